"""Sensitive Chinese words with a character of the same sound in place of one of theirs: 降血唐, 抗爱, 免役力, 雅诗兰带.

The words are those of `text.mixed_words` from three characters on, and those of `zh/heard_words`. A text is written
down as its syllables, one for each character, and the words are looked for in that, whatever the tone. A stretch that
sounds like a word is taken for it only where the word makes a much likelier row of dictionary words of the stretch and
the characters beside it than the stretch as written does (`nlp.zh_gain`): 嘴馋零食 stays what it is, and so does 三糕一点.
What is likelier and all the same no disguise is a table (`zh/heard_ordinary`), and so is a stretch that begins or ends
inside such a word: 鱼嘴 透气 is no 最透气.

Each place is weighed once, on at most sixteen characters, and the answer is remembered.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from functools import lru_cache
from typing import Any

from listing_audit.text.fold import FoldTables
from listing_audit.values import holder

# Every syllable is one private character, so that a text has as many syllables as characters. Syllables that are
# nearly the same (shi and si, min and ming) differ in the last bits alone.
_FIRST_SYLLABLE, _NEAR_BITS = 0xE000, 3
# How much likelier the word must make the text, in natural logarithms, by how many of its characters are replaced, how
# long it is (the last number stands for all longer words), and whether the sound is the same or nearly the same.
_MIN_GAIN = {
    (1, True): {2: 2.5, 3: 2.0, 4: 1.5},
    (1, False): {3: 8.0, 4: 5.0},
    (2, True): {3: 10.0, 4: 6.0},
    (2, False): {4: 10.0},
}
# Characters to either side that are weighed together with the stretch.
_BESIDE = 5
# No honest text holds more places that sound like something else; the rest of a hostile one is not weighed.
_MAX_WEIGHED, _CHARS_PER_WEIGHED = 64, 100
# Up to here looking for all words one by one takes less than an automaton of them.
_SHORT_TEXT = 1000
_FIRST_HAN, _LAST_HAN = "\u3400", "\u9fff"


@holder
class _Sounds:
    """The words by their syllables; the automaton is made when a long text first asks for it."""

    exact: dict[str, str]
    syllables: dict[int, str]
    words: dict[str, tuple[str, ...]]
    forms: tuple[str, ...]
    automaton: Any = field(default=None)

    def places(self, text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Yield (start, end, words) wherever the text sounds like words, those written plainly too."""
        spoken = text.translate(self.syllables)
        if self.automaton is None and len(text) <= _SHORT_TEXT:
            for form in self.forms:
                at = spoken.find(form)
                while at >= 0:
                    yield at, at + len(form), self.words[form]
                    at = spoken.find(form, at + 1)
            return
        if self.automaton is None:
            import daachorse

            self.automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(self.forms))
        for start, end, number in self.automaton.find_overlapping(spoken):
            yield start, end, self.words[self.forms[number]]


def syllable_char(number: int, place: int) -> str:
    """Return the character that stands for a syllable: the number of its sound, and its place among those nearly the same."""
    return chr(_FIRST_SYLLABLE + (number << _NEAR_BITS) + place)


def nearly_same(syllable: str) -> str:
    """Return the character that stands for all syllables that are nearly the same as this one."""
    return chr(ord(syllable) >> _NEAR_BITS << _NEAR_BITS)


@lru_cache(maxsize=4)
def _sounds(tables: FoldTables) -> _Sounds:
    exact = {char: syllable for syllable, chars in tables.syllables.items() for char in chars}
    syllables = {ord(char): nearly_same(syllable) for char, syllable in exact.items()}
    words = {form: tuple(words.split()) for form, words in tables.heard_words.items()}
    return _Sounds(exact, syllables, words, tuple(words))


def sounding(
    text: str, tables: FoldTables, given: frozenset[int] = frozenset()
) -> Iterator[tuple[int, int, str, float]]:
    """Yield (start, end, word, gain asked for) for each place of a folded text that sounds like a word written otherwise.

    Places overlap and are in no order, and nothing is weighed yet. What stands at a place of `given` has the sound of its
    character and is no character: it counts neither for a word nor against it.
    """
    if text.isascii() or not tables.heard_words or max(text) < _FIRST_HAN:
        return
    sounds = _sounds(tables)
    for start, end, words in sounds.places(text):
        written = text[start:end]
        if written in words or written in tables.heard_ordinary:
            continue
        if min(written) < _FIRST_HAN or max(written) > _LAST_HAN:
            continue
        for word in words:
            pairs = zip(written, word, strict=True)
            replaced = [(a, b) for at, (a, b) in enumerate(pairs, start) if a != b and at not in given]
            same = all(sounds.exact.get(a) == sounds.exact.get(b) for a, b in replaced)
            asked = _MIN_GAIN.get((len(replaced), same), {})
            gain = asked.get(min(len(word), max(asked, default=0)))
            if gain is not None:
                yield start, end, word, gain


def heard(text: str, tables: FoldTables) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, word) for each place of a folded text that is a word with another character of its sound.

    In order; of places that overlap the longest stays, of equally long ones the first.
    """
    places = sorted(set(sounding(text, tables)))
    if not places:
        return
    found = []
    for start, end, word, asked in places[: _MAX_WEIGHED + len(text) // _CHARS_PER_WEIGHED]:
        gain = weighed(text, start, end, word) - asked
        if gain > 0 and not _cuts_a_word(text, start, end, tables):
            found.append((start - end, -gain, start, end, word))
    covered: set[int] = set()
    taken: list[tuple[int, int, str]] = []
    for _, _, start, end, word in sorted(found):
        if covered.isdisjoint(range(start, end)):
            covered.update(range(start, end))
            taken.append((start, end, word))
    yield from sorted(taken)


def _cuts_a_word(text: str, start: int, end: int, tables: FoldTables) -> bool:
    """Whether an ordinary word of two characters lies across one of the edges."""
    ordinary = tables.heard_ordinary
    return text[max(0, start - 1) : start + 1] in ordinary or text[end - 1 : end + 1] in ordinary


def weighed(text: str, start: int, end: int, word: str) -> float:
    """Return how much likelier the text becomes round `[start, end)` when the word stands there: natural logarithms."""
    from listing_audit.text.nlp import zh_gain

    low, high = start, end
    while low > max(0, start - _BESIDE) and _FIRST_HAN <= text[low - 1] <= _LAST_HAN:
        low -= 1
    while high < min(len(text), end + _BESIDE) and _FIRST_HAN <= text[high] <= _LAST_HAN:
        high += 1
    return zh_gain(text[low:high], start - low, end - low, word)
