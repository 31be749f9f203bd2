"""What every officers' page hangs on: who is signed in, forms that only our own pages can send, how a page is shown.

A page is a function of a `Visit` that returns a response; it runs beside the event loop, because the store waits for
the disk. `route` says its address, its method and the role that it needs.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import quote, unquote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from listing_audit.desk import accounts
from listing_audit.desk import words as desk_words
from listing_audit.desk.accounts import ROLES, Role, User
from listing_audit.desk.errors import Conflict, Invalid, NotAllowed, NotFound
from listing_audit.desk.own_rules import Folders
from listing_audit.store.database import Store
from listing_audit.web import look
from listing_audit.web.desk.throttle import Throttle
from listing_audit.web.desk.words import say
from listing_audit.web.problems import RequestRefused

Method = Literal["GET", "POST"]
SESSION_COOKIE: Final = "listing_audit_session"
VISITOR_COOKIE: Final = "listing_audit_visitor"
_SAID_COOKIE: Final = "listing_audit_said"
_SESSION_S: Final = 12 * 3600
_MOST_FIELDS: Final = 1_200
_LONGEST_PART: Final = 1024 * 1024
# Address, word, and the role from which on it is shown.
NAVIGATION: Final[tuple[tuple[str, str, Role], ...]] = (
    ("/desk", "nav_dashboard", "officer"),
    ("/desk/catalogues", "nav_catalogues", "officer"),
    ("/desk/findings", "nav_findings", "officer"),
    ("/desk/waivers", "nav_waivers", "officer"),
    ("/desk/watch", "nav_schedules", "officer"),
    ("/desk/rules", "nav_rules", "officer"),
    ("/desk/accounts", "nav_accounts", "admin"),
)
STATUS: Final[Mapping[type[Exception], int]] = {NotFound: 404, NotAllowed: 403, Conflict: 409, Invalid: 422}


@dataclass(frozen=True, slots=True)
class Desk:
    """What the officers' pages share. `sources` are folders from which catalogues may be read by path.

    `secure`: the pages are reached by https, and cookies are sent over nothing else. `first_key` opens the page that
    makes the first account; blank when there is one, or none is to be made that way. `private_receivers` are hosts of
    the own network that alerts may go to, `with_mail` says that there is a mail server, `folders` are the operator's
    rules and lexicons beside those that ship.
    """

    store: Store
    sources: tuple[Path, ...] = ()
    secure: bool = False
    first_key: str = ""
    private_receivers: frozenset[str] = frozenset()
    with_mail: bool = False
    folders: Folders = field(default_factory=Folders)
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    throttle: Throttle = field(default_factory=Throttle)


@dataclass(frozen=True, slots=True)
class Visit:
    """One request of somebody who is signed in. `form` is empty for a page that is only read."""

    request: Request
    desk: Desk
    user: User
    language: str
    csrf: str
    now: datetime
    form: FormData = field(default_factory=FormData)

    @property
    def store(self) -> Store:
        """The store of the desk."""
        return self.desk.store

    def t(self, key: str, **values: object) -> str:
        """Return one phrase in the language of the visit."""
        return say(key, self.language, **values)

    def text(self, name: str, *, most: int = 10_000) -> str:
        """Return a field of the form without outer white space and with plain line ends; blank when absent.

        Raises Invalid when it is longer than `most` characters.
        """
        value = self.form.get(name, "")
        found = value.replace("\r\n", "\n").strip() if isinstance(value, str) else ""
        if len(found) > most:
            raise Invalid(self.t("too_long", name=name, most=most))
        return found

    def texts(self, name: str) -> tuple[str, ...]:
        """Return all values of a field of the form, such as boxes that are ticked."""
        return tuple(value for value in self.form.getlist(name) if isinstance(value, str))

    def number(self, name: str) -> int:
        """Return a whole number of the form. Raises Invalid for anything else."""
        value = self.text(name, most=18)
        if not (value.isascii() and value.isdecimal()):
            raise Invalid(self.t("no_number", name=name))
        return int(value)

    def upload(self, name: str) -> UploadFile | None:
        """Return a file of the form, or None when none was chosen."""
        value = self.form.get(name)
        return value if isinstance(value, UploadFile) and value.filename else None

    def query(self, name: str, default: str = "") -> str:
        """Return a value of the address."""
        return self.request.query_params.get(name, default)[:2_000]

    def may(self, role: Role) -> bool:
        """Return whether the user has this role or a higher one."""
        return ROLES.index(self.user.role) >= ROLES.index(role)

    def page(self, template: str, /, *, status: int = 200, **values: Any) -> Response:
        """Return a page; the template extends `desk/base.html`."""
        said = _said(self.request)
        common = {
            "t": self.t,
            "visit": self,
            "csrf": self.csrf,
            "said": self.t(said[0], **said[1]) if said else "",
            "said_bad": said is not None and said[0].startswith("bad_"),
            "dw": desk_words,
            "navigation": [(where, key) for where, key, role in NAVIGATION if self.may(role)],
            "here": self._group(),
            "other_language": self._in_other_language(),
        }
        response = look.page(
            self.request, template, self.language, common | values, status=status, keep="lang" in self.request.query_params
        )  # fmt: skip
        if said is not None:
            response.delete_cookie(_SAID_COOKIE, path="/", httponly=True, samesite="lax")
        return response

    def redirect(self, where: str, said: str = "", **values: object) -> Response:
        """Send the browser to an address of this desk; the next page shows the phrase `said` on top.

        A phrase whose name begins with `bad_` is shown as a refusal.
        """
        response = RedirectResponse(where, 303)
        if said:
            text = json.dumps([said, {name: str(value)[:200] for name, value in values.items()}])
            self.set_cookie(response, _SAID_COOKIE, quote(text), seconds=60)
        return response

    def set_cookie(self, response: Response, name: str, value: str, *, seconds: int) -> None:
        """Set a cookie that no script can read and no other site can use."""
        set_cookie(response, self.desk, name, value, seconds=seconds)

    def _group(self) -> str:
        path = self.request.url.path
        path = "/desk/catalogues" if path.startswith("/desk/jobs/") else path
        # Every address of the desk begins as the dashboard's does.
        within = [where for where, _, _ in NAVIGATION if where != "/desk" and path.startswith(f"{where}/")]
        return path if any(path == where for where, _, _ in NAVIGATION) else max(within, key=len, default="")

    def _in_other_language(self) -> str:
        path = self.request.url.path if self.request.method == "GET" else self._group() or "/desk"
        query = [(name, value) for name, value in self.request.query_params.multi_items() if name != "lang"]
        other = "en" if self.language == "zh" else "zh"
        return f"{quote(path)}?{urlencode([*query, ('lang', other)])}"


def route(
    path: str, page: Callable[[Visit], Response], *, method: Method = "GET", role: Role = "officer", files: int = 0
) -> Route:
    """Return the route of one page of signed-in users.

    Whoever is not signed in is sent to sign in; whoever lacks the role is told so. A form is taken only with the token
    that our own pages put into it; `files` is how many files it may carry.
    """

    async def endpoint(request: Request) -> Response:
        desk = desk_of(request)
        secret = request.cookies.get(SESSION_COOKIE, "")
        now = desk.clock()
        user = await run_in_threadpool(accounts.user_of_session, desk.store, secret, now) if secret else None
        if user is None:
            return _to_sign_in(request)
        form = FormData()
        visit = Visit(request, desk, user, look.language_of(request), csrf_token(secret), now, form)
        try:
            if ROLES.index(user.role) < ROLES.index(role):
                raise NotAllowed(visit.t("need_role", role=visit.t(f"role_{role}"), name=user.name))
            if method == "POST":
                form = await read_form(request, files=files)
                check_csrf(form, secret, visit.language)
                visit = Visit(request, desk, user, visit.language, visit.csrf, now, form)
            return await run_in_threadpool(page, visit)
        except (NotFound, NotAllowed, Conflict, Invalid, RequestRefused) as error:
            status = error.status if isinstance(error, RequestRefused) else STATUS[type(error)]
            return visit.page("desk/refused.html", status=status, code=status, detail=str(error))
        finally:
            await form.close()

    return Route(path, endpoint, methods=[method])


def for_signed_in(page: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """Return the same page for signed-in users alone; others are sent to sign in."""

    async def endpoint(request: Request) -> Response:
        desk = desk_of(request)
        secret = request.cookies.get(SESSION_COOKIE, "")
        user = await run_in_threadpool(accounts.user_of_session, desk.store, secret, desk.clock()) if secret else None
        return await page(request) if user is not None else _to_sign_in(request)

    return endpoint


def desk_of(request: Request) -> Desk:
    """Return what the officers' pages share."""
    found: Desk = request.app.state.desk
    return found


