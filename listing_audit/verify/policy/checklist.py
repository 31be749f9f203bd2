"""Makes the checklist of one policy: every rule of the places asked for, whether it finds a gap or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from listing_audit.describe.language import detected_language
from listing_audit.model.checklist import Check, Checklist, ChecklistRow, CheckState, Duty, Quoted
from listing_audit.model.findings import Citation
from listing_audit.model.scope import RULE_LANGUAGES, lineage
from listing_audit.model.topics import TOPICS
from listing_audit.rules.rule import Rule
from listing_audit.verify.policy.document import Sentence, read_policy
from listing_audit.verify.policy.duties import Regime, conditional_under, required_by
from listing_audit.verify.policy.grades import grades
from listing_audit.verify.policy.reading import Grade, is_policy, read
from listing_audit.verify.policy.verifier import FACTS, NOT_A_POLICY, REGIMES, place_of

_STATES: Final[Mapping[str, CheckState]] = {
    "present": "present",
    "vague": "vague",
    "missing": "missing",
    "contradiction": "contradiction",
    "not_graded": "open",
}


def checklist(
    raw: str,
    rules: Iterable[Rule],
    *,
    jurisdictions: Sequence[str],
    document: str,
    is_html: bool | None,
    language: str,
    simplify: Mapping[str, str],
    as_of: str,
    rule_set: str,
) -> Checklist:
    """Return how every disclosure stands in every place, in the order of the topics.

    `language` is that of the remedies. A text in a language without patterns gives no rows and says which language.
    """
    found = detected_language(raw, is_html=is_html)
    if found is not None and found not in RULE_LANGUAGES:
        return Checklist(document, tuple(jurisdictions), (), False, as_of, rule_set, unread=found)
    policy_rules = [rule for rule in rules if rule.kind == "policy" and rule.topic != NOT_A_POLICY]
    reading = read(read_policy(raw, is_html=is_html, simplify=dict(simplify)))
    real = is_policy(reading)
    by_topic: dict[str, list[Check]] = {}
    for place in jurisdictions:
        graded: dict[Regime, dict[str, Grade]] = {}
        for topic, rule in _nearest_rules(policy_rules, place).items():
            regime = REGIMES[dict(rule.parameters).get("regime", "GDPR")]
            known = graded.setdefault(regime, grades(reading, regime))
            by_topic.setdefault(topic, []).append(
                _check(raw, rule, place, regime, known.get(topic), real=real, language=language)
            )
    rows = tuple(
        ChecklistRow(topic, tuple(by_topic[topic]))
        for topic in TOPICS
        if topic in by_topic and any(check.duty != "none" or check.state != "silent" for check in by_topic[topic])
    )
    return Checklist(document, tuple(jurisdictions), rows, real, as_of, rule_set)


def _nearest_rules(rules: Sequence[Rule], place: str) -> dict[str, Rule]:
    """The rule of each topic that holds in a place; one of the place itself before one of what it is part of."""
    chosen: dict[str, Rule] = {}
    for where in reversed(lineage(place)):
        for rule in rules:
            if where in rule.applies.jurisdictions:
                chosen[rule.topic] = rule
    return chosen


def _check(
    raw: str, rule: Rule, place: str, regime: Regime, grade: Grade | None, *, real: bool, language: str
) -> Check:
    duty: Duty = "none"
    if rule.topic in required_by(regime):
        duty = "always"
    elif rule.topic in conditional_under(regime):
        duty = "conditional"
    state: CheckState = "silent" if grade is None else _STATES[grade.state]
    if state == "missing" and duty == "none":
        state = "silent"
    if not real and not (rule.topic in FACTS and state == "present"):
        state = "missing" if duty == "always" else "open"
    remedy = rule.remedy.zh if language == "zh" else rule.remedy.en
    return Check(
        jurisdiction=place,
        duty=duty,
        state=state,
        citations=tuple(Citation(source.name, source.article, source.url) for source in rule.sources),
        quoted=None if grade is None else _quoted(raw, grade.sentence),
        collides=None if grade is None else _quoted(raw, grade.other),
        remedy=remedy if state in ("missing", "vague", "contradiction") else None,
        rule_id=rule.id,
    )


def _quoted(raw: str, sentence: Sentence | None) -> Quoted | None:
    span = place_of(raw, sentence)
    return None if span is None else Quoted(span, raw[span.start : span.end])
