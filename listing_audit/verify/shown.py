"""In which view the words of a candidate are really there: as written, behind a disguise, or by accident of the text.

The ordinary word wins: 山顶 级联 is no 顶级.
"""

from __future__ import annotations

import itertools

from listing_audit.text.field_views import Disguise, FieldViews
from listing_audit.text.fold import FoldTables
from listing_audit.text.hidden import is_hidden_in_source
from listing_audit.text.nlp import is_zh_word_boundary, word_is_ordinary, zh_joined_gain, zh_words
from listing_audit.text.views import View, is_droppable_emoji, is_han, is_hidden, is_word_char
from listing_audit.verify.outcome import View as ViewName

# Context that segmentation needs to be sure of a word's edges (measured: 4 code points suffice).
_WORD_CONTEXT = 8


def shown_as(
    views: FieldViews, view: View, start: int, end: int, tables: FoldTables, *, disguise: bool
) -> ViewName | None:
    """Return in which view the words are really there, or None when the disguise is only an accident of the text."""
    kind = views.disguise_of(view, start, end)
    low, high = views.folded_bounds(view, start, end)
    if kind == "none":
        return written_as(views, low, high, tables) if disguise else "folded"
    if kind == "joined" and _is_spacing(views.folded.text, low, high, tables):
        return "joined" if disguise and _is_pierced(views.folded.text, low, high, tables) else "folded"
    if kind == "letters" and view.text[start:end].replace(" ", "") == views.folded.text[low:high]:
        return written_as(views, low, high, tables) if disguise else "folded"  # run together, and nothing hidden
    if not disguise or not _stands(views, view, start, end, kind, tables):
        return None
    return "joined" if kind in ("joined", "letters") else "sounded"


def written_as(views: FieldViews, low: int, high: int, tables: FoldTables) -> ViewName:
    """Return whether words that the folded view shows at `[low, high)` were written plainly, or with what hides them."""
    first, last = views.folded.parent_span(low, high)
    hidden = is_hidden(views.blanked[first:last], tables) or is_hidden_in_source(views, first, last)
    return "joined" if hidden else "folded"


def _is_spacing(text: str, low: int, high: int, tables: FoldTables) -> bool:
    """Whether separators only set whole words apart (全网 最低价): then nothing is hidden, and the words count as written.

    Each piece must be a word that stands there on its own.
    """
    pieces = _pieces(text, low, high, tables)
    return (
        len(pieces) > 1
        and all(b - a >= 2 for a, b in pieces)
        and not _is_a_cut_name(text, pieces)
        and _edges_are_words(text, pieces)
    )


def _is_a_cut_name(text: str, pieces: list[tuple[int, int]]) -> bool:
    """Whether a star or an emoji stands inside one word of the dictionary (雅诗❤兰黛): a list has two words there.

    The dot is left out: it is how foreign names are written (路易·威登).
    """
    marks = {char for (_, end), (start, _) in itertools.pairwise(pieces) for char in text[end:start]}
    return marks.isdisjoint(_DIVIDERS + "·・.") and word_is_ordinary("".join([text[a:b] for a, b in pieces]))


def _is_pierced(text: str, low: int, high: int, tables: FoldTables) -> bool:
    """Whether an emoji without spaces parts a word of one character from the one that it belongs to (全网最♨便宜)."""
    pieces = _pieces(text, low, high, tables)
    for (_, end), (start, _) in itertools.pairwise(pieces):
        if all(map(is_droppable_emoji, text[end:start])):
            window = text[max(low, end - _WORD_CONTEXT) : end], text[start : min(high, start + _WORD_CONTEXT)]
            last, first = zh_words(window[0])[-1], zh_words(window[1])[0]
            if last[1] - last[0] == 1 or first[1] - first[0] == 1:
                return True
    return False


