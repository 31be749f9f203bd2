"""United States: FTC guides 16 CFR 233, California B&P 17501, New Jersey 13:45A-9.6. The numbers are policy."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from listing_audit.values import frozen
from listing_audit.verify.price.case import (
    NO_SALE,
    NOT_LOWER,
    PERCENT,
    PERPETUAL,
    RAISED,
    REFERENCE,
    Case,
    Findings,
    Ruling,
    overstated,
    own_claims,
    point_of,
)  # fmt: skip
from listing_audit.verify.price.money import common_price, cut_percent
from listing_audit.verify.price.numbers import number
from listing_audit.verify.price.record import (
    Length,
    Point,
    gap_within,
    offered_on,
    price_before_start,
    rises,
    time_by_price,
    time_where,
)  # fmt: skip
from listing_audit.verify.price.times import Span, days_back, midnight, months_back, whole_days


def judge_us(case: Case) -> Ruling:
    """Return what the federal guides, or the state's own number in their place, say of the promotion's history."""
    if not (case.reduction_claimed or case.advantage or case.conditional or case.multi_buy):
        return Ruling(exempt="no_reduction_announced")
    if case.label in ("maker", "list", "market"):
        return _price_of_others(case)
    if not case.reduction_claimed and (case.conditional or case.multi_buy):
        return Ruling(exempt="conditional")
    return _former_price(case)


def _price_of_others(case: Case) -> Ruling:
    """F2, F3: the price at which others really sell; the trader's own history is not looked at."""
    found = Findings()
    given = case.facts.amounts("market_prices_principal") or case.facts.amounts("market_prices") or ()
    market = common_price(given)
    if market is None:
        found.lacks("market_prices")
        return found.ruling()
    above = case.reference is not None and case.reference * 100 > market * 101
    if above:
        found.broken(REFERENCE)
    if not (case.conditional or case.multi_buy):
        if above and overstated(case, market):
            found.broken(PERCENT)
        if case.price is not None and case.price >= market:
            found.broken(NOT_LOWER)
    return replace(found.ruling(), baseline=market, lawful=market)


# ------------------------------------------------------------------ former price


@frozen
class _Answer:
    """What a test of the former price says: True stands, False fails, None open (`fact` would close it)."""

    stands: bool | None
    lawful: Decimal | None
    fact: str = "history_complete"
    never: bool = False


def _former_price(case: Case) -> Ruling:
    found = Findings()
    window = (days_back(case.start, number("US", "usual_days", case.as_of), case.zone), case.start)
    before = price_before_start(case.record)
    if case.record.missing is not None or before is None:
        found.lacks(case.record.missing or "price_in_window", window)
        return replace(found.ruling(), window=window)
    usual = _usual_price(case, window)
    if case.place == "US-CA" and case.reference is None:
        window = (months_back(case.announced, 3, case.zone), case.announced)
        usual = _prevailing(case, window)
    points = list(point_of(before))
    base = usual
    if case.reference is not None:
        answer = _stands(case, case.reference, window, usual)
        base = case.reference if answer.stands else answer.lawful
        if answer.stands is None:
            found.lacks(
                answer.fact if answer.fact != "history_complete" else case.record.gap_fact,
                gap_within(case.record, window),
            )
        elif not answer.stands:
            _fails(case, case.reference, answer, found, points)
        _sold(case, found)
        _perpetual(case, case.reference, window, found)
    elif usual is None or gap_within(case.record, window) is not None:
        found.lacks(case.record.gap_fact, gap_within(case.record, window) or window)
        base = None
    if base is not None and (case.reference is None or REFERENCE in found.codes or base == case.reference):
        _measured(case, base, found)
    open_still = bool(found.missing) and not found.codes
    lawful = base if case.reference is not None or case.claims else None
    return replace(
        found.ruling(), baseline=base, lawful=None if open_still else lawful, bound=base if open_still else None,
        window=window, points=tuple(dict.fromkeys(points)),
    )  # fmt: skip


