"""Rules for tests, written as rule writers write them."""

from __future__ import annotations

from datetime import date
from functools import cache

from listing_audit import strict_yaml
from listing_audit.datafiles import shipped
from listing_audit.lexicon.lexicon import Lexicons
from listing_audit.lexicon.load import load_lexicons
from listing_audit.rules.rule import Rule
from listing_audit.rules.rule_set import RuleSet
from listing_audit.rules.schema import parse_rule

TEMPLATE = """
id: cn-superlative-test
version: 1
status: preview
topic: superlative
title: {{zh: 测试, en: Test}}
kind: phrase
applies: {{jurisdictions: [{jurisdiction}], marketplaces: any, categories: any, languages: any, fields: any}}
in_force: {{from: 2015-09-01, until: null}}
sources: [{{name: 中华人民共和国广告法, article: 9(3), url: "https://example.org/law", retrieved: 2026-11-21}}]
severity: high
verdict: violation
{body}
message: {{zh: "{{quote}}", en: "{{quote}}"}}
why: {{zh: 缘由, en: Why}}
remedy: {{zh: 办法, en: Remedy}}
examples: {{fires: ["[[最佳]]"], silent: [{{text: 很好}}]}}
"""


@cache
def lexicons() -> Lexicons:
    """The tables and lexicons that ship with the project."""
    return load_lexicons([shipped("lexicons")])


def rule(body: str, *, jurisdiction: str = "CN") -> Rule:
    """Return a rule whose `find`, `only_if` and `unless` are the YAML given."""
    text = TEMPLATE.format(body=body.strip(), jurisdiction=jurisdiction)
    node, problems = strict_yaml.parse(text, "test.yaml")
    assert node is not None, problems
    parsed, problems = parse_rule(node, "test.yaml", lexicons())
    assert parsed is not None, [str(p) for p in problems]
    return parsed


def rule_set(*rules: Rule) -> RuleSet:
    """Return the rules as a set of the day these tests were written."""
    return RuleSet(rules, (), "digest", date(2026, 11, 21))
