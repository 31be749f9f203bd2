"""One JSON document: the run, the findings, what could not be read, the rules that reported, the counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from listing_audit.model.findings import SCHEMA_VERSION, Consideration, Finding, RunFacts, Summary
from listing_audit.model.listing import Listing, ReadError, ReadNote
from listing_audit.report.json_text import json_bytes
from listing_audit.report.records import (
    Record,
    RuleFacts,
    consideration_record,
    error_record,
    finding_record,
    gone_record,
    listing_record,
    note_record,
    rule_record,
    run_record,
    summary_record,
)
from listing_audit.report.spool import Spool


class _List:
    """A list of the document that is complete only at the end."""

    def __init__(self) -> None:
        self._spool = Spool()

    def add(self, record: Record) -> None:
        self._spool.add((b"\n  " if self._spool.is_empty else b",\n  ") + json_bytes(record))

    def pour(self, out: BinaryIO) -> None:
        self._spool.pour(out)


class JsonDocument:
    """Writes one document to a binary stream, the findings as they come. Records stand one a line."""

    def __init__(self, out: BinaryIO, *, with_listings: bool = False, with_series: bool = False) -> None:
        self._out = out
        self._with_series = with_series
        self._first = True
        self._listings = _List() if with_listings else None
        self._considerations = _List()
        self._errors = _List()
        self._notes = _List()
        self._run: RunFacts | None = None

    def begin(self, run: RunFacts) -> None:
        self._run = run
        head = b'{"schema_version":' + json_bytes(SCHEMA_VERSION) + b',\n"run":' + json_bytes(run_record(run))
        self._out.write(head + b',\n"findings":[')

    def audited(
        self, listing: Listing, findings: Sequence[Finding], considerations: Sequence[Consideration] = ()
    ) -> None:
        if self._listings is not None:
            self._listings.add(listing_record(listing))
        for finding in findings:
            record = finding_record(finding, with_series=self._with_series)
            self._out.write((b"\n  " if self._first else b",\n  ") + json_bytes(record))
            self._first = False
        for consideration in considerations:
            self._considerations.add(consideration_record(consideration))

    def unread(self, error: ReadError) -> None:
        self._errors.add(error_record(error))

    def noted(self, note: ReadNote) -> None:
        self._notes.add(note_record(note))

    def finish(self, summary: Summary, rules: Sequence[RuleFacts], gone: Sequence[Finding] = ()) -> None:
        assert self._run is not None, "begin comes first"
        rule_part = _List()
        for rule in rules:
            rule_part.add(rule_record(rule))
        gone_part = _List()
        for finding in gone:
            gone_part.add(gone_record(finding))
        parts = {
            b"listings": self._listings,
            b"considerations": self._considerations,
            b"errors": self._errors,
            b"notes": self._notes,
            b"rules": rule_part,
            b"gone": gone_part,
        }
        self._out.write(b"\n]")
        for name, part in parts.items():
            if part is not None:
                self._out.write(b',\n"' + name + b'":[')
                part.pour(self._out)
                self._out.write(b"\n]")
        self._out.write(b',\n"summary":' + json_bytes(summary_record(summary, self._run)) + b"}\n")
        self._out.flush()
