"""How single code points are folded. Context-free, so that folding two texts and joining them is folding the joined text.

A code point becomes its compatibility decomposition, without accents and voicing marks, in lower case; traditional
Han characters become simplified ones and look-alike letters the letter they imitate. Decomposing where NFKC composes
gives the same equalities (half-width kana, jamo, accents) without looking at neighbours, which keeps offsets exact.
"""

from __future__ import annotations

import unicodedata
from dataclasses import field
from functools import lru_cache
from typing import Final

from listing_audit.values import frozen

DROPPED: Final = "\ufdd0"  # a noncharacter: filler left by HTML blanking, and whatever else must vanish
BARRIER: Final = "\ufdd1"  # a noncharacter between joined fields; no term and no pattern matches across it
UNREADABLE: Final = "\ufffd"  # stands for lone surrogates, which no automaton takes

# Bump when folding changes: cached automata and compiled rules are keyed by it.
FOLD_VERSION: Final = 3

_INVISIBLE_CATEGORIES = frozenset({"Cf", "Cc"})
_KEPT_CONTROLS = {"\t": " ", "\n": "\n", "\v": "\n", "\f": "\n", "\r": "\n", "\x1c": "\n", "\x1d": "\n", "\x1e": "\n",
                  "\x1f": " ", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}  # fmt: skip
# Marks that modify a letter and carry no word of their own. Vowel signs of other scripts stay.
_MARK_RANGES = ((0x0300, 0x036F), (0x0483, 0x0489), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF),
                (0x3099, 0x309A), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0xE0100, 0xE01EF))  # fmt: skip
