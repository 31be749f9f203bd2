"""A price history as law reads it: steps of the offered price, deals, and the stretches nobody recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from listing_audit.values import frozen
from listing_audit.verify.price.times import BEGINNING, Span, overlap, without


@frozen
class Step:
    """A price in force on `[start, end)`. `price` None: not offered. `set_at` is the event behind it."""

    start: datetime
    end: datetime
    price: Decimal | None
    kind: str
    set_at: datetime

    @property
    def span(self) -> Span:
        """Its time."""
        return self.start, self.end


@frozen
class Point:
    """One price point: an event of the record."""

    at: datetime
    price: Decimal
    kind: str


@frozen
class Record:
    """What is known of one product before (`steps`, `deals`) and after (`later`) the promotion begins.

    `gaps` are stretches that the record does not cover, sorted; `holes` those of them through which not even the price
    last recorded can be taken to have run on: a record that may lack something anywhere has gaps and no holes. `missing`
    names why there is no usable record at all; `foreign` says that it is in another currency than the ad. `deal_gaps` are
    the stretches in which deals may be missing. `watched_to` is until when `later` is complete, where somebody said so.
    """

    start: datetime
    steps: tuple[Step, ...] = ()
    later: tuple[Step, ...] = ()
    listed: tuple[Point, ...] = ()
    deals: tuple[Point, ...] = ()
    gaps: tuple[Span, ...] = ()
    holes: tuple[Span, ...] = ()
    deal_gaps: tuple[Span, ...] = ()
    watched_to: datetime | None = None
    gap_fact: str = "history_complete"
    missing: str | None = None
    foreign: bool = False
    outliers: tuple[Point, ...] = ()

    @property
    def begins(self) -> datetime | None:
        """When the record begins."""
        return self.steps[0].start if self.steps else None


def gap_within(record: Record, window: Span) -> Span | None:
    """Return the first stretch of the window that the record does not cover."""
    return next((part for gap in record.gaps if (part := overlap(gap, window))), None)


def gap_of_deals(record: Record, window: Span) -> Span | None:
    """Return the first stretch of the window in which deals may be missing."""
    return next((part for gap in record.deal_gaps if (part := overlap(gap, window))), None)


def known_steps(record: Record, window: Span) -> Iterator[Step]:
    """Yield what was offered in the window, cut to it: carry-in included, what lies in a gap left out.

    The instant at which a price was set or seen is known even where a gap follows.
    """
    for step in record.steps:
        inside = overlap(step.span, window)
        if inside is None or step.price is None:
            continue
        if window[0] <= step.start or any(without(inside, record.holes)):
            yield Step(inside[0], inside[1], step.price, step.kind, step.set_at)


def lowest(record: Record, window: Span) -> Step | None:
    """Return the lowest price known to have been offered in the window, the latest of equals; None when there is none."""
    best: Step | None = None
    for step in known_steps(record, window):
        if best is None or best.price is None or (step.price is not None and step.price <= best.price):
            best = step
    return best


@frozen
class Length:
    """How long something held: at least and at most, where gaps leave it open."""

    least: timedelta
    most: timedelta


def time_where(record: Record, window: Span, test: Callable[[Decimal], bool]) -> Length:
    """Return for how long the offered price passed the test within the window."""
    least = unknown = timedelta(0)
    for (low, high), price, known in _pieces(record, window):
        if not known:
            unknown += high - low
        elif price is not None and test(price):
            least += high - low
    return Length(least, least + unknown)


def time_by_price(record: Record, window: Span) -> dict[Decimal, timedelta]:
    """Return how long each price is known to have been in force within the window."""
    found: dict[Decimal, timedelta] = {}
    for (low, high), price, known in _pieces(record, window):
        if known and price is not None:
            found[price] = found.get(price, timedelta(0)) + (high - low)
    return found


def run_up_to_start(record: Record, at_least: Decimal) -> Length:
    """Return how long without a break the price stood at the amount or above, up to the start.

    Days on which the product was not offered neither break the run nor count.
    """
    found = []
    for hopeful in (False, True):
        total = timedelta(0)
        for (low, high), price, known in reversed(_pieces(record, (BEGINNING, record.start))):
            if (known and price is not None and price < at_least) or not (known or hopeful):
                break
            total += high - low if price is not None or not known else timedelta(0)
        found.append(total)
    return Length(*found)


def _pieces(record: Record, window: Span) -> list[tuple[Span, Decimal | None, bool]]:
    """Return the window in order: stretches with their price, and stretches (False) that nobody recorded."""
    pieces: list[tuple[Span, Decimal | None, bool]] = []
    for step in record.steps:
        if step.end <= window[0] or step.start >= window[1]:
            continue
        inside = max(step.start, window[0]), min(step.end, window[1])
        if inside[0] >= inside[1]:
            continue
        if not record.gaps:
            pieces.append((inside, step.price, True))
            continue
        pieces += [(part, step.price, True) for part in without(inside, record.gaps)]
    pieces += [(part, None, False) for gap in record.gaps if (part := overlap(gap, window))]
    return sorted(pieces, key=lambda piece: piece[0])


def price_before_start(record: Record) -> Step | None:
    """Return the price in force immediately before the start: the last one offered."""
    return next((step for step in reversed(record.steps) if step.price is not None), None)


def offered_on(record: Record, window: Span, at_least: Decimal) -> bool:
    """Return whether the amount or more is known to have been asked at some time in the window."""
    return any(step.price is not None and step.price >= at_least for step in known_steps(record, window))


def highest_shown(record: Record) -> Decimal | None:
    """Return the highest price ever shown before the start."""
    return max((step.price for step in record.steps if step.price is not None), default=None)


@frozen
class Rise:
    """A lift of the ordinary price."""

    at: datetime
    before: Decimal
    after: Decimal


def rises(record: Record, since: datetime, least_percent: Decimal) -> tuple[Rise, ...]:
    """Return the lifts of the `listed` price since then. A sale, and the return from it, is none."""
    found = []
    for old, new in zip(record.listed, record.listed[1:], strict=False):
        if new.at >= since and (new.price - old.price) * 100 >= old.price * least_percent:
            found.append(Rise(new.at, old.price, new.price))
    return tuple(found)
