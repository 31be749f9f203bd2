"""Sensitive Chinese words disguised twice: a character of the same sound beside a syllable of pinyin, a digit or a mark.

`mi非司铜`, 颈棰bing, 度-数-僵-低. The text is read aloud: letters that make one syllable beside Han characters count as a
character of that sound, marks between Han characters are left out. In what is left the words of `text.heard_words` are
looked for; one place must be a character of the same sound, or nearly, which is weighed as there with the rest of the
word as it is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listing_audit.text.fold import FoldTables
from listing_audit.text.heard_words import sounding, weighed
from listing_audit.text.mixed_words import ENGLISH_SYLLABLES

# Marks that set no words apart (spaces, strokes and signs of addition do); the same one again makes a line.
_MARKS = "·.*_~^§#-"
_MARK = re.compile(rf"[{_MARKS}]")
_SYLLABLE = re.compile(r"(?<![a-z0-9])[a-z]{2,6}(?![a-z0-9])")
_FIRST_HAN, _LAST_HAN = "\u3400", "\u9fff"
# One of these may stand between a character and a syllable; before the syllable the end of a line as well.
_BETWEEN = frozenset(f"{_MARKS} \n")
# A word of six characters, with marks between them, and what is weighed beside it.
_REACH = 16


def heard_mixed(text: str, tables: FoldTables) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, word) for each place of a folded text that is such a word, in order."""
    if text.isascii() or not tables.heard_words or max(text) < _FIRST_HAN:
        return
    for low, high in _stretches(text, tables):
        for start, end, word in _in_stretch(text[low:high], tables):
            yield low + start, low + end, word


def _stretches(text: str, tables: FoldTables) -> list[tuple[int, int]]:
    """The stretches round what may be part of such a word; those that overlap are one."""
    found = [(mark, mark + 1) for mark in _marks(text)]
    found += [place.span() for place in _SYLLABLE.finditer(text) if _is_spoken(text, place, tables)]
    joined: list[tuple[int, int]] = []
    for low, high in sorted(found):
        low, high = max(0, low - _REACH), min(len(text), high + _REACH)
        if joined and low <= joined[-1][1]:
            joined[-1] = joined[-1][0], high
        else:
            joined.append((low, high))
    return joined


def _in_stretch(text: str, tables: FoldTables) -> Iterator[tuple[int, int, str]]:
    spoken, origin, given = _aloud(text, tables)
    ends = [*origin[1:], len(text)]
    reach = 0
    for start, end, word, asked in sorted(set(sounding(spoken, tables, given))):
        low, high = origin[start], ends[end - 1] if end - 1 in given else origin[end - 1] + 1
        if high - low == end - start or low < reach:
            continue  # nothing but characters: that is for `heard`
        written = "".join(word[at - start] if at in given else spoken[at] for at in range(start, end))
        if written != word and weighed(spoken[:start] + written + spoken[end:], start, end, word) > asked:
            yield low, _syllable_end(text, origin[end - 1]), word
            reach = high


def _syllable_end(text: str, start: int) -> int:
    found = _SYLLABLE.match(text, start)
    return found.end() if found else start + 1


def _aloud(text: str, tables: FoldTables) -> tuple[str, list[int], frozenset[int]]:
    """The text as read aloud, where each character of it stands, and which of them are letters or digits in the text."""
    out: list[str] = []
    origin: list[int] = []
    given: set[int] = set()
    marks = set(_marks(text))
    syllables = {place.start(): place.end() for place in _SYLLABLE.finditer(text) if _is_spoken(text, place, tables)}
    at = 0
    while at < len(text):
        if at in syllables:
            given.add(len(out))
            out.append(tables.spoken[text[at : syllables[at]]][0])
            origin.append(at)
            at = syllables[at]
            continue
        if at not in marks:
            out.append(text[at])
            origin.append(at)
        at += 1
    return "".join(out), origin, frozenset(given)


def _is_spoken(text: str, place: re.Match[str], tables: FoldTables) -> bool:
    if place[0] not in tables.spoken or place[0] in ENGLISH_SYLLABLES:
        return False
    low, high = place.span()
    before, after = text[max(0, low - 2) : low], text[high : high + 2]
    return (
        _is_han(before[-1:])
        or (_is_han(before[:1]) and before[1:] in _BETWEEN)
        or _is_han(after[:1])
        or (_is_han(after[1:]) and after[:1] in _BETWEEN and after[:1] != "\n")
    )


def _marks(text: str) -> Iterator[int]:
    """Where a mark stands between two characters or letters. Few stand in a text, so that each is looked at here.

    A regular expression whose classes hold all Han characters takes longer to compile than a title takes to read.
    """
    for mark in _MARK.finditer(text):
        at = mark.start()
        if at and _is_spoken_char(text[at - 1]) and _is_spoken_char(text[at + 1 : at + 2]):
            yield at


def _is_spoken_char(char: str) -> bool:
    return _is_han(char) or "a" <= char <= "z"


def _is_han(char: str) -> bool:
    return _FIRST_HAN <= char <= _LAST_HAN