def csrf_token(secret: str) -> str:
    """Return the token that goes into the forms of a session: only who can read our pages knows it."""
    return hmac.new(secret.encode("utf-8", "replace"), b"form", hashlib.sha256).hexdigest()


def check_csrf(form: FormData, secret: str, language: str) -> None:
    """Raise RequestRefused unless the form carries the token of the session."""
    given = form.get("csrf", "")
    if not secret or not isinstance(given, str) or not hmac.compare_digest(given.encode(), csrf_token(secret).encode()):
        raise RequestRefused(403, say("stale_form", language))


async def read_form(request: Request, *, files: int = 0) -> FormData:
    """Return the form that was sent. Raises RequestRefused for anything else than a form."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        raise RequestRefused(415, "this page takes the form that it shows; programs use /api/v1/")
    return await request.form(max_files=files, max_fields=_MOST_FIELDS, max_part_size=_LONGEST_PART)


def set_cookie(response: Response, desk: Desk, name: str, value: str, *, seconds: int = _SESSION_S) -> None:
    """Set a cookie that no script can read and no other site can use."""
    response.set_cookie(name, value, max_age=seconds, path="/", httponly=True, samesite="lax", secure=desk.secure)


def new_secret() -> str:
    """Return a fresh secret for a visitor who has not signed in yet."""
    return secrets.token_urlsafe(24)


def local_address(where: str) -> str:
    """Return an address of this server to go on to, `/desk` when the given one might lead elsewhere."""
    plain = where.startswith("/") and not where.startswith("//") and "\\" not in where and where.isprintable()
    return where if plain else "/desk"


def _to_sign_in(request: Request) -> Response:
    if request.method != "GET" or "text/html" not in request.headers.get("accept", "text/html"):
        raise RequestRefused(401, say("sign_in_first", look.language_of(request)))
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/sign-in?{urlencode({'next': request.url.path + query})}", 303)


def _said(request: Request) -> tuple[str, Mapping[str, str]] | None:
    try:
        key, values = json.loads(unquote(request.cookies.get(_SAID_COOKIE, "")))
        say(key, "en", **values)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None
    return key, values
