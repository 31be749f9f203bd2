"""Reading findings and deciding about them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from listing_audit.desk.accounts import User, require
from listing_audit.desk.errors import Conflict, Invalid, NotAllowed, NotFound
from listing_audit.desk.views import LARGEST_PAGE, Page, View, day, page
from listing_audit.errors import ListingAuditError
from listing_audit.model.findings import Finding
from listing_audit.model.listing import Listing
from listing_audit.report.read_back import value_of
from listing_audit.store import accounts as account_rows
from listing_audit.store import findings as rows
from listing_audit.store import triage as triage_rows
from listing_audit.store.database import Store
from listing_audit.store.findings import FindingRow
from listing_audit.store.transaction import Transaction
from listing_audit.store.triage import HistoryEntry, WaiverRow

__all__ = [
    "LARGEST_BULK", "LARGEST_PAGE", "NEEDS_REASON", "TRANSITIONS", "BulkResult", "Decision", "FindingDetails", "Page", "View", "decide",
    "decide_many", "details", "page", "waivers",
]  # fmt: skip
LARGEST_BULK: Final = 1000
_LONGEST_TEXT: Final = 4000
# From which state a finding may go to which. `risk_proposed` waits for a second officer.
TRANSITIONS: Final[dict[str, tuple[str, ...]]] = {
    "open": ("confirmed", "fix_requested", "fixed", "risk_proposed", "false_positive"),
    "confirmed": ("open", "fix_requested", "fixed", "risk_proposed", "false_positive"),
    "fix_requested": ("open", "confirmed", "fixed", "risk_proposed", "false_positive"),
    "fixed": ("open",),
    "risk_proposed": ("accepted_risk", "open"),
    "accepted_risk": ("open",),
    "false_positive": ("open",),
}
NEEDS_REASON: Final = frozenset({"risk_proposed", "false_positive"})


@dataclass(frozen=True, slots=True)
class FindingDetails:
    """One finding whole: as the desk knows it, as the scanner made it, its listing, and what was decided about it.

    `finding.span` marks the words in the text of the listing's field that `finding.field` names.
    """

    row: FindingRow
    finding: Finding
    listing: Listing | None
    history: tuple[HistoryEntry, ...]
    next_states: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision about one finding. None leaves a thing as it is; a blank assignee or due date takes it away.

    `comment` is the reason, which `risk_proposed` and `false_positive` need. `until` is the first day on which the
    waiver of a false positive no longer holds (ISO date).
    """

    state: str | None = None
    assignee: str | None = None
    due: str | None = None
    comment: str = ""
    until: str | None = None


@dataclass(frozen=True, slots=True)
class BulkResult:
    """What a bulk decision did: the findings that were changed, and the others with the reason of each."""

    changed: tuple[int, ...]
    refused: tuple[tuple[int, str], ...]


def details(store: Store, number: int) -> FindingDetails:
    """Return one finding with its listing and history. Raises NotFound."""
    with store.transaction(write=False) as transaction:
        row, body = _known(transaction, number)
        listing = rows.listing_body(transaction, row.source, row.listing_id)
        history = triage_rows.history_of(transaction, number)
    finding = value_of(json.loads(body))
    assert isinstance(finding, Finding)
    read = value_of(json.loads(listing)) if listing is not None else None
    return FindingDetails(row, finding, read if isinstance(read, Listing) else None, history, TRANSITIONS[row.state])


def decide(store: Store, *, number: int, version: int, decision: Decision, user: User, now: datetime) -> FindingRow:
    """Decide about a finding and return it. `version` is that of the finding that the user was looking at.

    Raises Conflict when somebody else decided since, NotAllowed where a second person is needed, Invalid, NotFound.
    When it returns, the decision is on disk.
    """
    require(user, "officer")
    with store.transaction() as transaction:
        return _decided(transaction, number, version, decision, user, now)


