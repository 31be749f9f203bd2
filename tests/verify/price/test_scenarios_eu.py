"""Article 6a in situations worked out by hand: windows, clocks, gaps, states' options, kinds of reference."""

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
MISMATCH = "currency_or_unit_mismatch"
COUNTDOWN = "expired_or_resetting_countdown"

WINDOWS: Cases = {
    # Clocks go forward on 29 March 2026 in Berlin: 30 days before 10 April 12:00 begin on 11 March at 00:00 local.
    "a dip that ended at the local midnight on which the window opens is outside, also across the spring change": (
        ("DE", "2026-01-01=100 2026-03-05=70 2026-03-11T00:00=100", "2026-04-10T12:00", "80", "100"), {"text": "-20%"},
        ("compliant", "", "100"),
    ),
    "a dip that ended one minute later is inside": (
        ("DE", "2026-01-01=100 2026-03-05=70 2026-03-11T00:01=100", "2026-04-10T12:00", "80", "100"), {"text": "-20%"},
        ("violation", f"{ABOVE} {PERCENT} {NOT_LOWER}", "70"),
    ),
    "the hours of the start day before the start belong to the window": (
        ("DE", "2026-01-01=100 2026-05-28T06:00=75 2026-05-28T08:00=100", "2026-05-28T10:00", "80", "100"), {},
        ("violation", f"{ABOVE} {NOT_LOWER}", "75"),
    ),
    "a price set at the start instant is the promotion itself": (
        ("DE", "2026-01-01=100 2026-05-28T10:00=80s", "2026-05-28T10:00", "80", "100"), {}, ("compliant", "", "100"),
    ),
    # 30 days before 30 March 2028 are 29 February: the leap day is counted.
    "a leap day is a day of the window": (
        ("DE", "2027-01-01=100 2028-02-28=70 2028-02-29T00:00=100", "2028-03-30", "80", "100"), {}, ("compliant", "", "100"),
    ),
    "a promotion that is planned earlier is measured from when it applies, not from when it is advertised": (
        ("AT", "2026-01-01=100 2026-04-20=70 2026-04-27=100", "2026-05-28", "80", "100"), {}, ("compliant", "", "100"),
    ),
    "an earlier sale price counts like any other": (
        ("CZ", "2026-01-01=100 2026-05-08=85s 2026-05-10=100", "2026-05-28", "80", "100"), {"text": "Sleva 20 %"},
        ("violation", f"{ABOVE} {PERCENT}", "85"),
    ),
    "a reference below the low is harmless, and claims are measured in the ad": (
        ("PL", "2026-01-01=100", "2026-05-28", "70", "90"), {"text": "-25%"}, ("violation", ARITHMETIC, "100"),
    ),
    "an understated percentage is no finding": (
        ("PL", "2026-01-01=100", "2026-05-28", "70", "100"), {"text": "-20%"}, ("compliant", "", "100"),
    ),
    "exactly half a point above the cut is tolerated": (
        ("DE", "2026-01-01=200", "2026-05-28", "159", "200"), {"percent": "21"}, ("compliant", "", "200"),
    ),
    "a hair more is not": (
        ("DE", "2026-01-01=200", "2026-05-28", "159.02", "200"), {"percent": "21"}, ("violation", ARITHMETIC, "200"),
    ),
    "a percentage without a compared price is measured from the low": (
        ("DE", "2026-01-01=100 2026-05-10=90 2026-05-11=100", "2026-05-28", "70"), {"text": "30% Rabatt"},
        ("violation", PERCENT, "90"),
    ),
    "the low of the part on which it was offered counts": (
        ("DE", "2026-01-01=100 2026-05-15=90", "2026-05-28", "70", "90"), {"unavailable": [["2026-05-01", "2026-05-15"]]},
        ("compliant", "", "90"),
    ),
    "a price stored while nothing was on offer is none": (
        ("DE", "2026-01-01=100 2026-05-10=60 2026-05-12=100", "2026-05-28", "80", "100"),
        {"unavailable": [["2026-05-10", "2026-05-12"]]}, ("compliant", "", "100"),
    ),
    "a cent and all nines stand for nothing on offer": (
        ("DE", "2026-01-01=100 2026-05-10=0.01 2026-05-12=99999 2026-05-13=100", "2026-05-28", "80", "100"), {},
        ("compliant", "", "100"),
    ),
    "the ad's own longer period does not replace the thirty days": (
        ("DE", "2026-01-01=100 2026-03-20=60 2026-03-25=100", "2026-05-28", "80", "100"), {"reference_period_days": 90},
        ("compliant", "", "100"),
    ),
    "a new announcement gets a new window although the price stayed": (
        ("DE", "2026-01-01=100 2026-05-01=80s", "2026-05-28", "80", "100"), {"new_announcement": True, "text": "Neu: -20%"},
        ("violation", f"{ABOVE} {PERCENT} {NOT_LOWER}", "80"),
    ),
    "a first-ever offer has no prior price": (
        ("DE", "2026-05-28=80", "2026-05-28", "80", "100"), {}, ("indeterminate", "price_in_window", None),
    ),
    "net prices of a record are made gross before they are compared": (
        ("DE", "2026-01-01=100 2026-05-10=80 2026-05-11=100", "2026-05-28", "95", "119"),
        {"history_tax": "net", "vat_rate": "0.19"}, ("violation", f"{ABOVE}", "95.20"),
    ),
    "without a rate they cannot be": (
        ("DE", "2026-01-01=100", "2026-05-28", "95", "119"), {"history_tax": "net"}, ("indeterminate", "vat_rate", None),
    ),
    "a price without VAT to consumers beside a gross one is a mismatch": (
        ("DE", "2026-01-01=119", "2026-05-28", "80", "119"), {"promotion_tax": "net"}, ("violation", MISMATCH, "119"),
    ),
    "a record in another currency proves nothing": (
        ("DE", "2026-01-01=100", "2026-05-28", "80", "100"), {"history_currency": "CHF"},
        ("indeterminate", "price_history_in_this_currency", None),
    ),
    "nor does one of another channel": (
        ("CZ", "2026-01-01=100", "2026-05-28", "80", "100"), {"events_channel": "shop", "promotion_channel": "app"},
        ("indeterminate", "price_history_of_this_channel", None),
    ),
}  # fmt: skip

