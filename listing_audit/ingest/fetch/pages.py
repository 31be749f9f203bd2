"""What a fetched page holds: its listings, with addresses completed and an identity that stays."""

from __future__ import annotations

import codecs
import io
import re
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit

from listing_audit.ingest.decode import is_page_codec
from listing_audit.ingest.fetch.messages import say
from listing_audit.ingest.fetch.urls import UrlRefused, checked_url
from listing_audit.ingest.messages import MESSAGES
from listing_audit.ingest.read import read_source
from listing_audit.model.listing import Listing, ReadError, ReadNote
from listing_audit.model.policy import PrivacyPolicy

_CHARSET: Final = re.compile(r"charset\s{0,4}=\s{0,4}[\"']?([\w.:\-]{1,40})", re.IGNORECASE)
# What browsers take these names for (WHATWG Encoding): the larger set that pages really use.
_LARGER: Final = {"gb2312": "gb18030", "gbk": "gb18030", "iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252"}
_KINDS: Final = {
    "text/html": ("html", ".html"), "application/xhtml+xml": ("html", ".html"), "application/json": (None, ".json"),
    "application/ld+json": (None, ".json"), "application/x-ndjson": ("jsonl", ".jsonl"), "application/jsonl": ("jsonl", ".jsonl"),
    "application/xml": (None, ".xml"), "text/xml": (None, ".xml"), "application/rss+xml": (None, ".xml"),
    "application/atom+xml": (None, ".xml"), "text/csv": (None, ".csv"), "text/tab-separated-values": (None, ".tsv"),
    "text/plain": (None, ".txt"), "application/octet-stream": (None, ".bin"), "": (None, ".bin"), "application/gzip": (None, ".gz"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (None, ".xlsx"), "application/vnd.ms-excel": (None, ".xls"),
}  # fmt: skip
_ONLY_TEXT: Final = MESSAGES["page_without_product"]


@dataclass(frozen=True, slots=True)
class Page:
    """The content of one address as it came: `content_type` is the header, `url` where it was found in the end."""

    url: str
    content_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Found:
    """What a page holds, and what could not be read on it. `policies` are addresses of privacy policies it links to.

    `states_product` False: no product is stated on it, only its visible text could be read. `passed_over`: which is why
    it was left out, as was asked.
    """

    listings: tuple[Listing, ...] = ()
    told: tuple[ReadError | ReadNote, ...] = ()
    policies: tuple[str, ...] = ()
    states_product: bool = True
    passed_over: bool = False


def media_type(content_type: str) -> str:
    """Return the plain media type of a Content-Type header, in lower case."""
    return content_type.partition(";")[0].strip().lower()


def extension_of(content_type: str) -> str | None:
    """Return the file extension for content of that type, or None when it is nothing that holds listings."""
    plain = media_type(content_type)
    known = _KINDS.get(plain)
    if known is not None:
        return known[1]
    if plain.endswith("+json"):
        return ".json"
    if plain.endswith("+xml"):
        return ".xml"
    return ".txt" if plain.startswith("text/") else None


def read_fetched(page: Page, *, asked: str, shown: str, language: str) -> Found:
    """Return the listings of a page. `asked` is the address that was asked for, `shown` the file it was saved as.

    The encoding that the server names wins over what the page says of itself, unless the bytes contradict it. A page
    that gives its product no number is identified by the address asked for, which stays when its words change.
    """
    body, told = _in_utf8(page, shown, language)
    kind = _KINDS.get(media_type(page.content_type), (None, ""))[0]
    listings: list[Listing] = []
    for part in read_source("-", as_format=kind, stdin=io.BytesIO(body), language=language):
        if isinstance(part, Listing):
            listings.append(part)
        else:
            told.append(replace(part, path=shown))
    alone = len(listings) == 1
    completed = tuple(_completed(listing, page.url, asked if alone else None) for listing in listings)
    policies = dict.fromkeys(
        listing.privacy_policy.url for listing in completed if listing.privacy_policy and listing.privacy_policy.url
    )
    only_text = any(isinstance(part, ReadNote) and part.message in _ONLY_TEXT for part in told)
    return Found(completed, tuple(told), tuple(policies), not only_text)


def policy_listing(page: Page, *, asked: str) -> Listing:
    """Return a listing that holds nothing but the privacy policy of a shop, to be audited as such."""
    body, _ = _in_utf8(page, asked, "en")
    is_html = media_type(page.content_type) in ("text/html", "application/xhtml+xml") or b"<html" in body[:4096].lower()
    text = _decoded(body, is_html=is_html)
    policy = PrivacyPolicy(html=text, url=page.url) if is_html else PrivacyPolicy(text=text, url=page.url)
    return Listing(id=asked, complete=False, seller=urlsplit(page.url).hostname, url=page.url, privacy_policy=policy)


def _completed(listing: Listing, base: str, identity: str | None) -> Listing:
    """The listing with absolute addresses; one without a number of its own gets that identity."""
    policy = listing.privacy_policy
    if policy is not None and policy.url and not (policy.text or policy.html):
        address = _absolute(policy.url, base)
        policy = PrivacyPolicy(url=address) if address else None
    url = _absolute(listing.url, base) if listing.url else None
    no_number = "id" in listing.inferred or listing.id == listing.url
    named = identity is not None and no_number
    return replace(
        listing,
        id=(url or identity or listing.id) if named else listing.id,
        url=url or base,
        privacy_policy=policy,
        inferred=tuple(name for name in listing.inferred if name != "id") if named else listing.inferred,
    )


def _absolute(address: str, base: str) -> str | None:
    try:
        return checked_url(address, base=base)
    except UrlRefused:
        return None  # javascript:, mailto: and the like


def _in_utf8(page: Page, shown: str, language: str) -> tuple[bytes, list[ReadError | ReadNote]]:
    """The body, in UTF-8 with its mark when the server says what it is written in; else as it came."""
    stated = _CHARSET.search(page.content_type)
    if stated is None or page.body.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return page.body, []
    if _is_utf8(page.body):
        return page.body, []  # no other encoding looks like it by chance, and servers state Latin-1 by habit
    try:
        name = codecs.lookup(stated[1]).name
        if not is_page_codec(name):
            raise LookupError(name)
        text = page.body.decode(_LARGER.get(name, name))
    except (LookupError, UnicodeError):
        return page.body, [ReadNote(shown, say(language, "charset_wrong", detail=stated[1]))]
    return codecs.BOM_UTF8 + text.encode("utf-8", "replace"), []


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decoded(body: bytes, *, is_html: bool) -> str:
    from listing_audit.ingest.decode import sniff_encoding, text_chunks
    from listing_audit.ingest.html_page import stated_charset
    from listing_audit.ingest.log import Log
    from listing_audit.ingest.source import Source

    encoding = sniff_encoding(body, True, stated=stated_charset(body) if is_html else None)
    return "".join(text_chunks(Source("", body, True, iter([body])), encoding, Log("")))
