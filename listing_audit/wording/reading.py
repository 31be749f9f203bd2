"""Reads one text: which of its clauses read like a claim, of what topic, and which words make it so."""

from __future__ import annotations

from collections.abc import Iterator

from listing_audit.values import frozen
from listing_audit.wording.clauses import clauses
from listing_audit.wording.model import Model, mixed, plain_code, step

# Longer clauses are quoted by the part that speaks loudest.
_QUOTED_WHOLE = {"zh": 18, "en": 60}
_SHORTEST_QUOTE = {"zh": 4, "en": 12}


@frozen
class Told:
    """A clause that reads like a claim: [start, end) of the folded text is what makes it so."""

    start: int
    end: int
    topic: str
    margin: float


def read(text: str, model: Model, *, is_title: bool) -> tuple[Told, ...]:
    """Return the clauses of a folded text that read like a claim, in order. Linear in the text's length."""
    least = model.at_least_in_title if is_title else model.at_least
    found = ((start, end, claim_margin(text[start:end], model)) for start, end in clauses(text, model.language))
    return tuple(told(text, start, end, margin, model) for start, end, margin in found if margin >= least)


def claim_margin(clause: str, model: Model) -> float:
    """Return how far the clause is on the side of claims."""
    weights, shift = model.claim, 32 - model.bits
    total = count = 0
    for one, _, _ in _runs(clause, model.longest):
        total += weights[one >> shift]
        count += 1
    return model.margin(total, count)


def told(text: str, start: int, end: int, margin: float, model: Model) -> Told:
    """Return what a clause that reads like a claim is to be told as."""
    clause = text[start:end]
    low, high = _loudest(clause, model)
    return Told(start + low, start + high, topic_of(clause, model), margin)


def topic_of(clause: str, model: Model) -> str:
    """Return the topic that a claim most likely has."""
    width, shift = len(model.topics), 32 - model.topic_bits
    sums = [0] * width
    count = 0
    for one, _, _ in _runs(clause, model.longest):
        at = (one >> shift) * width
        sums = [a + b for a, b in zip(sums, model.by_topic[at : at + width], strict=True)]
        count += 1
    size = count**0.5
    margins = [a * b / size + c for a, b, c in zip(sums, model.topic_scales, model.topic_biases, strict=True)]
    return model.topics[margins.index(max(margins))]


def _runs(clause: str, longest: int) -> Iterator[tuple[int, int, int]]:
    """The hash, place and length of each run of up to `longest` characters."""
    codes = [plain_code(char) for char in clause]
    for place in range(len(codes)):
        state = 0
        for length, code in enumerate(codes[place : place + longest], 1):
            state = step(state, code) if length > 1 else code
            yield mixed(state, length), place, length


def _loudest(clause: str, model: Model) -> tuple[int, int]:
    """The stretch whose characters weigh most together, whole words of it; all of a short clause."""
    if len(clause) <= _QUOTED_WHOLE[model.language]:
        return 0, len(clause)
    shares = [0.0] * len(clause)
    shift = 32 - model.bits
    for one, place, length in _runs(clause, model.longest):
        share = model.claim[one >> shift] / length
        for at in range(place, place + length):
            shares[at] += share
    floor = sum(shares) / len(shares) / 2
    best, low, high, total, begin = 0.0, 0, len(clause), 0.0, 0
    for at, share in enumerate(shares):
        if total <= 0:
            total, begin = 0.0, at
        total += share - max(floor, 0.0)
        if total > best:
            best, low, high = total, begin, at + 1
    while high - low < _SHORTEST_QUOTE[model.language] and (low > 0 or high < len(clause)):
        low, high = max(0, low - 1), min(len(clause), high + 1)
    return _whole_words(clause, low, high)


def _whole_words(clause: str, low: int, high: int) -> tuple[int, int]:
    while low > 0 and clause[low - 1].isascii() and clause[low - 1].isalnum() and clause[low].isascii():
        low -= 1
    while high < len(clause) and clause[high].isascii() and clause[high].isalnum() and clause[high - 1].isascii():
        high += 1
    while low < high and clause[low] == " ":
        low += 1
    while low < high and clause[high - 1] == " ":
        high -= 1
    return low, high
