"""Watching: a run at once, and another one whenever the files have changed and come to rest."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from listing_audit.cli.main import main
from listing_audit.cli.watch import rounds, state_of


class Enough(Exception):
    """Ends the watch of a test."""


def test_each_change_is_one_round_once_the_files_are_at_rest():
    Path("shop").mkdir()
    Path("shop/.git").mkdir()
    steps = iter(
        [
            None,
            lambda: Path("shop/a.csv").write_text("1", encoding="utf-8"),
            lambda: Path("shop/a.csv").write_text("12", encoding="utf-8"),  # still being written
            None,
            lambda: Path("shop/.git/index").write_text("x", encoding="utf-8"),
            None,
            lambda: Path("shop/a.csv").unlink(),
            None,
        ]
    )
    looks = []

    def wait(seconds: float) -> None:
        step = next(steps, Enough)
        if step is Enough:
            raise Enough
        looks.append(seconds)
        if step:
            step()

    seen = []
    with pytest.raises(Enough):
        for number in rounds(["shop", "missing.csv"], wait):
            seen.append((number, len(looks), [name for name, _, _ in state_of(["shop"])]))
    assert seen == [(0, 0, []), (1, 4, ["shop/a.csv"]), (2, 8, [])]


def test_a_watch_ends_with_the_code_of_its_last_run(small_world, monkeypatch, capfd):
    path = Path("a.csv")
    path.write_text("id,title\n1,最佳面霜\n", encoding="utf-8")
    naps = iter([lambda: path.write_text("id,title\n1,纯棉毛巾\n2,水杯\n", encoding="utf-8"), lambda: None])

    def sleep(seconds: float) -> None:
        nap = next(naps, None)
        if nap is None:
            raise KeyboardInterrupt
        nap()

    monkeypatch.setattr("time.sleep", sleep)
    assert main(["scan", "a.csv", "--watch", "--fail-on", "high", "--quiet"]) == 0
    out, err = capfd.readouterr()
    summaries = [line.split("·")[0].rstrip() for line in out.splitlines() if line.startswith("Summary")]
    assert summaries == ["Summary  1 listing", "Summary  2 listings"]
    assert "-- changed; run 2" in err


def test_standard_input_cannot_be_watched(small_world, capfd):
    assert main(["scan", "-", "--watch"]) == 2
    assert "--watch" in capfd.readouterr().err


_WATCHING = """
import sys
from pathlib import Path
import listing_audit.api
listing_audit.api.shipped = lambda name: Path({world!r}) / name
from listing_audit.cli.main import main
sys.exit(main(["scan", "a.csv", "--watch", "--fail-on", "high", "--format", "jsonl", "--lang", "en"]))
"""


@pytest.mark.slow
def test_a_watching_process_sees_files_replaced_taken_away_and_brought_back(small_world):
    """A real process: editors replace files instead of writing into them, and a checkout takes them away for a while."""
    path, fresh = Path("a.csv"), Path("fresh")
    path.write_text("id,title\n1,最佳面霜\n", encoding="utf-8")
    root = Path(__file__).resolve().parents[2]
    process = subprocess.Popen(
        [sys.executable, "-c", _WATCHING.format(world=str(small_world))],
        env={**os.environ, "PYTHONPATH": str(root)}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    lines: queue.Queue[str] = queue.Queue()
    threading.Thread(target=lambda: [lines.put(line) for line in process.stdout or ()], daemon=True).start()

    def next_run() -> str:
        said = ""
        while '"record":"summary"' not in said:
            said += lines.get(timeout=120)
        return said

    try:
        assert "最佳" in next_run()
        fresh.write_text("id,title\n1,纯棉毛巾\n", encoding="utf-8")
        fresh.replace(path)
        assert "最佳" not in next_run()
        path.unlink()
        assert '"record":"error"' in next_run()
        path.write_text("id,title\n1,最佳毛巾\n", encoding="utf-8")
        assert "最佳" in next_run()
        time.sleep(1)  # the run ends a moment after its last line
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=120) == 1
    finally:
        process.kill()
