"""JUnit XML: one test case a listing, failed when something stands against it.

The shape is the one that Jenkins, GitLab and GitHub's test reporters read; there is no standard of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from listing_audit.model.findings import Consideration, Finding, RunFacts, Summary
from listing_audit.model.listing import Listing, ReadError, ReadNote
from listing_audit.model.topics import severity_rank
from listing_audit.report import wording
from listing_audit.report.display import shortened, visible
from listing_audit.report.places import place_of
from listing_audit.report.records import RuleFacts
from listing_audit.report.spool import Spool


class JUnit:
    """Writes one test suite to a binary stream at the end of the run, because its counts stand before its cases.

    A listing with violations or findings that need evidence is a failure, one with nothing but undecided findings is
    skipped, what could not be read is an error. Advice and suppressed findings are in the case's output.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._cases = Spool()
        self._run: RunFacts | None = None
        self._tests = self._failures = self._skipped = self._errors = 0

    def begin(self, run: RunFacts) -> None:
        self._run = run

    def audited(
        self, listing: Listing, findings: Sequence[Finding], considerations: Sequence[Consideration] = ()
    ) -> None:
        assert self._run is not None, "begin comes first"
        language = self._run.language
        standing = [f for f in findings if f.suppressed is None and f.verdict in ("violation", "needs_evidence")]
        undecided = [f for f in findings if f.suppressed is None and f.verdict == "undecided"]
        others = [f for f in findings if f.suppressed is not None or f.verdict == "advice"]
        body = []
        if standing:
            self._failures += 1
            worst = min(standing, key=lambda finding: severity_rank(finding.severity))
            head = wording.phrase("findings" if len(standing) > 1 else "finding", language, count=len(standing))
            text = "\n\n".join(_text(finding, language) for finding in (*standing, *undecided))
            attributes = f"message={_attribute(f'{head}: {worst.message}')} type={_attribute(worst.rule_id)}"
            body.append(f"<failure {attributes}>{escape(text)}</failure>")
        elif undecided:
            self._skipped += 1
            body.append(f"<skipped message={_attribute('; '.join(f.message for f in undecided))}/>")
        if others:
            text = "\n\n".join(_text(finding, language) for finding in others)
            body.append(f"<system-out>{escape(text)}</system-out>")
        self._case(listing, findings, body)

    def unread(self, error: ReadError) -> None:
        self._tests += 1
        self._errors += 1
        name = error.listing_id or (f"{error.path}:{error.line}" if error.line else error.path)
        line = f" line={_attribute(str(error.line))}" if error.line else ""
        self._cases.add(
            f"  <testcase classname={_attribute(error.path)} name={_attribute(name)} file={_attribute(error.path)}{line}>"
            f"<error message={_attribute(error.reason)}/></testcase>\n".encode()
        )

    def noted(self, note: ReadNote) -> None:
        pass

    def finish(self, summary: Summary, rules: Sequence[RuleFacts], gone: Sequence[Finding] = ()) -> None:
        assert self._run is not None, "begin comes first"
        counts = f'tests="{self._tests}" failures="{self._failures}" errors="{self._errors}"'
        stamp = f" timestamp={_attribute(self._run.started_at[:19])}" if self._run.started_at else ""
        head = f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites {counts}>\n'
        head += f'<testsuite name="listing-audit" {counts} skipped="{self._skipped}"{stamp}>\n  <properties>\n'
        facts = {"as_of": self._run.as_of, "rule_set": self._run.rule_set, "tool_version": self._run.tool_version}
        facts["gone"] = str(len(gone))
        head += "".join(f'    <property name="{key}" value={_attribute(value)}/>\n' for key, value in facts.items())
        self._out.write(f"{head}  </properties>\n".encode())
        self._cases.pour(self._out)
        self._out.write(b"</testsuite>\n</testsuites>\n")
        self._out.flush()

    def _case(self, listing: Listing, findings: Sequence[Finding], body: list[str]) -> None:
        self._tests += 1
        place = listing.location or next((p for p in map(place_of, findings) if p is not None), None)
        path = place.path if place is not None else ""
        where = f" file={_attribute(path)}" if path else ""
        where += f' line="{place.line}"' if place is not None and place.line else ""
        title = next((field.text for field in listing.fields if field.name == "title"), "")
        name = listing.id or shortened(visible(title[:200]), 80) or "-"
        head = f"  <testcase classname={_attribute(path or 'listing-audit')} name={_attribute(name)}{where}"
        self._cases.add((f"{head}>{''.join(body)}</testcase>\n" if body else f"{head}/>\n").encode())


def _text(finding: Finding, language: str) -> str:
    """A finding in a few lines; nothing in it that XML forbids, because `visible` spells those characters out."""
    severity = wording.word(wording.SEVERITY_WORDS[finding.severity], language)
    verdict = wording.word(wording.VERDICT_WORDS[finding.verdict], language)
    place = place_of(finding)
    where = f"{visible(place.path)}:{place.line}" if place is not None and place.line else ""
    lines = [f"{where} {severity}, {verdict}: {visible(finding.message)}".strip()]
    if finding.remedy:
        lines.append(f"  {wording.phrase('remedy', language)}: {visible(finding.remedy)}")
    law = "; ".join(" ".join(visible(p) for p in (c.name, c.article) if p) for c in finding.citations)
    if law:
        lines.append(f"  {wording.phrase('law', language)}: {law}")
    if finding.suppressed is not None:
        lines.append(f"  {finding.suppressed.by}: {visible(finding.suppressed.reason)}")
    lines.append(f"  {visible(finding.rule_id)} #{visible(finding.fingerprint)[:12]}")
    return "\n".join(lines)


def _attribute(text: str) -> str:
    return quoteattr(visible(text))
