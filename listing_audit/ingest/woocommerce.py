"""WooCommerce product CSV: products, their variations by `Parent`, sale prices with their dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from listing_audit.ingest.columns import normal_name
from listing_audit.ingest.draft import Draft, attribute_name, finished, read_moment
from listing_audit.ingest.log import Log
from listing_audit.ingest.prices import make_offer
from listing_audit.ingest.tables import Row, Where
from listing_audit.model.listing import Listing, ReadError, ReadNote

_TEXTS: Final = (("name", "title", None), ("short description", "subtitle", True), ("description", "description", True),
                 ("tags", "attributes.tags", None), ("purchase note", "attributes.purchase_note", True))  # fmt: skip
_ATTRIBUTE: Final = re.compile(r"attribute (\d{1,3}) (name|value\(s\)|value)$")
_META_TEXT: Final = re.compile(r"desc|title|text|note|content|ingredient|claim|keyword|subtitle|summary", re.IGNORECASE)
# An export is ordered by id, so a variation added later stands far below its product. Variable products, and what
# follows them, wait for their variations, but never more than this many rows or code points.
_WAITING_ROWS: Final = 5_000
_WAITING_SIZE: Final = 64_000_000


def is_woocommerce_header(names: Iterable[str]) -> bool:
    """Return whether these are the columns of WooCommerce's own product export."""
    plain = {normal_name(name) for name in names}
    return {"type", "sku", "name", "published"} <= plain and bool(plain & {"regular price", "visibility in catalog"})


def read_woocommerce_rows(
    rows: Iterable[Row], names: tuple[str, ...], log: Log
) -> Iterator[Listing | ReadError | ReadNote]:
    """Yield a listing for each product, in order, with the offers of its variations.

    `Parent` names the product by SKU or as `id:44`. A variation whose product does not stand above it becomes a listing
    of its own, and the reader is told.
    """
    at = {normal_name(name): index for index, name in reversed(list(enumerate(names)))}
    priced = {at[name] for name in ("sale price", "regular price", "sku") if name in at}
    used = priced | _used(names, at)
    variation_used = priced | {column for column, name in enumerate(names) if _ATTRIBUTE.match(normal_name(name))}
    waiting: dict[str, Draft] = {}  # in the order of the file
    variable: set[str] = set()  # of those, the ones that variations may still follow
    by_sku: dict[str, str] = {}
    size = 0
    for row in rows:
        kinds = _cell(row, at, "type").lower()
        parent = _cell(row, at, "parent")
        key = parent[3:].strip() if parent.lower().startswith("id:") else by_sku.get(parent, parent)
        if "variation" in kinds and key in variable:
            _add_offer(waiting[key], row, at, names, log)
            # A variation's own texts repeat its product's; they are kept, not audited twice.
            waiting[key].keep(row.cells, names, variation_used, line=row.line)
        else:
            if "variation" in kinds:
                log.note_some("row_orphan", row.line)
            own = _cell(row, at, "id") or f"row {row.line}"
            draft = waiting[own] = _product(row, names, at, log)
            _add_offer(draft, row, at, names, log)
            draft.keep(row.cells, names, used, line=row.line)
            size += _size(draft)
            if "variable" in kinds:
                variable.add(own)
                by_sku[_cell(row, at, "sku")] = own
        while waiting and (
            (first := next(iter(waiting))) not in variable or len(waiting) > _WAITING_ROWS or size > _WAITING_SIZE
        ):
            variable.discard(first)
            size -= _size(waiting[first])
            if (listing := finished(waiting.pop(first), log)) is not None:
                yield listing
        if log.pending:
            yield from log.drain()
    for draft in waiting.values():
        if (listing := finished(draft, log)) is not None:
            yield listing
    yield from log.drain()


def _size(draft: Draft) -> int:
    return sum(len(field.text) for field in (*draft.fields, *draft.extra))


def _used(names: tuple[str, ...], at: dict[str, int]) -> set[int]:
    """Columns whose cells of a product are texts or facts of the listing."""
    mine = {at[name] for name in ("id", "categories", "external url", *(name for name, _, _ in _TEXTS)) if name in at}
    brand = at.get("brands", at.get("brand"))
    mine |= {brand} if brand is not None else set()
    for column, name in enumerate(names):
        plain = normal_name(name)
        if _ATTRIBUTE.match(plain) or (plain.startswith("meta:") and _META_TEXT.search(plain)):
            mine.add(column)
    return mine


def _cell(row: Row, at: dict[str, int], name: str) -> str:
    column = at.get(name)
    return "" if column is None else _plain(row.cells[column]).strip()


def _plain(text: str) -> str:
    r"""Undo what the exporter does: line breaks as literal `\n`, an apostrophe before formulas."""
    if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@"):
        text = text[1:]
    if "\\n" not in text:
        return text
    return "\\n".join(part.replace("\\n", "\n") for part in text.split("\\\\n"))


def _at(row: Row, column: int) -> Where:
    """Where a cell stands; one whose line breaks were written as `\\n` is one line of the file."""
    where = row.at(column)
    return {**where, "first_line": None} if "\\n" in row.cells[column] else where


def _product(row: Row, names: tuple[str, ...], at: dict[str, int], log: Log) -> Draft:
    draft = Draft(log.path, row.line, marketplace="woocommerce")
    draft.ids = [_cell(row, at, "id"), _cell(row, at, "sku")]
    for name, field, is_html in _TEXTS:
        if (column := at.get(name)) is not None:
            draft.add(field, _plain(row.cells[column]), **_at(row, column), is_html=is_html,
                      label=names[column])  # fmt: skip
    labels: dict[str, str] = {}
    for column, name in enumerate(names):
        plain = normal_name(name)
        if found := _ATTRIBUTE.match(plain):
            if found[2] == "name":
                labels[found[1]] = row.cells[column].strip()
            elif label := labels.get(found[1]):
                draft.add(attribute_name(label), _plain(row.cells[column]), **_at(row, column), label=label)
        elif plain.startswith("meta:") and _META_TEXT.search(plain):
            label = name.partition(":")[2].strip()
            draft.add(attribute_name(label), _plain(row.cells[column]), **_at(row, column), label=name)
    draft.brand = _cell(row, at, "brands") or _cell(row, at, "brand")
    draft.category_text = _cell(row, at, "categories")
    draft.url = _cell(row, at, "external url")
    return draft


def _add_offer(draft: Draft, row: Row, at: dict[str, int], names: tuple[str, ...], log: Log) -> None:
    sale, regular = _cell(row, at, "sale price"), _cell(row, at, "regular price")
    window: tuple[datetime | None, datetime | None] = (None, None)
    if sale:
        window = (
            read_moment(_cell(row, at, "date sale price starts"), "Date sale price starts", log, line=row.line),
            read_moment(_cell(row, at, "date sale price ends"), "Date sale price ends", log, line=row.line,
                        end_of_day=True),
        )  # fmt: skip
    options = []
    for number in range(1, 10):
        name, value = _cell(row, at, f"attribute {number} name"), _cell(row, at, f"attribute {number} value(s)")
        if name and value and "," not in value:
            options.append((name, value))
    offer = make_offer(
        sale or regular, log, where="Sale price" if sale else "Regular price", line=row.line,
        reference=regular if sale else "", reference_label=names[at["regular price"]] if "regular price" in at else None,
        sku=_cell(row, at, "sku"), options=tuple(options), sale=window, listing_id=draft.shown_id,
    )  # fmt: skip
    if offer is not None:
        draft.offers.append(offer)
