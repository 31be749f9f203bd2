"""A price text gives one amount, or the reason why it gives none."""

from __future__ import annotations

from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.ingest.price_text import ParsedPrice, normal_currency, parse_price


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("199", "199", None),
        ("20.0000", "20.0000", None),
        ("￥1,999", "1999", "CNY"),
        ("199元", "199", "CNY"),
        ("原价299元", "299", "CNY"),
        ("人民币 88 元", "88", "CNY"),
        ("￥１，９９９．００", "1999.00", "CNY"),
        ("1.2万", "12000", None),
        ("¥1.2万", "12000", "CNY"),
        ("59.00 USD", "59.00", "USD"),
        ("US $12.99", "12.99", "USD"),
        ("NT$1,200", "1200", "TWD"),
        ("R$ 1.299,90", "1299.90", "BRL"),
        ("1.299,00 €", "1299.00", "EUR"),
        ("1.299 €", "1299", "EUR"),
        ("49,- €", "49", "EUR"),
        ("49,90", "49.90", None),
        ("1 299,00 kr", "1299.00", None),
        ("CHF 1’299.50", "1299.50", "CHF"),
        ("₹1,00,000", "100000", "INR"),
        ("Rs. 430", "430", "INR"),
        ("1,299 JPY", "1299", "JPY"),
        ("¥1,299 税込", "1299", "JPY"),
        ("KWD 1.250", "1.250", "KWD"),
        ("1.299.000,50 €", "1299000.50", "EUR"),
        ("1,299,000.50", "1299000.50", None),
        ("99.90 EUR (incl. VAT)", "99.90", "EUR"),
        ("109€\n109€", "109", "EUR"),
        ("1e3", "1000", None),
        ("0", "0", None),
        ("Free", "0", None),
    ],
)
def test_one_amount_is_read_exactly(text, amount, currency):
    parsed = parse_price(text)
    assert (parsed.amount, parsed.currency, parsed.reason) == (D(amount), currency, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ParsedPrice(reason="empty")),
        (" \u3000 ", ParsedPrice(reason="empty")),
        ("-1", ParsedPrice(reason="none_stated")),
        ("面议", ParsedPrice(reason="none_stated")),
        ("N/A", ParsedPrice(reason="none_stated")),
        ("12.99-15.99", ParsedPrice(low=D("12.99"), high=D("15.99"), reason="range")),
        ("￥99.00-￥199.00", ParsedPrice(low=D("99.00"), high=D("199.00"), currency="CNY", reason="range")),
        ("1-1.2万", ParsedPrice(low=D("10000"), high=D("12000"), reason="range")),
        ("99起", ParsedPrice(low=D("99"), reason="from")),
        ("from $12.50", ParsedPrice(low=D("12.50"), currency="USD", reason="from")),
        ("up to $50", ParsedPrice(high=D("50"), currency="USD", reason="up_to")),
        ("满59元减20元", ParsedPrice(currency="CNY", reason="coupon")),
        ("立减30", ParsedPrice(reason="coupon")),
        ("2 For R32.00", ParsedPrice(currency="ZAR", reason="multi_buy")),
        ("3 for 2", ParsedPrice(reason="multi_buy")),
        ("2件99元", ParsedPrice(currency="CNY", reason="multi_buy")),
        ("50% off", ParsedPrice(reason="percent")),
        ("8折", ParsedPrice(reason="percent")),
        ("1.299", ParsedPrice(reason="ambiguous")),
        ("1.2.3", ParsedPrice(reason="ambiguous")),
        ("was $99 now $49", ParsedPrice(currency="USD", reason="several")),
        ("2026-11-01", ParsedPrice(reason="several")),
        ("-5.00", ParsedPrice(reason="negative")),
        ("abc", ParsedPrice(reason="not_a_price")),
        ("x" * 500, ParsedPrice(reason="too_long")),
    ],
)
def test_a_text_without_one_amount_says_why(text, expected):
    assert parse_price(text) == expected


def test_the_unit_a_price_is_for_is_kept():
    assert parse_price("89.9元/件") == ParsedPrice(D("89.9"), "CNY", unit="件")
    assert parse_price("59.00元/500g") == ParsedPrice(D("59.00"), "CNY", unit="500g")
    assert parse_price("12.99 per kg") == ParsedPrice(D("12.99"), None, unit="kg")


def test_the_currency_stated_elsewhere_wins_over_a_sign():
    assert parse_price("$10", currency="CAD") == ParsedPrice(D("10"), "CAD")
    assert parse_price("1.299", currency="EUR") == ParsedPrice(D("1299"), "EUR")
    assert parse_price("1.299", currency="USD") == ParsedPrice(D("1.299"), "USD")


def test_minor_units_depend_on_the_currency():
    assert parse_price("4900", currency="USD", minor_units=True).amount == D("49.00")
    assert parse_price("4900", currency="JPY", minor_units=True).amount == D("4900")


@pytest.mark.parametrize(
    ("text", "code"),
    [("usd", "USD"), ("元", "CNY"), ("￥", "CNY"), ("€", "EUR"), ("CNH", "CNY"), ("moon", None), ("", None)],
)
def test_currencies_have_one_name(text, code):
    assert normal_currency(text) == code


amounts = st.decimals(min_value=0, max_value=D("9999999.99"), places=2, allow_nan=False, allow_infinity=False)


@given(amounts)
def test_what_shops_print_is_read_back(amount):
    """Every way of writing an amount that a shop uses gives the amount again."""
    plain = f"{amount:.2f}"
    grouped = f"{amount:,.2f}"
    continental = grouped.replace(",", " ").replace(".", ",").replace(" ", ".")
    spaced = grouped.replace(",", "\u202f").replace(".", ",")
    for text in (plain, f"￥{grouped}", f"{grouped} USD", f"{continental} €", f"{spaced} zł", f"{plain}元"):
        assert parse_price(text).amount == amount, text


@given(st.text(max_size=200), st.sampled_from([None, "EUR", "USD", "x"]))
def test_any_text_gives_an_amount_or_a_reason_and_never_both(text, currency):
    parsed = parse_price(text, currency=currency)
    assert (parsed.amount is None) == (parsed.reason is not None)
    assert parsed.amount is None or (parsed.amount >= 0 and parsed.amount.is_finite())
    if parsed.low is not None and parsed.high is not None:
        assert parsed.low <= parsed.high
