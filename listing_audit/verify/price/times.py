"""Windows and durations. Instants are in UTC, because Python compares local times of one zone by the clock face."""

from __future__ import annotations

import calendar
from bisect import bisect_right
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

DAY: Final = timedelta(days=1)
BEGINNING: Final = datetime(1, 1, 2, tzinfo=UTC)
FOREVER: Final = datetime(9999, 12, 30, tzinfo=UTC)

Span = tuple[datetime, datetime]  # half-open


def instant(moment: datetime, zone: tzinfo) -> datetime:
    """Return the moment in UTC; one without offset is local."""
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)
    try:
        return aware.astimezone(UTC)
    except OverflowError:
        return BEGINNING if moment.year < 1000 else FOREVER


def midnight(day: date, zone: tzinfo) -> datetime:
    """Return the instant at which the local day begins."""
    return instant(datetime.combine(day, time(), zone), zone)


def local_day(moment: datetime, zone: tzinfo) -> date:
    """Return the local calendar day of an instant."""
    return moment.astimezone(zone).date()


def days_back(start: datetime, days: int, zone: tzinfo) -> datetime:
    """Return the opening of a window of whole local days before the start day, which is not counted."""
    return midnight(local_day(start, zone) - timedelta(days=days), zone)


def months_back(start: datetime, months: int, zone: tzinfo) -> datetime:
    """Return midnight of the same day that many calendar months earlier, or of that month's last day."""
    day = local_day(start, zone)
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    return midnight(date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1])), zone)


def months_on(start: datetime, months: int, zone: tzinfo) -> datetime:
    """Return midnight of the same day that many calendar months later."""
    return months_back(start, -months, zone)


def whole_days(length: timedelta) -> int:
    """Return elapsed time in days of 24 hours, rounded to the nearest one."""
    return int((length + DAY / 2) // DAY)


def end_of_stated_day(end: datetime, zone: tzinfo) -> datetime:
    """Return the instant at which a stated end is over: 23:59 and 23:59:59 mean the whole day."""
    local = end.astimezone(zone)
    if (local.hour, local.minute) == (23, 59):
        return midnight(local.date() + timedelta(days=1), zone)
    return end


def overlap(first: Span, second: Span) -> Span | None:
    """Return what both have in common, or None."""
    low, high = max(first[0], second[0]), min(first[1], second[1])
    return (low, high) if low < high else None


def without(span: Span, holes: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the parts of a span that no hole covers. Holes are sorted and do not overlap."""
    parts, low = [], span[0]
    for number in range(bisect_right(holes, low, key=_end), len(holes)):
        start, end = holes[number]
        if start >= span[1]:
            break
        if start > low:
            parts.append((low, start))
        low = max(low, end)
    if low < span[1]:
        parts.append((low, span[1]))
    return tuple(parts)


def _end(span: Span) -> datetime:
    return span[1]


def merged(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the same time as sorted spans that do not touch."""
    out: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


def shown(moment: datetime, zone: tzinfo) -> str:
    """Return the instant as local ISO 8601 with offset."""
    return moment.astimezone(zone).isoformat()
