"""Each look at a price is one line, kept for ever, and readable by everything that reads price histories."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from listing_audit.ingest.fetch.prices import (
    Article,
    Look,
    add_look,
    articles_of,
    history_of_looks,
    looks_in,
)
from listing_audit.model.listing import Listing
from listing_audit.model.prices import Coverage, Offer, PriceEvent
from tests.ingest.reading import read

DAY = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)
CHAIR = Article("https://shop.example/p/1", "c-1", "c-1-red", "EUR", None, None)


def look(days: int, price: str, was: str | None = None) -> Look:
    return Look(DAY + timedelta(days=days), Decimal(price), Decimal(was) if was else None)


def test_looks_are_added_and_read_back(tmp_path):
    looks = [look(0, "49.00"), look(1, "39.00", "49.00"), look(2, "-1"), look(3, "1.299")]
    for one in looks:
        add_look(tmp_path, CHAIR, one, title="Chair", timezone="Europe/Berlin")
    assert list(looks_in(tmp_path / CHAIR.file_name)) == looks


def test_the_file_is_a_price_history_that_the_importer_reads(tmp_path):
    for one in (look(0, "49.00"), look(1, "39.00", "49.00"), look(2, "-1")):
        add_look(tmp_path, CHAIR, one, title="Oak chair", timezone="Europe/Berlin")
    found = read(tmp_path / CHAIR.file_name)
    assert found.errors == []
    [listing] = found.listings
    [history] = listing.price_histories
    assert (listing.id, listing.fields[0].text) == ("c-1", "Oak chair")
    assert (history.sku, history.currency, history.timezone) == ("c-1-red", "EUR", "Europe/Berlin")
    assert [(event.at, event.price, event.kind) for event in history.events] == [
        (look(0, "1").at, Decimal(49), "listed"),
        (look(1, "1").at, Decimal(39), "sale"),
        (look(2, "1").at, Decimal(-1), "listed"),
    ]
    assert [(p.price, p.reference_price) for p in listing.promotions] == [(Decimal(39), Decimal(49))]


def test_half_a_line_costs_only_itself(tmp_path):
    path = tmp_path / CHAIR.file_name
    add_look(tmp_path, CHAIR, look(0, "49.00"), title="", timezone="UTC")
    with path.open("ab") as file:
        file.write(b'{"id": "c-1", "at": "2026-11-0')
    add_look(tmp_path, CHAIR, look(2, "45.00"), title="", timezone="UTC")
    assert list(looks_in(path)) == [look(0, "49.00"), look(2, "45.00")]


def test_a_history_claims_only_what_was_seen():
    history = history_of_looks([look(2, "45"), look(0, "49"), look(1, "39", "49")], CHAIR, timezone="UTC")
    assert history is not None
    assert history.events == (
        PriceEvent(look(0, "1").at, Decimal(49), "listed"),
        PriceEvent(look(1, "1").at, Decimal(39), "sale"),
        PriceEvent(look(2, "1").at, Decimal(45), "listed"),
    )
    assert history.coverage == Coverage(look(0, "1").at, look(2, "1").at, "snapshot")
    assert history_of_looks([], CHAIR, timezone="UTC") is None


def test_offers_that_only_their_price_tells_apart_are_left_out_and_told():
    offers = (
        Offer(sku="a", price=Decimal(1), currency="EUR"),
        Offer(sku="b", price=Decimal(2), currency="EUR"),
        Offer(price=Decimal(3), currency="EUR"),
        Offer(price=Decimal(4), currency="EUR"),
        Offer(sku="c", currency="EUR", price_text="from 5"),
        Offer(sku="a", price=Decimal(1), currency="EUR", unit="each"),
    )
    found, left_out = articles_of(Listing("1", offers=offers), "https://shop.example/p")
    assert [(article.sku, offer.price) for article, offer in found.items()] == [("a", 1), ("b", 2)]
    assert left_out


@given(st.text(max_size=80), st.text(max_size=80))
def test_every_article_has_a_file_name_that_is_safe_and_its_own(listing_id, sku):
    listing_id, sku = (text.encode("utf-8", "replace").decode() for text in (listing_id, sku))
    name = Article("https://shop.example/", listing_id, sku or None, "EUR", None, None).file_name
    assert name == name.strip() and "/" not in name and "\\" not in name and not name.startswith(".")
    assert len(name.encode()) <= 200
    assert name != Article("https://shop.example/2", listing_id, sku or None, "EUR", None, None).file_name
