"""Orders 56 and 32 in situations worked out by hand: deals, labels, lifted and endless prices, 折."""

from __future__ import annotations

from typing import Any

import pytest

from tests.verify.price.promotions import answer

Answer = tuple[str, str, str | None]

ABOVE = "reference_above_lawful_baseline"
PERCENT = "percent_not_on_lawful_baseline"
NOT_LOWER = "promo_price_not_lower"
ARITHMETIC = "percent_arithmetic_mismatch"
NO_SALE = "no_prior_sale_at_reference"
RAISED = "raised_before_promotion"
PERPETUAL = "perpetual_sale"
UNLABELLED = "unlabelled_reference"
COUNTDOWN = "expired_or_resetting_countdown"
MISMATCH = "currency_or_unit_mismatch"

CASES: dict[str, tuple[tuple[Any, ...], dict[str, Any], Answer]] = {
    # Seven days before 11 November are 4 to 10 November.
    "a deal on the first instant of the seven days counts": (
        ("CN", "2026-06-01=100 2026-11-04T00:00=80t 2026-11-08=100t", "2026-11-11", "60", "100"), {"label": "原价"},
        ("violation", ABOVE, "80"),
    ),
    "one a minute earlier does not, where a later one is known": (
        ("CN", "2026-06-01=100 2026-11-03T23:59=80t 2026-11-08=100t", "2026-11-11", "60", "100"), {"label": "原价"},
        ("compliant", "", "100"),
    ),
    "a deal in the hours of the start day before the start counts": (
        ("CN", "2026-06-01=100 2026-11-08=100t 2026-11-11T09:00=70t", "2026-11-11T20:00", "60", "100"), {"label": "原价"},
        ("violation", ABOVE, "70"),
    ),
    "a flash deal is a deal": (
        ("CN", "2026-06-01=100 2026-11-06T10:00=59t 2026-11-08=100t", "2026-11-11", "79", "100"), {"label": "日常价", "text": "7.9折"},
        ("violation", f"{ABOVE} {PERCENT} {NOT_LOWER}", "59"),
    ),
    "a deal of one cent is a trial, no price": (
        ("CN", "2026-06-01=100 2026-11-06=0.01t 2026-11-08=100t", "2026-11-11", "79", "100"), {"label": "原价"},
        ("compliant", "", "100"),
    ),
    "a refunded deal is none": (
        ("CN", "2026-06-01=100 2026-11-06T10:00=60t 2026-11-08=100t", "2026-11-11", "79", "100"),
        {"label": "原价", "voided_events": ["2026-11-06T10:00:00+08:00"]}, ("compliant", "", "100"),
    ),
    "where the only deal is void the record holds none, and a list of shown prices is no list of deals": (
        ("CN", "2026-06-01=100 2026-11-06T10:00=100t", "2026-11-11", "79", "100"),
        {"label": "原价", "voided_events": ["2026-11-06T10:00:00+08:00"]}, ("indeterminate", "transactions_complete", None),
    ),
    "where deals are complete it means that there never was one": (
        ("CN", "2026-06-01=100 2026-11-06T10:00=100t", "2026-11-11", "79", "100"),
        {"label": "原价", "voided_events": ["2026-11-06T10:00:00+08:00"], "transactions_complete": True}, ("violation", NO_SALE, None),
    ),
    "the deals of another shop are not one's own": (
        ("CN", "2026-06-01=100 2026-11-05=90t 2026-11-06T10:00=60t", "2026-11-11", "55", "90"),
        {"label": "原价", "other_venue_events": ["2026-11-06T10:00:00+08:00"]}, ("compliant", "", "90"),
    ),
    "a shown price that never reached the compared one was never paid": (
        ("CN", "2026-06-01=80", "2026-11-11", "60", "100"), {"label": "原价"}, ("violation", NO_SALE, "80"),
    ),
    "a shown price that did leaves it open": (
        ("CN", "2026-06-01=100", "2026-11-11", "60", "100"), {"label": "原价"}, ("indeterminate", "transactions_complete", None),
    ),
    "deals known until three days before bound the baseline": (
        ("CN", "2026-06-01=100 2026-11-05=90t", "2026-11-11", "60", "100"),
        {"label": "原价", "transactions_complete_to": "2026-11-08"}, ("violation", ABOVE, "90"),
    ),
    "a reference at that bound is open": (
        ("CN", "2026-06-01=100 2026-11-05=90t", "2026-11-11", "60", "90"),
        {"label": "原价", "transactions_complete_to": "2026-11-08"}, ("indeterminate", "transactions_complete", None),
    ),
    "an unexplained label is a notice where the fallback holds": (
        ("CN", "2026-06-01=100 2026-11-05=100t", "2026-11-11", "60", "100"), {"label": "划线价"}, ("compliant", "", "100"),
    ),
    "and a co-finding where it is broken": (
        ("CN", "2026-06-01=100 2026-11-05=90t", "2026-11-11", "60", "100"), {"label": "市场价"},
        ("violation", f"{ABOVE} {UNLABELLED}", "90"),
    ),
    "no label at all explains nothing either": (
        ("CN", "2026-06-01=100 2026-11-05=90t", "2026-11-11", "60", "100"), {}, ("violation", f"{ABOVE} {UNLABELLED}", "90"),
    ),
    "a maker's price that has come down": (
        ("CN", "2026-06-01=100", "2026-11-11", "60", "120"), {"label": "厂商建议零售价", "rrp_current": "110"},
        ("violation", ABOVE, "110"),
    ),
    "a maker's price without its proof": (
        ("CN", "2026-06-01=100 2026-11-05=50t", "2026-11-11", "60", "120"), {"label": "厂商指导价"},
        ("indeterminate", "rrp_current", None),
    ),
    "a maker's price printed too low is no finding": (
        ("CN", "2026-06-01=100", "2026-11-11", "60", "100"), {"label": "厂商建议零售价", "rrp_current": "110"}, ("compliant", "", "110"),
    ),
    "a price of the tag needs other proof than one's own deals": (
        ("CN", "2026-06-01=100 2026-11-05=50t", "2026-11-11", "60", "399"), {"label": "吊牌价"}, ("indeterminate", "rrp_current", None),
    ),
    "detail of days that hold such a deal": (
        ("CN", "2026-06-01=100 2026-10-03=100t 2026-11-06=60t", "2026-11-11", "55", "100"),
        {"label": "原价", "reference_detail": {"from": "2026-10-01", "to": "2026-10-15", "basis": "own_transactions"}},
        ("compliant", "", "100"),
    ),
    "the last of those days counts whole": (
        ("CN", "2026-06-01=100 2026-10-15T23:30=100t 2026-11-06=60t", "2026-11-11", "55", "100"),
        {"label": "原价", "reference_detail": {"from": "2026-10-01", "to": "2026-10-15", "basis": "own_transactions"}},
        ("compliant", "", "100"),
    ),
    "detail of days that hold none": (
        ("CN", "2026-06-01=100 2026-10-03=90t 2026-11-06=60t", "2026-11-11", "55", "100"),
        {"label": "原价", "reference_detail": {"from": "2026-10-01", "to": "2026-10-15", "basis": "own_transactions"}},
        ("violation", NO_SALE, "90"),
    ),
    "detail that incomplete deals cannot confirm": (
        ("CN", "2026-06-01=100", "2026-11-11", "55", "100"),
        {"label": "原价", "reference_detail": {"from": "2026-10-01", "to": "2026-10-15", "basis": "own_transactions"}, "transactions_complete": False},
        ("indeterminate", "transactions_complete", None),
    ),
    "a lift of ten percent within thirty days": (
        ("CN", "2026-06-01=100 2026-10-20=110 2026-11-05=110t", "2026-11-11", "90", "110"), {"label": "原价"},
        ("violation", f"{RAISED} {ABOVE}", "100"),
    ),
    "a lift just below ten percent is none": (
        ("CN", "2026-06-01=100 2026-10-20=109 2026-11-05=109t", "2026-11-11", "90", "109"), {"label": "原价"}, ("compliant", "", "109"),
    ),
    "a lift more than thirty days ago is none": (
        ("CN", "2026-06-01=100 2026-10-10=150 2026-11-05=150t", "2026-11-11", "90", "150"), {"label": "原价"}, ("compliant", "", "150"),
    ),
    "a recorded reason clears the lift": (
        ("CN", "2026-06-01=100 2026-10-20=150 2026-11-05=150t", "2026-11-11", "120", "150"),
        {"label": "原价", "reasonable_ground": "原料涨价，有发票"}, ("compliant", "", "150"),
    ),
    "but not the lowest deal": (
        ("CN", "2026-06-01=100 2026-10-20=150 2026-11-05=140t", "2026-11-11", "120", "150"),
        {"label": "原价", "reasonable_ground": "原料涨价，有发票"}, ("violation", ABOVE, "140"),
    ),
    "the return from a sale is no lift": (
        ("CN", "2026-06-01=100 2026-10-20=70s 2026-10-25=100 2026-11-05=100t", "2026-11-11", "80", "100"), {"label": "原价"},
        ("compliant", "", "100"),
    ),
    "the promotional price was the shown one on more days than the compared one": (
        ("CN", "2026-09-01=100 2026-09-20=60s 2026-11-05=60t", "2026-11-11", "60", "100"), {"label": "原价"},
        ("violation", f"{PERPETUAL} {ABOVE} {NOT_LOWER}", "60"),
    ),
    "on fewer days it is a sale that was announced again": (
        ("CN", "2026-06-01=100 2026-11-05=100t 2026-11-09=60s", "2026-11-11", "60", "100"), {"label": "原价"}, ("compliant", "", "100"),
    ),
    "六五折 says thirty-five percent": (
        ("CN", "2026-06-01=100 2026-11-05=100t", "2026-11-11", "70", "100"), {"label": "原价", "text": "全场六五折"},
        ("violation", ARITHMETIC, "100"),
    ),
    "rounding in the buyer's favour is customary": (
        ("CN", "2026-06-01=99 2026-11-05=99t", "2026-11-11", "79", "99"), {"label": "原价", "text": "8折"}, ("compliant", "", "99"),
    ),
    "half a point the other way is tolerated": (
        ("CN", "2026-06-01=99 2026-11-05=99t", "2026-11-11", "79.60", "99"), {"label": "原价", "text": "8折"}, ("compliant", "", "99"),
    ),
    "立减 is an amount": (
        ("CN", "2026-06-01=100 2026-11-05=100t", "2026-11-11", "75", "100"), {"label": "原价", "text": "立减30元"},
        ("violation", ARITHMETIC, "100"),
    ),
    "an amount measured from the lowest deal": (
        ("CN", "2026-06-01=100 2026-11-05=90t", "2026-11-11", "70", "100"), {"label": "原价", "text": "立减30元"},
        ("violation", f"{ABOVE} {PERCENT}", "90"),
    ),
    "满减 is no cut of the unit": (
        ("CN", "2026-06-01=100 2026-11-05=100t", "2026-11-11", "95", "100"), {"label": "原价", "text": "满300减50"}, ("compliant", "", "100"),
    ),
    "nor is 第二件半价": (
        ("CN", "2026-06-01=100", "2026-11-11", "100"), {"text": "第二件半价"}, ("compliant", "", None),
    ),
    "低至 speaks of the best case only": (
        ("CN", "2026-06-01=100 2026-11-05=100t", "2026-11-11", "80", "100"), {"label": "原价", "text": "全场低至5折"}, ("compliant", "", "100"),
    ),
    "no claim, no question": (("CN", "2026-06-01=100", "2026-11-11", "80"), {"text": "新品上架"}, ("compliant", "", None)),
    "限时3天 that stands on the fifth": (
        ("CN", "2026-06-01=100 2026-11-05=100t", "2026-11-11", "80", "100"),
        {"label": "原价", "text": "限时3天", "observed_at": "2026-11-16", "still_advertised": True, "price_at_observation": "80"},
        ("violation", COUNTDOWN, "100"),
    ),
    "a compared price in dollars": (
        ("CN", "2026-06-01=100 2026-11-05=100t", "2026-11-11", "80", "100"), {"label": "原价", "reference_currency": "USD"},
        ("violation", MISMATCH, "100"),
    ),
    "a record in another currency leaves it open": (
        ("CN", "2026-06-01=100 2026-11-05=100t", "2026-11-11", "80", "100"), {"label": "原价", "history_currency": "HKD"},
        ("indeterminate", "price_history_in_this_currency", None),
    ),
    "no record at all leaves it open": (
        ("CN", "", "2026-11-11", "80", "100"), {"label": "原价"}, ("indeterminate", "price_history", None),
    ),
    "half a kilo and a 斤 are the same": (
        ("CN", "2026-06-01=20 2026-11-05=20t", "2026-11-11", "15", "20"), {"label": "原价", "reference_unit": "500 g", "price_unit": "1斤"},
        ("compliant", "", "20"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_orders_56_and_32_say(name: str) -> None:
    given, facts, (verdict, words, lawful) = CASES[name]
    assert answer(*given, **facts) == (verdict, " ".join(sorted(words.split())), lawful)
