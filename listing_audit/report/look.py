"""How a report for people looks: width, colours, symbols, and the marks round the words in question."""

from __future__ import annotations

from collections.abc import Iterator

from listing_audit.model.topics import Severity
from listing_audit.report.display import display_width, line_ranges
from listing_audit.values import frozen

# Square brackets twice, as in the examples of rule files; 【】 would drown in Chinese titles, which are full of them.
MARK_OPEN, MARK_CLOSE = "[[", "]]"

# All of them exist in GB 18030 and its forerunners too.
SYMBOLS: dict[Severity, str] = {"critical": "■", "high": "▲", "medium": "◆", "low": "●", "info": "○"}
PLAIN_SYMBOLS: dict[Severity, str] = {"critical": "#", "high": "!", "medium": "*", "low": "-", "info": "."}

_COLOURS: dict[str, str] = {
    "critical": "1;31", "high": "31", "medium": "33", "low": "36", "info": "2",
    "head": "1", "faint": "2", "words": "1;4", "good": "32",
}  # fmt: skip
_MIN_WIDTH, _MAX_WIDTH = 40, 120
LABEL_CELLS = 8


@frozen
class Look:
    """How the report looks. `width` is in columns; `limit` is how many findings are shown, None for all."""

    language: str = "en"
    width: int = 100
    colour: bool = False
    unicode_symbols: bool = True
    limit: int | None = None

    def paint(self, text: str, colour: str) -> str:
        """Return the text in a colour, or as it is when colours are off."""
        return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if self.colour and text else text

    def columns(self) -> int:
        """Return the width within what can be read with comfort."""
        return max(_MIN_WIDTH, min(self.width, _MAX_WIDTH))


def paragraph(text: str, look: Look, *, indent: int) -> Iterator[str]:
    for start, end in line_ranges(text, look.columns() - indent):
        yield " " * indent + text[start:end]


def labelled(label: str, text: str, look: Look, *, indent: int = 4) -> Iterator[str]:
    """`Label  text`, later lines aligned under the text's beginning."""
    hang = indent + max(display_width(label), LABEL_CELLS) + 2
    for number, (start, end) in enumerate(line_ranges(text, look.columns() - hang)):
        lead = " " * indent + look.paint(label, "faint") + " " * (hang - indent - display_width(label))
        yield (lead if number == 0 else " " * hang) + text[start:end]
