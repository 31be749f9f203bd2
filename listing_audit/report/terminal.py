"""The report a person reads: grouped by listing, with the words in question marked, the law, and what to write instead.

Plain text with ANSI colours of its own. A dozen codes need no library, nothing here interprets markup in the text of
strangers, and a file, a pipe and a terminal get the same characters. Colour only repeats what words and marks say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from listing_audit.model.findings import Citation, Consideration, Evidence, Finding, RunFacts, Summary
from listing_audit.model.listing import Listing, Location, ReadError, ReadNote
from listing_audit.model.topics import Severity, severity_rank
from listing_audit.report import wording
from listing_audit.report.display import display_width, line_ranges, shortened, visible
from listing_audit.report.records import RuleFacts
from listing_audit.report.summary_text import summary_lines, unread_line

# Square brackets twice, as in the examples of rule files; 【】 would drown in Chinese titles, which are full of them.
MARK_OPEN, MARK_CLOSE = "[[", "]]"

# All of them exist in GB 18030 and its forerunners too.
SYMBOLS: dict[Severity, str] = {"critical": "■", "high": "▲", "medium": "◆", "low": "●", "info": "○"}
PLAIN_SYMBOLS: dict[Severity, str] = {"critical": "#", "high": "!", "medium": "*", "low": "-", "info": "."}

_COLOURS: dict[str, str] = {
    "critical": "1;31", "high": "31", "medium": "33", "low": "36", "info": "2",
    "head": "1", "faint": "2", "words": "1;4", "good": "32",
}  # fmt: skip
_MIN_WIDTH, _MAX_WIDTH = 40, 120
_MAX_QUOTE_CHARS = 400
_MAX_RELATED = 5
# Tags of listing descriptions; the terminal shows words, machine formats keep the raw text.
_TAG = re.compile(
    r"</?(?:p|div|span|br|hr|li|ul|ol|dl|dt|dd|b|strong|i|em|u|s|h[1-6]|table|thead|tbody|tr|td|th|a|img|font|section)"
    r"(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_CUT_TAG_BEFORE = re.compile(r"^[^<>]{0,100}>")
_WIDE_GAP = re.compile(r"\s{2,}")
_CUT_TAG_AFTER = re.compile(r"<[^<>]{0,100}$")


@dataclass(frozen=True, slots=True)
class Look:
    """How the report looks. `width` is in columns; `limit` is how many findings are shown, None for all."""

    language: str = "en"
    width: int = 100
    colour: bool = False
    unicode_symbols: bool = True
    limit: int | None = None

    def paint(self, text: str, colour: str) -> str:
        """Return the text in a colour, or as it is when colours are off."""
        return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if self.colour and text else text

    def columns(self) -> int:
        """Return the width within what can be read with comfort."""
        return max(_MIN_WIDTH, min(self.width, _MAX_WIDTH))


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

    def finish(self, summary: Summary, rules: Sequence[RuleFacts]) -> None:
        assert self._run is not None, "begin comes first"
        if self._last_line:
            self._write([""])
        if self._hidden:
            self._write([wording.phrase("hidden", self._look.language, count=self._hidden), ""])
        self._write(summary_lines(summary, self._run, self._look.language, self._look.paint))
        self._out.flush()

    def _write(self, lines: Iterator[str] | list[str]) -> None:
        for line in lines:
            self._out.write(line + "\n")
            self._last_line = line


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings in order of severity, the worst first, else in the order given."""
    return sorted(findings, key=lambda finding: severity_rank(finding.severity))


def listing_lines(
    listing: Listing, findings: Sequence[Finding], considerations: Sequence[Consideration], look: Look
) -> Iterator[str]:
    """Yield the block of one listing: where it stands, its findings, what was considered, and an empty line."""
    yield _heading(listing, findings, look)
    for finding in findings:
        yield from finding_lines(finding, look, listing)
    if considerations:
        yield from consideration_lines(considerations, look)
    yield ""


