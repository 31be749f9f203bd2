"""Cuts a stream of bytes where one listing surely ends and another begins, without making listings of it.

What a reader makes of the pieces, one after another, is what it would have made of the whole.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from listing_audit.ingest.decode import Encoding, text_chunks, text_lines
from listing_audit.ingest.generic_table import Layout, begins_another
from listing_audit.ingest.log import Log
from listing_audit.ingest.source import RECORD_LIMIT, Source
from listing_audit.ingest.tables import Header, rows_ahead

# About a hundred listings: small enough to share out evenly, large enough that nobody waits for the next.
PIECE_BYTES: Final = 128 * 1024
# Of a line without an end only so much is kept: it is longer than any record may be, and reported as such.
_MOST_HELD: Final = 4 * RECORD_LIMIT + 1
_BREAKS: Final = re.compile(rb"\r\n|\r|\n")
_PAIRS_TRIED: Final = 64
# Codecs in which a byte that looks like a line end or a quotation mark is one.
BYTE_CODECS: Final = frozenset({"utf-8", "gb18030", "cp1252"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes from `start` to `end` of a stream, beginning with line `line`, holding whole records.

    Reading may need to look as far as `looked_at`; then it ends after the record that begins on line `last_row`. `data` are
    the bytes as far as `looked_at`; of a line that is too long to be read, its beginning.
    """

    start: int
    end: int
    looked_at: int
    line: int
    last_row: int | None
    data: bytes
    last: bool = False


class _Tape:
    """The bytes that are not cut off yet, and where they begin. Of a line without an end only the beginning is kept."""

    def __init__(self, chunks: Iterator[bytes], at: int) -> None:
        self._chunks = (chunk[low : low + PIECE_BYTES] for chunk in chunks for low in range(0, len(chunk), PIECE_BYTES))
        self._dropped: list[tuple[int, int]] = []  # place in `data`, bytes that stood there
        self.line_start = 0  # behind the last line break in `data`
        self.data = bytearray()
        self.at = at
        self.line = 1
        self.ended = False

    def more(self) -> bool:
        """Take in the next chunk; False at the end."""
        chunk = next(self._chunks, None)
        if chunk is None:
            self.ended = True
            return False
        if len(self.data) - self.line_start > _MOST_HELD:
            found = _BREAKS.search(chunk)
            rest = len(chunk) if found is None else found.start()
            self._dropped.append((len(self.data), rest))
            chunk = chunk[rest:]
        # Only what is new is looked at, and a CR before it: an endless line would be looked through again and again.
        new = max(self.line_start, len(self.data) - 1)
        self.data += chunk
        self.line_start = max(self.line_start, _after_last_break(self.data, new))
        return True

    def fill(self, size: int) -> None:
        """Take in chunks until so many bytes are there, or all."""
        while len(self.data) < size and self.more():
            pass

    def cut(self, end: int, looked_at: int | None = None, last_row: int | None = None, *, last: bool = False) -> Piece:
        """Take everything before `end` off the tape."""
        looked_at = end if looked_at is None else looked_at
        data = bytes(self.data[:looked_at])
        breaks = _line_breaks(data[:end])
        piece = Piece(self.at, self._place(end), self._place(looked_at), self.line, last_row, data, last)
        self.at, self.line = piece.end, self.line + breaks
        self._dropped = [(place - end, count) for place, count in self._dropped if place >= end]
        self.line_start = max(0, self.line_start - end)
        del self.data[:end]
        return piece

    def _place(self, end: int) -> int:
        return self.at + end + sum(count for place, count in self._dropped if place < end)


def cut_lines(chunks: Iterator[bytes], at: int = 0) -> Iterator[Piece]:
    """Yield pieces of whole lines. A last line without an end is a piece of its own."""
    tape = _Tape(chunks, at)
    while True:
        tape.fill(PIECE_BYTES)
        while not (end := tape.line_start) and tape.more():
            pass
        if end:
            yield tape.cut(end)
        elif tape.data:
            yield tape.cut(len(tape.data), last=True)
            return
        else:
            return


