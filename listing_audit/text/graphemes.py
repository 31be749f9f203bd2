"""Rounding spans out to what a reader sees as whole characters."""

from __future__ import annotations

from listing_audit.model.spans import RawSpan

_LOOK_BACK = 256  # how far to look for a place where a cluster surely begins


def _is_simple(char: str) -> bool:
    """Whether the character surely is a cluster of its own next to others like it: ASCII text and plain Han."""
    return " " <= char <= "~" or "一" <= char <= "鿿"


def whole_graphemes(text: str, span: RawSpan) -> RawSpan:
    """Return the smallest span of whole grapheme clusters that holds the span (Unicode UAX 29, by `regex`'s \\X)."""
    start, end = span.start, span.end
    start_ok = start == 0 or (_is_simple(text[start]) and _is_simple(text[start - 1]))
    end_ok = end >= len(text) or (_is_simple(text[end]) and _is_simple(text[end - 1]))
    if start >= end or (start_ok and end_ok):
        return span
    import regex  # only here: most spans need no rounding

    anchor = start
    while (
        anchor > 0 and start - anchor < _LOOK_BACK and not (_is_simple(text[anchor]) and _is_simple(text[anchor - 1]))
    ):
        anchor -= 1
    rounded_start = start
    for cluster in regex.finditer(r"\X", text, pos=anchor):
        if cluster.start() <= start:
            rounded_start = cluster.start()
        if cluster.end() >= end:
            return RawSpan(rounded_start, cluster.end())
    return span
