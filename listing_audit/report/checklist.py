"""The checklist of a privacy policy for a lawyer: as text, Markdown, HTML or JSON; one column for every place.

Each gap shows the article, the sentence that comes nearest and what to add, with slots to fill. Nothing is invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any, Final

from listing_audit.model.checklist import Check, Checklist, CheckState, Duty, Quoted
from listing_audit.model.findings import Citation
from listing_audit.report import wording
from listing_audit.report.display import display_width, shortened, visible
from listing_audit.report.markdown import code, escaped

_STATES: Final[dict[CheckState, tuple[str, str, str]]] = {
    "present": ("✓", "已写明", "present"),
    "vague": ("~", "含糊", "vague"),
    "missing": ("✗", "缺少", "missing"),
    "contradiction": ("≠", "前后矛盾", "contradicts itself"),
    "open": ("?", "需人工判断", "for a reader to judge"),
    "silent": ("·", "不要求", "not required"),
}
_NO_OCCASION: Final = ("未涉及", "no occasion")
_DUTIES: Final[dict[Duty, tuple[str, str]]] = {
    "always": ("必须", "always required"),
    "conditional": ("有相应情形时必须", "required when it applies"),
    "none": ("不要求", "not required"),
}
_GAPS: Final = frozenset({"missing", "vague", "contradiction"})
_PHRASES: Final[dict[str, tuple[str, str]]] = {
    "title": ("隐私政策核对表：{name}", "Privacy policy checklist: {name}"),
    "facts": ("法律日期 {as_of}；规则集 {rule_set}", "Law as of {as_of}; rule set {rule_set}"),
    "counts": (
        "缺少 {missing} 项，含糊 {vague} 项，前后矛盾 {contradiction} 项，需人工判断 {open} 项",
        "missing {missing}, vague {vague}, contradictory {contradiction}, for a reader to judge {open}",
    ),
    "no_policy": (
        "这份文件看来不是隐私政策；下面所缺各项尚无定论。",
        "This document does not look like a privacy policy; the gaps below are open, not proven.",
    ),
    "unread": (
        "这份文件是 {spoken} 文，目前只读中文和英文，未作核对。",
        "This document is in the language “{spoken}”; only Chinese and English are read, so nothing was checked.",
    ),
    "disclosure": ("披露事项", "Disclosure"),
    "gaps": ("需要补充或修改", "What to add or change"),
    "no_gaps": ("没有发现缺少、含糊或矛盾之处。", "Nothing is missing, vague or contradictory."),
    "law": ("依据", "Law"),
    "duty": ("要求", "Duty"),
    "quote": ("原文", "Text"),
    "nearest": ("最接近的句子", "Nearest sentence"),
    "collides": ("与之相反", "Collides with"),
    "remedy": ("补充", "Add"),
    "caution": (
        "本表由程序按句子判断，供律师复核；它不核实文中所写是否属实。",
        "A program graded the sentences for a lawyer to review; it does not know whether what they say is true.",
    ),
}
_QUOTE_COLUMNS: Final = 240
_HEAD_COLUMNS: Final = 28
_COLUMN: Final = 22


def as_json(found: Checklist, language: str) -> dict[str, Any]:
    """Return the checklist as one JSON-like object; `state`, `duty` and topics are the same words in every language."""
    return {
        "record": "policy_checklist",
        "schema_version": 1,
        "document": found.document,
        "is_policy": found.is_policy,
        "unread_language": found.unread,
        "as_of": found.as_of,
        "rule_set": found.rule_set,
        "jurisdictions": list(found.jurisdictions),
        "disclosures": [
            {
                "topic": row.topic,
                "title": wording.topic_title(row.topic, language),
                "checks": [_check_record(check) for check in row.checks],
            }
            for row in found.rows
        ],
    }


def _check_record(check: Check) -> dict[str, Any]:
    return {
        "jurisdiction": check.jurisdiction,
        "duty": check.duty,
        "state": check.state,
        "rule_id": check.rule_id,
        "citations": [{"name": one.name, "article": one.article, "url": one.url} for one in check.citations],
        "quote": _quoted_record(check.quoted),
        "collides_with": _quoted_record(check.collides),
        "remedy": check.remedy,
    }


def _quoted_record(quoted: Quoted | None) -> dict[str, Any] | None:
    if quoted is None:
        return None
    return {"text": quoted.text, "span": {"start": quoted.span.start, "end": quoted.span.end}}


def as_text(found: Checklist, language: str) -> str:
    """Return the checklist for a terminal: a table of marks, then the gaps one by one."""
    lines = [_say("title", language, name=visible(found.document)), *_facts(found, language), ""]
    if found.rows:
        lines.append(
            _padded(_say("disclosure", language), _HEAD_COLUMNS)
            + "".join(_padded(place, _COLUMN) for place in found.jurisdictions)
        )
        for row in found.rows:
            checks = {check.jurisdiction: check for check in row.checks}
            cells = "".join(_padded(_marked(checks.get(place), language), _COLUMN) for place in found.jurisdictions)
            lines.append(_padded(wording.topic_title(row.topic, language), _HEAD_COLUMNS) + cells.rstrip())
        lines += ["", _say("gaps", language)]
    for topic, check in _gaps(found):
        lines += ["", f"{_marked(check, language)}  {wording.topic_title(topic, language)}  [{check.jurisdiction}]"]
        lines += [f"    {label}: {visible(text)}" for label, text in _parts(check, language)]
    if found.rows and not list(_gaps(found)):
        lines.append(_say("no_gaps", language))
    lines += ["", _say("caution", language)]
    return "\n".join(lines) + "\n"


def as_markdown(found: Checklist, language: str) -> str:
    """Return the checklist as Markdown; what the policy says is shown letter by letter."""
    lines = [f"# {escaped(_say('title', language, name=found.document), 200)}", ""]
    lines += [line for fact in _facts(found, language) for line in (fact, "")]
    if found.rows:
        lines.append(f"| {_say('disclosure', language)} | " + " | ".join(found.jurisdictions) + " |")
        lines.append("|---" * (len(found.jurisdictions) + 1) + "|")
        for row in found.rows:
            checks = {check.jurisdiction: check for check in row.checks}
            cells = (_markdown_cell(checks.get(place), language) for place in found.jurisdictions)
            lines.append(f"| {wording.topic_title(row.topic, language)} | " + " | ".join(cells) + " |")
        lines += ["", f"## {_say('gaps', language)}", ""]
    for topic, check in _gaps(found):
        lines += [
            f"### {wording.topic_title(topic, language)} — {check.jurisdiction}: {_word(check.state, language)}",
            "",
        ]
        for label, text in _parts(check, language):
            quoted = label in (_say("quote", language), _say("nearest", language), _say("collides", language))
            lines.append(f"- **{label}**: {code(text, _QUOTE_COLUMNS) if quoted else escaped(text, 600)}")
        lines.append("")
    if found.rows and not list(_gaps(found)):
        lines += [_say("no_gaps", language), ""]
    lines += [f"_{_say('caution', language)}_", ""]
    return "\n".join(lines)


def _markdown_cell(check: Check | None, language: str) -> str:
    if check is None:
        return _marked(None, language)
    article = _article(check.citations[0]) if check.citations and check.state != "silent" else ""
    return f"{_marked(check, language)}" + (f"<br>{escaped(article, 60)}" if article else "")


def as_html(found: Checklist, language: str) -> str:
    """Return the checklist as one page without scripts; every cell names the article, the sentence and what to add."""
    title = escape(_say("title", language, name=visible(found.document)))
    facts = "".join(f"<p>{escape(fact)}</p>" for fact in _facts(found, language))
    return (
        f'<!doctype html>\n<html lang="{"zh-CN" if language == "zh" else "en"}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{title}</title><style>{_STYLE}</style></head><body><h1>{title}</h1>{facts}{table_html(found, language)}"
        f"<p class='caution'>{escape(_say('caution', language))}</p></body></html>\n"
    )


def table_html(found: Checklist, language: str) -> str:
    """Return the checklist as one HTML table to stand in a page; empty when there is nothing to show.

    What the policy says is escaped. Cells have the name of their state as class.
    """
    head = "".join(f"<th scope='col'>{escape(place)}</th>" for place in found.jurisdictions)
    body = []
    for row in found.rows:
        checks = {check.jurisdiction: check for check in row.checks}
        cells = "".join(_html_cell(checks.get(place), language) for place in found.jurisdictions)
        body.append(f"<tr><th scope='row'>{escape(wording.topic_title(row.topic, language))}</th>{cells}</tr>")
    if not body:
        return ""
    first = f"<th scope='col'>{_say('disclosure', language)}</th>"
    return f"<table><thead><tr>{first}{head}</tr></thead><tbody>{''.join(body)}</tbody></table>"


def facts_of(found: Checklist, language: str) -> tuple[str, ...]:
    """Return what stands above the table: the law's date, whether the document is a policy that can be read, counts."""
    return tuple(_facts(found, language))


