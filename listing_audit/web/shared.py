"""The scanner that all requests share: the rules loaded once, messages in both languages, the law of today."""

from __future__ import annotations

import asyncio
import functools
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TypeVar

from listing_audit.api import Scanner
from listing_audit.web.settings import Settings

_T = TypeVar("_T")


class SharedScanner:
    """Answers are made beside the event loop: listings one at a time in one thread, because the engine's libraries need
    not be asked whether they are safe in threads; policies and prices in another, so that a long policy keeps no
    seller waiting. When the day changes, so does the law.
    """

    def __init__(self, settings: Settings, today: Callable[[], date] = date.today) -> None:
        self._settings = settings
        self._today = today
        # Puts in the rules that officers wrote, where there is a desk; asked at every answer, so that they need no restart.
        self.with_own_rules: Callable[[Scanner], Scanner] = lambda scanner: scanner
        self._scanners: dict[str, Scanner] = {}
        self._lock = threading.Lock()
        self._listings = ThreadPoolExecutor(max_workers=1, thread_name_prefix="listings")
        self._documents = ThreadPoolExecutor(max_workers=1, thread_name_prefix="documents")

    def of(self, language: str) -> Scanner:
        """Return the scanner with messages in a language; called beside the event loop, because it may load the rules."""
        with self._lock:
            return self.with_own_rules(self._of(language, self._today()))

    def _of(self, language: str, day: date) -> Scanner:
        known = self._scanners.get("en")
        if known is None or known.as_of != day:
            first = Scanner(as_of=day, language="en", rules=self._settings.rules, lexicons=self._settings.lexicons)
            _ = first.engine
            self._scanners = {"en": first, "zh": first.in_language("zh")}
        return self._scanners[language]

    def loaded(self, language: str) -> Scanner | None:
        """Return the scanner with messages in a language if the rules that ship are loaded, for pages that need not wait
        for them."""
        return self._scanners.get(language)

    def warm(self) -> None:
        """Load the rules, and the words of both languages, so that the first seller does not wait for them."""
        self.of("en").check(title="The best cream of all, clinically proven", jurisdictions=["US"], explain=True)
        self.of("zh").check(title="全网最佳面霜，国家级品质", jurisdictions=["CN"], explain=True)

    async def run(self, answer: Callable[..., _T], /, *arguments: object, **named: object) -> _T:
        """Make one answer that may audit a listing."""
        call = functools.partial(answer, *arguments, **named)
        return await asyncio.get_running_loop().run_in_executor(self._listings, call)

    def call(self, answer: Callable[..., _T], /, *arguments: object) -> _T:
        """Make one answer that may audit a listing; for pages that run beside the event loop, which may wait for it."""
        return self._listings.submit(answer, *arguments).result()

    async def run_document(self, answer: Callable[..., _T], /, *arguments: object) -> _T:
        """Make one answer about a policy, prices or rules: no listing is audited in it."""
        return await asyncio.get_running_loop().run_in_executor(self._documents, functools.partial(answer, *arguments))

    def close(self) -> None:
        """Let the running answers end and take no more."""
        for executor in (self._listings, self._documents):
            executor.shutdown(wait=True, cancel_futures=True)
