"""Tables of findings for spreadsheets. Texts are texts: what a spreadsheet would calculate is made inert."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO, Final, cast

from listing_audit.desk.exported import Exported
from listing_audit.desk.headings import Heading, about
from listing_audit.desk.words import PRESENCE_WORDS, STATE_WORDS, word
from listing_audit.errors import UsageError
from listing_audit.report.columns import COLUMNS, cells_of
from listing_audit.report.csv_table import inert
from listing_audit.report.display import visible
from listing_audit.store.findings import FindingRow

_PIECE_BYTES: Final = 64 * 1024
# Limits of the workbook's format; the length of a cell counts UTF-16 units, of which a character may take two.
_MAX_ROWS: Final = 1_048_576
_MAX_CELL_CHARS: Final = 32_767 // 2
# name, (Chinese, English) title, width in characters, value
_DESK: Final[tuple[tuple[str, tuple[str, str], int, Callable[[FindingRow, str], str]], ...]] = (
    ("number", ("编号", "Number"), 9, lambda row, language: str(row.id)),
    ("state", ("处理状态", "State"), 14, lambda row, language: word(STATE_WORDS[row.state], language)),
    ("presence", ("变化", "Change"), 11, lambda row, language: word(PRESENCE_WORDS[row.presence], language)),
    ("assignee", ("负责人", "Assignee"), 12, lambda row, language: row.assignee),
    ("due", ("期限", "Due"), 12, lambda row, language: row.due or ""),
    ("source", ("来源", "Source"), 16, lambda row, language: row.source),
)


def csv_pieces(found: Iterable[Exported], heading: Heading) -> Iterator[bytes]:
    """Yield a CSV table: UTF-8 with a mark, without which Excel takes Chinese for something else; stable names first."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    text.write("\ufeff")
    writer.writerow([name for name, *_ in _DESK] + [column.name for column in COLUMNS])
    for one in found:
        writer.writerow([inert(cell) for cell in _cells(one, heading.language)])
        if text.tell() > _PIECE_BYTES:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def xlsx_pieces(found: Iterable[Exported], heading: Heading) -> Iterator[bytes]:
    """Return an Excel workbook in pieces. Rows wait in temporary files, because the format ends with its table of
    contents. Raises UsageError at once when the library is not there."""
    try:
        import xlsxwriter  # noqa: F401
    except ModuleNotFoundError as error:
        raise UsageError('the format xlsx needs XlsxWriter: pip install "listing-audit[excel]"') from error
    return _workbook_pieces(found, heading)


def _workbook_pieces(found: Iterable[Exported], heading: Heading) -> Iterator[bytes]:
    with tempfile.TemporaryFile() as out:
        _write_workbook(cast(BinaryIO, out), found, heading)
        out.seek(0)
        while piece := out.read(_PIECE_BYTES):
            yield piece


def _write_workbook(out: BinaryIO, found: Iterable[Exported], heading: Heading) -> None:
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped,unused-ignore]

    options = {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    }  # fmt: skip
    book = Workbook(out, options)
    # With the quote prefix a cell stays text even when somebody edits it and presses Enter.
    plain = book.add_format({"num_format": "@", "quote_prefix": True, "text_wrap": True, "valign": "top"})
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E8E8E8", "valign": "top"})
    titles = [title for _, title, _, _ in _DESK] + [column.title for column in COLUMNS]
    widths = [width for _, _, width, _ in _DESK] + [column.width for column in COLUMNS]

    def next_sheet(number: int) -> Any:
        made = book.add_worksheet(f"{word(('问题', 'Findings'), heading.language)} {number}")
        for column, (title, width) in enumerate(zip(titles, widths, strict=True)):
            made.set_column(column, column, width)
            made.write_string(0, column, word(title, heading.language), head)
        made.freeze_panes(1, 0)
        return made

    sheets, row = 1, 1
    sheet = next_sheet(sheets)
    for one in found:
        if row >= _MAX_ROWS:
            sheets, row = sheets + 1, 1
            sheet = next_sheet(sheets)
        for column, cell in enumerate(_cells(one, heading.language)):
            shown = cell if len(cell) <= _MAX_CELL_CHARS else f"{cell[: _MAX_CELL_CHARS - 1]}…"
            sheet.write_string(row, column, shown, plain)
        row += 1
    sheet.autofilter(0, 0, max(row - 1, 1), len(titles) - 1)
    _say_where_from(book, heading)
    book.close()


def _say_where_from(book: Any, heading: Heading) -> None:
    sheet = book.add_worksheet(word(("说明", "About"), heading.language))
    sheet.set_column(0, 1, 40)
    for number, (label, value) in enumerate(about(heading)):
        sheet.write_string(number, 0, visible(label))
        sheet.write_string(number, 1, visible(value))


def _cells(one: Exported, language: str) -> list[str]:
    return [visible(value(one.row, language)) for *_, value in _DESK] + [*cells_of(one.finding, one.listing, language)]
