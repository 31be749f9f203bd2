"""The memory of prices: each import leaves what it showed, and the next scan judges promotions by it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Final

from listing_audit.desk.accounts import User, require
from listing_audit.desk.errors import Invalid
from listing_audit.model.listing import Listing
from listing_audit.model.prices import Coverage, PriceEvent, PriceHistory
from listing_audit.store import prices as rows
from listing_audit.store.accounts import log
from listing_audit.store.database import Store
from listing_audit.store.prices import RememberedPrices, Snapshot
from listing_audit.store.settings import keep_setting, setting
from listing_audit.store.transaction import Transaction, stamp

SHORTEST_RETENTION_DAYS: Final = 40
_LONGEST_RETENTION_DAYS: Final = 36_500
_RETENTION: Final = "price_retention_days"


def snapshots_of(listing: Listing, imported_at: datetime) -> tuple[Snapshot, ...]:
    """Return the prices that a listing shows, one for each offer with a price and a currency.

    They date from the listing's own time of observation where it states one with a zone, else from the import.
    """
    at = _observed(listing) or imported_at
    return tuple(
        Snapshot(
            listing.id,
            offer.sku or "",
            offer.channel or "",
            offer.market or "",
            offer.currency,
            stamp(at),
            str(offer.price),
        )
        for offer in listing.offers
        if offer.price is not None and offer.currency
    )


def remember(transaction: Transaction, source: str, listings: Iterable[Listing], imported_at: datetime) -> None:
    """Keep the prices of these listings."""
    rows.keep_prices(transaction, source, [s for listing in listings for s in snapshots_of(listing, imported_at)])


def history(store: Store, *, source: str, listing_id: str, until: datetime) -> tuple[PriceHistory, ...]:
    """Return the remembered prices of a listing, one history for each article, channel, market and currency.

    Samples, not every change: what lay between two imports is not known, and the coverage says so.
    """
    with store.transaction(write=False) as transaction:
        return _histories(rows.prices_of(transaction, source, listing_id, until))


def with_memory(store: Store, source: str, listing: Listing, until: datetime) -> Listing:
    """Return the listing with what is remembered of its prices, where it brings no history of its own for the series."""
    if not listing.offers and not listing.promotions:
        return listing
    own = {(h.sku or "", h.channel or "", h.market or "", h.currency) for h in listing.price_histories}
    known = tuple(
        one
        for one in history(store, source=source, listing_id=listing.id, until=until)
        if (one.sku or "", one.channel or "", one.market or "", one.currency) not in own
    )
    return replace(listing, price_histories=(*listing.price_histories, *known)) if known else listing


def forget(store: Store, *, before: datetime) -> int:
    """Delete what was shown before a moment, and return how many prices that were.

    European law looks back 30 days, Chinese law 7 or 14; proof in a dispute may be asked for years later.
    """
    with store.transaction() as transaction:
        return rows.forget_prices(transaction, before)


def retention_days(store: Store) -> int:
    """Return for how many days prices are remembered; 0 means for ever, which is how a desk begins."""
    with store.transaction(write=False) as transaction:
        return int(setting(transaction, _RETENTION) or 0)


def keep_for(store: Store, days: int, *, user: User, now: datetime) -> None:
    """Remember prices for so many days, 0 for ever. What is older is forgotten by the worker, and cannot be had back.

    Raises Invalid below 40 days: European law looks back at least 30 days before a reduction. For admins.
    """
    require(user, "admin")
    if days and not SHORTEST_RETENTION_DAYS <= days <= _LONGEST_RETENTION_DAYS:
        raise Invalid(
            f"give 0 (for ever) or {SHORTEST_RETENTION_DAYS} to {_LONGEST_RETENTION_DAYS} days: reductions are judged"
            " by the 30 days before them, and proof may be asked for later"
        )
    with store.transaction() as transaction:
        keep_setting(transaction, _RETENTION, str(days))
        log(transaction, user.name, "prices.retention", str(days), "", now)


def forget_what_is_old(store: Store, now: datetime) -> bool:
    """Forget prices that are older than the retention; return whether there were any."""
    days = retention_days(store)
    return bool(days) and forget(store, before=now - timedelta(days=days)) > 0


def remembered(store: Store) -> tuple[RememberedPrices, ...]:
    """Return what is remembered of each source: prices, listings, first and last moment."""
    with store.transaction(write=False) as transaction:
        return rows.remembered(transaction)


def _histories(snapshots: Sequence[Snapshot]) -> tuple[PriceHistory, ...]:
    made = []
    for key, group in groupby(snapshots, key=lambda s: (s.sku, s.channel, s.market, s.currency)):
        events = tuple(PriceEvent(datetime.fromisoformat(s.at), Decimal(s.price)) for s in group)
        sku, channel, market, currency = key
        coverage = Coverage(events[0].at, events[-1].at, "snapshot")
        made.append(PriceHistory(currency, "UTC", events, sku or None, channel or None, market or None, coverage))
    return tuple(made)


def _observed(listing: Listing) -> datetime | None:
    try:
        at = datetime.fromisoformat(listing.observed_at) if listing.observed_at else None
    except ValueError:
        return None
    return at if at is not None and at.tzinfo is not None else None
