"""How often somebody may try to sign in: passwords are guessed by machines, and hashing them costs."""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from typing import Final

_WINDOW_S: Final = 300
_MOST_KEYS: Final = 10_000
# Failures in five minutes: of one name from one address, of one address, of one name from anywhere. The last is wide,
# so that a stranger cannot easily lock somebody out.
_LIMITS: Final = {"pair": 5, "address": 30, "name": 100}


@dataclass(slots=True)
class Throttle:
    """Failed attempts of the last five minutes, by name and address. Memory is bounded: the oldest are forgotten."""

    failures: OrderedDict[tuple[str, str], deque[float]] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def admit(self, name: str, address: str, now: float) -> int:
        """Return 0 when an attempt may be made, which then counts as failed until `succeeded`; else in how many
        seconds to come again. Of many attempts at once no more pass than one after the other."""
        with self.lock:
            wait = max(self._wait(kind, key, now) for kind, key in _keys(name, address))
            if wait:
                return wait
            for kind, key in _keys(name, address):
                times = self.failures.setdefault((kind, key), deque(maxlen=_LIMITS[kind]))
                times.append(now)
                self.failures.move_to_end((kind, key))
            while len(self.failures) > _MOST_KEYS:
                self.failures.popitem(last=False)
            return 0

    def succeeded(self, name: str, address: str) -> None:
        """Forget the failures of a name from an address, and this attempt."""
        with self.lock:
            for kind, key in _keys(name, address):
                times = self.failures.get((kind, key))
                if times and kind != "pair":
                    times.pop()
                else:
                    self.failures.pop((kind, key), None)

    def _wait(self, kind: str, key: str, now: float) -> int:
        times = self.failures.get((kind, key))
        if times is None or len(times) < _LIMITS[kind]:
            return 0
        return max(0, int(times[0] + _WINDOW_S - now) + 1) if times[0] + _WINDOW_S > now else 0


def _keys(name: str, address: str) -> tuple[tuple[str, str], ...]:
    return ("pair", f"{name[:64]}\n{address}"), ("address", address), ("name", name[:64])
