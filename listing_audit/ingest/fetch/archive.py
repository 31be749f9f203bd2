"""The folder of a shop's fetched pages: what is known of each address, the saved pages, and where a run stood.

fetched/
  listings.jsonl     the listings as they stand now, with their observed prices: this is what `scan` reads
  prices/            one file for each article, one line for each look
  pages/<host>/      the pages as they came
  fetch.sqlite       what is known of each address; also where an interrupted run goes on
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final, Literal
from urllib.parse import urlsplit

from listing_audit.errors import InputError
from listing_audit.ingest.fetch.messages import say

Kind = Literal["page", "sitemap", "policy"]
LISTINGS: Final = "listings.jsonl"
PRICES: Final = "prices"
_DATABASE: Final = "fetch.sqlite"
_APPLICATION: Final = 0x4C414650
# A run that was interrupted longer ago than this is begun anew: its list of pages is no longer the shop's.
_RESUMABLE: Final = timedelta(hours=24)
_UNSAFE: Final = re.compile(r"[^a-z0-9.-]+")

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS runs (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, started_at TEXT NOT NULL, finished_at TEXT);
CREATE TABLE IF NOT EXISTS tasks (
    run INTEGER NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL, url TEXT NOT NULL, depth INTEGER NOT NULL,
    done INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (run, kind, url)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pages (
    kind TEXT NOT NULL, url TEXT NOT NULL, final_url TEXT NOT NULL, checked_at TEXT NOT NULL, changed_at TEXT NOT NULL,
    etag TEXT, last_modified TEXT, content_type TEXT NOT NULL, digest TEXT NOT NULL, file TEXT NOT NULL,
    PRIMARY KEY (kind, url)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS listings (
    kind TEXT NOT NULL, url TEXT NOT NULL, number INTEGER NOT NULL, record TEXT NOT NULL, articles TEXT NOT NULL,
    PRIMARY KEY (kind, url, number)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Task:
    """One address to visit in a run. `depth` counts the sitemaps above it."""

    kind: Kind
    url: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class KnownPage:
    """What is known of an address from the last time it gave something. `file` is relative to the folder."""

    final_url: str
    checked_at: str
    changed_at: str
    etag: str | None
    last_modified: str | None
    content_type: str
    digest: str
    file: str


@dataclass(frozen=True, slots=True)
class StoredListing:
    """A listing as it is written down: its canonical record, and the files with its prices."""

    record: str
    articles: tuple[tuple[str | None, ...], ...] = ()


class Archive:
    """The folder, held by one run at a time. Everything is written down at once, so that nothing is lost by a kill."""

    def __init__(self, folder: Path, database: sqlite3.Connection) -> None:
        self.folder = folder
        self._database = database

    # ------------------------------------------------------------------ runs

    def begin(self, key: str, tasks: Sequence[Task], now: datetime) -> tuple[int, int]:
        """Return the number of the run, and how many tasks an interrupted run with this key left; 0 for a new one."""
        row = self._database.execute(
            "SELECT id, started_at FROM runs WHERE key = ? AND finished_at IS NULL ORDER BY id DESC LIMIT 1", (key,)
        ).fetchone()
        if row is not None and now - datetime.fromisoformat(row[1]) < _RESUMABLE:
            left = self._database.execute("SELECT count(*) FROM tasks WHERE run = ? AND done = 0", (row[0],)).fetchone()
            if left[0]:
                return int(row[0]), int(left[0])
        with self._database:
            self._database.execute("DELETE FROM tasks")
            self._database.execute("UPDATE runs SET finished_at = ? WHERE finished_at IS NULL", (now.isoformat(),))
            number = self._database.execute(
                "INSERT INTO runs (key, started_at) VALUES (?, ?)", (key, now.isoformat())
            ).lastrowid
        assert number is not None
        self.add(number, tasks)
        return number, 0

    def add(self, run: int, tasks: Iterable[Task]) -> list[Task]:
        """Write down further tasks of a run and return those that are new to it, in the order given."""
        new: list[Task] = []
        [first] = self._database.execute("SELECT count(*) FROM tasks WHERE run = ?", (run,)).fetchone()
        with self._database:
            for task in tasks:
                made = self._database.execute(
                    "INSERT OR IGNORE INTO tasks (run, number, kind, url, depth) VALUES (?, ?, ?, ?, ?)",
                    (run, first + len(new), task.kind, task.url, task.depth),
                )
                if made.rowcount:
                    new.append(task)
        return new

    def waiting(self, run: int) -> list[Task]:
        """Return the tasks that are still to do, in the order in which they were found."""
        rows = self._database.execute(
            "SELECT kind, url, depth FROM tasks WHERE run = ? AND done = 0 ORDER BY number", (run,)
        )
        return [Task(*row) for row in rows]

    def count(self, run: int, kind: Kind) -> int:
        """Return how many tasks of a kind the run has, done or not."""
        row = self._database.execute("SELECT count(*) FROM tasks WHERE run = ? AND kind = ?", (run, kind)).fetchone()
        return int(row[0])

    def done(self, run: int, task: Task) -> None:
        """Write down that a task needs no more visit in this run."""
        with self._database:
            self._database.execute(
                "UPDATE tasks SET done = 1 WHERE run = ? AND kind = ? AND url = ?", (run, task.kind, task.url)
            )

    def finish(self, run: int, now: datetime) -> None:
        """Write down that a run has come to its end."""
        with self._database:
            self._database.execute("UPDATE runs SET finished_at = ? WHERE id = ?", (now.isoformat(), run))
            self._database.execute("DELETE FROM tasks WHERE run = ?", (run,))

    # ------------------------------------------------------------------ pages

    def known(self, task: Task) -> KnownPage | None:
        """Return what is known of an address, or None when it was never read or its saved page is gone."""
        row = self._database.execute(
            "SELECT final_url, checked_at, changed_at, etag, last_modified, content_type, digest, file FROM pages "
            "WHERE kind = ? AND url = ?",
            (task.kind, task.url),
        ).fetchone()
        page = KnownPage(*row) if row is not None else None
        return page if page is not None and (self.folder / page.file).is_file() else None

    def save(self, task: Task, body: bytes, extension: str, *, stamp: str | None) -> str:
        """Save the content of an address and return the file, relative to the folder. With a `stamp`, beside older ones."""
        parts = urlsplit(task.url)
        host = _UNSAFE.sub("_", parts.netloc.lower()).strip(".") or "host"
        last = _UNSAFE.sub("-", parts.path.lower().rstrip("/").rpartition("/")[2]).strip("-.")[:60] or "index"
        name = f"{last}-{sha256(task.url.encode()).hexdigest()[:12]}{f'.{stamp}' if stamp else ''}{extension}"
        file = Path("pages") / host[:100] / name
        (self.folder / file.parent).mkdir(parents=True, exist_ok=True)
        _write_whole(self.folder / file, body)
        return file.as_posix()

    def remember(self, task: Task, page: KnownPage, listings: Sequence[StoredListing]) -> None:
        """Write down what an address gave, instead of what it gave before."""
        with self._database:
            self._database.execute(
                "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (task.kind, task.url, page.final_url, page.checked_at, page.changed_at, page.etag, page.last_modified,
                 page.content_type, page.digest, page.file),
            )  # fmt: skip
            self._drop(task)
            self._database.executemany(
                "INSERT INTO listings VALUES (?, ?, ?, ?, ?)",
                [
                    (task.kind, task.url, number, one.record, json.dumps(one.articles))
                    for number, one in enumerate(listings)
                ],
            )

    def forget(self, task: Task) -> None:
        """Take the listings of an address out: the page is no longer there. The saved page and the prices stay."""
        with self._database:
            self._drop(task)
            self._database.execute("DELETE FROM pages WHERE kind = ? AND url = ?", (task.kind, task.url))

    def _drop(self, task: Task) -> None:
        self._database.execute("DELETE FROM listings WHERE kind = ? AND url = ?", (task.kind, task.url))

    def listings_of(self, task: Task) -> list[StoredListing]:
        """Return the listings that an address gave the last time."""
        rows = self._database.execute(
            "SELECT record, articles FROM listings WHERE kind = ? AND url = ? ORDER BY number", (task.kind, task.url)
        )
        return [_stored(*row) for row in rows]

    def all_listings(self) -> Iterator[tuple[str, str, StoredListing]]:
        """Yield every listing with the address it was asked for and when it was last seen, by kind and address."""
        rows = self._database.execute(
            "SELECT listings.url, pages.checked_at, record, articles FROM listings "
            "JOIN pages ON pages.kind = listings.kind AND pages.url = listings.url "
            "ORDER BY listings.kind, listings.url, number"
        )
        for url, checked_at, record, articles in rows:
            yield url, checked_at, _stored(record, articles)

    def write_listings(self, lines: Iterable[str]) -> int:
        """Write `listings.jsonl` anew and return how many lines it has. It appears when it is whole."""
        path = self.folder / LISTINGS
        part = path.with_name(f"{path.name}.tmp")
        count = 0
        with part.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
            for line in lines:
                file.write(line + "\n")
                count += 1
        part.replace(path)
        return count

    @property
    def prices(self) -> Path:
        """The folder of the price files."""
        return self.folder / PRICES


@contextmanager
def open_archive(folder: Path, *, language: str) -> Iterator[Archive]:
    """Open the folder, made if it is not there, and hold it until the end. InputError when another run holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PRICES).mkdir(exist_ok=True)
    path = folder / _DATABASE
    database = sqlite3.connect(path, timeout=0.5, isolation_level="DEFERRED")
    try:
        # Exclusive: a second run in the same folder would ask the same host twice as fast.
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        [application] = database.execute("PRAGMA application_id").fetchone()
        [tables] = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if application != _APPLICATION and tables:
            raise InputError(path.as_posix(), say(language, "archive_other", path=path.as_posix()))
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute(f"PRAGMA application_id = {_APPLICATION}")
        database.executescript(_TABLES)
        with database:
            database.execute(
                "DELETE FROM runs WHERE finished_at IS NOT NULL AND id < (SELECT max(id) - 1000 FROM runs)"
            )
        yield Archive(folder, database)
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise InputError(folder.as_posix(), say(language, "archive_busy", path=folder.as_posix())) from error
        raise InputError(path.as_posix(), str(error)) from error
    except sqlite3.DatabaseError as error:
        raise InputError(path.as_posix(), say(language, "archive_other", path=path.as_posix())) from error
    finally:
        database.close()


def digest_of(body: bytes) -> str:
    """Return the digest by which unchanged content is told."""
    return sha256(body).hexdigest()


def _stored(record: str, articles: str) -> StoredListing:
    return StoredListing(record, tuple(tuple(parts) for parts in json.loads(articles)))


def _write_whole(path: Path, body: bytes) -> None:
    part = path.with_name(f"{path.name}.tmp")
    part.write_bytes(body)
    part.replace(path)
