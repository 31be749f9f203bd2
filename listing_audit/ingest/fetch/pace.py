"""How fast a host is asked, and when it is left alone. Clock and chance come in from outside."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

FIRST_BACKOFF_S: Final = 2.0
LONGEST_BACKOFF_S: Final = 60.0
# Whoever answers nothing five times running is down or does not want us; asking ten thousand times more helps nobody.
MOST_FAILURES: Final = 5
_SLOWER: Final = 2.0
_LONGEST_DELAY_S: Final = 60.0


@dataclass(slots=True)
class Pace:
    """One host: how long to wait between two requests, when the next one may go, and whether it has been given up.

    Times are seconds of a clock that only runs forward.
    """

    host: str
    delay_s: float
    next_at: float = 0.0
    failures: int = 0
    closed: tuple[str, dict[str, object]] | None = None  # message and values

    def asked(self, now: float) -> None:
        """Note that a request goes out now."""
        self.next_at = max(self.next_at, now + self.delay_s)

    def at_least(self, delay_s: float) -> None:
        """Wait no less than this between two requests, from now on."""
        self.delay_s = max(self.delay_s, delay_s)

    def worked(self) -> None:
        """Note that the host answered."""
        self.failures = 0

    def failed(self, now: float, pause_s: float, *, overloaded: bool) -> None:
        """Note that it did not, and pause. One that says that it is overloaded is asked more slowly from now on."""
        self.failures += 1
        self.next_at = max(self.next_at, now + pause_s)
        if overloaded:
            self.delay_s = min(max(self.delay_s * _SLOWER, 0.5), max(_LONGEST_DELAY_S, self.delay_s))
        if self.failures >= MOST_FAILURES:
            self.close("host_closed", host=self.host, count=self.failures)

    def close(self, message: str, **values: object) -> None:
        """Leave the host alone for the rest of the run; the message says why."""
        self.closed = self.closed or (message, values)


@dataclass(slots=True)
class Paces:
    """The hosts of a run. `delay_s` is the least time between two requests to any one of them."""

    delay_s: float
    hosts: dict[str, Pace] = field(default_factory=dict)

    def of(self, host: str) -> Pace:
        """Return the pace of a host, a new one if it was not asked yet."""
        return self.hosts.setdefault(host, Pace(host, self.delay_s))


def backoff_s(tries: int, chance: float) -> float:
    """Return how long to wait after so many failed tries: 2, 4, 8 … seconds, at most 60, give or take a quarter.

    chance: between 0 and 1, so that many programs that failed together do not come back together.
    """
    return float(min(FIRST_BACKOFF_S * 2.0 ** min(tries - 1, 10), LONGEST_BACKOFF_S) * (0.75 + chance / 2))


def retry_after_s(header: str | None, now: datetime) -> float | None:
    """Return how many seconds a `Retry-After` asks for: a number or a date (RFC 9110, 10.2.3). None when it says nothing."""
    text = (header or "").strip()
    if text.isascii() and text.isdecimal() and len(text) <= 9:
        return float(text)
    if not text or len(text) > 60:
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
