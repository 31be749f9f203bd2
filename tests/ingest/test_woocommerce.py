"""WooCommerce exports: variations find their product, sales keep their dates."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal as D

from listing_audit.model.listing import ReadNote
from listing_audit.model.prices import Offer
from tests.ingest.reading import read, texts


def test_products_in_the_order_of_the_file_with_their_variations():
    result = read("woocommerce.csv")
    lantern, voucher, tripod, cover = result.listings
    assert texts(lantern) == {
        "title": "Storm Lantern",
        "subtitle": "Burns for ten hours\nWindproof",
        "description": '<p>Keep away from <a href="/care">fabrics</a>.</p>',
        "attributes.tags": "camping",
        "attributes.Colour": "Red, Green",
        "attributes.seo_metadesc": "The most reliable lantern in the world",
    }
    assert lantern.offers == (
        Offer(sku="LAN-R", price=D("29.5"), reference_price=D("39"), reference_label="Regular price",
              sale_starts_at=datetime(2026, 11, 1, tzinfo=UTC), options=(("Colour", "Red"),), line=4,
              sale_ends_at=datetime(2026, 11, 15, 23, 59, 59, tzinfo=UTC)),
        Offer(sku="LAN-G", price=D("39"), options=(("Colour", "Green"),), line=5),
    )  # fmt: skip
    assert (lantern.id, lantern.category, lantern.marketplace) == ("310", "sports", "woocommerce")
    assert voucher.offers == (Offer(sku="GV-1", price=D("20"), line=3),)
    assert texts(tripod) == {"title": "Tripod - Large"}
    assert texts(cover) == {"title": "=Cover", "description": "a path C:\\new\nnext line"}


def test_a_variation_without_its_product_is_audited_alone_and_named():
    notes = [note for note in read("woocommerce.csv").notes if note.line == 6]
    assert notes == [ReadNote(notes[0].path, "a row of a variant or continuation without its product before it", 6)]


def test_products_do_not_wait_for_ever(monkeypatch):
    monkeypatch.setattr("listing_audit.ingest.woocommerce._WAITING_ROWS", 2)
    header = "ID,Type,SKU,Name,Published,Regular price,Parent\n"
    rows = "1,variable,A,Tea,1,,\n2,simple,B,Cup,1,5,\n3,simple,C,Pot,1,6,\n4,variation,A-1,Tea - 50 g,1,9,A\n"
    result = read((header + rows).encode())
    assert [(listing.id, len(listing.offers)) for listing in result.listings] == [
        ("1", 0),
        ("2", 1),
        ("3", 1),
        ("4", 1),
    ]
    assert [note.line for note in result.notes if note.line] == [5]
