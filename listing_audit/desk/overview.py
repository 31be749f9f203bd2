"""The overview of findings: how many there are now, by what, and how that went over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from listing_audit.model.topics import SEVERITIES
from listing_audit.store import jobs as job_rows
from listing_audit.store import overview as rows
from listing_audit.store.database import Store
from listing_audit.store.jobs import Job

DIMENSIONS: Final = ("severity", "family", "rule_id", "seller", "category", "presence", "verdict")
_SCANS_OVER_TIME: Final = 2_000
_FEWEST_DAYS: Final = 14


@dataclass(frozen=True, slots=True)
class DayCounts:
    """Findings of the latest scans at the end of a day (UTC), by severity."""

    day: date
    by_severity: Mapping[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.by_severity.values())


@dataclass(frozen=True, slots=True)
class Overview:
    """What the latest finished scans found, without waived findings.

    `counts` is by dimension and value, `listings` what was audited. `undecided` of the `findings` wait for a decision;
    `overdue` ones are past their due date.
    """

    jobs: tuple[Job, ...]
    counts: Mapping[str, Mapping[str, int]]
    listings: int
    findings: int
    undecided: int
    overdue: int
    days: tuple[DayCounts, ...]


def overview(store: Store, *, source: str | None, today: date, days: int = 60) -> Overview:
    """Return the overview of one source, or of all; `days` is how far back the counts over time go."""
    with store.transaction(write=False) as transaction:
        latest = [job for job in job_rows.latest_of_each(transaction) if source in (None, job.source)]
        counts: dict[str, Counter[str]] = {name: Counter() for name in DIMENSIONS}
        for dimension, value, count in rows.counts_of_jobs(transaction, [job.id for job in latest], DIMENSIONS):
            counts[dimension][SEVERITIES[int(value)] if dimension == "severity" else value] += count
        # Of an earlier scan only its severities are wanted; what was gone stands in no other dimension.
        history = job_rows.finished_jobs(transaction, source, _SCANS_OVER_TIME)
        by_job: dict[int, dict[str, int]] = {}
        for job, value, count in rows.severities_of_jobs(transaction, [job.id for job in history]):
            by_job.setdefault(job, {})[SEVERITIES[int(value)]] = count
        decided, overdue = rows.decided(transaction, source, today.isoformat())
    findings = sum(counts["severity"].values())
    return Overview(
        jobs=tuple(latest),
        counts=counts,
        listings=sum(job.listings for job in latest),
        findings=findings,
        undecided=max(0, findings - decided),
        overdue=overdue,
        days=_by_day(history, by_job, today, days),
    )


def _by_day(
    history: Sequence[Job], by_job: Mapping[int, Mapping[str, int]], today: date, days: int
) -> tuple[DayCounts, ...]:
    """The sum over sources of the scan that was the latest at the end of each day, from the first scan on."""
    ends = [(job.finished_at or job.created_at, job) for job in sorted(history, key=_ended)]
    if not ends:
        return ()
    first = max(date.fromisoformat(ends[0][0][:10]), today - timedelta(days=days - 1))
    # A young desk shows two weeks too, so that a day is a column and not a wall.
    first = min(first, today - timedelta(days=_FEWEST_DAYS - 1))
    found: list[DayCounts] = []
    latest: dict[str, int] = {}
    at = 0
    for offset in range(max(0, (today - first).days) + 1):
        day = first + timedelta(days=offset)
        while at < len(ends) and ends[at][0][:10] <= day.isoformat():
            latest[ends[at][1].source] = ends[at][1].id
            at += 1
        total: Counter[str] = Counter()
        for job in latest.values():
            total.update(by_job.get(job, {}))
        found.append(DayCounts(day, dict(total)))
    return tuple(found)


def _ended(job: Job) -> tuple[str, int]:
    return job.finished_at or job.created_at, job.id
