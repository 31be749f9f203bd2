"""How far a scan has come."""

from __future__ import annotations

import io

import pytest

from listing_audit.cli.progress import Progress


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setattr("sys.argv", ["listing-audit"])


def test_a_short_scan_shows_nothing():
    clock, stream = Clock(), Terminal()
    progress = Progress(stream, quiet=False, clock=clock)
    for _ in range(1000):
        clock.now += 0.0005
        progress.count(1)
    progress.hide()
    assert stream.getvalue() == ""


def test_on_a_terminal_one_line_renews_itself_and_goes_away():
    clock, stream = Clock(), Terminal()
    progress = Progress(stream, quiet=False, clock=clock)
    for step in (0.5, 0.5, 0.1, 0.15, 1.75):
        clock.now += step
        progress.count(2)
    progress.hide()
    progress.hide()
    clear = "\r\x1b[2K"
    assert stream.getvalue() == (
        f"{clear}2 listings, 4 findings, 1 s (2 a second){clear}4 listings, 8 findings, 1 s (3 a second)"
        f"{clear}5 listings, 10 findings, 3 s (2 a second){clear}"
    )


def test_in_a_log_a_long_scan_leaves_a_line_now_and_then_without_escape_sequences():
    clock, stream = Clock(), io.StringIO()
    progress = Progress(stream, quiet=False, clock=clock)
    for _ in range(70):
        clock.now += 1
        progress.count(0)
    progress.hide()
    assert (
        stream.getvalue() == "30 listings, 0 findings, 30 s (1 a second)\n60 listings, 0 findings, 60 s (1 a second)\n"
    )


def test_quiet_shows_nothing_at_all():
    clock, stream = Clock(), Terminal()
    progress = Progress(stream, quiet=True, clock=clock)
    clock.now += 500
    progress.count(1)
    assert stream.getvalue() == ""
