"""The Python face: three doors to one engine."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path

import pytest

from listing_audit.api import Scanner
from listing_audit.errors import DataFileError, UsageError
from listing_audit.model.findings import Citation
from listing_audit.model.listing import Listing, Location, ReadError, TextField
from listing_audit.model.spans import RawSpan
from listing_audit.report.records import RuleFacts
from tests.small_world import build

DAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def small_world(tmp_path, monkeypatch):
    home = build(tmp_path / "world")
    monkeypatch.setattr("listing_audit.api.shipped", lambda name: home / name)
    monkeypatch.setenv("LISTING_AUDIT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)


def test_one_listing_is_checked_in_three_lines():
    [finding] = Scanner(as_of=DAY, language="zh").check(title="全网最佳面霜").findings
    assert (finding.rule_id, finding.field, finding.span, finding.quote) == (
        "cn-superlative-quality",
        "title",
        RawSpan(2, 4),
        "最佳",
    )
    assert (finding.message, finding.suggestion, finding.jurisdiction) == ("“最佳”是绝对化用语", "舒适", "CN")
    assert finding.citations == (Citation("广告法", "9(3)", "https://law.example/9(3)"),)


def test_the_listing_that_comes_back_says_what_was_worked_out():
    listing = Scanner(as_of=DAY).check(title="全网最佳面霜").listing
    assert (listing.language, listing.jurisdictions, listing.complete) == ("zh", ("CN",), False)
    assert {"language", "jurisdictions"} <= set(listing.inferred)


def test_what_a_call_says_wins_over_the_scanner_and_the_scanner_over_the_text():
    scanner = Scanner(as_of=DAY, jurisdictions=["US"])
    assert scanner.check(title="全网最佳面霜").findings == ()
    assert [f.quote for f in scanner.check(title="全网最佳面霜", jurisdictions=["CN"]).findings] == ["最佳"]
    assert [f.quote for f in Scanner(as_of=DAY).check(title="It cures eczema").findings] == ["cures"]


def test_considerations_come_only_when_asked_for():
    scanner = Scanner(as_of=DAY)
    assert scanner.check(title="最佳食用期12个月").considerations == ()
    audit = scanner.check(title="最佳食用期12个月", explain=True)
    assert audit.findings == ()
    assert [(c.quote, c.outcome, c.span) for c in audit.considerations] == [("最佳", "cleared", RawSpan(0, 2))]


def test_many_listings_come_back_in_the_order_given(monkeypatch):
    monkeypatch.setattr("listing_audit.scan.audits.GROUP_SIZE", 7)
    listings = [Listing(str(n), (TextField("title", "最佳面霜" if n % 3 == 0 else "纯棉毛巾"),)) for n in range(50)]
    audits = list(Scanner(as_of=DAY).scan_listings(iter(listings)))
    assert [audit.listing.id for audit in audits] == [str(n) for n in range(50)]
    assert [bool(audit.findings) for audit in audits] == [n % 3 == 0 for n in range(50)]


def test_a_batch_gives_what_single_checks_give():
    texts = ["全网最佳面霜", "纯棉毛巾", "It cures eczema", "最佳食用期12个月", "<b>最佳</b>面霜"] * 60
    scanner = Scanner(as_of=DAY)
    together = scanner.scan_listings([Listing("", (TextField("title", text),), complete=False) for text in texts])
    assert [audit.findings for audit in together] == [scanner.check(title=text).findings for text in texts]


def test_listings_are_not_held_back_beyond_a_batch():
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield Listing(str(taken), (TextField("title", "纯棉毛巾"),))

    next(Scanner(as_of=DAY).scan_listings(endless()))
    assert taken <= 256


def test_a_listing_that_makes_the_engine_fail_is_an_error_of_its_own(monkeypatch):
    from listing_audit.scan import pipeline

    whole = pipeline.scan_batch

    def failing(listings, engine, options):
        if any(listing.id == "2" for listing in listings):
            raise RecursionError("too deep")
        return whole(listings, engine, options)

    monkeypatch.setattr(pipeline, "scan_batch", failing)
    place = Location("a.csv", 3)
    listings = [Listing(str(n), (TextField("title", "最佳面霜"),), location=place) for n in (1, 2, 3)]
    first, second, third = Scanner(as_of=DAY).scan_listings(listings)
    assert [audit.listing.id for audit in (first, third) if len(audit.findings) == 1] == ["1", "3"]
    assert second == ReadError("a.csv", "not audited, a fault of this program: RecursionError: too deep", 3, "2")


def test_bad_rules_stop_a_scan_instead_of_blaming_its_listings(tmp_path):
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "a.yaml").write_text("id: 1\n")
    with pytest.raises(DataFileError):
        list(Scanner(as_of=DAY, rules=[mine]).scan_listings([Listing("1", (TextField("title", "x"),))]))


def test_a_scan_of_files_goes_on_past_what_cannot_be_read():
    Path("a.jsonl").write_text('{"id": "1", "title": "最佳"}\nbroken\n{"id": "2", "title": "毛巾"}\n', encoding="utf-8")
    parts = list(Scanner(as_of=DAY).scan(["missing.csv", "a.jsonl"]))
    errors = [(part.path, part.line) for part in parts if isinstance(part, ReadError)]
    assert errors == [("missing.csv", None), ("a.jsonl", 2)]
    audits = [part for part in parts if hasattr(part, "findings")]
    assert [(audit.listing.id, len(audit.findings)) for audit in audits] == [("1", 1), ("2", 0)]


def test_the_facts_of_a_run_name_what_is_needed_to_repeat_it():
    run = Scanner(as_of=DAY, language="zh").run_facts(sources=["a.csv"], started_at="2026-11-21T08:00:00+08:00")
    assert (run.as_of, run.language, run.rules, run.packs, run.sources) == (
        "2026-11-21",
        "zh",
        3,
        ("cn 1.2.0", "us 1.0.0"),
        ("a.csv",),
    )
    assert run.rule_set == Scanner(as_of=DAY).run_facts().rule_set
    assert run.rule_set != Scanner(as_of=date(2026, 11, 22)).run_facts().rule_set


def test_rules_are_described_with_their_sources_of_the_day():
    assert Scanner(as_of=DAY, language="zh").rule_facts(["cn-superlative-quality", "no-such-rule"]) == (
        RuleFacts(
            "cn-superlative-quality",
            1,
            "superlative",
            "superlatives",
            "stable",
            "绝对化用语",
            (Citation("广告法", "9(3)", "https://law.example/9(3)"),),
        ),
    )


def test_a_scanner_pickles_without_its_engine_and_works_again():
    scanner = Scanner(as_of=DAY)
    scanner.check(title="最佳")
    data = pickle.dumps(scanner)
    assert len(data) < 2000
    assert [f.quote for f in pickle.loads(data).check(title="最佳").findings] == ["最佳"]


def test_rules_of_ones_own_are_added_to_those_that_ship(tmp_path):
    own = build(tmp_path / "own") / "rules" / "cn" / "superlative" / "cn-superlative-quality.yaml"
    mine = tmp_path / "mine"
    mine.mkdir()
    text = (
        own.read_text(encoding="utf-8")
        .replace("cn-superlative-quality", "shop-superlative-king")
        .replace("最佳", "王者")
    )
    (mine / "shop-superlative-king.yaml").write_text(text, encoding="utf-8")
    findings = Scanner(as_of=DAY, rules=[mine]).check(title="最佳王者面霜").findings
    assert sorted(f.rule_id for f in findings) == ["cn-superlative-quality", "shop-superlative-king"]


def test_rules_with_problems_are_all_told_on_first_use(tmp_path):
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "a.yaml").write_text("id: 1\n")
    (mine / "b.yaml").write_text("- nothing\n")
    scanner = Scanner(as_of=DAY, rules=[mine])
    with pytest.raises(DataFileError) as caught:
        scanner.check(title="x")
    assert {Path(problem.path).name for problem in caught.value.problems} == {"a.yaml", "b.yaml"}


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"jurisdictions": "CN"}, 'jurisdictions: expected a list, as in jurisdictions=["CN"], not a text'),
        ({"rules": "mine"}, 'rules: expected a list, as in rules=["mine"], not a text'),
        ({"jurisdictions": ["UK"]}, 'unknown jurisdiction "UK"; expected one of: CN, US'),
        ({"language": "de"}, 'unknown language "de"; expected one of: zh, en'),
        ({"category": "cream"}, 'unknown category "cream"; expected one of: food'),
        ({"marketplace": "shopee"}, 'unknown marketplace "shopee"; expected one of: taobao'),
    ],
)
def test_a_word_it_does_not_know_is_refused_at_once(settings, message):
    with pytest.raises(UsageError) as caught:
        Scanner(**settings)
    assert str(caught.value).startswith(message)


def test_a_check_without_a_text_is_refused():
    with pytest.raises(UsageError, match="there is no text to check"):
        Scanner().check(title="", bullets=[])


def test_no_rules_is_never_a_clean_result():
    with pytest.raises(UsageError, match="no rule is left to run"):
        Scanner(as_of=date(1990, 1, 1), select=["cn-superlative-quality"]).check(title="最佳")


def test_nothing_is_printed(capfd):
    Scanner(as_of=DAY).check(title="最佳")
    assert capfd.readouterr() == ("", "")
