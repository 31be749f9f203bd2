"""Charts draw what they are given, and nothing hostile gets through."""

from __future__ import annotations

from xml.etree import ElementTree

from listing_audit.report.price_chart import svg_chart, text_chart
from listing_audit.verify.price.series import series_of
from tests.verify.price.promotions import judged

SERIES = series_of(
    judged("DE", "2026-01-01=100 2026-05-10=80s 2026-05-12=100", "2026-05-28", "70", "100", label="Vorher")
)


def test_the_svg_is_one_well_formed_drawing_with_every_line() -> None:
    root = ElementTree.fromstring(svg_chart(SERIES))
    words = " ".join(text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text"))
    assert all(
        each in words for each in ("window", "claimed reference 100", "lawful reference 80", "promotional price 70")
    )


def test_markup_in_a_series_is_escaped() -> None:
    hostile = {**SERIES, "lawful_reference": "80", "currency": "<script>"}
    assert "<script>" not in svg_chart(hostile)


def test_the_text_chart_marks_the_step_that_decides_on_the_lawful_line() -> None:
    lines = text_chart(SERIES, width=60, height=10).split("\n")
    assert next(line for line in lines if "█" in line and "=" in line)
    assert max(map(len, lines[:-1])) <= 60 + 14


def test_a_series_without_any_price_is_drawn_empty() -> None:
    empty = series_of(judged("DE", "", "2026-05-28", "70", "100"))
    assert ElementTree.fromstring(svg_chart(empty)).tag.endswith("svg")
    assert text_chart(empty)
