"""Waivers: what officers let pass as false, until when; renewed or taken back before they run out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal, get_args

from listing_audit.desk.accounts import User, require
from listing_audit.desk.errors import Conflict, Invalid, NotFound
from listing_audit.desk.findings import Decision, decide
from listing_audit.desk.views import day
from listing_audit.store import accounts as account_rows
from listing_audit.store import findings as rows
from listing_audit.store import triage as triage_rows
from listing_audit.store.database import Store
from listing_audit.store.findings import FindingRow
from listing_audit.store.triage import WaiverRow

Which = Literal["all", "ending", "over"]
WHICH: Final[tuple[Which, ...]] = get_args(Which)
SOON: Final = timedelta(days=14)
_LARGEST_PAGE: Final = 500
_LONGEST_COMMENT: Final = 4000


@dataclass(frozen=True, slots=True)
class Waived:
    """A waiver and the finding that it lets pass."""

    waiver: WaiverRow
    finding: FindingRow


@dataclass(frozen=True, slots=True)
class WaiverPage:
    """Some waivers, those that run out first in front, and where the next page begins; None behind the last."""

    waived: tuple[Waived, ...]
    next_after: tuple[str, int] | None


def waiver_page(
    store: Store,
    *,
    today: date,
    which: str = "all",
    source: str | None = None,
    after: tuple[str, int] = ("", 0),
    limit: int = 50,
) -> WaiverPage:
    """Return waivers that were not taken back: all, those `ending` within two weeks, or those that are `over`.

    A waiver that is over hides nothing any more, but stays here until it is renewed or taken back.
    """
    if which not in WHICH:
        raise Invalid(f"which: one of {', '.join(WHICH)}")
    if not 1 <= limit <= _LARGEST_PAGE:
        raise Invalid(f"limit: 1 to {_LARGEST_PAGE}")
    # A waiver holds before the day of its end: one that ends today is over.
    tomorrow = today + timedelta(days=1)
    from_day = tomorrow.isoformat() if which == "ending" else None
    before_day = {"all": None, "ending": today + SOON, "over": tomorrow}[which]
    with store.transaction(write=False) as transaction:
        found = triage_rows.waiver_page(
            transaction,
            source=source,
            from_day=from_day,
            before_day=before_day.isoformat() if before_day else None,
            after=after,
            limit=limit + 1,
        )
        shown = found[:limit]
        findings = {row.id: row for row in rows.finding_rows(transaction, [one.finding for one in shown])}
    waived = tuple(Waived(one, findings[one.finding]) for one in shown)
    return WaiverPage(waived, (shown[-1].until, shown[-1].id) if len(found) > limit else None)


def renew(store: Store, *, number: int, was: str, until: str, comment: str, user: User, now: datetime) -> WaiverRow:
    """Let a waiver hold until another day, with a reason that goes into the history of its finding; return it.

    `was` is the end that the user saw. Raises Conflict when somebody changed it since, Invalid for a day that is not
    after today, NotFound.
    """
    require(user, "officer")
    if day(until, "until") <= now.date():
        raise Invalid("until: the waiver must end after today")
    if not comment.strip() or len(comment) > _LONGEST_COMMENT:
        raise Invalid(f"a renewal needs a reason, up to {_LONGEST_COMMENT} characters")
    with store.transaction() as transaction:
        known = triage_rows.waiver(transaction, number) if abs(number) < 2**63 else None
        if known is None:
            raise NotFound(f"there is no waiver {number}")
        if not triage_rows.prolong_waiver(transaction, number, until, was=was):
            raise Conflict(f"waiver {number} was changed or taken back since you read it; read it again")
        triage_rows.add_history(
            transaction, known.finding, now, actor=user.name, action="waiver", before=known.until, after=until,
            comment=comment.strip(),
        )  # fmt: skip
        account_rows.log(transaction, user.name, "waiver.renew", str(number), f"{known.until} > {until}", now)
        changed = triage_rows.waiver(transaction, number)
    assert changed is not None
    return changed


def take_back(store: Store, *, number: int, comment: str, user: User, now: datetime) -> FindingRow:
    """End a waiver: its finding is open again. Raises NotFound, and Conflict when it was ended already."""
    require(user, "officer")
    with store.transaction(write=False) as transaction:
        known = triage_rows.waiver(transaction, number) if abs(number) < 2**63 else None
        found = rows.finding(transaction, known.finding) if known is not None else None
    if known is None or found is None:
        raise NotFound(f"there is no waiver {number}")
    if known.ended_at is not None:
        raise Conflict(f"waiver {number} was taken back already")
    decision = Decision(state="open", comment=comment.strip())
    return decide(store, number=known.finding, version=found[0].version, decision=decision, user=user, now=now)
