"""The `rules` verbs: what they print, what they write, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from listing_audit import api
from listing_audit.cli import rule_folders, rule_work
from listing_audit.cli.main import main

PACK = "name: cn\nversion: 1.0.0\ntitle: {zh: 中国, en: China}\nprefix: cn\njurisdictions: [CN]\n"
RULE = """\
id: cn-superlative-quality
version: 1
status: stable
topic: superlative
title: {zh: 品质用语, en: Quality words}
kind: phrase
applies: {jurisdictions: [CN], languages: [zh]}
sources: [{name: 广告法, article: 9(3), url: "https://law.example/9", retrieved: 2026-11-21}]
severity: high
verdict: violation
find: {terms: [最佳]}
unless:
  - name: consumption-tip
    source: {name: 指南, article: 6(2)}
    note: {zh: 食用提示, en: A tip}
    when: {followed_by: {terms: [食用期]}}
message: {zh: "“{quote}”", en: "“{quote}”"}
why: {zh: 法律规定, en: The law says so}
remedy: {zh: 删除, en: Delete it}
examples:
  fires: ["这是[[最佳]]面霜"]
  silent: [{text: 最佳食用期12个月, because: consumption-tip}]
"""


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One small pack stands for what is shipped; the working folder is empty."""
    home = tmp_path / "shipped"
    for name, text in {"rules/cn/pack.yaml": PACK, "rules/cn/superlative/quality.yaml": RULE}.items():
        file = home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (home / "lexicons").mkdir()
    for module in (api, rule_folders, rule_work):
        monkeypatch.setattr(module, "shipped", lambda name: home / name)
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    monkeypatch.setenv("LISTING_AUDIT_CACHE_DIR", str(tmp_path / "cache"))
    return home


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str], list[str]]:
    code = main(["rules", *words])
    said = capsys.readouterr()
    return code, said.out.splitlines(), said.err.splitlines()


def test_list_prints_one_line_a_rule(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "list", "--lang", "zh")
    assert (code, [line.split() for line in out]) == (
        0, [["cn-superlative-quality", "high", "violation", "stable", "品质用语"]],
    )  # fmt: skip
    assert run(capsys, "list", "--jurisdiction", "US")[1] == []
    assert run(capsys, "list", "quality", "--topic", "superlative", "--family", "superlatives")[2] == ["1 rules"]


def test_list_as_json_can_be_read_by_programs(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "list", "--json")
    assert [json.loads(line)["path"] for line in out] == ["cn/superlative/quality.yaml"]


def test_an_unknown_word_is_a_sentence_and_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "list", "--topic", "superlativ") == (
        2, [], ['error: unknown topic "superlativ"; did you mean "superlative"?'],
    )  # fmt: skip
    assert run(capsys, "show", "cn-superlative-qualiti")[2] == [
        'error: no rule is called "cn-superlative-qualiti"; did you mean "cn-superlative-quality"?'
    ]


def test_show_prints_a_rule_in_one_language(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "show", "cn-superlative-quality", "--lang", "en")
    assert out[:2] == ["cn-superlative-quality  v1  stable", "Quality words"]
    assert "Why: The law says so" in out
    assert "  - 广告法 9(3) https://law.example/9" in out
    assert "  - consumption-tip: A tip (指南 6(2))" in out
    assert "  - 这是[[最佳]]面霜" in out
    _, out, _ = run(capsys, "show", "cn-superlative-quality", "--lang", "zh")
    assert "依据: 法律规定" in out


def test_topics_and_recognisers_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert "superlatives: Absolute superlatives" in run(capsys, "topics", "--lang", "en")[1]
    assert any(line.startswith("patent_no ") for line in run(capsys, "recognisers")[1])


def test_new_writes_a_rule_whose_tests_pass_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "new", "shop-superlative-miracle", "--topic", "superlative", "--folder", "mine")
    assert (code, out) == (
        0,
        [str(Path("mine/pack.yaml")), str(Path("mine/superlative/shop-superlative-miracle.yaml"))],
    )
    assert run(capsys, "lint", "mine") == (0, [], ["2 rules read, 0 problems, 0 advice"])
    assert run(capsys, "test", "mine") == (0, [], ["1 rules, 3 examples, 0 wrong"])


