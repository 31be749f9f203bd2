"""Saved pages: structured data first, visible text where there is none, every text with its place."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.ingest.html_page import read_page, stated_charset
from listing_audit.ingest.log import Log
from listing_audit.model.listing import Listing, ReadNote
from listing_audit.model.policy import PrivacyPolicy
from listing_audit.model.prices import Offer
from tests.ingest.reading import place, read, texts


def page(body: str, head: str = "") -> Listing:
    [listing] = [
        item
        for item in read_page(f"<html><head>{head}</head><body>{body}</body></html>", Log("p.html"))
        if isinstance(item, Listing)
    ]
    return listing


def test_json_ld_in_a_graph():
    result = read("page-jsonld.html")
    [lamp] = result.listings
    assert texts(lamp) == {
        "title": "Elm Lamp",
        "description": "A 100% safe lamp",
        "attributes.Bulb": "E27",
        "attributes.og_title": "Elm Lamp, the best lamp of 2026",
        "attributes.meta_description": "Buy the Elm Lamp.",
    }
    assert [place(lamp, name)[2] for name in texts(lamp)] == [
        "json-ld:/name",
        "json-ld:/description",
        "json-ld:/additionalProperty/0/value",
        "og:/og:title",
        "html:/head/meta[description]",
    ]
    assert lamp.offers == (
        Offer(sku="EL-1", price=D("39.90"), currency="EUR", reference_price=D("79.8"), reference_label="StrikethroughPrice",
              sale_ends_at=datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC)),
    )  # fmt: skip
    assert (lamp.id, lamp.brand, lamp.category, lamp.complete) == ("EL-1", "Lumora", "home", False)
    assert (lamp.url, lamp.privacy_policy) == ("https://lumora.example/elm-lamp", PrivacyPolicy(url="/privacy-policy"))
    assert any("1 more products" in note.message for note in result.notes)


def test_microdata_in_gbk_with_a_crossed_out_price():
    [cup] = read("page-microdata.html").listings
    assert texts(cup) == {"title": "青瓷杯 国家级工艺", "description": "最健康的杯子\n可进洗碗机"}
    assert place(cup, "description") == (None, None, "microdata:/description")
    assert cup.offers == (
        Offer(sku="QCB-1", price=D("128.00"), currency="CNY", reference_price=D("1280"), reference_label="原价"),
    )
    assert (cup.id, cup.brand) == ("QCB-1", "栖山")


def test_open_graph():
    [soap] = read("page-opengraph.html").listings
    assert texts(soap) == {"title": "Sea Salt Soap", "description": "Cleans without drying."}
    assert soap.offers == (
        Offer(price=D("8.50"), currency="GBP", reference_price=D("10.00"), reference_label="product:original_price"),
    )
    assert soap.id == soap.url == "https://brine.example/soap"


def test_visible_text_of_the_main_part():
    [swing] = read("page-plain.html").listings
    assert texts(swing) == {
        "title": "Rope swing",
        "description": "Rope swing\nHolds 100 kg. The season's favourite swing for gardens and playgrounds of every size, sewn by "
        "hand.\nLength 2 m\nMade from recycled sails, tested by our own children for three summers and two winters.",
    }
    assert place(swing, "description")[2] == "text:/main"


def test_the_heading_that_the_page_title_repeats_is_the_title():
    listing = page("<h1>Free trial</h1><h1>Steel <b>cup</b></h1>", "<title>Steel cup | Shop</title>")
    assert texts(listing)["title"] == "Steel cup"
    assert "attributes.page_title" not in texts(listing), "the shop's name after the title says nothing new"


def test_the_product_of_the_headline_is_the_main_one():
    blocks = '<script type="application/ld+json">[{"@type":"Product","name":"Cup"},{"@type":"Product","name":"Pot"}]</script>'
    assert texts(page(f"<h1>The Pot</h1>{blocks}"))["title"] == "Pot"


def test_nearly_right_json_ld_is_read():
    broken = '{"@type":"Product","name":"Cup","description":"two\nlines",}'
    assert texts(page(f'<script type="application/ld+json"><!-- {broken} --></script>')) == {
        "title": "Cup",
        "description": "two\nlines",
    }


def test_json_ld_that_is_none_is_named():
    items = list(read_page('<script type="application/ld+json">{{x}}</script><p>Cup of tea</p>', Log("p.html")))
    assert "a JSON-LD block could not be read" in getattr(items[1], "message", "")


@pytest.mark.parametrize(
    ("offers", "price", "text"),
    [
        ('{"price":"9.90","priceCurrency":"USD"}', D("9.90"), None),
        ('{"@type":"AggregateOffer","lowPrice":5,"highPrice":9,"priceCurrency":"USD"}', None, "5 - 9"),
        ('{"@type":"AggregateOffer","lowPrice":5,"highPrice":5,"priceCurrency":"USD"}', D("5"), None),
        ('[{"price":3,"priceCurrency":"USD"}]', D("3"), None),
        ('{"priceSpecification":{"price":"7","priceCurrency":"USD"}}', D("7"), None),
    ],
)
def test_offers_come_in_many_shapes(offers, price, text):
    listing = page(f'<script type="application/ld+json">{{"@type":"Product","name":"x","offers":{offers}}}</script>')
    assert listing.offers == (Offer(price=price, currency="USD", price_text=text),)


def test_variants_of_a_group_are_offers():
    group = (
        '{"@type":"ProductGroup","name":"Shirt","hasVariant":[{"@type":"Product","sku":"S","offers":{"price":9}},'
        '{"@type":"Product","sku":"M","offers":{"price":8}}]}'
    )
    listing = page(f'<script type="application/ld+json">{group}</script>')
    assert [(offer.sku, offer.price) for offer in listing.offers] == [("S", D("9")), ("M", D("8"))]


def test_two_crossed_out_prices_decide_nothing():
    body = (
        '<div itemscope itemtype="https://schema.org/Product"><b itemprop="name">x</b><i itemprop="price">x</i></div>'
    )
    offer = '<script type="application/ld+json">{"@type":"Product","name":"x","offers":{"price":5}}</script>'
    listing = page(f"{body}{offer}<del>9</del><del>19</del>")
    assert listing.offers == (Offer(price=D("5")),)


def test_the_page_names_its_encoding():
    assert stated_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=gb2312">') == "gb2312"
    assert stated_charset(b"<meta charset='UTF-8'>") == "UTF-8"
    assert stated_charset(b"<p>charset</p>") is None


@pytest.mark.parametrize(
    "body",
    ["<div>" * 200_000, "<div>" * 100_000 + "x" + "</div>" * 100_000, "<a " * 350_000, "<!--" * 250_000, "<b>x" * 250_000,
     '<div itemscope itemtype="http://schema.org/Product" itemprop="x">' * 3_000, "<del>1</del>" * 90_000,
     '<script type="application/ld+json">' + "[" * 500_000 + "</script>", "<" * 1_000_000],
    ids=["nested", "closed", "tags", "comments", "inline", "items", "prices", "brackets", "angles"],
)  # fmt: skip
def test_hostile_markup_ends_in_bounded_time(body):
    started = time.process_time()
    list(read_page(f"<html><body>{body}", Log("p.html")))
    assert time.process_time() - started < 5


def test_text_in_a_page_nested_too_deeply_is_not_lost():
    listing = page("<div>" * 30_000 + "全网最低价" + "</div>" * 30_000)
    assert texts(listing) == {"description": "全网最低价"}


@given(st.text(alphabet="<>/=\"'abdivscript itemprop\n&;最", max_size=300))
def test_no_markup_is_an_exception(text):
    list(read_page(f"<body><h1>x</h1>{text}", Log("p.html")))


@pytest.mark.parametrize(
    "marked",
    [
        '<div id="reviews">{0}</div>',
        '<section class="wide customer-reviews"><div itemprop="review" itemscope><p>{0}</p></div></section>',
        '<ul class="comment-list" hidden><li class="reviews">{0}</li></ul>',
        '<div itemscope itemtype="https://schema.org/Review"><p>{0}</p></div>',
    ],
)
def test_what_buyers_wrote_is_no_text_of_the_seller(marked):
    """Also where one mark stands in another, each part goes once."""
    listing = page(
        f"<h1>Elm Lamp</h1><p>A lamp of elm.</p>{marked.format('The best lamp ever!')}<p>Ships in two days.</p>"
    )
    assert texts(listing)["description"] == "Elm Lamp\nA lamp of elm.\nShips in two days."


def test_it_is_said_that_reviews_of_a_page_were_left_out():
    notes = [
        item.message
        for item in read_page('<h1>Lamp</h1><p id="reviews">Good</p>', Log("p.html"))
        if isinstance(item, ReadNote)
    ]
    assert any("buyers' reviews" in note or "买家评价" in note for note in notes)


def test_praise_that_the_seller_chose_is_his_own():
    listing = page('<h1>Elm Lamp</h1><div class="testimonials">The best lamp ever!</div>')
    assert "The best lamp ever!" in texts(listing)["description"]
