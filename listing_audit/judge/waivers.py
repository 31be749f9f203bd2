"""Waivers: findings that somebody has decided to live with, with a reason, an owner and an end.

A waiver never deletes a finding, it marks it; past its end it marks nothing; and one that fits nothing is reported,
because a forgotten waiver is a rule switched off.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from listing_audit.errors import DataFileError, Problem
from listing_audit.model.topics import TOPICS
from listing_audit.values import frozen

if TYPE_CHECKING:  # strict_yaml brings PyYAML along, which a run without waivers never needs
    from listing_audit.strict_yaml import Mapping, Node

_SELECTORS: Final = ("rule", "topic", "listing", "quote", "fingerprint")
_KEYS: Final = (*_SELECTORS, "reason", "owner", "until")


@frozen
class Waiver:
    """What is waived, why, by whom, and until when: `until` is the first day on which it no longer holds.

    Every selector that is given must fit. `*` in `rule`, `listing` and `quote` stands for any characters.
    """

    reason: str
    owner: str
    until: date
    rule: str | None = None
    topic: str | None = None
    listing: str | None = None
    quote: str | None = None
    fingerprint: str | None = None
    path: str = ""
    line: int = 0

    @property
    def id(self) -> str:
        """Where it stands, which is what it is known by: `waivers.yaml:12`."""
        return f"{self.path}:{self.line}"


@frozen
class WaiverReport:
    """Waivers that need somebody's attention: past their end, or fitting nothing in this run."""

    expired: tuple[Waiver, ...] = ()
    unused: tuple[Waiver, ...] = ()


@frozen
class Waivable:
    """What a waiver looks at. `rule_ids` are the rule's own id and those it continues."""

    listing_id: str
    rule_ids: tuple[str, ...]
    topic: str
    quotes: tuple[str, ...]
    fingerprint: str


def fitting_waiver(finding: Waivable, waivers: Iterable[Waiver], as_of: date) -> Waiver | None:
    """Return the first waiver that holds on the day and fits, or None."""
    return next((waiver for waiver in waivers if as_of < waiver.until and _fits(waiver, finding)), None)


def waiver_report(waivers: Iterable[Waiver], used: Collection[str], as_of: date) -> WaiverReport:
    """Return which waivers are past their end, and which of the others hid nothing. `used` are ids, of a whole run."""
    known = tuple(waivers)
    return WaiverReport(
        expired=tuple(waiver for waiver in known if as_of >= waiver.until),
        unused=tuple(waiver for waiver in known if as_of < waiver.until and waiver.id not in used),
    )


def waiver_notes(report: WaiverReport, language: str) -> tuple[str, ...]:
    """Return one line a waiver that needs attention, in the language."""
    zh = language == "zh"
    expired = [
        f"{waiver.id}: 豁免已于 {waiver.until} 到期，不再生效（负责人：{waiver.owner}）"
        if zh
        else f"{waiver.id}: this waiver ended on {waiver.until} and hides nothing any more (owner: {waiver.owner})"
        for waiver in report.expired
    ]
    unused = [
        f"{waiver.id}: 豁免未匹配任何结果，可以删除（负责人：{waiver.owner}）"
        if zh
        else f"{waiver.id}: this waiver fits no finding of this run; remove it (owner: {waiver.owner})"
        for waiver in report.unused
    ]
    return (*expired, *unused)


def matches_wildcard(pattern: str, text: str) -> bool:
    """Return whether the text is the pattern, where `*` stands for any characters. Linear, whatever the pattern."""
    parts = pattern.split("*")
    if len(parts) == 1:
        return pattern == text
    first, *middle, last = parts
    if not text.startswith(first) or not text.endswith(last) or len(text) < len(first) + len(last):
        return False
    at, end = len(first), len(text) - len(last)
    for part in middle:
        found = text.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return True


def _fits(waiver: Waiver, finding: Waivable) -> bool:
    if waiver.listing is not None and not matches_wildcard(waiver.listing, finding.listing_id):
        return False
    if waiver.topic is not None and waiver.topic != finding.topic:
        return False
    if waiver.fingerprint is not None and waiver.fingerprint != finding.fingerprint:
        return False
    if waiver.rule is not None and not any(matches_wildcard(waiver.rule, rule_id) for rule_id in finding.rule_ids):
        return False
    if waiver.quote is None:
        return True
    wanted = waiver.quote.casefold()
    return any(matches_wildcard(wanted, quote.casefold()) for quote in finding.quotes)


