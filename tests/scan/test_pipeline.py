"""A batch from listings to findings."""

from __future__ import annotations

import pickle

import pytest

from listing_audit.describe.describe import Defaults
from listing_audit.lexicon.tables import fold_tables
from listing_audit.model.listing import Listing, TextField
from listing_audit.scan.engine import Engine, build_engine
from listing_audit.scan.pipeline import BatchResult, ScanOptions, scan_batch
from tests.verify.rules import lexicons, rule, rule_set


@pytest.fixture(scope="module")
def engine() -> Engine:
    body = "find: {terms: [最佳, 国家级, 全网最低价, best ever], patterns: ['销量.{0,3}第一'], boundary: word}"
    return build_engine(rule_set(rule(body)), fold_tables(lexicons()))


def listing(text: str, *, number: int = 1, name: str = "title", html: bool | None = None) -> Listing:
    field = TextField(name, text, is_html=html)
    return Listing(str(number), (field,), jurisdictions=("CN",), language="zh")


def found(engine: Engine, text: str, *, html: bool | None = None) -> list[tuple[str | None, object]]:
    [scanned] = scan_batch([listing(text, html=html)], engine, ScanOptions()).scanned
    for finding in scanned.judgement.findings:
        assert finding.span is not None
        assert text[finding.span.start : finding.span.end] == finding.quote
    return [(f.quote, f.details.get("reads_as")) for f in scanned.judgement.findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("这是最佳面霜", [("最佳", None)]),
        ("最\u200b佳面霜", [("最\u200b佳", "最佳")]),
        ("最/佳面霜", [("最/佳", "最佳")]),
        ("最 佳面霜", [("最 佳", "最佳")]),
        ("蕞佳面霜", [("蕞佳", "最佳")]),
        ("囯·家·級品质", [("囯·家·級", "国家级")]),
        ("國家級品质", [("國家級", None)]),
        ("全网 最低价", [("全网 最低价", None)]),
        ("【最】佳面霜", []),
        ("最【佳】面霜", [("最【佳", "最佳")]),
        ("最🥇佳面霜", [("最🥇佳", "最佳")]),
        ("山顶 最佳", [("最佳", None)]),
        ("销量 稳居第一", [("销量 稳居第一", None)]),
        ("the BEST-EVER cream", [("BEST-EVER", None)]),
        ("the b e s t ever", [("b e s t ever", "best ever")]),
        ("bеst ever", [("bеst ever", "best ever")]),
        ("𝐛𝐞𝐬𝐭 ever", [("𝐛𝐞𝐬𝐭 ever", "best ever")]),
        ("ｂｅｓｔ ever", [("ｂｅｓｔ ever", "best ever")]),
        ("b3st 3ver", []),
        ("be.st ev3r", [("be.st ev3r", "best ever")]),
        ("best everything", []),
        ("没问题", []),
        ("", []),
    ],
)
def test_plain_and_disguised_words(engine: Engine, text: str, expected: list[tuple[str, str | None]]) -> None:
    """Each disguise is seen through, each quote is the raw text, and ordinary words stay ordinary."""
    assert found(engine, text) == expected


@pytest.mark.parametrize(
    ("html", "quote"),
    [
        ("<p>最<b>佳</b>面霜</p>", "最<b>佳"),
        ("<p>&#26368;佳面霜</p>", "&#26368;佳"),
        ("<p title='最佳'>面霜</p>", None),
        ("<p>最</p><p>佳</p>", None),
        ("<script>最佳</script>", None),
    ],
)
def test_words_in_html_keep_their_place(engine: Engine, html: str, quote: str | None) -> None:
    """Tags and entities hide nothing; attributes, scripts and other paragraphs are not the text."""
    assert [q for q, _ in found(engine, html, html=True)] == ([quote] if quote else [])


def test_large_and_small_batches_agree(engine: Engine) -> None:
    """Listings judged one by one and in one joined batch get equal findings."""
    texts = ["最佳", "蕞/佳 國家級", "销量第一", "很好", "", "b3st ever <b>最</b>佳"] * 300
    listings = [listing(text, number=n) for n, text in enumerate(texts)]
    together = scan_batch(listings, engine, ScanOptions()).scanned
    alone = [scan_batch([one], engine, ScanOptions()).scanned[0] for one in listings]
    assert list(together) == alone


def test_results_travel_between_processes(engine: Engine) -> None:
    """A batch's result pickles and comes back equal."""
    result = scan_batch([listing("最佳")], engine, ScanOptions())
    again: BatchResult = pickle.loads(pickle.dumps(result))
    assert again == result


def test_a_text_that_repeats_a_word_without_end_is_one_problem(engine: Engine) -> None:
    """Very many hits of one rule in one field are cut, and the cut is told as an open question."""
    [scanned] = scan_batch([listing("最佳，" * 5000)], engine, ScanOptions()).scanned
    *listed, rest = scanned.judgement.findings
    assert [finding.verdict for finding in listed] == ["violation"] * 50
    assert (rest.verdict, rest.details["missing_fact"]) == ("undecided", "too_many_occurrences")
    assert any("more_occurrences_at_least" in f.details for f in scanned.judgement.findings)


def test_defaults_fill_what_a_listing_does_not_say(engine: Engine) -> None:
    """A jurisdiction from the command line is used where the listing has none."""
    bare = Listing("1", (TextField("title", "最佳"),))
    options = ScanOptions(defaults=Defaults(jurisdictions=("US",)))
    assert scan_batch([bare], engine, options).scanned[0].judgement.findings == ()
    assert len(scan_batch([bare], engine, ScanOptions()).scanned[0].judgement.findings) == 1


def test_a_hidden_companion_word_is_a_disguise_and_a_list_is_none() -> None:
    """Where a rule needs two words, splitting either of them hides something; a plus between whole words does not."""
    body = "find: {terms: [糖尿病]}\nonly_if: {preceded_by: {terms: [治疗], quote: true}}"
    pair = build_engine(rule_set(rule(body)), fold_tables(lexicons()))
    assert found(pair, "治疗糖尿病") == [("治疗糖尿病", None)]
    assert found(pair, "治.疗糖尿病") == [("治.疗糖尿病", "糖尿病")]
    assert found(pair, "治疗糖/尿病") == [("治疗糖/尿病", "糖尿病")]
    assert found(pair, "治疗+糖尿病") == []
    assert found(pair, "治疗(糖尿病)") == []
