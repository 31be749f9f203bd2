"""Markdown, short enough for a comment on a pull request: the counts, the worst findings, what is gone.

All text from listings is written as character references inside `<code>`, where GitHub and GitLab neither mention
users, nor link issues, nor load images.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final

from listing_audit.model.findings import Consideration, Finding, RunFacts, Summary
from listing_audit.model.listing import Listing, ReadError, ReadNote
from listing_audit.model.topics import FAMILY_TITLES, SEVERITIES, Severity
from listing_audit.report import wording
from listing_audit.report.display import shortened, visible
from listing_audit.report.look import SYMBOLS
from listing_audit.report.places import place_of, web_address
from listing_audit.report.records import RuleFacts

_MAX_SHOWN: Final = 50
_MAX_LISTED: Final = 20
# GitHub refuses comments of more than 65,536 characters.
_MAX_CHARS: Final = 60_000
_Shown = tuple[Finding, Listing]


class Markdown:
    """Writes the summary to a binary stream at the end. It keeps no more findings than it shows."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._run: RunFacts | None = None
        self._worst: dict[Severity, list[_Shown]] = {severity: [] for severity in SEVERITIES}
        self._undecided: list[_Shown] = []
        self._errors: list[ReadError] = []

    def begin(self, run: RunFacts) -> None:
        self._run = run

    def audited(
        self, listing: Listing, findings: Sequence[Finding], considerations: Sequence[Consideration] = ()
    ) -> None:
        for finding in findings:
            if finding.suppressed is not None or finding.verdict == "advice":
                continue
            room = self._undecided if finding.verdict == "undecided" else self._worst[finding.severity]
            if len(room) < _MAX_SHOWN:
                room.append((finding, listing))

    def unread(self, error: ReadError) -> None:
        if len(self._errors) < _MAX_LISTED:
            self._errors.append(error)

    def noted(self, note: ReadNote) -> None:
        pass

    def finish(self, summary: Summary, rules: Sequence[RuleFacts], gone: Sequence[Finding] = ()) -> None:
        assert self._run is not None, "begin comes first"
        language = self._run.language
        text = "".join(f"{line}\n" for line in _head(summary, self._run))
        shown = [one for severity in SEVERITIES for one in self._worst[severity]][:_MAX_SHOWN]
        rows = [*shown, *self._undecided[: _MAX_SHOWN - len(shown)]]
        reserve = _MAX_CHARS - 12_000
        written = 0
        for number, (finding, listing) in enumerate(rows):
            line = _row(finding, listing, language) + "\n"
            if len(text) + len(line) > reserve:
                break
            if number == 0:
                text += _table_head(language)
            text += line
            written += 1
        left = sum(summary.findings.values()) + summary.undecided - written
        if left > 0:
            say = ("另有 {count} 项未列出", "Not listed here: {count}")
            text += f"\n{wording.word(say, language).format(count=left)}\n"
        text += "".join(f"{line}\n" for line in (*self._unread_lines(summary, language), *_gone_lines(gone, language)))
        self._out.write(text.encode())
        self._out.flush()

    def _unread_lines(self, summary: Summary, language: str) -> Iterator[str]:
        if not summary.errors:
            return
        yield ""
        yield f"**{wording.phrase('errors', language, count=summary.errors)}**"
        yield ""
        for error in self._errors:
            place = f"{error.path}:{error.line}" if error.line else error.path
            yield f"- {code(place, 120)} {code(error.reason, 200)}"
        if summary.errors > len(self._errors):
            yield "- …"


