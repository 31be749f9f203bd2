"""Leads for officers: figures that make a promotion worth a look. They accuse nobody and never fail a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from listing_audit.model.prices import Promotion
from listing_audit.verify.price.case import NO_SALE, PERPETUAL, RAISED, Case, Ruling
from listing_audit.verify.price.money import plain
from listing_audit.verify.price.record import offered_on, rises, time_where
from listing_audit.verify.price.times import BEGINNING, days_back, local_day, whole_days

_DAYS: Final = 90
_RISE_PERCENT: Final = Decimal(10)
_RISE_DAYS: Final = 30
_EVENT_REACH: Final = timedelta(days=4)
_PAUSE: Final = timedelta(days=1)

Figures = dict[str, str | int]


def leads_of(case: Case, ruling: Ruling) -> dict[str, Figures]:
    """Return the figures by the topic they point at, without topics that the ruling has decided."""
    if case.reference is None or case.price is None or not case.record.steps or ruling.exempt is not None:
        return {}
    decided = {code.topic for code in ruling.codes}
    found: dict[str, Figures] = {}
    window = (days_back(case.start, _DAYS, case.zone), case.start)
    reference, price = case.reference, case.price
    at = whole_days(time_where(case.record, window, lambda amount: amount >= reference).least)
    on_sale = whole_days(time_where(case.record, window, lambda amount: amount <= price).least)
    if PERPETUAL not in decided and on_sale > at:
        found[PERPETUAL] = {"days_at_reference": at, "days_on_sale": on_sale, "days": _DAYS}
    if NO_SALE not in decided and not offered_on(case.record, (BEGINNING, case.start), reference):
        highest = max((step.price for step in case.record.steps if step.price is not None), default=None)
        if highest is not None:
            found[NO_SALE] = {"reference": plain(reference), "highest_seen": plain(highest)}
    event = sale_event(local_day(case.start, case.zone))
    lifted = rises(case.record, days_back(case.start, _RISE_DAYS, case.zone), _RISE_PERCENT)
    if RAISED not in decided and lifted and lifted[-1].before < reference:
        rise = lifted[-1]
        found[RAISED] = {"before": plain(rise.before), "after": plain(rise.after), "event": event or ""}
    return found


def sale_event(day: date) -> str | None:
    """Return the shopping event that a promotion beginning on that day belongs to, or None."""
    return next((name for name, on in sale_events(day.year) if abs(day - on) <= _EVENT_REACH), None)


def sale_events(year: int) -> tuple[tuple[str, date], ...]:
    """Return the shopping events of a year that prices are known to be raised for, each with its day, in order."""
    thanksgiving = date(year, 11, 1) + timedelta(days=(3 - date(year, 11, 1).weekday()) % 7 + 21)
    return (
        ("6.18", date(year, 6, 18)),
        ("11.11", date(year, 11, 11)),
        ("Black Friday", thanksgiving + timedelta(days=1)),
        ("12.12", date(year, 12, 12)),
    )


def moved_deadlines(promotion: Promotion, all_of_listing: Iterable[Promotion]) -> Figures | None:
    """Return how often the stated end of an offer was put off: at once followed by the same offer with a later end.

    None for an offer that another one follows in turn, so that a chain is told once, and for one that ends as first said.
    """
    same = [other for other in all_of_listing if _is_same_offer(promotion, other)]
    ends = sorted({other.ends_at for other in same if other.ends_at is not None})
    starts = [other.starts_at for other in same if other.starts_at is not None]
    if promotion.ends_at is None or promotion.starts_at is None or len(ends) < 2 or promotion.ends_at != ends[-1]:
        return None
    chain = [ends[-1]]
    for end in reversed(ends[:-1]):
        # A day between is the pause in which nobody could buy at the old price either.
        if not any(end <= start + _PAUSE and start - end <= _PAUSE for start in starts):
            break
        chain.append(end)
    if len(chain) < 2:
        return None
    return {"times": len(chain) - 1, "first_end": chain[-1].date().isoformat(), "last_end": chain[0].date().isoformat()}


def _is_same_offer(one: Promotion, other: Promotion) -> bool:
    return (one.sku, one.channel, one.market, one.price) == (other.sku, other.channel, other.market, other.price)


# ------------------------------------------------------------------ across a catalogue


@dataclass(slots=True)
class PercentTally:
    """How often each percentage is claimed over a catalogue. Tallies of parts add up (`merge`)."""

    promotions: int = 0
    by_percent: Counter[Decimal] = field(default_factory=Counter)

    def add(self, reference: Decimal | None, price: Decimal | None) -> None:
        """Count one promotion; one without a cut counts for nothing."""
        if reference is None or price is None or not 0 <= price < reference:
            return
        self.promotions += 1
        self.by_percent[((reference - price) / reference * 100).quantize(Decimal("0.1"))] += 1

    def merge(self, other: PercentTally) -> None:
        """Take in the count of another part."""
        self.promotions += other.promotions
        self.by_percent.update(other.by_percent)

    def identical(self, *, least: int = 20, share: Decimal = Decimal("0.5")) -> tuple[tuple[Decimal, int], ...]:
        """Return the percentages that at least that share of the promotions claims: references made by formula."""
        if self.promotions < least:
            return ()
        common = (
            (percent, count) for percent, count in self.by_percent.most_common() if count >= share * self.promotions
        )
        return tuple(common)
