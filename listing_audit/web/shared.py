"""The scanner that all requests share: the rules loaded once, messages in both languages, the law of today."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TypeVar

from listing_audit.api import Scanner
from listing_audit.web.settings import Settings

_T = TypeVar("_T")


class SharedScanner:
    """Answers are made one at a time beside the event loop: the engine keeps all of one processor busy anyway, and
    its libraries need not be asked whether they are safe in threads. When the day changes, so does the law.
    """

    def __init__(self, settings: Settings, today: Callable[[], date] = date.today) -> None:
        self._settings = settings
        self._today = today
        self._scanners: dict[str, Scanner] = {}
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="listing-audit")

    def of(self, language: str) -> Scanner:
        """Return the scanner with messages in a language; called in the thread of `run` only."""
        day = self._today()
        known = self._scanners.get("en")
        if known is None or known.as_of != day:
            first = Scanner(as_of=day, language="en", rules=self._settings.rules, lexicons=self._settings.lexicons)
            _ = first.engine
            self._scanners = {"en": first, "zh": first.in_language("zh")}
        return self._scanners[language]

    def warm(self) -> None:
        """Load the rules, and the words of both languages, so that the first seller does not wait for them."""
        self.of("en").check(title="The best cream of all, clinically proven", jurisdictions=["US"], explain=True)
        self.of("zh").check(title="全网最佳面霜，国家级品质", jurisdictions=["CN"], explain=True)

    async def run(self, answer: Callable[..., _T], /, *arguments: object, **named: object) -> _T:
        """Make one answer in the thread of the engine."""
        call = functools.partial(answer, *arguments, **named)
        return await asyncio.get_running_loop().run_in_executor(self._executor, call)

    def close(self) -> None:
        """Let the running answer end and take no more."""
        self._executor.shutdown(wait=True, cancel_futures=True)
