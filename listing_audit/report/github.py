"""GitHub annotations: workflow commands on standard output, one a finding.

Source: GitHub Docs, "Workflow commands for GitHub Actions", read 2026-11-21. GitHub shows ten errors, ten warnings and
ten notices of a step; the rest stay in the log.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO, Final

from listing_audit.model.findings import Consideration, Finding, RunFacts, Summary
from listing_audit.model.listing import Listing, ReadError, ReadNote
from listing_audit.report import wording
from listing_audit.report.display import visible
from listing_audit.report.places import level_of, place_of
from listing_audit.report.records import RuleFacts

_COMMANDS: Final = {"error": "error", "warning": "warning", "note": "notice"}


class GitHubAnnotations:
    """Writes a command for every finding that is not suppressed, as they come, and one with the counts at the end."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._run: RunFacts | None = None

    def begin(self, run: RunFacts) -> None:
        self._run = run

    def audited(
        self, listing: Listing, findings: Sequence[Finding], considerations: Sequence[Consideration] = ()
    ) -> None:
        assert self._run is not None, "begin comes first"
        language = self._run.language
        for finding in findings:
            if finding.suppressed is not None:
                continue
            place = place_of(finding, listing)
            severity = wording.word(wording.SEVERITY_WORDS[finding.severity], language)
            verdict = wording.word(wording.VERDICT_WORDS[finding.verdict], language)
            name = visible(finding.listing_id)
            law = "; ".join(" ".join(p for p in (c.name, c.article) if p) for c in finding.citations)
            parts = [f"{name} · {wording.field_title(finding.field, language)}: {finding.message}", finding.remedy]
            parts += [f"{law} ({finding.rule_id})" if law else finding.rule_id]
            self._write(
                _COMMANDS[level_of(finding)],
                place.path if place is not None else None,
                place.line if place is not None else None,
                f"{severity}, {verdict}: {wording.topic_title(finding.topic, language)}",
                "\n".join(visible(part) for part in parts if part),
            )

    def unread(self, error: ReadError) -> None:
        assert self._run is not None, "begin comes first"
        who = f"{visible(error.listing_id)}: " if error.listing_id else ""
        title = wording.phrase("unread", self._run.language)
        self._write("error", error.path, error.line, title, who + visible(error.reason))

    def noted(self, note: ReadNote) -> None:
        pass

    def finish(self, summary: Summary, rules: Sequence[RuleFacts], gone: Sequence[Finding] = ()) -> None:
        assert self._run is not None, "begin comes first"
        language, total = self._run.language, sum(summary.findings.values())
        say = wording.phrase
        parts = [say("listing" if summary.listings == 1 else "listings", language, count=summary.listings)]
        parts.append(
            say("finding" if total == 1 else "findings", language, count=total)
            if total
            else say("no_findings", language)
        )
        counts = (("undecided", summary.undecided), ("suppressed", summary.suppressed), ("errors", summary.errors))
        parts += [say(key, language, count=count) for key, count in (*counts, ("gone", len(gone))) if count]
        self._write("notice", None, None, "listing-audit", " · ".join(parts))
        self._out.flush()

    def _write(self, command: str, path: str | None, line: int | None, title: str, message: str) -> None:
        properties = [f"file={_property(visible(path))}"] if path else []
        properties += [f"line={line}"] if path and line else []
        properties.append(f"title={_property(visible(title))}")
        self._out.write(f"::{command} {','.join(properties)}::{_data(message)}\n".encode())


def _data(text: str) -> str:
    """A command ends with its line; without this a listing could write commands of its own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
