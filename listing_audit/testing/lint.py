"""Finds rules that could never fire: terms that folding swallows, patterns that the automaton or the fold defeats.

These checks need the fold tables and the prefilter, so they come after loading; `listing-audit rules lint` runs both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import lru_cache

from listing_audit.errors import Problem
from listing_audit.prefilter.build import build_index
from listing_audit.prefilter.literals import PatternError, longest_match
from listing_audit.rules.exemptions import EXEMPTIONS_FOLDER
from listing_audit.rules.library import Library
from listing_audit.rules.lint import Checked
from listing_audit.rules.rule import Exemption, Find, Grammar, Material, Rule
from listing_audit.rules.rule_set import RuleSet
from listing_audit.rules.schema_patterns import written_letters
from listing_audit.text.field_views import build_views
from listing_audit.text.fold import FoldTables, fold_char
from listing_audit.text.views import fold_term, is_han

_NO_LITERAL = "it has no literal that every match contains, so it would have to run on every text"


@dataclass(frozen=True, slots=True)
class Remarks:
    """What a closer look found: problems stop a release, advice is for the writer to weigh."""

    problems: tuple[Problem, ...] = ()
    advice: tuple[Problem, ...] = ()


def look_closer(checked: Checked) -> Remarks:
    """Return what is wrong or doubtful with rules that load. Nothing when the lexicons themselves cannot be read."""
    from listing_audit.lexicon.tables import fold_tables

    if checked.lexicons is None:
        return Remarks()
    tables = fold_tables(checked.lexicons)
    shared = frozenset(checked.exemptions)
    problems: list[Problem] = []
    advice: list[Problem] = []
    for one in checked.read:
        if one.rule is not None:
            problems += [Problem(one.file.shown_as, None, text) for text in _problems(one.rule, tables)]
            advice += [Problem(one.file.shown_as, line, text) for line, text in _advice(one.rule, tables, shared)]
    advice += _advice_on_shared(checked)
    return Remarks(tuple(dict.fromkeys(problems)), tuple(dict.fromkeys(advice)))


def remarks_on(rule: Rule, library: Library) -> tuple[tuple[str, ...], tuple[tuple[int | None, str], ...]]:
    """Return what is wrong with one rule beside a library, and what is doubtful, with a line where one is known."""
    shared = frozenset(library.exemptions)
    advice = _advice(rule, library.tables, shared)
    return tuple(dict.fromkeys(_problems(rule, library.tables))), tuple(dict.fromkeys(advice))


def _problems(rule: Rule, tables: FoldTables) -> Iterator[str]:
    readable = True
    for where, material in materials_of(rule):
        for text in material.terms:
            if problem := term_problem(text, tables):
                readable = readable and where != "find"
                yield f"{where}: {problem}"
        for pattern in material.patterns:
            if problem := pattern_problem(pattern, tables):
                readable = readable and where != "find"
                yield f"{where}: pattern {pattern}: {problem}"
    if readable:
        for pattern in patterns_without_literal(rule, tables):
            yield f"find: pattern {pattern}: {_NO_LITERAL}"


def patterns_without_literal(rule: Rule, tables: FoldTables) -> tuple[str, ...]:
    """Return the patterns that give the automaton nothing to look for, so that they would run on every text."""
    if rule.find is None or not rule.find.patterns:
        return ()
    alone = replace(rule, find=replace(rule.find, terms=()))
    index = build_index(RuleSet((alone,), (), "", date.min), tables)
    return tuple(rule.find.patterns[entry.number] for entry in index.always)


def materials_of(rule: Rule) -> Iterator[tuple[str, Material]]:
    """Yield every material of a rule with the name of the part it stands in."""
    if rule.find is not None:
        yield "find", _as_material(rule.find)
    for name in ("only_if", "unless", "required"):
        yield from _materials_in(name, getattr(rule, name))


def _as_material(find: Find) -> Material:
    return Material(tuple(term.text for term in find.terms if term.kind == "plain"), find.patterns, find.lexicons)


def _materials_in(name: str, value: object) -> Iterator[tuple[str, Material]]:
    if isinstance(value, Material):
        yield name, value
    elif isinstance(value, tuple):
        for item in value:
            yield from _materials_in(f"unless {item.name}" if isinstance(item, Exemption) else name, item)
    elif is_dataclass(value) and not isinstance(value, (type, Grammar)):
        for one in fields(value):
            yield from _materials_in(name, getattr(value, one.name))


@lru_cache(maxsize=65_536)
def term_problem(text: str, tables: FoldTables) -> str | None:
    """Return why a term could never be found, or None: it must find itself in the views of a text that is just it."""
    folded = fold_term(text, tables)
    if not folded:
        return f'"{text}" folds to nothing and can never be found'
    views = build_views(text, tables, is_html=False)
    if folded not in views.sounded.text:
        return f'"{text}" folds to "{folded}", which does not stand in the folded text itself'
    return None


@lru_cache(maxsize=4096)
def pattern_problem(pattern: str, tables: FoldTables) -> str | None:
    """Return why a pattern could never match a folded text, or None."""
    for char in written_letters(pattern):
        folded = fold_char(char, tables)
        if folded != char:
            instead = f'; write "{folded}"' if folded else ""
            return f'"{char}" never stands in folded text{instead}'
    try:
        longest_match(pattern)
    except PatternError as error:
        return str(error)
    return None


def _advice(rule: Rule, tables: FoldTables, shared: Set[Exemption]) -> Iterator[tuple[int | None, str]]:
    tested = {silent.because for silent in rule.silent}
    softened = [fires for fires in rule.fires if fires.verdict is not None or fires.severity is not None]
    for exemption in rule.unless:
        if exemption not in shared and exemption.name not in tested and (exemption.effect == "clear" or not softened):
            yield None, f'exemption "{exemption.name}" has no example that it decides'
    if rule.find is not None and rule.find.boundary == "none" and rule.only_if is None:
        short = [term.text for term in rule.find.terms if _is_short(fold_term(term.text, tables))]
        if short:
            yield None, f"find: very short terms without a boundary or only_if: {', '.join(short[:8])}"


def _advice_on_shared(checked: Checked) -> Iterator[Problem]:
    """Every shared exemption is called by two rules at least, and an example of one of them shows what it decides."""
    called = Counter(exemption for rule in checked.rules for exemption in rule.unless)
    shown = {(rule.id, silent.because) for rule in checked.rules for silent in rule.silent}
    proven = {exemption for rule in checked.rules for exemption in rule.unless if (rule.id, exemption.name) in shown}
    for exemption in checked.exemptions:
        if called[exemption] < 2:
            times = "one rule" if called[exemption] else "no rule"
            yield Problem(EXEMPTIONS_FOLDER, None, f'"{exemption.name}" is shared, but {times} calls it')
        elif exemption.effect == "clear" and exemption not in proven:
            yield Problem(EXEMPTIONS_FOLDER, None, f'no example of any rule shows what "{exemption.name}" decides')


def _is_short(folded: str) -> bool:
    return len(folded) == 1 or (len(folded) <= 3 and not any(map(is_han, folded)))


def sorted_by_place(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return problems by file and line."""
    return tuple(sorted(problems, key=lambda one: (one.path, one.line or 0, one.message)))
