"""What is written in the project's own format reads back as the same listing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.ingest.canonical_record import canonical_record
from listing_audit.model.listing import HeldEvidence, Listing, TextField
from listing_audit.model.policy import PrivacyPolicy
from listing_audit.model.prices import Coverage, Offer, PriceEvent, PriceHistory, Promotion
from tests.ingest.reading import FORMATS_FOLDER, read

BEIJING = timezone(timedelta(hours=8))
FULL = Listing(
    id="7300000000000000766",
    fields=(
        TextField("title", "茶 “壶”\n<b>"),
        TextField("subtitle", "手作"),
        TextField("description", "<p>好</p>", is_html=True),
        TextField("bullets[0]", "one"),
        TextField("bullets[2]", "three"),
        TextField("attributes.产地", "宜兴"),
        TextField("attributes.tag[1]", "b"),
        TextField("attributes.nutrition.protein", "3 g"),
    ),
    complete=False,
    language="zh",
    jurisdictions=("CN", "US-CA"),
    marketplace="tmall",
    category="food",
    category_text="food",
    brand="壶",
    seller="店",
    url="https://shop.example/p/1",
    observed_at="2026-11-22T08:00:00+08:00",
    offers=(
        Offer(
            sku="a", price=Decimal("1.299"), currency="EUR", reference_price=Decimal("2"), reference_label="原价", market="DE",
            sale_starts_at=datetime(2026, 11, 1, tzinfo=BEIJING), sale_ends_at=datetime(2026, 11, 12, 23, 59, 59, tzinfo=BEIJING),
            channel="web", net_quantity=Decimal("0.5"), unit="kg", options=(("色", "红"),),
        ),
        Offer(sku="b", price=Decimal(1999), currency="CNY", price_text="￥1,999"),
        Offer(sku="c", currency="EUR", price_text="12.99 - 15.99"),
    ),
    price_histories=(
        PriceHistory(
            currency="CNY", timezone="Asia/Shanghai", sku="a", channel="web", market="CN",
            events=(PriceEvent(datetime(2026, 10, 1, tzinfo=BEIJING), Decimal("76.986"), "listed"),
                    PriceEvent(datetime(2026, 10, 2, tzinfo=BEIJING), Decimal(-1), "sale")),
            coverage=Coverage(datetime(2026, 10, 1, tzinfo=BEIJING), datetime(2026, 10, 2, tzinfo=BEIJING), "snapshot"),
            unavailable=((datetime(2026, 10, 3, tzinfo=UTC), datetime(2026, 10, 4, tzinfo=UTC)),),
        ),
    ),
    promotions=(
        Promotion(
            announced_at=datetime(2026, 11, 1, tzinfo=BEIJING), starts_at=datetime(2026, 11, 1, tzinfo=BEIJING),
            ends_at=datetime(2026, 11, 12, tzinfo=BEIJING), price=Decimal("1.2"), reference_price=Decimal(2), claimed_percent=Decimal(40),
            reference_label="原价", claim_text="立减", sku="a", channel="web", market="CN", currency="CNY",
            facts=(("history_complete", "true"),),
        ),
    ),
    privacy_policy=PrivacyPolicy(html="<p>p</p>", url="https://shop.example/privacy"),
    evidence=(HeldEvidence("patent_claim", "ZL2020", "CNIPA", "2030-01-01", "n"),),
)  # fmt: skip


def read_back(listing: Listing) -> Listing:
    line = json.dumps(canonical_record(listing), ensure_ascii=False) + "\n"
    found = read(line.encode(), as_format="jsonl")
    # A price that nobody could read is carried along in its own words, and is told again.
    unread = [offer for offer in listing.offers if offer.price is None]
    assert len(found.errors) <= len(unread)
    [back] = found.listings
    return back


def without_places(listing: Listing) -> Listing:
    """The listing without what is not kept: where its parts stood, and columns' own names."""
    return replace(
        listing,
        location=None,
        fields=tuple(
            sorted(
                (TextField(field.name, field.text, language=field.language) for field in listing.fields),
                key=lambda field: field.name,
            )
        ),
        offers=tuple(replace(offer, line=None) for offer in listing.offers),
    )


def test_a_listing_with_everything_reads_back_as_it_was():
    assert without_places(read_back(FULL)) == without_places(FULL)
    assert [field.is_html for field in read_back(FULL).fields if field.name == "description"] == [True]


def test_what_is_not_there_is_not_written():
    assert canonical_record(Listing("1", (TextField("title", "cup"),))) == {"id": "1", "title": "cup"}


def test_what_was_inferred_is_left_to_be_inferred_again():
    guessed = Listing(
        "1",
        (TextField("title", "cup"),),
        language="en",
        jurisdictions=("US",),
        category="food",
        inferred=("language", "jurisdictions", "category"),
    )
    assert canonical_record(guessed) == {"id": "1", "title": "cup"}


@pytest.mark.parametrize(
    "sample", sorted(path.name for path in FORMATS_FOLDER.iterdir() if path.suffix in (".html", ".json", ".csv"))
)
def test_every_sample_that_is_read_reads_back(sample):
    for listing in read(sample).listings:
        once = read_back(listing)
        assert without_places(read_back(once)) == without_places(once)
        assert {(f.name, f.text) for f in once.fields} == {(f.name, f.text) for f in listing.fields}
        assert [(o.sku, o.price, o.currency) for o in once.offers] == [
            (o.sku, o.price, o.currency) for o in listing.offers
        ]


@given(st.text(min_size=1, max_size=60), st.decimals(0, 10**9, places=3), st.lists(st.text(max_size=20), max_size=4))
def test_texts_and_amounts_survive(title, price, bullets):
    title = title.encode("utf-8", "replace").decode()
    fields = [TextField("title", title)] if title.strip() else []
    fields += [
        TextField(f"bullets[{number}]", text.encode("utf-8", "replace").decode())
        for number, text in enumerate(bullets)
        if text.strip()
    ]
    listing = Listing("1", tuple(fields), offers=(Offer(sku="s", price=price, currency="EUR"),))
    back = read_back(listing)
    assert [(f.name, f.text) for f in back.fields] == [(f.name, f.text) for f in fields]
    assert [offer.price for offer in back.offers] == [price]
