"""Google Merchant feeds (also read by Meta and others): RSS and Atom, streamed, and the same attributes as a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final
from xml.parsers import expat

from listing_audit.ingest.columns import normal_name
from listing_audit.ingest.draft import Draft, attribute_name, finished, read_window
from listing_audit.ingest.log import Log
from listing_audit.ingest.prices import make_offer
from listing_audit.ingest.source import MIB, RECORD_LIMIT
from listing_audit.ingest.tables import Row
from listing_audit.model.listing import Listing, Location, ReadError, ReadNote, TextField

_ITEMS: Final = frozenset({"item", "entry", "product", "offer"})
_DEEPEST: Final = 200
_TEXTS: Final = {"title": "title", "description": "description", "rich text description": "attributes.rich_text_description",
                 "short title": "attributes.short_title", "structured title": "attributes.structured_title",
                 "structured description": "attributes.structured_description", "promotion text": "attributes.promotion_text",
                 "lifestyle": "attributes.lifestyle"}  # fmt: skip
_ATTRIBUTES: Final = frozenset(
    {"material", "pattern", "color", "size", "product detail", "certification", "energy efficiency class",
     "ingredients", "custom label 0", "custom label 1", "custom label 2", "custom label 3", "custom label 4"}
)  # fmt: skip
_SERVING: Final = frozenset({"id", "brand", "link", "price", "sale price", "product highlight"}) | _ATTRIBUTES
_OPTIONS: Final = ("color", "size", "material", "pattern")


def is_google_header(names: Iterable[str]) -> bool:
    """Return whether these are the columns of a Merchant Center or Meta catalogue feed."""
    plain = {normal_name(name).partition("(")[0] for name in names}
    return {"id", "title"} <= plain and len(
        plain & {"image link", "availability", "google product category", "condition", "sale price", "gtin", "item group id",
                 "fb product category"}
    ) >= 3  # fmt: skip


class Item:
    """One `<item>` while it is read: values by name, each with its line. Only direct children count as the item's own."""

    __slots__ = ("details", "line", "row", "size", "values")

    def __init__(self, line: int, row: Row | None = None) -> None:
        self.line = line
        self.row = row
        self.size = 0
        self.values: dict[str, list[tuple[str, int]]] = {}
        self.details: list[tuple[str, str, str, int]] = []  # parent, name, text, line

    def first_line(self, column: int | None) -> int | None:
        """Return the line on which the cell of that number begins, where a table's record has several."""
        return self.row.at(column - 1)["first_line"] if self.row is not None and column is not None else None

    def first(self, name: str) -> str:
        """Return the first value of an attribute, stripped; a blank text when there is none."""
        return next((text.strip() for text, _ in self.values.get(name, ()) if text.strip()), "")


def read_google_rows(rows: Iterable[Row], names: tuple[str, ...], log: Log) -> Iterator[Listing | ReadError | ReadNote]:
    """Yield a listing for each row of a feed in table form."""
    plain = [normal_name(name).partition("(")[0].removeprefix("g:") for name in names]
    marketplace = "meta" if {"fb product category", "quantity to sell on facebook"} & set(plain) else "google_merchant"
    columns = {name: index + 1 for index, name in reversed(list(enumerate(plain)))}
    for row in rows:
        item = Item(row.line, row)
        for name, cell in zip(plain, row.cells, strict=False):
            item.values.setdefault(name, []).append((cell, row.line))
        listing = _listing(item, marketplace, log, columns, names)
        if listing is not None:
            yield listing
        if log.pending:
            yield from log.drain()
    yield from log.drain()


