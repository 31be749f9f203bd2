"""Stretches of a text in another language are found, and what no rule is written for is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.api import Scanner
from listing_audit.describe.other_language import in_other_languages, law_languages, only_in, unread_language
from listing_audit.model.listing import TextField

_ENGLISH = "A soft towel for daily use that you can wash in the machine. It is made for your kitchen. " * 6
_CHINESE = "这款毛巾柔软吸水适合家庭日常使用，颜色多样可以机洗，包装完整支持退换，欢迎选购。" * 15


@pytest.mark.parametrize(
    ("jurisdictions", "text", "topic", "quote"),
    [
        (("CN",), _ENGLISH + "本品可治疗糖尿病。", "medical_claim", "可治疗糖尿病"),
        (("US",), _CHINESE + "This towel cures diabetes and cancer.", "medical_claim", "cures diabetes and cancer"),
        (("US",), "This towel cures diabetes. 本品柔软吸水，可以机洗。", "medical_claim", "cures diabetes"),
        (("EU", "CN"), _CHINESE + "<p>It cures diabetes and cancer.</p>", "medical_claim", "cures diabetes and cancer"),
    ],
)
def test_a_claim_in_the_other_language_is_found_where_it_stands(
    jurisdictions: tuple[str, ...], text: str, topic: str, quote: str
) -> None:
    found = Scanner(jurisdictions=jurisdictions).check(description=text).findings
    places = [(f.topic, text[f.span.start : f.span.end]) for f in found if f.span and f.verdict == "violation"]
    assert places.count((topic, quote)) >= 1
    assert len({(f.rule_id, f.span, f.jurisdiction) for f in found}) == len(found)


def test_a_text_in_one_language_is_read_once() -> None:
    for language, text, place in (("zh", _CHINESE, "CN"), ("en", _ENGLISH, "US"), ("de", "Ein Tuch für Sie.", "EU")):
        assert not list(in_other_languages(TextField("description", text, language=language), (place,)))


def test_names_and_slogans_are_no_other_language() -> None:
    named = TextField("title", "Longjing 龙井 green tea, 100 g", language="en")
    assert not list(in_other_languages(named, ("CN",)))
    assert unread_language("女士登山鞋 Just Do It Made in Vietnam", "zh", ("CN",)) is None
    assert unread_language("Longjing 龙井 green tea", "en", ("US",)) is None


def test_what_no_rule_is_written_for_is_said() -> None:
    assert unread_language("Towel. 本品可治疗糖尿病", "en", ("US",)) == ("zh", 7)
    assert unread_language("毛巾。" + _ENGLISH, "zh", ("CN",)) == ("en", 3)
    assert unread_language("Ein Tuch für Sie.", "de", ("EU",)) == ("de", 0)
    assert unread_language(_ENGLISH + _CHINESE, "en", ("US", "CN")) is None


def test_the_languages_of_the_law_follow_the_jurisdictions() -> None:
    assert law_languages(("CN",)) == {"zh"}
    assert law_languages(("DE", "US-CA")) == {"en"}
    assert law_languages(("GB", "CN")) == {"zh", "en"}


@given(st.text(alphabet="ab 最佳，.A1<\n\u200b", max_size=80), st.sampled_from(["zh", "en"]))
def test_blanking_keeps_the_length_and_what_is_left(text: str, language: str) -> None:
    left = only_in(text, language)
    assert len(left) == len(text)
    assert all(after in (before, " ", "\n") for before, after in zip(text, left, strict=True))
