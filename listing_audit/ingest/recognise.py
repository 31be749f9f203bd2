"""Says what a source is: its family and its encoding, from its first bytes, its name and what the caller says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO, Final

from listing_audit.ingest.decode import Encoding, sniff_encoding
from listing_audit.ingest.log import Log
from listing_audit.ingest.messages import say
from listing_audit.ingest.sniff import TABLE_FORMATS, sniff_bytes, sniff_header, sniff_text
from listing_audit.ingest.source import SAMPLE, Source, open_source
from listing_audit.ingest.tables import Header

_DELIMITER_NAMES: Final = {
    "\t": ("制表符", "tabs"),
    ",": ("逗号", "commas"),
    ";": ("分号", "semicolons"),
    "|": ("竖线", "bars"),
}
_NO_TEXT: Final = Encoding("utf-8", 0, True)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A source that was opened. `family`: `spreadsheet`, `columns`, `table`, or the name of a document's format.

    `sample` is the beginning as text; empty for what is no text.
    """

    source: Source
    family: str
    encoding: Encoding = _NO_TEXT
    sample: str = ""


def recognised(path: str, stream: BinaryIO, as_format: str | None, log: Log) -> Recognised | None:
    """Return what the source is; None when there is nothing to read in it, or an error in the log that says why not."""
    source = open_source(path, stream, log)
    if not source.head:
        return None
    kind = sniff_bytes(source.head)
    if kind in ("spreadsheet", "columns"):
        return Recognised(source, kind)
    if kind is not None and as_format is None:
        log.error(kind)
        return None
    if as_format in ("spreadsheet", "parquet"):
        log.error("other_format", name=as_format)
        return None
    name = path.lower().removesuffix(".gz")
    stated = None
    if as_format == "html" or name.endswith((".html", ".htm", ".xhtml")) or b"<meta" in source.head[:4096].lower():
        from listing_audit.ingest.html_page import stated_charset

        stated = stated_charset(source.head)
    encoding = sniff_encoding(source.head, source.whole, stated=stated)
    sample = source.head[encoding.bom :].decode(encoding.codec, "replace")[: SAMPLE // 2]
    if not sample.strip("\ufeff \t\r\n\x00") and source.whole:
        return None
    if as_format is None and _is_binary(sample):
        log.error("binary")
        return None
    family = as_format or sniff_text(sample, name)
    if family in TABLE_FORMATS and not (family == "price-history" and sample.lstrip()[:1] == "{"):
        family = "table"
    return Recognised(source, family, encoding, sample)


def table_kind(header: Header, as_format: str | None, column_map: Mapping[str, str]) -> str:
    """Return whose table it is: a name of `TABLE_FORMATS`."""
    if as_format in TABLE_FORMATS and as_format != "table":
        return as_format
    return "table" if column_map or as_format == "table" else sniff_header(header.names, header.rows)


def tell_table(log: Log, kind: str, header: Header, *details: str) -> None:
    """Note what a table was taken for."""
    tell(log, kind, *details, *([say(log.language, "header_at", line=header.line)] if header.line else []))


def tell(log: Log, kind: str, *details: str) -> None:
    """Note what a source was taken for."""
    log.note("taken_as", format=kind, details=", ".join(details))


def encoding_words(encoding: Encoding, log: Log) -> str:
    """Return the encoding in words."""
    return encoding.label if encoding.declared else say(log.language, "encoding_undeclared", encoding=encoding.label)


def separator_words(header: Header, log: Log) -> str:
    """Return in words what separates the cells."""
    separator = _DELIMITER_NAMES[header.delimiter][0 if log.language == "zh" else 1]
    return say(log.language, "separated_by", name=separator)


def _is_binary(sample: str) -> bool:
    beginning = sample[:8192]
    controls = sum(char < " " and char not in "\t\n\r\f\v\x00\x1b" for char in beginning)
    return beginning.count("\x00") > len(beginning) // 100 + 8 or controls > len(beginning) // 50 + 8
