"""What a file says about itself: which view of the findings it holds, made by whom and when."""

from __future__ import annotations

from dataclasses import dataclass

from listing_audit.desk.views import View
from listing_audit.desk.words import FILTER_WORDS, ORDER_WORDS, PRESENCE_WORDS, STATE_WORDS, VALUE_WORDS, word
from listing_audit.model.topics import SEVERITIES, VERDICTS
from listing_audit.report import wording


@dataclass(frozen=True, slots=True)
class Heading:
    """The view that was asked for, by whom, at which moment (UTC), in which language."""

    view: View
    made_by: str
    made_at: str
    language: str


def about(heading: Heading) -> tuple[tuple[str, str], ...]:
    """Return labels and values for the head of a file: when, by whom, every filter, the search and the order."""
    language = heading.language
    lines = [
        (word(("导出时间", "Exported at"), language), heading.made_at),
        (word(("导出人", "Exported by"), language), heading.made_by),
    ]
    for name, value in sorted(heading.view.filters.items()):
        lines.append((word(FILTER_WORDS[name], language), value_word(name, value, language)))
    if heading.view.search.strip():
        lines.append((word(("搜索", "Search"), language), heading.view.search))
    lines.append((word(("排序", "Order"), language), word(ORDER_WORDS[heading.view.order], language)))
    return tuple(lines)


def value_word(name: str, value: str, language: str) -> str:
    """Return a filter's value as people read it."""
    for known in (
        VALUE_WORDS.get(name, {}),
        STATE_WORDS if name == "state" else PRESENCE_WORDS if name == "presence" else {},
    ):
        if value in known:
            return word(known[value], language)
    if name == "severity" and value in SEVERITIES:
        return wording.word(wording.SEVERITY_WORDS[value], language)
    if name == "verdict" and value in VERDICTS:
        return wording.word(wording.VERDICT_WORDS[value], language)
    if name == "family":
        return wording.family_title(value, language)
    if name == "topic":
        return wording.topic_title(value, language)
    return value or word(("（无）", "(none)"), language)
