"""All views of one text together, and the way back from any of them to the text as it was given."""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal

from listing_audit.model.spans import RawSpan, ViewSpan
from listing_audit.text.fold import FoldTables
from listing_audit.text.graphemes import whole_graphemes
from listing_audit.text.letters import letters_view
from listing_audit.text.views import View, fold_view, is_han, sound_view
from listing_audit.values import frozen

Disguise = Literal["none", "joined", "sounded", "letters"]


@frozen
class FieldViews:
    """The views of one text. `blanked` is the raw text with HTML blanked, of the same length."""

    raw: str
    blanked: str
    folded: View  # parent: blanked (and raw: same positions)
    sounded: View  # parent: folded
    letters: View | None = None  # parent: folded

    def raw_span(self, span: ViewSpan) -> RawSpan:
        """Return where a span of the folded view stands in the raw text, rounded out to whole grapheme clusters."""
        start, end = self.folded.parent_span(span.start, span.end)
        end = _after_entity(self.raw, self.blanked, end - 1)
        return whole_graphemes(self.raw, RawSpan(start, end))

    def folded_span(self, span: RawSpan) -> tuple[int, int]:
        """Return the half-open stretch of the folded view that comes from within a span of the raw text."""
        return bisect_left(self.folded.origin, span.start), bisect_left(self.folded.origin, span.end)

    def disguise_of(self, view: View, start: int, end: int) -> Disguise:
        """Return what hides the words at `[start, end)` of the view: nothing, separators, or replaced characters."""
        first, last = self.folded_bounds(view, start, end)
        written = self.folded.text[first:last]
        if written == view.text[start:end]:
            return "none"
        shown = "".join(self.folded.text[int(i)] for i in view.origin[start:end])
        same = shown == view.text[start:end]
        if view is self.letters and not (same and all(map(is_han, shown))):
            return "letters"
        # Han characters with only separators between them are that in every view, whatever letters stand elsewhere.
        return "joined" if same else "sounded"

    def folded_bounds(self, view: View, start: int, end: int) -> tuple[int, int]:
        """Return where `[start, end)` of the sounded or letters view stands in the folded view."""
        return (start, end) if view is self.folded else view.parent_span(start, end)


def _after_entity(raw: str, blanked: str, last: int) -> int:
    """Return the end of the raw code point at `last`, or of the character reference that begins there."""
    if raw[last] != "&" or blanked[last] == "&":
        return last + 1
    end = last + 1
    while end < len(raw) and end - last < 40 and (raw[end].isalnum() or raw[end] == "#"):
        end += 1
    return end + 1 if end < len(raw) and raw[end] == ";" else end


def build_views(raw: str, tables: FoldTables, *, is_html: bool | None = None) -> FieldViews:
    """Return all views of one text. `is_html` None means: look for tags and character references."""
    blanked = blank(raw, is_html)
    folded = fold_view(blanked, tables)
    sounded = sound_view(folded, tables)
    return FieldViews(raw, blanked, folded, sounded, letters_view(folded, sounded, tables))


def blank(raw: str, is_html: bool | None) -> str:
    """Return the raw text with its HTML blanked, if it has any; the length stays."""
    if is_html is False or ("<" not in raw and "&" not in raw):
        return raw
    from listing_audit.text.html import blank_html, looks_like_html

    return blank_html(raw) if is_html or looks_like_html(raw) else raw
