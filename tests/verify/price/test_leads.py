"""Figures worth a look, of one promotion and across a catalogue."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from listing_audit.verify.price.leads import PercentTally, leads_of, sale_event, tally
from tests.verify.price.promotions import judged


def test_days_at_the_reference_against_days_on_sale() -> None:
    shorter = judged("DE", "2026-01-01=100 2026-04-08=70s 2026-05-18=100", "2026-05-28", "70", "100")
    assert "perpetual_sale" not in leads_of(shorter.case, shorter.ruling)
    longer = judged("DE", "2026-01-01=100 2026-03-08=70s 2026-05-18=100", "2026-05-28", "70", "100")
    assert leads_of(longer.case, longer.ruling)["perpetual_sale"] == {
        "days_at_reference": 19,
        "days_on_sale": 71,
        "days": 90,
    }


def test_shopping_events() -> None:
    days = (date(2026, 11, 27), date(2026, 11, 10), date(2026, 6, 17), date(2026, 8, 1))
    assert [sale_event(day) for day in days] == ["Black Friday", "11.11", "6.18", None]


def test_identical_percentages_across_a_catalogue_add_up_over_its_parts() -> None:
    cases = [judged("DE", "2026-01-01=100", "2026-05-28", price, "100").case for price in ["67"] * 15 + ["80"] * 5]
    one, other = tally(cases[:10]), tally(cases[10:])
    one.merge(other)
    assert one.identical() == ((Decimal("33.0"), 15),)
    assert PercentTally().identical() == ()
