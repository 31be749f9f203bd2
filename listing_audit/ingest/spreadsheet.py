"""Spreadsheets as tables: every sheet with a known header, numbers as people read them, long ids never rounded in silence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from listing_audit.ingest.ids import number_text
from listing_audit.ingest.log import Log
from listing_audit.ingest.source import DOCUMENT_LIMIT, MIB
from listing_audit.ingest.tables import Row

_BOMB_RATIO: Final = 200
_BOMB_FLOOR: Final = 64 * MIB
# A sheet can claim a cell a million rows down; beyond this many cells the file is no catalogue.
_MOST_CELLS: Final = 20_000_000


def read_sheets(data: bytes, log: Log) -> Iterator[tuple[str, bool, Iterator[list[str]]]]:
    """Yield each sheet's name, whether there are several, and its rows as texts, the first row being line 1. Damage and bombs go to the log."""
    if not _safe_size(data, log):
        return
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    except PasswordError:
        log.error("unreadable", reason="password" if log.language != "zh" else "有密码")
        return
    except (CalamineError, OSError, ValueError) as error:
        log.error("unreadable", reason=str(error)[:200])
        return
    for name in sheets:
        try:
            sheet = book.get_sheet_by_name(name)
        except (CalamineError, OSError, ValueError) as error:
            log.error("unreadable", reason=f"{name}: {error}"[:200])
            continue
        if sheet.start is None:
            continue
        if sheet.total_height * sheet.total_width > _MOST_CELLS:
            log.error("unreadable", reason=f"{name}: {sheet.total_height} × {sheet.total_width}")
            continue
        yield name, len(sheets) > 1, _rows(sheet)


def rows_after(rows: Iterator[list[str]], first_line: int, width: int) -> Iterator[Row]:
    """Yield the data rows that follow a header, each as wide as the sheet; blank rows are left out."""
    for line, cells in enumerate(rows, first_line):
        if any(cell.strip() for cell in cells):
            yield Row(line, (cells + [""] * width)[:width])


def _rows(sheet: Any) -> Iterator[list[str]]:
    # Blank rows above the used area are handed out, blank columns left of it are not.
    padding = [""] * sheet.start[1]
    for cells in sheet.iter_rows():
        yield padding + [_text(cell) for cell in cells]


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, (int, float)):
        return number_text(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ") if cell.time() != time(0) else cell.date().isoformat()
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return str(cell) if isinstance(cell, timedelta) else ""


def _safe_size(data: bytes, log: Log) -> bool:
    """Return whether a zipped workbook unpacks to a sane size, by its own table of contents."""
    if data[:2] != b"PK":
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(info.file_size for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        log.error("workbook_broken", reason=str(error))
        return False
    if size > 4 * DOCUMENT_LIMIT or (size > _BOMB_FLOOR and size > _BOMB_RATIO * len(data)):
        log.error("bomb", size=_BOMB_FLOOR // MIB, ratio=_BOMB_RATIO)
        return False
    return True
