"""Chooses the rules of a run, once, and says for which listings and texts each of them speaks."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from listing_audit.errors import UsageError
from listing_audit.model.scope import JURISDICTIONS, MARKETPLACES, lineage
from listing_audit.model.topics import FAMILY_TITLES, SEVERITIES, TOPICS
from listing_audit.rules.library import Library
from listing_audit.rules.rule_set import Head, Pack, RuleSet, some_of
from listing_audit.wording.model import models_digest

if TYPE_CHECKING:
    from listing_audit.rules.rule import Rule, Status


def select(
    library: Library,
    *,
    as_of: date,
    jurisdictions: Collection[str] = (),
    marketplaces: Collection[str] = (),
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    statuses: Collection[Status] = (),
) -> RuleSet:
    """Return the rules in force on that day that can matter in these places.

    No jurisdictions or marketplaces means all; `EU` rules matter in `DE`, `US` rules in `US-CA`. `select` and `ignore`
    name families, topics, severities, rule ids or the beginnings of ids (`cn-superlative`); `ignore` wins. A rule that
    another one in force `replaces` is left out. Equal digests mean that the same rules judge by the law of the same day.
    Raises UsageError on a name that nothing is called.
    """
    _check_places(jurisdictions, JURISDICTIONS, "jurisdiction")
    _check_places(marketplaces, MARKETPLACES, "marketplace")
    _check_names((*select, *ignore), library)
    heads = library.heads
    in_force = [place for place, head in enumerate(heads) if is_in_force(head, as_of)]
    replaced = {heads[place].replaces for place in in_force if heads[place].replaces}
    places = [
        place
        for place in in_force
        if (head := heads[place]).id not in replaced
        and (not statuses or head.status in statuses)
        and _can_matter(head, jurisdictions, marketplaces)
        and (not select or any(is_named(head, name) for name in select))
        and not any(is_named(head, name) for name in ignore)
    ]
    chosen = [heads[place] for place in places]
    digest = _digest(chosen, library, as_of)
    return RuleSet(some_of(library.rules, places), _packs_of(chosen, library.packs), digest, as_of)


def is_in_force(rule: Rule | Head, as_of: date) -> bool:
    """Return whether the rule holds on that day and at least one of its sources does."""
    if not is_valid(rule.in_force_from, rule.in_force_until, as_of):
        return False
    return any(is_valid(source.valid_from, source.valid_until, as_of) for source in rule.sources)


def is_valid(start: date | None, end: date | None, day: date) -> bool:
    """Return whether a day lies within a stretch of time; `end` is the first day after it, None leaves a side open."""
    return (start is None or start <= day) and (end is None or day < end)


def is_named(rule: Rule | Head, name: str) -> bool:
    """Return whether a family, a topic, a severity, an id or the beginning of an id (up to a hyphen) names the rule.

    The severity is the one that the rule states first; a finding may be milder or worse by category or place.
    """
    names = (rule.family, rule.topic, rule.id, rule.severity)
    return name in names or rule.id.startswith(name.rstrip("*").rstrip("-") + "-")


def in_scope(
    rule: Rule | Head,
    *,
    jurisdiction: str | None,
    marketplace: str | None,
    category: str | None,
    language: str | None,
    field_family: str | None,
) -> bool:
    """Return whether the rule speaks about such a text of such a listing.

    An unknown category (None) is in scope of every rule: whoever judges must then say that it is not known. An unknown
    jurisdiction, marketplace, language or field is only in scope of rules that do not ask for one.
    """
    applies = rule.applies
    if applies.jurisdictions and not (jurisdiction and set(lineage(jurisdiction)) & set(applies.jurisdictions)):
        return False
    if applies.marketplaces and marketplace not in applies.marketplaces:
        return False
    if category is not None:
        if applies.categories and category not in applies.categories:
            return False
        if category in applies.not_categories:
            return False
    if applies.languages and language not in applies.languages:
        return False
    return not applies.fields or field_family in applies.fields


def asks_category(rule: Rule | Head) -> bool:
    """Return whether the rule is for certain categories only, so that an unknown category leaves doubt."""
    return bool(rule.applies.categories or rule.applies.not_categories)


def _can_matter(rule: Rule | Head, jurisdictions: Collection[str], marketplaces: Collection[str]) -> bool:
    wanted = rule.applies
    if jurisdictions and wanted.jurisdictions:
        judged = {place for given in jurisdictions for place in lineage(given)}
        if not judged & set(wanted.jurisdictions):
            return False
    return not (marketplaces and wanted.marketplaces) or bool(set(marketplaces) & set(wanted.marketplaces))


def _packs_of(rules: Iterable[Head], packs: Iterable[Pack]) -> tuple[Pack, ...]:
    used = {rule.pack for rule in rules}
    return tuple(pack for pack in packs if pack.name in used)


def _digest(chosen: Sequence[Head], library: Library, as_of: date) -> str:
    digests = dict(library.rule_digests)
    said = [[rule.id, digests.get(rule.id, "")] for rule in chosen]
    # What clauses read like, the models decide.
    learned = models_digest() if chosen else ""
    content = json.dumps([as_of.isoformat(), library.tables.digest, said, learned], separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()[:16]


def _check_places(given: Collection[str], known: Collection[str], what: str) -> None:
    for place in given:
        if place not in known:
            raise UsageError(f'unknown {what} "{place}"{_hint(place, known)}')


def _check_names(names: Collection[str], library: Library) -> None:
    ids = [head.id for head in library.heads]
    for name in names:
        known = name in FAMILY_TITLES or name in TOPICS or name in SEVERITIES
        if known or any(is_named(head, name) for head in library.heads):
            continue
        raise UsageError(f'no rule, topic or family is called "{name}"{_hint(name, (*FAMILY_TITLES, *TOPICS, *ids))}')


def _hint(word: str, known: Collection[str]) -> str:
    import difflib

    by_lower = {name.lower(): name for name in known}
    near = difflib.get_close_matches(word.lower(), sorted(by_lower), n=1)
    return f'; did you mean "{by_lower[near[0]]}"?' if near else ""
