"""A real server on a free loopback port, and the Chromium that is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator

import httpx
import pytest


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `listing-audit serve`, ended as a user ends it."""
    database = tmp_path_factory.mktemp("desk") / "desk.sqlite"
    command = [sys.executable, "-m", "listing_audit", "serve", "--port", "0", "--rate", "1000000"]
    command += ["--database", str(database)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "LANG": "C.UTF-8"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, text=True)
    assert process.stdout is not None
    # The address is printed when the rules are loaded.
    address = process.stdout.readline().strip()
    assert address.startswith("http://127.0.0.1:"), process.stderr.read() if process.stderr else ""
    yield address
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=120) in (0, 130)


@pytest.fixture
def client(server: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server, timeout=60) as one:
        yield one


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert program, "Chromium is needed: apt-get install chromium"
    with sync_playwright() as play:
        one = play.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield one
        one.close()
