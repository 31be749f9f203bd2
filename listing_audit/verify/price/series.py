"""The points to draw of a judged promotion: the offered price as steps, deals, the window, the claim and the law."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from listing_audit.model.findings import Detail
from listing_audit.verify.price.money import plain
from listing_audit.verify.price.referee import Judged
from listing_audit.verify.price.times import BEGINNING, shown

# How far back a chart reaches before the window opens, and how many steps it holds at most: the latest.
_BEFORE: Final = timedelta(days=60)
MAX_STEPS: Final = 2_000


def series_of(judged: Judged) -> dict[str, Detail]:
    """Return what a chart needs, as JSON-like values; times are local ISO 8601, prices decimal strings."""
    case, ruling = judged.case, judged.ruling
    opening = ruling.window[0] if ruling.window is not None and ruling.window[0] > BEGINNING else case.start
    since = opening - _BEFORE if opening - BEGINNING > _BEFORE else BEGINNING
    steps = [step for step in case.record.steps if step.end > since][-MAX_STEPS:]
    deciding = {point.at for point in ruling.points}
    drawn: list[Detail] = [
        {
            "from": shown(max(step.start, since), case.zone), "to": shown(step.end, case.zone),
            "price": None if step.price is None else plain(step.price), "kind": step.kind, "decides": step.set_at in deciding,
        }
        for step in steps
    ]  # fmt: skip
    deals: list[Detail] = [
        {"at": shown(deal.at, case.zone), "price": plain(deal.price), "decides": deal.at in deciding}
        for deal in case.record.deals
        if deal.at >= since
    ]
    return {
        "steps": drawn,
        "deals": deals[-MAX_STEPS:],
        "start": shown(case.start, case.zone),
        "window": None if ruling.window is None else [shown(max(ruling.window[0], since), case.zone), shown(case.start, case.zone)],
        "price": None if case.price is None else plain(case.price),
        "claimed_reference": None if case.reference is None else plain(case.reference),
        "lawful_reference": None if ruling.lawful is None else plain(ruling.lawful),
        "currency": case.currency,
    }  # fmt: skip
