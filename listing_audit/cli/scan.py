"""`listing-audit scan`: audits files, folders and standard input."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from listing_audit.cli.gate import CLEAN
from listing_audit.cli.options import Choice, chosen, scanner_of, setting_options
from listing_audit.cli.run import audit_and_report
from listing_audit.cli.settings import Settings
from listing_audit.cli.words import either
from listing_audit.errors import UsageError
from listing_audit.ingest.sniff import FORMATS

_HELP_ZH = """审核文件、文件夹（- 为标准输入）中的商品。

可读：JSON 与 JSON Lines、CSV、TSV、Excel、Shopify、WooCommerce、淘宝数据包、Google Merchant、保存的商品网页，均可用 gzip
压缩。格式自动识别，--as 可指定。

\b
示例：
  listing-audit scan 商品.csv
  listing-audit scan 导出/ --jurisdiction CN --marketplace taobao
  listing-audit scan 商品.xlsx --map title=品名 --map description=详情
  listing-audit scan catalog.jsonl.gz --format jsonl > findings.jsonl
  listing-audit scan catalog.csv --output json=report.json --fail-on high
  listing-audit scan catalog.csv --as-of 2025-06-01 --select superlatives
  listing-audit scan 商品/ --baseline 基线.json --changed-since origin/main --fail-on high

退出码：0 没有达到 --fail-on 的问题；1 有；2 用法、配置、规则有误，或有内容无法读取。
"""

_HELP_EN = """Audit the listings in files and folders (- is standard input).

Reads JSON and JSON Lines, CSV, TSV, spreadsheets, exports of Shopify, WooCommerce, Taobao and Google Merchant, and
saved product pages; all may be gzipped. The format is recognised; --as overrides.

\b
Examples:
  listing-audit scan catalog.csv
  listing-audit scan exports/ --jurisdiction US --marketplace amazon
  listing-audit scan goods.xlsx --map title=品名 --map description=详情
  listing-audit scan catalog.jsonl.gz --format jsonl > findings.jsonl
  listing-audit scan catalog.csv --output json=report.json --fail-on high
  listing-audit scan catalog.csv --as-of 2025-06-01 --select superlatives
  listing-audit scan catalog/ --baseline baseline.json --changed-since origin/main --fail-on high

Exit code: 0 nothing at or above --fail-on; 1 something is; 2 wrong usage, configuration or rule file, or anything
that could not be read.
"""

_FORMAT_LINES = "".join(f"\n  {name:<{max(map(len, FORMATS)) + 2}}{what}" for name, what in FORMATS.items())


@click.command(
    "scan",
    help=either(_HELP_ZH, _HELP_EN) + "\n\b\n" + either("格式：", "Formats:") + _FORMAT_LINES,
    short_help=either("审核文件和文件夹中的商品", "Audit listings in files and folders"),
)
@click.argument("paths", nargs=-1, metavar="PATH...")
@setting_options("scan")
def scan(paths: tuple[str, ...], config: Path | None, show_settings: bool, **parameters: Any) -> int:
    choice = chosen(parameters, config)
    if show_settings:
        click.echo("\n".join(choice.lines()))
        return CLEAN
    if not paths:
        raise UsageError(
            either("没有给出要审核的文件；标准输入用 -", "no file to audit was given; - is standard input")
        )
    return _watched(choice, paths) if choice.settings.watch else _scanned(choice.settings, paths)


def _scanned(settings: Settings, paths: tuple[str, ...]) -> int:
    scanner = scanner_of(settings)
    if settings.fix or settings.diff:
        from listing_audit.cli.fix import fixed

        return fixed(scanner, settings, paths)
    only = None
    if settings.changed_since is not None:
        from listing_audit.cli.changed import changed_since

        columns = dict(settings.column_map)
        only = changed_since(settings.changed_since, as_format=settings.as_format, column_map=columns, paths=paths)
    parts = scanner.scan(
        paths,
        as_format=settings.as_format,
        column_map=dict(settings.column_map),
        stdin=sys.stdin.buffer if "-" in paths else None,
        explain=settings.explain,
        only=only,
        workers=settings.workers or processors(),
        texts_of_clean=settings.with_listings or any(name == "json" for name in _formats(settings)),
    )
    return audit_and_report(scanner, settings, parts, sources=paths, passed_over=only)


def _formats(settings: Settings) -> tuple[str, ...]:
    return (settings.format, *(name for name, _ in settings.outputs))


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _watched(choice: Choice, paths: tuple[str, ...]) -> int:
    """Audit again whenever the sources, or the files that say how, have changed, until the user ends it."""
    import time

    from listing_audit.cli.watch import rounds

    if "-" in paths:
        raise UsageError(either("--watch 不能用于标准输入", "--watch cannot watch standard input"))
    # What did not change need not be audited again; that is what watching is for.
    settings = replace(choice.settings, content_cache=True)
    deciding = (*settings.rules, *settings.lexicons, *filter(None, (settings.waivers, settings.baseline)))
    written = {Path(target).resolve() for _, target in settings.outputs}
    code = CLEAN
    try:
        for number in rounds([*paths, *(path for path in deciding if path.resolve() not in written)], time.sleep):
            if number:
                sys.stderr.write(either(f"—— 有变化，第 {number + 1} 次审核\n", f"-- changed; run {number + 1}\n"))
            code = _scanned(settings, paths)
    except KeyboardInterrupt:
        sys.stderr.write("\n")
    return code
