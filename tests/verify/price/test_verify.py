"""What a scan reports of a listing's prices: topics, places, details, and words that quote what decides."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from listing_audit.datafiles import shipped
from listing_audit.model.findings import Finding
from listing_audit.model.listing import Listing, TextField
from listing_audit.model.prices import Offer
from listing_audit.rules.load import load_library
from listing_audit.rules.select import select
from listing_audit.scan.engine import Engine, build_engine
from listing_audit.scan.pipeline import ScanOptions, scan_batch
from tests.verify.price.promotions import history, promotion


@cache
def engine() -> Engine:
    library = load_library([shipped("rules")], [shipped("lexicons")])
    return build_engine(select(library, as_of=date(2026, 11, 21), select=("pricing",)), library.tables)


def scanned(listing: Listing, language: str = "en") -> tuple[Finding, ...]:
    return scan_batch([listing], engine(), ScanOptions(language=language)).scanned[0].judgement.findings


def listing(place: str, title: str = "Lamp", **more: object) -> Listing:
    language = "zh" if place == "CN" else "en"
    return Listing("sku-1", (TextField("title", title),), language=language, jurisdictions=(place,), **more)  # type: ignore[arg-type]


def test_a_violation_carries_the_lawful_reference_the_window_and_the_points_that_decide() -> None:
    one = listing("DE", price_histories=(history("DE", "2026-01-01=100 2026-05-10=80s 2026-05-12=100"),),
                  promotions=(promotion("DE", "2026-05-28", "70", "100", label="Vorher", ends="2026-06-04T23:59"),))  # fmt: skip
    found = scanned(one)
    assert [(f.topic, f.verdict, f.field, f.span) for f in found if f.verdict != "advice"] == [
        ("reference_above_lawful_baseline", "violation", "price", None)
    ]
    details = found[0].details
    assert details["lawful_reference"] == "80"
    assert details["window"] == {"from": "2026-04-28T00:00:00+02:00", "to": "2026-05-28T00:00:00+02:00"}
    assert details["deciding_events"] == [{"at": "2026-05-10T00:00:00+02:00", "price": "80", "kind": "sale"}]
    assert found[0].message == (
        "The compared price is above the highest price the law lets it be compared with. Claimed: was 100, now 70 EUR. The "
        "highest lawful reference is 80. Window 2026-04-28 to 2026-05-28. Deciding: 2026-05-10 80 (on sale)."
    )


def test_an_open_answer_names_the_fact_and_what_would_change_it() -> None:
    one = listing("CN", price_histories=(history("CN", "2026-06-01=100"),),
                  promotions=(promotion("CN", "2026-11-11", "69", "100", label="原价", transactions_complete=False),))  # fmt: skip
    found = [f for f in scanned(one, "zh") if f.verdict != "advice"]
    assert [(f.topic, f.verdict, f.details["missing_fact"]) for f in found] == [
        ("history_insufficient", "undecided", "transactions_complete")
    ]
    assert "即构成违规" in found[0].message
    assert "完整的成交记录" in found[0].message


def test_an_overstated_claim_is_quoted_where_it_stands_in_the_title() -> None:
    one = listing("CN", "保温杯 8折", price_histories=(history("CN", "2026-06-01=80 2026-11-06=80t"),),
                  promotions=(promotion("CN", "2026-11-11", "68", "80", label="原价", text="8折"),))  # fmt: skip
    found = [f for f in scanned(one) if f.verdict == "violation"]
    assert [(f.topic, f.field, f.quote) for f in found] == [("percent_arithmetic_mismatch", "title", "8折")]


def test_a_claim_in_the_title_is_checked_against_the_listings_own_offer() -> None:
    offer = Offer(price=Decimal(80), currency="USD", reference_price=Decimal(100))
    found = [f for f in scanned(listing("US", "Desk lamp, 50% off", offers=(offer,))) if f.verdict == "violation"]
    assert [(f.topic, f.field, f.quote, f.details["reference"]) for f in found] == [
        ("percent_arithmetic_mismatch", "title", "50% off", "100")
    ]


def test_a_claim_that_holds_for_one_variant_is_not_overstated() -> None:
    offers = tuple(Offer(sku=str(n), price=Decimal(n), currency="USD", reference_price=Decimal(100)) for n in (50, 80))
    found = scanned(listing("US", "Desk lamp, 50% off", offers=offers))
    assert [f.topic for f in found if f.verdict == "violation"] == []


def test_an_offer_with_a_compared_price_and_no_history_is_open_once() -> None:
    offers = tuple(Offer(sku=str(n), price=Decimal(n), currency="EUR", reference_price=Decimal(100)) for n in (50, 80))
    found = scanned(listing("DE", offers=offers))
    assert [(f.topic, f.verdict) for f in found] == [("history_insufficient", "undecided")]


def test_a_promotion_is_joined_to_the_history_of_its_own_variant() -> None:
    from dataclasses import replace

    red, blue = (
        replace(history("DE", events), sku=sku)
        for sku, events in (("red", "2026-01-01=100"), ("blue", "2026-01-01=50"))
    )
    one = listing(
        "DE", price_histories=(red, blue), promotions=(replace(promotion("DE", "2026-05-28", "80", "100"), sku="red"),)
    )
    assert [f.topic for f in scanned(one) if f.verdict in ("violation", "undecided")] == []


def test_the_fingerprint_rests_on_the_promotion_and_not_on_its_prices() -> None:
    def fingerprint(price: str) -> str:
        one = listing(
            "DE",
            price_histories=(history("DE", "2026-01-01=80"),),
            promotions=(promotion("DE", "2026-05-28", price, "100"),),
        )
        return scanned(one)[0].fingerprint

    assert fingerprint("70") == fingerprint("71")


def test_leads_are_advice() -> None:
    one = listing("DE", price_histories=(history("DE", "2026-01-01=50 2026-05-20=100 2026-05-25=50"),),
                  promotions=(promotion("DE", "2026-05-28", "50", "120"),))  # fmt: skip
    assert {f.topic for f in scanned(one) if f.verdict == "advice"} == {
        "perpetual_sale", "no_prior_sale_at_reference", "raised_before_promotion",
    }  # fmt: skip