def cut_rows(
    chunks: Iterator[bytes], encoding: Encoding, header: Header, layout: Layout, at: int = 0
) -> Iterator[Piece]:
    """Yield pieces of whole products of a delimited table; the first holds the header's rows."""
    tape = _Tape(chunks, at)
    width = len(header.names)
    skip = header.records
    while True:
        tape.fill(PIECE_BYTES)
        if tape.ended and len(tape.data) < PIECE_BYTES:
            if tape.data:
                yield tape.cut(len(tape.data), last=True)
            return
        end = _end_among_lines(tape.data, encoding, header, layout, skip)
        if end is not None:
            yield tape.cut(end)
        else:
            cut = _end_among_rows(tape, encoding, header.delimiter, skip, width, layout)
            if cut is None:
                yield tape.cut(len(tape.data), last=True)
                return
            yield tape.cut(*cut)
        skip = 0


def _end_among_lines(data: bytearray, encoding: Encoding, header: Header, layout: Layout, skip: int) -> int | None:
    """Where a product ends, when every line is a record of its own; None when that is not sure."""
    end = _after_last_break(data)
    block = bytes(data[:end])
    if not end or (b'"' in block and not _plain_lines(header.delimiter).fullmatch(block)):
        return None
    if header.delimiter == "|" and encoding.codec == "gb18030":
        return None  # the second byte of a character may look like a bar
    tail = max(0, end - 64 * 1024)
    ends = [found.end() for found in _BREAKS.finditer(block, tail)][-_PAIRS_TRIED:]
    if tail == 0:
        ends = ends[skip + 1 :]  # the rows of the header are no products
    cells = [_cells(block[low:high], encoding, header.delimiter) for low, high in pairwise(ends)]
    width = len(header.names)
    for number in range(len(cells) - 1, 0, -1):
        row, before = cells[number], cells[number - 1]
        if len(row) == len(before) == width and begins_another(row, before, layout):
            return ends[number]
    return None


def _end_among_rows(
    tape: _Tape, encoding: Encoding, delimiter: str, skip: int, width: int, layout: Layout
) -> tuple[int, int, int | None] | None:
    """Where a product ends, told by reading the rows; how far one must look to read it, and its last row if that is further.

    None when there is no other product.
    """
    silent = Log("")
    first = tape.line

    def stream() -> Iterator[bytes]:
        told = 0
        while told < len(tape.data) or tape.more():
            chunk = bytes(tape.data[told : told + PIECE_BYTES])
            told += len(chunk)
            yield chunk

    source = Source("", b"", False, stream())
    lines = text_lines(text_chunks(source, Encoding(encoding.codec, 0, True), silent), silent, first)
    edges = _Edges(tape.data)
    before: list[str] | None = None
    cut = (0, 0, 0)
    for row, goes_on, looked_at in rows_ahead(lines, delimiter, skip, width, silent):
        silent.pending.clear()
        end, known, _ = cut
        if end >= PIECE_BYTES // 2 and before is not None and begins_another(row.cells, before, layout):
            return (end, known, cut[2]) if known > end else (end, end, None)
        before = row.cells
        cut = edges.start_of(goes_on - first), edges.start_of(looked_at + 1 - first), row.line
    return None


class _Edges:
    """Where lines begin in bytes that grow."""

    def __init__(self, data: bytearray) -> None:
        self._data = data
        self._starts = [0]

    def start_of(self, number: int) -> int:
        """Return where the line of that number (from 0) begins; the end of the bytes beyond the last line."""
        while number >= len(self._starts):
            found = _BREAKS.search(self._data, self._starts[-1])
            if found is None:
                return len(self._data)
            self._starts.append(found.end())
        return self._starts[number]


def _after_last_break(data: bytearray, since: int = 0) -> int:
    """A CR at the very end may be half of a CR LF."""
    end = len(data) - 1 if data.endswith(b"\r") else len(data)
    return max(data.rfind(b"\n", since), data.rfind(b"\r", since, end)) + 1


def _line_breaks(data: bytes) -> int:
    return data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n")


def _cells(line: bytes, encoding: Encoding, delimiter: str) -> list[str]:
    return next(csv.reader([line.decode(encoding.codec, "replace")], delimiter=delimiter), [])


@lru_cache(maxsize=8)
def _plain_lines(delimiter: str) -> re.Pattern[bytes]:
    """Matches lines of which each is one record: every quotation mark that opens is closed on its line."""
    mark = re.escape(delimiter.encode())
    quoted = rb'"[^"\r\n]*+(?:""[^"\r\n]*+)*+"'
    plain = rb'[^"\r\n' + mark + rb"][^\r\n" + mark + rb"]*+"
    return re.compile(rb"(?:(?:" + quoted + rb"|" + plain + rb"|)(?:" + mark + rb"|\r\n|\r|\n))*+")
