"""Counts over many findings, from the sums that each scan left and from indexes alone."""

from __future__ import annotations

from collections.abc import Sequence

from listing_audit.store.transaction import Transaction, Value


def counts_of_jobs(
    transaction: Transaction, jobs: Sequence[int], dimensions: Sequence[str]
) -> tuple[tuple[str, str, int], ...]:
    """Return the counts that these scans left, added up: dimension, value, findings."""
    if not jobs:
        return ()
    sql = (
        f"SELECT dimension, value, SUM(count) FROM job_counts WHERE job IN ({_places(jobs)})"
        f" AND dimension IN ({_places(dimensions)}) GROUP BY dimension, value"
    )
    return tuple((row[0], row[1], int(row[2])) for row in transaction.rows(sql, (*jobs, *dimensions)))


def severities_of_jobs(transaction: Transaction, jobs: Sequence[int]) -> tuple[tuple[int, str, int], ...]:
    """Return the counts by severity of each of these scans: job, place in the order of severities, findings."""
    if not jobs:
        return ()
    sql = f"SELECT job, value, count FROM job_counts WHERE dimension = 'severity' AND job IN ({_places(jobs)})"
    return tuple((int(row[0]), row[1], int(row[2])) for row in transaction.rows(sql, tuple(jobs)))


def decided(transaction: Transaction, source: str | None, today: str) -> tuple[int, int]:
    """Return how many findings that are still there and not waived are no longer open, and how many of all that are not
    settled are past their due date. Costs what these are, not what all findings are."""
    there = "presence <> 'gone' AND suppressed = 0" + ("" if source is None else " AND source = ?")
    values: tuple[Value, ...] = () if source is None else (source,)
    moved = transaction.row(f"SELECT COUNT(*) FROM findings WHERE state <> 'open' AND {there}", values)
    late = transaction.row(
        "SELECT COUNT(*) FROM findings WHERE due IS NOT NULL AND due < ?"
        f" AND state NOT IN ('fixed', 'accepted_risk', 'false_positive') AND {there}",
        (today, *values),
    )
    assert moved is not None and late is not None
    return int(moved[0]), int(late[0])


def _places(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
