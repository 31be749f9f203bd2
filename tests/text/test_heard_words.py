"""Chinese words with a character of the same sound in place of one of theirs."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listing_audit.text.batch import build_batch
from listing_audit.text.field_views import build_views
from listing_audit.text.fold import FoldTables
from listing_audit.text.heard_words import heard, nearly_same, sounding, syllable_char

# Each row: the readings that are nearly the same, with characters of that reading.
SOUNDS = [
    {"kang": "抗康"}, {"ai": "癌爱"}, {"xue": "血学雪"}, {"tang": "糖唐堂"}, {"jiang": "降将"}, {"zui": "最嘴罪"}, {"pian": "便"},
    {"yi": "宜一疫役"}, {"mian": "免棉眠"}, {"li": "力利"}, {"jin": "金", "jing": "精"}, {"zhen": "真", "zheng": "正"},
    {"shen": "身"}, {"ya": "雅"}, {"shi": "诗石狮", "si": "四思"}, {"lan": "兰"}, {"dai": "黛带代"}, {"wu": "无"}, {"xiao": "效笑"},
    {"tui": "退"}, {"kuan": "款宽"},
]  # fmt: skip
WORDS = ["抗癌", "降血糖", "最便宜", "免疫力", "雅诗兰黛", "无效退款"]


def tables(**more: object) -> FoldTables:
    syllables = {
        syllable_char(number, place): chars
        for number, row in enumerate(SOUNDS)
        for place, chars in enumerate(row.values())
    }
    sound = {char: nearly_same(syllable) for syllable, chars in syllables.items() for char in chars}
    spoken = {"".join(sound[char] for char in word): word for word in WORDS}
    parts: dict[str, object] = {"syllables": syllables, "heard_words": spoken, "digest": f"heard {more}", **more}
    return FoldTables(**parts)  # type: ignore[arg-type]


TABLES = tables()


def read(text: str, known: FoldTables = TABLES) -> list[tuple[str, str]]:
    return [(text[start:end], word) for start, end, word in heard(text, known)]


@pytest.mark.parametrize(
    ("text", "written", "word"),
    [
        ("灵芝 抗爱食品", "抗爱", "抗癌"),
        ("苦荞茶 降血唐 早茶", "降血唐", "降血糖"),
        ("嘴便宜的手环", "嘴便宜", "最便宜"),
        ("提高免役力", "免役力", "免疫力"),
        ("雅诗兰带小棕瓶", "雅诗兰带", "雅诗兰黛"),
        ("雅思兰黛小棕瓶", "雅思兰黛", "雅诗兰黛"),
        ("雅狮兰带小棕瓶", "雅狮兰带", "雅诗兰黛"),
        ("无笑退宽", "无笑退宽", "无效退款"),
    ],
)
def test_a_word_is_known_by_its_sound(text: str, written: str, word: str) -> None:
    assert read(text) == [(written, word)]


@pytest.mark.parametrize(
    "text",
    [
        "抗癌",  # as it is written there is nothing to undo
        "嘴馋零食大礼包",
        "健康爱家",  # the word's characters belong to the words beside it
        "康爱",  # both characters of two
        "抗 爱",  # a space divides
        "抗a",
        "kang ai",
        "",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert read(text) == []


def test_a_stretch_of_the_ordinary_table_is_never_taken() -> None:
    assert read("灵芝 抗爱食品", tables(heard_ordinary=frozenset({"抗爱"}))) == []


def test_the_letters_view_shows_the_word_and_finds_its_way_back() -> None:
    views = build_views("茶 💎 降血唐 早", TABLES)
    assert views.letters is not None
    at = views.letters.text.index("降血糖")
    low, high = views.folded_bounds(views.letters, at, at + 3)
    assert views.folded.text[low:high] == "降血唐"
    assert views.disguise_of(views.letters, at, at + 3) == "letters"


def test_the_word_is_shown_with_the_representatives_of_its_characters() -> None:
    views = build_views("雅诗兰带", tables(sounded={"黛": "代"}))
    assert views.letters is not None
    assert views.letters.text == "雅诗兰代"


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text("抗爱康降血唐将学雪糖嘴便宜免役力雅思兰带 a，💎"), max_size=5))
def test_a_batch_reads_the_same(raws: list[str]) -> None:
    batch = build_batch(raws, raws, TABLES)
    for number, raw in enumerate(raws):
        alone, together = build_views(raw, TABLES).letters, batch.views(number).letters
        assert (alone and alone.text) == (together and together.text)


@settings(deadline=None, max_examples=60)
@given(st.text("抗爱康降血唐将学雪糖嘴便宜免役力雅思兰带 a"))
def test_places_do_not_overlap_and_differ_from_the_word_in_some_character(text: str) -> None:
    places = list(heard(text, TABLES))
    assert all(end <= start for (_, end, _), (start, _, _) in itertools.pairwise(places))
    for start, end, word in places:
        assert text[start:end] != word
        assert any(a == b for a, b in zip(text[start:end], word, strict=True))


def test_short_and_long_texts_are_searched_alike() -> None:
    text = "降血唐 早茶 抗爱食品 "
    assert sorted(sounding(text, TABLES)) == sorted(
        place for place in sounding(text + "茶" * 2000, tables(digest="long")) if place[1] <= len(text)
    )


def test_a_hostile_text_is_weighed_only_so_often() -> None:
    """What sounds like a word at every place is weighed at a number of places that its length bounds."""
    chars = random.Random(1).choices("抗爱降血唐学雪嘴便", k=20_000)
    assert len(list(heard("".join(chars), TABLES))) <= 64 + 20_000 // 100


@pytest.mark.parametrize(
    ("text", "shown", "because"),
    [
        ("灵芝 抗🥰食品", "抗癌", "the emoji is read aloud as a character of the word's sound"),
        ("消🥰炎膏", "消炎", "one that is part of no word is dropped"),
    ],
)
def test_an_emoji_that_stands_for_a_character_may_be_part_of_a_word_that_is_heard(
    text: str, shown: str, because: str
) -> None:
    known = tables(emoji_words={"🥰": "爱"})
    alone = build_views(text, known, is_html=False).letters
    assert alone is not None and shown in alone.text, because
    batch = build_batch([text], [text], known).views(0).letters
    assert batch is not None and (batch.text, list(batch.origin)) == (alone.text, list(alone.origin))
    at = alone.text.index("抗癌") if "抗癌" in alone.text else None
    assert at is None or text[alone.origin[at + 1]] == "🥰"
