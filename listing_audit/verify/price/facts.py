"""What a promotion says beside its prices, typed. A fact that cannot be read is not a fact: it is named as unread."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal, InvalidOperation
from typing import Final, cast

from listing_audit.ingest.moments import parse_moment
from listing_audit.values import frozen
from listing_audit.verify.price.times import Span, instant, midnight

_ABSENT: Final = ("", "null")


@frozen
class Facts:
    """The facts by name, as texts (JSON where they are not plain), and the zone that bare days are local to.

    Every question answers None or nothing for a fact that is absent, null or unreadable; the last are in `unread`.
    """

    values: Mapping[str, str]
    zone: tzinfo
    unread: list[str] = field(default_factory=list)

    def has(self, name: str) -> bool:
        """Whether the fact is stated and not null."""
        return self.values.get(name, "").strip() not in _ABSENT

    def asked(self, name: str) -> bool:
        """Whether the fact is mentioned at all; null says that somebody asked and nobody answered."""
        return name in self.values

    def text(self, name: str) -> str | None:
        """The fact as text."""
        return self.values[name].strip() if self.has(name) else None

    def flag(self, name: str) -> bool | None:
        """The fact as yes or no."""
        text = self.text(name)
        if text is None:
            return None
        known = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
        if text.lower() not in known:
            self._unread(name)
            return None
        return known[text.lower()]

    def amount(self, name: str) -> Decimal | None:
        """The fact as a number."""
        text = self.text(name)
        if text is None:
            return None
        number = _number(text)
        if number is None:
            self._unread(name)
        return number

    def amounts(self, name: str) -> tuple[Decimal, ...] | None:
        """The fact as a list of numbers; None when absent."""
        items = self._json(name)
        if items is None:
            return None
        numbers = [_number(str(item)) for item in items] if isinstance(items, list) else [None]
        if None in numbers:
            self._unread(name)
            return None
        return tuple(cast("list[Decimal]", numbers))

    def moment(self, name: str) -> datetime | None:
        """The fact as an instant; a bare day is its beginning."""
        text = self.text(name)
        return None if text is None else self._moment(name, text)

    def day(self, name: str) -> date | None:
        """The fact as a local day."""
        moment = self.moment(name)
        return None if moment is None else moment.astimezone(self.zone).date()

    def moments(self, name: str) -> frozenset[datetime]:
        """The fact as a set of instants."""
        items = self._json(name)
        found = [self._moment(name, str(item)) for item in items] if isinstance(items, list) else []
        return frozenset(moment for moment in found if moment is not None)

    def spans(self, name: str, *, whole_days: bool = False) -> tuple[Span, ...]:
        """The fact as a list of half-open spans; with `whole_days` a bare last day counts as a whole."""
        items = self._json(name)
        found = []
        for pair in items if isinstance(items, list) else ():
            if not isinstance(pair, list) or len(pair) != 2:
                self._unread(name)
                continue
            low, high = (self._moment(name, str(part)) for part in pair)
            if low is None or high is None:
                continue
            if whole_days and len(str(pair[1]).strip()) == 10:
                high = self._day_after(high)
            found.append((low, high))
        return tuple(found)

    def readings(self, name: str) -> tuple[tuple[datetime, datetime], ...]:
        """Timer readings: when looked at, and the end that was shown."""
        items = self._json(name)
        found = []
        for item in items if isinstance(items, list) else ():
            at = self._moment(name, str(item.get("at"))) if isinstance(item, dict) else None
            ends = self._moment(name, str(item.get("ends"))) if isinstance(item, dict) else None
            if at is None or ends is None:
                self._unread(name)
            else:
                found.append((at, ends))
        return tuple(sorted(found))

    def period(self, name: str) -> tuple[Span, str] | None:
        """A period of whole days with its basis: `{from, to, basis}`."""
        item = self._json(name)
        if item is None:
            return None
        if not isinstance(item, dict):
            self._unread(name)
            return None
        low, high = (self._moment(name, str(item.get(key))) for key in ("from", "to"))
        if low is None or high is None:
            return None
        return (low, self._day_after(high)), str(item.get("basis") or "")

    def _day_after(self, moment: datetime) -> datetime:
        return midnight(moment.astimezone(self.zone).date() + timedelta(days=1), self.zone)

    def _moment(self, name: str, text: str) -> datetime | None:
        found = parse_moment(text, self.zone)
        if found is None:
            self._unread(name)
            return None
        return instant(found, self.zone)

    def _json(self, name: str) -> object:
        text = self.text(name)
        if text is None:
            return None
        try:
            return cast(object, json.loads(text))
        except (ValueError, RecursionError):
            self._unread(name)
            return None

    def _unread(self, name: str) -> None:
        if name not in self.unread:
            self.unread.append(name)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip()) if len(text) <= 40 else Decimal("NaN")
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
