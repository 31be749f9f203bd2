"""Positions. Raw positions and view positions are different types, so that mixing them up is a type error."""

from __future__ import annotations

from listing_audit.values import frozen


@frozen
class RawSpan:
    """Half-open, in code points of the text as it was given (for HTML: of the raw HTML). The one that begins first is less."""

    start: int
    end: int

    def __lt__(self, other: RawSpan) -> bool:
        return (self.start, self.end) < (other.start, other.end)

    def overlaps(self, other: RawSpan) -> bool:
        """Return whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def cover(self, other: RawSpan) -> RawSpan:
        """Return the smallest span that holds both."""
        return RawSpan(min(self.start, other.start), max(self.end, other.end))


@frozen
class ViewSpan:
    """Half-open, in code points of one view of a text."""

    start: int
    end: int
