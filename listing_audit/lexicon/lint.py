"""Doubts about lexicons that do load: what is written twice, can never be found, or would be found everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from listing_audit.lexicon.disguise import is_han
from listing_audit.lexicon.lexicon import Group, Lexicon, Lexicons
from listing_audit.lexicon.tables import fold_tables
from listing_audit.text.fold import FoldTables, fold_char
from listing_audit.text.views import fold_term
from listing_audit.values import frozen


@frozen
class Doubt:
    """Something in a lexicon that deserves a look. An `error` makes a term useless, a `warning` may be meant."""

    path: str
    line: int
    level: Literal["error", "warning"]
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.level}: {self.message}"


def lint_lexicons(lexicons: Lexicons) -> tuple[Doubt, ...]:
    """Return every doubt, by file and line.

    Terms written twice in one group or in two groups of one lexicon (also when only folding makes them equal), terms
    that fold to nothing, single Han characters, options that cannot apply, and table entries that cannot work.
    """
    tables = fold_tables(lexicons)
    doubts = [doubt for lexicon in lexicons.lexicons for doubt in _doubts(lexicon, tables)]
    return tuple(sorted(doubts, key=lambda doubt: (doubt.path, doubt.line, doubt.message)))


def _doubts(lexicon: Lexicon, tables: FoldTables) -> Iterator[Doubt]:
    if lexicon.table is not None:
        yield from _table_doubts(lexicon, tables)
    first: dict[str, tuple[str, str, int]] = {}
    for group in lexicon.groups:
        yield from _option_doubts(lexicon, group)
        for term, line in zip(group.terms, group.lines, strict=True):
            folded = fold_term(term, tables)
            if not folded:
                yield Doubt(lexicon.path, line, "error", f'"{term}" folds to nothing and can never be found')
                continue
            if folded in first:
                other, group_name, other_line = first[folded]
                place = "this group" if group_name == group.name else f'group "{group_name}"'
                same = f'"{term}"' if other == term else f'"{term}" folds to the same as "{other}", which'
                yield Doubt(lexicon.path, line, "warning", f"{same} already stands in {place}, line {other_line}")
            else:
                first[folded] = (term, group.name, line)
            if len(term) == 1 and is_han(term):
                yield Doubt(lexicon.path, line, "warning", f'"{term}" is one character and will be found everywhere')


def _option_doubts(lexicon: Lexicon, group: Group) -> Iterator[Doubt]:
    if group.forms != "none" and not any(term.isascii() for term in group.terms):
        yield Doubt(lexicon.path, group.line, "warning", f'forms: {group.forms} does nothing: group "{group.name}" '
                    "has no English term")  # fmt: skip
    if group.pinyin != "none" and not any(is_han(char) for term in group.terms for char in term):
        yield Doubt(lexicon.path, group.line, "warning", f'pinyin: {group.pinyin} does nothing: group "{group.name}" '
                    "has no Chinese term")  # fmt: skip


def _table_doubts(lexicon: Lexicon, tables: FoldTables) -> Iterator[Doubt]:
    for key, value in lexicon.pairs:
        if lexicon.table == "lookalikes" and key.isascii():
            yield Doubt(lexicon.path, 1, "error", f'"{key}" is ASCII: folding never looks it up')
        if lexicon.table in ("sounded", "emoji_words", "joiners") and fold_char(key, tables) != key:
            yield Doubt(
                lexicon.path, 1, "error", f'"{key}" is folded to "{fold_char(key, tables)}" before this table is asked'
            )
        if lexicon.table == "sounded" and fold_char(value, tables) != value:
            yield Doubt(lexicon.path, 1, "error", f'"{value}" is not the folded form of its class')
