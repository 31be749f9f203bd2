"""The United Kingdom and the United States in situations worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.verify.price.promotions import answer

Answer = tuple[str, str, str | None]
Cases = dict[str, tuple[tuple[Any, ...], dict[str, Any], Answer]]

ABOVE = "reference_above_lawful_baseline"
PERCENT = "percent_not_on_lawful_baseline"
NOT_LOWER = "promo_price_not_lower"
ARITHMETIC = "percent_arithmetic_mismatch"
NO_SALE = "no_prior_sale_at_reference"
RAISED = "raised_before_promotion"
PERPETUAL = "perpetual_sale"
COUNTDOWN = "expired_or_resetting_countdown"

GB: Cases = {
    "a reference that stood two months before an offer of two weeks": (
        ("GB", "2025-01-01=90 2026-01-01=100", "2026-03-01", "80", "100"), {"label": "Was", "ends": "2026-03-14T23:59", "text": "20% off"},
        ("compliant", "", "100"),
    ),
    "a reference that was not the last price": (
        ("GB", "2025-01-01=100 2026-01-15=90", "2026-03-01", "80", "100"), {"label": "Was", "text": "Save £20"},
        ("violation", f"{ABOVE} {PERCENT}", "90"),
    ),
    "never charged in twelve months": (
        ("GB", "2024-01-01=120 2024-12-01=90", "2026-03-01", "80", "120"), {"label": "Was"}, ("violation", f"{NO_SALE} {ABOVE}", "90"),
    ),
    "charged thirteen months ago, and nobody knows the rest": (
        ("GB", "2025-06-01=90", "2026-03-01", "80", "120"), {"label": "Was", "first_offered_at": "2020-01-01"}, ("violation", ABOVE, "90"),
    ),
    "a plain date and a short gap": (
        ("GB", "2025-01-01=100 2026-02-10=90", "2026-03-01", "80", "100"), {"label": "Was", "reference_date_stated": "2026-02-01"},
        ("compliant", "", "100"),
    ),
    "a plain date and a gap of forty days": (
        ("GB", "2025-01-01=100 2026-01-20=90", "2026-03-01", "80", "100"), {"label": "Was", "reference_date_stated": "2026-01-10"},
        ("violation", ABOVE, "90"),
    ),
    "a plain date on which it was not charged": (
        ("GB", "2025-01-01=100 2026-02-10=90", "2026-03-01", "80", "100"), {"label": "Was", "reference_date_stated": "2026-02-20"},
        ("violation", ABOVE, "90"),
    ),
    "the end of a sale is no rise": (
        ("GB", "2025-01-01=100 2026-02-10=80s 2026-02-20=100", "2026-03-01", "90", "100"), {"label": "Was", "ends": "2026-03-06T23:59"},
        ("compliant", "", "100"),
    ),
    "27 days at the reference, and not the usual price": (
        ("GB", "2025-01-01=90 2026-02-02=95 2026-02-02T12:00=100s", "2026-03-01", "80", "100"), {"label": "Was"},
        ("violation", ABOVE, "90"),
    ),
    "an offer that runs longer than the reference ran": (
        ("GB", "2026-02-01=100", "2026-03-01", "80", "100"), {"label": "Was", "ends": "2026-03-31T23:59"}, ("violation", PERPETUAL, None),
    ),
    "exactly as long is enough": (
        ("GB", "2026-02-01=100", "2026-03-01", "80", "100"), {"label": "Was", "ends": "2026-03-28T23:59"}, ("compliant", "", "100"),
    ),
    "seen running on, it is as long as it was seen": (
        ("GB", "2026-01-01=100", "2026-03-01", "80", "100"),
        {"label": "Was", "observed_at": "2026-06-01", "price_at_observation": "80", "still_advertised": True}, ("violation", PERPETUAL, None),
    ),
    # 14 to 27 January and 10 to 23 February at 80: 28 days; the reference stood 62 of the ninety.
    "on and off, but longer at the reference": (
        ("GB", "2025-01-01=100 2026-01-14=80s 2026-01-28=100 2026-02-10=80s 2026-02-24=100", "2026-03-01", "80", "100"),
        {"label": "Was", "ends": "2026-03-04T23:59"}, ("compliant", "", "100"),
    ),
    "on and off week by week": (
        ("GB", "2025-01-01=100 2025-12-01=80s 2025-12-20=100 2025-12-25=80s 2026-01-15=100 2026-01-20=80s 2026-02-10=100", "2026-03-01", "80", "100"),
        {"label": "Was", "ends": "2026-03-04T23:59"}, ("violation", f"{PERPETUAL} {ABOVE} {NOT_LOWER}", "80"),
    ),
    "promotions one after the other": (
        ("GB", "2025-01-01=100", "2026-03-01", "80", "100"), {"label": "Was", "previous_promotions": [["2026-02-01", "2026-02-28"]]},
        ("violation", PERPETUAL, "100"),
    ),
    "with the reference charged between they are not": (
        ("GB", "2025-01-01=100 2026-01-01=80s 2026-01-10=100", "2026-03-01", "80", "100"),
        {"label": "Was", "previous_promotions": [["2026-01-01", "2026-01-09"]], "ends": "2026-03-07T23:59"}, ("compliant", "", "100"),
    ),
    "one after the other is certain on any record": (
        ("GB", "2025-01-01=100", "2026-03-01", "80", "100"),
        {"label": "Was", "history_complete": False, "previous_promotions": [["2026-02-01", "2026-02-28"]]}, ("violation", PERPETUAL, None),
    ),
    # Four days are missing. Had it stood at 100 through them, that would not be the usual price of ninety days either.
    "a few days nobody recorded cannot make it the usual price": (
        ("GB", "2025-01-01=80", "2026-03-01", "70", "100"), {"label": "Was", "history_ends_at": "2026-02-25"}, ("violation", ABOVE, "80"),
    ),
    "two months can": (
        ("GB", "2025-01-01=80", "2026-03-01", "70", "100"), {"label": "Was", "history_ends_at": "2026-01-01"},
        ("indeterminate", "history_complete", None),
    ),
    "no sale at the reference": (
        ("GB", "2025-01-01=100", "2026-03-01", "80", "100"), {"label": "Was", "sales_at_reference": 0, "sales_total": 40},
        ("violation", f"{NO_SALE} {PERPETUAL}", None),
    ),
    "a tenth of the sales is enough": (
        ("GB", "2025-01-01=100", "2026-03-01", "80", "100"), {"label": "Was", "sales_at_reference": 4, "sales_total": 40},
        ("compliant", "", "100"),
    ),
    "a recommended price that half of the sellers charge": (
        ("GB", "2025-01-01=70", "2026-03-01", "60", "100"), {"label": "RRP", "rrp_current": "100", "market_prices": ["100", "99.5", "80", "75"]},
        ("compliant", "", "100"),
    ),
    "one seller is no market": (
        ("GB", "2025-01-01=70", "2026-03-01", "60", "100"), {"label": "RRP", "rrp_current": "100", "market_prices": ["100"]},
        ("indeterminate", "market_prices", None),
    ),
    "a later price that was never charged": (
        ("GB", "2026-02-01=90 2026-03-01=80s", "2026-03-01", "80", "100"),
        {"label": "Introductory, after", "future_reference": True, "ends": "2026-03-07T23:59", "observed_at": "2026-05-01"},
        ("violation", NO_SALE, None),
    ),
    "a later price charged for two days only": (
        ("GB", "2026-03-01=80s 2026-03-08=100 2026-03-10=80s", "2026-03-01", "80", "100"),
        {"future_reference": True, "ends": "2026-03-07T23:59", "observed_at": "2026-05-01"}, ("violation", PERPETUAL, None),
    ),
    "a record that ended before proves nothing of the later price": (
        ("GB", "2026-02-01=90 2026-03-01=80s", "2026-03-01", "80", "100"),
        {"future_reference": True, "ends": "2026-03-07T23:59", "observed_at": "2026-05-01", "history_ends_at": "2026-03-05"},
        ("indeterminate", "later_price_charged", None),
    ),
    "before the promised day nobody can tell": (
        ("GB", "2026-03-01=80s", "2026-03-01", "80", "100"),
        {"future_reference": True, "ends": "2026-03-07T23:59", "observed_at": "2026-03-05"}, ("indeterminate", "later_price_charged", None),
    ),
    "a percentage alone is measured from the price before": (
        ("GB", "2025-01-01=100", "2026-03-01", "80"), {"text": "25% off"}, ("violation", PERCENT, "100"),
    ),
    "sale without a figure claims nothing": (("GB", "2025-01-01=100", "2026-03-01", "100"), {"text": "SALE"}, ("compliant", "", None)),
    "half price that is a third": (
        ("GB", "2025-01-01=90", "2026-03-01", "60", "90"), {"label": "Was", "text": "Half price!"}, ("violation", ARITHMETIC, "90"),
    ),
    "ends tonight, and stands next week": (
        ("GB", "2025-01-01=100", "2026-03-01", "80", "100"),
        {"label": "Was", "text": "Ends tonight", "observed_at": "2026-03-08", "still_advertised": True, "price_at_observation": "80"},
        ("violation", COUNTDOWN, "100"),
    ),
    "a record with holes anywhere leaves durations open": (
        ("GB", "2025-01-01=100", "2026-03-01", "80", "100"), {"label": "Was", "history_complete": False},
        ("indeterminate", "history_complete", None),
    ),
}  # fmt: skip

US: Cases = {
    "28 of 90 days at the reference": (
        ("US", "2025-01-01=80 2026-02-01=100", "2026-03-01", "70", "100"), {"label": "Was"}, ("compliant", "", "100"),
    ),
    "27 days are between the zones": (
        ("US", "2025-01-01=80 2026-02-02=100", "2026-03-01", "70", "100"), {"label": "Was"}, ("indeterminate", "regularly_offered", None),
    ),
    "13 days, without a rise in the ordinary price": (
        ("US", "2025-01-01=100 2025-11-15=80s 2026-01-10=100 2026-01-23=80s", "2026-03-01", "70", "100"), {"label": "Was"},
        ("violation", ABOVE, "80"),
    ),
    "last asked more than twelve months ago": (
        ("US", "2024-01-01=100 2025-02-01=80", "2026-03-01", "70", "100"), {"label": "Was", "text": "30% off"},
        ("violation", f"{ABOVE} {NO_SALE} {PERCENT}", "80"),
    ),
    "a stated date clears a remote price": (
        ("US", "2024-01-01=100 2025-02-01=80", "2026-03-01", "70", "100"), {"label": "Was", "reference_date_stated": "2024-12-24"},
        ("compliant", "", "100"),
    ),
    "a stated date of which the record does not tell leaves it open": (
        ("US", "2025-06-01=80", "2026-03-01", "70", "100"),
        {"label": "Was", "reference_date_stated": "2024-12-24", "first_offered_at": "2020-01-01"}, ("indeterminate", "history_complete", None),
    ),
    "the ad's words promise sales as its label would": (
        ("US", "2025-01-01=80", "2026-03-01", "60", "80"), {"label": "Was", "text": "Previously sold at $80"},
        ("indeterminate", "sales_at_reference", None),
    ),
    "formerly sold at, and nothing was sold": (
        ("US", "2025-01-01=80", "2026-03-01", "60", "80"), {"label": "Formerly sold at", "sales_at_reference": 0},
        ("violation", NO_SALE, "80"),
    ),
    "the promotional price is the regular one": (
        ("US", "2025-01-01=100 2026-01-10=70s", "2026-03-01", "70", "100"), {"label": "Was"},
        ("violation", f"{PERPETUAL}", "100"),
    ),
    "a list price above what others charge": (
        ("US", "2025-01-01=80", "2026-03-01", "70", "100"), {"label": "List price", "market_prices": ["90", "85", "80"]},
        ("violation", ABOVE, "85"),
    ),
    "one percent above is not appreciable": (
        ("US", "2025-01-01=80", "2026-03-01", "70", "100"), {"label": "MSRP", "market_prices": ["99.5", "99.1"]}, ("compliant", "", "99.5"),
    ),
    "the principal outlets go before others": (
        ("US", "2025-01-01=80", "2026-03-01", "70", "100"),
        {"label": "Compare at", "market_prices": ["60", "60", "60"], "market_prices_principal": ["100", "100"]}, ("compliant", "", "100"),
    ),
    "without market prices a list price is open": (
        ("US", "2025-01-01=80", "2026-03-01", "70", "100"), {"label": "List price"}, ("indeterminate", "market_prices", None),
    ),
    "the second at half price is judged on the compared unit price alone": (
        ("US", "2025-01-01=100", "2026-03-01", "100", "100"), {"text": "Buy one, get one 50% off", "conditional": "bogo"}, ("compliant", "", "100"),
    ),
    "whose lift is seen": (
        ("US", "2025-01-01=80 2026-02-20=100", "2026-03-01", "100", "100"), {"text": "Buy one get one free", "conditional": "bogo"},
        ("violation", f"{ABOVE} {RAISED}", "80"),
    ),
    "a percentage alone is measured from the usual price": (
        ("US", "2025-01-01=100", "2026-03-01", "80"), {"text": "30% off"}, ("violation", PERCENT, "100"),
    ),
    "US prices are net": (
        ("US", "2025-01-01=107", "2026-03-01", "80", "100"), {"label": "Was", "history_tax": "gross", "vat_rate": "0.07"},
        ("compliant", "", "100"),
    ),
    "California: a tie goes to the lower price": (
        # 1 December to 1 March are 90 days: 45 at 100, 45 at 80.
        ("US-CA", "2025-01-01=100 2026-01-15=80", "2026-03-01", "70", "100"), {"label": "Was"}, ("violation", ABOVE, "80"),
    ),
    "California: a stated date clears": (
        ("US-CA", "2025-01-01=100 2026-01-05=80", "2026-03-01", "70", "100"), {"label": "Was", "reference_date_stated": "2025-12-24"},
        ("compliant", "", "100"),
    ),
    "California: a date on which it was not asked": (
        ("US-CA", "2025-01-01=100 2026-01-05=80", "2026-03-01", "70", "100"), {"label": "Was", "reference_date_stated": "2026-02-01"},
        ("violation", f"{ABOVE} {NO_SALE}", "80"),
    ),
    "California: a wrong date beside a price that prevails anyway": (
        ("US-CA", "2025-01-01=80", "2026-03-01", "70", "80"), {"label": "Was", "reference_date_stated": "2024-06-01"},
        ("compliant", "", "80"),
    ),
    "California: three months before the end of May begin at the end of February": (
        ("US-CA", "2025-01-01=100 2026-04-14=80", "2026-05-31", "70", "100"), {"label": "Was"}, ("violation", ABOVE, "80"),
    ),
    "New Jersey: few days and few sales": (
        ("US-NJ", "2025-01-01=80 2026-02-10=100", "2026-03-01", "70", "100"), {"sales_at_reference": 5, "sales_total_60d": 100},
        ("violation", f"{ABOVE} {RAISED}", "80"),
    ),
    "New Jersey: few days and unknown sales": (
        ("US-NJ", "2025-01-01=80 2026-02-10=100", "2026-03-01", "70", "100"), {}, ("indeterminate", "sales_at_reference", None),
    ),
    "New Jersey: days do not serve a reference expressly remote": (
        ("US-NJ", "2025-01-01=100", "2026-03-01", "70", "100"), {"reference_date_stated": "2025-06-01"},
        ("indeterminate", "sales_at_reference", None),
    ),
    "a gap of less than the zones apart does not matter": (
        ("US", "2025-01-01=100", "2026-03-01", "70", "100"), {"label": "Was", "history_ends_at": "2026-02-20"}, ("compliant", "", "100"),
    ),
}  # fmt: skip

ALL = {**{f"GB: {name}": case for name, case in GB.items()}, **{f"US: {name}": case for name, case in US.items()}}


@pytest.mark.parametrize("name", ALL)
def test_what_the_two_laws_say(name: str) -> None:
    given, facts, (verdict, words, lawful) = ALL[name]
    assert answer(*given, **facts) == (verdict, " ".join(sorted(words.split())), lawful)
