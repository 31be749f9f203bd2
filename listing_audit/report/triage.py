"""What officers decide in the workbook, and reading it back."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from listing_audit.errors import DataFileError, InputError, Problem
from listing_audit.values import frozen

STATUS_WORDS: Final[dict[str, tuple[str, str]]] = {
    "open": ("待处理", "open"),
    "accepted": ("接受", "accepted"),
    "false_positive": ("误报", "false positive"),
    "fixed": ("已修改", "fixed"),
}
# name, (Chinese, English) title, width
TRIAGE_COLUMNS: Final[tuple[tuple[str, tuple[str, str], int], ...]] = (
    ("status", ("处理状态", "Status"), 14),
    ("owner", ("负责人", "Owner"), 12),
    ("until", ("有效期至", "Until"), 12),
    ("comment", ("处理意见", "Comment"), 36),
)
_FINGERPRINT: Final = ("指纹", "Fingerprint")
# A workbook of a million findings is smaller; what unpacks to more is not one of ours.
_MAX_FILE_BYTES: Final = 200 * 1024 * 1024
_MAX_UNPACKED_BYTES: Final = 2 * 1024 * 1024 * 1024


@frozen
class Decision:
    """What somebody decided about one finding. `until` is the first day on which it no longer holds."""

    fingerprint: str
    status: str
    owner: str
    until: str
    comment: str
    row: int


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Return the decisions of a workbook, in its order, whatever the order of its columns, rows and sheets.

    Sheets without the columns for decisions are passed over. Raises InputError for a file that is no workbook or has
    no such sheet, DataFileError naming every row whose status is unknown or whose fingerprint is missing.
    """
    problems: list[Problem] = []
    decisions: list[Decision] = []
    sheets = 0
    for name, rows in _sheets(path):
        columns = _columns(rows[0]) if rows else {}
        if "status" not in columns or "fingerprint" not in columns:
            continue
        sheets += 1
        for number, row in enumerate(rows[1:], start=2):
            _add(row, columns, number, f"{path} ({name})", decisions, problems)
    if not sheets:
        raise InputError(str(path), "no sheet has the columns Status and Fingerprint of a report of this program")
    if problems:
        raise DataFileError(tuple(problems))
    return tuple(decisions)


def _add(
    row: Sequence[object],
    columns: dict[str, int],
    number: int,
    where: str,
    decisions: list[Decision],
    problems: list[Problem],
) -> None:
    texts = {name: _text(row[place]) if place < len(row) else "" for name, place in columns.items()}
    if not any(map(_text, row)):
        return
    known = {word.casefold(): status for status, pair in STATUS_WORDS.items() for word in (*pair, status)}
    status = known.get(texts["status"].casefold() or "open")
    if status is None:
        expected = ", ".join(pair[1] for pair in STATUS_WORDS.values())
        problems.append(Problem(where, number, f'unknown status "{texts["status"][:60]}"; expected one of: {expected}'))
    elif not texts["fingerprint"]:
        problems.append(Problem(where, number, "no fingerprint: the row cannot be told from others"))
    else:
        decisions.append(
            Decision(
                texts["fingerprint"],
                status,
                texts.get("owner", ""),
                texts.get("until", ""),
                texts.get("comment", ""),
                number,
            )
        )


def _columns(header: Sequence[object]) -> dict[str, int]:
    wanted = {word.casefold(): name for name, titles, _ in TRIAGE_COLUMNS for word in titles}
    wanted |= {word.casefold(): "fingerprint" for word in _FINGERPRINT}
    found: dict[str, int] = {}
    for place, cell in enumerate(header):
        name = wanted.get(_text(cell).casefold())
        if name is not None:
            found.setdefault(name, place)
    return found


def _text(cell: object) -> str:
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).strip()


def _sheets(path: Path) -> Iterator[tuple[str, list[list[object]]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        if path.stat().st_size > _MAX_FILE_BYTES:
            raise InputError(str(path), "larger than any report")
        with zipfile.ZipFile(path) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MAX_UNPACKED_BYTES:
                raise InputError(str(path), "unpacks to more than any report")
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            yield name, [list(row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
    except OSError as error:
        raise InputError(str(path), error.strerror or str(error)) from error
    except (zipfile.BadZipFile, CalamineError, ValueError) as error:
        raise InputError(str(path), f"not a workbook ({str(error)[:200]})") from error
