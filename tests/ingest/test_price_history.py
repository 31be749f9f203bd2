"""Histories out of what traders keep: dated exports, orders, tracker dumps."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from listing_audit.ingest.price_history import Assumed, canonical, moment_in_name, read_price_history
from listing_audit.model.listing import ReadError, ReadNote
from listing_audit.model.prices import Coverage, PriceEvent

BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def snapshots(folder: Path, days: dict[str, str]) -> Path:
    for day, rows in days.items():
        (folder / f"export-{day}.csv").write_text("sku,title,price,reference price\n" + rows, encoding="utf-8")
    return folder


def test_a_folder_of_dated_exports_is_a_history_of_observations(tmp_path: Path) -> None:
    folder = snapshots(tmp_path, {
        "2026-05-01": "A1,Lamp,100,\n", "2026-05-02": "A1,Lamp,80,100\n", "2026-05-03": "B2,Desk,50,\n", "2026-05-04": "A1,Lamp,100,\nB2,Desk,50,\n",
    })  # fmt: skip
    found = read_price_history([folder], Assumed("EUR", "Europe/Berlin"))
    lamp = next(history for history in found.histories if history.sku == "A1")
    assert [(event.at, event.price, event.kind) for event in lamp.events] == [
        (at("2026-05-01"), Decimal(100), "listed"), (at("2026-05-02"), Decimal(80), "sale"), (at("2026-05-04"), Decimal(100), "listed"),
    ]  # fmt: skip
    assert lamp.coverage == Coverage(at("2026-05-01"), at("2026-05-04"), "snapshot")
    assert lamp.unavailable == ((at("2026-05-03"), at("2026-05-04")),)


def test_an_export_without_a_date_in_its_name_is_an_error_and_not_left_out_silently(tmp_path: Path) -> None:
    snapshots(tmp_path, {"2026-05-01": "A1,Lamp,100,\n"})
    (tmp_path / "latest.csv").write_text("sku,title,price\nA1,Lamp,90\n", encoding="utf-8")
    found = read_price_history([tmp_path], Assumed("EUR"))
    assert [Path(p.path).name for p in found.problems if isinstance(p, ReadError)] == ["latest.csv"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("shop-2026-05-01.csv", "2026-05-01"), ("feed_20260501T0315.xml", "2026-05-01T03:15"), ("2026/05/01.json", None), ("price.csv", None)],
)  # fmt: skip
def test_the_moment_in_a_file_name(name: str, expected: str | None) -> None:
    assert moment_in_name(name, BERLIN) == (None if expected is None else at(expected))


def test_orders_are_deals_a_piece_and_void_ones_are_told(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_bytes(
        "订单编号,商家编码,买家实付金额,购买数量,订单状态,订单付款时间\n1,A1,180.00,2,交易成功,2026-11-05 10:00:00\n"
        "2,A1,100,1,已退款,2026-11-06 10:00:00\n3,A1,abc,1,交易成功,2026-11-07 10:00:00\n".encode("gb18030")
    )
    found = read_price_history([path], Assumed("CNY", "Asia/Shanghai"))
    shanghai = ZoneInfo("Asia/Shanghai")
    assert [history.events for history in found.histories] == [
        (PriceEvent(at("2026-11-05T10:00", shanghai), Decimal("90.00"), "transaction"),)
    ]
    assert [problem.line for problem in found.problems if isinstance(problem, ReadError)] == [4]
    assert any("1 refunded" in problem.message for problem in found.problems if isinstance(problem, ReadNote))


def test_offers_and_deals_of_one_article_are_joined(tmp_path: Path) -> None:
    folder = tmp_path / "snapshots"
    folder.mkdir()
    snapshots(folder, {"2026-05-01": "A1,Lamp,100,\n"})
    orders = tmp_path / "orders.csv"
    orders.write_text(
        "order id,sku,paid,quantity,status,paid at\n1,A1,95,1,completed,2026-05-01 12:00\n", encoding="utf-8"
    )
    found = read_price_history([folder, orders], Assumed("EUR", "Europe/Berlin"))
    assert [[event.kind for event in history.events] for history in found.histories] == [["listed", "transaction"]]


def test_a_trackers_whole_numbers_are_hundred_thousandths(tmp_path: Path) -> None:
    path = tmp_path / "dump.jsonl"
    path.write_text(
        '{"itemid":11,"shopid":5,"price":1290000,"price_before_discount":1990000,"timestamp":1780000000,"currency":"SGD"}\n'
        '{"itemid":11,"shopid":5,"price":1990000,"price_before_discount":0,"timestamp":1780086400,"currency":"SGD"}\n',
        encoding="utf-8",
    )
    found = read_price_history([path], Assumed())
    assert [(event.price, event.kind) for event in found.histories[0].events] == [
        (Decimal("12.9"), "sale"),
        (Decimal("19.9"), "listed"),
    ]
    assert found.histories[0].coverage is not None


def test_a_history_goes_out_and_comes_back_the_same(tmp_path: Path) -> None:
    import json

    folder = snapshots(tmp_path, {"2026-05-01": "A1,Lamp,100,\n", "2026-05-02": "A1,Lamp,80,100\n"})
    first = read_price_history([folder], Assumed("EUR", "Europe/Berlin")).histories
    again = tmp_path / "out.jsonl"
    again.write_text(
        json.dumps({"id": "A1", "price_histories": [canonical(history) for history in first]}), encoding="utf-8"
    )
    assert read_price_history([again], Assumed()).histories == first
