"""Who may do what: accounts with roles, sessions for pages, tokens for programs, and the audit log."""

from __future__ import annotations

import hashlib
import re
import secrets
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from listing_audit.desk.errors import Invalid, NotAllowed, NotFound
from listing_audit.store import accounts as rows
from listing_audit.store.accounts import AccountRow, LogEntry, TokenRow
from listing_audit.store.database import Store

if TYPE_CHECKING:
    from argon2 import PasswordHasher

Role = Literal["seller", "officer", "admin"]
ROLES: Final[tuple[Role, ...]] = ("seller", "officer", "admin")  # each may do what those before it may
SHORTEST_PASSWORD: Final = 12
_LONGEST_PASSWORD: Final = 1024
_NAME: Final = re.compile(r"[\w.@+-]{1,64}")
# A hash takes 64 MiB on purpose: however many sign in at once, no more are made at a time.
_HASHING: Final = threading.BoundedSemaphore(2)
_SESSION: Final = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who is signed in, by a session or a token."""

    id: int
    name: str
    role: Role


def require(user: User, role: Role) -> None:
    """Raise NotAllowed unless the user's role is this one or a higher one."""
    if ROLES.index(user.role) < ROLES.index(role):
        raise NotAllowed(f"this needs the role {role}; {user.name} is {user.role}")


def create_account(store: Store, *, name: str, password: str, role: Role, actor: str, now: datetime) -> User:
    """Create an account. Raises Invalid for a bad name, a short password, an unknown role, or a name that is taken."""
    hashed = _checked(name, password, role)
    with store.transaction() as transaction:
        number = rows.add_account(transaction, name, hashed, role, now)
        if number is None:
            raise Invalid(f'there is an account "{name}" already')
        rows.log(transaction, actor, "account.create", name, role, now)
    return User(number, name, role)


def create_first_admin(store: Store, *, name: str, password: str, now: datetime) -> User:
    """Create an admin while there is no account at all. Raises NotAllowed when there is one already."""
    hashed = _checked(name, password, "admin")
    with store.transaction() as transaction:
        # Inside the transaction: two browsers with the same link must not both get an admin.
        rows.lock_accounts(transaction)
        if rows.any_account(transaction):
            raise NotAllowed("there is an account already; an admin makes further ones")
        number = rows.add_account(transaction, name, hashed, "admin", now)
        assert number is not None
        rows.log(transaction, name, "account.create", name, "admin", now)
    return User(number, name, "admin")


def any_account(store: Store) -> bool:
    """Return whether there is an account, open or closed."""
    with store.transaction(write=False) as transaction:
        return rows.any_account(transaction)


def all_accounts(store: Store, *, user: User) -> tuple[AccountRow, ...]:
    """Return all accounts by name. For admins; the password hashes are left out."""
    require(user, "admin")
    with store.transaction(write=False) as transaction:
        return rows.accounts(transaction)


def officers(store: Store) -> tuple[str, ...]:
    """Return the names of open accounts that may decide about findings, in order."""
    with store.transaction(write=False) as transaction:
        return tuple(one.name for one in rows.accounts(transaction) if one.active and one.role != "seller")


def all_tokens(store: Store, *, user: User) -> tuple[TokenRow, ...]:
    """Return the tokens that still hold: an admin's view has everybody's, others see their own."""
    with store.transaction(write=False) as transaction:
        held = rows.tokens(transaction)
    return tuple(one for one in held if user.role == "admin" or one.account == user.name)


def change_role(store: Store, *, name: str, role: Role, user: User, now: datetime) -> None:
    """Give an account another role; its sessions end. An admin cannot take the own role away.

    Raises NotAllowed, NotFound, Invalid.
    """
    require(user, "admin")
    if role not in ROLES:
        raise Invalid(f'unknown role "{role}"; one of {", ".join(ROLES)}')
    if name == user.name:
        raise NotAllowed("nobody changes the own role: another admin does")
    with store.transaction() as transaction:
        account = rows.account_named(transaction, name)
        if account is None:
            raise NotFound(f'there is no account "{name}"')
        rows.change_account(transaction, account.id, password=None, active=None, role=role)
        rows.log(transaction, user.name, "account.role", name, f"{account.role} {role}", now)


def open_account(store: Store, *, name: str, user: User, now: datetime) -> None:
    """Let a closed account in again. Raises NotAllowed and NotFound."""
    require(user, "admin")
    _change(store, name, None, True, user.name, "account.open", now)


def password_is(store: Store, *, name: str, password: str) -> bool:
    """Return whether this is the password of an open account. Takes as long for a name that does not exist."""
    with store.transaction(write=False) as transaction:
        account = rows.account_named(transaction, name)
    right = _verified(account.password if account is not None else _decoy(), password)
    return account is not None and account.active and right


def change_password(store: Store, *, name: str, password: str, actor: str, now: datetime) -> None:
    """Set a new password; open sessions of the account end. Raises NotFound and Invalid."""
    _change(store, name, _hashed(password), None, actor, "account.password", now)


def close_account(store: Store, *, name: str, actor: str, now: datetime) -> None:
    """Let an account in no more: its sessions end and its tokens stop working. What it did stays on record."""
    _change(store, name, None, False, actor, "account.close", now)


