"""Reads dates and times. Every moment that comes out has a zone."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

_DATE_ONLY: Final = re.compile(r"\d{4}-?\d{2}-?\d{2}")
_SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?")
_LOOSE: Final = re.compile(
    r"(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?"
    r"(?:[T\s]\s?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,9})?\s?(Z|[+-]\d{2}:?\d{2})?)?"
)


@lru_cache(maxsize=64)
def zone(name: str) -> tzinfo | None:
    """Return the IANA zone or fixed offset (`+08:00`) of that name; None when there is none."""
    if name.upper() in ("UTC", "Z", "GMT"):
        return UTC
    try:
        if re.fullmatch(r"[+-]\d{2}:?\d{2}", name):
            return datetime.fromisoformat(f"2000-01-01T00:00{name}").tzinfo
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return None


def parse_moment(text: str, default_zone: tzinfo, *, end_of_day: bool = False) -> datetime | None:
    """Return the moment, or None when the text is none.

    A bare date is the start of that local day, with `end_of_day` its last second: a sale "until 30 November" still
    runs on the 30th. A time without offset is in `default_zone`.
    """
    text = text.strip()
    if not text or len(text) > 40:
        return None
    try:
        moment = datetime.fromisoformat(text)
        bare = bool(_DATE_ONLY.fullmatch(text))
    except ValueError:
        found = _LOOSE.fullmatch(_year_first(text))
        if found is None:
            return None
        parsed = _from_parts(found)
        if parsed is None:
            return None
        moment, bare = parsed, found[4] is None
    if bare and end_of_day:
        moment = datetime.combine(moment.date(), time(23, 59, 59))
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=default_zone)


def is_ambiguous(text: str) -> bool:
    """Return whether this is a date whose day and month cannot be told apart: 11/1/26."""
    found = _SLASHED.fullmatch(text.strip())
    return found is not None and int(found[1]) <= 12 and int(found[2]) <= 12 and int(found[1]) != int(found[2])


def has_zone(text: str) -> bool:
    """Return whether the text of a moment says its own offset."""
    return bool(re.search(r"(?:Z|[+-]\d{2}:?\d{2})$", text.strip())) and ":" in text


def parse_interval(text: str, default_zone: tzinfo) -> tuple[datetime | None, datetime | None] | None:
    """Return both ends of an ISO 8601 interval `start/end`; an end may be missing. None when it is no interval."""
    start, slash, end = text.strip().partition("/")
    if not slash:
        return None
    first = parse_moment(start, default_zone) if start.strip() else None
    last = parse_moment(end, default_zone, end_of_day=True) if end.strip() else None
    if (start.strip() and first is None) or (end.strip() and last is None):
        return None
    return first, last


def _year_first(text: str) -> str:
    """Turn 30/11/2026 and 11/30/2026 round, where only one reading is possible."""
    found = _SLASHED.fullmatch(text)
    if found is None or is_ambiguous(text):
        return text
    month, day = (found[1], found[2]) if int(found[1]) <= 12 else (found[2], found[1])
    year = found[3] if len(found[3]) == 4 else f"20{found[3]}"
    return f"{year}-{month}-{day}{text[found.end(3) :]}"


def _from_parts(found: re.Match[str]) -> datetime | None:
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    offset = found[7]
    try:
        moment = datetime(year, month, day) + timedelta(hours=hour, minutes=minute, seconds=second)
        if hour > 24 or minute > 59 or second > 60:
            return None
    except (ValueError, OverflowError):
        return None
    return moment.replace(tzinfo=zone("UTC" if offset == "Z" else offset)) if offset else moment
