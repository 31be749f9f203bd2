"""What full-text search looks at: overlapping pairs of Han characters, and words of everything else."""

from __future__ import annotations

import re
from typing import Final

_RUN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+|[^\W_\u3400-\u9fff\uf900-\ufaff]+")
_HAN: Final = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
# A gram longer than this is cut, in the text and in the question alike.
_LONGEST: Final = 40
_MOST: Final = 400


def grams(text: str) -> tuple[str, ...]:
    """Return the search grams of a text, each once, in ASCII so that both databases split and compare them alike.

    A single Han character that stands alone is a gram; beside others it is found through its pairs.
    """
    found: dict[str, None] = {}
    for run in _RUN.findall(text.casefold()):
        if _HAN.match(run):
            parts = [run] if len(run) == 1 else [run[at : at + 2] for at in range(len(run) - 1)]
        else:
            parts = [run[:_LONGEST]]
        found.update((_ascii(part), None) for part in parts)
        if len(found) > _MOST:
            break
    return tuple(found)[:_MOST]


def _ascii(part: str) -> str:
    return part if part.isascii() else "u" + part.encode("utf-8", "replace").hex()
