"""Rules that officers write: the text in force, whether it is switched on, and every earlier version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from listing_audit.store.transaction import Transaction, stamp

_COLUMNS: Final = "id, rule_id, body, active, version, changed_by, changed_at"


@dataclass(frozen=True, slots=True)
class OwnRuleRow:
    """One rule as its officers wrote it; `body` is the text of its file."""

    id: int
    rule_id: str
    body: str
    active: bool
    version: int
    changed_by: str
    changed_at: str


@dataclass(frozen=True, slots=True)
class OwnRuleVersion:
    """One version of a rule: who made it, when (UTC), by `write`, `on` or `off`, and why."""

    version: int
    at: str
    actor: str
    action: str
    body: str
    active: bool
    comment: str


def add(
    transaction: Transaction, rule_id: str, body: str, actor: str, comment: str, now: datetime
) -> OwnRuleRow | None:
    """Add a rule, switched off; None when there is one of that id."""
    row = transaction.row(
        "INSERT INTO own_rules (rule_id, body, active, version, changed_by, changed_at) VALUES (?, ?, 0, 1, ?, ?)"
        f" ON CONFLICT (rule_id) DO NOTHING RETURNING {_COLUMNS}",
        (rule_id, body, actor, stamp(now)),
    )
    if row is None:
        return None
    made = _row(row)
    _keep(transaction, made, "write", comment)
    return made


def change(
    transaction: Transaction, number: int, version: int, *, body: str, active: bool, action: str, actor: str,
    comment: str, now: datetime,
) -> OwnRuleRow | None:  # fmt: skip
    """Make the next version of a rule; None when somebody else made one since `version`."""
    row = transaction.row(
        "UPDATE own_rules SET body = ?, active = ?, version = version + 1, changed_by = ?, changed_at = ?"
        f" WHERE id = ? AND version = ? RETURNING {_COLUMNS}",
        (body, int(active), actor, stamp(now), number, version),
    )
    if row is None:
        return None
    made = _row(row)
    _keep(transaction, made, action, comment)
    return made


def named(transaction: Transaction, rule_id: str) -> OwnRuleRow | None:
    """Return the rule of that id, or None."""
    row = transaction.row(f"SELECT {_COLUMNS} FROM own_rules WHERE rule_id = ?", (rule_id,))
    return _row(row) if row is not None else None


def all_rules(transaction: Transaction) -> tuple[OwnRuleRow, ...]:
    """Return all rules by id."""
    return tuple(_row(row) for row in transaction.rows(f"SELECT {_COLUMNS} FROM own_rules ORDER BY rule_id"))


def active_versions(transaction: Transaction) -> tuple[tuple[str, int], ...]:
    """Return id and version of the rules that are switched on: equal answers mean equal rules."""
    sql = "SELECT rule_id, version FROM own_rules WHERE active = 1 ORDER BY rule_id"
    return tuple((str(row[0]), int(row[1])) for row in transaction.rows(sql))


def versions(transaction: Transaction, number: int) -> tuple[OwnRuleVersion, ...]:
    """Return the versions of a rule, newest first."""
    rows = transaction.rows(
        "SELECT version, at, actor, action, body, active, comment FROM own_rule_versions WHERE own_rule = ?"
        " ORDER BY version DESC",
        (number,),
    )
    return tuple(
        OwnRuleVersion(version, at, actor, action, body, bool(active), comment)
        for version, at, actor, action, body, active, comment in rows
    )


def _keep(transaction: Transaction, rule: OwnRuleRow, action: str, comment: str) -> None:
    transaction.change(
        "INSERT INTO own_rule_versions VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (rule.id, rule.version, rule.changed_at, rule.changed_by, action, rule.body, int(rule.active), comment),
    )


def _row(row: tuple[object, ...]) -> OwnRuleRow:
    values = list(row)
    values[3] = bool(values[3])
    return OwnRuleRow(*values)  # type: ignore[arg-type]
