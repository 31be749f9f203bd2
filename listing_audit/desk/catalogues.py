"""Catalogues: taken in once, scanned by a worker that may be killed at any moment, and compared with the last time."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from listing_audit.api import Scanner
from listing_audit.desk.accounts import User, require
from listing_audit.desk.errors import Conflict, Invalid, NotFound
from listing_audit.desk.scan_jobs import run_next as run_next  # the worker's side of the same table
from listing_audit.store import accounts as account_rows
from listing_audit.store import findings as finding_rows
from listing_audit.store import jobs as job_rows
from listing_audit.store.database import Store
from listing_audit.store.jobs import Job

LARGEST_UPLOAD: Final = 512 * 1024 * 1024
SOURCE_FORM: Final = re.compile(r"[\w.@+-][\w .@+-]{0,63}")
_LARGEST_NAME: Final = 200


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
    if not SOURCE_FORM.fullmatch(source):
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


def job_error_count(store: Store, number: int) -> int:
    """Return how many things a job could not read or audit."""
    with store.transaction(write=False) as transaction:
        return job_rows.error_count(transaction, number)


def sources(store: Store) -> tuple[str, ...]:
    """Return the names of all shops and feeds that catalogues came from, in order."""
    with store.transaction(write=False) as transaction:
        return job_rows.sources(transaction)


def scan_again(store: Store, number: int, *, user: User, now: datetime) -> Job:
    """Scan the file of a job once more, by the law and the rules of today; return the new job. Raises NotFound."""
    known = job(store, number)
    with store.transaction(write=False) as transaction:
        body = job_rows.upload_body(transaction, known.sha256)
    return upload(
        store,
        user=user,
        source=known.source,
        file_name=known.file_name,
        body=body,
        settings=settings_of(known),
        now=now,
    )


def settings_of(job: Job) -> Settings:
    """Return how a job's catalogue is judged."""
    told = json.loads(job.settings)
    return Settings(**{**told, "jurisdictions": tuple(told["jurisdictions"])})


def run_facts(store: Store, number: int) -> Mapping[str, Any]:
    """Return what is told of the run of a finished job: law date, rules, rule set, program; empty before it is done."""
    with store.transaction(write=False) as transaction:
        facts: dict[str, Any] = json.loads(job_rows.facts_of(transaction, number) or "{}")
    return facts


def stop(store: Store, number: int, *, user: User, now: datetime) -> None:
    """End a job that waits or runs; what it found so far stays. Raises NotFound, Conflict when it had ended already."""
    require(user, "officer")
    found = job(store, number)
    with store.transaction() as transaction:
        if not job_rows.stop(transaction, number, now, f"stopped by {user.name}"):
            raise Conflict(f"job {number} has ended already")
        account_rows.log(transaction, user.name, "catalogue.stop", str(number), found.source, now)


def job_counts(store: Store, number: int) -> tuple[tuple[str, str, int], ...]:
    """Return the counts of a finished scan, without waived findings: dimension, value, number of findings.

    Dimensions: family, severity, rule_id, seller, category, presence, verdict.
    """
    with store.transaction(write=False) as transaction:
        return finding_rows.counts_of(transaction, number)


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
