"""One web page that holds everything: works offline, on a phone and in print, and asks nobody for anything.

The page allows itself only its own style and script, by their digests, so that even markup which slipped through could
neither run nor fetch. Without scripts everything is there to read; only the filters are missing.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import BinaryIO, Final

from listing_audit.model.findings import Consideration, Finding, RunFacts, Summary
from listing_audit.model.listing import Listing, ReadError, ReadNote
from listing_audit.model.topics import FAMILY_TITLES, SEVERITIES, VERDICTS
from listing_audit.report import wording
from listing_audit.report.charts import bar_chart
from listing_audit.report.display import visible
from listing_audit.report.html_finding import finding_html, text_html
from listing_audit.report.records import RuleFacts
from listing_audit.report.spool import Spool
from listing_audit.report.summary_text import unread_line

# More than this no browser opens in comfort; tables hold them all.
MAX_FINDINGS: Final = 20_000
_MAX_LISTED: Final = 500
_TOP_RULES: Final = 8


class Html:
    """Writes one page to a binary stream at the end, because its charts stand before its findings."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._sections = Spool()
        self._run: RunFacts | None = None
        self._shown = self._left_out = 0
        self._rules: Counter[str] = Counter()
        self._sellers: set[str] = set()
        self._errors: list[str] = []

    def begin(self, run: RunFacts) -> None:
        self._run = run

    def audited(
        self, listing: Listing, findings: Sequence[Finding], considerations: Sequence[Consideration] = ()
    ) -> None:
        assert self._run is not None, "begin comes first"
        room = max(0, MAX_FINDINGS - self._shown)
        self._left_out += max(0, len(findings) - room)
        shown = findings[:room]
        if not shown:
            return
        self._shown += len(shown)
        self._rules.update(finding.rule_id for finding in shown)
        seller = visible(listing.seller or "")
        if seller:
            self._sellers.add(seller)
        attribute = f' data-seller="{escape(seller)}"' if seller else ""
        body = "".join(finding_html(finding, listing, self._run.language) for finding in shown)
        self._sections.add(f"<section{attribute}>{_heading(listing, shown)}{body}</section>\n".encode())

    def unread(self, error: ReadError) -> None:
        assert self._run is not None, "begin comes first"
        if len(self._errors) < _MAX_LISTED:
            self._errors.append(unread_line(error, self._run.language))

    def noted(self, note: ReadNote) -> None:
        pass

    def finish(self, summary: Summary, rules: Sequence[RuleFacts], gone: Sequence[Finding] = ()) -> None:
        assert self._run is not None, "begin comes first"
        run, titles = self._run, {rule.id: rule.title for rule in rules}
        parts = [_head(run), _facts(summary, run), _charts(summary, self._rules, titles, run.language)]
        parts.append(_filters(self._rules, titles, self._sellers, run.language))
        parts.append(_notes(self._errors, summary.errors, gone, self._left_out, run.language))
        self._out.write("".join(parts).encode())
        self._out.write(b"<main>\n")
        self._sections.pour(self._out)
        if not self._shown:
            self._out.write(f"<p>{escape(wording.phrase('no_findings', run.language))}</p>\n".encode())
        self._out.write(f"</main>\n<script>{_asset('report.js')}</script>\n</body></html>\n".encode())
        self._out.flush()


@cache
def _asset(name: str) -> str:
    return (files("listing_audit.report") / "assets" / name).read_text(encoding="utf-8").strip()


