"""Columns are told by their names, in Chinese and English."""

from __future__ import annotations

import pytest

from listing_audit.ingest.columns import normal_name, role_of, unit_of


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("商品标题", "title"),
        ("宝贝卖点", "subtitle"),
        ("商品价格(单位：元)", "price"),
        ("划线价", "reference"),
        ("原价", "reference"),
        ("*Title", "title"),
        ("item_name", "title"),
        ("Item Name", "title"),
        ("bullet_point3", "bullets"),
        ("Compare-at price", "reference"),
        ("C:Brand", "brand"),
        ("CustomLabel", "sku"),
        ("*Action(SiteID=US|Country=US|Currency=USD|Version=1193|CC=UTF-8)", "unused"),
        ("库存", "unused"),
        ("商品主图链接", "unused"),
        ("IMAGE3", "unused"),
        ("配料", None),
        ("claim", "subtitle"),
        ("C:Size", None),
        ("", None),
    ],
)
def test_what_a_column_serves(name, role):
    assert role_of(name) == role


def test_names_are_compared_without_case_marks_and_dashes():
    assert normal_name("\ufeff*Start–Price ") == "start price"


def test_the_bracket_of_a_name_holds_its_unit():
    assert unit_of("商品价格(单位：元)") == "元"
    assert unit_of("Price (USD)") == "USD"
    assert unit_of("Price") is None
