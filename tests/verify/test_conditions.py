"""Every condition that a rule may use, on a text where it holds and on one where it does not."""

from __future__ import annotations

import pytest

from listing_audit.lexicon.tables import fold_tables
from listing_audit.model.listing import HeldEvidence, Listing, TextField
from listing_audit.scan.engine import build_engine
from listing_audit.scan.pipeline import ScanOptions, scan_batch
from tests.verify.rules import lexicons, rule, rule_set

CASES = [
    # condition, text where it holds ([[ ]] round the reported words), text where it does not
    ("near: {terms: [面霜], within_chars: 3}", "[[最佳]]的 面霜", "最佳的四个字面霜"),
    ("near: {terms: [面霜], within_chars: 9, quote: true}", "[[最佳滋润面霜]]", "最佳口红"),
    ("near: {terms: [面霜], within_chars: 9, side: before}", "面霜[[最佳]]", "最佳面霜"),
    ("near: {terms: [面霜], within_chars: 9, in: clause}", "[[最佳]]的面霜", "最佳，面霜"),
    ("near: {terms: [面霜], within_chars: 9, in: sentence}", "[[最佳]]，面霜", "最佳。面霜"),
    ("near: {terms: [面霜], within_chars: 9, in: field}", "[[最佳]]。面霜", "最佳。口红"),
    ("followed_by: {terms: [食用]}", "[[最佳]]食用期", "最佳的食用期"),
    ("preceded_by: {terms: [全网]}", "全网[[最佳]]", "全网的最佳"),
    ("followed_by: {patterns: ['\\d{1,3}天'], within_chars: 2}", "[[最佳]]期30天", "最佳期三十天"),
    ("inside: {terms: [最佳拍档]}", "[[最佳]]拍档", "最佳搭档"),
    ("present: {terms: [面霜], in: sentence}", "面霜，[[最佳]]", "面霜。最佳"),
    ("present: {terms: [面霜], in: listing}", "[[最佳]]选择面霜", "最佳选择"),
    ("measure: {within_chars: 6}", "[[最佳]]温度4℃", "最佳温度"),
    ("measure: {within_chars: 6, side: before}", "4℃时[[最佳]]", "最佳4℃"),
    ("negated: {}", "并非[[最佳]]", "非常最佳"),
    ("not: {negated: {}}", "[[最佳]]", "不是最佳"),
    ("evidence: {any_of: [patent_no]}", "[[最佳]]，专利号ZL202010123456.7", "最佳，专利"),
    (
        "evidence: {any_of: [patent_no], within_chars: 5}",
        "ZL202010123456.7[[最佳]]",
        "ZL202010123456.7说明书里面写着的最佳",
    ),
    ("category: [food]", "[[最佳]]面条", None),
    ("marketplace: [tmall]", "[[最佳]]面条", None),
    ("jurisdiction: [CN]", "[[最佳]]面条", None),
    ("not: {jurisdiction: [US]}", "[[最佳]]面条", None),
    ("field: [title]", "[[最佳]]面条", None),
    ("not: {field: [description]}", "[[最佳]]面条", None),
    ("token: {whole: true}", "这是[[最佳]]的", None),
    ("token: {part_of: [最佳]}", "这是[[最佳]]的", None),
    ("quoted: [title]", "《[[最佳]]损友》", "最佳损友"),
    ("quoted: [quotation]", "获得“[[最佳]]礼品”称号", "获得最佳礼品称号"),
    ("in_brand: {}", "[[最佳]]家园面条", "最佳面条"),
    ("attribute: {names: [产地]}", "[[最佳]]面条", None),
    ("attribute: {names: [产地], pattern: '山东'}", "[[最佳]]面条", None),
    ("not: {attribute: {names: [配料]}}", "[[最佳]]面条", None),
    ("at_start: {within_chars: 2}", "全网[[最佳]]", "全网好评最佳"),
    ("reads_like_claim: {}", "三天治好颈椎病，[[最佳]]疗效永不复发", "最佳温度4℃，纯棉面料，机洗，三天内发货"),
    ("disguised: {}", "[[蕞佳]]面霜", "最佳面霜"),
    ("held_proof: {topics: [patent_claim]}", "[[最佳]]面条", None),
    ("all: [{preceded_by: {terms: [全网]}}, {followed_by: {terms: [面霜]}}]", "全网[[最佳]]面霜", "全网最佳口红"),
    ("any: [{preceded_by: {terms: [全网]}}, {followed_by: {terms: [面霜]}}]", "[[最佳]]面霜", "最佳口红"),
]


