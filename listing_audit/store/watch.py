"""Schedules, their runs, and what a schedule has told already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from listing_audit.store.prices import Snapshot
from listing_audit.store.transaction import Transaction, Value, stamp

_LOCK: Final = 4
_COLUMNS: Final = (
    "id, name, kind, source, place, every_minutes, settings, receivers, active, next_at, version, owner, created_by,"
    " created_at, reported_until"
)
_RUN_COLUMNS: Final = "id, schedule, due_at, status, job, finished_at, report"


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """What is looked at again and again. `kind`: `file` (a path), `upload` (the source's latest file) or `calendar`.

    `settings` and `receivers` are JSON; `owner` is the account in whose name it scans. Changes of the law are told from
    `reported_until` on (a date).
    """

    id: int
    name: str
    kind: str
    source: str
    place: str
    every_minutes: int
    settings: str
    receivers: str
    active: bool
    next_at: str
    version: int
    owner: int
    created_by: str
    created_at: str
    reported_until: str


@dataclass(frozen=True, slots=True)
class RunRow:
    """One time that a schedule was due. `status`: `starting`, `scanning`, `told`, `unchanged` or `failed`.

    `report` is JSON: what changed, or why it failed.
    """

    id: int
    schedule: int
    due_at: str
    status: str
    job: int | None
    finished_at: str | None
    report: str | None


def lock_watch(transaction: Transaction) -> None:
    """Wait until no other worker is taking schedules or messages."""
    transaction.lock(_LOCK)


def add_schedule(
    transaction: Transaction, *, name: str, kind: str, source: str, place: str, every_minutes: int, settings: str,
    receivers: str, next_at: datetime, owner: int, actor: str, now: datetime,
) -> int | None:  # fmt: skip
    """Add a schedule and return its number, or None when the name is taken."""
    row = transaction.row(
        "INSERT INTO schedules (name, kind, source, place, every_minutes, settings, receivers, active, next_at, version,"
        " owner, created_by, created_at, reported_until) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, 1, ?, ?, ?, ?)"
        " ON CONFLICT (name) DO NOTHING RETURNING id",
        (name, kind, source, place, every_minutes, settings, receivers, stamp(next_at), owner, actor, stamp(now),
         now.date().isoformat()),
    )  # fmt: skip
    return int(row[0]) if row is not None else None


def change_schedule(
    transaction: Transaction, number: int, version: int, *, name: str, place: str, every_minutes: int, settings: str,
    receivers: str, active: bool, next_at: datetime,
) -> bool:  # fmt: skip
    """Change a schedule if nobody else did since `version`; return whether it was changed."""
    sql = (
        "UPDATE schedules SET name = ?, place = ?, every_minutes = ?, settings = ?, receivers = ?, active = ?,"
        " next_at = ?, version = version + 1 WHERE id = ? AND version = ?"
    )
    values = (name, place, every_minutes, settings, receivers, int(active), stamp(next_at), number, version)
    return transaction.change(sql, values) == 1


def remove_schedule(transaction: Transaction, number: int) -> None:
    """Remove a schedule with its runs; messages that it sent stay."""
    for table in ("told", "schedule_runs"):
        transaction.change(f"DELETE FROM {table} WHERE schedule = ?", (number,))
    transaction.change("DELETE FROM schedules WHERE id = ?", (number,))


def schedule(transaction: Transaction, number: int) -> ScheduleRow | None:
    """Return a schedule, or None."""
    row = transaction.row(f"SELECT {_COLUMNS} FROM schedules WHERE id = ?", (number,))
    return _schedule(row) if row is not None else None


def schedule_named(transaction: Transaction, name: str) -> ScheduleRow | None:
    """Return the schedule of that name, or None."""
    row = transaction.row(f"SELECT {_COLUMNS} FROM schedules WHERE name = ?", (name,))
    return _schedule(row) if row is not None else None


def schedules(transaction: Transaction) -> tuple[ScheduleRow, ...]:
    """Return all schedules by name."""
    return tuple(_schedule(row) for row in transaction.rows(f"SELECT {_COLUMNS} FROM schedules ORDER BY name"))


def next_due(transaction: Transaction, now: datetime) -> ScheduleRow | None:
    """Return the schedule that has been due for longest, or None."""
    sql = f"SELECT {_COLUMNS} FROM schedules WHERE active = 1 AND next_at <= ? ORDER BY next_at, id LIMIT 1"
    row = transaction.row(sql, (stamp(now),))
    return _schedule(row) if row is not None else None


def put_off(transaction: Transaction, number: int, next_at: datetime) -> None:
    """Set when a schedule is due again."""
    transaction.change("UPDATE schedules SET next_at = ? WHERE id = ?", (stamp(next_at), number))


def reported(transaction: Transaction, number: int, until: str) -> None:
    """Keep up to which day the law's changes have been told."""
    transaction.change("UPDATE schedules SET reported_until = ? WHERE id = ?", (until, number))


# ------------------------------------------------------------------ runs


def add_run(transaction: Transaction, schedule_number: int, due_at: str, leased_until: datetime) -> RunRow:
    """Add the run of a time that was due, for a worker that has it until its lease is over."""
    row = transaction.row(
        "INSERT INTO schedule_runs (schedule, due_at, status, leased_until) VALUES (?, ?, 'starting', ?)"
        f" ON CONFLICT (schedule, due_at) DO UPDATE SET leased_until = excluded.leased_until RETURNING {_RUN_COLUMNS}",
        (schedule_number, due_at, stamp(leased_until)),
    )
    assert row is not None
    return RunRow(*row)


def lost_run(transaction: Transaction, now: datetime, until: datetime) -> RunRow | None:
    """Take over a run whose worker was lost before it could start a scan, or None."""
    sql = "SELECT id FROM schedule_runs WHERE status = 'starting' AND leased_until <= ? ORDER BY id LIMIT 1"
    row = transaction.row(sql, (stamp(now),))
    if row is None:
        return None
    sql = f"UPDATE schedule_runs SET leased_until = ? WHERE id = ? RETURNING {_RUN_COLUMNS}"
    found = transaction.row(sql, (stamp(until), row[0]))
    return RunRow(*found) if found is not None else None


def run_scans(transaction: Transaction, run: int, job: int) -> None:
    """Keep which job scans for a run."""
    transaction.change("UPDATE schedule_runs SET status = 'scanning', job = ? WHERE id = ?", (job, run))


def scanned_run(transaction: Transaction) -> RunRow | None:
    """Return the oldest run whose scan has ended and that was not told yet, or None."""
    sql = (
        f"SELECT {', '.join(f'r.{name.strip()}' for name in _RUN_COLUMNS.split(','))} FROM schedule_runs r"
        " JOIN jobs j ON j.id = r.job WHERE r.status = 'scanning' AND j.status IN ('done', 'failed')"
        " ORDER BY r.id LIMIT 1"
    )
    row = transaction.row(sql)
    return RunRow(*row) if row is not None else None


def end_run(transaction: Transaction, run: int, status: str, report: str, now: datetime) -> bool:
    """End a run with what it came to; False when another worker ended it already."""
    sql = (
        "UPDATE schedule_runs SET status = ?, report = ?, finished_at = ? WHERE id = ?"
        " AND status IN ('starting', 'scanning')"
    )
    return transaction.change(sql, (status, report, stamp(now), run)) == 1


def runs(transaction: Transaction, schedule_number: int, limit: int) -> tuple[RunRow, ...]:
    """Return the latest runs of a schedule, newest first."""
    sql = f"SELECT {_RUN_COLUMNS} FROM schedule_runs WHERE schedule = ? ORDER BY id DESC LIMIT ?"
    return tuple(RunRow(*row) for row in transaction.rows(sql, (schedule_number, limit)))


def latest_run(transaction: Transaction) -> int:
    """Return the number of the latest run of any schedule, 0 when there was none."""
    row = transaction.row("SELECT MAX(id) FROM schedule_runs")
    return int(row[0]) if row is not None and row[0] is not None else 0


def runs_behind(transaction: Transaction, number: int) -> tuple[tuple[str, RunRow], ...]:
    """Return the runs behind a number with the names of their schedules, oldest first."""
    columns = ", ".join(f"r.{name.strip()}" for name in _RUN_COLUMNS.split(","))
    rows = transaction.rows(
        f"SELECT s.name, {columns} FROM schedule_runs r JOIN schedules s ON s.id = r.schedule WHERE r.id > ?"
        " ORDER BY r.id",
        (number,),
    )
    return tuple((str(row[0]), RunRow(*row[1:])) for row in rows)


def run_is_open(transaction: Transaction, schedule_number: int) -> bool:
    """Return whether a run of the schedule has not ended yet."""
    sql = "SELECT 1 FROM schedule_runs WHERE schedule = ? AND status IN ('starting', 'scanning')"
    return transaction.row(sql, (schedule_number,)) is not None


# ------------------------------------------------------------------ once only


def tell_once(transaction: Transaction, schedule_number: int, what: str, now: datetime) -> bool:
    """Mark something as told by a schedule; False when it was told before."""
    sql = "INSERT INTO told (schedule, what, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
    return transaction.change(sql, (schedule_number, what[:500], stamp(now))) == 1


def tell_again(transaction: Transaction, schedule_number: int, what: str) -> None:
    """Forget that something was told, so that it is told when it comes back."""
    transaction.change("DELETE FROM told WHERE schedule = ? AND what = ?", (schedule_number, what[:500]))


def source_files(transaction: Transaction, source: str) -> tuple[str, bytes] | None:
    """Return name and content of the latest file of a source, or None."""
    row = transaction.row(
        "SELECT j.file_name, u.body FROM jobs j JOIN uploads u ON u.sha256 = j.sha256 WHERE j.source = ?"
        " ORDER BY j.id DESC LIMIT 1",
        (source,),
    )
    return (str(row[0]), bytes(row[1])) if row is not None else None


def previous_scan(transaction: Transaction, source: str, job: int) -> int | None:
    """Return the finished scan of a source before a job, or None."""
    values: tuple[Value, ...] = (source, job)
    row = transaction.row("SELECT MAX(id) FROM jobs WHERE source = ? AND id < ? AND status = 'done'", values)
    return int(row[0]) if row is not None and row[0] is not None else None


def priced_listings(transaction: Transaction, source: str, after: str, limit: int) -> str | None:
    """Return the last id of the next listings with prices behind one, None when there is no further one."""
    row = transaction.row(
        "SELECT MAX(listing_id) FROM (SELECT DISTINCT listing_id FROM prices WHERE source = ? AND listing_id > ?"
        " ORDER BY listing_id LIMIT ?) n",
        (source, after, limit),
    )
    return str(row[0]) if row is not None and row[0] is not None else None


def prices_between(
    transaction: Transaction, source: str, since: datetime, until: datetime, *, after: str, last: str
) -> tuple[Snapshot, ...]:
    """Return what was seen in a stretch of time of the listings behind `after` up to `last`, series by series."""
    rows = transaction.rows(
        "SELECT listing_id, sku, channel, market, currency, at, price FROM prices WHERE source = ? AND listing_id > ?"
        " AND listing_id <= ? AND at >= ? AND at <= ? ORDER BY listing_id, sku, channel, market, currency, at",
        (source, after, last, stamp(since), stamp(until)),
    )
    return tuple(Snapshot(*row) for row in rows)


def _schedule(row: tuple[object, ...]) -> ScheduleRow:
    values = list(row)
    values[8] = bool(values[8])
    return ScheduleRow(*values)  # type: ignore[arg-type]
