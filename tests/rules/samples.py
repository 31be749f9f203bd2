"""A small valid rule and ways to vary it, shared by the tests of the rules machinery."""

from __future__ import annotations

from pathlib import Path

from listing_audit import strict_yaml
from listing_audit.errors import Problem
from listing_audit.lexicon.lexicon import Lexicons
from listing_audit.rules.rule import Rule
from listing_audit.rules.schema import parse_rule

RULE = """\
id: cn-superlative-quality
version: 1
status: stable
topic: superlative
title: {zh: 品质, en: Quality}
kind: phrase
applies: {jurisdictions: [CN], languages: [zh]}
sources: [{name: 广告法, article: 9.10, url: "https://law.example/9", retrieved: 2026-11-21}]
severity: high
verdict: violation
find: {terms: [最佳], boundary: none}
unless:
  - name: consumption-tip
    when: {followed_by: {terms: [食用期]}}
message: {zh: "“{quote}”", en: "“{quote}”"}
why: {zh: 依据, en: why}
remedy: {zh: 改, en: change}
examples:
  fires: ["这是[[最佳]]面霜"]
  silent: [{text: 最佳食用期12个月, because: consumption-tip}]
"""

PACK = "name: cn\nversion: 1.0.0\ntitle: {zh: 中国, en: China}\nprefix: cn\njurisdictions: [CN]\n"


class Words:
    """Lexicons with one group, for tests that need no files."""

    def terms(self, ref: str) -> tuple[str, ...]:
        if ref != "zh/praise#best":
            raise LookupError(f'unknown lexicon "{ref}"')
        return ("最佳", "最好")

    def disguises(self, ref: str) -> tuple[tuple[str, str], ...]:
        return (("zui佳", "最佳"),) if ref == "zh/praise#best" else ()


def varied(*changes: tuple[str, str], add: str = "") -> str:
    """Return the rule with texts replaced (each must occur) and lines added at the end."""
    text = RULE
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text + add


def parsed(text: str) -> tuple[Rule | None, tuple[Problem, ...]]:
    """Return what the schema makes of the text of a rule file called `r.yaml`."""
    node, problems = strict_yaml.parse(text, "r.yaml")
    assert node is not None, problems
    rule, more = parse_rule(node, "r.yaml", Words())
    return rule, problems + more


def rule_of(*changes: tuple[str, str], add: str = "") -> Rule:
    """Return the varied rule, which must be valid."""
    rule, problems = parsed(varied(*changes, add=add))
    assert problems == ()
    assert rule is not None
    return rule


def problems_of(*changes: tuple[str, str], add: str = "") -> list[str]:
    """Return the problems of the varied rule as they are printed."""
    return [str(problem) for problem in parsed(varied(*changes, add=add))[1]]


def write_rules(folder: Path, files: dict[str, str]) -> Path:
    """Write files below a folder and return it."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


NO_LEXICONS = Lexicons((), "none")
