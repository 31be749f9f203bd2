"""The report a person reads: grouped by listing, with the words in question marked, the law, and what to write instead.

Plain text with ANSI colours of its own. A dozen codes need no library, nothing here interprets markup in the text of
strangers, and a file, a pipe and a terminal get the same characters. Colour only repeats what words and marks say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, TextIO

from listing_audit.model.topics import severity_rank
from listing_audit.report import wording
from listing_audit.report.display import display_width, shortened, visible
from listing_audit.report.look import MARK_CLOSE, MARK_OPEN, Look, labelled, paragraph
from listing_audit.report.summary_text import summary_lines, unread_line

if TYPE_CHECKING:
    from listing_audit.model.findings import Consideration, Finding, RunFacts, Summary
    from listing_audit.model.listing import Listing, ReadError, ReadNote
    from listing_audit.report.records import RuleFacts

_MAX_TITLE_CHARS = 480


class TerminalReport:
    """Writes listing by listing to a text stream; listings without findings are only counted."""

    def __init__(self, out: TextIO, look: Look) -> None:
        self._out = out
        self._look = look
        self._shown = 0
        self._hidden = 0
        self._last_line = ""
        self._run: RunFacts | None = None

    def begin(self, run: RunFacts) -> None:
        self._run = run

    def audited(
        self, listing: Listing, findings: Sequence[Finding], considerations: Sequence[Consideration] = ()
    ) -> None:
        open_findings = [finding for finding in findings if finding.suppressed is None]
        limit = self._look.limit
        room = len(open_findings) if limit is None else max(0, limit - self._shown)
        shown = worst_first(open_findings)[:room] if len(open_findings) > room else open_findings
        self._shown += len(shown)
        self._hidden += len(open_findings) - len(shown)
        if shown or considerations:
            if self._last_line:
                self._write([""])
            self._write(listing_lines(listing, shown, considerations, self._look))

    def unread(self, error: ReadError) -> None:
        self._write([unread_line(error, self._look.language)])

    def noted(self, note: ReadNote) -> None:
        pass

    def finish(self, summary: Summary, rules: Sequence[RuleFacts], gone: Sequence[Finding] = ()) -> None:
        assert self._run is not None, "begin comes first"
        if self._last_line:
            self._write([""])
        if self._hidden:
            self._write([wording.phrase("hidden", self._look.language, count=self._hidden), ""])
        self._write(gone_lines(gone, self._look))
        self._write(summary_lines(summary, self._run, self._look.language, self._look.paint))
        self._out.flush()

    def _write(self, lines: Iterator[str] | list[str]) -> None:
        for line in lines:
            self._out.write(line + "\n")
            self._last_line = line


def gone_lines(gone: Sequence[Finding], look: Look) -> Iterator[str]:
    """Yield the findings of the baseline that were not found again, one a line, and an empty line; nothing for none."""
    if not gone:
        return
    yield look.paint(wording.phrase("gone", look.language, count=len(gone)), "head")
    for finding in gone if look.limit is None else gone[: look.limit]:
        yield "  - " + gone_text(finding, look.language)
    hidden = 0 if look.limit is None else len(gone) - look.limit
    if hidden > 0:
        yield wording.phrase("hidden", look.language, count=hidden)
    yield ""


def gone_text(finding: Finding, language: str) -> str:
    """Return a finding on one line, as it was when it was last seen."""
    where = [visible(finding.listing_id), wording.field_title(visible(finding.field), language)]
    quote = f" {MARK_OPEN}{shortened(visible(finding.quote), 60)}{MARK_CLOSE}" if finding.quote else ""
    since = wording.phrase("first_seen", language, value=visible(finding.first_seen)) if finding.first_seen else ""
    parts = [*filter(None, where), visible(finding.rule_id), since, f"#{visible(finding.fingerprint)[:12]}"]
    return " · ".join(filter(None, parts)) + quote


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings in order of severity, the worst first, else in the order given."""
    return sorted(findings, key=lambda finding: severity_rank(finding.severity))


