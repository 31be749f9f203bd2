"""From outcomes to findings: what is reported, how bad, how sure, and what became of everything else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from listing_audit.judge.drafts import Draft, draft_of
from listing_audit.judge.fingerprint import fingerprints
from listing_audit.judge.judgement import Judgement
from listing_audit.judge.merge import Merged, merged
from listing_audit.judge.waivers import Waivable, Waiver, fitting_waiver
from listing_audit.judge.words import (
    BUYERS_WORDS,
    READS_PLAIN,
    UNDECIDED,
    citation_of,
    fact_word,
    filled,
    source_words,
    values_of,
)
from listing_audit.model.findings import Citation, Consideration, Evidence, Finding, Suppression
from listing_audit.model.listing import HeldEvidence, Listing, place_in
from listing_audit.model.scope import lineage
from listing_audit.rules.bilingual import Bilingual
from listing_audit.rules.rule import Rule, Source
from listing_audit.rules.select import is_valid
from listing_audit.text.excerpts import excerpt
from listing_audit.verify.outcome import Outcome


def decide(
    listing: Listing,
    outcomes: Iterable[Outcome],
    *,
    language: str,
    source: str,
    waivers: tuple[Waiver, ...] = (),
    as_of: date,
    explain: bool = False,
    lineages: Mapping[str, str] | None = None,
) -> Judgement:
    """Return the findings of a listing, in the order of its fields, of places, and of rule ids.

    Texts are in `language` (`zh`, or English). `source` names the feed or shop and `lineages` (`lineage_roots`) the
    oldest id of each rule: both are part of the fingerprint. Suppressed findings are kept and marked. With `explain`
    every outcome comes back as a consideration that says what became of it.
    """
    order = {field.name: number for number, field in reversed(list(enumerate(listing.fields)))}
    placed = sorted(outcomes, key=lambda outcome: _place(outcome, order))
    if not placed:
        return Judgement()
    standing, repeated = _without_repeats(outcome for outcome in placed if outcome.state in ("stands", "undecided"))
    drafts = [draft_of(outcome, listing, as_of=as_of, language=language) for outcome in standing]
    roots = lineages or {}
    marks = fingerprints(standing, listing_id=listing.id, source=source, roots=roots)
    drafts = [replace(draft, fingerprint=mark) for draft, mark in zip(drafts, marks, strict=True)]
    used: tuple[str, ...] = ()
    if waivers:
        drafts, used = _waived(drafts, listing, waivers, roots, as_of)
    reported = merged(drafts)
    findings = tuple(_finding(one, listing, language=language, as_of=as_of) for one in reported)
    considerations: tuple[Consideration, ...] = ()
    if explain:
        considerations = _considerations(placed, reported, repeated, listing, language, as_of)
    return Judgement(findings, considerations, used)


def citations_of(rule: Rule, jurisdiction: str, marketplace: str | None, as_of: date) -> tuple[Citation, ...]:
    """Return the sources that hold in the jurisdiction, on the marketplace and on the day, in the rule's own order, each once."""
    places = lineage(jurisdiction)
    fitting = (source for source in rule.sources if _holds(source, places, marketplace, as_of))
    return tuple(dict.fromkeys(citation_of(source) for source in fitting))


def penalty_of(rule: Rule, as_of: date) -> Bilingual | None:
    """Return what a breach costs under the law of the day, or None where the rule does not say."""
    fitting = (one.text for one in rule.penalties if is_valid(one.valid_from, one.valid_until, as_of))
    return next(fitting, None)


def suggestion_of(outcome: Outcome) -> str | None:
    """Return what to write instead of the quote, or None. An empty text means: leave it out.

    A suggestion for exactly these words comes first, then one for a part of them (the rest is kept), then one for any.
    """
    quote = outcome.quote or ""
    folded = outcome.folded_quote
    general: str | None = None
    partial: str | None = None
    for suggestion in outcome.rule.suggestions:
        text = suggestion.replacement.replace("{quote}", quote)
        wanted = suggestion.match
        if wanted is None:
            general = text if general is None else general
        elif wanted.casefold() in (folded, quote.casefold()):
            return text
        elif partial is None and wanted in quote:
            partial = quote.replace(wanted, suggestion.replacement.replace("{quote}", wanted))
    return partial if partial is not None else general