GAPS: Cases = {
    "a gap before the window does not matter": (
        ("DE", "2026-04-01=100", "2026-05-28", "80", "100"), {"first_offered_at": "2025-01-01"}, ("compliant", "", "100"),
    ),
    "a gap into the window does": (
        ("DE", "2026-05-02=100", "2026-05-28", "80", "100"), {"first_offered_at": "2025-01-01"},
        ("indeterminate", "history_complete", None),
    ),
    "a record that ends before the start is open": (
        ("DE", "2026-01-01=100", "2026-05-28", "80", "100"), {"history_ends_at": "2026-05-20"},
        ("indeterminate", "history_complete", None),
    ),
    "a price not below what is known is certain nevertheless": (
        ("DE", "2026-01-01=80", "2026-05-28", "80", "80"), {"history_ends_at": "2026-05-20"}, ("violation", NOT_LOWER, "80"),
    ),
    "looks a day apart cover the window": (
        ("DE", " ".join(f"2026-04-{d:02}T09:00=100" for d in range(27, 31)) + " "
         + " ".join(f"2026-05-{d:02}T09:00=100" for d in range(1, 29)), "2026-05-28T10:00", "80", "100"),
        {"sampling": "snapshot"}, ("compliant", "", "100"),
    ),
    "equal prices on both sides of a missed day do not close it": (
        ("DE", " ".join(f"2026-04-{d:02}T09:00=100" for d in range(27, 31)) + " "
         + " ".join(f"2026-05-{d:02}T09:00=100" for d in range(1, 29) if d != 12), "2026-05-28T10:00", "80", "100"),
        {"sampling": "snapshot"}, ("indeterminate", "price_observations", None),
    ),
    "a longer admitted distance between looks closes it": (
        ("DE", " ".join(f"2026-04-{d:02}T09:00=100" for d in range(27, 31)) + " "
         + " ".join(f"2026-05-{d:02}T09:00=100" for d in range(1, 29) if d != 12), "2026-05-28T10:00", "80", "100"),
        {"sampling": "snapshot", "max_gap_hours": 48}, ("compliant", "", "100"),
    ),
    "the first look must lie at or before the opening": (
        ("DE", " ".join(f"2026-05-{d:02}T00:00=100" for d in range(1, 29)), "2026-05-28T10:00", "80", "100"),
        {"sampling": "snapshot"}, ("indeterminate", "price_observations", None),
    ),
    "a low look is certain whatever was missed": (
        ("DE", "2026-05-03=79 2026-05-20=100", "2026-05-28", "80", "100"), {"sampling": "snapshot", "text": "-20%"},
        ("violation", f"{ABOVE} {PERCENT} {NOT_LOWER}", "79"),
    ),
}  # fmt: skip

