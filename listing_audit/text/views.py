"""The views of one text, each with an exact way back to the text as given.

folded   code points folded one by one (`text.fold`), any run of white space as one space (or one line break)
sounded  folded, with emoji that stand for words spelled out, separators dropped between Han characters, and
         homophones and look-alikes replaced by the representative of their class
letters  sounded, with split Latin words joined, digits and signs read as the letters they imitate (`c u r e s`,
         `tum.ours`, `b3st`) and guarded names spelled right (`text.spelling`); None when the text has nothing of the kind

The joined form (separators dropped, nothing replaced) is not kept as a text of its own: a place in `sounded` whose
characters equal the folded ones differs from it by separators alone (`disguise_of`).

This module works on one text without numpy; `text.batch` gives the same answers for many texts at once.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any, Literal, Protocol

from listing_audit.model.spans import RawSpan, ViewSpan
from listing_audit.text.fold import BARRIER, DROPPED, FoldTables, char_folds
from listing_audit.text.graphemes import whole_graphemes
from listing_audit.text.heard_words import heard
from listing_audit.text.mixed_words import unmixed
from listing_audit.text.run_together import divides, gaps_between_words
from listing_audit.text.spelling import respelled
from listing_audit.values import frozen

Disguise = Literal["none", "joined", "sounded", "letters"]

# A run of separators longer than this divides; it does not disguise.
MAX_JOINED_RUN = 6
# "a b c" may be a list of vitamins; from three letters on it may spell a word.
MIN_SPACED_LETTERS = 3
LEET = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s", "!": "i", "€": "e"}


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


@frozen
class FieldViews:
    """The views of one text. `blanked` is the raw text with HTML blanked, of the same length."""

    raw: str
    blanked: str
    folded: View  # parent: blanked (and raw: same positions)
    sounded: View  # parent: folded
    letters: View | None = None  # parent: folded

    def raw_span(self, span: ViewSpan) -> RawSpan:
        """Return where a span of the folded view stands in the raw text, rounded out to whole grapheme clusters."""
        start, end = self.folded.parent_span(span.start, span.end)
        end = _after_entity(self.raw, self.blanked, end - 1)
        return whole_graphemes(self.raw, RawSpan(start, end))

    def disguise_of(self, view: View, start: int, end: int) -> Disguise:
        """Return what hides the words at `[start, end)` of the view: nothing, separators, or replaced characters."""
        first, last = self.folded_bounds(view, start, end)
        written = self.folded.text[first:last]
        if written == view.text[start:end]:
            return "none"
        shown = "".join(self.folded.text[int(i)] for i in view.origin[start:end])
        same = shown == view.text[start:end]
        if view is self.letters and not (same and all(map(is_han, shown))):
            return "letters"
        # Han characters with only separators between them are that in every view, whatever letters stand elsewhere.
        return "joined" if same else "sounded"

    def folded_bounds(self, view: View, start: int, end: int) -> tuple[int, int]:
        """Return where `[start, end)` of the sounded or letters view stands in the folded view."""
        return (start, end) if view is self.folded else view.parent_span(start, end)


def _after_entity(raw: str, blanked: str, last: int) -> int:
    """Return the end of the raw code point at `last`, or of the character reference that begins there."""
    if raw[last] != "&" or blanked[last] == "&":
        return last + 1
    end = last + 1
    while end < len(raw) and end - last < 40 and (raw[end].isalnum() or raw[end] == "#"):
        end += 1
    return end + 1 if end < len(raw) and raw[end] == ";" else end


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


# After folding, Latin words are a-z. Marks that are written inside words by right (hyphen, apostrophe, &) are not here.
LETTER_MARKS = ".·*_~|•"
_GAPS = rf"[ {LETTER_MARKS}/\-+=^#]"
_SPACED_LETTERS = re.compile(rf"(?<![a-z0-9])[a-z](?:{_GAPS}{{1,3}}[a-z](?![a-z0-9])){{{MIN_SPACED_LETTERS - 1},60}}")
# The same with digits and signs among the letters (r e p l 1 c a); twice as many letters must be shown.
_SPACED_LEET = re.compile(
    rf"(?<![a-z0-9])[a-z](?:{_GAPS}{{1,3}}[a-z0134578@$!€](?![a-z0-9])){{{MIN_SPACED_LETTERS},60}}"
)
_LAST_DOT = re.compile(r"(?<![a-z0-9.])(?:[a-z]\.){2}(?= )")
_INNER_MARK = re.compile(rf"(?<=[a-z])[{LETTER_MARKS}](?=[a-z])")
_MARK = re.compile(rf"[{LETTER_MARKS}]")
_MARKED_WORDS = re.compile(rf"(?<![a-z])[a-z]{{2,24}}(?:[{LETTER_MARKS}][a-z]{{2,24}}){{1,7}}(?![a-z])")
_INNER_LEET = re.compile(r"(?<=[a-z])[0134578@$!]{1,3}(?=[a-z])")
_LEADING_LEET = re.compile(r"(?<![a-z0-9])[€$@](?=[a-z]{2})")


def letters_view(folded: View, sounded: View, tables: FoldTables) -> View | None:
    """Return the view with split Latin words joined and imitated letters read, or None where nothing changes.

    Emoji that stand for words are dropped here instead of spelled: 消🔥炎 hides 消炎, and no fire is meant.
    """
    spoken, pictured = _spoken(folded.text, tables)
    known = list(heard(spoken, tables))
    base = sounded
    # An emoji that is heard as part of a word (壮🐑) stays; others are dropped.
    if pictured and not any(start <= place < end for place in pictured for start, end, _ in known):
        base = sound_view(folded, _without_emoji_words(tables))
    text = base.text
    names = sorted([*respelled(text, tables), *unmixed(text, tables), *_in_view(known, base, tables)])
    names = [name for place, name in enumerate(names) if not place or name[0] >= names[place - 1][1]]
    dropped: set[int] = set()
    spaces: set[int] = set()
    for run in _SPACED_LETTERS.finditer(text):
        dropped.update(_gaps_inside_words(text, run.start(), run.end()))
        spaces.update(gaps_between_words(text, run.start(), run.end(), LEET, tables))
    dropped.update(mark.start() for mark in _INNER_MARK.finditer(text))
    dropped.update(initials.end() - 1 for initials in _LAST_DOT.finditer(text))
    for words in _MARKED_WORDS.finditer(text):
        if divides(_MARK.split(words[0]), tables):
            spaces.update(words.start() + mark.start() for mark in _MARK.finditer(words[0]))
    imitated = list(_imitated_in_runs(text))
    for start, end, _ in imitated:
        dropped.update(_gaps_inside_words(text, start, end))
        spaces.update(gaps_between_words(text, start, end, LEET, tables))
    dropped -= spaces
    replaced = dict.fromkeys(spaces, " ")
    replaced |= {place: LEET[text[place]] for _, _, places in imitated for place in places}
    replaced |= {
        place: LEET[text[place]]
        for pattern in (_INNER_LEET, _LEADING_LEET)
        for run in pattern.finditer(text)
        for place in range(run.start(), run.end())
    }
    if not dropped and not replaced and not names:
        return None if base is sounded or base.text in (sounded.text, folded.text) else base
    shown: list[str] = []
    places: list[int] = []
    done = 0
    for start, end, name in [*names, (len(text), len(text), "")]:
        kept = [i for i in range(done, start) if i not in dropped]
        shown.extend(replaced.get(i, text[i]) for i in kept)
        places.extend(kept)
        shown.extend(name)
        places.extend(_stands_for(text[start:end], name, start))
        done = end
    return View("".join(shown), [int(base.origin[i]) for i in places])


def _stands_for(written: str, name: str, start: int) -> list[int]:
    """Where each character of a name stands in the text: what both begin and end with as written, the rest in order.

    The first character of the name stands for the first one written, the last for the last.
    """
    if " " in name and name.replace(" ", "") == written:  # words that run together: a space belongs to what precedes it
        return [start + max(0, at - name.count(" ", 0, at) - (char == " ")) for at, char in enumerate(name)]
    room = min(len(written), len(name))
    head = next((at for at in range(room) if written[at] != name[at]), room)
    tail = next((at for at in range(room - head) if written[-1 - at] != name[-1 - at]), room - head)
    count, width = len(name) - head - tail, len(written) - head - tail
    if not count:  # more is written than the name has
        return [start + (len(written) - 1) * n // max(1, len(name) - 1) for n in range(len(name))]
    # A name that is longer than what stands there leaves no room in the middle: then its neighbours give theirs.
    low = start + head if width > 0 else start + max(0, head - 1)
    if count == 1 and not tail and head:
        low += max(0, width - 1)
    middle = [low + max(0, width - 1) * n // max(1, count - 1) for n in range(count)]
    end = start + len(written)
    return [*range(start, start + head), *middle, *range(end - tail, end)]


def _spoken(text: str, tables: FoldTables) -> tuple[str, list[int]]:
    """The folded text as it is read aloud, with a character for each emoji that stands for one, and where emoji stand."""
    if text.isascii():
        return text, []
    words = tables.emoji_words
    pictured = [place for place, char in enumerate(text) if char in words]
    chars = list(text)
    for place in pictured:
        if len(words[chars[place]]) == 1:
            chars[place] = words[chars[place]]
    return "".join(chars), pictured


def _in_view(known: Sequence[tuple[int, int, str]], base: View, tables: FoldTables) -> Iterator[tuple[int, int, str]]:
    """The places of the folded view that are read as another word by their sound, as they stand in the sounded view."""
    for start, end, word in known:
        low, high = bisect_left(base.origin, start), bisect_left(base.origin, end)
        if high - low == end - start:
            yield low, high, "".join([tables.sounded.get(char, char) for char in word])


def _imitated_in_runs(text: str) -> Iterator[tuple[int, int, list[int]]]:
    """Yield where letters stand apart with digits or signs for some of them: start, end, places of those."""
    for run in _SPACED_LEET.finditer(text):
        shown = [place for place in range(run.start(), run.end()) if text[place].isalpha()]
        hidden = [place for place in range(run.start(), run.end()) if text[place] in LEET]
        if hidden and len(shown) >= MIN_SPACED_LETTERS and len(shown) >= 2 * len(hidden):
            yield run.start(), run.end(), hidden


def _gaps_inside_words(text: str, start: int, end: int) -> list[int]:
    """The separators of a spelled-out run. Where hyphens or dots hold the letters together, a space divides words."""
    gaps = [gap.span() for gap in re.finditer(r"[^a-z0134578@$!€]+", text[start:end])]
    divides = any(" " not in text[start + a : start + b] for a, b in gaps)
    return [start + i for a, b in gaps if not (divides and text[start + a : start + b] == " ") for i in range(a, b)]


@lru_cache(maxsize=8)
def _without_emoji_words(tables: FoldTables) -> FoldTables:
    return replace(tables, emoji_words={}, digest=tables.digest and tables.digest + " without emoji words")


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
    return any(
        char in tables.lookalikes or any(low <= ord(char) <= high for low, high in _STYLED_BLOCKS)
        for char in written
        if not char.isascii()
    )


def build_views(raw: str, tables: FoldTables, *, is_html: bool | None = None) -> FieldViews:
    """Return all views of one text. `is_html` None means: look for tags and character references."""
    blanked = blank(raw, is_html)
    folded = fold_view(blanked, tables)
    sounded = sound_view(folded, tables)
    return FieldViews(raw, blanked, folded, sounded, letters_view(folded, sounded, tables))


def blank(raw: str, is_html: bool | None) -> str:
    """Return the raw text with its HTML blanked, if it has any; the length stays."""
    if is_html is False or ("<" not in raw and "&" not in raw):
        return raw
    from listing_audit.text.html import blank_html, looks_like_html

    return blank_html(raw) if is_html or looks_like_html(raw) else raw


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
