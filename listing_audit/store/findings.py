"""Findings as they are kept: one row for each thing found in a source, however many scans have found it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from listing_audit.model.topics import SEVERITIES
from listing_audit.store.grams import grams
from listing_audit.store.transaction import Transaction

_COLUMNS: Final = (
    "id, source, fingerprint, listing_id, rule_id, family, topic, verdict, severity, jurisdiction, seller, category,"
    " quote, message, suppressed, presence, state, assignee, due, proposed_by, version, first_job, last_job, title"
)
# What an officer can choose among, beside the few values that are fixed.
VALUED: Final = ("source", "family", "topic", "rule_id", "jurisdiction", "seller", "category", "assignee")
_DIMENSIONS: Final = ("family", "severity", "rule_id", "seller", "category", "presence", "verdict")


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One finding to keep. `severity` is its place in the order of severities, 0 the worst; `body` is its record.

    `title` is the beginning of the listing's title.
    """

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
    title: str = ""


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
    title: str


def keep_findings(transaction: Transaction, source: str, job: int, found: Sequence[FoundRow]) -> tuple[int, ...]:
    """Keep what a scan found; return the numbers of findings that are to be decided about again: those that had been
    fixed and are back, and those that had been let pass as false until a day that has come."""
    back = []
    for row in found:
        known = transaction.row(
            "SELECT id, presence, state, last_job, listing_id, quote, message, rule_id, seller, title FROM findings"
            " WHERE source = ? AND fingerprint = ?",
            (source, row.fingerprint),
        )
        if known is None:
            _add(transaction, source, job, row)
            continue
        number, presence, state, last_job, *before = known
        if last_job != job:
            presence = "reopened" if presence == "gone" else "persisting"
            if presence == "reopened":
                _changed(transaction, job, number, presence)
        if state == "fixed" or (state == "false_positive" and _waiver_is_over(transaction, job, number)):
            back.append(int(number))
        transaction.change(
            "UPDATE findings SET last_job = ?, presence = ?, rule_id = ?, verdict = ?, severity = ?, message = ?,"
            " quote = ?, seller = ?, category = ?, suppressed = ?, title = ? WHERE id = ?",
            (job, presence, row.rule_id, row.verdict, row.severity, row.message, row.quote, row.seller, row.category,
             int(row.suppressed), row.title, number),
        )  # fmt: skip
        transaction.change("UPDATE finding_bodies SET body = ? WHERE finding = ?", (row.body, number))
        _search_again(transaction, number, " ".join(map(str, before)), _searched(row))
    _keep_values(transaction, source, found)
    return tuple(back)


def _waiver_is_over(transaction: Transaction, job: int, number: int) -> bool:
    # By the day of the job, like the waivers that the scan was given; one that was given since is in force as well.
    held = transaction.row(
        "SELECT 1 FROM waivers w JOIN jobs j ON j.id = ? WHERE w.finding = ? AND w.ended_at IS NULL"
        " AND w.until > SUBSTR(j.created_at, 1, 10)",
        (job, number),
    )
    return held is None


def _add(transaction: Transaction, source: str, job: int, row: FoundRow) -> None:
    added = transaction.row(
        "INSERT INTO findings (source, fingerprint, listing_id, rule_id, family, topic, verdict, severity,"
        " jurisdiction, seller, category, quote, message, suppressed, title, first_job, last_job, presence, state,"
        " assignee, version)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'new', 'open', '', 1) RETURNING id",
        (source, row.fingerprint, row.listing_id, row.rule_id, row.family, row.topic, row.verdict, row.severity,
         row.jurisdiction, row.seller, row.category, row.quote, row.message, int(row.suppressed), row.title, job, job),
    )  # fmt: skip
    assert added is not None
    number = int(added[0])
    transaction.change("INSERT INTO finding_bodies (finding, body) VALUES (?, ?)", (number, row.body))
    _changed(transaction, job, number, "new")
    _search_under(transaction, number, grams(_searched(row)))


def _changed(transaction: Transaction, job: int, number: int, presence: str) -> None:
    transaction.change("INSERT INTO finding_changes (job, finding, presence) VALUES (?, ?, ?)", (job, number, presence))


def _searched(row: FoundRow) -> str:
    return f"{row.listing_id} {row.quote} {row.message} {row.rule_id} {row.seller} {row.title}"


