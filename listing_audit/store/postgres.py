"""The door to PostgreSQL: connects to the address that the guard has checked."""

from __future__ import annotations

from typing import Any, Final

from listing_audit.address_guard import checked_addresses
from listing_audit.errors import UsageError

_CONNECT_S: Final = 10


def connect(url: str) -> Any:
    """Return a connection in autocommit, on which the caller begins and ends transactions.

    The operator names the host, so private and loopback hosts are fine; metadata services and link-local ones are
    not. A host that begins with `/` is a socket of this machine. Raises UsageError with what to do, and AddressRefused.
    """
    try:
        import psycopg
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as error:
        raise UsageError('PostgreSQL needs an extra: pip install "listing-audit[postgres]"') from error
    try:
        wanted = conninfo_to_dict(url)
    except psycopg.Error as error:
        raise UsageError(f"the address of the database cannot be read: {error}") from error
    host = str(wanted.get("host") or "")
    if "," in host:
        raise UsageError("give one database host; several in one address are not supported")
    given: dict[str, Any] = {**wanted, "connect_timeout": wanted.get("connect_timeout") or _CONNECT_S}
    if host and not host.startswith("/"):
        given["hostaddr"] = checked_addresses(host, int(wanted.get("port") or 5432), allow_private=True)[0]
    elif wanted.get("hostaddr"):
        raise UsageError("give the database's host, not hostaddr, in its address")
    try:
        return psycopg.connect(**given, autocommit=True, options="-c client_encoding=UTF8 -c timezone=UTC")
    except psycopg.OperationalError as error:
        raise UsageError(f"PostgreSQL at {host or 'the local socket'} does not let us in: {error}") from error
