"""How a run of fetching goes is told on standard error, in a log as on a terminal, and nothing is left out of the counts."""

from __future__ import annotations

import io

import pytest

from listing_audit.cli import fetch_console
from listing_audit.cli.fetch_console import Console
from listing_audit.ingest.fetch.run import Tally, Told


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch):
    now = [0.0]
    monkeypatch.setattr(fetch_console.time, "monotonic", lambda: now[0])
    return now


def test_a_log_gets_a_line_now_and_then(clock):
    stream = io.StringIO()
    console = Console(stream, quiet=False)
    for second in range(0, 91, 10):
        clock[0] = float(second)
        console.progress(Tally(changed=second), 100 - second)
    assert stream.getvalue().splitlines() == [
        f"{second} pages done, 0 of them failed, {100 - second} to go" for second in (30, 60, 90)
    ]


def test_on_a_terminal_the_line_renews_itself_and_makes_room_for_remarks(clock):
    stream = Terminal()
    console = Console(stream, quiet=False)
    clock[0] = 1.0
    console.progress(Tally(changed=1, failed=1), 5)
    console.tell(Told("https://shop.example/\x1b[2J", "the server answered 500\x07", bad=True))
    console.end(Tally(changed=1), 10)
    clear = "\r\x1b[2K"
    assert stream.getvalue() == (
        f"{clear}2 pages done, 1 of them failed, 5 to go"
        f"{clear}error: https://shop.example/\\x1b[2J: the server answered 500\\x07\n"
        f"{clear}1 new or changed, 0 unchanged; 0 listings in all\n"
    )


def test_remarks_beyond_a_hundred_are_counted_and_errors_all_shown():
    stream = io.StringIO()
    console = Console(stream, quiet=False)
    for number in range(130):
        console.tell(Told(f"https://shop.example/{number}", "no listing was found on it"))
        console.tell(Told(f"https://shop.example/{number}", "the server answered 500", bad=True))
    console.end(Tally(failed=130), 10)
    lines = stream.getvalue().splitlines()
    assert sum(line.endswith("no listing was found on it") for line in lines) == 100
    assert sum(line.startswith("error: ") for line in lines) == 130
    assert lines[-2:] == [
        "30 more remarks were not shown",
        "0 new or changed, 0 unchanged, 130 failed; 0 listings in all",
    ]


def test_quiet_leaves_errors_and_what_was_cut():
    stream = io.StringIO()
    console = Console(stream, quiet=True)
    console.tell(Told("", "going on"))
    console.tell(Told("https://shop.example/", "the server answered 500", bad=True))
    console.progress(Tally(), 1)
    console.end(Tally(failed=1, cut=7), 10)
    assert stream.getvalue().splitlines() == [
        "error: https://shop.example/: the server answered 500",
        "--max-pages 10: 7 more addresses were not fetched",
    ]


def test_every_count_that_is_not_nothing_is_named():
    stream = io.StringIO()
    tally = Tally(changed=1, unchanged=2, gone=3, failed=4, passed_over=5, only_text=6, left=7, listings=8)
    Console(stream, quiet=False).end(tally, 10)
    assert stream.getvalue() == (
        "1 new or changed, 2 unchanged, 5 without a product, left out, 6 without product data, taken as text, "
        "3 no longer there, 4 failed, 7 left for the next run; 8 listings in all\n"
    )
