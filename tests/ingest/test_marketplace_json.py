"""Answers of marketplace services: texts, offers and price series."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal as D

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.ingest.log import Log
from listing_audit.ingest.marketplace_json import amazon_item, keepa_product
from listing_audit.model.prices import Offer, PriceEvent, PriceHistory
from tests.ingest.reading import place, read, texts


def minute(count: int) -> datetime:
    return datetime(2011, 1, 1, tzinfo=UTC) + timedelta(minutes=count)


def test_a_listings_item():
    [press] = read("amazon-item.json").listings
    assert texts(press) == {
        "title": "Café Press, Best in the World",
        "attributes.brand": "Pressa",
        "bullets[0]": "Removes 99.9% of grounds",
        "bullets[1]": "Quiet",
        "description": "Makes coffee.",
        "attributes.product_description[0]": "Macht Kaffee.",
        "attributes.generic_keyword": "coffee press",
    }
    assert place(press, "bullets[1]") == (1, None, "/attributes/bullet_point/1/value")
    assert press.offers == (
        Offer(sku="CP-001", price=D("29.99"), currency="USD", reference_price=D("39.99"), reference_label="our_price",
              sale_starts_at=datetime(2026, 11, 1, tzinfo=UTC), market="M1EXAMPLE",
              sale_ends_at=datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC), line=1),
    )  # fmt: skip
    assert (press.id, press.brand, press.marketplace, press.category) == ("CP-001", "Pressa", "amazon", "appliance")


def test_a_keepa_product():
    [press] = read("keepa.json").listings
    assert texts(press) == {"title": "Café Press", "description": "Makes coffee.", "bullets[0]": "Quiet"}
    assert press.price_histories == (
        PriceHistory("USD", "UTC", (PriceEvent(minute(8300000), D("39.99")), PriceEvent(minute(8310000), D("-1")),
                                    PriceEvent(minute(8320000), D("29.99"))), channel="AMAZON"),
        PriceHistory("USD", "UTC", (PriceEvent(minute(8300000), D("38.99")),), channel="NEW"),
        PriceHistory("USD", "UTC", (PriceEvent(minute(8300000), D("40.99")),), channel="BUY_BOX_SHIPPING"),
    )  # fmt: skip
    assert press.offers == (
        Offer(price=D("40.99"), currency="USD", reference_price=D("79.99"), reference_label="LISTPRICE", line=1),
    )
    assert (press.id, press.complete) == ("B0FIXTURE1", False)


def test_yen_have_no_cents():
    record = {"asin": "A", "title": "x", "domainId": 5, "csv": [[1, 1299]]}
    listing = keepa_product(record, "p", 1, "", Log("p"))
    assert listing is not None
    assert listing.price_histories[0].events == (PriceEvent(minute(1), D("1299")),)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["value", "schedule", "price", "amount", "currency", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)
keys = st.sampled_from(["title", "csv", "features", "domainId", "summaries", "attributes", "offers", "sku", "asin"])


@pytest.mark.parametrize("make", [amazon_item, keepa_product])
@given(record=st.dictionaries(keys, anything, max_size=6))
def test_no_record_is_an_exception(make, record):
    make(record, "p", 1, "", Log("p"))
