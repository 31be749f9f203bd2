"""United Kingdom: no numeric rule but many tests (DMCC Act 2024; CTSI guidance; ASA practice). Numbers are policy."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

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
    point_of,
)  # fmt: skip
from listing_audit.verify.price.gb_others import introductory, price_of_others
from listing_audit.verify.price.gb_repeats import OwnPriceTests, judge_back_to_back, judge_patterns, judge_volume
from listing_audit.verify.price.numbers import number
from listing_audit.verify.price.record import (
    Point,
    Rise,
    gap_within,
    offered_on,
    price_before_start,
    rises,
    run_up_to_start,
    time_by_price,
    time_where,
)  # fmt: skip
from listing_audit.verify.price.times import (
    BEGINNING,
    DAY,
    Span,
    days_back,
    end_of_stated_day,
    midnight,
    whole_days,
)


def judge_gb(case: Case) -> Ruling:
    """Return what the tests U1 to U7 say of the promotion's history; every test that is broken is named."""
    if case.conditional or not case.reduction_claimed:
        return Ruling(exempt="conditional" if case.conditional else "no_reduction_announced")
    if case.label in ("maker", "market"):
        return price_of_others(case)
    if case.label == "future" or case.facts.flag("future_reference"):
        return introductory(case)
    return _own_price(case)


# ------------------------------------------------------------------ own earlier price


def _own_price(case: Case) -> Ruling:
    found = Findings()
    before = price_before_start(case.record)
    year = days_back(case.start, number("GB", "recent_days", case.as_of), case.zone)
    if case.record.missing is not None or before is None or before.price is None:
        found.lacks(case.record.missing or "price_in_window", (year, case.start))
        return replace(found.ruling(), window=(year, case.start))
    tests = OwnPriceTests(case, case.reference if case.reference is not None else before.price, before, found, before.price,
                   point_of(before))  # fmt: skip
    gap = gap_within(case.record, (before.start, case.start))
    if gap is not None:
        # Nobody knows the price in force before the offer.
        found.lacks(case.record.gap_fact, gap)
        judge_volume(tests)
        judge_back_to_back(tests)
        bound = _never_the_usual(tests)
        ruling = replace(found.ruling(), bound=before.price, window=(year, case.start), points=tests.points)
        return ruling if bound is None else replace(ruling, baseline=bound, lawful=bound)
    dated = _ever_charged(tests, (year, case.start))
    if not dated and tests.reference <= before.price:
        _lifted(tests)
        _long_enough(tests)
    judge_volume(tests)
    judge_patterns(tests)
    return _measured(tests, (year, case.start), dated=dated)


def _never_the_usual(tests: OwnPriceTests) -> Decimal | None:
    """U2, U4: a reference that is not the usual price even if it stood through all that nobody recorded.

    Return the lower price that stood longest, which bounds the lawful one; None where the gap could make a difference.
    """
    if tests.case.reference is None or _is_usual(tests) is not False:
        return None
    if whole_days(run_up_to_start(tests.case.record, tests.reference).most) >= tests.count("safe_days"):
        return None
    tests.found.broken(REFERENCE)
    return _longest_lower(tests)


def _measured(tests: OwnPriceTests, window: Span, *, dated: bool) -> Ruling:
    case, found = tests.case, tests.found
    base = tests.baseline if tests.baseline is not None else tests.before.price
    base = tests.reference if dated else base
    if base is not None:
        if (case.reference is None or case.reference > base) and overstated(case, base):
            found.broken(PERCENT)
        if case.price is not None and case.price >= base:
            found.broken(NOT_LOWER)
    lawful = tests.reference if dated else tests.baseline
    open_still = bool(found.missing) and not found.codes
    return replace(
        found.ruling(), baseline=base, lawful=None if open_still else lawful, bound=lawful if open_still else None,
        window=window, points=tuple(dict.fromkeys(tests.points)),
    )  # fmt: skip


