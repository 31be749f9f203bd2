"""Checking goes on past broken files, and can be narrowed to the files one asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

from listing_audit.rules.lint import check_folders, only_of

from .samples import PACK, RULE, write_rules


def test_rules_that_can_be_read_are_there_beside_the_problems_of_others(tmp_path: Path) -> None:
    folder = write_rules(
        tmp_path,
        {
            "cn/pack.yaml": PACK,
            "cn/superlative/a.yaml": RULE,
            "cn/superlative/b.yaml": RULE.replace("version: 1", "version: x"),
        },
    )
    checked = check_folders([folder], [])
    assert [rule.id for rule in checked.rules] == ["cn-superlative-quality"]
    assert [problem.message for problem in checked.problems] == ['version: "x" is not a whole number']


def test_with_broken_lexicons_references_to_them_are_not_blamed(tmp_path: Path) -> None:
    write_rules(
        tmp_path,
        {
            "rules/a.yaml": RULE.replace("terms: [最佳]", 'terms: ["lexicon:zh/praise"]'),
            "words/zh/praise.yaml": "id: [",
        },
    )
    checked = check_folders([tmp_path / "rules"], [tmp_path / "words"])
    assert checked.lexicons is None
    assert [Path(problem.path).name for problem in checked.problems] == ["praise.yaml"]


def test_a_lexicon_that_no_loader_reads_is_said(tmp_path: Path) -> None:
    words = write_rules(tmp_path / "words", {"zh/deep/er.yaml": "id: x\n"})
    assert [problem.message for problem in check_folders([], [words]).problems] == [
        "a lexicon lies directly in <zh|en|any>/; this one is not read"
    ]


def test_problems_can_be_narrowed_to_files_and_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = RULE.replace("version: 1", "version: x")
    write_rules(tmp_path, {"rules/a.yaml": broken, "rules/sub/b.yaml": broken.replace("quality", "other")})
    monkeypatch.chdir(tmp_path)
    problems = check_folders([Path("rules")], []).problems
    assert [problem.path for problem in only_of(problems, [Path("rules/sub")])] == ["rules/sub/b.yaml"]
    assert [problem.path for problem in only_of(problems, [tmp_path / "rules" / "a.yaml"])] == ["rules/a.yaml"]
    assert only_of(problems, []) == problems
