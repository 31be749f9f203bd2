"""What an ad's words claim, in the languages of the markets, and where the claim stands."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.verify.price.claims import fold, number_of, read_claims
from listing_audit.verify.price.deadline import stated_end
from listing_audit.verify.price.quantity import Quantity, follows, quantity_of, unit_prices

PERCENTS = {
    "8折": "20", "全场8.5折起": "15", "八五折": "15", "五折": "50", "对折": "50", "半价": "50", "0.5折": "95", "85折": "15",
    "8折，折上再9折": "28", "50% off": "50", "Half price": "50", "up to 40% off": "40", "-20 %": "20", "6,25 % gespart": "6.25",
    "30% taniej": "30", "sleva 15 %": "15", "20% di sconto": "20", "20 % de réduction": "20", "20% korting": "20",
    "alennus 20 %": "20", "20% de descuento": "20", "Black Friday 25%": "25", "立减20%": "20", "８折": "20", "二折": "80",
}  # fmt: skip
AMOUNTS = {
    "Save £30": "30", "£12.50 off": "12.50", "立减30": "30", "直降1.2万": "12000", "省30元": "30", "狂降50元": "50",
    "30 € gespart": "30", "Sie sparen 1.299,00 €": "1299.00", "50 zł taniej": "50", "ušetříte 500 Kč": "500", "-30 €": "30",
    "économisez 20 €": "20", "bespaar 15 euro": "15", "risparmi 10 €": "10",
}  # fmt: skip
NOTHING = (
    "100% cotton", "三折伞全自动", "折叠桌", "满300减50", "第二件半价", "买一送一", "Buy one get one free", "3 for 2", "5% vol. alc, 0.7 l",
    "原价100", "Nejnižší cena", "A4 - 50 Blatt", "2件8折",
)  # fmt: skip


@pytest.mark.parametrize("text", PERCENTS)
def test_a_percentage_is_read(text: str) -> None:
    assert [(claim.unit, claim.value) for claim in read_claims(text).claims] == [("percent", Decimal(PERCENTS[text]))]


@pytest.mark.parametrize("text", AMOUNTS)
def test_an_amount_is_read(text: str) -> None:
    assert [(claim.unit, claim.value) for claim in read_claims(text).claims] == [("amount", Decimal(AMOUNTS[text]))]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_reduction_of_one_unit_is_not_read_as_one(text: str) -> None:
    assert read_claims(text, is_ad=False).claims == ()


@pytest.mark.parametrize(
    "text", ["up to 40% off", "全场8.5折起", "低至3折", "bis zu 50% Rabatt", "jusqu'à -40%", "最高立减50元"]
)
def test_a_range_is_marked(text: str) -> None:
    assert [claim.is_range for claim in read_claims(text).claims] == [True]


@pytest.mark.parametrize(
    "text", ["买一送一", "第二件半价", "3 halen 2 betalen", "Buy one get one half price", "2 for 1"]
)
def test_a_multi_buy_is_noticed(text: str) -> None:
    assert read_claims(text).multi_buy


@given(st.text(max_size=200))
def test_folding_keeps_every_code_point_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="0123456789.,% -折减off满save£€元起", max_size=120))
def test_hostile_digits_end_soon_and_claims_lie_inside_the_text(text: str) -> None:
    assert all(0 <= claim.start < claim.end <= len(text) for claim in read_claims(text).claims)


def test_numbers_with_two_readings_are_none() -> None:
    assert [number_of(each) for each in ("1,299.00", "1.299,00", "1 299,00", "1.2万", "1,2,3")] == [
        Decimal("1299.00"), Decimal("1299.00"), Decimal("1299.00"), Decimal("12000.0"), None,
    ]  # fmt: skip


ENDS = {
    "Sale ends tonight": "2026-05-29", "nur bis 7. Juni": "2026-06-08", "until June 7": "2026-06-08", "ends 7th June 2026": "2026-06-08",
    "bis 07.06.": "2026-06-08", "截止6月7日": "2026-06-08", "限时3天": "2026-05-31", "today only": "2026-05-29", "do 7 czerwca": "2026-06-08",
    "jusqu'au 7 juin": "2026-06-08", "ends Sunday": "2026-06-01", "bis 31. Mai": "2026-06-01",
}  # fmt: skip


@pytest.mark.parametrize("text", ENDS)
def test_an_end_stated_in_words(text: str) -> None:
    zone = ZoneInfo("Europe/Berlin")
    end = stated_end(fold(text), datetime(2026, 5, 28, tzinfo=zone), zone)
    assert end is not None
    assert end.astimezone(zone).date().isoformat() == ENDS[text]


def test_quantities_and_unit_prices() -> None:
    assert quantity_of("6 x 330 ml") == Quantity("ml", Decimal(1980))
    assert quantity_of("1 kg") == quantity_of("1000 g") == quantity_of("2斤")
    stated = unit_prices("£1.40 per 100g")[0]
    assert follows(stated, Decimal("7.00"), Quantity("g", Decimal(500)), "GBP") is True
    assert follows(stated, Decimal("7.60"), Quantity("g", Decimal(500)), "GBP") is False
    assert follows(stated, Decimal("7.00"), Quantity("ml", Decimal(500)), "GBP") is None
