"""A listing checked for a page or a program: what was found, where, and the safe rewrite of each finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from listing_audit.api import Audit, Scanner
from listing_audit.fix.rewrites import Rewrite, safe_rewrite
from listing_audit.judge.summary import summarise
from listing_audit.model.findings import Detail, Finding, RunFacts, Summary
from listing_audit.model.listing import Listing, ReadError
from listing_audit.model.spans import RawSpan
from listing_audit.model.topics import severity_rank
from listing_audit.report.records import consideration_record, finding_record, listing_record, summary_record


@dataclass(frozen=True, slots=True)
class Checked:
    """The audit of one listing; `audit` is None when the engine failed, and `failure` says how.

    `rewrites` stand beside the findings of the audit, None where a person has to write.
    """

    audit: Audit | None
    rewrites: tuple[Rewrite | None, ...]
    run: RunFacts
    summary: Summary
    failure: str | None = None


def checked(scanner: Scanner, listing: Listing, *, explain: bool) -> Checked:
    """Return what the rules say of a listing. One that the engine fails on is told as not audited, never as clean."""
    [audit] = scanner.scan_listings([listing], explain=explain)
    run = scanner.run_facts()
    if isinstance(audit, ReadError):
        return Checked(None, (), run, Summary(listings=1, errors=1), audit.reason)
    rewrites = rewrites_of(audit, scanner.library.tables.lookalikes)
    return Checked(audit, rewrites, run, _counted(audit.findings))


def worst_first(found: Checked) -> Checked:
    """Return the same with what must change before what is open or only advised, and the worst first."""
    if found.audit is None:
        return found
    pairs = sorted(
        zip(found.audit.findings, found.rewrites, strict=True),
        key=lambda pair: (pair[0].verdict in ("undecided", "advice"), severity_rank(pair[0].severity)),
    )
    audit = replace(found.audit, findings=tuple(finding for finding, _ in pairs))
    return replace(found, audit=audit, rewrites=tuple(rewrite for _, rewrite in pairs))


def _counted(findings: Sequence[Finding]) -> Summary:
    return replace(summarise(findings), listings=1)


def rewrites_of(audit: Audit, lookalikes: Mapping[str, str]) -> tuple[Rewrite | None, ...]:
    """Return for each finding how its words may be rewritten with one click.

    A cautious rewrite tidies what stands beside the words. Where none is safe by itself but the rule offers words,
    those words replace the quote: the seller, who asked for it, reads the result.
    """
    texts = {field.name: field.text for field in reversed(audit.listing.fields)}
    made: list[Rewrite | None] = []
    for finding in audit.findings:
        text, span = texts.get(finding.field), finding.span
        if text is None or span is None or finding.suppressed is not None:
            made.append(None)
            continue
        brand = audit.listing.brand or ""
        rewrite = safe_rewrite(finding, text, brand=brand, lookalikes=lookalikes)
        if rewrite is None and finding.suggestion is not None and text[span.start : span.end] == finding.quote:
            rewrite = Rewrite(
                _with_gap(text, span) if not finding.suggestion else span,
                finding.suggestion,
                finding.fingerprint,
                finding.rule_id,
            )
        made.append(rewrite)
    return tuple(made)


def _with_gap(text: str, span: RawSpan) -> RawSpan:
    """The words with one of the two spaces that leaving them out would put side by side."""
    doubled = text[span.end : span.end + 1] == " " and (span.start == 0 or text[span.start - 1] in " \n")
    return RawSpan(span.start, span.end + 1) if doubled else span


def check_record(found: Checked, notes: Sequence[str]) -> dict[str, Detail]:
    """Return the answer of `POST /api/v1/check`: the listing as it was understood, findings, counts, notes."""
    audit = found.audit
    if audit is None:
        raise ValueError("a listing that was not audited has no record")
    return {
        "listing": listing_record(audit.listing),
        "findings": [
            {**finding_record(finding, with_series=True), "rewrite": _rewrite_record(rewrite)}
            for finding, rewrite in zip(audit.findings, found.rewrites, strict=True)
        ],
        "considerations": [consideration_record(one) for one in audit.considerations],
        "notes": list(notes),
        "summary": summary_record(found.summary, found.run),
    }


def _rewrite_record(rewrite: Rewrite | None) -> Detail:
    if rewrite is None:
        return None
    return {"span": {"start": rewrite.span.start, "end": rewrite.span.end}, "replacement": rewrite.text}
