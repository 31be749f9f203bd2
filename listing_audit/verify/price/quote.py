"""Before publishing: the highest reference and percentage that may be printed, and from when a planned claim would be lawful."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import ROUND_FLOOR, Decimal
from typing import Final

from listing_audit.ingest.moments import zone as zone_named
from listing_audit.model.prices import PriceHistory, Promotion
from listing_audit.values import frozen
from listing_audit.verify.price.money import cut_percent, is_sentinel, smallest_unit
from listing_audit.verify.price.referee import Judged, referee

# How far ahead a lawful day is looked for, and how many of the record's prices are tried as a reference.
_DAYS_AHEAD: Final = 400
_MAX_CANDIDATES: Final = 300


@frozen
class Quote:
    """What may be printed on a day.

    `reference` is the highest price of the record that may be compared with, `percent` the highest whole tenth of a
    percent that may be claimed at `price`. `tried` is the judgement of that reference or, where none stands, of the
    highest that was tried: its codes or lacking facts say why.
    """

    on: date
    reference: Decimal | None
    price: Decimal | None
    percent: Decimal | None
    tried: Judged | None


def quote(
    history: PriceHistory,
    *,
    place: str,
    on: date,
    as_of: date,
    price: Decimal | None = None,
    plan: Promotion | None = None,
) -> Quote:
    """Return the highest reference and percentage that stand on that day under the law of the place.

    Without a price one just below every recorded price is tried, so that only the reference is in question. `plan`
    gives what else is known: label, end, facts. The price in force now is taken to stay until that day.
    """
    candidates = sorted({event.price for event in history.events if not is_sentinel(event.price)}, reverse=True)
    unit = smallest_unit(history.currency)
    trial = price if price is not None else max((candidates[-1] if candidates else unit) - unit, unit)
    first: Judged | None = None
    for candidate in candidates[:_MAX_CANDIDATES]:
        if candidate <= trial:
            break
        judged = _on_day(
            history, place, on, as_of, replace(plan or Promotion(), price=trial, reference_price=candidate)
        )
        if judged.verdict == "compliant":
            percent = _highest_percent(candidate, price) if price is not None else None
            return Quote(on, candidate, price, percent, judged)
        first = first or judged
    if first is None:
        reference = (candidates[0] if candidates else trial) + unit
        first = _on_day(history, place, on, as_of, replace(plan or Promotion(), price=trial, reference_price=reference))
    return Quote(on, None, price, None, first)


def lawful_from(history: PriceHistory, plan: Promotion, *, place: str, on: date, as_of: date) -> date | None:
    """Return the first day, from `on` for 400 days, on which the planned claim would stand; None when on none."""
    for ahead in range(_DAYS_AHEAD):
        day = on + timedelta(days=ahead)
        if _on_day(history, place, day, as_of, plan).verdict == "compliant":
            return day
    return None


def _on_day(history: PriceHistory, place: str, day: date, as_of: date, plan: Promotion) -> Judged:
    zone = zone_named(history.timezone)
    start = datetime.combine(day, time(), zone)
    ends = plan.ends_at
    if ends is not None and plan.starts_at is not None:
        ends = start + (ends - plan.starts_at)
    promotion = replace(
        plan, starts_at=start, announced_at=start, ends_at=ends, currency=plan.currency or history.currency,
        reference_label=plan.reference_label or ("原价" if place == "CN" else "Was"),
    )  # fmt: skip
    return referee(promotion, history, place=place, as_of=as_of)


def _highest_percent(reference: Decimal, price: Decimal) -> Decimal:
    return cut_percent(reference, price).quantize(Decimal("0.1"), ROUND_FLOOR)
