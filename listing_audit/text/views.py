"""The views of one text, each with an exact way back to the text as given.

folded   code points folded one by one (`text.fold`), any run of white space as one space (or one line break)
sounded  folded, with emoji that stand for words spelled out, separators dropped between Han characters, and
         homophones and look-alikes replaced by the representative of their class
letters  sounded, with split Latin words joined, digits and signs read as the letters they imitate (`c u r e s`,
         `tum.ours`, `b3st`) and words in changed spelling made whole (`text.letters`); None when the text has nothing
         of the kind

The joined form (separators dropped, nothing replaced) is not kept as a text of its own: a place in `sounded` whose
characters equal the folded ones differs from it by separators alone (`field_views.FieldViews.disguise_of`).

This module works on one text without numpy; `text.batch` gives the same answers for many texts at once.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Protocol

from listing_audit.text.fold import BARRIER, DROPPED, FoldTables, char_folds
from listing_audit.values import frozen, late

# A run of separators longer than this divides; it does not disguise.
MAX_JOINED_RUN = 6


class Origin(Protocol):
    """Integers by position; a list, a range or an array of numpy."""

    def __len__(self) -> int: ...

    def __getitem__(self, index: Any, /) -> Any: ...


@frozen
class View:
    """A text and, for each of its code points, the index of the one it came from in the parent text."""

    text: str
    origin: Origin

    def parent_span(self, start: int, end: int) -> tuple[int, int]:
        """Return the half-open span of the parent text that `[start, end)` came from; it must not be empty."""
        return int(self.origin[start]), int(self.origin[end - 1]) + 1


# ------------------------------------------------------------------ building one by one


def is_han(char: str) -> bool:
    """Return whether this is a Han character (after folding; compatibility ideographs fold to these)."""
    return "㐀" <= char <= "鿿" or char == "〇" or "\U00020000" <= char <= "\U0003ffff"


def is_word_char(char: str) -> bool:
    """Return whether this is a letter or digit of a script that writes words with boundaries."""
    return char.isalnum() and not is_han(char)


def is_droppable_emoji(char: str) -> bool:
    """Return whether this is a pictograph or symbol that can stand between characters without being read."""
    code = ord(char)
    return 0x2190 <= code <= 0x2BFF or 0x1F000 <= code <= 0x1FAFF or code in (0x3030, 0x303D, 0x3297, 0x3299)


def fold_view(blanked: str, tables: FoldTables) -> View:
    """Return the folded view of a text whose HTML is already blanked."""
    folds = char_folds(tables)
    out: list[str] = []
    origin: list[int] = []
    in_space = False
    for position, char in enumerate(blanked):
        folded = folds[char]
        if folded == " " or folded == "\n":
            if not in_space:
                out.append(folded)
                origin.append(position)
                in_space = True
            elif folded == "\n":
                out[-1] = "\n"  # a line break wins over the spaces around it
            continue
        for c in folded:
            if c == " ":  # some symbols decompose to a space and a mark
                if in_space:
                    continue
                in_space = True
            else:
                in_space = False
            out.append(c)
            origin.append(position)
    return View("".join(out), origin)


def sound_view(folded: View, tables: FoldTables) -> View:
    """Return the sounded view of a folded one."""
    text, origin = _spelled_emoji(folded.text, tables)
    kept = _kept_between_han(text, tables)
    sounded = tables.sounded
    return View("".join([sounded.get(text[i], text[i]) for i in kept]), [origin[i] for i in kept])


def _spelled_emoji(text: str, tables: FoldTables) -> tuple[str, Sequence[int]]:
    words = tables.emoji_words
    if text.isascii() or not any(c in words for c in text):
        return text, range(len(text))
    out: list[str] = []
    origin: list[int] = []
    for position, char in enumerate(text):
        word = words.get(char, char)
        out.append(word)
        origin.extend([position] * len(word))
    return "".join(out), origin


def _kept_between_han(text: str, tables: FoldTables) -> Sequence[int]:
    if text.isascii():
        return range(len(text))
    joiners = tables.joiners
    kept: list[int] = []
    index, size = 0, len(text)
    previous = ""
    while index < size:
        char = text[index]
        if not (char == " " or char in joiners or is_droppable_emoji(char)):
            kept.append(index)
            previous = char
            index += 1
            continue
        stop = index
        while stop < size and (text[stop] == " " or text[stop] in joiners or is_droppable_emoji(text[stop])):
            stop += 1
        following = text[stop] if stop < size else ""
        if not _joins(previous, following, spaced=" " in text[index:stop], length=stop - index):
            kept.extend(range(index, stop))
        previous = text[stop - 1]
        index = stop
    return kept


def _joins(previous: str, following: str, *, spaced: bool, length: int) -> bool:
    """Whether a run of separators between these two is dropped. Spaces around Latin letters are real word boundaries."""
    if length > MAX_JOINED_RUN or not previous or not following:
        return False
    before, after = is_han(previous), is_han(following)
    if before and after:
        return True
    # A digit beside a separator is a quantity (3+高), not a piece of a word.
    return not spaced and ((before and _is_letter(following)) or (after and _is_letter(previous)))


def _is_letter(char: str) -> bool:
    return is_word_char(char) and not char.isdigit()


# Blocks of letters and Han in disguise that decompose to plain ones: enclosed, mathematical, superscript.
_STYLED_BLOCKS = (
    (0x2070, 0x209F),
    (0x2460, 0x24FF),
    (0x2776, 0x2793),
    (0x3220, 0x3247),
    (0x3280, 0x32B0),
    (0x1D400, 0x1D7FF),
    (0x1F100, 0x1F265),
)


# Letters set above or below the line, three together; fewer are an ordinal or a unit (1ˢᵗ, xᵃ).
_RAISED = late("[ʰʲʳʷʸˡˢˣᴬ-ᵪᵸᶛ-ᶿⁱⁿₐ-ₜⱼⱽ]{3}")


def is_hidden(written: str, tables: FoldTables) -> bool:
    """Return whether characters of a text that folds to plain words are there to hide them from a reader's search.

    Invisible characters inside it, letters of another script, styled letters. Case, full width, traditional forms,
    accents and HTML are ordinary ways to write.
    """
    if written.isascii():
        return False
    folds = char_folds(tables)
    for before, char in itertools.pairwise(written[:-1]):
        if not folds[char] and char != DROPPED:
            category = unicodedata.category(char)
            # A digit in a key cap is a way to number; a word in key caps hides.
            if category in ("Cf", "Cc", "Lo", "So", "Mn") or (category == "Me" and is_han(before)):
                return True
    if _RAISED.search(written) is not None:
        return True
    return any(
        char in tables.lookalikes or any(low <= ord(char) <= high for low, high in _STYLED_BLOCKS)
        for char in written
        if not char.isascii()
    )


def fold_plain(term: str, tables: FoldTables) -> str:
    """Return a term as the folded view shows it: what a text holds that writes the term without any disguise."""
    return fold_view(term.strip(), tables).text


def fold_term(term: str, tables: FoldTables) -> str:
    """Return a rule's term as the sounded view shows it, without separators at its edges.

    The folded view of a text that holds the term, sounded, holds exactly this; a load-time check proves it.
    """
    plain = term.strip()
    quick = plain.translate(_quick_folds(tables, plain.isascii()))
    if BARRIER not in quick and "  " not in quick and (" " not in quick or plain.isascii()):
        return quick
    view = sound_view(fold_view(term.strip(), tables), tables)
    return view.text.replace(BARRIER, "").strip()


@lru_cache(maxsize=16)
def _quick_folds(tables: FoldTables, ascii_only: bool) -> dict[int, str]:
    """Return a table that fills itself: the characters of a term that are sounded as one character wherever they stand.

    All others are a BARRIER: whether they stay depends on what stands beside them, or they become several.
    """
    return _QuickFolds(tables, ascii_only)


class _QuickFolds(dict[int, str]):
    def __init__(self, tables: FoldTables, ascii_only: bool) -> None:
        super().__init__({ord(" "): " "})
        self._tables, self._ascii_only = tables, ascii_only

    def __missing__(self, code: int) -> str:
        tables = self._tables
        folded = char_folds(tables)[chr(code)]
        # Nothing is dropped or spelled out in a text that is ASCII once it is folded.
        stays = len(folded) == 1 and folded not in (" ", "\n", BARRIER)
        if self._ascii_only:
            stays = stays and folded.isascii()
        else:
            stays = stays and folded.isalnum() and folded not in tables.joiners and folded not in tables.emoji_words
            stays = stays and not is_droppable_emoji(folded)
        sounded = self[code] = tables.sounded.get(folded, folded) if stays else BARRIER
        return sounded
