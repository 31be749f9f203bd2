"""JSON Lines: one record a line, written as it comes, the summary last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from listing_audit.model.findings import Consideration, Finding, RunFacts, Summary
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
    summary_record,
)


class JsonLines:
    """Writes findings, errors, listings (when asked for), what is gone, and the summary to a binary stream.

    A listing's own record comes before its findings. Remarks on how sources were read are not records.
    """

    def __init__(self, out: BinaryIO, *, with_listings: bool = False, with_series: bool = False) -> None:
        self._out = out
        self._with_listings = with_listings
        self._with_series = with_series
        self._run: RunFacts | None = None

    def begin(self, run: RunFacts) -> None:
        self._run = run

    def audited(
        self, listing: Listing, findings: Sequence[Finding], considerations: Sequence[Consideration] = ()
    ) -> None:
        if self._with_listings:
            self._write(listing_record(listing))
        for finding in findings:
            self._write(finding_record(finding, with_series=self._with_series))
        for consideration in considerations:
            self._write(consideration_record(consideration))

    def unread(self, error: ReadError) -> None:
        self._write(error_record(error))

    def noted(self, note: ReadNote) -> None:
        pass

    def finish(self, summary: Summary, rules: Sequence[RuleFacts], gone: Sequence[Finding] = ()) -> None:
        assert self._run is not None, "begin comes first"
        for finding in gone:
            self._write(gone_record(finding))
        self._write(summary_record(summary, self._run))
        self._out.flush()

    def _write(self, record: Record) -> None:
        self._out.write(json_bytes(record) + b"\n")
