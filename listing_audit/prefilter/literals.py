"""Which literal text must be present for a pattern to match, and how long a match can be.

Read from the parsed regular expression. A set of literals is returned such that every possible match contains at
least one of them; the automaton looks for these, and the pattern runs only round the places where one was found.
"""

from __future__ import annotations

import re
import warnings
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from listing_audit.values import frozen

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from re import _constants as op  # type: ignore[attr-defined]  # the parser is not public, but stable since 3.11
    from re import _parser as parser  # type: ignore[attr-defined]

# More alternatives than this make the automaton larger than the pattern is worth.
MAX_LITERALS = 400
# Signs that folding and joining leave alone, so that a literal may consist of them.
CORE_SYMBOLS = "%¥$€£°"
# Stands in a literal where the pattern asks for the edge of a word.
EDGE = "\x02"
# Stands for any decimal digit.
DIGIT = "\x03"
# A match longer than this cannot be searched in a small window.
MAX_PATTERN_LENGTH = 500

# `regex` knows Unicode properties and `re` does not; for the analysis any class will do.
_PROPERTY = re.compile(r"\\[pP]\{[^}]{1,40}\}")


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


class PatternError(ValueError):
    """A pattern that cannot be used, with the reason."""


@lru_cache(maxsize=4096)
def required_literals(pattern: str) -> tuple[str, ...] | None:
    """Return literals of which every match contains at least one, longest first, or None if there is no such set.

    Of several such sets the one that ordinary text is least likely to hold. `EDGE` at an end of a literal says that the
    pattern asks for the edge of a word there. Raises PatternError when the pattern cannot be parsed.
    """
    sets = [_shortest(c) for c in _choices(_parse(pattern))]
    # Each way through the pattern has a rarest set of its own.
    ways = [[_shortest(c) for c in way if DIGIT not in c] for way in _alternatives(pattern)]
    if all(ways):
        sets.append(_shortest(set().union(*(max(way, key=_worth) for way in ways))))
    best = max((c for c in sets if DIGIT not in c and len(c) <= MAX_LITERALS), key=_worth, default=None)
    return tuple(sorted(best, key=lambda text: (-len(text), text))) if best is not None else None


