"""Numbers with units are found whole; years, dates, prices and ordinals are none."""

from __future__ import annotations

import pytest

from listing_audit.text.field_views import build_views
from listing_audit.text.fold import FoldTables
from listing_audit.verify.measure import find_measures, find_percentages


def measures(text: str) -> list[str]:
    folded = build_views(text, FoldTables(), is_html=False).folded.text
    return [folded[start:end] for start, end in find_measures(folded)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("最大承重100kg", ["100kg"]),
        ("长10～15厘米", ["10~15厘米"]),
        ("质保十二个月", ["十二个月"]),
        ("净重两百斤", ["两百斤"]),
        ("最高60℃", ["60°c"]),
        ("噪音低至36分贝", ["36分贝"]),
        ("5000万像素，支持8K", ["5000万像素", "8k"]),
        ("面积20㎡", ["20m2"]),
        ("百分之九十九点九", ["百分之九十九点九"]),
        ("保质期12月", ["保质期12月"]),
        ("每盒30片，每片0.5g", ["30片", "0.5g"]),
        ("半小时快充", ["半小时"]),
        ("防晒SPF50+", ["spf50+"]),
        ("1500 W motor, 12V", ["1500 w", "12v"]),
        ("2.5 fl. oz", ["2.5 fl. oz"]),
        ('24" display', ['24"']),
        ("10x20x30 cm", ["10x20x30 cm"]),
        ("30 x 40 in.", ["30 x 40 in"]),
        ("18-month warranty", ["18-month"]),
        ("1,000.5 ml", ["1,000.5 ml"]),
        ("100,000 miles", ["100,000 miles"]),
        ("filters 0.3 µm", ["0.3 μm"]),
        ("轻便，100g，耐用", ["100g"]),
        ("½ cup", ["1⁄2 cup"]),
        ("1 ~ 3 hours", ["1 ~ 3 hours"]),
    ],
)
def test_finds(text: str, expected: list[str]) -> None:
    assert measures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "第一次使用", "第2次", "最好的一支笔", "一天", "2025年上市", "2025年11月3日", "11月11日", "No.1", "iPhone 15 Pro", "A4纸",
        "最低价39元", "第三代", "5 in stock", "2 in 1", "3 a day", "9 out of 10", "size 10", "mAh 5000", "B12片",
    ],
)  # fmt: skip
def test_does_not_take_for_a_measure(text: str) -> None:
    assert measures(text) == []


def test_percentages_in_digits_and_words() -> None:
    text = "含量99.9%，提升百分之三十，save 20 percent, 百分百"
    assert [text[a:b] for a, b in find_percentages(text)] == ["99.9%", "百分之三十", "20 percent", "百分百"]
