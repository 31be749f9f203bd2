"""Findings of listings that were audited before, by the listing's content and everything that decides about it.

A hit gives exactly what a scan would give: the key holds the content, the rules, the law date, the settings and the
program itself; places are not part of the content and are taken from the listing as it stands now.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import stat
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from listing_audit import __version__
from listing_audit.model.content import content_digest
from listing_audit.model.findings import Finding
from listing_audit.model.listing import Listing, Location, place_in
from listing_audit.report.read_back import value_of
from listing_audit.report.records import finding_record
from listing_audit.scan.audits import Audit

_NAME: Final = "audits-1.sqlite"
_KEEP_DAYS: Final = 30
# A scan of ten million listings can be resumed.
_MAX_ENTRIES: Final = 20_000_000
# Libraries that have a say in what is found.
_LIBRARIES: Final = ("jieba", "spacy", "regex", "daachorse", "en-core-web-sm", "en-core-web-md", "en-core-web-lg")


def run_key(parts: Iterable[object]) -> bytes:
    """Return a key for everything that decides about a listing. `parts` are the rules and settings of the run."""
    libraries = [(name, _version(name)) for name in _LIBRARIES]
    said = repr((__version__, _program(), libraries, [repr(part) for part in parts]))
    return hashlib.sha256(said.encode("ascii", "backslashreplace")).digest()


class ContentCache:
    """A file in the user's cache folder. Where it cannot be used, nothing is ever found in it, and nothing fails."""

    def __init__(self, folder: Path, key: bytes, *, day: int, describe: Callable[[Listing], Listing]) -> None:
        self._key = key
        self._describe = describe
        self._day = day
        self._base = _opened(folder, day)

    def get(self, listings: Sequence[Listing]) -> dict[int, Audit]:
        """Return what is known, by the listing's place in the sequence, with places as they are now."""
        if self._base is None:
            return {}
        found: dict[int, Audit] = {}
        used = []
        try:
            for number, listing in enumerate(listings):
                key = self._of(listing)
                row = self._base.execute("SELECT body FROM audits WHERE key = ?", (key,)).fetchone()
                audit = _audit(row[0], listing, self._describe) if row is not None else None
                if audit is not None:
                    found[number] = audit
                    used.append((self._day, key, self._day))
            with self._base:
                self._base.executemany("UPDATE audits SET used = ? WHERE key = ? AND used <> ?", used)
        except sqlite3.Error:
            self._base = None
            return {}
        return found

    def put(self, audits: Iterable[tuple[Listing, Sequence[Finding], Sequence[str]]]) -> None:
        """Keep what was found in these listings, as they were given. What cannot be kept exactly is not kept."""
        if self._base is None:
            return
        rows = []
        for listing, findings, waivers_used in audits:
            body = _body(listing, findings, waivers_used)
            if body is not None:
                rows.append((self._of(listing), self._day, body))
        try:
            with self._base:
                self._base.executemany("INSERT OR REPLACE INTO audits (key, used, body) VALUES (?, ?, ?)", rows)
        except sqlite3.Error:
            self._base = None

    def _of(self, listing: Listing) -> bytes:
        return hashlib.sha256(self._key + content_digest(listing)).digest()


def _body(listing: Listing, findings: Sequence[Finding], waivers_used: Sequence[str]) -> str | None:
    records = []
    for finding in findings:
        field = _field_of(finding, listing)
        if _place(field, listing, finding) != finding.location:
            return None
        record = finding_record(replace(finding, location=None), with_series=True)
        if value_of(json.loads(json.dumps(record))) != replace(finding, location=None):
            return None
        records.append([field, record])
    return json.dumps({"findings": records, "waivers": list(waivers_used)}, separators=(",", ":"))


def _audit(body: Any, listing: Listing, describe: Callable[[Listing], Listing]) -> Audit | None:
    try:
        kept = json.loads(body)
        findings = []
        for field, record in kept["findings"]:
            finding = value_of(record)
            if not isinstance(finding, Finding):
                return None
            findings.append(replace(finding, location=_place(field, listing, finding)))
        return Audit(describe(listing), tuple(findings), (), tuple(map(str, kept["waivers"])))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None


def _field_of(finding: Finding, listing: Listing) -> int:
    """The number of the field whose place the finding has, -1 when it has the listing's own."""
    named = (number for number, field in enumerate(listing.fields) if field.name == finding.field)
    return next((number for number in named if _place(number, listing, finding) == finding.location), -1)


def _place(field: int, listing: Listing, finding: Finding) -> Location | None:
    """Where a finding in that field stands, as `judge` says it."""
    if field < 0:
        return listing.location
    return place_in(listing, listing.fields[field], finding.span.start if finding.span is not None else None)


def _opened(folder: Path, day: int) -> sqlite3.Connection | None:
    path = folder / _NAME
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if path.exists() and not _is_ours(path):
            return None
        return _prepared(path, day)
    except sqlite3.DatabaseError:
        # Cut off, or no database at all: begin again.
        try:
            path.unlink(missing_ok=True)
            return _prepared(path, day)
        except (OSError, sqlite3.Error):
            return None
    except OSError:
        return None


def _prepared(path: Path, day: int) -> sqlite3.Connection:
    mask = os.umask(0o077)
    try:
        base = sqlite3.connect(path, timeout=5)
        with base:
            # A cache may be lost, but two runs at once must not wait for each other's disk.
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = OFF")
            base.execute(
                "CREATE TABLE IF NOT EXISTS audits (key BLOB PRIMARY KEY, used INTEGER, body TEXT) WITHOUT ROWID"
            )
            base.execute("DELETE FROM audits WHERE used < ? OR used > ?", (day - _KEEP_DAYS, day + 1))
            [(count,)] = base.execute("SELECT count(*) FROM audits").fetchall()
            if count > _MAX_ENTRIES:
                base.execute("DELETE FROM audits")
    finally:
        os.umask(mask)
    return base


def _is_ours(path: Path) -> bool:
    facts = path.lstat()
    if os.name != "posix":
        return stat.S_ISREG(facts.st_mode)
    others_write = facts.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISREG(facts.st_mode) and facts.st_uid == os.geteuid() and not others_write


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _program() -> str:
    """A digest of the program's own files by size and time: a changed program may find other things."""
    root = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256()
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in ("__pycache__", "_data"))
        for name in sorted(names):
            if name.endswith(".py"):
                facts = (Path(folder) / name).stat()
                digest.update(f"{folder}/{name} {facts.st_size} {facts.st_mtime_ns}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
