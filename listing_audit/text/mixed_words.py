"""Sensitive Chinese words written half in Han characters: 血guan, 星x克, 华qiang北, H强北, 月旨月方.

The words are the Chinese terms of every lexicon group that asks for pinyin, with their readings; fixed spellings
that no reading explains (某森, 减f) are a table (`zh/mixed_codes`). Here a text is respelled so that every rule and every
pattern sees the word. What the word means there is for the rules to weigh.

A place is looked at only where a letter or a sign that hides a character touches a Han character, where one letter or
digit stands between two of them (华1强1北, 无x效x退x款), or where the halves of a split character stand side by side; the
words tried are those that hold the neighbouring character. Letters set apart beside a Han character (z u i 佳) count as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from listing_audit.text.fold import FoldTables
from listing_audit.values import holder, late

# A single letter stands for a character only where the others of the word leave no doubt.
MIN_WITH_INITIAL = 3
# A single letter twice in a word needs this many characters.
MIN_WITH_TWO_INITIALS = 4
# A syllable that stands apart (脑 xue 管, 化 sha) must be this long and no English word.
MIN_APART = 3
_MASKS = "x×某○●□■◯_?"
_SIGNS = _MASKS.replace("x", "")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_WORD = _LETTERS | frozenset("0123456789")
# Units of a quantity in pinyin, behind the figure (瘦20jin, 7tian), and what is done by so much, before it (30天shou10斤).
_UNITS = {"jin": "斤", "tian": "天", "sui": "岁", "shou": "瘦", "diao": "掉", "jian": "减"}
_UNIT = late(
    r"(?<=[\u3400-\u9fff][0-9])(?:jin|tian|sui)(?![a-z0-9])|(?<=[\u3400-\u9fff][0-9]{2})(?:jin|tian|sui)(?![a-z0-9])"
    r"|(?<=[\u3400-\u9fff])(?:shou|diao|jian)(?=[0-9]{1,3}(?:斤|kg|公斤|jin|码|厘米|cm))"
)
# One letter or digit by itself among other characters than these.
_BY_ITSELF = re.compile(r"(?<![\x00-\x7f])[0-9a-z](?![\x00-\x7f])")
# A syllable with its letters set apart, and how far the word that it belongs to may reach on each side of it.
_SPACED_SYLLABLE = re.compile(r"(?<![a-z0-9])[a-z](?:[ .·*_|~-][a-z]){1,5}(?![a-z0-9])")
_REACH = 12
_CORE = re.compile(rf"[a-z]{{1,24}}|(?!某某)(?<!某(?=某))[{_SIGNS}]")  # 某某 (某某公司) is nobody and hides nothing
# Up to here looking through all words takes less than an index of them.
_FEW_CHARS = 10
_FIRST_HAN, _LAST_HAN = "\u3400", "\u9fff"
# Letters that stand one space away from a Han character are a syllable, or nothing to us.
_SYLLABLE = range(3, 7)
# Syllables that are English words, or names of places and people, and stand beside Chinese by right.
ENGLISH_SYLLABLES = frozenset(
    "pen men man can fan ban pan tan ran run sun gun fun gan hen den ben ten tang long song sang bang gang hang pang"
    " rang hong kong wang ding ping sing ring chang lie die pie tie dan van jan lan nan kai bao mai tai hai mao dong"
    " cue due hue sue gui bin pin tin yin lin min bei bang lang you she her his rue zen pei mei".split()
)


@holder
class Word:
    """A word as the sounded view shows it, with the reading of each character and the halves it may be split into."""

    text: str
    syllables: tuple[str, ...]
    halves: tuple[str, ...]


@holder
class Holding:
    """The words that hold one character, each with its place in them.

    `after` has them by the two letters that the reading of the next character begins with, `before` by the two that the
    reading of the character before ends with; both also by a letter or mask that may stand there alone.
    """

    words: tuple[tuple[Word, int], ...]
    after: dict[str, list[tuple[Word, int]]]
    before: dict[str, list[tuple[Word, int]]]


@holder
class MixedWords:
    """The words with their readings; which of them hold a character is found out when it is first asked for.

    One text asks for a few characters, for which all words are looked through; a run asks for many, which takes an index.
    """

    readings: dict[str, str]
    halves: dict[str, str]
    known: dict[str, Holding]
    by_char: dict[str, list[str]]

    def holding(self, char: str) -> Holding:
        """Return the words that hold the character."""
        found = self.known.get(char)
        if found is None:
            found = self.known[char] = self._make(char)
        return found

    def _make(self, char: str) -> Holding:
        found: list[tuple[Word, int]] = []
        after: dict[str, list[tuple[Word, int]]] = {}
        before: dict[str, list[tuple[Word, int]]] = {}
        for text in self._with(char):
            word = Word(text, tuple(self.readings[text].split()), tuple(self.halves.get(one, "") for one in text))
            long = len(text) >= MIN_WITH_INITIAL
            for place in (place for place, one in enumerate(text) if one == char):
                found.append((word, place))
                if place + 1 < len(text):
                    reading = word.syllables[place + 1]
                    inner = _MASKS if long and place + 2 < len(text) else "某" if long else ""
                    for letters in {reading[:2], *(reading[0] if long else ""), *inner}:
                        after.setdefault(letters, []).append((word, place))
                if place:
                    reading = word.syllables[place - 1]
                    inner = _MASKS if long and place > 1 else "某" if long else ""
                    for letters in {reading[-2:], *(reading[0] if long else ""), *inner}:
                        before.setdefault(letters, []).append((word, place))
        return Holding(tuple(found), after, before)

    def _with(self, char: str) -> list[str]:
        if len(self.known) < _FEW_CHARS:
            return [text for text in self.readings if char in text]
        if not self.by_char:
            for text in self.readings:
                for one in set(text):
                    self.by_char.setdefault(one, []).append(text)
        return self.by_char.get(char, [])


@holder
class FixedSpellings:
    """The spellings of `zh/mixed_codes`, and what the halves of split characters look like."""

    codes: dict[str, list[tuple[str, int, str]]]  # by the letters or the mask in them: spelling, where, word
    halves: re.Pattern[str] | None
    chars: dict[str, str]


@lru_cache(maxsize=4)
def mixed_words(tables: FoldTables) -> MixedWords:
    """Return the index of the words of the tables."""
    sounded = tables.sounded
    parts = {sounded.get(char, char): _sounded(halves, sounded) for char, halves in tables.splits.items()}
    # All at once: word by word this would be the longest step of a check.
    words = _sounded("\n".join(tables.mixed_words), sounded).split("\n")
    return MixedWords(dict(zip(words, tables.mixed_words.values(), strict=True)), parts, {}, {})


@lru_cache(maxsize=4)
def _fixed(tables: FoldTables) -> FixedSpellings:
    sounded = tables.sounded
    codes: dict[str, list[tuple[str, int, str]]] = {}
    for written, word in sorted(tables.mixed_codes.items(), key=lambda one: (-len(one[0]), one[0])):
        code = _sounded(written, sounded)
        if (core := _CORE.search(code)) is not None:
            codes.setdefault(core[0], []).append((code, core.start(), _sounded(word, sounded)))
    chars = {_sounded(halves, sounded): sounded.get(char, char) for char, halves in tables.splits.items()}
    firsts = "".join(sorted({half[0] for half in chars}))
    halves = "|".join(map(re.escape, sorted(chars)))
    return FixedSpellings(
        codes,
        re.compile(f"(?=[{firsts}])(?:{halves})") if chars else None,
        chars,
    )


def _sounded(text: str, sounded: dict[str, str]) -> str:
    return "".join([sounded.get(char, char) for char in text])


def unmixed(text: str, tables: FoldTables) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, word) for each place of a sounded text where a word of the tables is written mixed, in order.

    Places do not overlap; of two the one that begins first stays, and of those the longer.
    """
    if text.isascii() or max(text) < _FIRST_HAN or not (tables.mixed_words or tables.mixed_codes):
        return
    found = [*_found(text, tables), *_set_apart(text, tables)]
    reach = 0
    for start, end, word in sorted(found, key=lambda one: (one[0], -one[1], one[2])):
        if start >= reach:
            yield start, end, word
            reach = end


