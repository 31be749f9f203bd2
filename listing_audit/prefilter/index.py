"""The automaton over every term and every pattern's literal, and what each of its words stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import cached_property
from typing import NamedTuple

from listing_audit.prefilter.cache import Numbers
from listing_audit.prefilter.gate import Gate, read_gate
from listing_audit.prefilter.search import Search
from listing_audit.values import holder

# A spaced English term is also written with hyphens; with many gaps only "all the same" is worth a word.
_MAX_FREE_GAPS = 3


class Entry(NamedTuple):
    """What a word of the automaton stands for: a rule's own term (the hit is the candidate), or a literal of one of
    its patterns (the pattern is tried round the hit). `number` counts within the rule.

    `is_pattern` is 0 for a term; for a literal it is odd, 2 more when it must begin a word and 4 more when it must end one.
    """

    rule: int
    is_pattern: int
    number: int


@holder
class Index:
    """What a run scans with. `always` are patterns without a literal: they run on every text.

    `word_edges[i]` is 1 when all that word number `i` stands for wants a word boundary at both edges, so that hits
    inside longer words can be dropped before anything else looks at them.
    """

    words: Sequence[str]
    word_edges: bytes
    always: tuple[Entry, ...]
    search: Search
    meanings: Numbers  # rule, is_pattern, number of each meaning of each word
    meaning_starts: Numbers  # of each word, counted in meanings; one more at the end
    gate_lines: GateLines
    _gates: dict[tuple[int, int], Gate] = field(default_factory=dict)

    def entries(self, word: int) -> Iterator[Entry]:
        """Yield what the automaton's word with that number stands for."""
        for at in range(3 * self.meaning_starts[word], 3 * self.meaning_starts[word + 1], 3):
            rule, is_pattern, number = self.meanings[at : at + 3]
            yield Entry(rule, is_pattern, number)

    @property
    def patterns(self) -> tuple[tuple[int, int], ...]:
        """The patterns that words stand for, as (rule, number within the rule), sorted."""
        return self.gate_lines.patterns

    def gate(self, rule: int, number: int) -> Gate:
        """Return what else a match of a rule's pattern needs than the literal that the automaton found."""
        key = (rule, number)
        gate = self._gates.get(key)
        if gate is None:
            gate = self._gates[key] = read_gate(self.gate_lines[key])
        return gate

    def hits(self, text: str) -> list[tuple[int, int, int]]:
        """Return every occurrence of every word, overlapping ones too, as (start, end, word number)."""
        return self.search.hits(text)


def term_variants(folded: str) -> tuple[str, ...]:
    """Return the folded term and its hyphenated spellings: `best seller` is also `best-seller`."""
    gaps = [i for i in range(1, len(folded) - 1) if folded[i] == " "]
    if not gaps or not folded.isascii():
        return (folded,)
    if len(gaps) > _MAX_FREE_GAPS:
        return (folded, folded.replace(" ", "-"))
    out = [folded]
    for mask in range(1, 1 << len(gaps)):
        chars = list(folded)
        for bit, place in enumerate(gaps):
            if mask >> bit & 1:
                chars[place] = "-"
        out.append("".join(chars))
    return tuple(out)


class GateLines:
    """The line of each gate by its rule and number."""

    def __init__(self, gated: Numbers, lines: Sequence[str]) -> None:
        self._gated, self._lines = gated, lines

    @cached_property
    def patterns(self) -> tuple[tuple[int, int], ...]:
        """The rule and the number of each, sorted."""
        return tuple(zip(self._gated[::2], self._gated[1::2], strict=True))

    def __getitem__(self, key: tuple[int, int]) -> str:
        at = bisect_left(range(len(self._lines)), key, key=lambda at: (self._gated[2 * at], self._gated[2 * at + 1]))
        return self._lines[at]
