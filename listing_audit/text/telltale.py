"""Characters that no seller writes by accident: signs that words were hidden, whatever the words say.

A rule may find a claim by what stands round a hidden word, without needing the word itself. What was done to the word
is told all the same: an invisible character inside it, a single traditional character in a simplified text, a reference
(`&#30284;`) where the text has plain characters, a mark or a space that cuts a word of the dictionary in two, or letters,
digits and homophones that `text.views` reads as characters.
"""

from __future__ import annotations

import itertools
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from listing_audit.text.field_views import FieldViews
from listing_audit.text.fold import DROPPED, FoldTables, char_folds
from listing_audit.text.views import View, is_han

# How many characters to either side decide whether a gap cuts a word.
_BESIDE = 4
# How much likelier the text must be without the gap, in natural logarithms: about half a word.
_MIN_GAIN = 6.0
# Words of trade that shops write in traditional characters for ornament; none of them is barred, so none is hidden. A
# character that stands for no word is then one of a name, and these are the usual ones.
_ORNAMENTS = frozenset("旗舰 旗舰店 官网 专卖 专卖店 专营店 现货 包邮 热卖 厂家 直销 新款 时尚 韩版".split())
_NAME_CHARACTERS = frozenset("亿丰龙宝兴丽乐贝华东记馆阁轩庄斋园鸿鹏飞腾涛")
# Longer stretches hold more than one claim; their signs are told one by one all the same, but no more than so many.
_MAX_SIGNS = 20


def signs(views: FieldViews, tables: FoldTables, start: int, end: int) -> list[tuple[int, int]]:
    """Return the words within `[start, end)` of the folded view that are written to escape a search, in order.

    Only for texts in Han characters; a stretch without any has none.
    """
    if not any(map(is_han, views.folded.text[start:end])):
        return []
    found = {
        *_invisible(views, tables, start, end),
        *_traditional(views, tables, start, end),
        *_references(views, start, end),
        *_read_otherwise(views, tables, start, end),
        *_cut(views, start, end),
    }
    return sorted(found)[:_MAX_SIGNS]


def _invisible(views: FieldViews, tables: FoldTables, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Two characters with something invisible between them; a filler left by HTML is none."""
    folds, origin = char_folds(tables), views.folded.origin
    for place in range(start + 1, end):
        low, high = int(origin[place - 1]) + 1, int(origin[place])
        between = views.blanked[low:high]
        if between and is_han(views.folded.text[place]) and is_han(views.folded.text[place - 1]):
            hidden = (char for char in between if char != DROPPED and not folds[char])
            if any(unicodedata.category(char) in ("Cf", "Cc", "Lo", "So", "Me") for char in hidden):
                yield place - 1, place + 1


@lru_cache(maxsize=4096)
def _script(char: str, tables: FoldTables) -> int:
    """1 for a character of simplified texts alone, -1 for one that is not, 0 for one that both have."""
    if not is_han(char):
        return 0
    if char in tables.traditional:
        return 0 if _encodes(char, "gb2312") else -1
    return 0 if _encodes(char, "big5") or not _encodes(char, "gb2312") else 1


def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _traditional(views: FieldViews, tables: FoldTables, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Characters of another script than the text's: fewer of them than of those that only simplified texts have."""
    origin = views.folded.origin
    places = [place for place in range(start, end) if _script(views.blanked[int(origin[place])], tables) < 0]
    if not places:
        return
    scripts = [_script(char, tables) for char in views.blanked]
    if scripts.count(-1) <= scripts.count(1):
        for place in places:
            low, high = _word_round(views.folded.text, place, place + 1)
            word = views.folded.text[low:high]
            if word not in _ORNAMENTS and word not in _NAME_CHARACTERS:
                yield low, high


def _references(views: FieldViews, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Han characters written as references in a text that is not written so throughout."""
    if "&#" not in views.raw:
        return
    origin = views.folded.origin
    referred = [place for place in range(start, end) if views.raw[int(origin[place])] == "&"]
    referred = [place for place in referred if is_han(views.folded.text[place])]
    if referred and sum(map(is_han, views.raw)) > views.raw.count("&#"):
        for place in referred:
            yield _word_round(views.folded.text, place, place + 1)


def _read_otherwise(views: FieldViews, tables: FoldTables, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Places where the letters view has a Han character that the text shows as something else."""
    view = views.letters
    if view is None:
        return
    text, sounded = views.folded.text, tables.sounded
    low, high = bisect_left(view.origin, start), bisect_left(view.origin, end)
    for index in range(low, high):
        shown, place = view.text[index], int(view.origin[index])
        written = text[place]
        if is_han(shown) and written != shown and sounded.get(written, written) != shown:
            if shown in tables.emoji_words.get(written, ""):
                continue  # the emoji says what it shows
            if not is_han(written) and view.text[index + 1 : index + 2] == shown:
                continue  # a syllable beside its own character is a gloss or a slip
            low, high = _as_written(view, index, len(text))
            if not is_han(written) or high - low > 2:
                yield low, high


def _as_written(view: View, index: int, size: int) -> tuple[int, int]:
    """Where in the folded view the word stands that holds the character at `index` of another view."""
    first, last = _word_round(view.text, index, index + 1)
    low = int(view.origin[first])
    high = int(view.origin[last]) if last < len(view.text) else size
    return low, max(high, int(view.origin[last - 1]) + 1) if high - low <= 24 else int(view.origin[last - 1]) + 1


def _word_round(text: str, start: int, end: int) -> tuple[int, int]:
    """The word of the dictionary round a place, or the place itself."""
    from listing_audit.text.nlp import zh_words

    low, high = max(0, start - _BESIDE), min(len(text), end + _BESIDE)
    for first, last in zh_words(text[low:high]):
        if low + first <= start and end <= low + last:
            return low + first, low + last
    return start, end


def _cut(views: FieldViews, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Words that a gap cuts in two: without the gap the characters beside it make a much likelier text."""
    from listing_audit.text.nlp import zh_likelihood, zh_words

    view, text = views.sounded, views.folded.text
    low, high = bisect_left(view.origin, start), bisect_left(view.origin, end)
    for index in range(low + 1, high):
        left, right = int(view.origin[index - 1]), int(view.origin[index])
        if right - left < 2 or not (is_han(text[left]) and is_han(text[right])) or text[left + 1 : right] == "+":
            continue  # nothing between them, or a plus: what follows is the next part of a set
        before = [int(view.origin[at]) for at in range(index - 1, max(low, index - _BESIDE) - 1, -1)]
        after = [int(view.origin[at]) for at in range(index, min(high, index + _BESIDE))]
        before = list(itertools.takewhile(lambda place: is_han(text[place]), before))[::-1]
        places = [*before, *itertools.takewhile(lambda place: is_han(text[place]), after)]
        joined = "".join(text[place] for place in places)
        if zh_likelihood(joined) - sum(map(zh_likelihood, _pieces(text, places))) < _MIN_GAIN:
            continue
        for first, last in zh_words(joined):
            if first < len(before) < last:
                yield places[first], places[last - 1] + 1


def _pieces(text: str, places: list[int]) -> list[str]:
    """The characters at the places, cut where something stands between two of them."""
    cuts = [at for at in range(1, len(places)) if places[at] - places[at - 1] > 1]
    bounds = itertools.pairwise([0, *cuts, len(places)])
    return ["".join(text[place] for place in places[low:high]) for low, high in bounds]
