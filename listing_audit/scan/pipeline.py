"""From a batch of listings to findings: views, hits, candidates, outcomes, judgement.

`scan_batch` is a pure function of values that pickle. The command line, the pool, Spark and the web all call it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import partial
from typing import TYPE_CHECKING

from listing_audit.describe.category import CategoryTerms, infer_category
from listing_audit.describe.describe import NO_DEFAULTS, Defaults, describe
from listing_audit.describe.other_language import in_other_languages
from listing_audit.judge.judgement import Judgement
from listing_audit.model.listing import Listing, TextField
from listing_audit.model.scope import base_language, field_family
from listing_audit.rules.select import asks_category
from listing_audit.scan.engine import Engine, Scope
from listing_audit.scan.hits import find_hits
from listing_audit.values import frozen
from listing_audit.verify.dispatch import LISTING_VERIFIERS, may_concern
from listing_audit.verify.place import FieldText, KnownCategory, ListingText
from listing_audit.verify.wanted import FieldHits
from listing_audit.wording.model import model_of
from listing_audit.wording.reading import NOTHING_READ

if TYPE_CHECKING:
    from listing_audit.judge.waivers import Waiver
    from listing_audit.rules.rule import Rule
    from listing_audit.rules.rule_set import Head
    from listing_audit.verify.candidates import Candidate
    from listing_audit.verify.outcome import Outcome

_NOTHING_FOUND = Judgement()

# Joined batches beyond this fall out of the processor's cache and get slower.
_BATCH_CHARS = 120_000


@frozen
class ScanOptions:
    """What the caller decides about a run. `as_of` of the rules is in the engine's rule set."""

    language: str = "en"  # of messages
    defaults: Defaults = NO_DEFAULTS
    source: str = ""  # names the feed or shop; part of every fingerprint
    waivers: tuple[Waiver, ...] = ()
    category_terms: CategoryTerms | None = None
    explain: bool = False


@frozen
class ScannedListing:
    """One listing as described, with its judgement."""

    listing: Listing
    judgement: Judgement


@frozen
class BatchResult:
    """The listings of a batch in the order given."""

    scanned: tuple[ScannedListing, ...] = field(default=())


def scan_batch(listings: Sequence[Listing], engine: Engine, options: ScanOptions) -> BatchResult:
    """Return the judgement of every listing, in the order given."""
    described = [describe(listing, defaults=options.defaults) for listing in listings]
    scanned: list[ScannedListing] = []
    for group in _groups(described):
        for listing, texts, hits in _with_hits(group, engine, options):
            outcomes = list(_outcomes(listing, texts, hits, engine, explain=options.explain))
            scanned.append(ScannedListing(listing, _judged(listing, outcomes, engine, options)))
    return BatchResult(tuple(scanned))


def _judged(listing: Listing, outcomes: list[Outcome], engine: Engine, options: ScanOptions) -> Judgement:
    if not outcomes:
        return _NOTHING_FOUND
    from listing_audit.judge.decide import decide

    return decide(
        listing,
        outcomes,
        language=options.language,
        source=options.source,
        waivers=options.waivers,
        as_of=engine.rule_set.as_of,
        explain=options.explain,
        lineages=engine.lineages,
    )


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


# ------------------------------------------------------------------ prepare


Prepared = tuple[Listing, ListingText, dict[int, FieldHits]]


def _with_hits(group: list[Listing], engine: Engine, options: ScanOptions) -> Iterator[Prepared]:
    others = [
        [other for text in listing.fields for other in in_other_languages(text, listing.jurisdictions)]
        for listing in group
    ]
    texts = [(listing, text) for listing, more in zip(group, others, strict=True) for text in (*listing.fields, *more)]
    active = [engine.active_in(listing, text) for listing, text in texts]
    languages = [base_language(text.language or listing.language) for listing, text in texts]
    found = find_hits([text for _, text in texts], languages, active, engine, partly=_places_of(group, others))
    number = 0
    for listing, more in zip(group, others, strict=True):
        fields = tuple(
            FieldText(
                text,
                languages[number + offset],
                found.maker(number + offset),
                found.hits[number + offset].reading if number + offset in found.hits else NOTHING_READ,
            )
            for offset, (_, text) in enumerate(texts[number : number + len(listing.fields) + len(more)])
        )
        own = {n: found.hits[number + n] for n in range(len(fields)) if number + n in found.hits}
        number += len(fields)
        find = partial(_known_category, terms=options.category_terms)
        at, as_of = len(listing.fields), engine.rule_set.as_of.isoformat()
        yield listing, ListingText(listing, fields[:at], find, as_of, others=fields[at:]), own


