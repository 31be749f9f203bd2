"""Which literal text must be present for a pattern to match, and how long a match can be.

Read from the parsed regular expression. A set of literals is returned such that every possible match contains at
least one of them; the automaton looks for these, and the pattern runs only round the places where one was found.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from re import _constants as op  # type: ignore[attr-defined]  # the parser is not public, but stable since 3.11
    from re import _parser as parser  # type: ignore[attr-defined]

# More alternatives than this make the automaton larger than the pattern is worth.
MAX_LITERALS = 400
# Signs that folding and joining leave alone, so that a literal may consist of them.
CORE_SYMBOLS = "%¥$€£°"
# A match longer than this cannot be searched in a small window.
MAX_PATTERN_LENGTH = 500

# `regex` knows Unicode properties and `re` does not; for the analysis any class will do.
_PROPERTY = re.compile(r"\\[pP]\{[^}]{1,40}\}")


class PatternError(ValueError):
    """A pattern that cannot be used, with the reason."""


@lru_cache(maxsize=4096)
def required_literals(pattern: str) -> tuple[str, ...] | None:
    """Return literals of which every match contains at least one, longest first, or None if there is no such set.

    Raises PatternError when the pattern cannot be parsed.
    """
    best = _best(_parse(pattern))
    if best is None:
        return None
    return tuple(sorted(_without_longer(best), key=lambda text: (-len(text), text)))


def required_sets(pattern: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Return what a match must contain, by alternative: one literal of each set of at least one alternative.

    Sharper than `required_literals`, which is the best set alone. An alternative without any set is an empty tuple:
    nothing is known of it. Raises PatternError when the pattern cannot be parsed.
    """
    return tuple(tuple(sorted(map(_without_longer, sets))) for sets in _alternatives(_parse(pattern)))


def _alternatives(items: Any) -> list[list[set[str]]]:
    """The required sets of each alternative, of a sequence that may be nothing but a choice."""
    inner = list(items)
    while len(inner) == 1 and inner[0][0] is op.SUBPATTERN:
        inner = list(inner[0][1][-1])
    if len(inner) == 1 and inner[0][0] is op.BRANCH:
        return [alternative for branch in inner[0][1][1] for alternative in _alternatives(branch)]
    return [_choices(inner)]


def _without_longer(literals: set[str]) -> tuple[str, ...]:
    """Without the literals that contain another one of the set: they add nothing."""
    return tuple(sorted(text for text in literals if not any(other != text and other in text for other in literals)))


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


def _worth(choice: set[str]) -> tuple[int, int, int]:
    """Longer literals are rarer in texts; of equally long ones the smaller set."""
    shortest = min(map(_core_length, choice))
    return min(shortest, 3), -len(choice), shortest


def _core_length(literal: str) -> int:
    """The code points that every view of a text keeps: separators and symbols may be dropped between others."""
    return sum(char.isalnum() or char in CORE_SYMBOLS for char in literal)


def _keep(choices: list[set[str]], run: set[str]) -> None:
    if any(run):
        choices.append(run)


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
    if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
        return {""}  # matches no text of its own
    return None


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
