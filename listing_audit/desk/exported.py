"""A finding on its way into a file."""

from __future__ import annotations

from dataclasses import dataclass

from listing_audit.model.findings import Finding
from listing_audit.model.listing import Listing
from listing_audit.store.findings import FindingRow
from listing_audit.store.triage import HistoryEntry


@dataclass(frozen=True, slots=True)
class Exported:
    """One finding as it goes into a file: as the desk knows it, as the scanner made it, and what was decided."""

    row: FindingRow
    finding: Finding
    listing: Listing
    history: tuple[HistoryEntry, ...]
