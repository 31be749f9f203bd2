"""Two reports held against each other: what is new, what is gone, what persists and what of it has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from listing_audit.model.findings import Finding
from listing_audit.report import wording
from listing_audit.report.display import shortened, visible
from listing_audit.report.look import MARK_CLOSE, MARK_OPEN, SYMBOLS, Look
from listing_audit.report.records import Record, finding_record
from listing_audit.values import frozen


@frozen
class Changed:
    """A finding of both reports whose verdict, severity, confidence or suppression is not the same."""

    before: Finding
    after: Finding


@frozen
class Difference:
    """New, gone and persisting findings, each in the order of its report. `changed` are among the persisting ones."""

    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    persisting: tuple[Finding, ...]
    changed: tuple[Changed, ...]


def difference(before: Iterable[Finding], after: Iterable[Finding]) -> Difference:
    """Return what became of the findings of one report in a later one. Findings are the same by fingerprint."""
    old = {finding.fingerprint: finding for finding in before}
    now = {finding.fingerprint: finding for finding in after}
    return Difference(
        new=tuple(finding for mark, finding in now.items() if mark not in old),
        gone=tuple(finding for mark, finding in old.items() if mark not in now),
        persisting=tuple(finding for mark, finding in now.items() if mark in old),
        changed=tuple(
            Changed(old[mark], finding)
            for mark, finding in now.items()
            if mark in old and _state(old[mark]) != _state(finding)
        ),
    )


def difference_record(found: Difference) -> Record:
    """Return the difference as it is published: whole findings, and of the changed ones both states."""
    return {
        "new": [finding_record(finding) for finding in found.new],
        "gone": [finding_record(finding) for finding in found.gone],
        "persisting": [finding_record(finding) for finding in found.persisting],
        "changed": [
            {"before": finding_record(one.before), "after": finding_record(one.after)} for one in found.changed
        ],
    }


def difference_lines(found: Difference, look: Look) -> Iterator[str]:
    """Yield the difference for people: new findings first, then what is gone, what has changed, and the counts."""
    for key, sign, findings in (("diff_new", "+", found.new), ("diff_gone", "-", found.gone)):
        if findings:
            yield look.paint(f"{wording.phrase(key, look.language)} {len(findings)}", "head")
            yield from (f"  {sign} {_line(finding, look)}" for finding in _limited(findings, look))
            if look.limit is not None and len(findings) > look.limit:
                yield "    " + wording.phrase("hidden", look.language, count=len(findings) - look.limit)
            yield ""
    if found.changed:
        yield look.paint(f"{wording.phrase('diff_changed', look.language)} {len(found.changed)}", "head")
        for one in found.changed if look.limit is None else found.changed[: look.limit]:
            yield f"  ~ {_line(one.after, look)}  ({_state_text(one.before, look)} → {_state_text(one.after, look)})"
        yield ""
    counts = (("diff_new", found.new), ("diff_gone", found.gone), ("diff_persisting", found.persisting))
    yield " · ".join(f"{wording.phrase(key, look.language)} {len(findings)}" for key, findings in counts)


def _limited(findings: tuple[Finding, ...], look: Look) -> tuple[Finding, ...]:
    return findings if look.limit is None else findings[: look.limit]


def _state(finding: Finding) -> tuple[str, str, str, str]:
    return finding.verdict, finding.severity, finding.confidence, finding.suppressed.by if finding.suppressed else ""


def _state_text(finding: Finding, look: Look) -> str:
    words = [wording.SEVERITY_WORDS[finding.severity], wording.VERDICT_WORDS[finding.verdict]]
    parts = [wording.word(pair, look.language) for pair in words]
    parts.append(
        wording.phrase(
            "confidence", look.language, value=wording.word(wording.CONFIDENCE_WORDS[finding.confidence], look.language)
        )
    )
    if finding.suppressed is not None:
        parts.append(finding.suppressed.by)
    return ", ".join(parts)


def _line(finding: Finding, look: Look) -> str:
    symbol = SYMBOLS[finding.severity] if look.unicode_symbols else ""
    severity = look.paint(
        f"{symbol} {wording.word(wording.SEVERITY_WORDS[finding.severity], look.language)}".strip(), finding.severity
    )
    place = f"{visible(finding.listing_id)} · {wording.field_title(visible(finding.field), look.language)}"
    quote = f" {MARK_OPEN}{shortened(visible(finding.quote), 60)}{MARK_CLOSE}" if finding.quote else ""
    since = (
        f" · {wording.phrase('first_seen', look.language, value=visible(finding.first_seen))}"
        if finding.first_seen
        else ""
    )
    return f"{severity} · {place} · {visible(finding.rule_id)}{since} · #{visible(finding.fingerprint)[:12]}{quote}"
