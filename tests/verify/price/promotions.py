"""Promotions and histories in one line each, for the tests of the price laws."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from listing_audit.model.prices import EventKind, PriceEvent, PriceHistory, Promotion
from listing_audit.verify.price.referee import Judged, referee

AS_OF = date(2026, 11, 21)
ZONES = {
    "CN": "Asia/Shanghai",
    "GB": "Europe/London",
    "US": "America/New_York",
    "US-CA": "America/Los_Angeles",
    "US-NJ": "America/New_York",
}
CURRENCIES = {"CN": "CNY", "GB": "GBP", "US": "USD", "US-CA": "USD", "US-NJ": "USD"}
KINDS: dict[str, EventKind] = {"": "listed", "s": "sale", "t": "transaction"}


def moment(text: str, zone: str) -> datetime:
    """Return `2026-05-01` or `2026-05-01T12:00` as local time."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def history(place: str, events: str) -> PriceHistory:
    """Return the history of `2026-01-01=100 2026-05-01=80s 2026-05-03T10:00=79t`."""
    zone = ZONES.get(place, "Europe/Berlin")
    found = []
    for word in events.split():
        at, _, price = word.partition("=")
        mark = price[-1] if price[-1].isalpha() else ""
        found.append(PriceEvent(moment(at, zone), Decimal(price.removesuffix(mark)), KINDS[mark]))
    return PriceHistory(CURRENCIES.get(place, "EUR"), zone, tuple(found))


def promotion(place: str, starts: str, price: str, reference: str | None = None, **more: Any) -> Promotion:
    """Return a promotion; `label`, `percent`, `text` and `ends` are its own, every other name is a fact."""
    zone = ZONES.get(place, "Europe/Berlin")
    percent, ends = more.pop("percent", None), more.pop("ends", None)
    label, text = more.pop("label", None), more.pop("text", None)
    facts = tuple((k, v if isinstance(v, str) else json.dumps(v)) for k, v in more.items())
    start = moment(starts, zone)
    return Promotion(
        announced_at=start, starts_at=start, ends_at=moment(ends, zone) if ends else None, price=Decimal(price),
        reference_price=Decimal(reference) if reference else None, reference_label=label,
        claimed_percent=Decimal(percent) if percent else None, claim_text=text, facts=facts,
    )  # fmt: skip


def judged(place: str, events: str, starts: str, price: str, reference: str | None = None, **more: Any) -> Judged:
    """Return the judgement of one promotion."""
    return referee(promotion(place, starts, price, reference, **more), history(place, events), place=place, as_of=AS_OF)


def answer(
    place: str, events: str, starts: str, price: str, reference: str | None = None, **more: Any
) -> tuple[str, str, str | None]:
    """Return the verdict, its codes (or lacking facts) and the lawful reference, as words."""
    found = judged(place, events, starts, price, reference, **more).ruling
    words = [code.topic for code in found.codes] or [missing.fact for missing in found.missing]
    return found.verdict, " ".join(sorted(words)), None if found.lawful is None else str(found.lawful)
