"""Only the doors that docs/architecture.md names open connections; everything else of the package cannot."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "listing_audit"

# A module, or a package with all below it: what it may use of the network. A door that does not exist yet may come.
DOORS = {
    "address_guard": {"socket"},
    "ingest.fetch.client": {"httpcore", "httpx", "ssl"},
    "ingest.fetch.urls": {"httpx"},  # its parser of addresses
    "store.postgres": {"psycopg"},
    "desk.notify": {"httpcore", "ssl", "smtplib", "email"},
}
# A server listens; it does not connect. What of these it may use is told apart from the doors.
LISTENERS = {"web": {"uvicorn", "starlette", "socket", "ssl"}, "cli.serve": {"uvicorn", "socket"}}
# Talking to a process on this machine that may open connections of its own counts too: git is asked about files only.
NETWORK = frozenset(
    """socket socketserver ssl http.client http.server http.cookiejar urllib.request urllib3 ftplib smtplib poplib imaplib telnetlib nntplib xmlrpc
    httpx httpcore requests aiohttp websockets websocket paramiko psycopg psycopg2 asyncpg pymysql redis pymongo boto3
    botocore grpc twisted tornado uvicorn dns pycurl webbrowser multiprocessing.connection.Client multiprocessing.connection.Listener
    multiprocessing.managers
    selectors""".split()
)
# Reading through these opens addresses too, though nothing in an import says so.
OPENERS = frozenset(
    {
        "urlopen",
        "urlretrieve",
        "create_connection",
        "open_connection",
        "open_unix_connection",
        "read_url",
        "from_url",
        "fetch_url",
    }
)


def modules() -> dict[str, Path]:
    return {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted(PACKAGE.rglob("*.py"))
        if "_data" not in path.parts
    }


def imports_of(source: str) -> set[str]:
    """Every name that is imported anywhere in a module, also inside functions and by name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            found.update(
                part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)
            )
    return found


def network_of(source: str) -> set[str]:
    names = {
        network
        for name in imports_of(source)
        for network in NETWORK
        if name == network or name.startswith(f"{network}.")
    }
    calls = {
        call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        for call in ast.walk(ast.parse(source))
        if isinstance(call, ast.Call)
    }
    return names | (calls & OPENERS)


def allowed_in(module: str) -> set[str]:
    return {
        name
        for place, names in (DOORS | LISTENERS).items()
        if module == place or module.startswith(f"{place}.")
        for name in names
    }


def test_no_module_but_a_door_uses_the_network():
    strangers = {
        module: sorted(used)
        for module, path in modules().items()
        if (used := network_of(path.read_text(encoding="utf-8")) - allowed_in(module))
    }
    assert strangers == {}


def test_every_door_asks_the_guard_before_it_connects():
    """A door that connects must have its addresses from the guard; parsing an address is no connection."""
    known = modules()
    doors = [door for door in DOORS if door in known and door not in ("address_guard", "ingest.fetch.urls")]
    assert "ingest.fetch.client" in doors
    for door in doors:
        assert "listing_audit.address_guard" in imports_of(known[door].read_text(encoding="utf-8")), door


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "import urllib.request as r",
        "from urllib import request",
        "from http.client import HTTPSConnection",
        "def f():\n    import httpx",
        "import importlib\nimportlib.import_module('requests')",
        "__import__('smtplib')",
        "import asyncio\nasyncio.open_connection('x', 80)",
        "import pandas\npandas.io.common.urlopen('http://x')",
    ],
)
def test_the_test_sees_every_way_in(source):
    assert network_of(source)


def test_the_address_parser_of_the_standard_library_is_no_door():
    assert (
        network_of("from urllib.parse import urlsplit\nimport html.parser\nfrom email.utils import parsedate") == set()
    )