STATES: Cases = {
    "progressive in France: the price before the first step": (
        ("FR", "2026-01-01=100 2026-05-10=90s 2026-05-20=80s", "2026-05-28", "70", "100"),
        {"progressive": True, "progressive_started_at": "2026-05-10", "text": "-30%"}, ("compliant", "", "100"),
    ),
    "progressive in Austria": (
        ("AT", "2026-01-01=100 2026-05-10=90s 2026-05-20=80s", "2026-05-28", "70", "100"),
        {"progressive": True, "progressive_started_at": "2026-05-10"}, ("compliant", "", "100"),
    ),
    "Finland: sixty days across the spring change are sixty days": (
        ("FI", "2026-01-01=100 2026-02-01=90s", "2026-04-02", "70", "100"),
        {"progressive": True, "progressive_started_at": "2026-02-01"}, ("compliant", "", "100"),
    ),
    "Finland: sixty days across the autumn change are sixty days": (
        ("FI", "2026-01-01=100 2026-10-01=90s", "2026-11-30", "70", "100"),
        {"progressive": True, "progressive_started_at": "2026-10-01"}, ("compliant", "", "100"),
    ),
    "Finland: the sixty-first day ends the campaign": (
        ("FI", "2026-01-01=100 2026-10-01=90s", "2026-12-01", "70", "100"),
        {"progressive": True, "progressive_started_at": "2026-10-01"}, ("violation", ABOVE, "90"),
    ),
    "Netherlands: on the same day three months later, at noon, it still holds": (
        ("NL", "2026-01-01=100 2026-01-31=80s", "2026-04-30T12:00", "70", "100"),
        {"progressive": True, "progressive_started_at": "2026-01-31"}, ("compliant", "", "100"),
    ),
    "Netherlands: a day later it does not": (
        ("NL", "2026-01-01=100 2026-01-31=80s", "2026-05-01", "70", "100"),
        {"progressive": True, "progressive_started_at": "2026-01-31"}, ("violation", ABOVE, "80"),
    ),
    "Poland knows no progressive reduction": (
        ("PL", "2026-01-01=100 2026-05-20=80s", "2026-05-28", "70", "100"),
        {"progressive": True, "progressive_started_at": "2026-05-20"}, ("violation", ABOVE, "80"),
    ),
    "Spain's option is not confirmed": (
        ("ES", "2026-01-01=100 2026-05-20=80s", "2026-05-28", "70", "100"),
        {"progressive": True, "progressive_started_at": "2026-05-20"}, ("indeterminate", "national_rule", None),
    ),
    "an unconfirmed option that changes nothing leaves the answer": (
        ("ES", "2026-01-01=100 2026-05-20=80s", "2026-05-28", "70", "120"),
        {"progressive": True, "progressive_started_at": "2026-05-20"}, ("violation", ABOVE, "80"),
    ),
    "a judged price above the last step is not progressive": (
        ("DE", "2026-01-01=100 2026-05-20=80s", "2026-05-28", "85", "100"),
        {"progressive": True, "progressive_started_at": "2026-05-20"}, ("violation", f"{ABOVE} {NOT_LOWER}", "80"),
    ),
    "a record that lacks the price before the first step leaves it open": (
        ("DE", "2026-05-20=80s", "2026-05-28", "70", "100"),
        {"progressive": True, "progressive_started_at": "2026-05-20", "first_offered_at": "2025-01-01"},
        ("indeterminate", "history_complete", None),
    ),
    "Italy: perishables are outside": (
        ("IT", "2026-01-01=4 2026-05-20=2 2026-05-22=4", "2026-05-28", "3", "4"), {"perishable": True}, ("compliant", "", None),
    ),
    "Czechia: what spoils rapidly is perishable": (
        ("CZ", "2026-01-01=40 2026-05-20=20 2026-05-22=40", "2026-05-28", "30", "40"), {"rapid_spoilage": True},
        ("compliant", "", None),
    ),
    "Germany: perishable without the mark is judged as anything": (
        ("DE", "2026-01-01=4 2026-05-20=2 2026-05-22=4", "2026-05-28", "3", "4"), {"perishable": True},
        ("violation", f"{ABOVE} {NOT_LOWER}", "2"),
    ),
    "the ad's own arithmetic is tested in exempt goods too": (
        ("IT", "2026-01-01=4", "2026-05-28", "3", "4"), {"perishable": True, "text": "-50%"}, ("violation", ARITHMETIC, None),
    ),
    "Netherlands: perishables go by the price directly before": (
        ("NL", "2026-01-01=4 2026-05-20=2 2026-05-22=4", "2026-05-28", "3", "4"), {"perishable": True, "text": "-25%"},
        ("compliant", "", "4"),
    ),
    "Poland: perishables go by the price before the first reduction": (
        ("PL", "2026-01-01=10 2026-05-20=8s 2026-05-24=6s", "2026-05-28", "5", "10"), {"perishable": True, "text": "-50%"},
        ("compliant", "", "10"),
    ),
    "Belgium: nobody has checked what it does with perishables": (
        ("BE", "2026-01-01=4 2026-05-20=2 2026-05-22=4", "2026-05-28", "3", "4"), {"perishable": True},
        ("indeterminate", "national_rule", None),
    ),
    "Finland: food that spoils quickly is exempt": (
        ("FI", "2026-01-01=4 2026-05-20=2 2026-05-22=4", "2026-05-28", "3", "4"), {"perishable": True}, ("compliant", "", None),
    ),
    "Netherlands: new goods are excepted": (
        ("NL", "2026-05-15=100 2026-05-20=70 2026-05-22=100", "2026-05-28", "80", "100"), {"first_offered_at": "2026-05-15"},
        ("compliant", "", None),
    ),
    "Germany: new goods go by the low since the first offer": (
        ("DE", "2026-05-15=100", "2026-05-28", "80", "100"), {"first_offered_at": "2026-05-15"}, ("compliant", "", "100"),
    ),
    "Italy: new goods need the period to be stated": (
        ("IT", "2026-05-15=100", "2026-05-28", "80", "100"), {"new_arrival": True}, ("indeterminate", "reference_period_days", None),
    ),
    "Italy: with it the low since the first offer": (
        ("IT", "2026-05-15=100 2026-05-20=90 2026-05-21=100", "2026-05-28", "80", "100"),
        {"new_arrival": True, "reference_period_days": 13}, ("violation", ABOVE, "90"),
    ),
    "goods called new that the record saw long ago are not": (
        ("ES", "2026-01-01=100 2026-05-20=90 2026-05-21=100", "2026-05-28", "80", "100"), {"new_arrival": True},
        ("violation", ABOVE, "90"),
    ),
    "Finland: no rule for new goods was found": (
        ("FI", "2026-05-15=100 2026-05-20=90 2026-05-21=100", "2026-05-28", "80", "100"), {"new_arrival": True},
        ("indeterminate", "national_rule", None),
    ),
}  # fmt: skip

