"""European Union: a reduction is measured from the lowest price of the 30 days before it (Directive 98/6/EC, Art. 6a)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import Final

from listing_audit.verify.price.case import (
    NOT_LOWER,
    PERCENT,
    REFERENCE,
    Case,
    Findings,
    Ruling,
    compare,
    overstated,
    own_claims,
    point_of,
    with_codes,
)  # fmt: skip
from listing_audit.verify.price.money import common_price
from listing_audit.verify.price.numbers import StateOption, number, state_option
from listing_audit.verify.price.record import Record, Step, gap_within, lowest, price_before_start
from listing_audit.verify.price.times import DAY, Span, days_back, local_day, months_on, whole_days

# Categories that goods spoiling quickly can be in; without a category the fact alone decides.
_SPOILING: Final = (None, "food", "agri", "garden", "supplement", "infant", "alcohol", "other")

Reading = Callable[[], Ruling]


def judge_eu(case: Case) -> Ruling:
    """Return what Art. 6a and the member state's text say of the promotion's history."""
    option = state_option(case.place, case.as_of)
    exempt = _not_announced(case)
    if exempt is not None:
        return Ruling(exempt=exempt)
    if case.label == "future" or case.facts.flag("future_reference"):
        if option.launch_prices_outside:
            return Ruling(exempt="launch_price")
        found = Findings()
        found.lacks("later_price_charged")
        return found.ruling()
    if case.label == "market" and option.others_prices_outside:
        return Ruling(exempt="price_of_others")
    if case.label in ("maker", "market"):
        if not own_claims(case):
            return _price_of_others(case)
        ruling = _by_state(case, option, reference=False)
        current = case.facts.amount("rrp_current") if case.label == "maker" else None
        # What may be printed beside a percentage is still the maker's price; the percentage is what must go.
        return replace(ruling, lawful=current) if ruling.codes and current is not None else ruling
    return _by_state(case, option, reference=True)


def _not_announced(case: Case) -> str | None:
    """Return why no reduction is announced, or None when one is."""
    facts = case.facts
    if facts.flag("personalised") and not facts.flag("public_code"):
        return "personalised"
    if case.conditional:
        return "conditional"
    if facts.flag("general_claim"):
        return "general_claim"
    if case.reduction_claimed or facts.flag("public_code"):
        return None
    if case.multi_buy:
        return "conditional"
    return None if case.advantage else "no_reduction_announced"


def _price_of_others(case: Case) -> Ruling:
    """A maker's or others' price without a percentage: true and current, or not; the 30-day low is not applied."""
    found = Findings()
    current = case.facts.amount("rrp_current") if case.label == "maker" else None
    if case.label == "market":
        current = common_price(case.facts.amounts("market_prices") or ())
    if current is None:
        found.lacks("rrp_current" if case.label == "maker" else "market_prices")
    elif case.reference is not None and case.reference > current:
        found.broken(REFERENCE)
    return replace(found.ruling(), lawful=current, baseline=current)


# ------------------------------------------------------------------ national options


def _by_state(case: Case, option: StateOption, *, reference: bool) -> Ruling:
    """Judge by the first option that applies: perishables, progressive, new goods; else by the ordinary low."""

    def ordinary() -> Ruling:
        return _measured(case, _window(case), option, reference=reference)

    def new_goods() -> Ruling:
        return _new_goods(case, option, ordinary, reference=reference)

    def progressive() -> Ruling:
        return _progressive(case, option, new_goods, reference=reference)

    return _perishable(case, option, progressive, reference=reference)


def _perishable(case: Case, option: StateOption, otherwise: Reading, *, reference: bool) -> Ruling:
    facts, kind = case.facts, option.perishable
    spoiling = bool(facts.flag("rapid_spoilage"))
    # What spoils rapidly is perishable, unless somebody says that it is not.
    perishable = bool(facts.flag("perishable")) or (spoiling and facts.flag("perishable") is None)
    if kind == "exempt_if_marked":
        return Ruling(exempt="perishable") if perishable and facts.flag("expiry_reduction_marked") else otherwise()
    if kind == "exempt_if_spoiling":
        return Ruling(exempt="perishable") if spoiling else otherwise()
    if kind == "exempt":
        return Ruling(exempt="perishable") if perishable else otherwise()
    if kind == "price_directly_before":
        if (perishable or facts.flag("use_by_date")) and case.category in _SPOILING:
            return _measured_from(case, price_before_start(case.record), _window(case), reference=reference)
        return otherwise()
    if kind == "price_before_first_reduction":
        if perishable:
            return _measured_from(case, _before_chain(case.record), _window(case), reference=reference)
        return otherwise()
    if perishable:
        return _both(case, otherwise(), Ruling(exempt="perishable"))
    return otherwise()


def _before_chain(record: Record) -> Step | None:
    """Return the last ordinary price before the running chain of reductions."""
    return next((step for step in reversed(record.steps) if step.kind == "listed" and step.price is not None), None)


def _progressive(case: Case, option: StateOption, otherwise: Reading, *, reference: bool) -> Ruling:
    if not case.facts.flag("progressive") or option.progressive == "no":
        return otherwise()
    began = case.facts.moment("progressive_started_at")
    if began is None:
        plain = otherwise()
        if plain.verdict != "violation":
            return plain
        found = Findings()
        found.lacks("progressive_started_at")
        return replace(found.ruling(), bound=plain.lawful, window=plain.window, points=plain.points)
    window = (days_back(began, number("EU", "window_days", case.as_of), case.zone), began)
    if _too_long(case, option, began):
        return otherwise()
    if not _rises_unbroken(case, began):
        before = gap_within(case.record, window) if lowest(case.record, window) is None else None
        if before is None or not _falls(case, began, None):
            return otherwise()
        found = Findings()
        found.lacks(case.record.gap_fact, before)
        return _both(case, otherwise(), replace(found.ruling(), window=window), before)
    with_option = _measured(case, window, option, reference=reference)
    gap = gap_within(case.record, (began, case.start))
    if gap is not None or option.progressive == "unknown":
        return _both(case, otherwise(), with_option, gap)
    return with_option


def _rises_unbroken(case: Case, began: datetime) -> bool:
    """Whether every step since then is at or below the one before, the first below the price before it."""
    before = [step.price for step in case.record.steps if step.start < began and step.price is not None]
    return bool(before) and _falls(case, began, before[-1])


def _falls(case: Case, began: datetime, before: Decimal | None) -> bool:
    """Whether the steps since then fall from the price before them, where it is known, to the price judged."""
    chain = [step.price for step in case.record.steps if step.start >= began and step.price is not None]
    if began > case.start or (not chain and began < case.start):
        return False
    prices = [*chain, *([case.price] if case.price is not None else [])]
    falls = all(late <= early for early, late in pairwise(prices))
    return falls and bool(prices) and (before is None or prices[0] < before)


def _too_long(case: Case, option: StateOption, began: datetime) -> bool:
    """Whether the state's time limit had passed. Days are counted, so that a change of clocks ends nothing."""
    if option.progressive_months is not None:
        last = local_day(months_on(began, option.progressive_months, case.zone), case.zone)
        return local_day(case.start, case.zone) > last
    return option.progressive_days is not None and whole_days(case.start - began) > option.progressive_days


