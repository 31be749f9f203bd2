"""A little of the text round a finding, for people."""

from __future__ import annotations

from listing_audit.model.spans import RawSpan
from listing_audit.text.graphemes import whole_graphemes


def excerpt(raw: str, span: RawSpan, reach: int = 24) -> tuple[str, int]:
    """Return the text from about `reach` code points before the span to as many after it, and where it starts.

    No grapheme cluster is cut: the excerpt is rounded outward, so it may be a little longer. It is a slice of the raw
    text, markup and line breaks included; whoever shows it decides how.
    """
    start = min(max(0, span.start), len(raw))
    end = min(max(start, span.end), len(raw))
    wanted = RawSpan(max(0, start - reach), min(len(raw), end + reach))
    if wanted.start >= wanted.end:
        return "", wanted.start
    whole = whole_graphemes(raw, wanted)
    return raw[whole.start : whole.end], whole.start
