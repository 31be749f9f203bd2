"""What the matches of a pattern begin with: where in a text one may begin is found without running the pattern."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import Any

from listing_audit.rules.pattern_tree import AT, BRANCH, CLASS, GROUP, LOOK, REPEAT, TEXT, Node, Nodes, op, pattern_tree
from listing_audit.text.views import is_word_char
from listing_audit.values import frozen, late


@frozen
class Beginnings:
    """What every match of a pattern begins with: one of `prefixes`, by their length, and so one of the characters `firsts`.

    `at_word` says that every match that counts begins where a word does: as patterns see words, or, where `whole_words`
    says so, as `text.views.is_word_char` does. Then prefixes are longer, because they are looked for among the beginnings
    of a text's words, and few words begin like one.
    """

    firsts: frozenset[str]
    prefixes: tuple[frozenset[str], ...]
    at_word: bool
    whole_words: bool = False
    sizes: tuple[int, ...] = ()  # the lengths that prefixes have

    def within(self, text: str, start: int, end: int) -> list[int]:
        """Return the places within `[start, end)` of a text where a match may begin. It may over-report; it never misses."""
        found: list[int] = []
        if self.at_word:
            for size in self.sizes:
                places = _words_of(text, size, self.whole_words)
                for prefix in places.keys() & self.prefixes[size - 1]:
                    at = places[prefix]
                    found += at[bisect_left(at, start) : bisect_left(at, end)]
            return sorted(set(found)) if len(found) > 1 else found
        one, two, three = self.prefixes
        for char in self.firsts & _chars_of(text):
            place = text.find(char, start, end)
            while place != -1:
                if text[place : place + 3] in three or text[place : place + 2] in two or char in one:
                    found.append(place)
                place = text.find(char, place + 1, end)
        found.sort()
        return found

    def nowhere(self, text: str) -> bool:
        """Return whether no match can begin in a text, as far as that is found out quickly."""
        if self.at_word:
            for size in self.sizes:
                if not _words_of(text, size, self.whole_words).keys().isdisjoint(self.prefixes[size - 1]):
                    return False
            return True
        if len(text) <= _SHORT_TEXT:
            return all(self.prefixes[size - 1].isdisjoint(_runs_of(text, size)) for size in self.sizes)
        one, two, three = self.prefixes
        left = min(len(text) // _WORTH_LOOKING, _AT_MOST)
        for char in self.firsts & _chars_of(text):
            place = text.find(char)
            while place != -1:
                left -= 1
                if left < 0 or text[place : place + 3] in three or text[place : place + 2] in two or char in one:
                    return False
                place = text.find(char, place + 1)
        return True


# Of a text up to here all runs of characters are known when the first pattern asks; a dozen ask about most texts.
_SHORT_TEXT = 2_000
# In a longer one looking at every place is worth it where one character in so many, or fewer, may begin a match.
_WORTH_LOOKING = 8
_AT_MOST = 1_000


@lru_cache(maxsize=16)
def _runs_of(text: str, size: int) -> frozenset[str]:
    return frozenset([text[at : at + size] for at in range(len(text) - size + 1)])


@lru_cache(maxsize=8)
def _chars_of(text: str) -> frozenset[str]:
    return frozenset(text)


@lru_cache(maxsize=32)
def _words_of(text: str, size: int, whole: bool) -> dict[str, list[int]]:
    """The first characters, so many, of a text's words, and where they stand."""
    places: dict[str, list[int]] = {}
    for at in _begins_of_whole_words(text) if whole else _begins_of_words(text):
        places.setdefault(text[at : at + size], []).append(at)
    return places


@lru_cache(maxsize=8)
def _begins_of_words(text: str) -> list[int]:
    if text.isascii():  # where both libraries agree what a word is, and patterns are seldom run
        return [match.start() for match in _WORD_BEGINS.finditer(text)]
    import regex

    return [match.start() for match in regex.finditer(_WORD_BEGINS.pattern, text)]


@lru_cache(maxsize=8)
def _begins_of_whole_words(text: str) -> list[int]:
    """Where a word begins whose letters have edges, and where Han characters stand."""
    return [match.start() for match in (_ASCII_BEGINS if text.isascii() else _BEGINS).finditer(text)]


_WORD_BEGINS = late(r"\b\w")
_ASCII_BEGINS = late(r"(?<![A-Za-z0-9])[A-Za-z0-9]")
_BEGINS = late(r"(?<![^\W_\u3007\u3400-\u9fff\U00020000-\U0003ffff])[^\W_]")


