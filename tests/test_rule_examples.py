"""Every example inside every rule file is a test of its own: `pytest tests/test_rule_examples.py -k cn-superlative`."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from listing_audit.datafiles import shipped
from listing_audit.rules.lint import check_folders
from listing_audit.rules.load import packs_of
from listing_audit.rules.pages import index_pages, stale_pages
from listing_audit.rules.rule import Rule
from listing_audit.scan.engine import Engine
from listing_audit.testing.examples import Example, engine_for, example_name, examples_of, library_of, run_example
from listing_audit.testing.lint import look_closer

CHECKED = check_folders([shipped("rules")], [shipped("lexicons")])
RULES = {rule.id: rule for rule in CHECKED.rules}
EXAMPLES = [(rule, example) for rule in CHECKED.rules if rule.status != "retired" for example in examples_of(rule)]


@cache
def engine_of(rule_id: str) -> Engine:
    return engine_for(RULES[rule_id], library_of(CHECKED), today=date.today())


@pytest.mark.parametrize(("rule", "example"), [pytest.param(*pair, id=example_name(*pair)) for pair in EXAMPLES])
def test_example(rule: Rule, example: Example) -> None:
    failures = run_example(rule, example, engine_of(rule.id))
    assert not failures, "\n".join([f"rules/{rule.path}:{example.line}: {example.text}", *failures])


def test_the_shipped_rules_and_lexicons_have_no_problems() -> None:
    problems = (*CHECKED.problems, *look_closer(CHECKED).problems)
    assert not problems, "\n".join(str(problem) for problem in problems)


def test_every_shipped_rule_belongs_to_a_pack_with_a_name() -> None:
    assert [one.file.relative for one in CHECKED.read if not one.file.terms.prefix] == []


def test_the_indexes_beside_the_rules_are_fresh() -> None:
    """`listing-audit rules docs build` writes them."""
    packs = packs_of(tuple(one.file for one in CHECKED.read))
    assert stale_pages(shipped("rules"), index_pages(CHECKED.rules, packs)) == ()
