"""Every occurrence of every word of an index in a text: by its automaton, or word by word in a text that is short.

The automaton of the rules that ship takes longer to read from disk than everything else that one title asks for. The
words lie in order, and in a short text those that begin at each place are found by halving.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any

from listing_audit.prefilter.cache import Texts

# Looking words up for so many characters takes about as long as reading the automaton; a longer text, and whoever has
# looked up so many, asks the automaton.
_LOOKED_UP_CHARS = 1_000

Hit = tuple[int, int, int]  # start, end, number of the word


class Search:
    """Finds words in texts. `make` gives their automaton, when it is first needed."""

    __slots__ = ("_automaton", "_begun", "_left", "_make", "_words")

    def __init__(self, words: Sequence[str], make: Callable[[], Any]) -> None:
        self._words = words
        self._make = make
        self._automaton: Any = None
        self._left = _LOOKED_UP_CHARS if isinstance(words, Texts) else 0
        self._begun: dict[str, tuple[int, int]] = {}

    def hits(self, text: str) -> list[Hit]:
        """Return every occurrence of every word, overlapping ones too, by their ends, of equal ones the longest first."""
        if not len(self._words):
            return []
        if self._automaton is None:
            if len(text) <= self._left and isinstance(self._words, Texts):
                self._left -= len(text)
                return self._looked_up(text, self._words)
            self._automaton = self._make()
        found: list[Hit] = self._automaton.find_overlapping(text)
        return found

    def _looked_up(self, text: str, words: Texts) -> list[Hit]:
        found = []
        for start in range(len(text)):
            if (first := text[start]) not in self._begun:
                self._begun[first] = _beginning(words, first, 0, len(words))
            low, high = self._begun[first]
            end = start + 1
            while low < high:
                # Of the words that begin with what stands here the shortest is the first.
                if words.starts[low + 1] - words.starts[low] - 1 == len(_bytes(text[start:end])):
                    found.append((start, end, low))
                end += 1
                if end > len(text):
                    break
                low, high = _beginning(words, text[start:end], low, high)
        found.sort(key=lambda hit: (hit[1], hit[0]))
        return found


def _beginning(words: Texts, begun: str, low: int, high: int) -> tuple[int, int]:
    """Where those of the sorted words `[low, high)` stand that begin with a text."""
    raw, starts, prefix = words.raw, words.starts, _bytes(begun)
    size = len(prefix)

    def head(at: int) -> bytes:
        start = starts[at]
        return bytes(raw[start : min(start + size, starts[at + 1] - 1)])

    places = range(len(words))
    first = bisect_left(places, prefix, low, high, key=head)
    # No byte of a character is 255: behind everything that begins with the text.
    return first, bisect_left(places, prefix + b"\xff", first, high, key=head)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
