"""The automaton's hits in the fields of a batch: those that a rule in scope of the field cares about, and no others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from listing_audit.model.listing import TextField
from listing_audit.scan.engine import Active, Engine
from listing_audit.text.views import FieldViews, View, blank, build_views
from listing_audit.values import frozen
from listing_audit.verify.material import has_word_edges
from listing_audit.verify.wanted import FieldHits

# Below this many code points folding one by one is faster than loading numpy.
_SMALL_BATCH_CHARS = 6_000

Hit = tuple[int, int, int]


@frozen
class FoundHits:
    """Hits by the number of the field, for fields that have any (or a rule that always runs), and how to see a field."""

    hits: dict[int, FieldHits]
    views: Callable[[int], FieldViews]

    def maker(self, field: int) -> Callable[[], FieldViews]:
        """Return what makes the views of one field when they are first asked for."""
        return partial(self.views, field)


def find_hits(fields: Sequence[TextField], active: Sequence[Active], engine: Engine) -> FoundHits:
    """Return the hits in the fields. `active[i]` are the rules that apply to `fields[i]`."""
    raws = [text.text for text in fields]
    blanked = [blank(text.text, text.is_html) for text in fields]
    if sum(map(len, raws)) < _SMALL_BATCH_CHARS:
        return _one_by_one(raws, blanked, active, engine)
    return _joined(raws, blanked, active, engine)


def _joined(raws: list[str], blanked: list[str], active: Sequence[Active], engine: Engine) -> FoundHits:
    from listing_audit.scan.together import hits_together
    from listing_audit.text.batch import build_batch

    batch = build_batch(raws, blanked, engine.tables)
    sounded = hits_together(batch, active, engine)
    cache: dict[int, FieldViews] = {}

    def views(number: int) -> FieldViews:
        if number not in cache:
            cache[number] = batch.views(number)
        return cache[number]

    letters = {n: tuple(_wanted(views(n).letters, active[n], engine)) for n in batch.letter_fields if active[n].rules}
    fields = {*sounded, *(n for n, found in letters.items() if found), *(n for n, a in enumerate(active) if a.always)}
    return FoundHits(
        {n: replace(sounded.get(n, FieldHits()), letters=letters.get(n, ())) for n in sorted(fields)}, views
    )


def _one_by_one(raws: list[str], blanked: list[str], active: Sequence[Active], engine: Engine) -> FoundHits:
    views = []
    hits: dict[int, FieldHits] = {}
    for number, (raw, text) in enumerate(zip(raws, blanked, strict=True)):
        view = build_views(text, engine.tables, is_html=False)
        views.append(FieldViews(raw, text, view.folded, view.sounded, view.letters))
        found = FieldHits(
            tuple(_wanted(view.sounded, active[number], engine)), tuple(_wanted(view.letters, active[number], engine))
        )
        if found.sounded or found.letters or active[number].always:
            hits[number] = found
    return FoundHits(hits, views.__getitem__)


def _wanted(view: View | None, active: Active, engine: Engine) -> Iterable[Hit]:
    if view is None:
        return
    for start, end, word in engine.index.hits(view.text):
        if engine.index.word_edges[word] and not has_word_edges(view.text, start, end):
            continue
        if any(entry.rule in active.rules for entry in engine.index.entries(word)):
            yield start, end, word
