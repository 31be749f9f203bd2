"""The desk for programs: catalogues, scans, findings, decisions, exports, waivers and schedules under `/api/v1`.

Every operation stands in one table, from which both the addresses and their description are made. A program speaks for
the account whose token it sends, with the lower of the token's and the account's role.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Final, Literal, cast

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from listing_audit.desk import catalogues, exports, findings, schedules, views
from listing_audit.desk.accounts import User, require
from listing_audit.desk.catalogues import LARGEST_UPLOAD
from listing_audit.desk.errors import Conflict, Invalid, NotAllowed, NotFound
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
from listing_audit.web.problems import RequestRefused, json_response
from listing_audit.web.requests import read_request

_STATUS: Final = {NotFound: 404, NotAllowed: 403, Conflict: 409, Invalid: 422}
_LONGEST_KEY: Final = 200
_TEXT: Final = {"type": "string", "maxLength": 500}
Shape = dict[str, Any]


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


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: where, how, what it takes and gives. `gives` None: a file. `kind` is of the body."""

    name: str
    method: Literal["GET", "POST", "PUT", "DELETE"]
    path: str
    summary: str
    answer: Callable[[Call], Any]
    gives: type[msgspec.Struct] | None
    takes: type[msgspec.Struct] | Literal["file"] | None = None
    query: dict[str, Shape] = field(default_factory=dict)
    status: int = 200

    @property
    def needed(self) -> tuple[str, ...]:
        """The query parameters without which there is no answer."""
        return tuple(name for name, shape in self.query.items() if shape.get("x-required"))


def routes() -> list[Route]:
    """Return the addresses below `/api/v1`; one for all methods of a path, so that a wrong one is told all right ones."""
    by_path: dict[str, dict[str, Callable[[Request], Any]]] = {}
    for one in OPERATIONS:
        by_path.setdefault(one.path, {})[one.method] = _endpoint(one)
    return [
        Route(path.replace("{id}", "{id:int}"), _by_method(answers), methods=list(answers))
        for path, answers in by_path.items()
    ]


def _by_method(answers: dict[str, Callable[[Request], Any]]) -> Callable[[Request], Any]:
    async def endpoint(request: Request) -> Response:
        # A path that is read may also be asked for its head alone.
        answer: Response = await answers[request.method if request.method in answers else "GET"](request)
        return answer

    return endpoint


def _endpoint(operation: Operation) -> Callable[[Request], Any]:
    async def endpoint(request: Request) -> Response:
        user: User | None = getattr(request.state, "user", None)
        if user is None:
            raise RequestRefused(
                401, "this needs the token of an account: make one under Accounts, and send it as `Authorization: Bearer TOKEN`",
                headers={"www-authenticate": 'Bearer realm="listing-audit"'},
            )  # fmt: skip
        try:
            # Asked before the body is read: strangers send no catalogues.
            require(user, "officer")
            desk: Desk = request.app.state.desk
            call = Call(
                desk, user, desk.clock(), _number(request), _query(request, operation), await _body(request, operation),
                request.headers.get("idempotency-key", ""),
            )  # fmt: skip
            answer = await run_in_threadpool(operation.answer, call)
        except (NotFound, NotAllowed, Conflict, Invalid) as error:
            status = next(code for kind, code in _STATUS.items() if isinstance(error, kind))
            raise RequestRefused(status, str(error)) from error
        if isinstance(answer, Response):
            return answer
        return json_response(msgspec.to_builtins(answer), operation.status)

    endpoint.__name__ = operation.name
    return endpoint


def _number(request: Request) -> int:
    number = int(request.path_params.get("id", 0))
    if number > 2**53:
        raise NotFound("there is nothing of that number")
    return number


def _query(request: Request, operation: Operation) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name not in operation.query:
            known = ", ".join(operation.query) or "none"
            raise RequestRefused(422, f"unknown query parameter “{name[:40]}”; known: {known}")
        if name in found:
            raise RequestRefused(422, f"the query parameter `{name}` is given more than once")
        wrong = _misfit(operation.query[name], value)
        if wrong:
            raise RequestRefused(422, f"`{name}`: {wrong}")
        found[name] = value
    for name in operation.needed:
        if name not in found:
            raise RequestRefused(422, f"the query parameter `{name}` is missing")
    return found


