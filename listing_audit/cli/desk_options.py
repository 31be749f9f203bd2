"""What `listing-audit serve` needs besides an address: where the desk keeps its data, and who may come in."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import click

from listing_audit.cli.words import either
from listing_audit.errors import UsageError

if TYPE_CHECKING:
    from listing_audit.store.database import Store

_LONGEST_LINE: Final = 4096


def default_database() -> Path:
    """Return the SQLite file of the desk: in LISTING_AUDIT_DATA_DIR, else in the user's own data folder."""
    if named := os.environ.get("LISTING_AUDIT_DATA_DIR"):
        return Path(named) / "desk.sqlite"
    if os.name == "nt" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local) / "listing-audit" / "desk.sqlite"
    if sys.platform == "darwin":
        return Path("~/Library/Application Support/listing-audit/desk.sqlite").expanduser()
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path("~/.local/share").expanduser()) / "listing-audit" / "desk.sqlite"


def database_address(given: str | None) -> str:
    """Return the database to use: the one that was named, else the user's own file, whose folder is made."""
    if given is not None:
        return given
    path = default_database()
    try:
        # Catalogues and password hashes: nobody else's business.
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            either(f"{path.parent}：无法建立（{error.strerror}）；用 --database 指定文件", f"{path.parent}: cannot be made ({error.strerror}); name a file with --database")
        ) from error  # fmt: skip
    return str(path)


def create_admin(store: Store, name: str) -> None:
    """Make an admin's account; the password is asked on the terminal, or is the first line of standard input."""
    from listing_audit.desk import accounts
    from listing_audit.desk.errors import Invalid

    try:
        accounts.create_account(store, name=name, password=_password(), role="admin", actor=name, now=datetime.now(UTC))
    except Invalid as error:
        raise UsageError(f"--create-admin {name}: {error}") from error
    sys.stderr.write(either(f"管理员账号 {name} 已建立\n", f"the admin {name} is made\n"))


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline(_LONGEST_LINE).rstrip("\r\n")
    given: str = click.prompt(
        either("密码（至少 12 个字符）", "Password (12 characters or more)"),
        hide_input=True, confirmation_prompt=either("再输一次", "Once more"), err=True,
    )  # fmt: skip
    return given


def public_names(addresses: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """Return the host names of public addresses, and whether all of them are https. Raises UsageError for others."""
    names, secure = [], True
    for address in addresses:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
            raise UsageError(
                either(f"--public-url {address}：应为 https://主机名", f"--public-url {address}: expected https://HOST")
            )
        names.append(f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname)
        secure = secure and parts.scheme == "https"
    return tuple(names), secure and bool(names)
