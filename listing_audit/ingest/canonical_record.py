"""A listing written in the project's own format, so that reading it gives the same listing back."""

from __future__ import annotations

from decimal import Decimal

from listing_audit.model.listing import HeldEvidence, Listing
from listing_audit.model.prices import Offer, PriceHistory, Promotion

Value = str | bool | list["Value"] | dict[str, "Value"] | None
CanonicalRecord = dict[str, Value]


def canonical_record(listing: Listing) -> CanonicalRecord:
    """Return the JSON object of a listing. What it does not have is left out; what was inferred is left to infer again.

    Amounts are decimal texts and moments ISO 8601 with offset. Where the parts stood in their source is not kept.
    """
    texts = {field.name: field.text for field in listing.fields if field.name in ("title", "subtitle", "description")}
    is_html = any(field.name == "description" and field.is_html for field in listing.fields)
    category = listing.category_text or listing.category
    record: CanonicalRecord = {
        "id": listing.id,
        **texts,
        "description_html": True if is_html else None,
        "bullets": _bullets(listing),
        "attributes": {
            field.name.partition(".")[2]: field.text for field in listing.fields if field.name.startswith("attributes.")
        },
        "complete": None if listing.complete else False,
        "language": None if "language" in listing.inferred else listing.language,
        "jurisdictions": [] if "jurisdictions" in listing.inferred else list(listing.jurisdictions),
        "marketplace": listing.marketplace,
        "category": None if "category" in listing.inferred else category,
        "brand": listing.brand,
        "seller": listing.seller,
        "url": listing.url,
        "observed_at": listing.observed_at,
        "offers": [_offer(offer) for offer in listing.offers],
        "price_histories": [_history(history) for history in listing.price_histories],
        "promotions": [_promotion(promotion) for promotion in listing.promotions],
        "privacy_policy": _policy(listing),
        "evidence": [_evidence(held) for held in listing.evidence],
    }
    return {key: value for key, value in record.items() if value not in (None, [], {})}


def _bullets(listing: Listing) -> list[Value]:
    """The bullets at their own numbers; a number that is not there is a blank one."""
    numbered = {int(field.name[8:-1]): field.text for field in listing.fields if field.name.startswith("bullets[")}
    return [numbered.get(number, "") for number in range(max(numbered, default=-1) + 1)]


def _offer(offer: Offer) -> Value:
    return _given(
        {
            "sku": offer.sku,
            # The words come first: a range such as "12.99 - 15.99" has no amount, and "¥1,999" says more than 1999.
            "price": offer.price_text or _amount(offer.price),
            "currency": offer.currency,
            "reference_price": _amount(offer.reference_price),
            "reference_label": offer.reference_label,
            "sale_starts_at": offer.sale_starts_at.isoformat() if offer.sale_starts_at else None,
            "sale_ends_at": offer.sale_ends_at.isoformat() if offer.sale_ends_at else None,
            "market": offer.market,
            "channel": offer.channel,
            "net_quantity": _amount(offer.net_quantity),
            "unit": offer.unit,
            "options": [[name, value] for name, value in offer.options],
        }
    )


def _history(history: PriceHistory) -> Value:
    coverage = history.coverage
    return _given(
        {
            "sku": history.sku,
            "channel": history.channel,
            "market": history.market,
            "currency": history.currency,
            "timezone": history.timezone,
            "events": [
                {"at": event.at.isoformat(), "price": _amount(event.price), "kind": event.kind}
                for event in history.events
            ],
            "coverage": None
            if coverage is None
            else _given(
                {
                    "from": coverage.start.isoformat(),
                    "to": coverage.end.isoformat(),
                    "sampling": coverage.sampling,
                }
            ),
            "unavailable": [[start.isoformat(), end.isoformat()] for start, end in history.unavailable],
        }
    )


def _promotion(promotion: Promotion) -> Value:
    return _given(
        {
            "sku": promotion.sku,
            "channel": promotion.channel,
            "market": promotion.market,
            "currency": promotion.currency,
            "announced_at": promotion.announced_at.isoformat() if promotion.announced_at else None,
            "starts_at": promotion.starts_at.isoformat() if promotion.starts_at else None,
            "ends_at": promotion.ends_at.isoformat() if promotion.ends_at else None,
            "price": _amount(promotion.price),
            "reference_price": _amount(promotion.reference_price),
            "reference_label": promotion.reference_label,
            "claimed_percent": _amount(promotion.claimed_percent),
            "claim_text": promotion.claim_text,
            "facts": dict(promotion.facts),
        }
    )


def _policy(listing: Listing) -> Value:
    policy = listing.privacy_policy
    return None if policy is None else _given({"text": policy.text, "html": policy.html, "url": policy.url})


def _evidence(held: HeldEvidence) -> Value:
    return _given(
        {
            "topic": held.topic,
            "ref": held.ref,
            "issuer": held.issuer,
            "valid_until": held.valid_until,
            "note": held.note,
        }
    )


def _amount(amount: Decimal | None) -> str | None:
    """The amount in digits. Three decimals get a fourth: 1.299 alone could be read as thousands."""
    if amount is None:
        return None
    digits = format(amount, "f")
    return f"{digits}0" if len(digits.partition(".")[2]) == 3 else digits


def _given(record: dict[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in record.items() if value not in (None, [], {})}