_STYLE: Final = (
    "body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1b1b1b;background:#fff}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;padding:.5rem;text-align:left;vertical-align:top}"
    "thead th{position:sticky;top:0;background:#eee}td p{margin:.25rem 0}q{font-style:italic}.state{font-weight:600}"
    ".missing{background:#fde8e6}.vague{background:#fff4d6}.contradiction{background:#f6e3f7}.open{background:#e8eef7}.caution{color:#444}"
)


def _html_cell(check: Check | None, language: str) -> str:
    if check is None:
        return f"<td class='silent'>{escape(_marked(None, language))}</td>"
    parts = [f"<p class='state'>{escape(_marked(check, language))}</p>"]
    quotes = (_say("quote", language), _say("nearest", language), _say("collides", language))
    for label, text in _parts(check, language):
        shown = escape(visible(shortened(visible(text), 600)))
        parts.append(f"<p>{escape(label)}: " + (f"<q>{shown}</q>" if label in quotes else shown) + "</p>")
    return f"<td class='{check.state}'>{''.join(parts)}</td>"


def _facts(found: Checklist, language: str) -> Iterator[str]:
    yield _say("facts", language, as_of=found.as_of, rule_set=found.rule_set[:12])
    if found.unread is not None:
        yield _say("unread", language, spoken=found.unread)
        return
    if not found.is_policy:
        yield _say("no_policy", language)
    counts = {state: found.count(state) for state in ("missing", "vague", "contradiction", "open")}
    yield _say("counts", language, **counts)


