"""Known English words: recognised through imitated letters, and told apart where they stand letter by letter or without gaps.

`kn*ckles`, `fr1endly`; `k i l l s c a n d i d a`, `#CuresDiabetes`, `guccibelts`. The words are those of lexicons and
rules, so that whatever a rule looks for is seen, and nothing else is. Which of them stand in changed spelling by
themselves, misspelt or cut in two, is another and shorter list (`text.spelling`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import accumulate, product

from listing_audit.text.fold import FoldTables
from listing_audit.values import holder

# Below this a masked letter leaves too many words open; an imitated one does from one letter less on.
MIN_MASKED = 5
MIN_IMITATED = 4
# Words that run together without a sign of it are told apart only round a name that is no part of ordinary words.
MIN_NAME_IN_RUN = 6
MIN_WORDS_IN_RUN = 15
MAX_RUN = 60
# Words of sentences; single letters and pairs are no words otherwise.
_SMALL = frozenset(
    "a am an as at be by do go he if in is it me my no of on or so to up us we all and any are ask bed big box boy buy can"
    " kg lb lbs mg oz"
    " day dry fat fix for gel get gym has her him his hot how its job kit let lot low man men new not now off oil old one"
    " our out own pay pen pet put red see set she six sun tea ten the tip top try two use w was way who why win yes you".split()
)
LINKS = frozenset("by for in my no of on to".split())
_HASHTAG = re.compile(r"(?<![a-z0-9&])#([a-z0-9@$!€]{6,40})(?![a-z0-9_])")
_FIGURES = re.compile(r"([0-9]+)")
# What a digit or sign stands for where one reading must do; names allow several (`text.spelling`).
LEET = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s", "!": "i", "€": "e"}
_AS_LETTERS = str.maketrans(LEET)
# More figures than this are a number of something.
_MAX_FIGURES = 4


@holder
class Vocabulary:
    """The known words: all of them, those of each length and first letter, and each with i written as l."""

    words: frozenset[str]
    by_shape: dict[tuple[int, str], tuple[str, ...]]
    by_strokes: dict[str, str]
    longest: int


@lru_cache(maxsize=4)
def vocabulary(tables: FoldTables) -> Vocabulary:
    """Return the index of the known words of the tables, guarded ones included."""
    words = frozenset(tables.vocabulary.split()) | tables.guarded | tables.guarded_words
    by_shape: dict[tuple[int, str], list[str]] = {}
    for word in sorted(words):
        if len(word) >= MIN_IMITATED:
            by_shape.setdefault((len(word), word[0]), []).append(word)
    return Vocabulary(
        words,
        {shape: tuple(found) for shape, found in by_shape.items()},
        {word.replace("i", "l"): word for word in sorted(words, reverse=True) if len(word) >= MIN_IMITATED},
        max(map(len, words), default=0),
    )


def imitated_word(
    written: str, tables: FoldTables, *, readings: dict[str, str], masks: str, shows: Callable[[str, str], bool]
) -> str:
    """Return the known word that shows through digits, signs and masked letters of a token, or "".

    A digit at an edge of a word counts it, or is part of a model. Less than half may be hidden, and of masks, which may
    be anything, one in a short word and two in a long one; a mask between the letters of a whole word hides none.
    """
    shown = "".join(char for char in written if char not in masks)
    if shown.isalpha() and len(shown) >= MIN_IMITATED and shown in vocabulary(tables).words:
        return shown
    hidden = [place for place, char in enumerate(written) if not char.isalpha()]
    masked = sum(written[place] in masks for place in hidden)
    last = len(written) - 1
    if len(hidden) * 2 >= len(written) or len(written) < (MIN_MASKED if masked else MIN_IMITATED):
        return ""
    if masked > (1 if len(written) < MIN_MASKED + 2 else 2):
        return ""
    index = vocabulary(tables)  # most tokens with a digit were refused by now, and making it takes time
    if written[hidden[0]].isdigit() and hidden in ([0], [last]):
        rest = written[1:] if hidden == [0] else written[:-1]
        if rest in index.words or rest in _SMALL or (len(written) < MIN_MASKED and written[0] != "0"):
            return ""
    elif len(written) <= MIN_MASKED and any(written[place].isdigit() for place in hidden if place in (0, last)):
        return ""
    for first in written[0] if written[0].isalpha() else readings.get(written[0], ""):
        for word in index.by_shape.get((len(written), first), ()):
            if all(map(shows, written, word)):
                return word
    if written[0] == "l":  # a capital i as well as an l: lmmun1ty
        return imitated_word("i" + written[1:], tables, readings=readings, masks=masks, shows=shows)
    return ""


def run_on(written: str, tables: FoldTables) -> str:
    """Return the words that a run of letters holds, with spaces, if a guarded name is one of them; else "".

    A guarded word instead of a name asks for three words in a long run: of two, many make one (lightweight).
    """
    if not MIN_NAME_IN_RUN + 3 <= len(written) <= MAX_RUN:
        return ""
    known = tables.guarded
    if not _holds(written, known):
        known = tables.guarded_words
        if len(written) < MIN_WORDS_IN_RUN or not _holds(written, known):
            return ""
    if written in vocabulary(tables).words:
        return ""
    words = words_in(written, tables)
    if not all(len(word) > 2 or word in LINKS for word in words) or (known is tables.guarded_words and len(words) < 3):
        return ""
    return " ".join(words) if any(word in known and len(word) >= MIN_NAME_IN_RUN for word in words) else ""


def _holds(written: str, names: frozenset[str]) -> bool:
    return any(
        written[low:high] in names
        for low in range(len(written) - MIN_NAME_IN_RUN + 1)
        for high in range(low + MIN_NAME_IN_RUN, min(len(written), low + 16) + 1)
    )


def hashtags(text: str, tables: FoldTables) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, words) for each hashtag of two known words and more, or one with a letter of it imitated."""
    for tag in _HASHTAG.finditer(text) if "#" in text else ():
        words = words_in(tag[1], tables) if tag[1].isalpha() else _words_and_figures(tag[1], tables)
        if len(words) > 1 or (words and not tag[1].isalpha()):
            yield tag.start(1), tag.end(1), " ".join(words)


