"""The benchmark's contenders find the same where they are given the same, and it says where they do not."""

from __future__ import annotations

from benchmarks.__main__ import checks, measure
from benchmarks.contenders import Contender, matchers


def test_matchers_of_the_same_terms_find_the_same() -> None:
    """Also terms that overlap or stand within each other, in any case."""
    found = {
        name: match(["全网最佳", "The BEST cream", ""])
        for name, match in matchers(["最佳", "网最", "best", "es"]).items()
    }
    assert "daachorse" in found
    assert all(hits == {(0, "最佳"), (0, "网最"), (1, "best"), (1, "es")} for hits in found.values())


def test_what_one_contender_overlooks_is_counted() -> None:
    """By name, so that nobody wins by missing."""
    found = {"raw": {(0, 1)}, "naive-regex": {(0, 1), (1, 2)}, "daachorse": {(0, "a")}, "pyahocorasick": {(0, "b")}}
    assert checks(found) == {"naive-regex not in raw": 1, "pyahocorasick unlike daachorse": 2}


def test_every_contender_runs_once_a_round_in_turn() -> None:
    """The first round warms up; what is heavy is spared it."""
    order: list[str] = []
    entered = [Contender(name, "", 10, lambda name=name: order.append(name), heavy=name == "b") for name in "ab"]  # type: ignore[misc]
    rates = measure(entered, 2)
    assert order == ["a", "a", "b", "a", "b"]
    assert {name: len(values) for name, values in rates.items()} == {"a": 2, "b": 2}