def listing_lines(
    listing: Listing, findings: Sequence[Finding], considerations: Sequence[Consideration], look: Look
) -> Iterator[str]:
    """Yield the block of one listing: where it stands, its findings, what was considered, and an empty line."""
    yield _heading(listing, findings, look)
    for finding in findings:
        if _waits_for(finding) is None:
            from listing_audit.report.finding_text import finding_lines  # not for a clean listing

            yield from finding_lines(finding, look, listing)
    for fact, heading in _IN_BRIEF.items():
        yield from _brief_lines([finding for finding in findings if _waits_for(finding) == fact], heading, look)
    if considerations:
        yield from consideration_lines(considerations, look)
    yield ""


def consideration_lines(considerations: Sequence[Consideration], look: Look) -> Iterator[str]:
    """Yield every candidate that was looked at, what became of it, and the source that decided."""
    language = look.language
    yield ""
    yield "  " + look.paint(wording.phrase("considered", language), "head")
    for item in considerations:
        outcome = wording.word(wording.OUTCOME_WORDS.get(item.outcome, (item.outcome, item.outcome)), language)
        quote = shortened(visible(item.quote), 60)
        place = visible(item.rule_id)
        if item.span is None:
            words = wording.phrase("nothing_marked", language)
        else:
            words = look.paint(MARK_OPEN + quote + MARK_CLOSE, "words")
            field = wording.field_title(visible(item.field), language)
            place = f"{field} {item.span.start}–{item.span.end} · {place}"
        yield f"  - {words}  {outcome}  " + look.paint(place, "faint")
        if item.reason:
            yield from paragraph(visible(item.reason), look, indent=6)
        if item.source:
            yield from labelled(wording.phrase("law", language), visible(item.source), look, indent=6)


# Facts without which nothing can be said yet, and nothing acted on: one line each, or they would bury the findings
# about words that are there.
_IN_BRIEF: Final = {"rest_of_listing": "open_on_rest", "price_history": "open_on_history"}


def _waits_for(finding: Finding) -> str | None:
    """Return the fact that a finding waits for when it says no more than that: of single texts, of bare prices."""
    missing = str(finding.details.get("missing_fact"))
    brief = finding.verdict == "undecided" and finding.span is None and missing in _IN_BRIEF
    return missing if brief else None


def _brief_lines(findings: Sequence[Finding], heading: str, look: Look) -> Iterator[str]:
    if findings:
        yield ""
        yield "  " + look.paint(wording.phrase(heading, look.language), "head")
    for finding in findings:
        title = wording.topic_title(finding.topic, look.language)
        text = visible(finding.message) or title
        foot = " · ".join(
            [visible(finding.jurisdiction), visible(finding.rule_id), f"#{visible(finding.fingerprint)[:12]}"]
        )
        yield f"  - {text}  " + look.paint(foot, "faint")


def _heading(listing: Listing, findings: Sequence[Finding], look: Look) -> str:
    location = listing.location or next((f.location for f in findings if f.location), None)
    where = ":".join([visible(location.path), str(location.line)] if location and location.line else
                     [visible(location.path)] if location else [])  # fmt: skip
    title = next((field.text for field in listing.fields if field.name == "title"), "")
    title = title if title.strip() else next((field.text for field in listing.fields if field.text.strip()), "")
    name = visible(listing.id) or ("" if where or title.strip() else wording.phrase("no_id", look.language))
    parts = [part for part in (where, name) if part]
    used = display_width("  ".join(parts))
    room = look.columns() - used - 2
    shown_title = shortened(visible(title[:_MAX_TITLE_CHARS]), room) if title.strip() and room >= 12 else ""
    return "  ".join(part for part in (look.paint("  ".join(parts), "head"), look.paint(shown_title, "faint")) if part)
