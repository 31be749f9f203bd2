"""Prices over time as a table become histories and promotions."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal as D
from zoneinfo import ZoneInfo

from listing_audit.model.prices import PriceEvent, PriceHistory, Promotion
from tests.ingest.reading import read

SHANGHAI = ZoneInfo("Asia/Shanghai")


def day(month: int, number: int) -> datetime:
    return datetime(2026, month, number, tzinfo=SHANGHAI)


def test_rows_of_one_id_are_one_history():
    tea, other = read("price-history.csv").listings
    assert tea.price_histories == (
        PriceHistory(
            "CNY",
            "Asia/Shanghai",
            (
                PriceEvent(day(8, 1), D("99.00")),
                PriceEvent(day(10, 20), D("199.00")),
                PriceEvent(day(11, 1), D("95.00"), "sale"),
            ),
        ),
    )
    assert tea.promotions == (
        Promotion(announced_at=day(11, 1), starts_at=day(11, 1), price=D("95.00"), reference_price=D("199.00"),
                  reference_label="was_price", claim_text="双11五折", currency="CNY", facts=(("history_complete", "false"), ("sampling", "snapshot"))),
    )  # fmt: skip
    assert (tea.id, tea.fields, tea.complete) == ("TEA-1", (), False)
    assert (other.id, len(other.price_histories[0].events), other.promotions) == ("TEA-2", 1, ())


def test_the_same_as_json_lines():
    oats, rye = read("price-history.jsonl").listings
    assert (oats.id, [field.text for field in oats.fields]) == ("mill|oats 1 kg", ["Oats 1 kg"])
    assert [(event.price, event.kind) for event in oats.price_histories[0].events] == [
        (D("3.5"), "listed"),
        (D("2.5"), "sale"),
    ]
    assert [(p.claim_text, p.price, p.reference_price) for p in oats.promotions] == [("3 for 2", D("2.5"), D("4.0"))]
    assert (rye.id, rye.promotions) == ("mill|rye 1 kg", ())


def test_a_row_that_cannot_be_placed_is_an_error():
    result = read(b"item_id,date,price\nA,soon,9\nA,,9\nA,2026-11-01,often\nA,2026-11-02,8\n")
    assert result.reasons == [
        (2, 'date: "soon" is no date or time'),
        (3, 'date: "" is no date or time'),
        (4, 'price: "often" cannot be read as one price (no amount in it)'),
    ]
    assert [event.price for event in result.listings[0].price_histories[0].events] == [D("8")]


def test_a_time_without_an_offer_ends_the_price_before_it():
    [tea] = read(b"item_id,date,price\nA,2026-11-01,9\nA,2026-11-02,-1\n").listings
    assert [event.price for event in tea.price_histories[0].events] == [D("9"), D("-1")]


def test_observations_of_one_id_are_brought_together():
    rows = b"item_id,date,price\nA,2026-11-02,8\nB,2026-11-01,5\nA,2026-11-01,9\n"
    result = read(rows)
    assert [(x.id, [e.price for e in x.price_histories[0].events]) for x in result.listings] == [
        ("A", [D("9"), D("8")]),
        ("B", [D("5")]),
    ]


def test_a_very_long_table_is_read_in_stretches(monkeypatch):
    monkeypatch.setattr("listing_audit.ingest.price_table._HELD_ROWS", 2)
    result = read(b"item_id,date,price\nA,2026-11-02,8\nB,2026-11-01,5\nA,2026-11-01,9\n")
    assert [listing.id for listing in result.listings] == ["A", "B", "A"]
    assert [note.line for note in result.notes if "in several parts" in note.message] == [3]