def test_new_never_overwrites(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("new", "shop-superlative-miracle", "--topic", "superlative", "--folder", "mine")
    run(capsys, *words)
    assert run(capsys, *words)[0] == 2


def test_new_explains_a_wrong_topic_or_id(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "new", "a-b", "--topic", "superlatives", "--folder", "m")[2] == [
        'error: unknown topic "superlatives"; did you mean "superlative"?'
    ]
    assert run(capsys, "new", "Aab", "--topic", "superlative", "--folder", "m")[0] == 2
    assert not Path("m").exists()


def test_test_names_the_file_and_line_of_what_does_not_hold(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine").mkdir()
    text = RULE.replace("cn-superlative-quality", "my-superlative-x").replace("这是[[最佳]]面霜", "这是最佳[[面霜]]")
    Path("mine/x.yaml").write_text(text, encoding="utf-8")
    code, out, err = run(capsys, "test", "mine")
    assert code == 1
    assert out[:3] == [
        "mine/x.yaml:21: my-superlative-x:fires:21: 这是最佳面霜",
        "    not reported: 这是最佳[[面霜]]",
        "    reported, but not marked: 这是[[最佳]]面霜",
    ]
    assert err == ["1 rules, 2 examples, 1 wrong"]


def test_test_takes_ids_and_without_any_runs_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "test", "cn-superlative-quality") == (0, [], ["1 rules, 2 examples, 0 wrong"])
    assert run(capsys, "test") == (0, [], ["1 rules, 2 examples, 0 wrong"])
    assert run(capsys, "test", "nothing-like-it")[0] == 2


def test_lint_prints_problems_with_path_and_line(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mine").mkdir()
    Path("mine/x.yaml").write_text(
        RULE.replace("[CN]", "[UK]").replace("severity: high", "severity: H"), encoding="utf-8"
    )
    code, out, _ = run(capsys, "lint", "mine/x.yaml")
    assert code == 2
    assert out == [
        'mine/x.yaml:7: unknown jurisdiction "UK"; did you mean "GB"?',
        'mine/x.yaml:9: severity: unknown value "H"; did you mean "high"?',
    ]
    assert run(capsys, "test", "mine")[0] == 2


def test_try_shows_hits_in_context_and_counts_what_was_cleared(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {"id": "1", "title": "全网最佳面霜，送人自用"},
        {"id": "2", "title": "最佳食用期12个月"},
        {"id": "3", "title": "面霜"},
    ]
    Path("data.jsonl").write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    code, out, _ = run(capsys, "try", "cn-superlative-quality", "--on", "data.jsonl")
    assert code == 0
    assert out == [
        "1 title: 全网[[最佳]]面霜，送人自用",
        "3 listings",
        "      1  cleared: consumption-tip: A tip",
        "      1  violation high",
    ]
    _, out, _ = run(capsys, "try", "cn-superlative-quality", "--on", "data.jsonl", "--all")
    assert "2 title: [[最佳]]食用期12个月  (consumption-tip: A tip)" in out


def test_docs_are_written_and_their_freshness_can_be_asked(capsys: pytest.CaptureFixture[str], shipped: Path) -> None:
    assert run(capsys, "docs", "build", "--check")[0] == 1
    assert run(capsys, "docs", "build", "--out", "pages") == (0, [], ["4 pages written"])
    assert (shipped / "rules" / "cn" / "INDEX.md").is_file()
    assert sorted(file.name for file in Path("pages").iterdir()) == ["README.md", "cn-superlative-quality.md"]
    assert run(capsys, "docs", "build", "--check")[0] == 0


def test_configured_folders_count_without_being_named(capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "new", "shop-superlative-miracle", "--topic", "superlative", "--folder", "mine")
    Path("listing-audit.toml").write_text('rules = ["mine"]\n', encoding="utf-8")
    assert run(capsys, "list", "shop")[2] == ["1 rules"]
