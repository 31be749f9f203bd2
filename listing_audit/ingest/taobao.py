"""淘宝助理 数据包: a version row, English names, Chinese names, then the goods. Matched by name; layouts differ by age."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from listing_audit.ingest.columns import normal_name
from listing_audit.ingest.draft import Draft, finished
from listing_audit.ingest.log import Log
from listing_audit.ingest.prices import make_offer
from listing_audit.ingest.tables import Row
from listing_audit.model.listing import Listing, ReadError, ReadNote

# English name, Chinese names, field, is HTML. Either row may serve, as tools write one or both.
_TEXTS: Final = (
    ("title", ("宝贝名称",), "title", None),
    ("subtitle", ("宝贝卖点",), "subtitle", None),
    ("description", ("宝贝描述",), "description", True),
    ("wireless desc", ("无线详情",), "attributes.wireless_desc", True),
    ("input custom cpv", ("自定义属性值",), "attributes.input_custom_cpv", None),
    ("cpv memo", ("属性值备注",), "attributes.cpv_memo", None),
    ("foodparame", ("食品专项",), "attributes.foodparame", None),
    ("propalias", ("销售属性别名",), "attributes.prop_alias", None),
    ("inputvalues", ("用户输入名 值对",), "attributes.input_values", None),
    ("qualification", ("商品资质",), "attributes.qualification", None),
)
_OTHERS: Final = {"price": ("宝贝价格",), "skuprops": ("销售属性组合",), "num id": ("数字id",), "outer id": ("商家编码",),
                  "cid": ("宝贝类目",), "user name": ("用户名称", "账户名称"), "local cid": ("本地id",)}  # fmt: skip


def is_taobao_header(rows: Iterable[Iterable[str]]) -> bool:
    """Return whether a header with these rows is that of a data package."""
    for row in rows:
        names = {normal_name(name) for name in row}
        if {"title", "cid", "stuff status"} <= names or {"宝贝名称", "宝贝类目", "新旧程度"} <= names:
            return True
    return False


def read_taobao_rows(
    rows: Iterable[Row], header_rows: tuple[tuple[str, ...], ...], log: Log
) -> Iterator[Listing | ReadError | ReadNote]:
    """Yield a listing for each row, with an offer for each combination in its `skuProps`. Prices are in yuan."""
    at = _positions(header_rows)
    labels = next((row for row in reversed(header_rows) if len(row) > 3), ())
    read_whole = ("cid", "user name", "num id", *(name for name, _, _, _ in _TEXTS))
    used = frozenset(at[name] for name in read_whole if name in at)
    for row in rows:
        draft = Draft(log.path, row.line, marketplace="taobao")
        draft.ids = [_cell(row, at.get("num id")), _cell(row, at.get("outer id"))]
        draft.ids = [text for text in draft.ids if text != "0"]
        for name, _, field, is_html in _TEXTS:
            if (column := at.get(name)) is not None and column < len(row.cells):
                draft.add(field, row.cells[column], **row.at(column), is_html=is_html,
                          label=labels[column] if column < len(labels) else None)  # fmt: skip
        draft.category_text = _cell(row, at.get("cid"))
        draft.seller = _cell(row, at.get("user name"))
        _add_offers(draft, row, at, log)
        draft.keep(row.cells, labels, used, line=row.line)
        listing = finished(draft, log)
        if listing is not None:
            yield listing
        if log.pending:
            yield from log.drain()
    yield from log.drain()


def _positions(header_rows: tuple[tuple[str, ...], ...]) -> dict[str, int]:
    known: dict[str, tuple[str, ...]] = {name: (name, *chinese) for name, chinese, _, _ in _TEXTS}
    known |= {name: (name, *chinese) for name, chinese in _OTHERS.items()}
    positions: dict[str, int] = {}
    for row in header_rows:
        if len(row) < 3:
            continue
        columns = {normal_name(cell): index for index, cell in reversed(list(enumerate(row)))}
        for name, spellings in known.items():
            for spelling in spellings:
                if spelling in columns:
                    positions.setdefault(name, columns[spelling])
    return positions


def _cell(row: Row, column: int | None) -> str:
    return row.cells[column].strip() if column is not None and column < len(row.cells) else ""


def _add_offers(draft: Draft, row: Row, at: dict[str, int], log: Log) -> None:
    """`skuProps` is `price:quantity:outer id:pid:vid;`; a combination of several properties goes on with `pid:vid;`."""
    combined: list[tuple[str, str, list[tuple[str, str]]]] = []
    for part in _cell(row, at.get("skuprops")).split(";"):
        pieces = part.strip().split(":")
        if len(pieces) >= 4:
            options = [(pieces[3], pieces[4])] if len(pieces) >= 5 else []
            combined.append((pieces[0], pieces[2], options))
        elif len(pieces) == 2 and combined:
            combined[-1][2].append((pieces[0], pieces[1]))
    if not combined:
        combined = [(_cell(row, at.get("price")), _cell(row, at.get("outer id")), [])]
    for price, outer, options in combined:
        offer = make_offer(price, log, where="宝贝价格", line=row.line, currency="CNY", sku=outer or None,
                           options=tuple(options), listing_id=draft.shown_id)  # fmt: skip
        if offer is not None:
            draft.offers.append(offer)
