"""Spans, windows and durations."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from listing_audit.verify.price.times import days_back, end_of_stated_day, merged, months_back, whole_days, without

ZERO = datetime(2026, 1, 1, tzinfo=UTC)
spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(
    lambda pair: (ZERO + timedelta(hours=min(pair)), ZERO + timedelta(hours=max(pair) + 1))
)


@given(spans, st.lists(spans, max_size=8))
def test_a_span_without_its_holes_is_what_a_slow_count_of_hours_says(span, holes) -> None:  # type: ignore[no-untyped-def]
    parts = without(span, merged(tuple(holes)))
    hours = [ZERO + timedelta(hours=hour) for hour in range(62)]
    left = [h for h in hours if span[0] <= h < span[1] and not any(a <= h < b for a, b in holes)]
    assert [h for h in hours if any(a <= h < b for a, b in parts)] == left


def test_a_window_of_thirty_days_before_a_leap_day() -> None:
    zone = ZoneInfo("Asia/Shanghai")
    assert days_back(datetime(2024, 3, 1, 10, tzinfo=zone), 7, zone) == datetime(2024, 2, 23, tzinfo=zone)


def test_three_months_before_the_end_of_may_is_the_end_of_february() -> None:
    zone = ZoneInfo("America/Los_Angeles")
    assert months_back(datetime(2026, 5, 31, 9, tzinfo=zone), 3, zone) == datetime(2026, 2, 28, tzinfo=zone)


def test_an_end_stamped_a_minute_before_midnight_means_the_whole_day() -> None:
    zone = ZoneInfo("Europe/London")
    assert end_of_stated_day(datetime(2026, 3, 28, 23, 59, 59, tzinfo=zone), zone) == datetime(2026, 3, 29, tzinfo=zone)


def test_days_are_rounded_to_the_nearest_whole_one() -> None:
    assert [whole_days(timedelta(hours=hours)) for hours in (11, 12, 35, 36, 671)] == [0, 1, 1, 2, 28]
