"""SARIF 2.1.0, for code scanning: rules with their law, results with file and line, suppressions kept.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, 2020-03-27.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO, Final

from listing_audit.model.findings import Citation, Consideration, Detail, Finding, RunFacts, Summary
from listing_audit.model.listing import Listing, Location, ReadError, ReadNote
from listing_audit.model.topics import Verdict
from listing_audit.report import wording
from listing_audit.report.display import visible
from listing_audit.report.json_text import json_bytes
from listing_audit.report.places import level_of, place_of, uri_of, web_address
from listing_audit.report.records import Record, RuleFacts

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
# By 3.27.9 and 3.27.10 of the standard only a result of kind `fail` has a level of its own.
_KINDS: Final[dict[Verdict, str]] = {
    "violation": "fail",
    "needs_evidence": "fail",
    "undecided": "open",
    "advice": "informational",
}
_MAX_NOTIFICATIONS: Final = 10_000


class Sarif:
    """Writes one SARIF log to a binary stream, results as they come, the rules after them."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._first = True
        self._run: RunFacts | None = None
        self._shown: dict[str, Finding] = {}  # the first finding of each rule speaks for it
        self._notifications: list[Detail] = []
        self._unread = 0

    def begin(self, run: RunFacts) -> None:
        self._run = run
        head = b'{"$schema":' + json_bytes(SCHEMA) + b',"version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints"'
        self._out.write(head + b',\n"results":[')

    def audited(
        self, listing: Listing, findings: Sequence[Finding], considerations: Sequence[Consideration] = ()
    ) -> None:
        for finding in findings:
            self._shown.setdefault(finding.rule_id, finding)
            self._out.write((b"\n  " if self._first else b",\n  ") + json_bytes(self._result(finding, listing)))
            self._first = False

    def unread(self, error: ReadError) -> None:
        self._unread += 1
        if len(self._notifications) < _MAX_NOTIFICATIONS:
            who = f" ({visible(error.listing_id)})" if error.listing_id else ""
            self._notifications.append(
                {
                    "level": "error",
                    "message": _message(visible(error.reason) + who),
                    "locations": [{"physicalLocation": _physical(Location(error.path, error.line))}],
                }
            )

    def noted(self, note: ReadNote) -> None:
        pass

    def finish(self, summary: Summary, rules: Sequence[RuleFacts], gone: Sequence[Finding] = ()) -> None:
        assert self._run is not None, "begin comes first"
        run = self._run
        facts = {rule.id: rule for rule in rules}
        invocation: Record = {"executionSuccessful": summary.errors == 0}
        if self._notifications:
            invocation["toolExecutionNotifications"] = self._notifications
        if self._unread > _MAX_NOTIFICATIONS:
            invocation["properties"] = {"notificationsLeftOut": self._unread - _MAX_NOTIFICATIONS}
        driver: Record = {
            "name": "listing-audit",
            "semanticVersion": visible(run.tool_version),
            "language": "zh-CN" if run.language == "zh" else "en-US",
            "rules": [_rule(finding, facts.get(rule), run.language) for rule, finding in sorted(self._shown.items())],
        }
        properties: Record = {
            "asOf": visible(run.as_of),
            "ruleSet": visible(run.rule_set),
            "rules": run.rules,
            "listings": summary.listings,
            "gone": [visible(finding.fingerprint) for finding in gone],
        }
        parts: Record = {"tool": {"driver": driver}, "invocations": [invocation], "properties": properties}
        body = b",\n".join(json_bytes(name) + b":" + json_bytes(part) for name, part in parts.items())
        self._out.write(b"\n],\n" + body + b"}]}\n")
        self._out.flush()

    def _result(self, finding: Finding, listing: Listing) -> Record:
        assert self._run is not None, "begin comes first"
        kind = _KINDS[finding.verdict]
        name = visible(finding.listing_id)
        field = visible(finding.field)
        location: Record = {
            "logicalLocations": [{"name": field, "fullyQualifiedName": f"{name}/{field}", "kind": "member"}],
        }
        place = place_of(finding, listing)
        if place is not None:
            location["physicalLocation"] = _physical(place)
        result: Record = {
            "ruleId": visible(finding.rule_id),
            "kind": kind,
            "level": level_of(finding) if kind == "fail" else "none",
            "message": _message(
                f"{name} · {wording.field_title(field, self._run.language)}: {visible(finding.message)}"
            ),
            "locations": [location],
            # The second is what GitHub follows an alert by; its own hash of the line would change with every row.
            "fingerprints": {"listing-audit/v1": visible(finding.fingerprint)},
            "partialFingerprints": {"primaryLocationLineHash": f"{visible(finding.fingerprint)}:1"},
            "properties": _properties(finding),
        }
        state = _baseline_state(finding, self._run)
        if state:
            result["baselineState"] = state
        suppressed = finding.suppressed
        result["suppressions"] = (
            []
            if suppressed is None
            else [
                {
                    "kind": "external",
                    "status": "accepted",
                    "justification": visible(suppressed.reason),
                    "properties": {"by": suppressed.by, "until": suppressed.until, "owner": suppressed.owner},
                }
            ]
        )
        return result


