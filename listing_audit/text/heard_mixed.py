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
_MARK = re.compile(r"(?<=[\u3400-\u9fffa-z])[·.*_~^§#-](?=[\u3400-\u9fffa-z])")
_SYLLABLE = re.compile(r"(?<![a-z0-9])[a-z]{2,6}(?![a-z0-9])")
_BESIDE = re.compile(r"[\u3400-\u9fff][·.*_~^§# -]?$"), re.compile(r"[·.*_~^§# -]?[\u3400-\u9fff]")
_FIRST_HAN = "\u3400"
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
    found = [mark.span() for mark in _MARK.finditer(text)]
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
    marks = {mark.start() for mark in _MARK.finditer(text)}
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
    before, after = _BESIDE
    low = max(0, place.start() - 2)
    return bool(before.search(text[low : place.start()]) or after.match(text, place.end()))
