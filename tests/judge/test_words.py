"""Messages are filled in without a format language."""

from __future__ import annotations

import pytest

from listing_audit.judge.words import fact_word, field_word, filled, shortened, values_of
from listing_audit.rules.bilingual import Bilingual
from tests.judge.samples import hit, listing


def test_names_in_braces_are_replaced_once_and_unknown_ones_stay():
    text = Bilingual("", "{quote} {quote.__class__} {0} {other} {quote}")
    assert filled(text, {"quote": "{other}"}, "en") == "{other} {quote.__class__} {0} {other} {other}"


def test_texts_may_name_the_place_the_scope_and_plain_details():
    of = listing(("bullets[1]", "最佳"))
    outcome = hit(
        of,
        "bullets[1]",
        "最佳",
        details={"limit": 60, "problem": "too_long", "series": [1], "underlying_topic": "superlative"},
    )
    assert values_of(outcome, category="food", marketplace="jd", language="zh") == {
        "limit": "60",
        "problem": "过长",
        "underlying_topic": "绝对化用语",
        "quote": "最佳",
        "field": "卖点 2",
        "category": "食品",
        "jurisdiction": "CN",
        "marketplace": "jd",
    }


@pytest.mark.parametrize(
    ("name", "zh", "en"),
    [
        ("title", "标题", "title"),
        ("bullets[0]", "卖点 1", "bullet point 1"),
        ("attributes.ingredients", "属性 ingredients", "attribute ingredients"),
        ("privacy_policy", "隐私政策", "privacy policy"),
        ("unheard_of", "unheard_of", "unheard_of"),
    ],
)
def test_fields_have_names_for_people(name, zh, en):
    assert (field_word(name, "zh"), field_word(name, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("fact", "zh", "en"),
    [
        ("product_category", "商品类目", "the product category"),
        ("rules_for_language_ja", "语言 ja 的规则", "rules for the language ja"),
        ("first_sale_date", "first sale date", "first sale date"),
    ],
)
def test_missing_facts_have_names_for_people(fact, zh, en):
    assert (fact_word(fact, "zh"), fact_word(fact, "en")) == (zh, en)


def test_a_long_quote_is_shortened_and_put_on_one_line():
    assert shortened("a\n  b") == "a b"
    assert shortened("最" * 81) == "最" * 79 + "…"
