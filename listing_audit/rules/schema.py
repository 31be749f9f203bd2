"""Turns one rule file into a `Rule`, or into every problem it has.

The form is described in docs/writing-rules.md. Nothing is guessed: an unknown key, place, topic or recogniser is
reported with its line and the nearest known word.
"""

from __future__ import annotations

import re
from typing import get_args

from listing_audit.errors import Problem
from listing_audit.model.scope import lineage
from listing_audit.model.topics import CONFIDENCES, TOPICS, Confidence
from listing_audit.rules import rule as r
from listing_audit.rules import schema_examples as examples
from listing_audit.rules import schema_parts as parts
from listing_audit.rules import schema_values as v
from listing_audit.rules.fragments import expanded
from listing_audit.rules.schema_conditions import Lexicons, condition
from listing_audit.strict_yaml import Node
from listing_audit.wording.model import LANGUAGES, model_of

# Bump when the form or its meaning changes: digests and caches are keyed by it.
RULE_SCHEMA_VERSION = 3

ID_FORM = re.compile(r"[a-z0-9_]+(?:-[a-z0-9_]+)+")

_STATUSES: tuple[r.Status, ...] = get_args(r.Status)
_KINDS: tuple[r.Kind, ...] = get_args(r.Kind)
_KEYS = (
    "id", "version", "status", "topic", "title", "kind", "applies", "in_force", "sources", "severity", "verdict",
    "confidence", "however_plain", "find", "only_if", "unless", "required", "title_style", "price", "policy", "message", "why",
    "remedy", "penalty", "suggest", "replaces", "examples", "known_gaps",
)  # fmt: skip

# The block that says what each kind looks for. `disguise` reports what other rules find disguised, `language` texts in
# a language without rules, `wording` clauses that read like a claim of its topic; none looks for words of its own.
_BLOCK_OF_KIND: dict[r.Kind, str | None] = {
    "phrase": "find",
    "required": "required",
    "title_style": "title_style",
    "price": "price",
    "policy": "policy",
    "disguise": None,
    "language": None,
    "wording": None,
}

# What a message may say in braces, filled in when a finding is made.
PLACEHOLDERS: tuple[str, ...] = ("quote", "field", "category", "jurisdiction", "marketplace")
PLACEHOLDERS_OF_KIND: dict[r.Kind, tuple[str, ...]] = {
    "title_style": ("problem", "length", "limit", "unit", "character", "word", "times", "capitals_percent"),
    "price": ("told", "reference", "lawful_reference", "price", "percent", "currency", "from", "to", "days"),
    "policy": ("state",),
    "disguise": ("underlying_topic", "reads_as"),
    "language": ("language",),
}
_BRACES = re.compile(r"\{([^{}]*)\}")


def parse_rule(
    node: Node, path: str, lexicons: Lexicons, shared: parts.SharedExemptions = None, *, is_shipped: bool = False
) -> tuple[r.Rule | None, tuple[Problem, ...]]:
    """Return the rule, or None and every problem of the file, in the order of its lines.

    `lexicons` resolves `lexicon:` references, `shared` the exemptions called by name; None leaves either unchecked (when
    the lexicons or shared exemptions themselves are broken). Patterns of a file that `is_shipped` with the program compile
    when they are first used.
    """
    found = v.Found(path, is_shipped=is_shipped)
    rule = _rule(v.block(expanded(node, found), "", _KEYS, found), lexicons, shared)
    _check_texts(rule, found)
    _check_reading(rule, found)
    _check_examples(rule, found)
    if rule.status == "stable":
        _check_stable(rule, found)
    problems = tuple(sorted(dict.fromkeys(found.problems), key=lambda problem: problem.line or 0))
    return (None if problems else rule), problems


def _rule(top: v.Block, lexicons: Lexicons, shared: parts.SharedExemptions) -> r.Rule:
    kind = v.choice(top, "kind", _KINDS, "phrase")
    v.require(top, "version", "status", "kind", "applies")
    _check_blocks(top, kind)
    severity, severity_cases = parts.severity(top)
    verdict, verdict_cases = parts.verdict(top, kind)
    in_force = v.block(top.get("in_force"), "in_force", ("from", "until"), top.found, line=top.line)
    start, end = v.period(in_force, "from", "until")
    only_if = top.get("only_if")
    proof = v.block(top.get("examples"), "examples", ("fires", "silent"), top.found, line=top.line)
    topic = _topic(top)
    return r.Rule(
        id=_id(top, "id"),
        version=v.number(top, "version", 1, least=1) or 1,
        status=v.choice(top, "status", _STATUSES, "draft"),
        kind=kind,
        topic=topic,
        family=TOPICS[topic][0] if topic else "",
        title=v.required_bilingual(top, "title"),
        applies=parts.applies(top),
        sources=parts.sources(top),
        severity=severity,
        severity_cases=severity_cases,
        verdict=verdict,
        verdict_cases=verdict_cases,
        confidence=_confidence(top),
        however_plain=v.flag(top, "however_plain", False),
        in_force_from=start,
        in_force_until=end,
        find=parts.find(top, lexicons),
        only_if=None if only_if is None else condition(only_if, "only_if", top.found, lexicons),
        unless=parts.exemptions(top, lexicons, shared),
        required=parts.required(top, lexicons),
        title_style=parts.title_style(top),
        parameters=parts.parameters(top, kind) if kind in ("price", "policy") else (),
        message=v.required_bilingual(top, "message"),
        why=v.required_bilingual(top, "why"),
        remedy=v.required_bilingual(top, "remedy"),
        penalties=parts.penalties(top),
        suggestions=parts.suggestions(top),
        fires=examples.firing_examples(proof, "fires"),
        silent=examples.silent_examples(proof, "silent"),
        known_gaps=examples.known_gaps(top, "known_gaps"),
        replaces=_id(top, "replaces") if top.get("replaces") else None,
    )


