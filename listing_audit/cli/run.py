"""Tells the reports of a run what happens in it, counts, and says how it ended."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from listing_audit.api import Audit, Scanner
from listing_audit.cli.outputs import reports_of
from listing_audit.cli.progress import Progress
from listing_audit.cli.settings import Settings
from listing_audit.cli.words import either
from listing_audit.judge.summary import added, summarise
from listing_audit.model.findings import RunFacts, Summary
from listing_audit.model.listing import ReadError, ReadNote
from listing_audit.model.topics import SEVERITIES, severity_rank
from listing_audit.report.summary_text import note_line, unread_line

CLEAN, FOUND, WRONG = 0, 1, 2


def audit_and_report(
    scanner: Scanner,
    settings: Settings,
    parts: Iterable[Audit | ReadError | ReadNote],
    *,
    sources: Sequence[str] = (),
) -> int:
    """Pass everything to the reports as it comes and return the exit code.

    Rules are loaded, and output files opened, before the first listing is read: one bad rule file stops a run before
    it begins. Remarks and errors also go to standard error where the report on standard output does not show them.
    """
    started = datetime.now().astimezone().isoformat(timespec="seconds")
    run = scanner.run_facts(sources=sources, started_at=started)
    progress = Progress(sys.stderr, quiet=settings.quiet)
    with reports_of(settings) as reports:
        reports.begin(run)
        counts = Summary()
        listings = errors = 0
        reporting: set[str] = set()
        waivers_used: set[str] = set()
        for part in parts:
            if isinstance(part, Audit):
                listings += 1
                progress.count(len(part.findings))
                if part.findings or part.considerations:
                    progress.hide()
                    reporting.update(finding.rule_id for finding in part.findings)
                    waivers_used.update(part.waivers_used)
                    counts = added(counts, summarise(part.findings))
                reports.audited(part.listing, part.findings, part.considerations)
                continue
            progress.hide()
            if isinstance(part, ReadError):
                errors += 1
                reports.unread(part)
                if settings.format != "text":
                    sys.stderr.write(unread_line(part, settings.lang) + "\n")
            else:
                reports.noted(part)
                if not settings.quiet:
                    sys.stderr.write(note_line(part) + "\n")
        progress.hide()
        summary = replace(counts, listings=listings, errors=errors)
        reports.finish(summary, scanner.rule_facts(reporting))
    for note in scanner.waiver_notes(waivers_used):
        sys.stderr.write(note + "\n")
    _warn_of_nothing(summary, run)
    return exit_code(summary, settings)


def exit_code(summary: Summary, settings: Settings) -> int:
    """Return 2 when anything could not be read, 1 when something found is as bad as `fail_on`, else 0.

    An unreadable part is never a pass. Advice and suppressed findings never fail a run, undecided ones only if asked.
    """
    if summary.errors:
        return WRONG
    if settings.fail_on is not None:
        failing = SEVERITIES[: severity_rank(settings.fail_on) + 1]
        if any(summary.findings.get(severity, 0) for severity in failing):
            return FOUND
    return FOUND if settings.fail_on_undecided and summary.undecided else CLEAN


def _warn_of_nothing(summary: Summary, run: RunFacts) -> None:
    if summary.listings == 0 and summary.errors == 0:
        sources = ", ".join(run.sources)
        sys.stderr.write(either(f"没有读到任何商品：{sources}\n", f"no listing was found in {sources}\n"))
