"""One finding: the listing with the words marked, the law, what to write, what was decided, and the form to decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup
from starlette.responses import Response
from starlette.routing import BaseRoute

from listing_audit.desk import findings as desk_findings
from listing_audit.desk.findings import NEEDS_REASON, Decision, FindingDetails
from listing_audit.desk.views import question_of
from listing_audit.desk.words import ACTION_WORDS, STATE_WORDS, told, word
from listing_audit.model.findings import Consideration, Finding
from listing_audit.model.listing import Listing
from listing_audit.report.marked import around_quote, middle_cut
from listing_audit.report.price_chart import svg_chart
from listing_audit.rules.rule import Rule
from listing_audit.store import finding_pages
from listing_audit.store import scans as scan_rows
from listing_audit.web.checking import checked
from listing_audit.web.desk.findings import RowWords, officers
from listing_audit.web.desk.shell import Visit, route
from listing_audit.web.desk.views import Asked, asked_in
from listing_audit.web.desk.views import asked as asked_of
from listing_audit.web.marked import MAX_SHOWN_CHARS, Piece, pieces
from listing_audit.web.shared import SharedScanner

_REACH: Final = 240
_MAX_CONSIDERED: Final = 40
_MAX_FIELDS: Final = 60


def routes() -> list[BaseRoute]:
    """Return the address of a finding."""
    return [route("/desk/findings/{number:int}", finding_page)]


@dataclass(frozen=True, slots=True)
class ShownText:
    """A field of the listing in pieces, and how many of its characters are left out."""

    name: str
    pieces: tuple[Piece, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of history as people read it."""

    at: str
    actor: str
    what: str
    before: str
    after: str
    comment: str


def finding_page(visit: Visit) -> Response:
    """`GET /desk/findings/NUMBER`: the finding; the rest of the address is the view that it was chosen from."""
    number = int(visit.request.path_params["number"])
    return shown(visit, number, asked_of(visit), explain=visit.query("explain") == "1")


def shown(
    visit: Visit, number: int, wanted: Asked, *, error: str = "", given: Decision | None = None, explain: bool = False
) -> Response:
    """Return the page of a finding; `given` is a decision that was refused for the reason in `error`."""
    found = desk_findings.details(visit.store, number)
    before, after = _neighbours(visit, found, wanted)
    around = around_quote(found.finding, found.listing or Listing(found.row.listing_id), reach=_REACH)
    shared = visit.request.app.state.shared
    values: dict[str, Any] = {
        "found": found,
        "row": found.row,
        "f": found.finding,
        "asked": wanted,
        "words": RowWords(visit.language, visit.now.date()),
        "before": around[0],
        "after": around[1],
        "quote": middle_cut(found.finding.quote or ""),
        "texts": _texts(found),
        "chart": _chart(found.finding, visit.language),
        "history": history_lines(found, visit.language),
        "scan": _scan(visit, found),
        "rule": _rule(shared, visit.language, found.row.rule_id),
        "considered": _considered(shared, found, visit.language) if explain else None,
        "previous": before,
        "next": after,
        "next_states": [(state, word(STATE_WORDS[state], visit.language)) for state in found.next_states],
        "needs_reason": NEEDS_REASON,
        "officers": officers(visit.store),
        "own_proposal": found.row.state == "risk_proposed" and found.row.proposed_by == visit.user.name,
        "error": error,
        "given": given or Decision(assignee=found.row.assignee, due=found.row.due or ""),
    }
    return visit.page("desk/finding.html", status=422 if error else 200, **values)


def history_lines(found: FindingDetails, language: str) -> list[Line]:
    """Return the history of a finding in words, latest first."""
    return [
        Line(
            entry.at,
            entry.actor,
            word(ACTION_WORDS.get(entry.action, (entry.action, entry.action)), language),
            told(entry.action, entry.before, language),
            told(entry.action, entry.after, language),
            entry.comment,
        )
        for entry in reversed(found.history)
    ]


def _neighbours(visit: Visit, found: FindingDetails, wanted: Asked) -> tuple[int | None, int | None]:
    """The findings before and behind this one in the view, wherever this one stands by now."""
    question = question_of(wanted.view)
    place = finding_pages.place_of(found.row, question.order)
    with visit.store.transaction(write=False) as transaction:
        ways = [
            finding_pages.numbers_of_page(transaction, question, after=place, backwards=backwards, limit=1)
            for backwards in (True, False)
        ]
    return (ways[0][0] if ways[0] else None), (ways[1][0] if ways[1] else None)


def _texts(found: FindingDetails) -> list[ShownText]:
    if found.listing is None:
        return []
    # The field in question comes first: the others are there to be read along.
    fields = sorted(found.listing.fields, key=lambda field: field.name != found.finding.field)
    return [
        ShownText(
            field.name, pieces(field.text, field.name, [found.finding]), max(0, len(field.text) - MAX_SHOWN_CHARS)
        )
        for field in fields[:_MAX_FIELDS]
    ]


def _chart(finding: Finding, language: str) -> Markup | None:
    series = finding.details.get("series")
    if not isinstance(series, dict) or not (series.get("steps") or series.get("deals")):
        return None
    try:
        return Markup(svg_chart(series, language=language))
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError):
        return None  # what a record of another version says need not be a series of this one


def _scan(visit: Visit, found: FindingDetails) -> scan_rows.Scan | None:
    with visit.store.transaction(write=False) as transaction:
        return scan_rows.scans(transaction, [found.row.last_job]).get(found.row.last_job)


def _rule(shared: SharedScanner, language: str, rule_id: str) -> Rule | None:
    """The rule as it is today, for its title and the dates of the law; None for one that this server does not have any
    more, and while the rules are being loaded: the finding itself names its law without them."""
    scanner = shared.loaded(language)
    rules: Mapping[str, Rule] = {rule.id: rule for rule in scanner.library.rules} if scanner is not None else {}
    return rules.get(rule_id)


def _considered(shared: SharedScanner, found: FindingDetails, language: str) -> tuple[Consideration, ...]:
    """What the rules of today looked at in the same words, and in the rest of the listing, and let go."""
    listing = found.listing
    if listing is None:
        return ()
    answer = shared.call(lambda: checked(shared.of(language), listing, explain=True))
    if answer.audit is None:
        return ()
    let_go = [one for one in answer.audit.considerations if one.outcome != "reported" and one.quote and one.reason]
    return tuple(sorted(let_go, key=lambda one: not _same_words(one, found.finding)))[:_MAX_CONSIDERED]


def _same_words(one: Consideration, finding: Finding) -> bool:
    if one.field != finding.field or one.span is None or finding.span is None:
        return False
    return one.span.start < finding.span.end and finding.span.start < one.span.end


def finding_page_address(number: int, wanted: Asked) -> str:
    """Return the address of a finding's page, with the view that it belongs to."""
    return f"/desk/findings/{number}" + (f"?{wanted.query}" if wanted.query else "")


def wanted_in(visit: Visit) -> Asked:
    """Return the view that a form brought along."""
    return asked_in(visit.text("view", most=6_000))