def _new_goods(case: Case, option: StateOption, otherwise: Reading, *, reference: bool) -> Ruling:
    """Goods on sale for less than the window. A record that merely begins inside it proves nothing about novelty."""
    window = _window(case)
    stated = case.facts.moment("first_offered_at")
    first = stated if stated is not None else case.record.begins
    new = case.facts.flag("new_arrival") is True or (stated is not None and window[0] < stated <= case.start)
    began_inside = first is not None and window[0] < first <= case.start
    if not new or (first is not None and not began_inside):
        return otherwise()
    kind = option.new_goods
    if kind == "excepted":
        return Ruling(exempt="new_goods")
    since = _measured(case, (first or window[0], case.start), option, reference=reference)
    if kind == "unknown":
        return _both(case, since, Ruling(exempt="new_goods"))
    if kind == "low_since_first_offer_if_period_stated" and case.facts.amount("reference_period_days") is None:
        found = Findings()
        found.lacks("reference_period_days")
        return replace(found.ruling(), bound=since.lawful, window=since.window, points=since.points)
    return since


def _both(case: Case, without: Ruling, with_option: Ruling, gap: Span | None = None) -> Ruling:
    """Return the verdict that comes out with and without an option nobody has confirmed; else it is open."""
    if without.verdict == with_option.verdict:
        return without
    if gap is None and without.verdict == "violation" and with_option.verdict == "indeterminate":
        return replace(with_option, bound=without.lawful)
    found = Findings()
    found.lacks(case.record.gap_fact if gap is not None else "national_rule", gap)
    return replace(found.ruling(), bound=without.lawful or without.bound, window=without.window, points=without.points)


