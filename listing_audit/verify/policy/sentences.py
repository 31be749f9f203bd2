"""Cuts a line of a policy into sentences, in Chinese and English."""

from __future__ import annotations

import re
from typing import Final

# Longer stretches without a full stop are cut, so that no sentence costs more than its share.
MAX_SENTENCE: Final = 900

_ZH_END = re.compile(r"[。！？!?；;](?:[”’」』）)]{0,2})|\.(?=\s?[\u4e00-\u9fff])|\.\s+(?=[A-Z])")
_EN_END = re.compile(r"[.!?][\"'”’)\]]{0,2}\s+(?=[\"'“‘(\[]{0,2}[A-Z0-9□•])|[。！？]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|inc|ltd|co|corp|llc|no|nos|art|arts|sec|e\.g|i\.e|etc|vs|approx|para|u\.s|u\.k|p\.o|s\.a|s\.r\.l|b\.v|"
    r"d\.o\.o|s\.p\.a|sp\. z o\.o|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|tel|ext|ave|blvd|rd|ste)|\b[A-Z])\.$",
    re.IGNORECASE,
)  # fmt: skip


_DATE_POINT = re.compile(r"\d\.\s+(?:19|20)\d\d\b")


def pieces(text: str, *, is_chinese: bool) -> list[tuple[int, int]]:
    """Return the half-open spans of the sentences of one line, in order, without gaps."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in (_ZH_END if is_chinese else _EN_END).finditer(text):
        if _DATE_POINT.match(text, max(0, match.start() - 1)):
            continue  # "June 8. 2026"
        if text[match.start()] == "." and not is_chinese and _goes_on(text, start, match.start()):
            continue
        found.extend(_cut(start, match.end()))
        start = match.end()
    if start < len(text):
        found.extend(_cut(start, len(text)))
    return found


def _goes_on(text: str, start: int, at: int) -> bool:
    """Whether the point belongs to an abbreviation. "Acme Inc. We collect" still ends there."""
    return bool(_ABBREVIATION.search(text, max(start, at - 11), at + 1)) and not _SUBJECT.match(text, at)


_SUBJECT = re.compile(r"\.\s+(?:We|You|This|Our|The|If|In|It|Your|For|To)\b")


def _cut(start: int, end: int) -> list[tuple[int, int]]:
    return [(low, min(end, low + MAX_SENTENCE)) for low in range(start, end, MAX_SENTENCE)]