def _id(top: v.Block, key: str) -> str:
    name = v.required_text(top, key)
    if name and not ID_FORM.fullmatch(name):
        top.add(key, f'"{name}": write <where>-<topic>-<what> in small letters, digits, hyphens and underscores')
    return name


def _topic(top: v.Block) -> str:
    name = v.required_text(top, "topic")
    node = top.get("topic")
    return name if node and name and v.one_of(name, TOPICS, "topic", node.line, top.found) else ""


def _confidence(top: v.Block) -> Confidence:
    return v.choice(top, "confidence", CONFIDENCES, "high")


def _check_blocks(top: v.Block, kind: r.Kind) -> None:
    wanted = _BLOCK_OF_KIND.get(kind)
    for block in _BLOCK_OF_KIND.values():
        if block and block != wanted and top.get(block) is not None:
            instead = f"; it takes `{wanted}`" if wanted else ""
            top.add(block, f"a rule of kind {kind} has no such block{instead}")
    if wanted and top.get(wanted) is None:
        top.found.add(top.line, f"{wanted} is missing: it says what a rule of kind {kind} looks for")


def _line_of(example: r.FiringExample | r.SilentExample) -> int | None:
    return example.line or None


def _check_reading(rule: r.Rule, found: v.Found) -> None:
    """A rule of kind `wording` asks models: they must know its topic and the languages that it names."""
    if rule.kind != "wording":
        return
    for language in rule.applies.languages or LANGUAGES:
        model = model_of(language)
        if model is None:
            found.add(None, f'applies.languages: nobody has learned what claims in "{language}" read like')
        elif rule.topic and rule.topic not in model.topics:
            known = ", ".join(model.topics)
            found.add(
                None, f'topic: what claims of "{rule.topic}" read like is not known in "{language}"; only: {known}'
            )


def _check_texts(rule: r.Rule, found: v.Found) -> None:
    """Every word in braces must be one that is filled in."""
    known = (*PLACEHOLDERS, *PLACEHOLDERS_OF_KIND.get(rule.kind, ()))
    texts = [("message", rule.message), ("why", rule.why), ("remedy", rule.remedy)]
    texts += [("penalty", penalty.text) for penalty in rule.penalties]
    written = [(key, text) for key, both in texts for text in (both.zh, both.en)]
    for key, text in written:
        for name in _BRACES.findall(text):
            if name not in known:
                found.add(None, f"{key}: unknown placeholder {{{name}}}{v.did_you_mean(name, known)}")
    for suggestion in rule.suggestions:
        for name in _BRACES.findall(suggestion.replacement):
            if name != "quote":
                found.add(None, f"suggest: only {{quote}} is filled in, not {{{name}}}")


def _check_examples(rule: r.Rule, found: v.Found) -> None:
    names = [exemption.name for exemption in rule.unless]
    for silent in rule.silent:
        if silent.because is not None and silent.because not in names:
            hint = v.did_you_mean(silent.because, names) if names else "; the rule has no exemptions"
            found.add(_line_of(silent), f'because: no exemption is called "{silent.because}"{hint}')
    places = rule.applies.jurisdictions
    for firing in rule.fires:
        if firing.jurisdiction and places and not set(lineage(firing.jurisdiction)) & set(places):
            found.add(_line_of(firing), f"examples.fires: the rule does not apply in {firing.jurisdiction}")
        category = firing.category
        if category and (
            (rule.applies.categories and category not in rule.applies.categories)
            or category in rule.applies.not_categories
        ):
            found.add(_line_of(firing), f"examples.fires: the rule does not apply to {category}")


def _check_stable(rule: r.Rule, found: v.Found) -> None:
    """A stable rule proves itself, and somebody has read what it cites."""
    if not rule.fires:
        found.add(None, "a stable rule needs at least one example in examples.fires; else it may never fire")
    if not rule.silent:
        found.add(None, "a stable rule needs at least one example in examples.silent")
    for source in rule.sources:
        if not source.verified:
            found.add(None, f'source "{source.name}" is not verified, so the rule is at most preview')
        elif source.retrieved is None:
            found.add(None, f'source "{source.name}": a stable rule says when it was read (retrieved: 2026-11-21)')
        elif source.url is None and not re.search(r"\d", source.name):
            found.add(None, f'source "{source.name}": give its url, or its official number in the name')
