"""Known words that stand letter by letter and are changed besides: `n i k e e`, `c·u·u·r·e·s`, `g-u-a-r-@-n-t-#-e-d`.

A run with one and the same gap between its letters is read as if it stood together (`text.spelling`). Runs of the right
spelling, or with nothing but imitated letters, are read without this (`text.letters`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listing_audit.text.fold import FoldTables
from listing_audit.text.run_together import LEET, LINKS, vocabulary, words_in
from listing_audit.text.spelling import respelled
from listing_audit.values import late

_ONE = r"[a-z0-9@$!€*#_?]"
# Four letters at least: shorter words have too many neighbours.
_APART = re.compile(rf"(?<![a-z0-9])[a-z0-9@$€]([ .·_*~|•/\-+]{{1,4}}){_ONE}(?:\1{_ONE}){{2,23}}(?![a-z0-9])")
_DOUBLED = late(r"([a-z])\1")
_TRIPLED = late(r"([a-z])\1\1+")
_AS_LETTERS = str.maketrans(LEET)


def spelt_apart(text: str, tables: FoldTables) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, word) for each run of single characters of a folded text that is a known word, changed.

    A run of several words with letters doubled in them is yielded word by word.
    """
    for run in _APART.finditer(text):
        step = 1 + len(run[1])
        joined = run[0][::step]
        kept = joined.rstrip("0123456789") or joined  # a figure behind the word is none of its letters
        for written in dict.fromkeys((joined, kept)):
            if found := _misspelt(written, tables):
                for low, high, name in found:
                    start, end = run.start() + step * low, run.start() + step * (high - 1) + 1
                    yield start, end, name
                    if high < len(written):  # the gap that divides two words is a space
                        yield end, end + step - 1, " "
                break


def _misspelt(joined: str, tables: FoldTables) -> list[tuple[int, int, str]]:
    """The words behind the letters. Words of lexicons stand for themselves, unless a letter of a name is doubled."""
    if sum(map(str.isalpha, joined)) * 2 <= len(joined):
        return []
    if joined in vocabulary(tables).words:
        single = _DOUBLED.sub(r"\1", joined)
        doubled = joined not in tables.guarded and single in tables.guarded
        return [(0, len(joined), single)] if doubled else []
    if _words(joined.translate(_AS_LETTERS), tables):
        return []
    for start, end, name in respelled(joined, tables):
        if (start, end) == (0, len(joined)):
            return [(start, end, name)]
    return _drawn_out(joined, _TRIPLED, tables) or _drawn_out(joined, _DOUBLED, tables)


def _drawn_out(joined: str, runs: re.Pattern[str], tables: FoldTables) -> list[tuple[int, int, str]]:
    """The words that the letters are when each of these runs of one letter is written once, and where each stands."""
    places: list[tuple[int, int]] = []
    while (at := places[-1][1] if places else 0) < len(joined):
        run = runs.match(joined, at)
        places.append((at, run.end() if run else at + 1))
    found: list[tuple[int, int, str]] = []
    done = 0
    for word in _words("".join(joined[at] for at, _ in places), tables):
        found.append((places[done][0], places[done + len(word) - 1][1], word))
        done += len(word)
    return found


def _words(joined: str, tables: FoldTables) -> tuple[str, ...]:
    """The known words that the letters are; pieces of two letters that link nothing make anything of anything."""
    words = words_in(joined, tables)
    return words if all(len(word) > 2 or word in LINKS for word in words) else ()
