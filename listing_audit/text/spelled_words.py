"""Words of the dictionary with one character written as its syllable: 胃nian膜, 销liang, 名pai.

`text.mixed_words` knows the words that are sensitive by themselves, and single letters in them. Here any word of the
dictionary is read back, because claims are also found by the ordinary words round them. Nothing is claimed by that: what
the words mean is for the rules. Of several words that the syllable makes, the one counts that makes the likeliest text.

A run of letters is looked at only where it touches a Han character and is exactly one syllable, and no English word; each
place asks for at most a few hundred words, and the answer is remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from listing_audit.text.fold import FoldTables
from listing_audit.text.mixed_words import ENGLISH_SYLLABLES

# Two letters are too often an abbreviation (pu, pe, ai); six make the longest syllable.
_SYLLABLE = re.compile(r"(?<![a-z0-9])[a-z]{3,6}(?![a-z0-9])")
# Characters to either side that belong to the word or help to choose among words.
_BESIDE = 4
_MAX_WORD = 4
# A syllable that is a word by itself before any adjective, with which it makes no word of the dictionary.
_ADVERBS = {"zui": "最"}
_FIRST_HAN, _LAST_HAN = "\u3400", "\u9fff"


def spelled(text: str, tables: FoldTables) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, character) for each syllable of a sounded text that stands for a character, in order."""
    if text.isascii() or not tables.spoken or max(text) < _FIRST_HAN:
        return
    for place in _SYLLABLE.finditer(text):
        start, end = place.span()
        chars = tables.spoken.get(place[0])
        if chars is None or place[0] in ENGLISH_SYLLABLES:
            continue
        left = _han_run(text[max(0, start - _BESIDE) : start][::-1])[::-1]
        right = _han_run(text[end : end + _BESIDE])
        if not (left or right):
            continue
        if char := _character(left, chars, right) or (right and _ADVERBS.get(place[0], "")):
            yield start, end, char


def pictured_words(
    text: str, spoken: str, pictured: Sequence[int], tables: FoldTables
) -> Iterator[tuple[int, int, str]]:
    """Yield the same for each emoji that stands for a character of the same sound: 餐后❄糖, 环👜认证.

    `spoken` is the text with the character that each emoji shows in place of it. What makes a word as it is, is none.
    """
    sounds = readings(tables) if pictured else {}
    for place in pictured:
        chars = sounds.get(spoken[place], "")
        left = _han_run(text[max(0, place - _BESIDE) : place][::-1])[::-1]
        right = _han_run(text[place + 1 : place + 1 + _BESIDE])
        if chars and (left or right) and not _closes(left, right, tables) and (char := _character(left, chars, right)):
            yield place, place + 1, char


def _closes(left: str, right: str, tables: FoldTables) -> bool:
    """Whether the characters beside the emoji are a word without it: then it only parts them (美❤白)."""
    from listing_audit.text.nlp import word_is_ordinary

    return any(
        (word := left[len(left) - low :] + right[:high]) in tables.mixed_words or word_is_ordinary(word)
        for low in range(1, min(len(left), _MAX_WORD - 1) + 1)
        for high in range(1, min(len(right), _MAX_WORD - low) + 1)
    )


@lru_cache(maxsize=4)
def readings(tables: FoldTables) -> dict[str, str]:
    """Return each character in daily use with all that are read the same, itself among them."""
    return {char: chars for chars in tables.spoken.values() for char in chars}


def _han_run(text: str) -> str:
    size = next((at for at, char in enumerate(text) if not _FIRST_HAN <= char <= _LAST_HAN), len(text))
    return text[:size]


@lru_cache(maxsize=16384)
def _character(left: str, chars: str, right: str) -> str:
    """The character that makes a word of the dictionary with those beside it, or "" where none does."""
    from listing_audit.text.nlp import word_is_ordinary, zh_likelihood

    reach = [
        (low, high)
        for low in range(min(len(left), _MAX_WORD - 1) + 1)
        for high in range(min(len(right), _MAX_WORD - 1 - low) + 1)
        if low or high
    ]
    found = [
        char
        for char in chars
        if any(word_is_ordinary(left[len(left) - low :] + char + right[:high]) for low, high in reach)
    ]
    return max(found, key=lambda char: (zh_likelihood(left + char + right), char), default="")
