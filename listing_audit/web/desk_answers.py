"""What the desk answers to programs: each function turns one request into the values of its answer."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final, cast

import msgspec
from starlette.responses import Response, StreamingResponse

from listing_audit.desk import catalogues, exports, findings, schedules, views
from listing_audit.desk.accounts import User
from listing_audit.desk.errors import Invalid
from listing_audit.desk.findings import Decision
from listing_audit.desk.schedules import Plan
from listing_audit.desk.views import View
from listing_audit.report.records import finding_record, listing_record
from listing_audit.store import triage as triage_rows
from listing_audit.store.database import Store
from listing_audit.store.findings import FindingRow
from listing_audit.store.jobs import Job
from listing_audit.store.watch import ScheduleRow
from listing_audit.web import desk_requests as shapes
from listing_audit.web.desk.shell import Desk

_LONGEST_KEY: Final = 200


@dataclass(frozen=True, slots=True)
class Call:
    """One request of a program: whose, to which desk, and what it says. `number` is that of the address, 0 for none."""

    desk: Desk
    user: User
    now: datetime
    number: int
    query: dict[str, str]
    body: Any
    key: str

    @property
    def store(self) -> Store:
        """The store of the desk."""
        return self.desk.store


# ------------------------------------------------------------------ catalogues and scans


def take_in(call: Call) -> shapes.JobAnswer:
    """Take in a catalogue and return the scan that waits."""
    if len(call.key) > _LONGEST_KEY:
        raise Invalid(f"Idempotency-Key: up to {_LONGEST_KEY} characters")
    places = tuple(place for place in call.query.get("jurisdictions", "").split(",") if place)
    settings = catalogues.Settings(
        places, call.query.get("marketplace") or None, call.query.get("category") or None, call.query.get("lang", "en")
    )
    job = catalogues.upload(
        call.store, user=call.user, source=call.query["source"], file_name=call.query.get("file_name", ""),
        body=call.body, settings=settings, now=call.now, idempotency_key=call.key or None,
    )  # fmt: skip
    return _job(job)


def latest_jobs(call: Call) -> shapes.JobsAnswer:
    """Return the latest scans."""
    limit = int(call.query.get("limit", "50"))
    return shapes.JobsAnswer(jobs=[_job(one) for one in catalogues.jobs(call.store, limit=limit)])


def one_job(call: Call) -> shapes.JobDetailsAnswer:
    """Return one scan with what it could not read, and its counts."""
    job = catalogues.job(call.store, call.number)
    counts: dict[str, dict[str, int]] = {}
    for dimension, value, count in catalogues.job_counts(call.store, job.id):
        counts.setdefault(dimension, {})[value] = count
    errors = [
        shapes.JobErrorAnswer(listing_id=listing, line=line, reason=reason)
        for listing, line, reason in catalogues.job_errors(call.store, job.id)
    ]
    return shapes.JobDetailsAnswer(
        **msgspec.structs.asdict(_job(job)), errors=errors, error_count=catalogues.job_error_count(call.store, job.id),
        counts=counts,
    )  # fmt: skip


def _job(job: Job) -> shapes.JobAnswer:
    return shapes.JobAnswer(**{name: getattr(job, name) for name in shapes.JobAnswer.__struct_fields__})


# ------------------------------------------------------------------ findings


def _view(call: Call) -> View:
    filters = {name: value for name, value in call.query.items() if name in shapes.FINDING_FILTERS}
    return View(filters, call.query.get("q", ""), cast("Any", call.query.get("order", "severity")))


def page_of_findings(call: Call) -> shapes.FindingsAnswer:
    """Return a page of findings."""
    limit = int(call.query.get("limit", "50"))
    page = views.page(call.store, _view(call), cursor=call.query.get("cursor") or None, limit=limit)
    return shapes.FindingsAnswer(
        findings=[_finding(row) for row in page.findings], next=page.next_cursor, previous=page.previous_cursor,
        total=page.total, more=page.more,
    )  # fmt: skip


def one_finding(call: Call) -> shapes.FindingDetailsAnswer:
    """Return one finding with its listing and history."""
    found = findings.details(call.store, call.number)
    return shapes.FindingDetailsAnswer(
        **msgspec.structs.asdict(_finding(found.row)), record=dict(finding_record(found.finding, with_series=True)),
        listing=dict(listing_record(found.listing)) if found.listing is not None else None,
        history=[shapes.HistoryAnswer(**asdict(one)) for one in found.history], next_states=list(found.next_states),
    )  # fmt: skip


def decide(call: Call) -> shapes.FindingAnswer:
    """Decide about one finding and return it."""
    asked: shapes.DecisionRequest = call.body
    decision = Decision(asked.state, asked.assignee, asked.due, asked.comment, asked.until)
    row = findings.decide(
        call.store, number=call.number, version=asked.version, decision=decision, user=call.user, now=call.now
    )
    return _finding(row)


def decide_many(call: Call) -> shapes.BulkAnswer:
    """Decide the same about many findings; return which were changed, and why the others were not."""
    asked: shapes.BulkRequest = call.body
    decision = Decision(asked.state, asked.assignee, asked.due, asked.comment, asked.until)
    versions = [(one.id, one.version) for one in asked.findings]
    done = findings.decide_many(call.store, versions=versions, decision=decision, user=call.user, now=call.now)
    return shapes.BulkAnswer(
        changed=list(done.changed),
        refused=[shapes.RefusedAnswer(id=number, reason=why) for number, why in done.refused],
    )


def export(call: Call) -> Response:
    """Return a view as a file, in pieces as they are made."""
    kind = cast("exports.Kind", call.query["format"])
    pieces = exports.export(
        call.store, _view(call), kind=kind, user=call.user, language=call.query.get("lang", "en"), now=call.now
    )
    name = exports.file_name(kind, call.now)
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(pieces, media_type=exports.MEDIA_TYPES[kind], headers=headers)


def waivers(call: Call) -> shapes.WaiversAnswer:
    """Return the waivers that were not ended."""
    before = call.query.get("ending_before")
    if before is not None:
        views.day(before, "ending_before")
    with call.store.transaction(write=False) as transaction:
        found = triage_rows.waivers(transaction, source=call.query.get("source"), before=before)
    fields = shapes.WaiverAnswer.__struct_fields__
    return shapes.WaiversAnswer(
        waivers=[shapes.WaiverAnswer(**{name: getattr(one, name) for name in fields}) for one in found]
    )


def _finding(row: FindingRow) -> shapes.FindingAnswer:
    fields = {name: getattr(row, name) for name in shapes.FindingAnswer.__struct_fields__ if name != "waived"}
    return shapes.FindingAnswer(**fields, waived=row.suppressed)


# ------------------------------------------------------------------ schedules


def all_schedules(call: Call) -> shapes.SchedulesAnswer:
    """Return all schedules."""
    return shapes.SchedulesAnswer(schedules=[_schedule(one) for one in schedules.schedules(call.store)])


def one_schedule(call: Call) -> shapes.ScheduleAnswer:
    """Return one schedule."""
    return _schedule(schedules.schedule(call.store, call.number))


def add_schedule(call: Call) -> shapes.ScheduleAnswer:
    """Add a schedule and return it."""
    plan = _plan(call.body)
    return _schedule(schedules.add(call.store, plan, user=call.user, now=call.now, folders=call.desk.sources))


def change_schedule(call: Call) -> shapes.ScheduleAnswer:
    """Change a schedule and return it."""
    asked: shapes.ScheduleRequest = call.body
    if asked.version is None:
        raise Invalid("version: that of the schedule that you read")
    changed = schedules.change(
        call.store, call.number, _plan(asked), version=asked.version, active=asked.active, user=call.user, now=call.now,
        folders=call.desk.sources,
    )  # fmt: skip
    return _schedule(changed)


def remove_schedule(call: Call) -> shapes.RemovedAnswer:
    """Remove a schedule and return its number."""
    version = int(call.query["version"])
    schedules.remove(call.store, call.number, version=version, user=call.user, now=call.now)
    return shapes.RemovedAnswer(removed=call.number)


def run_schedule(call: Call) -> shapes.ScheduleAnswer:
    """Make a schedule due at once and return it."""
    return _schedule(schedules.run_now(call.store, call.number, user=call.user, now=call.now))


def runs(call: Call) -> shapes.RunsAnswer:
    """Return what the runs of a schedule told."""
    schedules.schedule(call.store, call.number)
    found = schedules.runs(call.store, call.number, limit=int(call.query.get("limit", "20")))
    return shapes.RunsAnswer(
        runs=[
            shapes.RunAnswer(
                id=one.id, due_at=one.due_at, status=one.status, job=one.job, finished_at=one.finished_at,
                report=json.loads(one.report) if one.report else None,
            )
            for one in found
        ]
    )  # fmt: skip


def _plan(asked: shapes.ScheduleRequest) -> Plan:
    settings = catalogues.Settings(tuple(asked.jurisdictions), asked.marketplace, asked.category, asked.language)
    return Plan(
        asked.name, asked.kind, asked.source, asked.place, asked.every_minutes, settings, tuple(asked.receivers)
    )


def _schedule(row: ScheduleRow) -> shapes.ScheduleAnswer:
    plan = schedules.plan_of(row)
    return shapes.ScheduleAnswer(
        id=row.id, version=row.version, name=row.name, kind=row.kind, source=row.source, place=row.place,
        every_minutes=row.every_minutes, jurisdictions=list(plan.settings.jurisdictions),
        marketplace=plan.settings.marketplace, category=plan.settings.category, language=plan.settings.language,
        receivers=list(plan.receivers), active=row.active, next_at=row.next_at,
    )  # fmt: skip
