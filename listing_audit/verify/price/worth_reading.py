"""Which texts can say anything about prices at all. Asked of every text, so it loads nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from listing_audit.model.listing import TextField

MAX_TEXT: Final = 20_000  # longer descriptions are read that far
_FIELDS: Final = frozenset(("title", "subtitle", "bullets", "description"))
# A text without any of these claims nothing about prices: most texts are never read further.
_WORTH_READING: Final = re.compile(r"[%％折]|off|half|半[价價]|[减減省]|save|原[价價]|[划劃][线線]|was |rrp|/ ?\d{0,4} ?(?:kg|g|l|ml)|per |每|[至到止]\d|until|ends|[$€£¥￥元]|statt|vorher|zamiast|invece", re.IGNORECASE)  # fmt: skip


def is_worth_reading(field: TextField) -> bool:
    """Return whether a text of a listing may claim something about its price."""
    return field.name.partition("[")[0] in _FIELDS and _WORTH_READING.search(field.text[:MAX_TEXT]) is not None
