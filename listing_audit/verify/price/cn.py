"""China: a compared price without detail is measured from the lowest deal of the seven days before (order 56, Art. 16)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from listing_audit.values import frozen
from listing_audit.verify.price.case import (
    NO_SALE,
    PERCENT,
    PERPETUAL,
    RAISED,
    REFERENCE,
    UNLABELLED,
    Case,
    Code,
    Findings,
    Ruling,
    compare,
    overstated,
    point_of,
    with_codes,
)  # fmt: skip
from listing_audit.verify.price.numbers import number
from listing_audit.verify.price.record import (
    Point,
    Rise,
    gap_of_deals,
    gap_within,
    highest_shown,
    price_before_start,
    rises,
    time_where,
)  # fmt: skip
from listing_audit.verify.price.times import BEGINNING, Span, days_back, local_day, midnight, whole_days


def judge_cn(case: Case) -> Ruling:
    """Return what order 56 and order 32 say of the promotion's history."""
    if case.conditional or not case.reduction_claimed:
        return Ruling(exempt="conditional" if case.conditional else "no_reduction_announced")
    if case.label == "maker":
        return _makers_price(case)
    period = case.facts.period("reference_detail")
    span = period[0] if period is not None else period_in_label(case)
    if span is not None:
        return _detailed(case, span)
    if case.label == "named":
        return _named(case)
    return _fallback(case)


def _makers_price(case: Case) -> Ruling:
    """Art. 16(3): the maker's suggested price, current; own deals are not looked at."""
    found = Findings()
    current = case.facts.amount("rrp_current")
    if current is None:
        found.lacks("rrp_current")
    elif case.reference is not None and case.reference > current:
        compare(case, current, found, price=False)
    return replace(found.ruling(), baseline=current, lawful=current)


def _named(case: Case) -> Ruling:
    """A counter or tag price: true or not cannot be told from the shop's own record."""
    found = Findings()
    stated = [case.facts.amount("rrp_current"), *(case.facts.amounts("market_prices") or ())]
    known = [price for price in stated if price is not None]
    highest = max(known, default=None)
    if highest is None:
        found.lacks("rrp_current")
    elif case.reference is not None and case.reference > highest:
        compare(case, highest, found, price=False)
    return replace(found.ruling(), baseline=highest, lawful=highest)


_PERIOD = re.compile(
    r"(?:(?P<y>20\d\d)[年.\-/])?(?P<m>\d{1,2})[月.\-/](?P<d>\d{1,2})[日号]?\s?(?:至|到|-|~|—)\s?(?:(?:20\d\d)[年.\-/])?(?:(?P<m2>\d{1,2})[月.\-/])?(?P<d2>\d{1,2})[日号]?"
)


def period_in_label(case: Case) -> Span | None:
    """Return the days that a label names as those of its deals: 本店10月1日至15日成交价."""
    text = case.label_text or ""
    recent = re.search(r"近\s?(\d{1,3})\s?[天日]", text) if "成交" in text else None
    if recent is not None:
        return days_back(case.start, int(recent[1]), case.zone), case.start
    match = _PERIOD.search(text) if "成交" in text else None
    if match is None:
        return None
    start = local_day(case.start, case.zone)
    try:
        for year in (int(match["y"]),) if match["y"] else (start.year, start.year - 1):
            first = date(year, int(match["m"]), int(match["d"]))
            last = date(year, int(match["m2"] or match["m"]), int(match["d2"]))
            if first <= last < start + timedelta(days=1):
                return midnight(first, case.zone), midnight(last + timedelta(days=1), case.zone)
    except ValueError:
        return None
    return None


def _detailed(case: Case, period: Span) -> Ruling:
    """Art. 16(1): the label says when and where; one valid deal at the price in that period makes it true."""
    found = Findings()
    window = (period[0], min(period[1], case.start))
    deals = [deal for deal in case.record.deals if window[0] <= deal.at < window[1]]
    lowest_named = "最低" in (case.label_text or "")
    best = (min if lowest_named else max)(deals, key=lambda deal: deal.price, default=None)
    if case.record.missing is not None:
        found.lacks(case.record.missing, window)
        return replace(found.ruling(), window=window)
    if case.reference is None or (best is not None and best.price >= case.reference):
        top = best.price if best is not None else None
        return Ruling(baseline=case.reference, lawful=top, window=window, points=(best,) if best else ())
    gap = gap_of_deals(case.record, window)
    if gap is not None:
        found.lacks("transactions_complete", gap)
        return replace(found.ruling(), bound=best.price if best else None, window=window)
    found.broken(NO_SALE)
    if best is not None and overstated(case, best.price):
        found.broken(PERCENT)
    lawful = best.price if best is not None else None
    return replace(found.ruling(), baseline=lawful, lawful=lawful, window=window, points=(best,) if best else ())


# ------------------------------------------------------------------ the seven days


@frozen
class _Base:
    """What deals say: the baseline, if it is certain, the deal it rests on, and whether there never was one."""

    price: Decimal | None = None
    certain: bool = True
    deal: Point | None = None
    never: bool = False
    gap: Span | None = None


