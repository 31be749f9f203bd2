"""Deciding: about one finding, where two officers may meet, and about many at once."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response
from starlette.routing import BaseRoute

from listing_audit.desk import findings as desk_findings
from listing_audit.desk import views
from listing_audit.desk.errors import Conflict, Invalid, NotAllowed
from listing_audit.desk.findings import LARGEST_BULK, Decision
from listing_audit.desk.words import STATE_WORDS, word
from listing_audit.web.desk.finding import finding_page_address, history_lines, shown, wanted_in
from listing_audit.web.desk.findings import RowWords, officers, state_options
from listing_audit.web.desk.shell import Visit, route

_MOST_REFUSALS: Final = 200
# Fourteen characters are enough for a number and a version of any finding there will be; the rest is for the commas.
_LONGEST_PICKED: Final = LARGEST_BULK * 30


def routes() -> list[BaseRoute]:
    """Return the addresses of decisions."""
    return [
        route("/desk/findings/{number:int}/decide", decide, method="POST"),
        route("/desk/findings/decide", decide_many, method="POST"),
    ]


def decide(visit: Visit) -> Response:
    """`POST /desk/findings/NUMBER/decide`: one decision; whoever comes second sees what the first one did."""
    number = int(visit.request.path_params["number"])
    wanted, decision, version = wanted_in(visit), _decision(visit), visit.number("version")
    try:
        row = desk_findings.decide(
            visit.store, number=number, version=version, decision=decision, user=visit.user, now=visit.now
        )
    except Conflict:
        return _conflict(visit, number, decision)
    except (Invalid, NotAllowed) as error:
        return shown(visit, number, wanted, error=str(error), given=decision)
    go_on = visit.text("then", most=20)
    where = finding_page_address(int(go_on) if go_on.isascii() and go_on.isdecimal() else number, wanted)
    return visit.redirect(where, "decided", number=number, state=word(STATE_WORDS[row.state], visit.language))


def _conflict(visit: Visit, number: int, decision: Decision) -> Response:
    """Both versions side by side: what is now, and what this officer wanted; nothing of either is lost."""
    found = desk_findings.details(visit.store, number)
    mine_is_possible = decision.state is None or decision.state in found.next_states
    return visit.page(
        "desk/conflict.html",
        status=409,
        found=found,
        row=found.row,
        mine=decision,
        mine_state=word(STATE_WORDS[decision.state], visit.language) if decision.state in STATE_WORDS else "",
        mine_is_possible=mine_is_possible,
        asked=wanted_in(visit),
        words=RowWords(visit.language, visit.now.date()),
        history=history_lines(found, visit.language)[:6],
    )


def decide_many(visit: Visit) -> Response:
    """`POST /desk/findings/decide`: the same decision about every finding that was ticked, or about a whole view.

    A whole view is shown first, with what would be done to how many, and done when that is confirmed.
    """
    wanted, decision = wanted_in(visit), _decision(visit)
    if decision == Decision():
        return visit.redirect(wanted.link(), "bad_no_decision")
    if visit.text("scope", most=10) == "view":
        return _to_confirm(visit, decision)
    picked = _picked(visit)
    if not picked:
        return visit.redirect(wanted.link(), "bad_none_picked")
    result = desk_findings.decide_many(visit.store, versions=picked, decision=decision, user=visit.user, now=visit.now)
    if not result.refused:
        return visit.redirect(wanted.link(), "decided_many", count=len(result.changed))
    return visit.page(
        "desk/bulk_result.html",
        status=200 if result.changed else 422,
        asked=wanted,
        changed=result.changed,
        refused=result.refused[:_MOST_REFUSALS],
        refused_count=len(result.refused),
    )


def _to_confirm(visit: Visit, decision: Decision) -> Response:
    wanted = wanted_in(visit)
    found: list[tuple[int, int]] = []
    cursor, more = None, True
    while more and len(found) < LARGEST_BULK:
        page = views.page(visit.store, wanted.view, cursor=cursor, limit=min(500, LARGEST_BULK - len(found)))
        found += [(row.id, row.version) for row in page.findings]
        cursor, more = page.next_cursor, page.next_cursor is not None
    if not found:
        return visit.redirect(wanted.link(), "bad_none_picked")
    return visit.page(
        "desk/bulk_confirm.html",
        asked=wanted,
        decision=decision,
        state=word(STATE_WORDS[decision.state], visit.language) if decision.state in STATE_WORDS else "",
        count=len(found),
        more=more,
        most=LARGEST_BULK,
        picked=",".join(f"{number}:{version}" for number, version in found),
        state_options=state_options(visit.language),
        officers=officers(visit.store),
    )


def _picked(visit: Visit) -> list[tuple[int, int]]:
    """The findings that were ticked, each with the version that was on the page."""
    ticked = [*visit.texts("pick"), *filter(None, visit.text("picked", most=_LONGEST_PICKED).split(","))]
    picked: dict[int, int] = {}
    for one in ticked:
        number, _, version = one.partition(":")
        if not all(part.isascii() and part.isdecimal() and len(part) < 18 for part in (number, version)):
            raise Invalid(visit.t("bad_pick"))
        picked[int(number)] = int(version)
    return list(picked.items())


def _decision(visit: Visit) -> Decision:
    """The decision of a form. Assignee and due date count where they were changed or are asked to be."""
    state, assignee, due = visit.text("state", most=30), visit.text("assignee", most=200), visit.text("due", most=20)
    whole = visit.text("whole", most=1) == "1"  # the form of one finding shows what is; a blank there takes it away
    cleared = visit.texts("clear")
    return Decision(
        state=state or None,
        assignee="" if "assignee" in cleared else assignee if assignee or whole else None,
        due="" if "due" in cleared else due if due or whole else None,
        comment=visit.text("comment"),
        until=visit.text("until", most=20) or None,
    )
