"""Disguise rules: words that were hidden are reported beside what they say, each on the same raw words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from listing_audit.rules.rule import Rule
from listing_audit.verify.outcome import Outcome


def disguised(outcomes: Iterable[Outcome], rules: Sequence[Rule]) -> Iterator[Outcome]:
    """Yield, for each disguised outcome that stands, one outcome of the disguise rule in scope, if there is one.

    Several rules may see through the same disguise; it is reported once for each place. A rule whose own topic is
    evasion has said it already.
    """
    seen: set[tuple[str, str, int, int]] = set()
    for outcome in outcomes:
        if (
            outcome.state != "stands"
            or outcome.view == "folded"
            or outcome.span is None
            or outcome.rule.topic == "evasion"
        ):
            continue
        key = (outcome.jurisdiction, outcome.field.name, outcome.span.start, outcome.span.end)
        if key in seen:
            continue
        seen.add(key)
        for rule in rules[:1]:
            yield replace(
                outcome,
                rule=rule,
                effect=None,
                exemption=None,
                related=(),
                details={**outcome.details, "underlying_topic": outcome.rule.topic},
            )
