"""A planned promotion held against a price history: what may be printed, whether the claim stands, and from when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

from listing_audit.ingest.moments import zone
from listing_audit.model.findings import Detail
from listing_audit.model.prices import PriceHistory, Promotion
from listing_audit.report.price_chart import svg_chart
from listing_audit.verify.price.money import plain
from listing_audit.verify.price.quote import Quote, lawful_from, quote
from listing_audit.verify.price.referee import Judged, referee
from listing_audit.verify.price.series import series_of
from listing_audit.verify.price.telling import details_of, told
from listing_audit.web.reading import from_record

# Nearly three years of a price a day. The first lawful day is found by judging up to 400 of them.
MAX_EVENTS: Final = 1_000
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
_LINE: Final = re.compile(
    r"\s*(?P<at>\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ]\d{1,2}:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?)[\s,;，；]+"
    r"[^\d\s-]{0,4}(?P<price>\d{1,12}(?:\.\d{1,6})?)[\s,;，；]*(?P<kind>[a-z]*)\s*"
)


@dataclass(frozen=True, slots=True)
class Plan:
    """A promotion as planned, under the law of one place. Amounts are in the currency of the history."""

    place: str
    on: date
    price: Decimal | None = None
    reference: Decimal | None = None
    percent: Decimal | None = None
    label: str | None = None
    text: str | None = None
    days: int | None = None
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PriceAnswer:
    """`judged` is None without a price to judge; `begins` is the first lawful day of the claim, None when not asked."""

    quote: Quote
    promotion: Promotion
    judged: Judged | None
    begins: date | None
    currency: str

    def chart(self, language: str) -> str:
        """Return the drawing as SVG, safe to stand in a page; empty when there is nothing to draw."""
        judged = self.judged or self.quote.tried
        return "" if judged is None else svg_chart(series_of(judged), language=language)

    def sentence(self, language: str) -> str:
        """Return what decides, in a sentence."""
        judged = self.judged or self.quote.tried
        return "" if judged is None else told(judged, language)


def priced(history: PriceHistory, plan: Plan, as_of: date) -> PriceAnswer:
    """Return the highest lawful reference on the day, the verdict on the planned claim, and its first lawful day."""
    promotion = _promotion(history, plan)
    trial = replace(promotion, reference_price=None, claimed_percent=None, claim_text=None)
    found = quote(history, place=plan.place, on=plan.on, as_of=as_of, price=plan.price, plan=trial)
    judged = begins = None
    if plan.price is not None:
        judged = referee(promotion, history, place=plan.place, as_of=as_of)
        if plan.reference is not None:
            begins = lawful_from(history, promotion, place=plan.place, on=plan.on, as_of=as_of)
    return PriceAnswer(found, promotion, judged, begins, history.currency)


def _promotion(history: PriceHistory, plan: Plan) -> Promotion:
    start = datetime.combine(plan.on, time(), zone(history.timezone) or UTC)
    return Promotion(
        announced_at=start,
        starts_at=start,
        ends_at=start + timedelta(days=plan.days) if plan.days else None,
        price=plan.price,
        reference_price=plan.reference,
        reference_label=plan.label,
        claimed_percent=plan.percent,
        claim_text=plan.text,
        sku=history.sku,
        channel=history.channel,
        market=history.market,
        currency=history.currency,
        facts=plan.facts,
    )


def price_record(answer: PriceAnswer, language: str, *, chart: bool) -> dict[str, Detail]:
    """Return the answer of `POST /api/v1/price`; amounts are decimal texts."""
    found, judged = answer.quote, answer.judged
    record: dict[str, Detail] = {
        "on": found.on.isoformat(),
        "currency": answer.currency,
        "highest_reference": None if found.reference is None else plain(found.reference),
        "highest_percent": None if found.percent is None else plain(found.percent),
        "verdict": None if judged is None else judged.verdict,
        "codes": [] if judged is None else [code.topic for code in judged.ruling.codes],
        "exempt": None if judged is None else judged.ruling.exempt,
        "missing_facts": [missing.fact for missing in _missing(answer)],
        "lawful_from": None if answer.begins is None else answer.begins.isoformat(),
        "message": answer.sentence(language),
        "details": {} if judged is None else details_of(judged, answer.promotion),
    }
    shown = judged or found.tried
    record["series"] = None if shown is None else series_of(shown)
    if chart:
        record["chart"] = answer.chart(language) or None
    return record


def _missing(answer: PriceAnswer) -> Sequence[Any]:
    if answer.judged is not None:
        return answer.judged.ruling.missing
    tried = answer.quote.tried
    return () if tried is None or answer.quote.reference is not None else tried.ruling.missing


def history_of(record: Mapping[str, Any], language: str) -> tuple[PriceHistory | None, tuple[str, ...]]:
    """Return the history that one canonical object describes, or what is wrong with it."""
    events = record.get("events")
    if isinstance(events, list) and len(events) > MAX_EVENTS:
        many = f"价格点超过 {MAX_EVENTS} 个" if language == "zh" else f"more than {MAX_EVENTS} price points"
        return None, (many,)
    read = from_record({"title": "-", "price_histories": [dict(record)]}, language)
    histories = read.listing.price_histories if read.listing is not None else ()
    if read.errors or not histories or not histories[0].events:
        empty = (
            "没有价格点：events 需要 at 和 price"
            if language == "zh"
            else "no price points: `events` need `at` and `price`"
        )
        return None, read.errors or (*read.notes, empty)
    if any(not FIRST_DAY <= event.at.date() <= LAST_DAY for event in histories[0].events):
        far = (
            f"价格点须在 {FIRST_DAY} 至 {LAST_DAY} 之间"
            if language == "zh"
            else f"price points lie within {FIRST_DAY} to {LAST_DAY}"
        )
        return None, (far,)
    return histories[0], read.notes


def events_of_lines(text: str) -> tuple[list[dict[str, str]], list[int]]:
    """Return the price points of lines such as `2026-05-01 199` or `2026-05-01,199,sale`, and the lines that are none."""
    events: list[dict[str, str]] = []
    wrong: list[int] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        found = _LINE.fullmatch(line) if len(line) <= 200 else None
        if found is None:
            wrong.append(number)
            continue
        day, _, clock = re.sub(r"[T ]", "|", found["at"], count=1).partition("|")
        parts = re.split(r"[-/.]", day)
        at = "-".join((parts[0], parts[1].zfill(2), parts[2].zfill(2)))
        events.append(
            {"at": f"{at}T{clock}" if clock else at, "price": found["price"], "kind": found["kind"] or "listed"}
        )
    return events, wrong
