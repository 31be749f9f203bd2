"""A dossier: one page that works offline, with the law, what was decided, and the SHA-256 of every file it rests on.

The page may load and run nothing: a policy at its head forbids it, so that even markup which slipped through the
escaping could neither run nor fetch.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from html import escape
from importlib.resources import files
from typing import Any, Final

from listing_audit.desk.exported import Exported
from listing_audit.desk.headings import Heading, about
from listing_audit.desk.words import ACTION_WORDS, PRESENCE_WORDS, STATE_WORDS, told, word
from listing_audit.report.html_finding import finding_html, text_html
from listing_audit.store.scans import Scan

MOST_FINDINGS: Final = 5000
_MAX_COUNTED: Final = 10_000
_STYLE: Final = (
    "dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:8px 0}dl.facts dd{margin:0}"
    "dt{color:var(--faint)}ol.history{margin:4px 0 12px;padding-left:1.4em;font-size:13px}table{border-collapse:collapse;"
    "width:100%;font-size:13px;margin:8px 0}th,td{border:1px solid var(--line);padding:4px 8px;text-align:left;"
    "vertical-align:top}.desk{margin:4px 0;font-size:13px}code{word-break:break-all}"
)


def dossier_pieces(
    found: Iterable[Exported], heading: Heading, scans: Callable[[list[int]], dict[int, Scan]]
) -> Iterator[bytes]:
    """Yield the page in pieces. The scanned files stand at its end, because only then it is known which they were."""
    language = heading.language
    yield _head(heading).encode()
    jobs: set[int] = set()
    shown = left_out = 0
    last = ("", "")
    for one in found:
        if shown >= MOST_FINDINGS:
            left_out += 1
            if left_out > _MAX_COUNTED:
                break
            continue
        shown += 1
        jobs.update((one.row.first_job, one.row.last_job))
        key = (one.row.source, one.row.listing_id)
        yield ((_listing_heading(one) if key != last else "") + _finding(one, language)).encode()
        last = key
    yield _foot(shown, left_out, jobs, scans, language).encode()


def _head(heading: Heading) -> str:
    title = word(("合规问题卷宗", "Dossier of findings"), heading.language)
    style = (files("listing_audit.report") / "assets" / "report.css").read_text(encoding="utf-8").strip()
    facts = "".join(f"<dt>{text_html(label)}</dt><dd>{text_html(value)}</dd>" for label, value in about(heading))
    return (
        f'<!doctype html>\n<html lang="{"zh-CN" if heading.language == "zh" else "en"}"><head><meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';"
        " base-uri 'none'; form-action 'none'\">\n"
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{style}{_STYLE}</style></head>\n<body>\n<header><h1>{title}</h1>\n"
        f'<dl class="facts">{facts}</dl></header>\n<main>\n'
    )


def _listing_heading(one: Exported) -> str:
    title = next((field.text for field in one.listing.fields if field.name == "title"), one.row.title)
    small = " · ".join(text_html(part) for part in (one.row.source, one.row.seller, title[:300]) if part)
    return f"<h2>{text_html(one.row.listing_id)} <small dir=auto>{small}</small></h2>\n"


def _finding(one: Exported, language: str) -> str:
    row = one.row
    facts = [
        f"{word(('编号', 'No.'), language)} {row.id}",
        word(STATE_WORDS[row.state], language),
        word(PRESENCE_WORDS[row.presence], language),
        f"{word(('负责人', 'assignee'), language)} {row.assignee}" if row.assignee else "",
        f"{word(('期限', 'due'), language)} {row.due}" if row.due else "",
        f"{word(('扫描', 'scans'), language)} {row.first_job}–{row.last_job}",
        f"{word(('指纹', 'fingerprint'), language)} {row.fingerprint}",
    ]
    history = "".join(
        f"<li>{text_html(entry.at)} · {text_html(entry.actor or word(('程序', 'program'), language))} ·"
        f" {word(ACTION_WORDS.get(entry.action, (entry.action, entry.action)), language)}:"
        f" {text_html(told(entry.action, entry.before, language))} → {text_html(told(entry.action, entry.after, language))}"
        f"{' — ' + text_html(entry.comment) if entry.comment else ''}</li>"
        for entry in one.history
    )
    return (
        finding_html(one.finding, one.listing, language)
        + f'<p class="desk">{" · ".join(text_html(fact) for fact in facts if fact)}</p>'
        + (f'<ol class="history">{history}</ol>' if history else "")
        + "\n"
    )


def _foot(
    shown: int, left_out: int, jobs: set[int], scans: Callable[[list[int]], dict[int, Scan]], language: str
) -> str:
    parts = []
    if not shown:
        parts.append(f"<p>{word(('没有符合条件的问题', 'No finding fits this view'), language)}</p>")
    if left_out:
        more = f"{_MAX_COUNTED}+" if left_out > _MAX_COUNTED else str(left_out)
        said = (
            "另有 {} 项未列入本卷宗；CSV 与 Excel 导出包含全部",
            "{} more are not in this dossier; CSV and Excel exports hold all",
        )
        parts.append(f"<p><strong>{word(said, language).format(more)}</strong></p>")
    title = word(("所依据的扫描与文件", "Scans and files that this rests on"), language)
    known = scans(sorted(jobs)) if jobs else {}
    body = "".join(_scan_row(known[job]) for job in sorted(known))
    heads = word(
        (
            "扫描|来源|文件|文件的 SHA-256|接收时间|法律日期|规则集|程序版本",
            "Scan|Source|File|SHA-256 of the file|Taken in|Law of|Rule set|Program",
        ),
        language,
    ).split("|")
    if body:
        head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
        parts.append(f"<h2>{title}</h2><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")
    return "".join(parts) + "\n</main>\n</body></html>\n"


def _scan_row(scan: Scan) -> str:
    facts: dict[str, Any] = json.loads(scan.run_facts) if scan.run_facts else {}
    cells = [
        str(scan.job), scan.source, scan.file_name, scan.sha256, scan.created_at, str(facts.get("as_of") or ""),
        str(facts.get("rule_set") or ""), str(facts.get("tool_version") or ""),
    ]  # fmt: skip
    return f"<tr>{''.join(f'<td>{text_html(cell)}</td>' for cell in cells)}</tr>\n"