def finding_lines(finding: Finding, look: Look, listing: Listing) -> Iterator[str]:
    """Yield one finding: severity and what it is, the place, the words in their context, why, the law, what to do."""
    language = look.language
    symbols = SYMBOLS if look.unicode_symbols else PLAIN_SYMBOLS
    severity = f"{symbols[finding.severity]} {wording.word(wording.SEVERITY_WORDS[finding.severity], language)}"
    verdict = wording.word(wording.VERDICT_WORDS[finding.verdict], language)
    title = wording.topic_title(finding.topic, language)
    place = [wording.field_title(visible(finding.field), language), visible(finding.jurisdiction)]
    if finding.location and finding.location != listing.location:
        place.append(place_text(finding.location))
    yield ""
    yield (
        f"  {look.paint(severity, finding.severity)} · {verdict} · {look.paint(title, 'head')}"
        f"  {look.paint(' · '.join(place), 'faint')}"
    )
    yield from _context_lines(finding, look, listing)
    yield from _paragraph(visible(finding.message), look, indent=4)
    for label, text in _explanations(finding, language):
        yield from _labelled(label, text, look)
    yield "    " + look.paint(_foot(finding, language), "faint")


def _explanations(finding: Finding, language: str) -> Iterator[tuple[str, str]]:
    """What stands below the message, as label and text, in the order in which a reader needs it."""
    fact = finding.details.get("missing_fact")
    if finding.verdict == "undecided" and fact:
        yield wording.phrase("fact", language), visible(str(fact))
    price = _price_text(finding, language)
    if price:
        yield wording.phrase("price", language), price
    related = [evidence for evidence in finding.evidence if evidence.role == "related"]
    for evidence in related[:_MAX_RELATED]:
        yield wording.phrase("related", language), _related_text(evidence, language)
    if len(related) > _MAX_RELATED:
        more = wording.phrase("more_related", language, count=len(related) - _MAX_RELATED)
        yield wording.phrase("related", language), more
    if finding.why:
        yield wording.phrase("why", language), visible(finding.why)
    if finding.citations:
        yield wording.phrase("law", language), "; ".join(map(citation_text, finding.citations))
    if finding.remedy:
        yield wording.phrase("remedy", language), visible(finding.remedy)
    if finding.suggestion is not None:
        yield wording.phrase("instead", language), visible(finding.suggestion) or wording.phrase("delete", language)
    if finding.penalty:
        yield wording.phrase("penalty", language), visible(finding.penalty)


def consideration_lines(considerations: Sequence[Consideration], look: Look) -> Iterator[str]:
    """Yield every candidate that was looked at, what became of it, and the source that decided."""
    language = look.language
    yield ""
    yield "  " + look.paint(wording.phrase("considered", language), "head")
    for item in considerations:
        outcome = wording.word(wording.OUTCOME_WORDS.get(item.outcome, (item.outcome, item.outcome)), language)
        quote = shortened(visible(item.quote), 60)
        place = f"{wording.field_title(visible(item.field), language)} {item.span.start}–{item.span.end}"
        yield f"  - {look.paint(MARK_OPEN + quote + MARK_CLOSE, 'words')}  {outcome}  " + look.paint(
            f"{place} · {visible(item.rule_id)}", "faint"
        )
        if item.reason:
            yield from _paragraph(visible(item.reason), look, indent=6)
        if item.source:
            yield from _labelled(wording.phrase("law", language), visible(item.source), look, indent=6)


def citation_text(citation: Citation) -> str:
    """Return one source on one line: name, article, address."""
    return " ".join(visible(part) for part in (citation.name, citation.article, citation.url) if part)


def place_text(location: Location) -> str:
    """Return `catalog.csv:12:3` or `catalog.json:1 /title`, with what is known of it."""
    numbers = [str(n) for n in (location.line, location.column if location.line else None) if n is not None]
    return ":".join([visible(location.path), *numbers]) + (f" {visible(location.pointer)}" if location.pointer else "")


def _heading(listing: Listing, findings: Sequence[Finding], look: Look) -> str:
    location = listing.location or next((f.location for f in findings if f.location), None)
    where = ":".join([visible(location.path), str(location.line)] if location and location.line else
                     [visible(location.path)] if location else [])  # fmt: skip
    name = visible(listing.id) or wording.phrase("no_id", look.language)
    parts = [part for part in (where, name) if part]
    used = display_width("  ".join(parts))
    title = next((field.text for field in listing.fields if field.name == "title"), "")
    room = look.columns() - used - 2
    shown_title = shortened(visible(title[: 4 * _MAX_WIDTH]), room) if title.strip() and room >= 12 else ""
    return look.paint("  ".join(parts), "head") + (f"  {look.paint(shown_title, 'faint')}" if shown_title else "")


