"""Clauses and sentences end at the marks of Chinese and English, not at points inside numbers, names and abbreviations."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listing_audit.text.boundaries import MAX_REACH, clause_span, sentence_span


def around(text: str, word: str) -> tuple[str, str]:
    start = text.index(word)
    low, high = clause_span(text, start, start + len(word))
    first, last = sentence_span(text, start, start + len(word))
    return text[low:high], text[first:last]


@pytest.mark.parametrize(
    ("text", "word", "clause", "sentence"),
    [
        ("面料柔软,不是最佳,但够用。欢迎选购", "最佳", "不是最佳", "面料柔软,不是最佳,但够用"),
        ("甲、乙第一、丙", "第一", "乙第一", "甲、乙第一、丙"),
        ("标题\n最佳选择\n结尾", "最佳", "最佳选择", "最佳选择"),
        ("好用!顶级(限量)面霜?", "顶级", "顶级", "顶级(限量)面霜"),
        ("含1,000.5毫升最佳容量", "最佳", "含1,000.5毫升最佳容量", "含1,000.5毫升最佳容量"),
        ("规格:最大100kg", "最大", "最大100kg", "规格:最大100kg"),
        ("every 10:30 best time, really", "best", "every 10:30 best time", "every 10:30 best time, really"),
        (
            "it is no. 1 here, in the u.s. market. next one",
            "1",
            "it is no. 1 here",
            "it is no. 1 here, in the u.s. market",
        ),
        (
            "visit a.com for the best price. bye",
            "best",
            "visit a.com for the best price",
            "visit a.com for the best price",
        ),
        ("costs $3.50 today; best value", "today", "costs $3.50 today", "costs $3.50 today"),
        ("soft - the best - and light", "best", "the best", "soft - the best - and light"),
        ("用完即止…最佳", "最佳", "最佳", "最佳"),
        ("approx. 5 cm best fit", "best", "approx. 5 cm best fit", "approx. 5 cm best fit"),
        ("最佳", "最佳", "最佳", "最佳"),
    ],
)
def test_finds_the_clause_and_the_sentence(text: str, word: str, clause: str, sentence: str) -> None:
    assert around(text, word) == (clause, sentence)


def test_marks_inside_the_place_itself_do_not_divide() -> None:
    text = "甲,最,佳,乙"
    assert clause_span(text, 2, 5) == (2, 5)


def test_text_without_marks_is_looked_at_no_further_than_the_reach() -> None:
    text = "字" * 5000
    assert clause_span(text, 2500, 2502) == (2500 - MAX_REACH, 2502 + MAX_REACH)
    assert sentence_span(text, 0, 1) == (0, 1 + MAX_REACH)


@given(st.text(alphabet="最佳ab1 ,.，。;\n-()", max_size=60), st.integers(0, 60), st.integers(0, 10))
@settings(max_examples=300, deadline=None)
def test_the_clause_lies_in_the_sentence_and_holds_the_place(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    low, high = clause_span(text, start, end)
    first, last = sentence_span(text, start, end)
    assert 0 <= first <= low <= start <= end <= high <= last <= len(text)
