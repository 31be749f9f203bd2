"""Policy rules: each says which disclosure it looks at and under which regime; the grade decides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from listing_audit.describe.language import detected_language
from listing_audit.model.findings import Detail, Evidence
from listing_audit.model.listing import Listing, TextField
from listing_audit.model.scope import RULE_LANGUAGES
from listing_audit.model.spans import RawSpan
from listing_audit.rules.rule import Rule
from listing_audit.text.graphemes import whole_graphemes
from listing_audit.verify.material import Matchers
from listing_audit.verify.outcome import Outcome
from listing_audit.verify.place import ListingText
from listing_audit.verify.policy.document import Sentence, read_policy
from listing_audit.verify.policy.duties import Regime, required_by
from listing_audit.verify.policy.grades import grades
from listing_audit.verify.policy.reading import Grade, Reading, is_policy, read

FIELD: Final = "privacy_policy"
NOT_A_POLICY: Final = "not_a_policy"
# The fact that is missing where the document is no policy: the gaps below are then open, not proven.
A_POLICY: Final = "a_privacy_policy"
_QUOTED_CHARS: Final = 300
# Facts that stand for themselves wherever they are written.
FACTS: Final = frozenset({"controller_identity", "contact", "effective_date"})
REGIMES: Final[dict[str, Regime]] = {"PIPL": "PIPL", "GDPR": "GDPR", "UK": "UK", "CCPA": "CCPA"}


def verify_policy(rule: Rule, listing: ListingText, jurisdiction: str, matchers: Matchers) -> Iterator[Outcome]:
    """Yield the outcome of one rule for the listing's policy, or nothing when the disclosure is there.

    A policy that is only an address says nothing: it is not opened here.
    """
    text = _text_of(listing.listing)
    if text is None:
        return
    language = _language(listing, text)
    if language is not None:
        if rule.topic == NOT_A_POLICY:  # said once, not once a disclosure
            yield _unread(rule, text, jurisdiction, language)
        return
    regime = REGIMES[dict(rule.parameters).get("regime", "GDPR")]
    reading = _reading(listing, text, matchers)
    real = is_policy(reading)
    if rule.topic == NOT_A_POLICY:
        if not real:
            yield _outcome(rule, text, jurisdiction, Grade("missing"), real=True)
        return
    key = ("policy grades", regime)
    known = listing.cache.get(key)
    if known is None:
        known = listing.cache[key] = grades(reading, regime)
    assert isinstance(known, dict)
    grade = known.get(rule.topic)
    if not real:
        if rule.topic not in required_by(regime) or (
            rule.topic in FACTS and isinstance(grade, Grade) and grade.state == "present"
        ):
            return
        grade = Grade("missing")  # what a manual or a log-in page says in passing discloses nothing
    if not isinstance(grade, Grade) or grade.state == "present":
        return
    yield _outcome(rule, text, jurisdiction, grade, real=real)


def _language(listing: ListingText, text: TextField) -> str | None:
    """The policy's language if there are no patterns for it, else None."""
    known = listing.cache.get("policy language")
    if known is None:
        found = detected_language(text.text, is_html=text.is_html)
        known = listing.cache["policy language"] = "" if found is None or found in RULE_LANGUAGES else found
    return str(known) or None


def _unread(rule: Rule, text: TextField, jurisdiction: str, language: str) -> Outcome:
    """The answer for a policy in a language that is not read here: open, never a pass."""
    return Outcome(
        rule=rule,
        jurisdiction=jurisdiction,
        field=text,
        span=None,
        quote=None,
        folded_quote=rule.topic,
        state="undecided",
        missing_fact=f"rules_for_language_{language}",
        details={"language": language},
    )


def _text_of(listing: Listing) -> TextField | None:
    policy = listing.privacy_policy
    if policy is None:
        return None
    raw = policy.html if policy.html is not None else policy.text
    if raw is None or not raw.strip():
        return None
    return TextField(FIELD, raw, listing.location, is_html=True if policy.html is not None else None)


def _reading(listing: ListingText, text: TextField, matchers: Matchers) -> Reading:
    known = listing.cache.get("policy reading")
    if known is None:
        document = read_policy(text.text, is_html=text.is_html, simplify=dict(matchers.tables.traditional))
        known = listing.cache["policy reading"] = read(document)
    assert isinstance(known, Reading)
    return known


def _outcome(rule: Rule, text: TextField, jurisdiction: str, grade: Grade, *, real: bool) -> Outcome:
    span = place_of(text.text, grade.sentence)
    details: dict[str, Detail] = {"state": grade.state, "regime": dict(rule.parameters).get("regime", "")}
    related = () if grade.other is None else (_evidence(text.text, grade.other),)
    return Outcome(
        rule=rule,
        jurisdiction=jurisdiction,
        field=text,
        span=span,
        quote=None if span is None else text.text[span.start : span.end],
        folded_quote=rule.topic,  # the identity is the disclosure, not the sentence that comes nearest
        state="stands" if real else "undecided",
        effect="lower" if grade.state == "vague" else None,
        missing_fact=None if real else A_POLICY,
        confidence_steps=0 if grade.state == "missing" else 1,
        related=related,
        details=details,
    )


def _evidence(raw: str, sentence: Sentence) -> Evidence:
    span = place_of(raw, sentence)
    return Evidence("related", FIELD, span, None if span is None else raw[span.start : span.end])


def place_of(raw: str, sentence: Sentence | None) -> RawSpan | None:
    """Return where a sentence stands, trimmed and cut to what a report quotes; None without a sentence."""
    if sentence is None:
        return None
    start, end = sentence.start, min(sentence.end, sentence.start + _QUOTED_CHARS)
    while start < end and raw[start].isspace():
        start += 1
    while end > start and raw[end - 1].isspace():
        end -= 1
    return whole_graphemes(raw, RawSpan(start, end)) if end > start else None