def _gaps(found: Checklist) -> Iterator[tuple[str, Check]]:
    for row in found.rows:
        for check in row.checks:
            if check.state in _GAPS:
                yield row.topic, check


def _parts(check: Check, language: str) -> Iterator[tuple[str, str]]:
    """What is told of one check, in order: the duty, the law, the sentence, the other sentence, what to add."""
    if check.state == "silent":
        return
    yield _say("duty", language), wording.word(_DUTIES[check.duty], language)
    if check.citations:
        yield _say("law", language), "; ".join(_article(one) for one in check.citations)
    if check.quoted is not None:
        yield (
            _say("nearest" if check.state == "missing" else "quote", language),
            shortened(visible(check.quoted.text), _QUOTE_COLUMNS),
        )
    if check.collides is not None:
        yield _say("collides", language), shortened(visible(check.collides.text), _QUOTE_COLUMNS)
    if check.remedy is not None:
        yield _say("remedy", language), check.remedy


def _article(citation: Citation) -> str:
    return citation.name if citation.article is None else f"{citation.name} {citation.article}"


def _marked(check: Check | None, language: str) -> str:
    """The mark and the word of a state; a duty without an occasion is not one that the law does not know."""
    if check is not None and check.state == "silent" and check.duty == "conditional":
        return f"{_STATES['silent'][0]} {wording.word(_NO_OCCASION, language)}"
    state: CheckState = "silent" if check is None else check.state
    return f"{_STATES[state][0]} {_word(state, language)}"


def _word(state: CheckState, language: str) -> str:
    return wording.word(_STATES[state][1:], language)


def _say(key: str, language: str, **values: object) -> str:
    return wording.word(_PHRASES[key], language).format(**values)


def _padded(text: str, width: int) -> str:
    cut = shortened(text, width - 1)
    return cut + " " * max(1, width - display_width(cut))
