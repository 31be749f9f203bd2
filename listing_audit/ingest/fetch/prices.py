"""Price observations: one file for each article of each page, one line for each look, only ever added to.

The files are price histories that `listing-audit price` and `scan` read as they are. A look that finds the goods no
longer offered is a line too, with the price -1, as trackers write it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from pathlib import Path
from typing import Final

from listing_audit.model.listing import Listing
from listing_audit.model.prices import Coverage, Offer, PriceEvent, PriceHistory

_UNSAFE: Final = re.compile(r"[^A-Za-z0-9一-鿿_-]+")
NOT_OFFERED: Final = Decimal(-1)


@dataclass(frozen=True, slots=True)
class Article:
    """What a price belongs to: the page, the listing on it, and the variant. Two pages are never mixed."""

    url: str
    listing_id: str
    sku: str | None
    currency: str | None
    market: str | None
    channel: str | None

    @property
    def file_name(self) -> str:
        """A name that people recognise and no file system minds; the digest keeps apart what looks alike."""
        shown = _UNSAFE.sub("-", self.sku or self.listing_id.rpartition("/")[2] or self.listing_id).strip("-")[:40]
        parts = (self.url, self.listing_id, self.sku, self.currency, self.market, self.channel)
        digest = sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()[:16]
        return f"{shown or 'article'}-{digest}.jsonl"


@dataclass(frozen=True, slots=True)
class Look:
    """One price seen at one moment."""

    at: datetime
    price: Decimal
    reference_price: Decimal | None = None


def articles_of(listing: Listing, url: str) -> tuple[dict[Article, Offer], bool]:
    """Return the offers of a listing by article, and whether some were left out.

    Left out are offers that only their price tells apart: writing them into one history would make the price seem to
    jump. An offer without an amount is no price.
    """
    found: dict[Article, Offer] = {}
    doubtful: set[Article] = set()
    for offer in listing.offers:
        if offer.price is None:
            continue
        article = Article(url, listing.id, offer.sku, offer.currency, offer.market, offer.channel)
        known = found.setdefault(article, offer)
        if (known.price, known.reference_price) != (offer.price, offer.reference_price):
            doubtful.add(article)
    return {article: offer for article, offer in found.items() if article not in doubtful}, bool(doubtful)


def add_look(folder: Path, article: Article, look: Look, *, title: str, timezone: str) -> None:
    """Write one more line to an article's file. `folder` exists."""
    line = {
        "id": article.listing_id,
        "sku": article.sku,
        "at": look.at.isoformat(timespec="seconds"),
        "price": _digits(look.price),
        "reference_price": None if look.reference_price is None else _digits(look.reference_price),
        "currency": article.currency,
        "market": article.market,
        "channel": article.channel,
        "timezone": timezone,
        "title": title[:200],
    }
    # All keys in every line: what reads the file takes its columns from the first one.
    text = json.dumps({key: value or "" for key, value in line.items()}, ensure_ascii=False)
    path = folder / article.file_name
    with path.open("ab") as file:
        broken = file.tell() and not _ends_whole(path)
        file.write((b"\n" if broken else b"") + text.encode("utf-8", "replace") + b"\n")


def looks_in(path: Path) -> Iterator[Look]:
    """Yield the looks of a file in its own order; half a line, left by a run that was killed, is passed over."""
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return
    for line in lines:
        try:
            value = json.loads(line)
            at = datetime.fromisoformat(value["at"])
            reference = Decimal(value["reference_price"]) if value["reference_price"] else None
            price = Decimal(value["price"])
        except (ValueError, TypeError, KeyError, InvalidOperation):
            continue
        if at.tzinfo is not None and price.is_finite():
            yield Look(at, price, reference)


def history_of_looks(looks: Iterable[Look], article: Article, *, timezone: str) -> PriceHistory | None:
    """Return the history of an article as observed: between two looks nothing is claimed. None without any look."""
    known = sorted(looks, key=lambda look: look.at)
    if not known:
        return None
    events = tuple(
        PriceEvent(look.at, look.price, "sale" if look.reference_price is not None else "listed") for look in known
    )
    return PriceHistory(
        currency=article.currency or "XXX",
        timezone=timezone,
        events=events,
        sku=article.sku,
        channel=article.channel,
        market=article.market,
        coverage=Coverage(known[0].at, known[-1].at, "snapshot"),
    )


def _digits(amount: Decimal) -> str:
    digits = format(amount, "f")
    # 1.299 alone could be read as one thousand two hundred and ninety-nine.
    return f"{digits}0" if len(digits.partition(".")[2]) == 3 else digits


def _ends_whole(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, 2)
        return file.read(1) == b"\n"
