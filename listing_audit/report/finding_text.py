"""One finding in words: how bad, what it is, where, the words in their context, why, the law, what to do."""

from __future__ import annotations

from collections.abc import Iterator

from listing_audit.model.findings import Citation, Evidence, Finding
from listing_audit.model.listing import Listing, Location
from listing_audit.report import wording
from listing_audit.report.display import line_ranges, visible
from listing_audit.report.look import (
    LABEL_CELLS,
    MARK_CLOSE,
    MARK_OPEN,
    PLAIN_SYMBOLS,
    SYMBOLS,
    Look,
    labelled,
    paragraph,
)
from listing_audit.report.marked import around_quote, middle_cut

_MAX_RELATED = 5


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
    yield from paragraph(visible(finding.message), look, indent=4)
    for label, text in _explanations(finding, language):
        if label:
            yield from labelled(label, text, look)
        else:
            yield " " * (4 + LABEL_CELLS + 2) + look.paint(text, "faint")
    yield "    " + look.paint(_foot(finding, language), "faint")


def _explanations(finding: Finding, language: str) -> Iterator[tuple[str, str]]:
    """What stands below the message, as label and text, in the order in which a reader needs it.

    Without a label it is an address: it stands whole on a line of its own, so that a terminal can open it.
    """
    fact = finding.details.get("missing_fact_text") or finding.details.get("missing_fact")
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
        for url in dict.fromkeys(citation.url for citation in finding.citations if citation.url):
            yield "", visible(url)
    if finding.remedy:
        yield wording.phrase("remedy", language), visible(finding.remedy)
    if finding.suggestion is not None:
        yield wording.phrase("instead", language), visible(finding.suggestion) or wording.phrase("delete", language)
    if finding.penalty:
        yield wording.phrase("penalty", language), visible(finding.penalty)


def citation_text(citation: Citation) -> str:
    """Return one source by name and article."""
    return " ".join(visible(part) for part in (citation.name, citation.article) if part)


def place_text(location: Location) -> str:
    """Return `catalog.csv:12:3` or `catalog.json:1 /title`, with what is known of it."""
    numbers = [str(n) for n in (location.line, location.column if location.line else None) if n is not None]
    return ":".join([visible(location.path), *numbers]) + (f" {visible(location.pointer)}" if location.pointer else "")


def _context_lines(finding: Finding, look: Look, listing: Listing) -> Iterator[str]:
    """The quote in its context, marked; the quote alone when there is no context; nothing when there is no quote."""
    if not finding.quote:
        return
    before, after = around_quote(finding, listing)
    head, tail, quote = visible(before), visible(after), middle_cut(visible(finding.quote))
    text = f"{head}{MARK_OPEN}{quote}{MARK_CLOSE}{tail}"
    marked = (len(head), len(text) - len(tail))
    for start, end in line_ranges(text, look.columns() - 6):
        a, b = max(start, marked[0]), min(end, marked[1])
        if a < b:
            yield f"      {text[start:a]}{look.paint(text[a:b], 'words')}{text[b:end]}"
        else:
            yield f"      {text[start:end]}"


def _related_text(evidence: Evidence, language: str) -> str:
    parts = [visible(evidence.note)] if evidence.note else []
    if evidence.quote:
        parts.append(f"{MARK_OPEN}{middle_cut(visible(evidence.quote))}{MARK_CLOSE}")
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
