"""Figures worth a look, of one promotion and across a catalogue."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from listing_audit.verify.price.leads import PercentTally, leads_of, moved_deadlines, sale_event
from tests.verify.price.promotions import judged, promotion


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
    one, other = PercentTally(), PercentTally()
    for number, price in enumerate(["67"] * 15 + ["80"] * 5):
        (one if number < 10 else other).add(Decimal(100), Decimal(price))
    one.merge(other)
    assert one.identical() == ((Decimal("33.0"), 15),)
    assert PercentTally().identical() == ()


def test_what_is_no_cut_counts_for_nothing() -> None:
    tally = PercentTally()
    for reference, price in (
        (None, Decimal(1)),
        (Decimal(5), None),
        (Decimal(5), Decimal(5)),
        (Decimal(0), Decimal(0)),
    ):
        tally.add(reference, price)
    assert tally.promotions == 0


def test_an_end_that_is_put_off_again_and_again_is_told_once_with_its_figures() -> None:
    chain = [
        promotion("DE", start, "80", "100", ends=end)
        for start, end in (("2026-05-01", "2026-05-03T23:59"), ("2026-05-04", "2026-05-06T23:59"), ("2026-05-07", "2026-05-09T23:59"))
    ]  # fmt: skip
    told = [moved_deadlines(each, chain) for each in chain]
    assert told == [None, None, {"times": 2, "first_end": "2026-05-03", "last_end": "2026-05-09"}]


def test_an_offer_made_again_after_a_month_or_at_another_price_puts_nothing_off() -> None:
    later = [
        promotion("DE", "2026-05-01", "80", "100", ends="2026-05-03T23:59"),
        promotion("DE", "2026-06-04", "80", "100", ends="2026-06-06T23:59"),
    ]
    assert moved_deadlines(later[1], later) is None
    dearer = [later[0], promotion("DE", "2026-05-04", "85", "100", ends="2026-05-06T23:59")]
    assert moved_deadlines(dearer[1], dearer) is None
