"""Turns price cells into offers, and says so when a cell holds no single price."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Final

from listing_audit.ingest.ids import exact_id
from listing_audit.ingest.log import Log
from listing_audit.ingest.messages import say
from listing_audit.ingest.price_text import parse_price
from listing_audit.model.prices import Offer

_NO_PRICE: Final = frozenset({"empty", "none_stated"})
# A text of this kind is a price claim that has no single amount: kept as text, no error.
_OTHER_KINDS: Final = frozenset({"range", "from", "up_to", "coupon", "multi_buy", "percent"})


def read_amount(
    text: str,
    where: str,
    log: Log,
    *,
    line: int | None = None,
    currency: str | None = None,
    listing_id: str | None = None,
) -> tuple[Decimal | None, str | None, str | None]:
    """Return amount, currency and, unless it was a plain number, the text as given.

    No price stated gives (None, currency, None). A text that is no price at all is an error with its place.
    """
    parsed = parse_price(text, currency=currency)
    if parsed.reason in _NO_PRICE:
        return None, parsed.currency, None
    shown = " ".join(text.split())  # a page breaks its lines where it likes
    if parsed.reason is None:
        plain = shown.replace(".", "", 1).isdigit() and shown.isascii()
        return parsed.amount, parsed.currency, None if plain else shown
    why = say(log.language, f"price_{parsed.reason}")
    if parsed.reason in _OTHER_KINDS:
        log.note_some("bad_price", line, where=where, text=shown[:40], why=why)
    else:
        log.error("bad_price", line, listing_id, where=where, text=shown[:40], why=why)
    return None, parsed.currency, shown[:200]


def make_offer(
    price: str,
    log: Log,
    *,
    where: str = "price",
    line: int | None = None,
    reference: str = "",
    reference_label: str | None = None,
    currency: str | None = None,
    sku: str | None = None,
    market: str | None = None,
    channel: str | None = None,
    options: tuple[tuple[str, str], ...] = (),
    sale: tuple[datetime | None, datetime | None] = (None, None),
    net_quantity: Decimal | None = None,
    unit: str | None = None,
    listing_id: str | None = None,
) -> Offer | None:
    """Return the offer of one row, or None when neither cell states a price. A reference of 0 means none."""
    amount, found, shown = read_amount(price, where, log, line=line, currency=currency, listing_id=listing_id)
    reference_amount, reference_found, _ = read_amount(
        reference, reference_label or "reference price", log, line=line, currency=currency, listing_id=listing_id
    )
    if reference_amount == 0:
        reference_amount = None
    if amount is None and reference_amount is None and shown is None:
        return None
    return Offer(
        sku=exact_id(sku) or None if sku else None,
        price=amount,
        currency=found or reference_found,
        reference_price=reference_amount,
        reference_label=reference_label if reference_amount is not None else None,
        sale_starts_at=sale[0],
        sale_ends_at=sale[1],
        market=market,
        channel=channel,
        net_quantity=net_quantity,
        unit=unit,
        options=options,
        price_text=shown,
        line=line,
    )
