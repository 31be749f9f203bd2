"""Receivers of messages, and the messages that wait for them: put in once, tried until they are through or given up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from listing_audit.store.transaction import Transaction, Value, stamp

_RECEIVER: Final = "id, name, kind, address, secret, language, active, version, created_by, created_at"
_MESSAGE: Final = (
    "id, message_key, receiver, schedule, subject, body, created_at, status, attempts, next_at, sent_at, last_error"
)


@dataclass(frozen=True, slots=True)
class ReceiverRow:
    """Who gets messages: by `webhook`, `slack`, `dingtalk`, `wecom`, `feishu` (an address) or `email` (a mailbox)."""

    id: int
    name: str
    kind: str
    address: str
    secret: str
    language: str
    active: bool
    version: int
    created_by: str
    created_at: str


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One message to one receiver. `status`: `waiting`, `sent`, `failed` or `dropped`; `body` is JSON."""

    id: int
    key: str
    receiver: int
    schedule: int | None
    subject: str
    body: str
    created_at: str
    status: str
    attempts: int
    next_at: str | None
    sent_at: str | None
    last_error: str | None


def add_receiver(
    transaction: Transaction, *, name: str, kind: str, address: str, secret: str, language: str, actor: str,
    now: datetime,
) -> int | None:  # fmt: skip
    """Add a receiver and return its number, or None when the name is taken."""
    row = transaction.row(
        "INSERT INTO receivers (name, kind, address, secret, language, active, version, created_by, created_at)"
        " VALUES (?, ?, ?, ?, ?, 1, 1, ?, ?) ON CONFLICT (name) DO NOTHING RETURNING id",
        (name, kind, address, secret, language, actor, stamp(now)),
    )
    return int(row[0]) if row is not None else None


def switch_receiver(transaction: Transaction, number: int, version: int, *, active: bool) -> bool:
    """Switch a receiver on or off if nobody else changed it since `version`; return whether it was changed."""
    sql = "UPDATE receivers SET active = ?, version = version + 1 WHERE id = ? AND version = ?"
    return transaction.change(sql, (int(active), number, version)) == 1


def receivers(transaction: Transaction) -> tuple[ReceiverRow, ...]:
    """Return all receivers by name."""
    return tuple(_receiver(row) for row in transaction.rows(f"SELECT {_RECEIVER} FROM receivers ORDER BY name"))


def receiver(transaction: Transaction, number: int) -> ReceiverRow | None:
    """Return a receiver, or None."""
    row = transaction.row(f"SELECT {_RECEIVER} FROM receivers WHERE id = ?", (number,))
    return _receiver(row) if row is not None else None


def put_in(
    transaction: Transaction, *, key: str, receiver: int, schedule: int | None, subject: str, body: str, now: datetime
) -> bool:
    """Put a message in, to go out at once; False when one with this key was put in before."""
    sql = (
        "INSERT INTO outbox (message_key, receiver, schedule, subject, body, created_at, status, attempts, next_at)"
        " VALUES (?, ?, ?, ?, ?, ?, 'waiting', 0, ?) ON CONFLICT (message_key) DO NOTHING"
    )
    return transaction.change(sql, (key, receiver, schedule, subject, body, stamp(now), stamp(now))) == 1


def take(transaction: Transaction, now: datetime) -> MessageRow | None:
    """Return the message that has been due for longest, or None; the caller says at once when it is tried next."""
    sql = f"SELECT {_MESSAGE} FROM outbox WHERE status = 'waiting' AND next_at <= ? ORDER BY next_at, id LIMIT 1"
    row = transaction.row(sql, (stamp(now),))
    return MessageRow(*row) if row is not None else None


def trying(transaction: Transaction, number: int, next_at: datetime) -> None:
    """Count an attempt before it is made; should this worker be lost, the message is tried again at `next_at`."""
    transaction.change("UPDATE outbox SET attempts = attempts + 1, next_at = ? WHERE id = ?", (stamp(next_at), number))


def settle(
    transaction: Transaction, number: int, *, status: str, error: str | None, next_at: datetime | None, now: datetime
) -> None:
    """Keep what came of an attempt."""
    values: tuple[Value, ...] = (
        status, error, stamp(next_at) if next_at is not None else None, stamp(now) if status == "sent" else None, number,
    )  # fmt: skip
    transaction.change(
        "UPDATE outbox SET status = ?, last_error = ?, next_at = ?, sent_at = ? WHERE id = ? AND status = 'waiting'",
        values,
    )


def send_again(transaction: Transaction, number: int, now: datetime) -> bool:
    """Let a message that was given up wait for a new attempt; False when there is no such message."""
    sql = "UPDATE outbox SET status = 'waiting', attempts = 0, next_at = ? WHERE id = ? AND status IN ('failed', 'dropped')"
    return transaction.change(sql, (stamp(now), number)) == 1


def message(transaction: Transaction, number: int) -> MessageRow | None:
    """Return a message, or None."""
    row = transaction.row(f"SELECT {_MESSAGE} FROM outbox WHERE id = ?", (number,))
    return MessageRow(*row) if row is not None else None


def messages(transaction: Transaction, limit: int, *, before: int | None = None) -> tuple[MessageRow, ...]:
    """Return messages, newest first, those before a number when given."""
    where, values = ("", ()) if before is None else (" WHERE id < ?", (before,))
    sql = f"SELECT {_MESSAGE} FROM outbox{where} ORDER BY id DESC LIMIT ?"
    return tuple(MessageRow(*row) for row in transaction.rows(sql, (*values, limit)))


def _receiver(row: tuple[object, ...]) -> ReceiverRow:
    values = list(row)
    values[6] = bool(values[6])
    return ReceiverRow(*values)  # type: ignore[arg-type]
