"""Reads one text: which of its clauses read like a claim, of what topic, and which words make it so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from listing_audit.values import frozen
from listing_audit.wording.clauses import clauses
from listing_audit.wording.model import Model, mixed, plain_code, step
from listing_audit.wording.words import word_sum

# So many clauses on either side are a clause's company: who claims once claims again, and plain facts stand together.
REACH = 4
# Nobody claims more in one text, except to keep a scanner busy: what follows is an open question, not a pass.
MOST_TOLD = 200
# Longer clauses are quoted by the part that speaks loudest.
_QUOTED_WHOLE = {"zh": 18, "en": 60}
_SHORTEST_QUOTE = {"zh": 4, "en": 12}


Stretch = tuple[int, int]


@frozen
class Told:
    """A clause that reads like a claim: [start, end) of the folded text is what makes it so.

    `is_last` says that more clauses read like one after it, which were not looked at any closer.
    """

    start: int
    end: int
    topic: str
    margin: float
    is_last: bool = False


@frozen
class Reading:
    """What one folded text reads like: its clauses that read like a claim, the stretches that do so loudly, and those that
    read like plain facts.

    All are in order; a stretch [start, end) may hold several clauses.
    """

    told: tuple[Told, ...] = ()
    loud: tuple[Stretch, ...] = ()
    plain: tuple[Stretch, ...] = ()


NOTHING_READ = Reading()


def read(text: str, model: Model, *, is_title: bool) -> Reading:
    """Return what a folded text reads like. Linear in its length."""
    places = list(clauses(text, model.language))
    judged = in_company([claim_margin(text[start:end], model) for start, end in places], model)
    loud = loud_ones(judged, model, is_title=is_title)
    return Reading(
        tuple(
            told(text, places[one], judged[one], topic_sums(text[slice(*places[one])], model), model, is_last=last)
            for one, last in loud
        ),
        stretches(places, [margin >= model.loud_from for margin in judged]),
        stretches(places, [margin < model.plain_below for margin in judged]),
    )


def claim_margin(clause: str, model: Model) -> float:
    """Return how far the clause, by itself, is on the side of claims."""
    weights, shift = model.claim, 32 - model.bits
    total = count = 0
    for one, _, _ in _runs(clause, model.longest):
        total += weights[one >> shift]
        count += 1
    return model.margin(total, count, word_sum(clause, model))


def in_company(margins: Sequence[float], model: Model) -> list[float]:
    """Return the margins of the clauses of one text, in order, as each is judged among its neighbours."""
    weights = model.company
    judged = []
    for place, own in enumerate(margins):
        near = (*margins[max(0, place - REACH) : place], *margins[place + 1 : place + 1 + REACH])
        round_it = weights.others * sum(near) / len(near) + weights.among if near else weights.alone
        judged.append(weights.own * own + round_it)
    return judged


def loud_ones(judged: Sequence[float], model: Model, *, is_title: bool) -> list[tuple[int, bool]]:
    """Return the numbers of the clauses that read like claims, each with whether it is the last that is looked at."""
    least = model.at_least_in_title if is_title else model.at_least
    loud = [number for number, margin in enumerate(judged) if margin >= least]
    return [(number, place == MOST_TOLD) for place, number in enumerate(loud[: MOST_TOLD + 1])]


def stretches(places: Sequence[Stretch], chosen: Sequence[bool]) -> tuple[Stretch, ...]:
    """Return where the chosen clauses are, neighbours joined."""
    found: list[Stretch] = []
    goes_on = False
    for (start, end), is_chosen in zip(places, chosen, strict=True):
        if is_chosen:
            found.append((found.pop()[0], end) if goes_on else (start, end))
        goes_on = is_chosen
    return tuple(found)


def topic_sums(clause: str, model: Model) -> tuple[list[int], int]:
    """Return the sum of the clause's weights for each topic, and their number."""
    width, shift = len(model.topics), 32 - model.topic_bits
    sums = [0] * width
    count = 0
    for one, _, _ in _runs(clause, model.longest):
        at = (one >> shift) * width
        sums = [a + b for a, b in zip(sums, model.by_topic[at : at + width], strict=True)]
        count += 1
    return sums, count


def told(
    text: str, place: tuple[int, int], margin: float, sums: tuple[Sequence[int], int], model: Model, *, is_last: bool
) -> Told:
    """Return what a clause that reads like a claim is to be told as. `sums` are its `topic_sums`."""
    start, end = place
    low, high = _loudest(text[start:end], model)
    return Told(start + low, start + high, _likeliest(*sums, model), margin, is_last)


def _likeliest(sums: Sequence[int], count: int, model: Model) -> str:
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
