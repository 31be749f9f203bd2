"""Small drawings as inline SVG: counts as bars, prices over time as steps. Every text in them is escaped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from html import escape
from typing import Final

from listing_audit.model.findings import Detail
from listing_audit.report.display import shortened, visible

_ROW, _LABEL, _BAR = 22, 160, 150
_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 560, 170, 56, 12, 14, 26
_MAX_POINTS: Final = 400


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
        name = escape(shortened(visible(label), 22))
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


def price_chart(details: Mapping[str, Detail], labels: tuple[str, str]) -> str:
    """Return the prices of a finding over time, a step at each change, with the lawful and the claimed reference.

    `labels` name those two. An empty text when the finding has no series that can be drawn.
    """
    points = list(_points(details.get("series")))
    if len(points) < 2:
        return ""
    points = _thinned(points)
    references = [
        (label, _amount(details.get(key)))
        for label, key in zip(labels, ("lawful_reference", "as_claimed"), strict=True)
    ]
    levels = [price for _, price in points] + [value for _, value in references if value is not None]
    low, high = min(levels), max(levels)
    low, high = (low - 1, high + 1) if low == high else (low - (high - low) * 0.08, high + (high - low) * 0.08)
    first = points[0][0]
    # Room after the last change, which would otherwise stand on the edge.
    last = points[-1][0] + max(1, (points[-1][0] - first) // 12)

    def x(day: int) -> float:
        return round(_LEFT + (_WIDTH - _LEFT - _RIGHT) * (day - first) / (last - first), 1)

    def y(price: float) -> float:
        return round(_TOP + (_HEIGHT - _TOP - _BOTTOM) * (high - price) / (high - low), 1)

    path = f"M{x(points[0][0])} {y(points[0][1])}" + "".join(f"H{x(day)}V{y(price)}" for day, price in points[1:])
    path += f"H{_WIDTH - _RIGHT}"
    marks = "".join(
        f'<path d="M{_LEFT} {y(value)}H{_WIDTH - _RIGHT}" fill="none" stroke-dasharray="5 4" style="stroke:{colour}"/>'
        f'<text x="{_WIDTH - _RIGHT}" y="{y(value) - 4}" text-anchor="end">{escape(label)} {value:g}</text>'
        for (label, value), colour in zip(references, ("var(--low)", "var(--critical)"), strict=True)
        if value is not None
    )
    prices = [price for _, price in points]
    axis = "".join(
        f'<text x="{_LEFT - 6}" y="{y(price) + 4}" text-anchor="end">{price:g}</text>'
        for price in {min(prices), max(prices)}
    )
    bottom = _HEIGHT - 8
    start, end = (date.fromordinal(day).isoformat() for day in (points[0][0], points[-1][0]))
    return (
        f'<svg class="price" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{start} – {end}: {min(prices):g} – {max(prices):g}">'
        f'<path class="axis" d="M{_LEFT} {_HEIGHT - _BOTTOM}H{_WIDTH - _RIGHT}" fill="none"/>{axis}'
        f'<text x="{_LEFT}" y="{bottom}">{start}</text><text x="{x(points[-1][0])}" y="{bottom}" text-anchor="end">{end}</text>'
        f'<path d="{path}" fill="none" stroke-width="2" style="stroke:var(--fg)"/>{marks}</svg>'
    )


def _points(series: Detail) -> Iterator[tuple[int, float]]:
    """Day and price of each point, in order of time; whatever is no date with a price is left out of the drawing."""
    found = []
    for item in series if isinstance(series, list) else []:
        at, price = (item.get("at"), item.get("price")) if isinstance(item, dict) else _pair(item)
        amount = _amount(price)
        if isinstance(at, str) and amount is not None:
            try:
                found.append((date.fromisoformat(at[:10]).toordinal(), amount))
            except ValueError:
                continue
    yield from sorted(found, key=lambda point: point[0])


def _pair(item: Detail) -> tuple[Detail, Detail]:
    return (item[0], item[1]) if isinstance(item, list) and len(item) >= 2 else (None, None)


def _amount(value: Detail) -> float | None:
    if isinstance(value, dict):
        value = value.get("price")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    try:
        amount = Decimal(str(value)[:40])
    except InvalidOperation:
        return None
    return float(amount) if amount.is_finite() and abs(amount) < 10**12 else None


def _thinned(points: list[tuple[int, float]]) -> list[tuple[int, float]]:
    """At most a few hundred points, of every stretch the cheapest and the dearest: they decide."""
    if len(points) <= _MAX_POINTS:
        return points
    size = -(-len(points) // (_MAX_POINTS // 2))
    kept = [points[0]]
    for start in range(0, len(points), size):
        stretch = points[start : start + size]
        kept += sorted({min(stretch, key=lambda point: point[1]), max(stretch, key=lambda point: point[1])})
    return [*kept, points[-1]]
