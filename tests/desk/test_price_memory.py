from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from listing_audit.desk import price_memory
from listing_audit.model.listing import Listing
from listing_audit.model.prices import Coverage, Offer, PriceEvent, PriceHistory
from tests.desk.conftest import NOW

HEAD = "id,title,price,currency\n"


def test_each_import_adds_what_it_showed(store, scanned):
    later = NOW + timedelta(days=3)
    scanned(HEAD + "1,毛巾,10.50,CNY\n")
    scanned(HEAD + "1,毛巾,8,CNY\n", later)
    events = (PriceEvent(NOW, Decimal("10.50")), PriceEvent(later, Decimal("8")))
    expected = PriceHistory("CNY", "UTC", events, coverage=Coverage(NOW, later, "snapshot"))
    assert price_memory.history(store, source="shop", listing_id="1", until=later) == (expected,)
    assert price_memory.history(store, source="other", listing_id="1", until=later) == ()


def test_a_listing_gets_what_is_remembered_unless_it_brings_its_own(store):
    offer = Offer(sku="a", price=Decimal(5), currency="EUR")
    listing = Listing("1", offers=(offer,))
    with store.transaction() as transaction:
        price_memory.remember(transaction, "shop", [listing], NOW)
    [history] = price_memory.with_memory(store, "shop", listing, NOW).price_histories
    assert (history.sku, [event.price for event in history.events]) == ("a", [Decimal(5)])
    own = PriceHistory("EUR", "UTC", (), sku="a")
    told = Listing("1", offers=(offer,), price_histories=(own,))
    assert price_memory.with_memory(store, "shop", told, NOW) == told


def test_the_time_that_a_listing_states_wins_over_that_of_the_import():
    offer = Offer(price=Decimal(5), currency="EUR")
    listing = Listing("1", offers=(offer,), observed_at="2026-11-01T08:00:00+08:00")
    assert price_memory.snapshots_of(listing, NOW)[0].at == "2026-11-01T00:00:00.000Z"


def test_old_prices_are_forgotten_on_request(store, scanned):
    scanned(HEAD + "1,毛巾,10.50,CNY\n")
    scanned(HEAD + "1,毛巾,8,CNY\n", NOW + timedelta(days=3))
    assert price_memory.forget(store, before=datetime(2026, 11, 23, tzinfo=UTC)) == 1
    [history] = price_memory.history(store, source="shop", listing_id="1", until=NOW + timedelta(days=9))
    assert [event.price for event in history.events] == [Decimal(8)]