def read_google_xml(chunks: Iterator[str], log: Log) -> Iterator[Listing | ReadError | ReadNote]:
    """Yield a listing for each item of an RSS or Atom feed while it is read. A DTD is refused: entities can explode."""
    reader = _Reader(log)
    found = False
    first, fed = True, 0
    try:
        for chunk in chunks:
            text = chunk.lstrip("\ufeff \t\r\n") if first else chunk
            if first and not text:
                continue
            first = False
            # Lone surrogates cannot be encoded, and no XML may hold them.
            data = text.encode("utf-8", "replace")
            reader.parser.Parse(data, False)
            fed += len(data)
            if fed - reader.parser.CurrentByteIndex > RECORD_LIMIT:
                raise _Refused("reading_stopped")  # one token without end, which the parser would go on buffering
            for item in reader.taken():
                listing = _listing(item, "google_merchant", log, {}, ())
                if listing is not None:
                    found = True
                    yield listing
            yield from log.drain()
        reader.parser.Parse(b"", True)
    except expat.ExpatError as error:
        for item in reader.taken():
            if (listing := _listing(item, "google_merchant", log, {}, ())) is not None:
                found = True
                yield listing
        log.error("bad_xml", error.lineno, reason=expat.ErrorString(error.code))
    except _Refused as refusal:
        log.error(refusal.args[0], reader.parser.CurrentLineNumber, limit=RECORD_LIMIT // MIB)
    else:
        if not found:
            log.error("no_items")
    yield from log.drain()


class _Refused(Exception):
    """Something in the XML that is not read for safety."""


class _Reader:
    """Collects items from parser events. Not recursive, and bounded by the size of one item."""

    def __init__(self, log: Log) -> None:
        # The text is decoded already; the XML declaration's own encoding must not be applied again.
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self._log = log
        self._stack: list[str] = []
        self._item: Item | None = None
        self._depth = 0
        self._parts: list[str] = []
        self._line = 0
        self._done: list[Item] = []

    def taken(self) -> list[Item]:
        done, self._done = self._done, []
        return done

    def _refuse(self, *_: object) -> None:
        raise _Refused("xml_dtd")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        self._stack.append(local)
        if len(self._stack) > _DEEPEST:
            raise _Refused("xml_too_deep")
        if self._item is None:
            if local in _ITEMS:
                self._item, self._depth = Item(self.parser.CurrentLineNumber), len(self._stack)
            return
        self._parts, self._line = [], self.parser.CurrentLineNumber
        if local == "link" and attributes.get("href"):  # Atom
            self._item.values.setdefault("link", []).append((attributes["href"], self._line))

    def _text(self, data: str) -> None:
        if self._item is not None and self._item.size <= RECORD_LIMIT:
            self._item.size += len(data)
            self._parts.append(data)

    def _end(self, _: str) -> None:
        name = self._stack.pop()
        item = self._item
        if item is None:
            return
        depth = len(self._stack) + 1 - self._depth
        if depth == 0:
            self._item = None
            if item.size > RECORD_LIMIT:
                self._log.error("record_too_long", item.line, limit=RECORD_LIMIT // MIB)
            else:
                self._done.append(item)
        elif depth == 1:
            item.values.setdefault(name, []).append(("".join(self._parts), self._line))
        else:
            item.details.append((self._stack[self._depth], name, "".join(self._parts), self._line))
        self._parts = []


def _local(name: str) -> str:
    return normal_name(name.rpartition(":")[2])


def _listing(item: Item, marketplace: str, log: Log, columns: dict[str, int], names: tuple[str, ...]) -> Listing | None:
    draft = Draft(log.path, item.line, marketplace=marketplace, complete=False)
    draft.ids = [item.first("id"), item.first("mpn"), item.first("link")]
    for name, field in _TEXTS.items():
        for text, line in item.values.get(name, ())[:1]:
            draft.add(field, text, line=line, label=_label(name, columns, names), column=columns.get(name),
                      first_line=item.first_line(columns.get(name)))  # fmt: skip
    highlights = item.values.get("product highlight", [])
    # A table holds several highlights in one cell, divided by commas; a comma inside one is in quotation marks.
    for text, line in highlights:
        draft.add_item("bullets", text, line=line, label="product_highlight", column=columns.get("product highlight"))
    for name in sorted(_ATTRIBUTES & item.values.keys()):
        texts = [(text, line) for text, line in item.values[name] if text.strip()]
        for text, line in texts:
            add = draft.add if len(texts) == 1 else draft.add_item
            add(attribute_name(name), text, line=line, column=columns.get(name))
    label = ""
    for parent, name, text, line in item.details:
        if parent == "product detail" and name == "attribute name":
            label = text.strip()
        elif parent == "product detail" and name == "attribute value":
            draft.add(attribute_name(label or "product_detail"), text, line=line, label=label or None)
    draft.brand = item.first("brand")
    draft.url = item.first("link")
    draft.category_text = _category(item)
    _add_offer(draft, item, log)
    _keep_rest(draft, item, columns, names)
    return finished(draft, log)


def _keep_rest(draft: Draft, item: Item, columns: dict[str, int], names: tuple[str, ...]) -> None:
    """Keep what serves nothing else: pictures, availability, shipping, identifiers."""
    price = bool(item.first("sale price"))
    for name, texts in item.values.items():
        if name in _SERVING or (name == "sale price effective date" and price):
            continue
        for text, line in texts[1:] if name in _TEXTS else texts:
            if text.strip():
                place = Location(draft.path, line, columns.get(name))
                draft.extra.append(TextField("extra", text, place, False, None, _label(name, columns, names)))
    for parent, name, text, line in item.details:
        if parent != "product detail" and text.strip():
            label = f"{_label(parent, columns, names)}/{name}"
            draft.extra.append(TextField("extra", text, Location(draft.path, line), False, None, label))


def _label(name: str, columns: dict[str, int], names: tuple[str, ...]) -> str | None:
    return names[columns[name] - 1] if name in columns else f"g:{name.replace(' ', '_')}"


def _category(item: Item) -> str:
    own, googles = item.first("product type"), item.first("google product category")
    return googles if googles and not re.fullmatch(r"\d+", googles) else own or googles


def _add_offer(draft: Draft, item: Item, log: Log) -> None:
    price, sale = item.first("price"), item.first("sale price")
    window = read_window(item.first("sale price effective date"), "sale_price_effective_date", log, line=item.line)
    options = tuple((name, item.first(name)) for name in _OPTIONS if item.first(name))
    offer = make_offer(
        sale or price, log, where="sale_price" if sale else "price", line=item.line, reference=price if sale else "",
        reference_label="price" if sale else None, sku=item.first("id"), options=options, sale=window if sale else (None, None),
        listing_id=draft.shown_id,
    )  # fmt: skip
    if offer is not None:
        draft.offers.append(offer)
