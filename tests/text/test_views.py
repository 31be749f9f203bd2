"""A text is seen three ways, and every place in each leads back to the words that were given."""

from __future__ import annotations

import time
import unicodedata

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from listing_audit.model.spans import RawSpan, ViewSpan
from listing_audit.text.field_views import build_views
from listing_audit.text.fold import FoldTables, fold_char
from listing_audit.text.graphemes import whole_graphemes
from listing_audit.text.views import fold_term, is_hidden

TABLES = FoldTables(
    traditional={"國": "国", "網": "网", "級": "级"},
    lookalikes={"а": "a", "е": "e", "о": "o", "🅰": "a"},
    sounded={"蕞": "最", "囯": "国", "嘬": "最"},
    emoji_words={"🥇": "第一", "🍬": "糖"},
    joiners=frozenset("·./-_*|~^+=#"),
)

# Characters on which folding could go wrong: joins, expansions, marks, invisible ones, separators, surrogates.
ALPHABET = "最佳国第一 蕞囯/·.a1b@3é\n\u200b\u0301🥇🍬㎡％，ｶﾞ國\ufdd0\ufdd1 -Ⅷﬁİßΐǅ각각\u1112\u1161\U0001f469\u200d\U0001f52c\ufe0f\ud800\u3000\t\r"
texts = st.text(alphabet=ALPHABET, max_size=24) | st.text(max_size=24)


@pytest.mark.parametrize(
    ("raw", "folded", "sounded", "letters"),
    [
        ("全網最/佳", "全网最/佳", "全网最佳", None),
        ("囯 家 級", "囯 家 级", "国家级", None),
        ("蕞佳面霜", "蕞佳面霜", "最佳面霜", None),
        ("销量🥇", "销量🥇", "销量第一", None),
        ("Ｂｅｓｔ　ＣＲＥＡＭ", "best cream", "best cream", None),
        ("c u r e s acne", "c u r e s acne", "c u r e s acne", "cures acne"),
        ("m.i.r.a.c.l.e", "m.i.r.a.c.l.e", "m.i.r.a.c.l.e", "miracle"),
        ("the b3st", "the b3st", "the b3st", "the best"),
        ("a b cream", "a b cream", "a b cream", None),
        ("r e p l 1 c a", "r e p l 1 c a", "r e p l 1 c a", "replica"),
        ("B.o.t.0.x jab", "b.o.t.0.x jab", "b.o.t.0.x jab", "botox jab"),
        ("m 3 a 4 b 8", "m 3 a 4 b 8", "m 3 a 4 b 8", None),
        ("a n t i - d e p", "a n t i - d e p", "a n t i - d e p", "antidep"),
        ("a-c-n-e g-e-l", "a-c-n-e g-e-l", "a-c-n-e g-e-l", "acne gel"),
        ("gr33n €co", "gr33n €co", "gr33n €co", "green eco"),
        ("tum.ours", "tum.ours", "tum.ours", "tumours"),
        ("co-op 1a 2b it's", "co-op 1a 2b it's", "co-op 1a 2b it's", None),
        ("最。佳", "最。佳", "最。佳", None),
        ("最\n佳", "最\n佳", "最\n佳", None),
        ("国家 A级", "国家 a级", "国家 a级", None),
        ("zui·佳", "zui·佳", "zui佳", None),
        ("best\u200bever\u00ad!", "bestever!", "bestever!", None),
        ("cаfе", "cafe", "cafe", None),
        ("100% ＮＯ．１", "100% no.1", "100% no.1", None),
    ],
)
def test_what_each_view_shows(raw: str, folded: str, sounded: str, letters: str | None) -> None:
    """Folding normalises, sounding undoes separators and confusables, letters undo spelling out."""
    views = build_views(raw, TABLES)
    assert views.folded.text == folded
    assert views.sounded.text == sounded
    assert (views.letters.text if views.letters else None) == letters


def slow_fold(char: str) -> str:
    """The reference for single characters: decompose, drop marks and invisible ones, lower the case."""
    out = []
    for c in unicodedata.normalize("NFKD", char):
        if unicodedata.category(c) == "Mn":
            continue
        out.append(c.casefold())
    return "".join(out)


@given(st.characters(whitelist_categories=("Lu", "Ll", "Nd")))
def test_letters_fold_as_unicode_says(char: str) -> None:
    """A letter or digit folds to its lower-case compatibility form without accents."""
    if char in TABLES.lookalikes or any(c in TABLES.lookalikes for c in slow_fold(char)):
        return
    assert fold_char(char, TABLES) == slow_fold(slow_fold(char))


