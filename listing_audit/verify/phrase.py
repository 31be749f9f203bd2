"""Phrase rules: each candidate is weighed against its rule's conditions and exemptions."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from time import thread_time
from typing import TYPE_CHECKING

from listing_audit.model.findings import Detail, Evidence
from listing_audit.model.scope import lineage
from listing_audit.model.spans import RawSpan, ViewSpan
from listing_audit.text.views import is_hidden
from listing_audit.verify.buyers_words import buyers_words, marked_as_reviews
from listing_audit.verify.candidates import PATTERN_TIMED_OUT, Candidate
from listing_audit.verify.conditions import Answer, Weighing, holds
from listing_audit.verify.material import Matchers, PatternTimeout
from listing_audit.verify.outcome import Outcome, State
from listing_audit.verify.place import FieldText, ListingText, Place, revealed

if TYPE_CHECKING:
    from listing_audit.rules.rule import Condition, Exemption, Rule

# Findings of one rule in one field; more say nothing new.
MAX_LISTED_PER_RULE = 50

# Seconds of processor time for weighing the candidates of one field in one jurisdiction, where there are so many that
# no seller wrote them; fewer have no such limit, so that what is found never depends on the machine.
_FIELD_TIMEOUT_S = 0.5
_MANY_CANDIDATES = 1_000

# A disguise by separators alone is plain to see; one by sound or shape needs a reader's eye.
_CONFIDENCE_STEPS = {"folded": 0, "joined": 0, "sounded": 1}


def weigh_candidates(
    candidates: Sequence[Candidate],
    rules: Sequence[Rule],
    field: FieldText,
    listing: ListingText,
    jurisdiction: str,
    matchers: Matchers,
    *,
    explain: bool = True,
) -> Iterator[Outcome]:
    """Yield what became of each candidate. All are weighed, so that many lawful phrases hide nothing that follows.

    Without `explain` those that come to nothing are left out.
    """
    by_rule: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_rule[candidate.rule].append(candidate)
    is_many, began = len(candidates) > _MANY_CANDIDATES, thread_time()
    for number, group in by_rule.items():
        rule = rules[number]
        outcomes = []
        for candidate in group:
            place = Place(
                listing, field, candidate.start, candidate.end, jurisdiction, rule.topic,
                disguised=candidate.view != "folded",
            )  # fmt: skip
            late = is_many and thread_time() - began > _FIELD_TIMEOUT_S
            if late:
                candidate = replace(candidate, unanswered=candidate.unanswered or PATTERN_TIMED_OUT)
            outcomes.append(_weigh(candidate, rule, place, Weighing(matchers), explain))
            if late:
                break  # one open question stands for all that this rule did not get to
        yield from _without_the_many([outcome for outcome in outcomes if outcome is not None])


def _without_the_many(weighed: Sequence[Outcome]) -> Iterator[Outcome]:
    """A text that says the same word a hundred times is one problem: the last one that is listed counts the rest."""
    standing = [outcome for outcome in weighed if outcome.state == "stands"]
    if len(standing) <= MAX_LISTED_PER_RULE:
        yield from weighed
        return
    last = standing[MAX_LISTED_PER_RULE - 1]
    dropped = set(map(id, standing[MAX_LISTED_PER_RULE:]))
    for outcome in weighed:
        if outcome is last:
            more: dict[str, Detail] = {"more_occurrences_at_least": len(standing) - MAX_LISTED_PER_RULE}
            yield replace(outcome, details={**outcome.details, **more})
        elif id(outcome) not in dropped:
            yield outcome


def _weigh(candidate: Candidate, rule: Rule, place: Place, weighing: Weighing, explain: bool) -> Outcome | None:
    if candidate.unanswered is not None:
        return _outcome(candidate, rule, place, "undecided", missing_fact=candidate.unanswered)
    if _is_of_a_buyer(rule, place):
        return _outcome(candidate, rule, place, "not_met", reason="buyers_words") if explain else None
    try:
        if rule.only_if is not None:
            met = holds(rule.only_if, place, weighing)
            if met is False and rule.find is not None and rule.find.disguise:
                met, candidate = _met_behind_disguise(rule.only_if, candidate, place, weighing)
            if met is False:
                return _outcome(candidate, rule, place, "not_met", reason="only_if") if explain else None
            if met is None:
                return _outcome(candidate, rule, place, "undecided", missing_fact=_first(weighing.missing_facts))
        if candidate.view == "folded" and rule.find is not None and rule.find.disguise and _hides(place, weighing):
            candidate = replace(candidate, view="joined")
        softer: Exemption | None = None
        unsure: Exemption | None = None
        for exemption in rule.unless:
            exempt = holds(exemption.when, place, Weighing(weighing.matchers, missing_facts=weighing.missing_facts))
            if exempt and exemption.effect == "clear":
                return _outcome(candidate, rule, place, "cleared", exemption=exemption) if explain else None
            if exempt and (softer is None or exemption.effect == "needs_evidence"):
                softer = exemption
            if exempt is None and unsure is None:
                unsure = exemption
        if unsure is not None:
            fact = _first(weighing.missing_facts)
            return _outcome(candidate, rule, place, "undecided", exemption=unsure, missing_fact=fact)
    except PatternTimeout:
        return _outcome(candidate, rule, place, "undecided", missing_fact=PATTERN_TIMED_OUT)
    return _outcome(candidate, rule, place, "stands", exemption=softer, grown=weighing.grown)


def _is_of_a_buyer(rule: Rule, place: Place) -> bool:
    """Whether the words stand in a review, where the law of the place asks what the seller says. Rewards are the seller's."""
    is_reward = rule.topic == "review_incentive" and rule.kind != "wording"
    if is_reward or "CN" not in lineage(place.jurisdiction):
        return False
    if _lies_in(buyers_words(place.text), place.start):
        return True
    marked = marked_as_reviews(place.field.field.text)
    return bool(marked) and _lies_in(marked, place.field.views.folded.parent_span(place.start, place.end)[0])


