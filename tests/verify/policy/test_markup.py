"""The structure of policy pages: accordions, bold titles, tables of data, and tables that only lay out a page."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from listing_audit.verify.policy.document import read_policy
from listing_audit.verify.policy.markup import markup_of


def headings(raw: str) -> list[str]:
    return [one.low for one in read_policy(raw, is_html=True).headings]


def test_titles_of_accordions_and_bold_paragraphs_are_headings() -> None:
    raw = (
        '<button class="accordion-title" aria-expanded="false">Sharing</button><div><p>Our courier gets your address.</p></div>'
        "<p><strong>Retention</strong></p><p>Orders are kept for six years.</p>"
        "<details><summary>Rights</summary><p>You may ask for a copy.</p></details>"
    )
    assert headings(raw) == ["sharing", "retention", "rights"]
    assert [(one.heading, one.text) for one in read_policy(raw, is_html=True).sentences] == [
        ("sharing", "Our courier gets your address."),
        ("retention", "Orders are kept for six years."),
        ("rights", "You may ask for a copy."),
    ]


def test_an_empty_accordion_panel_is_a_heading_with_nothing_under_it() -> None:
    raw = '<button aria-expanded="true">Retention</button><div></div><button aria-expanded="true">Contact</button><p>hi@a.example</p>'
    assert [(one.heading, one.text) for one in read_policy(raw, is_html=True).sentences] == [
        ("contact", "hi@a.example")
    ]


def test_cells_stand_under_the_header_cells_of_their_own_table() -> None:
    """The second table has headers of its own; the first row of a table without marked headers serves as one."""
    raw = (
        "<table><thead><tr><th>信息</th><th>期限</th></tr></thead><tbody><tr><td>订单</td><td>三年</td></tr></tbody></table>"
        "<table><tr><td>接收方</td><td>目的</td></tr><tr><td>中通快递</td><td>送货</td></tr></table>"
    )
    assert [one.text for one in read_policy(raw, is_html=True).sentences] == [
        "信息 | 期限",
        "信息: 订单 | 期限: 三年",
        "接收方 | 目的",
        "接收方: 中通快递 | 目的: 送货",
    ]


def test_a_table_that_lays_out_the_page_is_read_as_text() -> None:
    raw = "<table><tr><td><p>We collect names.</p><p>We ship orders.</p></td></tr></table>"
    assert [one.text for one in read_policy(raw, is_html=True).sentences] == ["We collect names.", "We ship orders."]


def test_entries_that_only_link_into_the_page_are_found() -> None:
    raw = '<ul><li><a href="#r">Your rights</a></li><li><a href="/x">Elsewhere</a></li></ul>'
    assert markup_of(raw).contents == {raw.index("<li>")}


def test_a_sentence_between_tags_is_quoted_without_them() -> None:
    """The place of a sentence begins at its first letter and ends at its last, whatever tags stand around."""
    raw = "<div><p>We keep <b>orders</b> for six years.</p><p>Then we delete them.</p></div>"
    assert [raw[one.start : one.end] for one in read_policy(raw, is_html=True).sentences] == [
        "We keep <b>orders</b> for six years.",
        "Then we delete them.",
    ]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<table>",
                "</table>",
                "<tr>",
                "</tr>",
                "<td>",
                "<th>",
                "<li>",
                "<h2>",
                "</h2>",
                "<button aria-expanded=x>",
                "a b.",
                "您好。",
                "<",
                "&amp;",
                "\n",
            ]
        ),
        max_size=60,
    )
)
def test_broken_markup_never_moves_a_sentence_out_of_the_document(parts: list[str]) -> None:
    raw = "".join(parts)
    for one in read_policy(raw, is_html=True).sentences:
        assert 0 <= one.start <= one.end <= len(raw)
