"""United Kingdom, U5: what repeats. Sales that nobody made at the reference, sales on and off, sales without end."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from listing_audit.verify.price.case import NO_SALE, PERPETUAL, Case, Findings
from listing_audit.verify.price.numbers import number
from listing_audit.verify.price.record import Length, Point, Step, gap_within, offered_on, time_where
from listing_audit.verify.price.times import Span, days_back, whole_days


@dataclass(slots=True)
class OwnPriceTests:
    """The tests of one own-price claim as they go along. `baseline` None: no price may serve."""

    case: Case
    reference: Decimal
    before: Step
    found: Findings
    baseline: Decimal | None
    points: tuple[Point, ...] = ()

    def count(self, name: str) -> int:
        return number("GB", name, self.case.as_of)

    def window(self, days: int) -> Span:
        return days_back(self.case.start, days, self.case.zone), self.case.start

    def lower_base(self, price: Decimal) -> None:
        self.baseline = price if self.baseline is None else min(self.baseline, price)


def judge_volume(tests: OwnPriceTests) -> None:
    """U5: significant sales at the reference, by the trader's own figures."""
    sold, total = (tests.case.facts.amount(name) for name in ("sales_at_reference", "sales_total"))
    if sold is None:
        return
    if sold == 0:
        tests.found.broken(NO_SALE)
    few = sold == 0 or (total is not None and total > 0 and sold * 100 < total * tests.count("small_share_percent"))
    if few:
        if not tests.found.codes or set(tests.found.codes) == {NO_SALE}:
            tests.baseline = None
        tests.found.broken(PERPETUAL)


def judge_patterns(tests: OwnPriceTests) -> None:
    """U5: seven days on and seven off, promotions back to back, or a sale price that was already the usual one."""
    case, price = tests.case, tests.case.price
    if price is None:
        return
    window = tests.window(tests.count("usual_days"))
    at = time_where(case.record, window, lambda amount: amount >= tests.reference)
    low = time_where(case.record, window, lambda amount: amount <= price)
    already = tests.before.price == price and tests.reference > price
    if already:
        same = time_where(case.record, window, lambda amount: amount == price)
        _certainly(tests, same, at, or_equal=False)
    if not already and _runs_at_or_below(tests, window) >= 2:
        _certainly(tests, low, at, or_equal=True)
    judge_back_to_back(tests)


def _certainly(tests: OwnPriceTests, longer: Length, shorter: Length, *, or_equal: bool) -> None:
    one, other = whole_days(longer.least), whole_days(shorter.most)
    if one > other or (or_equal and one == other):
        tests.found.broken(PERPETUAL)


def _runs_at_or_below(tests: OwnPriceTests, window: Span) -> int:
    """Return how many separate earlier runs at or below the promotional price there were."""
    price = tests.case.price
    runs, inside = 0, False
    for step in tests.case.record.steps:
        if step.end <= window[0] or step.price is None or price is None:
            continue
        if step.price <= price and not inside:
            runs += 1
        inside = step.price <= price
    return runs


def judge_back_to_back(tests: OwnPriceTests) -> None:
    """Two promotions, this one included, that followed each other without the reference being charged between."""
    case, found = tests.case, tests.found
    earlier = sorted(span for span in case.facts.spans("previous_promotions", whole_days=True) if span[0] < case.start)
    for one, following in pairwise([*earlier, (case.start, case.start)]):
        between = (one[1], following[0])
        if between[0] >= between[1]:
            found.broken(PERPETUAL)
        elif not offered_on(case.record, between, tests.reference):
            gap = gap_within(case.record, between)
            if gap is None:
                found.broken(PERPETUAL)
            else:
                found.lacks(case.record.gap_fact, gap)
