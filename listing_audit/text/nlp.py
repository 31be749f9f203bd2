"""The only door to jieba (Chinese words) and spaCy (English grammar). Both load on first use and never download.

Whole texts are never segmented: the words that matter stand within a few characters of a candidate, and a window of
eight characters to either side gives the same boundaries as the whole text (measured on frequent words; four already
do). Windows repeat across a catalogue, so they are remembered.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final

from listing_audit.values import frozen

WINDOW: Final = 8
_REMEMBERED: Final = 65536
_KNOWN_FREQUENCY: Final = 60  # of sixty million: a word that a dictionary would hold and that is not often used
_MAX_SENTENCE: Final = 1000  # longer ones are not sentences; the parser's memory grows with their square

# Any English pipeline that is installed as a package of one of these names is used; repacks carry a suffix.
_MODEL_PREFIXES: Final = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg")


@frozen
class EnglishToken:
    """A word of an English sentence: its place, part of speech, base form and grammatical role.

    `pos` is a universal tag (VERB), `dependency` spaCy's label (neg, dobj), `head` the number of the governing token.
    """

    start: int
    end: int
    pos: str
    lemma: str
    dependency: str
    head: int


# ------------------------------------------------------------------ Chinese


@lru_cache(maxsize=1)
def _segmenter() -> Any:
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)  # it reports its loading time on standard error
    segmenter = jieba.Tokenizer()
    segmenter.initialize()
    return segmenter


def add_words(words: Iterable[str]) -> None:
    """Teach the segmenter words (brands, trade terms), so that it does not cut them. What it remembers is dropped."""
    segmenter = _segmenter()
    for word in sorted(set(words)):
        if len(word) > 1:
            segmenter.add_word(word)
    zh_words.cache_clear()


@lru_cache(maxsize=_REMEMBERED)
def zh_words(text: str) -> tuple[tuple[int, int], ...]:
    """Return the half-open spans of the words of a short text, in order, without gaps."""
    if not text:
        return ()
    spans: list[tuple[int, int]] = []
    at = 0
    for word in _segmenter().cut(text):
        spans.append((at, at + len(word)))
        at += len(word)
    return tuple(spans)


def is_zh_word_boundary(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Return whether a word begins at `start`, and whether one ends at `end`. The edges of the text are boundaries."""
    low, high = _window(text, start, end)
    spans = zh_words(text[low:high])
    begins = start <= 0 or any(low + first == start for first, _ in spans)
    ends = end >= len(text) or any(low + last == end for _, last in spans)
    return begins, ends


def zh_word_at(text: str, start: int, end: int) -> str | None:
    """Return the one word that `[start, end)` lies in, or None when it lies in several or in none."""
    low, high = _window(text, start, end)
    for first, last in zh_words(text[low:high]):
        if low + first <= start and end <= low + last:
            return text[low + first : low + last]
    return None


def word_is_ordinary(word: str) -> bool:
    """Return whether the dictionary of the segmenter has the word with a frequency of its own."""
    return bool((_segmenter().FREQ or {}).get(word, 0) > 0)


@lru_cache(maxsize=_REMEMBERED)
def zh_gain(text: str, start: int, end: int, word: str) -> float:
    """Return how much likelier a short text becomes when `word` stands at `[start, end)`: natural logarithms.

    A text is as likely as its likeliest row of dictionary words. The word counts as known, however rare it is.
    """
    alone = zh_likelihood(text[:start]) + _known(word) + zh_likelihood(text[end:])
    return max(alone, zh_likelihood(text[:start] + word + text[end:])) - zh_likelihood(text)


def _known(word: str) -> float:
    return math.log(max((_segmenter().FREQ or {}).get(word, 0), _KNOWN_FREQUENCY)) - math.log(_segmenter().total)


def zh_joined_gain(before: str, pieces: Sequence[str], after: str) -> float:
    """Return how much likelier a short text becomes when its pieces are one word and not set apart: natural logarithms.

    `before` and `after` are what stands directly beside the first and the last piece. The word counts as known.
    """
    apart = [before + pieces[0], *pieces[1:-1], pieces[-1] + after]
    joined = zh_likelihood(before) + _known("".join(pieces)) + zh_likelihood(after)
    return joined - sum(map(zh_likelihood, apart))


@lru_cache(maxsize=_REMEMBERED)
def zh_likelihood(text: str) -> float:
    """Return the natural logarithm of how likely the likeliest row of dictionary words is that makes a short text."""
    if not text:
        return 0.0
    segmenter = _segmenter()
    route: dict[int, tuple[float, int]] = {}
    segmenter.calc(text, segmenter.get_DAG(text), route)
    return route[0][0]


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch that is segmented: `WINDOW` to either side, cut short at line breaks and white space."""
    low = max(0, start - WINDOW)
    high = min(len(text), end + WINDOW)
    for at in range(start - 1, low - 1, -1):
        if text[at].isspace():
            low = at + 1
            break
    for at in range(end, high):
        if text[at].isspace():
            high = at
            break
    return low, high


# ------------------------------------------------------------------ English


@lru_cache(maxsize=1)
def english_model() -> str | None:
    """Return the import name of the installed English model, or None. Repacked models keep the name as a prefix."""
    import importlib.metadata
    import re

    names = set()
    for distribution in importlib.metadata.distributions():
        name = re.sub(r"[-.]+", "_", distribution.metadata["Name"] or "").lower()
        if name.startswith(_MODEL_PREFIXES):
            names.add(name)
    ordered = sorted(names, key=lambda name: (_MODEL_PREFIXES.index(_prefix(name)), len(name), name))
    return ordered[0] if ordered else None


def _prefix(name: str) -> str:
    return next(prefix for prefix in _MODEL_PREFIXES if name.startswith(prefix))


@lru_cache(maxsize=1)
def _english() -> Any | None:
    name = english_model()
    if name is None:
        return None
    import importlib

    try:
        module = importlib.import_module(name)
        return module.load(exclude=["ner"])
    except Exception:
        # A model made for another spaCy raises anything from OSError to ValueError; without it, grammar is unknown.
        return None


@lru_cache(maxsize=4096)
def english_tokens(sentence: str) -> tuple[EnglishToken, ...] | None:
    """Return the tokens of one sentence with their grammar, or None when no usable model is installed.

    Only the first thousand code points are read; white space is no token.
    """
    model = _english()
    if model is None:
        return None
    document = model(sentence[:_MAX_SENTENCE])
    kept = {token.i: number for number, token in enumerate(token for token in document if not token.is_space)}
    return tuple(
        EnglishToken(
            token.idx,
            token.idx + len(token.text),
            token.pos_,
            token.lemma_.lower(),
            token.dep_,
            kept.get(token.head.i, kept[token.i]),
        )
        for token in document
        if token.i in kept
    )


@lru_cache(maxsize=1)
def _english_tokenizer() -> Any:
    import spacy

    return spacy.blank("en")


def english_words(sentence: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the words and marks of an English sentence, by rules alone; needs no model."""
    document = _english_tokenizer()(sentence[:_MAX_SENTENCE])
    return tuple((token.idx, token.idx + len(token.text)) for token in document if not token.is_space)
