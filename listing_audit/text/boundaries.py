"""Where the clause and the sentence around a place begin and end, in Chinese and English punctuation.

A clause ends at a comma, a semicolon, brackets or anything that ends a sentence; a sentence ends at 。！？.!? and line
breaks. Both look at most `MAX_REACH` code points to either side: text without punctuation must not cost more.
"""

from __future__ import annotations

import re
from typing import Final

from listing_audit.values import late

MAX_REACH: Final = 400

_SENTENCE_ENDS: Final = frozenset("。!?！？…\n\ufdd1；;")
_CLAUSE_ENDS: Final = frozenset("，,、：:()（）[]【】{}「」『』|｜•·;；")
# What may divide; `_divides` looks closer.
_SENTENCE_MARKS: Final = late(f"[{re.escape(''.join(sorted(_SENTENCE_ENDS)))}.．]")
_CLAUSE_MARKS: Final = late(f"[{re.escape(''.join(sorted(_SENTENCE_ENDS | _CLAUSE_ENDS)))}.．-]")
# Abbreviations after which a full stop does not end a sentence; "no. 1", "approx. 5 cm", "u.s. pat."
_ABBREVIATIONS: Final = frozenset(
    ("no", "nos", "vs", "approx", "etc", "eg", "ie", "mr", "mrs", "ms", "dr", "st", "inc", "ltd", "co", "corp", "pat",
     "reg", "vol", "fig", "incl", "excl", "max", "min", "dia", "oz", "lb", "lbs", "ft", "art", "sec", "cap", "tel",
     "est", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec")
)  # fmt: skip
_LONGEST_ABBREVIATION: Final = 6


def clause_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the half-open span of the clause that holds `[start, end)`, without the marks that bound it.

    Marks inside `[start, end)` do not divide. Commas and points within numbers (1,000.5) and dots within words
    (a.b, N.0) do not either.
    """
    return _stretch(text, start, end, clause=True)


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the half-open span of the sentence that holds `[start, end)`, its closing mark not included."""
    return _stretch(text, start, end, clause=False)


def _stretch(text: str, start: int, end: int, *, clause: bool) -> tuple[int, int]:
    marks = _CLAUSE_MARKS if clause else _SENTENCE_MARKS
    low = floor = max(0, start - MAX_REACH)
    for at in [mark.start() for mark in marks.finditer(text, floor, start)][::-1]:
        if _divides(text, at, clause=clause):
            low = at + 1
            break
    high = ceiling = min(len(text), end + MAX_REACH)
    for mark in marks.finditer(text, end, ceiling):
        if _divides(text, mark.start(), clause=clause):
            high = mark.start()
            break
    while low < start and text[low].isspace():
        low += 1
    while high > end and text[high - 1].isspace():
        high -= 1
    return low, high


def _divides(text: str, at: int, *, clause: bool) -> bool:
    char = text[at]
    if char in _SENTENCE_ENDS:
        return True
    if char == "." or char == "．":
        return _full_stop(text, at)
    if not clause:
        return False
    if char in ",，:：·" and _between_digits(text, at):
        return False
    if char == "·":
        return not _between_words(text, at)
    if char == "-":
        return 0 < at < len(text) - 1 and text[at - 1] == " " and text[at + 1] == " "
    return char in _CLAUSE_ENDS


def _full_stop(text: str, at: int) -> bool:
    """Whether this point ends a sentence: not 3.5, example.com, No. 1, e.g., U.S."""
    following = text[at + 1] if at + 1 < len(text) else "\n"
    if following.isalnum() and at > 0 and text[at - 1].isascii() and following.isascii():
        return False
    begin = at
    while begin > 0 and at - begin < _LONGEST_ABBREVIATION and text[begin - 1].isascii() and text[begin - 1].isalpha():
        begin -= 1
    word = text[begin:at].lower()
    if len(word) == 1 and begin > 0 and text[begin - 1] == ".":
        return False
    if word in _ABBREVIATIONS:
        rest = text[at + 1 : at + 3].lstrip()
        return not rest
    return True


def _between_digits(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isdecimal() and text[at + 1].isdecimal()


def _between_words(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
