"""What holds whatever the history: lower earlier prices never help, split steps change nothing, nor do whole days."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from listing_audit.model.prices import PriceEvent, PriceHistory, Promotion
from listing_audit.verify.price.referee import Judged, referee
from listing_audit.verify.price.times import instant
from tests.verify.price.promotions import AS_OF

# No clocks change in Shanghai and Phoenix; the laws are asked there so that whole days can be shifted.
ZONES = {
    "CN": "Asia/Shanghai",
    "DE": "Africa/Algiers",
    "PL": "Africa/Algiers",
    "GB": "Africa/Abidjan",
    "US": "America/Phoenix",
}
START = datetime(2026, 6, 15, 12)
RANK = {"compliant": 0, "indeterminate": 1, "violation": 2}

# Few prices, so that equal ones meet, and times near the edges of windows: what is wrong goes wrong there.
prices = st.one_of(
    st.sampled_from([Decimal(price) for price in (60, 80, 88, 99, 100, 110, 120)]),
    st.integers(5000, 15000).map(lambda cents: Decimal(cents) / 100),
)
kinds = st.sampled_from(("listed", "listed", "sale", "transaction"))
edges = st.tuples(st.sampled_from((1, 7, 14, 28, 30, 60, 90, 365)), st.integers(-30, 30)).map(
    lambda edge: max(edge[0] * 24 + edge[1], 1)
)
hours = st.one_of(edges, edges, st.integers(1, 200 * 24))
events = st.lists(st.tuples(hours, prices, kinds), min_size=1, max_size=8, unique_by=lambda item: item[0])
places = st.sampled_from(sorted(ZONES))


Items = list[tuple[int, Decimal, str]]


def made(place: str, items: list[tuple[int, Decimal, str]], shift: int = 0) -> PriceHistory:
    zone = ZoneInfo(ZONES[place])
    found = [
        PriceEvent((START - timedelta(hours=hours) + timedelta(days=shift)).replace(tzinfo=zone), price, kind)  # type: ignore[arg-type]
        for hours, price, kind in items
    ]
    return PriceHistory("XXX", ZONES[place], tuple(sorted(found, key=lambda event: event.at)))


def judge(place: str, history: PriceHistory, price: Decimal, reference: Decimal, shift: int = 0) -> Judged:
    zone = ZoneInfo(ZONES[place])
    start = (START + timedelta(days=shift)).replace(tzinfo=zone)
    label = "原价" if place == "CN" else "Was"
    promotion = Promotion(start, start, start + timedelta(days=7), price, reference, label, currency="XXX")
    return referee(promotion, history, place=place, as_of=AS_OF)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(("DE", "PL")), events, prices, prices, st.integers(0, 7), st.decimals("0.01", "0.99", places=2))
def test_in_the_eu_a_lower_earlier_price_never_makes_a_claim_more_lawful(
    place: str, items: Items, price: Decimal, reference: Decimal, which: int, share: Decimal
) -> None:
    items = [(hours, amount, "listed") for hours, amount, _ in items]
    lowered = [
        (hours, (amount * share).quantize(Decimal("0.01")) if number == which % len(items) else amount, kind)
        for number, (hours, amount, kind) in enumerate(items)
    ]
    before, after = (judge(place, made(place, each), price, reference).verdict for each in (items, lowered))
    # A price lowered out of all proportion is taken for a slip of the decimal point: open, not lawful.
    assert RANK[after] >= RANK[before] or after == "indeterminate"


@settings(max_examples=150, deadline=None)
@given(events, prices, prices, st.integers(0, 7), st.decimals("0.5", "0.99", places=2))
def test_in_china_a_lower_earlier_deal_never_makes_a_claim_more_lawful(
    items: Items, price: Decimal, reference: Decimal, which: int, share: Decimal
) -> None:
    items = [(4000, Decimal(150), "listed"), *((hours, amount, "transaction") for hours, amount, _ in items)]
    number = 1 + which % (len(items) - 1)
    lowered = [*items]
    lowered[number] = (items[number][0], (items[number][1] * share).quantize(Decimal("0.01")), "transaction")
    before, after = (judge("CN", made("CN", each), price, reference).verdict for each in (items, lowered))
    assert RANK[after] >= RANK[before]


@settings(max_examples=400, deadline=None)
@given(places, events, prices, prices, st.integers(0, 7), st.integers(1, 400))
def test_splitting_a_step_into_two_equal_ones_changes_nothing(
    place: str, items: Items, price: Decimal, reference: Decimal, which: int, minutes: int
) -> None:
    history = made(place, items)
    offers = [event for event in history.events if event.kind != "transaction"]
    if not offers:
        return
    split = offers[which % len(offers)]
    at = split.at + timedelta(minutes=minutes)
    later = [event.at for event in offers if event.at > split.at]
    if instant(at, at.tzinfo) >= min(later, default=START.replace(tzinfo=ZoneInfo(ZONES[place]))):  # type: ignore[arg-type]
        return
    more = tuple(sorted((*history.events, replace(split, at=at)), key=lambda event: event.at))
    one, other = (judge(place, each, price, reference).ruling for each in (history, replace(history, events=more)))
    assert (one.codes, one.missing, one.lawful, one.window) == (other.codes, other.missing, other.lawful, other.window)


@settings(max_examples=400, deadline=None)
@given(places, events, prices, prices, st.integers(-300, 300))
def test_shifting_everything_by_whole_days_changes_nothing(
    place: str, items: Items, price: Decimal, reference: Decimal, shift: int
) -> None:
    one = judge(place, made(place, items), price, reference).ruling
    other = judge(place, made(place, items, shift), price, reference, shift).ruling
    assert [code.topic for code in one.codes] == [code.topic for code in other.codes]
    assert [missing.fact for missing in one.missing] == [missing.fact for missing in other.missing]
    assert one.lawful == other.lawful
    moved = one.window and tuple(edge + timedelta(days=shift) for edge in one.window)
    assert moved == other.window


@settings(max_examples=100, deadline=None)
@given(places, events, prices, prices)
def test_an_incomplete_record_never_proves_a_price_honest(
    place: str, items: Items, price: Decimal, reference: Decimal
) -> None:
    zone = ZoneInfo(ZONES[place])
    start = START.replace(tzinfo=zone)
    promotion = Promotion(
        start, start, start + timedelta(days=7), price, reference, "原价" if place == "CN" else "Was", currency="XXX",
        facts=(("history_complete", "false"), ("transactions_complete", "false")),
    )  # fmt: skip
    assert referee(promotion, made(place, items), place=place, as_of=AS_OF).verdict != "compliant"
