"""Merchant feeds: streamed, without entities, each text with its line."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from decimal import Decimal as D

import pytest

from listing_audit.model.listing import ReadError
from listing_audit.model.prices import Offer
from tests.ingest.reading import place, read, texts

BERLIN = timezone(timedelta(hours=1))
PACIFIC = timezone(timedelta(hours=-8))


def test_an_rss_feed():
    pack, bottle = read("google-merchant.xml").listings
    assert texts(pack) == {
        "title": "Kestrel Backpack 40 l & rain cover",
        "description": "Carries up to 15 kg. <b>Best price this week.</b>",
        "bullets[0]": "No. 1 in mountain huts",
        "bullets[1]": "Repairable for ten years",
        "attributes.Frame": "Aluminium",
        "attributes.color": "Blue",
    }
    assert place(pack, "description") == (8, None, None)
    assert pack.offers == (
        Offer(sku="KB-40", price=D("90.00"), currency="EUR", reference_price=D("120.00"), reference_label="price",
              sale_starts_at=datetime(2026, 11, 1, tzinfo=BERLIN), options=(("color", "Blue"),),
              sale_ends_at=datetime(2026, 11, 30, 23, 59, tzinfo=BERLIN), price_text="90.00 EUR", line=5),
    )  # fmt: skip
    assert (pack.id, pack.brand, pack.category, pack.complete) == ("KB-40", "Kestrel", "clothing", False)
    assert (texts(bottle), bottle.location.line) == ({"title": "Kestrel Bottle"}, 24)


def test_an_atom_feed():
    feed = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">'
        '<title>Shop</title><entry><g:id>1</g:id><title>Bowl</title><link href="https://x.example/1"/></entry></feed>'
    )
    [bowl] = read(feed.encode()).listings
    assert (bowl.id, bowl.url, texts(bowl)) == ("1", "https://x.example/1", {"title": "Bowl"})


def test_tables_of_google_and_meta():
    [pack] = read("google-merchant.tsv").listings
    assert (pack.marketplace, texts(pack)["bullets[0]"]) == ("google_merchant", "Repairable")
    assert pack.offers == (Offer(sku="KB-40", price=D("120.00"), currency="EUR", price_text="120.00 EUR", line=2),)
    [cream] = read("meta-catalogue.csv").listings
    assert (cream.marketplace, cream.category, place(cream, "title")) == ("meta", "cosmetics", (3, 2, None))
    assert cream.offers[0].sale_ends_at == datetime(2026, 11, 27, 23, 59, tzinfo=PACIFIC)


@pytest.mark.parametrize(
    ("feed", "line", "reason"),
    [
        (
            '<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY a "b">]><rss><item><title>&a;</title></item></rss>',
            2,
            "holds a DTD or entity declaration, which is not read for safety; remove the DOCTYPE",
        ),
        ("<rss><channel/></rss>", None, "has no <item> or <entry>"),
        ("<rss>" + "<a>" * 300, 1, "the XML is nested too deeply"),
    ],
)
def test_what_is_refused(feed, line, reason):
    result = read(feed.encode())
    assert (result.listings, result.errors) == ([], [ReadError("stdin", reason, line)])


def test_what_stands_before_the_damage_is_read():
    result = read(b"<rss><item><id>1</id><title>Cup</title></item>\n<item><id>2</title></item></rss>")
    assert [listing.id for listing in result.listings] == ["1"]
    assert result.reasons == [(2, "not valid XML: mismatched tag; what came before was read")]


def test_an_item_beyond_the_limit_is_left_out_and_the_next_is_read(monkeypatch):
    monkeypatch.setattr("listing_audit.ingest.google_merchant.RECORD_LIMIT", 1000)
    feed = "<rss><item><title>" + "x" * 900 + "\n" + "y" * 900 + "</title></item><item><title>Cup</title></item></rss>"
    result = read(feed.encode())
    assert [texts(listing) for listing in result.listings] == [{"title": "Cup"}]
    assert [error.line for error in result.errors] == [1]


def test_a_declared_encoding_of_the_xml_is_not_applied_twice():
    feed = '<?xml version="1.0" encoding="GBK"?><rss><item><id>1</id><title>最好的茶杯</title></item></rss>'
    [cup] = read(feed.encode("gbk")).listings
    assert texts(cup) == {"title": "最好的茶杯"}
