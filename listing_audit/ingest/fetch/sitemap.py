"""Sitemaps: the addresses they list, read as a stream and bounded in every direction."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

from listing_audit.ingest.fetch.client import FetchFailed

SITEMAP_BYTES: Final = 52_428_800  # sitemaps.org: at most 50 MB unpacked
MOST_ADDRESSES: Final = 50_000  # sitemaps.org: of one sitemap
_LONGEST: Final = 8192
_CHUNK: Final = 256 * 1024
_ENCODING: Final = re.compile(rb"""^\s{0,20}<\?xml[^>]{0,200}?encoding\s{0,4}=\s{0,4}["']([\w.\-]{1,40})["']""")


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What one sitemap lists: pages, or further sitemaps. `cut` counts addresses beyond what a sitemap may hold."""

    pages: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    cut: int = 0


def read_sitemap(data: bytes) -> Sitemap:
    """Return the addresses in a sitemap: XML of sitemaps.org, an index of such, RSS or Atom, or one address a line.

    Gzip is undone. Raises FetchFailed when it is none of these, is too large, or declares entities.
    """
    if data[:2] == b"\x1f\x8b":
        data = _gunzipped(data)
    head = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not data.strip():
        raise FetchFailed("sitemap_empty")
    if head[:1] == b"<":
        return _from_xml(data)
    lines = data.decode("utf-8", "replace").removeprefix("\ufeff").splitlines()
    found = [line.strip() for line in lines if line.strip()]
    pages = [line for line in found if line.startswith(("http://", "https://"))]
    if len(pages) < len(found):
        raise FetchFailed("sitemap_bad", detail=next(line for line in found if line not in pages)[:60])
    return Sitemap(tuple(pages[:MOST_ADDRESSES]), (), max(0, len(pages) - MOST_ADDRESSES))


def _gunzipped(data: bytes) -> bytes:
    engine = zlib.decompressobj(wbits=31)
    try:
        whole = engine.decompress(data, SITEMAP_BYTES + 1)
    except zlib.error as error:
        raise FetchFailed("coding_broken") from error
    if len(whole) > SITEMAP_BYTES:
        raise FetchFailed("too_big", mib=SITEMAP_BYTES // 1024 // 1024)
    if not engine.eof:
        raise FetchFailed("incomplete")
    return whole


def _from_xml(data: bytes) -> Sitemap:
    reader = _Reader(_declared(data))
    try:
        for start in range(0, len(data), _CHUNK):
            reader.parser.Parse(data[start : start + _CHUNK], start + _CHUNK >= len(data))
    except expat.ExpatError as error:
        raise FetchFailed("sitemap_bad", detail=f"{expat.ErrorString(error.code)}, line {error.lineno}") from error
    if reader.root not in _ROOTS:
        raise FetchFailed("sitemap_bad", detail=f"<{reader.root[:40]}>")
    return Sitemap(tuple(reader.pages), tuple(reader.sitemaps), reader.cut)


_ROOTS: Final = frozenset({"urlset", "sitemapindex", "rss", "feed", "rdf"})


def _declared(data: bytes) -> str | None:
    """expat knows few encodings by itself; a sitemap holds ASCII addresses, which Latin-1 reads in all the others."""
    found = _ENCODING.match(data)
    name = found[1].decode("ascii").lower() if found else ""
    return "iso-8859-1" if name and name not in ("utf-8", "utf-16", "us-ascii", "iso-8859-1") else None


class _Reader:
    """Collects the addresses while the parser goes by. Not recursive; holds one address at a time."""

    def __init__(self, encoding: str | None) -> None:
        self.parser = expat.ParserCreate(encoding, "|")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.root = ""
        self.pages: list[str] = []
        self.sitemaps: list[str] = []
        self.cut = 0
        self._path: list[str] = []
        self._parts: list[str] | None = None
        self._size = 0

    def _refuse(self, *_: object) -> None:
        raise FetchFailed("sitemap_dtd")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        plain = name.rpartition("|")[2].lower()
        self.root = self.root or plain
        if len(self._path) > 50:
            raise FetchFailed("sitemap_bad", detail="depth")
        self._path.append(plain)
        if tuple(self._path[-2:]) in (("url", "loc"), ("sitemap", "loc"), ("item", "link")):
            self._parts, self._size = [], 0
        elif tuple(self._path[-2:]) == ("entry", "link") and attributes.get("rel", "alternate") == "alternate":
            self._add(attributes.get("href", ""))

    def _text(self, text: str) -> None:
        if self._parts is not None:
            self._size += len(text)
            if self._size <= _LONGEST:
                self._parts.append(text)

    def _end(self, name: str) -> None:
        if self._parts is not None:
            self._add("".join(self._parts))
            self._parts = None
        self._path.pop()

    def _add(self, address: str) -> None:
        address = address.strip()
        if not address:
            return
        if len(self.pages) + len(self.sitemaps) >= MOST_ADDRESSES:
            self.cut += 1
            return
        (self.sitemaps if self._path[-2:] == ["sitemap", "loc"] else self.pages).append(address)
