"""A shop's own category text becomes one of ours only where it is clear."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.ingest.category_map import category_of
from listing_audit.model.scope import CATEGORIES


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("food", "food"),
        ("Apparel & Accessories > Clothing > Outerwear", "clothing"),
        ("Pet Supplies >> Grooming >> Shampoo", "pet"),
        ("Food, Beverages & Tobacco > Beverages > Alcoholic Beverages", "alcohol"),
        ("Health & Beauty > Personal Care > Cosmetics", "cosmetics"),
        ("Kitchen & Dining >> Coffee Mugs", "home"),
        ("Home & Garden > Appliances", "appliance"),
        ("health_food", "supplement"),
        ("保健食品", "supplement"),
        ("服饰>围巾", "clothing"),
        ("茶叶", "food"),
        ("茶具", "home"),
        ("宠物零食", "pet"),
        ("母婴 > 奶粉", "infant"),
        ("食品/酒类", "alcohol"),
        ("医疗器械", "medical_device"),
        ("50020808", None),
        ("Strength Training", None),
        ("Electronics > Clothing", None),
        ("New arrivals", None),
        ("", None),
        (None, None),
    ],
)
def test_the_category_that_a_path_clearly_means(text, category):
    assert category_of(text) == category


def test_every_category_maps_to_itself():
    assert {category: category_of(category) for category in CATEGORIES} == {c: c for c in CATEGORIES}


@given(st.text(max_size=300))
def test_no_text_gives_a_category_we_do_not_have(text):
    assert category_of(text) in (*CATEGORIES, None)
