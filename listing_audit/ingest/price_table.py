"""Prices over time as a table: item id, date and price, with the price compared to and the words of the promotion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, tzinfo
from decimal import Decimal
from typing import Final

from listing_audit.ingest.columns import normal_name
from listing_audit.ingest.draft import Draft, finished, read_moment
from listing_audit.ingest.log import Log
from listing_audit.ingest.moments import zone
from listing_audit.ingest.price_text import normal_currency, states_no_offer
from listing_audit.ingest.prices import read_amount
from listing_audit.ingest.tables import Row
from listing_audit.model.listing import Listing, ReadError, ReadNote
from listing_audit.model.prices import PriceEvent, PriceHistory, Promotion

_NAMES: Final[dict[str, tuple[str, ...]]] = {
    "id": ("item id", "id", "product id", "商品id", "商品编号", "宝贝id", "key"),
    "date": ("date", "at", "observed at", "time", "日期", "时间", "采集时间"),
    "price": ("price", "价格", "售价", "成交价", "现价"),
    "was": ("was price", "was", "reference price", "原价", "划线价", "list price"),
    "promotion": ("promotion", "claim text", "promotion text", "促销", "活动", "促销文案", "活动文案"),
    "currency": ("currency", "币种", "货币"),
    "kind": ("kind", "类型"),
    "sku": ("sku", "sku id", "sku编号"),
    "market": ("market", "国家", "市场"),
    "channel": ("channel", "渠道"),
    "timezone": ("timezone", "time zone", "时区"),
    "title": ("title", "商品名称", "标题", "name"),
}
_HELD_ROWS: Final = 250_000  # rows that wait for others of their id; about a hundred megabytes
# Whoever watches prices knows when the watching began, not when the goods were first offered.
_WATCHED: Final = (("history_complete", "false"), ("sampling", "snapshot"))
_KINDS: Final = frozenset({"listed", "sale", "transaction"})


def is_price_header(names: Iterable[str]) -> bool:
    """Return whether a table holds prices over time: an id, a date and a price, and little else."""
    plain = {normal_name(name) for name in names if name}
    known = {spelling for spellings in _NAMES.values() for spelling in spellings}
    return all(plain & set(_NAMES[key]) for key in ("id", "date", "price")) and len(plain - known) <= 1


def read_price_rows(rows: Iterable[Row], names: tuple[str, ...], log: Log) -> Iterator[Listing | ReadError | ReadNote]:
    """Yield a listing for each id: its price history, and a promotion where a row announces one.

    A date without a zone is local to the `timezone` column, else UTC. Observations of one id are brought together
    wherever they stand; in a source of very many rows only within stretches of them, and the reader is told.
    """
    plain = [normal_name(name) for name in names]
    at = {key: plain.index(name) for key, spellings in _NAMES.items() for name in reversed(spellings) if name in plain}
    groups: dict[str, list[Row]] = {}
    for count, row in enumerate(rows, 1):
        groups.setdefault(_cell(row, at, "id") or f"\0{row.line}", []).append(row)
        if count % _HELD_ROWS == 0:
            log.note_once("history_split", row.line, rows=_HELD_ROWS)
            yield from _listings(groups, at, names, log)
            groups = {}
    yield from _listings(groups, at, names, log)


def _listings(
    groups: dict[str, list[Row]], at: dict[str, int], names: tuple[str, ...], log: Log
) -> Iterator[Listing | ReadError | ReadNote]:
    for group in groups.values():
        if (listing := _listing(group, at, names, log)) is not None:
            yield listing
        if log.pending:
            yield from log.drain()
    yield from log.drain()


def _cell(row: Row, at: dict[str, int], key: str) -> str:
    column = at.get(key)
    return "" if column is None else row.cells[column].strip()


def _listing(group: list[Row], at: dict[str, int], names: tuple[str, ...], log: Log) -> Listing | None:
    draft = Draft(log.path, group[0].line, complete=False)
    draft.ids = [_cell(group[0], at, "id")]
    draft.add("title", _cell(group[0], at, "title"), column=at["title"] + 1 if "title" in at else None)
    series: dict[tuple[str, str, str, str], list[tuple[PriceEvent, Row, Decimal | None]]] = {}
    local: tzinfo = UTC
    zone_name = "UTC"
    for row in group:
        if (name := _cell(row, at, "timezone")) and name != zone_name:
            found = zone(name)
            if found is None:
                log.error("bad_zone", row.line, draft.shown_id, text=name[:40])
            else:
                local, zone_name = found, name
        _add_event(series, row, at, local, draft, log)
    for (sku, channel, market, currency), events in series.items():
        draft.histories.append(
            PriceHistory(
                currency=currency or "XXX", timezone=zone_name, sku=sku or None, channel=channel or None, market=market or None,
                events=tuple(sorted((event for event, _, _ in events), key=lambda event: event.at)),
            )
        )  # fmt: skip
        for event, row, reference in events:
            words = _cell(row, at, "promotion")
            if event.price < 0 or (reference is None and not words):
                continue
            draft.promotions.append(
                Promotion(
                    announced_at=event.at, starts_at=event.at, price=event.price, reference_price=reference,
                    reference_label=names[at["was"]] if reference is not None else None, claim_text=words or None,
                    sku=sku or None, channel=channel or None, market=market or None, currency=currency or None, facts=_WATCHED,
                )
            )  # fmt: skip
    return finished(draft, log)


def _add_event(
    series: dict[tuple[str, str, str, str], list[tuple[PriceEvent, Row, Decimal | None]]],
    row: Row,
    at: dict[str, int],
    local: tzinfo,
    draft: Draft,
    log: Log,
) -> None:
    listing_id = draft.shown_id
    moment = read_moment(_cell(row, at, "date"), "date", log, line=row.line, default_zone=local, listing_id=listing_id)
    currency = normal_currency(_cell(row, at, "currency"))
    amount, found, shown = read_amount(_cell(row, at, "price"), "price", log, line=row.line, currency=currency,
                                       listing_id=listing_id)  # fmt: skip
    reference, _, _ = read_amount(_cell(row, at, "was"), "reference price", log, line=row.line, currency=currency,
                                  listing_id=listing_id)  # fmt: skip
    if moment is None and not _cell(row, at, "date"):
        log.error("bad_time", row.line, listing_id, where="date", text="")
    if moment is not None and states_no_offer(_cell(row, at, "price")):
        amount, reference = Decimal(-1), None  # dropped, the price before it would seem to run on
    if moment is None or amount is None:
        if amount is None and shown is None and moment is not None:
            log.note_some("no_price", row.line)
        return
    kind = _cell(row, at, "kind").lower()
    announced = reference is not None or bool(_cell(row, at, "promotion"))
    if kind not in _KINDS:
        kind = "sale" if announced else "listed"
    key = (_cell(row, at, "sku"), _cell(row, at, "channel"), _cell(row, at, "market"), currency or found or "")
    event = PriceEvent(moment, amount, kind)  # type: ignore[arg-type]
    series.setdefault(key, []).append((event, row, reference))
