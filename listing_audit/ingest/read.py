"""The one door in: a file, a folder or standard input becomes listings, with what could not be read and what to know."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Final

from listing_audit.errors import UsageError
from listing_audit.ingest.columns import ROLE_KEYS
from listing_audit.ingest.decode import Encoding, text_chunks, text_lines
from listing_audit.ingest.documents import READERS, Read, read_markdown_file
from listing_audit.ingest.generic_table import layout_of, read_rows
from listing_audit.ingest.google_merchant import read_google_rows
from listing_audit.ingest.log import Log
from listing_audit.ingest.messages import say
from listing_audit.ingest.price_table import read_price_rows
from listing_audit.ingest.recognise import (
    Recognised,
    encoding_words,
    recognised,
    separator_words,
    table_kind,
    tell,
    tell_table,
)
from listing_audit.ingest.shopify import read_shopify_rows
from listing_audit.ingest.sniff import EXTENSIONS, FORMATS, MARKDOWN
from listing_audit.ingest.source import Source, read_whole
from listing_audit.ingest.tables import HEADER_DEPTH, Header, Row, find_header, header_of_rows, table_rows
from listing_audit.ingest.taobao import read_taobao_rows
from listing_audit.ingest.woocommerce import read_woocommerce_rows
from listing_audit.model.listing import Listing, ReadError, ReadNote

__all__ = ["FORMATS", "read_source"]

STDIN: Final = "-"
_SHOWN_NAMES: Final = 12
# Keys that a column map may have beside the roles of tables: `attributes.<name>`.
_JSON_KEYS: Final = frozenset(
    {"marketplace", "jurisdictions", "reference_price", "reference_label", "description_html"}
)


def read_source(
    source: str | os.PathLike[str],
    *,
    as_format: str | None = None,
    column_map: Mapping[str, str] | None = None,
    stdin: BinaryIO | None = None,
    language: str = "en",
) -> Read:
    """Yield what a source holds, in its own order: listings, errors for what could not be read, notes about how it was read.

    `source` is a file, a folder (searched recursively, in order of names) or `-` for standard input (`stdin`, else that
    of the process). Gzip is undone. `as_format` (a name of `FORMATS`) overrides what the content looks like. `column_map`
    says which column or key holds what: `{"title": "品名", "attributes.ingredients": "成分"}`. `language` is that of the
    messages, zh or en. Raises UsageError for an unknown format or role. Reads as it goes: memory is bounded by one
    record, except for spreadsheets and web pages, which are read whole.
    """
    check_usage(as_format, column_map or {}, language)
    return _read_source(os.fspath(source), as_format, column_map or {}, stdin, language)


def check_usage(as_format: str | None, column_map: Mapping[str, str], language: str) -> None:
    """Raise UsageError for an unknown format or role."""
    if as_format is not None and as_format not in FORMATS:
        raise UsageError(say(language, "bad_format", name=as_format, known=", ".join(FORMATS)))
    for role in column_map:
        if role not in ROLE_KEYS | _JSON_KEYS and not role.startswith("attributes."):
            raise UsageError(say(language, "bad_role", name=role, known=", ".join(sorted(ROLE_KEYS))))


def _read_source(
    source: str, as_format: str | None, column_map: Mapping[str, str], stdin: BinaryIO | None, language: str
) -> Read:
    if source == STDIN:
        yield from _read_stream("stdin", stdin or sys.stdin.buffer, as_format, column_map, language)
        return
    for found in files_of(source, language):
        if isinstance(found, ReadNote):
            yield found
        else:
            yield from _read_file(Path(found), found, as_format, column_map, language)


def files_of(source: str, language: str) -> Iterator[str | ReadNote]:
    """Yield the files that are read for a path: itself, or those in the folder, in the order of their names."""
    if not Path(source).is_dir():
        yield source
        return
    folder = Path(source)
    log = Log(folder.as_posix(), language)
    wanted: list[Path] = []
    skipped: list[Path] = []
    for at, folders, names in os.walk(folder):
        folders.sort()
        for name in folders:
            if (Path(at) / name).is_symlink():
                log.note("folder_link", name=(Path(at) / name).as_posix())
        for name in sorted(names):
            plain = name.lower().removesuffix(".gz")
            known = plain.endswith(tuple(EXTENSIONS)) and not name.startswith(".")
            known = known and (not plain.endswith(MARKDOWN) or _has_front_matter(Path(at) / name))
            (wanted if known else skipped).append(Path(at) / name)
    if skipped:
        shown = ", ".join(path.relative_to(folder).as_posix() for path in skipped[:_SHOWN_NAMES])
        log.note("folder_skipped", count=len(skipped), names=shown + (" …" if len(skipped) > _SHOWN_NAMES else ""))
    if not wanted:
        log.note("folder_empty")
    yield from (told for told in log.drain() if isinstance(told, ReadNote))
    yield from sorted(path.as_posix() for path in wanted)


def _has_front_matter(path: Path) -> bool:
    """Whether a Markdown file begins as a listing does: a folder's README is no listing."""
    if path.suffix.lower() == ".gz":
        return True
    try:
        with path.open("rb") as file:
            return file.read(8).removeprefix(b"\xef\xbb\xbf").startswith(b"---")
    except OSError:
        return True  # reading it will say why it cannot be read


