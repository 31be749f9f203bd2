"""One promotion under the law of one place: the case is made, the ad is tested, then its history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final

from listing_audit.ingest.moments import zone as zone_named
from listing_audit.model.prices import PriceHistory, Promotion
from listing_audit.model.scope import lineage
from listing_audit.values import frozen
from listing_audit.verify.price.ad import has_timer, judge_ad
from listing_audit.verify.price.case import MISMATCH, Case, Findings, Missing, Ruling
from listing_audit.verify.price.claims import Claim, number_of, read_claims
from listing_audit.verify.price.cn import judge_cn
from listing_audit.verify.price.eu import judge_eu
from listing_audit.verify.price.facts import Facts
from listing_audit.verify.price.gb import judge_gb
from listing_audit.verify.price.history import Ad, make_record
from listing_audit.verify.price.labels import LabelKind, label_kind, printed_labels, promises_sales
from listing_audit.verify.price.record import Record, price_before_start
from listing_audit.verify.price.times import instant
from listing_audit.verify.price.us import judge_us

# Where a market's clock stands when neither history nor promotion says so.
_ZONES: Final = {
    "CN": "Asia/Shanghai", "GB": "Europe/London", "US": "America/New_York", "US-CA": "America/Los_Angeles",
    "US-NJ": "America/New_York", "EU": "Europe/Brussels", "PT": "Europe/Lisbon", "IE": "Europe/Dublin", "GR": "Europe/Athens",
    "FI": "Europe/Helsinki", "BG": "Europe/Sofia", "RO": "Europe/Bucharest", "EE": "Europe/Tallinn", "LV": "Europe/Riga",
    "LT": "Europe/Vilnius", "CY": "Asia/Nicosia",
}  # fmt: skip
_CURRENCIES: Final = {
    "CN": "CNY",
    "GB": "GBP",
    "US": "USD",
    "PL": "PLN",
    "CZ": "CZK",
    "SE": "SEK",
    "DK": "DKK",
    "HU": "HUF",
    "RO": "RON",
}

_LAWS: Final[dict[str, Callable[[Case], Ruling]]] = {"CN": judge_cn, "EU": judge_eu, "GB": judge_gb, "US": judge_us}


@frozen
class Judged:
    """A promotion, the case made of it, and the ruling on ad and history together."""

    case: Case
    ruling: Ruling

    @property
    def verdict(self) -> str:
        """`violation`, `indeterminate` or `compliant`."""
        return self.ruling.verdict


def law_of(place: str) -> str | None:
    """Return whose price law holds in a place: CN, EU, GB or US; None where we have none."""
    return next((known for known in lineage(place) if known in _LAWS), None)


def referee(
    promotion: Promotion, history: PriceHistory | None, *, place: str, as_of: date, category: str | None = None
) -> Judged:
    """Return what the law of the place says of the promotion.

    Tests inside the ad come first and need no history; no exemption switches them off. A certain finding is a
    violation whatever is missing; otherwise a missing fact leaves the answer open.
    """
    case = make_case(promotion, history, place=place, as_of=as_of, category=category)
    return judge(case)


def judge(case: Case) -> Judged:
    """Return the ruling on a case."""
    law = law_of(case.place)
    if law is None:
        return Judged(case, Ruling(missing=(Missing("price_law_of_this_place"),)))
    found = Findings()
    claimed = case.reduction_claimed or case.advantage or case.multi_buy or case.conditional
    comparable = judge_ad(case, found)
    if not claimed and not found.codes and not found.missing and not has_timer(case):
        return Judged(case, Ruling(exempt="no_reduction_announced"))
    ruling = _of_history(case, law)
    if not comparable:
        # Nothing is measured across a mismatch; only the baseline is told.
        codes = tuple(found.codes.values())
        return Judged(case, replace(ruling, codes=codes, missing=(), notice=(), lawful=ruling.baseline))
    codes = (*found.codes.values(), *(code for code in ruling.codes if code.topic not in found.codes))
    missing = (*found.missing.values(), *ruling.missing)
    if not codes:
        missing = (*missing, *(Missing(f"fact:{name}") for name in case.facts.unread))
    lawful = ruling.lawful
    if missing and not codes:
        lawful = None
    elif lawful is None and law in ("CN", "EU"):
        # Missing history can only make the low lower: what is known of it bounds it from above.
        lawful = ruling.bound
    return Judged(case, replace(ruling, codes=codes, missing=missing, lawful=lawful))


def _of_history(case: Case, law: str) -> Ruling:
    if not case.start_known:
        return Ruling(missing=(Missing(case.record.missing or "starts_at"),))
    if case.price is None:
        return Ruling(missing=(Missing("price"),))
    ruling = _LAWS[law](case)
    if ruling.exempt is None and case.record.foreign and ruling.missing:
        ruling = replace(ruling, missing=tuple(replace(each, topic=MISMATCH) for each in ruling.missing))
    if ruling.codes and _reduced_later(case):
        ruling = replace(
            ruling, codes=(), missing=(Missing("price_after_reduction"),), bound=ruling.lawful, lawful=None
        )
    if case.record.outliers and ruling.verdict == "compliant" and ruling.exempt is None:
        low = min(point.price for point in case.record.outliers)
        if ruling.baseline is not None and low < ruling.baseline:
            first = case.record.outliers[0].at
            ruling = replace(
                ruling, missing=(Missing("price_outlier", (first, first)),), bound=ruling.lawful, lawful=None
            )
    return ruling


def _reduced_later(case: Case) -> bool:
    """Whether a watcher saw words of a reduction beside an unchanged price: it may be taken off at the till."""
    before = price_before_start(case.record)
    facts = case.facts
    # The mark of a watched page. A trader's own record of looks says nothing of a till.
    watched = (
        facts.text("sampling") == "snapshot" and facts.flag("history_complete") is False and case.reference is None
    )
    return watched and before is not None and before.price == case.price


# ------------------------------------------------------------------ the case


def make_case(
    promotion: Promotion, history: PriceHistory | None, *, place: str, as_of: date, category: str | None = None
) -> Case:
    """Return the promotion with everything typed: its facts, the claims of fields and words, its record."""
    law = law_of(place) or place
    named = zone_named(history.timezone) if history is not None else None
    zone = named or zone_named(market_of(place)[1]) or UTC
    facts = Facts(dict(promotion.facts), zone)
    currency = (promotion.currency or (history.currency if history is not None else "") or _currency(place)).upper()
    starts = promotion.starts_at or promotion.announced_at
    start = instant(starts, zone) if starts is not None else datetime(2000, 1, 1, tzinfo=UTC)
    announced = instant(promotion.announced_at, zone) if promotion.announced_at is not None else start
    text = promotion.claim_text or ""
    read = read_claims(text)
    reference, label_text = promotion.reference_price, promotion.reference_label
    if reference is None or not (label_text or "").strip():
        reference, label_text = _from_words(read.text, reference, label_text)
    ad = Ad(start, currency, promotion.channel, zone, "net" if law == "US" else "gross")
    return Case(
        place=place, as_of=as_of, currency=currency, zone=zone, start=start, announced=announced,
        end=instant(promotion.ends_at, zone) if promotion.ends_at is not None else None,
        price=promotion.price, reference=reference, label=_kind(label_text, law, read.text), label_text=label_text,
        claims=_claims(promotion, facts, read.claims), advantage=read.advantage, multi_buy=read.multi_buy,
        words=read.text, facts=facts, record=make_record(history, ad, facts) if starts is not None else Record(start, missing="starts_at" if history is not None else "price_history"),
        category=category, start_known=starts is not None,
    )  # fmt: skip


def market_of(place: str) -> tuple[str, str]:
    """Return the currency of a place, and the IANA zone of its clocks, where nothing else is said."""
    law = law_of(place) or place
    return _currency(place), _ZONES.get(place, _ZONES.get(law, "Europe/Berlin"))


def _currency(place: str) -> str:
    law = law_of(place) or place
    return _CURRENCIES.get(place, _CURRENCIES.get(law, "EUR"))


def _kind(label: str | None, law: str, words: str) -> LabelKind:
    kind = label_kind(label, law)
    return "sold" if law == "US" and kind in ("own", "none") and promises_sales(words) else kind


def _from_words(words: str, reference: Decimal | None, label: str | None) -> tuple[Decimal | None, str | None]:
    """Fill in what the fields leave out: the compared price, or what it is called, as the ad prints it."""
    for name, amount, _ in printed_labels(words):
        digits = "".join(c for c in amount if c.isdigit() or c in ".,' 万千").strip()
        value = number_of(digits)
        if value is None:
            continue
        if reference is None:
            return value, label or name
        if value == reference:
            return reference, name
    return reference, label


def _claims(promotion: Promotion, facts: Facts, read: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Return the claims of fields and words; one that both state counts once, with its place in the words."""
    found = list(read)
    percent, amount = promotion.claimed_percent, facts.amount("claimed_amount_off")
    if percent is not None and not any(
        c.unit == "percent" and abs(c.value - abs(percent)) <= Decimal("0.5") for c in read
    ):
        # The importer's reading of words that cover a range is no claim of its own.
        ranged = any(c.is_range for c in read)
        found.append(Claim(abs(percent), "percent", is_range=ranged))
    if amount is not None and not any(c.unit == "amount" and c.value == amount for c in read):
        found.append(Claim(amount, "amount"))
    return tuple(found)