def quotes(body: str, text: str) -> list[tuple[int, int]]:
    tables = fold_tables(lexicons())
    engine = build_engine(rule_set(rule(body)), tables)
    listing = Listing(
        "1",
        (TextField("title", text), TextField("attributes.产地", "山东")),
        jurisdictions=("CN",),
        language="zh",
        category="food",
        marketplace="tmall",
        brand="最佳家园",
        evidence=(HeldEvidence("patent_claim", "ZL1"),),
    )
    scanned = scan_batch([listing], engine, ScanOptions(language="zh")).scanned[0]
    return [(f.span.start, f.span.end) for f in scanned.judgement.findings if f.span is not None]


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    start, end = text.index("[["), text.index("]]") - 2
    return text.replace("[[", "").replace("]]", ""), [(start, end)]


@pytest.mark.parametrize(("condition", "holds", "fails"), CASES, ids=[c[0][:40] for c in CASES])
def test_only_if_reports_where_the_condition_holds(condition: str, holds: str, fails: str | None) -> None:
    """A rule with the condition reports exactly the marked words of the first text, and nothing in the second."""
    body = f"find: {{terms: [最佳]}}\nonly_if: {{{condition}}}"
    text, spans = marked(holds)
    assert quotes(body, text) == spans
    if fails is not None:
        assert quotes(body, fails) == []


@pytest.mark.parametrize(("condition", "holds", "fails"), CASES, ids=[c[0][:40] for c in CASES])
def test_an_exemption_clears_where_the_condition_holds(condition: str, holds: str, fails: str | None) -> None:
    """The same condition as an exemption silences the first text; the second is reported."""
    body = f"find: {{terms: [最佳]}}\nunless: [{{name: exempt, when: {{{condition}}}}}]"
    assert quotes(body, marked(holds)[0]) == []
    if fails is not None:
        at = fails.index("最佳")
        assert (at, at + 2) in quotes(body, fails)


def test_grammar_without_a_model_leaves_the_answer_open() -> None:
    """Where English grammar cannot be asked, the finding is undecided and says what is missing."""
    from listing_audit.text.nlp import english_model

    tables = fold_tables(lexicons())
    body = "find: {terms: [treats], boundary: word}\nunless: [{name: noun, when: {grammar: {pos: [NOUN]}}}]"
    engine = build_engine(rule_set(rule(body, jurisdiction="CN")), tables)
    listing = Listing("1", (TextField("title", "It treats acne."),), jurisdictions=("CN",), language="en")
    [finding] = scan_batch([listing], engine, ScanOptions()).scanned[0].judgement.findings
    if english_model() is None:
        assert (finding.verdict, finding.details["missing_fact"]) == ("undecided", "english_language_model")
    else:
        assert finding.verdict == "violation"


def test_held_proof_that_has_run_out_proves_nothing() -> None:
    """Evidence past its date no longer clears a claim."""
    tables = fold_tables(lexicons())
    body = "find: {terms: [最佳]}\nunless: [{name: proof, when: {held_proof: {}}}]"
    engine = build_engine(rule_set(rule(body)), tables)

    def count(until: str | None) -> int:
        proof = (HeldEvidence("superlative", "报告1", valid_until=until),)
        listing = Listing("1", (TextField("title", "最佳面霜"),), jurisdictions=("CN",), language="zh", evidence=proof)
        return len(scan_batch([listing], engine, ScanOptions()).scanned[0].judgement.findings)

    assert [count("2026-11-20"), count("2026-11-21"), count(None)] == [1, 0, 0]
