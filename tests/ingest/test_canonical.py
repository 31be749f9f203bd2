"""Canonical listings: every key of the contract, exact values, and nothing dropped without a word."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal as D
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.model.listing import HeldEvidence, ReadError, ReadNote
from listing_audit.model.policy import PrivacyPolicy
from listing_audit.model.prices import Coverage, Offer, PriceEvent, PriceHistory, Promotion
from tests.ingest.reading import place, read, texts

BERLIN = ZoneInfo("Europe/Berlin")


def read_record(record: Any, **options: Any):
    return read(json.dumps(record, ensure_ascii=False).encode() + b"\n", as_format="jsonl", **options)


def day(month: int, number: int, *clock: int) -> datetime:
    return datetime(2026, month, number, *clock, tzinfo=BERLIN)


def test_every_key():
    bowl = read("canonical.jsonl").listings[0]
    assert texts(bowl) == {
        "title": "Olive wood bowl",
        "subtitle": "Turned by hand",
        "description": "<p>The finest bowl.</p>",
        "bullets[0]": "Food safe",
        "bullets[2]": "Best before: never",
        "attributes.ingredients[0]": "olive wood",
        "attributes.ingredients[1]": "linseed oil",
        "attributes.license_no": "none",
    }
    assert place(bowl, "bullets[2]") == (1, None, "/bullets/2")
    assert place(bowl, "attributes.ingredients[1]") == (1, None, "/attributes/ingredients/1")
    assert (bowl.id, bowl.language, bowl.jurisdictions, bowl.marketplace) == ("bowl-1", "en", ("US", "GB"), "etsy")
    assert (bowl.category, bowl.category_text, bowl.brand, bowl.seller) == (
        "home",
        "Kitchen & Dining",
        "Oliva",
        "Oliva GmbH",
    )
    assert (bowl.url, bowl.observed_at, bowl.complete) == ("https://oliva.example/1", "2026-11-20", True)
    assert bowl.privacy_policy == PrivacyPolicy(url="https://oliva.example/privacy")
    assert bowl.evidence == (HeldEvidence("green_claim", "FSC-C000000", "FSC", "2027-12-31"),)
    assert bowl.inferred == ()


def test_prices_of_every_kind():
    bowl = read("canonical.jsonl").listings[0]
    assert bowl.offers == (
        Offer(sku="B-S", price=D("24.00"), currency="EUR", reference_price=D("32.00"), reference_label="RRP", market="DE",
              sale_starts_at=datetime(2026, 11, 1, tzinfo=UTC), sale_ends_at=datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC),
              net_quantity=D("1"), unit="piece", options=(("size", "S"),), line=1),
    )  # fmt: skip
    assert bowl.price_histories == (
        PriceHistory(
            "EUR",
            "Europe/Berlin",
            (PriceEvent(day(10, 1), D("32.00")), PriceEvent(day(11, 1), D("24.00"), "sale")),
            sku="B-S",
            coverage=Coverage(day(9, 1), day(11, 20, 23, 59, 59), "change"),
            unavailable=((day(9, 1), day(9, 10)),),
        ),
    )
    assert bowl.promotions == (
        Promotion(
            announced_at=day(11, 1), starts_at=day(11, 1), ends_at=day(11, 30, 23, 59, 59), price=D("24.00"),
            reference_price=D("32.00"), reference_label="RRP", claimed_percent=D("25"), claim_text="25 % off", sku="B-S",
            facts=(("history_complete", "true"), ("vat_rate", "0.19"), ("rrp_current", "null"),
                   ("previous_promotions", '[["2026-01-01","2026-01-10"]]')),
        ),
    )  # fmt: skip


def test_short_forms_and_a_key_we_do_not_know():
    result = read("canonical.jsonl")
    towel = result.listings[1]
    assert (towel.id, towel.complete) == ("3520000000000000021", False)
    assert texts(towel) == {"title": "竹纤维毛巾", "attributes.warehouse": "3号仓"}
    assert towel.offers == (
        Offer(price=D("19.9"), currency="CNY", reference_price=D("39"), reference_label="原价", line=2),
    )
    assert [note.message for note in result.notes if note.line == 2] == [
        "unknown keys are checked as attributes: warehouse"
    ]


def test_a_listing_without_id_gets_one_from_its_content():
    listing = read("canonical.jsonl").listings[2]
    assert listing.inferred == ("id",)
    assert listing.id.startswith("content-")
    assert [(field.name, field.is_html) for field in listing.fields] == [("title", None), ("description", True)]
    shanghai = ZoneInfo("Asia/Shanghai")
    assert listing.promotions == (Promotion(price=D("8"), starts_at=datetime(2026, 11, 1, tzinfo=shanghai)),)


def test_a_document_has_lines_and_pointers():
    bowl, towel = read("canonical.json").listings
    assert place(bowl, "title") == (2, None, "/0/title")
    assert (towel.location.line, towel.location.pointer) == (112, "/1")
    assert bowl.offers[0].price == D("24.00")


def test_html_can_be_forced():
    [listing] = read_record({"id": "1", "description": "a < b", "description_html": True}).listings
    assert [field.is_html for field in listing.fields] == [True]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"id": "1", "title": {"zh": "x"}, "subtitle": "y"}, "title: expected a text, found an object"),
        ({"id": True, "title": "x"}, "id: expected a text, found a boolean"),
        ({"id": "1", "title": "x", "attributes": "y"}, "attributes: expected an object, found a text"),
        ({"id": "1", "title": "x", "complete": "maybe"}, "complete: expected true or false, found a text"),
        ({"id": "1", "title": "x", "offers": ["9.90"]}, "offers[0]: expected an object, found a text"),
        ({"id": "1", "title": "x", "price": "cheap"}, 'price: "cheap" cannot be read as one price (no amount in it)'),
        ({"id": "1", "title": "x", "privacy_policy": 5}, "privacy_policy: expected an object, found a number"),
        ({"id": "1", "title": "x", "evidence": [{"ref": "1"}]}, "evidence[0].topic: expected a text, found null"),
        ({"id": "1", "title": "x", "offers": [{"price": "9", "sale_ends_at": "soon"}]},
         'offers[0].sale_ends_at: "soon" is no date or time'),
        ({"id": "1", "title": "x", "promotion": {"price": "9", "claimed_percent": "lots"}},
         'promotions[0].claimed_percent: "lots" cannot be read as one price (no amount in it)'),
        ({"id": "1", "title": "x", "price_history": {"currency": "EUR", "timezone": "Mars", "events": []}},
         'unknown time zone "Mars"; UTC is used'),
        ({"id": "1", "title": "x", "price_history": {"events": []}}, "a price history without a currency"),
        ({"id": "1", "title": "x", "price_history": {"currency": "EUR", "events": [{"at": "2026-11-01"}]}},
         'price_histories[0].events[0].price: "" cannot be read as one price (no amount in it)'),
        ({"id": "1", "title": "x", "price_history": {"currency": "EUR", "events": [{"at": "2026-11-01", "price": "1",
          "kind": "gift"}]}}, 'price_histories[0].events[0].kind: expected listed, sale, transaction, found "gift"'),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_named_by_its_key_and_the_listing_is_still_checked(record, reason):
    result = read_record(record)
    assert [error.reason for error in result.errors] == [reason]
    assert [error.line for error in result.errors] == [1]
    assert len(result.listings) == 1


@pytest.mark.parametrize(
    ("record", "note"),
    [
        ({"id": "1", "title": "x", "jurisdictions": ["JP"]}, "there are no rules for the jurisdiction JP"),
        ({"id": "1", "title": "x", "promotion": {"price": "1", "facts": {"histroy_complete": True}}},
         "unknown keys in promotion.facts: histroy_complete"),
        ({"id": "1", "title": "x", "offers": [{"price": "1", "colour": "red"}]},
         "unknown keys in offers are not used: colour"),
        ({"id": "1", "name": "x"}, 'the key "name" is read as title'),
    ],
)  # fmt: skip
def test_what_a_reader_should_know(record, note):
    assert note in [told.message for told in read_record(record).notes]


def test_a_record_with_nothing_to_check_is_an_error():
    result = read_record({"id": "7", "title": " "})
    assert result.errors == [ReadError("stdin", "has neither text nor price to check", 1, "7")]


def test_a_price_record_alone_is_a_listing():
    history = {"currency": "EUR", "timezone": "UTC", "events": [{"at": "2026-11-01T00:00:00Z", "price": 1.69}]}
    [listing] = read_record({"id": "1", "title": "", "price_history": history}).listings
    assert listing.price_histories[0].events == (PriceEvent(datetime(2026, 11, 1, tzinfo=UTC), D("1.69")),)


def test_one_broken_line_costs_one_line():
    data = b'{"id":1,"title":"a"}\n{bad\n\xef\xbb\xbf{"id":2,"title":"b"}\n{"id":3,"title":"x\\ud800y"}\n'
    result = read(data, as_format="jsonl")
    assert [(listing.id, texts(listing)["title"]) for listing in result.listings] == [
        ("1", "a"),
        ("2", "b"),
        ("3", "x\ufffdy"),
    ]
    assert [error.line for error in result.errors] == [2]
    assert (
        ReadNote("stdin", "a text held half a surrogate pair; it became U+FFFD, positions are unchanged", 4)
        in result.notes
    )


def test_the_callers_map_renames_keys():
    [listing] = read_record({"nr": "5", "kopf": "Bowl"}, column_map={"id": "nr", "title": "kopf"}).listings
    assert (listing.id, texts(listing)) == ("5", {"title": "Bowl"})


def test_minus_one_ends_the_price_before_it():
    history = {
        "currency": "EUR",
        "timezone": "UTC",
        "events": [{"at": "2026-11-01", "price": "9"}, {"at": "2026-11-02", "price": -1}],
    }
    result = read_record({"id": "1", "title": "x", "price_history": history})
    assert [event.price for event in result.listings[0].price_histories[0].events] == [D("9"), D("-1")]
    assert result.errors == []


def test_a_json_number_is_no_riddle():
    [listing] = read_record({"id": "1", "title": "x", "price": 76.986, "reference_price": 59.494049999999994}).listings
    assert (listing.offers[0].price, listing.offers[0].reference_price) == (D("76.986"), D("59.494049999999994"))


def test_a_promotion_may_be_its_words_alone():
    [listing] = read_record({"id": "1", "title": "x", "promotion": "双11五折", "promotions": [" "]}).listings
    assert listing.promotions == (Promotion(claim_text="双11五折"),)


def test_attributes_may_be_pairs_or_trees():
    record = {
        "id": "1",
        "attributes": [{"name": "成分", "value": "棉"}],
        "spec": {"size": {"w/d": "2 m"}, "tags": ["a", None]},
    }
    [listing] = read_record(record).listings
    assert texts(listing) == {
        "attributes.成分": "棉",
        "attributes.spec.size.w_d": "2 m",
        "attributes.spec.tags[0]": "a",
    }
    assert place(listing, "attributes.spec.size.w_d") == (1, None, "/spec/size/w~1d")


scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=10)
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
keys = st.sampled_from(
    ["id", "title", "description", "bullets", "attributes", "offers", "price", "price_history", "promotions", "evidence",
     "privacy_policy", "jurisdictions", "complete", "language", "marketplace", "category", "odd"]
)  # fmt: skip


@given(st.dictionaries(keys, anything, max_size=6))
def test_any_object_is_read_or_reported(record):
    result = read_record(record)
    assert result.listings or result.errors
    for listing in result.listings:
        assert listing.id
        assert all(field.text.strip() for field in listing.fields)


@given(st.dictionaries(st.sampled_from(["title", "subtitle", "description"]), st.text(min_size=1), min_size=1))
def test_texts_come_out_as_they_were_given(record):
    result = read_record({"id": "1", **record})
    wanted = {key: text for key, text in record.items() if text.strip()}
    assert ([texts(listing) for listing in result.listings] or [{}])[0] == wanted


@pytest.mark.parametrize("key", ["reviews", "Customer_Reviews", "买家评价", "评论内容"])
def test_what_buyers_wrote_is_left_out_and_told_wherever_it_stands(key):
    """The seller does not say it; what he posts of it under another name is his own."""
    theirs, own = {key: ["最好的枕头"]}, {"testimonials": "睡了一个月"}
    for record in (
        {**theirs, **own},
        {"attributes": {**theirs, **own}},
        {"attributes": [{"name": key, "value": "最好的枕头"}, {"name": "testimonials", "value": "睡了一个月"}]},
        {"page": {"more": theirs}, **own},
    ):
        result = read_record({"id": "1", "title": "荞麦枕", **record})
        assert texts(result.listings[0]) == {"title": "荞麦枕", "attributes.testimonials": "睡了一个月"}
        assert any("买家评价不是卖家的话" in note.message or "buyers' reviews" in note.message for note in result.notes)
