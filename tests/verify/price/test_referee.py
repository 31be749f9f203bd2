"""What each law says, promotion by promotion: verdict, codes or lacking facts, and the lawful reference."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from listing_audit.verify.price.telling import details_of
from tests.verify.price.promotions import answer, judged, promotion

Answer = tuple[str, str, str | None]

ABOVE = "reference_above_lawful_baseline"
PERCENT = "percent_not_on_lawful_baseline"
NOT_LOWER = "promo_price_not_lower"
CASES: dict[str, tuple[tuple[Any, ...], dict[str, Any], Answer]] = {
    "a price set before the window and still in force when it opens belongs to it": (
        ("DE", "2026-01-01=100 2026-04-01=80 2026-05-05=100", "2026-05-28", "85", "100"), {"label": "Vorher"},
        ("violation", f"{NOT_LOWER} {ABOVE}", "80"),
    ),
    "a price that ends exactly at the opening does not": (
        ("DE", "2026-01-01=80 2026-04-28=100", "2026-05-28", "85", "100"), {"label": "Vorher", "text": "-15%"},
        ("compliant", "", "100"),
    ),
    "a price of one minute counts": (
        ("PL", "2026-01-01=100 2026-05-10T00:00=90s 2026-05-10T00:01=100", "2026-05-28", "85", "100"), {"text": "-15%"},
        ("violation", f"{PERCENT} {ABOVE}", "90"),
    ),
    "words of advantage without a figure can only be wrong about the price": (
        ("DE", "2026-01-01=100 2026-05-20=70", "2026-05-28", "80"), {"text": "Preis-Highlight"}, ("violation", NOT_LOWER, "70"),
    ),
    "a slogan announces no reduction": (
        ("CZ", "2026-01-01=100 2026-05-20=70", "2026-05-28", "80"), {"text": "Nejnižší cena"}, ("compliant", "", None),
    ),
    "amounts are measured like percentages": (
        ("PL", "2026-01-01=100 2026-05-10=90s 2026-05-12=100", "2026-05-28", "70", "100"), {"text": "30 zł taniej"},
        ("violation", f"{PERCENT} {ABOVE}", "90"),
    ),
    "a recommended price without percentage asks for its proof": (
        ("DE", "2026-01-01=100", "2026-05-28", "70", "100"), {"label": "UVP"}, ("indeterminate", "rrp_current", None),
    ),
    "a recommended price with a percentage is measured from the own low": (
        ("NL", "2026-01-01=80", "2026-05-28", "70", "100"), {"label": "Adviesprijs", "text": "-30%"}, ("violation", PERCENT, "80"),
    ),
    "a smaller reduction in between ends a progressive one": (
        ("DE", "2026-01-01=100 2026-05-20=80s 2026-05-22=90s 2026-05-22T01:00=80s", "2026-05-28", "70", "100"),
        {"progressive": True, "progressive_started_at": "2026-05-20"}, ("violation", ABOVE, "80"),
    ),
    "days out of stock do not": (
        ("DE", "2026-01-01=100 2026-05-20=80s", "2026-05-28", "70", "100"),
        {"progressive": True, "progressive_started_at": "2026-05-20", "unavailable": [["2026-05-22", "2026-05-24"]]},
        ("compliant", "", "100"),
    ),
    "three calendar months end it in the Netherlands": (
        ("NL", "2025-01-01=100 2026-01-20=80s", "2026-05-28", "70", "100"),
        {"progressive": True, "progressive_started_at": "2026-01-20"}, ("violation", ABOVE, "80"),
    ),
    "an option nobody has confirmed leaves the answer open": (
        ("BE", "2026-01-01=100 2026-05-20=80s", "2026-05-28", "70", "100"),
        {"progressive": True, "progressive_started_at": "2026-05-20"}, ("indeterminate", "national_rule", None),
    ),
    "marked goods about to expire are exempt": (
        ("AT", "2026-01-01=100 2026-05-20=60s 2026-05-22=100", "2026-05-28", "70", "100"),
        {"perishable": True, "expiry_reduction_marked": True}, ("compliant", "", None),
    ),
    "perishables in France need the threat of rapid spoilage": (
        ("FR", "2026-01-01=100 2026-05-20=60s 2026-05-22=100", "2026-05-28", "50", "100"), {"perishable": True},
        ("violation", ABOVE, "60"),
    ),
    "new goods need no prior price in Spain": (
        ("ES", "2026-05-20=100 2026-05-25=80", "2026-05-28", "70", "100"), {"new_arrival": True}, ("compliant", "", None),
    ),
    "a record that merely begins inside the window proves no novelty": (
        ("ES", "2026-05-20=100 2026-05-25=80", "2026-05-28", "70", "100"), {}, ("violation", ABOVE, "80"),
    ),
    "nothing offered in the window leaves nothing to compare with": (
        ("DE", "2026-01-01=100 2026-04-20=0", "2026-05-28", "80", "100"), {}, ("indeterminate", "price_in_window", None),
    ),
    "members' prices do not count, the price for all runs on": (
        ("IT", "2026-01-01=100 2026-05-20=50s 2026-05-22=100", "2026-05-28", "80", "100"),
        {"member_only_periods": [["2026-05-20", "2026-05-22"]]}, ("compliant", "", "100"),
    ),
    "a reference above the known low is certain although history is missing": (
        ("DE", "2026-05-20=100", "2026-05-28", "80", "110"), {"history_complete": False}, ("violation", ABOVE, "100"),
    ),
    "a reference at the known low is not": (
        ("DE", "2026-05-20=100", "2026-05-28", "80", "100"), {"history_complete": False}, ("indeterminate", "history_complete", None),
    ),
    "the ad's own arithmetic needs no history": (
        ("DE", "", "2026-05-28", "80", "100"), {"text": "-30%"}, ("violation", "percent_arithmetic_mismatch", None),
    ),
    "a stated end that passed is told even where history is missing": (
        ("DE", "", "2026-05-28", "80", "100"),
        {"text": "nur bis 7. Juni", "observed_at": "2026-06-10", "still_advertised": True, "price_at_observation": "80"},
        ("violation", "expired_or_resetting_countdown", None),
    ),
    "a unit price must be the price divided by the quantity": (
        ("DE", "2026-01-01=100", "2026-05-28", "7"), {"net_quantity": "500 g", "stated_unit_price": "12.00 per kg"},
        ("violation", "currency_or_unit_mismatch", None),
    ),
    "折 multiply where one is taken on top of the other": (
        ("CN", "2026-06-01=100 2026-11-06=100t", "2026-11-11", "72", "100"), {"label": "原价", "text": "8折，折上再9折"},
        ("compliant", "", "100"),
    ),
    "折 without a compared price is measured from the lowest deal": (
        ("CN", "2026-06-01=100 2026-11-06=100t", "2026-11-11", "75"), {"text": "7折"}, ("violation", PERCENT, "100"),
    ),
    "without a deal in seven days the last deal counts, not an older and higher one": (
        ("CN", "2026-06-01=100 2026-10-06=100t 2026-10-20=90t", "2026-11-11", "50", "100"), {"label": "原价"},
        ("violation", ABOVE, "90"),
    ),
    "without any deal there is no price of one's own": (
        ("CN", "2026-06-01=100", "2026-11-11", "50", "100"), {"label": "划线价", "transactions_complete": True},
        ("violation", "no_prior_sale_at_reference unlabelled_reference", None),
    ),
    "a label with days is true when one deal of those days was made at the price": (
        ("CN", "2026-06-01=100 2026-10-06=100t 2026-11-08=60t", "2026-11-11", "50", "100"), {"label": "本店10月1日-15日成交价"},
        ("compliant", "", "100"),
    ),
    "the lowest deal of thirty days is what such a label promises": (
        ("CN", "2026-06-01=100 2026-10-20=80t 2026-11-06=100t", "2026-11-11", "50", "100"), {"label": "本店近30日最低成交价"},
        ("violation", "no_prior_sale_at_reference", "80"),
    ),
    "a thin deal at a lifted price does not make it lawful": (
        ("CN", "2026-06-01=100 2026-11-01=200 2026-11-06=200t", "2026-11-11", "150", "200"), {"label": "原价"},
        ("violation", f"{NOT_LOWER} raised_before_promotion {ABOVE}", "100"),
    ),
    "a price that already was the shown one is no sale": (
        ("CN", "2026-06-01=100 2026-08-01=60s", "2026-11-11", "60", "100"), {"label": "原价", "transactions_complete": False},
        ("violation", f"perpetual_sale {NOT_LOWER} {ABOVE}", "60"),
    ),
    "GB: a price lifted within 28 days is no base": (
        ("GB", "2025-01-01=80 2026-02-15=100", "2026-03-01", "70", "100"), {"label": "Was", "ends": "2026-03-07T23:59"},
        ("violation", f"raised_before_promotion {ABOVE}", "80"),
    ),
    "GB: an offer longer than the reference ran": (
        ("GB", "2026-01-01=100", "2026-03-01", "70", "100"), {"label": "Was", "ends": "2026-05-30T23:59"},
        ("violation", "perpetual_sale", None),
    ),
    "GB: few sales at the reference": (
        ("GB", "2025-01-01=100", "2026-03-01", "70", "100"), {"label": "Was", "sales_at_reference": 3, "sales_total": 100},
        ("violation", "perpetual_sale", None),
    ),
    "GB: a recommended price that few charge": (
        ("GB", "2025-01-01=100", "2026-03-01", "70", "100"), {"label": "RRP", "rrp_current": "100", "market_prices": ["80", "85"]},
        ("violation", ABOVE, "85"),
    ),
    "GB: a price without VAT beside one with it": (
        ("GB", "2025-01-01=100", "2026-03-01", "70", "100"), {"promotion_tax": "net"}, ("violation", "currency_or_unit_mismatch", "100"),
    ),
    "US: between 14 and 28 days nobody can tell": (
        ("US", "2025-01-01=80 2026-02-10=100", "2026-03-01", "70", "100"), {"label": "Was"},
        ("indeterminate", "regularly_offered", None),
    ),
    "US: a former price of nine days": (
        ("US", "2025-01-01=80 2026-02-20=100", "2026-03-01", "70", "100"), {"label": "Was"},
        ("violation", f"raised_before_promotion {ABOVE}", "80"),
    ),
    "US: formerly sold at asks for sales": (
        ("US", "2025-01-01=80", "2026-03-01", "60", "80"), {"label": "Formerly sold at"}, ("indeterminate", "sales_at_reference", None),
    ),
    "US: a nominal cut": (
        ("US", "2025-01-01=10.00", "2026-03-01", "9.95", "10.00"), {"text": "Reduced!"}, ("violation", NOT_LOWER, "10.00"),
    ),
    "California: the price of most days of three months": (
        ("US-CA", "2025-01-01=80 2026-02-01=100", "2026-03-01", "70", "100"), {"label": "Was"},
        ("violation", f"raised_before_promotion {ABOVE}", "80"),
    ),
    "New Jersey: substantial sales clear what days do not": (
        ("US-NJ", "2025-01-01=80 2026-02-10=100", "2026-03-01", "70", "100"), {"sales_at_reference": 20, "sales_total_60d": 100},
        ("compliant", "", "100"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_verdict(name: str) -> None:
    given, facts, expected = CASES[name]
    verdict, words, lawful = expected
    found = answer(*given, **facts)
    assert found == (verdict, " ".join(sorted(words.split())), lawful)


def test_an_unreadable_fact_leaves_a_clean_answer_open_and_is_named() -> None:
    found = judged("DE", "2026-01-01=100", "2026-05-28", "80", "100", first_offered_at="some day")
    assert [missing.fact for missing in found.ruling.missing] == ["fact:first_offered_at"]


def test_a_slipped_decimal_point_is_no_offer_but_is_never_dropped_silently() -> None:
    found = judged("DE", "2026-01-01=100 2026-05-10=1 2026-05-11=100", "2026-05-28", "80", "100")
    assert found.verdict == "indeterminate"
    assert [missing.fact for missing in found.ruling.missing] == ["price_outlier"]


def test_the_window_is_counted_in_local_days_across_the_change_of_clocks() -> None:
    """The clocks go back on 25 October 2026: thirty days before 10 November begin at midnight, not at one o'clock."""
    window = judged("DE", "2026-01-01=100", "2026-11-10", "80", "100").ruling.window
    assert window is not None
    assert [moment.isoformat() for moment in window] == ["2026-10-10T22:00:00+00:00", "2026-11-09T23:00:00+00:00"]


def test_where_local_days_and_days_of_24_hours_part_the_finding_is_less_sure_and_both_lows_are_told() -> None:
    """The clocks go forward on 29 March 2026: 30 days before 10 April begin at midnight, 720 hours an hour earlier."""
    history = "2026-01-01=100 2026-03-10T23:30=70 2026-03-11T00:00=90"
    found = judged("DE", history, "2026-04-10", "80", "100")
    assert [(code.topic, code.steps) for code in found.ruling.codes] == [(ABOVE, 2)]
    assert (found.ruling.lawful, found.ruling.by_hours) == (Decimal(90), Decimal(70))
    assert details_of(found, promotion("DE", "2026-04-10", "80", "100"))["lawful_reference_by_hours"] == "70"
    sure = judged("DE", "2026-01-01=100 2026-03-12=90", "2026-04-10", "80", "100")
    assert [code.steps for code in sure.ruling.codes] == [0]