def _lies_in(stretches: Sequence[tuple[int, int]], at: int) -> bool:
    number = bisect_right(stretches, at, key=itemgetter(0)) - 1
    return number >= 0 and at < stretches[number][1]


def _hides(place: Place, weighing: Weighing) -> bool:
    """Whether a word that joins the quote is written with characters that hide it."""
    views = place.field.views
    parts = (views.blanked[slice(*views.folded.parent_span(a, b))] for a, b in weighing.grown)
    return any(is_hidden(part, weighing.tables) for part in parts)


def _met_behind_disguise(
    condition: Condition, candidate: Candidate, place: Place, weighing: Weighing
) -> tuple[Answer, Candidate]:
    """Ask again with disguises undone; what then joins the quote is disguised, and so is the candidate."""
    shown = revealed(place)
    if shown is None or shown.revealed is None:
        return False, candidate
    again = Weighing(weighing.matchers, missing_facts=weighing.missing_facts)
    met = holds(condition, shown, again)
    if not met:
        return met, candidate
    spans = [(shown.start, shown.end), *again.grown]
    view, folded = shown.revealed, place.text
    if all(view.text[a:b] == folded[slice(*view.parent_span(a, b))] for a, b in spans):
        return False, candidate  # whole words on both sides of a mark that divides: a list, not a disguise
    if candidate.view == "folded":
        candidate = replace(candidate, view="joined")
    weighing.grown.extend(view.parent_span(a, b) for a, b in again.grown)
    return met, candidate


def _first(facts: Sequence[str]) -> str:
    return facts[0] if facts else "unknown"


def _outcome(
    candidate: Candidate,
    rule: Rule,
    place: Place,
    state: State,
    *,
    exemption: Exemption | None = None,
    missing_fact: str | None = None,
    grown: Iterable[tuple[int, int]] = (),
    reason: str = "",
) -> Outcome:
    views = place.field.views
    parts = [(candidate.start, candidate.end), *grown]
    low, high = min(a for a, _ in parts), max(b for _, b in parts)
    span = views.raw_span(ViewSpan(low, high))
    category = place.listing.category if _needs_category(rule) else None
    found: dict[str, Detail] = {}
    if candidate.view != "folded":
        found["reads_as"] = candidate.term
    return Outcome(
        rule=rule,
        jurisdiction=place.jurisdiction,
        field=place.field.field,
        span=span,
        quote=views.raw[span.start : span.end],
        folded_quote=views.folded.text[low:high],
        state=state,
        view=candidate.view,
        effect=exemption.effect if exemption is not None and state == "stands" else None,
        exemption=exemption,
        missing_fact=missing_fact,
        confidence_steps=_CONFIDENCE_STEPS[candidate.view] + (category is not None and not category.sure),
        category=category.name if category else None,
        category_inferred=bool(category and category.inferred),
        category_unknown=bool(category and category.name is None and rule.applies.categories),
        related=tuple(_related(place, parts[1:])),
        details=found,
        reason=reason,
    )


def _needs_category(rule: Rule) -> bool:
    return bool(
        rule.applies.categories
        or rule.applies.not_categories
        or any(case.categories for case in rule.severity_cases)
        or any(case.categories for case in rule.verdict_cases)
    )


def _related(place: Place, grown: Sequence[tuple[int, int]]) -> Iterator[Evidence]:
    views = place.field.views
    for low, high in grown:
        span: RawSpan = views.raw_span(ViewSpan(low, high))
        yield Evidence("related", place.field.field.name, span, views.raw[span.start : span.end])