def _search_under(transaction: Transaction, number: int, words: Sequence[str]) -> None:
    # Grams are ASCII letters and digits; nothing in them needs quoting.
    place = "CAST(? AS TSVECTOR)" if transaction.dialect == "postgresql" else "?"
    transaction.change(f"INSERT INTO finding_grams (rowid, grams) VALUES (?, {place})", (number, " ".join(words)))


def _search_again(transaction: Transaction, number: int, before: str, after: str) -> None:
    """A finding whose words have changed is found by the new ones, and by the old ones no more."""
    was, is_now = grams(before), grams(after)
    if was == is_now:
        return
    if transaction.dialect == "postgresql":
        transaction.change("DELETE FROM finding_grams WHERE rowid = ?", (number,))
    else:
        # The index keeps no texts, and has to be told what it is to forget.
        transaction.change(
            "INSERT INTO finding_grams (finding_grams, rowid, grams) VALUES ('delete', ?, ?)", (number, " ".join(was))
        )
    _search_under(transaction, number, is_now)


def _keep_values(transaction: Transaction, source: str, found: Sequence[FoundRow]) -> None:
    values = {(name, getattr(row, name)) for row in found for name in VALUED if name not in ("source", "assignee")}
    keep_values(transaction, {*values, ("source", source)} if found else set())


def keep_values(transaction: Transaction, values: Collection[tuple[str, str]]) -> None:
    """Keep values that filters can have: name and value."""
    transaction.change_many(
        "INSERT INTO finding_values (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING", sorted(values)
    )


def values_of(transaction: Transaction, name: str, limit: int) -> tuple[str, ...]:
    """Return values that a filter can have, in order."""
    sql = "SELECT value FROM finding_values WHERE name = ? ORDER BY value LIMIT ?"
    return tuple(str(row[0]) for row in transaction.rows(sql, (name, limit)))


def close_job(transaction: Transaction, source: str, job: int) -> None:
    """Mark as gone what this scan of the source did not find again, and keep the counts of the scan."""
    missed = "source = ? AND last_job < ? AND presence <> 'gone'"
    transaction.change(
        f"INSERT INTO finding_changes (job, finding, presence) SELECT ?, id, 'gone' FROM findings WHERE {missed}",
        (job, source, job),
    )
    gone = transaction.change(f"UPDATE findings SET presence = 'gone' WHERE {missed}", (source, job))
    for dimension in _DIMENSIONS:
        transaction.change(
            f"INSERT INTO job_counts SELECT ?, ?, CAST({dimension} AS TEXT), COUNT(*) FROM findings"
            f" WHERE source = ? AND last_job = ? AND suppressed = 0 GROUP BY {dimension}",
            (job, dimension, source, job),
        )
    if gone:
        transaction.change("INSERT INTO job_counts VALUES (?, 'presence', 'gone', ?)", (job, gone))


def counts_of(transaction: Transaction, job: int) -> tuple[tuple[str, str, int], ...]:
    """Return the counts that a finished scan left: dimension, value, findings; sorted."""
    sql = "SELECT dimension, value, count FROM job_counts WHERE job = ?"
    named = (
        (dimension, SEVERITIES[int(value)] if dimension == "severity" else value, int(count))
        for dimension, value, count in transaction.rows(sql, (job,))
    )
    return tuple(sorted(named))


def finding(transaction: Transaction, number: int) -> tuple[FindingRow, str] | None:
    """Return a finding by its number, with its record, or None."""
    sql = f"SELECT {_COLUMNS}, body FROM findings JOIN finding_bodies ON finding = id WHERE id = ?"
    row = transaction.row(sql, (number,))
    return (_row(row[:-1]), str(row[-1])) if row is not None else None


def finding_rows(transaction: Transaction, numbers: Sequence[int]) -> tuple[FindingRow, ...]:
    """Return findings by their numbers, in the order of the numbers; those that are not there are left out."""
    if not numbers:
        return ()
    places = ", ".join("?" * len(numbers))
    found = transaction.rows(f"SELECT {_COLUMNS} FROM findings WHERE id IN ({places})", tuple(numbers))
    by_number = {int(row[0]): _row(row) for row in found}
    return tuple(by_number[number] for number in numbers if number in by_number)


def bodies(transaction: Transaction, numbers: Sequence[int]) -> dict[int, str]:
    """Return the records of findings by their numbers."""
    if not numbers:
        return {}
    places = ", ".join("?" * len(numbers))
    sql = f"SELECT finding, body FROM finding_bodies WHERE finding IN ({places})"
    return {int(number): str(body) for number, body in transaction.rows(sql, tuple(numbers))}


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
