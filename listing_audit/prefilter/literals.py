"""Which literal text must be present for a pattern to match.

Read from the tree of the pattern. A set of literals is returned such that every possible match contains at
least one of them; the automaton looks for these, and the pattern runs only round the places where one was found.
"""

from __future__ import annotations

from functools import lru_cache
from math import fsum
from typing import Any

from listing_audit.rules.pattern_tree import (
    AT,
    BRANCH,
    CLASS,
    GROUP,
    LOOK,
    MAX_PATTERN_LENGTH,
    REPEAT,
    TEXT,
    Node,
    Nodes,
    PatternError,
    longest_look,
    longest_match,
    op,
    pattern_tree,
)

__all__ = ["MAX_PATTERN_LENGTH", "PatternError", "longest_look", "longest_match", "required_literals", "required_sets"]

# More alternatives than this make the automaton larger than the pattern is worth.
MAX_LITERALS = 400
# Signs that folding and joining leave alone, so that a literal may consist of them.
CORE_SYMBOLS = "%¥$€£°"
# Stands in a literal where the pattern asks for the edge of a word.
EDGE = "\x02"
# Stands for any decimal digit.
DIGIT = "\x03"
# A choice of more texts than this is not spelled out.
_MAX_SPELLED = 64


# Words that stand in listings of all kinds: a literal that is one of them tells little.
COMMON_WORDS = frozenset(
    """a about add after all an and any are as at back be been before best better big black blue but by can care case clean
    color colour comes cool cotton day days de design do easy end every fit for free fresh from full get gift give go good
    great green hair hand has have help her high his home how i if in is it its just keep kids kit large life light like
    line little live long look made make man many material may men more most much my natural need new no not now of off oil
    on one only or other our out over own pack pen people perfect piece plus power product products pure quality read real
    red safe say set she size skin small so soft some star steel strong style sugar super than that the their them these
    they this time to top two under up us use used user very warm was water way we well what when white will with without
    woman women work you your""".split()
)


def required_literals(pattern: str) -> tuple[str, ...] | None:
    """Return literals of which every match contains at least one, longest first, or None if there is no such set.

    Of several such sets the one that ordinary text is least likely to hold. `EDGE` at an end of a literal says that the
    pattern asks for the edge of a word there. Raises PatternError when the pattern cannot be parsed.
    """
    return _required(pattern)[0]


