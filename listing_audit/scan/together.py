"""The automaton's hits in a whole batch, sorted out in arrays: what no rule in scope asks for never becomes an object."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from listing_audit.prefilter.cache import load_tables, save_tables
from listing_audit.prefilter.companions import Companions, Flat, make_companions
from listing_audit.prefilter.index import Index
from listing_audit.prefilter.literals import MAX_PATTERN_LENGTH
from listing_audit.private_files import Parts
from listing_audit.scan.engine import Active, Engine
from listing_audit.text.batch import BatchViews
from listing_audit.verify.wanted import FieldHits

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

# Bump when the tables made from an index change; what is kept of them is keyed by it.
_TABLES_VERSION = 1
# A word that stands in one field more often than this is looked at so often, and the rest is an open question.
MAX_HITS_OF_WORD = 5_000
# Text is scanned, and hits are weighed, in stretches of this size, so that memory does not grow with the text.
_STRETCH_CHARS = 200_000
_STRETCH_OF_NEEDS = 50_000
_STRETCH_ANCHORS = 500_000
# More than the longest match, also where one character stands for several.
_MARGIN = 8 * MAX_PATTERN_LENGTH


@dataclass(frozen=True, slots=True, eq=False)
class WordTables:
    """What the automaton's words stand for, for numpy: rules that they are terms of, and patterns they belong to."""

    edges: Flags
    rules_of_term: Flat
    patterns_of_word: Flat
    edges_of_anchor: Numbers  # beside each pattern of a word, as `Companions.edges_of_word`
    rule_of_pattern: Numbers
    number_of_pattern: Numbers
    companions: Companions
    longest_word: int
    asked: dict[int, Flags] = field(default_factory=dict)

    def terms_asked(self, active: Active, rules: int) -> Flags:
        """Return for every word whether it is a term of one of the active rules, out of so many rules."""
        known = self.asked.get(active.number)
        if known is None:
            asks = np.zeros(rules, dtype=bool)
            asks[list(active.rules)] = True
            counted = np.concatenate([[0], np.cumsum(asks[self.rules_of_term.items])])
            starts = self.rules_of_term.starts
            known = self.asked[active.number] = counted[starts[1:]] > counted[starts[:-1]]
        return known


def word_tables(index: Index, key: str, cache_dir: Path | None) -> WordTables:
    """Return the tables of the index that was built under this key. They come from the cache when they are there."""
    key = f"{_TABLES_VERSION} {key}"
    parts = load_tables(key, cache_dir)
    if parts is None:
        tables = make_word_tables(index)
        save_tables(key, *_written(tables), cache_dir)
        return tables
    return _read(index, parts)


def _written(tables: WordTables) -> tuple[dict[str, bytes], dict[str, int]]:
    near = tables.companions
    chars = np.flatnonzero(near.number_of_char)
    flats = {
        "rules_of_term": tables.rules_of_term,
        "patterns_of_word": tables.patterns_of_word,
        "sets_of_word": near.sets_of_word,
        "sets_of_char": near.sets_of_char,
        "sets_of_alternative": near.sets_of_alternative,
        "alternatives_of_pattern": near.alternatives_of_pattern,
    }
    arrays = {
        "edges_of_anchor": tables.edges_of_anchor,
        "rule_of_pattern": tables.rule_of_pattern,
        "number_of_pattern": tables.number_of_pattern,
        "edges_of_word": near.edges_of_word,
        "chars": chars,
        "number_of_char": near.number_of_char[chars],
        "reach_of_pattern": near.reach_of_pattern,
        **{f"{name}_starts": flat.starts for name, flat in flats.items()},
        **{name: flat.items for name, flat in flats.items()},
    }
    # Half as long as they are used: nothing that is counted here comes near two thousand million.
    parts = {name: array.astype("<i4").tobytes() for name, array in arrays.items()}
    return parts, {"longest_word": tables.longest_word}


def _read(index: Index, parts: Parts) -> WordTables:
    def numbers(name: str) -> Numbers:
        return np.frombuffer(parts.view(name), dtype="<i4").astype(np.int64)

    def flat(name: str) -> Flat:
        return Flat(numbers(f"{name}_starts"), numbers(name))

    number_of_char = np.zeros(0x110000, dtype=np.int64)
    number_of_char[numbers("chars")] = numbers("number_of_char")
    return WordTables(
        np.frombuffer(index.word_edges, dtype=bool),
        flat("rules_of_term"),
        flat("patterns_of_word"),
        numbers("edges_of_anchor"),
        numbers("rule_of_pattern"),
        numbers("number_of_pattern"),
        Companions(
            flat("sets_of_word"),
            numbers("edges_of_word"),
            flat("sets_of_char"),
            number_of_char,
            flat("sets_of_alternative"),
            flat("alternatives_of_pattern"),
            numbers("reach_of_pattern"),
        ),
        parts.facts["longest_word"],
    )


def make_word_tables(index: Index) -> WordTables:
    """Return the tables of an index."""
    meanings = np.asarray(index.meanings, dtype=np.int64).reshape(-1, 3)
    starts = np.asarray(index.meaning_starts, dtype=np.int64)
    is_pattern = meanings[:, 1] > 0
    patterns = np.array(index.patterns, dtype=np.int64).reshape(-1, 2)
    room = int(meanings[:, 2].max(initial=0)) + 1
    keys = patterns[:, 0] * room + patterns[:, 1]
    anchored = meanings[is_pattern]
    return WordTables(
        np.frombuffer(index.word_edges, dtype=bool),
        Flat(_starts_among(starts, ~is_pattern), meanings[~is_pattern][:, 0]),
        Flat(_starts_among(starts, is_pattern), np.searchsorted(keys, anchored[:, 0] * room + anchored[:, 2])),
        anchored[:, 1] & 6,
        patterns[:, 0],
        patterns[:, 1],
        make_companions(index.words, [index.gate(rule, number) for rule, number in index.patterns]),
        max(map(len, index.words), default=0),
    )


def _starts_among(starts: Numbers, chosen: Flags) -> Numbers:
    """Where each list starts when only the chosen items stay."""
    kept: Numbers = np.concatenate([[0], np.cumsum(chosen)])[starts]
    return kept


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
    asked = np.stack([tables.terms_asked(scope, len(engine.heads)) for scope in scopes.values()])
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
