"""Rules that do not lie in a folder, put beside those of a library that is loaded already."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from listing_audit import strict_yaml
from listing_audit.errors import DataFileError, Problem
from listing_audit.rules.bilingual import Bilingual
from listing_audit.rules.library import Library
from listing_audit.rules.load import rule_digest
from listing_audit.rules.rule import Rule
from listing_audit.rules.rule_set import Pack
from listing_audit.rules.schema import parse_rule
from listing_audit.rules.schema_values import did_you_mean

LONGEST_TEXT = 64 * 1024
OWN_PACK = Pack("own", "0", Bilingual("自定规则", "Own rules"), "own")
# Kinds that report what other rules find, or what no rule speaks of: one of each is enough, and it ships.
_ONE_IS_ENOUGH = ("disguise", "language")


@dataclass(frozen=True, slots=True)
class AddedRule:
    """One rule as its text says it; None when it has problems, which name its lines."""

    rule: Rule | None
    problems: tuple[Problem, ...]


def read_added(text: str, name: str, library: Library) -> AddedRule:
    """Return the rule that a text holds, checked against the library that it is to stand beside. Never raises."""
    if len(text) > LONGEST_TEXT:
        return AddedRule(
            None, (Problem(name, None, f"longer than {LONGEST_TEXT} characters; split it into several rules"),)
        )
    node, problems = strict_yaml.parse(text, name)
    if node is None:
        return AddedRule(None, problems)
    rule, more = parse_rule(node, name, library.lexicons, {one.name: one for one in library.exemptions})
    problems += more
    if rule is not None:
        problems += tuple(Problem(name, _line_of(node, key), said) for key, said in _problems_beside(rule, library))
        rule = replace(rule, pack=OWN_PACK.name, path=f"own/{rule.id}.yaml")
    return AddedRule(None if problems else rule, problems)


def library_with(library: Library, added: Sequence[tuple[str, str]]) -> Library:
    """Return a library with rules added, each given as name and text; drafts and retired ones are left out.

    The lexicons of the library are used. Raises DataFileError with every problem of every text.
    """
    read = [(name, read_added(text, name, library)) for name, text in added]
    problems = [problem for _, one in read for problem in one.problems]
    rules: dict[str, Rule] = {}
    for name, one in read:
        if one.rule is not None and one.rule.id in rules:
            problems.append(Problem(name, None, f'id "{one.rule.id}" stands twice among the own rules'))
        elif one.rule is not None:
            rules[one.rule.id] = one.rule
    if problems:
        raise DataFileError(tuple(problems))
    running = {rule.id: rule for rule in rules.values() if rule.status not in ("draft", "retired")}
    older = {rule.id: rule for rule in library.rules}
    # The same id carries on: its line of descent is that of the rule whose place it takes.
    placed = {
        name: replace(rule, replaces=older[name].replaces) if rule.replaces == name else rule
        for name, rule in running.items()
    }
    chosen = tuple(rule for _, rule in sorted((older | placed).items()))
    digests = dict(library.rule_digests) | {name: rule_digest(rule) for name, rule in placed.items()}
    digest = hashlib.sha256("\0".join([library.digest, *(f"{n} {digests[n]}" for n in sorted(placed))]).encode())
    packs = tuple(sorted((*library.packs, *((OWN_PACK,) if placed else ())), key=lambda pack: pack.name))
    return Library(
        rules=chosen,
        packs=packs,
        lexicons=library.lexicons,
        tables=library.tables,
        digest=digest.hexdigest(),
        rule_digests=tuple((rule.id, digests[rule.id]) for rule in chosen if rule.id in digests),
        exemptions=library.exemptions,
    )


def _problems_beside(rule: Rule, library: Library) -> list[tuple[str, str]]:
    known = [head.id for head in library.heads]
    found = []
    if rule.kind in _ONE_IS_ENOUGH:
        found.append(("kind", f"a rule of kind {rule.kind} ships already, and one is enough"))
    if rule.id in known and rule.replaces != rule.id:
        found.append(
            ("id", f'id "{rule.id}" is taken by a shipped rule; to take its place write `replaces: {rule.id}`')
        )
    if rule.replaces is not None and rule.replaces not in known:
        found.append(("replaces", f'there is no rule "{rule.replaces}"{did_you_mean(rule.replaces, known)}'))
    return found


def _line_of(node: strict_yaml.Node, key: str) -> int | None:
    return node.key_lines.get(key) if isinstance(node, strict_yaml.Mapping) else None
