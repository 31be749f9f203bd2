"""What officers decided about findings: the current state, the history that only grows, and waivers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from listing_audit.store.transaction import Transaction, stamp


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change of one finding: who, when (UTC), from which state to which, and why."""

    at: str
    actor: str
    action: str
    before: str
    after: str
    comment: str


@dataclass(frozen=True, slots=True)
class WaiverRow:
    """A waiver that an officer gave. It holds before `until` (a date) unless it was ended."""

    id: int
    finding: int
    source: str
    fingerprint: str
    reason: str
    owner: str
    until: str
    ended_at: str | None


def set_state(
    transaction: Transaction,
    finding: int,
    version: int,
    *,
    state: str,
    assignee: str,
    due: str | None,
    proposed_by: str | None,
) -> bool:
    """Change a finding if nobody else did since `version`; return whether it was changed."""
    sql = (
        "UPDATE findings SET state = ?, assignee = ?, due = ?, proposed_by = ?, version = version + 1"
        " WHERE id = ? AND version = ?"
    )
    return transaction.change(sql, (state, assignee, due, proposed_by, finding, version)) == 1


def add_history(
    transaction: Transaction,
    finding: int,
    now: datetime,
    *,
    actor: str,
    action: str,
    before: str,
    after: str,
    comment: str,
) -> None:
    """Add a line to a finding's history. Lines are never changed."""
    transaction.change(
        "INSERT INTO history (finding, at, actor, action, before, after, comment) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (finding, stamp(now), actor, action, before, after, comment),
    )


def history_of(transaction: Transaction, finding: int) -> tuple[HistoryEntry, ...]:
    """Return a finding's history, oldest first."""
    sql = "SELECT at, actor, action, before, after, comment FROM history WHERE finding = ? ORDER BY id"
    return tuple(HistoryEntry(*row) for row in transaction.rows(sql, (finding,)))


def add_waiver(
    transaction: Transaction, finding: int, now: datetime, *, source: str, fingerprint: str, reason: str, owner: str,
    until: str,
) -> None:  # fmt: skip
    """Add a waiver for one finding."""
    transaction.change(
        "INSERT INTO waivers (finding, source, fingerprint, reason, owner, until, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (finding, source, fingerprint, reason, owner, until, stamp(now)),
    )


def end_waivers(transaction: Transaction, finding: int, now: datetime) -> None:
    """End the waivers of a finding; they stay on record."""
    sql = "UPDATE waivers SET ended_at = ? WHERE finding = ? AND ended_at IS NULL"
    transaction.change(sql, (stamp(now), finding))


def waivers(transaction: Transaction, *, source: str | None, before: str | None) -> tuple[WaiverRow, ...]:
    """Return waivers that were not ended, by number: of one source, or that run out before a date, when given."""
    sql = "SELECT id, finding, source, fingerprint, reason, owner, until, ended_at FROM waivers WHERE ended_at IS NULL"
    values = []
    for condition, value in ((" AND source = ?", source), (" AND until < ?", before)):
        if value is not None:
            sql += condition
            values.append(value)
    return tuple(WaiverRow(*row) for row in transaction.rows(f"{sql} ORDER BY id", values))


def waiver_page(
    transaction: Transaction,
    *,
    source: str | None,
    from_day: str | None,
    before_day: str | None,
    after: tuple[str, int],
    limit: int,
) -> tuple[WaiverRow, ...]:
    """Return waivers that were not ended, those that run out first in front: a page of those behind `after`, which is the
    end and the number of one. `from_day` and `before_day` bound the day of their end."""
    sql = (
        "SELECT id, finding, source, fingerprint, reason, owner, until, ended_at FROM waivers WHERE ended_at IS NULL"
        " AND (until, id) > (?, ?)"
    )
    values: list[str | int] = [*after]
    for condition, value in (
        (" AND source = ?", source),
        (" AND until >= ?", from_day),
        (" AND until < ?", before_day),
    ):
        if value is not None:
            sql += condition
            values.append(value)
    rows = transaction.rows(f"{sql} ORDER BY until, id LIMIT ?", [*values, limit])
    return tuple(WaiverRow(*row) for row in rows)


def waiver(transaction: Transaction, number: int) -> WaiverRow | None:
    """Return a waiver by its number, or None."""
    sql = "SELECT id, finding, source, fingerprint, reason, owner, until, ended_at FROM waivers WHERE id = ?"
    row = transaction.row(sql, (number,))
    return WaiverRow(*row) if row is not None else None


def prolong_waiver(transaction: Transaction, number: int, until: str, *, was: str) -> bool:
    """Let a waiver hold until another day if it still ends on the day `was`; return whether it was changed."""
    sql = "UPDATE waivers SET until = ? WHERE id = ? AND until = ? AND ended_at IS NULL"
    return transaction.change(sql, (until, number, was)) == 1
