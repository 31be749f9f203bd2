"""Shopify exports: texts once a product, prices once a variant and market."""

from __future__ import annotations

from decimal import Decimal as D

import pytest

from listing_audit.ingest.shopify import is_shopify_header
from listing_audit.model.prices import Offer
from tests.ingest.reading import place, read, texts


def test_the_new_header():
    throw, pot = read("shopify-new.csv").listings
    assert texts(throw) == {
        "title": "Fjordline Wool Throw",
        "description": "<p>Woven from <em>lambswool</em>, the <strong>softest</strong> throw we make.</p>\n<p>Hand wash.</p>",
        "attributes.tags": "wool, gift",
        "attributes.seo_title": "Wool throw",
        "attributes.seo_description": "The best wool throw online",
        "attributes.Care_instructions": "Do not tumble dry",
        "attributes.image_alt_text[0]": "Grey throw on a bench",
        "attributes.image_alt_text[1]": "Rust throw, folded",
    }
    assert [field.is_html for field in throw.fields if field.name == "description"] == [True]
    # The description of the first row holds a line break, so the row of the second image stands on line 5.
    assert place(throw, "attributes.image_alt_text[1]") == (5, 39, None)
    grey = (("Colour", "Grey"),)
    assert throw.offers == (
        Offer(sku="FWT-GR", price=D("79.00"), reference_price=D("120.00"), reference_label="Compare-at price",
              net_quantity=D("1"), unit="item", options=grey, line=2),
        Offer(sku="FWT-GR", price=D("105.00"), reference_price=D("160.00"), market="Canada", options=grey, line=2,
              reference_label="Compare-at price / Canada"),
        Offer(sku="FWT-RU", price=D("75.00"), options=(("Colour", "Rust"),), line=4),
    )  # fmt: skip
    assert (throw.id, throw.category, throw.brand, throw.marketplace) == (
        "fjordline-wool-throw",
        "home",
        "Fjordline",
        "shopify",
    )
    assert (pot.id, pot.offers) == ("qingci-chahu", (Offer(sku="QC-1", price=D("268.00"), line=6),))


def test_the_old_header_with_a_blank_handle_on_a_variant_row():
    [stool] = read("shopify-old.csv").listings
    assert texts(stool) == {
        "title": "Birch Stool",
        "description": "<ul><li>Holds 120 kg</li>\n<li>Solid birch</li></ul>",
    }
    assert stool.offers == (
        Offer(sku="BS-45", price=D("89.90"), reference_price=D("129.90"), reference_label="Variant Compare At Price",
              options=(("Height", "45 cm"), ("Finish", "Oiled")), line=2),
        Offer(sku="BS-60", price=D("99.90"), options=(("Height", "60 cm"), ("Finish", "Raw")), line=4),
    )  # fmt: skip


def test_products_json():
    kettle, card = read("shopify-products.json").listings
    assert texts(kettle) == {
        "title": "Marlow Kettle",
        "description": "<p>Boils a litre in three minutes.</p>",
        "attributes.tags": "kettle, steel",
        "attributes.image_alt_text[0]": "Best kettle",
    }
    assert place(kettle, "description") == (3, None, "/products/0/body_html")
    assert kettle.offers == (
        Offer(sku="MK-B", price=D("45.00"), reference_price=D("60.00"), reference_label="compare_at_price",
              options=(("Colour", "Black"),), line=3),
        Offer(sku="41000000000008", price=D("45.00"), options=(("Colour", "White"),), line=3),
    )  # fmt: skip
    assert (card.id, texts(card), card.offers) == ("gift-card", {"title": "Gift card"}, ())


def test_a_row_without_a_product_before_it_is_an_error():
    header = "Handle,Title,Body (HTML),Variant SKU,Variant Price\n"
    result = read((header + ",,,S-1,9\nlamp,Lamp,,S-2,8\n").encode())
    assert [listing.id for listing in result.listings] == ["lamp"]
    assert result.reasons == [(2, "a row of a variant or continuation without its product before it")]


@pytest.mark.parametrize(
    ("names", "answer"),
    [
        (("Handle", "Title", "Variant Price"), True),
        (("Title", "URL handle", "Option1 name"), True),
        (("Title", "Price"), False),
        (("handle", "title"), False),
    ],
)
def test_what_is_a_shopify_header(names, answer):
    assert is_shopify_header(names) is answer
