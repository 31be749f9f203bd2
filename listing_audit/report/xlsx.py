"""Excel workbook for officers: a summary, one row a finding, columns to decide in, and what could not be read.

Texts are text: no formulas, no links. What is filled into the columns for decisions comes back through
`listing-audit triage import`, by fingerprint.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from listing_audit.errors import UsageError
from listing_audit.model.findings import Consideration, Finding, RunFacts, Summary
from listing_audit.model.listing import Listing, ReadError, ReadNote
from listing_audit.model.topics import SEVERITIES, VERDICTS
from listing_audit.report import wording
from listing_audit.report.columns import COLUMNS, cells_of
from listing_audit.report.display import visible
from listing_audit.report.records import RuleFacts
from listing_audit.report.triage import STATUS_WORDS, TRIAGE_COLUMNS

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped,unused-ignore]

# Limits of the file format.
_MAX_CELL_CHARS: Final = 32_767
_MAX_ROWS: Final = 1_048_576
_MAX_RULES: Final = 200
_SHEETS: Final = {
    "summary": ("汇总", "Summary"),
    "findings": ("问题", "Findings"),
    "unread": ("未能读取", "Not read"),
    "gone": ("已消失", "Gone"),
}
_COLOURS: Final = {"critical": "#F4B6B6", "high": "#F9D5B0", "medium": "#FBEFB5", "low": "#DCEBF7", "info": "#EEEEEE"}


class Xlsx:
    """Writes a workbook to a binary stream when the run is over; rows wait in temporary files, not in memory."""

    def __init__(self, out: BinaryIO) -> None:
        try:
            import xlsxwriter
        except ModuleNotFoundError as error:
            raise UsageError('the format xlsx needs XlsxWriter: pip install "listing-audit[excel]"') from error
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._out = out
        self._book: Workbook = xlsxwriter.Workbook(out, options)
        # With the quote prefix a cell stays text even when somebody edits it and presses Enter.
        self._text = self._book.add_format(
            {"num_format": "@", "quote_prefix": True, "text_wrap": True, "valign": "top"}
        )
        self._head = self._book.add_format({"bold": True, "bottom": 1, "bg_color": "#E8E8E8", "valign": "top"})
        self._bold = self._book.add_format({"bold": True})
        self._marks = {
            severity: self._book.add_format(
                {"num_format": "@", "quote_prefix": True, "valign": "top", "bg_color": colour}
            )
            for severity, colour in _COLOURS.items()
        }
        self._language = "en"
        self._run: RunFacts | None = None
        self._sheet: Any = None
        self._row = 0
        self._sheets = 0
        self._unread: Any = None
        self._unread_row = 0
        self._rules: Counter[str] = Counter()

    def begin(self, run: RunFacts) -> None:
        self._run = run
        self._language = run.language
        self._summary = self._book.add_worksheet(self._sheet_name("summary"))
        self._next_sheet()

    def audited(
        self, listing: Listing, findings: Sequence[Finding], considerations: Sequence[Consideration] = ()
    ) -> None:
        for finding in findings:
            if finding.suppressed is None:
                self._rules[finding.rule_id] += 1
            if self._row >= _MAX_ROWS:
                self._close_sheet()
                self._next_sheet()
            cells = [*decision_of(finding, self._language), *cells_of(finding, listing, self._language)]
            for column, cell in enumerate(cells):
                is_severity = column == len(TRIAGE_COLUMNS)
                self._write(
                    self._sheet, self._row, column, cell, self._marks[finding.severity] if is_severity else None
                )
            self._row += 1

    def unread(self, error: ReadError) -> None:
        if self._unread is None:
            self._unread = self._book.add_worksheet(self._sheet_name("unread"))
            self._unread.set_column(0, 3, 40)
            self._table_head(
                self._unread, [("文件", "File"), ("行", "Line"), ("商品编号", "Listing"), ("原因", "Reason")]
            )
            self._unread_row = 1
        if self._unread_row < _MAX_ROWS:
            line = str(error.line) if error.line else ""
            for column, cell in enumerate((error.path, line, error.listing_id or "", error.reason)):
                self._write(self._unread, self._unread_row, column, visible(cell))
            self._unread_row += 1

    def noted(self, note: ReadNote) -> None:
        pass

    def finish(self, summary: Summary, rules: Sequence[RuleFacts], gone: Sequence[Finding] = ()) -> None:
        assert self._run is not None, "begin comes first"
        self._close_sheet()
        if gone:
            sheet = self._book.add_worksheet(self._sheet_name("gone"))
            for number, column in enumerate(COLUMNS):
                sheet.set_column(number, number, column.width)
            self._table_head(sheet, [column.title for column in COLUMNS])
            for row, finding in enumerate(gone[: _MAX_ROWS - 1], start=1):
                for number, cell in enumerate(cells_of(finding, Listing(finding.listing_id), self._language)):
                    self._write(sheet, row, number, cell)
        self._fill_summary(summary, self._run, {rule.id: rule.title for rule in rules}, len(gone))
        self._book.close()
        self._out.flush()

    def _fill_summary(self, summary: Summary, run: RunFacts, titles: dict[str, str], gone: int) -> None:
        language, row = self._language, 0
        self._summary.set_column(0, 0, 44)
        self._summary.set_column(1, 1, 16)
        self._summary.set_column(2, 2, 60)
        for heading, lines in _summary_parts(summary, run, gone, language):
            self._summary.write_string(row, 0, heading, self._bold)
            row += 1
            for label, value in lines:
                self._write(self._summary, row, 0, visible(label))
                if isinstance(value, int):
                    self._summary.write_number(row, 1, value)
                else:
                    self._write(self._summary, row, 1, visible(value))
                row += 1
            row += 1
        self._summary.write_string(row, 0, wording.phrase("statistics", language), self._bold)
        ranked = sorted(self._rules.items(), key=lambda item: (-item[1], item[0]))
        for number, (rule, count) in enumerate(ranked[:_MAX_RULES], start=row + 1):
            self._write(self._summary, number, 0, visible(rule))
            self._summary.write_number(number, 1, count)
            self._write(self._summary, number, 2, visible(titles.get(rule, "")))

    def _next_sheet(self) -> None:
        self._sheets += 1
        name = self._sheet_name("findings") + (f" {self._sheets}" if self._sheets > 1 else "")
        self._sheet = self._book.add_worksheet(name)
        for number, (_, _, width) in enumerate(TRIAGE_COLUMNS):
            self._sheet.set_column(number, number, width)
        for number, column in enumerate(COLUMNS, start=len(TRIAGE_COLUMNS)):
            self._sheet.set_column(number, number, column.width)
        titles = [title for _, title, _ in TRIAGE_COLUMNS] + [column.title for column in COLUMNS]
        self._table_head(self._sheet, titles)
        self._row = 1

    def _close_sheet(self) -> None:
        last = max(self._row - 1, 1)
        self._sheet.autofilter(0, 0, last, len(TRIAGE_COLUMNS) + len(COLUMNS) - 1)
        words = [wording.word(pair, self._language) for pair in STATUS_WORDS.values()]
        self._sheet.data_validation(1, 0, last, 0, {"validate": "list", "source": words})

    def _table_head(self, sheet: Any, titles: Sequence[tuple[str, str]]) -> None:
        for number, title in enumerate(titles):
            sheet.write_string(0, number, wording.word(title, self._language), self._head)
        sheet.freeze_panes(1, 0)

    def _write(self, sheet: Any, row: int, column: int, text: str, form: Any = None) -> None:
        if len(text) > _MAX_CELL_CHARS // 2:
            # The limit counts UTF-16 units, of which a character may take two.
            text = text[: _MAX_CELL_CHARS // 2 - 1] + "…"
        if text:
            sheet.write_string(row, column, text, form or self._text)
        else:
            sheet.write_blank(row, column, None, form or self._text)

    def _sheet_name(self, key: str) -> str:
        return wording.word(_SHEETS[key], self._language)


def decision_of(finding: Finding, language: str) -> tuple[str, str, str, str]:
    """Return status, owner, end and comment as they are known: those of the waiver that suppresses the finding."""
    waived = finding.suppressed
    if waived is None or waived.by != "waiver":
        return wording.word(STATUS_WORDS["open"], language), "", "", ""
    status = wording.word(STATUS_WORDS["accepted"], language)
    return status, visible(waived.owner or ""), visible(waived.until or ""), visible(waived.reason)


_Lines = list[tuple[str, str | int]]


def _summary_parts(summary: Summary, run: RunFacts, gone: int, language: str) -> list[tuple[str, _Lines]]:
    def say(chinese: str, english: str) -> str:
        return wording.word((chinese, english), language)

    severities: _Lines = [
        (wording.word(wording.SEVERITY_WORDS[s], language), summary.findings.get(s, 0)) for s in SEVERITIES
    ]
    families: _Lines = [(wording.family_title(name, language), count) for name, count in summary.by_family.items()]
    verdicts: _Lines = [
        (wording.word(wording.VERDICT_WORDS[v], language), summary.by_verdict.get(v, 0)) for v in VERDICTS
    ]
    counts: _Lines = [
        (say("商品", "Listings"), summary.listings),
        (say("已忽略", "Suppressed"), summary.suppressed),
        (say("未能读取", "Not read"), summary.errors),
        (say("基线中已消失", "Gone since the baseline"), gone),
    ]
    facts: _Lines = [
        (say("法律日期", "Law of"), run.as_of),
        (say("规则数", "Rules"), run.rules),
        (say("规则集", "Rule set"), run.rule_set),
        (say("程序版本", "Program version"), run.tool_version),
        (say("开始时间", "Started at"), run.started_at or ""),
        (say("来源", "Sources"), ", ".join(run.sources)),
    ]
    return [
        (say("数量", "Counts"), counts),
        (say("按严重程度", "By severity"), severities),
        (say("按类别", "By family"), families),
        (say("按结论", "By verdict"), verdicts),
        (say("本次审核", "This run"), facts),
    ]