def _context_lines(finding: Finding, look: Look, listing: Listing) -> Iterator[str]:
    """The quote in its context, marked; the quote alone when there is no context; nothing when there is no quote."""
    if not finding.quote:
        return
    before, after = _around_quote(finding, listing)
    head, tail, quote = visible(before), visible(after), _middle_cut(visible(finding.quote))
    text = f"{head}{MARK_OPEN}{quote}{MARK_CLOSE}{tail}"
    marked = (len(head), len(text) - len(tail))
    for start, end in line_ranges(text, look.columns() - 6):
        a, b = max(start, marked[0]), min(end, marked[1])
        if a < b:
            yield f"      {text[start:a]}{look.paint(text[a:b], 'words')}{text[b:end]}"
        else:
            yield f"      {text[start:end]}"


def _around_quote(finding: Finding, listing: Listing) -> tuple[str, str]:
    """What stands before and after the quote, with an ellipsis where the field goes on, without HTML tags."""
    quote, context = finding.quote or "", finding.context
    if context is None or finding.span is None:
        return "", ""
    start = finding.span.start - finding.context_start
    end = start + len(quote)
    # A context that does not hold the quote at its place comes from somewhere else; the quote alone is true.
    if start < 0 or context[start:end] != quote:
        return "", ""
    text = next((field.text for field in listing.fields if field.name == finding.field), None)
    goes_on = text is not None and finding.context_start + len(context) < len(text)
    before, after = context[:start], context[end:]
    if _TAG.search(context):
        # The context may begin or end inside a tag.
        before = _TAG.sub(" ", _CUT_TAG_BEFORE.sub(" ", before) if finding.context_start else before)
        after = _TAG.sub(" ", _CUT_TAG_AFTER.sub(" ", after) if goes_on else after)
    before, after = _WIDE_GAP.sub(" ", before).lstrip(), _WIDE_GAP.sub(" ", after).rstrip()
    return ("…" if finding.context_start else "") + before, after + ("…" if goes_on else "")


def _middle_cut(text: str) -> str:
    if len(text) <= _MAX_QUOTE_CHARS:
        return text
    return f"{text[: _MAX_QUOTE_CHARS // 2]} … {text[-_MAX_QUOTE_CHARS // 2 :]}"


def _related_text(evidence: Evidence, language: str) -> str:
    parts = [visible(evidence.note)] if evidence.note else []
    if evidence.quote:
        parts.append(f"{MARK_OPEN}{_middle_cut(visible(evidence.quote))}{MARK_CLOSE}")
    if evidence.field:
        parts.append(f"({wording.field_title(visible(evidence.field), language)})")
    return " ".join(parts)


def _price_text(finding: Finding, language: str) -> str:
    parts = []
    reference = finding.details.get("lawful_reference")
    if reference is not None:
        parts.append(wording.phrase("lawful_reference", language, value=visible(str(reference))))
    window = finding.details.get("window")
    if isinstance(window, dict) and window.get("from") and window.get("to"):
        start, end = visible(str(window["from"])), visible(str(window["to"]))
        parts.append(wording.phrase("window", language, start=start, end=end))
    return " · ".join(parts)


def _foot(finding: Finding, language: str) -> str:
    sure = wording.word(wording.CONFIDENCE_WORDS[finding.confidence], language)
    parts = [
        f"{wording.phrase('rule', language)} {visible(finding.rule_id)}",
        wording.phrase("confidence", language, value=sure),
    ]
    if finding.first_seen:
        parts.append(wording.phrase("first_seen", language, value=visible(finding.first_seen)))
    parts.append(f"#{visible(finding.fingerprint)[:12]}")
    return " · ".join(parts)


def _paragraph(text: str, look: Look, *, indent: int) -> Iterator[str]:
    for start, end in line_ranges(text, look.columns() - indent):
        yield " " * indent + text[start:end]


def _labelled(label: str, text: str, look: Look, *, indent: int = 4) -> Iterator[str]:
    """`Label  text`, later lines aligned under the text's beginning."""
    hang = indent + max(display_width(label), 8) + 2
    for number, (start, end) in enumerate(line_ranges(text, look.columns() - hang)):
        lead = " " * indent + look.paint(label, "faint") + " " * (hang - indent - display_width(label))
        yield (lead if number == 0 else " " * hang) + text[start:end]
