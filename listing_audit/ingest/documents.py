"""Documents: JSON in its kinds, price lines, feeds, web pages and Markdown. One function a family; `READERS` names them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Any, Final

from listing_audit.ingest.decode import Encoding, text_chunks, text_lines
from listing_audit.ingest.google_merchant import read_google_xml
from listing_audit.ingest.log import Log
from listing_audit.ingest.price_table import read_price_rows
from listing_audit.ingest.shopify import shopify_product
from listing_audit.ingest.source import Source, read_whole
from listing_audit.ingest.tables import Row
from listing_audit.model.listing import Listing, ReadError, ReadNote

Read = Iterator[Listing | ReadError | ReadNote]
_MakeListing = Callable[[dict[str, Any], str, int, str, Log], Listing | None]


def _read_jsonl(source: Source, encoding: Encoding, column_map: Mapping[str, str], log: Log) -> Read:
    from listing_audit.ingest.canonical import read_canonical
    from listing_audit.ingest.json_records import line_records

    lines = text_lines(text_chunks(source, encoding, log), log)
    yield from read_canonical(line_records(lines), column_map, log)


def _read_json(source: Source, encoding: Encoding, column_map: Mapping[str, str], log: Log) -> Read:
    from listing_audit.ingest.canonical import read_canonical
    from listing_audit.ingest.json_records import document_records

    yield from read_canonical(document_records(text_chunks(source, encoding, log), log), column_map, log)


def _read_products(source: Source, encoding: Encoding, make: _MakeListing, log: Log) -> Read:
    """Read a JSON document whose records one function turns into listings."""
    from listing_audit.ingest.json_records import document_records, parsed

    for record in document_records(text_chunks(source, encoding, log), log):
        value = parsed(record, log)
        if value is not None:
            listing = make(value, log.path, record.line, record.pointer, log)
            if listing is not None:
                yield listing
        yield from log.drain()
    yield from log.drain()


def _read_shopify_json(source: Source, encoding: Encoding, column_map: Mapping[str, str], log: Log) -> Read:
    return _read_products(source, encoding, shopify_product, log)


def _read_amazon_json(source: Source, encoding: Encoding, column_map: Mapping[str, str], log: Log) -> Read:
    from listing_audit.ingest.marketplace_json import amazon_item

    return _read_products(source, encoding, amazon_item, log)


def _read_keepa(source: Source, encoding: Encoding, column_map: Mapping[str, str], log: Log) -> Read:
    from listing_audit.ingest.marketplace_json import keepa_product

    return _read_products(source, encoding, keepa_product, log)


def _read_price_lines(source: Source, encoding: Encoding, column_map: Mapping[str, str], log: Log) -> Read:
    """Read prices over time that stand one JSON object a line: the keys of the first line are the columns."""
    from listing_audit.ingest.canonical_prices import plain_text
    from listing_audit.ingest.json_records import line_records, parsed

    records = line_records(text_lines(text_chunks(source, encoding, log), log))
    values = ((record.line, value) for record in records if (value := parsed(record, log)) is not None)
    first = next(values, None)
    if first is not None:
        names = tuple(first[1])
        rows = (Row(line, [plain_text(value.get(name)) for name in names]) for line, value in chain([first], values))
        yield from read_price_rows(rows, names, log)
    yield from log.drain()


def _read_google_xml(source: Source, encoding: Encoding, column_map: Mapping[str, str], log: Log) -> Read:
    yield from read_google_xml(text_chunks(source, encoding, log), log)


def _read_html(source: Source, encoding: Encoding, column_map: Mapping[str, str], log: Log) -> Read:
    from listing_audit.ingest.html_page import read_page

    data = read_whole(source, log)
    if data is not None:
        whole = Source(source.path, data, True, iter([data]))
        yield from read_page("".join(text_chunks(whole, encoding, log)), log)


def read_markdown_file(
    source: Source, encoding: Encoding, column_map: Mapping[str, str], log: Log, *, alone: bool
) -> Read:
    from listing_audit.ingest.markdown import read_markdown

    data = read_whole(source, log)
    if data is not None:
        whole = Source(source.path, data, True, iter([data]))
        yield from read_markdown("".join(text_chunks(whole, encoding, log)), column_map, log, alone=alone)


READERS: Final[dict[str, Callable[[Source, Encoding, Mapping[str, str], Log], Read]]] = {
    "jsonl": _read_jsonl,
    "json": _read_json,
    "shopify-json": _read_shopify_json,
    "amazon-json": _read_amazon_json,
    "keepa": _read_keepa,
    "price-history": _read_price_lines,
    "google-xml": _read_google_xml,
    "html": _read_html,
}
