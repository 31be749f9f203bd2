"""Reads many texts at once with numpy: the same answers as `wording.reading`, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from listing_audit.wording.clauses import clauses
from listing_audit.wording.model import APART, FIRST, SECOND, STEP, Model
from listing_audit.wording.reading import Reading, Stretch, Told, in_company, loud_ones, stretches, told
from listing_audit.wording.words import word_sum

if TYPE_CHECKING:
    from numpy.typing import NDArray


def read_together(texts: Sequence[str], titles: Sequence[bool], model: Model) -> list[Reading]:
    """Return for each folded text what `reading.read` says of it; `titles` says which are titles."""
    places = [(number, start, end) for number, text in enumerate(texts) for start, end in clauses(text, model.language)]
    readings = [Reading()] * len(texts)
    if not places:
        return readings
    found: dict[int, list[Told]] = {}
    others: dict[int, tuple[tuple[Stretch, ...], tuple[Stretch, ...]]] = {}
    parts = [texts[number][start:end] for number, start, end in places]
    margins = map(model.margin, *_claim_sums(parts, model), [word_sum(part, model) for part in parts])
    loud: list[tuple[int, tuple[int, int], float, bool]] = []
    for number, group in groupby(zip(places, margins, strict=True), key=lambda one: one[0][0]):
        own = list(group)
        judged = in_company([margin for _, margin in own], model)
        clause_places = [place[1:] for place, _ in own]
        others[number] = (
            stretches(clause_places, [margin >= model.loud_from for margin in judged]),
            stretches(clause_places, [margin < model.plain_below for margin in judged]),
        )
        for which, is_last in loud_ones(judged, model, is_title=titles[number]):
            loud.append((number, own[which][0][1:], judged[which], is_last))
    sums = _topic_sums([texts[number][slice(*place)] for number, place, _, _ in loud], model)
    for (number, place, margin, is_last), own_sums in zip(loud, sums, strict=True):
        found.setdefault(number, []).append(told(texts[number], place, margin, own_sums, model, is_last=is_last))
    for number, (very_loud, plain) in others.items():
        readings[number] = Reading(tuple(found.get(number, ())), very_loud, plain)
    return readings


def hashed_runs(parts: Sequence[str], longest: int) -> Iterator[tuple[NDArray[np.int64], NDArray[np.uint32]]]:
    """Yield, for each length up to `longest`, whose the runs of that many characters are and their 32-bit hashes."""
    codes = np.frombuffer("".join(parts).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    codes = np.where((codes >= 0x30) & (codes <= 0x39), np.uint32(0x30), codes)
    lengths = np.array([len(part) for part in parts], dtype=np.int64)
    owner = np.repeat(np.arange(lengths.size), lengths)
    state = codes
    for length in range(1, min(longest, codes.size) + 1):
        if length > 1:
            # Unsigned 32-bit arithmetic wraps, which is what the hash asks for.
            state = state[:-1] * np.uint32(STEP) + codes[length - 1 :]
        first = owner[: codes.size - length + 1]
        inside = first == owner[length - 1 :]
        one = (state ^ (state >> np.uint32(15))) * np.uint32(FIRST)
        two = (one ^ (one >> np.uint32(12))) + np.uint32(length * APART & 0xFFFFFFFF)
        yield first[inside], (two * np.uint32(SECOND))[inside]


def _claim_sums(parts: Sequence[str], model: Model) -> tuple[list[int], list[int]]:
    """The sum of the weights of each clause and their number; whole numbers, so that no order of adding matters."""
    weights = np.frombuffer(model.claim, dtype=np.int8)
    totals = np.zeros(len(parts), dtype=np.int64)
    counts = np.zeros(len(parts), dtype=np.int64)
    for whose, hashed in hashed_runs(parts, model.longest):
        chosen = weights[hashed >> np.uint32(32 - model.bits)].astype(np.int64)
        totals += np.bincount(whose, weights=chosen, minlength=len(parts)).astype(np.int64)
        counts += np.bincount(whose, minlength=len(parts))
    return totals.tolist(), counts.tolist()


def _topic_sums(parts: Sequence[str], model: Model) -> list[tuple[list[int], int]]:
    """What `reading.topic_sums` says of each clause."""
    weights = np.frombuffer(model.by_topic, dtype=np.int8).reshape(-1, len(model.topics))
    sums = np.zeros((len(parts), len(model.topics)), dtype=np.int64)
    counts = np.zeros(len(parts), dtype=np.int64)
    for whose, hashed in hashed_runs(parts, model.longest):
        np.add.at(sums, whose, weights[hashed >> np.uint32(32 - model.topic_bits)])
        counts += np.bincount(whose, minlength=len(parts))
    return list(zip(sums.tolist(), counts.tolist(), strict=True))
