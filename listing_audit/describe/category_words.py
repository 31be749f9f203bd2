"""The words that show a category, and where a text says them.

Longest words first, so that 手机壳 is not 手机 and "dog food" is not "food". Linear in the text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, Final, Literal, NamedTuple

from listing_audit.model.scope import CATEGORIES
from listing_audit.text.fold import FoldTables, char_folds
from listing_audit.values import frozen, late

Kind = Literal["goods", "suffix", "hint", "sure", "for", "nothing", "gift"]
NAMES_OF_GOODS: Final[tuple[Kind, ...]] = ("goods", "suffix")


class Meaning(NamedTuple):
    """What one word says: a kind of evidence for one category; None for words that say nothing."""

    kind: Kind
    category: str | None


class ChineseWords(NamedTuple):
    """Chinese terms in one automaton; `meanings[i]` is what its word number `i` says."""

    meanings: tuple[Meaning, ...]
    automaton: Any


class EnglishWords(NamedTuple):
    """English terms, their words joined by spaces, with what they say.

    `lengths` are the lengths in words worth trying by the first word, longest first; `sure` the first words of terms
    that are sure.
    """

    meanings: Mapping[str, Meaning]
    lengths: Mapping[str, Sequence[int]]
    sure: frozenset[str]


@frozen
class CategoryTerms:
    """The words that show a category, as written, Chinese and English, and the tables they are folded with.

    Each language's index is made when a text of it first asks for a category: most runs never ask.
    `written` is the index as `write_index` wrote it, which reads faster than it is made.
    """

    zh: tuple[tuple[Meaning, tuple[str, ...]], ...]
    en: tuple[tuple[Meaning, tuple[str, ...]], ...]
    folds: FoldTables
    written: tuple[bytes, bytes, bytes] | None = None

    @cached_property
    def chinese(self) -> ChineseWords:
        """The Chinese words, folded and indexed. Where two groups claim a word, the earlier one has it."""
        if self.written is not None:
            return _read_chinese(self.written[0], self.written[1])
        found: dict[str, Meaning] = {}
        for meaning, terms in self.zh:
            for term in terms:
                found.setdefault(_folded(term, self.folds).strip(), meaning)
        found.pop("", None)
        return ChineseWords(tuple(found.values()), _automaton(tuple(found)))

    @cached_property
    def english(self) -> EnglishWords:
        """The English words, folded and indexed. Where two groups claim a term, the earlier one has it."""
        if self.written is not None:
            return _read_english(self.written[2])
        found: dict[str, Meaning] = {}
        for meaning, terms in self.en:
            for term in terms:
                words = (_singular(word) for word in _WORD.findall(_folded(term, self.folds)))
                found.setdefault(" ".join(words), meaning)
        found.pop("", None)
        firsts = [(term.partition(" ")[0], term.count(" ") + 1, meaning) for term, meaning in found.items()]
        return EnglishWords(
            found,
            _lengths((first, length) for first, length, _ in firsts),
            frozenset(first for first, _, meaning in firsts if meaning.kind == "sure"),
        )


def write_index(terms: CategoryTerms) -> tuple[bytes, bytes, bytes]:
    """Return the index as bytes: what the Chinese words say, their automaton, and the English words.

    What it gives is for `CategoryTerms.written`, in a file that can be trusted: an automaton's reader checks nothing.
    """
    chinese, english = terms.chinese, terms.english
    numbers = {meaning: number for number, (_, meaning) in enumerate(_groups())}
    automaton = b"" if chinese.automaton is None else bytes(chinese.automaton.serialize())
    by_number = {term: numbers[meaning] for term, meaning in english.meanings.items()}
    return (
        json.dumps([numbers[meaning] for meaning in chinese.meanings]).encode(),
        automaton,
        json.dumps([by_number, english.lengths, sorted(english.sure)]).encode(),
    )


def _read_chinese(said: bytes, automaton: bytes) -> ChineseWords:
    meanings = [meaning for _, meaning in _groups()]
    if not automaton:
        return ChineseWords((), None)
    import daachorse

    deserialized = daachorse.CharwiseDoubleArrayAhoCorasick.deserialize(automaton)
    return ChineseWords(tuple([meanings[number] for number in json.loads(said)]), deserialized)


def _read_english(said: bytes) -> EnglishWords:
    meanings = [meaning for _, meaning in _groups()]
    by_number, lengths, sure = json.loads(said)
    return EnglishWords({term: meanings[number] for term, number in by_number.items()}, lengths, frozenset(sure))


class Hit(NamedTuple):
    """One word found. `segment` counts the parts that separators cut; an aside stands in brackets or after "for".

    A modifier only describes the goods that are named after it: 咖啡 in 咖啡杯, "coffee" in "coffee mug".
    """

    start: int
    end: int
    term: str
    meaning: Meaning
    segment: int
    is_aside: bool
    is_modifier: bool = False


def category_terms(terms: Callable[[str], tuple[str, ...]], folds: FoldTables) -> CategoryTerms:
    """Return the word lists of `zh/categories` and `en/categories`; `terms` is `Lexicons.terms`.

    A group that a lexicon does not have adds nothing: most categories need no licence numbers, for instance.
    """
    zh = tuple((meaning, _terms_or_none(terms, f"zh/categories#{name}")) for name, meaning in _groups())
    en = tuple((meaning, _terms_or_none(terms, f"en/categories#{name}")) for name, meaning in _groups())
    return CategoryTerms(zh, en, folds)


def _groups() -> Iterator[tuple[str, Meaning]]:
    yield "nothing", Meaning("nothing", None)
    yield "gift_marks", Meaning("gift", None)
    for kind in ("sure", "for"):
        for category in CATEGORIES:
            yield f"{category}_{kind}", Meaning("sure" if kind == "sure" else "for", category)
    for category in CATEGORIES:
        yield category, Meaning("goods", category)
    for category in CATEGORIES:
        yield f"{category}_suffix", Meaning("suffix", category)
    for category in CATEGORIES:
        yield f"{category}_hint", Meaning("hint", category)


def _terms_or_none(terms: Callable[[str], tuple[str, ...]], ref: str) -> tuple[str, ...]:
    try:
        return terms(ref)
    except LookupError:
        return ()


def _automaton(words: tuple[str, ...]) -> Any:
    if not words:
        return None
    import daachorse

    return daachorse.CharwiseDoubleArrayAhoCorasick(list(words))


def _lengths(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for first, length in pairs:
        found.setdefault(first, set()).add(length)
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def _folded(text: str, folds: FoldTables) -> str:
    table = char_folds(folds)
    return "".join([table[char] for char in text])


# ----------------------------------------------------------------- looking words up

# The high bytes of UTF-16 code units outside U+3400 to U+9FFF: what is left without them is Chinese. A character class
# of that range takes longer to compile than many texts to read.
_NOT_HAN = bytes(set(range(256)) - set(range(0x34, 0xA0)))
_WORD = late(r"[a-z0-9]+(?:'[a-z]+)?")
_CLAUSE_END = late(r"[.,;:!?|/()\n]")
_MACHINES_AND_VESSELS: Final = frozenset("机器仪壶锅杯桶盒罐瓶袋箱架柜店厅吧")
_OPENING: Final = "([{【〔《「『<"
_CLOSING: Final = ")]}】〕》」』>"
_SEPARATORS: Final = frozenset(" \n,;:|/+。，；：、|·~*_!?！？-")
_ENGLISH_ASIDES: Final = frozenset({"for", "with", "by", "from", "in", "fits", "compatible", "includes", "of"})
# After these a medicine is what the goods are compared with, or said to do without: "as strong as ibuprofen" is no drug.
_COMPARED_WITH: Final = frozenset(
    "as like than unlike without no not off forget ditch skip instead rivals beats outperforms mimics replaces equals"
    " nature's herbal natural budget homemade edible drinkable another quit stop need".split()
)


def category_hits(text: str, terms: CategoryTerms) -> list[Hit]:
    """Return the words of a text that say something about its category, in order, none inside another."""
    folded = _folded(text, terms.folds)
    is_chinese = _has_han(folded)
    hits = _chinese_hits(folded, terms.chinese) if is_chinese else _english_hits(folded, terms.english)
    return [
        hit._replace(is_modifier=True) if _modifies(folded, hits, at, is_chinese) else hit
        for at, hit in enumerate(hits)
    ]


def sure_hits(text: str, terms: CategoryTerms) -> list[Hit]:
    """Return those of `category_hits` that are sure, licence numbers for instance. Most texts have none, which is cheap."""
    folded = _folded(text, terms.folds)
    if _has_han(folded):
        chinese = terms.chinese
        if chinese.automaton is None:
            return []
        meanings = (chinese.meanings[word] for _, _, word in chinese.automaton.find_overlapping(folded))
        is_possible = any(meaning.kind == "sure" for meaning in meanings)
    else:
        is_possible = any(_singular(word) in terms.english.sure for word in _WORD.findall(folded))
    return [hit for hit in category_hits(text, terms) if hit.meaning.kind == "sure"] if is_possible else []


def _has_han(text: str) -> bool:
    return not text.isascii() and bool(text.encode("utf-16-le", "surrogatepass")[1::2].translate(None, _NOT_HAN))


def _modifies(text: str, hits: list[Hit], at: int, is_chinese: bool) -> bool:
    """Whether goods named later in the same part are what is sold: in English anywhere, in Chinese right behind."""
    hit = hits[at]
    if hit.meaning.kind not in NAMES_OF_GOODS:
        return False
    if is_chinese and _is_made_into(text, hit.end):
        return True
    for later in hits[at + 1 :]:
        if later.segment != hit.segment or (is_chinese and later.start - hit.end > 1):
            return False
        if later.meaning.kind in NAMES_OF_GOODS:
            return True
    return False


def _is_made_into(text: str, end: int) -> bool:
    """Whether a word for a machine, a vessel or a shop follows: 热狗机 and 奶茶店 sell no food; 牛奶盒装 does."""
    return end < len(text) and text[end] in _MACHINES_AND_VESSELS and text[end + 1 : end + 2] != "装"


def _chinese_hits(text: str, terms: ChineseWords) -> list[Hit]:
    hits: list[Hit] = []
    at, depth, segment, gift = 0, 0, 0, False
    for start, end, meaning in _without_overlaps(_longest_at_each_place(text, terms)):
        for char in text[at:start]:
            if char in _OPENING:
                depth, gift = depth + 1, False
            elif char in _CLOSING:
                depth, gift, segment = max(depth - 1, 0), False, segment + 1
            elif char in _SEPARATORS:
                segment, gift = segment + 1, False
        at = end
        if meaning.kind == "gift":
            gift = True
        elif not gift:
            hits.append(Hit(start, end, text[start:end], meaning, segment, depth > 0))
    return hits


def _without_overlaps(found: list[tuple[int, int, Meaning]]) -> list[tuple[int, int, Meaning]]:
    """The longest words first, of equal ones the later: 进口红酒 is 红酒, not 口红. In order of the text."""
    taken: set[int] = set()
    kept = []
    for start, end, meaning in sorted(found, key=lambda one: (one[0] - one[1], -one[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kept.append((start, end, meaning))
    return sorted(kept, key=lambda one: one[0])


def _longest_at_each_place(text: str, terms: ChineseWords) -> list[tuple[int, int, Meaning]]:
    """The longest word that begins at each place and may stand there."""
    if terms.automaton is None:
        return []
    found: dict[int, tuple[int, int, Meaning]] = {}
    for start, end, word in terms.automaton.find_overlapping(text):
        known = found.get(start)
        if known is not None and known[1] >= end:
            continue
        meaning = terms.meanings[word]
        if meaning.kind == "suffix" and not _ends_word(text, start, end):
            continue
        if _stands_alone(text, start, end):
            found[start] = (start, end, meaning)
    return list(found.values())


def _ends_word(text: str, start: int, end: int) -> bool:
    """Whether something Chinese stands before and nothing Chinese after: 干红酒 ends in 酒, 酒店 does not."""
    return start > 0 and _is_han(text[start - 1]) and (end == len(text) or not _is_han(text[end]))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a term that begins or ends in a Latin letter is not a piece of a longer Latin word."""
    before = _is_latin(text[start]) and start > 0 and _is_latin(text[start - 1])
    return not before and not (_is_latin(text[end - 1]) and end < len(text) and _is_latin(text[end]))