def required_sets(pattern: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Return what a match must contain, by alternative: one literal of each set of at least one alternative.

    Sharper than `required_literals`, which is the best set alone. An alternative without any set is an empty tuple:
    nothing is known of it. Raises PatternError when the pattern cannot be parsed.
    """
    return tuple(tuple(sorted(map(_without_longer, sets))) for sets in _alternatives(pattern))


# A pattern is taken apart into at most so many ways through its choices; each is asked for on its own.
_MAX_WAYS = 16


@lru_cache(maxsize=64)
def _alternatives(pattern: str) -> list[list[set[str]]]:
    """The required sets of each way through the pattern's choices; a choice that is left in one piece is one set."""
    return [_choices(way) for way in _ways(_parse(pattern), _MAX_WAYS)]


def _ways(items: Any, room: int) -> list[list[Any]]:
    """The sequences, at most `room` of them, that together match what the sequence matches."""
    flat = _flattened(items)
    for place, (kind, value) in enumerate(flat):
        if kind is op.BRANCH and len(value[1]) <= room and _is_worth_dividing(flat[place]):
            rest = room // len(value[1])
            return [way for one in value[1] for way in _ways([*flat[:place], *one, *flat[place + 1 :]], rest)]
    return [flat]


def _is_worth_dividing(branch: Any) -> bool:
    """Whether its branches say more one by one than all together: one needs several things, or nothing, or any digit."""
    if _spelled(branch) is not None:
        return False
    return any(len(sets) != 1 or DIGIT in sets[0] for sets in map(_choices, branch[1][1]))


def _flattened(items: Any) -> list[Any]:
    """The sequence without groups that only hold it together."""
    flat: list[Any] = []
    for item in list(items):
        kind, value = item
        inner = value[-1] if kind is op.SUBPATTERN else value if kind is op.ATOMIC_GROUP else None
        if inner is None or _spelled(item) is not None:
            flat.append(item)
        else:
            flat.extend(_flattened(inner))
    return flat


def _shortest(literals: set[str]) -> set[str]:
    return set(_without_longer(literals))


def _without_longer(literals: set[str]) -> tuple[str, ...]:
    """Without the literals that contain another one of the set: they add nothing."""
    kept: list[str] = []
    shorter: list[str] = []  # those of `kept` that are shorter than the one looked at: no other can lie within it
    for text in sorted(literals, key=len):
        if kept and len(kept[-1]) < len(text):
            shorter = list(kept)
        if not any(other in text for other in shorter):
            kept.append(text)
    return tuple(sorted(kept))


@lru_cache(maxsize=4096)
def longest_match(pattern: str) -> int:
    """Return the greatest number of code points a match can have. Raises PatternError when there is no bound."""
    width = int(_parse(pattern).getwidth()[1])
    if width > MAX_PATTERN_LENGTH:
        raise PatternError(
            f"a match may be longer than {MAX_PATTERN_LENGTH} characters; "
            "use bounded repetition such as {0,10} instead of * or +"
        )
    return width


@lru_cache(maxsize=4096)
def longest_look(pattern: str) -> int:
    """Return how many code points behind a match the pattern may look at. Raises PatternError."""
    return _look(_parse(pattern))


def _look(items: Any) -> int:
    longest = 0
    for kind, value in list(items):
        is_look = kind in (op.ASSERT, op.ASSERT_NOT)
        inner = [value[1]] if is_look else _inner(kind, value)
        width = int(value[1].getwidth()[1]) if is_look and value[0] > 0 else 0
        longest = max(longest, width + max(map(_look, inner), default=0))
    return longest


def _inner(kind: Any, value: Any) -> Sequence[Any]:
    """The sequences within an item."""
    if kind is op.BRANCH:
        return list(value[1])
    if kind is op.SUBPATTERN or kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return [value[-1]]
    return [value] if kind is op.ATOMIC_GROUP else []


@frozen
class Beginnings:
    """What every match of a pattern begins with: one of `prefixes`, by their length, and so one of the characters `firsts`.

    `at_word` says that every match begins where a word does.
    """

    firsts: frozenset[str]
    prefixes: tuple[frozenset[str], ...]
    at_word: bool

    def within(self, text: str, start: int, end: int) -> list[int]:
        """Return the places within `[start, end)` of a text where a match may begin. It may over-report; it never misses."""
        found: list[int] = []
        if self.at_word:
            for prefixes, (begun, places) in zip(self.prefixes, _words_of(text), strict=True):
                for prefix in prefixes & begun:
                    at = places[prefix]
                    found += at[bisect_left(at, start) : bisect_left(at, end)]
            return sorted(set(found))
        for char in self.firsts & _chars_of(text):
            place = text.find(char, start, end)
            while place != -1:
                if self._begins(text, place):
                    found.append(place)
                place = text.find(char, place + 1, end)
        found.sort()
        return found

    def nowhere(self, text: str) -> bool:
        """Return whether no match can begin in a text, as far as that is found out quickly."""
        if self.at_word:
            return all(map(frozenset.isdisjoint, self.prefixes, (begun for begun, _ in _words_of(text))))
        left = len(text) // _WORTH_LOOKING
        for char in self.firsts & _chars_of(text):
            place = text.find(char)
            while place != -1:
                left -= 1
                if left < 0 or self._begins(text, place):
                    return False
                place = text.find(char, place + 1)
        return True

    def _begins(self, text: str, place: int) -> bool:
        one, two, three = self.prefixes
        return text[place : place + 3] in three or text[place : place + 2] in two or text[place] in one


# Looking at every place is worth it where one character in so many, or fewer, may begin a match.
_WORTH_LOOKING = 8

_Places = tuple[frozenset[str], dict[str, list[int]]]


@lru_cache(maxsize=8)
def _chars_of(text: str) -> frozenset[str]:
    return frozenset(text)


@lru_cache(maxsize=8)
def _words_of(text: str) -> tuple[_Places, _Places, _Places]:
    """The first one, two and three characters of a text's words, as patterns see words, and where they stand."""
    import regex

    places: tuple[dict[str, list[int]], ...] = {}, {}, {}
    for match in regex.finditer(r"\b\w", text):
        at = match.start()
        for size, known in enumerate(places, 1):
            known.setdefault(text[at : at + size], []).append(at)
    one, two, three = ((frozenset(known), known) for known in places)
    return one, two, three


# More beginnings than this are cut shorter; a pattern that has more first characters may begin with anything.
_MAX_BEGINNINGS = 10_000


@lru_cache(maxsize=8192)
def beginnings(pattern: str) -> Beginnings | None:
    """Return what the matches of a pattern begin with, or None if that may be anything. Raises PatternError."""
    parsed = _parse(pattern)
    if parsed.state.flags & re.IGNORECASE:
        return None
    for size in (3, 2, 1):
        begun = _begun(parsed, size)
        if begun is None:
            continue
        found = (begun[0] | begun[1]) - {""} if "" not in begun[0] else set()
        if not found:
            return None
        by_length = tuple(frozenset(text for text in found if len(text) == length) for length in (1, 2, 3))
        firsts = frozenset(text[0] for text in found)
        at_word = bool(parsed) and parsed[0] == (op.AT, op.AT_BOUNDARY) and all(map(str.isalpha, firsts))
        return Beginnings(firsts, by_length, at_word)
    return None


_Begun = tuple[set[str], set[str]]
_ANYTHING: _Begun = ({""}, set())


def _begun(items: Any, size: int) -> _Begun | None:
    """Beginnings of at most `size` characters: those behind which anything may follow, and those that are the whole text.

    None where there are too many of them.
    """
    open_: set[str] = set()
    whole = {""}
    for item in list(items):
        begun = _begun_item(item, size)
        if begun is None or (len(begun[0]) + len(begun[1])) * len(whole) > _MAX_BEGINNINGS:
            return None
        open_ |= {(left + right)[:size] for left in whole for right in begun[0]}
        longer = {left + right for left in whole for right in begun[1]}
        open_ |= {text[:size] for text in longer if len(text) >= size}
        whole = {text for text in longer if len(text) < size}
        if not whole:
            break
    return open_, whole


def _begun_item(item: Any, size: int) -> _Begun | None:
    kind, value = item
    if kind is op.LITERAL:
        return set(), {chr(value)}
    if kind is op.IN:
        return _begun_class(value)
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return set(), {""}
    if kind is op.SUBPATTERN:
        return _ANYTHING if value[1] else _begun(value[-1], size)
    if kind is op.ATOMIC_GROUP:
        return _begun(value, size)
    if kind is op.BRANCH:
        branches = [_begun(branch, size) for branch in value[1]]
        found = [branch for branch in branches if branch is not None]
        if len(found) < len(branches):
            return None
        return set().union(*(branch[0] for branch in found)), set().union(*(branch[1] for branch in found))
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        low, high, inner = value
        begun = _begun(inner, size)
        if begun is None:
            return None
        open_, whole = begun
        if high > 1:  # what has come once may come again
            open_, whole = open_ | (whole - {""}), whole & {""}
        return open_, whole | {""} if low == 0 else whole
    return _ANYTHING


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


@lru_cache(maxsize=4096)
def _parse(pattern: str) -> Any:
    try:
        return parser.parse(_PROPERTY.sub(r"\\w", pattern))
    except re.error as error:
        raise PatternError(f"not a valid pattern: {error}") from error


def _best(items: Any) -> set[str] | None:
    """The best set for a sequence of parsed items: the one whose shortest literal is longest, then the smaller one."""
    return max(_choices(items), key=_worth, default=None)


def _choices(items: Any) -> list[set[str]]:
    """Sets of literals of each of which every match of the sequence contains at least one."""
    choices: list[set[str]] = []
    run = {""}  # literals built up so far from adjacent items
    for item in list(items):
        spelled = _spelled(item)
        if spelled is not None and len(run) * len(spelled) <= 64:
            run = {left + right for left in run for right in spelled}
            continue
        _keep(choices, run)
        run = {""}
        if spelled is not None:
            run = spelled
            continue
        choices.extend(_required_in(item))
    _keep(choices, run)
    return [c for c in choices if c and len(c) <= MAX_LITERALS and all(map(_core_length, c))]


def _worth(choice: set[str]) -> tuple[float, int]:
    """How seldom ordinary text holds one of the literals; of equally rare sets the smaller one is worth more."""
    return -sum(map(_commonness, choice)), -len(choice)


def _commonness(literal: str) -> float:
    """How many times in a thousand places a literal stands there, roughly: each letter or character makes it rarer."""
    bare = literal.replace(EDGE, "").strip()
    if bare in COMMON_WORDS:
        return 20.0 if len(bare) <= 3 else 4.0
    if bare.isdecimal():
        return 10.0 / len(bare)
    size = sum(1 if char.isascii() else 2.5 for char in bare if char.isalnum() or char in CORE_SYMBOLS)
    return float(1000 * 0.28**size)


def _core_length(literal: str) -> int:
    """The code points that every view of a text keeps: separators and symbols may be dropped between others."""
    return sum(char.isalnum() or char in CORE_SYMBOLS or char == DIGIT for char in literal)


def _keep(choices: list[set[str]], run: set[str]) -> None:
    run = {_edges_only(literal) for literal in run}
    if any(run):
        choices.append(run)


def _edges_only(literal: str) -> str:
    """Without marks for word edges inside, and at ends that are no letter or digit: there they mean something else."""
    bare = literal.replace(EDGE, "")
    if not bare.isascii() or not (literal.startswith(EDGE) or literal.endswith(EDGE)):
        return bare
    left = EDGE if literal.startswith(EDGE) and bare[:1].isalnum() else ""
    right = EDGE if literal.endswith(EDGE) and bare[-1:].isalnum() else ""
    return left + bare + right


def _spelled(item: Any) -> set[str] | None:
    """Every text that the item can match, if these are few; None otherwise."""
    kind, value = item
    if kind is op.LITERAL:
        return {chr(value)}
    if kind is op.IN:
        if len(value) > 12 or any(part[0] is not op.LITERAL for part in value):
            return None
        return {chr(part[1]) for part in value}
    if kind is op.SUBPATTERN:
        return _spelled_sequence(value[-1])
    if kind is op.ATOMIC_GROUP:
        return _spelled_sequence(value)
    if kind is op.BRANCH:
        out: set[str] = set()
        for branch in value[1]:
            spelled = _spelled_sequence(branch)
            if spelled is None:
                return None
            out |= spelled
        return out if len(out) <= 64 else None
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        low, high, inner = value
        if (low, high) == (0, 1):
            spelled = _spelled_sequence(inner)
            return None if spelled is None or len(spelled) > 16 else spelled | {""}
        if low == high and low <= 3:
            return _spelled_sequence(list(inner) * low)
        return None
    if kind is op.AT:
        return {EDGE if value is op.AT_BOUNDARY else ""}
    if kind is op.ASSERT_NOT and _any_word_char(value[1]):
        return {EDGE}
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return {""}  # matches no text of its own
    return None


def _any_word_char(items: Any) -> bool:
    """Whether this is one character that may be any of those that make words: `(?<![\\w#])` is the edge of a word."""
    parts = list(items)
    if len(parts) != 1 or parts[0][0] is not op.IN:
        return False
    return (op.CATEGORY, op.CATEGORY_WORD) in parts[0][1] and (op.NEGATE, None) not in parts[0][1]


def _is_digit(part: Any) -> bool:
    kind, value = part
    if kind is op.RANGE:
        return bool(ord("0") <= value[0] and value[1] <= ord("9"))
    return (kind is op.CATEGORY and value is op.CATEGORY_DIGIT) or (kind is op.LITERAL and chr(value) in "0123456789")


def _spelled_sequence(items: Sequence[Any]) -> set[str] | None:
    out = {""}
    for item in list(items):
        spelled = _spelled(item)
        if spelled is None or len(out) * len(spelled) > 64:
            return None
        out = {left + right for left in out for right in spelled}
    return out


def _required_in(item: Any) -> list[set[str]]:
    """Sets of literals that any match of the item needs, when the item cannot be spelled out."""
    kind, value = item
    if kind is op.IN and all(_is_digit(part) for part in value):
        return [{DIGIT}]
    if kind is op.SUBPATTERN:
        return _choices(value[-1])
    if kind is op.ATOMIC_GROUP:
        return _choices(value)
    if kind is op.BRANCH:
        out: set[str] = set()
        for branch in value[1]:
            best = _best(branch)
            if best is None:
                return []
            out |= best
        return [out]
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[0] >= 1:
        return _choices(value[2])
    return []
