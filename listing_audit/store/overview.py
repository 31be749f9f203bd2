"""Counts over many findings, from the sums that each scan left and from indexes alone."""

from __future__ import annotations

from collections.abc import Sequence

from listing_audit.store.database import Transaction, Value


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


def standing(transaction: Transaction, source: str | None, today: str) -> tuple[int, int, int]:
    """Return how many findings there are now that are not waived, how many of them nobody has decided about, and how
    many are past their due date."""
    sql = (
        "SELECT COUNT(*), COUNT(CASE WHEN state = 'open' THEN 1 END), COUNT(CASE WHEN due < ? AND state NOT IN"
        " ('fixed', 'accepted_risk', 'false_positive') THEN 1 END)"
        " FROM findings WHERE presence <> 'gone' AND suppressed = 0"
    )
    values: tuple[Value, ...] = (today,)
    if source is not None:
        sql, values = f"{sql} AND source = ?", (today, source)
    row = transaction.row(sql, values)
    assert row is not None
    return int(row[0]), int(row[1]), int(row[2])


def _places(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
