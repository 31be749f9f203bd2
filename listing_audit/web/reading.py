"""One listing out of what was sent: an object in the canonical form, or a file in any format that a scan reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from listing_audit.errors import InputError
from listing_audit.ingest.canonical import listing_of
from listing_audit.ingest.log import Log
from listing_audit.ingest.read import read_source
from listing_audit.model.listing import Listing, ReadError, ReadNote
from listing_audit.model.scope import JURISDICTIONS, MARKETPLACES

# Ten times the longest descriptions of shops; others wait while one listing is audited.
MAX_LISTING_CHARS: Final = 200_000


@dataclass(frozen=True, slots=True)
class OneListing:
    """The listing, or None when there is none; what could not be read; what a reader should know. `more`: the source
    holds further listings."""

    listing: Listing | None
    errors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    more: bool = False


def from_record(record: Mapping[str, Any], language: str) -> OneListing:
    """Return the listing of one canonical object. Single texts are the usual case: `complete` is false unless given."""
    log = Log("listing", language)
    listing = listing_of({"complete": False, **record}, "listing", 1, "", log)
    remarks = list(log.drain())
    errors = [one.reason for one in remarks if isinstance(one, ReadError)]
    if listing is not None:
        errors += _unknown_scope(listing, language)
        policy = listing.privacy_policy
        size = sum(len(text.text) for text in listing.fields)
        size += len((policy.text or "") + (policy.html or "")) if policy is not None else 0
        if size > MAX_LISTING_CHARS:
            errors.append(_too_long(size, language))
    return OneListing(listing, tuple(errors), tuple(one.message for one in remarks if isinstance(one, ReadNote)))


def _too_long(size: int, language: str) -> str:
    if language == "zh":
        return f"商品文字共 {size} 个字符，超过 {MAX_LISTING_CHARS} 个；请用 listing-audit scan"
    return f"the texts have {size} characters, more than {MAX_LISTING_CHARS}; use `listing-audit scan`"


def _unknown_scope(listing: Listing, language: str) -> list[str]:
    """A place or marketplace that nobody knows would silently be judged by no rules."""
    zh = language == "zh"
    wrong = [
        (f"不认识的法域“{code}”；可用：" if zh else f'unknown jurisdiction "{code}"; known: ')
        + ", ".join(JURISDICTIONS)
        for code in listing.jurisdictions
        if code not in JURISDICTIONS
    ]
    if listing.marketplace and listing.marketplace not in MARKETPLACES:
        name = listing.marketplace[:80]
        wrong.append(
            (f"不认识的平台“{name}”；可用：" if zh else f'unknown marketplace "{name}"; known: ')
            + ", ".join(MARKETPLACES)
        )
    return wrong


def from_file(data: bytes, language: str) -> OneListing:
    """Return the first listing of a file. Its content says what it is; its name is not looked at."""
    listing: Listing | None = None
    errors: list[str] = []
    notes: list[str] = []
    try:
        for part in read_source("-", stdin=BytesIO(data), language=language):
            if isinstance(part, Listing):
                if listing is not None:
                    return OneListing(listing, tuple(errors), tuple(notes), more=True)
                listing = part
            elif isinstance(part, ReadError):
                errors.append(f"{part.line}: {part.reason}" if part.line else part.reason)
            else:
                notes.append(part.message)
    except InputError as error:
        errors.append(error.reason)
    return OneListing(listing, tuple(errors), tuple(notes))
