"""A host is asked at its own pace, more slowly when it says so, and left alone when it does not answer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from listing_audit.ingest.fetch.pace import Paces, backoff_s, retry_after_s

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_the_next_request_waits_for_the_delay_after_the_last_one():
    pace = Paces(1.5).of("shop.example")
    pace.asked(10.0)
    assert pace.next_at == 11.5
    pace.at_least(4.0)
    pace.at_least(2.0)
    pace.asked(20.0)
    assert pace.next_at == 24.0


def test_hosts_do_not_wait_for_each_other():
    paces = Paces(1.0)
    paces.of("a.example").asked(10.0)
    assert paces.of("b.example").next_at == 0.0
    assert paces.of("a.example").next_at == 11.0


def test_an_overloaded_host_is_asked_more_slowly_from_then_on():
    pace = Paces(1.0).of("shop.example")
    pace.failed(10.0, 30.0, overloaded=True)
    assert (pace.next_at, pace.delay_s) == (40.0, 2.0)
    pace.failed(50.0, 2.0, overloaded=False)
    assert (pace.next_at, pace.delay_s) == (52.0, 2.0)


def test_five_failures_running_close_a_host_and_one_answer_forgives_them():
    pace = Paces(0.0).of("shop.example")
    for _ in range(4):
        pace.failed(0.0, 1.0, overloaded=False)
    pace.worked()
    for _ in range(4):
        pace.failed(0.0, 1.0, overloaded=False)
    assert pace.closed is None
    pace.failed(0.0, 1.0, overloaded=False)
    assert pace.closed == ("host_closed", {"host": "shop.example", "count": 5})


def test_pauses_double_up_to_a_minute():
    assert [backoff_s(tries, 0.5) for tries in (1, 2, 3, 4, 5, 6, 50)] == [2, 4, 8, 16, 32, 60, 60]
    assert backoff_s(1, 0.0) == 1.5 and backoff_s(1, 1.0) == 2.5


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("Sun, 22 Nov 2026 12:00:30 GMT", 30.0),
        ("Sun, 22 Nov 2026 11:00:00 GMT", 0.0),
        ("Sun, 22 Nov 2026 12:00:30 -0000", 30.0),
        (None, None),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1e9", None),
        ("９", None),
        ("9" * 400, None),
        ("Sun, 99 Nov 2026 12:00:30 GMT", None),
    ],
)
def test_retry_after_is_a_number_or_a_date(header, seconds):
    assert retry_after_s(header, NOW) == seconds
