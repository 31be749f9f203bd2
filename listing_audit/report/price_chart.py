"""A price series as a chart: in the terminal with block characters, in reports as SVG. It draws what it is given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from html import escape
from typing import Any, Final

from listing_audit.values import frozen

_WORDS: Final = {
    "zh": {"title": "价格历史", "claimed": "被比较价", "lawful": "合法可比较的最高价", "price": "促销价", "window": "考察期", "deal": "成交", "decides": "起决定作用"},
    "en": {"title": "price history", "claimed": "claimed reference", "lawful": "lawful reference", "price": "promotional price", "window": "window", "deal": "deal",
           "decides": "decides"},
}  # fmt: skip


@frozen
class _Frame:
    """The times and prices that a chart spans. Positions are only for the eye, so that floats will do."""

    low_time: float
    high_time: float
    low: float
    high: float

    def x(self, at: str, width: float) -> float:
        return (_seconds(at) - self.low_time) / (self.high_time - self.low_time) * width

    def y(self, price: str, height: float) -> float:
        return (self.high - float(price)) / (self.high - self.low) * height


def svg_chart(series: Mapping[str, Any], *, language: str = "en", width: int = 720, height: int = 240) -> str:
    """Return an SVG drawing: steps, window, claimed and lawful reference, the points that decide. No scripts, no links."""
    frame, words = _frame(series), _WORDS["zh" if language == "zh" else "en"]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-60 -16 {width + 100} {height + 48}" role="img" '
        f'aria-label="{escape(_label(series, language))}" font-size="11" '
        f'font-family="sans-serif">'
    ]
    if series.get("window"):
        left, right = (frame.x(at, width) for at in series["window"])
        parts.append(
            f'<rect x="{left:.1f}" y="0" width="{max(right - left, 1):.1f}" height="{height}" fill="#dde7f3"/>'
            f'<text x="{left + 3:.1f}" y="{height - 4}" fill="#456">{escape(words["window"])}</text>'
        )
    for step in series["steps"]:
        if step["price"] is None:
            continue
        left, right, y = frame.x(step["from"], width), frame.x(step["to"], width), frame.y(step["price"], height)
        colour, thick = ("#b00020", 3) if step["decides"] else ("#333", 2)
        title = f"{step['from'][:10]} {step['price']}"
        parts.append(
            f'<path d="M{left:.1f} {y:.1f}H{right:.1f}" stroke="{colour}" stroke-width="{thick}"><title class="at">{escape(title)}</title></path>'
        )
    for deal in series["deals"]:
        x, y = frame.x(deal["at"], width), frame.y(deal["price"], height)
        colour = "#b00020" if deal["decides"] else "#06c"
        parts.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"><title class="at">{escape(deal["at"][:16] + " " + deal["price"])}</title></circle>'
        )
    for name, key, colour in (
        ("claimed", "claimed_reference", "#a60"),
        ("lawful", "lawful_reference", "#080"),
        ("price", "price", "#666"),
    ):
        if series.get(key) is not None:
            y = frame.y(series[key], height)
            label = escape(f"{words[name]} {series[key]}")
            parts.append(
                f'<path d="M0 {y:.1f}H{width}" stroke="{colour}" stroke-dasharray="5 4"/>'
                f'<text x="4" y="{y - 3:.1f}" fill="{colour}">{label}</text>'
            )
    for at in (series["steps"][0]["from"] if series["steps"] else series["start"], series["start"]):
        x = frame.x(at, width)
        parts.append(f'<text x="{x:.1f}" y="{height + 16}" text-anchor="middle">{escape(at[:10])}</text>')
    return "".join([*parts, "</svg>"])


def _label(series: Mapping[str, Any], language: str) -> str:
    """What the drawing shows, for those who do not see it."""
    words = _WORDS["zh" if language == "zh" else "en"]
    said = [words["title"], f"{series['start'][:10]}"]
    said += [
        f"{words[name]} {series[key]}"
        for name, key in (("claimed", "claimed_reference"), ("lawful", "lawful_reference"), ("price", "price"))
        if series.get(key) is not None
    ]
    return ("，" if language == "zh" else ", ").join(said)


def text_chart(series: Mapping[str, Any], *, language: str = "en", width: int = 72, height: int = 14) -> str:
    """Return the chart as lines of text; every line is at most `width` + 14 wide."""
    frame, words = _frame(series), _WORDS["zh" if language == "zh" else "en"]
    grid = [[" "] * (width + 1) for _ in range(height + 1)]
    if series.get("window"):
        left, right = (_cell(frame.x(at, width), width) for at in series["window"])
        for row in grid:
            row[left : right + 1] = ["·"] * (right + 1 - left)
    for key, mark in (("price", "."), ("lawful_reference", "="), ("claimed_reference", "-")):
        if series.get(key) is not None:
            grid[_cell(frame.y(series[key], height), height)] = [mark] * (width + 1)
    for step in series["steps"]:
        if step["price"] is not None:
            left, right = (_cell(frame.x(step[key], width), width) for key in ("from", "to"))
            grid[_cell(frame.y(step["price"], height), height)][left : right + 1] = [
                "█" if step["decides"] else "━"
            ] * (right + 1 - left)
    for deal in series["deals"]:
        row = grid[_cell(frame.y(deal["price"], height), height)]
        row[_cell(frame.x(deal["at"], width), width)] = "◆" if deal["decides"] else "○"
    step_height = (frame.high - frame.low) / height
    lines = [f"{frame.high - number * step_height:>11.2f} │{''.join(row)}" for number, row in enumerate(grid)]
    first = series["steps"][0]["from"][:10] if series["steps"] else series["start"][:10]
    lines.append(" " * 13 + first + series["start"][:10].rjust(width + 1 - len(first)))
    legend = [f"━ {series['currency']}", f"█ ◆ {words['decides']}", f"○ {words['deal']}", f"· {words['window']}"]
    legend += [f"{mark} {words[name]} {series[key]}" for name, key, mark in (
        ("claimed", "claimed_reference", "-"), ("lawful", "lawful_reference", "="), ("price", "price", "."),
    ) if series.get(key) is not None]  # fmt: skip
    return "\n".join([*lines, "   ".join(legend)])


def _frame(series: Mapping[str, Any]) -> _Frame:
    times = [
        series["start"],
        *(at for step in series["steps"] for at in (step["from"], step["to"])),
        *(deal["at"] for deal in series["deals"]),
    ]
    times += series.get("window") or []
    prices = [series.get(key) for key in ("price", "claimed_reference", "lawful_reference")]
    prices += [item["price"] for item in (*series["steps"], *series["deals"])]
    known = [float(price) for price in prices if price is not None] or [0.0, 1.0]
    low, high = min(known), max(known)
    pad = (high - low) * 0.08 or max(abs(high) * 0.1, 1.0)
    seconds = [_seconds(at) for at in times]
    return _Frame(
        min(seconds), max(max(seconds), min(seconds) + 1.0), max(low - pad, 0.0) if low >= 0 else low - pad, high + pad
    )


def _seconds(at: str) -> float:
    return datetime.fromisoformat(at).timestamp()


def _cell(position: float, most: int) -> int:
    return max(0, min(most, round(position)))
