"""Catalogues: taken in once, scanned by a worker that may be killed at any moment, and compared with the last time."""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from listing_audit.api import Audit, Scanner
from listing_audit.desk.accounts import User, require
from listing_audit.desk.errors import Conflict, Invalid, NotFound
from listing_audit.desk.price_memory import remember, with_memory
from listing_audit.errors import ListingAuditError
from listing_audit.model.findings import Finding
from listing_audit.model.listing import Listing, Location, ReadError, ReadNote
from listing_audit.model.topics import SEVERITIES
from listing_audit.report.records import finding_record, listing_record, run_record
from listing_audit.store import accounts as account_rows
from listing_audit.store import findings as finding_rows
from listing_audit.store import jobs as job_rows
from listing_audit.store import triage as triage_rows
from listing_audit.store.database import Store, Transaction
from listing_audit.store.findings import FoundRow
from listing_audit.store.jobs import Job

# Long enough for building the rules on a busy machine, which is the longest time without a batch.
LEASE: Final = timedelta(minutes=5)
LARGEST_UPLOAD: Final = 512 * 1024 * 1024
_BATCH: Final = 256
_SOURCE: Final = re.compile(r"[\w.@+-][\w .@+-]{0,63}")
_LARGEST_NAME: Final = 200
_LARGEST_TITLE: Final = 200

Part = Audit | ReadError | ReadNote


@dataclass(frozen=True, slots=True)
class Settings:
    """How a catalogue is to be judged: what its listings do not say themselves, and the language of messages."""

    jurisdictions: tuple[str, ...] = ()
    marketplace: str | None = None
    category: str | None = None
    language: str = "en"


def upload(
    store: Store,
    *,
    user: User,
    source: str,
    file_name: str,
    body: bytes,
    settings: Settings,
    now: datetime,
    idempotency_key: str | None = None,
) -> Job:
    """Take in a catalogue and return the job that will scan it; the file is kept exactly, under its SHA-256.

    `source` names the shop or feed: scans of one source are compared with each other. The same idempotency key gives
    the same job again. Raises Invalid, and Conflict when the key was used for another file or source.
    """
    require(user, "officer")
    if not _SOURCE.fullmatch(source):
        raise Invalid("source: name the shop or feed with up to 64 letters, digits, spaces and . @ + - _")
    if not body:
        raise Invalid("the file is empty")
    if len(body) > LARGEST_UPLOAD:
        raise Invalid(f"the file is larger than {LARGEST_UPLOAD // 1024**2} MiB; split it")
    # What no scanner would take is refused now and not when the worker comes.
    Scanner(**_scanner_settings(settings))
    digest = hashlib.sha256(body).hexdigest()
    with store.transaction() as transaction:
        job = job_rows.add_job(
            transaction,
            source=source,
            file_name=_plain_name(file_name),
            sha256=digest,
            body=body,
            settings=json.dumps(_scanner_settings(settings)),
            # One client's keys mean nothing to another's.
            key=f"{user.id}:{idempotency_key}" if idempotency_key else None,
            actor=user.name,
            now=now,
        )
        if (job.sha256, job.source) != (digest, source):
            raise Conflict("this idempotency key was used for another file or source; use a new key for each upload")
        account_rows.log(transaction, user.name, "catalogue.upload", str(job.id), f"{source} {digest}", now)
    return job


def job(store: Store, number: int) -> Job:
    """Return a job with its progress. Raises NotFound."""
    with store.transaction(write=False) as transaction:
        found = job_rows.job(transaction, number)
    if found is None:
        raise NotFound(f"there is no job {number}")
    return found


def jobs(store: Store, *, limit: int = 50) -> tuple[Job, ...]:
    """Return the latest jobs, newest first."""
    with store.transaction(write=False) as transaction:
        return job_rows.latest_jobs(transaction, limit)


def job_errors(store: Store, number: int, *, limit: int = 200) -> tuple[tuple[str | None, int | None, str], ...]:
    """Return what a job could not read or audit: listing, line, reason."""
    with store.transaction(write=False) as transaction:
        return job_rows.errors_of(transaction, number, limit)


def job_counts(store: Store, number: int) -> tuple[tuple[str, str, int], ...]:
    """Return the counts of a finished scan, without waived findings: dimension, value, number of findings.

    Dimensions: family, severity, rule_id, seller, category, presence, verdict.
    """
    with store.transaction(write=False) as transaction:
        return finding_rows.counts_of(transaction, number)


def run_next(
    store: Store, *, worker: str, clock: Callable[[], datetime], scanner: Callable[..., Scanner] = Scanner
) -> Job | None:
    """Scan the next catalogue that waits, or that a lost worker left, to its end; return its job, None without work.

    `worker` is a name that no other living worker has. `scanner` makes the scanner from the settings of the job, so
    that a caller may add folders of its own rules. A failure of one listing is kept as an error of the job.
    """
    now = clock()
    with store.transaction() as transaction:
        leased = job_rows.lease_next(transaction, worker, now, now + LEASE)
    if leased is None:
        return None
    with tempfile.TemporaryDirectory(prefix="listing-audit-") as folder:
        try:
            _scan(store, leased, Path(folder), worker, clock, scanner)
        except ListingAuditError as error:
            with store.transaction() as transaction:
                job_rows.end(transaction, leased.id, worker, clock(), failure=str(error))
    return job(store, leased.id)


# ------------------------------------------------------------------ one job


class _Lost(Exception):
    """The lease ran out, and the job is another worker's."""


def _scan(
    store: Store, leased: Job, folder: Path, worker: str, clock: Callable[[], datetime], make: Callable[..., Scanner]
) -> None:
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
    parts = scanner.scan_parts(_read(store, leased, path, scanner.language))
    try:
        for number, batch in enumerate(_batches(parts)):
            # Reading is repeatable, so what was kept before the worker was lost is passed over by count.
            if number * _BATCH >= leased.parts:
                _keep(store, leased, batch, worker, clock())
        with store.transaction() as transaction:
            facts = json.dumps(run_record(scanner.run_facts(sources=[leased.source], started_at=leased.created_at)))
            if not job_rows.end(transaction, leased.id, worker, clock(), failure=None, facts=facts):
                raise _Lost
            finding_rows.close_job(transaction, leased.source, leased.id)
    except _Lost:
        return


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


def _scanner_settings(settings: Settings) -> dict[str, Any]:
    return {
        "jurisdictions": list(settings.jurisdictions),
        "marketplace": settings.marketplace,
        "category": settings.category,
        "language": settings.language,
    }


def _plain_name(name: str) -> str:
    """The last part of a file name without anything that a file system or a terminal could take amiss."""
    last = re.split(r"[/\\]", name)[-1]
    plain = re.sub(r"[^\w.+ -]", "_", last).strip(". ")[-_LARGEST_NAME:].strip(". ")
    while len(plain.encode()) > _LARGEST_NAME:
        plain = plain[1:]
    return plain or "catalogue"
