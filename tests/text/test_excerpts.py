"""An excerpt is a slice of the text as given, and cuts no character that a reader sees as one."""

from __future__ import annotations

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from listing_audit.model.spans import RawSpan
from listing_audit.text.excerpts import excerpt


def test_shows_the_place_with_some_text_on_both_sides() -> None:
    raw = "一二三四五六七八九十"
    assert excerpt(raw, RawSpan(4, 6), reach=2) == ("三四五六七八", 2)


def test_stops_at_the_edges_of_the_text() -> None:
    assert excerpt("最佳面霜", RawSpan(0, 2), reach=24) == ("最佳面霜", 0)


def test_cuts_no_emoji_family_and_no_accent() -> None:
    family = "👨‍👩‍👧"
    raw = f"{family}最佳e\u0301"
    at = raw.index("最")
    assert excerpt(raw, RawSpan(at, at + 2), reach=1) == (raw, 0)


def test_a_span_beyond_the_text_gives_nothing() -> None:
    assert excerpt("", RawSpan(0, 0)) == ("", 0)
    assert excerpt("abc", RawSpan(9, 12), reach=0) == ("", 3)


@given(
    st.text(alphabet="a最e\u0301👨\u200d👩🇨🇳\r\n ", max_size=30),
    st.integers(0, 30),
    st.integers(0, 6),
    st.integers(0, 5),
)
@settings(max_examples=300, deadline=None)
def test_an_excerpt_is_a_row_of_whole_clusters(raw: str, start: int, length: int, reach: int) -> None:
    start = min(start, len(raw))
    span = RawSpan(start, min(start + length, len(raw)))
    shown, at = excerpt(raw, span, reach)
    assert raw[at : at + len(shown)] == shown
    assert shown == "" or (at <= span.start and span.end <= at + len(shown))
    edges = {0, *(match.end() for match in regex.finditer(r"\X", raw))}
    assert shown == "" or {at, at + len(shown)} <= edges
