"""Several processes audit one catalogue: the same findings in the same order, whatever their number.

Every worker reads the sources itself and audits the groups that it is told to; reading costs a hundredth of auditing,
so no text travels between processes, and one way serves every format. A worker that ends or hangs loses nothing: its
group goes to a fresh one, listing by listing, and a listing that ends a worker twice is reported as an error.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Protocol

from listing_audit.errors import ListingAuditError
from listing_audit.model.listing import Listing, ReadError, ReadNote
from listing_audit.scan.audits import Audit, Group, not_audited

Part = Audit | ReadError | ReadNote

# Groups handed out beyond the one that is reported next, for each worker: bounds what waits in memory.
_AHEAD = 4
# A group of 256 listings takes a fraction of a second; a listing, however hostile, some seconds.
GROUP_LIMIT_S = 120.0
LISTING_LIMIT_S = 60.0
_LOOK_S = 0.5
# Workers lost over a group before any of its listings was begun.
_MOST_LOST = 2
_ALIVE_S = 2.0


class Job(Protocol):
    """What a worker does. It travels to the worker once, so it must pickle where processes are not forked."""

    def groups(self) -> Iterator[Group]:
        """Read the sources from the beginning. Every worker must get the same groups."""

    def audit(self, group: Group) -> list[Part]:
        """Return what is told of a group, in order."""

    def audit_one(self, listing: Listing) -> list[Part]:
        """Return what is told of one listing."""


@dataclass(slots=True)
class _Task:
    """One group's work. `deaths` counts the workers that a listing of it ended; `poison` says why one is given up."""

    number: int
    careful: bool = False
    poison: dict[int, str] = field(default_factory=dict)
    deaths: dict[int | None, int] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    task: _Task | None = None
    heard: float = 0.0
    read: int = 0  # groups it may have read: it cannot go back
    at: int | None = None  # the listing that a careful worker is at


def audited_by_workers(
    job: Job,
    count: int,
    *,
    group_limit_s: float = GROUP_LIMIT_S,
    listing_limit_s: float = LISTING_LIMIT_S,
) -> Iterator[list[Part]]:
    """Yield what is told of each group, in the order of the sources. What reading raises is raised here.

    A worker that says nothing for `group_limit_s` (or `listing_limit_s`, while it works listing by listing) is ended.
    """
    # Half-written output would otherwise be written again by every child that inherits it.
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError, OSError):
            stream.flush()
    pool = _Pool(job, count, group_limit_s, listing_limit_s)
    try:
        yield from pool.results()
    finally:
        pool.close()


