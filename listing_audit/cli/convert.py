"""`listing-audit convert`: shows the results of an earlier scan in another format, without scanning again."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import click

from listing_audit.cli.gate import CLEAN, exit_code, failing_count, is_failing
from listing_audit.cli.options import chosen, setting_options
from listing_audit.cli.outputs import Everywhere, reports_of
from listing_audit.cli.settings import Settings
from listing_audit.cli.words import either
from listing_audit.errors import InputError
from listing_audit.model.findings import Consideration, Finding, RunFacts, Summary
from listing_audit.model.listing import Listing, ReadError
from listing_audit.report.read_back import GoneFinding, read_results
from listing_audit.report.read_document import Results, is_document, read_document
from listing_audit.report.records import RuleFacts
from listing_audit.report.wording import topic_title

_HELP_ZH = """把以前审核的结果（JSON 文档或 JSON Lines）转成其他格式，不重新审核。

问题的文字保持审核时的语言。--with-listings 只在结果中带有被审文本时有效。

\b
示例：
  listing-audit scan 商品.csv --format jsonl > 结果.jsonl
  listing-audit convert 结果.jsonl
  listing-audit convert 报告.json --output html=报告.html --output xlsx=报告.xlsx
"""

_HELP_EN = """Show the results of an earlier scan (a JSON document or JSON Lines) in another format, without scanning again.

Messages stay in the language of the scan. --with-listings needs results that hold the audited texts.

\b
Examples:
  listing-audit scan catalog.csv --format jsonl > findings.jsonl
  listing-audit convert findings.jsonl
  listing-audit convert report.json --output html=report.html --output xlsx=report.xlsx
"""


@click.command(
    "convert",
    help=either(_HELP_ZH, _HELP_EN),
    short_help=either("把审核结果转成其他格式", "Show earlier results in another format"),
)
@click.argument("results", metavar="REPORT")
@setting_options("convert")
def convert(results: str, config: Path | None, show_settings: bool, **parameters: Any) -> int:
    choice = chosen(parameters, config)
    if show_settings:
        click.echo("\n".join(choice.lines()))
        return CLEAN
    with _opened(results) as source:
        if is_document(source):
            document = read_document(source.read(), results)
            with reports_of(choice.settings) as reports:
                _retell(document, reports)
            summary, failing = document.summary, failing_count(document.findings, choice.settings)
        else:
            summary, run = _summary_at_end(source, results)
            source.seek(0)
            with reports_of(choice.settings) as reports:
                reports.begin(run)
                told = _tell(source, results, reports, choice.settings)
                reports.finish(summary, told.rules, told.gone)
            failing = told.failing
    return exit_code(errors=summary.errors, failing=failing)


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


def _retell(document: Results, reports: Everywhere) -> None:
    """Tell the reports what a document says. Findings of listings whose texts it does not hold come last."""
    reports.begin(document.run)
    for note in document.notes:
        reports.noted(note)
    findings: dict[str, list[Finding]] = {}
    considerations: dict[str, list[Consideration]] = {}
    for finding in document.findings:
        findings.setdefault(finding.listing_id, []).append(finding)
    for consideration in document.considerations:
        considerations.setdefault(consideration.listing_id, []).append(consideration)
    for listing in document.listings:
        reports.audited(listing, findings.pop(listing.id, ()), considerations.pop(listing.id, ()))
    for listing_id in dict.fromkeys((*findings, *considerations)):
        reports.audited(Listing(listing_id), findings.get(listing_id, ()), considerations.get(listing_id, ()))
    for error in document.errors:
        reports.unread(error)
    reports.finish(document.summary, document.rules, document.gone)


@dataclass(frozen=True, slots=True)
class _Told:
    rules: tuple[RuleFacts, ...]
    gone: tuple[Finding, ...]
    failing: int


def _tell(source: BinaryIO, name: str, reports: Everywhere, settings: Settings) -> _Told:
    """Tell the reports everything but the counts, listing by listing, and return what is known at the end."""
    rules: dict[str, RuleFacts] = {}
    gone: list[Finding] = []
    failing = 0
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
                failing += is_failing(value, settings)
                rules.setdefault(value.rule_id, _facts_of(value, settings.lang))
            else:
                considerations.append(value)
        elif isinstance(value, GoneFinding):
            gone.append(value.finding)
        elif isinstance(value, ReadError):
            close()
            reports.unread(value)
    close()
    return _Told(tuple(rules[rule_id] for rule_id in sorted(rules)), tuple(gone), failing)


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
