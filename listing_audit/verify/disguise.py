"""Disguise rules: words that were hidden are reported beside what they say, each on the raw words that hide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from listing_audit.model.spans import RawSpan
from listing_audit.text.views import is_han

if TYPE_CHECKING:
    from listing_audit.rules.rule import Rule
    from listing_audit.verify.outcome import Outcome

# What hides a Latin word: a digit, a sign or a mark between letters, a letter of another script beside plain ones, or
# letters set apart one by one.
_SPELLED_OUT = r"(?<![a-z0-9])[a-z](?:[ .·*_~|•/\-+=^#]{1,3}[a-z0134578@$!€](?![a-z0-9])){2,60}"
_MARKED = r"[a-z0-9@$€]{0,12}[a-z][0-9@$€!*|#_.·~•-]{1,3}[a-z][a-z0-9@$€!*-]{0,14}"
_STYLED = r"[a-z]{0,20}[^\x00-\x7f\s–—‘’“”…→⭐★]{1,20}[a-z]{1,20}|[a-z]{1,20}[^\x00-\x7f\s–—‘’“”…→⭐★]{1,20}[a-z]{0,20}"
# Code points of plain text between two hidden words up to which they are told as one.
_NEAR = 8
_WORD_WITH_HYPHEN = r"[a-z]{2,}(?:-[a-z]{2,})+"


@cache
def _hidden_word() -> re.Pattern[str]:
    """The three together; compiled when something is hidden, which most texts do without."""
    return re.compile(f"{_SPELLED_OUT}|{_STYLED}|{_MARKED}", re.IGNORECASE)


def disguised(outcomes: Iterable[Outcome], rules: Sequence[Rule]) -> Iterator[Outcome]:
    """Yield, for each disguised outcome that stands, one outcome of the disguise rule in scope, if there is one.

    Several rules may see through the same disguise; it is reported once for each place. A rule whose own topic is
    evasion has said it already.
    """
    seen: set[tuple[str, str, int, int]] = set()
    for outcome in outcomes:
        if outcome.state != "stands" or outcome.view == "folded" or outcome.span is None or outcome.quote is None:
            continue
        if outcome.rule.topic == "evasion":
            continue
        for span in hidden_parts(outcome.quote, outcome.span):
            key = (outcome.jurisdiction, outcome.field.name, span.start, span.end)
            if key in seen:
                continue
            seen.add(key)
            low = span.start - outcome.span.start
            for rule in rules[:1]:
                yield replace(
                    outcome,
                    rule=rule,
                    effect=None,
                    exemption=None,
                    related=(),
                    span=span,
                    quote=outcome.quote[low : low + span.end - span.start],
                    details={**outcome.details, "underlying_topic": outcome.rule.topic},
                )


def hidden_parts(quote: str, span: RawSpan) -> tuple[RawSpan, ...]:
    """Return the stretches of a Latin quote that hide words; the whole where none is told apart.

    Hidden words near each other are one stretch, with the plain words between them.
    """
    if any(is_han(char) for char in quote):
        return (span,)  # Han words have no such seams
    found = [
        m.span() for m in _hidden_word().finditer(quote) if not re.fullmatch(_WORD_WITH_HYPHEN, m[0], re.IGNORECASE)
    ]
    if not found:
        return (span,)
    parts = [found[0]]
    for low, high in found[1:]:
        if low - parts[-1][1] <= _NEAR:
            parts[-1] = (parts[-1][0], high)
        else:
            parts.append((low, high))
    return tuple(RawSpan(span.start + low, span.start + high) for low, high in parts)
