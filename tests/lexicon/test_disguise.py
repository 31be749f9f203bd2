"""Pinyin, initials, split characters and digits in the place of a Chinese term, few and bounded."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listing_audit.lexicon.disguise import MAX_VARIANTS, PinyinTables, chinese_disguises, readings

TABLES = PinyinTables(splits=(("顶", "丁页"), ("糖", "米唐")), ordinary=frozenset({"women"}))


@pytest.mark.parametrize(
    ("term", "pinyin", "expected"),
    [
        ("最佳", "full", ("zuijia", "zui jia", "zui佳", "最jia")),
        ("最佳", "none", ()),
        ("最佳", "initials", ()),  # two letters mean anything
        ("国家级", "initials", ("gjj", "g家级", "国j级", "国家j")),
        ("顶级", "none", ("丁页级",)),
        ("没有之一", "none", ("没有之1",)),
        ("全网第一", "none", ()),  # 第1 is how it is written
        ("我们", "full", ("wo men", "wo们", "我men")),  # not "women"
        ("绿色", "full", ("lvse", "lv se", "lv色", "绿se", "luse")),
        ("第", "both", ()),
        ("best", "both", ()),
    ],
)
def test_writes_a_term_as_evaders_do(term: str, pinyin: str, expected: tuple[str, ...]) -> None:
    tables = PinyinTables(splits=TABLES.splits, ordinary=frozenset({"women"}))
    found = chinese_disguises(term, pinyin, tables)
    assert tuple(v for v in found if v != "women") == expected


def test_both_gives_full_pinyin_and_initials() -> None:
    both = chinese_disguises("糖尿病", "both", TABLES)
    assert {"米唐尿病", "tangniaobing", "tang尿病", "糖niao病", "tnb", "t尿病"} <= set(both)


def test_of_four_characters_two_may_hide_at_once() -> None:
    found = chinese_disguises("代开发票", "both", TABLES)
    assert {"代kai发piao", "dai开fa票", "代k发p", "d开f票", "d开发p"} <= set(found)
    assert "代开fp" not in found, "two letters side by side are as often a model number"


def test_a_corrected_reading_replaces_the_one_of_the_dictionary() -> None:
    assert readings("长高", (("长高", "zhang gao"),)) == ("zhang", "gao")
    assert readings("助长高度", (("长高", "zhang gao"),)) == ("zhu", "zhang", "gao", "du")


@given(
    st.text(alphabet="最佳国家级一二顶糖尿病治疗abc1", min_size=1, max_size=9),
    st.sampled_from(["none", "full", "initials", "both"]),
)
@settings(max_examples=200, deadline=None)
def test_variants_are_few_and_never_the_term_itself(term: str, pinyin: str) -> None:
    found = chinese_disguises(term, pinyin, TABLES)
    assert len(found) <= MAX_VARIANTS
    assert term not in found
    assert len(set(found)) == len(found)
