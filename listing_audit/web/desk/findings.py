"""The table of findings: filters, search, order, pages, and the boxes that many are decided about with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from starlette.responses import Response
from starlette.routing import BaseRoute

from listing_audit.desk import accounts, views
from listing_audit.desk.headings import value_word
from listing_audit.desk.views import Page
from listing_audit.desk.words import FILTER_WORDS, ORDER_WORDS, PRESENCE_WORDS, STATE_WORDS, word
from listing_audit.model.scope import CATEGORIES
from listing_audit.model.topics import FAMILY_TITLES, SEVERITIES, TOPICS, VERDICTS
from listing_audit.report import wording
from listing_audit.store.database import Store
from listing_audit.store.findings import FindingRow
from listing_audit.web import words
from listing_audit.web.desk.shell import Visit, route
from listing_audit.web.desk.views import NONE, SIZES, Asked, asked

Options = list[tuple[str, str]]
SOON: Final = timedelta(days=7)


def routes() -> list[BaseRoute]:
    """Return the address of the table."""
    return [route("/desk/findings", findings_page)]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set, as it is read, and the address without it."""

    label: str
    value: str
    without: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A view that is asked for often."""

    title: str
    link: str
    is_here: bool


def findings_page(visit: Visit) -> Response:
    """`GET /desk/findings`: one page of a view, which its address holds whole."""
    wanted = asked(visit)
    page = views.page(visit.store, wanted.view, cursor=wanted.cursor, limit=wanted.size)
    return visit.page(
        "desk/findings.html",
        asked=wanted,
        page=page,
        counted=counted(visit, page),
        rows=page.findings,
        chips=_chips(wanted, visit.language),
        tabs=_tabs(wanted, visit),
        options=_options(visit),
        state_options=state_options(visit.language, with_several=True),
        decisions=state_options(visit.language),
        orders=[(name, word(pair, visit.language)) for name, pair in ORDER_WORDS.items()],
        sizes=[(str(size), str(size)) for size in SIZES],
        officers=officers(visit.store),
        words=RowWords(visit.language, visit.now.date()),
        further=any(name not in ("state", "severity", "assignee") for name in wanted.view.filters),
        exports=[(kind, f"/desk/findings/export?{wanted.query_with(kind=kind)}") for kind in ("xlsx", "csv", "html")],
    )


@dataclass(frozen=True, slots=True)
class RowWords:
    """How a row of findings is told in a language, as of a day."""

    language: str
    today: date

    def state(self, row: FindingRow) -> str:
        """Return the state in words."""
        return word(STATE_WORDS[row.state], self.language)

    def presence(self, row: FindingRow) -> str:
        """Return what the latest scan said, in words."""
        return word(PRESENCE_WORDS[row.presence], self.language)

    def severity(self, row: FindingRow) -> str:
        """Return severity in words."""
        return value_word("severity", row.severity, self.language)

    def verdict(self, row: FindingRow) -> str:
        """Return the verdict in words."""
        return value_word("verdict", row.verdict, self.language)

    def is_late(self, row: FindingRow) -> bool:
        """Return whether the due date has passed without the finding being settled."""
        settled = row.state in ("fixed", "accepted_risk", "false_positive")
        return row.due is not None and not settled and row.due < self.today.isoformat()


def counted(visit: Visit, page: Page) -> str:
    """Return which findings a page shows, of how many."""
    if not page.findings:
        return visit.t("findings_none")
    last = page.first + len(page.findings) - 1
    total = visit.t("more_than", count=max(page.total, last)) if page.more else str(max(page.total, last))
    return visit.t("findings_shown", first=page.first, last=last, total=total)


def officers(store: Store) -> Options:
    """Return who may be made responsible: the officers that there are, and whoever has been before."""
    names = dict.fromkeys((*accounts.officers(store), *views.values(store, "assignee")))
    return [(name, name) for name in names]


def state_options(language: str, *, with_several: bool = False) -> Options:
    """Return the states to choose from; with `unresolved`, which stands for several, to filter by."""
    several = [("unresolved", value_word("state", "unresolved", language))] if with_several else []
    return [*several, *((name, word(pair, language)) for name, pair in STATE_WORDS.items())]


def _chips(wanted: Asked, language: str) -> list[Chip]:
    chips = [
        Chip(word(FILTER_WORDS[name], language), _value(name, value, language), wanted.link(**{name: None}))
        for name, value in sorted(wanted.view.filters.items())
    ]
    if wanted.view.search:
        chips.append(Chip(word(("搜索", "search"), language), wanted.view.search, wanted.link(q=None)))
    return chips


def _value(name: str, value: str, language: str) -> str:
    if name == "jurisdiction" and value:
        return words.place_name(value, language)
    if name == "category" and value:
        from listing_audit.judge.words import category_word

        return category_word(value, language)
    return value_word(name, value, language)


def _tabs(wanted: Asked, visit: Visit) -> list[Tab]:
    today = visit.now.date()
    usual = {"presence": "present", "waived": "no"}
    named: tuple[tuple[str, dict[str, str]], ...] = (
        ("tab_all", {}),
        ("tab_todo", {**usual, "state": "unresolved"}),
        ("tab_new", {**usual, "state": "open", "presence": "new"}),
        ("tab_mine", {"assignee": visit.user.name, "state": "unresolved"}),
        ("tab_late", {"due_before": today.isoformat(), "state": "unresolved"}),
        ("tab_soon", {"due_before": (today + SOON).isoformat(), "state": "unresolved"}),
        ("tab_risks", {"state": "risk_proposed"}),
    )
    here = dict(wanted.view.filters) if not wanted.view.search else None
    return [
        Tab(visit.t(key), Asked(views.View(filters)).link(), here == filters)
        for key, filters in named
    ]  # fmt: skip


def _options(visit: Visit) -> dict[str, Options]:
    """What each filter can be. Sellers, rules and listings are typed, with the known ones offered."""
    language, store = visit.language, visit.store
    none = (NONE, value_word("assignee", "", language))
    from listing_audit.judge.words import category_word

    return {
        "severity": [(name, value_word("severity", name, language)) for name in SEVERITIES],
        "verdict": [(name, value_word("verdict", name, language)) for name in VERDICTS],
        "family": [(name, wording.family_title(name, language)) for name in FAMILY_TITLES],
        "topic": [(name, wording.topic_title(name, language)) for name in TOPICS],
        "presence": [
            ("present", value_word("presence", "present", language)),
            *((name, word(pair, language)) for name, pair in PRESENCE_WORDS.items()),
        ],
        "jurisdiction": [(one, words.place_name(one, language)) for one in views.values(store, "jurisdiction")],
        "category": [none, *((name, category_word(name, language)) for name in CATEGORIES)],
        "source": [(one, one) for one in views.values(store, "source")],
        "assignee": [none, *officers(store)],
        "waived": [(name, value_word("waived", name, language)) for name in ("no", "yes")],
        "seller": [(one, "") for one in views.values(store, "seller") if one],
        "rule_id": [(one, "") for one in views.values(store, "rule_id")],
    }
