"""Reads a whole report back, be it one JSON document or JSON Lines."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, BinaryIO

from listing_audit.errors import InputError
from listing_audit.model.findings import Citation, Consideration, Finding, RunFacts, Summary
from listing_audit.model.listing import Listing, ReadError, ReadNote
from listing_audit.report.read_back import GoneFinding, read_results, value_of
from listing_audit.report.records import RuleFacts
from listing_audit.values import frozen

_DOCUMENT_START = b'{"schema_version"'


@frozen
class Results:
    """Everything that a report says. `listings` are there only when the report was made with them."""

    run: RunFacts
    summary: Summary
    findings: tuple[Finding, ...]
    listings: tuple[Listing, ...] = ()
    considerations: tuple[Consideration, ...] = ()
    errors: tuple[ReadError, ...] = ()
    notes: tuple[ReadNote, ...] = ()
    rules: tuple[RuleFacts, ...] = ()
    gone: tuple[Finding, ...] = ()


def is_document(source: BinaryIO) -> bool:
    """Return whether this is one JSON document rather than JSON Lines; the stream is left at its beginning."""
    head = source.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n")
    source.seek(0)
    # A pretty-printed document has its first key on a later line.
    return b"".join(head.split())[: len(_DOCUMENT_START)] == _DOCUMENT_START or head[:2] in (b"{\n", b"{\r")


def read_report(source: BinaryIO, name: str) -> Results:
    """Return what a report says. Raises InputError for a file that is no report, or one that is cut off."""
    if is_document(source):
        return read_document(source.read(), name)
    values = list(read_results(source, name))
    ends = [value for value in values if isinstance(value, tuple)]
    if not ends:
        raise InputError(name, "no summary at the end: cut off, or no report at all")
    summary, run = ends[-1]
    return Results(
        run=run,
        summary=summary,
        findings=tuple(value for value in values if isinstance(value, Finding)),
        listings=tuple(value for value in values if isinstance(value, Listing)),
        considerations=tuple(value for value in values if isinstance(value, Consideration)),
        errors=tuple(value for value in values if isinstance(value, ReadError)),
        gone=tuple(value.finding for value in values if isinstance(value, GoneFinding)),
    )


def read_document(data: bytes, name: str) -> Results:
    """Return what one JSON document says. InputError when it is not as published."""
    try:
        return _results(json.loads(data))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        what = f"no key {error}" if isinstance(error, KeyError) else str(error).split("\n")[0][:200]
        raise InputError(name, f"not a JSON report of this program ({what})") from error


def _results(document: dict[str, Any]) -> Results:
    end = value_of(document["summary"])
    if not isinstance(end, tuple):
        raise ValueError("no summary")
    summary, run = end
    facts = document["run"]
    return Results(
        run=replace(
            run,
            packs=tuple(map(str, facts["packs"])),
            sources=tuple(map(str, facts["sources"])),
            started_at=facts["started_at"],
        ),
        summary=summary,
        findings=_of_kind(document["findings"], Finding),
        listings=_of_kind(document.get("listings", ()), Listing),
        considerations=_of_kind(document.get("considerations", ()), Consideration),
        errors=_of_kind(document["errors"], ReadError),
        notes=tuple(ReadNote(note["path"], note["message"], note["line"]) for note in document["notes"]),
        rules=tuple(map(_rule, document["rules"])),
        gone=tuple(one.finding for one in _of_kind(document.get("gone", ()), GoneFinding)),
    )


def _of_kind(records: Any, kind: type) -> tuple[Any, ...]:
    values = tuple(map(value_of, records))
    wrong = next((value for value in values if not isinstance(value, kind)), None)
    if wrong is not None or None in values:
        raise ValueError(f"expected records of {kind.__name__.lower()}s only")
    return values


def _rule(record: dict[str, Any]) -> RuleFacts:
    return RuleFacts(
        id=record["id"],
        version=int(record["version"]),
        topic=record["topic"],
        family=record["family"],
        status=record["status"],
        title=record["title"],
        citations=tuple(Citation(c["name"], c["article"], c["url"]) for c in record["citations"]),
    )
