"""How a Chinese term is written by those who do not want it found: pinyin, initials, split characters, digits.

Characters that merely sound or look alike are a character map (`lexicons/zh/confusables.yaml`). Pinyin is not: one
syllable may be many characters. So the terms of rules that ask for it are written out, few and bounded.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from functools import lru_cache

from listing_audit.values import frozen

MAX_VARIANTS = 28  # per term; keeps the automaton small
MIN_INITIALS = 3  # "zj" or "gj" are too short to mean anything
_ALL_MIXTURES_UP_TO = 3  # syllables: 最佳 gives zuijia, zui佳, 最jia; longer terms change one syllable at a time
_TWO_CHANGE_OF = 4  # syllables: of four, two are changed as well (软hua血guan, 代k发p)


@frozen
class PinyinTables:
    """What pinyin needs beyond the dictionary of pypinyin.

    readings: a word to its reading, syllables separated by spaces, where the dictionary chooses another one.
    ordinary: Latin words that a reading must not be taken for (women, longer, made).
    splits: a character to the two that it is split into (顶, 丁页).
    """

    readings: tuple[tuple[str, str], ...] = ()
    ordinary: frozenset[str] = frozenset()
    splits: tuple[tuple[str, str], ...] = ()


def chinese_disguises(term: str, pinyin: str, tables: PinyinTables) -> tuple[str, ...]:
    """Return the disguised forms of a term, lower case, at most `MAX_VARIANTS`, without the term itself.

    `pinyin` is none, mixed, full, initials or both. Of none and mixed only split characters and digits are written out;
    what is mixed is read back from the text (`text.mixed_words`). A term without Han characters has none.
    """
    if sum(map(is_han, term)) < 2:
        return ()
    found: dict[str, None] = {}
    found.update(dict.fromkeys(_split_forms(term, tables)))
    found.update(dict.fromkeys(_digit_forms(term)))
    if pinyin not in ("none", "mixed") and all(map(is_han, term)):
        syllables = readings(term, tables.readings)
        if syllables is not None:
            if pinyin in ("full", "both"):
                found.update(dict.fromkeys(_full_forms(term, syllables)))
            if pinyin in ("initials", "both"):
                found.update(dict.fromkeys(_initial_forms(term, syllables)))
    found.pop(term, None)
    kept = [form for form in found if form not in tables.ordinary]
    return tuple(kept[:MAX_VARIANTS])


def is_han(char: str) -> bool:
    """Return whether the character is a Han ideograph of the blocks in daily use."""
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf"


def readings(term: str, exceptions: tuple[tuple[str, str], ...] = ()) -> tuple[str, ...] | None:
    """Return one reading a character (ü as v), or None where the dictionary does not know one of them."""
    syllables = list(_in_dictionary(term))
    if len(syllables) != len(term):
        return None
    for word, reading in exceptions:
        if word in term:
            at = term.find(word)
            parts = reading.split()
            if len(parts) == len(word):
                syllables[at : at + len(word)] = parts
    return None if any(not syllable.isascii() or not syllable.isalpha() for syllable in syllables) else tuple(syllables)


# The dictionary takes its time, and is asked for the characters in daily use and for most terms of the lexicons.
@lru_cache(maxsize=1 << 15)
def _in_dictionary(term: str) -> tuple[str, ...]:
    from pypinyin import Style, lazy_pinyin  # only when rules are built; the dictionary takes a while to load

    return tuple(lazy_pinyin(term, style=Style.NORMAL, v_to_u=False, errors="ignore"))


def _full_forms(term: str, syllables: tuple[str, ...]) -> Iterator[str]:
    yield "".join(syllables)
    yield " ".join(syllables)
    count = len(term)
    if count <= _ALL_MIXTURES_UP_TO:
        masks = itertools.product((True, False), repeat=count)
        chosen = [mask for mask in masks if 0 < sum(mask) < count]
        chosen.sort(key=sum)
    else:
        chosen = [tuple(at == place for at in range(count)) for place in range(count)] + _pairs(count)
    for mask in chosen:
        yield "".join(s if replaced else c for c, s, replaced in zip(term, syllables, mask, strict=True))
    if any("v" in syllable for syllable in syllables):
        yield "".join(syllables).replace("v", "u")


def _initial_forms(term: str, syllables: tuple[str, ...]) -> Iterator[str]:
    if len(term) < MIN_INITIALS:
        return
    initials = [syllable[0] for syllable in syllables]
    yield "".join(initials)
    for place, initial in enumerate(initials):  # 国j级: enough Han characters stay to tell it from chance
        yield term[:place] + initial + term[place + 1 :]
    for mask in _pairs(len(term)):
        # 代k发p and z央j委; two letters side by side are as often a model number.
        if not any(first and second for first, second in itertools.pairwise(mask)):
            yield "".join(i if replaced else c for c, i, replaced in zip(term, initials, mask, strict=True))


def _pairs(count: int) -> list[tuple[bool, ...]]:
    """The ways to change two of four characters."""
    if count != _TWO_CHANGE_OF:
        return []
    return [mask for mask in itertools.product((True, False), repeat=count) if sum(mask) == 2]


def _split_forms(term: str, tables: PinyinTables) -> Iterator[str]:
    for char, parts in tables.splits:
        if char in term:
            yield term.replace(char, parts)


def _digit_forms(term: str) -> Iterator[str]:
    # 没有之1, 独1无2 hide a numeral. 第1 hides nothing: that is how it is written, and a term of its own.
    changed = "".join(
        "1" if char == "一" and (place == 0 or term[place - 1] != "第") else char for place, char in enumerate(term)
    )
    if changed != term and len(term) > 2:
        yield changed
        if "二" in changed:
            yield changed.replace("二", "2")
