"""The checklist of a privacy policy: what each law asks for, how the text stands, and what to add."""

from __future__ import annotations

from typing import Literal

from listing_audit.model.findings import Citation
from listing_audit.model.spans import RawSpan
from listing_audit.values import frozen

# `open`: careful readers would differ, or the document is no policy. `silent`: no duty here, and nothing is said.
CheckState = Literal["present", "vague", "missing", "contradiction", "open", "silent"]
Duty = Literal["always", "conditional", "none"]


@frozen
class Quoted:
    """A sentence of the policy; `span` is half-open in the document as given, `text` is that slice, cut to a length."""

    span: RawSpan
    text: str


@frozen
class Check:
    """How one disclosure stands under the law of one place. `collides` is the sentence that a contradiction runs into."""

    jurisdiction: str
    duty: Duty
    state: CheckState
    citations: tuple[Citation, ...] = ()
    quoted: Quoted | None = None
    collides: Quoted | None = None
    remedy: str | None = None
    rule_id: str | None = None


@frozen
class ChecklistRow:
    """One disclosure, with a check for every place, in the order of the checklist."""

    topic: str
    checks: tuple[Check, ...]


@frozen
class Checklist:
    """The whole policy. `unread` is the language, where there are no patterns for it; then there are no rows."""

    document: str
    jurisdictions: tuple[str, ...]
    rows: tuple[ChecklistRow, ...]
    is_policy: bool
    as_of: str
    rule_set: str
    unread: str | None = None

    def count(self, *states: CheckState) -> int:
        """Return how many checks stand in one of these states."""
        return sum(1 for row in self.rows for check in row.checks if check.state in states)