def _set_apart(text: str, tables: FoldTables) -> Iterator[tuple[int, int, str]]:
    """The words that letters set apart belong to, found as if the letters stood together."""
    for run in _SPACED_SYLLABLE.finditer(text):
        low, high = run.start(), run.end()
        low -= text[low - 1 : low] == " " and _is_han(text[low - 2 : low - 1])
        high += text[high : high + 1] == " " and _is_han(text[high + 1 : high + 2])
        before, after = text[max(0, low - _REACH) : low], text[high : high + _REACH]
        if not (_is_han(before[-1:]) or _is_han(after[:1])):
            continue
        letters = run[0][::2]
        first, last = len(before), len(before) + len(letters)
        for start, end, word in _found(before + letters + after, tables):
            if start <= first and last <= end:
                yield low - first + start, high - last + end, word


def _found(text: str, tables: FoldTables) -> list[tuple[int, int, str]]:
    """All places, in no order and over one another."""
    fixed = _fixed(tables)
    found: list[tuple[int, int, str]] = []
    for low, high in _beside_han(text):
        found.extend(_round(text, low, high, mixed_words(tables)))
        if (codes := fixed.codes.get(text[low:high])) is not None:
            found.extend(_coded(text, low, codes))
    units = _UNIT.finditer(text) if any(unit in text for unit in _UNITS) else ()
    found.extend((unit.start(), unit.end(), _UNITS[unit[0]]) for unit in units)
    for place in _BY_ITSELF.finditer(text):
        if _is_han(text[max(0, place.start() - 1)]) and _is_han(text[place.end() : place.end() + 1]):
            found.extend(_strewn(text, place.start(), mixed_words(tables)))
    if fixed.halves is not None:
        for place in fixed.halves.finditer(text):
            found.extend(_at_split(text, place.start(), fixed.chars[place[0]], mixed_words(tables)))
    return found