def _read_file(path: Path, shown: str, as_format: str | None, column_map: Mapping[str, str], language: str) -> Read:
    stream = opened(path, shown, language)
    if isinstance(stream, ReadError):
        yield stream
        return
    with stream:
        yield from _read_stream(shown, stream, as_format, column_map, language)


def opened(path: Path, shown: str, language: str) -> BinaryIO | ReadError:
    """Return the file, or the error that says why it cannot be opened."""
    try:
        return path.open("rb")
    except FileNotFoundError:
        is_address = shown.lower().startswith(("http://", "https://"))
        return ReadError(shown, say(language, "missing_page" if is_address else "missing"))
    except OSError as error:
        return ReadError(shown, say(language, "unreadable", reason=error.strerror or str(error)))


def _read_stream(
    path: str, stream: BinaryIO, as_format: str | None, column_map: Mapping[str, str], language: str
) -> Read:
    log = Log(path, language)

    def items() -> Read:
        known = recognised(path, stream, as_format, log)
        yield from log.drain()
        if known is not None:
            yield from _read_known(path, stream, known, as_format, column_map, log)

    yield from _counted(items(), log)


def read_recognised(
    path: str,
    stream: BinaryIO,
    known: Recognised | None,
    as_format: str | None,
    column_map: Mapping[str, str],
    log: Log,
) -> Read:
    """Yield what a source holds that was opened already; None when there was nothing in it to read."""

    def items() -> Read:
        yield from log.drain()
        if known is not None:
            yield from _read_known(path, stream, known, as_format, column_map, log)

    return _counted(items(), log)


def _counted(items: Read, log: Log) -> Read:
    """Read to the end, counting what comes: a source without listings must not look like a clean one."""
    listings = errors = 0
    try:
        for item in items:
            listings += isinstance(item, Listing)
            errors += isinstance(item, ReadError)
            yield item
    except OSError as error:
        log.error("unreadable", reason=error.strerror or str(error))
    log.close()
    for told in log.drain():
        errors += isinstance(told, ReadError)
        yield told
    if not listings and not errors:
        yield ReadNote(log.path, say(log.language, "no_listings"))


def _read_known(
    path: str,
    stream: BinaryIO,
    known: Recognised,
    as_format: str | None,
    column_map: Mapping[str, str],
    log: Log,
) -> Read:
    source, family, encoding = known.source, known.family, known.encoding
    if family == "spreadsheet":
        yield from _read_spreadsheet(source, as_format, column_map, log)
    elif family == "columns":
        yield from _read_columns(source, stream, as_format, column_map, log)
    elif family == "table":
        yield from _read_table(source, encoding, known.sample, as_format, column_map, log)
    elif family == "markdown":
        # A repository has hundreds of them, and the name says it already.
        if not path.lower().removesuffix(".gz").endswith(MARKDOWN):
            tell(log, family, encoding_words(encoding, log))
        yield from log.drain()
        yield from read_markdown_file(source, encoding, column_map, log, alone=as_format is not None)
    else:
        tell(log, family, encoding_words(encoding, log))
        yield from log.drain()
        yield from READERS[family](source, encoding, column_map, log)


# ------------------------------------------------------------------ tables