# Hangul fillers and the Mongolian vowel separator are invisible but not in category Cf.
_ALSO_INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0\u180b\u180c\u180d\u180e\u180f\u17b4\u17b5\u2800" + DROPPED)
_PUNCTUATION = {"‘": "'", "’": "'", "‛": "'", "′": "'", "＇": "'", "`": "'", "´": "'",
                "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"',
                "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "﹣": "-", "﹘": "-"}  # fmt: skip


@frozen
class FoldTables:
    """What folding knows beyond Unicode; read from lexicons, so that an officer can extend it.

    traditional: one traditional Han character to its simplified form.
    lookalikes: one character to the letters or digits it imitates.
    sounded: a Han character to the representative of its class of homophones and look-alikes.
    emoji_words: an emoji (one code point or a sequence, without variation selectors) to the word it stands for.
    emoji_aloud: an emoji to the English word that it is written for (`text.read_aloud`).
    joiners: characters that evaders put between the characters of a word.
    guarded: names that are recognised in changed spelling (`text.spelling`), in folded form.
    guarded_words: words that are recognised where letters are masked or imitated, and not otherwise.
    guarded_ordinary: words, or two words with a space, that come near a guarded name and are no disguise of it.
    guarded_sounds: long guarded names and words by how they sound (`text.guarded`); where empty it is made of them.
    mixed_words: Chinese words that are recognised half in pinyin (`text.mixed_words`), to their reading.
    mixed_codes: spellings that stand for a Chinese word by convention (某森), to that word.
    splits: a Han character to the two halves that it is written as (脂, 月旨).
    syllables: a private character that stands for a syllable, to the Han characters that are read so.
    spoken: a syllable of pinyin to the Han characters in daily use that are read so.
    heard_words: Chinese words that are recognised with a character of the same sound in them (`text.heard_words`), by
        their syllables; words of the same syllables have a space between them.
    heard_ordinary: stretches that sound like such a word and are no disguise of it.
    respellings: short and spoken English spellings (w8, ec0) to the words they stand for.
    vocabulary: the English words of lexicons and rules, in one text with spaces between them. They are recognised where
        letters are imitated or masked, and where words run together (`text.run_together`). Most texts never ask.
    """

    traditional: dict[str, str] = field(default_factory=dict)
    lookalikes: dict[str, str] = field(default_factory=dict)
    sounded: dict[str, str] = field(default_factory=dict)
    emoji_words: dict[str, str] = field(default_factory=dict)
    joiners: frozenset[str] = frozenset()
    guarded: frozenset[str] = frozenset()
    guarded_words: frozenset[str] = frozenset()
    guarded_ordinary: frozenset[str] = frozenset()
    mixed_words: dict[str, str] = field(default_factory=dict)
    mixed_codes: dict[str, str] = field(default_factory=dict)
    splits: dict[str, str] = field(default_factory=dict)
    syllables: dict[str, str] = field(default_factory=dict)
    spoken: dict[str, str] = field(default_factory=dict)
    heard_words: dict[str, str] = field(default_factory=dict)
    heard_ordinary: frozenset[str] = frozenset()
    respellings: dict[str, str] = field(default_factory=dict)
    vocabulary: str = ""
    guarded_sounds: dict[str, str] = field(default_factory=dict)
    emoji_aloud: dict[str, str] = field(default_factory=dict)
    digest: str = ""

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        # Tables are keys of caches that every word asks: tens of thousands of characters are not compared each time.
        if not isinstance(other, FoldTables) or self.digest != other.digest:
            return False
        return bool(self.digest) or (
            self.traditional == other.traditional
            and self.lookalikes == other.lookalikes
            and self.sounded == other.sounded
            and self.emoji_words == other.emoji_words
            and self.joiners == other.joiners
            and self.guarded == other.guarded
            and self.guarded_words == other.guarded_words
            and self.guarded_ordinary == other.guarded_ordinary
            and self.mixed_words == other.mixed_words
            and self.mixed_codes == other.mixed_codes
            and self.splits == other.splits
            and self.syllables == other.syllables
            and self.spoken == other.spoken
            and self.heard_words == other.heard_words
            and self.heard_ordinary == other.heard_ordinary
            and self.respellings == other.respellings
            and self.vocabulary == other.vocabulary
            and self.emoji_aloud == other.emoji_aloud
        )


def _is_mark(code: int) -> bool:
    return any(low <= code <= high for low, high in _MARK_RANGES)


def _decomposed(char: str) -> str:
    """Compatibility form without marks, lower case; a second round because case folding may compose again (İ, ΐ)."""
    for _ in range(2):
        char = unicodedata.normalize("NFKD", char)
        char = "".join(c for c in char if not _is_mark(ord(c))).casefold()
    return char


def fold_char(char: str, tables: FoldTables) -> str:
    """Return what one code point is folded to: nothing, one or more code points. White space becomes one space."""
    code = ord(char)
    if 0x30 <= code <= 0x39 or 0x61 <= code <= 0x7A:
        return char
    if char in _KEPT_CONTROLS:
        return _KEPT_CONTROLS[char]
    if char in (DROPPED, BARRIER):
        return "" if char == DROPPED else "\n"  # a barrier in a text can only be a forgery; it still divides
    if 0xD800 <= code <= 0xDFFF:
        return UNREADABLE
    if _is_mark(code) or char in _ALSO_INVISIBLE or unicodedata.category(char) in _INVISIBLE_CATEGORIES:
        return ""
    if char in tables.lookalikes:
        return tables.lookalikes[char]
    if char in tables.emoji_words:
        return char  # 🉐 decomposes to the word it stands for, and is set among words as an ornament all the same
    if char in _PUNCTUATION:
        return _PUNCTUATION[char]
    out = []
    for c in _decomposed(char):
        c = tables.lookalikes.get(c, c)
        c = tables.traditional.get(c, c)
        out.append(_PUNCTUATION.get(c, " " if c.isspace() else c))
    return "".join(out)


@lru_cache(maxsize=8)
def char_folds(tables: FoldTables) -> dict[str, str]:
    """Return a table that fills itself: looking up a code point folds it once and remembers."""
    return _Folds(tables)


class _Folds(dict[str, str]):
    def __init__(self, tables: FoldTables) -> None:
        super().__init__()
        self._tables = tables

    def __missing__(self, char: str) -> str:
        folded = self[char] = fold_char(char, self._tables)
        return folded
