"""Charts of the dashboard as SVG, drawn by the server: no script, no style in them but classes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from markupsafe import Markup

from listing_audit.desk.overview import DayCounts
from listing_audit.model.topics import SEVERITIES
from listing_audit.report import wording

_WIDTH: Final = 1040
_HEIGHT: Final = 220
_LEFT: Final = 56
_TICKS: Final = (1, 2, 2.5, 5, 10)


def bar(share: float, kind: str = "") -> Markup:
    """Return a bar that fills a share, 0 to 1, of its width; beside it the count stands as text."""
    width = max(0.0, min(1.0, share)) * 100
    # What there is at all must be seen.
    width = max(width, 0.8) if share > 0 else 0.0
    return Markup(
        f'<svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<rect class="fill {escape(kind)}" width="{width:.2f}" height="6"/></svg>'
    )


def timeline(days: Sequence[DayCounts], language: str, label: str) -> Markup:
    """Return columns for each day, stacked by severity, the worst at the bottom; titles tell the numbers."""
    top = _round_up(max((day.total for day in days), default=0))
    parts = [
        f'<svg class="timeline" viewBox="0 0 {_LEFT + _WIDTH} {_HEIGHT + 34}" role="img" aria-label="{escape(label)}">'
    ]
    for step in range(5):
        value, y = top * step / 4, _HEIGHT + 8 - _HEIGHT * step / 4
        parts.append(
            f'<line class="rule" x1="{_LEFT}" x2="{_LEFT + _WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>'
            f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{_figure(value)}</text>'
        )
    width = _WIDTH / max(len(days), 1)
    for place, day in enumerate(days):
        parts.append(_column(day, _LEFT + place * width, width, top, language))
    every = max(1, -(-len(days) // 8))
    for place in range(0, len(days), every):
        x = _LEFT + place * width + width / 2
        parts.append(f'<text x="{x:.1f}" y="{_HEIGHT + 28}" text-anchor="middle">{days[place].day:%m-%d}</text>')
    return Markup("".join([*parts, "</svg>"]))


def _column(day: DayCounts, x: float, width: float, top: float, language: str) -> str:
    gap = min(6.0, width * 0.2)
    y = _HEIGHT + 8.0
    told = ", ".join(
        f"{wording.word(wording.SEVERITY_WORDS[name], language)} {day.by_severity[name]:,}"
        for name in SEVERITIES
        if day.by_severity.get(name)
    )
    parts = [f"<g><title>{day.day.isoformat()}: {day.total:,}{f' ({escape(told)})' if told else ''}</title>"]
    for name in SEVERITIES:
        height = day.by_severity.get(name, 0) / top * _HEIGHT
        if height:
            y -= height
            parts.append(
                f'<rect class="fill {name}" x="{x + gap / 2:.1f}" y="{y:.2f}" width="{width - gap:.1f}" height="{height:.2f}"/>'
            )
    return "".join([*parts, "</g>"])


def _round_up(value: float) -> float:
    """The next number that is pleasant on a scale: 1, 2, 2.5, 5 or 10 times a power of ten, at least 4."""
    scale = 1.0
    while value > scale * 10:
        scale *= 10
    return max(4.0, next(step * scale for step in _TICKS if step * scale >= value or step == 10))


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
