"""United Kingdom, U6 and U7: prices of makers and others, and prices promised for later."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from listing_audit.verify.price.case import NO_SALE, PERCENT, PERPETUAL, REFERENCE, Case, Findings, Ruling, overstated
from listing_audit.verify.price.money import common_price
from listing_audit.verify.price.times import DAY, FOREVER, end_of_stated_day, whole_days


def price_of_others(case: Case) -> Ruling:
    """U6: genuine, current and generally charged by others; own history neither proves nor refutes it."""
    found = Findings()
    market = common_price(case.facts.amounts("market_prices") or ())
    current = case.facts.amount("rrp_current")
    reference = case.reference
    lawful: Decimal | None = None
    if reference is not None and market is not None and market * 100 < reference * 99:
        found.broken(REFERENCE)
        lawful = market
    elif case.label == "maker" and reference is not None and current is not None and current < reference:
        found.broken(REFERENCE)
        lawful = current
    elif market is None:
        found.lacks("market_prices")
    elif case.label == "maker" and current is None:
        found.lacks("rrp_current")
    else:
        lawful = current if current is not None else market
    if found.codes and lawful is not None and overstated(case, lawful):
        found.broken(PERCENT)
    return replace(found.ruling(), baseline=lawful, lawful=lawful)


def introductory(case: Case) -> Ruling:
    """U7: the later price must really be charged from the promised day, and as long as the introductory offer ran."""
    found = Findings()
    seen, watched = case.facts.moment("observed_at"), case.record.watched_to
    if seen is not None and watched is not None:
        seen = min(seen, watched)  # what happened after the record ends nobody knows
    reference = case.reference
    if reference is None or case.end is None:
        found.lacks("ends_at" if case.end is None else "reference_price")
        return found.ruling()
    promised = end_of_stated_day(case.end, case.zone)
    owed = promised - case.start
    if seen is None or seen <= promised or case.record.missing is not None:
        found.lacks(case.record.missing if case.record.missing and seen else "later_price_charged", (promised, FOREVER))
        return replace(found.ruling(), bound=reference)
    charged, unbroken = timedelta(0), True
    for step in case.record.later:
        low, high = max(step.start, promised), min(step.end, seen)
        if low >= high:
            continue
        if step.price is not None and step.price >= reference and unbroken:
            charged += high - low
        elif charged and step.price is not None:
            unbroken = False
    ever = any(step.price is not None and step.price >= reference and step.start < seen for step in case.record.later)
    late = case.record.later and not any(
        step.start <= promised + DAY < step.end and step.price is not None and step.price >= reference
        for step in case.record.later
    )
    if not ever:
        found.broken(NO_SALE)
    elif whole_days(charged) >= whole_days(owed) and not late:
        return Ruling(baseline=reference, lawful=reference)
    elif not unbroken or late:
        found.broken(PERPETUAL)
    else:
        found.lacks("later_price_charged", (seen, promised + owed))
    return replace(found.ruling(), bound=reference)
