"""One visit to one address: ask the site's robots.txt, keep the host's pace, follow redirects, ask only for news."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from listing_audit.ingest.fetch.archive import KnownPage
from listing_audit.ingest.fetch.client import Answer, Client, FetchFailed
from listing_audit.ingest.fetch.pace import Paces, retry_after_s
from listing_audit.ingest.fetch.robots import ROBOTS_BYTES, Robots, read_robots
from listing_audit.ingest.fetch.urls import UrlRefused, checked_url, host_of, origin_of

MOST_REDIRECTS: Final = 5
ROBOTS_HOLD_S: Final = 24 * 3600.0  # RFC 9309, 2.4: no longer than a day
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_GONE: Final = frozenset({404, 410})
# Answers that say "not now". The rest of 4xx says "not so", and asking again would change nothing.
_PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
OVERLOADED: Final = frozenset({429, 503})


@dataclass(slots=True)
class Visitor:
    """Visits addresses for one run. Robots rules and the pace of each host are kept from visit to visit.

    longest_delay_s: a site that asks for more time between two visits is not visited at all. robots_tries: how often an
    unreadable robots.txt is asked for before it counts as a no. clock, sleep, now: time from outside.
    """

    client: Client
    paces: Paces
    longest_delay_s: float
    robots_tries: int
    clock: Callable[[], float]
    sleep: Callable[[float], object]
    now: Callable[[], datetime]
    _robots: dict[str, tuple[Robots, float]] = field(default_factory=dict)
    _unread: dict[str, int] = field(default_factory=dict)

    def visit(self, url: str, *, max_bytes: int, known: KnownPage | None = None) -> Answer:
        """Return the answer at the end of the redirects: status 200 with content, or 304 where nothing is new.

        Its `url` is where it was found. Raises FetchFailed; `passing` ones are worth another visit later.
        """
        for _ in range(MOST_REDIRECTS + 1):
            self._ask_leave(url)
            headers = _only_news(known) if known is not None and known.final_url == url else {}
            answer = self._get(url, max_bytes=max_bytes, headers=headers)
            if answer.status not in _REDIRECTS:
                return self._usable(answer, asked_for_news=bool(headers))
            try:
                url = checked_url(answer.headers.get("location", ""), base=url)
            except UrlRefused as refused:
                target = answer.headers.get("location", "")[:200]
                raise FetchFailed("redirect_bad", detail=target or refused.kind) from refused
        raise FetchFailed("redirects", limit=MOST_REDIRECTS)

    def robots_of(self, url: str) -> Robots:
        """Return what the origin of an address allows, asking for its robots.txt once a day."""
        origin = origin_of(url)
        if origin in self._robots:
            known, asked_at = self._robots[origin]
            fresh = self.clock() - asked_at < ROBOTS_HOLD_S
            if fresh and not self._worth_asking_again(origin, known):
                return known
        robots = read_robots(origin, lambda target: self._get(target, max_bytes=ROBOTS_BYTES, truncate=True))
        if robots.unread is not None:
            self._unread[origin] = self._unread.get(origin, 0) + 1
        self._robots[origin] = (robots, self.clock())
        pace = self.paces.of(host_of(url))
        pace.at_least(min(robots.delay_s, self.longest_delay_s))
        pace.asked(self.clock())  # its delay holds from here on, also between robots.txt and the first page
        return robots

    def _worth_asking_again(self, origin: str, robots: Robots) -> bool:
        return robots.unread is not None and robots.unread.passing and self._unread.get(origin, 0) < self.robots_tries

    def _ask_leave(self, url: str) -> None:
        robots = self.robots_of(url)
        origin = origin_of(url)
        if robots.unread is not None:
            again = self._worth_asking_again(origin, robots)
            raise RobotsUnread(origin, robots.unread, passing=again)
        if not robots.allows(url):
            raise FetchFailed("robots")
        if robots.delay_s > self.longest_delay_s:
            raise FetchFailed("robots_slow", seconds=f"{robots.delay_s:g}", limit=f"{self.longest_delay_s:g}")

    def _get(
        self, url: str, *, max_bytes: int, headers: dict[str, str] | None = None, truncate: bool = False
    ) -> Answer:
        """One request, no sooner than its host's pace allows."""
        pace = self.paces.of(host_of(url))
        wait = pace.next_at - self.clock()
        if wait > 0:
            self.sleep(wait)
        try:
            return self.client.get(url, max_bytes=max_bytes, headers=headers, truncate=truncate)
        finally:
            pace.asked(self.clock())

    def _usable(self, answer: Answer, *, asked_for_news: bool) -> Answer:
        status = answer.status
        if status == 200 or (status == 304 and asked_for_news):
            self.paces.of(host_of(answer.url)).worked()
            return answer
        if status in _GONE:
            raise FetchFailed("gone", status=status)
        if status in OVERLOADED:
            wait = retry_after_s(answer.headers.get("retry-after"), self.now())
            raise FetchFailed("busy", passing=True, status=status, wait_s=wait)
        raise FetchFailed("status", passing=status in _PASSING, status=status)


class RobotsUnread(FetchFailed):
    """A robots.txt that could not be read; `why` is the failure underneath."""

    def __init__(self, origin: str, why: FetchFailed, *, passing: bool) -> None:
        super().__init__("robots_unread", passing=passing, origin=origin)
        self.why = why


def _only_news(known: KnownPage) -> dict[str, str]:
    """Headers that ask for the content only if it changed. What a server once sent is sent back only if it is clean."""
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in headers.items() if value and value.isascii() and value.isprintable()}
