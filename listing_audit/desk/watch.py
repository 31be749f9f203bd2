"""The warning system at work: schedules that are due are scanned, and what changed is told once, to those who asked.

Each step is one short transaction, and begins by taking what it works on, so that several workers, or a worker that
is killed and started again, do everything once: a time that was due becomes one run, one run becomes one job (by its
idempotency key) and one message for each receiver (by its key).
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from listing_audit.api import Scanner
from listing_audit.desk import catalogues, outbox, schedules
from listing_audit.desk.accounts import User
from listing_audit.desk.changes import LawChange, law_changes, new_findings, price_rises, waivers_near_end
from listing_audit.desk.digest import Changes, record_of, subject_of, text_of
from listing_audit.desk.errors import Invalid
from listing_audit.desk.notify import MailServer
from listing_audit.desk.places import allowed_path, content_of, newest_file
from listing_audit.errors import ListingAuditError
from listing_audit.rules.rule import Rule
from listing_audit.store import jobs as job_rows
from listing_audit.store import outbox as outbox_rows
from listing_audit.store import watch as rows
from listing_audit.store.database import Store
from listing_audit.store.transaction import Transaction, stamp
from listing_audit.store.watch import RunRow, ScheduleRow

# Reading a large file from a slow folder takes a while; a lost worker's run is begun again after this.
_LEASE: Final = timedelta(minutes=10)
_FAILURE: Final = "failure"
_DUTY_S: Final = 30.0

Rules = Callable[[], Sequence[Rule]]


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """What the operator allows. `folders` may be read by path, `private_receivers` are hosts of the own network that
    may be told; `address` is how people reach the desk, for links in messages, blank for none.
    """

    folders: tuple[Path, ...] = ()
    mail: MailServer | None = None
    private_receivers: frozenset[str] = frozenset()
    address: str = ""


def do_next(store: Store, now: datetime, settings: WatchSettings, rules: Rules) -> bool:
    """Do one step of what is due: tell of a scan that ended, begin one, or send a message. Return whether there was any.

    `rules` gives all rules, of any day; it is asked only where the law may have changed.
    """
    try:
        if _tell_next(store, now, settings, rules) or _begin_next(store, now, settings, rules):
            return True
    except _Elsewhere:
        return True
    return outbox.deliver_next(store, now, mail=settings.mail, private_receivers=settings.private_receivers)


@dataclass(frozen=True, slots=True)
class WatchDuty:
    """Everything that is due, as a duty of the worker beside scanning; it pickles."""

    settings: WatchSettings

    def __call__(self, store: Store, now: datetime, *, scanner: Callable[..., Scanner]) -> bool:
        """Do what is due for half a minute at most: a receiver that hangs must not keep catalogues waiting for long."""
        begun, did = time.monotonic(), False
        while time.monotonic() - begun < _DUTY_S:
            if not do_next(store, now, self.settings, lambda: scanner(as_of=now.date()).library.rules):
                break
            did = True
        return did


# ------------------------------------------------------------------ begin


def _begin_next(store: Store, now: datetime, settings: WatchSettings, rules: Rules) -> bool:
    with store.transaction() as transaction:
        rows.lock_watch(transaction)
        run = rows.lost_run(transaction, now, now + _LEASE)
        found = rows.schedule(transaction, run.schedule) if run is not None else rows.next_due(transaction, now)
        if found is None:
            return False
        if run is None:
            rows.put_off(transaction, found.id, _next_time(found, now))
            if rows.run_is_open(transaction, found.id):
                # The scan of last time is not over: a slow catalogue is not scanned twice at once.
                return True
            run = rows.add_run(transaction, found.id, found.next_at, now + _LEASE)
    if found.kind == "calendar":
        return _tell(store, found, run, now, settings, rules)
    try:
        job = _uploaded(store, found, run, now, settings)
    except (ListingAuditError, OSError) as error:
        return _failed(store, found, run, str(error), now, settings)
    with store.transaction() as transaction:
        rows.run_scans(transaction, run.id, job)
    return True


def _next_time(found: ScheduleRow, now: datetime) -> datetime:
    """The next time in the schedule's own step that lies ahead: what was missed is made up for once, not many times."""
    step = timedelta(minutes=found.every_minutes)
    due = datetime.fromisoformat(found.next_at)
    return due + step * ((now - due) // step + 1)


def _uploaded(store: Store, found: ScheduleRow, run: RunRow, now: datetime, settings: WatchSettings) -> int:
    plan = schedules.plan_of(found)
    if found.kind == "file":
        # Asked again: the operator may have taken the folder away since, and links may lead elsewhere now.
        file = newest_file(allowed_path(found.place, settings.folders), settings.folders)
        name, body = file.name, content_of(file, catalogues.LARGEST_UPLOAD)
    else:
        with store.transaction(write=False) as transaction:
            kept = rows.source_files(transaction, found.source)
        if kept is None:
            raise Invalid(f'nothing was uploaded under "{found.source}"')
        name, body = kept
    job = catalogues.upload(
        store, user=User(found.owner, found.created_by, "officer"), source=found.source, file_name=name, body=body,
        settings=plan.settings, now=now, idempotency_key=f"schedule {run.id} {hashlib.sha256(body).hexdigest()[:16]}",
    )  # fmt: skip
    return job.id


# ------------------------------------------------------------------ tell


def _tell_next(store: Store, now: datetime, settings: WatchSettings, rules: Rules) -> bool:
    with store.transaction(write=False) as transaction:
        run = rows.scanned_run(transaction)
        found = rows.schedule(transaction, run.schedule) if run is not None else None
        job = job_rows.job(transaction, run.job) if run is not None and run.job is not None else None
    if run is None or found is None or job is None:
        return False
    if job.status == "failed":
        return _failed(store, found, run, job.failure or "the scan failed", now, settings)
    return _tell(store, found, run, now, settings, rules)


def _tell(store: Store, found: ScheduleRow, run: RunRow, now: datetime, settings: WatchSettings, rules: Rules) -> bool:
    changes = Changes(found.name, found.source, stamp(now), job=run.job)
    if run.job is not None:
        with store.transaction(write=False) as transaction:
            earlier = rows.previous_scan(transaction, found.source, run.job)
        counts, findings = new_findings(store, found.source, earlier, run.job)
        errors = catalogues.job_error_count(store, run.job)
        prices = price_rises(store, found.source, now)
        changes = replace(
            changes, first=earlier is None, counts=counts, findings=findings, prices=prices, errors=errors
        )
    law, until = _law(found, now.date(), rules)
    waivers = waivers_near_end(store, found.source or None, now.date())
    changes = replace(changes, law=law, waivers=waivers)
    with store.transaction() as transaction:
        rows.tell_again(transaction, found.id, _FAILURE)
        changes = _news(transaction, found.id, changes, now)
        rows.reported(transaction, found.id, until)
        _end(transaction, found, run, changes, "told" if changes.worth_telling else "unchanged", now, settings)
    return True


def _law(found: ScheduleRow, today: date, rules: Rules) -> tuple[tuple[LawChange, ...], str]:
    since = date.fromisoformat(found.reported_until)
    if today <= since:
        return (), found.reported_until
    return law_changes(rules(), since, today), today.isoformat()


def _news(transaction: Transaction, number: int, changes: Changes, now: datetime) -> Changes:
    """The changes without what this schedule has told before; what is left is marked as told."""

    def fresh(what: str) -> bool:
        return rows.tell_once(transaction, number, what, now)

    return replace(
        changes,
        prices=tuple(
            one for one in changes.prices
            if fresh(f"price {one.event} {one.event_on} {one.raised_on} {one.listing_id} {one.sku} {one.currency}")
        ),
        law=tuple(one for one in changes.law if fresh(f"law {one.what} {one.on} {one.rule_id}")),
        waivers=tuple(one for one in changes.waivers if fresh(f"waiver {one.id} {one.until}")),
    )  # fmt: skip


def _failed(store: Store, found: ScheduleRow, run: RunRow, reason: str, now: datetime, settings: WatchSettings) -> bool:
    changes = Changes(found.name, found.source, stamp(now), failure=reason[:1000], job=run.job)
    with store.transaction() as transaction:
        # A source that stays broken is told of once, until it works again.
        tell = rows.tell_once(transaction, found.id, _FAILURE, now)
        _end(transaction, found, run, changes, "failed", now, settings, tell=tell)
    return True


def _end(
    transaction: Transaction, found: ScheduleRow, run: RunRow, changes: Changes, status: str,
    now: datetime, settings: WatchSettings, *, tell: bool = True,
) -> None:  # fmt: skip
    """End the run and put its messages in, in one transaction: whoever comes second finds the run ended."""
    record = record_of(changes, settings.address)
    if not rows.end_run(transaction, run.id, status, json.dumps(record, ensure_ascii=False), now):
        raise _Elsewhere
    if not (tell and changes.worth_telling):
        return
    known = {one.id: one for one in outbox_rows.receivers(transaction)}
    for number in json.loads(found.receivers):
        to = known.get(number)
        if to is not None and to.active:
            subject = subject_of(changes, to.language)
            text = text_of(changes, to.language, settings.address)
            outbox.put_in(transaction, f"run:{run.id}", to, found.id, subject, text, record, now)


class _Elsewhere(Exception):
    """Another worker ended the run: everything of this transaction is undone."""
