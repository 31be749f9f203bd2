"""What a pattern is made of: a tree in which text that stands side by side is one piece.

The parser of `re` makes a value of every character; rules hold a million characters of patterns, most of them words in
lists. Here only single escapes and classes are read by it, each once, and the joints between them are read at once for
what else must be known: how long a match is at least and at most. A pattern in which anything else stands (flags, back
references, `*`) is left to that parser as a whole; the tree is the same either way.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from listing_audit.values import frozen, late

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from re import _constants, _parser  # type: ignore[attr-defined]  # not public, but stable since 3.11

op: Any = _constants

# A match longer than this cannot be searched in a small window.
MAX_PATTERN_LENGTH: Final = 500
_MAX_DEPTH: Final = 20

# Kinds of nodes, each with what its value is.
TEXT: Final = "text"  # the text itself
CLASS: Final = "class"  # one character of several: the parts as `re` tells them, in a tuple
ONE: Final = "one"  # one character that may be nearly any
AT: Final = "at"  # a place, such as the edge of a word, as `re` calls it
LOOK: Final = "look"  # (is behind, is negative, nodes): what stands before or behind, or must not
GROUP: Final = "group"  # nodes held together, which a repeat or a choice round them takes as one
BRANCH: Final = "branch"  # sequences of nodes, of which one matches
REPEAT: Final = "repeat"  # (least, most, nodes)
_LOOSE: Final = "loose"  # a group that only holds together; gone once the sequence round it is read
_LEAVES: Final = frozenset({CLASS, ONE, AT})

Node = tuple[str, Any]
Nodes = list[Node]

# `regex` knows Unicode properties and `re` does not; for the analysis any class will do.
_PROPERTY: Final = late(r"\\[pP]\{[^}]{1,40}\}")
_TOKEN: Final = late(
    r"""[^\\()\[\]{}|*+?^$.]+
    | \\(?:[pP]\{[^}]{1,40}\}|N\{[^}]{1,80}\}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)
    | \[\^?\]?(?:[^\]\[\\]|\\.)*\]
    | \((?:\?(?:[:>=!]|<[=!]|P<[A-Za-z_]\w*>))?
    | (?:\?|\{\d{1,4}(?:,\d{1,4})?\}|\{,\d{1,4}\})[?+]?
    | [|)^$.]""",
    re.DOTALL | re.VERBOSE,
)


class PatternError(ValueError):
    """A pattern that cannot be used, with the reason."""


class _Unfamiliar(Exception):
    """Something stands in the pattern that is not read here."""


@frozen
class PatternTree:
    """The nodes of a pattern, and the fewest and the most code points of a match; `longest` may be astronomical.

    `atoms` are its escapes and classes as written. Where they are known, the pattern is made of nothing but them, text,
    bounded repeats, choices and groups, so that it compiles if each of them does; None where something else stands.
    """

    nodes: Nodes
    shortest: int
    longest: int
    ignores_case: bool = False
    atoms: frozenset[str] | None = None


@lru_cache(maxsize=8192)
def plain_tree(pattern: str) -> PatternTree | None:
    """Return what the pattern is made of, with its atoms, or None where something else stands in it."""
    try:
        return _Reader(pattern).tree()
    except _Unfamiliar:
        return None


def pattern_tree(pattern: str) -> PatternTree:
    """Return what the pattern is made of. Raises PatternError when it cannot be parsed."""
    return plain_tree(pattern) or _other_tree(pattern)


@lru_cache(maxsize=1024)
def _other_tree(pattern: str) -> PatternTree:
    try:
        parsed = _parser.parse(_PROPERTY.sub(r"\\w", pattern))
    except re.error as error:
        raise PatternError(f"not a valid pattern: {error}") from error
    shortest, longest = parsed.getwidth()
    return PatternTree(_converted(parsed), int(shortest), int(longest), bool(parsed.state.flags & re.IGNORECASE))


def longest_match(pattern: str) -> int:
    """Return the greatest number of code points a match can have. Raises PatternError when there is no bound."""
    width = pattern_tree(pattern).longest
    if width > MAX_PATTERN_LENGTH:
        raise PatternError(
            f"a match may be longer than {MAX_PATTERN_LENGTH} characters; "
            "use bounded repetition such as {0,10} instead of * or +"
        )
    return width


@lru_cache(maxsize=4096)
def longest_look(pattern: str) -> int:
    """Return how many code points behind a match the pattern may look at. Raises PatternError."""
    return _look(pattern_tree(pattern).nodes)


def _look(nodes: Nodes) -> int:
    longest = 0
    for kind, value in nodes:
        if kind is LOOK:
            is_behind, _, inner = value
            longest = max(longest, (0 if is_behind else width(inner)[1]) + _look(inner))
        elif kind not in _LEAVES and kind is not TEXT:
            longest = max(longest, max(map(_look, inner_of(kind, value)), default=0))
    return longest


def inner_of(kind: str, value: Any) -> list[Nodes]:
    """Return the sequences within a node, those of what it looks at included."""
    if kind is BRANCH:
        return list(value)
    if kind is REPEAT or kind is LOOK:
        return [value[2]]
    return [value] if kind is GROUP else []


def width(nodes: Nodes) -> tuple[int, int]:
    """Return the fewest and the most code points that a sequence matches."""
    low = high = 0
    for kind, value in nodes:
        if kind is TEXT:
            least = most = len(value)
        elif kind is CLASS or kind is ONE:
            least = most = 1
        elif kind is GROUP:
            least, most = width(value)
        elif kind is BRANCH:
            widths = [width(one) for one in value]
            least, most = min(one[0] for one in widths), max(one[1] for one in widths)
        elif kind is REPEAT:
            least, most = width(value[2])
            least, most = least * value[0], most * value[1]
        else:
            continue
        low += least
        high += most
    return low, high


# ------------------------------------------------------------------ reading


class _Reader:
    """Reads the pieces of one pattern from left to right."""

    def __init__(self, pattern: str) -> None:
        self.tokens = _TOKEN.findall(pattern)
        self.at = 0
        self.names: set[str] = set()
        self.atoms: set[str] = set()
        if sum(map(len, self.tokens)) != len(pattern):
            raise _Unfamiliar

    def tree(self) -> PatternTree:
        nodes = self.choice(1)
        if self.at < len(self.tokens):
            raise _Unfamiliar
        shortest, longest = width(nodes)
        return PatternTree(nodes, shortest, longest, atoms=frozenset(self.atoms))

    def choice(self, depth: int) -> Nodes:
        """Read up to the closing bracket or the end."""
        if depth > _MAX_DEPTH:
            raise _Unfamiliar
        ways = [self.sequence(depth)]
        while self.at < len(self.tokens) and self.tokens[self.at] == "|":
            self.at += 1
            ways.append(self.sequence(depth))
        return ways[0] if len(ways) == 1 else _joined(ways)

    def sequence(self, depth: int) -> Nodes:
        nodes: Nodes = []
        tokens, size = self.tokens, len(self.tokens)
        while self.at < size:
            token = tokens[self.at]
            first = token[0]
            if first == "|" or first == ")":
                break
            self.at += 1
            if first == "(":
                nodes.append(self.group(token, depth))
            elif first == "?" or first == "{":
                _repeat_last(nodes, token)
            elif first in "\\[.^$":
                nodes.append(_leaf(token))
                self.atoms.add(token)
            else:
                nodes.append((TEXT, token))
        return _settled(nodes)

    def group(self, opening: str, depth: int) -> Node:
        if opening.startswith("(?P"):
            if opening in self.names:
                raise _Unfamiliar
            self.names.add(opening)
        inner = self.choice(depth + 1)
        if self.at == len(self.tokens):
            raise _Unfamiliar
        self.at += 1
        if opening == "(?:":
            return (_LOOSE, inner)
        if opening in _LOOKS:
            if width(inner)[1] > MAX_PATTERN_LENGTH:
                raise _Unfamiliar
            return (LOOK, (*_LOOKS[opening], inner))
        return (GROUP, inner)


_LOOKS: Final = {"(?=": (False, False), "(?!": (False, True), "(?<=": (True, False), "(?<!": (True, True)}


@lru_cache(maxsize=4096)
def _leaf(token: str) -> Node:
    """One escape, class or sign."""
    try:
        items = list(_parser.parse(_PROPERTY.sub(r"\\w", token)))
    except re.error:
        raise _Unfamiliar from None
    if len(items) != 1:
        raise _Unfamiliar
    [node] = _converted(items)
    if node[0] is AT and node[1] not in _PLACES:
        raise _Unfamiliar
    return node


_PLACES: Final = (op.AT_BEGINNING, op.AT_END, op.AT_BOUNDARY, op.AT_NON_BOUNDARY, op.AT_BEGINNING_STRING)


def _repeat_last(nodes: Nodes, token: str) -> None:
    if not nodes or nodes[-1][0] in (AT, LOOK, REPEAT):
        raise _Unfamiliar
    least, most = (0, 1) if token[0] == "?" else _times(token)
    if most < least:
        raise _Unfamiliar
    kind, value = nodes.pop()
    if kind is TEXT and len(value) > 1:
        nodes.append((TEXT, value[:-1]))
        value = value[-1]
    nodes.append((REPEAT, (least, most, value if kind is _LOOSE else [(kind, value)])))


def _times(token: str) -> tuple[int, int]:
    low, comma, high = token.rstrip("?+")[1:-1].partition(",")
    return int(low or 0), int(high if comma else low)


def _settled(nodes: Nodes) -> Nodes:
    """The sequence without groups that only hold together, and text side by side in one piece."""
    settled: Nodes = []
    for node in _unpacked(nodes):
        if node[0] is TEXT and settled and settled[-1][0] is TEXT:
            settled[-1] = (TEXT, settled[-1][1] + node[1])
        else:
            settled.append(node)
    return settled


def _unpacked(nodes: Nodes) -> Iterator[Node]:
    for node in nodes:
        if node[0] is _LOOSE:
            yield from node[1]
        else:
            yield node


def _joined(ways: list[Nodes]) -> Nodes:
    """A choice between sequences, as `re` makes it: what all begin with before it, single characters as a class."""
    before: Nodes = []
    ways = [list(way) for way in ways]
    while all(ways) and (shared := _shared_beginning(ways)) is not None:
        before.append(shared)
    if all(len(way) == 1 and _is_character(way[0]) for way in ways):
        parts: list[Any] = []
        for [(kind, value)] in ways:
            parts.extend([(op.LITERAL, ord(value))] if kind is TEXT else value)
        return _settled([*before, (CLASS, tuple(dict.fromkeys(parts)))])
    return _settled([*before, (BRANCH, ways)])


def _shared_beginning(ways: list[Nodes]) -> Node | None:
    """Take what all the sequences begin with away from them, and return it."""
    kind, value = ways[0][0]
    if kind is TEXT:
        if any(way[0][0] is not TEXT or way[0][1][0] != value[0] for way in ways):
            return None
        for way in ways:
            rest = way[0][1][1:]
            way[:1] = [(TEXT, rest)] if rest else []
        return (TEXT, value[0])
    if kind not in _LEAVES or any(way[0] != ways[0][0] for way in ways):
        return None
    for way in ways:
        del way[0]
    return (kind, value)


def _is_character(node: Node) -> bool:
    kind, value = node
    return (kind is TEXT and len(value) == 1) or (kind is CLASS and value[0][0] is not op.NEGATE)


# ------------------------------------------------------------------ from the parser of `re`


def _converted(items: Any) -> Nodes:
    return _settled([_converted_item(kind, value) for kind, value in items])


def _converted_item(kind: Any, value: Any) -> Node:
    if kind is op.LITERAL:
        return (TEXT, chr(value))
    if kind is op.IN:
        return (CLASS, tuple(value))
    if kind is op.AT:
        return (AT, value)
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return (LOOK, (value[0] < 0, kind is op.ASSERT_NOT, _converted(value[1])))
    if kind is op.SUBPATTERN:
        return (GROUP if value[1] == 0 else ONE, _converted(value[-1]))
    if kind is op.ATOMIC_GROUP:
        return (GROUP, _converted(value))
    if kind is op.BRANCH:
        return (BRANCH, [_converted(one) for one in value[1]])
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return (REPEAT, (int(value[0]), int(value[1]), _converted(value[2])))
    return (ONE, (kind, value))
