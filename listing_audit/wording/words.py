"""Words of a clause and pairs of them, by hash: what runs of characters blur (“works for you”, “for your work”).

Only for languages that write words apart; in Chinese the runs of characters are the words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from listing_audit.wording.model import FIRST, SECOND, STEP, Model

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[0-9]+|[^\sa-z0-9]")
_FULL = 0xFFFFFFFF
# What stands before the first word and behind the last one.
_EDGE = crc32(b"\n")


def word_hashes(clause: str) -> list[int]:
    """Return a 32-bit hash, the upper bits of which are used, for each word of a folded clause and each pair of neighbours.

    Numbers are one word; so is each mark.
    """
    words = [_hash_of(word) for word in _WORD.findall(clause)]
    return words + [_paired(one, two) for one, two in pairwise((_EDGE, *words, _EDGE))] if words else []


def word_sum(clause: str, model: Model) -> tuple[int, int]:
    """Return the sum of the weights of the clause's words and pairs, and their number; both 0 where there are none."""
    if not model.word_bits:
        return 0, 0
    weights, shift = model.words, 32 - model.word_bits
    hashes = word_hashes(clause)
    return sum([weights[one >> shift] for one in hashes]), len(hashes)


@lru_cache(maxsize=65536)
def _hash_of(word: str) -> int:
    # A checksum spreads its input well over its lower bits only.
    return (crc32(b"0" if word.isdigit() else word.encode("utf-8", "surrogatepass")) * SECOND) & _FULL


def _paired(one: int, two: int) -> int:
    state = (one * STEP + two) & _FULL
    return ((state ^ (state >> 15)) * FIRST) & _FULL
