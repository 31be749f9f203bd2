"""Rows of delimited text: the header wherever it stands, the physical line of each record, and no row lost in silence."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, TypedDict

from listing_audit.ingest.columns import normal_name, role_of
from listing_audit.ingest.log import Log
from listing_audit.ingest.source import MIB, RECORD_LIMIT
from listing_audit.model.listing import line_breaks

DELIMITERS: Final = ("\t", ",", ";", "|")
HEADER_DEPTH: Final = 12  # rows of preamble before a header that are worth looking at
# The module's own limit of 128 KiB a cell is below what descriptions of shops reach. It is global to the process, so it
# is only ever raised.
if csv.field_size_limit() < RECORD_LIMIT:
    csv.field_size_limit(RECORD_LIMIT)


class Where(TypedDict):
    """Place of a cell. `first_line` is that of its own text, in a record of several lines."""

    line: int
    column: int
    first_line: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """One record. `line` is the physical line on which it starts, counted from 1; `several` says that it has more."""

    line: int
    cells: list[str]
    several: bool = False

    def at(self, column: int) -> Where:
        """Return where the cell of that index stands."""
        first = self.line + sum(map(line_breaks, self.cells[:column])) if self.several else None
        return {"line": self.line, "column": column + 1, "first_line": first}


@dataclass(frozen=True, slots=True)
class Header:
    """Where the data begins: after `records` records. `rows` are those before, the header rows among them."""

    delimiter: str
    records: int
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = ()
    line: int = 1


def find_header(sample: str, column_map: Mapping[str, str], delimiters: Iterable[str] = DELIMITERS) -> Header | None:
    """Return the header of a table that begins like this, or None when no column is known.

    The header is the first of the first rows in which at least two cells are known column names, or one that the caller
    has mapped; a file whose first row is one known name counts too. A second header row in another language right below belongs to it.
    """
    wanted = {normal_name(name) for name in column_map.values()}
    best: tuple[int, Header] | None = None
    for delimiter in delimiters:
        rows = _first_rows(sample, delimiter)
        header = _header_among(rows, delimiter, wanted)
        if header is not None:
            known = _known(header.names, wanted)
            if best is None or known > best[0]:
                best = known, header
    return best[1] if best else None


def header_of_rows(rows: list[list[str]], column_map: Mapping[str, str]) -> Header | None:
    """Return the header of a spreadsheet's first rows, by the same rule."""
    wanted = {normal_name(name) for name in column_map.values()}
    return _header_among([(number + 1, row) for number, row in enumerate(rows)], "", wanted)


def table_rows(lines: Iterator[tuple[int, str]], delimiter: str, skip: int, width: int, log: Log) -> Iterator[Row]:
    """Yield the records after the first `skip`. A record that does not fit the header's `width` is reported.

    An unclosed quotation mark would swallow the rows after it: such a record is reported, and reading goes on with its
    second line.
    """
    for row, _, _ in rows_ahead(lines, delimiter, skip, width, log):
        yield row


