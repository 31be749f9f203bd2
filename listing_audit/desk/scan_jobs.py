"""One job from lease to end: a catalogue scanned in batches by a worker that may be killed at any moment."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

from listing_audit.api import Audit, Scanner
from listing_audit.desk.leases import LEASE, Progress, kept_lease
from listing_audit.desk.price_memory import remember, with_memory
from listing_audit.errors import ListingAuditError
from listing_audit.model.findings import Finding
from listing_audit.model.listing import Listing, Location, ReadError, ReadNote
from listing_audit.model.topics import SEVERITIES
from listing_audit.report.records import finding_record, listing_record, run_record
from listing_audit.store import findings as finding_rows
from listing_audit.store import jobs as job_rows
from listing_audit.store import triage as triage_rows
from listing_audit.store.database import Store
from listing_audit.store.findings import FoundRow
from listing_audit.store.jobs import Job
from listing_audit.store.transaction import Transaction

_BATCH: Final = 256
_LARGEST_TITLE: Final = 200
Part = Audit | ReadError | ReadNote


def run_next(
    store: Store,
    *,
    worker: str,
    clock: Callable[[], datetime],
    scanner: Callable[..., Scanner] = Scanner,
    stuck: Callable[[], None] = lambda: None,
) -> Job | None:
    """Scan the next catalogue that waits, or that a lost worker left, to its end; return its job, None without work.

    `worker` is a name that no other living worker has. `scanner` makes the scanner from the settings of the job, so
    that a caller may add folders of its own rules. A failure of one listing is kept as an error of the job. `stuck` is
    called when a batch does not end within minutes; the lease then runs out by itself.
    """
    now = clock()
    with store.transaction() as transaction:
        leased = job_rows.lease_next(transaction, worker, now, now + LEASE)
    if leased is None:
        return None
    with (
        tempfile.TemporaryDirectory(prefix="listing-audit-") as folder,
        kept_lease(store, leased.id, worker, clock, stuck) as progress,
    ):
        try:
            _scan(store, leased, Path(folder), worker, clock, scanner, progress)
        except ListingAuditError as error:
            with store.transaction() as transaction:
                job_rows.end(transaction, leased.id, worker, clock(), failure=str(error))
    with store.transaction(write=False) as transaction:
        return job_rows.job(transaction, leased.id)


# ------------------------------------------------------------------ one job


class _Lost(Exception):
    """The lease ran out, and the job is another worker's."""


def _scan(
    store: Store, leased: Job, folder: Path, worker: str, clock: Callable[[], datetime], make: Callable[..., Scanner],
    progress: Progress,
) -> None:  # fmt: skip
    created = datetime.fromisoformat(leased.created_at)
    # The law of the day on which the job came: a scan that goes on after midnight must not mix two days.
    scanner = make(
        **json.loads(leased.settings),
        source=leased.source,
        as_of=created.date(),
        waivers=_waiver_file(store, leased, folder, created.date()),
    )
    path = folder / leased.file_name
    with store.transaction(write=False) as transaction:
        path.write_bytes(job_rows.upload_body(transaction, leased.sha256))
    if leased.total is None:
        _count(store, leased, path, scanner.language)
    parts = scanner.scan_parts(_read(store, leased, path, scanner.language))
    try:
        for number, batch in enumerate(_batches(parts)):
            # Reading is repeatable, so what was kept before the worker was lost is passed over by count.
            if number * _BATCH >= leased.parts:
                _keep(store, leased, batch, worker, clock())
            progress.made()
        with store.transaction() as transaction:
            facts = json.dumps(run_record(scanner.run_facts(sources=[leased.source], started_at=leased.created_at)))
            if not job_rows.end(transaction, leased.id, worker, clock(), failure=None, facts=facts):
                raise _Lost
            finding_rows.close_job(transaction, leased.source, leased.id)
    except _Lost:
        return


def _count(store: Store, leased: Job, path: Path, language: str) -> None:
    """Read the file once to its end: reading costs a hundredth of auditing, and progress can be told as a share."""
    from listing_audit.ingest.read import read_source

    total = sum(1 for _ in read_source(path, language=language))
    with store.transaction() as transaction:
        job_rows.keep_total(transaction, leased.id, total)


