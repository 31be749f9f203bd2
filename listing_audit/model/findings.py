"""What comes out: findings with their evidence, and the facts of a run."""

from __future__ import annotations

from dataclasses import field as made_by
from typing import TYPE_CHECKING, Literal

from listing_audit.model.topics import Confidence, Severity, Verdict
from listing_audit.values import frozen

if TYPE_CHECKING:
    from listing_audit.model.listing import Location
    from listing_audit.model.spans import RawSpan

# JSON-like values only, so that a finding prints, pickles and compares without surprises.
Detail = str | int | float | bool | None | list["Detail"] | dict[str, "Detail"]

SCHEMA_VERSION = 1


@frozen
class Citation:
    """One source of law or platform policy, as it is to be printed."""

    name: str
    article: str | None = None
    url: str | None = None


@frozen
class Evidence:
    """A place or fact that a finding rests on. `primary` is what is reported; `related` explains it."""

    role: Literal["primary", "related"]
    field: str | None = None
    span: RawSpan | None = None
    quote: str | None = None
    note: str | None = None


@frozen
class Suppression:
    """Why a finding is kept but not counted."""

    by: Literal["waiver", "baseline"]
    reason: str
    until: str | None = None
    owner: str | None = None


@frozen
class Finding:
    """One thing to act on. `span` is in the field's text as given and `quote` is exactly that slice.

    Texts are in one language, chosen when the finding was made. `fingerprint` holds no position.
    """

    listing_id: str
    rule_id: str
    rule_version: int
    family: str
    topic: str
    verdict: Verdict
    severity: Severity
    confidence: Confidence
    jurisdiction: str
    field: str
    message: str
    why: str
    remedy: str
    fingerprint: str
    span: RawSpan | None = None
    quote: str | None = None
    context: str | None = None
    context_start: int = 0  # where `context` begins in the field's text, so that a report can mark the quote in it
    suggestion: str | None = None
    penalty: str | None = None
    citations: tuple[Citation, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    details: dict[str, Detail] = made_by(default_factory=dict)
    location: Location | None = None
    first_seen: str | None = None
    suppressed: Suppression | None = None


@frozen
class Consideration:
    """One candidate that was looked at, for `check --explain`: what it was, what became of it, and why.

    `span` is None where there are no words: something that is not there, or that lives in a price record.
    """

    listing_id: str
    rule_id: str
    field: str
    span: RawSpan | None
    quote: str
    outcome: Literal["reported", "cleared", "not_met", "undecided", "merged", "out_of_scope"]
    reason: str
    source: str | None = None


@frozen
class RunFacts:
    """What a reader must know to trust or repeat a run. Dates are ISO 8601."""

    tool_version: str
    as_of: str
    rule_set: str
    rules: int
    language: str
    packs: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    started_at: str | None = None


@frozen
class Summary:
    """Counts over a run. Suppressed findings are counted apart; so are undecided ones and advice."""

    listings: int = 0
    findings: dict[str, int] = made_by(default_factory=dict)  # by severity; violation and needs_evidence
    by_family: dict[str, int] = made_by(default_factory=dict)
    by_verdict: dict[str, int] = made_by(default_factory=dict)
    undecided: int = 0
    advice: int = 0
    suppressed: int = 0
    errors: int = 0
    unchanged: int = 0  # listings that were not audited because they did not change
