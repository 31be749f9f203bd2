"""A run: sitemaps are opened, pages visited, each host at its own pace, and everything found is written down at once."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from hashlib import sha256
from typing import Final

from listing_audit.ingest.fetch.archive import Archive, Task
from listing_audit.ingest.fetch.client import FetchFailed
from listing_audit.ingest.fetch.messages import say
from listing_audit.ingest.fetch.pace import backoff_s
from listing_audit.ingest.fetch.record import Recorder
from listing_audit.ingest.fetch.robots import PRODUCT
from listing_audit.ingest.fetch.sitemap import SITEMAP_BYTES, read_sitemap
from listing_audit.ingest.fetch.urls import UrlRefused, checked_url, host_of, same_site
from listing_audit.ingest.fetch.visit import RobotsUnread, Visitor
from listing_audit.model.listing import ReadError

DEEPEST_SITEMAP: Final = 3
MOST_SITEMAPS: Final = 500
_NOT_REACHED: Final = frozenset({"unresolved", "private", "loopback", "link_local", "metadata", "unspecified", "multicast", "reserved",
                                 "connect", "tls"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """What to fetch and how. Times in seconds, `max_bytes` of one page, unpacked.

    policies: also fetch the privacy policies that pages link to, beside those of `policy_urls`. include: patterns such as `*/products/*`; of a sitemap's addresses only those that fit one are visited. max_pages
    counts the pages of the whole run. tries: how often an address is asked when it fails in passing.
    """

    urls: tuple[str, ...]
    sitemaps: tuple[str, ...] = ()
    policy_urls: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    policies: bool = False
    max_pages: int = 10_000
    max_bytes: int = 10 * 1024 * 1024
    tries: int = 3
    longest_wait_s: float = 120.0
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Told:
    """Something a user should know: about which address, in words, and whether it makes the run incomplete."""

    url: str
    message: str
    bad: bool = False


@dataclass(slots=True)
class Tally:
    """How a run went. `left` were not visited and are what the same command goes on with.

    passed_over: pages without a product, left out as asked. only_text: pages without one of which the visible text was
    taken. cut: addresses of sitemaps beyond what was asked for. unread: parts of pages that could not be read.
    """

    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    failed: int = 0
    passed_over: int = 0
    only_text: int = 0
    left: int = 0
    cut: int = 0
    sitemaps: int = 0
    listings: int = 0
    unread: int = 0

    @property
    def pages(self) -> int:
        """How many addresses gave an answer or failed for good."""
        return self.changed + self.unchanged + self.gone + self.failed


@dataclass(slots=True)
class Run:
    """One run over a plan. `tell` takes remarks as they come, `progress` the tally and how many addresses wait."""

    plan: Plan
    archive: Archive
    visitor: Visitor
    recorder: Recorder
    tell: Callable[[Told], object]
    progress: Callable[[Tally, int], object]
    chance: Callable[[], float]
    tally: Tally = field(default_factory=Tally)
    _number: int = 0
    _queues: dict[str, deque[Task]] = field(default_factory=dict)
    _tries: dict[Task, int] = field(default_factory=dict)
    _pages: int = 0

    def go(self) -> Tally:
        """Visit everything, write the listings, and return how it went. An interrupted run is gone on with."""
        now = self.visitor.now
        first = [*self._first_tasks()]
        self._number, left = self.archive.begin(_key(self.plan), first, now())
        if left:
            self.tell(Told("", self._say("resumed", count=left)))
        self._pages = self.archive.count(self._number, "page")
        for waiting in self.archive.waiting(self._number):
            self._queue(waiting)
        try:
            while (task := self._next()) is not None:
                self._visit(task)
                self.progress(self.tally, sum(map(len, self._queues.values())))
        finally:
            # Also when the user has had enough: what was fetched is there to be used.
            self.tally.listings = self.archive.write_listings(self.recorder.lines())
        self._tell_left()
        if not self.tally.left:
            self.archive.finish(self._number, now())
        return self.tally

    # ------------------------------------------------------------------ the queue

    def _first_tasks(self) -> Iterator[Task]:
        for text in self.plan.sitemaps:
            yield Task("sitemap", text)
        for text in self.plan.urls:
            yield Task("page", text)
        for text in self.plan.policy_urls:
            yield Task("policy", text)

    def _queue(self, task: Task) -> None:
        self._queues.setdefault(host_of(task.url), deque()).append(task)

    def _next(self) -> Task | None:
        """The first task of the host that may be asked soonest. A host that was given up keeps its tasks."""
        paces = self.visitor.paces
        open_hosts = [host for host, queue in self._queues.items() if queue and paces.of(host).closed is None]
        if not open_hosts:
            return None
        host = min(open_hosts, key=lambda host: paces.of(host).next_at)
        task = self._queues[host].popleft()
        if not self._queues[host]:
            del self._queues[host]
        return task

    def _add(self, tasks: Iterable[Task]) -> None:
        for task in self.archive.add(self._number, tasks):
            self._queue(task)

    def _tell_left(self) -> None:
        for host, queue in self._queues.items():
            if queue:
                self.tally.left += len(queue)
                key, values = self.visitor.paces.of(host).closed or ("host_closed", {"host": host, "count": 0})
                self.tell(Told(host, self._say(key, **values), bad=True))

    # ------------------------------------------------------------------ one task

    def _visit(self, task: Task) -> None:
        try:
            if task.kind == "sitemap":
                self._open_sitemap(task)
            else:
                self._read_page(task)
        except FetchFailed as failed:
            if not self._again(task, failed):
                self._fail(task, failed)
                self.archive.done(self._number, task)
            return
        self.archive.done(self._number, task)

    def _read_page(self, task: Task) -> None:
        known = self.archive.known(task)
        answer = self.visitor.visit(task.url, max_bytes=self.plan.max_bytes, known=known)
        found, changed = self.recorder.page(task, answer, known, self.visitor.now())
        if changed:
            self.tally.changed += 1
        else:
            self.tally.unchanged += 1
        self.tally.passed_over += found.passed_over
        self.tally.only_text += not found.states_product and not found.passed_over
        for part in found.told:
            if isinstance(part, ReadError):
                self.tally.unread += 1
                self.tell(Told(task.url, part.reason, bad=True))
        if not (found.listings or found.passed_over):
            self.tell(Told(task.url, self._say("no_listings")))
        if self.plan.policies and task.kind == "page":
            self._add(Task("policy", url) for url in found.policies)

    def _open_sitemap(self, task: Task) -> None:
        url = self._place_of_sitemap(task)
        if url is None:
            return
        answer = self.visitor.visit(url, max_bytes=SITEMAP_BYTES)
        sitemap = read_sitemap(answer.body)
        self.tally.sitemaps += 1
        self.tally.cut += sitemap.cut
        if not (sitemap.pages or sitemap.sitemaps):
            raise FetchFailed("sitemap_empty")
        self._add_sitemaps(task, answer.url, sitemap.sitemaps)
        pages = self._usable(task.url, answer.url, sitemap.pages)
        if self.plan.include:
            pages = [page for page in pages if any(fnmatchcase(page, pattern) for pattern in self.plan.include)]
        room = max(0, self.plan.max_pages - self._pages)
        self._pages += min(room, len(pages))
        self.tally.cut += max(0, len(pages) - room)
        self._add(Task("page", page) for page in pages[:room])

    def _place_of_sitemap(self, task: Task) -> str | None:
        """The address itself; of a bare site, where its robots.txt says that its sitemaps are, else the usual place."""
        from urllib.parse import urlsplit

        parts = urlsplit(task.url)
        if task.depth or parts.path not in ("", "/") or parts.query:
            return task.url
        stated = self.visitor.robots_of(task.url).sitemaps
        if not stated:
            return checked_url("/sitemap.xml", base=task.url)
        self._add_sitemaps(task, task.url, stated)
        return None

    def _add_sitemaps(self, task: Task, base: str, found: tuple[str, ...]) -> None:
        if found and task.depth >= DEEPEST_SITEMAP:
            raise FetchFailed("sitemap_deep", limit=DEEPEST_SITEMAP)
        room = max(0, MOST_SITEMAPS - self.archive.count(self._number, "sitemap"))
        if len(found) > room:
            self.tell(Told(task.url, self._say("sitemap_many", limit=MOST_SITEMAPS), bad=True))
            self.tally.failed += 1
        usable = self._usable(task.url, base, found)
        self._add(Task("sitemap", url, task.depth + 1) for url in usable[:room])

    def _usable(self, site: str, base: str, found: tuple[str, ...]) -> list[str]:
        """The addresses of a sitemap that stand on its own site. A sitemap cannot send us to others."""
        usable: dict[str, None] = {}
        strange: list[str] = []
        refused: list[str] = []
        for text in found:
            try:
                url = checked_url(text, base=base)
            except UrlRefused:
                refused.append(text)
                continue
            if same_site(url, site) or same_site(url, base):
                usable[url] = None
            else:
                strange.append(url)
        for key, left_out in (("sitemap_other_sites", strange), ("sitemap_refused", refused)):
            if left_out:
                self.tell(Told(site, self._say(key, count=len(left_out), example=left_out[0][:200])))
        return list(usable)

    # ------------------------------------------------------------------ failures

    def _again(self, task: Task, failed: FetchFailed) -> bool:
        """Put a task back when another try may help; after a pause that the server or the number of tries decides."""
        if not failed.passing:
            return False
        pace = self.visitor.paces.of(host_of(task.url))
        tries = self._tries[task] = self._tries.get(task, 0) + 1
        wait = failed.values.get("wait_s")
        pause = max(wait if isinstance(wait, float) else 0.0, backoff_s(tries, self.chance()))
        if isinstance(wait, float) and wait > self.plan.longest_wait_s:
            pace.close("busy_long", host=pace.host, seconds=f"{wait:.0f}")
        pace.failed(self.visitor.clock(), min(pause, self.plan.longest_wait_s), overloaded=failed.kind == "busy")
        if pace.closed is None and tries >= self.plan.tries:
            return False
        self._queue(task)
        return True

    def _fail(self, task: Task, failed: FetchFailed) -> None:
        if failed.kind == "gone" and task.kind != "sitemap":
            self.recorder.gone(task, self.visitor.now())
            self.tally.gone += 1
        else:
            self.tally.failed += 1
        values = dict(failed.values)
        if isinstance(failed, RobotsUnread):
            why = self._say(failed.why.kind, **failed.why.values)
            if failed.why.kind in _NOT_REACHED:
                # Nothing of the site was reached; that its robots.txt was the first thing asked for explains nothing.
                self.tell(Told(task.url, why, bad=True))
                return
            values["detail"] = why
        self.tell(Told(task.url, self._say(failed.kind, **values), bad=True))

    def _say(self, key: str, **values: object) -> str:
        return say(self.plan.language, key, **values)


def user_agent(version: str, contact: str | None) -> str:
    """Return how the program names itself to servers; `contact` is an address or page of whoever runs it."""
    return f"{PRODUCT}/{version}" + (f" (+{contact})" if contact else "")


def _key(plan: Plan) -> str:
    """What makes two runs the same, so that one goes on where the other was interrupted."""
    asked_for = (plan.urls, plan.sitemaps, plan.policy_urls, plan.include)
    deciding = [*map(sorted, asked_for), plan.policies, plan.max_pages]
    return sha256(json.dumps(deciding).encode()).hexdigest()
