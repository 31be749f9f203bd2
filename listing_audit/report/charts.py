"""Counts as bars, drawn as inline SVG. Every text in them is escaped."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from listing_audit.report.display import shortened, visible

_ROW, _LABEL, _BAR = 22, 160, 150


def bar_chart(title: str, rows: Sequence[tuple[str, int, str]]) -> str:
    """Return a figure with one bar a row: (label, count, CSS colour). An empty text when there is nothing to count."""
    most = max((count for _, count, _ in rows), default=0)
    if most == 0:
        return ""
    height = _ROW * len(rows) + 4
    bars = []
    for number, (label, count, colour) in enumerate(rows):
        y = number * _ROW + 2
        width = max(2, round(_BAR * count / most)) if count else 0
        name = escape(shortened(visible(label), 24))
        bars.append(
            f'<text x="0" y="{y + 15}">{name}</text>'
            f'<rect x="{_LABEL}" y="{y + 3}" width="{width}" height="15" rx="2" style="fill:{colour}"/>'
            f'<text x="{_LABEL + width + 6}" y="{y + 15}">{count}</text>'
        )
    described = ", ".join(f"{visible(label)} {count}" for label, count, _ in rows)
    return (
        f"<figure><figcaption>{escape(title)}</figcaption>"
        f'<svg viewBox="0 0 {_LABEL + _BAR + 50} {height}" role="img" aria-label="{escape(described)}">{"".join(bars)}</svg></figure>'
    )
