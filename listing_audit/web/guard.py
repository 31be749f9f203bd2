"""What stands before every page: the name asked for, where the request came from, how often, how large; and the headers.

A page of a stranger, open in the same browser, can send requests to a server on this machine. It cannot read the
answers, and what it sends names its own origin or another host name: both are refused here.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from listing_audit.desk.accounts import User, user_of_token
from listing_audit.store.database import Store
from listing_audit.web.problems import RequestRefused, problem
from listing_audit.web.settings import Settings, known_token

_MOST_CLIENTS: Final = 10_000
_BODY_SECONDS: Final = 30
_UPLOAD_SECONDS: Final = 900
# Requests that may carry a catalogue. What answers them asks who is there before it reads the body.
_UPLOADS: Final = frozenset({("POST", "/desk/catalogues"), ("POST", "/api/v1/catalogues")})
_READING: Final = ("GET", "HEAD", "OPTIONS")

HEADERS: Final = {
    # Scripts, styles and pictures from this server alone; nothing inline, no frames round it.
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not `no-referrer`: with it a browser sends the origin "null" with forms, and origins are checked here.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


@dataclass(slots=True)
class Guard:
    """An application that lets through to `app` only what is fit to be answered."""

    app: ASGIApp
    settings: Settings
    store: Store | None = None
    buckets: Buckets = field(init=False)

    def __post_init__(self) -> None:
        self.buckets = Buckets(self.settings.per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if "cache-control" not in headers:
                    headers["cache-control"] = "no-store"
            await send(message)

        try:
            self._check(scope)
            if scope["path"].startswith("/api/"):
                await self._admit_program(scope)
            headers = Headers(scope=scope)
            if (scope["method"], scope["path"]) in _UPLOADS:
                # Read as it comes by the page, which asks first who is there: it may be larger than memory should hold.
                most = self.settings.max_upload_bytes
                _check_length(headers, most)
                await self.app(scope, _counted(receive, most), send_with_headers)
                return
            body = await _whole_body(receive, headers, self.settings.max_body_bytes)
        except RequestRefused as refused:
            await problem(refused)(scope, receive, send_with_headers)
            return
        await self.app(scope, _replayed(body, receive), send_with_headers)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or _name_of(hosts[0]) not in self.settings.names:
            names = ", ".join(self.settings.names)
            raise RequestRefused(421, f"this server does not answer to that host name; it answers to {names}")
        if scope["method"] not in _READING:
            origin = headers.get("origin")
            if origin is not None and urlsplit(origin).netloc.lower() != hosts[0].lower():
                raise RequestRefused(403, "the request comes from a page of another site")
        if not scope["path"].startswith("/api/"):
            self._count(scope["client"][0] if scope.get("client") else "")

    def _count(self, client: str) -> None:
        wait = self.buckets.take(client, time.monotonic())
        if wait:
            raise RequestRefused(429, f"too many requests; try again in {wait} s", headers={"retry-after": str(wait)})

    async def _admit_program(self, scope: Scope) -> None:
        """Find out who asks, as `request.state.user` where an account stands behind the token, and count the request."""
        client = scope["client"][0] if scope.get("client") else ""
        kind, _, given = Headers(scope=scope).get("authorization", "").partition(" ")
        given = given.strip() if kind.lower() == "bearer" else ""
        user: User | None = None
        token = known_token(self.settings.tokens, given)
        if token is not None:
            client = f"token {token.name}"
        elif given and self.store is not None:
            self._count(client)
            user = await run_in_threadpool(user_of_token, self.store, given)
            client = f"account {user.id}" if user is not None else client
        needed = bool(self.settings.tokens) or not self.settings.open_precheck
        if token is None and user is None and (given or needed):
            raise RequestRefused(
                401,
                "the API needs a token of this server: send the header `Authorization: Bearer TOKEN`",
                headers={"www-authenticate": 'Bearer realm="listing-audit"'},
            )
        scope.setdefault("state", {})["user"] = user
        self._count(client)


@dataclass(slots=True)
class Buckets:
    """How many requests each client has left; a tenth of a minute's may come at once, at least 20.

    Clients that were not seen for longest are forgotten first, so that memory is bounded.
    """

    per_minute: int
    left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def take(self, client: str, now: float) -> int:
        """Take one request of a client; return 0, or in how many seconds to come again."""
        most = max(self.per_minute / 10, 20.0)
        left, since = self.left.pop(client, (most, now))
        left = min(most, left + (now - since) * self.per_minute / 60)
        wait = 0 if left >= 1 else int((1 - left) * 60 / self.per_minute) + 1
        self.left[client] = (left if wait else left - 1, now)
        if len(self.left) > _MOST_CLIENTS:
            self.left.popitem(last=False)
        return wait


def _name_of(host: str) -> str:
    """The name in a Host header, without the port."""
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdecimal() else host).lower()


def _too_long(most: int) -> RequestRefused:
    return RequestRefused(
        413,
        f"the request is longer than {most // 1024} KiB; a catalogue is for the page of catalogues or `listing-audit scan`",
    )


def _check_length(headers: Headers, most: int) -> None:
    announced = headers.get("content-length", "0")
    if not announced.isdecimal() or len(announced) > 12 or int(announced) > most:
        raise _too_long(most)


def _counted(receive: Receive, most: int) -> Receive:
    """A channel that ends with an error when a body grows too long or takes too long."""
    size = 0
    until = time.monotonic() + _UPLOAD_SECONDS

    async def counted() -> Message:
        nonlocal size
        try:
            async with asyncio.timeout(min(_BODY_SECONDS, until - time.monotonic())):
                message = await receive()
        except TimeoutError:
            raise RequestRefused(408, "the upload stood still, or took too long") from None
        size += len(message.get("body", b""))
        if size > most:
            raise _too_long(most)
        return message

    return counted


async def _whole_body(receive: Receive, headers: Headers, most: int) -> bytes:
    """Read the body, no longer than allowed and within half a minute: nobody may keep a connection open for nothing."""
    _check_length(headers, most)
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise RequestRefused(400, "the request ended before its body did")
                parts.append(message.get("body", b""))
                size += len(parts[-1])
                if size > most:
                    raise _too_long(most)
                if not message.get("more_body", False):
                    return b"".join(parts)
    except TimeoutError:
        raise RequestRefused(408, f"the body did not come within {_BODY_SECONDS} s") from None


def _replayed(body: bytes, receive: Receive) -> Receive:
    """A channel that gives the body that was read, then what comes after it."""
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay
