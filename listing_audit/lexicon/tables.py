"""Turns the table lexicons into the value that folding takes."""

from __future__ import annotations

import itertools
from functools import lru_cache

from listing_audit.lexicon.disguise import readings
from listing_audit.lexicon.lexicon import Lexicons
from listing_audit.text.fold import FoldTables
from listing_audit.text.guarded import sounds_of
from listing_audit.text.heard_words import nearly_same, syllable_char

# Variation selectors: an emoji is written with or without them.
_SELECTORS = {0xFE0E: None, 0xFE0F: None}


# A word has two readings where a single character is read otherwise than in the word (长高), rarely more.
_MAX_HEARD_FORMS = 8
# What many speakers, and most input methods on request, do not tell apart.
_NEAR_BEGINNINGS = {"zh": "z", "ch": "c", "sh": "s", "n": "l"}
_NEAR_ENDS = {"ang": "an", "eng": "en", "ing": "in"}


def _spoken(lexicons: Lexicons) -> dict[str, str]:
    """The characters in daily use and those of the words, by their syllable in pinyin."""
    words = {char for word, _ in lexicons.heard_words() for char in word}
    daily = {chr(code) for code in range(0x4E00, 0xA000) if _in_daily_use(chr(code))}
    exceptions = {char: reading for char, reading in lexicons.table("pinyin_readings") if len(char) == 1}
    by_reading: dict[str, list[str]] = {}
    for char in sorted(daily | words):
        reading = exceptions.get(char) or " ".join(readings(char) or ())
        if reading:
            by_reading.setdefault(reading, []).append(char)
    return {reading: "".join(chars) for reading, chars in sorted(by_reading.items())}


def _syllables(spoken: dict[str, str]) -> dict[str, str]:
    """The same by the private character that stands for the syllable."""
    by_sound: dict[str, list[str]] = {}
    for reading in spoken:
        by_sound.setdefault(_nearly(reading), []).append(reading)
    return {
        syllable_char(number, place): spoken[reading]
        for number, alike in enumerate(by_sound.values())
        for place, reading in enumerate(alike)
    }


def _nearly(reading: str) -> str:
    begun = next(
        (reading.replace(long, short, 1) for long, short in _NEAR_BEGINNINGS.items() if reading.startswith(long)),
        reading,
    )
    return next((begun.removesuffix(long) + short for long, short in _NEAR_ENDS.items() if begun.endswith(long)), begun)


def _in_daily_use(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _heard_words(lexicons: Lexicons, syllables: dict[str, str]) -> dict[str, str]:
    """The words by how they sound, those that sound nearly the same with a space between them."""
    alone = {char: nearly_same(syllable) for syllable, chars in syllables.items() for char in chars}
    of_reading = {" ".join(readings(chars[0]) or ()): nearly_same(syllable) for syllable, chars in syllables.items()}
    found: dict[str, dict[str, None]] = {}
    for word, reading in lexicons.heard_words():
        each = [
            dict.fromkeys((alone[char], of_reading.get(one, alone[char])))
            for char, one in zip(word, reading.split(), strict=True)
            if char in alone
        ]
        if len(each) == len(word):
            for form in itertools.islice(itertools.product(*each), _MAX_HEARD_FORMS):
                found.setdefault("".join(form), {})[word] = None
    return {form: " ".join(words) for form, words in found.items()}


@lru_cache(maxsize=8)
def fold_tables(lexicons: Lexicons) -> FoldTables:
    """Return what folding knows beyond Unicode. Its digest changes when, and only when, one of its tables does.

    Tables of the same kind in several files are merged; the file that comes last has the last word.
    """
    import hashlib
    import json

    parts: dict[str, dict[str, str]] = {
        "traditional": dict(lexicons.table("traditional")),
        "lookalikes": dict(lexicons.table("lookalikes")),
        "sounded": dict(lexicons.table("sounded")),
        "emoji_words": {key.translate(_SELECTORS): word for key, word in lexicons.table("emoji_words")},
        "emoji_aloud": {key.translate(_SELECTORS): word for key, word in lexicons.table("emoji_aloud")},
        "joiners": dict(lexicons.table("joiners")),
        "guarded": {name.lower(): "" for name in lexicons.guarded("names")},
        "guarded_words": {word.lower(): "" for word in lexicons.guarded("words")},
        "guarded_ordinary": dict(lexicons.table("guarded_ordinary")),
        "mixed_words": dict(lexicons.mixed_words()),
        "mixed_codes": dict(lexicons.table("mixed_codes")),
        "splits": dict(lexicons.table("split_characters")),
        "spoken": _spoken(lexicons),
        "heard_ordinary": dict(lexicons.table("heard_ordinary")),
        "respellings": dict(lexicons.table("respellings")),
        "vocabulary": dict.fromkeys(lexicons.english_words(), ""),
    }
    parts["syllables"] = _syllables(parts["spoken"])
    parts["heard_words"] = _heard_words(lexicons, parts["syllables"])
    parts["guarded_sounds"] = sounds_of(parts["guarded"].keys() | parts["guarded_words"].keys())
    content = json.dumps(parts, ensure_ascii=True, sort_keys=True)
    return FoldTables(
        traditional=parts["traditional"],
        lookalikes=parts["lookalikes"],
        sounded=parts["sounded"],
        emoji_words=parts["emoji_words"],
        joiners=frozenset(parts["joiners"]),
        guarded=frozenset(parts["guarded"]),
        guarded_words=frozenset(parts["guarded_words"]),
        guarded_ordinary=frozenset(parts["guarded_ordinary"]),
        mixed_words=parts["mixed_words"],
        mixed_codes=parts["mixed_codes"],
        splits=parts["splits"],
        syllables=parts["syllables"],
        spoken=parts["spoken"],
        heard_words=parts["heard_words"],
        heard_ordinary=frozenset(parts["heard_ordinary"]),
        respellings=parts["respellings"],
        vocabulary=" ".join(sorted(parts["vocabulary"])),
        emoji_aloud=parts["emoji_aloud"],
        guarded_sounds=parts["guarded_sounds"],
        digest=hashlib.sha256(content.encode("ascii")).hexdigest()[:16],
    )
