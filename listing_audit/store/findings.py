"""Findings as they are kept: one row for each thing found in a source, however many scans have found it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from listing_audit.model.topics import SEVERITIES
from listing_audit.store.database import Transaction, Value
from listing_audit.store.grams import grams

Order = Literal["severity", "newest", "listing"]
_COLUMNS: Final = (
    "id, source, fingerprint, listing_id, rule_id, family, topic, verdict, severity, jurisdiction, seller, category,"
    " quote, message, suppressed, presence, state, assignee, due, proposed_by, version, first_job, last_job"
)
_ORDERS: Final[dict[Order, tuple[str, str]]] = {
    "severity": ("severity", "ASC"),
    "newest": ("id", "DESC"),
    "listing": ("listing_id", "ASC"),
}
FILTERS: Final = ("source", "family", "topic", "rule_id", "verdict", "jurisdiction", "seller", "category", "state",
                  "assignee", "presence", "listing_id")  # fmt: skip
_DIMENSIONS: Final = ("family", "severity", "rule_id", "seller", "category", "presence", "verdict")


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One finding to keep. `severity` is its place in the order of severities, 0 the worst; `body` is its record."""

    fingerprint: str
    listing_id: str
    rule_id: str
    family: str
    topic: str
    verdict: str
    severity: int
    jurisdiction: str
    seller: str
    category: str
    quote: str
    message: str
    suppressed: bool
    body: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding as the desk knows it. `presence`: `new`, `persisting`, `gone` or `reopened` in the latest scan."""

    id: int
    source: str
    fingerprint: str
    listing_id: str
    rule_id: str
    family: str
    topic: str
    verdict: str
    severity: str
    jurisdiction: str
    seller: str
    category: str
    quote: str
    message: str
    suppressed: bool
    presence: str
    state: str
    assignee: str
    due: str | None
    proposed_by: str | None
    version: int
    first_job: int
    last_job: int


def keep_findings(transaction: Transaction, source: str, job: int, found: Sequence[FoundRow]) -> tuple[int, ...]:
    """Keep what a scan found; return the numbers of findings that had been triaged as fixed and are back."""
    back = []
    for row in found:
        known = transaction.row(
            "SELECT id, presence, state, last_job FROM findings WHERE source = ? AND fingerprint = ?",
            (source, row.fingerprint),
        )
        if known is None:
            _add(transaction, source, job, row)
            continue
        number, presence, state, last_job = known
        if last_job != job:
            presence = "reopened" if presence == "gone" else "persisting"
        if state == "fixed":
            back.append(int(number))
        transaction.change(
            "UPDATE findings SET last_job = ?, presence = ?, rule_id = ?, verdict = ?, severity = ?, message = ?,"
            " quote = ?, seller = ?, category = ?, suppressed = ?, body = ? WHERE id = ?",
            (job, presence, row.rule_id, row.verdict, row.severity, row.message, row.quote, row.seller, row.category,
             int(row.suppressed), row.body, number),
        )  # fmt: skip
    return tuple(back)


def _add(transaction: Transaction, source: str, job: int, row: FoundRow) -> None:
    added = transaction.row(
        "INSERT INTO findings (source, fingerprint, listing_id, rule_id, family, topic, verdict, severity,"
        " jurisdiction, seller, category, quote, message, suppressed, body, first_job, last_job, presence, state,"
        " assignee, version)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'new', 'open', '', 1) RETURNING id",
        (source, row.fingerprint, row.listing_id, row.rule_id, row.family, row.topic, row.verdict, row.severity,
         row.jurisdiction, row.seller, row.category, row.quote, row.message, int(row.suppressed), row.body, job, job),
    )  # fmt: skip
    assert added is not None
    words = grams(f"{row.listing_id} {row.quote} {row.message} {row.rule_id} {row.seller}")
    # Grams are ASCII letters and digits; nothing in them needs quoting.
    place = "CAST(? AS TSVECTOR)" if transaction.dialect == "postgresql" else "?"
    transaction.change(f"INSERT INTO finding_grams (rowid, grams) VALUES (?, {place})", (added[0], " ".join(words)))


def close_job(transaction: Transaction, source: str, job: int) -> None:
    """Mark as gone what this scan of the source did not find again, and keep the counts of the scan."""
    transaction.change(
        "UPDATE findings SET presence = 'gone' WHERE source = ? AND last_job < ? AND presence <> 'gone'", (source, job)
    )
    for dimension in _DIMENSIONS:
        transaction.change(
            f"INSERT INTO job_counts SELECT ?, ?, CAST({dimension} AS TEXT), COUNT(*) FROM findings"
            f" WHERE source = ? AND last_job = ? AND suppressed = 0 GROUP BY {dimension}",
            (job, dimension, source, job),
        )


def counts_of(transaction: Transaction, job: int) -> tuple[tuple[str, str, int], ...]:
    """Return the counts that a finished scan left: dimension, value, findings; sorted."""
    sql = "SELECT dimension, value, count FROM job_counts WHERE job = ?"
    named = (
        (dimension, SEVERITIES[int(value)] if dimension == "severity" else value, int(count))
        for dimension, value, count in transaction.rows(sql, (job,))
    )
    return tuple(sorted(named))


def page_query(
    dialect: str,
    filters: Sequence[tuple[str, str]],
    *,
    search: str,
    order: Order,
    after: tuple[str | int, int] | None,
    limit: int,
) -> tuple[str, list[Value]]:
    """Return the statement for one page and its values.

    Pages begin behind the last row of the one before, not at a count of rows: the thousandth costs what the first does.
    """
    column, direction = _ORDERS[order]
    where, values = conditions(dialect, filters, search)
    if after is not None:
        sign = ">" if direction == "ASC" else "<"
        if column == "id":
            where.append(f"id {sign} ?")
            values.append(after[1])
        else:
            where.append(f"({column}, id) {sign} (?, ?)")
            values += after
    told = f" WHERE {' AND '.join(where)}" if where else ""
    ordering = f"id {direction}" if column == "id" else f"{column} {direction}, id {direction}"
    return f"SELECT {_COLUMNS} FROM findings{told} ORDER BY {ordering} LIMIT ?", [*values, limit]


def conditions(dialect: str, filters: Sequence[tuple[str, str]], search: str) -> tuple[list[str], list[Value]]:
    """Return the conditions of a view and their values. Names of filters are known ones."""
    where: list[str] = []
    values: list[Value] = []
    for name, value in filters:
        if name == "severity":
            where.append("severity = ?")
            values.append(SEVERITIES.index(value))
        else:
            assert name in FILTERS
            where.append(f"{name} = ?")
            values.append(value)
    words = grams(search)
    if search.strip() and not words:
        where.append("1 = 0")
    elif words and dialect == "postgresql":
        where.append("id IN (SELECT rowid FROM finding_grams WHERE grams @@ CAST(? AS TSQUERY))")
        values.append(" & ".join(words))
    elif words:
        where.append("id IN (SELECT rowid FROM finding_grams WHERE finding_grams MATCH ?)")
        values.append(" ".join(f'"{word}"' for word in words))
    return where, values


def finding_rows(transaction: Transaction, sql: str, values: Sequence[Value]) -> tuple[FindingRow, ...]:
    """Return the findings of a page."""
    return tuple(_row(row) for row in transaction.rows(sql, values))


def finding(transaction: Transaction, number: int) -> tuple[FindingRow, str] | None:
    """Return a finding by its number, with its record, or None."""
    row = transaction.row(f"SELECT {_COLUMNS}, body FROM findings WHERE id = ?", (number,))
    return (_row(row[:-1]), str(row[-1])) if row is not None else None


def _row(row: tuple[object, ...]) -> FindingRow:
    values = list(row)
    values[8] = SEVERITIES[int(values[8])]  # type: ignore[call-overload]
    values[14] = bool(values[14])
    return FindingRow(*values)  # type: ignore[arg-type]


def keep_listings(transaction: Transaction, source: str, job: int, listings: Sequence[tuple[str, str]]) -> None:
    """Keep listings with findings as they were in this scan: id and record."""
    transaction.change_many(
        "INSERT INTO listings VALUES (?, ?, ?, ?) ON CONFLICT (source, listing_id)"
        " DO UPDATE SET job = excluded.job, body = excluded.body",
        [(source, listing_id, job, body) for listing_id, body in listings],
    )


def listing_body(transaction: Transaction, source: str, listing_id: str) -> str | None:
    """Return the record of a listing as the latest scan that found something in it saw it, or None."""
    row = transaction.row("SELECT body FROM listings WHERE source = ? AND listing_id = ?", (source, listing_id))
    return str(row[0]) if row is not None else None