def _baseline_state(finding: Finding, run: RunFacts) -> str | None:
    """Findings have an age only where the run was held against a baseline."""
    if finding.first_seen is None or run.started_at is None:
        return None
    if finding.suppressed is not None and finding.suppressed.by == "baseline":
        return "unchanged"
    return "new" if finding.first_seen == run.started_at[:10] else "updated"


def _properties(finding: Finding) -> Record:
    texts: dict[str, str | None] = {
        "listingId": finding.listing_id,
        "field": finding.field,
        "quote": finding.quote,
        "context": finding.context,
        "remedy": finding.remedy,
        "suggestion": finding.suggestion,
        "jurisdiction": finding.jurisdiction,
        "firstSeen": finding.first_seen,
    }
    record: Record = {name: visible(text) for name, text in texts.items() if text is not None}
    record |= {"verdict": finding.verdict, "severity": finding.severity, "confidence": finding.confidence}
    if finding.span is not None:
        record["span"] = {"start": finding.span.start, "end": finding.span.end}
    return record


def _physical(place: Location) -> Record:
    artifact: Record = {"uri": uri_of(place.path)}
    if not str(artifact["uri"]).startswith("file:"):
        artifact["uriBaseId"] = "%SRCROOT%"
    physical: Record = {"artifactLocation": artifact}
    if place.line:
        physical["region"] = {"startLine": place.line}
    return physical


def _rule(finding: Finding, facts: RuleFacts | None, language: str) -> Record:
    title = facts.title if facts is not None else wording.topic_title(finding.topic, language)
    citations = facts.citations if facts is not None and facts.citations else finding.citations
    say = wording.phrase
    lines = [(say("why", language), finding.why), (say("remedy", language), finding.remedy)]
    lines += [(say("penalty", language), finding.penalty or "")]
    lines += [(say("law", language), _citation(citation)) for citation in citations]
    help_text = "\n".join(f"{label}: {visible(text)}" for label, text in lines if text)
    rule: Record = {
        "id": visible(finding.rule_id),
        "shortDescription": {"text": visible(title) or visible(finding.rule_id)},
        "fullDescription": {"text": visible(finding.why or title) or visible(finding.rule_id)},
        "help": {"text": help_text or visible(title) or visible(finding.rule_id)},
        "defaultConfiguration": {"level": level_of(finding)},
        "properties": {
            "tags": list(dict.fromkeys((visible(finding.family), visible(finding.topic)))),
            "version": finding.rule_version,
        },
    }
    address = next((url for url in (web_address(citation.url) for citation in citations) if url), None)
    if address:
        rule["helpUri"] = address
    return rule


def _citation(citation: Citation) -> str:
    return " ".join(part for part in (citation.name, citation.article, citation.url) if part)


def _message(text: str) -> Record:
    # Brackets followed by parentheses would be an embedded link (3.11.6).
    return {
        "text": (text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]") if "](" in text else text) or "-"
    }
