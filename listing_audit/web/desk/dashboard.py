"""The dashboard: what the latest scans found, by family, severity, rule, seller and category, and over time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.responses import Response
from starlette.routing import BaseRoute

from listing_audit.desk import catalogues
from listing_audit.desk.headings import value_word
from listing_audit.desk.overview import Overview, overview
from listing_audit.judge.words import category_word
from listing_audit.model.topics import SEVERITIES
from listing_audit.web.desk.catalogues import shown_job
from listing_audit.web.desk.charts import bar, timeline
from listing_audit.web.desk.shell import Visit, route

_BARS: Final = 8
_RANK: Final[Mapping[str, int]] = {name: place for place, name in enumerate(SEVERITIES)}
_LATEST: Final = 5
# Dimension, phrase of its panel.
_PANELS: Final = (
    ("severity", "by_severity"),
    ("family", "by_family"),
    ("rule_id", "by_rule"),
    ("seller", "by_seller"),
    ("category", "by_category"),
    ("verdict", "by_verdict"),
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a panel: what it is called, how many findings, and the page that lists them; blank for none."""

    name: str
    count: int
    address: str
    drawing: Markup


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel. What is not drawn is told: `others` more values with `rest` findings."""

    phrase: str
    bars: tuple[Bar, ...]
    others: int
    rest: int


def routes() -> list[BaseRoute]:
    """Return the address of the dashboard."""
    return [route("/desk", dashboard)]


def dashboard(visit: Visit) -> Response:
    """`GET /desk`: counts of the latest scans, of all sources or of the one that is named."""
    source = visit.query("source") or None
    found = overview(visit.store, source=source, today=visit.now.date())
    panels = [_panel(visit, phrase, name, found, source) for name, phrase in _PANELS]
    return visit.page(
        "desk/dashboard.html",
        source=source or "",
        sources=catalogues.sources(visit.store),
        found=found,
        panels=panels,
        severities=SEVERITIES,
        drawing=timeline(found.days, visit.language, visit.t("over_time_hint")),
        jobs=[shown_job(job) for job in catalogues.jobs(visit.store, limit=_LATEST)],
        swatch=bar,
        listed=lambda **filters: findings_address(source, filters),
    )


def findings_address(source: str | None, filters: Mapping[str, str]) -> str:
    """Return the address of the list of findings with these filters; findings that are gone or waived are not counted."""
    wanted = {"source": source or "", "presence": "present", "waived": "no", **filters}
    return "/desk/findings?" + urlencode({name: value for name, value in wanted.items() if value})


def _panel(visit: Visit, phrase: str, name: str, found: Overview, source: str | None) -> Panel:
    counts = found.counts.get(name, {})
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if name == "severity":
        ordered = sorted(ordered, key=lambda pair: _RANK[pair[0]])
    drawn, rest = ordered[:_BARS], ordered[_BARS:]
    most = max((count for _, count in drawn), default=1)
    bars = tuple(
        Bar(
            _named(visit, name, value),
            count,
            findings_address(source, {name: value}) if value else "",
            bar(count / most, value if name == "severity" else ""),
        )
        for value, count in drawn
    )
    return Panel(phrase, bars, len(rest), sum(count for _, count in rest))


def _named(visit: Visit, name: str, value: str) -> str:
    if not value:
        return visit.t("unstated")
    if name == "category":
        return category_word(value, visit.language)
    return value_word(name, value, visit.language)
