"""The automaton's hits in a whole batch, sorted out in arrays: what no rule in scope asks for never becomes an object."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from listing_audit.prefilter.companions import Companions, Flat, make_companions
from listing_audit.prefilter.index import Index
from listing_audit.scan.engine import Active, Engine
from listing_audit.text.batch import BatchViews
from listing_audit.verify.wanted import FieldHits

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


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
    )


def _starts_among(starts: Numbers, chosen: Flags) -> Numbers:
    """Where each list starts when only the chosen items stay."""
    kept: Numbers = np.concatenate([[0], np.cumsum(chosen)])[starts]
    return kept


def hits_together(batch: BatchViews, active: Sequence[Active], engine: Engine) -> dict[int, FieldHits]:
    """Return the hits in the sounded views by field: terms that a rule in scope asks for, and the literals of those
    patterns of such rules that may match there."""
    found = engine.index.hits(batch.sounded_text)
    if not found:
        return {}
    tables = engine.word_tables()
    table = np.array(found, dtype=np.int64)
    starts, ends, words = table[:, 0], table[:, 1], table[:, 2]
    fields = batch.fields_at(starts)
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
    hit, char, sets = tables.companions.standing(words, inside, batch.sounded)
    standing = np.concatenate([starts[hit], char])
    origin = batch.sounded_origin
    ways = ((standing, starts[anchors]), (origin[standing], origin[starts[anchors]]))
    near = tables.companions.together(sets, ways, patterns)
    patterns, anchors = patterns[near], anchors[near]
    literals: dict[int, dict[tuple[int, int], list[tuple[int, int]]]] = {}
    for number, rule, pattern, start, end in zip(
        fields[anchors].tolist(), tables.rule_of_pattern[patterns].tolist(), tables.number_of_pattern[patterns].tolist(),
        (starts - begins)[anchors].tolist(), (ends - begins)[anchors].tolist(), strict=True,
    ):  # fmt: skip
        literals.setdefault(number, {}).setdefault((rule, pattern), []).append((start, end))
    return {
        number: FieldHits(tuple(terms.get(number, ())), literals=literals.get(number, {}))
        for number in sorted({*terms, *literals})
    }
