"""Counts that can be added up: parts of a run, from other processes or other days, give the summary of the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from listing_audit.model.findings import Finding, Summary
from listing_audit.model.topics import FAMILY_TITLES, SEVERITIES, VERDICTS


def summarise(findings: Iterable[Finding], *, listings: int = 0, errors: int = 0) -> Summary:
    """Return the counts of these findings.

    Severities and families count what stands (`violation` and `needs_evidence`); verdicts count everything that is not
    suppressed. Undecided findings, advice and suppressed ones are counted apart. Every severity and verdict is named,
    also with nothing to count, so that readers need no special case.
    """
    severities: dict[str, int] = dict.fromkeys(SEVERITIES, 0)
    verdicts: dict[str, int] = dict.fromkeys(VERDICTS, 0)
    families: dict[str, int] = {}
    suppressed = 0
    for finding in findings:
        if finding.suppressed is not None:
            suppressed += 1
            continue
        verdicts[finding.verdict] += 1
        if finding.verdict in ("violation", "needs_evidence"):
            severities[finding.severity] += 1
            families[finding.family] = families.get(finding.family, 0) + 1
    return Summary(
        listings=listings,
        findings=_in_order(severities, SEVERITIES),
        by_family=_in_order(families, tuple(FAMILY_TITLES)),
        by_verdict=_in_order(verdicts, VERDICTS),
        undecided=verdicts["undecided"],
        advice=verdicts["advice"],
        suppressed=suppressed,
        errors=errors,
    )


def added(first: Summary, second: Summary) -> Summary:
    """Return the summary of both parts together. An empty `Summary()` changes nothing but the keys."""
    return Summary(
        listings=first.listings + second.listings,
        findings=_sum(first.findings, second.findings, SEVERITIES),
        by_family=_sum(first.by_family, second.by_family, tuple(FAMILY_TITLES)),
        by_verdict=_sum(first.by_verdict, second.by_verdict, VERDICTS),
        undecided=first.undecided + second.undecided,
        advice=first.advice + second.advice,
        suppressed=first.suppressed + second.suppressed,
        errors=first.errors + second.errors,
        unchanged=first.unchanged + second.unchanged,
    )


def _sum(first: Mapping[str, int], second: Mapping[str, int], order: Sequence[str]) -> dict[str, int]:
    return _in_order({key: first.get(key, 0) + second.get(key, 0) for key in (*first, *second)}, order)


def _in_order(counts: Mapping[str, int], order: Sequence[str]) -> dict[str, int]:
    known = {key: counts[key] for key in order if key in counts}
    return known | {key: counts[key] for key in sorted(counts) if key not in known}
