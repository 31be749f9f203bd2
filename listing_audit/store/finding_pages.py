"""Which findings a page holds: filters, search and order, read from an index and never from the findings themselves.

A page begins behind the last row of the one before, not at a count of rows: the thousandth costs what the first does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from listing_audit.model.topics import SEVERITIES
from listing_audit.store.findings import FindingRow
from listing_audit.store.grams import grams
from listing_audit.store.transaction import Dialect, Transaction, Value

Order = Literal["severity", "newest", "listing", "due"]
# One way of each order; a page that is read backwards turns it round.
_ORDERS: Final[dict[Order, tuple[tuple[str, ...], bool, str]]] = {
    "severity": (("severity", "id"), True, "findings_by_severity"),
    "newest": (("id",), False, "findings_by_number"),
    "listing": (("listing_id", "id"), True, "findings_by_listing"),
    "due": (("due", "id"), True, "findings_by_due"),
}
ORDERS: Final = tuple(_ORDERS)
_PLAIN: Final = ("source", "family", "topic", "rule_id", "verdict", "jurisdiction", "seller", "category", "state",
                 "assignee", "presence", "listing_id")  # fmt: skip
# Values of filters that stand for more than one value of a finding.
UNRESOLVED: Final = ("open", "confirmed", "fix_requested", "risk_proposed")
FILTERS: Final = (*_PLAIN, "severity", "waived", "due_before", "due_from")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: filters by name and value, words to search for, and the order. Names of filters are known ones."""

    filters: tuple[tuple[str, str], ...] = ()
    search: str = ""
    order: Order = "severity"


# How words are looked for: by the numbers of all findings that match, by walking along the order and looking into each,
# or by gathering all that match and walking along the order.
Search = Literal["named", "walked", "gathered"]
_MATCHED: Final[dict[Dialect, str]] = {
    "sqlite": "finding_grams MATCH ?",
    "postgresql": "grams @@ CAST(? AS TSQUERY)",
}
_FEW: Final = 5_000  # as many as these are read by their numbers
_MANY: Final = 250_000  # from here on, the first ones of the order are looked into
_WALKED: Final = 500  # so many of them
Place = tuple[str | int, int]  # the key of the order and the number of a finding; for `newest` the key counts nothing


def page_query(
    dialect: Dialect,
    question: Question,
    *,
    after: Place | None,
    backwards: bool,
    limit: int,
    search: Search = "gathered",
) -> tuple[str, list[Value]]:
    """Return the statement that gives the numbers of a page's findings, and its values.

    `after` is the place behind which the page begins; backwards, the one before which it ends, and the numbers come in
    reverse. `search` is the way in which words are looked for; the answer is the same, except that `walked` looks at
    the first findings of the order alone.
    """
    columns, ascending, index = _ORDERS[question.order]
    ascending = ascending is not backwards
    where, values = _conditions(question)
    if after is not None:
        sign = ">" if ascending else "<"
        where.append(
            f"({', '.join(columns)}) {sign} ({', '.join('?' * len(columns))})" if len(columns) > 1 else f"id {sign} ?"
        )
        values += after if len(columns) > 1 else after[1:]
    if any(name == "listing_id" for name, _ in question.filters):
        index = "findings_by_listing"
    words = grams(question.search)
    if question.search.strip() and not words:
        where.append("1 = 0")
    elif words and search != "walked":
        where.append(f"id IN (SELECT rowid FROM finding_grams WHERE {_MATCHED[dialect]})")
        values.append(_sought(dialect, words))
    ordering = ", ".join(f"{column} {'ASC' if ascending else 'DESC'}" for column in columns)
    # Left to itself, SQLite takes an index that fits one filter, reads every finding it names, and sorts them.
    hint = "" if dialect == "postgresql" else " NOT INDEXED" if search == "named" else f" INDEXED BY {index}"
    told = f" WHERE {' AND '.join(where)}" if where else ""
    page = f"SELECT id FROM findings{hint}{told} ORDER BY {ordering} LIMIT ?"
    if not words or search != "walked":
        return page, [*values, limit]
    matched = f"EXISTS (SELECT 1 FROM finding_grams WHERE rowid = c.id AND {_MATCHED[dialect]})"
    return f"SELECT id FROM ({page}) c WHERE {matched} LIMIT ?", [*values, _WALKED, _sought(dialect, words), limit]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of findings, in order. `is_cut`: there may be more than these, although fewer than asked for."""

    numbers: list[int]
    is_cut: bool = False


def numbers_of_page(
    transaction: Transaction, question: Question, *, after: Place | None = None, backwards: bool = False, limit: int
) -> list[int]:
    """Return the numbers of the findings of a page, in order."""
    return counted_numbers(
        transaction, question, after=after, backwards=backwards, limit=limit, enough=limit
    ).numbers  # fmt: skip


def counted_numbers(
    transaction: Transaction,
    question: Question,
    *,
    after: Place | None = None,
    backwards: bool = False,
    limit: int,
    enough: int,
) -> Numbers:
    """Return the numbers of findings from a place on, in order: `limit` at most, or `enough` where more take long."""

    def found(search: Search, most: int = limit) -> list[int]:
        sql, values = page_query(
            transaction.dialect, question, after=after, backwards=backwards, limit=most, search=search
        )
        numbers = [int(row[0]) for row in transaction.rows(sql, values)]
        return numbers[::-1] if backwards else numbers

    words = grams(question.search)
    if not words or transaction.dialect == "postgresql":
        return Numbers(found("gathered"))
    sql = f"SELECT COUNT(*) FROM (SELECT 1 FROM finding_grams WHERE {_MATCHED['sqlite']} LIMIT ?)"
    row = transaction.row(sql, (_sought("sqlite", words), _MANY))
    matching = row[0] if row is not None else 0
    if matching <= _FEW:
        return Numbers(found("named"))
    if matching >= _MANY:
        # Looking into one finding takes long, gathering this many takes longer; most of those looked into will match.
        walked = found("walked", enough)
        if len(walked) == enough:
            return Numbers(walked, is_cut=enough < limit)
    return Numbers(found("gathered"))


def _sought(dialect: Dialect, words: Sequence[str]) -> str:
    return " & ".join(words) if dialect == "postgresql" else " ".join(f'"{word}"' for word in words)


def place_of(row: FindingRow, order: Order) -> Place:
    """Return the place of a finding in an order."""
    keys: dict[Order, str | int] = {
        "severity": SEVERITIES.index(row.severity),
        "newest": 0,
        "listing": row.listing_id,
        "due": row.due or "",
    }
    return keys[order], row.id


def _conditions(question: Question) -> tuple[list[str], list[Value]]:
    where: list[str] = []
    values: list[Value] = []
    for name, value in question.filters:
        condition, given = _condition(name, value)
        where.append(condition)
        values += given
    if question.order == "due":
        where.append("due IS NOT NULL")
    return where, values


def _condition(name: str, value: str) -> tuple[str, Sequence[Value]]:
    if name == "severity":
        return "severity = ?", (SEVERITIES.index(value),)
    if name == "waived":
        return "suppressed = ?", (int(value == "yes"),)
    if name == "due_before":
        return "due < ?", (value,)
    if name == "due_from":
        return "due >= ?", (value,)
    if (name, value) == ("state", "unresolved"):
        return f"state IN ({', '.join('?' * len(UNRESOLVED))})", UNRESOLVED
    if (name, value) == ("presence", "present"):
        return "presence <> 'gone'", ()
    assert name in _PLAIN
    return f"{name} = ?", (value,)
