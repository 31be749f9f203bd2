"""The application: addresses, what answers them, and what is said when something goes wrong."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.types import ASGIApp

from listing_audit.desk.own_rules import WithOwnRules
from listing_audit.errors import ListingAuditError
from listing_audit.web import desk_api, interface, look, pages, price_page
from listing_audit.web.desk import routes as desk_routes
from listing_audit.web.desk.shell import Desk, for_signed_in
from listing_audit.web.guard import Guard
from listing_audit.web.problems import RequestRefused, json_response, problem
from listing_audit.web.settings import Settings
from listing_audit.web.shared import SharedScanner

_API: Final = "/api/"


def create_app(settings: Settings, shared: SharedScanner | None = None, desk: Desk | None = None) -> ASGIApp:
    """Return the application with its guard before it. `shared` is a scanner that is loaded already.

    With `desk` there are the officers' pages too. Raises ValueError when sellers need an account and there is no desk.
    """
    if desk is None and not settings.open_precheck:
        raise ValueError("without a desk nobody could sign in to the pages for sellers")
    scanner = shared or SharedScanner(settings)
    if desk is not None:
        scanner.with_own_rules = WithOwnRules(desk.store)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        scanner.close()

    routes = [
        *_pages_for_sellers(settings),
        *(desk_routes() if desk is not None else ()),
        Route("/healthz", _healthy, methods=["GET"]),
        Route("/assets/{digest}/{name}", look.asset, methods=["GET"]),
        Mount("/api/v1", routes=[*interface.ROUTES, *(desk_api.routes() if desk is not None else ())]),
    ]
    app = Starlette(
        routes=routes,
        lifespan=lifespan,
        exception_handlers={
            RequestRefused: _refused,
            HTTPException: _http_error,
            ListingAuditError: _input_error,
            Exception: _fault,
        },
    )
    app.router.redirect_slashes = False
    app.state.shared = scanner
    app.state.desk = desk
    app.state.with_tokens = bool(settings.tokens) or not settings.open_precheck
    app.state.max_body_bytes = settings.max_body_bytes
    return Guard(app, settings, desk.store if desk is not None else None)


def _pages_for_sellers(settings: Settings) -> list[Route]:
    """The pages that sellers use: open on a server for this machine, else for whoever is signed in."""
    answers = (
        ("/", "GET", pages.check_page),
        ("/", "POST", pages.check_listing),
        ("/policy", "GET", pages.policy_page),
        ("/policy", "POST", pages.check_policy),
        ("/price", "GET", price_page.price_page),
        ("/price", "POST", price_page.check_price),
    )
    return [
        Route(path, page if settings.open_precheck else for_signed_in(page), methods=[method])
        for path, method, page in answers
    ]


async def _healthy(request: Request) -> Response:
    """`GET /healthz`: that the server answers; says nothing else."""
    return PlainTextResponse("ok\n")


def _told(request: Request, refused: RequestRefused) -> Response:
    """A problem for programs, a page for people."""
    wants_page = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith(_API)
    if not wants_page:
        return problem(refused)
    values = {"status": refused.status, "detail": refused.detail, "problems": refused.errors}
    return look.page(request, "refused.html", look.language_of(request), values, status=refused.status)


async def _refused(request: Request, error: Exception) -> Response:
    return _told(request, error) if isinstance(error, RequestRefused) else json_response({})


async def _http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = str(error.detail) if isinstance(error, HTTPException) else ""
    if status == 405:
        detail = f"{request.method} is not for this address"
    elif status == 404:
        detail = "there is nothing at this address"
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    return _told(request, RequestRefused(status, detail, headers=headers))


async def _input_error(request: Request, error: Exception) -> Response:
    return _told(request, RequestRefused(422, str(error)))


async def _fault(request: Request, error: Exception) -> Response:
    # Starlette raises it again after this answer, so that the server's log has it; a stranger learns nothing of it.
    return _told(request, RequestRefused(500, "a fault of this program; its log says more"))
