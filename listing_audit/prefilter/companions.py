"""Where all that a pattern needs stands together, for a whole batch of texts at once.

The automaton finds one literal of a pattern often, and the rest of the pattern is seldom near. `prefilter.gate` asks
that of one text and one pattern; here it is asked of all hits of a batch in a few passes over arrays.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from listing_audit.prefilter.gate import Gate, is_companion
from listing_audit.prefilter.literals import DIGIT, EDGE

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

# More than any position in a batch, so that a set and a position make one number.
_ROOM = 1 << 36
# Instead of the number of a set: an alternative that needs none, and one whose sets do not all stand in the texts.
_ANYWHERE, _NOWHERE = -1, -2


@dataclass(frozen=True, slots=True)
class Flat:
    """Lists of numbers, one behind the other: list `i` is `items[starts[i]:starts[i + 1]]`."""

    starts: Numbers
    items: Numbers

    def of(self, lists: Numbers) -> tuple[Numbers, Numbers]:
        """Return the items of several lists, and beside each the place in `lists` that it comes from."""
        counts = self.starts[lists + 1] - self.starts[lists]
        source = np.repeat(np.arange(lists.size), counts)
        ends = np.cumsum(counts)
        within = np.arange(source.size) - np.repeat(ends - counts, counts)
        return self.items[np.repeat(self.starts[lists], counts) + within], source


@dataclass(frozen=True, slots=True, eq=False)
class Companions:
    """What each pattern needs, as numbers. Patterns, alternatives and sets of literals are numbered on their own.

    Single characters are no words of the automaton: `number_of_char` gives each code point a number, 0 for those that no
    set holds. `edges_of_word` says beside each set of a word whether the word must begin (2) or end (4) there.
    """

    sets_of_word: Flat
    edges_of_word: Numbers
    sets_of_char: Flat
    number_of_char: Numbers
    sets_of_alternative: Flat
    alternatives_of_pattern: Flat
    reach_of_pattern: Numbers

    def standing(self, words: Numbers, inside: Numbers, codes: NDArray[np.uint32]) -> tuple[Numbers, Numbers, Numbers]:
        """Return the sets that hits and single characters of a text belong to: the hit, the character, and each set.

        `inside[i]` holds 2 where the word goes on to the left of hit `i`, and 4 where it goes on to the right. Hits come
        first: set `i` is at hit `of[i]`, behind them at character `of[i]` of `codes`.
        """
        sets, hit = self.sets_of_word.of(words)
        edges, _ = Flat(self.sets_of_word.starts, self.edges_of_word).of(words)
        whole = (edges & inside[hit]) == 0
        chars = self.number_of_char[codes]
        places = np.flatnonzero(chars)
        char_sets, char = self.sets_of_char.of(chars[places])
        return hit[whole], places[char], np.concatenate([sets[whole], char_sets])

    def together(self, sets: Numbers, places: Sequence[tuple[Numbers, Numbers]], patterns: Numbers) -> Flags:
        """Return which anchors have everything near that their pattern needs: the `patterns` they may belong to.

        `places` are ways to count positions: those of the sets that stand there, and those of the anchors. What is near
        in one of them is near. Over-reports, never misses.
        """
        alternatives, anchor = self.alternatives_of_pattern.of(patterns)
        rarest = self._rarest(sets)[alternatives]
        possible = rarest != _NOWHERE
        alternatives, anchor, rarest = alternatives[possible], anchor[possible], rarest[possible]
        reach = self.reach_of_pattern[patterns]
        found = np.zeros(patterns.size, dtype=bool)
        for standing, anchors in places:
            there = np.sort(sets * _ROOM + standing)
            # The rarest set decides most often; only then the others are looked at.
            open_ = np.flatnonzero(~found[anchor])
            needed, at = rarest[open_], anchor[open_]
            open_ = open_[(needed == _ANYWHERE) | _stands_near(there, needed, anchors[at], reach[at])]
            needed, row = self.sets_of_alternative.of(alternatives[open_])
            at = anchor[open_][row]
            complete = np.ones(open_.size, dtype=bool)
            complete[row[~_stands_near(there, needed, anchors[at], reach[at])]] = False
            found[anchor[open_[complete]]] = True
        return found

    def _rarest(self, sets: Numbers) -> Numbers:
        """Of each alternative the set that stands most seldom, `_NOWHERE` where one does not stand at all."""
        starts, needed = self.sets_of_alternative.starts, self.sets_of_alternative.items
        rarest = np.full(starts.size - 1, _ANYWHERE, dtype=np.int64)
        some = np.flatnonzero(starts[1:] > starts[:-1])
        if some.size:
            counts = np.bincount(sets, minlength=int(needed.max()) + 1)
            least = np.minimum.reduceat(counts[needed] * _ROOM + needed, starts[some])
            rarest[some] = np.where(least < _ROOM, _NOWHERE, least % _ROOM)
        return rarest


def _stands_near(there: Numbers, sets: Numbers, at: Numbers, reach: Numbers) -> Flags:
    """Whether each set stands within reach of each place; `there` are sets and places in one, sorted."""
    first = np.searchsorted(there, sets * _ROOM + np.maximum(at - reach, 0))
    near: Flags = np.zeros(sets.size, dtype=bool)
    some = first < there.size
    near[some] = there[first[some]] <= sets[some] * _ROOM + at[some] + reach[some]
    return near


def make_companions(words: Sequence[str], gates: Sequence[Gate]) -> Companions:
    """Return the tables for an automaton of these words; pattern number `i` has the gate `gates[i]`."""
    number_of = {word: number for number, word in enumerate(words)}
    numbers: dict[tuple[str, ...], int] = {}
    of_word: list[tuple[int, int, int]] = []  # word, set, edges
    of_char: dict[str, list[int]] = defaultdict(list)
    digits: list[int] = []
    of_alternative: list[list[int]] = []
    of_pattern: list[list[int]] = []
    for gate in gates:
        of_pattern.append([])
        for alternative in gate.marked:
            of_pattern[-1].append(len(of_alternative))
            of_alternative.append([])
            for literals in alternative:
                number = numbers.get(literals)
                if number is not None:
                    of_alternative[-1].append(number)
                    continue
                if not is_companion(literals):
                    continue
                number = numbers[literals] = len(numbers)
                of_alternative[-1].append(number)
                for literal in literals:
                    word = literal.replace(EDGE, "")
                    if word == DIGIT:
                        digits.append(number)
                    elif len(word) == 1:
                        of_char[word].append(number)
                    else:
                        edges = 2 * literal.startswith(EDGE) + 4 * literal.endswith(EDGE)
                        of_word.append((number_of[word], number, edges))
    for char in "0123456789":
        of_char[char].extend(digits)
    chars = sorted(of_char)
    number_of_char = np.zeros(0x110000, dtype=np.int64)
    number_of_char[_decimals()] = len(chars) + 1
    number_of_char[[ord(char) for char in chars]] = np.arange(1, len(chars) + 1)
    by_word = np.array(of_word, dtype=np.int64).reshape(-1, 3)
    by_word = by_word[np.argsort(by_word[:, 0], kind="stable")]
    return Companions(
        Flat(np.searchsorted(by_word[:, 0], np.arange(len(words) + 1)), by_word[:, 1].copy()),
        by_word[:, 2].copy(),
        _flat([[], *(of_char[char] for char in chars), digits]),
        number_of_char,
        _flat(of_alternative),
        _flat(of_pattern),
        np.array([gate.reach for gate in gates], dtype=np.int64),
    )


# No script of the planes behind the first two has digits of its own; a test holds that.
PLANES_OF_DIGITS = range(0x20000)


def _decimals() -> list[int]:
    """The digits of all scripts: a pattern's digit class takes them too."""
    return [ord(char) for char in re.findall(r"\d", "".join(map(chr, PLANES_OF_DIGITS)))]


def _flat(lists: Sequence[Sequence[int]]) -> Flat:
    starts = np.fromiter(accumulate(map(len, lists), initial=0), dtype=np.int64, count=len(lists) + 1)
    return Flat(starts, np.array([item for items in lists for item in items], dtype=np.int64))
