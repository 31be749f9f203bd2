"""What changed since a schedule last told: findings, prices raised before shopping events, the law, waivers near their end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Final

from listing_audit.rules.rule import Rule
from listing_audit.rules.select import is_in_force
from listing_audit.store import finding_pages, scans
from listing_audit.store import findings as finding_rows
from listing_audit.store import triage as triage_rows
from listing_audit.store import watch as watch_rows
from listing_audit.store.database import Store
from listing_audit.store.finding_pages import Question
from listing_audit.store.prices import Snapshot
from listing_audit.store.triage import WaiverRow
from listing_audit.verify.price.leads import sale_events

# Shown of each kind; a message tells the number of the others.
MOST_SHOWN: Final = 10
_MOST_KEPT: Final = 200
_LISTINGS_AT_ONCE: Final = 500
WAIVER_DAYS: Final = 14
COMING_DAYS: Final = 30
# How long before an event a raised price is told of, how long ago it was raised at most, and how far.
EVENT_DAYS: Final = 30
RISE_DAYS: Final = 30
RISE: Final = Decimal("1.1")
_EVENT_OVER: Final = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class NewFinding:
    """A finding that this scan saw for the first time, or again; `title` and `quote` are words of strangers."""

    number: int
    severity: str
    rule_id: str
    listing_id: str
    title: str
    quote: str
    message: str


@dataclass(frozen=True, slots=True)
class PriceRise:
    """A price that is a tenth or more above everything seen in the 30 days before it was raised, close to an event.

    `raised_on` is the day on which it was first seen; a price in between is not known. `sku` may be blank.
    """

    listing_id: str
    sku: str
    currency: str
    before: str
    after: str
    raised_on: str
    event: str
    event_on: str


@dataclass(frozen=True, slots=True)
class LawChange:
    """A rule that came into force (`came`), ended (`ended`), or will come or end soon (`coming`, `ending`); its first day so."""

    rule_id: str
    title_zh: str
    title_en: str
    what: str
    on: str


def new_findings(
    store: Store, source: str, earlier: int | None, job: int
) -> tuple[dict[str, int], tuple[NewFinding, ...]]:
    """Return how many findings are new, gone and reopened from one scan to a later one, and the worst of those that came."""
    with store.transaction(write=False) as transaction:
        counts = scans.change_counts(transaction, source, earlier or 0, job)
        numbers: list[int] = []
        for presence in ("new", "reopened"):
            question = Question((("source", source), ("presence", presence), ("waived", "no")))
            numbers += finding_pages.numbers_of_page(transaction, question, limit=MOST_SHOWN)
        found = finding_rows.finding_rows(transaction, numbers)
    order = ("critical", "high", "medium", "low", "info")
    worst = sorted(
        (row for row in found if row.last_job == job), key=lambda row: (order.index(row.severity), row.id)
    )[:MOST_SHOWN]  # fmt: skip
    told = tuple(
        NewFinding(row.id, row.severity, row.rule_id, row.listing_id, row.title, row.quote, row.message)
        for row in worst
    )
    return {name: counts.get(name, 0) for name in ("new", "gone", "reopened")}, told


def law_changes(rules: Iterable[Rule], since: date, until: date) -> tuple[LawChange, ...]:
    """Return what the law changed in days after `since` up to `until`, and what it will change in the month after that."""
    found: list[LawChange] = []
    for rule in rules:
        for day in sorted(_days_of(rule)):
            if not since < day <= until + timedelta(days=COMING_DAYS):
                continue
            before, after = is_in_force(rule, day - timedelta(days=1)), is_in_force(rule, day)
            if before == after:
                continue
            what = ("came" if after else "ended") if day <= until else ("coming" if after else "ending")
            found.append(LawChange(rule.id, rule.title.zh, rule.title.en, what, day.isoformat()))
    return tuple(sorted(found, key=lambda change: (change.on, change.rule_id)))


def waivers_near_end(store: Store, source: str | None, today: date) -> tuple[WaiverRow, ...]:
    """Return the waivers of a source, or of all, that end within two weeks or have ended since they were last renewed."""
    with store.transaction(write=False) as transaction:
        until = today + timedelta(days=WAIVER_DAYS + 1)
        held = triage_rows.waivers(transaction, source=source, before=until.isoformat())
    # What ended long ago was told long ago; a schedule that is new should not begin with it.
    first = (today - timedelta(days=WAIVER_DAYS)).isoformat()
    return tuple(one for one in held if one.until >= first)


def event_near(today: date) -> tuple[str, date] | None:
    """Return the shopping event that is near: from a month before it until four days after; None when there is none."""
    events = (one for year in (today.year - 1, today.year, today.year + 1) for one in sale_events(year))
    near = [one for one in events if timedelta(0) - _EVENT_OVER <= one[1] - today <= timedelta(days=EVENT_DAYS)]
    return min(near, key=lambda one: abs(one[1] - today)) if near else None


def price_rises(store: Store, source: str, now: datetime) -> tuple[PriceRise, ...]:
    """Return the prices of a source that were raised before the event that is near; at most 200, steepest first.

    A rise is a new height: a price that returns from a sale to what it was is none.
    """
    event = event_near(now.date())
    if event is None:
        return ()
    since = now - timedelta(days=2 * RISE_DAYS)
    found: list[tuple[Decimal, PriceRise]] = []
    for series in _series(store, source, since, now):
        rise = _rise(series, event, now)
        if rise is not None:
            found.append((Decimal(rise.after) / Decimal(rise.before), rise))
            if len(found) > 4 * _MOST_KEPT:
                found = sorted(found, key=_steepest)[:_MOST_KEPT]
    return tuple(rise for _, rise in sorted(found, key=_steepest)[:_MOST_KEPT])


def _steepest(one: tuple[Decimal, PriceRise]) -> tuple[Decimal, str, str]:
    return -one[0], one[1].listing_id, one[1].sku


def _rise(series: Sequence[Snapshot], event: tuple[str, date], now: datetime) -> PriceRise | None:
    last = Decimal(series[-1].price)
    first = len(series) - 1
    while first and Decimal(series[first - 1].price) == last:
        first -= 1
    raised = datetime.fromisoformat(series[first].at)
    if not first or now - raised > timedelta(days=RISE_DAYS):
        return None
    highest = max(Decimal(one.price) for one in series[:first])
    if highest <= 0 or last < highest * RISE:
        return None
    end = series[-1]
    return PriceRise(
        end.listing_id, end.sku, end.currency, str(highest), str(last), raised.date().isoformat(), event[0],
        event[1].isoformat(),
    )  # fmt: skip


def _series(store: Store, source: str, since: datetime, until: datetime) -> Iterator[list[Snapshot]]:
    """Every series of prices of a source in a stretch of time, read a few hundred listings at a time."""
    after: str | None = ""
    while after is not None:
        with store.transaction(write=False) as transaction:
            last = watch_rows.priced_listings(transaction, source, after, _LISTINGS_AT_ONCE)
            rows = () if last is None else watch_rows.prices_between(
                transaction, source, since, until, after=after, last=last
            )  # fmt: skip
        for _, group in groupby(rows, key=lambda s: (s.listing_id, s.sku, s.channel, s.market, s.currency)):
            yield list(group)
        after = last


def _days_of(rule: Rule) -> set[date]:
    ends = (rule.in_force_from, rule.in_force_until)
    own = {day for source in rule.sources for day in (source.valid_from, source.valid_until) if day is not None}
    return own | {day for day in ends if day is not None}
