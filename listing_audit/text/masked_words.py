"""Sensitive Chinese words with one character behind a sign: 星*克, 雅诗❀黛, 阿迪达✿, 高血○.

The words are those of `text.mixed_words` from three characters on. A sign at the edge of a word is as often an ornament
or a footnote: there the rest must be no word of the dictionary by itself (阿迪达 is none, 美白 is one).

A place is looked at only where a sign touches a Han character; the words tried are those that hold that character.
A dash or a stroke behind 第 or 唯 is no sign at all but the numeral that it looks like: 第—品牌, 唯㇐.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from listing_audit.text.fold import FoldTables
from listing_audit.text.mixed_words import MIN_WITH_INITIAL, mixed_words
from listing_audit.values import late

# Signs, stars, boxes and emoji, once or twice; what is a word of its own (+, %, ~, →) masks nothing. One sign more and
# it is a line or an ornament.
_SIGN = late(
    r"(?P<sign>[*#_?×○●□■◯§¤\u25a0-\u26ff\u2701-\u27bf\u2b1b-\u2b55\U0001f300-\U0001faff])(?P=sign)?(?!(?P=sign))"
)
# What is written for the numeral one. Behind 第 nothing else can stand there; behind 唯 nothing else makes a word.
_DASH_FOR_ONE = late(r"[第唯][\-_\u31d0\u30fc](?![\-_0-9a-z])")
_FIRST_HAN, _LAST_HAN = "\u3400", "\u9fff"


def masked(text: str, tables: FoldTables) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, word) for each place of a folded text where one character of a word is masked.

    In order, save that dashes for a numeral come last.
    """
    if text.isascii() or not tables.mixed_words or max(text) < _FIRST_HAN:
        return
    for sign in _SIGN.finditer(text):
        low, high = sign.span()
        if _is_han(text[low - 1 : low]) or _is_han(text[high : high + 1]):
            window = text[max(0, low - _REACH) : high + _REACH]
            start = low - max(0, low - _REACH)
            found = _word(window, start, start + high - low, tables)
            if found is not None:
                yield low - found[0], high + found[1], found[2]
    for dash in _DASH_FOR_ONE.finditer(text):
        yield dash.start(), dash.end(), dash[0][0] + "一"


# Before and behind a word these are punctuation.
_ENDS_SENTENCE = "?#§"
_REACH = 6
# Before an adjective it is masked as often as a list has a star there.
_MOST = "最"


def _is_han(char: str) -> bool:
    return _FIRST_HAN <= char <= _LAST_HAN


@lru_cache(maxsize=16384)
def _word(text: str, low: int, high: int, tables: FoldTables) -> tuple[int, int, str] | None:
    """The longest word with its masked character at `[low, high)`: how many characters stand before and after, and it."""
    sounded = tables.sounded
    text = "".join([sounded.get(char, char) for char in text])
    index, best = mixed_words(tables), None
    for at, step in ((low - 1, 1), (high, -1)):
        if not 0 <= at < len(text) or not _is_han(text[at]):
            continue
        for word, number in index.holding(text[at]).words:
            name, hidden = word.text, number + step
            if len(name) < MIN_WITH_INITIAL or not 0 <= hidden < len(name):
                continue
            before, after = name[:hidden], name[hidden + 1 :]
            if text.endswith(before, 0, low) and text.startswith(after, high):
                inside = bool(before and after)
                if not inside and (text[low] in _ENDS_SENTENCE or before + after in index.readings):
                    continue
                if step == -1 and not before and name[0] == _MOST and _is_han(text[low - 1 : low]):
                    continue  # between two words a star is a comma: 送挂绳*亲肤
                if (best is None or len(name) > len(best[2])) and (inside or _is_no_word(before + after)):
                    best = (len(before), len(after), name)
    return best


def _is_no_word(text: str) -> bool:
    from listing_audit.text.nlp import word_is_ordinary

    return not word_is_ordinary(text)
