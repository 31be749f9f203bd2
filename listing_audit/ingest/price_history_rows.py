"""Rows that are price points: order exports as deals, and the dumps of shop trackers."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from listing_audit.ingest.columns import normal_name
from listing_audit.ingest.decode import sniff_encoding, text_chunks, text_lines
from listing_audit.ingest.log import Log
from listing_audit.ingest.moments import parse_moment
from listing_audit.ingest.price_text import normal_currency, parse_price
from listing_audit.ingest.source import SAMPLE, open_source
from listing_audit.model.listing import ReadError
from listing_audit.model.prices import PriceEvent

ORDER_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "order": ("订单编号", "订单号", "主订单编号", "子订单编号", "order id", "order number", "order no", "amazon order id", "name"),
    "sku": ("商家编码", "外部系统编号", "sku", "sku id", "sku编码", "商品id", "宝贝id", "seller sku", "lineitem sku", "variant sku", "商品编码"),
    "paid": ("买家实付金额", "买家实际支付金额", "实付金额", "实付款", "实收款", "商品实付", "paid", "paid amount", "amount paid", "item price",
             "lineitem price", "unit paid", "成交金额"),
    "quantity": ("购买数量", "宝贝总数量", "数量", "商品数量", "quantity", "qty", "lineitem quantity", "quantity purchased"),
    "status": ("订单状态", "交易状态", "状态", "退款状态", "status", "order status", "financial status"),
    "time": ("订单付款时间", "付款时间", "支付时间", "成交时间", "订单创建时间", "下单时间", "paid at", "payments date", "purchase date", "created at"),
    "shop": ("店铺名称", "店铺", "shop", "store", "sales channel"),
    "currency": ("币种", "货币", "currency"),
}  # fmt: skip
# One lineitem price is a unit price; the others are what was paid for the whole line.
_UNIT_PRICES: Final = frozenset(("lineitem price", "unit paid"))
_VOID: Final = re.compile(
    r"退款(?!失败|关闭|中止)|已取消|取消|交易关闭|已关闭|关闭|未付款|待付款|刷单|void|cancel|refund|unpaid|pending|fraud|expired",
    re.IGNORECASE,
)
_NOT_VOID: Final = re.compile(r"无退款|没有退款|未发起|not refunded|no refund", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Keyed:
    """A price point with what it belongs to."""

    sku: str
    event: PriceEvent
    currency: str | None = None
    channel: str | None = None


@dataclass(slots=True)
class RowCount:
    """What was read of a file: points, and rows that are no price of anybody's (void deals are named apart)."""

    points: int = 0
    void: int = 0
    errors: list[ReadError] = field(default_factory=list)


