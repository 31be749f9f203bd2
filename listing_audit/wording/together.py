"""Reads many texts at once with numpy: the same answers as `wording.reading`, clause by clause."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from listing_audit.wording.clauses import clauses
from listing_audit.wording.model import APART, FIRST, SECOND, STEP, Model
from listing_audit.wording.reading import Told, told


def read_together(texts: Sequence[str], titles: Sequence[bool], model: Model) -> list[tuple[Told, ...]]:
    """Return for each folded text what `reading.read` says of it; `titles` says which are titles."""
    places = [(number, start, end) for number, text in enumerate(texts) for start, end in clauses(text, model.language)]
    found: list[list[Told]] = [[] for _ in texts]
    if places:
        totals, counts = _sums([texts[number][start:end] for number, start, end in places], model)
        for (number, start, end), total, count in zip(places, totals, counts, strict=True):
            margin = model.margin(total, count)
            if margin >= (model.at_least_in_title if titles[number] else model.at_least):
                found[number].append(told(texts[number], start, end, margin, model))
    return [tuple(one) for one in found]


def _sums(parts: Sequence[str], model: Model) -> tuple[list[int], list[int]]:
    """The sum of the weights of each clause and their number; whole numbers, so that no order of adding matters."""
    codes = np.frombuffer("".join(parts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = np.where((codes >= 0x30) & (codes <= 0x39), np.uint32(0x30), codes)
    lengths = np.array([len(part) for part in parts], dtype=np.int64)
    owner = np.repeat(np.arange(lengths.size), lengths)
    weights = np.frombuffer(model.claim, dtype=np.int8)
    totals = np.zeros(lengths.size, dtype=np.int64)
    counts = np.zeros(lengths.size, dtype=np.int64)
    state = codes
    for length in range(1, model.longest + 1):
        if codes.size < length:
            break
        if length > 1:
            # Unsigned 32-bit arithmetic wraps, which is what the hash asks for.
            state = state[:-1] * np.uint32(STEP) + codes[length - 1 :]
        first = owner[: codes.size - length + 1]
        inside = first == owner[length - 1 :]
        one = (state ^ (state >> np.uint32(15))) * np.uint32(FIRST)
        two = (one ^ (one >> np.uint32(12))) + np.uint32(length * APART & 0xFFFFFFFF)
        hashed = (two * np.uint32(SECOND)) >> np.uint32(32 - model.bits)
        chosen, whose = weights[hashed[inside]].astype(np.int64), first[inside]
        totals += np.bincount(whose, weights=chosen, minlength=lengths.size).astype(np.int64)
        counts += np.bincount(whose, minlength=lengths.size)
    return totals.tolist(), counts.tolist()
