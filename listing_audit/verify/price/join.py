"""Which history a promotion is judged by: the same variant, channel and market, never the parent product."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from listing_audit.model.listing import Listing
from listing_audit.model.prices import Offer, PriceHistory, Promotion


def promotions_of(listing: Listing) -> Iterator[tuple[Promotion, PriceHistory | None]]:
    """Yield each promotion with its history; None where no history, or more than one, could be meant.

    Without promotions the offers that show a compared price are judged as such. Of offers without any history only the
    first: the same fact is missing for all.
    """
    if listing.promotions:
        for promotion in _announced_once(listing.promotions, listing.price_histories):
            yield promotion, history_of(promotion, listing.price_histories)
        return
    unknown = False
    for offer in listing.offers:
        if offer.price is None or offer.reference_price is None or offer.reference_price <= offer.price:
            continue
        promotion = _as_promotion(offer)
        history = history_of(promotion, listing.price_histories)
        if history is None and unknown:
            continue
        unknown = unknown or history is None
        starts = promotion.starts_at or (_start_of_run(history, offer) if history is not None else None)
        yield replace(promotion, starts_at=starts, announced_at=starts), history


def _announced_once(promotions: tuple[Promotion, ...], histories: tuple[PriceHistory, ...]) -> Iterator[Promotion]:
    """Yield promotions without the later sightings of one that ran on.

    Whoever watches a page sees the same promotion each time; its window is the one before it began, not before it was
    seen again. A sighting is one of a watched page, with the same prices (without a
    compared price: the same words), and no other price seen between.
    """
    running: dict[tuple[object, ...], Promotion] = {}
    for promotion in promotions:
        facts = dict(promotion.facts)
        if (
            facts.get("sampling") != "snapshot"
            or facts.get("new_announcement") == "true"
            or promotion.starts_at is None
        ):
            yield promotion
            continue
        key = (promotion.sku, promotion.channel, promotion.market)
        earlier = running.get(key)
        if earlier is not None and _goes_on(earlier, promotion, histories):
            continue
        running[key] = promotion
        yield promotion


def _goes_on(earlier: Promotion, later: Promotion, histories: tuple[PriceHistory, ...]) -> bool:
    if (later.price, later.reference_price, later.ends_at) != (earlier.price, earlier.reference_price, earlier.ends_at):
        return False
    if later.reference_price is None and later.claim_text != earlier.claim_text:
        return False
    history = history_of(later, histories)
    if history is None or earlier.starts_at is None or later.starts_at is None:
        return earlier.starts_at == later.starts_at
    between = (event for event in history.events if earlier.starts_at <= event.at <= later.starts_at)
    return all(event.price == later.price for event in between)


def history_of(promotion: Promotion, histories: tuple[PriceHistory, ...]) -> PriceHistory | None:
    """Return the one history that fits sku, channel and market best; what is not stated fits anything."""
    fitting = [history for history in histories if _fit(promotion, history) is not None]
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    best = max(_fit(promotion, history) or 0 for history in fitting)
    fitting = [history for history in fitting if _fit(promotion, history) == best]
    return fitting[0] if len(fitting) == 1 else None


def _fit(promotion: Promotion, history: PriceHistory) -> int | None:
    """Return on how many of the three both sides agree; None where they differ.

    Another channel fits none the less: the record is there, and the referee says that it is no evidence.
    """
    score = 0
    for own, other, strict in (
        (promotion.sku, history.sku, True),
        (promotion.market, history.market, True),
        (promotion.channel, history.channel, False),
    ):
        if own is not None and other is not None:
            if own == other:
                score += 2
            elif strict:
                return None
            else:
                score -= 1
    return score


def _as_promotion(offer: Offer) -> Promotion:
    return Promotion(
        announced_at=offer.sale_starts_at, starts_at=offer.sale_starts_at, ends_at=offer.sale_ends_at, price=offer.price,
        reference_price=offer.reference_price, reference_label=offer.reference_label, sku=offer.sku, channel=offer.channel,
        market=offer.market, currency=offer.currency,
    )  # fmt: skip


def _start_of_run(history: PriceHistory, offer: Offer) -> datetime | None:
    """Return when the offered price last came into force: the start of a promotion that states none."""
    start: datetime | None = None
    for event in history.events:
        if event.kind == "transaction":
            continue
        if event.price != offer.price:
            start = None
        elif start is None:
            start = event.at
    return start
