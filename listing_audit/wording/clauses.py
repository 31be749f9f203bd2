"""Where clauses begin and end: at punctuation, except inside numbers and abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Folded text: full-width punctuation has its plain form already, the Chinese full stop and enumeration comma have not.
DIVIDERS = "\n,;:!?|•()[]{}<>。、【】「」『』《》“”…"
_DIVIDER = re.compile(rf"[{re.escape(DIVIDERS)}.]")
# Shorter ones say nothing, longer ones are no clauses.
SHORTEST, LONGEST = 3, 400


def is_divider(text: str, place: int) -> bool:
    """Return whether the character there ends a clause: a full stop only before a gap, a mark never inside a number."""
    char = text[place]
    following = text[place + 1 : place + 2]
    if char == ".":
        return following in ("", " ", "\n")
    return not (char in ",:" and following.isdigit() and place > 0 and text[place - 1].isdigit())


def clauses(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield the clauses of a folded text as [start, end), white space left out at both ends.

    Of a Chinese text only those that are Chinese by half: names and model numbers claim nothing.
    """
    start = 0
    for place in (*(found.start() for found in _DIVIDER.finditer(text)), len(text)):
        if place == len(text) or is_divider(text, place):
            low, high = _trimmed(text, start, place)
            if high - low >= SHORTEST and (language != "zh" or 2 * _han(text, low, high) >= high - low):
                yield low, high
            start = place + 1


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \n":
        start += 1
    while start < end and text[end - 1] in " \n":
        end -= 1
    return start, min(end, start + LONGEST)


def _han(text: str, start: int, end: int) -> int:
    return sum("\u3400" <= char <= "\u9fff" for char in text[start:end])
