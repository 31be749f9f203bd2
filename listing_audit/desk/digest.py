"""One message about everything that changed: short, in Chinese or English, and as a record for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final
from urllib.parse import urlencode

from listing_audit.desk.changes import MOST_SHOWN, LawChange, NewFinding, PriceRise
from listing_audit.report.display import visible
from listing_audit.store.triage import WaiverRow

_LONGEST_WORDS: Final = 80
_SEVERITY: Final = {
    "critical": ("严重", "critical"), "high": ("高", "high"), "medium": ("中", "medium"), "low": ("低", "low"),
    "info": ("提示", "info"),
}  # fmt: skip
_LAW: Final = {
    "came": ("已生效", "came into force on"), "ended": ("已停用", "ended on"), "coming": ("将生效", "comes into force on"),
    "ending": ("将停用", "ends on"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that one run of a schedule has to tell. `failure` is why it could not scan, blank when it could.

    `first`: nothing was known of the source before. `errors` counts what the scan could not read.
    """

    schedule: str
    source: str
    at: str
    failure: str = ""
    job: int | None = None
    first: bool = False
    errors: int = 0
    counts: Mapping[str, int] | None = None
    findings: tuple[NewFinding, ...] = ()
    prices: tuple[PriceRise, ...] = ()
    law: tuple[LawChange, ...] = ()
    waivers: tuple[WaiverRow, ...] = ()

    @property
    def worth_telling(self) -> bool:
        """Whether anything changed; a scan that found what was known is no news."""
        return bool(self.failure or self.prices or self.law or self.waivers or any((self.counts or {}).values()))


def record_of(changes: Changes, address: str) -> dict[str, Any]:
    """Return the changes for programs: whole numbers, and the first of each list. `address` is that of the desk, or blank."""
    lists = {name: getattr(changes, name) for name in ("findings", "prices", "law", "waivers")}
    return {
        "type": "failed" if changes.failure else "changed",
        "schedule": changes.schedule,
        "source": changes.source,
        "at": changes.at,
        "failure": changes.failure or None,
        "job": changes.job,
        "first_scan": changes.first,
        "errors": changes.errors,
        "counts": dict(changes.counts or {}),
        "totals": {"prices": len(changes.prices), "law": len(changes.law), "waivers": len(changes.waivers)},
        **{name: [asdict(one) for one in found[:MOST_SHOWN]] for name, found in lists.items()},
        "link": _link(changes, address),
    }


def subject_of(changes: Changes, language: str) -> str:
    """Return one line that says what happened."""
    zh = language == "zh"
    name = _words(changes.schedule)
    if changes.failure:
        return f"{name}：未能扫描" if zh else f"{name}: could not be scanned"
    parts: list[str] = []
    for key, words in (("new", ("新增", "new")), ("reopened", ("重现", "back")), ("gone", ("消失", "gone"))):
        if (changes.counts or {}).get(key):
            number = (changes.counts or {})[key]
            parts.append(f"{words[0]} {number} 项" if zh else f"{number} {words[1]}")
    for found, words in (
        (changes.prices, ("大促前涨价", "prices raised before a sale event")), (changes.law, ("规则变更", "changes of rules")),
        (changes.waivers, ("豁免到期", "waivers ending")),
    ):  # fmt: skip
        if found:
            parts.append(f"{words[0]} {len(found)} 项" if zh else f"{len(found)} {words[1]}")
    joined = ("，" if zh else ", ").join(parts) or ("无变化" if zh else "no change")
    return f"{name}：{joined}" if zh else f"{name}: {joined}"


def text_of(changes: Changes, language: str, address: str) -> str:
    """Return the message. Words of strangers stand on one line each, with nothing in them that a screen would obey."""
    zh = language == "zh"
    if changes.failure:
        lines = [
            _words(changes.failure, 500),
            "",
            "修好之前不再提醒。" if zh else "You are not told again until it works.",
        ]
        return "\n".join(lines)
    blocks = [
        _findings_block(changes, zh), _prices_block(changes.prices, zh), _law_block(changes.law, zh),
        _waivers_block(changes.waivers, zh),
    ]  # fmt: skip
    if changes.errors:
        blocks.append([f"有 {changes.errors} 处无法读取。" if zh else f"{changes.errors} things could not be read."])
    link = _link(changes, address)
    if link:
        blocks.append([link])
    blocks.append(["由人判断；这不是法律意见。" if zh else "People decide; this is no legal advice."])
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _findings_block(changes: Changes, zh: bool) -> list[str]:
    counts = changes.counts or {}
    if not any(counts.values()):
        return []
    source = _words(changes.source)
    new, back, gone = (counts.get(name, 0) for name in ("new", "reopened", "gone"))
    told = f"新增 {new}，重现 {back}，消失 {gone}" if zh else f"{new} new, {back} back, {gone} gone"
    first = ("（首次扫描）" if zh else " (first scan)") if changes.first else ""
    lines = [f"{source}{first}：{told}" if zh else f"{source}{first}: {told}"]
    for one in changes.findings:
        severity = _SEVERITY[one.severity][0 if zh else 1]
        quote = f"“{_words(one.quote, 40)}” " if one.quote else ""
        lines.append(f"- [{severity}] {_words(one.listing_id, 40)} {_words(one.title, 40)}: {quote}{one.rule_id}")
    return lines + _more(new + back - len(changes.findings), zh)


def _prices_block(prices: Sequence[PriceRise], zh: bool) -> list[str]:
    if not prices:
        return []
    event, day = prices[0].event, prices[0].event_on
    head = f"{event}（{day}）前涨价：" if zh else f"Raised before {event} ({day}):"
    lines = [
        f"- {_words(' '.join(filter(None, (one.listing_id, one.sku))), 60)}: {one.before} → {one.after} {_words(one.currency, 8)}"
        f" ({one.raised_on})"
        for one in prices[:MOST_SHOWN]
    ]
    return [head, *lines, *_more(len(prices) - MOST_SHOWN, zh)]


def _law_block(law: Sequence[LawChange], zh: bool) -> list[str]:
    if not law:
        return []
    lines = []
    for one in law[:MOST_SHOWN]:
        what = _LAW[one.what][0 if zh else 1]
        lines.append(
            f"- {one.rule_id} {one.title_zh}：{one.on} {what}"
            if zh
            else f"- {one.rule_id} {one.title_en} {what} {one.on}"
        )
    return ["规则：" if zh else "Rules:", *lines, *_more(len(law) - MOST_SHOWN, zh)]


def _waivers_block(waivers: Sequence[WaiverRow], zh: bool) -> list[str]:
    if not waivers:
        return []
    lines = [
        f"- {one.until} {_words(one.owner, 64)}: {_words(one.reason)} ({'发现' if zh else 'finding'} {one.finding})"
        for one in waivers[:MOST_SHOWN]
    ]
    return ["豁免即将到期：" if zh else "Waivers near their end:", *lines, *_more(len(waivers) - MOST_SHOWN, zh)]


def _more(number: int, zh: bool) -> list[str]:
    return [f"……另有 {number} 项" if zh else f"… and {number} more"] if number > 0 else []


def _link(changes: Changes, address: str) -> str:
    if not address or not changes.source or not any((changes.counts or {}).values()):
        return ""
    return f"{address.rstrip('/')}/desk/findings?{urlencode({'source': changes.source, 'presence': 'new'})}"


def _words(text: str, most: int = _LONGEST_WORDS) -> str:
    line = visible(" ".join(text.split()))
    return line if len(line) <= most else f"{line[: most - 1]}…"
