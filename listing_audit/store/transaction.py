"""An open transaction, the same over both databases, and how values are written into them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Final, Literal

Dialect = Literal["sqlite", "postgresql"]
Value = str | int | bytes | None
Row = tuple[Any, ...]

# Numbers of PostgreSQL's advisory locks are shared by everything in one database; this keeps ours apart.
_LOCK_SPACE: Final = 0x6C61


class Transaction:
    """An open transaction: all of it is kept, or nothing."""

    def __init__(self, connection: Any, dialect: Dialect) -> None:
        self._connection = connection
        self.dialect: Dialect = dialect

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """Return all rows of a query."""
        return [tuple(row) for row in self._run(sql, values).fetchall()]

    def row(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """Return the first row of a query, or None."""
        found = self._run(sql, values).fetchone()
        return tuple(found) if found is not None else None

    def change(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Run a statement; return how many rows it touched."""
        return int(self._run(sql, values).rowcount)

    def change_many(self, sql: str, values: Iterable[Sequence[Value]]) -> None:
        """Run a statement once for each set of values."""
        cursor = self._connection.cursor()
        cursor.executemany(self._spelt(sql), [tuple(map(storable, row)) for row in values])

    def lock(self, what: int) -> None:
        """Wait until no other transaction holds this lock. SQLite has one writer at a time anyway."""
        if self.dialect == "postgresql":
            self._run("SELECT pg_advisory_xact_lock(?, ?)", (_LOCK_SPACE, what)).fetchall()

    def _run(self, sql: str, values: Sequence[Value]) -> Any:
        return self._connection.execute(self._spelt(sql), tuple(map(storable, values)))

    def _spelt(self, sql: str) -> str:
        return sql.replace("?", "%s") if self.dialect == "postgresql" else sql


def stamp(moment: datetime) -> str:
    """Return a zone-aware moment as the store writes it: UTC, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def storable(value: Value) -> Value:
    """Return a value that both databases take: PostgreSQL refuses NUL in texts, and neither takes half a surrogate."""
    if not isinstance(value, str):
        return value
    text = value.replace("\0", "\ufffd")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text
