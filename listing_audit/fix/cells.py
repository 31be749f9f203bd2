"""Where the text of one cell stands in delimited text, and how a changed cell is written so that nothing else changes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_LINE_ENDS: Final = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as it is written: `start` to `end` in the file's text, quotation marks included."""

    start: int
    end: int
    quoted: bool


def line_starts(text: str) -> list[int]:
    """Return where each physical line begins, as the reader counts lines: they end at LF, CR LF or CR."""
    return [0, *(found.end() for found in _LINE_ENDS.finditer(text))]


def cell_at(text: str, start: int, column: int, delimiter: str) -> Cell | None:
    """Return the cell of that number, counted from 1, in the record that begins at `start`; None when it has no such."""
    place = start
    for number in range(1, column + 1):
        cell = _cell_from(text, place, delimiter)
        if cell is None:
            return None
        if number == column:
            return cell
        if not text.startswith(delimiter, cell.end):
            return None
        place = cell.end + len(delimiter)
    return None


def cell_value(text: str, cell: Cell) -> str | None:
    """Return what the cell says; None when it is written in a way that could not be written back as it was."""
    written = text[cell.start : cell.end]
    if not cell.quoted:
        return written
    inner = written[1:-1]
    value = inner.replace('""', '"')
    return value if value.replace('"', '""') == inner else None


def written_cell(value: str, *, quoted: bool, delimiter: str) -> str:
    """Return the cell as it is to be written: with quotation marks if it had them, or if it needs them now."""
    if quoted or value.startswith('"') or delimiter in value or "\n" in value or "\r" in value:
        return '"' + value.replace('"', '""') + '"'
    return value


@lru_cache(maxsize=8)
def _cell_end(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(delimiter)}|[\r\n]")


def _cell_from(text: str, place: int, delimiter: str) -> Cell | None:
    if not text.startswith('"', place):
        found = _cell_end(delimiter).search(text, place)
        return Cell(place, found.start() if found else len(text), False)
    at = place + 1
    while True:
        at = text.find('"', at)
        if at < 0:
            return None
        if not text.startswith('"', at + 1):
            break
        at += 2
    end = at + 1
    # What follows the closing mark must end the cell; anything else is no cell that this module would dare to rewrite.
    return (
        Cell(place, end, True) if end == len(text) or text[end] in "\r\n" or text.startswith(delimiter, end) else None
    )
