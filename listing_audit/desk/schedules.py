"""Schedules: which sources are looked at again, how often, and who is told what changed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Literal, get_args

from listing_audit.api import Scanner
from listing_audit.desk import outbox
from listing_audit.desk.accounts import User, require
from listing_audit.desk.catalogues import SOURCE_FORM, Settings
from listing_audit.desk.errors import Conflict, Invalid, NotFound
from listing_audit.desk.places import allowed_path
from listing_audit.store import accounts as account_rows
from listing_audit.store import watch as rows
from listing_audit.store.database import Store
from listing_audit.store.transaction import Transaction
from listing_audit.store.watch import RunRow, ScheduleRow

Kind = Literal["file", "upload", "calendar"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
SHORTEST_MINUTES: Final = 5
LONGEST_MINUTES: Final = 31 * 24 * 60
_LONGEST_NAME: Final = 64
_MOST_RECEIVERS: Final = 20
MOST_SCHEDULES: Final = 500


@dataclass(frozen=True, slots=True)
class Plan:
    """What a schedule does. `kind`: `file` reads `place` (a file, or the newest one of a folder) on the server,
    `upload` scans the source's latest file again under the law of the day, `calendar` scans nothing and tells of
    changes of the law and of waivers of all sources. `every_minutes`: 5 to 44,640 (31 days).
    """

    name: str
    kind: str
    source: str = ""
    place: str = ""
    every_minutes: int = 24 * 60
    settings: Settings = field(default_factory=Settings)
    receivers: tuple[int, ...] = ()


def add(store: Store, plan: Plan, *, user: User, now: datetime, folders: Sequence[Path] = ()) -> ScheduleRow:
    """Add a schedule; it is due at once. `folders` are those that may be read by path.

    Raises Invalid, NotAllowed for a path elsewhere, and Conflict when the name is taken.
    """
    require(user, "officer")
    plan = _checked(store, plan, folders)
    with store.transaction() as transaction:
        if len(rows.schedules(transaction)) >= MOST_SCHEDULES:
            raise Invalid(f"there are {MOST_SCHEDULES} schedules already; remove one")
        number = rows.add_schedule(
            transaction, name=plan.name, kind=plan.kind, source=plan.source, place=plan.place,
            every_minutes=plan.every_minutes, settings=_settings_json(plan.settings),
            receivers=json.dumps(plan.receivers), next_at=now, owner=user.id, actor=user.name, now=now,
        )  # fmt: skip
        if number is None:
            raise Conflict(f'there is a schedule "{plan.name}" already')
        account_rows.log(transaction, user.name, "schedule.add", plan.name, plan.kind, now)
        return _known(transaction, number)


def change(
    store: Store, number: int, plan: Plan, *, version: int, active: bool, user: User, now: datetime,
    folders: Sequence[Path] = (),
) -> ScheduleRow:  # fmt: skip
    """Change a schedule; its kind and source stay. One that is switched on, or made faster, is due by its new pace.

    Raises NotFound, Invalid, NotAllowed, and Conflict when somebody changed it since `version` or the name is taken.
    """
    require(user, "officer")
    before = schedule(store, number)
    if (plan.kind, plan.source) != (before.kind, before.source):
        raise Invalid("kind and source of a schedule stay as they are; add another schedule")
    plan = _checked(store, plan, folders)
    with store.transaction() as transaction:
        same = rows.schedule_named(transaction, plan.name)
        if same is not None and same.id != number:
            raise Conflict(f'there is a schedule "{plan.name}" already')
        due = min(datetime.fromisoformat(before.next_at), now + timedelta(minutes=plan.every_minutes))
        changed = rows.change_schedule(
            transaction, number, version, name=plan.name, place=plan.place, every_minutes=plan.every_minutes,
            settings=_settings_json(plan.settings), receivers=json.dumps(plan.receivers), active=active,
            next_at=max(due, now) if active and not before.active else due,
        )  # fmt: skip
        if not changed:
            raise Conflict(f'the schedule "{before.name}" was changed since you read it; read it again')
        account_rows.log(transaction, user.name, "schedule.change", plan.name, "on" if active else "off", now)
        return _known(transaction, number)


def run_now(store: Store, number: int, *, user: User, now: datetime) -> ScheduleRow:
    """Make a schedule due at once. Raises NotFound, and Invalid for one that is switched off."""
    require(user, "officer")
    with store.transaction() as transaction:
        found = _known(transaction, number)
        if not found.active:
            raise Invalid(f'the schedule "{found.name}" is switched off; switch it on first')
        rows.put_off(transaction, number, now)
        account_rows.log(transaction, user.name, "schedule.run", found.name, "", now)
        return _known(transaction, number)


def remove(store: Store, number: int, *, version: int, user: User, now: datetime) -> None:
    """Remove a schedule and its list of runs; what it scanned and sent stays. Raises NotFound, Conflict."""
    require(user, "officer")
    with store.transaction() as transaction:
        found = _known(transaction, number)
        if found.version != version:
            raise Conflict(f'the schedule "{found.name}" was changed since you read it; read it again')
        rows.remove_schedule(transaction, number)
        account_rows.log(transaction, user.name, "schedule.remove", found.name, "", now)


def schedule(store: Store, number: int) -> ScheduleRow:
    """Return a schedule. Raises NotFound."""
    with store.transaction(write=False) as transaction:
        return _known(transaction, number)


def schedules(store: Store) -> tuple[ScheduleRow, ...]:
    """Return all schedules by name."""
    with store.transaction(write=False) as transaction:
        return rows.schedules(transaction)


def runs(store: Store, number: int, *, limit: int = 20) -> tuple[RunRow, ...]:
    """Return the latest runs of a schedule, newest first."""
    with store.transaction(write=False) as transaction:
        return rows.runs(transaction, number, limit)


def run_count(store: Store) -> int:
    """Return the number of the latest run, for `runs_since`."""
    with store.transaction(write=False) as transaction:
        return rows.latest_run(transaction)


def runs_since(store: Store, number: int) -> tuple[tuple[str, str, str], ...]:
    """Return the runs behind a number, oldest first: name of the schedule, status, and why it failed or a blank."""
    with store.transaction(write=False) as transaction:
        found = rows.runs_behind(transaction, number)
    return tuple((name, run.status, str(json.loads(run.report or "{}").get("failure") or "")) for name, run in found)


def plan_of(row: ScheduleRow) -> Plan:
    """Return what a schedule does."""
    kept = json.loads(row.settings)
    settings = Settings(tuple(kept["jurisdictions"]), kept["marketplace"], kept["category"], kept["language"])
    numbers = tuple(json.loads(row.receivers))
    return Plan(row.name, row.kind, row.source, row.place, row.every_minutes, settings, numbers)


def _checked(store: Store, plan: Plan, folders: Sequence[Path]) -> Plan:
    name = " ".join(plan.name.split())
    if not 0 < len(name) <= _LONGEST_NAME or not name.isprintable():
        raise Invalid(f"name: 1 to {_LONGEST_NAME} printable characters")
    if plan.kind not in KINDS:
        raise Invalid(f"kind: one of {', '.join(KINDS)}")
    if not SHORTEST_MINUTES <= plan.every_minutes <= LONGEST_MINUTES:
        raise Invalid(f"every_minutes: {SHORTEST_MINUTES} to {LONGEST_MINUTES}")
    if plan.kind == "calendar":
        if plan.source or plan.place:
            raise Invalid("a calendar has no source and no path")
    elif not SOURCE_FORM.fullmatch(plan.source):
        raise Invalid("source: name the shop or feed with up to 64 letters, digits, spaces and . @ + - _")
    if plan.kind == "upload" and plan.place:
        raise Invalid("place: only a schedule that reads a file has a path")
    place = str(allowed_path(plan.place, folders)) if plan.kind == "file" else ""
    if plan.kind == "upload":
        with store.transaction(write=False) as transaction:
            if rows.source_files(transaction, plan.source) is None:
                raise Invalid(f'source: nothing was uploaded under "{plan.source}" yet')
    if len(plan.receivers) > _MOST_RECEIVERS:
        raise Invalid(f"receivers: at most {_MOST_RECEIVERS}")
    numbers = tuple(one.id for one in outbox.chosen(store, plan.receivers))
    Scanner(**asdict(plan.settings))
    return Plan(name, plan.kind, plan.source, place, plan.every_minutes, plan.settings, numbers)


def _settings_json(settings: Settings) -> str:
    return json.dumps(asdict(settings))


def _known(transaction: Transaction, number: int) -> ScheduleRow:
    found = rows.schedule(transaction, number)
    if found is None:
        raise NotFound(f"there is no schedule {number}")
    return found