def _places_of(group: Sequence[Listing], others: Sequence[Sequence[TextField]]) -> list[int]:
    """The numbers of the fields that stand behind the fields of each listing."""
    places: list[int] = []
    number = 0
    for listing, more in zip(group, others, strict=True):
        number += len(listing.fields)
        places += range(number, number + len(more))
        number += len(more)
    return places


def _known_category(listing: Listing, *, terms: CategoryTerms | None) -> KnownCategory:
    if terms is None:
        return KnownCategory(None)
    guess = infer_category(listing, terms)
    return KnownCategory(None) if guess is None else KnownCategory(guess.category, inferred=True, sure=guess.sure)


# ------------------------------------------------------------------ verify


def _outcomes(
    listing: Listing, texts: ListingText, hits: dict[int, FieldHits], engine: Engine, *, explain: bool
) -> Iterator[Outcome]:
    fields = (*texts.fields, *texts.others)
    found = [(fields[number], _candidates(fields[number], own, texts, engine)) for number, own in hits.items()]
    for jurisdiction in listing.jurisdictions:
        for text, candidates in found:
            if candidates:
                yield from _of_field(text, candidates, texts, jurisdiction, engine, explain=explain)
        scope = Scope(jurisdiction, listing.marketplace, base_language(listing.language), None)
        for number in engine.listing_rules(scope):
            head = engine.heads[number]
            if may_concern(head, texts) and (not asks_category(head) or fits_category(head, texts.category.name)):
                yield from LISTING_VERIFIERS[head.kind](engine.rules[number], texts, jurisdiction, engine.matchers)


def _candidates(text: FieldText, hits: FieldHits, listing: ListingText, engine: Engine) -> list[Candidate]:
    """The candidates in one field, of the rules of all the listing's jurisdictions: looked for once."""
    active = engine.active_in(listing.listing, text.field)
    if not active.rules:
        return []
    # Loaded with the first text in which something was found: many runs of one listing find nothing.
    from listing_audit.verify.candidates import find_candidates

    found = find_candidates(text.views, hits, engine.wanted(active), engine.tables)
    if listing.listing.category is None:
        return found  # working it out costs more than weighing: asked of what stands
    return [candidate for candidate in found if _fits(engine.heads[candidate.rule], listing)]


def _fits(rule: Rule | Head, listing: ListingText) -> bool:
    return not asks_category(rule) or fits_category(rule, listing.category.name)


def _of_field(
    text: FieldText,
    candidates: list[Candidate],
    listing: ListingText,
    jurisdiction: str,
    engine: Engine,
    *,
    explain: bool,
) -> Iterator[Outcome]:
    family = field_family(text.field.name)
    rules = engine.in_scope(Scope(jurisdiction, listing.listing.marketplace, text.language, family))
    own = [candidate for candidate in candidates if candidate.rule in rules]
    if not own:
        return
    from listing_audit.verify.disguise import disguised
    from listing_audit.verify.phrase import weigh_candidates
    from listing_audit.verify.wording import doubted, without_the_known

    is_read = any(engine.heads[candidate.rule].kind == "wording" for candidate in own)
    weighed = weigh_candidates(
        own, engine.rules, text, listing, jurisdiction, engine.matchers, explain=explain or is_read
    )
    outcomes = [outcome for outcome in weighed if _fits(outcome.rule, listing)]
    if is_read:
        outcomes = without_the_known(outcomes, explain=explain)
    if text.reading.plain and outcomes:
        model = model_of(text.language or "")
        outcomes = list(doubted(outcomes, text, model.topics if model is not None else ()))
    yield from outcomes
    seeing = [engine.rules[n] for n in engine.of_kind("disguise") if n in rules]
    yield from disguised(outcomes, seeing, text, engine.tables)


def fits_category(rule: Rule | Head, category: str | None) -> bool:
    """Return whether the rule is meant for the category. A category nobody knows may be any: the judge is told."""
    if category is None:
        return True
    wanted, barred = rule.applies.categories, rule.applies.not_categories
    return (not wanted or category in wanted) and category not in barred