@given(st.sampled_from(["ガ", "é", "각", "ﬁ", "㎏", "Å", "パ", "ộ"]))
def test_composed_and_decomposed_forms_fold_alike(text: str) -> None:
    """Half-width kana with voicing marks, jamo and combining accents equal their composed forms."""

    def folded(form: str) -> str:
        return build_views(form, TABLES).folded.text

    assert folded(text) == folded(unicodedata.normalize("NFD", text)) == folded(unicodedata.normalize("NFKD", text))
    assert folded("ガ") == folded("ｶﾞ")


@settings(max_examples=400)
@given(texts, st.data())
def test_any_span_leads_back_to_text_that_folds_to_it(raw: str, data: st.DataObject) -> None:
    """The raw span of any folded span holds raw text that folds to something with the match in it."""
    views = build_views(raw, TABLES, is_html=False)
    size = len(views.folded.text)
    if not size:
        return
    start = data.draw(st.integers(0, size - 1))
    end = data.draw(st.integers(start + 1, size))
    span = views.raw_span(ViewSpan(start, end))
    again = build_views(raw[span.start : span.end], TABLES, is_html=False).folded.text
    wanted = views.folded.text[start:end]
    assert wanted.strip() in again or wanted in again


@settings(max_examples=400)
@given(texts, st.data())
def test_spans_of_the_other_views_lead_through_the_folded_one(raw: str, data: st.DataObject) -> None:
    """A span of the sounded or letters view maps to a folded span that sounds to something with the match in it."""
    views = build_views(raw, TABLES, is_html=False)
    for view in (views.sounded, views.letters):
        if view is None or not view.text:
            continue
        start = data.draw(st.integers(0, len(view.text) - 1))
        end = data.draw(st.integers(start + 1, len(view.text)))
        low, high = views.folded_bounds(view, start, end)
        again = build_views(views.folded.text[low:high], TABLES, is_html=False)
        shown = {again.sounded.text, again.letters.text if again.letters else ""}
        # Letters are joined by what stands round them; cut out, the pieces may stay apart.
        if view is views.sounded:
            assert any(view.text[start:end].strip() in text for text in shown)


@settings(max_examples=300)
@given(texts)
@example("\U0001f469\u200d\U0001f52c最")
@example("각")
def test_raw_spans_never_cut_a_grapheme_cluster(raw: str) -> None:
    """Spans are rounded out to what a reader sees as whole characters."""
    views = build_views(raw, TABLES, is_html=False)
    edges = {0, *(m.end() for m in regex.finditer(r"\X", raw))}
    for index in range(len(views.folded.text)):
        span = views.raw_span(ViewSpan(index, index + 1))
        assert span.start in edges
        assert span.end in edges


def test_whole_graphemes_leaves_plain_spans_alone() -> None:
    """Between Han characters and ASCII letters nothing has to be rounded."""
    assert whole_graphemes("全网最佳面霜", RawSpan(2, 4)) == RawSpan(2, 4)
    assert whole_graphemes("ab\u0301c", RawSpan(1, 2)) == RawSpan(1, 3)


@given(st.text(alphabet="最佳国第一/·. aebcNO1%🥇囯蕞-", min_size=1, max_size=8))
def test_a_term_is_found_in_a_text_that_holds_it(term: str) -> None:
    """Terms are folded by the same function as texts, so no fold can break a rule's own word."""
    folded = fold_term(term, TABLES)
    assert folded in build_views(f"，{term}，", TABLES, is_html=False).sounded.text


@pytest.mark.parametrize(
    "unit", ["最", "<a ", "a\u0301", "a b ", "1a", "\u200b", "ｶﾞ", "最/", "\U0001f469\u200d", "\n ", "<!--"]
)
def test_hostile_texts_take_linear_time(unit: str) -> None:
    """Eight times the text takes about eight times as long; a quadratic step would take sixty-four times."""
    small, large = unit * (20_000 // len(unit)), unit * (160_000 // len(unit))
    build_views(small, TABLES, is_html=False)

    def took(text: str) -> float:
        begin = time.perf_counter()
        build_views(text, TABLES, is_html=False)
        return time.perf_counter() - begin

    assert min(took(large) for _ in range(3)) < 30 * max(min(took(small) for _ in range(3)), 0.002)


def test_han_characters_set_apart_are_joined_whatever_letters_stand_elsewhere() -> None:
    """A digit inside another word of the title gives it a letters view; that does not turn a space into a disguise."""
    views = build_views("纯 原 iph0ne壳", TABLES)
    assert views.letters is not None
    at = views.letters.text.index("纯原")
    assert views.disguise_of(views.letters, at, at + 2) == "joined"


@pytest.mark.parametrize(("written", "hidden"), [("㊕供", True), ("㊀比㊀", True), ("特供", False), ("特 供", False)])
def test_enclosed_ideographs_hide_a_word_as_circled_digits_do(written: str, hidden: bool) -> None:
    assert is_hidden(written, TABLES) is hidden