def _is_latin(char: str) -> bool:
    return "a" <= char <= "z"


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _english_hits(text: str, terms: EnglishWords) -> list[Hit]:
    words = [(*match.span(), match.group()) for match in _WORD.finditer(text)]
    singular = [_singular(word) for _, _, word in words]
    hits: list[Hit] = []
    at, segment, aside, last_end = 0, 0, False, 0
    while at < len(words):
        start, end, word = words[at]
        gap = text[last_end:start]
        if gap != " ":
            if any(mark in gap for mark in _ENGLISH_BREAKS):
                segment, aside = segment + 1, False
            if "(" in gap or "[" in gap:
                aside = True
        last_end = end
        match = _longest_words(singular, at, terms) if singular[at] in terms.lengths else None
        if word in _ENGLISH_ASIDES:
            segment, aside = segment + 1, True
        if match is None:
            at += 1
            continue
        after, meaning = match
        last_end = words[after - 1][1]
        if meaning.category != "drug" or meaning.kind == "sure" or not _is_compared(text, words, at):
            hits.append(Hit(start, last_end, " ".join(singular[at:after]), meaning, segment, aside))
        at = after
    return hits


def _is_compared(text: str, words: list[tuple[int, int, str]], at: int) -> bool:
    """Whether one of the three words before this one, in the same clause, only compares."""
    return any(
        word in _COMPARED_WITH and not _CLAUSE_END.search(text, end, words[at][0])
        for _, end, word in words[max(at - 3, 0) : at]
    )


_ENGLISH_BREAKS: Final = (",", "|", " - ", ";", ":", "/", ")", "]", ">", "\n", " + ")


def _longest_words(words: list[str], at: int, terms: EnglishWords) -> tuple[int, Meaning] | None:
    for length in terms.lengths.get(words[at], ()):
        meaning = terms.meanings.get(" ".join(words[at : at + length]))
        if meaning is not None and at + length <= len(words):
            return at + length, meaning
    return None


@lru_cache(maxsize=16384)
def _singular(word: str) -> str:
    """A rough singular, the same for terms and texts, so that both meet: dresses, dress; batteries, battery."""
    word = word.partition("'")[0]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
