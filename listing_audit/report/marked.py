"""The words in question with the listing's text around them, as readers see it: without tags."""

from __future__ import annotations

import re
from typing import Final

from listing_audit.model.findings import Finding
from listing_audit.model.listing import Listing

MAX_QUOTE_CHARS: Final = 400
# Tags of listing descriptions; reports for people show words, machine formats keep the raw text.
_TAG = re.compile(
    r"</?(?:p|div|span|br|hr|li|ul|ol|dl|dt|dd|b|strong|i|em|u|s|h[1-6]|table|thead|tbody|tr|td|th|a|img|font|section)"
    r"(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_CUT_TAG_BEFORE = re.compile(r"^[^<>]{0,100}>")
_CUT_TAG_AFTER = re.compile(r"<[^<>]{0,100}$")
_WIDE_GAP = re.compile(r"\s{2,}")


def around_quote(finding: Finding, listing: Listing, *, reach: int | None = None) -> tuple[str, str]:
    """Return what stands before and after the quote, with an ellipsis where the field goes on, without HTML tags.

    As far as the finding's own context goes, or, where the listing has the text, `reach` code points to each side.
    Two empty texts when the finding has no words of its own.
    """
    quote, span = finding.quote or "", finding.span
    if span is None:
        return "", ""
    text = next((field.text for field in listing.fields if field.name == finding.field), None)
    context, begins = finding.context, finding.context_start
    if reach is not None and text is not None and text[span.start : span.end] == quote:
        begins = max(0, span.start - reach)
        context = text[begins : span.end + reach]
    if context is None:
        return "", ""
    start = span.start - begins
    end = start + len(quote)
    # A context that does not hold the quote at its place comes from somewhere else; the quote alone is true.
    if start < 0 or context[start:end] != quote:
        return "", ""
    goes_on = text is not None and begins + len(context) < len(text)
    before, after = context[:start], context[end:]
    if _TAG.search(context):
        # The context may begin or end inside a tag.
        before = _TAG.sub(" ", _CUT_TAG_BEFORE.sub(" ", before) if begins else before)
        after = _TAG.sub(" ", _CUT_TAG_AFTER.sub(" ", after) if goes_on else after)
    before, after = _WIDE_GAP.sub(" ", before).lstrip(), _WIDE_GAP.sub(" ", after).rstrip()
    return ("…" if begins else "") + before, after + ("…" if goes_on else "")


def middle_cut(text: str) -> str:
    """Return the text, its middle left out when it is very long."""
    if len(text) <= MAX_QUOTE_CHARS:
        return text
    return f"{text[: MAX_QUOTE_CHARS // 2]} … {text[-MAX_QUOTE_CHARS // 2 :]}"
