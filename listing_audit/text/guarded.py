"""The guarded names and words, indexed for each way of changing their spelling (`text.spelling`).

Thousands of names take longer to index than a title takes to read, and its few words ask for little: what is asked by
a word's first letters is indexed for these letters alone, everything else when it is first asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from listing_audit.text.fold import FoldTables

# Below this a letter more or less makes another word (puma, pump); from here on a name is recognised one letter off.
MIN_ONE_EDIT = 6
# A doubled or halved letter shows in names of this length already (guccii, rollex).
MIN_DRAWN_OUT = 4
MIN_DOUBLED = 5
# From here on the pieces of a cut word of claims are told from two ordinary words.
MIN_CUT_WORD = 6
# From here on a word is known by its sound, by letters that look like its own, and backwards.
MIN_BY_SOUND = 6
MIN_BY_STROKES = 5
# Names this long are known by their sound where only the colour of the vowels differs.
MIN_BY_ROUGH_SOUND = 8
# Names this long are known by their consonants where they are spelled syllable by syllable, if so many are left.
MIN_BY_CONSONANTS = 8
MIN_CONSONANTS = 4
# What sounds alike is written alike, in this order.
_SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("qu", "kw"), ("wr", "r"), ("wh", "w"), ("gh", ""), ("kn", "n"), ("ps", "s"), ("x", "ks"),
    ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("q", "k"), ("z", "s"), ("y", "i"), ("ee", "i"), ("ea", "i"),
    ("oo", "u"), ("ou", "u"),
)  # fmt: skip
_VOWEL_CLASSES = str.maketrans("eo", "iu")
_VOWELS = re.compile(r"[aeiou]")
_MURMURED = re.compile(r"(?<=[a-z])[eoui]r")
_REPEATED = re.compile(r"(.)\1+")
_DRAWN_OUT = re.compile(r"(.)\1{2,}")


class Guarded:
    """The guarded names of some tables, and the words that are recognised where their letters are hidden."""

    def __init__(self, tables: FoldTables) -> None:
        self.names = tables.guarded
        self.words = tables.guarded_words
        self.ordinary = tables.guarded_ordinary
        self._sounds = tables.guarded_sounds
        self._one_letter_off: dict[tuple[str, int], dict[str, list[str]]] = {}
        self._single_letters: dict[str, dict[str, str]] = {}
        self._heads: dict[str, frozenset[str]] = {}

    # ------------------------------------------------------------------ asked by first letters

    def one_letter_off(self, first: str, key: str) -> Iterable[str]:
        """Return the names with that first letter that are the key, or are it when one of their letters is left out."""
        where = first, len(key)
        index = self._one_letter_off.get(where)
        if index is None:
            index = self._one_letter_off[where] = {}
            for name in self._by_first.get(first, ()):
                if len(name) >= MIN_ONE_EDIT and 0 <= len(name) - len(key) <= 1:
                    for one in {name} if len(name) == len(key) else set(deletions(name)):
                        index.setdefault(one, []).append(name)
        return index.get(key, ())

    def with_single_letters(self, word: str) -> str | None:
        """Return the name that is the word when runs of one letter are written once in both."""
        known = self._single_letters.get(word[0])
        if known is None:
            known = self._single_letters[word[0]] = {
                single(name): name for name in self._by_first.get(word[0], ()) if len(name) >= MIN_DOUBLED
            }
        return known.get(single(word))

    def begins(self, written: str) -> bool:
        """Return whether a name or word that may be cut goes on behind these letters, by two letters at least."""
        known = self._heads.get(written[:2])
        if known is None:
            known = self._heads[written[:2]] = frozenset(
                name[:at] for name in self._by_head.get(written[:2], ()) for at in range(2, len(name) - 1)
            )
        return written in known

    @cached_property
    def _by_first(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in sorted(self.names):
            found.setdefault(name[0], []).append(name)
        return found

    @cached_property
    def _by_head(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self.cut:
            found.setdefault(name[:2], []).append(name)
        return found

    # ------------------------------------------------------------------ made whole

    @cached_property
    def cut(self) -> frozenset[str]:
        """The names and words that are recognised in pieces."""
        words = (word for word in self.words if len(word) >= MIN_CUT_WORD)
        return frozenset((*(name for name in self.names if len(name) >= MIN_DOUBLED), *words))

    @cached_property
    def by_length(self) -> dict[int, list[str]]:
        """Names and words by their length."""
        found: dict[int, list[str]] = {}
        for name in sorted(self.names | self.words):
            found.setdefault(len(name), []).append(name)
        return found

    @cached_property
    def by_single_length(self) -> dict[int, list[str]]:
        """Names by their length when runs of one letter are written once."""
        found: dict[int, list[str]] = {}
        for name in sorted(self.names):
            if len(name) >= MIN_ONE_EDIT:
                found.setdefault(len(single(name)), []).append(name)
        return found

    @cached_property
    def by_sound(self) -> dict[str, str]:
        """Long names and words by how they sound."""
        return self._sounds or sounds_of(self.names | self.words)

    @cached_property
    def with_single_letters_words(self) -> dict[str, str]:
        """The words by what is left when runs of one letter are written once."""
        return {single(word): word for word in sorted(self.words, reverse=True) if len(word) >= MIN_DRAWN_OUT}

    @cached_property
    def by_strokes(self) -> dict[str, str]:
        """Names and words with l for each i."""
        return {
            one.replace("i", "l"): one
            for one in sorted(self.names | self.words)
            if one.isalpha() and len(one) >= MIN_BY_STROKES
        }

    @cached_property
    def by_consonants(self) -> dict[str, str]:
        """Names by the consonants of their sound."""
        return {
            sound: one
            for one in sorted(self.names, reverse=True)
            if len(one) >= MIN_BY_CONSONANTS and len(sound := consonants(one)) >= MIN_CONSONANTS
        }


@lru_cache(maxsize=4)
def guarded(tables: FoldTables) -> Guarded:
    """Return the index of the guarded names of the tables."""
    return Guarded(tables)


def sounds_of(names: Iterable[str]) -> dict[str, str]:
    """Return the long ones among the names by how they sound, and the longest also by how they roughly sound."""
    long = list(reversed(list(_long(names))))
    return {roughly(sound(one)): one for one in long if len(one) >= MIN_BY_ROUGH_SOUND} | {
        sound(one): one for one in long
    }


def _long(names: Iterable[str]) -> Iterator[str]:
    return (one for one in sorted(names) if one.isalpha() and len(one) >= MIN_BY_SOUND)


def sound(word: str) -> str:
    """Return how the word sounds, so that spellings of one sound are equal; murmured vowels and a silent end left out."""
    word = _DRAWN_OUT.sub(r"\1\1", word)
    for written, sounded in _SOUNDS:
        word = word.replace(written, sounded)
    return _REPEATED.sub(r"\1", _MURMURED.sub("r", word)).rstrip("he")


def roughly(sounded: str) -> str:
    """Return a sound with one letter for the light vowels and one for the dark (dyabetees), marked as such."""
    return "~" + _REPEATED.sub(r"\1", sounded.translate(_VOWEL_CLASSES))


def consonants(word: str) -> str:
    """Return what is left of a word's sound without its vowels: all that spelling by syllables keeps (die-a-beet-us)."""
    return _VOWELS.sub("", sound(word.replace("tion", "shn")))


def deletions(word: str) -> list[str]:
    """Return the word without each of its letters."""
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def single(word: str) -> str:
    """Return the word with each run of one letter written once."""
    return "".join(char for place, char in enumerate(word) if not place or word[place - 1] != char)
