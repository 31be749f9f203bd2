"""Settings of the desk that officers change while it runs: name and value."""

from __future__ import annotations

from listing_audit.store.transaction import Transaction


def setting(transaction: Transaction, name: str) -> str | None:
    """Return a setting, or None when it was never made."""
    row = transaction.row("SELECT value FROM desk_settings WHERE name = ?", (name,))
    return str(row[0]) if row is not None else None


def keep_setting(transaction: Transaction, name: str, value: str) -> None:
    """Make a setting, or change it."""
    sql = "INSERT INTO desk_settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    transaction.change(sql, (name, value))