KINDS: Cases = {
    "a truly personal voucher announces nothing": (
        ("DE", "2026-01-01=100 2026-05-20=70 2026-05-22=100", "2026-05-28", "80", "100"), {"personalised": True},
        ("compliant", "", None),
    ),
    "a public code beats personal": (
        ("DE", "2026-01-01=100 2026-05-20=70 2026-05-22=100", "2026-05-28", "80", "100"),
        {"personalised": True, "public_code": True}, ("violation", f"{ABOVE} {NOT_LOWER}", "70"),
    ),
    "a basket condition is no reduction of the good, and its percentage none of the unit": (
        ("DE", "2026-01-01=100", "2026-05-28", "100", "100"), {"conditional": "basket", "percent": "20"}, ("compliant", "", None),
    ),
    "two for one is no cut of one": (
        ("NL", "2026-01-01=10 2026-05-20=8 2026-05-21=10", "2026-05-28", "10"), {"text": "1+1 gratis"}, ("compliant", "", None),
    ),
    "List is no maker's price in the EU": (
        ("DE", "2026-01-01=100 2026-05-20=90 2026-05-21=100", "2026-05-28", "80", "100"), {"label": "List"},
        ("violation", ABOVE, "90"),
    ),
    "nor is Normalpreis": (
        ("DE", "2026-01-01=100 2026-05-20=90 2026-05-21=100", "2026-05-28", "80", "100"), {"label": "Normalpreis"},
        ("violation", ABOVE, "90"),
    ),
    "a recommended price that is current stands": (
        ("FR", "2026-01-01=80", "2026-05-28", "70", "100"), {"label": "Prix conseillé", "rrp_current": "100"},
        ("compliant", "", "100"),
    ),
    "one that has come down does not": (
        ("PL", "2026-01-01=80", "2026-05-28", "70", "100"), {"label": "Sugerowana cena detaliczna", "rrp_current": "95"},
        ("violation", ABOVE, "95"),
    ),
    "beside a percentage it may stay, the percentage may not": (
        ("DE", "2026-01-01=80", "2026-05-28", "70", "100"), {"label": "UVP", "text": "-30%", "rrp_current": "100"},
        ("violation", PERCENT, "100"),
    ),
    "up to a percentage leaves a smaller cut alone": (
        ("DE", "2026-01-01=100", "2026-05-28", "80", "100"), {"text": "bis zu 50% reduziert"}, ("compliant", "", "100"),
    ),
    "unless this very price yields the maximum": (
        ("DE", "2026-01-01=100 2026-05-20=80 2026-05-21=100", "2026-05-28", "50", "100"), {"text": "bis zu 50% reduziert"},
        ("violation", f"{ABOVE} {PERCENT}", "80"),
    ),
    "or there is no range": (
        ("DE", "2026-01-01=100", "2026-05-28", "80", "100"), {"text": "bis zu 50% reduziert", "up_to": False},
        ("violation", ARITHMETIC, "100"),
    ),
    "a thousand grams and five hundred are not compared": (
        ("DE", "2026-01-01=10", "2026-05-28", "6", "12"), {"reference_unit": "1 kg", "price_unit": "500 g"},
        ("violation", MISMATCH, "10"),
    ),
    "the same quantity written otherwise is": (
        ("DE", "2026-01-01=12", "2026-05-28", "6", "12"), {"reference_unit": "1 kg", "price_unit": "1000 g"},
        ("compliant", "", "12"),
    ),
    "a unit price that follows": (
        ("DE", "2026-01-01=9", "2026-05-28", "7", "9"), {"net_quantity": "500 g", "stated_unit_price": "14.00 per kg"},
        ("compliant", "", "9"),
    ),
    "a timer that was set again": (
        ("DE", "2026-01-01=100", "2026-05-28", "80", "100"),
        {"countdown_observed": [{"at": "2026-05-28T10:00", "ends": "2026-05-28T12:00"}, {"at": "2026-05-28T13:00", "ends": "2026-05-28T15:00"}]},
        ("violation", COUNTDOWN, "100"),
    ),
    "one that runs down": (
        ("DE", "2026-01-01=100", "2026-05-28", "80", "100"),
        {"countdown_observed": [{"at": "2026-05-28T10:00", "ends": "2026-05-28T12:00"}, {"at": "2026-05-28T11:00", "ends": "2026-05-28T12:00"}]},
        ("compliant", "", "100"),
    ),
    "an end nobody looked behind proves nothing": (
        ("DE", "2026-01-01=100", "2026-05-28", "80", "100"), {"ends": "2026-06-01T23:59"}, ("compliant", "", "100"),
    ),
    "an end that passed while a higher price is asked": (
        ("DE", "2026-01-01=100", "2026-05-28", "80", "100"),
        {"ends": "2026-06-01T23:59", "observed_at": "2026-06-03", "still_advertised": True, "price_at_observation": "100"},
        ("compliant", "", "100"),
    ),
}  # fmt: skip

ALL = {**WINDOWS, **GAPS, **STATES, **KINDS}


@pytest.mark.parametrize("name", ALL)
def test_what_article_6a_says(name: str) -> None:
    given, facts, (verdict, words, lawful) = ALL[name]
    assert answer(*given, **facts) == (verdict, " ".join(sorted(words.split())), lawful)