def required_sets(pattern: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Return what a match must contain, by alternative: one literal of each set of at least one alternative.

    Sharper than `required_literals`, which is the best set alone. An alternative without any set is an empty tuple:
    nothing is known of it. Raises PatternError when the pattern cannot be parsed.
    """
    return _required(pattern)[1]


@lru_cache(maxsize=64)
def _required(pattern: str) -> tuple[tuple[str, ...] | None, tuple[tuple[tuple[str, ...], ...], ...]]:
    """What `required_literals` and `required_sets` say of a pattern: both are asked, one after the other."""
    nodes = pattern_tree(pattern).nodes
    reading = _Reading()
    # Each way through the pattern has a rarest set of its own.
    ways = [[_without_longer(c) for c in reading.choices(way)] for way in _ways(nodes, _MAX_WAYS, reading)]
    sets = [_without_longer(c) for c in reading.choices(nodes)]
    known = [[c for c in way if DIGIT not in c] for way in ways]
    if all(known):
        sets.append(_without_longer(set().union(*(max(way, key=_worth) for way in known))))
    best = max((c for c in sets if DIGIT not in c and len(c) <= MAX_LITERALS), key=_worth, default=None)
    literals = None if best is None else tuple(sorted(best, key=lambda text: (-len(text), text)))
    return literals, tuple(tuple(sorted(way)) for way in ways)


# A pattern is taken apart into at most so many ways through its choices; each is asked for on its own.
_MAX_WAYS = 16


def _ways(nodes: Nodes, room: int, reading: _Reading) -> list[Nodes]:
    """The sequences, at most `room` of them, that together match what the sequence matches."""
    flat = _flattened(nodes, reading)
    for place, (kind, value) in enumerate(flat):
        if kind is BRANCH and len(value) <= room and _is_worth_dividing(flat[place], reading):
            rest = room // len(value)
            return [way for one in value for way in _ways([*flat[:place], *one, *flat[place + 1 :]], rest, reading)]
    return [flat]


def _is_worth_dividing(branch: Node, reading: _Reading) -> bool:
    """Whether its branches say more one by one than all together: one needs several things, or nothing, or any digit."""
    if reading.spelled(branch) is not None:
        return False
    return any(len(sets) != 1 or DIGIT in sets[0] for sets in map(reading.choices, branch[1]))


def _flattened(nodes: Nodes, reading: _Reading) -> Nodes:
    """The sequence without groups that only hold it together."""
    flat: Nodes = []
    for node in nodes:
        if node[0] is not GROUP or reading.spelled(node) is not None:
            flat.append(node)
        else:
            flat.extend(_flattened(node[1], reading))
    return flat


def _without_longer(literals: set[str]) -> tuple[str, ...]:
    """Without the literals that contain another one of the set: they add nothing."""
    kept = sorted(literals)
    if len(set(map(len, kept))) == 1:
        return tuple(kept)
    # One search through all of them together instead of one for each pair; hardly any literal is met twice.
    together = "\0".join(kept)
    for text in [text for text in kept if together.count(text) > 1]:
        kept = [other for other in kept if text not in other or text == other]
    return tuple(kept)


def _worth(choice: Any) -> tuple[float, int]:
    """How seldom ordinary text holds one of the literals; of equally rare sets the smaller one is worth more."""
    # An exact sum, because sets come in any order and equally rare ones must stay equal.
    return -fsum(map(_commonness, choice)), -len(choice)


@lru_cache(maxsize=1 << 17)
def _commonness(literal: str) -> float:
    """How many times in a thousand places a literal stands there, roughly: each letter or character makes it rarer."""
    bare = literal.replace(EDGE, "").strip()
    if bare in COMMON_WORDS:
        return 20.0 if len(bare) <= 3 else 4.0
    if bare.isdecimal():
        return 10.0 / len(bare)
    size = sum(1 if char.isascii() else 2.5 for char in bare if char.isalnum() or char in CORE_SYMBOLS)
    return float(1000 * 0.28**size)


def _has_core(literal: str) -> bool:
    """Whether it holds something that every view of a text keeps: separators and symbols may be dropped between others."""
    return literal[-1:].isalnum() or any(char.isalnum() or char in CORE_SYMBOLS or char == DIGIT for char in literal)


def _edges_only(literal: str) -> str:
    """Without marks for word edges inside, and at ends that are no letter or digit: there they mean something else."""
    bare = literal.replace(EDGE, "")
    if not bare.isascii() or not (literal.startswith(EDGE) or literal.endswith(EDGE)):
        return bare
    left = EDGE if literal.startswith(EDGE) and bare[:1].isalnum() else ""
    right = EDGE if literal.endswith(EDGE) and bare[-1:].isalnum() else ""
    return left + bare + right


class _Reading:
    """What is read of the nodes of one pattern. Ways through it share most of them, and each is read once."""

    def __init__(self) -> None:
        self._spelled: dict[int, set[str] | None] = {}
        self._choices: dict[int, list[set[str]]] = {}
        self._kept: list[object] = []  # what the numbers above stand for must live as long as they do

    def choices(self, nodes: Nodes) -> list[set[str]]:
        """Sets of literals of each of which every match of the sequence contains at least one."""
        known = self._choices.get(id(nodes))
        if known is None:
            known = self._choices[id(nodes)] = self._chosen(nodes)
            self._kept.append(nodes)
        return known

    def spelled(self, node: Node) -> set[str] | None:
        """Every text that the node can match, if these are few; None otherwise."""
        if node[0] is TEXT:
            return {node[1]}
        key = id(node)
        if key not in self._spelled:
            self._spelled[key] = self._spelled_out(*node)
            self._kept.append(node)
        return self._spelled[key]

    def _chosen(self, nodes: Nodes) -> list[set[str]]:
        choices: list[set[str]] = []
        run = {""}  # literals built up so far from adjacent nodes
        for node in nodes:
            spelled = self.spelled(node)
            if spelled is not None and len(run) * len(spelled) <= _MAX_SPELLED:
                run = _products(run, spelled)
                continue
            _keep(choices, run)
            if spelled is not None:
                run = spelled
                continue
            run = {""}
            choices.extend(self._required_in(*node))
        _keep(choices, run)
        return [c for c in choices if c and len(c) <= MAX_LITERALS and all(map(_has_core, c))]

    def _required_in(self, kind: str, value: Any) -> list[set[str]]:
        """Sets of literals that any match of the node needs, when it cannot be spelled out."""
        if kind is CLASS:
            return [{DIGIT}] if all(map(_is_digit, value)) else []
        if kind is GROUP:
            return self.choices(value)
        if kind is BRANCH:
            found: set[str] = set()
            for branch in value:
                # The best set: the one whose literals are rarest, then the smaller one.
                best = max(self.choices(branch), key=_worth, default=None)
                if best is None:
                    return []
                found |= best
            return [found]
        return self.choices(value[2]) if kind is REPEAT and value[0] >= 1 else []

    def _spelled_out(self, kind: str, value: Any) -> set[str] | None:
        if kind is CLASS:
            few = len(value) <= 12 and all(part[0] is op.LITERAL for part in value)
            return {chr(part[1]) for part in value} if few else None
        if kind is GROUP:
            return self._spelled_sequence(value)
        if kind is BRANCH:
            return self._spelled_branches(value)
        if kind is REPEAT:
            low, high, inner = value
            if (low, high) == (0, 1):
                spelled = self._spelled_sequence(inner)
                return None if spelled is None or len(spelled) > 16 else spelled | {""}
            return self._spelled_sequence(inner * low) if low == high and low <= 3 else None
        if kind is AT:
            return {EDGE if value is op.AT_BOUNDARY else ""}
        if kind is LOOK:  # matches no text of its own
            return {EDGE if value[1] and _any_word_char(value[2]) else ""}
        return None

    def _spelled_branches(self, branches: list[Nodes]) -> set[str] | None:
        found: set[str] = set()
        for branch in branches:
            spelled = self._spelled_sequence(branch)
            if spelled is None:
                return None
            found |= spelled
        return found if len(found) <= _MAX_SPELLED else None

    def _spelled_sequence(self, nodes: Nodes) -> set[str] | None:
        found = {""}
        for node in nodes:
            spelled = self.spelled(node)
            if spelled is None or len(found) * len(spelled) > _MAX_SPELLED:
                return None
            found = _products(found, spelled)
        return found


def _products(left: set[str], right: set[str]) -> set[str]:
    return {one + other for one in left for other in right}


def _keep(choices: list[set[str]], run: set[str]) -> None:
    kept = set(map(_edges_only, run)) if any(EDGE in literal for literal in run) else run
    if any(kept):
        choices.append(kept)


def _any_word_char(nodes: Nodes) -> bool:
    """Whether this is one character that may be any of those that make words: `(?<![\\w#])` is the edge of a word."""
    if len(nodes) != 1 or nodes[0][0] is not CLASS:
        return False
    parts = nodes[0][1]
    return (op.CATEGORY, op.CATEGORY_WORD) in parts and (op.NEGATE, None) not in parts


def _is_digit(part: Any) -> bool:
    kind, value = part
    if kind is op.RANGE:
        return bool(ord("0") <= value[0] and value[1] <= ord("9"))
    return (kind is op.CATEGORY and value is op.CATEGORY_DIGIT) or (kind is op.LITERAL and chr(value) in "0123456789")
