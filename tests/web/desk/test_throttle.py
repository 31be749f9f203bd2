"""How many attempts to sign in pass: few of one name from one address, more of one address, and all are forgotten."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from listing_audit.web.desk.throttle import Throttle


def test_five_attempts_of_a_name_from_an_address_pass_in_five_minutes():
    throttle = Throttle()
    assert [throttle.admit("li", "a", float(at)) for at in range(5)] == [0] * 5
    assert throttle.admit("li", "a", 10.0) == 291
    assert throttle.admit("li", "b", 10.0) == 0
    assert throttle.admit("li", "a", 300.5) == 0


def test_thirty_attempts_of_an_address_pass_whatever_the_names():
    throttle = Throttle()
    passed = [throttle.admit(f"name{number}", "a", 0.0) for number in range(31)]
    assert passed[:30] == [0] * 30 and passed[30] > 0


def test_who_signs_in_counts_for_nothing():
    throttle = Throttle()
    for _ in range(200):
        assert throttle.admit("li", "a", 0.0) == 0
        throttle.succeeded("li", "a")


def test_of_many_attempts_at_once_no_more_pass():
    throttle = Throttle()
    with ThreadPoolExecutor(20) as pool:
        passed = list(pool.map(lambda _: throttle.admit("li", "a", 0.0), range(200)))
    assert passed.count(0) == 5


def test_memory_is_bounded():
    throttle = Throttle()
    for number in range(12_000):
        throttle.admit(f"name{number}", f"address{number}", 0.0)
    assert len(throttle.failures) <= 10_000