def _words_and_figures(tag: str, tables: FoldTables) -> tuple[str, ...]:
    """Return the words of a hashtag with digits in it: they count something (#lose20pounds) or imitate letters (#cur3s).

    A digit stands for a letter where all of the tag is words then; at its edges it is a figure first.
    """
    runs = [figure.span() for figure in _FIGURES.finditer(tag)]
    for readings in product((False, True), repeat=len(runs)) if len(runs) <= _MAX_FIGURES else ():
        pieces, done = [""], 0
        for (start, end), imitates in zip(runs, readings, strict=True):
            pieces[-1] += tag[done:start].translate(_AS_LETTERS)
            if imitates:
                pieces[-1] += tag[start:end].translate(_AS_LETTERS)
            else:
                pieces += [tag[start:end], ""]
            done = end
        pieces[-1] += tag[done:].translate(_AS_LETTERS)
        told = [(piece,) if piece.isdigit() else words_in(piece, tables) for piece in pieces if piece]
        if all(told):
            return tuple(word for words in told for word in words)
    return ()


def divides(pieces: list[str], tables: FoldTables) -> bool:
    """Whether marks between these pieces set known words apart (`kills_bed_bugs`) and do not cut one (`tum_our`)."""
    known = vocabulary(tables).words
    return "".join(pieces) not in known and all(
        (len(piece) > 2 and piece in known) or piece in _SMALL for piece in pieces
    )


def gaps_between_words(text: str, start: int, end: int, readings: dict[str, str], tables: FoldTables) -> list[int]:
    """Return, of a run of letters set apart that spells several words, the separator that divides each from the next."""
    letters = [place for place in range(start, end) if text[place] in readings or text[place].isalpha()]
    words = words_in("".join(readings.get(text[place], text[place]) for place in letters), tables)
    return [letters[count - 1] + 1 for count in accumulate(map(len, words[:-1]))]


@lru_cache(maxsize=4096)
def words_in(letters: str, tables: FoldTables) -> tuple[str, ...]:
    """Return the fewest known words that the letters are, in order; of equally many, with the longest ones first.

    Nothing, where letters are left over.
    """
    index = vocabulary(tables)
    size = len(letters)
    if size > MAX_RUN:
        return ()
    best: list[tuple[str, ...] | None] = [None] * size + [()]
    for low in range(size - 1, -1, -1):
        for high in range(min(size, low + index.longest), low, -1):
            word, rest = letters[low:high], best[high]
            found = best[low]
            if rest is None or (found is not None and len(rest) + 1 >= len(found)):
                continue
            if word in _SMALL or (high - low > 2 and word in index.words):
                best[low] = (word, *rest)
    return best[0] or ()
