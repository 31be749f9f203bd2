"""Messages on their way: put in once with what they tell, tried with growing pauses, and kept as a log of delivery."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, cast
from urllib.parse import urlsplit

from listing_audit.desk import notify
from listing_audit.desk.accounts import User, require
from listing_audit.desk.errors import Conflict, Invalid, NotFound
from listing_audit.store import accounts as account_rows
from listing_audit.store import outbox as rows
from listing_audit.store.database import Store
from listing_audit.store.outbox import MessageRow, ReceiverRow
from listing_audit.store.transaction import Transaction
from listing_audit.store.watch import lock_watch

# Between attempts: a short fault is over in a minute, a broken server is looked at by somebody within a day.
PAUSES: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440))
MOST_ATTEMPTS: Final = len(PAUSES) + 1
_LONGEST_NAME: Final = 64
_LONGEST_SECRET: Final = 200


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message of the log, with the name of its receiver."""

    message: MessageRow
    receiver: str
    kind: str


# ------------------------------------------------------------------ receivers


def add_receiver(
    store: Store, *, name: str, kind: str, address: str, language: str, user: User, now: datetime, secret: str = "",
    private_receivers: frozenset[str] = frozenset(),
) -> ReceiverRow:  # fmt: skip
    """Add somebody to tell, and return the row; for a webhook without a secret one is made. For admins.

    Raises Invalid for a bad name, kind or address, and Conflict when the name is taken.
    """
    require(user, "admin")
    name = " ".join(name.split())
    if not 0 < len(name) <= _LONGEST_NAME or not name.isprintable():
        raise Invalid(f"name: 1 to {_LONGEST_NAME} printable characters")
    if language not in ("zh", "en"):
        raise Invalid("language: zh or en")
    if len(secret) > _LONGEST_SECRET or not secret.isprintable():
        raise Invalid(f"secret: up to {_LONGEST_SECRET} printable characters")
    problem = notify.address_problem(kind, address, private_receivers)
    if problem is not None:
        raise Invalid(problem)
    secret = secret or (notify.new_secret() if kind == "webhook" else "")
    with store.transaction() as transaction:
        number = rows.add_receiver(
            transaction,
            name=name,
            kind=kind,
            address=address,
            secret=secret,
            language=language,
            actor=user.name,
            now=now,
        )
        if number is None:
            raise Conflict(f'there is a receiver "{name}" already')
        account_rows.log(transaction, user.name, "receiver.add", name, f"{kind} {shown_address(kind, address)}", now)
        return _receiver(transaction, number)


def switch_receiver(store: Store, *, number: int, version: int, active: bool, user: User, now: datetime) -> ReceiverRow:
    """Switch a receiver on or off; messages for one that is off are dropped and say so. For admins. Raises NotFound, Conflict."""
    require(user, "admin")
    with store.transaction() as transaction:
        found = _receiver(transaction, number)
        if not rows.switch_receiver(transaction, number, version, active=active):
            raise Conflict(f'the receiver "{found.name}" was changed since you read it; read it again')
        account_rows.log(transaction, user.name, "receiver.switch", found.name, "on" if active else "off", now)
        return _receiver(transaction, number)


def receivers(store: Store) -> tuple[ReceiverRow, ...]:
    """Return all receivers by name. Their secrets are in it: show them to admins alone, and once."""
    with store.transaction(write=False) as transaction:
        return rows.receivers(transaction)


def shown_address(kind: str, address: str) -> str:
    """Return an address without its secret part: what follows the host of a robot's address is what lets one write."""
    if kind == "email":
        return address
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/…" if kind != "webhook" else f"{parts.scheme}://{parts.netloc}{parts.path}"


def send_test(store: Store, *, number: int, user: User, now: datetime) -> None:
    """Put a message in that tells nothing but that it came. For admins. Raises NotFound."""
    require(user, "admin")
    with store.transaction() as transaction:
        found = _receiver(transaction, number)
        zh = found.language == "zh"
        subject = "listing-audit 测试消息" if zh else "listing-audit test message"
        text = "这条消息说明提醒能送到这里。" if zh else "This message shows that alerts arrive here."
        record = {"type": "test", "at": now.isoformat(), "text": text}
        put_in(transaction, f"test:{now.timestamp()}", found, None, subject, text, record, now)


