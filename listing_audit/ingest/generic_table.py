"""Tables of any shop: columns are told by their Chinese and English names, the rest are kept as attributes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from listing_audit.ingest.columns import REVIEWS, ROLE_NAMES, normal_name, role_of, unit_of
from listing_audit.ingest.draft import Draft, attribute_name, finished, read_moment, read_window
from listing_audit.ingest.log import Log
from listing_audit.ingest.price_text import normal_currency
from listing_audit.ingest.prices import make_offer
from listing_audit.ingest.tables import Row
from listing_audit.model.listing import Listing, ReadError, ReadNote
from listing_audit.model.policy import PrivacyPolicy

_CURRENCY: Final = re.compile(r"\bCurrency=([A-Z]{3})\b")  # eBay states it in the name of its first column
_TEXTS: Final = ("title", "subtitle", "description", "bullets")
_KEPT_WHOLE: Final = frozenset({*_TEXTS, "price", "reference"})
_KEPT_BESIDE: Final = frozenset({"sku", "group", "sale_starts", "sale_ends", "sale_window"})


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column serves what. Numbers are indexes into a row, in the order in which they are to be used."""

    names: tuple[str, ...]
    columns: dict[str, tuple[int, ...]]  # role: columns
    attributes: dict[int, str]  # column: field name
    currency: str = ""  # of all rows, where the header says so
    used: frozenset[int] = frozenset()  # columns of which nothing is lost

    def first(self, role: str, cells: list[str]) -> str:
        """Return the first cell of a role that is not blank, stripped; else a blank text."""
        for index in self.columns.get(role, ()):
            if text := cells[index].strip():
                return text
        return ""


def layout_of(names: tuple[str, ...], column_map: Mapping[str, str], log: Log) -> Layout:
    """Return what each column serves, by the caller's map first and by known names otherwise. Says what it does not know.

    Of several columns for one text (`标题`, `名称`) the best known one serves and the others become attributes.
    """
    roles: dict[str, list[int]] = {}
    attributes: dict[int, str] = {}
    unused: list[str] = []
    of_buyers: list[str] = []
    mapped = {normal_name(column): role for role, column in column_map.items()}
    plain = [normal_name(name) for name in names]
    for column, wanted in mapped.items():
        if column not in plain:
            log.note("column_missing", column=column_map[wanted], role=wanted)
    for index, name in enumerate(names):
        role = mapped.get(plain[index]) or role_of(name)
        if role == "unused":
            (of_buyers if plain[index] in REVIEWS else unused).append(name)
        elif role is None or role.startswith("attributes."):
            attributes[index] = role or attribute_name(name or f"column_{index + 1}")
        else:
            roles.setdefault(role, []).append(index)
    for known, columns in roles.items():
        if known != "bullets":
            columns.sort(key=lambda index: (plain[index] not in mapped, _rank(known, plain[index]), index))
        if known in ("title", "subtitle", "description"):
            attributes |= {index: attribute_name(names[index]) for index in columns[1:]}
            del columns[1:]
    unknown = [names[index] for index in sorted(attributes) if names[index] and plain[index] not in mapped]
    if unknown:
        log.note("columns_as_attributes", names=", ".join(unknown[:30]) + (" …" if len(unknown) > 30 else ""))
    if of_buyers:
        log.note("reviews_not_checked", names=", ".join(of_buyers[:30]))
    if unused:
        log.note("columns_unused", names=", ".join(unused[:30]) + (" …" if len(unused) > 30 else ""))
    found_currency = next((found for name in names if (found := _CURRENCY.search(name))), None)
    currency = found_currency[1] if found_currency else ""
    # Of ids and facts the first that is not blank is taken, and times serve only a price: these are kept as well.
    whole = {index for role, found in roles.items() for index in (found if role in _KEPT_WHOLE else found[:1])}
    whole -= {index for role in _KEPT_BESIDE for index in roles.get(role, ())}
    return Layout(
        names,
        {role: tuple(found) for role, found in roles.items()},
        dict(sorted(attributes.items())),
        currency,
        frozenset(whole | attributes.keys()),
    )


def read_rows(rows: Iterable[Row], layout: Layout, log: Log) -> Iterator[Listing | ReadError | ReadNote]:
    """Yield a listing for each product. Rows in a row with one id and no other text are its variants.

    A listing is `complete` when the table holds its description.
    """
    draft: Draft | None = None
    for row in rows:
        if draft is not None and _continues(draft, row, layout):
            _add_variant(draft, row, layout, log)
        else:
            if draft is not None and (listing := finished(draft, log)) is not None:
                yield listing
            draft = _draft(row, layout, log)
        if log.pending:
            yield from log.drain()
    if draft is not None and (listing := finished(draft, log)) is not None:
        yield listing
    yield from log.drain()


def _rank(role: str, plain: str) -> int:
    names = [normal_name(known) for known in ROLE_NAMES.get(role, "").split("|")]
    return names.index(plain) if plain in names else len(names)


