"""Where a pattern matches round many places of a text: overlapping neighbourhoods are searched once, not once a place.

A text that repeats one word a million times has a million places whose neighbourhoods are nearly the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from time import thread_time

from listing_audit.verify.material import PatternTimeout, find_in

# The time limit of a pattern holds for a stretch of this length, so that a long text is no reason to run into it.
_STRETCH_CHARS = 4_000
# Seconds of processor time for all stretches of one pattern in one text, once so much of it was searched.
_TOTAL_TIMEOUT_S = 0.5
_LONG_CHARS = 20_000


def matches_round(
    pattern: str,
    text: str,
    places: Sequence[tuple[int, int]],
    reach: int,
    look_round: int,
    *,
    whole_words: bool = False,
) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """Yield every match that covers one of the sorted places, with the places that it covers, in order.

    `reach` is the longest match, `look_round` how far the pattern may look ahead of one. Raises PatternTimeout.
    """
    lows = [low for low, _ in places]
    for start, end in _joined((max(0, low - reach), min(len(text), high + reach)) for low, high in places):
        for a, b in matches_throughout(pattern, text, start, end, reach, look_round, whole_words=whole_words):
            covered = []
            for number in range(bisect_left(lows, a), len(places)):
                if lows[number] >= b:
                    break
                if places[number][1] <= b:
                    covered.append(places[number])
            if covered:
                yield a, b, covered


def matches_throughout(
    pattern: str, text: str, start: int, end: int, reach: int, look_round: int, *, whole_words: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield every match that begins in `[start, end)`, overlapping ones too, in order. Raises PatternTimeout."""
    reach += look_round
    began = thread_time()
    for low in range(start, end, _STRETCH_CHARS):
        high = min(end, low + _STRETCH_CHARS)
        if low - start > _LONG_CHARS and thread_time() - began > _TOTAL_TIMEOUT_S:
            raise PatternTimeout(pattern, low)
        try:
            for a, b in find_in(pattern, text, low, min(len(text), high + reach), whole_words=whole_words):
                if a >= high:
                    break
                yield a, b
        except PatternTimeout as error:
            raise PatternTimeout(pattern, low) from error


def _joined(stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches, sorted by their start, with those that overlap made one."""
    current: tuple[int, int] | None = None
    for start, end in stretches:
        if current is None:
            current = (start, end)
        elif start <= current[1]:
            current = (current[0], max(current[1], end))
        else:
            yield current
            current = (start, end)
    if current is not None:
        yield current
