"""What kind of goods a listing sells, worked out from its words when nobody said.

The same words are lawful on a drug and unlawful on a pillow, so a guess is named as a guess, and a doubtful one as
doubtful. Pure counting over word lists that come in from outside (`lexicons/<zh|en>/categories.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from listing_audit.model.listing import Listing
from listing_audit.model.scope import CATEGORIES, field_family
from listing_audit.text.fold import FoldTables, char_folds

Kind = Literal["goods", "suffix", "hint", "sure", "for", "nothing", "gift"]

_SUFFIXED_KINDS: Final[tuple[Kind, ...]] = ("suffix", "hint", "sure", "for")
_WEIGHTS: Final[dict[Kind, float]] = {"goods": 3.0, "suffix": 2.0, "hint": 1.0, "sure": 12.0, "for": 13.0}
_MODIFIER_WEIGHT: Final = 1.0  # 咖啡 in 咖啡杯, "coffee" in "coffee mug": goods that only describe the goods
_HEAD_BONUS: Final = 4.0
_FIRST_BONUS: Final = 3.0
_MOST_FROM_HINTS: Final = 3.0
_CATEGORY_TEXT_FACTOR: Final = 1.5  # the shop's own category says more than a title stuffed with key words
_WITHOUT_TITLE_FACTOR: Final = 0.6
_ENOUGH: Final = 7.0
_CLEAR_LEAD: Final = 1.5
_TITLE_CHARS: Final = 200
_OTHER_CHARS: Final = 600


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one word says: a kind of evidence for one category; None for words that say nothing."""

    kind: Kind
    category: str | None


@dataclass(frozen=True, slots=True)
class CategoryTerms:
    """The words that show a category, ready to be looked up: by whole term, with the lengths worth trying.

    Chinese terms by their first character, English ones by their first word; lengths longest first, in characters
    and in words.
    """

    zh: dict[str, Meaning]
    zh_lengths: dict[str, tuple[int, ...]]
    en: dict[tuple[str, ...], Meaning]
    en_lengths: dict[str, tuple[int, ...]]
    folds: FoldTables


@dataclass(frozen=True, slots=True)
class InferredCategory:
    """A category, whether the words leave little doubt, and the words themselves, strongest first."""

    category: str
    sure: bool
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    term: str
    meaning: Meaning
    segment: int
    is_aside: bool  # in brackets, or after "for" or "with"


# ----------------------------------------------------------------- building


def category_terms(terms: Callable[[str], tuple[str, ...]], folds: FoldTables) -> CategoryTerms:
    """Return the word lists of `zh/categories` and `en/categories`; `terms` is `Lexicons.terms`.

    A group that a lexicon does not have adds nothing: most categories need no licence numbers, for instance.
    """
    zh: dict[str, Meaning] = {}
    en: dict[tuple[str, ...], Meaning] = {}
    for name, meaning in _groups():
        for term in _terms_or_none(terms, f"zh/categories#{name}"):
            zh.setdefault(_folded(term, folds).strip(), meaning)
        for term in _terms_or_none(terms, f"en/categories#{name}"):
            words = tuple(_singular(word) for word in _WORD.findall(_folded(term, folds)))
            en.setdefault(words, meaning)
    zh.pop("", None)
    en.pop((), None)
    return CategoryTerms(
        zh,
        _lengths((term[0], len(term)) for term in zh),
        en,
        _lengths((words[0], len(words)) for words in en),
        folds,
    )


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