def _draft(row: Row, layout: Layout, log: Log) -> Draft:
    cells = row.cells
    draft = Draft(log.path, row.line)
    draft.ids = [cells[i] for role in ("id", "sku") for i in layout.columns.get(role, ())]
    for role in _TEXTS:
        for index in layout.columns.get(role, ()):
            label = layout.names[index]
            if role == "bullets":
                draft.add_item("bullets", cells[index], label=label, **row.at(index))
            else:
                draft.add(role, cells[index], label=label, **row.at(index))
    for index, name in layout.attributes.items():
        draft.add(name, cells[index], **row.at(index), label=layout.names[index] or None)
    draft.brand = layout.first("brand", cells)
    draft.seller = layout.first("seller", cells)
    draft.url = layout.first("url", cells)
    draft.category_text = layout.first("category", cells)
    draft.language = layout.first("language", cells) or None
    draft.observed_at = layout.first("observed_at", cells)
    text, url = layout.first("privacy_text", cells), layout.first("privacy_url", cells)
    if text or url:
        draft.policy = PrivacyPolicy(text=text or None, url=url or None)
    # A listing whose description is not in the table is only part of what the page says.
    draft.complete = any(field.name == "description" for field in draft.fields)
    _add_offers(draft, row, layout, log)
    draft.keep(cells, layout.names, layout.used, line=row.line)
    return draft


def _add_variant(draft: Draft, row: Row, layout: Layout, log: Log) -> None:
    """Add a variant's prices, and what it says of its own: another colour, another material."""
    known = {(field.location.column, field.text) for field in draft.fields if field.location is not None}
    for index, name in layout.attributes.items():
        if (index + 1, row.cells[index]) not in known:
            known.add((index + 1, row.cells[index]))
            draft.add_item(name, row.cells[index], **row.at(index), label=layout.names[index] or None)
    _add_offers(draft, row, layout, log)
    draft.keep(row.cells, layout.names, layout.used, line=row.line)


def _continues(draft: Draft, row: Row, layout: Layout) -> bool:
    """Return whether the row adds a variant: the same id, and every text blank or the same as before."""
    ids = layout.columns.get("id", ()) or layout.columns.get("sku", ())
    texts = [index for role in _TEXTS for index in layout.columns.get(role, ())]
    own = row.cells[ids[0]].strip() if ids else ""
    if not own:
        # Without id and text it can only be a variant of the product above: eBay's `Variation` rows.
        return not any(row.cells[index].strip() for index in (*ids, *texts))
    if own != draft.ids[0].strip():
        return False
    known = {field.location.column: field.text for field in draft.fields if field.location is not None}
    return all(not (text := row.cells[index]).strip() or known.get(index + 1) == text for index in texts)


def begins_another(row: list[str], before: list[str], layout: Layout) -> bool:
    """Return whether these cells surely begin another product than the row above them, which was read.

    False also where only a look further up could tell.
    """
    ids = layout.columns.get("id", ()) or layout.columns.get("sku", ())
    own = row[ids[0]].strip() if ids else ""
    if own:
        return before[ids[0]].strip() not in ("", own)
    texts = [index for role in _TEXTS for index in layout.columns.get(role, ())]
    return any(row[index].strip() for index in (*ids, *texts))


def _add_offers(draft: Draft, row: Row, layout: Layout, log: Log) -> None:
    """Add what the row's price columns say. The first price is the offer's own; others are told apart by their column."""
    cells, names = row.cells, layout.names
    prices = [(names[i], cells[i]) for i in layout.columns.get("price", ()) if cells[i].strip()]
    references = [(names[i], cells[i]) for i in layout.columns.get("reference", ()) if cells[i].strip()]
    sale = layout.first("sale_price", cells)
    if sale:
        references = prices + references
        index = next(i for i in layout.columns["sale_price"] if cells[i].strip())
        prices = [(names[index], sale)]
    elif not prices and references:
        prices = [("", "")]
    currency = layout.first("currency", cells) or layout.currency
    sku = layout.first("sku", cells)
    listing_id = draft.shown_id
    window = _window(layout, row, log) if sale or references else (None, None)
    for number, (label, text) in enumerate(prices):
        for reference_label, reference in (references or [("", "")])[: None if number == 0 else 1]:
            offer = make_offer(
                text, log, where=label or reference_label, line=row.line, reference=reference,
                reference_label=reference_label or None,
                currency=currency or normal_currency(unit_of(label) or unit_of(reference_label)),
                sku=sku or None, channel=label if number else None, sale=window, listing_id=listing_id,
            )  # fmt: skip
            if offer is not None and offer not in draft.offers:
                draft.offers.append(offer)


def _window(layout: Layout, row: Row, log: Log) -> tuple[datetime | None, datetime | None]:
    cells = row.cells
    if text := layout.first("sale_window", cells):
        return read_window(text, "sale_price_effective_date", log, line=row.line)
    starts, ends = layout.first("sale_starts", cells), layout.first("sale_ends", cells)
    return (
        read_moment(starts, "sale starts", log, line=row.line),
        read_moment(ends, "sale ends", log, line=row.line, end_of_day=True),
    )