def _read(store: Store, leased: Job, path: Path, language: str) -> Iterator[Listing | ReadError | ReadNote]:
    from listing_audit.ingest.read import read_source

    imported = datetime.fromisoformat(leased.created_at)
    for part in read_source(path, language=language):
        if isinstance(part, Listing):
            shown = _shown_as(part, leased.file_name)
            yield with_memory(store, leased.source, shown, imported - timedelta(milliseconds=1))
        elif isinstance(part, ReadError):
            yield replace(part, path=leased.file_name)
        else:
            yield part


def _shown_as(listing: Listing, name: str) -> Listing:
    """The listing with its places in the file that was uploaded, not in the worker's copy of it."""

    def there(place: Location | None) -> Location | None:
        return replace(place, path=name) if place is not None else None

    texts = [tuple(replace(t, location=there(t.location)) for t in part) for part in (listing.fields, listing.extra)]
    return replace(listing, location=there(listing.location), fields=texts[0], extra=texts[1])


def _batches(parts: Iterator[Part]) -> Iterator[list[Part]]:
    batch: list[Part] = []
    for part in parts:
        batch.append(part)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _keep(store: Store, leased: Job, batch: Sequence[Part], worker: str, now: datetime) -> None:
    audits = [part for part in batch if isinstance(part, Audit)]
    found = [_row(finding, audit.listing) for audit in audits for finding in audit.findings]
    with store.transaction() as transaction:
        listings = sum(not audit.of_catalogue for audit in audits)
        kept = job_rows.advance(
            transaction, leased.id, worker, parts=len(batch), listings=listings, findings=len(found), until=now + LEASE
        )
        if not kept:
            raise _Lost
        _reopen(transaction, finding_rows.keep_findings(transaction, leased.source, leased.id, found), now)
        with_findings = [audit.listing for audit in audits if audit.findings]
        records = [(listing.id, json.dumps(listing_record(listing))) for listing in with_findings]
        finding_rows.keep_listings(transaction, leased.source, leased.id, records)
        imported = datetime.fromisoformat(leased.created_at)
        remember(transaction, leased.source, [audit.listing for audit in audits], imported)
        errors = [part for part in batch if isinstance(part, ReadError)]
        told = [(error.listing_id, error.line, error.reason) for error in errors]
        job_rows.add_errors(transaction, leased.id, told)


def _reopen(transaction: Transaction, numbers: Sequence[int], now: datetime) -> None:
    for number in numbers:
        found = finding_rows.finding(transaction, number)
        assert found is not None
        row = found[0]
        triage_rows.set_state(
            transaction, number, row.version, state="open", assignee=row.assignee, due=row.due, proposed_by=None
        )
        triage_rows.end_waivers(transaction, number, now)
        triage_rows.add_history(
            transaction, number, now, actor="", action="found_again", before=row.state, after="open", comment=""
        )


def _row(finding: Finding, listing: Listing) -> FoundRow:
    suppressed = finding.suppressed is not None
    return FoundRow(
        fingerprint=finding.fingerprint,
        listing_id=finding.listing_id,
        rule_id=finding.rule_id,
        family=finding.family,
        topic=finding.topic,
        verdict=finding.verdict,
        severity=SEVERITIES.index(finding.severity),
        jurisdiction=finding.jurisdiction,
        seller=listing.seller or "",
        category=listing.category or "",
        quote=finding.quote or "",
        message=finding.message,
        suppressed=suppressed,
        body=json.dumps(finding_record(finding, with_series=True)),
        title=next((field.text for field in listing.fields if field.name == "title"), "")[:_LARGEST_TITLE],
    )


def _waiver_file(store: Store, leased: Job, folder: Path, as_of: date) -> Path | None:
    from listing_audit.judge.waiver_file import waiver_of, with_waivers

    with store.transaction(write=False) as transaction:
        held = triage_rows.waivers(transaction, source=leased.source, before=None)
    given = [
        waiver_of(one.fingerprint, reason=one.reason, owner=one.owner, until=date.fromisoformat(one.until))
        for one in held
        if as_of < date.fromisoformat(one.until)
    ]
    if not given:
        return None
    path = folder / "desk-waivers" / "waivers.yaml"
    path.parent.mkdir()
    path.write_text(with_waivers("", "waivers.yaml", given), encoding="utf-8")
    return path
