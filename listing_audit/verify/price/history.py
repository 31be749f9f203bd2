"""Makes the record of one promotion out of a price history and the promotion's facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, tzinfo
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Final

from listing_audit.model.prices import PriceEvent, PriceHistory
from listing_audit.values import frozen
from listing_audit.verify.price.facts import Facts
from listing_audit.verify.price.money import is_sentinel, rounded
from listing_audit.verify.price.record import Point, Record, Step
from listing_audit.verify.price.times import BEGINNING, Span, instant, merged, without

DEFAULT_MAX_GAP_HOURS: Final = Decimal(26)
# A price a hundredth of its neighbours for a short while is a slip of the decimal point, not an offer.
_SHIFTS: Final = (Decimal(100), Decimal(1000))
_SLIP: Final = timedelta(days=2)


@frozen
class Ad:
    """What the record is read for: the promotion's start, its currency, channel, zone, and the tax its prices include."""

    start: datetime
    currency: str
    channel: str | None
    zone: tzinfo
    tax: str = "gross"


def make_record(history: PriceHistory | None, ad: Ad, facts: Facts) -> Record:
    """Return the record before and after the start. One that is no evidence comes back empty, with the reason."""
    if history is None:
        return Record(ad.start, missing="price_history")
    foreign = _foreign_channel(history, ad, facts)
    if foreign:
        return Record(ad.start, missing="price_history_of_this_channel")
    if (facts.text("history_currency") or history.currency).upper() not in (ad.currency, "XXX"):
        return Record(ad.start, missing="price_history_in_this_currency", foreign=True)
    factor = tax_factor(facts, ad.tax)
    if factor is None:
        return Record(ad.start, missing="vat_rate")
    points = [
        Point(instant(event.at, ad.zone), rounded(event.price * factor, ad.currency) if factor != 1 else event.price,
              event.kind)
        for event in history.events
    ]  # fmt: skip
    offers, outliers = _without_slips(_open_to_all(points, facts))
    unavailable = merged((*((instant(a, ad.zone), instant(b, ad.zone)) for a, b in history.unavailable),
                          *facts.spans("unavailable")))  # fmt: skip
    holes, fact = _holes(offers, history, ad, facts)
    holes = merged(tuple(part for gap in holes for part in without(gap, unavailable)))
    gaps = holes
    if facts.flag("history_complete") is False and not _says_where(offers, ad, facts):
        gaps = ((BEGINNING, ad.start),)  # something may be missing anywhere
    void = facts.moments("voided_events") | facts.moments("other_venue_events")
    own_deals = [p for p in points if p.kind == "transaction" and p.at not in void and not is_sentinel(p.price)]
    last_instant = offers[-1].at if offers else ad.start
    return Record(
        start=ad.start,
        steps=tuple(_steps([p for p in offers if p.at < ad.start], ad.start, unavailable)),
        later=tuple(_steps([p for p in offers if p.at >= ad.start], max(last_instant, ad.start) + timedelta(days=36500), unavailable)),
        listed=tuple(p for p in offers if p.kind == "listed" and p.at <= ad.start and not is_sentinel(p.price)
                     and p.at < ad.start),
        deals=tuple(point for point in own_deals if point.at < ad.start),
        gaps=gaps,
        holes=holes,
        deal_gaps=_deal_gaps(own_deals, gaps, ad, facts),
        watched_to=_watched_to(history, ad, facts),
        gap_fact=fact,
        missing=None if points else "price_history",
        outliers=tuple(point for point in outliers if point.at < ad.start),
    )  # fmt: skip


def tax_factor(facts: Facts, usual: str) -> Decimal | None:
    """Return what a stored price is multiplied with to have the tax treatment of the ad (`usual` in its place); None without a rate."""
    stored, printed = facts.text("history_tax"), facts.text("promotion_tax")
    if stored is None or stored == (printed or usual):
        return Decimal(1)
    rate = facts.amount("vat_rate")
    if rate is None or rate < 0:
        return None
    rate = rate / 100 if rate > 1 else rate
    return 1 + rate if stored == "net" else 1 / (1 + rate)


def _foreign_channel(history: PriceHistory, ad: Ad, facts: Facts) -> bool:
    stored = facts.text("events_channel") or history.channel
    printed = facts.text("promotion_channel") or ad.channel
    return stored is not None and printed is not None and stored != printed


def _open_to_all(points: Sequence[Point], facts: Facts) -> list[Point]:
    """Offers without those made to members only: the price open to all before them runs on. One an instant."""
    closed = facts.spans("member_only_periods")
    by_instant: dict[datetime, Point] = {}
    for point in points:
        if point.kind != "transaction" and not any(start <= point.at < end for start, end in closed):
            by_instant[point.at] = point
    return [by_instant[at] for at in sorted(by_instant)]


