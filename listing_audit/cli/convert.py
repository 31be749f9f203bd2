"""`listing-audit convert`: shows the results of an earlier scan in another format, without scanning again."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import click

from listing_audit.cli.options import chosen, setting_options
from listing_audit.cli.outputs import Everywhere, reports_of
from listing_audit.cli.run import CLEAN, exit_code
from listing_audit.cli.settings import Settings
from listing_audit.cli.words import either
from listing_audit.errors import InputError
from listing_audit.model.findings import Consideration, Finding, RunFacts, Summary
from listing_audit.model.listing import Listing, ReadError
from listing_audit.report.read_back import read_results
from listing_audit.report.records import RuleFacts
from listing_audit.report.wording import topic_title

_HELP_ZH = """把以前审核的结果（JSON Lines）转成其他格式，不重新审核。

问题的文字保持审核时的语言。--with-listings 只在结果中带有被审文本时有效。

\b
示例：
  listing-audit scan 商品.csv --format jsonl > 结果.jsonl
  listing-audit convert 结果.jsonl
  listing-audit convert 结果.jsonl --output json=报告.json --fail-on high
"""

_HELP_EN = """Show the results of an earlier scan (JSON Lines) in another format, without scanning again.

Messages stay in the language of the scan. --with-listings needs results that hold the audited texts.

\b
Examples:
  listing-audit scan catalog.csv --format jsonl > findings.jsonl
  listing-audit convert findings.jsonl
  listing-audit convert findings.jsonl --output json=report.json --fail-on high
"""


@click.command(
    "convert",
    help=either(_HELP_ZH, _HELP_EN),
    short_help=either("把审核结果转成其他格式", "Show earlier results in another format"),
)
@click.argument("results", metavar="FINDINGS.jsonl")
@setting_options("convert")
def convert(results: str, config: Path | None, show_settings: bool, **parameters: Any) -> int:
    choice = chosen(parameters, config)
    if show_settings:
        click.echo("\n".join(choice.lines()))
        return CLEAN
    with _opened(results) as source:
        summary, run = _summary_at_end(source, results)
        source.seek(0)
        with reports_of(choice.settings) as reports:
            reports.begin(run)
            rules = _tell(source, results, reports, choice.settings)
            reports.finish(summary, rules)
    return exit_code(summary, choice.settings)


@contextmanager
def _opened(results: str) -> Iterator[BinaryIO]:
    """The results as a file that can be read twice."""
    if results != "-":
        try:
            source = Path(results).open("rb")  # noqa: SIM115 - closed below
        except OSError as error:
            raise InputError(results, error.strerror or str(error)) from error
        with source:
            yield source
        return
    with tempfile.TemporaryFile() as copy:
        while block := sys.stdin.buffer.read(1 << 20):
            copy.write(block)
        copy.seek(0)
        yield copy


def _summary_at_end(source: BinaryIO, name: str) -> tuple[Summary, RunFacts]:
    """The counts and facts of the run. They are in the last line, and reports need them first."""
    last = b""
    for line in source:
        if line.strip():
            last = line
    if b'"record":"summary"' in last.replace(b" ", b""):
        # A line by itself reads as a report of one record.
        for value in read_results(io.BytesIO(last), name):
            if isinstance(value, tuple):
                return value
    cut_off = either(
        "没有汇总行：结果不完整，或不是 JSON Lines 结果", "no summary at the end: cut off, or no results at all"
    )
    raise InputError(name, cut_off)


def _tell(source: BinaryIO, name: str, reports: Everywhere, settings: Settings) -> Sequence[RuleFacts]:
    """Tell the reports everything but the counts, listing by listing, and return what is known of the rules."""
    rules: dict[str, RuleFacts] = {}
    listing: Listing | None = None
    findings: list[Finding] = []
    considerations: list[Consideration] = []

    def close() -> None:
        nonlocal listing
        if listing is not None:
            reports.audited(listing, findings, considerations)
        listing = None
        findings.clear()
        considerations.clear()

    for value in read_results(source, name):
        if isinstance(value, Listing):
            close()
            listing = value
        elif isinstance(value, (Finding, Consideration)):
            if listing is None or listing.id != value.listing_id:
                close()
                listing = Listing(value.listing_id)
            if isinstance(value, Finding):
                findings.append(value)
                rules.setdefault(value.rule_id, _facts_of(value, settings.lang))
            else:
                considerations.append(value)
        elif isinstance(value, ReadError):
            close()
            reports.unread(value)
    close()
    return [rules[rule_id] for rule_id in sorted(rules)]


def _facts_of(finding: Finding, language: str) -> RuleFacts:
    return RuleFacts(
        finding.rule_id,
        finding.rule_version,
        finding.topic,
        finding.family,
        None,
        topic_title(finding.topic, language),
        finding.citations,
    )
