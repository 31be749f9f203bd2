"""From a batch of listings to findings: views, hits, candidates, outcomes, judgement.

`scan_batch` is a pure function of values that pickle. The command line, the pool, Spark and the web all call it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from listing_audit.describe.category import CategoryTerms, infer_category
from listing_audit.describe.describe import NO_DEFAULTS, Defaults, describe
from listing_audit.judge.decide import Judgement, decide
from listing_audit.judge.waivers import Waiver
from listing_audit.model.listing import Listing
from listing_audit.model.scope import base_language
from listing_audit.rules.rule import Rule
from listing_audit.scan.engine import Engine, Scope
from listing_audit.text.views import FieldViews, View, blank, build_views
from listing_audit.verify.candidates import FieldHits, find_candidates
from listing_audit.verify.disguise import disguised
from listing_audit.verify.dispatch import LISTING_VERIFIERS
from listing_audit.verify.outcome import Outcome
from listing_audit.verify.phrase import weigh_candidates
from listing_audit.verify.place import FieldText, KnownCategory, ListingText

# Below this many code points folding one by one is faster than loading numpy.
_SMALL_BATCH_CHARS = 6_000
# Joined batches beyond this fall out of the processor's cache and get slower.
_BATCH_CHARS = 120_000

Hit = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class ScanOptions:
    """What the caller decides about a run. `as_of` of the rules is in the engine's rule set."""

    language: str = "en"  # of messages
    defaults: Defaults = NO_DEFAULTS
    source: str = ""  # names the feed or shop; part of every fingerprint
    waivers: tuple[Waiver, ...] = ()
    category_terms: CategoryTerms | None = None
    explain: bool = False


@dataclass(frozen=True, slots=True)
class ScannedListing:
    """One listing as described, with its judgement."""

    listing: Listing
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class BatchResult:
    """The listings of a batch in the order given."""

    scanned: tuple[ScannedListing, ...] = field(default=())


def scan_batch(listings: Sequence[Listing], engine: Engine, options: ScanOptions) -> BatchResult:
    """Return the judgement of every listing, in the order given."""
    described = [describe(listing, defaults=options.defaults) for listing in listings]
    scanned: list[ScannedListing] = []
    for group in _groups(described):
        for listing, texts, hits in _with_hits(group, engine, options):
            outcomes = list(_outcomes(listing, texts, hits, engine))
            judgement = decide(
                listing,
                outcomes,
                language=options.language,
                source=options.source,
                waivers=options.waivers,
                as_of=engine.rule_set.as_of,
                explain=options.explain,
                lineages=engine.lineages,
            )
            scanned.append(ScannedListing(listing, judgement))
    return BatchResult(tuple(scanned))


def _groups(listings: Sequence[Listing]) -> Iterator[list[Listing]]:
    """Cut into groups of bounded total length, so that a joined batch stays in cache."""
    group: list[Listing] = []
    size = 0
    for listing in listings:
        length = sum(len(text.text) for text in listing.fields)
        if group and size + length > _BATCH_CHARS:
            yield group
            group, size = [], 0
        group.append(listing)
        size += length
    if group:
        yield group


# ------------------------------------------------------------------ prefilter


Prepared = tuple[Listing, ListingText, dict[int, FieldHits]]


def _with_hits(group: list[Listing], engine: Engine, options: ScanOptions) -> Iterator[Prepared]:
    texts = [text for listing in group for text in listing.fields]
    raws = [text.text for text in texts]
    blanked = [blank(text.text, text.is_html) for text in texts]
    small = sum(map(len, raws)) < _SMALL_BATCH_CHARS
    make, hits = (_one_by_one if small else _joined)(raws, blanked, engine)
    number = 0
    for listing in group:
        fields = tuple(
            FieldText(text, base_language(text.language or listing.language), make(number + offset))
            for offset, text in enumerate(listing.fields)
        )
        own = {offset: hits[number + offset] for offset in range(len(fields)) if number + offset in hits}
        number += len(fields)
        find = partial(_known_category, terms=options.category_terms)
        yield listing, ListingText(listing, fields, find, engine.rule_set.as_of.isoformat()), own


def _known_category(listing: Listing, *, terms: CategoryTerms | None) -> KnownCategory:
    if terms is None:
        return KnownCategory(None)
    guess = infer_category(listing, terms)
    return KnownCategory(None) if guess is None else KnownCategory(guess.category, inferred=True, sure=guess.sure)


MakeViews = Callable[[int], Callable[[], FieldViews]]


