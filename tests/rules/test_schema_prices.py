"""An example of a price rule brings the prices that it is judged by."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from listing_audit.model.prices import PriceEvent, Promotion
from listing_audit.rules.rule import PriceExample

from .samples import problems_of, rule_of

SILENT = "silent: [{text: 最佳食用期12个月, because: consumption-tip}]"


def silent_with(example: str) -> tuple[str, str]:
    return SILENT, f"silent: [{example}]"


def test_prices_are_local_times_and_amounts_and_the_promotion_says_the_text_of_the_example() -> None:
    rule = rule_of(
        silent_with("{text: 八折, prices: ['2026-06-01 100', '2026-11-05T10:00 95.50 deal', '2026-11-06 80 sale'], "
                    "promotion: {starts: 2026-11-11, ends: '2026-11-12T23:59', price: 80, reference: 100, label: 原价, percent: 20, "
                    "facts: {transactions_complete: true, unavailable: [['2026-07-01', '2026-07-03']]}}}")
    )  # fmt: skip
    start = datetime(2026, 11, 11)
    assert rule.silent[0].prices == PriceExample(
        events=(
            PriceEvent(datetime(2026, 6, 1), Decimal(100)),
            PriceEvent(datetime(2026, 11, 5, 10), Decimal("95.50"), "transaction"),
            PriceEvent(datetime(2026, 11, 6), Decimal(80), "sale"),
        ),
        promotion=Promotion(
            announced_at=start, starts_at=start, ends_at=datetime(2026, 11, 12, 23, 59), price=Decimal(80),
            reference_price=Decimal(100), reference_label="原价", claimed_percent=Decimal(20), claim_text="八折",
            facts=(("transactions_complete", "true"), ("unavailable", '[["2026-07-01", "2026-07-03"]]')),
        ),
    )  # fmt: skip


def test_an_example_with_a_promotion_needs_no_words() -> None:
    rule = rule_of(silent_with("{promotion: {starts: 2026-11-11, price: 80}}"))
    assert (rule.silent[0].text, rule.silent[0].prices is not None) == ("", True)


def test_what_cannot_be_read_is_explained() -> None:
    assert problems_of(
        silent_with("{prices: ['2026-06-01', '2026-13-01 5', '2026-06-02 5 gift'], promotion: {starts: soon, price: cheap, facts: {progresive: true}}}")
    ) == [
        'r.yaml:20: examples.silent.prices: write "2026-05-01 79.90", and after it sale or deal if it was one',
        'r.yaml:20: examples.silent.promotion.starts: "soon": write a local day or time, such as 2026-05-28 or 2026-05-28T10:00',
        'r.yaml:20: examples.silent.promotion.price: "cheap" is no amount',
        'r.yaml:20: facts: unknown fact "progresive"; did you mean "progressive"?',
    ]  # fmt: skip


def test_prices_stand_in_the_order_of_time_and_have_a_promotion() -> None:
    assert problems_of(silent_with("{text: a, prices: ['2026-06-02 5', '2026-06-01 5']}")) == [
        "r.yaml:20: examples.silent.prices: write the prices in the order of time",
        "r.yaml:20: examples.silent.promotion.starts is missing",
        "r.yaml:20: examples.silent.promotion.price is missing",
    ]
