"""CSV: one row a finding, for spreadsheets and scripts. Nothing in it is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import BinaryIO

from listing_audit.model.findings import Consideration, Finding, RunFacts, Summary
from listing_audit.model.listing import Listing, ReadError, ReadNote
from listing_audit.report.columns import COLUMNS, FORMULA_STARTS, cells_of
from listing_audit.report.records import RuleFacts


class CsvTable:
    """Writes a table to a binary stream: UTF-8 with a mark, without which Excel takes Chinese for something else.

    The first row holds the columns' stable names. A text that a spreadsheet would calculate gets an apostrophe in
    front. What could not be read is not a finding and not in the table; the run's exit code says so.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._language = "en"

    def begin(self, run: RunFacts) -> None:
        self._language = run.language
        self._out.write(b"\xef\xbb\xbf")
        self._row([column.name for column in COLUMNS])

    def audited(
        self, listing: Listing, findings: Sequence[Finding], considerations: Sequence[Consideration] = ()
    ) -> None:
        for finding in findings:
            self._row([inert(cell) for cell in cells_of(finding, listing, self._language)])

    def unread(self, error: ReadError) -> None:
        pass

    def noted(self, note: ReadNote) -> None:
        pass

    def finish(self, summary: Summary, rules: Sequence[RuleFacts], gone: Sequence[Finding] = ()) -> None:
        self._out.flush()

    def _row(self, cells: list[str]) -> None:
        line = io.StringIO(newline="")
        csv.writer(line, lineterminator="\r\n").writerow(cells)
        self._out.write(line.getvalue().encode())


def inert(text: str) -> str:
    """Return the text so that a spreadsheet shows it and does not calculate it.

    Blanks in front do not help a reader who trims cells, so they do not count.
    """
    return f"'{text}" if text.lstrip(" \u3000").startswith(FORMULA_STARTS) else text
