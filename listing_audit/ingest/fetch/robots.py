"""What a site's robots.txt allows, by RFC 9309: fetched before anything else, and in doubt read as a no."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from listing_audit.ingest.fetch.client import Answer, FetchFailed
from listing_audit.ingest.fetch.urls import UrlRefused, checked_url

if TYPE_CHECKING:
    from protego import Protego

PRODUCT: Final = "listing-audit"  # the name that a robots.txt calls this program by
ROBOTS_BYTES: Final = 500 * 1024  # RFC 9309, 2.5: at least 500 kibibytes are parsed; the rest may be left
MOST_REDIRECTS: Final = 5  # RFC 9309, 2.3.1.2
_AGENT_LINE: Final = re.compile(r"\s{0,80}user[ -]?agent(?:\s{0,20}:|\s)\s{0,80}([^#]{0,200})", re.IGNORECASE)
_MOST_SITEMAPS: Final = 200

Get = Callable[[str], Answer]


@dataclass(frozen=True, slots=True)
class Robots:
    """What one origin allows. `unread` says why its robots.txt could not be read; then nothing is allowed.

    `delay_s` is the time it wants between two visits, `sitemaps` where it says its pages are listed.
    """

    rules: Protego | None = None
    delay_s: float = 0.0
    sitemaps: tuple[str, ...] = ()
    unread: FetchFailed | None = None

    def allows(self, url: str) -> bool:
        """Return whether this program may fetch the address."""
        if self.unread is not None:
            return False
        return self.rules is None or bool(self.rules.can_fetch(url, PRODUCT))


def read_robots(origin: str, get: Get) -> Robots:
    """Return what the origin's robots.txt says. `get` fetches one address without following redirects.

    Not there (4xx) means that all is allowed; an error of the server or the network, a redirect without end or to a
    forbidden address means that nothing is. 429 is an error too: whoever is too busy to say no has not said yes.
    """
    url = f"{origin}/robots.txt"
    try:
        for _ in range(MOST_REDIRECTS + 1):
            answer = get(url)
            if answer.status not in (301, 302, 303, 307, 308):
                break
            url = checked_url(answer.headers.get("location", ""), base=url)
        else:
            raise FetchFailed("redirects", limit=MOST_REDIRECTS)
        if answer.status == 429 or answer.status >= 500 or answer.status < 200 or 300 <= answer.status < 400:
            raise FetchFailed("status", passing=True, status=answer.status)
    except UrlRefused as refused:
        return Robots(unread=FetchFailed(refused.kind))
    except FetchFailed as failed:
        return Robots(unread=failed)
    return parsed_robots(answer.body, base=url) if answer.status == 200 else Robots()


def parsed_robots(data: bytes, *, base: str) -> Robots:
    """Return what the bytes of a robots.txt say, whatever they are: what makes no sense is left out, in linear time."""
    from protego import Protego

    text = data[:ROBOTS_BYTES].decode("utf-8", "replace").removeprefix("\ufeff")
    rules = Protego.parse(_for_us(text))
    rate = rules.request_rate(PRODUCT)
    by_rate = rate.seconds / rate.requests if rate is not None else 0.0
    sitemaps: list[str] = []
    for found in rules.sitemaps:
        try:
            sitemaps.append(checked_url(found, base=base))
        except UrlRefused:
            continue
        if len(sitemaps) >= _MOST_SITEMAPS:
            break
    return Robots(rules, max(rules.crawl_delay(PRODUCT) or 0.0, by_rate), tuple(dict.fromkeys(sitemaps)))


def _for_us(text: str) -> str:
    """The text with all agents that are not this program under one name.

    The parser keeps the rules of a group once for every agent that the group names; 15,000 names over 15,000 rules
    would take hours and all the memory there is.
    """
    lines = []
    for line in text.splitlines():
        found = _AGENT_LINE.match(line)
        if found is not None:
            name = found[1].strip().lower().replace("*", "") or "*"
            line = f"User-agent: {name}" if name == "*" or name in PRODUCT else "User-agent: another-program"
        lines.append(line)
    return "\n".join(lines)
