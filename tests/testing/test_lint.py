"""A rule that could never fire, or would run on every text, is found before it ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from listing_audit.rules.lint import check_folders
from listing_audit.testing.lint import look_closer, pattern_problem, patterns_without_literal, term_problem
from listing_audit.text.fold import FoldTables

from ..rules.samples import RULE, rule_of, write_rules

TABLES = FoldTables(traditional={"國": "国"})


@pytest.mark.parametrize("text", ["最佳", "100%", "NO.1", "best seller", "#1", "C++", "國家級"])
def test_terms_find_themselves(text: str) -> None:
    assert term_problem(text, TABLES) is None


def test_a_term_that_folds_to_nothing_is_a_problem() -> None:
    assert term_problem("\u200b", TABLES) == '"\u200b" folds to nothing and can never be found'


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("全[国网]第一", None),
        (r"\W[a-z]最", None),
        ("全國第一", '"國" never stands in folded text; write "国"'),
        ("Best", '"B" never stands in folded text; write "b"'),
    ],
)
def test_patterns_are_written_as_the_folded_text_is(pattern: str, problem: str | None) -> None:
    assert pattern_problem(pattern, TABLES) == problem


@pytest.mark.parametrize(
    ("pattern", "has_one"),
    [
        (r"\d{1,3}", False),
        (r"\d{1,3}[年月]", True),
        (r"!\d", False),
        (r"\d{1,3}%|no\.1", True),
        (r"(?:最|\d)佳?", False),
    ],
)
def test_patterns_that_make_candidates_need_a_literal(pattern: str, has_one: bool) -> None:
    rule = rule_of(("terms: [最佳]", f"patterns: ['{pattern}']"))
    assert patterns_without_literal(rule, TABLES) == (() if has_one else (pattern,))


def test_problems_name_the_part_of_the_rule(tmp_path: Path) -> None:
    text = RULE.replace(
        "when: {followed_by: {terms: [食用期]}}", "when: {followed_by: {terms: [食用期], patterns: ['Day']}}"
    )
    folder = write_rules(tmp_path, {"a.yaml": text.replace("terms: [最佳]", "terms: [最佳], patterns: ['\\d{2}']")})
    remarks = look_closer(check_folders([folder], []))
    assert [problem.message for problem in remarks.problems] == [
        'unless consumption-tip: pattern Day: "D" never stands in folded text; write "d"',
        r"find: pattern \d{2}: it has no literal that every match contains, so it would have to run on every text",
    ]
    assert remarks.advice == ()


def test_an_exemption_that_no_example_tests_is_advice(tmp_path: Path) -> None:
    folder = write_rules(tmp_path, {"a.yaml": RULE.replace(", because: consumption-tip", "")})
    remarks = look_closer(check_folders([folder], []))
    assert remarks.problems == ()
    assert [hint.message for hint in remarks.advice] == ['exemption "consumption-tip" has no example that it decides']


def test_very_short_terms_without_a_boundary_are_advice(tmp_path: Path) -> None:
    folder = write_rules(tmp_path, {"a.yaml": RULE.replace("terms: [最佳]", "terms: [最佳, 最, gmo]")})
    assert [hint.message for hint in look_closer(check_folders([folder], [])).advice] == [
        "find: very short terms without a boundary or only_if: 最, gmo"
    ]
