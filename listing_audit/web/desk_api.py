"""The desk for programs: catalogues, scans, findings, decisions, exports, waivers and schedules under `/api/v1`.

Every operation stands in one table, from which both the addresses and their description are made. A program speaks for
the account whose token it sends, with the lower of the token's and the account's role.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from listing_audit.desk import exports, views
from listing_audit.desk.accounts import User, require
from listing_audit.desk.catalogues import LARGEST_UPLOAD
from listing_audit.desk.errors import Conflict, Invalid, NotAllowed, NotFound
from listing_audit.web import desk_answers as answers
from listing_audit.web import desk_requests as shapes
from listing_audit.web.desk.shell import Desk
from listing_audit.web.desk_answers import Call
from listing_audit.web.problems import RequestRefused, json_response
from listing_audit.web.requests import read_request

_STATUS: Final = {NotFound: 404, NotAllowed: 403, Conflict: 409, Invalid: 422}
_TEXT: Final = {"type": "string", "maxLength": 500}
Shape = dict[str, Any]


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
        Route(path.replace("{id}", "{id:int}"), _by_method(methods), methods=list(methods))
        for path, methods in by_path.items()
    ]


def _by_method(methods: dict[str, Callable[[Request], Any]]) -> Callable[[Request], Any]:
    async def endpoint(request: Request) -> Response:
        # A path that is read may also be asked for its head alone.
        answer: Response = await methods[request.method if request.method in methods else "GET"](request)
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
    Operation("upload", "POST", "/catalogues", f"Take in a catalogue of up to {LARGEST_UPLOAD // 1024**2} MiB, or what the server allows", answers.take_in, shapes.JobAnswer, "file", _UPLOAD, 202),
    Operation("jobs", "GET", "/jobs", "The latest scans", answers.latest_jobs, shapes.JobsAnswer, query={"limit": _limit(50, 200)}),
    Operation("job", "GET", "/jobs/{id}", "One scan with what it could not read, and its counts", answers.one_job, shapes.JobDetailsAnswer),
    Operation("findings", "GET", "/findings", "A page of findings", answers.page_of_findings, shapes.FindingsAnswer, query={**_VIEW, "cursor": {"type": "string", "maxLength": 1000}, "limit": _limit(50, views.LARGEST_PAGE)}),
    Operation("export", "GET", "/findings/export", "Any view of the findings as a file", answers.export, None, query={**_VIEW, "format": {"type": "string", "enum": list(exports.KINDS), "x-required": True}, "lang": _LANG}),
    Operation("decide_many", "POST", "/findings/decisions", "The same decision about many findings", answers.decide_many, shapes.BulkAnswer, shapes.BulkRequest),
    Operation("finding", "GET", "/findings/{id}", "One finding with its listing and history", answers.one_finding, shapes.FindingDetailsAnswer),
    Operation("decide", "POST", "/findings/{id}/decisions", "A decision about one finding; 409 when somebody was faster", answers.decide, shapes.FindingAnswer, shapes.DecisionRequest),
    Operation("waivers", "GET", "/waivers", "Waivers that were not ended", answers.waivers, shapes.WaiversAnswer, query={"source": _TEXT, "ending_before": {**_TEXT, "description": "A date."}}),
    Operation("schedules", "GET", "/schedules", "All schedules", answers.all_schedules, shapes.SchedulesAnswer),
    Operation("add_schedule", "POST", "/schedules", "A new schedule, due at once", answers.add_schedule, shapes.ScheduleAnswer, shapes.ScheduleRequest, status=201),
    Operation("schedule", "GET", "/schedules/{id}", "One schedule", answers.one_schedule, shapes.ScheduleAnswer),
    Operation("change_schedule", "PUT", "/schedules/{id}", "Change a schedule; 409 when somebody was faster", answers.change_schedule, shapes.ScheduleAnswer, shapes.ScheduleRequest),
    Operation("remove_schedule", "DELETE", "/schedules/{id}", "Remove a schedule", answers.remove_schedule, shapes.RemovedAnswer, query={"version": {"type": "integer", "minimum": 1, "maximum": 10**9 - 1, "x-required": True}}),
    Operation("run_schedule", "POST", "/schedules/{id}/run", "Make a schedule due at once", answers.run_schedule, shapes.ScheduleAnswer),
    Operation("runs", "GET", "/schedules/{id}/runs", "What the runs of a schedule told", answers.runs, shapes.RunsAnswer, query={"limit": _limit(20, 200)}),
)  # fmt: skip
