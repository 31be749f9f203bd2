"""The automaton's hits in the fields of a batch: those that a rule in scope of the field cares about, and no others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from listing_audit.describe.other_language import only_in
from listing_audit.model.listing import TextField
from listing_audit.model.scope import field_family
from listing_audit.prefilter.literals import MAX_PATTERN_LENGTH
from listing_audit.scan.engine import Active, Engine
from listing_audit.text.field_views import FieldViews, blank, build_views
from listing_audit.text.fold import DROPPED, FoldTables
from listing_audit.text.views import View
from listing_audit.values import frozen
from listing_audit.verify.material import has_word_edges
from listing_audit.verify.wanted import FieldHits
from listing_audit.wording.model import model_of
from listing_audit.wording.reading import NOTHING_READ, Reading, read

if TYPE_CHECKING:
    from listing_audit.text.batch import BatchViews

# Below this many code points folding one by one is faster than loading numpy.
_SMALL_BATCH_CHARS = 6_000

# From here on a text is long, and is not searched twice where nothing else can come out.
_LONG_CHARS = 20_000
# Characters, white space not counted, that are audited in one field. No listing is a tenth as long.
MAX_AUDITED_CHARS = 80_000
# How far a rule looks from a word of its own, at most: the longest match and what it looks at behind it, with room.
_REACH = 3 * MAX_PATTERN_LENGTH

Hit = tuple[int, int, int]


@frozen
class Asked:
    """What is asked of the wording of a field: in which language ("" where no rule is), and whether it is a title."""

    language: str
    is_title: bool


@frozen
class FoundHits:
    """Hits by the number of the field, for fields that have any (or a rule that always runs), and how to see a field."""

    hits: dict[int, FieldHits]
    views: Callable[[int], FieldViews]

    def maker(self, field: int) -> Callable[[], FieldViews]:
        """Return what makes the views of one field when they are first asked for."""
        return partial(self.views, field)


def find_hits(
    fields: Sequence[TextField],
    languages: Sequence[str | None],
    active: Sequence[Active],
    engine: Engine,
    *,
    partly: Collection[int] = (),
) -> FoundHits:
    """Return the hits in the fields. `active[i]` are the rules that apply to `fields[i]`, `languages[i]` its language.

    `partly` are the numbers of fields of which only what is in that language counts.
    """
    raws = [text.text for text in fields]
    whole = [blank(text.text, text.is_html) for text in fields]
    for number in partly:
        whole[number] = only_in(whole[number], languages[number] or "")
    blanked = [_audited(text, engine.tables) for text in whole]
    asked = [
        Asked(language if one.rules and language is not None else "", field_family(text.name) == "title")
        for text, language, one in zip(fields, languages, active, strict=True)
    ]
    if sum(map(len, raws)) < _SMALL_BATCH_CHARS:
        return _one_by_one(raws, blanked, active, asked, engine)
    found = _joined(raws, blanked, active, asked, engine)
    for number, (text, part) in enumerate(zip(whole, blanked, strict=True)):
        rest = text[len(part) :]
        if rest.replace(DROPPED, "").strip():
            unread = _rules_asked(rest, active[number], engine)
            found.hits[number] = replace(found.hits.get(number, FieldHits()), unread=unread)
    return found


def _audited(text: str, tables: FoldTables) -> str:
    """The part of a blanked text that is audited: all of it, unless somebody put a book there."""
    if len(text) <= MAX_AUDITED_CHARS:
        return text
    import numpy as np

    from listing_audit.text.batch import batch_tables

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    shown = np.cumsum(batch_tables(tables).folded(codes) > ord(" "))
    return text[: int(np.searchsorted(shown, MAX_AUDITED_CHARS, side="right"))]


def _rules_asked(text: str, active: Active, engine: Engine) -> tuple[int, ...]:
    """The rules that would have to look at a text: that have a word in it, or that ask no word."""
    from listing_audit.text.batch import sounded_pieces

    wanted = engine.wanted(active)
    words = {word for piece in sounded_pieces(text, engine.tables) for _, _, word in engine.index.hits(piece)}
    asked = {entry.rule for word in words for entry in wanted.entries_in_the_open(word)}
    asked.update(entry.rule for entry in wanted.always)
    asked.update(rule for rules in wanted.wording.values() for rule in rules)
    return tuple(sorted(asked))


def _joined(
    raws: list[str], blanked: list[str], active: Sequence[Active], asked: Sequence[Asked], engine: Engine
) -> FoundHits:
    from listing_audit.scan.together import hits_together
    from listing_audit.text.batch import build_batch

    batch = build_batch(raws, blanked, engine.tables)
    sounded = hits_together(batch, active, engine)
    cache: dict[int, FieldViews] = {}

    def views(number: int) -> FieldViews:
        if number not in cache:
            cache[number] = batch.views(number)
        return cache[number]

    letters = {n: tuple(_round_changes(views(n), active[n], engine)) for n in batch.letter_fields if active[n].rules}
    read_ = _read_together(batch, asked)
    told = (n for n, reading in read_.items() if reading.told)
    fields = {
        *sounded, *told, *(n for n, found in letters.items() if found), *(n for n, a in enumerate(active) if a.always),
    }  # fmt: skip
    return FoundHits(
        {
            n: replace(sounded.get(n, FieldHits()), letters=letters.get(n, ()), reading=read_.get(n, NOTHING_READ))
            for n in sorted(fields)
        },
        views,
    )


def _read_together(batch: BatchViews, asked: Sequence[Asked]) -> dict[int, Reading]:
    """What the fields read like, by number, for those in a language that has a model."""
    from listing_audit.wording.together import read_together

    found: dict[int, Reading] = {}
    for language in sorted({one.language for one in asked}):
        model = model_of(language)
        if model is None:
            continue
        numbers = [number for number, one in enumerate(asked) if one.language == language]
        texts = [batch.folded_text(number) for number in numbers]
        read = read_together(texts, [asked[number].is_title for number in numbers], model)
        found.update(zip(numbers, read, strict=True))
    return found


def _one_by_one(
    raws: list[str], blanked: list[str], active: Sequence[Active], asked: Sequence[Asked], engine: Engine
) -> FoundHits:
    views = []
    hits: dict[int, FieldHits] = {}
    for number, (raw, text) in enumerate(zip(raws, blanked, strict=True)):
        view = build_views(text, engine.tables, is_html=False)
        views.append(FieldViews(raw, text, view.folded, view.sounded, view.letters))
        found = FieldHits(
            tuple(_wanted(view.sounded, active[number], engine)),
            tuple(_wanted(view.letters, active[number], engine)),
            reading=_read(view.folded.text, asked[number]),
        )
        if found.sounded or found.letters or found.reading.told or active[number].always:
            hits[number] = found
    return FoundHits(hits, views.__getitem__)


def _read(text: str, asked: Asked) -> Reading:
    model = model_of(asked.language)
    return NOTHING_READ if model is None else read(text, model, is_title=asked.is_title)


def _round_changes(views: FieldViews, active: Active, engine: Engine) -> Iterable[Hit]:
    """The hits in the letters view; of a long one those near a place where it differs from the sounded view.

    Elsewhere they are those of the sounded view, and one disguised name would have a megabyte searched twice.
    """
    view = views.letters
    if view is None or len(view.text) < _LONG_CHARS:
        yield from _wanted(view, active, engine)
        return
    for low, high in _changed_stretches(views.sounded, view, len(views.folded.text)):
        yield from _wanted(view, active, engine, low, high)


def _changed_stretches(sounded: View, letters: View, size: int) -> Iterable[tuple[int, int]]:
    """Stretches of the letters view that hold all within reach of a difference to the sounded view.

    `size` is the length of the folded view, in which both say where their characters stand.
    """
    import numpy as np

    def told(view: View) -> tuple[Any, Any]:
        """How many characters each place of the folded view has, and the sum of their codes."""
        codes = np.frombuffer(view.text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        origin = np.asarray(view.origin, dtype=np.int64)
        return np.bincount(origin, minlength=size), np.bincount(origin, weights=codes, minlength=size)

    differs = np.logical_or.reduce([one != other for one, other in zip(told(sounded), told(letters), strict=True)])
    places = np.flatnonzero(differs)
    if not len(places):
        return
    # Differences so near each other that their stretches would meet are in one stretch.
    ends = np.flatnonzero(np.diff(places) > 2 * _REACH)
    origin = np.asarray(letters.origin, dtype=np.int64)
    lows = np.searchsorted(origin, places[np.concatenate(([0], ends + 1))] - _REACH)
    highs = np.searchsorted(origin, places[np.concatenate((ends, [len(places) - 1]))] + _REACH)
    yield from zip(lows.tolist(), highs.tolist(), strict=True)


def _wanted(view: View | None, active: Active, engine: Engine, low: int = 0, high: int | None = None) -> Iterable[Hit]:
    """The hits within `[low, high)` of a view that a rule in scope asks for."""
    if view is None:
        return
    edges, entries = engine.index.word_edges, engine.wanted(active).entries
    for first, last, word in engine.index.hits(view.text[low:high]):
        if entries(word) and not (edges[word] and not has_word_edges(view.text, first + low, last + low)):
            yield first + low, last + low, word
