"""What every report format can do: a run is told to it as it happens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from listing_audit.model.findings import Consideration, Finding, RunFacts, Summary
    from listing_audit.model.listing import Listing, ReadError, ReadNote
    from listing_audit.report.records import RuleFacts


class Report(Protocol):
    """One output of a run. Calls come in this order: begin, then the middle three in any order, then finish.

    Nothing is held back that grows with the catalogue: a scan of ten million listings takes the memory of one batch.
    """

    def begin(self, run: RunFacts) -> None:
        """Take the facts of the run, before anything is read."""

    def audited(
        self, listing: Listing, findings: Sequence[Finding], considerations: Sequence[Consideration] = ()
    ) -> None:
        """Take one audited listing with all that was found in it; most have no finding."""

    def unread(self, error: ReadError) -> None:
        """Take a part that could not be read."""

    def noted(self, note: ReadNote) -> None:
        """Take a remark on how a source was read."""

    def finish(self, summary: Summary, rules: Sequence[RuleFacts], gone: Sequence[Finding] = ()) -> None:
        """Take the counts and the rules that reported something; then write whatever is still to be written.

        `gone` are findings of a baseline that this run did not find again.
        """
