"""The automaton's hits in a whole batch, sorted out in arrays: what no rule in scope asks for never becomes an object."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from listing_audit.prefilter.companions import Companions, Flat
from listing_audit.prefilter.index import Index
from listing_audit.prefilter.literals import MAX_PATTERN_LENGTH
from listing_audit.prefilter.word_tables import Flags, Numbers
from listing_audit.scan.engine import Active, Engine
from listing_audit.text.batch import BatchViews
from listing_audit.verify.wanted import FieldHits

# A word that stands in one field more often than this is looked at so often, and the rest is an open question.
MAX_HITS_OF_WORD = 5_000
# Text is scanned, and hits are weighed, in stretches of this size, so that memory does not grow with the text.
_STRETCH_CHARS = 200_000
_STRETCH_OF_NEEDS = 50_000
_STRETCH_ANCHORS = 500_000
# More than the longest match, also where one character stands for several.
_MARGIN = 8 * MAX_PATTERN_LENGTH


def hits_together(batch: BatchViews, active: Sequence[Active], engine: Engine) -> dict[int, FieldHits]:
    """Return the hits in the sounded views by field: terms that a rule in scope asks for, and the literals of those
    patterns of such rules that may match there."""
    tables = engine.word_tables()
    table = _found(batch.sounded_text, engine.index, tables.longest_word)
    if not table.size:
        return {}
    fields = batch.fields_at(table[:, 0])
    few, dropped = _few_of_each(fields, table)
    cut: dict[int, list[tuple[int, int, int]]] = {}
    for number, (start, end, word) in zip(fields[dropped].tolist(), table[dropped].tolist(), strict=True):
        begin = int(batch.sounded_starts[number])
        cut.setdefault(number, []).append((start - begin, end - begin, word))
    table, fields = table[few], fields[few]
    starts, ends, words = table[:, 0], table[:, 1], table[:, 2]
    begins = batch.sounded_starts[fields]
    scopes = {scope.number: scope for scope in active}
    rows = {number: row for row, number in enumerate(scopes)}
    row_of_field = np.fromiter((rows[scope.number] for scope in active), dtype=np.int64, count=len(active))

    left, right = batch.inside_words(starts, ends)
    asked = np.stack([tables.terms_asked(scope.number, scope.rules, len(engine.heads)) for scope in scopes.values()])
    keep = asked[row_of_field[fields], words] & ~((left | right) & tables.edges[words])
    terms: dict[int, list[tuple[int, int, int]]] = {}
    for number, start, end, word in zip(
        fields[keep].tolist(), (starts - begins)[keep].tolist(), (ends - begins)[keep].tolist(), words[keep].tolist(),
        strict=True,
    ):  # fmt: skip
        terms.setdefault(number, []).append((start, end, word))

    inside = 2 * left + 4 * right
    patterns, anchors = tables.patterns_of_word.of(words)
    edges, _ = Flat(tables.patterns_of_word.starts, tables.edges_of_anchor).of(words)
    rules = np.zeros((len(scopes), len(engine.heads)), dtype=bool)
    for row, scope in enumerate(scopes.values()):
        rules[row, list(scope.rules)] = True
    wanted = rules[row_of_field[fields[anchors]], tables.rule_of_pattern[patterns]] & ((edges & inside[anchors]) == 0)
    patterns, anchors = patterns[wanted], anchors[wanted]
    near = _near(tables.companions, batch, (starts, words, inside), (patterns, starts[anchors]))
    patterns, anchors = patterns[near], anchors[near]
    literals: dict[int, dict[tuple[int, int], list[tuple[int, int]]]] = {}
    for number, rule, pattern, start, end in zip(
        fields[anchors].tolist(), tables.rule_of_pattern[patterns].tolist(), tables.number_of_pattern[patterns].tolist(),
        (starts - begins)[anchors].tolist(), (ends - begins)[anchors].tolist(), strict=True,
    ):  # fmt: skip
        literals.setdefault(number, {}).setdefault((rule, pattern), []).append((start, end))
    return {
        number: FieldHits(
            tuple(terms.get(number, ())), literals=literals.get(number, {}), cut=tuple(cut.get(number, ()))
        )
        for number in sorted({*terms, *literals, *cut})
    }


def _near(
    companions: Companions, batch: BatchViews, hits: tuple[Numbers, Numbers, Numbers], wanted: tuple[Numbers, Numbers]
) -> Flags:
    """Which of the wanted patterns, each with its place, have everything near that they need.

    `hits` are starts, words and what goes on beside them, as `Companions.standing` takes it. A long text is looked at in
    stretches, each with a margin wider than any pattern: what stands in it grows with its length times the patterns.
    """
    starts, words, inside = hits
    patterns, at = wanted
    origin, size = batch.sounded_origin, len(batch.sounded)
    near = np.zeros(patterns.size, dtype=bool)
    step = size if size <= _STRETCH_CHARS else _STRETCH_OF_NEEDS
    for low in range(0, size, max(step, 1)):
        left, right = max(0, low - _MARGIN), min(size, low + step + _MARGIN)
        here = np.flatnonzero((starts >= left) & (starts < right))
        hit, char, sets = companions.standing(words[here], inside[here], batch.sounded[left:right])
        standing = np.concatenate([starts[here[hit]], char + left])
        some = np.flatnonzero((at >= low) & (at < low + step))
        for first in range(0, some.size, _STRETCH_ANCHORS):
            few = some[first : first + _STRETCH_ANCHORS]
            ways = ((standing, at[few]), (origin[standing], origin[at[few]]))
            near[few] = companions.together(sets, ways, patterns[few])
    return near


def _found(text: str, index: Index, longest_word: int) -> Numbers:
    """Every hit of every word, as rows of start, end and word, in the order of their ends."""
    if len(text) <= _STRETCH_CHARS:
        return np.array(index.hits(text), dtype=np.int64).reshape(-1, 3)
    tables = []
    for low in range(0, len(text), _STRETCH_CHARS):
        # A hit belongs to the stretch that it begins in.
        hits = index.hits(text[low : low + _STRETCH_CHARS + longest_word])
        table = np.array(hits, dtype=np.int64).reshape(-1, 3)
        tables.append(table[table[:, 0] < _STRETCH_CHARS] + np.array([low, low, 0]))
    whole = np.concatenate(tables)
    in_order: Numbers = whole[np.argsort(whole[:, 1], kind="stable")]
    return in_order


def _few_of_each(fields: Numbers, table: Numbers) -> tuple[Flags, Numbers]:
    """Which hits are looked at, and of each word that stands in a field too often the first hit that is not."""
    words = table[:, 2]
    if len(words) <= MAX_HITS_OF_WORD or np.bincount(words).max() <= MAX_HITS_OF_WORD:
        return np.ones(len(words), dtype=bool), np.zeros(0, dtype=np.int64)
    order = np.lexsort((table[:, 0], words, fields))
    same = (np.diff(words[order]) == 0) & (np.diff(fields[order]) == 0)
    firsts = np.flatnonzero(np.concatenate([[True], ~same]))
    rank = np.arange(len(order)) - np.repeat(firsts, np.diff(np.append(firsts, len(order))))
    few = np.zeros(len(words), dtype=bool)
    few[order] = rank < MAX_HITS_OF_WORD
    return few, order[rank == MAX_HITS_OF_WORD]
