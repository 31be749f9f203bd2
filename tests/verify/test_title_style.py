"""Titles as marketplaces count them."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from listing_audit.model.listing import TextField
from listing_audit.model.spans import RawSpan
from listing_audit.rules.rule import TitleStyle
from listing_audit.verify.place import FieldText
from listing_audit.verify.title_style import length_in, verify_title_style
from tests.verify.rules import rule


def problems(style: TitleStyle, title: str, brand: str | None = None) -> list[tuple[object, RawSpan | None]]:
    with_style = replace(rule("find: {terms: [最佳]}"), kind="title_style", find=None, title_style=style)
    field = FieldText(TextField("title", title), "en", make=lambda: pytest.fail("no view is needed"))
    return [(o.details["problem"], o.span) for o in verify_title_style(with_style, field, "US", brand)]


@pytest.mark.parametrize(
    ("text", "unit", "length"),
    [("最佳a", "chars", 3), ("最佳a", "bytes", 5), ("最佳ａa", "width", 7), ("😀", "bytes", 4)],
)
def test_lengths_count_what_the_marketplace_counts(text: str, unit: str, length: int) -> None:
    """Characters, bytes of GB18030, or columns in which Han counts two."""
    assert length_in(text, unit) == length


def test_what_is_too_long_is_what_stands_beyond_the_limit() -> None:
    """The finding falls on the words that do not fit."""
    assert problems(TitleStyle(max_length=5), "abcdefgh") == [("too_long", RawSpan(5, 8))]
    assert problems(TitleStyle(max_length=4, unit="bytes"), "最佳面霜") == [("too_long", RawSpan(2, 4))]
    assert problems(TitleStyle(max_length=8), "abcdefgh") == []


def test_repeats_capitals_and_characters() -> None:
    """Repeats are counted by stem, small words and the brand are free, capitals are a share of the longer words."""
    assert problems(TitleStyle(max_word_repeats=2), "Bag bags BAG for a bag") == [("repeated_word", RawSpan(9, 12))]
    assert problems(TitleStyle(max_word_repeats=2), "the lamp and the desk and the chair and the rug") == []
    assert problems(TitleStyle(max_caps_ratio_percent=60), "WIRELESS EARBUDS with case") == [
        ("capitals", RawSpan(0, 16))
    ]
    assert problems(TitleStyle(forbidden_chars="!$"), "Wow! Lamp") == [("forbidden_character", RawSpan(3, 4))]
    assert problems(TitleStyle(forbidden_chars="!$"), "Yahoo! Lamp", brand="Yahoo!") == []


def test_an_emoji_of_any_kind_is_one_problem_and_signs_that_name_goods_are_none() -> None:
    """Pictures, flags and ornaments count, also where a list of characters names them; a flat, a sex or a degree does not."""
    assert problems(TitleStyle(no_emoji=True), "Mat 🔥 soft ✨") == [("forbidden_character", RawSpan(4, 5))]
    assert problems(TitleStyle(no_emoji=True), "Red ❤\ufe0f mat") == [("forbidden_character", RawSpan(4, 6))]
    assert problems(TitleStyle(no_emoji=True, forbidden_chars="★"), "★ Mat") == [("forbidden_character", RawSpan(0, 1))]
    assert problems(TitleStyle(no_emoji=True), "Clarinet in B♭, plug ♀ to ♂, 45° ½ in, Ø 8™") == []
    assert problems(TitleStyle(no_emoji=True), "★ Mat", brand="★ Mats") == []


def test_a_very_long_title_is_measured_in_linear_time() -> None:
    """A title of a megabyte is cut by one pass over it."""
    begin = time.perf_counter()
    assert problems(TitleStyle(max_length=60, unit="bytes"), "最" * 500_000)[0] == ("too_long", RawSpan(30, 500_000))
    assert time.perf_counter() - begin < 10
