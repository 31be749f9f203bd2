"""Which rules a person means: by words, topic, family, place or status."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from listing_audit.cli.words import either, suggestion
from listing_audit.errors import UsageError
from listing_audit.model.scope import JURISDICTIONS, MARKETPLACES, lineage
from listing_audit.model.topics import FAMILY_TITLES, TOPICS
from listing_audit.rules.rule import Rule

_STATUSES = ("draft", "preview", "stable", "retired")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for; None and no words ask nothing."""

    words: Sequence[str] = ()
    topic: str | None = None
    family: str | None = None
    jurisdiction: str | None = None
    marketplace: str | None = None
    status: str | None = None


def chosen_rules(rules: Sequence[Rule], wanted: Wanted) -> tuple[Rule, ...]:
    """Return the rules that fit everything asked for. Raises UsageError on a word that names nothing."""
    _known("topic", wanted.topic, TOPICS)
    _known("family", wanted.family, FAMILY_TITLES)
    _known("jurisdiction", wanted.jurisdiction, JURISDICTIONS)
    _known("marketplace", wanted.marketplace, MARKETPLACES)
    _known("status", wanted.status, _STATUSES)
    return tuple(rule for rule in rules if _fits(rule, wanted))


def _fits(rule: Rule, wanted: Wanted) -> bool:
    places = rule.applies.jurisdictions
    shops = rule.applies.marketplaces
    text = f"{rule.id} {rule.topic} {rule.title.zh} {rule.title.en}".lower()
    return (
        (wanted.topic is None or rule.topic == wanted.topic)
        and (wanted.family is None or rule.family == wanted.family)
        and (wanted.status is None or rule.status == wanted.status)
        and (wanted.jurisdiction is None or not places or bool(set(lineage(wanted.jurisdiction)) & set(places)))
        and (wanted.marketplace is None or not shops or wanted.marketplace in shops)
        and all(word.lower() in text for word in wanted.words)
    )


def _known(what: str, word: str | None, known: Collection[str]) -> None:
    if word is not None and word not in known:
        hint = suggestion(word, known)
        raise UsageError(either(f"不认识的 {what}“{word}”{hint}", f'unknown {what} "{word}"{hint}'))
