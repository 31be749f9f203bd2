"""Chinese words written half in Latin letters, with a character masked or split."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.text.batch import build_batch
from listing_audit.text.field_views import build_views
from listing_audit.text.fold import FoldTables
from listing_audit.text.mixed_words import unmixed

TABLES = FoldTables(
    mixed_words={
        "血管": "xue guan", "星巴克": "xing ba ke", "华强北": "hua qiang bei", "化煞": "hua sha", "脂肪": "zhi fang",
        "软化血管": "ruan hua xue guan", "不孕不育": "bu yun bu yu", "补水": "bu shui", "卡地亚": "ka di ya", "最高清": "zui gao qing",
    },
    mixed_codes={"某森": "戴森", "高f": "高仿"},
    splits={"脂": "月旨", "肪": "月方"},
    digest="mixed words",
)  # fmt: skip


def read(text: str) -> list[tuple[str, str]]:
    sounded = build_views(text, TABLES).sounded.text
    return [(sounded[start:end], word) for start, end, word in unmixed(sounded, TABLES)]


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("血guan", "血管"), ("xue管", "血管"), ("XUE管", "血管"), ("血guǎn", "血管"),
        ("H强北", "华强北"), ("华qiang北", "华强北"), ("华强b", "华强北"),
        ("星x克", "星巴克"), ("星×克", "星巴克"), ("某巴克", "星巴克"),
        ("化 sha", "化煞"), ("软化 xue 管", "软化血管"), ("ruan化x管", ""), ("不yun不yu", "不孕不育"), ("软h血g", "软化血管"),
        ("华1强1北", "华强北"), ("华x强x北", "华强北"), ("华1强北", "华强北"), ("软x化x血x管", "软化血管"), ("化x煞", "化煞"),
        ("月旨月方", "脂肪"), ("月旨肪", "脂肪"), ("某森", "戴森"), ("高F", "高仿"),
    ],
)  # fmt: skip
def test_mixed_words_are_read(written: str, word: str) -> None:
    assert read(f"这是{written}") == ([(written.lower().replace("ǎ", "a"), word)] if word else [])


@pytest.mark.parametrize(
    "text",
    [
        "卡diy",
        "化2煞",
        "软化x血管",
        "华1强x北",
        "华1强11北",
        "x高清",
        "高清x",
        "血 guan茶x",
        "guan血",
        "xuelian管",
        "高f5",
        "补she",
        "T恤 V领 XL码",
        "月子 旨在",
        "guan guan",
        "某某血管",
        "",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert [word for _, word in read(text) if word != "血管"] == []


def test_the_letters_view_shows_the_word_and_finds_its_way_back() -> None:
    views = build_views("清理血guan堵塞", TABLES)
    assert views.letters is not None
    assert views.letters.text == "清理血管堵塞"
    assert views.folded_bounds(views.letters, 2, 4) == (2, 7)
    assert views.disguise_of(views.letters, 2, 4) == "letters"


def test_a_batch_reads_the_same() -> None:
    raws = ["星x克 同款", "plain", "月旨月方 燃烧", "T恤", "某森 吹风机"]
    batch = build_batch(raws, raws, TABLES)
    for number, raw in enumerate(raws):
        alone, together = build_views(raw, TABLES).letters, batch.views(number).letters
        assert (alone and alone.text) == (together and together.text)


def test_a_long_text_takes_no_longer_than_its_length() -> None:
    assert list(unmixed("血g" * 20_000 + "某" * 20_000, TABLES)) == []


def test_digits_may_count_behind_a_whole_syllable() -> None:
    assert read("补shui300") == [("补shui", "补水")]
    assert read("高f300") == []


def test_units_of_a_quantity_are_read() -> None:
    assert read("月瘦20jin") == [("jin", "斤")]
    assert read("一周shou8斤") == [("shou", "瘦")]
    assert read("一周shou8号鞋") == []
    assert read("型号20jin8") == []


@pytest.mark.parametrize(
    ("written", "part", "shown"),
    [("软化xue管", "软化", "软化"), ("软化xue管", "血管", "xue管"), ("软化xue管", "管", "管")],
)
def test_the_characters_that_stand_there_keep_their_places(written: str, part: str, shown: str) -> None:
    views = build_views(f"茶 {written} 茶", TABLES)
    assert views.letters is not None
    at = views.letters.text.index(part)
    low, high = views.folded_bounds(views.letters, at, at + len(part))
    assert views.folded.text[low:high] == shown


@given(st.text("软化xue血管某 a脂月旨肪", max_size=20))
def test_places_never_go_back(text: str) -> None:
    letters = build_views(text, TABLES).letters
    assert letters is None or list(letters.origin) == sorted(letters.origin)
