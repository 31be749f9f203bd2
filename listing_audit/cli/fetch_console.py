"""What `listing-audit fetch` says while it runs: remarks as they come, how far it is, and all counts at the end."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final, TextIO

from listing_audit.cli.words import either
from listing_audit.report.display import visible

if TYPE_CHECKING:
    from listing_audit.ingest.fetch.run import Tally, Told

# Remarks may come for every page of a shop; errors are always shown.
_MOST_SHOWN: Final = 100
_RENEW_S: Final = {True: 0.2, False: 30.0}  # on a terminal, in a log
_CLEAR_LINE: Final = "\r\x1b[2K"


class Console:
    """Tells on standard error how a run goes: remarks as they come, a line that renews itself, the counts at the end."""

    def __init__(self, stream: TextIO, *, quiet: bool) -> None:
        self._stream = stream
        self._quiet = quiet
        self._on_terminal = stream.isatty()
        self._shown = 0
        self._unshown = 0
        self._next = time.monotonic() + _RENEW_S[self._on_terminal]

    def tell(self, told: Told) -> None:
        """Show a remark. What servers and pages say is shown with nothing in it that a terminal would obey."""
        if not told.bad and (self._quiet or self._shown >= _MOST_SHOWN):
            self._unshown += not self._quiet
            return
        self._shown += not told.bad
        label = either("错误：", "error: ") if told.bad else ""
        place = f"{visible(told.url)}: " if told.url else ""
        self._write(f"{label}{place}{visible(told.message)}\n")

    def progress(self, tally: Tally, waiting: int) -> None:
        """Show how far the run has come, now and then."""
        if self._quiet or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _RENEW_S[self._on_terminal]
        line = either(
            f"{tally.pages:,} 页完成，{tally.failed + tally.gone:,} 页失败，还有 {waiting:,} 页",
            f"{tally.pages:,} pages done, {tally.failed + tally.gone:,} of them failed, {waiting:,} to go",
        )
        self._stream.write(_CLEAR_LINE + line if self._on_terminal else line + "\n")
        self._stream.flush()

    def end(self, tally: Tally, max_pages: int) -> None:
        """Show the counts, all of them, so that nothing is left out in silence."""
        if self._unshown:
            self._write(
                either(f"另有 {self._unshown} 条说明未显示\n", f"{self._unshown} more remarks were not shown\n")
            )
        if tally.cut:
            more = f"--max-pages {max_pages}: "
            self._write(
                more + either(f"另有 {tally.cut:,} 个网址未抓取\n", f"{tally.cut:,} more addresses were not fetched\n")
            )
        if not self._quiet:
            self._write(_counts(tally) + "\n")

    def _write(self, text: str) -> None:
        self._stream.write((_CLEAR_LINE if self._on_terminal else "") + text)
        self._stream.flush()


def _counts(tally: Tally) -> str:
    parts = [
        either(f"{tally.changed:,} 页新增或有变化", f"{tally.changed:,} new or changed"),
        either(f"{tally.unchanged:,} 页未变", f"{tally.unchanged:,} unchanged"),
    ]
    for count, chinese, english in (
        (tally.passed_over, "页没有商品而略过", "without a product, left out"),
        (tally.only_text, "页没有商品数据，取其文字", "without product data, taken as text"),
        (tally.gone, "页已不存在", "no longer there"),
        (tally.failed, "个网址失败", "failed"),
        (tally.left, "个网址留待下次", "left for the next run"),
    ):
        if count:
            parts.append(either(f"{count:,} {chinese}", f"{count:,} {english}"))
    listings = either(f"共 {tally.listings:,} 个商品", f"{tally.listings:,} listings in all")
    return either("，", ", ").join(parts) + either("；", "; ") + listings
