"""Shopify: the product CSV with its old and its new header, and the storefront's products.json."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from listing_audit.ingest.columns import normal_name
from listing_audit.ingest.draft import Draft, attribute_name, finished
from listing_audit.ingest.log import Log
from listing_audit.ingest.prices import make_offer
from listing_audit.ingest.tables import Row
from listing_audit.model.listing import Listing, ReadError, ReadNote

# our name: the new header's name, the old header's names
_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "title": ("title",),
    "handle": ("url handle", "handle"),
    "description": ("description", "body (html)", "body html"),
    "vendor": ("vendor",),
    "category": ("product category", "standard product type"),
    "type": ("type", "custom product type"),
    "tags": ("tags",),
    "sku": ("sku", "variant sku"),
    "price": ("price", "variant price"),
    "compare": ("compare at price", "variant compare at price"),
    "alt": ("image alt text",),
    "seo_title": ("seo title",),
    "seo_description": ("seo description",),
    "measure": ("unit price total measure", "variant unit price total measure"),
    "measure_unit": ("unit price total measure unit", "variant unit price total measure unit"),
}
_OPTION: Final = re.compile(r"option(\d) (name|value)$")
_MARKET: Final = re.compile(r"(compare at price|price) / (.{1,80})$")
_METAFIELD: Final = re.compile(r"\((?:product|variant)\.metafields\.[\w.\-$]{1,100}\)$")


def is_shopify_header(names: Iterable[str]) -> bool:
    """Return whether these are the columns of a Shopify product export, of either age."""
    plain = {normal_name(name) for name in names}
    old = "handle" in plain and bool(plain & {"body (html)", "variant price", "variant sku"})
    new = bool(plain & {"url handle", "handle"}) and bool(
        plain & {"option1 name", "published on online store", "compare at price", "product image url"}
    )
    return "title" in plain and (old or new)


def read_shopify_rows(
    rows: Iterable[Row], names: tuple[str, ...], log: Log
) -> Iterator[Listing | ReadError | ReadNote]:
    """Yield a listing for each product: its texts once, an offer for each variant and market.

    A product's first row already holds its first variant. Later rows are variants, images or both; most exports repeat
    the handle on them, some leave it blank. Prices carry no currency.
    """
    at = _positions(names)
    used = _used(names, at)
    draft: Draft | None = None
    handle = ""
    labels: dict[str, str] = {}  # of the product's options; only its first row names them
    for row in rows:
        own = _cell(row, at.get("handle"))
        titled = bool(_cell(row, at.get("title")))
        if draft is not None and (own == handle or not own) and not (titled and not own):
            pass
        else:
            if draft is not None and (listing := finished(draft, log)) is not None:
                yield listing
            if not own and not titled:
                log.error("row_orphan", row.line)
                yield from log.drain()
                draft = None
                continue
            handle, labels = own, {}
            draft = _product(row, names, at, log)
        _add_variant(draft, row, names, at, labels, log)
        draft.keep(row.cells, names, used, line=row.line)
        if (column := at.get("alt")) is not None:
            draft.add_item("attributes.image_alt_text", row.cells[column], **row.at(column),
                           label=names[column])  # fmt: skip
        if log.pending:
            yield from log.drain()
    if draft is not None and (listing := finished(draft, log)) is not None:
        yield listing
    yield from log.drain()


def shopify_product(record: Mapping[str, Any], path: str, line: int, pointer: str, log: Log) -> Listing | None:
    """Return the listing of one element of products.json."""
    draft = Draft(path, line, pointer, marketplace="shopify")
    draft.ids = [_text(record.get("handle")), _text(record.get("id"))]
    draft.add("title", _text(record.get("title")), pointer=f"{pointer}/title")
    draft.add("description", _text(record.get("body_html")), pointer=f"{pointer}/body_html", is_html=True)
    tags = record.get("tags")
    draft.add("attributes.tags", ", ".join(map(_text, tags)) if isinstance(tags, list) else _text(tags),
              pointer=f"{pointer}/tags")  # fmt: skip
    draft.brand = _text(record.get("vendor"))
    draft.category_text = _text(record.get("product_type"))
    for number, image in enumerate(_dicts(record.get("images"))):
        draft.add_item("attributes.image_alt_text", _text(image.get("alt")), pointer=f"{pointer}/images/{number}/alt")
    names = [_text(option.get("name")) for option in _dicts(record.get("options"))]
    for variant in _dicts(record.get("variants")):
        values = [_text(variant.get(f"option{n}")) for n in (1, 2, 3)]
        options = tuple((name, value) for name, value in zip(names, values, strict=False) if value and name != "Title")
        offer = make_offer(
            _text(variant.get("price")), log, line=line, reference=_text(variant.get("compare_at_price")),
            reference_label="compare_at_price", sku=_text(variant.get("sku")) or _text(variant.get("id")),
            options=options, listing_id=draft.shown_id,
        )  # fmt: skip
        if offer is not None:
            draft.offers.append(offer)
    draft.keep_values(record, {"handle", "title", "body_html", "tags", "vendor", "product_type"})
    return finished(draft, log)


def _positions(names: tuple[str, ...]) -> dict[str, int]:
    plain = {normal_name(name): index for index, name in reversed(list(enumerate(names)))}
    return {ours: plain[name] for ours, theirs in _COLUMNS.items() for name in reversed(theirs) if name in plain}


def _used(names: tuple[str, ...], at: Mapping[str, int]) -> frozenset[int]:
    """Columns of which nothing is lost: those of the product, its options, metafields and markets."""
    mine = {column for ours, column in at.items() if ours != "type" or "category" not in at}
    plain = [normal_name(name) for name in names]
    mine |= {n for n, name in enumerate(plain) if _OPTION.match(name) or _MARKET.match(name)}
    return frozenset(mine | {column for column, name in enumerate(names) if _METAFIELD.search(name)})


def _cell(row: Row, column: int | None) -> str:
    return "" if column is None else row.cells[column].strip()


def _product(row: Row, names: tuple[str, ...], at: dict[str, int], log: Log) -> Draft:
    draft = Draft(log.path, row.line, marketplace="shopify")
    draft.ids = [_cell(row, at.get("handle")), _cell(row, at.get("sku"))]
    texts = (("title", "title"), ("description", "description"), ("tags", "attributes.tags"),
             ("seo_title", "attributes.seo_title"), ("seo_description", "attributes.seo_description"))  # fmt: skip
    for ours, field in texts:
        if (column := at.get(ours)) is not None:
            draft.add(field, row.cells[column], **row.at(column), label=names[column],
                      is_html=True if ours == "description" else None)  # fmt: skip
    for column, name in enumerate(names):
        if _METAFIELD.search(name):
            label = _METAFIELD.sub("", name).strip() or name
            draft.add(attribute_name(label), row.cells[column], **row.at(column), label=name)
    draft.brand = _cell(row, at.get("vendor"))
    draft.category_text = _cell(row, at.get("category")) or _cell(row, at.get("type"))
    return draft


def _add_variant(
    draft: Draft, row: Row, names: tuple[str, ...], at: dict[str, int], labels: dict[str, str], log: Log
) -> None:
    price, compare = _cell(row, at.get("price")), _cell(row, at.get("compare"))
    options = _options(row, names, labels)
    sku = _cell(row, at.get("sku"))
    label = names[at["compare"]] if "compare" in at else None
    quantity = _decimal(_cell(row, at.get("measure")))
    offer = make_offer(
        price, log, where=names[at["price"]] if "price" in at else "price", line=row.line, reference=compare,
        reference_label=label, sku=sku, options=options, listing_id=draft.shown_id, net_quantity=quantity,
        unit=_cell(row, at.get("measure_unit")) or None if quantity is not None else None,
    )  # fmt: skip
    if offer is not None:
        draft.offers.append(offer)
    for market, (price_column, compare_column) in _markets(names).items():
        offer = make_offer(
            _cell(row, price_column), log, where=f"Price / {market}", line=row.line,
            reference=_cell(row, compare_column), listing_id=draft.shown_id, sku=sku, options=options, market=market,
            reference_label=names[compare_column] if compare_column is not None else None,
        )  # fmt: skip
        if offer is not None:
            draft.offers.append(offer)


def _options(row: Row, names: tuple[str, ...], labels: dict[str, str]) -> tuple[tuple[str, str], ...]:
    values: dict[str, str] = {}
    for column, name in enumerate(names):
        if (text := row.cells[column].strip()) and (found := _OPTION.match(normal_name(name))):
            (values if found[2] == "value" else labels)[found[1]] = text
    if labels.get("1") == "Title" and values.get("1") == "Default Title":
        return ()
    return tuple((labels.get(number) or f"option{number}", value) for number, value in values.items() if value)


def _markets(names: tuple[str, ...]) -> dict[str, tuple[int | None, int | None]]:
    markets: dict[str, tuple[int | None, int | None]] = {}
    for column, name in enumerate(names):
        if found := _MARKET.match(normal_name(name)):
            market = name.partition("/")[2].strip()
            price, compare = markets.get(market, (None, None))
            markets[market] = (column, compare) if found[1] == "price" else (price, column)
    return markets


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text) if text else None
    except InvalidOperation:
        return None
    return value if value is not None and value.is_finite() and value > 0 else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None or isinstance(value, (dict, list)) else str(value)


def _dicts(value: object) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