def _head(summary: Summary, run: RunFacts) -> Iterator[str]:
    language, say = run.language, wording.phrase
    total = sum(summary.findings.values())
    found = (
        say("finding" if total == 1 else "findings", language, count=total) if total else say("no_findings", language)
    )
    listings = say("listing" if summary.listings == 1 else "listings", language, count=summary.listings)
    yield f"### listing-audit: {found} · {listings}"
    yield ""
    words = [wording.word(wording.SEVERITY_WORDS[severity], language) for severity in SEVERITIES]
    heads = [f"{SYMBOLS[severity]} {word}" for severity, word in zip(SEVERITIES, words, strict=True)]
    counts = [str(summary.findings.get(severity, 0)) for severity in SEVERITIES]
    for key, name in (
        ("undecided", ("待定", "undecided")),
        ("advice", ("建议", "advice")),
        ("suppressed", ("已忽略", "suppressed")),
    ):
        heads.append(wording.word(name, language))
        counts.append(str(getattr(summary, key)))
    yield f"| {' | '.join(heads)} |"
    yield "|" + " ---: |" * len(heads)
    yield f"| {' | '.join(counts)} |"
    yield ""
    families = [
        f"{wording.family_title(family, language)} {summary.by_family[family]}"
        for family in FAMILY_TITLES
        if summary.by_family.get(family)
    ]
    facts = [say("rule_count", language, count=run.rules), say("as_of", language, value=visible(run.as_of))]
    yield " · ".join([*families, *facts])
    yield ""


def _table_head(language: str) -> str:
    titles = (
        ("严重程度", "Severity"),
        ("商品", "Listing"),
        ("涉及文字", "Words"),
        ("问题", "Finding"),
        ("依据", "Law"),
    )
    heads = " | ".join(wording.word(title, language) for title in titles)
    return f"| {heads} |\n|{' --- |' * len(titles)}\n"


def _row(finding: Finding, listing: Listing, language: str) -> str:
    severity = f"{SYMBOLS[finding.severity]} {wording.word(wording.SEVERITY_WORDS[finding.severity], language)}"
    verdict = wording.word(wording.VERDICT_WORDS[finding.verdict], language)
    place = place_of(finding, listing)
    where = code(f"{place.path}:{place.line}" if place.line else place.path, 100) if place is not None else ""
    name = code(finding.listing_id, 60) if finding.listing_id else ""
    cells = [
        f"{severity}, {verdict}",
        "<br>".join(part for part in (name, where, escaped(wording.field_title(finding.field, language), 60)) if part),
        code(finding.quote, 80) if finding.quote else "",
        "<br>".join(escaped(text, 260) for text in (finding.message, finding.remedy) if text),
        "; ".join(_law(finding)) + f"<br>{code(finding.rule_id, 80)}",
    ]
    return f"| {' | '.join(cells)} |"


def _law(finding: Finding) -> Iterator[str]:
    for citation in finding.citations[:3]:
        name = escaped(" ".join(part for part in (citation.name, citation.article) if part), 80)
        url = web_address(citation.url)
        yield f'<a href="{_references(url)}">{name}</a>' if url and len(url) < 300 else name


def _gone_lines(gone: Sequence[Finding], language: str) -> Iterator[str]:
    if not gone:
        return
    yield ""
    yield f"<details><summary>{wording.phrase('gone', language, count=len(gone))}</summary>"
    yield ""
    for finding in gone[:_MAX_LISTED]:
        quote = f" {code(finding.quote, 60)}" if finding.quote else ""
        since = f" · {escaped(finding.first_seen, 20)}" if finding.first_seen else ""
        yield f"- {code(finding.listing_id, 60)} {code(finding.rule_id, 80)}{quote}{since}"
    if len(gone) > _MAX_LISTED:
        yield "- …"
    yield ""
    yield "</details>"


def code(text: str, width: int) -> str:
    """Return the text as code that is shown letter by letter, at most so many columns of it."""
    return f"<code>{_references(shortened(visible(text), width)) or ' '}</code>"


def escaped(text: str, width: int) -> str:
    """Return a sentence of a rule, which may quote the listing, as text without any markup.

    A comment after @ and # keeps apart what would be a mention or a reference to an issue.
    """
    safe = _references(shortened(visible(text), width))
    for mark in ("&#64;", "&#35;"):
        safe = safe.replace(mark, mark + "<!-- -->")
    safe = re.sub("(?i)gh-", lambda match: f"{match[0][:2]}<!-- -->-", safe)  # GH-12 is an issue, too
    return safe.replace("www&#46;", "www<!-- -->&#46;").replace("WWW&#46;", "WWW<!-- -->&#46;")


def _references(text: str) -> str:
    plain = " ,;%/'+=?-()"
    return "".join(char if char.isalnum() or char in plain or ord(char) > 127 else f"&#{ord(char)};" for char in text)
