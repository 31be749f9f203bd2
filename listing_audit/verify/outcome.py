"""What verification says of one candidate."""

from __future__ import annotations

from dataclasses import field as made_by
from typing import TYPE_CHECKING, Literal

from listing_audit.model.spans import RawSpan
from listing_audit.values import frozen

if TYPE_CHECKING:
    from listing_audit.model.findings import Detail, Evidence
    from listing_audit.model.listing import TextField
    from listing_audit.rules.rule import Effect, Exemption, Rule

View = Literal["folded", "joined", "sounded"]
State = Literal["stands", "cleared", "not_met", "undecided"]


@frozen
class Outcome:
    """One candidate of one rule in one jurisdiction, and what became of it.

    `span` and `quote` are None for what is not there (missing information) or lives in a record.
    `effect` is set when an exemption of a softer kind (`lower`, `needs_evidence`) applies to an outcome that stands.
    `view` other than `folded` means that the words are disguised. `folded_quote` is the quote as rules see it.
    """

    rule: Rule
    jurisdiction: str
    field: TextField
    span: RawSpan | None
    quote: str | None
    folded_quote: str
    state: State
    view: View = "folded"
    effect: Effect | None = None
    exemption: Exemption | None = None
    missing_fact: str | None = None
    reads_plain: bool = False  # the clause reads like a plain fact, not like a claim
    confidence_steps: int = 0  # how many steps less sure than the rule's own confidence
    category: str | None = None
    category_inferred: bool = False
    category_unknown: bool = False  # the rule is for certain categories and this listing's is not known
    related: tuple[Evidence, ...] = ()
    details: dict[str, Detail] = made_by(default_factory=dict)
    reason: str = ""  # for `check --explain`: which condition was not met, or what was weighed
