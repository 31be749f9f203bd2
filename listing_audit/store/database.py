"""One store over two databases: SQLite, which needs no set-up, and PostgreSQL by its address.

The statements are plain SQL that both understand, with `?` for values. A handful of tables does not pay for a mapper
that takes half a second to import. Moments are ISO 8601 text in UTC, which sorts as time and reads the same in both.
"""

from __future__ import annotations

import queue
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from listing_audit.errors import UsageError
from listing_audit.store.migrations import migrate
from listing_audit.store.transaction import Dialect, Transaction

_BUSY_MS: Final = 15_000
_IDLE_CONNECTIONS: Final = 8


class Store:
    """An open store. It may be shared by threads; each transaction has a connection to itself."""

    def __init__(self, url: str) -> None:
        self.dialect: Dialect = "postgresql" if url.startswith(("postgresql://", "postgres://")) else "sqlite"
        self._url = url
        self._idle: queue.LifoQueue[Any] = queue.LifoQueue(_IDLE_CONNECTIONS)

    @contextmanager
    def transaction(self, *, write: bool = True) -> Iterator[Transaction]:
        """Give a transaction; it is kept when the block ends, and undone when the block raises."""
        connection = self._taken()
        try:
            connection.execute(self._begin(write))
            yield Transaction(connection, self.dialect)
            connection.execute("COMMIT")
        except BaseException:
            self._undone(connection)
            raise
        self._given_back(connection)

    def close(self) -> None:
        """Close the connections that nobody uses."""
        while True:
            try:
                self._idle.get_nowait().close()
            except queue.Empty:
                return

    def _begin(self, write: bool) -> str:
        if self.dialect == "postgresql":
            return "BEGIN" if write else "BEGIN READ ONLY"
        # A reader that turns writer half-way may find that another was faster, and lose what it did.
        return "BEGIN IMMEDIATE" if write else "BEGIN"

    def _taken(self) -> Any:
        try:
            connection = self._idle.get_nowait()
        except queue.Empty:
            return self._connected()
        if getattr(connection, "closed", False):
            return self._connected()
        return connection

    def _connected(self) -> Any:
        if self.dialect == "postgresql":
            from listing_audit.store.postgres import connect

            return connect(self._url)
        return _sqlite(self._url)

    def _given_back(self, connection: Any) -> None:
        try:
            self._idle.put_nowait(connection)
        except queue.Full:
            connection.close()

    def _undone(self, connection: Any) -> None:
        # The connection itself may be what failed; a new one costs less than a doubtful one.
        connection.close()


def open_store(url: str) -> Store:
    """Return the store at a path of an SQLite file or at `postgresql://user@host/name`, brought up to date.

    A file that does not exist is made. Raises UsageError when the place cannot be opened, holds something else, or was
    written by a newer version of this program.
    """
    store = Store(url.removeprefix("sqlite:///"))
    if store.dialect == "sqlite" and "://" in store._url:
        raise UsageError(f'"{url.partition(":")[0]}" is no database this program knows; give a file or postgresql://…')
    try:
        with store.transaction() as transaction:
            migrate(transaction, str(url).rpartition("@")[2])
    except sqlite3.Error as error:
        raise UsageError(f"{url}: cannot be opened as an SQLite file: {error}") from error
    return store


def _sqlite(path: str) -> sqlite3.Connection:
    try:
        if not Path(path).exists():
            # Password hashes and other people's catalogues: for the owner's eyes.
            Path(path).touch(mode=0o600)
        connection = sqlite3.connect(path, timeout=_BUSY_MS / 1000, isolation_level=None, check_same_thread=False)
        connection.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
        connection.execute("PRAGMA journal_mode=WAL")
        # With NORMAL, a power cut may take back the last accepted triage.
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from error
    return connection
