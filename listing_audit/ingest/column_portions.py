"""Divides Parquet files by rows: every reader unpacks the columns of a row group, and makes listings of its rows only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from listing_audit.ingest.columnar import cell_text, column_objects, column_rows, is_nested, parquet_file
from listing_audit.ingest.generic_table import Layout, begins_another, layout_of, read_rows
from listing_audit.ingest.log import Log, PartLog
from listing_audit.ingest.portion import Divided, Part, Portion
from listing_audit.ingest.recognise import table_kind, tell, tell_table
from listing_audit.ingest.source import Source
from listing_audit.ingest.tables import Header, header_of_rows

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

ROWS: Final = 256


def row_portions(
    path: str, stream: BinaryIO, source: Source, as_format: str | None, column_map: Mapping[str, str], log: Log
) -> Divided | None:
    """Return the portions of a Parquet file; None for another kind of file, or one that `read_source` should complain of."""
    if source.head[:4] != b"PAR1":
        return None
    silent = Log("")
    stream.seek(0)
    file = parquet_file(stream, silent)
    if file is None or silent.pending:
        return None
    names = tuple(file.schema_arrow.names)
    if is_nested(file.schema_arrow) or as_format == "json":
        tell(log, "parquet", ", ".join(names)[:120])
        return _every(path, file, None)
    found = header_of_rows([list(names)], column_map)
    header = Header("", 0, names, (names,), line=0)
    if found is None or table_kind(header, as_format, column_map) != "table":
        return None
    tell_table(log, "table", header, "Parquet/Arrow")
    return _every(path, file, layout_of(names, column_map, log))


def _every(path: str, file: pq.ParquetFile, layout: Layout | None) -> Divided:
    """The portions one after another. A product's variants stay together, also across row groups."""
    number = 1  # of the portion's first row in the file
    begun: tuple[int, int] = (0, 0)  # row group and row in it
    count = 0
    before: list[str] | None = None
    for group in range(file.metadata.num_row_groups):
        size = file.metadata.row_group(group).num_rows
        if layout is None:
            for low in range(0, size, ROWS):
                high = min(low + ROWS, size)
                yield Portion(path, "columns", rows=(group, low, high - low, number))
                number += high - low
            continue
        for row, cells in enumerate(_keys(file, group, layout)):
            if count >= ROWS and before is not None and begins_another(cells, before, layout):
                yield Portion(path, "columns", rows=(*begun, count, number))
                number, begun, count = number + count, (group, row), 0
            before = cells
            count += 1
    if layout is not None and count:
        yield Portion(path, "columns", rows=(*begun, count, number))


def _keys(file: pq.ParquetFile, group: int, layout: Layout) -> Iterator[list[str]]:
    """The cells that say whether a row begins a product; the others are blank, so that nobody reads them for that."""
    ids = layout.columns.get("id", ()) or layout.columns.get("sku", ())
    wanted = ids[:1] or [
        i for role in ("title", "subtitle", "description", "bullets") for i in layout.columns.get(role, ())
    ]
    names = [layout.names[index] for index in wanted]
    for batch in file.iter_batches(batch_size=4096, row_groups=[group], columns=names):
        for cells in zip(*(batch.column(name).to_pylist() for name in names), strict=True):
            row = [""] * len(layout.names)
            for index, cell in zip(wanted, cells, strict=True):
                row[index] = cell_text(cell)
            yield row


# ------------------------------------------------------------------ reading


@dataclass(slots=True)
class _Unpacked:
    """A row group that is being read: rows come in order, so that who reads on need not unpack it again."""

    path: str
    stamp: tuple[int, int]
    file: Any
    group: int
    batches: Iterator[pa.RecordBatch]
    at: int = 0  # row of the group at which `rest` begins
    rest: pa.RecordBatch | None = None


_reading: list[_Unpacked] = []  # the one that this process is at


def read_row_portion(
    portion: Portion, as_format: str | None, column_map: Mapping[str, str], log: PartLog
) -> Iterator[Part]:
    """Yield the listings of the portion's rows."""
    group, first, count, number = portion.rows
    batches = _rows(portion.path, group, first, count)
    schema = _reading[0].file.schema_arrow
    if is_nested(schema) or as_format == "json":
        from listing_audit.ingest.canonical import listing_of, renamed

        for row, value in column_objects(batches, log, number):
            listing = listing_of(renamed(value, column_map, log), log.path, row, "", log)
            if listing is not None:
                yield listing
            yield from log.drain()
        return
    layout = layout_of(tuple(schema.names), column_map, Log(""))
    yield from read_rows(column_rows(batches, log, number), layout, log)


def _rows(path: str, group: int, first: int, count: int) -> Iterator[pa.RecordBatch]:
    """That many rows from a place on, across row groups. The file is opened at once, the rows read as they are asked for."""
    facts = Path(path).stat()
    stamp = (facts.st_size, facts.st_mtime_ns)
    known = _reading[0] if _reading else None
    if known is None or (known.path, known.stamp, known.group) != (path, stamp, group) or known.at > first:
        _reading[:] = [_opened(path, stamp, group)]
    return _taken(first, count)


def _taken(first: int, count: int) -> Iterator[pa.RecordBatch]:
    here = _reading[0]
    while count > 0:
        if here.rest is None or here.rest.num_rows == 0:
            here.rest = next(here.batches, None)
            if here.rest is None:
                if here.group + 1 >= here.file.metadata.num_row_groups:
                    return
                here = _opened(here.path, here.stamp, here.group + 1)
                _reading[:] = [here]
                first = 0
            continue
        skipped = min(max(0, first - here.at), here.rest.num_rows)
        part = here.rest.slice(skipped, count)
        here.rest = here.rest.slice(skipped + part.num_rows)
        here.at += skipped + part.num_rows
        count -= part.num_rows
        if part.num_rows:
            yield part


def _opened(path: str, stamp: tuple[int, int], group: int) -> _Unpacked:
    import pyarrow.parquet as pq

    file = pq.ParquetFile(path)
    return _Unpacked(path, stamp, file, group, file.iter_batches(batch_size=ROWS, row_groups=[group]))