def _without_slips(offers: list[Point]) -> tuple[list[Point], list[Point]]:
    """Part prices that are a power of ten away from the same price before and after them, for two days at most."""
    runs = [list(run) for _, run in groupby(offers, key=lambda point: point.price)]
    slips: list[Point] = []
    for before, run, after in zip(runs, runs[1:], runs[2:], strict=False):
        low, high = sorted((before[0].price, run[0].price))
        same = before[0].price == after[0].price
        if same and low > 0 and after[0].at - run[0].at <= _SLIP and any(low * s == high for s in _SHIFTS):
            slips += run
    gone = {point.at for point in slips}
    return [point for point in offers if point.at not in gone], slips


def _steps(offers: Sequence[Point], end: datetime, unavailable: tuple[Span, ...]) -> Iterator[Step]:
    ends = [*(point.at for point in offers[1:]), end] if offers else []
    for point, stop in zip(offers, ends, strict=True):
        price = None if is_sentinel(point.price) else point.price
        if not unavailable:
            yield Step(point.at, stop, price, point.kind, point.at)
            continue
        low = point.at
        for start, finish in without((point.at, stop), unavailable):
            if start > low:
                yield Step(low, start, None, point.kind, point.at)
            yield Step(start, finish, price, point.kind, point.at)
            low = finish
        if low < stop:
            yield Step(low, stop, None, point.kind, point.at)


# ------------------------------------------------------------------ what nobody recorded


def _says_where(offers: Sequence[Point], ad: Ad, facts: Facts) -> bool:
    """Whether the facts say where the gap of an incomplete record lies: before its first event or after its end."""
    first_offered, ends = facts.moment("first_offered_at"), facts.moment("history_ends_at")
    first = offers[0].at if offers else ad.start
    return (first_offered is not None and first_offered < first) or (ends is not None and ends < ad.start)


def _holes(offers: Sequence[Point], history: PriceHistory, ad: Ad, facts: Facts) -> tuple[tuple[Span, ...], str]:
    """Return the stretches before the start that nobody recorded, and the fact that would close them."""
    before = [point.at for point in offers if point.at < ad.start]
    first_offered, ends = facts.moment("first_offered_at"), facts.moment("history_ends_at")
    coverage = history.coverage
    gaps: list[Span] = []
    if first_offered is not None and first_offered < (before[0] if before else ad.start):
        gaps.append((first_offered, before[0] if before else ad.start))
    if ends is not None and ends < ad.start:
        gaps.append((ends, ad.start))
    sampling = facts.text("sampling") or (coverage.sampling if coverage else None)
    # Between looks it is the looks that say what is known, also before the first and after the last.
    if coverage is not None and sampling != "snapshot" and facts.flag("history_complete") is not True:
        opening = instant(coverage.start, ad.zone)
        if first_offered is None and not (before and before[0] < opening):
            gaps.append((BEGINNING, min(opening, ad.start)))
        if instant(coverage.end, ad.zone) < ad.start and ends is None:
            gaps.append((instant(coverage.end, ad.zone), ad.start))
    if sampling == "snapshot":
        # A look that saw nothing on offer is a look.
        away = {instant(edge, ad.zone) for span in history.unavailable for edge in span}
        looks = sorted({*before, *(edge for edge in away if before and before[0] < edge < ad.start)})
        gaps += _between_looks(looks, ad.start, facts, first_offered)
    return merged(tuple(gaps)), "price_observations" if sampling == "snapshot" else "history_complete"


def _between_looks(
    looks: list[datetime], start: datetime, facts: Facts, first_offered: datetime | None
) -> Iterator[Span]:
    hours = facts.amount("max_gap_hours") or DEFAULT_MAX_GAP_HOURS
    longest = timedelta(seconds=float(min(hours, Decimal(10_000)) * 3600))
    opening = first_offered if first_offered is not None else BEGINNING
    if opening < (looks[0] if looks else start):
        yield opening, looks[0] if looks else start
    for early, late in pairwise([*looks, start] if looks else ()):
        if late - early > longest:
            yield early, late


def _watched_to(history: PriceHistory, ad: Ad, facts: Facts) -> datetime | None:
    """Return until when the record tells what happened after the start; None: until whenever somebody looked."""
    ends = facts.moment("history_ends_at")
    if ends is not None:
        return ends
    if facts.flag("history_complete") is False:
        return ad.start
    return instant(history.coverage.end, ad.zone) if history.coverage is not None else None


def _deal_gaps(own_deals: Sequence[Point], gaps: tuple[Span, ...], ad: Ad, facts: Facts) -> tuple[Span, ...]:
    """Deals are complete when the facts say so; without facts when the record holds any, as far as it reaches.

    Void deals and those of another place are no part of the record, and do not make it one of deals.
    """
    stated = facts.flag("transactions_complete")
    until = facts.moment("transactions_complete_to")
    if stated is True and until is None:
        return ()
    if until is not None:
        return ((until, ad.start),) if until < ad.start else ()
    if stated is False or not own_deals:
        return ((BEGINNING, ad.start),)
    return gaps if facts.text("sampling") is None else ()


def in_time(events: Sequence[PriceEvent]) -> tuple[PriceEvent, ...]:
    """Return events in the order of time; equal instants keep their order, so that the last one said holds."""
    return tuple(sorted(events, key=lambda event: event.at))
