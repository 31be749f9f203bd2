"""One small run with findings of every kind and with hostile texts, made by hand: no engine is needed to test reports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from listing_audit.model.findings import (
    Citation,
    Consideration,
    Evidence,
    Finding,
    RunFacts,
    Summary,
    Suppression,
)
from listing_audit.model.listing import Listing, Location, ReadError, ReadNote, TextField
from listing_audit.model.prices import Offer
from listing_audit.model.spans import RawSpan
from listing_audit.report.records import RuleFacts

AD_LAW = Citation("中华人民共和国广告法", "9(3)", "https://flk.npc.gov.cn/")
OMNIBUS = Citation("Directive 98/6/EC", "6a", "https://eur-lex.europa.eu/eli/dir/1998/6/oj")


@dataclass(frozen=True, slots=True)
class SampleRun:
    """Everything that a report is told in one run, in order."""

    run: RunFacts
    audited: tuple[tuple[Listing, tuple[Finding, ...], tuple[Consideration, ...]], ...]
    errors: tuple[ReadError, ...]
    notes: tuple[ReadNote, ...]
    summary: Summary
    rules: tuple[RuleFacts, ...]
    gone: tuple[Finding, ...] = ()

    def tell(self, report) -> None:
        report.begin(self.run)
        for note in self.notes:
            report.noted(note)
        for listing, findings, considerations in self.audited:
            report.audited(listing, findings, considerations)
        for error in self.errors:
            report.unread(error)
        report.finish(self.summary, self.rules, self.gone)


FACE_CREAM = Listing(
    id="sku-1",
    fields=(
        TextField("title", "全网最佳面霜 三天美白", Location("catalog.csv", 12, 2), language="zh"),
        TextField(
            "description",
            "<p>温和不刺激</p>\n<p>本品可治疗湿疹，三天见效。</p>",
            Location("catalog.csv", 12, 3),
            is_html=True,
            language="zh",
        ),
    ),
    language="zh",
    jurisdictions=("CN",),
    category="cosmetics",
    offers=(
        Offer(
            sku="sku-1-50",
            price=Decimal("79.00"),
            currency="CNY",
            reference_price=Decimal("199.00"),
            reference_label="划线价",
            sale_starts_at=datetime(2026, 11, 11, tzinfo=UTC),
            options=(("容量", "50ml"),),
            line=12,
        ),
    ),
    location=Location("catalog.csv", 12),
    inferred=("category",),
)

SUPERLATIVE = Finding(
    listing_id="sku-1",
    rule_id="cn-superlative-quality",
    rule_version=2,
    family="superlatives",
    topic="superlative",
    verdict="violation",
    severity="high",
    confidence="high",
    jurisdiction="CN",
    field="title",
    span=RawSpan(2, 4),
    quote="最佳",
    context="全网最佳面霜 三天美白",
    message="“最佳”是绝对化用语",
    why="广告不得使用“国家级”“最高级”“最佳”等用语，因为它们贬低同类商品，也无法证明。",
    remedy="删去“最佳”，改写可以证明的事实，例如配方、用量或检测结果。",
    suggestion="",
    penalty="二十万元以上一百万元以下罚款",
    citations=(AD_LAW,),
    evidence=(
        Evidence("primary", "title", RawSpan(2, 4), "最佳"),
        Evidence("related", "title", RawSpan(0, 2), "全网", "比较范围为全网"),
    ),
    fingerprint="9f3c2e6d11aa42b0b7d0c55a1f6e8d21",
    location=Location("catalog.csv", 12, 2),
)

MEDICAL = Finding(
    listing_id="sku-1",
    rule_id="cn-medical-cosmetics",
    rule_version=1,
    family="claims",
    topic="medical_claim",
    verdict="violation",
    severity="critical",
    confidence="medium",
    jurisdiction="CN",
    field="description",
    span=RawSpan(19, 23),
    quote="治疗湿疹",
    context="不刺激</p>\n<p>本品可治疗湿疹，三天见效。</p>",
    context_start=5,
    message="“治疗湿疹”是医疗用语，化妆品不得使用",
    why="医疗、药品、医疗器械广告以外的其他广告不得涉及疾病治疗功能。",
    remedy="写清洁、保湿、修饰等化妆品的作用。",
    suggestion="保湿",
    citations=(Citation("中华人民共和国广告法", "17"), Citation("化妆品监督管理条例", "37")),
    evidence=(Evidence("primary", "description", RawSpan(19, 23), "治疗湿疹"),),
    details={"category_inferred": "cosmetics"},
    fingerprint="00aa11bb22cc33dd44ee55ff66778899",
    first_seen="2026-11-01",
    location=Location("catalog.csv", 12, 3),
)

PRICE = Finding(
    listing_id="lamp/42",
    rule_id="eu-price-omnibus-thirty-days",
    rule_version=1,
    family="pricing",
    topic="reference_above_lawful_baseline",
    verdict="violation",
    severity="high",
    confidence="high",
    jurisdiction="DE",
    field="price",
    message="The struck-out price 79.00 EUR is above the lowest price of the 30 days before the sale, 59.00 EUR",
    why="A reduction must state the lowest price that the trader applied in the 30 days before it.",
    remedy="State 59.00 EUR as the prior price, or drop the comparison.",
    citations=(OMNIBUS,),
    evidence=(Evidence("related", "price", note="59.00 EUR from 2026-10-20 to 2026-10-27"),),
    details={
        "lawful_reference": "59.00",
        "window": {"from": "2026-10-02", "to": "2026-11-01"},
        "deciding_events": [{"at": "2026-10-20T00:00:00+02:00", "price": "59.00", "kind": "listed"}],
        "as_claimed": "79.00",
        "series": {
            "steps": [
                {
                    "from": "2026-10-01T00:00:00+02:00",
                    "to": "2026-10-20T00:00:00+02:00",
                    "price": "72.00",
                    "kind": "listed",
                    "decides": False,
                },
                {
                    "from": "2026-10-20T00:00:00+02:00",
                    "to": "2026-10-27T00:00:00+02:00",
                    "price": "59.00",
                    "kind": "listed",
                    "decides": True,
                },
                {
                    "from": "2026-10-27T00:00:00+02:00",
                    "to": "2026-11-01T00:00:00+01:00",
                    "price": "79.00",
                    "kind": "listed",
                    "decides": False,
                },
            ],
            "deals": [],
            "start": "2026-11-01T00:00:00+01:00",
            "window": ["2026-10-02T00:00:00+02:00", "2026-11-01T00:00:00+01:00"],
            "price": "55.00",
            "claimed_reference": "79.00",
            "lawful_reference": "59.00",
            "currency": "EUR",
        },
    },
    fingerprint="5511aa3e00000000000000000000c0de",
    location=Location("lamps.jsonl", 3, pointer="/promotions/0"),
)

UNDECIDED = Finding(
    listing_id="lamp/42",
    rule_id="eu-price-history",
    rule_version=1,
    family="pricing",
    topic="history_insufficient",
    verdict="undecided",
    severity="medium",
    confidence="high",
    jurisdiction="DE",
    field="price",
    message="The record cannot decide whether “was 79.00 EUR” is lawful",
    why="",
    remedy="Add the prices of the 30 days before the sale.",
    citations=(OMNIBUS,),
    details={"missing_fact": "prices from 2026-10-02 to 2026-10-19"},
    fingerprint="77aa00000000000000000000000000ff",
    location=Location("lamps.jsonl", 3, pointer="/promotions/0"),
)

WAIVED = Finding(
    listing_id="lamp/42",
    rule_id="us-superlative-puffery",
    rule_version=1,
    family="superlatives",
    topic="superlative",
    verdict="needs_evidence",
    severity="low",
    confidence="low",
    jurisdiction="US",
    field="bullets[0]",
    span=RawSpan(4, 12),
    quote="#1 rated",
    context="The #1 rated lamp",
    message="“#1 rated” needs proof",
    why="An objective claim needs a reasonable basis.",
    remedy="Name the survey and its date.",
    citations=(Citation("15 USC 45"),),
    evidence=(Evidence("primary", "bullets[0]", RawSpan(4, 12), "#1 rated"),),
    fingerprint="abc0000000000000000000000000000f",
    suppressed=Suppression("waiver", "Survey of 2026-06 on file", "2027-06-30", "Lee"),
)

# Colours and cursor moves, a bell, a title change, direction marks, a zero-width space, a lone surrogate, a null,
# C1 controls, line separators, stacked accents, an emoji with joiners, markup, and a comment end.
HOSTILE_TEXT = (
    "\x1b[2J\x1b[31mBEST\x07 \x1b]0;owned\x07\u202ecure\u202c all\u200bergy \ud800\x00\x9b31m\u2028"
    '\u0301\u0301\u0301\u0301\u0301\u0301\u0301 👩\u200d🔬</script><!-- ]] [[ "quoted" 全\u3000网'
)
HOSTILE = Finding(
    listing_id="evil\x1b[1A\u202e-id\ud83d",
    rule_id="us-medical-cure",
    rule_version=1,
    family="claims",
    topic="medical_claim",
    verdict="violation",
    severity="medium",
    confidence="low",
    jurisdiction="US",
    field="attributes.na\x1bme\u2066",
    span=RawSpan(HOSTILE_TEXT.index("\u202ecure"), HOSTILE_TEXT.index("ergy") + 4),
    quote=HOSTILE_TEXT[HOSTILE_TEXT.index("\u202ecure") : HOSTILE_TEXT.index("ergy") + 4],
    context=HOSTILE_TEXT,
    message="“\u202ecure\u202c all\u200bergy” is a disease claim",
    why="A dietary supplement may not claim to cure a disease.",
    remedy="Delete it.",
    suggestion="supports\x1b[0m comfort",
    citations=(Citation("21 CFR", "101.93(g)", "https://www.ecfr.gov/\x1b[31m"),),
    evidence=(Evidence("primary", "attributes.na\x1bme\u2066"),),
    details={"note": "\x1b[31m\ud800", "ratio": float("nan"), "deep": [{"x": float("inf")}]},
    fingerprint="deadbeef00000000000000000000beef",
    location=Location("we\x1b[31mird\u202e.csv", 7, 1),
)
GONE = replace(HOSTILE, fingerprint="600e000000000000000000000000600e", first_seen="2026-10-01")


def _facts(rule_id: str, topic: str, family: str, title: str, *citations: Citation) -> RuleFacts:
    return RuleFacts(rule_id, 1, topic, family, "stable", title, citations)


def sample_run(language: str) -> SampleRun:
    lamp = Listing(
        id="lamp/42",
        fields=(TextField("title", "Brass desk lamp", language="en"), TextField("bullets[0]", "The #1 rated lamp")),
        language="en",
        jurisdictions=("DE", "US"),
        location=Location("lamps.jsonl", 3),
    )
    evil = Listing(
        id="evil\x1b[1A\u202e-id\ud83d",
        fields=(TextField("title", HOSTILE_TEXT), TextField("attributes.na\x1bme\u2066", HOSTILE_TEXT)),
        jurisdictions=("US",),
        location=Location("we\x1b[31mird\u202e.csv", 7),
    )
    clean = Listing(
        id="ok-1", fields=(TextField("title", "Best before: see lid"),), location=Location("catalog.csv", 13)
    )
    considered = (
        Consideration("sku-1", "cn-superlative-quality", "title", RawSpan(2, 4), "最佳", "reported", "没有豁免适用"),
        Consideration(
            "sku-1", "cn-superlative-time", "description", RawSpan(7, 8), "最", "cleared",
            "consumption-tip：食用或使用提示", "广告绝对化用语执法指南 6(2)",
        ),
    )  # fmt: skip
    return SampleRun(
        run=RunFacts(
            tool_version="0.1.0",
            as_of="2026-11-21",
            rule_set="4be1c0ffee5d0b1e66aa",
            rules=312,
            language=language,
            packs=("cn 1.0", "eu 1.0", "us 1.0"),
            sources=("catalog.csv", "lamps.jsonl", "we\x1b[31mird\u202e.csv"),
            started_at="2026-11-21T09:30:00+08:00",
        ),
        audited=(
            (FACE_CREAM, (SUPERLATIVE, MEDICAL), considered),
            (clean, (), ()),
            (lamp, (WAIVED, PRICE, UNDECIDED), ()),
            (evil, (HOSTILE,), ()),
        ),
        errors=(
            ReadError(
                "catalog.csv", "9 cells where the header has 7; the text of two cells would be lost", 14, "sku-9"
            ),
            ReadError("bro\x1b[31mken.xlsx", "not a spreadsheet\n\u202e: magic bytes are \ud800"),
        ),
        notes=(ReadNote("catalog.csv", "read as Shopify CSV, UTF-8"),),
        summary=Summary(
            listings=4,
            findings={"critical": 1, "high": 2, "medium": 1},
            by_family={"pricing": 1, "claims": 2, "superlatives": 1},
            by_verdict={"violation": 4, "undecided": 1},
            undecided=1,
            suppressed=1,
            errors=2,
        ),
        rules=(
            _facts(
                "cn-medical-cosmetics",
                "medical_claim",
                "claims",
                "化妆品宣称医疗作用",
                Citation("中华人民共和国广告法", "17"),
            ),
            _facts("cn-superlative-quality", "superlative", "superlatives", "品质类绝对化用语", AD_LAW),
            _facts(
                "eu-price-omnibus-thirty-days", "reference_above_lawful_baseline", "pricing", "Lowest price", OMNIBUS
            ),
        ),
        gone=(GONE,),
    )


@pytest.fixture
def sample():
    return sample_run