# ------------------------------------------------------------------ reading


def load_waivers(path: Path, *, known_rules: Collection[str] = ()) -> tuple[Waiver, ...]:
    """Return the waivers of a file, in its order. Raises DataFileError with every problem, each with its line.

    The file holds one key, `waivers`, with a list. Each entry needs `reason`, `owner`, `until` and at least one of
    `rule`, `topic`, `listing`, `quote`, `fingerprint`. With `known_rules`, a rule id that fits none is a problem.
    """
    from listing_audit import strict_yaml

    node, problems = strict_yaml.read(path)
    if problems:
        raise DataFileError(problems)
    waivers, problems = parse_waivers(node, str(path), known_rules=known_rules)
    if problems:
        raise DataFileError(problems)
    return waivers


def parse_waivers(
    node: Node | None, path: str, *, known_rules: Collection[str] = ()
) -> tuple[tuple[Waiver, ...], tuple[Problem, ...]]:
    """Return the waivers of a parsed file that are right, and every problem of the others."""
    from listing_audit.strict_yaml import Mapping, Sequence

    entries = node.entries.get("waivers") if isinstance(node, Mapping) else None
    if not isinstance(node, Mapping) or not isinstance(entries, Sequence):
        line = node.line if node is not None else None
        return (), (Problem(path, line, 'a waiver file holds one key, "waivers", with a list'),)
    problems = [
        Problem(path, line, f'unknown key "{key}"; only "waivers" stands here')
        for key, line in node.key_lines.items()
        if key != "waivers"
    ]
    waivers = []
    for item in entries.items:
        if not isinstance(item, Mapping):
            problems.append(
                Problem(path, item.line, "a waiver is a mapping with reason, owner, until and what it waives")
            )
            continue
        waiver, found = _waiver(item, path, known_rules)
        problems.extend(found)
        if waiver is not None:
            waivers.append(waiver)
    return tuple(waivers), tuple(problems)


def _waiver(node: Mapping, path: str, known_rules: Collection[str]) -> tuple[Waiver | None, list[Problem]]:
    from listing_audit.strict_yaml import Scalar

    problems: list[Problem] = []

    def report(key: str, message: str) -> None:
        problems.append(Problem(path, node.key_lines.get(key, node.line), message))

    texts: dict[str, str] = {}
    for key, value in node.entries.items():
        if key not in _KEYS:
            report(key, f'unknown key "{key}"{_did_you_mean(key, _KEYS)}')
        elif not isinstance(value, Scalar) or value.is_null or not value.text.strip():
            report(key, f"{key} must be text, and not empty")
        else:
            texts[key] = value.text.strip()
    for key in ("reason", "owner", "until"):
        if key not in node.entries:
            report(key, f"{key} is missing: a waiver says why, who answers for it, and when it ends")
    until = _date(texts["until"]) if "until" in texts else None
    if "until" in texts and until is None:
        report("until", f'until "{texts["until"]}" is not a date like 2027-01-31')
    _check_selectors(texts, report, known_rules)
    if problems or until is None:
        return None, problems
    chosen = {key: texts.get(key) for key in _SELECTORS}
    waiver = Waiver(texts["reason"], texts["owner"], until, **chosen, path=path, line=node.line)
    return waiver, problems


def _check_selectors(texts: dict[str, str], report: object, known_rules: Collection[str]) -> None:
    assert callable(report)
    chosen = {key: texts[key] for key in _SELECTORS if key in texts}
    if not any(text.strip("*") for text in chosen.values()):
        # A waiver for everything is a switched-off scanner.
        report("waivers", f"say what is waived: at least one of {', '.join(_SELECTORS)}, and not only *")
    topic = chosen.get("topic")
    if topic is not None and topic not in TOPICS:
        report("topic", f'unknown topic "{topic}"{_did_you_mean(topic, TOPICS)}')
    rule = chosen.get("rule")
    if rule is not None and known_rules and not any(matches_wildcard(rule, known) for known in known_rules):
        report("rule", f'no rule is called "{rule}"{_did_you_mean(rule, known_rules)}')


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, sorted(known), n=1)
    return f'; did you mean "{near[0]}"?' if near else ""
