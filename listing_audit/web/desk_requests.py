"""What the desk's part of the HTTP API takes and gives, as types: its description is made from them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec

from listing_audit.desk.findings import LARGEST_BULK
from listing_audit.desk.schedules import LONGEST_MINUTES, SHORTEST_MINUTES
from listing_audit.model.scope import CATEGORIES, MARKETPLACES
from listing_audit.store.finding_pages import FILTERS, ORDERS
from listing_audit.web.requests import Place

Number = Annotated[int, msgspec.Meta(ge=1, le=2**53)]
Version = Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)]
Day = Annotated[str, msgspec.Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$", description="A date such as 2027-01-31.")]
DayOrBlank = Annotated[
    str, msgspec.Meta(pattern="^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", description="A date; blank takes it away.")
]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
State = Literal["open", "confirmed", "fix_requested", "fixed", "risk_proposed", "accepted_risk", "false_positive"]
Market = Annotated[str, msgspec.Meta(pattern="^(" + "|".join(MARKETPLACES) + ")$")]
Category = Annotated[str, msgspec.Meta(pattern="^(" + "|".join(CATEGORIES) + ")$")]
FINDING_FILTERS: tuple[str, ...] = tuple(sorted(FILTERS))
FINDING_ORDERS: tuple[str, ...] = tuple(ORDERS)


class DecisionRequest(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A decision about one finding. `version` is that of the finding that was read; what is absent stays as it is.

    `risk_proposed` and `false_positive` need a `comment`, `false_positive` also `until`, the end of its waiver.
    """

    version: Version
    state: State | None = None
    assignee: Annotated[str, msgspec.Meta(max_length=64)] | None = None
    due: DayOrBlank | None = None
    comment: Annotated[str, msgspec.Meta(max_length=4000)] = ""
    until: Day | None = None


class FindingVersion(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A finding and the version of it that was read."""

    id: Number
    version: Version


class BulkRequest(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The same decision about many findings; each is changed or refused by itself."""

    findings: Annotated[list[FindingVersion], msgspec.Meta(min_length=1, max_length=LARGEST_BULK)]
    state: State | None = None
    assignee: Annotated[str, msgspec.Meta(max_length=64)] | None = None
    due: DayOrBlank | None = None
    comment: Annotated[str, msgspec.Meta(max_length=4000)] = ""
    until: Day | None = None


class ScheduleRequest(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A schedule. `kind`: `file` reads `place` on the server, `upload` scans the source's latest file again, `calendar`
    tells of rules and waivers alone. `version` is needed to change one."""

    name: Name
    kind: Literal["file", "upload", "calendar"]
    source: Annotated[str, msgspec.Meta(max_length=64)] = ""
    place: Annotated[str, msgspec.Meta(max_length=1000)] = ""
    every_minutes: Annotated[int, msgspec.Meta(ge=SHORTEST_MINUTES, le=LONGEST_MINUTES)] = 1440
    jurisdictions: Annotated[list[Place], msgspec.Meta(max_length=40)] = []
    marketplace: Market | None = None
    category: Category | None = None
    language: Literal["zh", "en"] = "en"
    receivers: Annotated[list[Number], msgspec.Meta(max_length=20)] = []
    active: bool = True
    version: Version | None = None


# ------------------------------------------------------------------ answers


class JobAnswer(msgspec.Struct, kw_only=True):
    """One scan of a catalogue. `status`: waiting, running, done or failed."""

    id: int
    source: str
    file_name: str
    sha256: str
    status: str
    created_by: str
    created_at: str
    finished_at: str | None
    listings: int
    findings: int
    failure: str | None


class JobsAnswer(msgspec.Struct, kw_only=True):
    """The latest scans, newest first."""

    jobs: list[JobAnswer]


class JobErrorAnswer(msgspec.Struct, kw_only=True):
    """One thing that could not be read or audited."""

    listing_id: str | None
    line: int | None
    reason: str


class JobDetailsAnswer(JobAnswer, kw_only=True):
    """A scan with what it could not read, and its counts once it is done: by dimension, then by value."""

    errors: list[JobErrorAnswer]
    error_count: int
    counts: dict[str, dict[str, int]]


class FindingAnswer(msgspec.Struct, kw_only=True):
    """One finding as the desk knows it. `presence`: new, persisting, gone or reopened in the latest scan."""

    id: int
    version: int
    source: str
    listing_id: str
    title: str
    rule_id: str
    family: str
    topic: str
    verdict: str
    severity: str
    jurisdiction: str
    seller: str
    category: str
    quote: str
    message: str
    waived: bool
    presence: str
    state: str
    assignee: str
    due: str | None
    proposed_by: str | None
    fingerprint: str


class FindingsAnswer(msgspec.Struct, kw_only=True):
    """A page of findings; `next` is the cursor of the page behind it, null behind the last. `total` is counted to
    10,000, in a search to 1,000; `more` says that there are more."""

    findings: list[FindingAnswer]
    next: str | None
    previous: str | None
    total: int
    more: bool


class HistoryAnswer(msgspec.Struct, kw_only=True):
    """One change of a finding."""

    at: str
    actor: str
    action: str
    before: str
    after: str
    comment: str


class FindingDetailsAnswer(FindingAnswer, kw_only=True):
    """A finding with the scanner's record of it, its listing, its history, and the states it may go to."""

    record: dict[str, Any]
    listing: dict[str, Any] | None
    history: list[HistoryAnswer]
    next_states: list[str]


class RefusedAnswer(msgspec.Struct, kw_only=True):
    """A finding that was not changed, and why."""

    id: int
    reason: str


class BulkAnswer(msgspec.Struct, kw_only=True):
    """What a bulk decision did."""

    changed: list[int]
    refused: list[RefusedAnswer]


class WaiverAnswer(msgspec.Struct, kw_only=True):
    """A waiver that was not ended; it holds before `until`."""

    id: int
    finding: int
    source: str
    fingerprint: str
    reason: str
    owner: str
    until: str


class WaiversAnswer(msgspec.Struct, kw_only=True):
    """The waivers that were not ended."""

    waivers: list[WaiverAnswer]


class ScheduleAnswer(msgspec.Struct, kw_only=True):
    """A schedule and when it is due (UTC)."""

    id: int
    version: int
    name: str
    kind: str
    source: str
    place: str
    every_minutes: int
    jurisdictions: list[str]
    marketplace: str | None
    category: str | None
    language: str
    receivers: list[int]
    active: bool
    next_at: str


class SchedulesAnswer(msgspec.Struct, kw_only=True):
    """All schedules by name."""

    schedules: list[ScheduleAnswer]


class RunAnswer(msgspec.Struct, kw_only=True):
    """One time that a schedule was due. `report` tells what changed, or why it failed."""

    id: int
    due_at: str
    status: str
    job: int | None
    finished_at: str | None
    report: dict[str, Any] | None


class RunsAnswer(msgspec.Struct, kw_only=True):
    """The latest runs of a schedule, newest first."""

    runs: list[RunAnswer]


class RemovedAnswer(msgspec.Struct, kw_only=True):
    """The number of what was removed."""

    removed: int