# ------------------------------------------------------------------ steps


def _place(outcome: Outcome, order: Mapping[str, int]) -> tuple[int | str, ...]:
    """Fields as the listing has them, prices and policies after them; in a field what has no place comes first.

    What follows the rule id makes the order whole, so that it never depends on the order of the outcomes.
    """
    name = outcome.field.name
    span = outcome.span
    start, end = (span.start, span.end) if span is not None else (-1, -1)
    unlisted = "" if name in order else name
    return (
        order.get(name, len(order)),
        unlisted,
        start,
        end,
        outcome.rule.id,
        outcome.jurisdiction,
        outcome.folded_quote,
        outcome.view,
        outcome.state,
    )


def _without_repeats(outcomes: Iterable[Outcome]) -> tuple[list[Outcome], dict[int, Outcome]]:
    """Drop what one rule says twice of the same place; the repeats, by identity, lead to what is kept."""
    kept: dict[object, Outcome] = {}
    repeats: dict[int, Outcome] = {}
    out = []
    for outcome in outcomes:
        if outcome.span is None:
            out.append(outcome)
            continue
        key = (outcome.rule.id, outcome.jurisdiction, outcome.field.name, outcome.span, outcome.folded_quote)
        if key in kept:
            repeats[id(outcome)] = kept[key]
        else:
            kept[key] = outcome
            out.append(outcome)
    return out, repeats


def _waived(
    drafts: Sequence[Draft], listing: Listing, waivers: tuple[Waiver, ...], roots: Mapping[str, str], as_of: date
) -> tuple[list[Draft], tuple[str, ...]]:
    out: list[Draft] = []
    used: dict[str, None] = {}
    for draft in drafts:
        outcome = draft.outcome
        rule = outcome.rule
        ids = tuple(dict.fromkeys(name for name in (rule.id, rule.replaces, roots.get(rule.id)) if name))
        quotes = tuple(dict.fromkeys((outcome.quote or "", outcome.folded_quote)))
        about = Waivable(listing.id, ids, rule.topic, quotes, draft.fingerprint)
        waiver = fitting_waiver(about, waivers, as_of)
        if waiver is not None:
            used[waiver.id] = None
            mark = Suppression("waiver", waiver.reason, waiver.until.isoformat(), waiver.owner)
            draft = replace(draft, suppressed=mark)
        out.append(draft)
    return out, tuple(used)


def _finding(one: Merged, listing: Listing, *, language: str, as_of: date) -> Finding:
    draft = one.primary
    outcome, rule = draft.outcome, draft.outcome.rule
    values = values_of(outcome, category=draft.category, marketplace=listing.marketplace, language=language)
    message = filled(rule.message, values, language)
    if draft.verdict == "undecided":
        fact = fact_word(str(draft.details["missing_fact"]), language)
        message = filled(UNDECIDED, {"message": message, "fact": fact}, language)
        draft = replace(draft, details={**draft.details, "missing_fact_text": fact})
    why = filled(rule.why, values, language)
    if "reads_plain" in draft.details:
        why += ("" if language == "zh" else " ") + READS_PLAIN.get(language)
    context, context_start = (None, 0) if outcome.span is None else excerpt(outcome.field.text, outcome.span)
    return Finding(
        listing_id=listing.id,
        rule_id=rule.id,
        rule_version=rule.version,
        family=rule.family,
        topic=rule.topic,
        verdict=draft.verdict,
        severity=draft.severity,
        confidence=draft.confidence,
        jurisdiction=outcome.jurisdiction,
        field=outcome.field.name,
        message=message,
        why=why,
        remedy=filled(rule.remedy, values, language),
        fingerprint=draft.fingerprint,
        span=outcome.span,
        quote=outcome.quote,
        context=context,
        context_start=context_start,
        suggestion=suggestion_of(outcome),
        penalty=filled(penalty, values, language) if (penalty := penalty_of(rule, as_of)) is not None else None,
        citations=citations_of(rule, outcome.jurisdiction, listing.marketplace, as_of),
        evidence=_evidence(one, language),
        details=draft.details,
        location=place_in(listing, outcome.field, outcome.span.start if outcome.span is not None else None),
        suppressed=draft.suppressed,
    )


