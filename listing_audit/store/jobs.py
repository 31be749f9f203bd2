"""Jobs: catalogues that wait for a worker, are being scanned, or are done.

A worker leases a job for a while and renews the lease with each batch that it writes. When it is killed, the lease
runs out and another worker goes on behind the last batch that was kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from listing_audit.store.transaction import Transaction, stamp

MOST_ATTEMPTS: Final = 3
_LOCK: Final = 2
_COLUMNS: Final = (
    "id, source, file_name, sha256, settings, created_by, created_at, status, worker, attempts, parts, listings,"
    " findings, finished_at, failure, total"
)


@dataclass(frozen=True, slots=True)
class Job:
    """One catalogue to scan. `status`: `waiting`, `running`, `done` or `failed`; `failure` says why.

    `parts` counts what was read and kept so far, `listings` those among them that were audited, `total` what there is
    to read, None until it was counted. `settings` is JSON.
    """

    id: int
    source: str
    file_name: str
    sha256: str
    settings: str
    created_by: str
    created_at: str
    status: str
    worker: str | None
    attempts: int
    parts: int
    listings: int
    findings: int
    finished_at: str | None
    failure: str | None
    total: int | None = None


def add_job(
    transaction: Transaction,
    *,
    source: str,
    file_name: str,
    sha256: str,
    body: bytes,
    settings: str,
    key: str | None,
    actor: str,
    now: datetime,
) -> Job:
    """Add a job; with an idempotency key that was used before, return the job of then and add nothing."""
    transaction.lock(_LOCK)
    known = transaction.row("SELECT id FROM jobs WHERE idempotency_key = ?", (key,)) if key is not None else None
    if known is None:
        transaction.change("INSERT INTO uploads VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING", (sha256, body))
        known = transaction.row(
            "INSERT INTO jobs (source, file_name, sha256, settings, idempotency_key, created_by, created_at, status)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting') RETURNING id",
            (source, file_name, sha256, settings, key, actor, stamp(now)),
        )
    assert known is not None
    found = job(transaction, int(known[0]))
    assert found is not None
    return found


def job(transaction: Transaction, number: int) -> Job | None:
    """Return a job by its number, or None."""
    row = transaction.row(f"SELECT {_COLUMNS} FROM jobs WHERE id = ?", (number,))
    return Job(*row) if row is not None else None


def latest_jobs(transaction: Transaction, limit: int) -> tuple[Job, ...]:
    """Return the latest jobs, newest first."""
    return tuple(
        Job(*row) for row in transaction.rows(f"SELECT {_COLUMNS} FROM jobs ORDER BY id DESC LIMIT ?", (limit,))
    )


def upload_body(transaction: Transaction, sha256: str) -> bytes:
    """Return the file of an upload, exactly as it came."""
    row = transaction.row("SELECT body FROM uploads WHERE sha256 = ?", (sha256,))
    assert row is not None
    return bytes(row[0])


def lease_next(transaction: Transaction, worker: str, now: datetime, until: datetime) -> Job | None:
    """Lease the oldest job that waits or whose worker is gone, and return it; None when there is nothing to do.

    Two jobs of one source never run at once: what is new or gone is told from one to the next. A job that took its
    worker down with it three times has failed, so that it cannot do so for ever.
    """
    transaction.lock(_LOCK)
    transaction.change(
        "UPDATE jobs SET status = 'failed', finished_at = ?, failure = 'its worker was lost every time' WHERE"
        " status = 'running' AND leased_until <= ? AND attempts >= ?",
        (stamp(now), stamp(now), MOST_ATTEMPTS),
    )
    row = transaction.row(
        "SELECT j.id FROM jobs j WHERE (j.status = 'waiting' OR (j.status = 'running' AND j.leased_until <= ?))"
        " AND NOT EXISTS (SELECT 1 FROM jobs o WHERE o.source = j.source AND o.id < j.id"
        " AND o.status IN ('waiting', 'running')) ORDER BY j.id LIMIT 1",
        (stamp(now),),
    )
    if row is None:
        return None
    transaction.change(
        "UPDATE jobs SET status = 'running', worker = ?, leased_until = ?, attempts = attempts + 1 WHERE id = ?",
        (worker, stamp(until), row[0]),
    )
    return job(transaction, int(row[0]))


def advance(
    transaction: Transaction, number: int, worker: str, *, parts: int, listings: int, findings: int, until: datetime
) -> bool:
    """Count what a batch added and renew the lease; False when the job belongs to another worker by now."""
    # Each batch that was kept shows that the job can go on: only losses without progress count against it.
    sql = (
        "UPDATE jobs SET parts = parts + ?, listings = listings + ?, findings = findings + ?, leased_until = ?,"
        " attempts = 1 WHERE id = ? AND worker = ? AND status = 'running'"
    )
    return transaction.change(sql, (parts, listings, findings, stamp(until), number, worker)) == 1


def renew(transaction: Transaction, number: int, worker: str, until: datetime) -> bool:
    """Keep the lease of a worker that is still at it; False when the job belongs to another worker by now."""
    sql = "UPDATE jobs SET leased_until = ? WHERE id = ? AND worker = ? AND status = 'running'"
    return transaction.change(sql, (stamp(until), number, worker)) == 1


def keep_total(transaction: Transaction, number: int, total: int) -> None:
    """Keep how much there is to read."""
    transaction.change("UPDATE jobs SET total = ? WHERE id = ?", (total, number))


def stop(transaction: Transaction, number: int, now: datetime, reason: str) -> bool:
    """End a job that waits or runs; its worker notices at its next batch. False when it had ended already."""
    sql = (
        "UPDATE jobs SET status = 'failed', finished_at = ?, failure = ?"
        " WHERE id = ? AND status IN ('waiting', 'running')"
    )
    return transaction.change(sql, (stamp(now), reason, number)) == 1


def error_count(transaction: Transaction, number: int) -> int:
    """Return how many things a job could not read or audit."""
    row = transaction.row("SELECT COUNT(*) FROM job_errors WHERE job = ?", (number,))
    return int(row[0]) if row is not None else 0


def sources(transaction: Transaction) -> tuple[str, ...]:
    """Return the names of all shops and feeds that catalogues came from, in order."""
    return tuple(str(row[0]) for row in transaction.rows("SELECT DISTINCT source FROM jobs ORDER BY source"))


def finished_jobs(transaction: Transaction, source: str | None, limit: int) -> tuple[Job, ...]:
    """Return the latest jobs that are done, newest first, of one source when given."""
    where, values = ("AND source = ?", (source,)) if source is not None else ("", ())
    sql = f"SELECT {_COLUMNS} FROM jobs WHERE status = 'done' {where} ORDER BY id DESC LIMIT ?"
    return tuple(Job(*row) for row in transaction.rows(sql, (*values, limit)))


def latest_of_each(transaction: Transaction) -> tuple[Job, ...]:
    """Return the latest job that is done of every source, by source."""
    sql = (
        f"SELECT {_COLUMNS} FROM jobs WHERE id IN (SELECT MAX(id) FROM jobs WHERE status = 'done' GROUP BY source)"
        " ORDER BY source"
    )
    return tuple(Job(*row) for row in transaction.rows(sql))


def facts_of(transaction: Transaction, number: int) -> str | None:
    """Return what is told of the run of a finished job, as JSON."""
    row = transaction.row("SELECT run_facts FROM jobs WHERE id = ?", (number,))
    return row[0] if row is not None else None


def end(
    transaction: Transaction, number: int, worker: str, now: datetime, *, failure: str | None, facts: str | None = None
) -> bool:
    """Mark a job as done, or as failed with a reason; False when it belongs to another worker by now."""
    sql = (
        "UPDATE jobs SET status = ?, finished_at = ?, failure = ?, run_facts = ?"
        " WHERE id = ? AND worker = ? AND status = 'running'"
    )
    status = "done" if failure is None else "failed"
    return transaction.change(sql, (status, stamp(now), failure, facts, number, worker)) == 1


def add_errors(transaction: Transaction, number: int, errors: list[tuple[str | None, int | None, str]]) -> None:
    """Keep what could not be read or audited: listing, line, reason."""
    transaction.change_many(
        "INSERT INTO job_errors (job, listing_id, line, reason) VALUES (?, ?, ?, ?)",
        [(number, listing, line, reason) for listing, line, reason in errors],
    )


def errors_of(transaction: Transaction, number: int, limit: int) -> tuple[tuple[str | None, int | None, str], ...]:
    """Return the first errors of a job: listing, line, reason."""
    sql = "SELECT listing_id, line, reason FROM job_errors WHERE job = ? ORDER BY id LIMIT ?"
    return tuple(transaction.rows(sql, (number, limit)))
