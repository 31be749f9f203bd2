"""What changed between two scans of one source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from listing_audit.desk.errors import Invalid, NotFound
from listing_audit.store import findings as rows
from listing_audit.store import scans as scan_rows
from listing_audit.store.database import Store
from listing_audit.store.findings import FindingRow
from listing_audit.store.scans import CHANGES, Change, Scan

_LARGEST_PAGE: Final = 500
MOST_SCANS: Final = 200


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two scans of a source and one page of the findings that changed in one way.

    `earlier` is None when the later scan is held against nothing: every finding is new then. `counts` has every way:
    `new` for the first time, `gone`, `reopened` (there once, not in the earlier scan, there again), and `passing` (came
    and went in scans between the two). The page goes on behind the finding `next_after`, None when it is the last.
    """

    earlier: Scan | None
    later: Scan
    counts: dict[Change, int]
    change: Change
    findings: tuple[FindingRow, ...]
    next_after: int | None


def scans(store: Store, source: str) -> tuple[Scan, ...]:
    """Return the finished scans of a source, latest first, at most `MOST_SCANS`."""
    with store.transaction(write=False) as transaction:
        return scan_rows.scans_of(transaction, source, MOST_SCANS)


def compare(
    store: Store, *, earlier: int | None, later: int, change: str = "new", after: int = 0, limit: int = 50
) -> Comparison:
    """Compare two finished scans, given by the numbers of their jobs. Raises NotFound, and Invalid for two of different
    sources, in the wrong order, or an unknown way of change.

    The findings are shown as they are now: their states and texts are not those of the day of the scan.
    """
    if change not in CHANGES:
        raise Invalid(f"change: one of {', '.join(CHANGES)}")
    if not 1 <= limit <= _LARGEST_PAGE:
        raise Invalid(f"limit: 1 to {_LARGEST_PAGE}")
    with store.transaction(write=False) as transaction:
        known = scan_rows.scans(transaction, [job for job in (earlier, later) if job is not None])
        then = _finished(known, earlier) if earlier is not None else None
        now = _finished(known, later)
        if then is not None and (then.source != now.source or then.job >= now.job):
            raise Invalid("choose two scans of one source, the earlier one first")
        start = then.job if then is not None else 0
        counts = scan_rows.change_counts(transaction, now.source, start, now.job)
        numbers = scan_rows.changed_findings(
            transaction, now.source, start, now.job, change=change, after=after, limit=limit + 1
        )
        found = rows.finding_rows(transaction, numbers[:limit])
    next_after = numbers[limit - 1] if len(numbers) > limit else None
    return Comparison(then, now, {name: counts.get(name, 0) for name in CHANGES}, change, found, next_after)


def _finished(known: dict[int, Scan], job: int) -> Scan:
    scan = known.get(job)
    if scan is None or scan.finished_at is None:
        raise NotFound(f"there is no finished scan {job}")
    return scan
