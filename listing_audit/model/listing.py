"""A listing as it was given, and where each part of it stood."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from listing_audit.values import frozen

if TYPE_CHECKING:
    from listing_audit.model.policy import PrivacyPolicy
    from listing_audit.model.prices import Offer, PriceHistory, Promotion


@frozen
class Location:
    """Where something stands in the source: `catalog.csv:12`, column 3 or JSON pointer `/title`.

    Lines and columns count from 1. `column` is the cell number in tables. None means not known.
    """

    path: str
    line: int | None = None
    column: int | None = None
    pointer: str | None = None


@frozen
class TextField:
    """One text of a listing, exactly as given. `name` is `title`, `bullets[0]`, `attributes.ingredients` …

    `is_html` None means: look for tags. `label` is the source's own name of the column, where it has one.
    `language` None means: detected in `describe`. `first_line` is the line of the source on which the text begins, where
    the text's lines are lines of the source: in a table's cell of several lines, or in Markdown.
    """

    name: str
    text: str
    location: Location | None = None
    is_html: bool | None = None
    language: str | None = None
    label: str | None = None
    first_line: int | None = None


@frozen
class HeldEvidence:
    """Proof that the seller says it holds for claims of one topic."""

    topic: str
    ref: str
    issuer: str | None = None
    valid_until: str | None = None
    note: str | None = None


@frozen
class Listing:
    """One product page. Only `id` and one text or price are needed.

    `complete` says that these are all of the listing's texts, so that something missing is really missing.
    `inferred` names what was worked out instead of given: `language`, `jurisdictions`, `category`, `id`. `extra` keeps
    what the source says beside that (stock, pictures, dates): it is not audited and not part of the content.
    """

    id: str
    fields: tuple[TextField, ...] = ()
    complete: bool = True
    language: str | None = None
    jurisdictions: tuple[str, ...] = ()
    marketplace: str | None = None
    category: str | None = None
    category_text: str | None = None
    brand: str | None = None
    seller: str | None = None
    url: str | None = None
    observed_at: str | None = None
    offers: tuple[Offer, ...] = ()
    price_histories: tuple[PriceHistory, ...] = ()
    promotions: tuple[Promotion, ...] = ()
    privacy_policy: PrivacyPolicy | None = None
    evidence: tuple[HeldEvidence, ...] = ()
    location: Location | None = None
    inferred: tuple[str, ...] = ()
    extra: tuple[TextField, ...] = ()


@frozen
class ReadError:
    """A listing, row or file that could not be read. The scan goes on; the exit code and the summary say so."""

    path: str
    reason: str
    line: int | None = None
    listing_id: str | None = None


@frozen
class ReadNote:
    """Something a reader should know about how a source was read: its format, keys it did not know, ids it repaired."""

    path: str
    message: str
    line: int | None = None


def place_in(listing: Listing, text: TextField, start: int | None) -> Location | None:
    """Return where code point `start` of a text stands in the source: the text's place, on the right line of it."""
    where = text.location or listing.location
    if where is None or start is None or text.first_line is None:
        return where
    return replace(where, line=text.first_line + line_breaks(text.text[:start]))


def line_breaks(text: str) -> int:
    """Return how many lines end in the text; CR LF is one end."""
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def texts_of(listing: Listing, family: str) -> tuple[TextField, ...]:
    """Return the listing's fields of one family, in order: `bullets` gives every bullet."""
    return tuple(f for f in listing.fields if f.name.partition("[")[0].partition(".")[0] == family)