def sign_in(store: Store, *, name: str, password: str, now: datetime) -> tuple[User, str] | None:
    """Return the user and a session secret for a cookie, valid for twelve hours; None when name or password is wrong.

    A name that does not exist takes as long as one that does. Failures are in the audit log.
    """
    with store.transaction(write=False) as transaction:
        account = rows.account_named(transaction, name)
    right = _verified(account.password if account is not None else _decoy(), password)
    with store.transaction() as transaction:
        if account is None or not right or not account.active:
            rows.log(transaction, name[:64], "session.refused", name[:64], "", now)
            return None
        secret = secrets.token_urlsafe(32)
        rows.add_session(transaction, _digest(secret), account.id, now + _SESSION, now)
        rows.log(transaction, name, "session.begin", name, "", now)
    return User(account.id, account.name, _role(account.role)), secret


def user_of_session(store: Store, secret: str, now: datetime) -> User | None:
    """Return who a session secret belongs to, or None when it is unknown, over, or of a closed account."""
    with store.transaction(write=False) as transaction:
        found = rows.session_account(transaction, _digest(secret), now)
    return User(found[0], found[1], _role(found[2])) if found is not None else None


def sign_out(store: Store, secret: str) -> None:
    """End a session."""
    with store.transaction() as transaction:
        rows.end_session(transaction, _digest(secret))


def create_token(store: Store, *, user: User, label: str, role: Role, now: datetime) -> tuple[int, str]:
    """Return number and secret of a new token; the secret is shown this once. Its role is at most the user's own."""
    require(user, role)
    secret = f"la_{secrets.token_urlsafe(32)}"
    with store.transaction() as transaction:
        number = rows.add_token(transaction, _digest(secret), user.id, label[:100], role, now)
        rows.log(transaction, user.name, "token.create", str(number), role, now)
    return number, secret


def revoke_token(store: Store, *, token: int, user: User, now: datetime) -> None:
    """End a token of one's own, or anybody's for an admin. Raises NotFound when there is none that still holds."""
    with store.transaction() as transaction:
        own = None if user.role == "admin" else user.id
        if not rows.revoke_token(transaction, token, now, account=own):
            raise NotFound(f"there is no token {token} that still holds")
        rows.log(transaction, user.name, "token.revoke", str(token), "", now)


def user_of_token(store: Store, secret: str) -> User | None:
    """Return who a token speaks for, with the lower of the token's and the account's role; None when it is not known."""
    with store.transaction(write=False) as transaction:
        found = rows.token_account(transaction, _digest(secret))
    if found is None:
        return None
    return User(found[0], found[1], min(_role(found[2]), _role(found[3]), key=ROLES.index))


def audit_log(
    store: Store, *, user: User, limit: int = 200, before: int | None = None, actor: str = "", action: str = ""
) -> tuple[LogEntry, ...]:
    """Return lines of the audit log, newest first: those before a number, of one actor, of one action. For admins."""
    require(user, "admin")
    with store.transaction(write=False) as transaction:
        return rows.log_entries(transaction, limit, before=before, actor=actor, action=action)


def logged_actions(store: Store, *, user: User) -> tuple[str, ...]:
    """Return the kinds of actions in the audit log, in order. For admins."""
    require(user, "admin")
    with store.transaction(write=False) as transaction:
        return rows.logged_actions(transaction)


def _change(
    store: Store, name: str, password: str | None, active: bool | None, actor: str, action: str, now: datetime
) -> None:
    with store.transaction() as transaction:
        account = rows.account_named(transaction, name)
        if account is None:
            raise NotFound(f'there is no account "{name}"')
        rows.change_account(transaction, account.id, password=password, active=active)
        rows.log(transaction, actor, action, name, "", now)


def _checked(name: str, password: str, role: str) -> str:
    """The hash of the password of an account that may be made."""
    if not _NAME.fullmatch(name):
        raise Invalid("a name is up to 64 letters, digits and . @ + - _")
    if role not in ROLES:
        raise Invalid(f'unknown role "{role}"; one of {", ".join(ROLES)}')
    return _hashed(password)


def _role(text: str) -> Role:
    return next(role for role in ROLES if role == text)


def _digest(secret: str) -> str:
    # The secret is 256 random bits: nothing to guess, so that a fast hash is enough.
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


def _hashed(password: str) -> str:
    if not SHORTEST_PASSWORD <= len(password) <= _LONGEST_PASSWORD:
        raise Invalid(f"a password has {SHORTEST_PASSWORD} to {_LONGEST_PASSWORD} characters")
    with _HASHING:
        return _hasher().hash(password)


def _verified(hashed: str, password: str) -> bool:
    from argon2.exceptions import VerificationError

    try:
        with _HASHING:
            return _hasher().verify(hashed, password[: _LONGEST_PASSWORD + 1])
    except VerificationError:
        return False


_decoys: list[str] = []


def _decoy() -> str:
    if not _decoys:
        _decoys.append(_hasher().hash(secrets.token_urlsafe(16)))
    return _decoys[0]
