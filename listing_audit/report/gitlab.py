"""GitLab Code Quality: a list of issues that a merge request shows as new or resolved.

Source: GitLab Docs, "Code Quality", section "Code Quality report format", read 2026-11-21.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO, Final

from listing_audit.model.findings import Consideration, Finding, RunFacts, Summary
from listing_audit.model.listing import Listing, ReadError, ReadNote
from listing_audit.model.topics import Severity
from listing_audit.report import wording
from listing_audit.report.display import visible
from listing_audit.report.json_text import json_bytes
from listing_audit.report.places import place_of
from listing_audit.report.records import Record, RuleFacts

_SEVERITIES: Final[dict[Severity, str]] = {
    "critical": "blocker",
    "high": "critical",
    "medium": "major",
    "low": "minor",
    "info": "info",
}


class GitLabCodeQuality:
    """Writes one list to a binary stream. Suppressed findings are left out: GitLab has no word for them."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._first = True
        self._run: RunFacts | None = None

    def begin(self, run: RunFacts) -> None:
        self._run = run
        self._out.write(b"[")

    def audited(
        self, listing: Listing, findings: Sequence[Finding], considerations: Sequence[Consideration] = ()
    ) -> None:
        assert self._run is not None, "begin comes first"
        for finding in findings:
            if finding.suppressed is not None:
                continue
            decided = finding.verdict in ("violation", "needs_evidence")
            place = place_of(finding, listing)
            field = wording.field_title(visible(finding.field), self._run.language)
            self._issue(
                f"{visible(finding.listing_id)} · {field}: {visible(finding.message)}",
                visible(finding.rule_id),
                visible(finding.fingerprint),
                _SEVERITIES[finding.severity] if decided else "info",
                place.path if place is not None else "listing-audit",
                place.line if place is not None else None,
            )

    def unread(self, error: ReadError) -> None:
        import hashlib

        # A part that was not audited must not vanish from the only report that a reviewer sees.
        said = f"{error.path}\0{error.line}\0{error.listing_id}\0{error.reason}".encode("utf-8", "backslashreplace")
        mark = hashlib.sha256(said).hexdigest()[:32]
        self._issue(visible(error.reason), "unreadable", mark, "blocker", error.path, error.line)

    def noted(self, note: ReadNote) -> None:
        pass

    def finish(self, summary: Summary, rules: Sequence[RuleFacts], gone: Sequence[Finding] = ()) -> None:
        self._out.write(b"\n]\n")
        self._out.flush()

    def _issue(
        self, description: str, check: str, fingerprint: str, severity: str, path: str, line: int | None
    ) -> None:
        issue: Record = {
            "description": description,
            "check_name": check,
            "fingerprint": fingerprint,
            "severity": severity,
            "location": {"path": visible(path).removeprefix("./"), "lines": {"begin": line or 1}},
        }
        self._out.write((b"\n  " if self._first else b",\n  ") + json_bytes(issue))
        self._first = False