def _evidence(one: Merged, language: str) -> tuple[Evidence, ...]:
    """The primary place first, then what verification gathered, then merged hits, then proof that is held."""
    outcome = one.primary.outcome
    found = [Evidence("primary", outcome.field.name, outcome.span, outcome.quote)]
    found += [replace(evidence, role="related") for evidence in outcome.related]
    for other in one.others:
        rule = other.outcome.rule
        note = f"{rule.title.get(language)} ({rule.id})"
        found.append(Evidence("related", other.outcome.field.name, other.outcome.span, other.outcome.quote, note))
    found += [Evidence("related", note=_held_words(proof, language)) for proof in one.primary.held]
    return tuple(dict.fromkeys(found))


def _held_words(proof: HeldEvidence, language: str) -> str:
    zh = language == "zh"
    parts = [f"{'卖家持有证明：' if zh else 'proof held by the seller: '}{proof.ref}"]
    if proof.issuer:
        parts.append(proof.issuer)
    if proof.valid_until:
        parts.append(f"有效期至 {proof.valid_until}" if zh else f"valid until {proof.valid_until}")
    return ("，" if zh else ", ").join(parts)


def _holds(source: Source, places: Sequence[str], marketplace: str | None, as_of: date) -> bool:
    if source.jurisdictions and not any(place in source.jurisdictions for place in places):
        return False
    if source.marketplaces and marketplace not in source.marketplaces:
        return False
    return is_valid(source.valid_from, source.valid_until, as_of)


# ------------------------------------------------------------------ explaining


def _considerations(
    placed: Sequence[Outcome],
    reported: Sequence[Merged],
    repeated: Mapping[int, Outcome],
    listing: Listing,
    language: str,
    as_of: date,
) -> tuple[Consideration, ...]:
    primaries = {id(one.primary.outcome): one.primary for one in reported}
    leaders = {id(other.outcome): one.primary.outcome for one in reported for other in one.others}
    leaders.update(repeated)
    return tuple(
        _consideration(outcome, primaries.get(id(outcome)), leaders.get(id(outcome)), listing, language, as_of)
        for outcome in placed
    )


def _consideration(
    outcome: Outcome, draft: Draft | None, leader: Outcome | None, listing: Listing, language: str, as_of: date
) -> Consideration:
    places = lineage(outcome.jurisdiction)
    sources = outcome.exemption.sources if outcome.exemption is not None else ()
    source = next((one for one in sources if _holds(one, places, listing.marketplace, as_of)), None)
    return Consideration(
        listing_id=listing.id,
        rule_id=outcome.rule.id,
        field=outcome.field.name,
        span=outcome.span,
        quote=outcome.quote or "",
        outcome="merged" if leader is not None else "reported" if outcome.state == "stands" else outcome.state,
        reason=_reason(outcome, draft, leader, language),
        source=source_words(source),
    )


def _reason(outcome: Outcome, draft: Draft | None, leader: Outcome | None, language: str) -> str:
    zh = language == "zh"
    if leader is not None:
        return f"{leader.rule.id}: {leader.quote or ''}"
    if outcome.state == "undecided":
        return fact_word(outcome.missing_fact or "unknown", language)
    parts = []
    if outcome.exemption is not None:
        note = outcome.exemption.note
        parts.append(outcome.exemption.name + (f": {note.get(language)}" if note is not None else ""))
        if outcome.effect == "lower":
            parts.append("风险等级降低一级" if zh else "severity one step lower")
        elif outcome.effect == "needs_evidence":
            parts.append("需要证明" if zh else "needs evidence")
    if draft is not None and draft.suppressed is not None:
        parts.append(f"{'已豁免' if zh else 'waived'}: {draft.suppressed.reason}")
    if outcome.reason == "buyers_words":
        parts.append(BUYERS_WORDS.get(language))
    return "; ".join(parts) or outcome.reason
