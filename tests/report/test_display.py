"""Text of strangers on a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.report.display import cells, display_width, line_ranges, shortened, visible


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain text", "plain text"),
        ("全网最佳", "全网最佳"),
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("a\x9b31mb", "a\\x9b31mb"),
        ("最\u200b佳", "最\\u200b佳"),
        ("\u202eevil\u202c", "\\u202eevil\\u202c"),
        ("tab\tand\r\nbreak\u2028end", "tab and  break end"),
        ("\u3000全角\u3000", " 全角 "),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
        ("\ue000", "\\ue000"),
        ("\u3164", "\\u3164"),
        ("e\u0301", "e\u0301"),
        ("e" + "\u0301" * 6, "e" + "\u0301" * 4 + "\\u0301" * 2),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
        ("a\u200db", "a\\u200db"),
        ("\u200d", "\\u200d"),
    ],
)
def test_what_a_terminal_would_obey_or_hide_is_shown_as_an_escape(raw, shown):
    assert visible(raw) == shown


@given(st.text())
def test_visible_text_is_one_line_of_printable_characters(text):
    shown = visible(text)
    assert all(c.isprintable() or c == "\u200d" or unicodedata.category(c) in ("Mn", "Me") for c in shown)
    assert visible(shown) == shown or any(unicodedata.category(c) in ("Mn", "Me") for c in shown)


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("最佳", 4), ("ＡＢ", 4), ("e\u0301", 1), ("🔥", 2), ("", 0), ("ｶﾞ", 2)]
)
def test_han_and_full_width_characters_take_two_columns_and_marks_none(text, width):
    assert display_width(text) == width


def test_lines_break_at_spaces_and_between_han_characters():
    text = "no hidden fees 全网最佳面霜"
    assert [text[a:b] for a, b in line_ranges(text, 10)] == ["no hidden", "fees 全网", "最佳面霜"]


def test_a_closing_mark_never_begins_and_an_opening_mark_never_ends_a_line():
    text = "今日面霜，包邮"
    assert [text[a:b] for a, b in line_ranges(text, 8)] == ["今日面", "霜，包邮"]
    text = "买面霜送（小样）"
    assert [text[a:b] for a, b in line_ranges(text, 10)] == ["买面霜送", "（小样）"]


def test_a_word_longer_than_the_line_is_cut():
    assert line_ranges("a" * 25, 10) == ((0, 10), (10, 20), (20, 25))


def test_an_empty_text_gives_one_empty_line():
    assert line_ranges("", 10) == ((0, 0),)


@given(st.text(alphabet="ab 最佳，（）\u0301🔥-", max_size=200), st.integers(min_value=2, max_value=40))
def test_lines_fit_stand_in_order_and_lose_nothing_but_blanks(text, width):
    ranges = line_ranges(text, width)
    assert all(display_width(text[a:b]) <= width for a, b in ranges)
    edge = 0
    for a, b in ranges:
        assert text[edge:a].strip(" ") == ""
        assert a <= b
        edge = b
    assert text[edge:].strip(" ") == ""


@given(st.text(max_size=80), st.integers(min_value=1, max_value=40))
def test_a_shortened_text_fits_and_is_a_beginning(text, width):
    out = shortened(text, width)
    assert out == text or (out[-1] == "…" and text.startswith(out[:-1]))
    assert display_width(out) <= width


def test_a_megabyte_without_a_break_is_laid_out_in_linear_time():
    assert len(line_ranges("最" * 200_000, 100)) == 4000
    assert len(line_ranges(" " * 200_000, 100)) == 1
    assert cells("最") == 2
