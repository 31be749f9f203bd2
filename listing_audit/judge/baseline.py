"""Findings of an earlier report: what was known then does not fail a run now, and keeps its age.

Only as much as was known is put up with: a finding that has become worse than it was stands. What somebody had waived
is not put up with either, because the waiver has an end and the baseline has none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from posixpath import normpath

from listing_audit.model.findings import Finding, Suppression
from listing_audit.model.topics import Verdict, severity_rank
from listing_audit.values import frozen

# How bad it is when a verdict turns into another one.
_WEIGHT: dict[Verdict, int] = {"advice": 0, "undecided": 1, "needs_evidence": 2, "violation": 3}


@frozen
class Baseline:
    """The findings of an earlier report by fingerprint, each with the day on which it was first seen."""

    findings: Mapping[str, Finding]


@frozen
class Gone:
    """What an earlier report had and this run does not: `findings` are settled, `not_looked_at` is only a number."""

    findings: tuple[Finding, ...] = ()
    not_looked_at: int = 0


def baseline_of(findings: Iterable[Finding], *, made_on: str | None) -> Baseline:
    """Return the baseline that an earlier report makes. `made_on` is its day, the age of what has none yet."""
    known: dict[str, Finding] = {}
    for finding in findings:
        dated = finding if finding.first_seen else replace(finding, first_seen=made_on)
        earlier = known.get(finding.fingerprint)
        if earlier is None or (dated.first_seen or "") < (earlier.first_seen or ""):
            known[finding.fingerprint] = dated
    return Baseline(known)


def compared(findings: Sequence[Finding], baseline: Baseline, *, today: str, language: str) -> tuple[Finding, ...]:
    """Return the findings with their ages, those that the baseline covers marked as suppressed.

    New ones are first seen today. A finding that a waiver already suppresses stays the waiver's.
    """
    return tuple(_compared(finding, baseline, today, language) for finding in findings)


def _compared(finding: Finding, baseline: Baseline, today: str, language: str) -> Finding:
    earlier = baseline.findings.get(finding.fingerprint)
    if earlier is None:
        return replace(finding, first_seen=today)
    first_seen = earlier.first_seen or today
    if finding.suppressed is not None or not _covers(earlier, finding):
        return replace(finding, first_seen=first_seen)
    reason = f"基线：{first_seen} 起已知" if language == "zh" else f"baseline: known since {first_seen}"
    return replace(finding, first_seen=first_seen, suppressed=Suppression("baseline", reason))


def _covers(earlier: Finding, now: Finding) -> bool:
    """Whether what is found now is no worse than what was put up with."""
    if earlier.suppressed is not None and earlier.suppressed.by != "baseline":
        return False
    same_or_milder = severity_rank(now.severity) >= severity_rank(earlier.severity)
    return same_or_milder and _WEIGHT[now.verdict] <= _WEIGHT[earlier.verdict]


def gone_since(
    baseline: Baseline,
    *,
    found: Collection[str],
    listings: Collection[str],
    rules: Collection[str],
    sources: Iterable[str],
    unread: Collection[str],
) -> Gone:
    """Return what the baseline has and the run has not, in the baseline's order.

    `found` are fingerprints, `listings` ids that were audited, `rules` ids that were run, `sources` the files and
    folders that were read as a whole, `unread` paths that could not be read to their end. A finding is gone when its
    rule was run and either its listing was audited, or everything was read where the listing once stood. All the
    others were not looked at, and nothing is known of them.
    """
    folders = tuple(normpath(source) for source in sources)
    gone: list[Finding] = []
    not_looked_at = 0
    for fingerprint, finding in baseline.findings.items():
        if fingerprint in found:
            continue
        path = finding.location.path if finding.location is not None else None
        listing_gone = path is not None and path not in unread and _is_below(path, folders)
        if finding.rule_id in rules and (finding.listing_id in listings or listing_gone):
            gone.append(finding)
        else:
            not_looked_at += 1
    return Gone(tuple(gone), not_looked_at)


def _is_below(path: str, folders: tuple[str, ...]) -> bool:
    """Whether the path is one of the files or lies in one of the folders."""
    at = normpath(path)
    inside = not at.startswith(("/", "../"))
    return any(
        at == folder or at.startswith(folder.rstrip("/") + "/") or (folder == "." and inside) for folder in folders
    )
