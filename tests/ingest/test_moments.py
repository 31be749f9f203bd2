"""Dates and times of exports become moments with a zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.ingest.moments import has_zone, is_ambiguous, parse_interval, parse_moment, zone

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-01", datetime(2026, 11, 1, tzinfo=SHANGHAI)),
        ("20261101", datetime(2026, 11, 1, tzinfo=SHANGHAI)),
        ("2026/11/1", datetime(2026, 11, 1, tzinfo=SHANGHAI)),
        ("2026年11月1日 10:05", datetime(2026, 11, 1, 10, 5, tzinfo=SHANGHAI)),
        ("2026-11-01T00:00-0800", datetime(2026, 11, 1, tzinfo=timezone(timedelta(hours=-8)))),
        ("2026-11-01T00:00:00Z", datetime(2026, 11, 1, tzinfo=UTC)),
        ("2026-11-1 9:05 +08:00", datetime(2026, 11, 1, 9, 5, tzinfo=timezone(timedelta(hours=8)))),
        ("11/30/26", datetime(2026, 11, 30, tzinfo=SHANGHAI)),
        ("30/11/2026 08:00", datetime(2026, 11, 30, 8, 0, tzinfo=SHANGHAI)),
        ("11/1/26", None),
        ("2026-13-01", None),
        ("soon", None),
        ("", None),
        ("2" * 60, None),
    ],
)
def test_dates_of_exports(text, moment):
    assert parse_moment(text, SHANGHAI) == moment


def test_a_sale_until_a_day_runs_to_the_end_of_it():
    end = datetime(2026, 11, 30, 23, 59, 59, tzinfo=SHANGHAI)
    assert parse_moment("2026-11-30", SHANGHAI, end_of_day=True) == end
    assert parse_moment("2026-11-30 08:00", SHANGHAI, end_of_day=True) == datetime(2026, 11, 30, 8, tzinfo=SHANGHAI)


def test_a_day_and_a_month_that_could_be_swapped_are_not_guessed():
    assert is_ambiguous("11/1/26")
    assert not is_ambiguous("11/11/26")
    assert not is_ambiguous("11/30/26")


def test_an_interval_has_two_ends_and_either_may_be_open():
    west = timezone(timedelta(hours=-8))
    both = (datetime(2026, 11, 1, tzinfo=west), datetime(2026, 11, 30, 23, 59, tzinfo=west))
    assert parse_interval("2026-11-01T00:00-0800/2026-11-30T23:59-0800", UTC) == both
    assert parse_interval("2026-11-01/", UTC) == (datetime(2026, 11, 1, tzinfo=UTC), None)
    assert parse_interval("2026-11-01", UTC) is None
    assert parse_interval("soon/later", UTC) is None


def test_zones_have_names_or_offsets():
    assert zone("Asia/Shanghai") == SHANGHAI
    assert zone("+08:00") == timezone(timedelta(hours=8))
    assert zone("Mars/Olympus") is None
    assert zone("../etc/passwd") is None


def test_only_a_time_says_its_zone():
    assert has_zone("2026-11-01T00:00Z")
    assert has_zone("2026-11-01T00:00:00+08:00")
    assert not has_zone("2026-11-01")
    assert not has_zone("2026-11-01T00:00")


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1), timezones=st.just(UTC)))
def test_iso_8601_is_read_back(moment):
    assert parse_moment(moment.isoformat(), SHANGHAI) == moment


@given(st.text(max_size=60))
def test_no_text_is_an_exception(text):
    moment = parse_moment(text, UTC)
    assert moment is None or moment.tzinfo is not None
