"""Whose law applies where nobody said."""

from __future__ import annotations

import pytest

from listing_audit.describe.jurisdiction import jurisdictions_of
from listing_audit.model.listing import Listing
from listing_audit.model.prices import Offer, PriceHistory


def test_what_the_listing_says_comes_before_everything():
    assert jurisdictions_of(Listing("1", jurisdictions=("DE",)), language="zh", defaults=("US",)) == (("DE",), False)


def test_the_defaults_of_the_run_come_before_guesses():
    assert jurisdictions_of(Listing("1"), language="zh", defaults=("US", "GB")) == (("US", "GB"), False)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", "CN"),
        ("zh-Hant", "CN"),
        ("en", "US"),
        ("en-GB", "US"),
        ("de", "EU"),
        ("cs", "EU"),
        ("ja", "US"),
        (None, "US"),
    ],
)
def test_else_the_language_says(language, expected):
    assert jurisdictions_of(Listing("1"), language=language) == ((expected,), True)


@pytest.mark.parametrize(
    ("listing", "expected"),
    [
        (Listing("1", marketplace="taobao"), "CN"),
        (Listing("1", marketplace="amazon", offers=(Offer(currency="gbp"),)), "GB"),
        (Listing("1", price_histories=(PriceHistory("EUR", "Europe/Berlin", ()),)), "EU"),
        (Listing("1", offers=(Offer(currency="JPY"), Offer(currency="CNY"))), "CN"),
    ],
)
def test_a_listing_without_words_goes_by_marketplace_and_currency(listing, expected):
    assert jurisdictions_of(listing, language=None) == ((expected,), True)
