"""`scan --fix` rewrites what is safe, leaves every other byte, reports the rest, and has nothing to do the second time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from listing_audit.cli.main import main

RULE = """\
id: cn-superlative-first
version: 1
status: stable
sources: [{name: 广告法, article: "9(3)", url: "https://law.example/9", retrieved: 2026-11-21}]
topic: superlative
title: {zh: 第一, en: First}
kind: phrase
applies: {jurisdictions: [CN], languages: [zh]}
severity: high
verdict: violation
find: {terms: [全网第一], boundary: none}
message: {zh: "“{quote}”", en: "“{quote}”"}
why: {zh: 法律不许, en: The law says so}
remedy: {zh: 删去, en: Delete it}
suggest: [{from: null, to: ""}]
examples:
  fires: ["[[全网第一]]面霜"]
  silent: [{text: 第一次使用}]
"""


@pytest.fixture
def rules(small_world):
    """The small world, with a rule whose words may be left out."""
    (small_world / "rules" / "cn" / "superlative" / "cn-superlative-first.yaml").write_text(RULE, encoding="utf-8")
    return small_world


def scan(*arguments: str) -> int:
    return main(["scan", *arguments, "--jurisdiction", "CN", "--lang", "en"])


def test_the_files_are_rewritten_and_what_is_left_is_reported(rules, capsys):
    table = 'id,title,description\r\n1,"全网第一面霜",""\r\n2,最佳毛巾,"多行\r\n全网第一毛巾"\r\n3,清洁布,好\r\n'
    Path("t.csv").write_bytes(table.encode("gb18030"))
    lines = '{"id": 1.10,  "title": "\\u5168网第一面霜", "price": 1.0}\n\n{"title": "毛巾", "id": 2}'
    Path("t.jsonl").write_text(lines, encoding="utf-8")
    assert scan("t.csv", "t.jsonl", "--fix", "--format", "jsonl", "--fail-on", "high") == 1
    out = capsys.readouterr()
    left = [json.loads(line) for line in out.out.splitlines()]
    assert [(one["listing_id"], one["quote"]) for one in left if one["record"] == "finding"] == [("2", "最佳")]
    assert "rewrote 3 texts in 2 files, which settles 3 findings" in out.err
    assert Path("t.csv").read_bytes() == table.replace("全网第一", "").encode("gb18030")
    assert Path("t.jsonl").read_text(encoding="utf-8") == lines.replace("\\u5168网第一", "")
    before = Path("t.csv").read_bytes()
    assert scan("t.csv", "t.jsonl", "--fix", "--quiet") == 0
    assert Path("t.csv").read_bytes() == before, "a second run has nothing to do"


def test_a_difference_is_shown_with_hidden_characters_visible_and_nothing_is_written(rules, capsys):
    text = "id,title\n1,全网第一\u202e面霜\n2,毛巾\n"
    Path("t.csv").write_text(text, encoding="utf-8")
    assert scan("t.csv", "--diff") == 1
    shown = capsys.readouterr()
    assert "-1,全网第一\\u202e面霜\n+1,\\u202e面霜\n" in shown.out
    assert "would rewrite 1 texts in 1 files" in shown.err
    assert Path("t.csv").read_text(encoding="utf-8") == text
    Path("t.csv").write_text("id,title\n2,毛巾\n", encoding="utf-8")
    assert scan("t.csv", "--diff", "--quiet") == 0
    assert scan("none.csv", "--diff", "--quiet") == 2


def test_what_cannot_be_rewritten_is_named_and_still_reported(rules, capsys):
    Path("page.html").write_text("<html><title>全网第一面霜</title><body>好</body></html>", encoding="utf-8")
    Path("t.csv").write_text('id,title,price\n1,"全网第一"面霜,1\n', encoding="utf-8")
    before = Path("page.html").read_bytes(), Path("t.csv").read_bytes()
    scan("page.html", "t.csv", "--fix", "--format", "jsonl")
    out = capsys.readouterr()
    assert "page.html: only unpacked CSV, TSV, JSON and JSON Lines are rewritten (1 texts)" in out.err
    assert "t.csv: cannot tell where the text stands in the file, not rewritten (1 texts)" in out.err
    assert out.out.count('"cn-superlative-first"') >= 2
    assert (Path("page.html").read_bytes(), Path("t.csv").read_bytes()) == before


def test_a_rewrite_that_brings_a_new_finding_is_not_made(rules):
    Path("t.jsonl").write_text('{"id": 1, "title": "最全网第一佳面霜"}\n', encoding="utf-8")
    scan("t.jsonl", "--fix", "--quiet")
    assert "全网第一" in Path("t.jsonl").read_text(encoding="utf-8")


def test_the_mode_of_a_file_and_the_file_behind_a_link_stay(rules):
    Path("real.csv").write_text("id,title\n1,全网第一面霜\n", encoding="utf-8")
    Path("real.csv").chmod(0o640)
    Path("link.csv").symlink_to("real.csv")
    scan("link.csv", "--fix", "--quiet")
    assert Path("link.csv").is_symlink() and Path("real.csv").stat().st_mode & 0o777 == 0o640
    assert Path("real.csv").read_text(encoding="utf-8") == "id,title\n1,面霜\n"


@pytest.mark.parametrize(
    "wrong", [["-", "--fix"], ["t.csv", "--fix", "--explain"], ["t.csv", "--diff", "--output", "json=x"]]
)
def test_what_makes_no_sense_together_is_refused(rules, wrong):
    Path("t.csv").write_text("id,title\n1,全网第一面霜\n", encoding="utf-8")
    assert scan(*wrong) == 2
    assert "全网第一" in Path("t.csv").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_shipped_rules_undisguise_and_leave_out_and_a_second_run_finds_nothing_to_do(capsys):
    listings = [
        {"id": "a", "title": "蕞/佳面霜", "category": "cosmetic", "jurisdictions": ["CN"]},
        {"id": "b", "title": "Best tea сures diabetes", "category": "food", "jurisdictions": ["US"]},
        {"id": "c", "title": "COTTON PATTERNED TOWELS FOR KITCHEN ★", "category": "home", "marketplace": "amazon"},
        {"id": "d", "title": "Mint tea", "description": "Cures cancer. Nice tea.", "category": "food", "jurisdictions": ["US"]},
    ]  # fmt: skip
    path = Path("t.jsonl")
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in listings), encoding="utf-8")
    main(["scan", "t.jsonl", "--fix", "--lang", "en", "--quiet"])
    now = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [(one["title"], one.get("description")) for one in now] == [
        ("最佳面霜", None),
        ("Best tea cures diabetes", None),
        ("Cotton Patterned Towels FOR Kitchen", None),
        ("Mint tea", "Nice tea."),
    ]
    capsys.readouterr()
    assert main(["scan", "t.jsonl", "--diff", "--lang", "en"]) == 0
    assert capsys.readouterr().out == ""
