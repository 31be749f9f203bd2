"""Prices over time: what was shown or paid, when, and what a promotion says about it.

Amounts are `Decimal`, moments are zone-aware. Parsing happens in `ingest`; nothing here guesses.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Literal

from listing_audit.values import frozen

EventKind = Literal["listed", "sale", "transaction"]


@frozen
class Offer:
    """What the page shows now for one variant. `reference_label` is the source's own name of the reference price."""

    sku: str | None = None
    price: Decimal | None = None
    currency: str | None = None
    reference_price: Decimal | None = None
    reference_label: str | None = None
    sale_starts_at: datetime | None = None
    sale_ends_at: datetime | None = None
    market: str | None = None
    channel: str | None = None
    net_quantity: Decimal | None = None
    unit: str | None = None
    options: tuple[tuple[str, str], ...] = ()
    price_text: str | None = None
    line: int | None = None


@frozen
class PriceEvent:
    """A price from a moment on (`listed`, `sale`: until the next one) or at a moment (`transaction`)."""

    at: datetime
    price: Decimal
    kind: EventKind = "listed"


@frozen
class Coverage:
    """What part of time a history speaks for, and whether it holds every change or only samples."""

    start: datetime
    end: datetime
    sampling: str | None = None


@frozen
class PriceHistory:
    """Prices of one product, variant, channel and market in one currency. Events are sorted by time."""

    currency: str
    timezone: str
    events: tuple[PriceEvent, ...]
    sku: str | None = None
    channel: str | None = None
    market: str | None = None
    coverage: Coverage | None = None
    unavailable: tuple[tuple[datetime, datetime], ...] = ()


@frozen
class Promotion:
    """A price promotion as announced. `facts` holds what no record can show; it wins over what is inferred."""

    announced_at: datetime | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    price: Decimal | None = None
    reference_price: Decimal | None = None
    reference_label: str | None = None
    claimed_percent: Decimal | None = None
    claim_text: str | None = None
    sku: str | None = None
    channel: str | None = None
    market: str | None = None
    currency: str | None = None
    facts: tuple[tuple[str, str], ...] = ()
