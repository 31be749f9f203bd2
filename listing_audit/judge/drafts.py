"""What one outcome amounts to: its verdict, its severity and how sure that is, before findings are made of them."""

from __future__ import annotations

from datetime import date
from typing import Final, TypeVar

from listing_audit.judge.words import CATEGORY_UNKNOWN
from listing_audit.model.findings import Detail, Suppression
from listing_audit.model.listing import HeldEvidence, Listing
from listing_audit.model.scope import lineage
from listing_audit.model.topics import Confidence, Severity, Verdict, less_sure, milder, severity_rank
from listing_audit.rules.rule import All, AnyOf, Condition, InCategory, Not, Rule, SeverityCase, VerdictCase
from listing_audit.values import frozen
from listing_audit.verify.outcome import Outcome

# Without the category nobody can say how bad it is (the same word is right on a drug and wrong on a pillow).
WORST_WITHOUT_CATEGORY: Final[Severity] = "medium"


@frozen
class Draft:
    """A finding in the making. `held` is proof that the seller holds for this topic on the day."""

    outcome: Outcome
    verdict: Verdict
    severity: Severity
    confidence: Confidence
    category: str | None
    details: dict[str, Detail]
    held: tuple[HeldEvidence, ...] = ()
    fingerprint: str = ""
    suppressed: Suppression | None = None


def draft_of(outcome: Outcome, listing: Listing, *, as_of: date, language: str) -> Draft:
    """Return verdict, severity and confidence of an outcome that stands or is undecided.

    The first severity or verdict case that fits wins. A softer exemption lowers the severity by one step or turns a
    violation into a matter of proof; proof that the listing says it holds turns a matter of proof into advice. Where
    the answer rests on the category, one that was worked out or that nobody knows makes the finding one step less
    sure; an unknown one also caps the severity of a rule that is for certain categories only. Words in a clause that reads
    like a plain fact are advice of severity low at most, unless the matter is critical or the rule holds however plainly
    they are said.
    """
    rule = outcome.rule
    category = outcome.category or listing.category
    scope = (outcome.jurisdiction, category, listing.marketplace)
    severity_case = _fitting_case(rule.severity_cases, *scope)
    verdict_case = _fitting_case(rule.verdict_cases, *scope)
    severity = rule.severity if severity_case is None else severity_case.severity
    verdict = rule.verdict if verdict_case is None else verdict_case.verdict
    held = tuple(proof for proof in listing.evidence if proof.topic == rule.topic and _is_valid(proof, as_of))
    steps = outcome.confidence_steps
    details = dict(outcome.details)
    if outcome.effect == "lower":
        severity = milder(severity)
    if outcome.effect == "needs_evidence" and verdict == "violation":
        verdict = "needs_evidence"
    if outcome.reads_plain and not rule.however_plain and severity != "critical":
        severity, verdict = max(severity, "low", key=severity_rank), "advice"
        steps += 1
        details["reads_plain"] = True
    if outcome.effect is not None and outcome.exemption is not None:
        details["exemption"] = outcome.exemption.name
    if verdict == "needs_evidence" and held:
        verdict = "advice"
        details["held_evidence"] = [proof.ref for proof in held]
    if outcome.category_unknown or (category is None and rule.applies.not_categories):
        steps += 1
        details["category_unknown"] = True
        details["note"] = CATEGORY_UNKNOWN.get(language)
        # A rule for all goods but a few is likely to concern this one too; a rule for a few is not.
        if outcome.category_unknown and severity_rank(severity) < severity_rank(WORST_WITHOUT_CATEGORY):
            severity = WORST_WITHOUT_CATEGORY
    elif _is_guessed(outcome, listing):
        by_case = any(case is not None and case.categories for case in (severity_case, verdict_case))
        if by_case or _applies_by_category(rule):
            steps += 1
            details["category_inferred"] = category
    if outcome.state == "undecided":
        verdict = "undecided"
        details["missing_fact"] = outcome.missing_fact or "unknown"
    return Draft(
        outcome=outcome,
        verdict=verdict,
        severity=severity,
        confidence=less_sure(rule.confidence, steps),
        category=category,
        details=details,
        held=held,
    )


Case = TypeVar("Case", SeverityCase, VerdictCase)


def _fitting_case(
    cases: tuple[Case, ...], jurisdiction: str, category: str | None, marketplace: str | None
) -> Case | None:
    return next((case for case in cases if _case_fits(case, jurisdiction, category, marketplace)), None)


def _case_fits(
    case: SeverityCase | VerdictCase, jurisdiction: str, category: str | None, marketplace: str | None
) -> bool:
    if case.categories and category not in case.categories:
        return False
    if case.marketplaces and marketplace not in case.marketplaces:
        return False
    return not case.jurisdictions or any(place in case.jurisdictions for place in lineage(jurisdiction))


def _is_guessed(outcome: Outcome, listing: Listing) -> bool:
    return outcome.category_inferred or (outcome.category is None and "category" in listing.inferred)


def _applies_by_category(rule: Rule) -> bool:
    """Whether another category could have made the rule silent."""
    if rule.applies.categories or rule.applies.not_categories:
        return True
    conditions = [exemption.when for exemption in rule.unless]
    return _names_category(rule.only_if) or any(_names_category(condition) for condition in conditions)


def _names_category(condition: Condition | None) -> bool:
    if isinstance(condition, (All, AnyOf)):
        return any(_names_category(part) for part in condition.parts)
    if isinstance(condition, Not):
        return _names_category(condition.part)
    return isinstance(condition, InCategory)


def _is_valid(proof: HeldEvidence, as_of: date) -> bool:
    """Proof holds through its last day; without one it holds."""
    return proof.valid_until is None or proof.valid_until >= as_of.isoformat()
