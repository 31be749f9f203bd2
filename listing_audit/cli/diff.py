"""`listing-audit diff`: what is new, gone and persisting between two reports."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from listing_audit.cli.gate import CLEAN, exit_code, failing_count
from listing_audit.cli.options import chosen, setting_options
from listing_audit.cli.outputs import look_of
from listing_audit.cli.words import either
from listing_audit.errors import InputError, UsageError
from listing_audit.report.comparison import difference, difference_lines, difference_record
from listing_audit.report.read_document import Results, read_report

_HELP_ZH = """比较两份报告（JSON 文档或 JSON Lines）：新增、已消失、仍在的问题。

同一问题以指纹认定，与行号和顺序无关。给出 --fail-on 时，只有新增的问题会使退出码为 1。

\b
示例：
  listing-audit diff 上周.json 本周.json
  listing-audit diff 上周.json 本周.json --format json > 变化.json
  listing-audit diff 基线.json 现在.json --fail-on high
"""

_HELP_EN = """Compare two reports (JSON documents or JSON Lines): what is new, gone and persisting.

Findings are the same by fingerprint, wherever they stand. With --fail-on, only new findings end the run with 1.

\b
Examples:
  listing-audit diff last-week.json this-week.json
  listing-audit diff last-week.json this-week.json --format json > changes.json
  listing-audit diff baseline.json now.json --fail-on high
"""


@click.command(
    "diff",
    help=either(_HELP_ZH, _HELP_EN),
    short_help=either("比较两份报告", "Show what changed between two reports"),
)
@click.argument("before", metavar="EARLIER")
@click.argument("after", metavar="LATER")
@setting_options("diff")
def diff(before: str, after: str, config: Path | None, show_settings: bool, **parameters: Any) -> int:
    choice = chosen(parameters, config)
    settings = choice.settings
    if show_settings:
        click.echo("\n".join(choice.lines()))
        return CLEAN
    if settings.format not in ("text", "json"):
        raise UsageError(either("diff 只有 text 和 json 两种格式", "diff has two formats: text and json"))
    found = difference(_read(before).findings, _read(after).findings)
    if settings.format == "json":
        from listing_audit.report.json_text import json_bytes

        sys.stdout.buffer.write(json_bytes(difference_record(found)) + b"\n")
    else:
        look = look_of(settings, sys.stdout, os.environ)
        for line in difference_lines(found, look):
            sys.stdout.write(line + "\n")
    return exit_code(errors=0, failing=failing_count(found.new, settings))


def _read(path: str) -> Results:
    try:
        with Path(path).open("rb") as source:
            return read_report(source, path)
    except OSError as error:
        raise InputError(path, error.strerror or str(error)) from error
