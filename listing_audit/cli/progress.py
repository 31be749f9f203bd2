"""How far a scan has come, on standard error: one line that renews itself on a terminal, a line now and then in a log."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TextIO

from listing_audit.cli.words import either

_RENEW_S = 0.2
_FIRST_ON_TERMINAL_S = 1.0
_LOG_EVERY_S = 30.0
_CLEAR_LINE = "\r\x1b[2K"


class Progress:
    """Counts what went by and shows it once a scan takes long. Nothing is shown of a short one, or when it is quiet."""

    def __init__(self, stream: TextIO, *, quiet: bool, clock: Callable[[], float] = monotonic) -> None:
        self._stream = stream
        self._on_terminal = stream.isatty()
        self._quiet = quiet
        self._clock = clock
        self._started = clock()
        self._next = self._started + (_FIRST_ON_TERMINAL_S if self._on_terminal else _LOG_EVERY_S)
        self._listings = 0
        self._findings = 0
        self._visible = False

    def count(self, findings: int) -> None:
        """Take one listing with so many findings, and renew the line if it is time."""
        self._listings += 1
        self._findings += findings
        if self._quiet:
            return
        now = self._clock()
        if now < self._next:
            return
        line = self._line(now - self._started)
        if self._on_terminal:
            self._stream.write(_CLEAR_LINE + line)
            self._visible = True
            self._next = now + _RENEW_S
        else:
            self._stream.write(line + "\n")
            self._next = now + _LOG_EVERY_S
        self._stream.flush()

    def hide(self) -> None:
        """Take the line off the terminal, because something else is about to be written there."""
        if self._visible:
            self._stream.write(_CLEAR_LINE)
            self._stream.flush()
            self._visible = False

    def _line(self, seconds: float) -> str:
        rate = self._listings / seconds if seconds > 0 else 0.0
        return either(
            f"已审 {self._listings:,} 个商品，{self._findings:,} 项问题，{seconds:.0f} 秒（每秒 {rate:,.0f} 个）",
            f"{self._listings:,} listings, {self._findings:,} findings, {seconds:.0f} s ({rate:,.0f} a second)",
        )