def _lengths(pairs: Iterator[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for first, length in pairs:
        found.setdefault(first, set()).add(length)
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def _folded(text: str, folds: FoldTables) -> str:
    table = char_folds(folds)
    return "".join([table[char] for char in text])


# ----------------------------------------------------------------- inferring


def infer_category(listing: Listing, terms: CategoryTerms) -> InferredCategory | None:
    """Return the category that the listing's title, own category text and licence numbers show, or None.

    Other texts count only for licence numbers and the like, and, where there is no title, for a part of a title.
    """
    scores = _Scores()
    titles = [field for field in listing.fields if field.name == "title" and field.text.strip()]
    others = [field for field in listing.fields if field.name != "title"]
    for field in titles:
        scores.add(_hits(field.text[:_TITLE_CHARS], terms), 1.0)
    if listing.category_text:
        scores.add(_hits(listing.category_text[:_TITLE_CHARS], terms), _CATEGORY_TEXT_FACTOR)
    for field in others:
        hits = _hits(_plain(field.text), terms)
        if not titles and field_family(field.name) != "attributes":
            scores.add(hits, _WITHOUT_TITLE_FACTOR)
        else:
            scores.add([hit for hit in hits if hit.meaning.kind == "sure"], 1.0)
    return scores.winner()


class _Scores:
    """Adds up evidence; each word counts once, however often a seller repeats it."""

    def __init__(self) -> None:
        self._points: dict[str, dict[str, float]] = {}
        self._heads: dict[str, float] = {}

    def add(self, hits: list[_Hit], factor: float) -> None:
        for index, hit in enumerate(hits):
            category = hit.meaning.category
            if category is None:
                continue
            weight = _WEIGHTS[hit.meaning.kind]
            if hit.meaning.kind in ("goods", "suffix") and (hit.is_aside or _modifies(hit, hits, index)):
                weight = _MODIFIER_WEIGHT
            points = self._points.setdefault(category, {})
            points[hit.term] = max(points.get(hit.term, 0.0), weight * factor)
        for hit, bonus in _heads(hits):
            if hit.meaning.category is not None:
                known = self._heads.get(hit.meaning.category, 0.0)
                self._heads[hit.meaning.category] = max(known, bonus * factor)

    def winner(self) -> InferredCategory | None:
        totals = {
            category: _total(points) + self._heads.get(category, 0.0) for category, points in self._points.items()
        }
        if not totals:
            return None
        ranked = sorted(totals, key=lambda category: (-totals[category], CATEGORIES.index(category)))
        best = ranked[0]
        second = totals[ranked[1]] if len(ranked) > 1 else 0.0
        if totals[best] < _WEIGHTS["suffix"]:
            return None
        words = self._points[best]
        because = tuple(sorted(words, key=lambda word: (-words[word], word)))
        return InferredCategory(best, totals[best] >= _ENOUGH and totals[best] >= second + _CLEAR_LEAD, because[:5])


def _total(points: dict[str, float]) -> float:
    hints = sum(weight for weight in points.values() if weight <= _WEIGHTS["hint"])
    return min(hints, _MOST_FROM_HINTS) + sum(weight for weight in points.values() if weight > _WEIGHTS["hint"])


def _modifies(hit: _Hit, hits: list[_Hit], index: int) -> bool:
    """Whether the next name of goods follows so closely that this one only describes it."""
    for later in hits[index + 1 :]:
        if later.meaning.kind in ("goods", "suffix"):
            return later.segment == hit.segment and later.start - hit.end <= 1
        if later.start > hit.end:
            return False
    return False


def _heads(hits: list[_Hit]) -> tuple[tuple[_Hit, float], ...]:
    """The first and the last name of goods in the first part of the title that names any; the last weighs more."""
    named = [
        hit
        for index, hit in enumerate(hits)
        if hit.meaning.kind in ("goods", "suffix") and not _modifies(hit, hits, index)
    ]
    outside = [hit for hit in named if not hit.is_aside] or named
    if not outside:
        return ()
    part = [hit for hit in outside if hit.segment == outside[0].segment]
    return ((part[0], _FIRST_BONUS), (part[-1], _HEAD_BONUS))


# ----------------------------------------------------------------- looking words up

_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>?|&[a-zA-Z#0-9]{1,31};")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_OPENING: Final = "([{【〔《「『<"
_CLOSING: Final = ")]}】〕》」』>"
_SEPARATORS: Final = frozenset(" \n,;:|/+。，；：、|·~*_!?！？-")
_ENGLISH_ASIDES: Final = frozenset({"for", "with", "by", "from", "in", "fits", "compatible", "includes", "of"})


def _plain(text: str) -> str:
    head = text[: 4 * _OTHER_CHARS]
    return (_TAG.sub(" ", head) if "<" in head or "&" in head else head)[:_OTHER_CHARS]


def _hits(text: str, terms: CategoryTerms) -> list[_Hit]:
    folded = _folded(text, terms.folds)
    return _chinese_hits(folded, terms) if _HAN.search(folded) else _english_hits(folded, terms)


def _chinese_hits(text: str, terms: CategoryTerms) -> list[_Hit]:
    found = [(at, *match) for at in range(len(text)) if (match := _longest(text, at, terms)) is not None]
    hits: list[_Hit] = []
    at, depth, segment, gift = 0, 0, 0, False
    for start, end, meaning in _without_overlaps(found):
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
            hits.append(_Hit(start, end, text[start:end], meaning, segment, depth > 0))
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


def _longest(text: str, at: int, terms: CategoryTerms) -> tuple[int, Meaning] | None:
    for length in terms.zh_lengths.get(text[at], ()):
        end = at + length
        meaning = terms.zh.get(text[at:end])
        if meaning is None or end > len(text):
            continue
        if meaning.kind == "suffix" and not _ends_word(text, at, end):
            continue
        if not _stands_alone(text, at, end):
            continue
        return end, meaning
    return None


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


def _english_hits(text: str, terms: CategoryTerms) -> list[_Hit]:
    words = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(text)]
    singular = [_singular(word) for _, _, word in words]
    hits: list[_Hit] = []
    at, segment, aside, last_end = 0, 0, False, 0
    while at < len(words):
        start, end, word = words[at]
        gap = text[last_end:start]
        if any(mark in gap for mark in _ENGLISH_BREAKS):
            segment, aside = segment + 1, False
        if any(mark in gap for mark in "(["):
            aside = True
        last_end = end
        if word in _ENGLISH_ASIDES:
            segment, aside, at = segment + 1, True, at + 1
            continue
        match = _longest_words(singular, at, terms)
        if match is None:
            at += 1
            continue
        after, meaning = match
        last_end = words[after - 1][1]
        hits.append(_Hit(start, last_end, " ".join(singular[at:after]), meaning, segment, aside))
        at = after
    return hits


_ENGLISH_BREAKS: Final = (",", "|", " - ", ";", ":", "/", ")", "]", ">", "\n", " + ", "&")


def _longest_words(words: list[str], at: int, terms: CategoryTerms) -> tuple[int, Meaning] | None:
    for length in terms.en_lengths.get(words[at], ()):
        meaning = terms.en.get(tuple(words[at : at + length]))
        if meaning is not None and at + length <= len(words):
            return at + length, meaning
    return None


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
