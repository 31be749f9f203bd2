"""The letters view of one text: what stands there once split words are joined and imitated letters are read.

`text.views` says what the views are; `text.spelling`, `text.mixed_words`, `text.masked_words`, `text.heard_words`,
`text.heard_mixed` and `text.spelled_words` say which words are read in changed spelling. Here their answers are put
together, each place once, with a way back to the folded view.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from listing_audit.text.fold import FoldTables
from listing_audit.text.heard_mixed import heard_mixed
from listing_audit.text.heard_words import heard
from listing_audit.text.masked_words import masked
from listing_audit.text.mixed_words import unmixed
from listing_audit.text.read_aloud import aloud
from listing_audit.text.run_together import LEET, divides, gaps_between_words, words_in
from listing_audit.text.spelled_words import pictured_words, spelled
from listing_audit.text.spelling import respelled
from listing_audit.text.spelt_apart import spelt_apart
from listing_audit.text.views import Origin, View, sound_view

# "a b c" may be a list of vitamins; from three letters on it may spell a word.
MIN_SPACED_LETTERS = 3
# A digit by itself behind a Han character is read aloud like one: 永9, 口碑地1.
_NUMERALS = dict(zip("0123456789", "零一二三四五六七八九", strict=True))
_LONE_DIGIT = re.compile(r"(?<![\x00-\x7f])[0-9](?![0-9a-z.%])")
_FIRST_HAN, _LAST_HAN = "\u3400", "\u9fff"

# After folding, Latin words are a-z. Marks that are written inside words by right (hyphen, apostrophe, &) are not here.
LETTER_MARKS = ".·*_~|•"
_GAPS = rf"[ {LETTER_MARKS}/\-+=^#]"
# An apostrophe set apart like a letter (w o r l d ' s) is one gap with the spaces round it.
_GAP = rf"(?:{_GAPS}{{1,4}}| ' )"
_SPACED_LETTERS = re.compile(rf"(?<![a-z0-9])[a-z](?:{_GAP}[a-z](?![a-z0-9])){{{MIN_SPACED_LETTERS - 1},60}}")
# A figure among letters set apart, its digits apart as well (l o s e 2 0 l b s).
_SPACED_FIGURES = re.compile(r"(?<=[^a-z0-9][a-z] )[0-9](?: [0-9]){1,3}(?= [a-z](?![a-z0-9]))")
# Marks that stand between letters by right, so that four letters at least are held together by them (c:u:r:e:s).
QUOTING_MARKS = "':"
_QUOTED_LETTERS = re.compile(rf"(?<![a-z0-9])[a-z](?:[{QUOTING_MARKS}][a-z](?![a-z0-9])){{3,60}}")
# The same with digits and signs among the letters (r e p l 1 c a).
_IMITATING = "0134578@$!€"
_SPACED_LEET = re.compile(
    rf"(?<![a-z0-9{_IMITATING}])[a-z{_IMITATING}](?:{_GAP}[a-z{_IMITATING}](?![a-z0-9])){{{MIN_SPACED_LETTERS},60}}"
)
MIN_KNOWN_APART = 4
_ONE_APART = re.compile(rf"([a-z{_IMITATING}])([^a-z{_IMITATING}]*)")
_LAST_DOT = re.compile(r"(?<![a-z0-9.])(?:[a-z]\.){2}(?= )")
_INNER_MARK = re.compile(rf"(?<=[a-z])[{LETTER_MARKS}](?=[a-z])")
_MARK = re.compile(rf"[{LETTER_MARKS}]")
_MARKED_WORDS = re.compile(rf"(?<![a-z])[a-z]{{2,24}}(?:[{LETTER_MARKS}][a-z]{{2,24}}){{1,7}}(?![a-z])")
_INNER_LEET = re.compile(r"(?<=[a-z])[0134578@$!]{1,3}(?=[a-z])")
# The other way round: numbers with the letter o for a nought, or an l or i before noughts (2o lbs, 1oo%, l00%).
_LETTERS_IN_NUMBER = re.compile(r"(?<![a-z0-9.])(?:[0-9]+o[0-9o]*|[li|]0[0o]+|[li|]oo(?= ?%)|(?<=#)[li|])(?![a-z0-9])")
_FIGURES = {"o": "0", "l": "1", "i": "1", "|": "1"}
_LEADING_LEET = re.compile(r"(?<![a-z0-9])[€$@](?=[a-z]{2})")

# The longest name with a sign in it, and what may touch a name without belonging to it.
_MAX_NAME = 12
_AROUND = "\n.,;:()\"'-/"

Change = tuple[int, int, str]  # from here to there something else is read


def letters_view(folded: View, sounded: View, tables: FoldTables) -> View | None:
    """Return the view with split Latin words joined and imitated letters read, or None where nothing changes.

    Emoji that stand for words are dropped here instead of spelled: 消🔥炎 hides 消炎, and no fire is meant.
    """
    spoken, pictured = _spoken(folded.text, tables)
    known = _apart(heard(spoken, tables), pictured_words(folded.text, spoken, pictured, tables))
    base = sounded
    # An emoji that is heard as part of a word (壮🐑) stays; others are dropped.
    if pictured and not any(start <= place < end for place in pictured for start, end, _ in known):
        base = sound_view(folded, _without_emoji_words(tables))
    text = base.text
    hidden = [*masked(folded.text, tables), *heard_mixed(folded.text, tables)]
    hidden = _apart(_in_view(hidden, base, tables, same_length=False))
    names = _apart([*respelled(text, tables), *unmixed(text, tables), *_in_view(known, base, tables)])
    read = _in_view(aloud(folded.text, tables), base, tables, same_length=False)
    names = _apart(names, hidden, spelled(text, tables), spelt_apart(text, tables), read)
    dropped: set[int] = set()
    spaces: set[int] = set()
    for run in _SPACED_LETTERS.finditer(text):
        dropped.update(_gaps_inside_words(text, run.start(), run.end()))
        spaces.update(gaps_between_words(text, run.start(), run.end(), LEET, tables))
    for run in _SPACED_FIGURES.finditer(text):
        dropped.update(range(run.start() + 1, run.end(), 2))
    for run in _QUOTED_LETTERS.finditer(text):
        dropped.update(range(run.start() + 1, run.end(), 2))
    dropped.update(mark.start() for mark in _INNER_MARK.finditer(text))
    dropped.update(initials.end() - 1 for initials in _LAST_DOT.finditer(text))
    for words in _MARKED_WORDS.finditer(text):
        if divides(_MARK.split(words[0]), tables):
            spaces.update(words.start() + mark.start() for mark in _MARK.finditer(words[0]))
    imitated = list(_imitated_in_runs(text, tables))
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
        if not _is_a_name(text, run.start(), tables)
        for place in range(run.start(), run.end())
    }
    for number in _LETTERS_IN_NUMBER.finditer(text):
        replaced |= {at: _FIGURES[text[at]] for at in range(*number.span()) if text[at] in _FIGURES}
    if not dropped and not replaced and not names:
        return None if base is sounded or base.text in (sounded.text, folded.text) else base
    single = [(at, at + 1, "" if at in dropped else replaced[at]) for at in sorted({*dropped, *replaced})]
    return _changed(base, sorted([*names, *_outside(names, single)]))


def _outside(names: Sequence[Change], changes: Iterable[Change]) -> Iterator[Change]:
    """Those of the changes that begin in none of the names, both being in order."""
    starts = [start for start, _, _ in names]
    for change in changes:
        at = bisect_right(starts, change[0])
        if not at or names[at - 1][1] <= change[0]:
            yield change


def _changed(base: View, changes: Iterable[Change]) -> View:
    """The view with other words in some places; nothing is looked at between them."""
    text, done = base.text, 0
    shown: list[str] = []
    places: list[int] = []
    for start, end, name in (*changes, (len(base.text), len(base.text), "")):
        shown += (text[done:start], name)
        places += range(done, start)
        places += _stands_for(text[start:end], name, start) if end - start > 1 else [start] * len(name)
        done = end
    return View("".join(shown), _at(base.origin, places))


def _at(origin: Origin, places: list[int]) -> Origin:
    """What an origin says of some places; one of numpy stays one."""
    return [origin[place] for place in places] if isinstance(origin, list | range) else origin[places]


def _apart(*kinds: Iterable[Change]) -> list[Change]:
    """Places in order, none over another: of one kind the first stays, of two kinds that of the earlier one."""
    kept: list[Change] = []
    for kind in kinds:
        starts = [start for start, _, _ in kept]
        new: list[Change] = []
        for start, end, name in sorted(kind):
            at = bisect_left(
                starts, end
            )  # of the places that begin before the end of this one the last reaches furthest
            if (not at or kept[at - 1][1] <= start) and (not new or new[-1][1] <= start):
                new.append((start, end, name))
        kept = sorted([*kept, *new])
    return kept


def _stands_for(written: str, name: str, start: int) -> list[int]:
    """Where each character of a name stands in the text: what both begin and end with as written, the rest in order.

    The first character of the name stands for the first one written, the last for the last.
    """
    if (
        " " in name and " " not in written and len(name) - name.count(" ") == len(written)
    ):  # words that run together: a space belongs to what precedes it
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
    chars = list(digits_aloud(text))
    for place in pictured:
        if len(words[chars[place]]) == 1:
            chars[place] = words[chars[place]]
    return "".join(chars), pictured


def digits_aloud(text: str) -> str:
    """Return a folded text with the numeral for each digit that stands by itself behind a Han character."""
    return _LONE_DIGIT.sub(_aloud, text)


def _aloud(digit: re.Match[str]) -> str:
    before = digit.string[max(0, digit.start() - 1) : digit.start()]
    return _NUMERALS[digit[0]] if _FIRST_HAN <= before <= _LAST_HAN else digit[0]


def _in_view(
    known: Iterable[tuple[int, int, str]], base: View, tables: FoldTables, *, same_length: bool = True
) -> Iterator[tuple[int, int, str]]:
    """The places of the folded view that are read as another word, as they stand in the sounded view."""
    for start, end, word in known:
        low, high = bisect_left(base.origin, start), bisect_left(base.origin, end)
        if high - low == end - start or (low < high and not same_length):
            yield low, high, "".join([tables.sounded.get(char, char) for char in word])


def _is_a_name(text: str, place: int, tables: FoldTables) -> bool:
    """Whether the digit or sign belongs to a word that is written with it by right (p!nk, se7en)."""
    low = text.rfind(" ", max(0, place - _MAX_NAME), place) + 1 or max(0, place - _MAX_NAME)
    high = text.find(" ", place, place + _MAX_NAME)
    return text[low : high if high >= 0 else place + _MAX_NAME].strip(_AROUND) in tables.guarded_ordinary


def _imitated_in_runs(text: str, tables: FoldTables) -> Iterator[tuple[int, int, list[int]]]:
    """Yield where letters stand apart with digits or signs for some of them: start, end, places of those.

    Twice as many letters must be shown, or all of them together be known words, of which half is shown.
    """
    for run in _SPACED_LEET.finditer(text):
        ones = [(one.start(), one[1], one[2]) for one in _ONE_APART.finditer(text, *run.span())]
        # A digit or sign behind another gap than the rest is a figure beside the word (w.h.a.t.s.a.p.p +1).
        while len(ones) > MIN_SPACED_LETTERS and ones[-1][1] in LEET and ones[-2][2] != ones[0][2]:
            ones.pop()
        known = (
            words_in("".join(LEET.get(char, char) for _, char, _ in ones), tables)
            if len(ones) >= MIN_KNOWN_APART
            else ()
        )
        if not known and _counts(ones, tables):
            continue
        while ones and not known and ones[0][1] in LEET:
            ones = ones[1:]
        hidden = [place for place, char, _ in ones if char in LEET]
        shown = len(ones) - len(hidden)
        mostly = shown >= MIN_SPACED_LETTERS and shown >= 2 * len(hidden)
        # A digit that begins the run begins a measure (3 x 4 m) more often than a word.
        surely = known and (shown > len(hidden) + 1 if ones[0][1].isdigit() else shown >= len(hidden))
        if hidden and (mostly or surely):
            yield ones[0][0], ones[-1][0] + 1, hidden


def _counts(ones: Sequence[tuple[int, str, str]], tables: FoldTables) -> bool:
    """Whether the digits among letters set apart are figures: what stands between them is words (l b s i n 7 d a y s)."""
    pieces = re.split("[0-9]+", "".join(char for _, char, _ in ones))
    return len(pieces) > 1 and any(pieces) and all(not piece or words_in(piece, tables) for piece in pieces)


def _gaps_inside_words(text: str, start: int, end: int) -> list[int]:
    """The separators of a spelled-out run. Where hyphens or dots hold the letters together, a space divides words."""
    gaps = [gap.span() for gap in re.finditer(r"[^a-z0134578@$!€]+", text[start:end])]
    divides = any(" " not in text[start + a : start + b] for a, b in gaps)
    return [start + i for a, b in gaps if not (divides and text[start + a : start + b] == " ") for i in range(a, b)]


@lru_cache(maxsize=8)
def _without_emoji_words(tables: FoldTables) -> FoldTables:
    return replace(tables, emoji_words={}, digest=tables.digest and tables.digest + " without emoji words")
