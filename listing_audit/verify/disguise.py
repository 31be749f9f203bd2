"""Disguise rules: words that were hidden are reported beside what they say, each on the raw words that hide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from listing_audit.model.spans import RawSpan, ViewSpan
from listing_audit.text.telltale import signs
from listing_audit.text.views import is_han

if TYPE_CHECKING:
    from listing_audit.rules.rule import Rule
    from listing_audit.text.field_views import FieldViews
    from listing_audit.text.fold import FoldTables
    from listing_audit.verify.outcome import Outcome
    from listing_audit.verify.place import FieldText

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


def disguised(
    outcomes: Iterable[Outcome], rules: Sequence[Rule], text: FieldText, tables: FoldTables
) -> Iterator[Outcome]:
    """Yield, for each disguised outcome of a field that stands, one outcome of the disguise rule in scope, if any.

    Several rules may see through the same disguise; it is reported once for each place. A rule whose own topic is
    evasion has said it already. Words that are hidden inside a quote which no rule needed them for are told as well.
    """
    if not rules:
        return
    standing = [one for one in outcomes if one.state == "stands" and one.span is not None and one.quote is not None]
    told = list(_seen_through(standing, rules[0]))
    yield from told
    known = [one.span for one in (*told, *standing) if one.rule.topic == "evasion" and one.span is not None]
    yield from _betrayed(standing, rules[0], text.views, tables, known)


def _betrayed(
    standing: Sequence[Outcome], rule: Rule, views: FieldViews, tables: FoldTables, known: list[RawSpan]
) -> Iterator[Outcome]:
    """What was done to words inside the quotes of outcomes that look plain, where nobody has told it yet."""
    for outcome in standing:
        if outcome.view != "folded" or outcome.rule.topic == "evasion" or outcome.reads_plain:
            continue
        assert outcome.span is not None
        start, end = views.folded_span(outcome.span)
        for low, high in signs(views, tables, start, end):
            span = views.raw_span(ViewSpan(low, high))
            if any(span.start < other.end and other.start < span.end for other in known):
                continue
            known.append(span)
            yield _told(outcome, rule, span, views.raw[span.start : span.end])


def _seen_through(outcomes: Iterable[Outcome], rule: Rule) -> Iterator[Outcome]:
    seen: set[tuple[str, str, int, int]] = set()
    for outcome in outcomes:
        if outcome.state != "stands" or outcome.view == "folded" or outcome.span is None or outcome.quote is None:
            continue
        if outcome.rule.topic == "evasion":
            continue
        for span in hidden_parts(outcome.quote, outcome.span):
            key = (outcome.jurisdiction, outcome.field.name, span.start, span.end)
            if key not in seen:
                seen.add(key)
                low = span.start - outcome.span.start
                yield _told(outcome, rule, span, outcome.quote[low : low + span.end - span.start])


def _told(outcome: Outcome, rule: Rule, span: RawSpan, quote: str) -> Outcome:
    """The outcome of the disguise rule beside the one that says what is hidden."""
    return replace(
        outcome,
        rule=rule,
        effect=None,
        exemption=None,
        related=(),
        span=span,
        quote=quote,
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