class _Pool:
    """Hands out groups, collects results, and replaces workers that end."""

    def __init__(self, job: Job, count: int, group_limit_s: float, listing_limit_s: float) -> None:
        self._job = job
        self._limits = (group_limit_s, listing_limit_s)
        # Forked workers share the rules and the automaton; elsewhere each loads its own.
        self._context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        self._next = 0  # the first group nobody was told to do
        self._due = 0  # the group that is reported next
        self._end: int | None = None  # the number of groups, once somebody has read to the end
        self._again: list[_Task] = []
        self._done: dict[int, list[Part]] = {}
        self._count = count
        self._workers = [self._started() for _ in range(count)]

    def results(self) -> Iterator[list[Part]]:
        while self._end is None or self._due < self._end:
            for worker in self._workers:
                if worker.task is None:
                    self._give(worker)
            for pipe in wait([worker.pipe for worker in self._workers], _LOOK_S):
                self._hear(next(worker for worker in self._workers if worker.pipe is pipe))
            self._look_for_the_silent()
            while self._due in self._done:
                yield self._done.pop(self._due)
                self._due += 1

    def close(self) -> None:
        for worker in self._workers:
            _end(worker)

    def _started(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(self._job, theirs, os.getpid()), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours, heard=time.monotonic())

    def _give(self, worker: _Worker) -> None:
        again = next((task for task in self._again if task.number >= worker.read), None)
        if again is not None:
            self._again.remove(again)
            task = again
        elif self._next < self._due + _AHEAD * self._count and (self._end is None or self._next < self._end):
            task = _Task(self._next)
            self._next += 1
        else:
            return
        worker.task, worker.at, worker.heard, worker.read = task, None, time.monotonic(), task.number + 1
        with contextlib.suppress(OSError):  # it has ended: the next look sees that
            worker.pipe.send((task.number, task.careful, dict(task.poison)))

    def _hear(self, worker: _Worker) -> None:
        try:
            kind, value = worker.pipe.recv()
        except (EOFError, OSError):
            self._replace(worker, "ended the process that audited it")
            return
        worker.heard = time.monotonic()
        if kind == "at":
            worker.at = value
        elif kind == "failed":
            raise value
        elif kind == "end":
            self._end = value if self._end is None else min(self._end, value)
            worker.task = None
        elif kind == "done":
            assert worker.task is not None
            self._done[worker.task.number] = value
            worker.task = None

    def _look_for_the_silent(self) -> None:
        now = time.monotonic()
        for worker in list(self._workers):
            if worker.task is not None and now - worker.heard > self._limits[worker.task.careful]:
                self._replace(worker, f"took longer than {self._limits[1]:.0f} s", hung=True)

    def _replace(self, worker: _Worker, reason: str, *, hung: bool = False) -> None:
        """End a worker and start another; what it was at is done again, carefully."""
        _end(worker)
        task = worker.task
        if task is not None:
            if task.careful:
                deaths = task.deaths[worker.at] = task.deaths.get(worker.at, 0) + 1
                if worker.at is None and deaths > _MOST_LOST:
                    raise ListingAuditError(f"the sources cannot be read: {deaths} times, reading them {reason}")
                if worker.at is not None and (hung or deaths > 1):
                    task.poison[worker.at] = reason
            task.careful = True
            self._again.append(task)
        self._workers[self._workers.index(worker)] = self._started()


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    if worker.process.is_alive():
        worker.process.kill()
    worker.process.join()


# ------------------------------------------------------------------ in the worker


def _work(job: Job, pipe: Connection, parent: int) -> None:
    """Do what is asked until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us when the user ends it
    try:
        _answer(job, pipe, parent)
    except (EOFError, OSError):
        return
    except Exception as error:  # what reading raises belongs to whoever called
        with contextlib.suppress(OSError):
            pipe.send(("failed", _that_travels(error)))


def _that_travels(error: Exception) -> Exception:
    """The error itself, or its words where it does not survive the journey between processes."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # whatever an error's own class does wrong
        return ListingAuditError(f"{type(error).__name__}: {error}")
    return error


def _answer(job: Job, pipe: Connection, parent: int) -> None:
    reading = _Reading(job.groups(), lambda: pipe.send(("alive", None)))
    while True:
        while not pipe.poll(_LOOK_S):
            if os.getppid() != parent:
                return
        number, careful, poison = pipe.recv()
        group = reading.group(number)
        if group is None:
            pipe.send(("end", reading.count))
        elif careful:
            pipe.send(("done", _carefully(job, group, poison, lambda at: pipe.send(("at", at)))))
        else:
            pipe.send(("done", job.audit(group)))


def _carefully(job: Job, group: Group, poison: dict[int, str], tell: Callable[[int], Any]) -> list[Part]:
    """Audit listing by listing, saying each time which one comes, so that it is known if it is the last."""
    parts: list[Part] = list(group.remarks)
    for at, listing in enumerate(group.listings):
        if at in poison:
            parts.append(not_audited(listing, f"it {poison[at]}"))
            continue
        tell(at)
        parts.extend(job.audit_one(listing))
    return parts


class _Reading:
    """Reads on to the group that is wanted; numbers only rise in the life of a worker."""

    def __init__(self, groups: Iterator[Group], tell_alive: Callable[[], Any]) -> None:
        self._groups = groups
        self._tell_alive = tell_alive
        self.count = 0  # groups read so far

    def group(self, number: int) -> Group | None:
        told = time.monotonic()
        for group in self._groups:
            self.count += 1
            if self.count == number + 1:
                return group
            if time.monotonic() - told > _ALIVE_S:
                self._tell_alive()
                told = time.monotonic()
        return None
