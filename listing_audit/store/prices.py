"""The memory of prices: what each import showed, by article, channel and market."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from listing_audit.store.transaction import Transaction, stamp


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One price that was shown at a moment. Blank means not stated; `price` is a decimal number as text."""

    listing_id: str
    sku: str
    channel: str
    market: str
    currency: str
    at: str
    price: str


@dataclass(frozen=True, slots=True)
class RememberedPrices:
    """What is remembered of one source: how many prices of how many listings, and from when to when."""

    source: str
    prices: int
    listings: int
    first: str
    last: str


def remembered(transaction: Transaction) -> tuple[RememberedPrices, ...]:
    """Return what is remembered of each source, by its name."""
    sql = (
        "SELECT source, COUNT(*), COUNT(DISTINCT listing_id), MIN(at), MAX(at) FROM prices GROUP BY source"
        " ORDER BY source"
    )
    return tuple(RememberedPrices(row[0], int(row[1]), int(row[2]), row[3], row[4]) for row in transaction.rows(sql))


def keep_prices(transaction: Transaction, source: str, snapshots: Iterable[Snapshot]) -> None:
    """Keep snapshots; one that is known for its moment stays as it is."""
    transaction.change_many(
        "INSERT INTO prices VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [(source, s.listing_id, s.sku, s.channel, s.market, s.currency, s.at, s.price) for s in snapshots],
    )


def prices_of(transaction: Transaction, source: str, listing_id: str, until: datetime) -> tuple[Snapshot, ...]:
    """Return what is remembered of a listing up to a moment, by series and then by time."""
    rows = transaction.rows(
        "SELECT listing_id, sku, channel, market, currency, at, price FROM prices WHERE source = ? AND listing_id = ?"
        " AND at <= ? ORDER BY sku, channel, market, currency, at",
        (source, listing_id, stamp(until)),
    )
    return tuple(Snapshot(*row) for row in rows)


def forget_prices(transaction: Transaction, before: datetime) -> int:
    """Delete snapshots from before a moment; return how many there were."""
    return transaction.change("DELETE FROM prices WHERE at < ?", (stamp(before),))
