"""Rows of accounts, sessions, tokens and the audit log. Secrets arrive here hashed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from listing_audit.store.transaction import Transaction, Value, stamp

_LOCK: Final = 3


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
    id: int = 0


@dataclass(frozen=True, slots=True)
class TokenRow:
    """One token that still holds: its number, whose it is, what it is for, its role, and since when (UTC)."""

    id: int
    account: str
    label: str
    role: str
    created_at: str


def add_account(transaction: Transaction, name: str, password: str, role: str, now: datetime) -> int | None:
    """Add an account and return its number, or None when the name is taken."""
    row = transaction.row(
        "INSERT INTO accounts (name, password, role, active, created_at) VALUES (?, ?, ?, 1, ?)"
        " ON CONFLICT (name) DO NOTHING RETURNING id",
        (name, password, role, stamp(now)),
    )
    return int(row[0]) if row is not None else None


def lock_accounts(transaction: Transaction) -> None:
    """Wait until nobody else is making the first account."""
    transaction.lock(_LOCK)


def any_account(transaction: Transaction) -> bool:
    """Return whether there is an account."""
    return transaction.row("SELECT 1 FROM accounts LIMIT 1") is not None


def accounts(transaction: Transaction) -> tuple[AccountRow, ...]:
    """Return all accounts by name, without their password hashes."""
    found = transaction.rows("SELECT id, name, role, active FROM accounts ORDER BY name")
    return tuple(AccountRow(int(row[0]), row[1], "", row[2], bool(row[3])) for row in found)


def tokens(transaction: Transaction) -> tuple[TokenRow, ...]:
    """Return the tokens that still hold, by number."""
    sql = (
        "SELECT t.id, a.name, t.label, t.role, t.created_at FROM tokens t JOIN accounts a ON a.id = t.account"
        " WHERE t.revoked_at IS NULL AND a.active = 1 ORDER BY t.id"
    )
    return tuple(TokenRow(int(row[0]), *row[1:]) for row in transaction.rows(sql))


def account_named(transaction: Transaction, name: str) -> AccountRow | None:
    """Return the account of that name, or None."""
    row = transaction.row("SELECT id, name, password, role, active FROM accounts WHERE name = ?", (name,))
    return AccountRow(int(row[0]), row[1], row[2], row[3], bool(row[4])) if row is not None else None


def change_account(
    transaction: Transaction, account: int, *, password: str | None, active: bool | None, role: str | None = None
) -> None:
    """Change the password hash, the role, or whether the account may be used; its open sessions end every time."""
    if role is not None:
        transaction.change("UPDATE accounts SET role = ? WHERE id = ?", (role, account))
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


def revoke_token(transaction: Transaction, token: int, now: datetime, *, account: int | None = None) -> bool:
    """End a token, of this account when given; return whether there was one that still held."""
    sql = "UPDATE tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL"
    values: tuple[Value, ...] = (stamp(now), token)
    if account is not None:
        sql, values = f"{sql} AND account = ?", (*values, account)
    return transaction.change(sql, values) == 1


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


def logged_actions(transaction: Transaction) -> tuple[str, ...]:
    """Return the kinds of actions that were logged, in order: one step along the index for each."""
    found: list[str] = []
    while True:
        row = transaction.row("SELECT MIN(action) FROM audit_log WHERE action > ?", (found[-1] if found else "",))
        if row is None or row[0] is None:
            return tuple(found)
        found.append(str(row[0]))


def log_entries(
    transaction: Transaction, limit: int, *, before: int | None = None, actor: str = "", action: str = ""
) -> tuple[LogEntry, ...]:
    """Return lines of the audit log, newest first: those before a number, of one actor, of one action."""
    wanted: list[tuple[str, Value]] = []
    if before is not None:
        wanted.append(("id < ?", before))
    if actor:
        wanted.append(("actor = ?", actor))
    if action:
        wanted.append(("action = ?", action))
    where = f" WHERE {' AND '.join(condition for condition, _ in wanted)}" if wanted else ""
    sql = f"SELECT at, actor, action, subject, detail, id FROM audit_log{where} ORDER BY id DESC LIMIT ?"
    return tuple(LogEntry(*row) for row in transaction.rows(sql, (*(value for _, value in wanted), limit)))
