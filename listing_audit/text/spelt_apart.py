"""Guarded names that stand letter by letter and are misspelt besides: `n i k e e`, `a.d.i.d.a.a.s`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from listing_audit.text.fold import FoldTables
from listing_audit.text.run_together import vocabulary
from listing_audit.text.spelling import respelled
from listing_audit.values import late

# Five letters at least: shorter names have too many neighbours. Runs of the right spelling are read without this.
_APART = re.compile(r"(?<![a-z0-9])[a-z](?:[ .\-_*]{1,2}[a-z](?![a-z0-9])){4,19}")
# A letter of the word that is imitated ends no run (v i a g r @): `text.letters` reads it.
_GOES_ON = late(r"[ .\-_*]{1,2}(?:[@$!€]|[0134578](?=[ .\-_*]{1,2}[a-z](?![a-z0-9])))")
_DOUBLED = late(r"([a-z])\1")


def spelt_apart(text: str, tables: FoldTables) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, name) for each run of single letters of a folded text that is a guarded name, misspelt."""
    for run in _APART.finditer(text):
        name = _misspelt("".join(filter(str.isalpha, run[0])), tables)
        if name and _GOES_ON.match(text, run.end()) is None:
            yield run.start(), run.end(), name


def _misspelt(joined: str, tables: FoldTables) -> str:
    """The guarded name behind a word, or "". Words of lexicons stand for themselves, unless a letter of a name is doubled."""
    if joined in vocabulary(tables).words:
        single = _DOUBLED.sub(r"\1", joined)
        return single if joined not in tables.guarded and single in tables.guarded else ""
    return next((name for start, end, name in respelled(joined, tables) if (start, end) == (0, len(joined))), "")