def _read_table(
    source: Source, encoding: Encoding, sample: str, as_format: str | None, column_map: Mapping[str, str], log: Log
) -> Read:
    header = header_or_error(sample, column_map, log)
    if header is None:
        return
    details = [encoding_words(encoding, log), separator_words(header, log)]
    lines = text_lines(text_chunks(source, encoding, log), log)
    rows = table_rows(lines, header.delimiter, header.records, len(header.names), log)
    yield from _read_rows(rows, header, details, as_format, column_map, log)


def header_or_error(sample: str, column_map: Mapping[str, str], log: Log) -> Header | None:
    """Return the header of a table that begins like this; None, and an error, when no column is known."""
    header = find_header(sample, column_map)
    if header is None:
        first = sample.lstrip("\ufeff \t\r\n").partition("\n")[0].strip()
        log.error("no_header", 1, rows=HEADER_DEPTH, names=first[:120])
    return header


def _read_spreadsheet(source: Source, as_format: str | None, column_map: Mapping[str, str], log: Log) -> Read:
    from listing_audit.ingest.spreadsheet import read_sheets, rows_after

    data = read_whole(source, log)
    if data is None:
        return
    for name, several, rows in read_sheets(data, log):
        first = list(islice(rows, HEADER_DEPTH))
        header = header_of_rows(first, column_map)
        if header is None:
            log.note("sheet_skipped", name=name)
            yield from log.drain()
            continue
        log.part = name if several else None
        width = max(len(cells) for cells in first)
        wide = Header("", header.records, header.names + ("",) * (width - len(header.names)), header.rows, header.line)
        data_rows = rows_after(chain(first[header.records :], rows), header.records + 1, width)
        yield from _read_rows(data_rows, wide, [say(log.language, "sheet", name=name)], as_format, column_map, log)


def _read_columns(
    source: Source, stream: BinaryIO, as_format: str | None, column_map: Mapping[str, str], log: Log
) -> Read:
    """Read Parquet or Arrow: from the file itself where one can move in it, else as a whole."""
    from io import BytesIO

    from listing_audit.ingest.columnar import column_objects, column_rows, is_nested, open_columns

    file: BinaryIO = stream
    if not _starts_again(stream, source.head[:4]):
        data = read_whole(source, log)
        if data is None:
            return
        file = BytesIO(data)
    opened = open_columns(file, log)
    if opened is None:
        return
    schema, batches = opened
    names = tuple(schema.names)
    if not is_nested(schema) and as_format != "json":
        if header_of_rows([list(names)], column_map) is None:
            log.error("no_header", rows=1, names=", ".join(names)[:120])
            return
        header = Header("", 0, names, (names,), line=0)
        yield from _read_rows(column_rows(batches, log), header, ["Parquet/Arrow"], as_format, column_map, log)
        return
    from listing_audit.ingest.canonical import listing_of, renamed

    tell(log, "parquet", ", ".join(names)[:120])
    yield from log.drain()
    for number, value in column_objects(batches, log):
        listing = listing_of(renamed(value, column_map, log), log.path, number, "", log)
        if listing is not None:
            yield listing
        yield from log.drain()


def _starts_again(stream: BinaryIO, head: bytes) -> bool:
    """Go back to the beginning of a file that is not packed; False for a pipe or a packed one."""
    try:
        stream.seek(0)
        same = stream.read(len(head)) == head
        stream.seek(0)
    except (OSError, ValueError, AttributeError):
        return False
    return same


def _read_rows(
    rows: Iterator[Row],
    header: Header,
    details: list[str],
    as_format: str | None,
    column_map: Mapping[str, str],
    log: Log,
) -> Read:
    kind = table_kind(header, as_format, column_map)
    tell_table(log, kind, header, *details)
    yield from log.drain()
    if kind == "shopify-csv":
        yield from read_shopify_rows(rows, header.names, log)
    elif kind == "woocommerce":
        yield from read_woocommerce_rows(rows, header.names, log)
    elif kind == "taobao":
        yield from read_taobao_rows(rows, header.rows, log)
    elif kind == "google-table":
        yield from read_google_rows(rows, header.names, log)
    elif kind == "price-history":
        yield from read_price_rows(rows, header.names, log)
    else:
        layout = layout_of(header.names, column_map, log)
        yield from log.drain()
        yield from read_rows(rows, layout, log)