def _fallback(case: Case) -> Ruling:
    """Art. 16(2), order 32 Art. 21: the lowest deal of seven days, then what Art. 17 says of lifted and endless prices."""
    found = Findings()
    window = (days_back(case.start, number("CN", "window_days", case.as_of), case.zone), case.start)
    if case.record.missing is not None:
        found.lacks(case.record.missing, window)
        return replace(found.ruling(), window=window)
    base = _deal_base(case, window)
    points = (base.deal,) if base.deal is not None else ()
    lawful = base.price
    lifted = _lifted(case)
    if lifted is not None:
        found.broken(RAISED)
        lawful = lifted.before if lawful is None else min(lawful, lifted.before)
        points = (*points, Point(lifted.at, lifted.after, "listed"))
    endless = _endless(case, found)
    if endless is not None:
        found.broken(PERPETUAL, steps=2)
        lawful = endless if lawful is None else min(lawful, endless)
        points = (*points, *point_of(price_before_start(case.record)))
    if lawful is not None:
        compare(case, lawful, found)
    elif base.never:
        found.broken(NO_SALE)
    else:
        lawful = _without_deals(case, found)
    if base.gap is not None and not found.codes:
        found.lacks("transactions_complete", base.gap)
    if case.label in ("none", "unexplained") and case.reference is not None:
        return _with_label(case, found, lawful, base, window, points)
    return _ruled(found, lawful, base, window, points)


def _with_label(
    case: Case, found: Findings, lawful: Decimal | None, base: _Base, window: Span, points: tuple[Point, ...]
) -> Ruling:
    """A label that explains nothing is a co-finding where the fallback is broken, else a notice."""
    if REFERENCE in found.codes or NO_SALE in found.codes:
        found.broken(UNLABELLED)
        return _ruled(found, lawful, base, window, points)
    return replace(_ruled(found, lawful, base, window, points), notice=(Code(UNLABELLED),))


def _ruled(found: Findings, lawful: Decimal | None, base: _Base, window: Span, points: tuple[Point, ...]) -> Ruling:
    open_still = bool(found.missing) and not found.codes
    ruling = Ruling(
        baseline=lawful, lawful=None if open_still else lawful, bound=lawful if open_still else None, window=window,
        points=tuple(dict.fromkeys(points)),
    )  # fmt: skip
    return with_codes(ruling, found)


def _deal_base(case: Case, window: Span) -> _Base:
    """Return the lowest deal of the window; else the last deal before it, where no deal can be missing."""
    deals = case.record.deals
    recent = [deal for deal in deals if window[0] <= deal.at]
    gap = gap_of_deals(case.record, window)
    if recent:
        low = min(recent, key=lambda deal: (deal.price, deal.at))
        return _Base(low.price, gap is None, low, gap=gap)
    if gap is not None:
        return _Base(certain=False, gap=gap)
    if deals:
        last = deals[-1]
        gap = gap_of_deals(case.record, (last.at, case.start))
        return _Base(last.price, True, last) if gap is None else _Base(certain=False, gap=gap)
    gap = gap_of_deals(case.record, (BEGINNING, case.start))
    return _Base(never=True) if gap is None else _Base(certain=False, gap=gap)


def _without_deals(case: Case, found: Findings) -> Decimal | None:
    """No deal is known: a deal cannot exceed the shown price, so a price never shown was never paid."""
    top = highest_shown(case.record)
    never = case.reference is not None and top is not None and case.reference > top
    if never and not gap_within(case.record, (BEGINNING, case.start)):
        found.broken(NO_SALE)
        return top
    return None


def _lifted(case: Case) -> Rise | None:
    """Art. 17(1): the ordinary price went up shortly before, without a recorded reason, and is the base of the cut."""
    if case.reference is None or case.facts.has("reasonable_ground"):
        return None
    since = days_back(case.start, number("CN", "rise_days", case.as_of), case.zone)
    found = [
        rise
        for rise in rises(case.record, since, Decimal(number("CN", "rise_percent", case.as_of)))
        if rise.before < case.reference <= rise.after
    ]
    return min(found, key=lambda rise: rise.before, default=None)


def _endless(case: Case, found: Findings) -> Decimal | None:
    """The promotional price was already the shown price, and for longer than the compared one."""
    shown = price_before_start(case.record)
    price, reference = case.price, case.reference
    if shown is None or price is None or reference is None or shown.price != price or reference <= price:
        return None
    window = (days_back(case.start, number("CN", "endless_days", case.as_of), case.zone), case.start)
    at_price = time_where(case.record, window, lambda amount: amount == price)
    at_reference = time_where(case.record, window, lambda amount: amount >= reference)
    if whole_days(at_price.least) > whole_days(at_reference.most):
        return price
    if whole_days(at_price.most) > whole_days(at_reference.least) and at_price.least != at_price.most:
        found.lacks(case.record.gap_fact, gap_within(case.record, window))
    return None
