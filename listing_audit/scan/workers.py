"""Several processes audit one catalogue: the same findings in the same order, whatever their number.

The parent divides the sources into portions; a worker is told which one to read and audit, so no text travels except
where a source can be read only once. A worker that ends or hangs loses nothing: its portion goes to a fresh one,
listing by listing, and a listing that ends a worker twice is reported as an error.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Protocol

from listing_audit.errors import ListingAuditError
from listing_audit.model.listing import Listing
from listing_audit.scan.audits import groups, not_audited

# Tasks handed out beyond the one that is reported next, for each worker: bounds what waits in memory.
_AHEAD = 4
# Given to a worker before it asks, so that it need not wait for the parent. A message longer than a pipe holds must
# not be among them: both ends would wait for the other to read.
_QUEUED = 2
# A group of 256 listings takes a fraction of a second; a listing, however hostile, some seconds.
GROUP_LIMIT_S = 120.0
LISTING_LIMIT_S = 60.0
_LOOK_S = 0.5
# Workers lost over a task before any of its listings was begun.
_MOST_LOST = 2
_ALIVE_S = 2.0


@dataclass(frozen=True, slots=True)
class Work:
    """A portion for one worker, or, when it is `shared`, one whose groups are handed out one by one."""

    portion: Any
    shared: bool = False
    is_large: bool = False  # to send: more than a few kilobytes


class Job(Protocol):
    """What a worker does. It travels to the worker once, so it must pickle where processes are not forked."""

    def read(self, portion: Any) -> Iterator[Any]:
        """Read a portion: listings, and what else is told, in order. Every worker must get the same."""

    def audit(self, parts: Iterable[Any]) -> list[Any]:
        """Return what is told of a group of parts, in order."""

    def result(self, told: list[Any]) -> list[Any]:
        """Return what travels back of all that was told of a task."""


@dataclass(slots=True)
class _Task:
    """One portion's work, or that of one group of it. `poison` says why a listing of it is given up."""

    key: tuple[int, int]
    work: Work
    careful: bool = False
    poison: dict[int, str] = field(default_factory=dict)
    deaths: dict[int | None, int] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    tasks: deque[_Task] = field(default_factory=deque)
    heard: float = 0.0
    at: int | None = None  # the listing that a careful worker is at


def audited_by_workers(
    job: Job,
    plan: Iterator[Any],
    count: int,
    *,
    group_limit_s: float = GROUP_LIMIT_S,
    listing_limit_s: float = LISTING_LIMIT_S,
) -> Iterator[list[Any]]:
    """Yield what is told of each step of the plan, in its order.

    A step is `Work`, or a list of parts that is told as it is. What reading raises is raised here. A worker that says
    nothing for `group_limit_s` (or `listing_limit_s`, while it works listing by listing) is ended.
    """
    # Half-written output would otherwise be written again by every child that inherits it.
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError, OSError):
            stream.flush()
    pool = _Pool(job, plan, count, group_limit_s, listing_limit_s)
    try:
        yield from pool.results()
    finally:
        pool.close()


class _Pool:
    """Hands out tasks, collects results, and replaces workers that end."""

    def __init__(self, job: Job, plan: Iterator[Any], count: int, group_limit_s: float, listing_limit_s: float) -> None:
        self._job = job
        self._limits = (group_limit_s, listing_limit_s)
        # Forked workers share the rules and the automaton; elsewhere each loads its own.
        self._context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        self._tasks = self._planned(plan)
        self._planned_all = False
        self._due = (0, 0)  # the task that is reported next
        self._steps = 0  # steps of the plan that were taken
        self._ends: dict[int, int] = {}  # the number of groups of a step, once somebody has read to its end
        self._again: list[_Task] = []
        self._done: dict[tuple[int, int], list[Any]] = {}
        self._open = 0  # tasks handed out and not reported
        self._count = count
        self._workers = [self._started() for _ in range(count)]

    def results(self) -> Iterator[list[Any]]:
        while True:
            self._give_all()
            yield from self._ready()
            if self._is_over():
                return
            for pipe in wait([worker.pipe for worker in self._workers], _LOOK_S):
                worker = next((one for one in self._workers if one.pipe is pipe), None)
                if worker is not None:
                    self._hear(worker)
            self._look_for_the_silent()

    def close(self) -> None:
        for worker in self._workers:
            _end(worker)

    def _planned(self, plan: Iterator[Any]) -> Iterator[_Task]:
        """The tasks of the plan. What needs no work is done at once."""
        for number, step in enumerate(plan):
            self._steps = number + 1
            if not isinstance(step, Work):
                self._done[number, 0] = step
                self._ends[number] = 1
                continue
            if not step.shared:
                self._ends[number] = 1
                yield _Task((number, 0), step)
                continue
            group = 0
            while number not in self._ends or group < self._ends[number]:
                yield _Task((number, group), step)
                group += 1
        self._planned_all = True

    def _is_over(self) -> bool:
        return self._planned_all and not self._again and not any(worker.tasks for worker in self._workers)

    def _ready(self) -> Iterator[list[Any]]:
        while True:
            number, group = self._due
            if (number, group) in self._done:
                yield self._done.pop((number, group))
                self._due = (number, group + 1)
            elif group >= self._ends.get(number, group + 1):
                self._due = (number + 1, 0)
            else:
                return

    def _started(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(self._job, theirs, os.getpid()), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours, heard=time.monotonic())

    def _give_all(self) -> None:
        """Give the workers what they can take, one each before a second to anyone."""
        for depth in range(_QUEUED):
            for worker in self._workers:
                if len(worker.tasks) == depth:
                    self._give(worker)

    def _give(self, worker: _Worker) -> None:
        if worker.tasks and worker.tasks[0].careful:
            return
        if self._again:
            task: _Task | None = None if worker.tasks else self._again.pop(0)
        elif self._waiting() < _AHEAD * self._count:
            task = next(self._tasks, None)
        else:
            task = None
        if task is None:
            return
        if worker.tasks and task.work.is_large:
            self._again.append(task)
            return
        if not worker.tasks:
            worker.at, worker.heard = None, time.monotonic()
        worker.tasks.append(task)
        with contextlib.suppress(OSError):  # it has ended: the next look sees that
            worker.pipe.send((task.key, task.work, task.careful, dict(task.poison)))

    def _waiting(self) -> int:
        return len(self._done) + len(self._again) + sum(len(worker.tasks) for worker in self._workers)

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
            number = worker.tasks.popleft().key[0]
            self._ends[number] = min(value, self._ends.get(number, value))
            worker.at = None
        elif kind == "done":
            self._done[worker.tasks.popleft().key] = value
            worker.at = None

    def _look_for_the_silent(self) -> None:
        now = time.monotonic()
        for worker in list(self._workers):
            if worker.tasks and now - worker.heard > self._limits[worker.tasks[0].careful]:
                self._replace(worker, f"took longer than {self._limits[1]:.0f} s", hung=True)

    def _replace(self, worker: _Worker, reason: str, *, hung: bool = False) -> None:
        """End a worker and start another; what it was at is done again, carefully, and what waited is done by others."""
        _end(worker)
        if worker.tasks:
            task = worker.tasks.popleft()
            if task.careful:
                deaths = task.deaths[worker.at] = task.deaths.get(worker.at, 0) + 1
                if worker.at is None and deaths > _MOST_LOST:
                    raise ListingAuditError(f"the sources cannot be read: {deaths} times, reading them {reason}")
                if worker.at is not None and (hung or deaths > 1):
                    task.poison[worker.at] = reason
            task.careful = True
            self._again.append(task)
            self._again.extend(worker.tasks)
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
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    try:
        _answer(job, pipe, parent)
    except (EOFError, OSError):
        return
    except Exception as error:  # what reading raises belongs to whoever called
        with contextlib.suppress(OSError):
            pipe.send(("failed", _that_travels(error)))


