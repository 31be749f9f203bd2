"""Words that hide in how a text is written down: in its markup, or in letters of full width.

What hides by look-alike letters and invisible characters is told from the characters alone (`text.views.is_hidden`).
"""

from __future__ import annotations

import re

from listing_audit.text.field_views import FieldViews
from listing_audit.values import late

# A letter written by its number, a comment or an empty element inside a word, a letter in an element of its own there:
# none of them has a use but to break the word for whoever searches the source. An ampersand or an accent has one.
_IN_MARKUP = late(
    r"&#(?:0{0,4}(?:6[5-9]|[78][0-9]|90|9[7-9]|1[01][0-9]|12[0-2])|x0{0,4}[46](?:[1-9a-f])|x0{0,4}[57][0-9a])(?![0-9a-f]);?"
    r"|[a-z](?:<!--[^>]{0,40}-->|<([a-z]{1,6})[^>]{0,40}></\1>)[a-z]"
    r"|[a-z]<([a-z]{1,6})[^>]{0,40}>[a-z]{1,2}</\2>[a-z]",
    re.IGNORECASE,
)
_FULL_WIDTH = late("[Ａ-Ｚａ-ｚ]")
_EAST_ASIAN = late("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def is_hidden_in_source(views: FieldViews, first: int, last: int) -> bool:
    """Return whether `[first, last)` of the raw text hides words in its markup, or in full width without need.

    Full width is how East Asian keyboards write Latin letters beside their own; in an English text it is a disguise.
    """
    raw = views.raw[first:last]
    if ("<" in raw or "&" in raw) and raw != views.blanked[first:last] and _IN_MARKUP.search(raw) is not None:
        return True
    return not raw.isascii() and _FULL_WIDTH.search(raw) is not None and _EAST_ASIAN.search(views.raw) is None
