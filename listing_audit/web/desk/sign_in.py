"""Signing in and out, the first account, and one's own password."""

from __future__ import annotations

import hmac
import time
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from listing_audit.desk import accounts
from listing_audit.desk.errors import Invalid
from listing_audit.web import look
from listing_audit.web.desk.shell import (
    SESSION_COOKIE,
    VISITOR_COOKIE,
    Desk,
    Visit,
    check_csrf,
    csrf_token,
    desk_of,
    local_address,
    new_secret,
    read_form,
    route,
    set_cookie,
)
from listing_audit.web.desk.words import say
from listing_audit.web.problems import RequestRefused


def routes() -> list[BaseRoute]:
    """Return the addresses of signing in and out."""
    return [
        Route("/sign-in", sign_in_page, methods=["GET"]),
        Route("/sign-in", sign_in, methods=["POST"]),
        Route("/first-account", first_page, methods=["GET"]),
        Route("/first-account", first_account, methods=["POST"]),
        route("/sign-out", sign_out, method="POST", role="seller"),
        route("/desk/me", my_page, role="seller"),
        route("/desk/me", change_my_password, method="POST", role="seller"),
    ]


# ------------------------------------------------------------------ in


async def sign_in_page(request: Request) -> Response:
    """`GET /sign-in`: the form. `next` is where to go on."""
    where = local_address(request.query_params.get("next", "/desk"))
    return await run_in_threadpool(_shown, request, where, "")


async def sign_in(request: Request) -> Response:
    """`POST /sign-in`: a session in a cookie, or the form again. Attempts are few a minute."""
    form = await read_form(request)
    language = look.language_of(request)
    check_csrf(form, request.cookies.get(VISITOR_COOKIE, ""), language)
    name, password, where = (str(form.get(field, "")) for field in ("name", "password", "next"))
    return await run_in_threadpool(_signed_in, request, name.strip(), password, local_address(where or "/desk"))


def _signed_in(request: Request, name: str, password: str, where: str) -> Response:
    desk = desk_of(request)
    language = look.language_of(request)
    address = request.client.host if request.client else ""
    wait = desk.throttle.admit(name, address, time.monotonic())
    if wait:
        response = _shown(request, where, say("sign_in_wait", language, wait=wait), name=name, status=429)
        response.headers["retry-after"] = str(wait)
        return response
    found = accounts.sign_in(desk.store, name=name, password=password, now=desk.clock())
    if found is None:
        return _shown(request, where, say("sign_in_wrong", language), name=name, status=403)
    desk.throttle.succeeded(name, address)
    user, secret = found
    if user.role == "seller" and where == "/desk":
        where = "/"
    _end_old_session(request, desk)
    response = RedirectResponse(where, 303)
    set_cookie(response, desk, SESSION_COOKIE, secret)
    response.delete_cookie(VISITOR_COOKIE, path="/")
    return response


def _end_old_session(request: Request, desk: Desk) -> None:
    old = request.cookies.get(SESSION_COOKIE, "")
    if old:
        accounts.sign_out(desk.store, old)


def _shown(request: Request, where: str, error: str, *, name: str = "", status: int = 200) -> Response:
    desk = desk_of(request)
    none_yet = not accounts.any_account(desk.store)
    return _form(
        request, "desk/sign_in.html", {"next": where, "error": error, "name": name, "none_yet": none_yet}, status
    )


def _form(request: Request, template: str, values: dict[str, Any], status: int = 200) -> Response:
    """A page of somebody who has not signed in: its form is tied to a cookie of its own."""
    desk = desk_of(request)
    language = look.language_of(request)
    secret = request.cookies.get(VISITOR_COOKIE, "")
    fresh = len(secret) < 20
    if fresh:
        secret = new_secret()

    def t(key: str, **named: object) -> str:
        return say(key, language, **named)

    values = {"t": t, "csrf": csrf_token(secret), "least": accounts.SHORTEST_PASSWORD, **values}
    response = look.page(request, template, language, values, status=status, keep="lang" in request.query_params)
    if fresh:
        set_cookie(response, desk, VISITOR_COOKIE, secret)
    return response


# ------------------------------------------------------------------ the first account


async def first_page(request: Request) -> Response:
    """`GET /first-account?key=…`: the form, for whoever has the link that was printed when the server started."""
    key = request.query_params.get("key", "")
    await run_in_threadpool(_check_key, request, key)
    return _form(request, "desk/first.html", {"key": key, "error": "", "name": ""})


async def first_account(request: Request) -> Response:
    """`POST /first-account`: the first admin, while there is no account at all."""
    form = await read_form(request)
    language = look.language_of(request)
    check_csrf(form, request.cookies.get(VISITOR_COOKIE, ""), language)
    key, name, password, again = (str(form.get(field, "")) for field in ("key", "name", "password", "again"))
    await run_in_threadpool(_check_key, request, key)
    if password != again:
        return _form(
            request, "desk/first.html", {"key": key, "error": say("passwords_differ", language), "name": name}, 422
        )
    desk = desk_of(request)
    try:
        await run_in_threadpool(_make_first, desk, name.strip(), password)
    except Invalid as error:
        return _form(request, "desk/first.html", {"key": key, "error": str(error), "name": name}, 422)
    return await run_in_threadpool(_signed_in, request, name.strip(), password, "/desk")


def _make_first(desk: Desk, name: str, password: str) -> None:
    accounts.create_first_admin(desk.store, name=name, password=password, now=desk.clock())


def _check_key(request: Request, key: str) -> None:
    desk = desk_of(request)
    right = bool(desk.first_key) and hmac.compare_digest(key.encode(), desk.first_key.encode())
    if not right or accounts.any_account(desk.store):
        raise RequestRefused(403, say("first_over", look.language_of(request)))


# ------------------------------------------------------------------ out, and one's own password


def sign_out(visit: Visit) -> Response:
    """`POST /sign-out`: the session ends here and in the store."""
    accounts.sign_out(visit.store, visit.request.cookies.get(SESSION_COOKIE, ""))
    response = visit.redirect("/sign-in")
    response.delete_cookie(SESSION_COOKIE, path="/", httponly=True, samesite="lax")
    return response


def my_page(visit: Visit) -> Response:
    """`GET /desk/me`: who I am, and the form for a new password."""
    return visit.page("desk/me.html", error="", least=accounts.SHORTEST_PASSWORD)


def change_my_password(visit: Visit) -> Response:
    """`POST /desk/me`: a new password, for whoever knows the old one; all sessions of the account end."""
    old, new, again = (str(visit.form.get(field, "")) for field in ("old", "password", "again"))
    error = ""
    address = visit.request.client.host if visit.request.client else ""
    if new != again:
        error = visit.t("passwords_differ")
    elif wait := visit.desk.throttle.admit(visit.user.name, address, time.monotonic()):
        error = visit.t("sign_in_wait", wait=wait)
    elif not accounts.password_is(visit.store, name=visit.user.name, password=old):
        error = visit.t("old_password_wrong")
    if not error:
        visit.desk.throttle.succeeded(visit.user.name, address)
        try:
            accounts.change_password(
                visit.store, name=visit.user.name, password=new, actor=visit.user.name, now=visit.now
            )
        except Invalid as refused:
            error = str(refused)
    if error:
        return visit.page("desk/me.html", status=422, error=error, least=accounts.SHORTEST_PASSWORD)
    return visit.redirect("/sign-in", "password_changed")