def _ever_charged(tests: OwnPriceTests, year: Span) -> bool:
    """U1, U2: charged within twelve months, and the most recent price. Return whether a plain date saves an older one."""
    case, found, reference = tests.case, tests.found, tests.reference
    if tests.before.price is not None and reference <= tests.before.price:
        return False
    if not offered_on(case.record, year, reference):
        gap = gap_within(case.record, year)
        if gap is None:
            found.broken(NO_SALE)
        else:
            found.lacks(case.record.gap_fact, gap)
    day = case.facts.day("reference_date_stated")
    if day is not None:
        on_day = (midnight(day, case.zone), midnight(day + timedelta(days=1), case.zone))
        if offered_on(case.record, on_day, reference) and _short_gap(tests):
            return True
        unseen = gap_within(case.record, on_day)
        if unseen is not None and whole_days(case.start - on_day[1]) < tests.count("short_gap_days"):
            found.lacks(case.record.gap_fact, unseen)
            return False
    found.broken(REFERENCE)
    return False


def _short_gap(tests: OwnPriceTests) -> bool:
    """Whether the reference was last charged at most 28 days before the offer, and for at least as long as that gap."""
    run, end = timedelta(0), None
    for step in reversed(tests.case.record.steps):
        if step.price is None:
            continue
        if step.price >= tests.reference:
            end = end or step.end
            run += step.end - step.start
        elif end is not None:
            break
    if end is None:
        return False
    away = whole_days(tests.case.start - end)
    return away <= tests.count("short_gap_days") and away <= whole_days(run)


def _lifted(tests: OwnPriceTests) -> None:
    """U3: the ordinary price was lifted less than 28 days before, and the reference rests on the lifted price."""
    case = tests.case
    days = tests.count("rise_days")
    since = case.start - (days + 1) * DAY
    found: list[Rise] = [
        rise
        for rise in rises(case.record, since, Decimal(tests.count("rise_percent")))
        if rise.before < tests.reference <= rise.after and whole_days(case.start - rise.at) < days
    ]
    if found:
        rise = min(found, key=lambda each: each.before)
        tests.found.broken(RAISED, REFERENCE)
        tests.lower_base(rise.before)
        tests.points = (*tests.points, Point(rise.at, rise.after, "listed"))


def _long_enough(tests: OwnPriceTests) -> None:
    """U4: charged at least as long as the offer runs, and long enough to be the usual price."""
    case, found = tests.case, tests.found
    run = run_up_to_start(case.record, tests.reference)
    least, most = whole_days(run.least), whole_days(run.most)
    offer = _offer_days(case)
    safe = tests.count("safe_days")
    gap = gap_within(case.record, (BEGINNING, case.start))
    endless = False
    if offer is not None and least < offer:
        if most < offer:
            found.broken(PERPETUAL)
            endless = True
        else:
            found.lacks(case.record.gap_fact, gap)
    lower: Decimal | None = None
    if least < safe:
        usual = _is_usual(tests)
        if usual is False and most < safe:
            lower = _longest_lower(tests)
            found.broken(REFERENCE)
        elif usual is not True:
            found.lacks(case.record.gap_fact, gap)
    if lower is not None:
        tests.lower_base(lower)
    elif endless and RAISED not in found.codes:
        tests.baseline = None


def _offer_days(case: Case) -> int | None:
    """Return the length of the offer: as planned, or as seen running later; None when nobody knows."""
    seen = case.facts.moment("observed_at")
    end = end_of_stated_day(case.end, case.zone) if case.end is not None else None
    if seen is not None and (end is None or (seen > end and _seen_running(case))):
        end = seen
    return None if end is None else whole_days(end - case.start)


def _seen_running(case: Case) -> bool:
    price = case.facts.amount("price_at_observation")
    if price is not None and case.price is not None:
        return price <= case.price
    return case.facts.flag("still_advertised") is True


def _is_usual(tests: OwnPriceTests) -> bool | None:
    """Return whether the reference stood on more of the last 90 days than all lower prices together; None: open."""
    record, reference = tests.case.record, tests.reference
    window = tests.window(tests.count("usual_days"))
    at = time_where(record, window, lambda price: price >= reference)
    below = time_where(record, window, lambda price: price < reference)
    if whole_days(at.least) > whole_days(below.most):
        return True
    return False if whole_days(at.most) <= whole_days(below.least) else None


def _longest_lower(tests: OwnPriceTests) -> Decimal | None:
    """Return the lower price that stood longest in the last 90 days, the lower of equals."""
    window = tests.window(tests.count("usual_days"))
    lower = {p: length for p, length in time_by_price(tests.case.record, window).items() if p < tests.reference}
    return max(lower, key=lambda price: (lower[price], -price), default=None)
