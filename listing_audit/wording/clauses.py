"""Where clauses begin and end: at punctuation, except inside numbers and abbreviations, and where a new one is joined."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Folded text: full-width punctuation has its plain form already, the Chinese full stop and enumeration comma have not.
DIVIDERS = "\n,;:!?|•()[]{}<>。、【】「」『』《》“”…"
_DIVIDER = re.compile(rf"[{re.escape(DIVIDERS)}.]")
# Shorter ones say nothing; longer ones, of which no sentence consists, are read in pieces.
SHORTEST, LONGEST = 3, 400
# Sellers put gaps between Chinese phrases instead of marks. What English words join are clauses where both are so long.
_JOINT = re.compile(r" (?=(?:and|but|while|which|so|because|plus|&|\+) )")
_FIRST_HAN, _LAST_HAN = "\u3400", "\u9fff"
_JOINED = 14


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
            for begin, end in _joined(text, start, place, language):
                for low, high in _pieces(text, begin, end):
                    if high - low >= SHORTEST and (language != "zh" or 2 * _han(text, low, high) >= high - low):
                        yield low, high
            start = place + 1


def _joined(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """The clauses that stand between two marks: in Chinese a gap parts them, in English a word that joins."""
    for joint in (_gaps if language == "zh" else _joins)(text, start, end):
        if language != "en" or (joint - start >= _JOINED and end - joint >= _JOINED):
            yield start, joint
            start = joint
    yield start, end


def _joins(text: str, start: int, end: int) -> Iterator[int]:
    return (joint.start() for joint in _JOINT.finditer(text, start, end))


def _gaps(text: str, start: int, end: int) -> Iterator[int]:
    """The gaps between two Han characters. A regular expression of all Han characters takes a millisecond to compile."""
    at = text.find(" ", start, end)
    while at != -1:
        before, after = text[max(0, at - 1) : at], text[at + 1 : min(at + 2, end)]
        if _FIRST_HAN <= before <= _LAST_HAN and _FIRST_HAN <= after <= _LAST_HAN:
            yield at
        at = text.find(" ", at + 1, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands there without the white space round it, cut before a word where it is too long to be a clause."""
    while start < end:
        cut = end
        if end - start > LONGEST:
            gap = text.rfind(" ", start + 1, start + LONGEST + 1)
            cut = gap if gap > 0 else start + LONGEST
        low, high = start, cut
        while low < high and text[low] in " \n":
            low += 1
        while low < high and text[high - 1] in " \n":
            high -= 1
        yield low, high
        start = cut


def _han(text: str, start: int, end: int) -> int:
    return sum("\u3400" <= char <= "\u9fff" for char in text[start:end])
