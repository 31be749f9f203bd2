"""The automaton's hits in the fields of a batch: those that a rule in scope of the field cares about, and no others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from listing_audit.model.listing import TextField
from listing_audit.scan.engine import Active, Engine
from listing_audit.text.views import FieldViews, View, blank, build_views
from listing_audit.verify.candidates import FieldHits
from listing_audit.verify.material import has_word_edges

if TYPE_CHECKING:  # a clean check of one listing does without numpy
    from listing_audit.text.batch import BatchViews

# Below this many code points folding one by one is faster than loading numpy.
_SMALL_BATCH_CHARS = 6_000

Hit = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
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


def _joined(raws: list[str], blanked: list[str], active: Sequence[Active], engine: Engine) -> FoundHits:
    from listing_audit.text.batch import build_batch

    batch = build_batch(raws, blanked, engine.tables)
    sounded: dict[int, list[Hit]] = defaultdict(list)
    for number, hit in _placed(batch, active, engine):
        sounded[number].append(hit)
    cache: dict[int, FieldViews] = {}

    def views(number: int) -> FieldViews:
        if number not in cache:
            cache[number] = batch.views(number)
        return cache[number]

    letters = {n: tuple(_wanted(views(n).letters, active[n], engine)) for n in batch.letter_fields if active[n].rules}
    fields = {*sounded, *(n for n, found in letters.items() if found), *(n for n, a in enumerate(active) if a.always)}
    return FoundHits({n: FieldHits(tuple(sounded.get(n, ())), letters.get(n, ())) for n in sorted(fields)}, views)


def _placed(batch: BatchViews, active: Sequence[Active], engine: Engine) -> Iterator[tuple[int, Hit]]:
    """Hits of the joined text by field, without those in longer Latin words and those no rule in scope asks for."""
    import numpy as np

    found = engine.index.hits(batch.sounded_text)
    if not found:
        return
    table = np.array(found, dtype=np.int64)
    starts, ends, words = table[:, 0], table[:, 1], table[:, 2]
    fields = batch.fields_at(starts)
    scopes = {scope.number: scope for scope in active}
    rows = {number: row for row, number in enumerate(scopes)}
    wanted = np.stack([engine.words_of(scope) for scope in scopes.values()])
    row_of_field = np.fromiter((rows[scope.number] for scope in active), dtype=np.int64, count=len(active))
    keep = wanted[row_of_field[fields], words]
    keep &= ~batch.inside_words(starts, ends, engine.word_edges_array()[words])
    starts, ends, words, fields = starts[keep], ends[keep], words[keep], fields[keep]
    begins = batch.sounded_starts[fields]
    for number, start, end, word in zip(
        fields.tolist(), (starts - begins).tolist(), (ends - begins).tolist(), words.tolist(), strict=True
    ):
        yield number, (start, end, word)


def _wanted(view: View | None, active: Active, engine: Engine) -> Iterable[Hit]:
    if view is None:
        return
    for start, end, word in engine.index.hits(view.text):
        if engine.index.word_edges[word] and not has_word_edges(view.text, start, end):
            continue
        if any(entry.rule in active.rules for entry in engine.index.entries(word)):
            yield start, end, word
