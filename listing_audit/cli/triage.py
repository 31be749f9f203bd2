"""`listing-audit triage import`: what officers decided in a workbook becomes waivers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import click

from listing_audit.cli.gate import CLEAN
from listing_audit.cli.options import chosen, setting_options
from listing_audit.cli.outputs import replaced_when_complete
from listing_audit.cli.words import either
from listing_audit.errors import DataFileError, InputError, Problem, UsageError
from listing_audit.judge.waiver_file import waiver_of, waivers_in, with_waivers
from listing_audit.judge.waivers import Waiver
from listing_audit.report.triage import Decision, read_decisions

_HELP_ZH = """处理意见：把 Excel 报告中填写的状态、负责人、有效期和意见读回。"""
_HELP_EN = """Decisions on findings: reads back what was filled into the columns of an Excel report."""

_IMPORT_ZH = """把工作簿中“接受”和“误报”的行写入豁免单（按指纹对应，行列可任意排序）。

每行需要处理意见、负责人和有效期；--owner 和 --until 补上空缺。已有的豁免不重复添加。任何一行有误则什么也不写。

\b
示例：
  listing-audit scan 商品.csv --output xlsx=报告.xlsx
  listing-audit triage import 报告.xlsx --waivers waivers.yaml --until 2027-03-31
"""
_IMPORT_EN = """Write the rows that a workbook calls accepted or false positive into the waiver file, by fingerprint.

Rows and columns may be in any order. Each row needs a comment, an owner and an end; --owner and --until fill in what
is empty. A waiver that is already there is not added again. If any row is wrong, nothing is written.

\b
Examples:
  listing-audit scan catalog.csv --output xlsx=report.xlsx
  listing-audit triage import report.xlsx --waivers waivers.yaml --until 2027-03-31
"""


@click.group(
    "triage",
    help=either(_HELP_ZH, _HELP_EN),
    short_help=either("读回 Excel 中的处理意见", "Read decisions back from Excel"),
)
def triage() -> None:
    pass


@triage.command(
    "import", help=either(_IMPORT_ZH, _IMPORT_EN), short_help=either("写入豁免单", "Write them into the waiver file")
)
@click.argument("workbook", metavar="REPORT.xlsx", type=click.Path(path_type=Path))
@click.option("--owner", metavar="NAME", help=either("未填负责人时用", "Owner of rows that name none"))
@click.option(
    "--until",
    metavar="DATE",
    help=either("未填有效期时用：不再有效的第一天", "End of rows that name none: the first day without"),
)
@setting_options("triage")
def import_decisions(
    workbook: Path, owner: str | None, until: str | None, config: Path | None, show_settings: bool, **parameters: Any
) -> int:
    choice = chosen(parameters, config)
    if show_settings:
        click.echo("\n".join(choice.lines()))
        return CLEAN
    target = choice.settings.waivers
    if target is None:
        raise UsageError(either("请用 --waivers 指定豁免单文件", "say which file of waivers: --waivers FILE"))
    decisions = read_decisions(workbook)
    wanted = _waivers(decisions, str(workbook), owner or "", until or "")
    text = _text_of(target)
    known = {waiver.fingerprint for waiver in waivers_in(text, str(target))} if text.strip() else set()
    added = [waiver for waiver in wanted if waiver.fingerprint not in known]
    if added:
        made = with_waivers(text, str(target), added)
        with replaced_when_complete(target, "--waivers") as out:
            out.write(made.encode())
    click.echo(_told(decisions, len(added), len(wanted) - len(added), target))
    return CLEAN


def _told(decisions: Iterable[Decision], added: int, known: int, target: Path) -> str:
    counts = {"open": 0, "fixed": 0}
    for decision in decisions:
        if decision.status in counts:
            counts[decision.status] += 1
    return either(
        f"{target}：新增豁免 {added} 项，已有 {known} 项；待处理 {counts['open']} 项，已修改 {counts['fixed']} 项",
        f"{target}: waivers added {added}, already there {known}; open {counts['open']}, fixed {counts['fixed']}",
    )


def _waivers(decisions: Iterable[Decision], path: str, owner: str, until: str) -> list[Waiver]:
    problems: list[Problem] = []
    wanted: dict[str, Waiver] = {}
    for decision in decisions:
        if decision.status not in ("accepted", "false_positive"):
            continue
        end = _date(decision.until or until)
        missing = [
            name
            for name, there in (
                (either("处理意见", "a comment"), decision.comment),
                (either("负责人（或 --owner）", "an owner (or --owner)"), decision.owner or owner),
                (either("有效期（或 --until），如 2027-01-31", "an end such as 2027-01-31 (or --until)"), end),
            )
            if not there
        ]
        if missing or end is None:
            needs = either("缺少", "the row needs") + " " + ", ".join(missing)
            problems.append(Problem(path, decision.row, needs))
            continue
        wanted.setdefault(
            decision.fingerprint,
            waiver_of(decision.fingerprint, reason=decision.comment, owner=decision.owner or owner, until=end),
        )
    if problems:
        raise DataFileError(tuple(problems))
    return list(wanted.values())


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()[:10].replace("/", "-"))
    except ValueError:
        return None


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), str(error)) from error