# ------------------------------------------------------------------ messages


def put_in(
    transaction: Transaction, key: str, receiver: ReceiverRow, schedule: int | None, subject: str, text: str,
    record: Mapping[str, object], now: datetime,
) -> bool:  # fmt: skip
    """Put a message in within the transaction of what it tells about; False when it was put in before."""
    body = json.dumps({"text": text, "record": record}, ensure_ascii=False)
    return rows.put_in(
        transaction, key=f"{key}:{receiver.id}", receiver=receiver.id, schedule=schedule, subject=subject, body=body, now=now
    )  # fmt: skip


def deliver_next(
    store: Store, now: datetime, *, mail: notify.MailServer | None, private_receivers: frozenset[str]
) -> bool:
    """Try the message that has been due for longest; return whether there was one.

    The attempt is counted before it is made, so that a message on which a worker dies is not tried for ever. A message
    can arrive twice when the worker is lost between the receiver's answer and the note of it: its number is the same.
    """
    with store.transaction() as transaction:
        lock_watch(transaction)
        message = rows.take(transaction, now)
        if message is None:
            return False
        to = _receiver(transaction, message.receiver)
        if not to.active:
            error = "the receiver is switched off"
            rows.settle(transaction, message.id, status="dropped", error=error, next_at=None, now=now)
            return True
        attempt = message.attempts + 1
        again = now + PAUSES[min(attempt, len(PAUSES)) - 1]
        rows.trying(transaction, message.id, again)
    try:
        notify.send(_parcel(message, to), mail=mail, private_receivers=private_receivers, now=now)
    except notify.NotSent as failed:
        given_up = not failed.passing or attempt >= MOST_ATTEMPTS
        if failed.after_s is not None:
            again = max(again, now + timedelta(seconds=failed.after_s))
        with store.transaction() as transaction:
            rows.settle(
                transaction, message.id, status="failed" if given_up else "waiting", error=str(failed)[:1000],
                next_at=None if given_up else again, now=now,
            )  # fmt: skip
        return True
    with store.transaction() as transaction:
        rows.settle(transaction, message.id, status="sent", error=None, next_at=None, now=now)
    return True


def deliveries(store: Store, *, limit: int = 50, before: int | None = None) -> tuple[Delivery, ...]:
    """Return the log of delivery, newest first: those before a message, when given."""
    with store.transaction(write=False) as transaction:
        named = {one.id: one for one in rows.receivers(transaction)}
        found = rows.messages(transaction, limit, before=before)
    return tuple(Delivery(one, named[one.receiver].name, named[one.receiver].kind) for one in found)


def send_again(store: Store, *, number: int, user: User, now: datetime) -> None:
    """Let a message that was given up be tried again. Raises NotFound, Conflict when it was not given up."""
    require(user, "officer")
    with store.transaction() as transaction:
        if rows.message(transaction, number) is None:
            raise NotFound(f"there is no message {number}")
        if not rows.send_again(transaction, number, now):
            raise Conflict(f"message {number} was not given up: it was sent, or waits for its next attempt")
        account_rows.log(transaction, user.name, "message.again", str(number), "", now)


def chosen(store: Store, numbers: Sequence[int]) -> tuple[ReceiverRow, ...]:
    """Return receivers by their numbers. Raises Invalid for one that is not there."""
    known = {one.id: one for one in receivers(store)}
    for number in numbers:
        if number not in known:
            raise Invalid(f"receivers: there is no receiver {number}")
    return tuple(known[number] for number in dict.fromkeys(numbers))


def _parcel(message: MessageRow, to: ReceiverRow) -> notify.Parcel:
    body = json.loads(message.body)
    kind = cast("notify.Kind", to.kind)
    number = "la-" + hashlib.sha256(f"{message.key} {message.created_at}".encode()).hexdigest()[:24]
    return notify.Parcel(number, kind, to.address, to.secret, message.subject, body["text"], body["record"])


def _receiver(transaction: Transaction, number: int) -> ReceiverRow:
    found = rows.receiver(transaction, number)
    if found is None:
        raise NotFound(f"there is no receiver {number}")
    return found
