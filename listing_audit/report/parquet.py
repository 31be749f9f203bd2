"""Parquet: findings as a table for warehouses and notebooks, written a row group at a time."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import BinaryIO, Final

from listing_audit.errors import UsageError
from listing_audit.model.findings import Consideration, Finding, RunFacts, Summary
from listing_audit.model.listing import Listing, ReadError, ReadNote
from listing_audit.report.arrow_rows import Row, arrow_schema, batch_of, finding_row, remark_row
from listing_audit.report.records import RuleFacts, run_record, summary_record

_GROUP_ROWS: Final = 8192


class Parquet:
    """Writes findings, what could not be read and what is gone to a binary stream, one row each (`record` says which).

    The run and its summary are JSON in the file's own metadata, under `listing_audit.run` and `listing_audit.summary`.
    """

    def __init__(self, out: BinaryIO, *, with_series: bool = False) -> None:
        try:
            import pyarrow.parquet as pq
        except ModuleNotFoundError as error:
            raise UsageError('the format parquet needs pyarrow: pip install "listing-audit[parquet]"') from error
        self._writer = pq.ParquetWriter(out, arrow_schema(), compression="zstd")
        self._with_series = with_series
        self._rows: list[Row] = []
        self._run: RunFacts | None = None

    def begin(self, run: RunFacts) -> None:
        self._run = run

    def audited(
        self, listing: Listing, findings: Sequence[Finding], considerations: Sequence[Consideration] = ()
    ) -> None:
        for finding in findings:
            self._add(finding_row(finding, with_series=self._with_series))

    def unread(self, error: ReadError) -> None:
        self._add(remark_row(error))

    def noted(self, note: ReadNote) -> None:
        pass

    def finish(self, summary: Summary, rules: Sequence[RuleFacts], gone: Sequence[Finding] = ()) -> None:
        assert self._run is not None, "begin comes first"
        for finding in gone:
            self._add(finding_row(finding, record="gone"))
        self._write()
        told = {"listing_audit.run": run_record(self._run), "listing_audit.summary": summary_record(summary, self._run)}
        self._writer.add_key_value_metadata({key: json.dumps(value, ensure_ascii=False) for key, value in told.items()})
        self._writer.close()

    def _add(self, row: Row) -> None:
        self._rows.append(row)
        if len(self._rows) >= _GROUP_ROWS:
            self._write()

    def _write(self) -> None:
        if self._rows:
            self._writer.write_batch(batch_of(self._rows))
            self._rows = []
