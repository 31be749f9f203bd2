"""The last lines of a report for people: how much was audited, what was found, and what is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from listing_audit.model.topics import FAMILY_TITLES, SEVERITIES
from listing_audit.report import wording
from listing_audit.report.display import visible

if TYPE_CHECKING:
    from listing_audit.model.findings import RunFacts, Summary
    from listing_audit.model.listing import ReadError, ReadNote


def summary_lines(summary: Summary, run: RunFacts, language: str, paint: Callable[[str, str], str]) -> Iterator[str]:
    """Yield the counts of a run. `paint` colours a text by the name of a severity, `head`, `good` or `faint`."""
    say = wording.phrase
    total = sum(summary.findings.values())
    listings = say("listing" if summary.listings == 1 else "listings", language, count=summary.listings)
    rules = say("rule_count", language, count=run.rules)
    yield (
        paint(say("summary", language), "head")
        + f"  {listings} · {rules} · "
        + say("as_of", language, value=visible(run.as_of))
    )
    if total:
        found = say("finding" if total == 1 else "findings", language, count=total)
        by_severity = " · ".join(
            paint(f"{wording.word(wording.SEVERITY_WORDS[severity], language)} {summary.findings[severity]}", severity)
            for severity in SEVERITIES
            if summary.findings.get(severity)
        )
        by_family = " · ".join(
            f"{wording.family_title(visible(family), language)} {count}"
            for family, count in sorted(summary.by_family.items(), key=_family_order)
            if count
        )
        yield f"  {paint(found, 'head')}: {by_severity}"
        if by_family:
            yield f"  {say('by_family', language)}: {by_family}"
    elif not summary.listings and summary.unchanged:
        yield "  " + say("nothing_changed", language)
    elif not summary.listings:
        yield "  " + say("no_listings", language)
    elif not summary.errors and not summary.undecided:
        yield "  " + paint(say("no_findings", language), "good")
    else:
        yield "  " + say("no_findings", language)
    for key, count in (
        ("undecided", summary.undecided),
        ("advice", summary.advice),
        ("suppressed", summary.suppressed),
        ("unchanged", summary.unchanged),
    ):
        if count:
            yield "  " + say(key, language, count=count)
    if summary.errors:
        yield "  " + paint(say("errors", language, count=summary.errors), "high")
    yield "  " + paint(say("rule_set", language, value=visible(run.rule_set)[:16]), "faint")


def unread_line(error: ReadError, language: str) -> str:
    """Return one part that could not be read, on one line: `catalog.csv:12: not read (sku-1): reason`."""
    listing = f" ({visible(error.listing_id)})" if error.listing_id else ""
    return f"{_place(error.path, error.line)}: {wording.phrase('unread', language)}{listing}: {visible(error.reason)}"


def note_line(note: ReadNote) -> str:
    """Return one remark on how a source was read, on one line."""
    return f"{_place(note.path, note.line)}: {visible(note.message)}"


def _place(path: str, line: int | None) -> str:
    return f"{visible(path)}:{line}" if line else visible(path)


def _family_order(item: tuple[str, int]) -> tuple[int, str]:
    families = list(FAMILY_TITLES)
    return (families.index(item[0]) if item[0] in families else len(families), item[0])
