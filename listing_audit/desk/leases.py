"""The lease of a worker on its job: renewed while the worker lives and gets on, so that a killed one is soon replaced."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from listing_audit.store import jobs as job_rows
from listing_audit.store.database import Store

# How long nobody else takes a job whose worker is gone.
LEASE: Final = timedelta(seconds=40)
_RENEW_S: Final = 10.0
# Longer than building the rules on a busy machine takes, which is the longest time without a batch.
_STUCK_S: Final = 600.0


@dataclass(slots=True)
class Progress:
    """When the worker last got on, in seconds of the monotonic clock."""

    last: float = field(default_factory=time.monotonic)

    def made(self) -> None:
        """Note that a batch is done."""
        self.last = time.monotonic()


@contextmanager
def kept_lease(
    store: Store, job: int, worker: str, clock: Callable[[], datetime], stuck: Callable[[], None]
) -> Iterator[Progress]:
    """Renew the lease every few seconds in a thread while the block runs and gets on.

    When there was no progress for ten minutes, the lease is let go and `stuck` is called from that thread.
    """
    progress, over = Progress(), threading.Event()

    def renew() -> None:
        while not over.wait(_RENEW_S):
            if time.monotonic() - progress.last > _STUCK_S:
                stuck()
                return
            with store.transaction() as transaction:
                if not job_rows.renew(transaction, job, worker, clock() + LEASE):
                    return

    thread = threading.Thread(target=renew, name="lease", daemon=True)
    thread.start()
    try:
        yield progress
    finally:
        over.set()
        thread.join()