# More beginnings than this are cut shorter; a pattern that has more first characters may begin with anything.
_MAX_BEGINNINGS = 10_000


@lru_cache(maxsize=8192)
def beginnings(pattern: str, *, whole_words: bool = False) -> Beginnings | None:
    """Return what the matches of a pattern begin with, or None if that may be anything. Raises PatternError.

    With `whole_words` those matches do not count that begin inside a word.
    """
    tree = pattern_tree(pattern)
    if tree.ignores_case:
        return None
    at_edge = tree.nodes[:1] == [(AT, op.AT_BOUNDARY)]
    for size in (_AT_WORD, _SHORT, 2, 1) if at_edge or whole_words else (_SHORT, 2, 1):
        begun = _begun(tree.nodes, size)
        if begun is None:
            continue
        found = (begun[0] | begun[1]) - {""} if "" not in begun[0] else set()
        if not found:
            return None
        firsts = frozenset(text[0] for text in found)
        at_edge = at_edge and all(map(str.isalpha, firsts))
        whole_words = whole_words and not at_edge and all(map(is_word_char, firsts))
        longest = _AT_WORD if at_edge or whole_words else _SHORT
        # Of few lengths: a text's words are cut to each of them.
        found = {text if len(text) == longest else text[:_SHORT] for text in found}
        by_length = tuple(frozenset(text for text in found if len(text) == size) for size in range(1, longest + 1))
        sizes = tuple(size for size, prefixes in enumerate(by_length, 1) if prefixes)
        return Beginnings(firsts, by_length, at_edge or whole_words, whole_words, sizes)
    return None


# The characters of a prefix, at most: where a word begins, and anywhere.
_AT_WORD, _SHORT = 6, 3


_Begun = tuple[set[str], set[str]]
_ANYTHING: _Begun = ({""}, set())


def _begun(nodes: Nodes, size: int) -> _Begun | None:
    """Beginnings of at most `size` characters: those behind which anything may follow, and those that are the whole text.

    None where there are too many of them.
    """
    open_: set[str] = set()
    whole = {""}
    for number, node in enumerate(nodes, 1):
        begun = _begun_ahead(node, size) if number == len(nodes) else _begun_node(node, size)
        if begun is None or (len(begun[0]) + len(begun[1])) * len(whole) > _MAX_BEGINNINGS:
            return None
        open_ |= {(left + right)[:size] for left in whole for right in begun[0]}
        longer = {left + right for left in whole for right in begun[1]}
        open_ |= {text[:size] for text in longer if len(text) >= size}
        whole = {text for text in longer if len(text) < size}
        if not whole:
            break
    return open_, whole


def _begun_node(node: Node, size: int) -> _Begun | None:
    kind, value = node
    if kind is TEXT:
        return set(), {value}
    if kind is CLASS:
        return _begun_class(value)
    if kind is AT or kind is LOOK:
        return set(), {""}
    if kind is GROUP:
        return _begun(value, size)
    if kind is BRANCH:
        branches = [_begun(branch, size) for branch in value]
        found = [branch for branch in branches if branch is not None]
        if len(found) < len(branches):
            return None
        return set().union(*(branch[0] for branch in found)), set().union(*(branch[1] for branch in found))
    if kind is REPEAT:
        low, high, inner = value
        begun = _begun(inner, size)
        if begun is None:
            return None
        open_, whole = begun
        if high > 1:  # what has come once may come again
            open_, whole = open_ | (whole - {""}), whole & {""}
        return open_, whole | {""} if low == 0 else whole
    return _ANYTHING


def _begun_ahead(node: Node, size: int) -> _Begun | None:
    """The same of the last node of a sequence: what it only looks ahead at stands there as well."""
    kind, value = node
    if kind is not LOOK or value[0] or value[1]:
        return _begun_node(node, size)
    begun = _begun(value[2], size)
    seen = begun[0] | begun[1] if begun is not None else {""}
    return (set(), {""}) if "" in seen else (seen, set())


def _begun_class(parts: Any) -> _Begun:
    chars: set[str] = set()
    for kind, value in parts:
        if kind is op.LITERAL:
            chars.add(chr(value))
        elif kind is op.RANGE and value[1] - value[0] < _MAX_CLASS:
            chars.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return _ANYTHING
    return set(), chars


_MAX_CLASS = 100
