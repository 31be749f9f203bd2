"""Rows of accounts, sessions, tokens and the audit log. Secrets arrive here hashed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from listing_audit.store.database import Transaction, stamp


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account. `role` is `seller`, `officer` or `admin`; `password` is a hash."""

    id: int
    name: str
    password: str
    role: str
    active: bool


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the audit log: who did what to what, and when (UTC)."""

    at: str
    actor: str
    action: str
    subject: str
    detail: str


def add_account(transaction: Transaction, name: str, password: str, role: str, now: datetime) -> int | None:
    """Add an account and return its number, or None when the name is taken."""
    row = transaction.row(
        "INSERT INTO accounts (name, password, role, active, created_at) VALUES (?, ?, ?, 1, ?)"
        " ON CONFLICT (name) DO NOTHING RETURNING id",
        (name, password, role, stamp(now)),
    )
    return int(row[0]) if row is not None else None


def account_named(transaction: Transaction, name: str) -> AccountRow | None:
    """Return the account of that name, or None."""
    row = transaction.row("SELECT id, name, password, role, active FROM accounts WHERE name = ?", (name,))
    return AccountRow(int(row[0]), row[1], row[2], row[3], bool(row[4])) if row is not None else None


def change_account(transaction: Transaction, account: int, *, password: str | None, active: bool | None) -> None:
    """Change the password hash, or whether the account may be used; either way its open sessions end."""
    if password is not None:
        transaction.change("UPDATE accounts SET password = ? WHERE id = ?", (password, account))
    if active is not None:
        transaction.change("UPDATE accounts SET active = ? WHERE id = ?", (int(active), account))
    transaction.change("DELETE FROM sessions WHERE account = ?", (account,))


def add_session(transaction: Transaction, digest: str, account: int, expires: datetime, now: datetime) -> None:
    """Keep a session until it expires; those that have expired go."""
    transaction.change("DELETE FROM sessions WHERE expires_at <= ?", (stamp(now),))
    transaction.change("INSERT INTO sessions VALUES (?, ?, ?)", (digest, account, stamp(expires)))


def end_session(transaction: Transaction, digest: str) -> None:
    """End a session; one that is not there is no error."""
    transaction.change("DELETE FROM sessions WHERE digest = ?", (digest,))


def session_account(transaction: Transaction, digest: str, now: datetime) -> tuple[int, str, str] | None:
    """Return number, name and role of the account that a session belongs to, or None."""
    return transaction.row(
        "SELECT a.id, a.name, a.role FROM sessions s JOIN accounts a ON a.id = s.account"
        " WHERE s.digest = ? AND s.expires_at > ? AND a.active = 1",
        (digest, stamp(now)),
    )


def add_token(transaction: Transaction, digest: str, account: int, label: str, role: str, now: datetime) -> int:
    """Keep a token's digest and return its number."""
    row = transaction.row(
        "INSERT INTO tokens (digest, account, label, role, created_at) VALUES (?, ?, ?, ?, ?) RETURNING id",
        (digest, account, label, role, stamp(now)),
    )
    assert row is not None
    return int(row[0])


def revoke_token(transaction: Transaction, token: int, now: datetime) -> bool:
    """End a token; return whether there was one that still held."""
    sql = "UPDATE tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL"
    return transaction.change(sql, (stamp(now), token)) == 1


def token_account(transaction: Transaction, digest: str) -> tuple[int, str, str, str] | None:
    """Return number, name and role of a token's account and the token's own role, or None."""
    return transaction.row(
        "SELECT a.id, a.name, a.role, t.role FROM tokens t JOIN accounts a ON a.id = t.account"
        " WHERE t.digest = ? AND t.revoked_at IS NULL AND a.active = 1",
        (digest,),
    )


def log(transaction: Transaction, actor: str, action: str, subject: str, detail: str, now: datetime) -> None:
    """Add a line to the audit log, in the transaction of what it tells about."""
    transaction.change(
        "INSERT INTO audit_log (at, actor, action, subject, detail) VALUES (?, ?, ?, ?, ?)",
        (stamp(now), actor, action, subject, detail),
    )


def log_entries(transaction: Transaction, limit: int) -> tuple[LogEntry, ...]:
    """Return the latest lines of the audit log, newest first."""
    sql = "SELECT at, actor, action, subject, detail FROM audit_log ORDER BY id DESC LIMIT ?"
    return tuple(LogEntry(*row) for row in transaction.rows(sql, (limit,)))
