"""Says whether a run passes: what is new against a baseline, and what is bad enough to fail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from listing_audit.errors import InputError
from listing_audit.model.topics import CONFIDENCES, severity_rank

if TYPE_CHECKING:
    from listing_audit.cli.settings import Settings
    from listing_audit.judge.baseline import Baseline, Gone
    from listing_audit.model.findings import Finding

CLEAN, FOUND, WRONG = 0, 1, 2


def is_failing(finding: Finding, settings: Settings) -> bool:
    """Return whether this finding alone makes the run end with 1.

    Advice and suppressed findings never do, undecided ones only with `fail_on_undecided`, the others when they are as
    bad and as sure as asked and have one of the verdicts asked for.
    """
    if finding.suppressed is not None or finding.verdict == "advice":
        return False
    if finding.verdict == "undecided":
        return settings.fail_on_undecided
    if settings.fail_on is None or finding.verdict not in settings.fail_on_verdicts:
        return False
    sure = CONFIDENCES.index(finding.confidence) <= CONFIDENCES.index(settings.fail_on_confidence)
    return sure and severity_rank(finding.severity) <= severity_rank(settings.fail_on)


def failing_count(findings: Iterable[Finding], settings: Settings) -> int:
    """Return how many of the findings fail the run."""
    return sum(is_failing(finding, settings) for finding in findings)


def exit_code(*, errors: int, failing: int) -> int:
    """Return 2 when anything could not be read, 1 when anything fails the run, else 0."""
    return WRONG if errors else FOUND if failing else CLEAN


class Comparison:
    """A run held against an earlier report: findings are marked as they come, what is gone is known at the end."""

    def __init__(self, baseline: Baseline, *, today: str, language: str) -> None:
        self._baseline = baseline
        self._today = today
        self._language = language
        self._known_listings = {finding.listing_id for finding in baseline.findings.values()}
        self._found: set[str] = set()
        self._listings: set[str] = set()

    def marked(self, listing_id: str, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Return the findings of one listing with their ages, those that the earlier report has marked as known."""
        if listing_id in self._known_listings:
            self._listings.add(listing_id)
        from listing_audit.judge.baseline import compared

        self._found.update(one.fingerprint for one in findings if one.fingerprint in self._baseline.findings)
        return compared(findings, self._baseline, today=self._today, language=self._language)

    def gone(self, *, rules: Iterable[str], sources: Sequence[str], unread: Iterable[str]) -> Gone:
        """Return what the earlier report has and the run has not. `sources` were read as a whole."""
        from listing_audit.judge.baseline import gone_since

        return gone_since(
            self._baseline,
            found=self._found,
            listings=self._listings,
            rules=set(rules),
            sources=sources,
            unread=set(unread),
        )


def comparison_of(settings: Settings, *, started_at: str) -> Comparison | None:
    """Return the comparison with the baseline of the settings, None without one. InputError for one that is no report."""
    if settings.baseline is None:
        return None
    return Comparison(_read_baseline(settings.baseline), today=started_at[:10], language=settings.lang)


def _read_baseline(path: Path) -> Baseline:
    from listing_audit.judge.baseline import baseline_of
    from listing_audit.report.read_document import read_report

    try:
        with path.open("rb") as source:
            results = read_report(source, str(path))
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error)) from error
    started = results.run.started_at
    return baseline_of(results.findings, made_on=started[:10] if started else None)
