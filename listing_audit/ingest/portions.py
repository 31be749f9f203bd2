"""Divides sources into portions that can be read apart, by other processes, and reads a portion.

What the portions tell, put in order by `PortionTeller`, is what `read_source` would have told of the whole. Files of
lines and of plain tables are divided by bytes, Parquet by rows; what comes packed or through a pipe is unpacked and cut
by whoever divides, and the bytes travel with the portion. Everything else is one portion.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Final

from listing_audit.ingest.cutting import BYTE_CODECS, PIECE_BYTES, Piece, cut_lines, cut_rows
from listing_audit.ingest.decode import Encoding, text_chunks, text_lines
from listing_audit.ingest.generic_table import Layout, layout_of, read_rows
from listing_audit.ingest.log import Log, PartLog, Remark, told
from listing_audit.ingest.messages import say
from listing_audit.ingest.portion import Begins, Divided, Ends, Here, Part, Portion
from listing_audit.ingest.read import STDIN, files_of, header_or_error, opened, read_recognised, read_source
from listing_audit.ingest.recognise import (
    Recognised,
    encoding_words,
    recognised,
    separator_words,
    table_kind,
    tell,
    tell_table,
)
from listing_audit.ingest.source import CHUNK, Source
from listing_audit.ingest.tables import Row, table_rows
from listing_audit.model.listing import ReadError, ReadNote

# Below this a file is one portion; above it, what cannot be divided is read by every worker, who share out its listings.
_LARGE: Final = 2 * 1024 * 1024
_LARGE_PACKED: Final = 256 * 1024


def portions_of(
    source: str, as_format: str | None, column_map: Mapping[str, str], stdin: BinaryIO | None, language: str
) -> Divided:
    """Yield the portions of a file, a folder or standard input, in order, and what is told between them."""
    if source == STDIN:
        yield from _divided("stdin", stdin or sys.stdin.buffer, as_format, column_map, language, in_file=False)
        return
    for found in files_of(source, language):
        if isinstance(found, ReadNote):
            yield found
            continue
        stream = opened(Path(found), found, language)
        if isinstance(stream, ReadError):
            yield stream
            continue
        with stream:
            # A pipe can be read only once, whatever its name.
            yield from _divided(found, stream, as_format, column_map, language, in_file=Path(found).is_file())


def _divided(
    path: str, stream: BinaryIO, as_format: str | None, column_map: Mapping[str, str], language: str, *, in_file: bool
) -> Divided:
    log = Log(path, language)
    known = None
    try:
        known = recognised(path, stream, as_format, log)
        portions = _cut(path, stream, known, as_format, column_map, log, in_file) if known is not None else None
    except OSError as error:
        portions = None
        log.error("unreadable", reason=error.strerror or str(error))
    if portions is None:
        if in_file:
            yield _whole(path, known)
        else:
            yield Here(read_recognised(path, stream, known, as_format, column_map, log))
        return
    yield Begins(path)
    try:
        yield from log.drain()
        yield from portions
    except OSError as error:
        log.error("unreadable", reason=error.strerror or str(error))
    yield Ends(tuple(log.drain()))


def _whole(path: str, known: Recognised | None) -> Portion:
    size = Path(path).stat().st_size if known is not None else 0
    is_packed = known is not None and known.family == "spreadsheet"
    limit = _LARGE_PACKED if is_packed or path.lower().endswith(".gz") else _LARGE
    return Portion(path, "whole", shared=size > limit)


def _cut(
    path: str,
    stream: BinaryIO,
    known: Recognised,
    as_format: str | None,
    column_map: Mapping[str, str],
    log: Log,
    in_file: bool,
) -> Divided | None:
    """The portions of a source that can be divided, and in the log what is told before them; None for any other."""
    source, encoding = known.source, known.encoding
    if known.family == "columns":
        from listing_audit.ingest.column_portions import row_portions

        return row_portions(path, stream, source, as_format, column_map, log) if in_file else None
    if encoding.codec not in BYTE_CODECS or (in_file and source.whole and len(source.head) <= 2 * PIECE_BYTES):
        return None
    # A pipe, and what is packed, cannot be read a second time from the middle.
    in_file = in_file and not _is_packed(path, source)
    begin = Portion(path, "lines", in_file=in_file, encoding=Encoding(encoding.codec, 0, encoding.declared))
    chunks = _without_mark(source.chunks, encoding.bom)
    if known.family == "jsonl":
        tell(log, "jsonl", encoding_words(encoding, log))
        return _portions(begin, cut_lines(chunks, encoding.bom), log)
    if known.family != "table":
        return None
    header = header_or_error(known.sample, column_map, Log(""))
    if header is None or table_kind(header, as_format, column_map) != "table":
        return None
    tell_table(log, "table", header, encoding_words(encoding, log), separator_words(header, log))
    layout = layout_of(header.names, column_map, log)
    # The sample that the header was found in is long; its names are all that is needed.
    slim = replace(header, rows=())
    begin = replace(begin, kind="table", header=slim)
    return _portions(begin, cut_rows(chunks, begin.encoding or encoding, slim, layout, encoding.bom), log)


def _portions(begin: Portion, pieces: Iterator[Piece], log: Log) -> Divided:
    skip = begin.header.records if begin.header is not None else 0
    for piece in pieces:
        # What the end of a damaged file showed belongs before the line that the damage cut.
        before = tuple(log.drain()) if piece.last else ()
        shipped = replace(piece, data=b"") if begin.in_file else piece
        yield replace(begin, piece=shipped, skip=skip, before=before)
        skip = 0


def _is_packed(path: str, source: Source) -> bool:
    with Path(path).open("rb") as file:
        return not source.head.startswith(file.read(16))


def _without_mark(chunks: Iterator[bytes], mark: int) -> Iterator[bytes]:
    for chunk in chunks:
        if chunk[mark:]:
            yield chunk[mark:]
        mark = max(0, mark - len(chunk))


# ------------------------------------------------------------------ reading


def read_portion(
    portion: Portion, as_format: str | None, column_map: Mapping[str, str], language: str
) -> Iterator[Part]:
    """Yield what a portion holds, in its order. What is counted over the whole source is yielded as remarks."""
    if portion.kind == "whole":
        yield from read_source(portion.path, as_format=as_format, column_map=column_map, language=language)
        return
    log = PartLog(portion.path, language)
    log.pending.extend(portion.before)
    try:
        yield from _read(portion, as_format, column_map, log)
    except OSError as error:
        log.error("unreadable", reason=error.strerror or str(error))
    log.close()
    yield from log.drain()


def _read(portion: Portion, as_format: str | None, column_map: Mapping[str, str], log: PartLog) -> Iterator[Part]:
    if portion.kind == "columns":
        from listing_audit.ingest.column_portions import read_row_portion

        yield from read_row_portion(portion, as_format, column_map, log)
        return
    assert portion.piece is not None and portion.encoding is not None
    piece = portion.piece
    source = Source(portion.path, b"", False, _bytes_of(portion))
    lines = text_lines(text_chunks(source, portion.encoding, log, piece.line), log, piece.line)
    if portion.header is None:
        from listing_audit.ingest.canonical import read_canonical
        from listing_audit.ingest.json_records import line_records

        yield from read_canonical(line_records(lines), column_map, log)
        return
    header = portion.header
    rows = table_rows(lines, header.delimiter, portion.skip, len(header.names), log)
    if piece.last_row is not None:
        rows = _until(rows, piece.last_row)
    yield from read_rows(rows, _layout(header.names, tuple(column_map.items())), log)


def _until(rows: Iterator[Row], last: int) -> Iterator[Row]:
    for row in rows:
        yield row
        if row.line >= last:
            return


@lru_cache(maxsize=8)
def _layout(names: tuple[str, ...], column_map: tuple[tuple[str, str], ...]) -> Layout:
    return layout_of(names, dict(column_map), Log(""))


def _bytes_of(portion: Portion) -> Iterator[bytes]:
    piece = portion.piece
    assert piece is not None
    if not portion.in_file:
        yield piece.data
        return
    with Path(portion.path).open("rb") as file:
        file.seek(piece.start)
        left = piece.looked_at - piece.start
        while left > 0 and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk


class PortionTeller:
    """Turns what the portions told, in their order, into what one reader of all of it would have told."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._log = Log("", language)
        self._is_empty = True

    def told(self, part: ReadError | ReadNote | Remark | Begins | Ends) -> Iterator[ReadError | ReadNote]:
        """Yield what is to be shown of one part."""
        if isinstance(part, Begins):
            self._log, self._is_empty = Log(part.path, self._language), True
        elif isinstance(part, Ends):
            yield from part.told
            self._log.close()
            yield from self._log.drain()
            if self._is_empty and not any(isinstance(one, ReadError) for one in part.told):
                yield ReadNote(self._log.path, say(self._language, "no_listings"))
        else:
            if isinstance(part, ReadError):
                self._is_empty = False
            yield from told(self._log, part)

    def listing(self) -> None:
        """Take note of a listing."""
        self._is_empty = False
