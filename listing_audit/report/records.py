"""The published shape of results, spelled out key by key.

Programs rely on these keys, so they are written here and not derived from the inner types: renaming a field of a
dataclass must not change what is published. Adding a key is compatible; removing or renaming one, or changing what it
means, needs a new SCHEMA_VERSION. docs/finding.schema.json says the same in JSON Schema.
"""

from __future__ import annotations

import math
from decimal import Decimal

from listing_audit.model.findings import (
    SCHEMA_VERSION,
    Citation,
    Consideration,
    Detail,
    Evidence,
    Finding,
    RunFacts,
    Summary,
    Suppression,
)
from listing_audit.model.listing import Listing, Location, ReadError, ReadNote
from listing_audit.model.prices import Offer
from listing_audit.model.spans import RawSpan
from listing_audit.model.topics import SEVERITIES, VERDICTS
from listing_audit.values import frozen

Record = dict[str, Detail]


@frozen
class RuleFacts:
    """What a report says about a rule that reported something. Texts are in the language of the run.

    `status` is None when the facts were taken from findings, which do not say it.
    """

    id: str
    version: int
    topic: str
    family: str
    status: str | None
    title: str
    citations: tuple[Citation, ...] = ()


def finding_record(finding: Finding, *, with_series: bool = False) -> Record:
    """Return one finding as it is published. Price points to draw (`details.series`) only when asked for."""
    return {
        "record": "finding",
        "schema_version": SCHEMA_VERSION,
        "listing_id": finding.listing_id,
        "rule_id": finding.rule_id,
        "rule_version": finding.rule_version,
        "family": finding.family,
        "topic": finding.topic,
        "verdict": finding.verdict,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "jurisdiction": finding.jurisdiction,
        "field": finding.field,
        "span": _span(finding.span),
        "quote": finding.quote,
        "context": finding.context,
        "context_start": finding.context_start,
        "message": finding.message,
        "why": finding.why,
        "remedy": finding.remedy,
        "penalty": finding.penalty,
        "suggestion": None if finding.suggestion is None else {"replacement": finding.suggestion},
        "citations": [_citation(citation) for citation in finding.citations],
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
        "details": {
            key: _json_value(value) for key, value in finding.details.items() if with_series or key != "series"
        },
        "fingerprint": finding.fingerprint,
        "first_seen": finding.first_seen,
        "suppressed": _suppression(finding.suppressed),
        "location": _location(finding.location),
    }


def gone_record(finding: Finding) -> Record:
    """Return a finding of the baseline that this run did not find again."""
    return {**finding_record(finding), "record": "gone"}


def listing_record(listing: Listing) -> Record:
    """Return the texts and offers of a listing as they were audited, for reports that show them.

    Price histories, promotions and the policy's text are left out: what matters of them is in the findings.
    """
    return {
        "record": "listing",
        "schema_version": SCHEMA_VERSION,
        "listing_id": listing.id,
        "complete": listing.complete,
        "language": listing.language,
        "jurisdictions": list(listing.jurisdictions),
        "marketplace": listing.marketplace,
        "category": listing.category,
        "category_text": listing.category_text,
        "brand": listing.brand,
        "seller": listing.seller,
        "url": listing.url,
        "observed_at": listing.observed_at,
        "inferred": list(listing.inferred),
        "fields": [
            {
                "name": field.name,
                "text": field.text,
                "language": field.language,
                "is_html": field.is_html,
                "label": field.label,
                "location": _location(field.location),
            }
            for field in listing.fields
        ],
        "offers": [_offer(offer) for offer in listing.offers],
        "location": _location(listing.location),
    }


def consideration_record(consideration: Consideration) -> Record:
    """Return one candidate that was looked at and what became of it (`--explain`)."""
    return {
        "record": "consideration",
        "schema_version": SCHEMA_VERSION,
        "listing_id": consideration.listing_id,
        "rule_id": consideration.rule_id,
        "field": consideration.field,
        "span": _span(consideration.span),
        "quote": consideration.quote,
        "outcome": consideration.outcome,
        "reason": consideration.reason,
        "source": consideration.source,
    }


