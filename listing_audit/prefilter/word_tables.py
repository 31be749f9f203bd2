"""What the words of an index stand for, in arrays, so that the hits of a whole batch are sorted out together."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from listing_audit.prefilter.cache import load_tables, save_tables
from listing_audit.prefilter.companions import Companions, Flat, make_companions
from listing_audit.prefilter.index import Index
from listing_audit.private_files import Parts

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

# Bump when the tables made from an index change; what is kept of them is keyed by it.
_TABLES_VERSION = 1


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

    def terms_asked(self, number: int, active: Collection[int], rules: int) -> Flags:
        """Return for every word whether it is a term of one of the active rules, out of so many rules.

        What was answered once is kept by `number`: equal numbers mean equal rules.
        """
        known = self.asked.get(number)
        if known is None:
            asks = np.zeros(rules, dtype=bool)
            asks[list(active)] = True
            counted = np.concatenate([[0], np.cumsum(asks[self.rules_of_term.items])])
            starts = self.rules_of_term.starts
            known = self.asked[number] = counted[starts[1:]] > counted[starts[:-1]]
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
