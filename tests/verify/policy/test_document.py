"""Structure: what is a heading, a list, a table of contents, a placeholder, and where each sentence stands."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from listing_audit.verify.policy.document import read_policy
from listing_audit.verify.policy.grades import grades
from listing_audit.verify.policy.lines import PLACEHOLDER
from listing_audit.verify.policy.reading import read


def texts(raw: str, *, is_html: bool | None = None) -> list[str]:
    return [sentence.text for sentence in read_policy(raw, is_html=is_html).sentences]


def test_items_keep_the_head_of_their_list() -> None:
    """ "You may ask us to:" belongs to each of its items."""
    document = read_policy("You may ask us to:\n- delete your data;\n- send you a copy.\n", is_html=None)
    assert [one.full for one in document.sentences][1:] == [
        "you may ask us to: delete your data;",
        "you may ask us to: send you a copy.",
    ]


def test_an_unfinished_heading_is_the_head_of_the_list_below_it() -> None:
    """ "You have the right" without a colon belongs to each of its items too."""
    document = read_policy("Your rights\n\nYou have the right\n\n- to have data erased,\n- to object.\n", is_html=None)
    assert [one.full for one in document.sentences][-2:] == [
        "you have the right to have data erased,",
        "you have the right to object.",
    ]


def test_html_headings_rows_and_items_are_read_in_place() -> None:
    """Spans are in the raw HTML; the cells of a row stay together under their header cells."""
    raw = (
        "<h2>Retention</h2><p>We keep <b>orders</b> for six years.</p><table><tr><th>Data</th><th>Period</th></tr>"
        "<tr><td>Logs</td><td>90 days</td></tr></table>"
    )
    document = read_policy(raw, is_html=True)
    assert [one.low for one in document.headings] == ["retention"]
    first, _, row = document.sentences
    assert first.text == "We keep orders for six years." and first.heading == "retention"
    assert "We keep <b>orders</b> for six years." in raw[first.start : first.end]
    assert row.text == "Data: Logs | Period: 90 days"


def test_a_table_of_contents_is_no_statement() -> None:
    """Entries that come again as headings say nothing by themselves."""
    document = read_policy("目录\n1. 查阅和删除\n2. 保存期限\n\n1. 查阅和删除\n您可以查阅您的信息。\n", is_html=None)
    assert [one.is_contents for one in document.sentences if one.low.startswith("您可以")] == [False]
    assert all(one.is_contents for one in document.sentences if one.line < 3)


def test_template_variables_become_placeholders() -> None:
    assert texts("Contact us at [email address] or {{shop.phone}} today.") == [
        f"Contact us at {PLACEHOLDER} or {PLACEHOLDER} today."
    ]


def test_abbreviations_and_dates_do_not_end_a_sentence() -> None:
    assert texts("Acme Inc. may write to you. Updated June 8. 2026 by us.") == [
        "Acme Inc. may write to you.",
        "Updated June 8. 2026 by us.",
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="aB您 我们\n.。:：;；|-#*<>/p&[](){}0\u200b\ufeff，@", max_size=300),
    st.sampled_from([True, False, None]),
)
def test_every_sentence_lies_within_the_document(raw: str, is_html: bool | None) -> None:
    """Whatever the text, spans are ordered and inside it."""
    for sentence in read_policy(raw, is_html=is_html).sentences:
        assert 0 <= sentence.start <= sentence.end <= len(raw)


def test_hostile_text_costs_no_more_than_its_length() -> None:
    """Four times the text takes not much more than four times as long."""
    hostile = [
        "you may " * 12_000,
        "we share " + "a" * 90_000,
        "我们可以，" * 20_000,
        "<tr><td>" * 12_000,
        "(at) " * 18_000,
        "[" * 90_000,
    ]

    def seconds(text: str) -> float:
        start = time.process_time()
        grades(read(read_policy(text, is_html=None)), "GDPR")
        return time.process_time() - start

    for text in hostile:
        small, large = seconds(text[: len(text) // 4]), seconds(text)
        if large >= 12 * small + 0.5:  # memory that other tests left behind was tidied up meanwhile
            large = min(large, seconds(text))
        assert large < 12 * small + 0.5, (text[:20], small, large)


def test_a_table_of_contents_ends_with_the_first_line_that_says_something() -> None:
    """The entries repeat as headings that nobody marked; what stands under them is no contents."""
    raw = (
        "TABLE OF CONTENTS\n1. WHAT DO WE COLLECT?\n2. WHAT ARE YOUR RIGHTS?\n\n1. WHAT DO WE COLLECT?\n"
        "We collect names, phone numbers and mailing addresses that you give us when you order.\n2. WHAT ARE YOUR RIGHTS?\n"
        "You may request correction of your personal data if it is incorrect.\n"
    )
    said = [one.low for one in read_policy(raw, is_html=None).sentences if not one.is_contents]
    assert any("request correction" in one for one in said)
    assert any("we collect names" in one for one in said)


def test_a_question_on_a_line_of_its_own_heads_its_answers() -> None:
    """Up to the next question or heading, whatever mark stands before it; a request in passing is no question."""
    english = read_policy("Q. Can I see my file?\nYou can, by letter.\n\nQ. Kids?\nNo.\n", is_html=None).sentences
    chinese = read_policy("问：我想看看存了什么。\n答：在“我的”里看。\n", is_html=None).sentences
    assert [one.heading for one in english if "?" not in one.low] == ["can i see my file? | ", "kids? | "]
    assert chinese[-1].heading.startswith("我想看看存了什么")


def test_a_sentence_that_is_stressed_throughout_is_said_and_heads_nothing() -> None:
    read_as = read_policy("**我们不会把您的信息提供给境外。**\n\n**保存多久**\n三年。\n", is_html=None)
    assert [one.low for one in read_as.headings] == ["保存多久"]
    assert read_as.sentences[0].low == "我们不会把您的信息提供给境外。"


def test_a_label_that_opens_a_line_heads_the_rest_of_it() -> None:
    """What stands under "Who helps:" or "【多久】" is read as under a heading of that name; a definition is no label."""
    english = read_policy("Who helps: Stripe takes the cards. It sees no names.\n", is_html=None).sentences
    chinese = read_policy(
        "【多久】会员资料用到您退会那天。\n个人信息删除：指去除个人信息的行为。\n", is_html=None
    ).sentences
    assert [one.heading for one in english] == ["who helps: | ", "who helps: | "]
    assert [one.heading for one in chinese] == ["【多久】 | ", ""]