def error_record(error: ReadError) -> Record:
    """Return what could not be read, where, and why."""
    return {
        "record": "error",
        "schema_version": SCHEMA_VERSION,
        "path": error.path,
        "line": error.line,
        "listing_id": error.listing_id,
        "reason": error.reason,
    }


def note_record(note: ReadNote) -> Record:
    """Return something a reader should know about how a source was read."""
    return {"path": note.path, "line": note.line, "message": note.message}


def summary_record(summary: Summary, run: RunFacts) -> Record:
    """Return the counts of a run and what is needed to repeat it. Every severity and verdict has its count."""
    return {
        "record": "summary",
        "schema_version": SCHEMA_VERSION,
        "listings": summary.listings,
        "findings": {severity: summary.findings.get(severity, 0) for severity in SEVERITIES},
        "by_family": dict(sorted(summary.by_family.items())),
        "by_verdict": {verdict: summary.by_verdict.get(verdict, 0) for verdict in VERDICTS},
        "undecided": summary.undecided,
        "advice": summary.advice,
        "suppressed": summary.suppressed,
        "errors": summary.errors,
        "unchanged": summary.unchanged,
        "rules": run.rules,
        "rule_set": run.rule_set,
        "as_of": run.as_of,
        "language": run.language,
        "tool_version": run.tool_version,
    }


def run_record(run: RunFacts) -> Record:
    """Return the facts of a run that a reader needs in order to trust or repeat it."""
    return {
        "tool": "listing-audit",
        "tool_version": run.tool_version,
        "as_of": run.as_of,
        "rule_set": run.rule_set,
        "rules": run.rules,
        "packs": list(run.packs),
        "language": run.language,
        "sources": list(run.sources),
        "started_at": run.started_at,
    }


def rule_record(rule: RuleFacts) -> Record:
    """Return what a report says about one rule."""
    return {
        "id": rule.id,
        "version": rule.version,
        "topic": rule.topic,
        "family": rule.family,
        "status": rule.status,
        "title": rule.title,
        "citations": [_citation(citation) for citation in rule.citations],
    }


def _span(span: RawSpan | None) -> Detail:
    return None if span is None else {"start": span.start, "end": span.end}


def _citation(citation: Citation) -> Detail:
    return {"name": citation.name, "article": citation.article, "url": citation.url}


def _evidence(evidence: Evidence) -> Detail:
    return {
        "role": evidence.role,
        "field": evidence.field,
        "span": _span(evidence.span),
        "quote": evidence.quote,
        "note": evidence.note,
    }


def _suppression(suppression: Suppression | None) -> Detail:
    if suppression is None:
        return None
    return {
        "by": suppression.by,
        "reason": suppression.reason,
        "until": suppression.until,
        "owner": suppression.owner,
    }


def _location(location: Location | None) -> Detail:
    if location is None:
        return None
    return {
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "pointer": location.pointer,
    }


def _offer(offer: Offer) -> Detail:
    return {
        "sku": offer.sku,
        "price": _amount(offer.price),
        "currency": offer.currency,
        "reference_price": _amount(offer.reference_price),
        "reference_label": offer.reference_label,
        "sale_starts_at": offer.sale_starts_at.isoformat() if offer.sale_starts_at else None,
        "sale_ends_at": offer.sale_ends_at.isoformat() if offer.sale_ends_at else None,
        "market": offer.market,
        "channel": offer.channel,
        "net_quantity": _amount(offer.net_quantity),
        "unit": offer.unit,
        "options": [[name, value] for name, value in offer.options],
        "price_text": offer.price_text,
        "line": offer.line,
    }


def _amount(amount: Decimal | None) -> str | None:
    return None if amount is None else format(amount, "f")


def _json_value(value: Detail) -> Detail:
    """A copy that JSON can hold: it has no number for infinity or for what is not a number."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, list):
        return [_json_value(item) for item in value]
    if isinstance(value, dict):
        return {key: _json_value(item) for key, item in value.items()}
    return value
