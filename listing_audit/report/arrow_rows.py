"""Findings as rows of a table that other programs query: one schema for Parquet files and for Spark."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from listing_audit.model.findings import SCHEMA_VERSION, Finding
from listing_audit.model.listing import ReadError, ReadNote
from listing_audit.report.records import finding_record

if TYPE_CHECKING:
    import pyarrow as pa

# name: type, as Spark writes it. Published: adding a column is compatible; the rest needs a new schema version.
COLUMNS: Final[dict[str, str]] = {
    "record": "string",  # finding, gone, error or note
    "schema_version": "int",
    "listing_id": "string",
    "rule_id": "string",
    "rule_version": "int",
    "family": "string",
    "topic": "string",
    "verdict": "string",
    "severity": "string",
    "confidence": "string",
    "jurisdiction": "string",
    "field": "string",
    "span_start": "int",
    "span_end": "int",
    "quote": "string",
    "context": "string",
    "context_start": "int",
    "message": "string",
    "why": "string",
    "remedy": "string",
    "penalty": "string",
    "replacement": "string",
    "citations": "array<struct<name:string,article:string,url:string>>",
    "evidence": "string",  # JSON, as are details
    "details": "string",
    "fingerprint": "string",
    "first_seen": "string",
    "suppressed": "struct<by:string,reason:string,until:string,owner:string>",
    "path": "string",
    "line": "int",
    "column": "int",
    "pointer": "string",
}
DDL: Final = ", ".join(f"`{name}` {kind}" for name, kind in COLUMNS.items())
_SAME: Final = tuple(
    "record schema_version listing_id rule_id rule_version family topic verdict severity confidence jurisdiction field "
    "quote context context_start message why remedy penalty citations fingerprint first_seen suppressed".split()
)
Row = dict[str, Any]


def arrow_schema() -> pa.Schema:
    """Return the columns with their Arrow types."""
    import pyarrow as pa

    nested = {
        "citations": pa.list_(pa.struct([(name, pa.string()) for name in ("name", "article", "url")])),
        "suppressed": pa.struct([(name, pa.string()) for name in ("by", "reason", "until", "owner")]),
    }
    plain = {"string": pa.string(), "int": pa.int32()}
    return pa.schema([(name, nested[name] if name in nested else plain[kind]) for name, kind in COLUMNS.items()])


def finding_row(finding: Finding, *, record: str = "finding", with_series: bool = False) -> Row:
    """Return the row of a finding; `record` is `gone` for one of a baseline that was not found again."""
    told = finding_record(finding, with_series=with_series)
    span, suggestion, location = finding.span, finding.suggestion, finding.location
    return {
        **{name: told[name] for name in _SAME},
        "record": record,
        "span_start": span.start if span is not None else None,
        "span_end": span.end if span is not None else None,
        "replacement": suggestion,
        "evidence": _json(told["evidence"]),
        "details": _json(told["details"]),
        "path": location.path if location is not None else None,
        "line": location.line if location is not None else None,
        "column": location.column if location is not None else None,
        "pointer": location.pointer if location is not None else None,
    }


def remark_row(part: ReadError | ReadNote) -> Row:
    """Return the row of something that could not be read, or that a reader should know; `message` says what."""
    is_error = isinstance(part, ReadError)
    return {
        "record": "error" if is_error else "note",
        "schema_version": SCHEMA_VERSION,
        "listing_id": part.listing_id if isinstance(part, ReadError) else None,
        "message": part.reason if isinstance(part, ReadError) else part.message,
        "path": part.path,
        "line": part.line,
    }


def batch_of(rows: Iterable[Row]) -> pa.RecordBatch:
    """Return rows as one Arrow batch. Lone surrogates, which Arrow cannot hold, become U+FFFD."""
    import pyarrow as pa

    given = list(rows)
    try:
        return pa.RecordBatch.from_pylist(given, schema=arrow_schema())
    except UnicodeEncodeError:
        return pa.RecordBatch.from_pylist([_storable(row) for row in given], schema=arrow_schema())


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {key: _storable(inner) for key, inner in value.items()}
    return [_storable(inner) for inner in value] if isinstance(value, list) else value


def _json(value: object) -> str | None:
    if not value:
        return None
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, which JSON can write as an escape
        return json.dumps(value, separators=(",", ":"))
    return text