def _misfit(shape: Shape, value: str) -> str:
    """Why a value is not of the shape that the description gives; blank when it is."""
    if "enum" in shape:
        return "" if value in shape["enum"] else f"one of {', '.join(shape['enum'])}"
    if shape["type"] == "integer":
        least, most = shape["minimum"], shape["maximum"]
        right = value.isascii() and value.isdecimal() and len(value) < 12 and least <= int(value) <= most
        return "" if right else f"a whole number from {least} to {most}"
    return "" if len(value) <= shape["maxLength"] else f"up to {shape['maxLength']} characters"


async def _body(request: Request, operation: Operation) -> Any:
    if operation.takes is None:
        return None
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    wanted = "application/octet-stream" if operation.takes == "file" else "application/json"
    if kind != wanted:
        raise RequestRefused(415, f"send the body with the header `Content-Type: {wanted}`")
    body = await request.body()
    return body if operation.takes == "file" else read_request(body, operation.takes)


# ------------------------------------------------------------------ catalogues and scans


def _upload(call: Call) -> shapes.JobAnswer:
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


def _jobs(call: Call) -> shapes.JobsAnswer:
    limit = int(call.query.get("limit", "50"))
    return shapes.JobsAnswer(jobs=[_job(one) for one in catalogues.jobs(call.store, limit=limit)])


def _one_job(call: Call) -> shapes.JobDetailsAnswer:
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


def _findings(call: Call) -> shapes.FindingsAnswer:
    limit = int(call.query.get("limit", "50"))
    page = views.page(call.store, _view(call), cursor=call.query.get("cursor") or None, limit=limit)
    return shapes.FindingsAnswer(
        findings=[_finding(row) for row in page.findings], next=page.next_cursor, previous=page.previous_cursor,
        total=page.total,
    )  # fmt: skip


def _one_finding(call: Call) -> shapes.FindingDetailsAnswer:
    found = findings.details(call.store, call.number)
    return shapes.FindingDetailsAnswer(
        **msgspec.structs.asdict(_finding(found.row)), record=dict(finding_record(found.finding, with_series=True)),
        listing=dict(listing_record(found.listing)) if found.listing is not None else None,
        history=[shapes.HistoryAnswer(**asdict(one)) for one in found.history], next_states=list(found.next_states),
    )  # fmt: skip


def _decide(call: Call) -> shapes.FindingAnswer:
    asked: shapes.DecisionRequest = call.body
    decision = Decision(asked.state, asked.assignee, asked.due, asked.comment, asked.until)
    row = findings.decide(
        call.store, number=call.number, version=asked.version, decision=decision, user=call.user, now=call.now
    )
    return _finding(row)


def _decide_many(call: Call) -> shapes.BulkAnswer:
    asked: shapes.BulkRequest = call.body
    decision = Decision(asked.state, asked.assignee, asked.due, asked.comment, asked.until)
    versions = [(one.id, one.version) for one in asked.findings]
    done = findings.decide_many(call.store, versions=versions, decision=decision, user=call.user, now=call.now)
    return shapes.BulkAnswer(
        changed=list(done.changed),
        refused=[shapes.RefusedAnswer(id=number, reason=why) for number, why in done.refused],
    )


def _export(call: Call) -> Response:
    kind = cast("exports.Kind", call.query["format"])
    pieces = exports.export(
        call.store, _view(call), kind=kind, user=call.user, language=call.query.get("lang", "en"), now=call.now
    )
    name = exports.file_name(kind, call.now)
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(pieces, media_type=exports.MEDIA_TYPES[kind], headers=headers)


def _waivers(call: Call) -> shapes.WaiversAnswer:
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


def _schedules(call: Call) -> shapes.SchedulesAnswer:
    return shapes.SchedulesAnswer(schedules=[_schedule(one) for one in schedules.schedules(call.store)])


def _one_schedule(call: Call) -> shapes.ScheduleAnswer:
    return _schedule(schedules.schedule(call.store, call.number))


def _add_schedule(call: Call) -> shapes.ScheduleAnswer:
    plan = _plan(call.body)
    return _schedule(schedules.add(call.store, plan, user=call.user, now=call.now, folders=call.desk.sources))


def _change_schedule(call: Call) -> shapes.ScheduleAnswer:
    asked: shapes.ScheduleRequest = call.body
    if asked.version is None:
        raise Invalid("version: that of the schedule that you read")
    changed = schedules.change(
        call.store, call.number, _plan(asked), version=asked.version, active=asked.active, user=call.user, now=call.now,
        folders=call.desk.sources,
    )  # fmt: skip
    return _schedule(changed)


