"""Tells the reports of a run what happens in it, counts, and says how it ended."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from listing_audit.api import Audit, Scanner
from listing_audit.cli.gate import comparison_of, exit_code, failing_count
from listing_audit.cli.outputs import reports_of
from listing_audit.cli.progress import Progress
from listing_audit.cli.settings import Settings
from listing_audit.cli.words import either
from listing_audit.judge.summary import added, summarise
from listing_audit.model.findings import RunFacts, Summary
from listing_audit.model.listing import ReadError, ReadNote
from listing_audit.report.summary_text import note_line, unread_line

if TYPE_CHECKING:
    from listing_audit.cli.changed import ChangedSince
    from listing_audit.judge.baseline import Gone


def audit_and_report(
    scanner: Scanner,
    settings: Settings,
    parts: Iterable[Audit | ReadError | ReadNote],
    *,
    sources: Sequence[str] = (),
    passed_over: ChangedSince | None = None,
) -> int:
    """Pass everything to the reports as it comes and return the exit code.

    Rules are loaded, and output files opened, before the first listing is read: one bad rule file stops a run before
    it begins. Remarks and errors also go to standard error where the report on standard output does not show them.
    `passed_over` knows how many listings were left out because they did not change.
    """
    started = datetime.now().astimezone().isoformat(timespec="seconds")
    run = scanner.run_facts(sources=sources, started_at=started)
    comparison = comparison_of(settings, started_at=started)
    progress = Progress(sys.stderr, quiet=settings.quiet)
    with reports_of(settings) as reports:
        reports.begin(run)
        counts = Summary()
        listings = failing = 0
        unread: list[str] = []
        reporting: set[str] = set()
        waivers_used: set[str] = set()
        for part in parts:
            if isinstance(part, Audit):
                listings += not part.of_catalogue
                if comparison is not None:
                    part = replace(part, findings=comparison.marked(part.listing.id, part.findings))
                failing += failing_count(part.findings, settings)
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
                unread.append(part.path)
                reports.unread(part)
                if settings.format != "text":
                    sys.stderr.write(unread_line(part, settings.lang) + "\n")
            else:
                reports.noted(part)
                if not settings.quiet:
                    sys.stderr.write(note_line(part) + "\n")
        progress.hide()
        unchanged = passed_over.passed_over if passed_over is not None else 0
        summary = replace(counts, listings=listings, errors=len(unread), unchanged=unchanged)
        gone: Gone | None = None
        if comparison is not None:
            rules = [head.id for head in scanner.rule_set.heads]
            gone = comparison.gone(rules=rules, sources=() if passed_over else sources, unread=unread)
        reports.finish(summary, scanner.rule_facts(reporting), gone.findings if gone is not None else ())
    if gone is not None and gone.not_looked_at and not settings.quiet:
        sys.stderr.write(_not_looked_at(gone.not_looked_at))
    for note in scanner.waiver_notes(waivers_used):
        sys.stderr.write(note + "\n")
    _warn_of_nothing(summary, run)
    return exit_code(errors=len(unread), failing=failing)


def _not_looked_at(count: int) -> str:
    return either(
        f"基线中的 {count} 项不在本次审核范围内，是否仍在未知\n",
        f"of the baseline, {count} were outside what this run looked at; nothing is known of them\n",
    )


def _warn_of_nothing(summary: Summary, run: RunFacts) -> None:
    if not (summary.listings or summary.errors or summary.unchanged):
        sources = ", ".join(run.sources)
        sys.stderr.write(either(f"没有读到任何商品：{sources}\n", f"no listing was found in {sources}\n"))
