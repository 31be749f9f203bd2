"""A real server of the officers' pages on loopback, in a thread of the test, over each of the two databases."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
import uvicorn

from listing_audit.desk import accounts
from listing_audit.store.database import Store
from listing_audit.web.app import create_app
from listing_audit.web.desk.shell import Desk
from listing_audit.web.settings import Settings
from tests.store.conftest import server as postgresql
from tests.store.conftest import store, url

__all__ = ["postgresql", "store", "url"]
PASSWORD = "correct horse battery"
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
# Names of the accounts that a site has: one of each role, and a second officer.
NAMES = {"seller": "chen", "officer": "li", "second": "wu", "admin": "boss"}
DESKTOP = {"viewport": {"width": 1280, "height": 900}, "locale": "zh-CN", "color_scheme": "light"}
PHONE = {"viewport": {"width": 390, "height": 844}, "locale": "en-US", "color_scheme": "dark", "has_touch": True}


@pytest.fixture(scope="session")
def server(postgresql) -> str:
    """The PostgreSQL server, under the name that the store's fixtures ask for."""
    return postgresql


@dataclass
class Site:
    """A running desk: its address, its store, and people who are signed in to it."""

    address: str
    store: Store
    desk: Desk
    clients: list[httpx.Client] = field(default_factory=list)

    def client(self, who: str = "officer", *, language: str = "en", signed_in: bool = True) -> httpx.Client:
        """A browser without script: cookies, redirects, and pages in a language. `who` is a key of NAMES."""
        one = httpx.Client(
            base_url=self.address, timeout=60, follow_redirects=True,
            headers={"accept": "text/html", "accept-language": language},
        )  # fmt: skip
        self.clients.append(one)
        if signed_in:
            answer = send(one, "/sign-in", name=NAMES[who], password=PASSWORD, next="/desk/me")
            assert "/desk/me" in str(answer.url), answer.text
        return one

    def cookies(self, who: str = "officer") -> list[dict[str, Any]]:
        """The cookies of somebody signed in, for `context.add_cookies` of a real browser."""
        jar = self.client(who).cookies
        return [{"name": name, "value": value, "url": self.address} for name, value in jar.items()]


def token_in(page: str) -> str:
    """The token of the forms in a page."""
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', page)
    assert found, page
    return found[1]


def send(client: httpx.Client, path: str, /, *, page: str = "", files: Any = None, **values: Any) -> httpx.Response:
    """Send a form as the page at `page` (else at the same address) would: with its token."""
    token = token_in(client.get(page or path).text)
    return client.post(path, data={"csrf": token, **values}, files=files)


def running(store: Store, *, people: bool = True, **named: Any) -> Iterator[Site]:
    """Give a site over a store, with one account of each role unless there are to be no `people`, and end it."""
    for role, name in NAMES.items() if people else ():
        kind = "officer" if role == "second" else role
        accounts.create_account(store, name=name, password=PASSWORD, role=kind, actor="", now=NOW)
    settings = named.pop("settings", Settings(per_minute=1_000_000))
    desk = Desk(store, **named)
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(create_app(settings, None, desk), log_level="warning", access_log=False, lifespan="on")
    web = uvicorn.Server(config)
    thread = threading.Thread(target=web.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not web.started and time.monotonic() < until:
        time.sleep(0.01)
    site = Site(f"http://127.0.0.1:{listener.getsockname()[1]}", store, desk)
    try:
        yield site
    finally:
        for client in site.clients:
            client.close()
        web.should_exit = True
        thread.join(timeout=20)


@pytest.fixture
def site(store, tmp_path) -> Iterator[Site]:
    """A desk over SQLite and over PostgreSQL, one after the other; `tmp_path/sources` may be read by path."""
    (tmp_path / "sources").mkdir()
    yield from running(store, sources=(tmp_path / "sources",))


def fits(page: Any) -> bool:
    """Whether nothing stands out of the window at the side."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def accessibility_faults(page: Any) -> list[str]:
    """What axe finds wrong with the page as it stands."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {node['html'][:200]}" for fault in found for node in fault["nodes"]]
