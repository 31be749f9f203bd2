"""What words say and what their clause reads like, held against each other.

Rules of kind `wording` speak only where no other rule has looked: those know words, and what makes them lawful. And a
word in a clause that reads like a plain fact is doubted: of such findings in labelled texts two in three (English) and
one in two (Chinese) are mistakes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from listing_audit.model.spans import ViewSpan
from listing_audit.values import frozen

if TYPE_CHECKING:
    from listing_audit.verify.outcome import Outcome
    from listing_audit.verify.place import FieldText

# Topics that one phrase may have as well as the other: what was cleared as one is not a claim of the other.
_KIN: Final = (
    frozenset(("medical_claim", "health_claim", "exaggerated_effect", "efficacy_guarantee", "antimicrobial_claim")),
    frozenset(("superlative", "unsupported_statistic")),
    frozenset(("unsupported_statistic", "expert_or_user_testimonial", "efficacy_guarantee", "exaggerated_effect")),
    frozenset(("green_claim", "false_certification_or_award")),
    frozenset(("state_endorsement", "false_certification_or_award")),
)
_DECIDED: Final = ("stands", "undecided", "cleared")


def without_the_known(outcomes: Sequence[Outcome], *, explain: bool) -> list[Outcome]:
    """Return the outcomes without what a clause merely reads like where a rule that knows its words has decided.

    Without `explain` those that come to nothing are left out, as `weigh_candidates` does.
    """
    known = _by_start(one for one in outcomes if one.rule.kind != "wording" and one.state in _DECIDED)
    kept = [
        one
        for one in outcomes
        # What was not looked at to its end stays an open question, whatever is known of its first words.
        if one.rule.kind != "wording" or one.state == "undecided" or not _is_decided(one, known)
    ]
    return kept if explain else [one for one in kept if one.state in ("stands", "undecided")]


@frozen
class _Known:
    """What other rules have decided, by where it begins; `longest` is the longest stretch of them."""

    starts: list[int]
    outcomes: list[Outcome]
    longest: int


def _by_start(outcomes: Iterable[Outcome]) -> _Known:
    placed = sorted(((one.span, one) for one in outcomes if one.span is not None), key=lambda pair: pair[0].start)
    longest = max((span.end - span.start for span, _ in placed), default=0)
    return _Known([span.start for span, _ in placed], [one for _, one in placed], longest)


def _is_decided(read: Outcome, known: _Known) -> bool:
    """Whether one of the known ones decides it; only those that begin near enough to overlap are looked at."""
    if read.span is None:
        return False
    first = bisect_left(known.starts, read.span.start - known.longest)
    last = bisect_left(known.starts, read.span.end)
    return any(_decides(other, read) for other in known.outcomes[first:last])


def doubted(outcomes: Sequence[Outcome], text: FieldText, learned: Sequence[str]) -> Iterator[Outcome]:
    """Yield the outcomes, those marked whose words stand in a stretch that reads plain. `learned` are the topics of which
    the reader knows: what is told by names alone, or by a disguise, it cannot judge."""
    spans = [text.views.raw_span(ViewSpan(*stretch)) for stretch in text.reading.plain]
    starts = [span.start for span in spans]
    for one in outcomes:
        if one.state == "stands" and one.rule.kind == "phrase" and one.view == "folded" and one.rule.topic in learned:
            place = bisect_right(starts, one.span.start) - 1 if one.span is not None else -1
            if place >= 0 and one.span is not None and one.span.end <= spans[place].end:
                one = replace(one, reads_plain=True)
        yield one


def _decides(known: Outcome, read: Outcome) -> bool:
    if known.span is None or read.span is None or not known.span.overlaps(read.span):
        return False
    if _are_kin(known.rule.topic, read.rule.topic):
        return True
    shared = min(known.span.end, read.span.end) - max(known.span.start, read.span.start)
    return known.state != "cleared" and 2 * shared >= read.span.end - read.span.start


def _are_kin(one: str, other: str) -> bool:
    return one == other or any(one in topics and other in topics for topics in _KIN)
