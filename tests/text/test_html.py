"""Blanking keeps every place, shows what a browser shows, and costs no more than the text is long."""

from __future__ import annotations

import time

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from listing_audit.text.fold import DROPPED
from listing_audit.text.html import blank_html, looks_like_html


def shown(raw: str) -> str:
    return blank_html(raw).replace(DROPPED, "")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("最<b>佳</b>面霜", "最佳面霜"),
        ("最&#20339;", "最佳"),
        ("最&#x4F73;&nbsp;A&amp;B", "最佳\xa0A&B"),
        ("<p>甲</p><p>乙</p>", "\n甲\n\n乙\n"),
        ("一<br>二<br/>三", "一\n二\n三"),
        ("<ul><li>a<li>b</ul>", "\n\na\nb\n"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "\n\n\na\n\nb\n\n\n"),
        ('<a href="x>y" title="最佳">link</a>', "link"),
        ("<img alt='顶级' src=a.jpg>好", "好"),
        ("<!-- 最佳 -->好<!---->的", "好的"),
        ("<script>var a = '最佳<b>';</script>好", "好"),
        ("<STYLE>p{}</sTyLe >好", "好"),
        ("<![CDATA[最<i>佳</i>]]>", "最佳"),
        ("<!DOCTYPE html><?xml version='1.0'?>好", "好"),
        ("<o:p class=n>x</o:p><br>", "x\n"),
        ("&lt;p&gt;最&lt;b&gt;佳&lt;/b&gt;&lt;/p&gt;", "\n最佳\n"),
        ("&amp;lt;br&amp;gt;a &amp;amp; b", "\na & b"),
        ("&amp;nbsp;x", "\xa0x"),
        ("&ampx &ltb", "&x <b"),
        ("a </> b", "a  b"),
    ],
)
def test_shows_what_a_browser_shows(raw: str, expected: str) -> None:
    assert shown(raw) == expected


@pytest.mark.parametrize(
    "raw", ["<5 kg", "a < b > c", "3<4", "AT&T", "x &foo; y", "<p>打开<iPhone 15></p>", "<均码>", "a</b c"]
)
def test_leaves_text_standing_that_is_no_markup(raw: str) -> None:
    assert shown(raw).replace("\n", "") == raw.replace("<p>", "").replace("</p>", "")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("<p>甲</p", "\n甲</p"),
        ('<p class="a>最佳</p>正品', "\n最佳\n正品"),
        ("甲<script>乙", "甲"),
        ("甲<!-- 乙", "甲"),
        ("<b<b>甲", "<b甲"),
    ],
)
def test_broken_markup_loses_no_text_that_a_browser_shows(raw: str, expected: str) -> None:
    assert shown(raw) == expected


def test_places_stay_where_they_were() -> None:
    raw = "<p>最<b>佳</b>&amp;好</p>"
    blanked = blank_html(raw)
    assert blanked[0] == "\n"
    assert [blanked.index(char) for char in "最佳&好"] == [
        raw.index("最"),
        raw.index("佳"),
        raw.index("&"),
        raw.index("好"),
    ]


def test_a_reference_is_shown_where_it_begins() -> None:
    assert blank_html("a&#20339;b") == "a佳" + DROPPED * 7 + "b"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>x</p>", True), ("x<br>y", True), ("<IMG src=a>", True), ("<input checked>", True), ("a &amp; b", True),
        ("&#20339;", True), ("<!-- x", True), ("&lt;p&gt;", True),
        ("", False), ("纯文本", False), ("AT&T", False), ("<5 kg", False), ("a<b and c>d", False), ("<iPhone 15>", False),
        ("1 < 2 > 0", False), ("x &foo; y", False),
    ],
)  # fmt: skip
def test_tells_html_from_text(text: str, expected: bool) -> None:
    assert looks_like_html(text) is expected


# ------------------------------------------------------------------ properties

_MARKUP = st.sampled_from(
    ["<", ">", "</", "<!--", "-->", "<p>", "</p>", "<b ", "<br/>", '"', "'", "=", "&", "&lt;", "&amp;", "&#", "&#65;", ";",
     "<script>", "</script>", "<style", "<![CDATA[", "]]>", "<?", "<!", " ", "a", "最佳", "x=1", "\n", DROPPED]
)  # fmt: skip


@given(st.lists(_MARKUP, max_size=40).map("".join))
@settings(max_examples=400, deadline=None)
def test_the_length_always_stays(raw: str) -> None:
    assert len(blank_html(raw)) == len(raw)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="<&]" + DROPPED), max_size=60))
@settings(max_examples=100, deadline=None)
def test_text_without_markup_stays_as_it_is(raw: str) -> None:
    assert blank_html(raw) == raw


_WORDS = st.text(alphabet="ab 最佳，.\"'=1>", min_size=0, max_size=8)
_ATTRIBUTES = st.sampled_from(["", ' class="x"', " id='最佳>'", " hidden", ' href="a?b=1&amp;c=2"', " width=3"])
_NAMES = st.sampled_from(["p", "b", "div", "span", "li", "td", "h2", "em", "a", "section"])


def _element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda name, attributes, inner: f"<{name}{attributes}>{''.join(inner)}</{name}>",
        _NAMES, _ATTRIBUTES, st.lists(children, max_size=3),
    )  # fmt: skip


_LEAVES = st.one_of(
    _WORDS,
    st.sampled_from(
        ["<br>", "<br />", "<!-- 甲 -->", "&amp;", "&#20339;", "&nbsp;", "&copy;", '<img alt="乙>" src=x>']
    ),
)
_DOCUMENTS = st.lists(st.recursive(_LEAVES, _element, max_leaves=12), max_size=4).map("".join)


@given(_DOCUMENTS)
@settings(max_examples=300, deadline=None)
def test_shows_the_text_that_beautiful_soup_sees(raw: str) -> None:
    seen = BeautifulSoup(raw, "html.parser").get_text()
    assert "".join(shown(raw).split()) == "".join(seen.split())


@pytest.mark.parametrize(
    "seed",
    ["<a ", "<!--", "<", "</", "<!", "<div>", "<script>", "&", "&#", "&amp;", "&lt;p&gt;", "<![CDATA[", "]]>", '<a ="', "<a ='\">",
     "<a b='><c d=\">", "<p a=1 ", "<x a=b c=d ", "<p><x a=b c>", "<p title='", "&abcdefghijklmnopqrstuvwxyz", "<style"],
)  # fmt: skip
@pytest.mark.parametrize("ending", ["", ">", "\"'>"])
def test_a_megabyte_of_hostile_markup_takes_no_longer_than_seconds(seed: str, ending: str) -> None:
    raw = (seed * (1_000_000 // len(seed) + 1))[:1_000_000] + ending
    begun = time.perf_counter()
    looks_like_html(raw)
    blanked = blank_html(raw)
    assert time.perf_counter() - begun < 4
    assert len(blanked) == len(raw)