def _beside_han(text: str) -> Iterator[tuple[int, int]]:
    """Where letters or a mask touch a Han character; a syllable may stand one space away from it.

    Not one regular expression: those whose classes hold all Han characters take longer to compile than a check may.
    """
    last = len(text) - 1
    for place in _CORE.finditer(text):
        low, high = place.span()
        touches = (low and _is_han(text[low - 1])) or (high <= last and _is_han(text[high]))
        if touches or (high - low in _SYLLABLE and _stands_apart(text, low, high)):
            yield low, high


def _stands_apart(text: str, low: int, high: int) -> bool:
    """Whether letters that belong to no longer run have a Han character one space away."""
    before, after = text[low - 1 : low], text[high : high + 1]
    if before in _WORD or after in _WORD:
        return False
    return (before == " " and _is_han(text[low - 2 : low - 1])) or (after == " " and _is_han(text[high + 1 : high + 2]))


def _is_han(char: str) -> bool:
    return _FIRST_HAN <= char <= _LAST_HAN


def _coded(text: str, low: int, codes: Iterable[tuple[str, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The fixed spelling that holds the letters or the mask at `low`."""
    for code, offset, word in codes:
        start = low - offset
        if start >= 0 and text.startswith(code, start) and not _goes_on(text, start, start + len(code)):
            yield start, start + len(code), word
            return


def _goes_on(text: str, low: int, high: int, *, counted: bool = False) -> bool:
    """Whether letters or digits at the edges of a place belong to a longer run of them.

    Behind a whole syllable digits may count something (日zhuan300); behind a letter they make a model.
    """
    if text[low] in _WORD and low > 0 and text[low - 1] in _WORD:
        return True
    if text[high - 1] not in _WORD or high >= len(text):
        return False
    return text[high] in (_LETTERS if counted else _WORD)


def _round(text: str, low: int, high: int, index: MixedWords) -> Iterator[tuple[int, int, str]]:
    """The longest word at letters or a mask, held against the Han character before them and the one after."""
    best: tuple[int, int, str] | None = None
    before = low - 2 if text[low - 1 : low] == " " else low - 1
    after = high + (text[high : high + 1] == " ")
    tried: list[tuple[int, list[tuple[Word, int]]]] = []
    if before >= 0:
        tried.append((before, index.holding(text[before]).after.get(text[low : min(high, low + 2)], [])))
    if after < len(text):
        tried.append((after, index.holding(text[after]).before.get(text[max(low, high - 2) : high], [])))
    for at, words in tried:
        for word, number in words:
            span = _spread(text, at, word, number)
            if span is not None and span[0] <= low < span[1] and _is_longer(span, best):
                best = (*span, word.text)
    if best is not None:
        yield best


def _at_split(text: str, place: int, char: str, index: MixedWords) -> Iterator[tuple[int, int, str]]:
    best: tuple[int, int, str] | None = None
    for word, number in index.holding(char).words:
        span = _spread(text, place, word, number, halved=True)
        if span is not None and _is_longer(span, best):
            best = (*span, word.text)
    if best is not None:
        yield best


def _strewn(text: str, place: int, index: MixedWords) -> Iterator[tuple[int, int, str]]:
    """The longest word whose characters stand apart with the same letter or digit between them, at `place` for one.

    Two characters need a letter: between them a digit may count something. Words of four need it twice: once it may be
    the model between two words (苹果x手机).
    """
    sign, before, after = text[place], text[place - 1], text[place + 1]
    best: tuple[int, int, str] | None = None
    for word, number in index.holding(before).words:
        written = word.text
        if number + 1 >= len(written) or written[number + 1] != after:
            continue
        low, high = place - 1, place + 2
        for char in reversed(written[:number]):
            low -= 2 if text[low - 1 : low] == sign and text[low - 2 : low - 1] == char else 1
            if low < 0 or text[low] != char:
                break
        else:
            for char in written[number + 2 :]:
                high += 2 if text[high : high + 1] == sign and text[high + 1 : high + 2] == char else 1
                if text[high - 1 : high] != char:
                    break
            else:
                signs = high - low - len(written)
                enough = signs > 1 or len(written) == MIN_WITH_INITIAL or (len(written) == 2 and sign in _LETTERS)
                if enough and _is_longer((low, high), best):
                    best = (low, high, written)
    if best is not None:
        yield best


def _is_longer(span: tuple[int, int], best: tuple[int, int, str] | None) -> bool:
    return best is None or span[1] - span[0] > best[1] - best[0]


def _spread(text: str, at: int, word: Word, number: int, *, halved: bool = False) -> tuple[int, int] | None:
    """Where the word stands if its character `number` stands at `at`: the rest may be characters, readings, or one hidden."""
    high = at + (2 if halved else 1)
    low, single, spelled = at, 0, int(halved)
    for place in range(number - 1, -1, -1):
        step = _before(text, low, word, place)
        if step is None:
            return None
        low, single, spelled = step[0], single + step[1], spelled + (step[2] != "")
    for place in range(number + 1, len(word.text)):
        step = _after(text, high, word, place)
        if step is None:
            return None
        high, single, spelled = step[0], single + step[1], spelled + (step[2] != "")
    if not spelled or single * 2 > len(word.text) or (single and spelled > single):
        return None
    if single and len(word.text) < (MIN_WITH_INITIAL if single == 1 else MIN_WITH_TWO_INITIALS):
        return None
    return None if _goes_on(text, low, high, counted=not single) else (low, high)


def _before(text: str, low: int, word: Word, place: int) -> tuple[int, int, str] | None:
    """Where the character before begins, whether only a letter or mask shows it, and how it is spelled ("" as itself)."""
    if low < 1:
        return None
    if text[low - 1] == word.text[place]:
        return low - 1, 0, ""
    syllable = word.syllables[place]
    if len(syllable) > 1 and text.endswith(syllable, 0, low):
        return low - len(syllable), 0, "full"
    half = word.halves[place]
    if half and text.endswith(half, 0, low):
        return low - len(half), 0, "split"
    if text[low - 1] == " " and low > 1:
        if text[low - 2] == word.text[place] and text[low : low + 1] in _LETTERS:
            return low - 2, 0, ""
        if _apart(syllable) and text.endswith(syllable, 0, low - 1):
            return low - 1 - len(syllable), 0, "full"
        return None
    return (low - 1, 1, "single") if _single(text[low - 1], word, place) else None


def _after(text: str, high: int, word: Word, place: int) -> tuple[int, int, str] | None:
    """The same for the character after: where it ends."""
    if high >= len(text):
        return None
    if text[high] == word.text[place]:
        return high + 1, 0, ""
    syllable = word.syllables[place]
    if len(syllable) > 1 and text.startswith(syllable, high):
        return high + len(syllable), 0, "full"
    half = word.halves[place]
    if half and text.startswith(half, high):
        return high + len(half), 0, "split"
    if text[high] == " " and high + 1 < len(text):
        if text[high + 1] == word.text[place] and text[high - 1] in _LETTERS:
            return high + 2, 0, ""
        if _apart(syllable) and text.startswith(syllable, high + 1):
            return high + 1 + len(syllable), 0, "full"
        return None
    return (high + 1, 1, "single") if _single(text[high], word, place) else None


def _apart(syllable: str) -> bool:
    return len(syllable) >= MIN_APART and syllable not in ENGLISH_SYLLABLES


def _single(char: str, word: Word, place: int) -> bool:
    """Whether a letter or mask may stand for the character: its initial, or inside the word anything hidden."""
    if len(word.text) < MIN_WITH_INITIAL:
        return False
    return char == word.syllables[place][0] or (char in _MASKS and (0 < place < len(word.text) - 1 or char == "某"))
