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
    """Yield (start, end, words) for each run of single characters of a folded text that is a known word, changed."""
    for run in _APART.finditer(text):
        step = 1 + len(run[1])
        joined = run[0][::step]
        kept = joined.rstrip("0123456789") or joined  # a figure behind the word is none of its letters
        for written in dict.fromkeys((joined, kept)):
            if name := _misspelt(written, tables):
                yield run.start(), run.start() + step * (len(written) - 1) + 1, name
                break


def _misspelt(joined: str, tables: FoldTables) -> str:
    """The word behind the letters, or "". Words of lexicons stand for themselves, unless a letter of a name is doubled."""
    if sum(map(str.isalpha, joined)) * 2 <= len(joined):
        return ""
    if joined in vocabulary(tables).words:
        single = _DOUBLED.sub(r"\1", joined)
        return single if joined not in tables.guarded and single in tables.guarded else ""
    if _words(joined.translate(_AS_LETTERS), tables):
        return ""
    name = next((name for start, end, name in respelled(joined, tables) if (start, end) == (0, len(joined))), "")
    return name or _words(_TRIPLED.sub(r"\1", joined), tables) or _words(_DOUBLED.sub(r"\1", joined), tables)


def _words(joined: str, tables: FoldTables) -> str:
    """The known words that the letters are; pieces of two letters that link nothing make anything of anything."""
    words = words_in(joined, tables)
    return " ".join(words) if all(len(word) > 2 or word in LINKS for word in words) else ""
