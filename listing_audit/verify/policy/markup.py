"""The structure of a policy given as HTML: where its headings, list items, contents entries and table rows begin.

BeautifulSoup finds the structure; the text is taken from the document itself, blanked in its own length, so that every
place stays a place in the document as given. A table row carries the header cells that its cells stand under.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "legend", "caption"})
_TOGGLES: Final = frozenset({"button", "a", "div", "span", "label"})
_TOGGLE_CLASS: Final = re.compile(
    r"(?:accordion|collaps\w*|toggle|expand\w*|faq)[-_]{0,2}(?:title|head\w*|button|btn|trigger|toggle|question|label|link)\b|"
    r"\b(?:panel|card|tab|section|elementor-tab)-(?:title|heading)\b",
    re.IGNORECASE,
)
_MAX_HEADING: Final = 160
_MAX_CELL: Final = 600
_MAX_COLUMNS: Final = 12


@dataclass(slots=True)
class Row:
    """A row of a data table, `[start, end)` in the document. `names` are its header cells; a header row has none."""

    start: int
    end: int
    cells: tuple[int, ...]
    names: tuple[str, ...]
    is_header: bool


@dataclass(slots=True)
class Markup:
    """Where structure begins, as offsets of the `<` of its tag."""

    headings: set[int] = field(default_factory=set)
    heading_ends: set[int] = field(default_factory=set)
    items: set[int] = field(default_factory=set)
    contents: set[int] = field(default_factory=set)
    rows: dict[int, Row] = field(default_factory=dict)


def markup_of(raw: str) -> Markup:
    """Return the structure of an HTML document. Linear in its length; broken markup gives less structure, never an error."""
    from bs4 import BeautifulSoup
    from bs4.exceptions import ParserRejectedMarkup

    try:
        soup = BeautifulSoup(raw, "html.parser")
    except ParserRejectedMarkup:
        return Markup()
    lines = _line_starts(raw)
    found = Markup()
    for tag in soup.find_all(True):
        at = _offset(tag, lines)
        name = tag.name
        if name == "li":
            found.items.add(at)
            if _is_contents_entry(tag):
                found.contents.add(at)
        elif name == "table":
            for row in _rows(tag, raw, lines):
                found.rows[row.start] = row
        elif _is_heading(tag, name):
            found.headings.add(at)
            end = raw.find(f"</{name}", at, at + 4 * _MAX_HEADING + 400)
            if end >= 0:
                found.heading_ends.add(end)
    return found


def _line_starts(raw: str) -> list[int]:
    starts = [0]
    starts.extend(match.end() for match in re.finditer("\n", raw))
    return starts


def _offset(tag: Any, lines: list[int]) -> int:
    return lines[min(int(tag.sourceline), len(lines)) - 1] + int(tag.sourcepos)


def _is_heading(tag: Any, name: str) -> bool:
    """A heading by its name, an accordion's title, or a paragraph that is bold from end to end."""
    if name in _HEADINGS or tag.get("role") == "heading":
        return True
    if name in _TOGGLES and (
        tag.has_attr("aria-expanded")
        or tag.has_attr("data-toggle")
        or _TOGGLE_CLASS.search(" ".join(tag.get_attribute_list("class", "")))
    ):
        return True
    if name not in ("p", "div"):
        return False
    inside = [child for child in tag.contents[:4] if getattr(child, "name", None) or str(child).strip()]
    if len(inside) != 1 or len(tag.contents) > 4 or inside[0].name not in ("b", "strong", "u"):
        return False
    text = inside[0].string
    return text is not None and 1 < len(text.strip()) <= 80 and text.strip()[-1] not in "。.；;，,、：:"


def _is_contents_entry(tag: Any) -> bool:
    """A list entry that is nothing but a link to a place in the same document."""
    inside = [child for child in tag.contents[:6] if getattr(child, "name", None) or str(child).strip()]
    return (
        len(inside) == 1
        and len(tag.contents) <= 6
        and inside[0].name == "a"
        and str(inside[0].get("href") or "").startswith("#")
    )


def _rows(table: Any, raw: str, lines: list[int]) -> Iterator[Row]:
    """The rows of a table of data. A table that lays out the page (one column, or tables in it) has none."""
    if table.find("table") is not None:
        return
    names: tuple[str, ...] = ()
    for number, row in enumerate(table.find_all("tr")):
        cells = row.find_all(("td", "th"), recursive=False)
        if not 2 <= len(cells) <= _MAX_COLUMNS:
            continue
        start, last = _offset(row, lines), _offset(cells[-1], lines)
        end = raw.find("</tr", last, last + 20 * _MAX_CELL)
        heads = all(cell.name == "th" for cell in cells) or (row.parent is not None and row.parent.name == "thead")
        is_header = heads or (number == 0 and _looks_like_header(cells))
        texts = tuple(_cell_text(cell) for cell in cells)
        # A row that begins with a heading of its own stands under that too; its text is a cell like the others.
        yield Row(
            start,
            end if end >= 0 else len(raw),
            tuple(_offset(cell, lines) for cell in cells),
            () if is_header else names,
            is_header,
        )
        if is_header:
            names = texts


def _looks_like_header(cells: Any) -> bool:
    """Short cells without a full stop, in the first row of a table that marks no header."""
    texts = [_cell_text(cell) for cell in cells]
    return all(0 < len(text) <= 40 and text[-1] not in "。." and "@" not in text for text in texts)


def _cell_text(cell: Any) -> str:
    parts: list[str] = []
    length = 0
    for string in cell.strings:
        parts.append(str(string).strip())
        length += len(string)
        if length > _MAX_CELL:
            break
    return " ".join(part for part in parts if part)[:_MAX_CELL]