def _one_by_one(raws: list[str], blanked: list[str], engine: Engine) -> tuple[MakeViews, dict[int, FieldHits]]:
    views = [build_views(b, engine.tables, is_html=False) for b in blanked]
    views = [FieldViews(r, b, v.folded, v.sounded, v.letters) for r, b, v in zip(raws, blanked, views, strict=True)]
    hits: dict[int, FieldHits] = {}
    for number, view in enumerate(views):
        found = FieldHits(
            tuple(_own_words(view.sounded, engine.index.hits(view.sounded.text), engine)),
            _letter_hits(view.letters, engine),
        )
        if found.sounded or found.letters or engine.index.always:
            hits[number] = found
    return (lambda number: lambda: views[number]), hits


def _joined(raws: list[str], blanked: list[str], engine: Engine) -> tuple[MakeViews, dict[int, FieldHits]]:
    from listing_audit.text.batch import build_batch

    batch = build_batch(raws, blanked, engine.tables)
    sounded: dict[int, list[Hit]] = defaultdict(list)
    for field_number, hit in _placed(batch, engine):
        sounded[field_number].append(hit)
    cache: dict[int, FieldViews] = {}

    def views(number: int) -> FieldViews:
        if number not in cache:
            cache[number] = batch.views(number)
        return cache[number]

    letters = {number: _letter_hits(views(number).letters, engine) for number in batch.letter_fields}
    wanted: Iterable[int] = range(len(raws)) if engine.index.always else {*sounded, *(n for n, h in letters.items() if h)}
    hits = {n: FieldHits(tuple(sounded.get(n, ())), letters.get(n, ())) for n in wanted}
    return (lambda number: partial(views, number)), hits


def _placed(batch: object, engine: Engine) -> Iterator[tuple[int, Hit]]:
    """Hits of the joined text by field, without those inside longer Latin words."""
    import numpy as np

    from listing_audit.text.batch import BatchViews

    assert isinstance(batch, BatchViews)
    found = engine.index.hits(batch.sounded_text)
    if not found:
        return
    table = np.array(found, dtype=np.int64)
    starts, ends, words = table[:, 0], table[:, 1], table[:, 2]
    keep = ~batch.inside_words(starts, ends, engine.word_edges_array()[words])
    starts, ends, words = starts[keep], ends[keep], words[keep]
    fields = batch.fields_at(starts)
    begins = batch.sounded_starts[fields]
    for number, start, end, word in zip(
        fields.tolist(), (starts - begins).tolist(), (ends - begins).tolist(), words.tolist(), strict=True
    ):
        yield number, (start, end, word)


def _own_words(view: View, hits: Iterable[Hit], engine: Engine) -> Iterator[Hit]:
    from listing_audit.verify.material import has_word_edges

    for start, end, word in hits:
        if not engine.index.word_edges[word] or has_word_edges(view.text, start, end):
            yield start, end, word


def _letter_hits(view: View | None, engine: Engine) -> tuple[Hit, ...]:
    return () if view is None else tuple(_own_words(view, engine.index.hits(view.text), engine))


# ------------------------------------------------------------------ verify


def _outcomes(
    listing: Listing, texts: ListingText, hits: dict[int, FieldHits], engine: Engine
) -> Iterator[Outcome]:
    for jurisdiction in listing.jurisdictions:
        for number, field_hits in hits.items():
            yield from _of_field(texts.fields[number], field_hits, texts, jurisdiction, engine)
        scope = Scope(jurisdiction, listing.marketplace, base_language(listing.language), None)
        whole = engine.in_scope(scope)
        for number in engine.listing_rules():
            rule = engine.rules[number]
            if number in whole and (not _asks_category(rule) or fits_category(rule, texts.category.name)):
                yield from LISTING_VERIFIERS[rule.kind](rule, texts, jurisdiction, engine.matchers)


def _of_field(
    text: FieldText, hits: FieldHits, listing: ListingText, jurisdiction: str, engine: Engine
) -> Iterator[Outcome]:
    family = text.field.name.partition("[")[0].partition(".")[0]
    active = engine.in_scope(Scope(jurisdiction, listing.listing.marketplace, text.language, family))
    if not active:
        return
    candidates = [
        candidate
        for candidate in find_candidates(text.views, hits, engine.index, engine.rules, active, engine.tables)
        if not _asks_category(engine.rules[candidate.rule])
        or fits_category(engine.rules[candidate.rule], listing.category.name)
    ]
    if not candidates:
        return
    outcomes = list(weigh_candidates(candidates, engine.rules, text, listing, jurisdiction, engine.matchers))
    yield from outcomes
    yield from disguised(outcomes, [engine.rules[n] for n in engine.of_kind("disguise") if n in active])


def _asks_category(rule: Rule) -> bool:
    return bool(rule.applies.categories or rule.applies.not_categories)


def fits_category(rule: Rule, category: str | None) -> bool:
    """Return whether the rule is meant for the category. A category nobody knows may be any: the judge is told."""
    if category is None:
        return True
    wanted, barred = rule.applies.categories, rule.applies.not_categories
    return (not wanted or category in wanted) and category not in barred