def _stands(case: Case, reference: Decimal, window: Span, usual: Decimal | None) -> _Answer:
    if case.facts.flag("openly_offered") is False:
        # A price nobody was really asked to pay is no former price, however long it was posted.
        return _Answer(
            False, _usual_price(case, window, below=reference), never=case.facts.amount("sales_at_reference") == 0
        )
    if case.place == "US-CA":
        return _california(case, reference)
    if case.place == "US-NJ":
        return _new_jersey(case, reference, window, usual)
    if case.facts.has("reference_date_stated") and _offered_on_day(case, reference):
        return _Answer(True, reference)
    answer = _federal(case, reference, window, usual)
    return _Answer(None, usual) if answer.stands is False and _day_unseen(case) else answer


def _federal(case: Case, reference: Decimal, window: Span, usual: Decimal | None) -> _Answer:
    """F1: 28 of 90 days are clear, fewer than 14 are not, between them it is open."""
    at = time_where(case.record, window, lambda price: price >= reference)
    least, most = whole_days(at.least), whole_days(at.most)
    if least >= number("US", "clear_days", case.as_of):
        return _Answer(True, reference)
    if most < number("US", "weak_days", case.as_of):
        return _Answer(False, usual, never=_never(case, reference))
    zone = "regularly_offered" if least == most else "history_complete"
    return _Answer(None, usual, zone)


def _new_jersey(case: Case, reference: Decimal, window: Span, usual: Decimal | None) -> _Answer:
    """13:45A-9.6(b): offered on 28 of 90 days, or substantial sales within 60 days.

    Days do not serve a reference that says itself how remote it is (c): a stated date before the 90 days.
    """
    at = time_where(case.record, window, lambda price: price >= reference)
    day = case.facts.day("reference_date_stated")
    if day is not None and midnight(day, case.zone) < window[0]:
        at = Length(timedelta(0), timedelta(0))
    if whole_days(at.least) >= number("US", "clear_days", case.as_of):
        return _Answer(True, reference)
    sold, total = case.facts.amount("sales_at_reference"), case.facts.amount("sales_total_60d")
    if (
        sold is not None
        and sold > 0
        and total is not None
        and sold * 100 >= total * number("US", "substantial_percent", case.as_of)
    ):
        return _Answer(True, reference)
    if whole_days(at.most) >= number("US", "clear_days", case.as_of):
        return _Answer(None, usual)
    if sold is None or (total is None and sold != 0):
        return _Answer(None, usual, "sales_at_reference" if sold is None else "sales_total_60d")
    return _Answer(False, usual, never=_never(case, reference))


def _california(case: Case, reference: Decimal) -> _Answer:
    """B&P 17501: the price on most days of the three months before publication, the lower on a tie."""
    window = (months_back(case.announced, 3, case.zone), case.announced)
    prevailing = _prevailing(case, window)
    if case.facts.has("reference_date_stated"):
        if _offered_on_day(case, reference):
            return _Answer(True, reference)
        if _day_unseen(case):
            return _Answer(None, prevailing)
        if gap_within(case.record, window) is None and (prevailing is None or reference > prevailing):
            return _Answer(False, prevailing, never=True)
    if prevailing is None:
        return _Answer(None, None, "price_in_window")
    if gap_within(case.record, window) is None:
        above = reference > prevailing
        return _Answer(not above, prevailing, never=above and _never(case, reference))
    # The gap counted as if the reference had stood all through it, and as if never.
    at = time_where(case.record, window, lambda price: price >= reference)
    longest = max(time_by_price(case.record, window).items(), key=lambda item: (item[1], -item[0]))
    if reference > prevailing and at.most < longest[1]:
        return _Answer(False, prevailing, never=_never(case, reference))
    missing = at.most - at.least
    if reference <= prevailing and at.least > missing + _best_below(case, window, reference):
        return _Answer(True, reference)
    return _Answer(None, prevailing)


def _best_below(case: Case, window: Span, reference: Decimal) -> timedelta:
    return max(
        (length for price, length in time_by_price(case.record, window).items() if price < reference),
        default=timedelta(0),
    )


