"""Parquet and Arrow: read a batch of rows at a time, as a table of any shop or in the project's own nested form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from listing_audit.ingest.ids import number_text
from listing_audit.ingest.log import Log
from listing_audit.ingest.source import DOCUMENT_LIMIT, MIB, RECORD_LIMIT
from listing_audit.ingest.tables import Row, header_of_rows
from listing_audit.model.listing import Listing, ReadError, ReadNote

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

# Rows are turned into Python values a batch at a time; a small one bounds what texts repeated by a dictionary unfold to.
_BATCH_ROWS: Final = 256
_MOST_COLUMNS: Final = 4096
_GROUP_LIMIT: Final = 4 * DOCUMENT_LIMIT  # of one row group unpacked
_BOMB_FLOOR: Final = 64 * MIB
_BOMB_RATIO: Final = 1000  # columns of repeats shrink far more than text does


def open_columns(stream: BinaryIO, log: Log) -> tuple[pa.Schema, Iterator[pa.RecordBatch]] | None:
    """Return the schema and the batches of a seekable Parquet or Arrow file; None (and an error) when it cannot be read."""
    try:
        import pyarrow as pa
    except ImportError:
        log.error("needs_extra", extra="parquet")
        return None
    try:
        magic = stream.read(6)
        stream.seek(0)
        if magic[:4] == b"PAR1":
            file = parquet_file(stream, log)
            if file is None:
                return None
            opened = file.schema_arrow, file.iter_batches(batch_size=_BATCH_ROWS)
        elif magic == b"ARROW1":
            arrow = pa.ipc.open_file(stream)
            opened = arrow.schema, (arrow.get_batch(number) for number in range(arrow.num_record_batches))
        else:
            reader = pa.ipc.open_stream(stream)
            opened = reader.schema, iter(reader)
    except (pa.ArrowException, OSError, ValueError) as error:
        log.error("unreadable", reason=_reason(error))
        return None
    if len(opened[0].names) > _MOST_COLUMNS:
        log.error("unreadable", reason=f"{len(opened[0].names)} columns")
        return None
    return opened


def parquet_file(stream: BinaryIO, log: Log) -> pq.ParquetFile | None:
    """Return an opened Parquet file; None when it cannot be read, or is a bomb, which the log then says."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        log.error("needs_extra", extra="parquet")
        return None
    try:
        file = pq.ParquetFile(stream)
    except (pa.ArrowException, OSError, ValueError) as error:
        log.error("unreadable", reason=_reason(error))
        return None
    if len(file.schema_arrow.names) > _MOST_COLUMNS:
        log.error("unreadable", reason=f"{len(file.schema_arrow.names)} columns")
        return None
    groups = [file.metadata.row_group(number) for number in range(file.metadata.num_row_groups)]
    packed = sum(group.column(column).total_compressed_size for group in groups for column in range(group.num_columns))
    size = sum(group.total_byte_size for group in groups)
    if any(group.total_byte_size > _GROUP_LIMIT for group in groups) or size > max(_BOMB_FLOOR, _BOMB_RATIO * packed):
        log.error("bomb", size=_BOMB_FLOOR // MIB, ratio=_BOMB_RATIO)
        return None
    return file


def is_nested(schema: pa.Schema) -> bool:
    """Return whether some column holds lists, structures or maps: then each row is an object, not a row of a table."""
    import pyarrow as pa

    return any(pa.types.is_nested(field.type) for field in schema)


def column_rows(batches: Iterator[pa.RecordBatch], log: Log, first_row: int = 1) -> Iterator[Row]:
    """Yield rows of texts, numbered from `first_row`."""
    for number, value in _values(batches, log, first_row):
        yield Row(number, [cell_text(cell) for cell in value.values()])


def column_objects(
    batches: Iterator[pa.RecordBatch], log: Log, first_row: int = 1
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield rows as JSON would hold them, numbered from `first_row`."""
    for number, value in _values(batches, log, first_row):
        yield number, {key: _plain(inner) for key, inner in value.items() if inner is not None}


def _values(batches: Iterator[pa.RecordBatch], log: Log, first_row: int = 1) -> Iterator[tuple[int, dict[str, Any]]]:
    import pyarrow as pa

    number = first_row - 1
    try:
        for batch in batches:
            for start in range(0, batch.num_rows, _BATCH_ROWS):
                part = batch.slice(start, _BATCH_ROWS)
                names = part.schema.names
                for cells in zip(*(column.to_pylist() for column in part.columns), strict=True):
                    number += 1
                    if sum(len(cell) for cell in cells if isinstance(cell, (str, bytes))) > RECORD_LIMIT:
                        log.error("record_too_long", number, limit=RECORD_LIMIT // MIB)
                        continue
                    yield number, dict(zip(names, cells, strict=True))
    except (pa.ArrowException, OSError, ValueError) as error:
        log.error("unreadable", reason=_reason(error))


def listings_of(
    batches: Iterator[pa.RecordBatch], path: str, column_map: Mapping[str, str], language: str = "en"
) -> Iterator[Listing | ReadError | ReadNote]:
    """Yield the listings of Arrow batches that somebody else reads, as those of a Parquet file would be read.

    `path` is what the data is called. Rows are numbered in the order in which they come.
    """
    from listing_audit.ingest.canonical import listing_of, renamed
    from listing_audit.ingest.generic_table import layout_of, read_rows

    first = next(batches, None)
    if first is None:
        return
    log = Log(path, language)
    rest = chain([first], batches)
    if not is_nested(first.schema):
        names = tuple(first.schema.names)
        if header_of_rows([list(names)], column_map) is None:
            log.error("no_header", rows=1, names=", ".join(names)[:120])
        else:
            yield from read_rows(column_rows(rest, log), layout_of(names, column_map, Log("")), log)
    else:
        for number, value in column_objects(rest, log):
            listing = listing_of(renamed(value, column_map, log), log.path, number, "", log)
            if listing is not None:
                yield listing
            yield from log.drain()
    log.close()
    yield from log.drain()


def cell_text(cell: object) -> str:
    """Return a value as a person would write it into a table."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, (int, float)):
        return number_text(cell)
    if isinstance(cell, bytes):
        return cell.decode("utf-8", "replace")
    if isinstance(cell, (datetime, date, time)):
        return cell.isoformat()
    return str(cell)


def _plain(cell: Any) -> Any:
    """Lists and objects stay what they are; a map becomes an object, everything else a text or number of JSON."""
    if isinstance(cell, dict):
        return {str(key): _plain(inner) for key, inner in cell.items() if inner is not None}
    if isinstance(cell, list):
        if cell and all(isinstance(one, tuple) and len(one) == 2 for one in cell):
            return {str(key): _plain(inner) for key, inner in cell}
        return [_plain(one) for one in cell]
    if cell is None or isinstance(cell, (str, bool, int)):
        return cell
    return str(cell) if isinstance(cell, Decimal) else cell_text(cell)


def _reason(error: BaseException) -> str:
    return str(error).partition("\n")[0][:200] or type(error).__name__
