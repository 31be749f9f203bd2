"""What a finding allows to be rewritten: less, or plainer, and never more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.fix.rewrites import safe_rewrite
from listing_audit.model.findings import Finding, Suppression
from listing_audit.model.spans import RawSpan

LOOKALIKES = {"с": "c", "е": "e"}


def finding(text: str, quote: str, **changes: object) -> Finding:
    start = text.index(quote)
    facts: dict[str, object] = {
        "listing_id": "1", "rule_id": "r", "rule_version": 1, "family": "claims", "topic": "superlative",
        "verdict": "violation", "severity": "high", "confidence": "high", "jurisdiction": "CN", "field": "title",
        "message": "", "why": "", "remedy": "", "fingerprint": "f", "span": RawSpan(start, start + len(quote)),
        "quote": quote, "suggestion": "",
    }  # fmt: skip
    return Finding(**facts | changes)  # type: ignore[arg-type]


def rewritten(text: str, quote: str, brand: str = "", **changes: object) -> str | None:
    found = safe_rewrite(finding(text, quote, **changes), text, brand=brand, lookalikes=LOOKALIKES)
    return None if found is None else text[: found.span.start] + found.text + text[found.span.end :]


@pytest.mark.parametrize(
    ("text", "quote", "after"),
    [
        ("全网第一面霜", "全网第一", "面霜"),
        ("最佳的面霜，全网第一", "最佳", "面霜，全网第一"),
        ("面霜，全网第一", "全网第一", "面霜"),
        ("滋润、第一、清爽", "第一", "滋润、清爽"),
        ("Cures cancer. Nice tea.", "Cures cancer", "Nice tea."),
        ("Nice tea (cures cancer)", "cures cancer", "Nice tea"),
        ("Tea, cures cancer", "cures cancer", "Tea"),
        ("Pillow for neck pain | soft", "for neck pain", "Pillow | soft"),
        ("Men's antibacterial brief", "antibacterial", "Men's brief"),
        ("<p>Cures cancer</p><p>Tea</p>", "Cures cancer", "<p></p><p>Tea</p>"),
        ("Best seller dog food", "Best seller", "dog food"),
    ],
)
def test_leaving_words_out_leaves_no_space_or_comma_behind(text, quote, after):
    assert rewritten(text, quote) == after


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Herbal tea that cures diabetes", "cures diabetes"),
        ("Cures diabetes and gout for good", "Cures diabetes"),
        ("Mint tea cures cancer", "cures cancer"),
        ("Everyday immunity booster, 60 tablets", "immunity booster"),
        ("Face wash for acne & pimples", "for acne"),
        ("Oil for acne, spots, black heads", "for acne"),
        ("Hip, joints, bone supplement", "joints, bone"),
        ("它能治疗糖尿病", "治疗糖尿病"),
        ("全网第一", "全网第一"),
        ("<b>全网第一</b>", "全网第一"),
        ("全网<i>第</i>一的面霜", "全网<i>第</i>一"),
        ("第一=HYPERLINK(1)", "第一"),
        ("第\n一面霜", "第\n一"),
    ],
)
def test_what_would_leave_a_hole_an_empty_text_broken_markup_or_a_formula_is_left_to_people(text, quote):
    assert rewritten(text, quote) is None


def test_a_suggestion_is_followed_only_where_it_leaves_words_out():
    assert rewritten("全网最低价到手", "全网最低价", suggestion="活动价") is None
    assert rewritten("an FDA approved mask", "FDA approved mask", suggestion="mask") == "an mask"
    assert rewritten("removes wrinkles", "removes wrinkles", suggestion="reduces the look of wrinkles") is None


def test_only_sure_violations_that_nobody_waived_are_rewritten():
    for changes in (
        {"verdict": "needs_evidence"},
        {"verdict": "undecided"},
        {"verdict": "advice"},
        {"confidence": "low"},
        {"suppressed": Suppression("waiver", "a mark")},
        {"span": None},
        {"span": RawSpan(1, 5)},
        {"suggestion": None},
    ):
        assert rewritten("全网第一面霜", "全网第一", **changes) is None
    assert rewritten("全网第1面霜", "全网第1", confidence="medium") is None, "figures are facts"
    assert rewritten("全网第1面霜", "全网第1") == "面霜"
    assert rewritten("高仿手表", "高仿", family="ip") is None, "what betrays a fake must not vanish"
    assert rewritten("全网第一面霜", "全网第一", suppressed=Suppression("baseline", "known")) == "面霜"


@pytest.mark.parametrize(
    ("text", "quote", "reads_as", "after"),
    [
        ("蕞/佳面霜", "蕞/佳", "最佳", "最佳面霜"),
        ("最\u200b佳面霜", "最\u200b佳", "最佳", "最佳面霜"),
        ("B\u200best tea", "B\u200best", "best", "Best tea"),
        ("сures diabetes", "сures", "diabetes", "cures diabetes"),
        ("ＢＥＳＴ tea", "ＢＥＳＴ", "best", "BEST tea"),
        ("zui佳面霜", "zui佳", "最佳", None),
        ("b3st tea", "b3st", "best", None),
    ],
)
def test_disguised_words_become_what_they_were_meant_to_be_read_as_or_stay(text, quote, reads_as, after):
    told = {"topic": "evasion", "suggestion": None, "details": {"reads_as": reads_as}}
    assert rewritten(text, quote, **told) == after


@pytest.mark.parametrize(
    ("text", "quote", "problem", "brand", "after"),
    [
        ("AMAZING LUXORA TOWELS", "AMAZING LUXORA TOWELS", "capitals", "Luxora", "Amazing LUXORA Towels"),
        ("Soft towels ★★ white", "★", "forbidden_character", "", "Soft towels white"),
        ("Soft towels!!!", "!", "forbidden_character", "", "Soft towels"),
        ("soft★towel", "★", "forbidden_character", "", "soft towel"),
        ("柔软★毛巾", "★", "forbidden_character", "", "柔软毛巾"),
        ("Rug 5 m² red", "²", "forbidden_character", "", None),
        ("Towel $9", "$", "forbidden_character", "", None),
        ("towel set, towel, towel white", "towel white"[:5], "repeated_word", "", "set, towel, towel white"),
        ("a very long title", "long title", "too_long", "", None),
    ],
)
def test_the_style_of_a_title_is_mended_and_signs_that_mean_something_stay(text, quote, problem, brand, after):
    told = {"topic": "marketplace_style", "suggestion": None, "details": {"problem": problem}}
    assert rewritten(text, quote, brand, **told) == after


@given(st.text("最佳面霜，。 ab.(<>的能\n", max_size=30), st.data())
def test_a_deletion_only_ever_removes_and_what_stood_outside_stays_in_order(text, data):
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end]
    found = safe_rewrite(finding(text, quote, span=RawSpan(start, end)), text, brand="", lookalikes=LOOKALIKES)
    if found is not None:
        assert found.text == "" and found.span.start <= start and end <= found.span.end
        beside = text[found.span.start : start] + text[end : found.span.end]
        assert all(not char.isalnum() or char in "的地" for char in beside)