def decide_many(
    store: Store, *, versions: Sequence[tuple[int, int]], decision: Decision, user: User, now: datetime
) -> BulkResult:
    """Decide the same about many findings, each given as number and version; those that cannot be are told, with why."""
    require(user, "officer")
    if len(versions) > LARGEST_BULK:
        raise Invalid(f"at most {LARGEST_BULK} findings at once")
    changed, refused = [], []
    with store.transaction() as transaction:
        for number, version in versions:
            # Everything is checked before the first row is written, so a refusal leaves nothing half done.
            try:
                _decided(transaction, number, version, decision, user, now)
                changed.append(number)
            except ListingAuditError as error:
                refused.append((number, str(error)))
    return BulkResult(tuple(changed), tuple(refused))


def waivers(store: Store, *, source: str | None = None, ending_before: date | None = None) -> tuple[WaiverRow, ...]:
    """Return waivers that were not ended: of one source, or that run out before a date, when given."""
    before = ending_before.isoformat() if ending_before is not None else None
    with store.transaction(write=False) as transaction:
        return triage_rows.waivers(transaction, source=source, before=before)


# ------------------------------------------------------------------ inner


def _known(transaction: Transaction, number: int) -> tuple[FindingRow, str]:
    # A number that no database can hold is one that no finding has.
    found = rows.finding(transaction, number) if abs(number) < 2**63 else None
    if found is None:
        raise NotFound(f"there is no finding {number}")
    return found


def _decided(
    transaction: Transaction, number: int, version: int, decision: Decision, user: User, now: datetime
) -> FindingRow:
    row, _ = _known(transaction, number)
    if row.version != version:
        raise Conflict(f"finding {number} was changed since you read it (version {row.version}, yours is {version})")
    state = decision.state if decision.state is not None else row.state
    _check(row, state, decision, user, now)
    assignee = row.assignee if decision.assignee is None else decision.assignee.strip()
    due = row.due if decision.due is None else decision.due or None
    proposed_by = user.name if state == "risk_proposed" and row.state != state else row.proposed_by
    proposed_by = proposed_by if state in ("risk_proposed", "accepted_risk") else None
    changed = triage_rows.set_state(
        transaction, number, version, state=state, assignee=assignee, due=due, proposed_by=proposed_by
    )
    if not changed:
        raise Conflict(f"finding {number} was changed since you read it; read it again")
    if assignee != row.assignee and assignee:
        rows.keep_values(transaction, {("assignee", assignee)})
    for action, before, after in (
        ("state", row.state, state),
        ("assignee", row.assignee, assignee),
        ("due", row.due or "", due or ""),
    ):
        if before != after or (action == "state" and decision.comment):
            told = decision.comment if action == "state" else ""
            triage_rows.add_history(
                transaction, number, now, actor=user.name, action=action, before=before, after=after, comment=told
            )
    _keep_waiver(transaction, row, state, decision, user, now)
    account_rows.log(transaction, user.name, "finding.decide", str(number), f"{row.state} > {state}", now)
    return _known(transaction, number)[0]


def _check(row: FindingRow, state: str, decision: Decision, user: User, now: datetime) -> None:
    if state != row.state and state not in TRANSITIONS[row.state]:
        raise Invalid(f"a finding that is {row.state} may become {', '.join(TRANSITIONS[row.state])}; not {state}")
    if state == "accepted_risk" and row.state == "risk_proposed" and row.proposed_by == user.name:
        raise NotAllowed("a second person has to accept the risk: you proposed it")
    if len(decision.comment) > _LONGEST_TEXT or len(decision.assignee or "") > 64:
        raise Invalid(f"a comment has up to {_LONGEST_TEXT} characters, an assignee up to 64")
    if state != row.state and state in NEEDS_REASON and not decision.comment.strip():
        raise Invalid(f"{state} needs a reason as its comment")
    if decision.due:
        day(decision.due, "due")
    if state == "false_positive" and row.state != state and day(decision.until or "", "until") <= now.date():
        raise Invalid("until: the waiver must end after today")


def _keep_waiver(
    transaction: Transaction, row: FindingRow, state: str, decision: Decision, user: User, now: datetime
) -> None:
    if row.state == "false_positive" and state != row.state:
        triage_rows.end_waivers(transaction, row.id, now)
    if state == "false_positive" and row.state != state:
        triage_rows.add_waiver(
            transaction,
            row.id,
            now,
            source=row.source,
            fingerprint=row.fingerprint,
            reason=decision.comment.strip(),
            owner=user.name,
            until=day(decision.until or "", "until").isoformat(),
        )
