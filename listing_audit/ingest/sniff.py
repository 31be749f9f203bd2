"""Tells what a source is from its first bytes. The name only decides what the content leaves open."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from listing_audit.ingest.google_merchant import is_google_header
from listing_audit.ingest.price_table import is_price_header
from listing_audit.ingest.shopify import is_shopify_header
from listing_audit.ingest.taobao import is_taobao_header
from listing_audit.ingest.woocommerce import is_woocommerce_header

# name: what it is, for --help
FORMATS: Final[dict[str, str]] = {
    "jsonl": "canonical listings, one JSON object a line",
    "json": "canonical listings, one JSON object or a list of them",
    "table": "any CSV, TSV or other delimited table with known Chinese or English column names",
    "spreadsheet": "the same in an Excel or OpenDocument file (xlsx, xlsm, xls, xlsb, ods)",
    "parquet": "Parquet or Arrow, as a table or in the canonical form (extra parquet)",
    "shopify-csv": "Shopify product export, old and new header",
    "shopify-json": "Shopify products.json",
    "woocommerce": "WooCommerce product export (CSV)",
    "taobao": "淘宝助理 数据包 (CSV, UTF-16 or GBK)",
    "google-xml": "Google Merchant feed, RSS or Atom",
    "google-table": "Google Merchant or Meta catalogue feed as a table",
    "amazon-json": "Amazon Listings Items responses",
    "keepa": "Keepa product objects with their price series",
    "price-history": "prices over time, as a table or JSON Lines: item id, date, price",
    "html": "a saved product page",
    "markdown": "a listing as Markdown with YAML front matter",
}
TABLE_FORMATS: Final = frozenset({"table", "shopify-csv", "woocommerce", "taobao", "google-table", "price-history"})

# What is looked for in folders. A file named on the command line may be called anything.
EXTENSIONS: Final = frozenset(
    {".csv", ".tsv", ".txt", ".tab", ".json", ".jsonl", ".ndjson", ".xml", ".rss", ".atom", ".html", ".htm", ".xhtml", ".xlsx",
     ".xlsm", ".xls", ".xlsb", ".ods", ".md", ".markdown", ".parquet", ".arrow",
     ".arrows", ".feather"}
)  # fmt: skip
MARKDOWN: Final = (".md", ".markdown")
_MAGIC: Final = (
    (b"%PDF", "binary"), (b"\x1f\x8b", "archive"), (b"\x89PNG", "binary"), (b"\xff\xd8\xff", "binary"), (b"GIF8", "binary"), (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"), (b"7z\xbc\xaf", "archive"), (b"Rar!", "archive"), (b"\x28\xb5\x2f\xfd", "archive"),
    (b"PAR1", "columns"), (b"ARROW1", "columns"), (b"SQLite format 3", "binary"), (b"\x7fELF", "binary"),
)  # fmt: skip
_HTML: Final = re.compile(r"<(?:!doctype html|html|head|body|meta|div|article|main|section|title)\b", re.IGNORECASE)
_XHTML: Final = re.compile(r"<(?:!doctype )?html\b", re.IGNORECASE)
_XML: Final = re.compile(r"<(?:\?xml|rss|feed|!doctype (?!html)|products|items|catalog)\b", re.IGNORECASE)


def sniff_bytes(head: bytes) -> str | None:
    """Return `spreadsheet`, `columns`, `archive` or `binary` for what is no text; None for text."""
    if head[:4] == b"PK\x03\x04":
        is_sheet = b"xl/" in head or b"[Content_Types].xml" in head or b"opendocument.spreadsheet" in head[:200]
        return "spreadsheet" if is_sheet else "archive"
    if head[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        return "spreadsheet"
    if head[:4] == b"\xff\xff\xff\xff" and head[8:12] == b"\x10\x00\x00\x00":
        return "columns"  # an Arrow stream has no magic word, only the form of its first message
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    return None


def sniff_text(sample: str, name: str) -> str:
    """Return the family of a text: `json`, `jsonl`, `shopify-json`, `google-xml`, `html` or `table`."""
    start = sample.lstrip("\ufeff \t\r\n")
    if name.endswith(MARKDOWN) or re.match(r"---[ \t]*\r?\n", start):
        return "markdown"
    if start[:1] in ("{", "["):
        return _json_kind(start, name)
    if start[:1] == "<":
        beginning = start[:4000]
        if _XML.match(beginning) and not _XHTML.search(beginning):
            return "google-xml"
        if _HTML.search(beginning):
            return "html"
        return "html" if name.endswith((".html", ".htm", ".xhtml")) else "google-xml"
    if name.endswith((".html", ".htm", ".xhtml")) or _HTML.match(start):
        return "html"
    return "jsonl" if name.endswith((".jsonl", ".ndjson")) else "table"


def sniff_header(names: tuple[str, ...], rows: Iterable[Iterable[str]]) -> str:
    """Return the format of a table with these column names; `rows` are the header rows and those above them."""
    if is_taobao_header(rows):
        return "taobao"
    if is_shopify_header(names):
        return "shopify-csv"
    if is_woocommerce_header(names):
        return "woocommerce"
    if is_google_header(names):
        return "google-table"
    return "price-history" if is_price_header(names) else "table"


def _json_kind(start: str, name: str) -> str:
    keys = re.findall(r'"([^"\\]{1,40})"\s{0,4}:', start.partition("\n")[0][:4000])
    if is_price_header(keys):
        return "price-history"
    if name.endswith((".jsonl", ".ndjson")):
        return "jsonl"
    # Only a storefront's export has both keys; a canonical listing has neither.
    if '"variants"' in start and ('"body_html"' in start or '"handle"' in start):
        return "shopify-json"
    if (
        '"summaries"' in start
        and '"attributes"' in start
        and ('"marketplace_id"' in start or '"marketplaceId"' in start)
    ):
        return "amazon-json"
    if '"asin"' in start and '"csv"' in start:
        return "keepa"
    first, _, rest = start.partition("\n")
    first = first.strip()
    whole_line = start[0] == "{" and first.endswith("}") and rest.lstrip().startswith("{")
    return "jsonl" if whole_line else "json"
