"""The worker: a process beside the server that scans what was uploaded, and ends with it.

It has the rules in memory once and shares nothing with the server but the database. When it is killed, the next one
goes on with its job as soon as the lease has run out.
"""

from __future__ import annotations

import multiprocessing
import os
import platform
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Final

from listing_audit.api import Scanner
from listing_audit.desk.catalogues import run_next
from listing_audit.desk.own_rules import WithOwnRules
from listing_audit.desk.price_memory import forget_what_is_old
from listing_audit.store.database import Store, open_store

# What a worker does besides scanning, called as `duty(store, now, scanner=…)`: each says whether there was something to
# do, and is asked again after a while.
Duty = Callable[..., bool]
_PAUSE_S: Final = 0.5
_DUTIES_EVERY_S: Final = 5.0
_RESTART_S: Final = 2.0
# A database that is away for a while must not fill the log.
_AFTER_FAILURE_S: Final = 5.0
_LAW_DAYS_KEPT: Final = 2


@dataclass(slots=True)
class LoadedRules:
    """Makes scanners that share the rules: those of a day's law are built once. `rules`, `lexicons`: folders beside
    those that ship."""

    rules: tuple[Path, ...] = ()
    lexicons: tuple[Path, ...] = ()
    _by_day: dict[date, Scanner] = field(default_factory=dict)

    def __call__(self, **settings: Any) -> Scanner:
        """Return the scanner with these settings, which are those of `Scanner` without the folders."""
        day: date = settings["as_of"]
        if day not in self._by_day:
            base = next(iter(self._by_day.values()), Scanner(rules=self.rules, lexicons=self.lexicons))
            loaded = base.like(as_of=day)
            _ = loaded.engine
            self._by_day[day] = loaded
            while len(self._by_day) > _LAW_DAYS_KEPT:
                del self._by_day[next(iter(self._by_day))]
        return self._by_day[day].like(**settings)


def work(
    store: Store,
    scanner: Callable[..., Scanner],
    *,
    worker: str,
    ended: threading.Event,
    duties: tuple[Duty, ...] = (),
    stuck: Callable[[], None] = lambda: None,
) -> None:
    """Scan what waits and do the other duties, until `ended`. A failure is told on standard error and work goes on."""
    next_duties = 0.0
    while not ended.is_set():
        busy = False
        try:
            busy = run_next(store, worker=worker, clock=_now, scanner=scanner, stuck=stuck) is not None
            if time.monotonic() >= next_duties:
                for duty in (_forget, *duties):
                    busy |= duty(store, _now(), scanner=scanner)
                next_duties = time.monotonic() + _DUTIES_EVERY_S
        except Exception:
            # One job that makes the program fail must not end the others; its lease runs out, and three times is enough.
            traceback.print_exc()
            ended.wait(_AFTER_FAILURE_S)
        if not busy:
            ended.wait(_PAUSE_S)


@dataclass(slots=True)
class WorkerProcess:
    """A worker process that is started again when it ends, until `close`. `duties` travel to it, so they must pickle."""

    url: str
    rules: tuple[Path, ...] = ()
    lexicons: tuple[Path, ...] = ()
    duties: tuple[Duty, ...] = ()
    process: BaseProcess | None = None
    closing: threading.Event = field(default_factory=threading.Event)
    watcher: threading.Thread | None = None

    def start(self) -> None:
        """Start the process, and a thread that starts it again."""
        self.watcher = threading.Thread(target=self._watch, name="worker", daemon=True)
        self.watcher.start()

    def close(self) -> None:
        """End the process. A job that it had goes on with the next worker."""
        self.closing.set()
        if self.process is not None:
            self.process.terminate()
        if self.watcher is not None:
            self.watcher.join(timeout=10)

    def _watch(self) -> None:
        # A fresh interpreter: threads and connections of the server have no business in the worker.
        context = multiprocessing.get_context("spawn")
        while not self.closing.is_set():
            self.process = context.Process(
                target=_run, args=(self.url, self.rules, self.lexicons, self.duties), daemon=True
            )
            self.process.start()
            self.process.join()
            if not self.closing.wait(_RESTART_S):
                sys.stderr.write("the worker ended and is started again\n")


def _run(url: str, rules: tuple[Path, ...], lexicons: tuple[Path, ...], duties: tuple[Duty, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this process
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    if hasattr(os, "nice"):
        # Pages are answered before catalogues are scanned.
        os.nice(5)
    store = open_store(url)
    name = f"{platform.node()} {os.getpid()} {time.time_ns()}"
    loaded = LoadedRules(rules, lexicons)
    # Before the first catalogue comes, so that nobody watches a scan that has not begun.
    loaded(as_of=_now().date())
    with_own = WithOwnRules(store)
    work(
        store, lambda **settings: with_own(loaded(**settings)), worker=name, ended=threading.Event(), duties=duties,
        stuck=_end,
    )  # fmt: skip


def _forget(store: Store, now: datetime, *, scanner: Callable[..., Scanner]) -> bool:
    return forget_what_is_old(store, now)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    _end()


def _end() -> None:
    # From a thread, whatever the others are at: what was not committed is undone by the database.
    os._exit(3)


def _now() -> datetime:
    return datetime.now(UTC)