def _pieces(text: str, low: int, high: int, tables: FoldTables) -> list[tuple[int, int]]:
    """The runs of word characters within `[low, high)`; strokes of the brush that are put between them are none."""
    pieces: list[tuple[int, int]] = []
    joiners = tables.joiners
    begin: int | None = None
    for index in range(low, high + 1):
        inside = index < high and (is_han(text[index]) or is_word_char(text[index])) and text[index] not in joiners
        if inside and begin is None:
            begin = index
        elif not inside and begin is not None:
            pieces.append((begin, index))
            begin = None
    return pieces


def _edges_are_words(text: str, pieces: list[tuple[int, int]]) -> bool:
    """Whether the first piece begins and the last one ends at a word boundary, each judged on its own side."""
    first, last = pieces[0], pieces[-1]
    left = text[max(0, first[0] - _WORD_CONTEXT) : first[1]]
    right = text[last[0] : last[1] + _WORD_CONTEXT]
    begins = is_zh_word_boundary(left, first[0] - max(0, first[0] - _WORD_CONTEXT), len(left))[0]
    ends = is_zh_word_boundary(right, 0, last[1] - last[0])[1]
    return begins and ends


# How much likelier one word must be than its pieces, in natural logarithms: less where a piece stands quite alone.
_MIN_GAIN_ALONE, _MIN_GAIN_CUT = 2.0, 9.0
_BESIDE_A_CUT = 5


def _is_cut_up(text: str, pieces: list[tuple[int, int]]) -> bool:
    """Whether the pieces are one word that was cut (华 强 北顶配, 精 仿带卡), and not the edges of two (山顶 级联)."""
    if not all(is_han(char) for a, b in pieces for char in text[a:b]):
        return False
    low, high = pieces[0][0], pieces[-1][1]
    before = _han_run(text[max(0, low - _BESIDE_A_CUT) : low][::-1])[::-1]
    after = _han_run(text[high : high + _BESIDE_A_CUT])
    alone = not before or not after or len(pieces) > 2
    gain = zh_joined_gain(before, [text[a:b] for a, b in pieces], after)
    return gain > (_MIN_GAIN_ALONE if alone else _MIN_GAIN_CUT)


def _han_run(text: str) -> str:
    return text[: next((at for at, char in enumerate(text) if not is_han(char)), len(text))]


# Marks that also set words of a title apart. Dots, stars and emoji inside a word have no such everyday use.
_DIVIDERS = " /+|&-,、丨丶〡"
_BRACKETS = {
    ")": "(",
    "】": "【",
    "]": "[",
    "」": "「",
    "』": "『",
    "》": "《",
    "}": "{",
    "〗": "〖",
    "〕": "〔",
    "›": "‹",
}


def _closes_a_bracket(text: str) -> bool:
    """Whether a bracket ends here that began before: two phrases stand side by side (黑】车), no word is split."""
    return any(char in _BRACKETS and _BRACKETS[char] not in text[:place] for place, char in enumerate(text))


def _stands(views: FieldViews, view: View, start: int, end: int, kind: Disguise, tables: FoldTables) -> bool:
    """The ordinary word wins: 山顶 级联 is no 顶级, 醉美 in a wine's name is no 最美 unless nothing else explains it."""
    text = views.folded.text
    low, high = views.folded_bounds(view, start, end)
    if kind == "letters":
        return True
    pieces = _pieces(text, low, high, tables)
    if len(pieces) > 1 and _closes_a_bracket(text[low:high]):
        return False
    divided = len(pieces) > 1 and any(mark in text[low:high] for mark in _DIVIDERS)
    if divided and not (_edges_are_words(text, pieces) or _is_cut_up(text, pieces)):
        return False
    if kind == "joined":
        return True
    changed = {
        int(view.origin[i])
        for i in range(start, end)
        if text[int(view.origin[i])] != view.text[i] and is_han(text[int(view.origin[i])])
    }
    window_low = max(0, low - _WORD_CONTEXT)
    window = text[window_low : high + _WORD_CONTEXT]
    # The segmenter also guesses new words; only those of its dictionary explain the characters away.
    return not any(
        b - a >= 2
        and any(window_low + a <= place < window_low + b for place in changed)
        and word_is_ordinary(window[a:b])
        for a, b in zh_words(window)
    )
