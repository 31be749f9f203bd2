"""Puts a ruling into details and words: what was claimed, the lawful reference, the window, the points that decide."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Final

from listing_audit.model.findings import Detail
from listing_audit.model.prices import Promotion
from listing_audit.verify.price.case import Case, Missing, Ruling, own_claims
from listing_audit.verify.price.money import cut_percent, plain
from listing_audit.verify.price.record import Point
from listing_audit.verify.price.referee import Judged
from listing_audit.verify.price.times import BEGINNING, FOREVER, Span, shown

_KINDS: Final = {
    "zh": {"listed": "标价", "sale": "促销价", "transaction": "成交价"},
    "en": {"listed": "listed", "sale": "on sale", "transaction": "deal"},
}
# What another answer would need, where missing history can only lower a minimum.
_LOWS: Final = ("history_complete", "price_observations", "transactions_complete")


def details_of(judged: Judged, promotion: Promotion) -> dict[str, Detail]:
    """Return what a price finding carries for programs, and `told`, the sentence for people in both languages."""
    case, ruling = judged.case, judged.ruling
    lawful = ruling.lawful
    percents = [claim.value for claim in own_claims(case) if claim.unit == "percent"]
    found: dict[str, Detail] = {
        "lawful_reference": None if lawful is None else plain(lawful),
        "window": _span(ruling.window, case),
        "deciding_events": [_event(point, case) for point in ruling.points],
        "as_claimed": _claimed(case, promotion),
        "currency": case.currency,
        "sku": promotion.sku,
        "channel": promotion.channel,
        "market": promotion.market,
        "promotion_start": shown(case.start, case.zone) if case.start_known else None,
        "told": {"zh": told(judged, "zh"), "en": told(judged, "en")},
    }
    if case.price is not None:
        found["price"] = plain(case.price)
    if case.reference is not None:
        found["reference"] = plain(case.reference)
    if percents:
        found["percent"] = _short(max(percents))
    if ruling.bound is not None:
        found["bound"] = plain(ruling.bound)
    if ruling.by_hours is not None and ruling.by_hours != ruling.baseline:
        found["lawful_reference_by_hours"] = plain(ruling.by_hours)
    if ruling.baseline is not None and case.price is not None and ruling.baseline > 0:
        found["lawful_percent"] = _short(max(cut_percent(ruling.baseline, case.price), Decimal(0)))
    if ruling.missing:
        found["missing_facts"] = [_missing(each, case) for each in ruling.missing]
    if case.record.outliers:
        found["outliers"] = [_event(point, case) for point in case.record.outliers]
    if case.facts.unread:
        found["unread_facts"] = list(case.facts.unread)
    return found


def told(judged: Judged, language: str, *, limit: bool = True) -> str:
    """Return the sentence that quotes the claim, the lawful reference, the window and what decides.

    Without `limit` the lawful reference is left out: where it has just been said in other words.
    """
    return (" " if language == "en" else "").join(_sentences(judged, language, limit))


def _sentences(judged: Judged, language: str, limit: bool) -> Iterator[str]:
    case, ruling = judged.case, judged.ruling
    zh = language == "zh"
    if case.price is not None:
        money = "" if case.currency == "XXX" else f" {case.currency}"
        if case.reference is not None:
            first = f"被比较价 {plain(case.reference)}，促销价" if zh else f"Claimed: was {plain(case.reference)}, now"
        else:
            first = "促销价" if zh else "Claimed: now"
        yield f"{first} {plain(case.price)}{money}{'。' if zh else '.'}"
    if not limit:
        pass
    elif ruling.lawful is not None:
        yield (
            f"合法可比较的最高价为 {plain(ruling.lawful)}。"
            if zh
            else f"The highest lawful reference is {plain(ruling.lawful)}."
        )
    elif ruling.codes:
        yield "没有可供合法比较的自家价格。" if zh else "No price of its own may lawfully be compared with."
    if ruling.window is not None:
        low, high = (_when(each, case) for each in ruling.window)
        yield f"考察期 {low} 至 {high}。" if zh else f"Window {low} to {high}."
    if ruling.points:
        events = (", " if not zh else "、").join(
            f"{_when(p.at, case)} {plain(p.price)} ({_KINDS[language].get(p.kind, p.kind)})" for p in ruling.points
        )
        yield f"起决定作用的价格：{events}。" if zh else f"Deciding: {events}."
    yield from _gap_sentences(case, ruling, language)


def _gap_sentences(case: Case, ruling: Ruling, language: str) -> Iterator[str]:
    zh = language == "zh"
    limit = case.reference if case.reference is not None else ruling.bound
    for missing in ruling.missing:
        if missing.gap is None:
            continue
        between = f"{_when(missing.gap[0], case, zh)} {'至' if zh else 'and'} {_when(missing.gap[1], case, zh)}"
        if ruling.codes:
            yield (
                f"{between} 之间无记录，不影响结论。"
                if zh
                else f"Nothing is recorded between {between}; the answer stands without it."
            )
        elif limit is not None and missing.fact in _LOWS:
            yield (
                f"若 {between} 之间有低于 {plain(limit)} 的价格，即构成违规。"
                if zh
                else f"A price below {plain(limit)} between {between} would make this a violation."
            )


def _when(moment: datetime, case: Case, zh: bool = False) -> str:
    if moment <= BEGINNING:
        return "记录开始之前" if zh else "the beginning"
    if moment >= FOREVER:
        return "将来" if zh else "later"
    local = moment.astimezone(case.zone)
    return local.strftime("%Y-%m-%d") if (local.hour, local.minute) == (0, 0) else local.strftime("%Y-%m-%d %H:%M")


def _span(span: Span | None, case: Case) -> Detail:
    if span is None:
        return None
    low, high = span
    return {
        "from": None if low <= BEGINNING else shown(low, case.zone),
        "to": None if high >= FOREVER else shown(high, case.zone),
    }


def _event(point: Point, case: Case) -> Detail:
    return {"at": shown(point.at, case.zone), "price": plain(point.price), "kind": point.kind}


def _claimed(case: Case, promotion: Promotion) -> Detail:
    claims: list[Detail] = [
        {"value": _short(claim.value), "unit": claim.unit, "up_to": claim.is_range} for claim in case.claims
    ]
    return {
        "reference_price": None if case.reference is None else plain(case.reference),
        "reference_label": case.label_text,
        "price": None if case.price is None else plain(case.price),
        "claims": claims,
        "claim_text": promotion.claim_text,
        "starts_at": shown(case.start, case.zone) if case.start_known else None,
        "ends_at": shown(case.end, case.zone) if case.end is not None else None,
    }


def _missing(missing: Missing, case: Case) -> Detail:
    return {"fact": missing.fact, "between": _span(missing.gap, case)}


def _short(number: Decimal) -> str:
    rounded = number.quantize(Decimal("0.01"))
    return plain(rounded.normalize()) if rounded else "0"
