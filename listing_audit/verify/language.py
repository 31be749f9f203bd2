"""Texts in a language that no text rule is written for: said once a listing, never passed over in silence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from listing_audit.describe.other_language import unread_language
from listing_audit.model.spans import RawSpan
from listing_audit.text.graphemes import whole_graphemes
from listing_audit.verify.outcome import Outcome
from listing_audit.verify.place import ListingText

if TYPE_CHECKING:
    from listing_audit.rules.rule import Rule

# Enough of the text for a reader to see which language is meant.
_QUOTED_CHARS = 40


def verify_language(rule: Rule, listing: ListingText, jurisdiction: str) -> Iterator[Outcome]:
    """Yield one undecided outcome for the first text whose language has no text rules."""
    for text in listing.fields:
        raw = text.field.text
        unread = unread_language(raw, text.language, listing.listing.jurisdictions) if raw.strip() else None
        if unread is None:
            continue
        language, start = unread
        span = whole_graphemes(raw, RawSpan(start, min(len(raw), start + _QUOTED_CHARS)))
        yield Outcome(
            rule=rule,
            jurisdiction=jurisdiction,
            field=text.field,
            span=span,
            quote=raw[span.start : span.end],
            folded_quote=language,  # the identity is the language, not the words
            state="undecided",
            missing_fact=f"rules_for_language_{language}",
            details={"language": language},
        )
        return