def _digest(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def _head(run: RunFacts) -> str:
    policy = f"default-src 'none'; script-src {_digest(_asset('report.js'))}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    title = _say(run.language, "商品合规审核报告", "Listing compliance report")
    return (
        f'<!doctype html>\n<html lang="{"zh-CN" if run.language == "zh" else "en"}"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{_asset('report.css')}</style></head>\n<body>\n<header><h1>{title}</h1>\n"
    )


def _facts(summary: Summary, run: RunFacts) -> str:
    language, say = run.language, wording.phrase
    total = sum(summary.findings.values())
    found = (
        say("finding" if total == 1 else "findings", language, count=total) if total else say("no_findings", language)
    )
    parts = [say("listing" if summary.listings == 1 else "listings", language, count=summary.listings), found]
    counts = (("undecided", summary.undecided), ("advice", summary.advice), ("suppressed", summary.suppressed))
    parts += [say(key, language, count=count) for key, count in (*counts, ("errors", summary.errors)) if count]
    facts = [
        say("as_of", language, value=visible(run.as_of)),
        say("rule_count", language, count=run.rules),
        say("rule_set", language, value=visible(run.rule_set)[:16]),
        f"listing-audit {visible(run.tool_version)}",
        visible(run.started_at or ""),
        visible(", ".join(run.sources)[:400]),
    ]
    return (
        f"<p><strong>{escape(' · '.join(parts))}</strong></p>\n"
        f'<p class="faint">{escape(" · ".join(fact for fact in facts if fact))}</p></header>\n'
    )


def _charts(summary: Summary, rules: Counter[str], titles: dict[str, str], language: str) -> str:
    severities = [
        (
            wording.word(wording.SEVERITY_WORDS[severity], language),
            summary.findings.get(severity, 0),
            f"var(--{severity})",
        )
        for severity in SEVERITIES
    ]
    families = [
        (wording.family_title(family, language), summary.by_family[family], "var(--accent)")
        for family in sorted(summary.by_family, key=lambda name: (-summary.by_family[name], name))
        if summary.by_family[family]
    ]
    top = [
        (titles.get(rule) or rule, count, "var(--faint)")
        for rule, count in sorted(rules.items(), key=_by_count)[:_TOP_RULES]
    ]
    charts = [
        bar_chart(_say(language, "按严重程度", "By severity"), severities),
        bar_chart(_say(language, "按类别", "By family"), families),
        bar_chart(_say(language, "最多的规则", "Most frequent rules"), top),
    ]
    return f'<section class="charts">{"".join(charts)}</section>\n' if any(charts) else ""


def _filters(rules: Counter[str], titles: dict[str, str], sellers: set[str], language: str) -> str:
    severities = [(name, wording.word(wording.SEVERITY_WORDS[name], language)) for name in SEVERITIES]
    families = [(name, wording.family_title(name, language)) for name in FAMILY_TITLES]
    verdicts = [(name, wording.word(wording.VERDICT_WORDS[name], language)) for name in VERDICTS]
    ranked = sorted(rules.items(), key=_by_count)
    by_rule = [(visible(rule), f"{visible(titles.get(rule) or rule)} ({count})") for rule, count in ranked]
    text = _say(language, "显示 {shown} / {total} 项", "Showing {shown} of {total}")
    return (
        "<form hidden>"
        + _choice("severity", _say(language, "严重程度", "Severity"), severities, language)
        + _choice("family", _say(language, "类别", "Family"), families, language)
        + _choice("verdict", _say(language, "结论", "Verdict"), verdicts, language)
        + _choice("rule", _say(language, "规则", "Rule"), by_rule, language)
        + _choice("seller", _say(language, "卖家", "Seller"), [(name, name) for name in sorted(sellers)], language)
        + f'<label>{_say(language, "文字", "Text")}<input type="search" name="text" autocomplete="off"></label>'
        + f'<label class="check"><input type="checkbox" name="off">{_say(language, "含已忽略", "With suppressed")}</label>'
        + f'<output data-text="{escape(text)}"></output></form>\n'
    )


def _choice(name: str, label: str, options: Sequence[tuple[str, str]], language: str) -> str:
    everything = _say(language, "全部", "all")
    chosen = "".join(f'<option value="{escape(value)}">{escape(title)}</option>' for value, title in options)
    return f'<label>{label}<select name="{name}"><option value="">{everything}</option>{chosen}</select></label>'


def _notes(errors: Sequence[str], error_count: int, gone: Sequence[Finding], left_out: int, language: str) -> str:
    parts: list[str] = []
    if left_out:
        told = _say(
            language,
            "另有 {count} 项没有放进本页，请看 CSV、Excel 或 JSON 报告",
            "{count} findings are not on this page; CSV, Excel and JSON reports hold them",
        )
        parts.append(f"<p><strong>{told.format(count=left_out)}</strong></p>")
    if errors:
        title = wording.phrase("errors", language, count=error_count)
        parts.append(_folded(title, (escape(line) for line in errors), error_count))
    if gone:
        title = wording.phrase("gone", language, count=len(gone))
        parts.append(_folded(title, (_gone_item(finding) for finding in gone[:_MAX_LISTED]), len(gone)))
    return f'<section class="notes">{"".join(parts)}</section>\n' if parts else ""


def _folded(title: str, items: Iterator[str], count: int) -> str:
    more = "<li>…</li>" if count > _MAX_LISTED else ""
    return f"<details><summary>{escape(title)}</summary><ul>{''.join(f'<li>{item}</li>' for item in items)}{more}</ul></details>"


def _gone_item(finding: Finding) -> str:
    words = [finding.listing_id, finding.rule_id, finding.first_seen or ""]
    quote = f" <mark>{text_html(finding.quote[:200])}</mark>" if finding.quote else ""
    return " · ".join(text_html(word) for word in words if word) + quote


def _heading(listing: Listing, findings: Sequence[Finding]) -> str:
    title = next((field.text for field in listing.fields if field.name == "title"), "")
    place = listing.location or next((finding.location for finding in findings if finding.location), None)
    where = (
        f"{place.path}:{place.line}" if place is not None and place.line else place.path if place is not None else ""
    )
    small = " · ".join(text_html(part) for part in (where, listing.seller or "", title[:300]) if part)
    return f"<h2>{text_html(listing.id)} <small dir=auto>{small}</small></h2>"


def _by_count(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _say(language: str, chinese: str, english: str) -> str:
    return chinese if language == "zh" else english
