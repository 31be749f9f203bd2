"""Tests inside the ad: arithmetic, currency, tax, quantity, unit price, timers. They need no history."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from listing_audit.verify.price.case import ARITHMETIC, COUNTDOWN, MISMATCH, Case, Findings, overstated
from listing_audit.verify.price.claims import printed_prices
from listing_audit.verify.price.deadline import stated_end
from listing_audit.verify.price.quantity import UnitPrice, follows, quantity_of, unit_prices
from listing_audit.verify.price.times import end_of_stated_day

# A timer's seconds jump while a page loads; a minute is no restart.
_JITTER: Final = timedelta(seconds=60)


def judge_ad(case: Case, found: Findings) -> bool:
    """Note what the ad alone breaks; return whether its two prices can be compared with each other at all."""
    comparable = not _prices_differ_in_kind(case)
    if not comparable:
        found.broken(MISMATCH)
    if _unit_price_wrong(case):
        found.broken(MISMATCH)
    if comparable and case.reference is not None and not _of_several(case) and overstated(case, case.reference):
        found.broken(ARITHMETIC)
    _judge_timer(case, found)
    return comparable


def _of_several(case: Case) -> bool:
    """Whether a percentage speaks of several bought together, or of a basket, and not of the printed unit price."""
    if case.place.startswith("US"):
        return case.conditional or case.multi_buy
    kind = (case.facts.text("conditional") or "").lower()
    printed_cut = case.reference is not None and case.price is not None and case.price < case.reference
    return kind in ("multi_buy", "bogo") or (case.conditional and not printed_cut)


def has_timer(case: Case) -> bool:
    """Return whether the ad states an end or shows a timer."""
    return bool(case.end or case.facts.has("countdown_observed") or stated_end(case.words, case.start, case.zone))


def _prices_differ_in_kind(case: Case) -> bool:
    """Whether the two printed prices are in different currencies, tax treatments or quantities."""
    if case.reference is None:
        return False
    facts = case.facts
    stated = facts.text("reference_currency")
    if stated is not None:
        if stated.upper() != case.currency:
            return True
    elif _currencies_in_words_differ(case):
        return True
    if facts.text("promotion_tax") == "net" and not case.place.startswith("US"):
        return True
    first, second = facts.text("reference_unit"), facts.text("price_unit")
    if first is None or second is None or first == second:
        return False
    quantities = quantity_of(first), quantity_of(second)
    return quantities[0] != quantities[1] or None in quantities


def _currencies_in_words_differ(case: Case) -> bool:
    """Whether the words print the reference in one currency only, and the price in quite another."""
    if case.currency == "XXX":
        return False  # nobody said which currency the fields are in
    printed = printed_prices(case.words)
    compared = [p.currencies for p in printed if p.value == case.reference]
    asked = [p.currencies for p in printed if p.value == case.price] or [frozenset((case.currency,))]
    return bool(compared) and not any(one & other for one in compared for other in asked)


def _unit_price_wrong(case: Case) -> bool:
    if case.price is None:
        return False
    bought = quantity_of(case.facts.text("net_quantity")) or quantity_of(case.facts.text("price_unit"))
    if bought is None:
        return False
    stated = case.facts.text("stated_unit_price")
    claims: tuple[UnitPrice, ...] = unit_prices(f" {stated} ".lower()) if stated else unit_prices(case.words)
    return any(follows(claim, case.price, bought, case.currency) is False for claim in claims)


def _judge_timer(case: Case, found: Findings) -> None:
    readings = case.facts.readings("countdown_observed")
    ends = [end for _, end in readings]
    if ends and max(ends) - min(ends) > _JITTER:
        found.broken(COUNTDOWN)
    seen = case.facts.moment("observed_at")
    stated = [end_of_stated_day(end, case.zone) for end in ends]
    if case.end is not None:
        stated.append(end_of_stated_day(case.end, case.zone))
    if worded := stated_end(case.words, case.start, case.zone):
        stated.append(worded)
    if seen is None or not stated or seen <= min(stated) or case.price is None:
        return
    advertised, price = case.facts.flag("still_advertised"), case.facts.amount("price_at_observation")
    if advertised is None and price is not None and price <= case.price:
        found.lacks("still_advertised")
    if not advertised:
        return
    if price is None:
        price = _price_at(case, seen)
    if price is None:
        found.lacks("price_at_observation")
    elif price <= case.price:
        found.broken(COUNTDOWN)


def _price_at(case: Case, moment: datetime) -> Decimal | None:
    return next((step.price for step in reversed(case.record.later) if step.start <= moment < step.end), None)
