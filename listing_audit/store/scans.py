"""Finished scans, and how findings changed between any two of one source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from listing_audit.store.transaction import Transaction, Value

Change = Literal["new", "gone", "reopened", "passing"]
CHANGES: Final[tuple[Change, ...]] = ("new", "gone", "reopened", "passing")


@dataclass(frozen=True, slots=True)
class Scan:
    """One finished scan: of which file (name and SHA-256), when it was taken in and done; `run_facts` is JSON or None."""

    job: int
    source: str
    file_name: str
    sha256: str
    created_at: str
    finished_at: str | None
    listings: int
    run_facts: str | None


_COLUMNS: Final = "id, source, file_name, sha256, created_at, finished_at, listings, run_facts"


def scans_of(transaction: Transaction, source: str, limit: int) -> tuple[Scan, ...]:
    """Return the finished scans of a source, latest first."""
    sql = f"SELECT {_COLUMNS} FROM jobs WHERE source = ? AND status = 'done' ORDER BY id DESC LIMIT ?"
    return tuple(Scan(*row) for row in transaction.rows(sql, (source, limit)))


def scans(transaction: Transaction, jobs: Sequence[int]) -> dict[int, Scan]:
    """Return scans by the numbers of their jobs."""
    if not jobs:
        return {}
    places = ", ".join("?" * len(jobs))
    found = transaction.rows(f"SELECT {_COLUMNS} FROM jobs WHERE id IN ({places})", tuple(jobs))
    return {int(row[0]): Scan(*row) for row in found}


# A scan keeps a line only for a finding that changed in it. The first line behind the earlier scan tells how things
# stood there, the last line how they stand in the later one.
_BETWEEN: Final = (
    "SELECT c.finding, CASE"
    " WHEN f.presence = 'gone' AND l.presence = 'gone' THEN 'gone'"
    " WHEN f.presence = 'gone' THEN 'persisting'"
    " WHEN l.presence = 'gone' THEN 'passing'"
    " ELSE f.presence END AS change"
    " FROM (SELECT h.finding, MIN(h.job) AS first, MAX(h.job) AS last FROM finding_changes h"
    " JOIN jobs j ON j.id = h.job WHERE j.source = ? AND h.job > ? AND h.job <= ? GROUP BY h.finding) c"
    " JOIN finding_changes f ON f.job = c.first AND f.finding = c.finding"
    " JOIN finding_changes l ON l.job = c.last AND l.finding = c.finding"
)


def change_counts(transaction: Transaction, source: str, earlier: int, later: int) -> dict[str, int]:
    """Return how many findings are new, gone, reopened, or came and went, from one scan of a source to a later one."""
    sql = f"SELECT change, COUNT(*) FROM ({_BETWEEN}) b GROUP BY change"
    return {str(change): int(count) for change, count in transaction.rows(sql, (source, earlier, later))}


def changed_findings(
    transaction: Transaction, source: str, earlier: int, later: int, *, change: Change, after: int, limit: int
) -> list[int]:
    """Return the numbers of findings that changed in one way from a scan to a later one, those behind `after`."""
    values: tuple[Value, ...] = (source, earlier, later, change, after, limit)
    sql = f"SELECT finding FROM ({_BETWEEN}) b WHERE change = ? AND finding > ? ORDER BY finding LIMIT ?"
    return [int(row[0]) for row in transaction.rows(sql, values)]
