"""Price claims in a listing's own texts, checked against the prices beside them. They need no history."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field as data_field
from datetime import UTC
from decimal import Decimal
from typing import Final

from listing_audit.ingest.moments import parse_moment
from listing_audit.model.findings import Detail
from listing_audit.model.listing import Listing, TextField
from listing_audit.model.spans import RawSpan
from listing_audit.text.html import blank_html, looks_like_html
from listing_audit.values import frozen
from listing_audit.verify.price.case import ARITHMETIC, COUNTDOWN, MISMATCH
from listing_audit.verify.price.claims import Claim, number_of, printed_prices, read_claims
from listing_audit.verify.price.deadline import stated_end
from listing_audit.verify.price.labels import printed_labels
from listing_audit.verify.price.money import cut_percent, overstates_amount, overstates_percent, plain
from listing_audit.verify.price.quantity import Quantity, follows, quantity_of, unit_prices
from listing_audit.verify.price.worth_reading import MAX_TEXT, is_worth_reading

_NOW: Final = re.compile(
    r"(?P<label>(?<![^\W\d_])(?:now(?: only)?|today|only|sale price|our price|jetzt|nur|ahora|ora|maintenant|nu|teď|nyní|teraz|nyt)|现价|现仅|现只要|到手价?|券后价?|活动价|促销价|特价|秒杀价|折后价?|抢购价|售价|仅售)"
    r"[ :：]{0,3}(?P<amount>(?:[$€£¥￥] ?)?\d[\d.,]{0,12}(?:[万千])?)(?![\d%折])"
)
_PAIR_REACH: Final = 80


@frozen
class TextFinding:
    """A claim in a text that the prices beside it contradict. `steps`: how many steps less sure."""

    topic: str
    field: TextField
    span: RawSpan
    details: dict[str, Detail]
    steps: int = 0


@frozen
class _Pair:
    """A compared price and the price asked, as one place states them."""

    reference: Decimal
    price: Decimal
    currencies: tuple[frozenset[str], frozenset[str]] = data_field(default=(frozenset(), frozenset()))
    span: tuple[int, int] | None = None


def text_findings(listing: Listing) -> Iterator[TextFinding]:
    """Yield the claims in title, bullets and description that contradict the listing's own prices or themselves.

    Words that a promotion gives as its claim are left to the judgement of that promotion.
    """
    pairs = _own_pairs(listing)
    for field in listing.fields:
        if not is_worth_reading(field):
            continue
        raw = field.text[:MAX_TEXT]
        html = field.is_html if field.is_html is not None else looks_like_html(raw)
        claims = read_claims(blank_html(raw) if html else raw, is_ad=False)
        taken = tuple(_taken(field.text, listing))
        printed = _printed_pair(claims.text)
        if printed is not None and printed.span is not None and _differ(printed) and not _inside(printed.span, taken):
            yield TextFinding(MISMATCH, field, RawSpan(*printed.span), _details(printed))
            printed = None
        against = (printed,) if printed is not None else pairs
        for claim in claims.claims:
            if against and not claim.is_range and not _inside((claim.start, claim.end), taken):
                yield from _overstated(claim, against, field)
        yield from _unit_prices(claims.text, field, listing)
        yield from _expired(claims.text, field, listing, taken)


def _own_pairs(listing: Listing) -> tuple[_Pair, ...]:
    """Return the pairs of all variants; none where a variant has no compared price, so that nobody knows its cut."""
    stated = [(offer.reference_price, offer.price) for offer in listing.offers if offer.price is not None]
    stated += [
        (p.reference_price, p.price)
        for p in listing.promotions
        if p.price is not None and "conditional" not in dict(p.facts)
    ]
    pairs = tuple(_Pair(ref, price) for ref, price in stated if ref is not None and price is not None and ref > 0)
    return pairs if len(pairs) == len(stated) else ()


def _printed_pair(text: str) -> _Pair | None:
    """Return the one compared price and the one price asked that a text prints beside each other."""
    was = [
        (number_of("".join(c for c in amount if c.isdigit() or c in ".,万千")), span)
        for _, amount, span in printed_labels(text)
    ]
    now = [(number_of(match["amount"].strip("$€£¥￥ .,")), match.span()) for match in _NOW.finditer(text)]
    if len(was) != 1 or len(now) != 1:
        return None
    (reference, first), (price, second) = was[0], now[0]
    low, high = min(first[0], second[0]), max(first[1], second[1])
    if reference is None or price is None or reference <= 0 or price <= 0 or high - low > _PAIR_REACH:
        return None
    printed = printed_prices(text[low : high + 4])
    signs = {p.value: p.currencies for p in printed}
    high = max(high, *(low + p.end for p in printed if low + p.start < high)) if printed else high
    none: frozenset[str] = frozenset()
    return _Pair(reference, price, (signs.get(reference, none), signs.get(price, none)), (low, high))


def _differ(pair: _Pair) -> bool:
    one, other = pair.currencies
    return bool(one and other) and not one & other


def _overstated(claim: Claim, pairs: tuple[_Pair, ...], field: TextField) -> Iterator[TextFinding]:
    test = overstates_percent if claim.unit == "percent" else overstates_amount
    if all(test(claim.value, pair.reference, pair.price) for pair in pairs):
        best = max(pairs, key=lambda pair: cut_percent(pair.reference, pair.price))
        yield TextFinding(ARITHMETIC, field, RawSpan(claim.start, claim.end), {**_details(best), "percent": plain(claim.value.quantize(Decimal("0.01")).normalize())})  # fmt: skip


def _unit_prices(text: str, field: TextField, listing: Listing) -> Iterator[TextFinding]:
    """A unit price beside one price and one quantity must be their quotient."""
    if len(listing.offers) != 1 or listing.offers[0].price is None:
        return
    offer = listing.offers[0]
    bought = _bought(offer.net_quantity, offer.unit)
    if bought is None or offer.price is None:
        return
    for stated in unit_prices(text):
        if follows(stated, offer.price, bought, offer.currency or "CNY") is False:
            details: dict[str, Detail] = {"price": plain(offer.price), "stated_unit_price": plain(stated.price)}
            yield TextFinding(
                MISMATCH, field, RawSpan(stated.start, stated.end), {**details, "told": {"zh": "", "en": ""}}, steps=1
            )


def _bought(quantity: Decimal | None, unit: str | None) -> Quantity | None:
    return quantity_of(f"{quantity:f} {unit}") if quantity is not None and unit else None


def _expired(
    text: str, field: TextField, listing: Listing, taken: tuple[tuple[int, int], ...]
) -> Iterator[TextFinding]:
    """An end that the text dates to the year, and that had passed when the page was seen."""
    seen = parse_moment(listing.observed_at or "", UTC) if listing.observed_at else None
    match = (
        re.search(r"(?:until|till|ends?(?: on)?|bis(?: zum)?|截止(?:到|至)?|至|到).{0,16}20\d\d.{0,8}", text)
        if seen
        else None
    )
    if seen is None or match is None or _inside(match.span(), taken):
        return
    end = stated_end(match[0], seen, UTC)
    if end is not None and end < seen:
        told = {"zh": f"标示的截止时间 {end:%Y-%m-%d} 已过。", "en": f"The stated end, {end:%Y-%m-%d}, had passed."}
        details: dict[str, Detail] = {"observed_at": listing.observed_at, "told": dict(told)}
        yield TextFinding(COUNTDOWN, field, RawSpan(*match.span()), details, steps=1)


def _details(pair: _Pair) -> dict[str, Detail]:
    cut = cut_percent(pair.reference, pair.price).quantize(Decimal("0.1"))
    return {
        "reference": plain(pair.reference),
        "price": plain(pair.price),
        "as_claimed": {"reference_price": plain(pair.reference), "price": plain(pair.price)},
        "told": {
            "zh": f"被比较价 {plain(pair.reference)}，现价 {plain(pair.price)}，实际降幅 {cut}%。",
            "en": f"Was {plain(pair.reference)}, now {plain(pair.price)}: the real cut is {cut} %.",
        },
    }


def _taken(text: str, listing: Listing) -> Iterator[tuple[int, int]]:
    for promotion in listing.promotions:
        at = text.find(promotion.claim_text) if promotion.claim_text else -1
        if at >= 0 and promotion.claim_text:
            yield at, at + len(promotion.claim_text)


def _inside(span: tuple[int, int], holes: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= span[0] and span[1] <= high for low, high in holes)