def _fails(case: Case, reference: Decimal, answer: _Answer, found: Findings, points: list[Point]) -> None:
    found.broken(REFERENCE)
    if answer.never:
        found.broken(NO_SALE)
    since = days_back(case.start, number("US", "rise_days", case.as_of), case.zone)
    for rise in rises(case.record, since, Decimal(number("US", "rise_percent", case.as_of))):
        if rise.before < reference <= rise.after:
            found.broken(RAISED)
            points.append(Point(rise.at, rise.after, "listed"))


def _never(case: Case, reference: Decimal) -> bool:
    """Whether the reference was not asked once in the last twelve months, for certain."""
    year = (days_back(case.start, number("US", "recent_days", case.as_of), case.zone), case.start)
    return gap_within(case.record, year) is None and not offered_on(case.record, year, reference)


def _sold(case: Case, found: Findings) -> None:
    """Note what "formerly sold at" lacks: it promises sales, not offers."""
    if case.label != "sold":
        return
    sold = case.facts.amount("sales_at_reference")
    if sold is None:
        found.lacks("sales_at_reference")
    elif sold == 0:
        found.broken(NO_SALE)


def _perpetual(case: Case, reference: Decimal, window: Span, found: Findings) -> None:
    """The promotional price was already in force, and on more days than the reference: it is the regular price."""
    before = price_before_start(case.record)
    price = case.price
    if (
        case.conditional
        or case.multi_buy
        or before is None
        or before.price != price
        or price is None
        or reference <= price
    ):
        return
    at_price = time_where(case.record, window, lambda amount: amount == price)
    at_reference = time_where(case.record, window, lambda amount: amount >= reference)
    if whole_days(at_price.least) > whole_days(at_reference.most):
        found.broken(PERPETUAL)
    elif whole_days(at_price.most) > whole_days(at_reference.least) and at_price.least != at_price.most:
        found.lacks(case.record.gap_fact, gap_within(case.record, window))


def _measured(case: Case, base: Decimal, found: Findings) -> None:
    """Percentages, amounts and the price against the base; a cut of less than one percent is none in name only."""
    if case.conditional or case.multi_buy or case.price is None:
        return
    if (case.reference is None or case.reference > base) and overstated(case, base):
        found.broken(PERCENT)
    if case.price >= base:
        found.broken(NOT_LOWER)
        return
    former = case.reference if case.reference is not None else base
    worded = case.advantage or bool(own_claims(case)) or bool(case.label_text)
    if worded and former > 0 and cut_percent(former, case.price) < number("US", "nominal_percent", case.as_of):
        found.broken(NOT_LOWER, steps=2 if case.reference is not None else 0)


# ------------------------------------------------------------------ what was usually asked


def _usual_price(case: Case, window: Span, *, below: Decimal | None = None) -> Decimal | None:
    """Return the highest price at or above which it was offered on 28 or more days, else the one on most days."""
    by_price = time_by_price(case.record, window)
    by_price = {price: length for price, length in by_price.items() if below is None or price < below}
    total = timedelta(0)
    for price in sorted(by_price, reverse=True):
        total += by_price[price]
        if whole_days(total) >= number("US", "clear_days", case.as_of):
            return price
    return max(by_price, key=lambda price: (by_price[price], -price), default=None)


def _prevailing(case: Case, window: Span) -> Decimal | None:
    by_price = time_by_price(case.record, window)
    return max(by_price, key=lambda price: (whole_days(by_price[price]), -price), default=None)


def _offered_on_day(case: Case, reference: Decimal) -> bool:
    day = _stated_day(case)
    return day is not None and offered_on(case.record, day, reference)


def _day_unseen(case: Case) -> bool:
    """Whether the ad states a day of which the record does not tell."""
    day = _stated_day(case)
    return day is not None and gap_within(case.record, day) is not None


def _stated_day(case: Case) -> Span | None:
    day = case.facts.day("reference_date_stated")
    return None if day is None else (midnight(day, case.zone), midnight(day + timedelta(days=1), case.zone))
