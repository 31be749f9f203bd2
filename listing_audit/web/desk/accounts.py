"""Accounts, tokens for programs, and the audit log: pages for admins; everybody has tokens of the own role."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response
from starlette.routing import BaseRoute

from listing_audit.desk import accounts
from listing_audit.desk.accounts import ROLES, Role
from listing_audit.desk.errors import Invalid
from listing_audit.web.desk.shell import Visit, route

_LINES: Final = 100


def routes() -> list[BaseRoute]:
    """Return the addresses of accounts, tokens and the log."""
    return [
        route("/desk/accounts", accounts_page, role="admin"),
        route("/desk/accounts", create, method="POST", role="admin"),
        route("/desk/accounts/change", change, method="POST", role="admin"),
        route("/desk/tokens", tokens_page, role="seller"),
        route("/desk/tokens", create_token, method="POST", role="seller"),
        route("/desk/tokens/{number:int}/end", end_token, method="POST", role="seller"),
        route("/desk/log", log_page, role="admin"),
    ]


# ------------------------------------------------------------------ accounts


def accounts_page(visit: Visit) -> Response:
    """`GET /desk/accounts`: everybody who may come in, and the form for a new account."""
    return _accounts(visit)


def create(visit: Visit) -> Response:
    """`POST /desk/accounts`: a new account with a first password, which its owner changes."""
    name = visit.text("name", most=200)
    try:
        accounts.create_account(
            visit.store, name=name, password=str(visit.form.get("password", "")), role=_role(visit),
            actor=visit.user.name, now=visit.now,
        )  # fmt: skip
    except Invalid as error:
        return _accounts(visit, error=str(error), name=name, role=visit.text("role", most=20))
    return visit.redirect("/desk/accounts", "account_made", name=name)


def change(visit: Visit) -> Response:
    """`POST /desk/accounts/change`: another role, a new password, close or open an account."""
    name, what = visit.text("name", most=200), visit.text("do", most=20)
    if what in ("close", "open") and name == visit.user.name:
        return visit.redirect("/desk/accounts", "bad_own_account")
    try:
        if what == "role":
            accounts.change_role(visit.store, name=name, role=_role(visit), user=visit.user, now=visit.now)
        elif what == "password":
            password = str(visit.form.get("password", ""))
            accounts.change_password(visit.store, name=name, password=password, actor=visit.user.name, now=visit.now)
        elif what == "close":
            accounts.close_account(visit.store, name=name, actor=visit.user.name, now=visit.now)
        elif what == "open":
            accounts.open_account(visit.store, name=name, user=visit.user, now=visit.now)
        else:
            raise Invalid(f'do: "{what}" is not one of role, password, close, open')
    except Invalid as error:
        return _accounts(visit, error=str(error))
    return visit.redirect("/desk/accounts", "account_changed", name=name)


def _accounts(visit: Visit, *, error: str = "", name: str = "", role: str = "officer") -> Response:
    return visit.page(
        "desk/accounts.html",
        status=422 if error else 200,
        accounts=accounts.all_accounts(visit.store, user=visit.user),
        roles=[(one, visit.t(f"role_{one}")) for one in ROLES],
        least=accounts.SHORTEST_PASSWORD,
        error=error,
        name=name,
        role=role,
    )


def _role(visit: Visit) -> Role:
    given = visit.text("role", most=20)
    found = next((role for role in ROLES if role == given), None)
    if found is None:
        raise Invalid(f'unknown role "{given}"; one of {", ".join(ROLES)}')
    return found


# ------------------------------------------------------------------ tokens


def tokens_page(visit: Visit) -> Response:
    """`GET /desk/tokens`: tokens that still hold; an admin sees everybody's."""
    return _tokens(visit)


def create_token(visit: Visit) -> Response:
    """`POST /desk/tokens`: a token, whose secret is shown on this page and never again."""
    label = visit.text("label", most=100)
    if not label:
        return _tokens(visit, error=visit.t("no_label"))
    _, secret = accounts.create_token(visit.store, user=visit.user, label=label, role=_role(visit), now=visit.now)
    return _tokens(visit, secret=secret)


def end_token(visit: Visit) -> Response:
    """`POST /desk/tokens/N/end`: a token of one's own, or anybody's for an admin."""
    accounts.revoke_token(visit.store, token=visit.request.path_params["number"], user=visit.user, now=visit.now)
    return visit.redirect("/desk/tokens", "token_ended")


def _tokens(visit: Visit, *, error: str = "", secret: str = "") -> Response:
    allowed = ROLES[: ROLES.index(visit.user.role) + 1]
    return visit.page(
        "desk/tokens.html",
        status=422 if error else 200,
        tokens=accounts.all_tokens(visit.store, user=visit.user),
        roles=[(one, visit.t(f"role_{one}")) for one in allowed],
        error=error,
        secret=secret,
    )


# ------------------------------------------------------------------ the audit log


def log_page(visit: Visit) -> Response:
    """`GET /desk/log`: who did what and when, newest first; by `actor` and `action`, in pages."""
    before, actor, action = visit.query("before"), visit.query("actor").strip(), visit.query("action").strip()
    number = int(before) if before.isascii() and before.isdecimal() and len(before) < 18 else None
    lines = accounts.audit_log(
        visit.store, user=visit.user, limit=_LINES + 1, before=number, actor=actor, action=action
    )
    return visit.page(
        "desk/log.html",
        lines=lines[:_LINES],
        older=lines[_LINES - 1].id if len(lines) > _LINES else None,
        first_page=number is None,
        actor=actor,
        action=action,
        actions=accounts.logged_actions(visit.store, user=visit.user),
    )