def rows_of(path: Path, log: Log) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the rows of a CSV, TSV or JSON Lines file, with line numbers; gzip and Chinese encodings are undone."""
    with path.open("rb") as stream:
        source = open_source(path.as_posix(), stream, log)
        encoding = sniff_encoding(source.head[:SAMPLE], source.whole)
        lines = text_lines(text_chunks(source, encoding, log), log)
        first = next(lines, None)
        if first is None:
            return
        if first[1].lstrip("\ufeff ").startswith("{"):
            yield from _json_rows(first, lines, log)
            return
        head = first[1]
        delimiter = max(("\t", ";", ","), key=head.count)
        numbers: list[int] = [first[0]]

        def texts() -> Iterator[str]:
            yield head
            for number, line in lines:
                numbers[0] = number
                yield line

        for row in csv.DictReader(texts(), delimiter=delimiter):
            yield numbers[0], {normal_name(key): value for key, value in row.items() if isinstance(key, str)}


def _json_rows(
    first: tuple[int, str], lines: Iterator[tuple[int, str]], log: Log
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    number, line = first
    more: tuple[int, str] | None = first
    while more is not None:
        number, line = more
        if line.strip():
            try:
                record = json.loads(line, parse_float=Decimal)
            except (ValueError, RecursionError):
                record = None
            if isinstance(record, dict):
                yield number, record
            else:
                log.pending.append(
                    ReadError(log.path, "not a JSON object" if log.language != "zh" else "不是 JSON 对象", number)
                )
        more = next(lines, None)


def is_orders(names: Mapping[str, Any]) -> bool:
    """Return whether rows with these names are orders: an order number, an article, a paid amount and a time."""
    return all(_column(names, key) for key in ("order", "sku", "paid", "time"))


def order_points(
    rows: Iterator[tuple[int, Mapping[str, Any]]], path: str, zone: tzinfo, count: RowCount
) -> Iterator[Keyed]:
    """Yield a deal for each order line that stands: what the buyer paid a piece, after coupons.

    Refunded, cancelled, unpaid and fictitious orders are counted as void. A row that cannot be read is an error.
    """
    for number, row in rows:
        cells = {key: str(row.get(_column(row, key) or "") or "").strip() for key in ORDER_COLUMNS}
        status = cells["status"]
        if status and _VOID.search(_NOT_VOID.sub("", status)):
            count.void += 1
            continue
        at = parse_moment(cells["time"], zone)
        paid = parse_price(cells["paid"], currency=normal_currency(cells["currency"])).amount
        quantity = parse_price(cells["quantity"] or "1").amount
        if at is None or paid is None or quantity is None or quantity <= 0 or not cells["sku"]:
            count.errors.append(
                ReadError(path, f"order row not read: {dict(cells)!s:.120}", number, cells["sku"] or None)
            )
            continue
        each = paid if (_column(row, "paid") or "") in _UNIT_PRICES else (paid / quantity).quantize(Decimal("0.01"))
        count.points += 1
        yield Keyed(
            cells["sku"], PriceEvent(at, each, "transaction"), normal_currency(cells["currency"]), cells["shop"] or None
        )


def _column(row: Mapping[str, Any], key: str) -> str | None:
    return next((name for name in ORDER_COLUMNS[key] if name in row), None)


# ------------------------------------------------------------------ tracker dumps

_TIMES: Final = ("timestamp", "crawl_time", "crawled_at", "scraped_at", "fetched_at", "ctime_crawl", "time", "date")
_IDS: Final = ("itemid", "item_id", "productid", "product_id", "id")
# Shopee keeps prices as whole numbers of a hundred-thousandth.
SHOPEE_SCALE: Final = Decimal(100_000)


def is_tracker_row(row: Mapping[str, Any]) -> bool:
    """Return whether a record is an observation of a tracker: an item, a price with or before discount, and a time."""
    return (
        any(name in row for name in _IDS)
        and "price" in row
        and any(name in row for name in _TIMES)
        and ("price_before_discount" in row or "raw_discount" in row or "show_discount" in row)
    )


def tracker_points(
    rows: Iterator[tuple[int, Mapping[str, Any]]], path: str, zone: tzinfo, count: RowCount
) -> Iterator[Keyed]:
    """Yield what a tracker saw: one observation a record and model; a price before discount makes it a sale."""
    for number, row in rows:
        item = next((str(row[name]) for name in _IDS if row.get(name) is not None), "")
        at = _time_of(row, zone)
        models: Any = row.get("models") or ({},)
        for model in models:
            own = {**row, **model} if isinstance(model, dict) else row
            price, before = _scaled(own.get("price")), _scaled(own.get("price_before_discount"))
            key = f"{item}/{own['modelid']}" if isinstance(model, dict) and model.get("modelid") is not None else item
            if at is None or price is None or not item:
                count.errors.append(ReadError(path, "observation without item, time or price", number, item or None))
                continue
            kind = "sale" if before is not None and before > price else "listed"
            shop = row.get("shopid") or row.get("shop_id")
            count.points += 1
            yield Keyed(key, PriceEvent(at, price, "sale" if kind == "sale" else "listed"), normal_currency(str(row.get("currency") or "")),
                        str(shop) if shop else None)  # fmt: skip


def _scaled(value: Any) -> Decimal | None:
    if value is None or isinstance(value, bool):
        return None
    amount = parse_price(str(value)).amount
    if amount is None:
        return Decimal(-1) if str(value).strip() == "-1" else None
    raw = isinstance(value, int) and amount >= SHOPEE_SCALE / 100 and amount % 1000 == 0
    return amount / SHOPEE_SCALE if raw else amount


def _time_of(row: Mapping[str, Any], zone: tzinfo) -> datetime | None:
    value = next((row[name] for name in _TIMES if row.get(name) is not None), None)
    if value is None:
        return None
    text = str(value)
    if text.isdigit() and 9 <= len(text) <= 13:
        return datetime.fromtimestamp(int(text) / (1000 if len(text) > 10 else 1), UTC)
    return parse_moment(text, zone)