def _remove_schedule(call: Call) -> shapes.RemovedAnswer:
    version = int(call.query["version"])
    schedules.remove(call.store, call.number, version=version, user=call.user, now=call.now)
    return shapes.RemovedAnswer(removed=call.number)


def _run_schedule(call: Call) -> shapes.ScheduleAnswer:
    return _schedule(schedules.run_now(call.store, call.number, user=call.user, now=call.now))


def _runs(call: Call) -> shapes.RunsAnswer:
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


# ------------------------------------------------------------------ the table


def _limit(default: int, most: int) -> Shape:
    return {"type": "integer", "minimum": 1, "maximum": most, "default": default}


_LANG: Final[Shape] = {"type": "string", "enum": ["zh", "en"], "default": "en"}
_VIEW: Final[dict[str, Shape]] = {
    **dict.fromkeys(shapes.FINDING_FILTERS, _TEXT),
    "q": {"type": "string", "maxLength": 200, "description": "Words, or a part of a Chinese one."},
    "order": {"type": "string", "enum": list(shapes.FINDING_ORDERS), "default": "severity"},
}
_UPLOAD: Final[dict[str, Shape]] = {
    "source": {
        **_TEXT,
        "maxLength": 64,
        "x-required": True,
        "description": "The shop or feed; its scans are compared.",
    },
    "file_name": {**_TEXT, "maxLength": 200},
    "jurisdictions": {**_TEXT, "description": "Codes with commas between, for listings that do not say themselves."},
    "marketplace": _TEXT,
    "category": _TEXT,
    "lang": _LANG,
}
OPERATIONS: Final[tuple[Operation, ...]] = (
    Operation("upload", "POST", "/catalogues", f"Take in a catalogue of up to {LARGEST_UPLOAD // 1024**2} MiB, or what the server allows", _upload, shapes.JobAnswer, "file", _UPLOAD, 202),
    Operation("jobs", "GET", "/jobs", "The latest scans", _jobs, shapes.JobsAnswer, query={"limit": _limit(50, 200)}),
    Operation("job", "GET", "/jobs/{id}", "One scan with what it could not read, and its counts", _one_job, shapes.JobDetailsAnswer),
    Operation("findings", "GET", "/findings", "A page of findings", _findings, shapes.FindingsAnswer, query={**_VIEW, "cursor": {"type": "string", "maxLength": 1000}, "limit": _limit(50, views.LARGEST_PAGE)}),
    Operation("export", "GET", "/findings/export", "Any view of the findings as a file", _export, None, query={**_VIEW, "format": {"type": "string", "enum": list(exports.KINDS), "x-required": True}, "lang": _LANG}),
    Operation("decide_many", "POST", "/findings/decisions", "The same decision about many findings", _decide_many, shapes.BulkAnswer, shapes.BulkRequest),
    Operation("finding", "GET", "/findings/{id}", "One finding with its listing and history", _one_finding, shapes.FindingDetailsAnswer),
    Operation("decide", "POST", "/findings/{id}/decisions", "A decision about one finding; 409 when somebody was faster", _decide, shapes.FindingAnswer, shapes.DecisionRequest),
    Operation("waivers", "GET", "/waivers", "Waivers that were not ended", _waivers, shapes.WaiversAnswer, query={"source": _TEXT, "ending_before": {**_TEXT, "description": "A date."}}),
    Operation("schedules", "GET", "/schedules", "All schedules", _schedules, shapes.SchedulesAnswer),
    Operation("add_schedule", "POST", "/schedules", "A new schedule, due at once", _add_schedule, shapes.ScheduleAnswer, shapes.ScheduleRequest, status=201),
    Operation("schedule", "GET", "/schedules/{id}", "One schedule", _one_schedule, shapes.ScheduleAnswer),
    Operation("change_schedule", "PUT", "/schedules/{id}", "Change a schedule; 409 when somebody was faster", _change_schedule, shapes.ScheduleAnswer, shapes.ScheduleRequest),
    Operation("remove_schedule", "DELETE", "/schedules/{id}", "Remove a schedule", _remove_schedule, shapes.RemovedAnswer, query={"version": {"type": "integer", "minimum": 1, "maximum": 10**9 - 1, "x-required": True}}),
    Operation("run_schedule", "POST", "/schedules/{id}/run", "Make a schedule due at once", _run_schedule, shapes.ScheduleAnswer),
    Operation("runs", "GET", "/schedules/{id}/runs", "What the runs of a schedule told", _runs, shapes.RunsAnswer, query={"limit": _limit(20, 200)}),
)  # fmt: skip
