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
                  reference_label="was_price", claim_text="双11五折", currency="CNY"),
    )  # fmt: skip
    assert (tea.id, tea.fields, tea.complete) == ("TEA-1", (), False)
    assert (other.id, len(other.price_histories[0].events), other.promotions) == ("TEA-2", 1, ())


def test_a_row_that_cannot_be_placed_is_an_error():
    result = read(b"item_id,date,price\nA,soon,9\nA,,9\nA,2026-11-01,often\nA,2026-11-02,8\n")
    assert result.reasons == [
        (2, 'date: "soon" is no date or time'),
        (3, 'date: "" is no date or time'),
        (4, 'price: "often" cannot be read as one price (no amount in it)'),
    ]
    assert [event.price for event in result.listings[0].price_histories[0].events] == [D("8")]