def _end_with(parent: int) -> None:
    """End this process when its parent is gone: forked workers hold the pipe open among themselves, so a send may wait
    for a reader for ever."""
    while os.getppid() == parent:
        time.sleep(_LOOK_S)
    os._exit(1)


def _that_travels(error: Exception) -> Exception:
    """The error itself, or its words where it does not survive the journey between processes."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # whatever an error's own class does wrong
        return ListingAuditError(f"{type(error).__name__}: {error}")
    return error


def _answer(job: Job, pipe: Connection, parent: int) -> None:
    tell_alive = _Alive(lambda: pipe.send(("alive", None)))
    reading = _Reading(job, tell_alive)
    while True:
        while not pipe.poll(_LOOK_S):
            if os.getppid() != parent:
                return
        key, work, careful, poison = pipe.recv()
        parts: Iterable[Any] | None = reading.group(key, work.portion) if work.shared else job.read(work.portion)
        if parts is None:
            pipe.send(("end", reading.count))
            continue
        if careful:
            told = _carefully(job, parts, poison, lambda at: pipe.send(("at", at)))
        else:
            told = _in_groups(job, parts, tell_alive)
        pipe.send(("done", job.result(told)))


class _Alive:
    """Says from time to time that the worker lives."""

    def __init__(self, tell: Callable[[], Any]) -> None:
        self._tell = tell
        self._told = time.monotonic()

    def __call__(self) -> None:
        if time.monotonic() - self._told > _ALIVE_S:
            self._tell()
            self._told = time.monotonic()


def _in_groups(job: Job, parts: Iterable[Any], tell_alive: Callable[[], Any]) -> list[Any]:
    told: list[Any] = []
    for group in groups(parts):
        told.extend(job.audit(group))
        tell_alive()
    return told


def _carefully(job: Job, parts: Iterable[Any], poison: dict[int, str], tell: Callable[[int], Any]) -> list[Any]:
    """Audit listing by listing, saying each time which one comes, so that it is known if it is the last."""
    told: list[Any] = []
    at = 0
    for part in parts:
        if not isinstance(part, Listing):
            told.append(part)
            continue
        if at in poison:
            told.append(not_audited(part, f"it {poison[at]}"))
        else:
            tell(at)
            told.extend(job.audit([part]))
        at += 1
    return told


class _Reading:
    """Reads a shared portion on to the group that is wanted, or from its beginning when that has gone by."""

    def __init__(self, job: Job, tell_alive: Callable[[], Any]) -> None:
        self._job = job
        self._tell_alive = tell_alive
        self._number: int | None = None  # of the portion
        self._groups: Iterator[list[Any]] = iter(())
        self.count = 0  # groups read so far

    def group(self, key: tuple[int, int], portion: Any) -> list[Any] | None:
        number, wanted = key
        if self._number != number or self.count > wanted:
            self._number, self.count = number, 0
            self._groups = groups(self._job.read(portion))
        for group in self._groups:
            self.count += 1
            if self.count == wanted + 1:
                return group
            self._tell_alive()
        return None