def rows_ahead(
    lines: Iterator[tuple[int, str]], delimiter: str, skip: int, width: int, log: Log
) -> Iterator[tuple[Row, int, int]]:
    """Yield the same rows, each with the line on which reading goes on and the last line that was looked at so far."""
    feed = _Feed(lines)
    done = 0
    while not feed.ended:
        reader = csv.reader(feed, delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                start, span = feed.start, len(feed.held)
                done += 1
                if done <= skip or not cells or not any(cell.strip() for cell in cells):
                    feed.forget()
                    continue
                fitted = _fitted(cells, width, start, log)
                if fitted is not None:
                    feed.forget()
                    yield Row(start, fitted, span > 1), start + span, feed.looked_at
                elif span > 1:
                    feed.rewind()
                    break
                else:
                    feed.forget()
            else:
                return
        except csv.Error:
            done += 1
            if done <= skip:
                feed.forget()
            elif (row := _salvaged(feed, delimiter, width, log)) is not None:
                yield row, row.line + 1, feed.looked_at
        except _Runaway:
            done += 1
            log.error("row_quotes" if '"' in feed.held[0] else "record_too_long", feed.start, limit=RECORD_LIMIT // MIB)
            feed.rewind()


class _Runaway(Exception):
    """A record grew beyond the limit."""


@dataclass(slots=True)
class _Feed:
    """Hands lines to the csv module and remembers those of the current record, so that it can be read again."""

    lines: Iterator[tuple[int, str]]
    start: int = 1
    held: list[str] = field(default_factory=list)
    ended: bool = False
    looked_at: int = 0  # the last line taken from `lines`
    _again: list[str] = field(default_factory=list)  # lines to be read once more, last first
    _size: int = 0

    def __iter__(self) -> _Feed:
        return self

    def __next__(self) -> str:
        if self._again:
            text = self._again.pop()
            if not self.held:
                self.start = self._next_line
        else:
            number, text = next(self.lines, (0, ""))
            if not number:
                if not self.held:
                    self.ended = True
                raise StopIteration
            self.looked_at = number
            if not self.held:
                self.start = number
        self.held.append(text)
        self._size += len(text)
        if self._size > RECORD_LIMIT:
            raise _Runaway
        return text

    _next_line: int = 0

    def forget(self) -> None:
        """The current record is done."""
        self._next_line = self.start + len(self.held)
        self.held, self._size = [], 0

    def rewind(self) -> None:
        """Give the current record up and read its second and later lines again."""
        self._next_line = self.start + 1
        self._again.extend(reversed(self.held[1:]))
        self.held, self._size = [], 0


def _salvaged(feed: _Feed, delimiter: str, width: int, log: Log) -> Row | None:
    """Read the first line of a broken record as it stands, if it then fits the header; otherwise give it up."""
    start, first = feed.start, feed.held[0]
    cells = [_unquoted(cell) for cell in first.rstrip("\r\n").split(delimiter)]
    if len(cells) != width and len(feed.held) == 1:
        cells = next(csv.reader([first], delimiter=delimiter), [])
    fits = len(cells) == width
    if fits:
        log.note_some("row_stray_quote", start)
    else:
        log.error("row_quotes", start)
    feed.rewind()
    return Row(start, cells) if fits else None


def _unquoted(cell: str) -> str:
    inner = cell[1:-1]
    whole = len(cell) >= 2 and cell[0] == cell[-1] == '"' and '"' not in inner.replace('""', "")
    return inner.replace('""', '"') if whole else cell


def _fitted(cells: list[str], width: int, line: int, log: Log) -> list[str] | None:
    """Return as many cells as the header has, or None (and an error) when that would lose something."""
    count = len(cells)
    if count == width:
        return cells
    if count > width:
        extra = next((cell for cell in cells[width:] if cell.strip()), None)
        if extra is None:
            return cells[:width]
        log.error("row_too_many", line, cells=count, width=width, extra=extra.strip()[:40])
        return None
    if count * 2 < width:
        log.error("row_too_few", line, cells=count, width=width)
        return None
    log.note_some("row_short", line, cells=count, width=width)
    return cells + [""] * (width - count)


def _first_rows(sample: str, delimiter: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in islice(reader, HEADER_DEPTH):
            rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:
        pass
    return rows


def _known(names: Iterable[str], wanted: set[str]) -> int:
    return len({normal_name(name) for name in names if _is_known(name, wanted)})


def _is_known(name: str, wanted: set[str]) -> bool:
    # A cell of prose is no column name; looking it up would only cost time.
    return 0 < len(name) <= 80 and (role_of(name) is not None or normal_name(name) in wanted)


def _header_among(rows: list[tuple[int, list[str]]], delimiter: str, wanted: set[str]) -> Header | None:
    for index, (_, cells) in enumerate(rows):
        named = [cell for cell in cells if cell.strip()]
        known = _known(named, wanted)
        # Of one column that the caller has named nobody needs to guess what it is.
        told = any(normal_name(cell) in wanted for cell in named)
        if known < 2 and not told and not (known == 1 and index == 0 and len(named) == 1):
            continue
        chosen, last = index, index
        # Further header rows (labels, then API names; English, then Chinese) hold known names as well, and many.
        for later in range(index + 1, min(index + 3, len(rows))):
            more = [cell for cell in rows[later][1] if cell.strip()]
            if len(more) < 2 or (_known(more, wanted) * 2 < len(more) and _known(more, wanted) < 5):
                break
            last = later
            if _known(more, wanted) > _known(rows[chosen][1], wanted):
                chosen = later
        names = tuple(cell.strip().lstrip("\ufeff").strip() for cell in rows[chosen][1])
        while names and not names[-1]:
            names = names[:-1]
        before = tuple(tuple(cells) for _, cells in rows[: last + 1])
        return Header(delimiter, last + 1, names, before, rows[chosen][0])
    return None
