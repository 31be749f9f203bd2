"""A text cut into pieces, so that a page can mark the words that findings are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from listing_audit.model.findings import Finding
from listing_audit.model.topics import Severity, severity_rank
from listing_audit.report.display import visible

MAX_SHOWN_CHARS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the text, as it may be shown; the numbers of the findings about it, worst first, none for plain text."""

    text: str
    findings: tuple[int, ...] = ()
    severity: Severity | None = None


def pieces(text: str, name: str, findings: Sequence[Finding]) -> tuple[Piece, ...]:
    """Return a field's text in pieces that join to the whole of what is shown. Findings count from 1 in their order."""
    shown = min(len(text), MAX_SHOWN_CHARS)
    spans = [
        (finding.span.start, min(finding.span.end, shown), number)
        for number, finding in enumerate(findings, 1)
        if finding.field == name and finding.span is not None and finding.span.start < shown
    ]
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for start, end, number in spans:
        starts.setdefault(start, []).append(number)
        ends.setdefault(end, []).append(number)
    edges = sorted({0, shown, *starts, *ends})
    made: list[Piece] = []
    open_: set[int] = set()
    for left, right in pairwise(edges):
        open_.difference_update(ends.get(left, ()))
        open_.update(starts.get(left, ()))
        numbers = tuple(sorted(open_, key=lambda number: (severity_rank(findings[number - 1].severity), number)))
        severity = findings[numbers[0] - 1].severity if numbers else None
        shown_text = "\n".join(visible(line) for line in text[left:right].split("\n"))
        made.append(Piece(shown_text, numbers, severity))
    return tuple(made)
