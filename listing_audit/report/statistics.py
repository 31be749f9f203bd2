"""Counts by rule instead of findings: where most of the work is, on one screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from listing_audit.report import wording
from listing_audit.report.display import display_width, shortened, visible
from listing_audit.report.look import Look
from listing_audit.report.summary_text import summary_lines, unread_line

if TYPE_CHECKING:
    from listing_audit.model.findings import Consideration, Finding, RunFacts, Summary
    from listing_audit.model.listing import Listing, ReadError, ReadNote
    from listing_audit.report.records import RuleFacts


class StatisticsReport:
    """Writes, at the end, how many findings each rule has in how many listings, the most frequent first.

    Suppressed findings are not counted.
    """

    def __init__(self, out: TextIO, look: Look) -> None:
        self._out = out
        self._look = look
        self._findings: Counter[str] = Counter()
        self._listings: Counter[str] = Counter()
        self._run: RunFacts | None = None

    def begin(self, run: RunFacts) -> None:
        self._run = run

    def audited(
        self, listing: Listing, findings: Sequence[Finding], considerations: Sequence[Consideration] = ()
    ) -> None:
        open_rules = [finding.rule_id for finding in findings if finding.suppressed is None]
        self._findings.update(open_rules)
        self._listings.update(set(open_rules))

    def unread(self, error: ReadError) -> None:
        self._out.write(unread_line(error, self._look.language) + "\n")

    def noted(self, note: ReadNote) -> None:
        pass

    def finish(self, summary: Summary, rules: Sequence[RuleFacts], gone: Sequence[Finding] = ()) -> None:
        assert self._run is not None, "begin comes first"
        look = self._look
        titles = {rule.id: rule.title for rule in rules}
        ranked = sorted(self._findings.items(), key=lambda item: (-item[1], item[0]))
        if ranked:
            self._out.write(look.paint(wording.phrase("statistics", look.language), "head") + "\n")
        digits = max((len(str(count)) for _, count in ranked), default=0)
        width = max((display_width(visible(rule)) for rule, _ in ranked), default=0)
        for rule, count in ranked:
            listings = wording.phrase("in_listings", look.language, count=self._listings[rule])
            name = visible(rule) + " " * (width - display_width(visible(rule)))
            line = f"  {count:>{digits}}  {name}  {listings}"
            room = look.columns() - display_width(line) - 2
            title = shortened(visible(titles.get(rule, "")), room) if room > 10 else ""
            self._out.write((f"{line}  {look.paint(title, 'faint')}" if title else line) + "\n")
        if ranked:
            self._out.write("\n")
        for line in summary_lines(summary, self._run, look.language, look.paint):
            self._out.write(line + "\n")
        self._out.flush()
