"""One thing said once: overlapping hits of one topic become one finding, the strongest, with the others beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from listing_audit.judge.drafts import Draft
from listing_audit.model.spans import RawSpan
from listing_audit.model.topics import CONFIDENCES, Verdict, severity_rank
from listing_audit.values import frozen

# Kinds whose hits are words. Two faults of a title's form, or of two prices, stay two findings though they overlap.
_MERGED_KINDS: Final = frozenset({"phrase", "disguise", "policy", "wording"})
# An open question outranks advice: it may be a violation, and must not vanish behind a hint.
_VERDICT_ORDER: Final[tuple[Verdict, ...]] = ("violation", "needs_evidence", "undecided", "advice")


@frozen
class Merged:
    """A draft to report, and those that it stands for, in the order of their places."""

    primary: Draft
    others: tuple[Draft, ...] = ()


def merged(drafts: Sequence[Draft]) -> tuple[Merged, ...]:
    """Return what to report, primaries in the order given.

    Within one field, topic and jurisdiction the strongest draft takes in every one that shares a code point with it:
    by verdict, severity, confidence, then length, then place and rule id. What only touches a neighbour of it
    stays a finding of its own. Suppressed drafts never take in others, so that a waiver hides nothing it does not name.
    """
    absorbed: dict[int, list[int]] = {}
    gone: set[int] = set()
    for group in _groups(drafts):
        for leader in sorted(group, key=lambda number: _strength(drafts[number])):
            if leader in gone:
                continue
            span = drafts[leader].outcome.span
            near = [n for n in group if n != leader and n not in gone and n not in absorbed and _share(drafts[n], span)]
            absorbed[leader] = near
            gone.update(near)
    return tuple(
        Merged(draft, tuple(drafts[other] for other in sorted(absorbed.get(number, ()))))
        for number, draft in enumerate(drafts)
        if number not in gone
    )


def _groups(drafts: Sequence[Draft]) -> Iterable[list[int]]:
    groups: dict[tuple[str, str, str, bool], list[int]] = {}
    for number, draft in enumerate(drafts):
        outcome = draft.outcome
        if outcome.span is None or outcome.rule.kind not in _MERGED_KINDS:
            continue
        key = (outcome.field.name, outcome.jurisdiction, outcome.rule.topic, draft.suppressed is not None)
        groups.setdefault(key, []).append(number)
    return (group for group in groups.values() if len(group) > 1)


def _share(draft: Draft, span: RawSpan | None) -> bool:
    own = draft.outcome.span
    return own is not None and span is not None and own.overlaps(span)


def _strength(draft: Draft) -> tuple[int, int, int, int, int, str]:
    span = draft.outcome.span or RawSpan(0, 0)
    return (
        _VERDICT_ORDER.index(draft.verdict),
        severity_rank(draft.severity),
        CONFIDENCES.index(draft.confidence),
        span.start - span.end,
        span.start,
        draft.outcome.rule.id,
    )