# ------------------------------------------------------------------ the low


def _window(case: Case) -> Span:
    return days_back(case.start, number("EU", "window_days", case.as_of), case.zone), case.start


def _measured(case: Case, window: Span, option: StateOption, *, reference: bool) -> Ruling:
    """Measure from the lowest price of a window. A gap in it can only make the low lower."""
    found = Findings()
    if case.record.missing is not None:
        found.lacks(case.record.missing, window)
        return replace(found.ruling(), window=window)
    low = lowest(case.record, window)
    gap = gap_within(case.record, window)
    if low is None or low.price is None:
        found.lacks("price_in_window" if gap is None else case.record.gap_fact, gap or window)
        return replace(found.ruling(), window=window)
    steps = 2 if not reference and option.rrp_percent_contested else 0
    _compare(case, low.price, found, reference=reference, steps=steps)
    if gap is not None and not found.codes:
        found.lacks(case.record.gap_fact, gap)
    by_hours = _low_by_hours(case, window)
    if by_hours is not None and by_hours != low.price:
        # The two ways of counting thirty days part on the night the clocks go forward; nobody has ruled which holds.
        found.codes = {topic: replace(code, steps=max(code.steps, 2)) for topic, code in found.codes.items()}
    ruling = Ruling(baseline=low.price, window=window, points=point_of(low), by_hours=by_hours)
    decided = low.price if found.codes or gap is None else None
    return with_codes(replace(ruling, lawful=decided, bound=low.price if decided is None else None), found)


def _low_by_hours(case: Case, window: Span) -> Decimal | None:
    """Return the low of 30 times 24 hours where these reach further back than 30 local days, as in spring; else None."""
    opening = window[1] - number("EU", "window_days", case.as_of) * DAY
    if window != _window(case) or opening >= window[0]:
        return None
    low = lowest(case.record, (opening, window[1]))
    return low.price if low is not None else None


def _measured_from(case: Case, step: Step | None, window: Span, *, reference: bool) -> Ruling:
    """Measure from one price; a gap between it and the start leaves it open."""
    found = Findings()
    if step is None or step.price is None:
        found.lacks(case.record.missing or "price_in_window", window)
        return replace(found.ruling(), window=window)
    gap = gap_within(case.record, (step.start, case.start))
    if gap is not None:
        found.lacks(case.record.gap_fact, gap)
        return replace(found.ruling(), bound=step.price, window=window, points=point_of(step))
    _compare(case, step.price, found, reference=reference, steps=0)
    return with_codes(Ruling(baseline=step.price, lawful=step.price, window=window, points=point_of(step)), found)


def _compare(case: Case, low: Decimal, found: Findings, *, reference: bool, steps: int) -> None:
    if reference:
        compare(case, low, found)
        return
    # A recommended price may be shown, but a percentage is measured from the trader's own low.
    if case.reference is not None and case.reference > low and overstated(case, low):
        found.broken(PERCENT, steps=steps)
    if case.price is not None and case.price >= low:
        found.broken(NOT_LOWER, steps=steps)
