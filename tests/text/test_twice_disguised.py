"""Chinese words behind syllables, signs, emoji and homophones that no table of sensitive words alone explains."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.datafiles import shipped
from listing_audit.lexicon.load import load_lexicons
from listing_audit.lexicon.tables import fold_tables
from listing_audit.text.batch import build_batch
from listing_audit.text.field_views import build_views
from listing_audit.text.fold import FoldTables
from listing_audit.text.telltale import signs


@cache
def tables() -> FoldTables:
    """The tables that ship with the project."""
    return fold_tables(load_lexicons([shipped("lexicons")]))


def revealed(text: str) -> str:
    views = build_views(text, tables())
    return (views.letters or views.sounded).text


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("儿童雨鞋销liang王", "销量"), ("名pai产品", "名牌"),  # a word of the dictionary half in pinyin
        ("餐后🧃糖", "餐后"), ("全套星*克城市杯", "星巴克"), ("阿迪达❀卫衣", "阿迪达斯"),  # masked
        ("可开mi非司铜", "米非司酮"), ("高纤零糖抗a!", "抗癌"),
        ("这款面霜美㇐白", "美白"), ("28天祛丨斑", "祛斑"), ("孢子粉抗丶癌", "抗癌"),  # a stroke between two characters
        ("行业第㇐名", "第一"), ("全网唯—一款", "唯一"), ("第—品牌", "第一品牌"),  # a stroke or a dash for a numeral
        ("z u i 佳口感", "最佳"), ("降 x u e 糖", "降血糖"), ("m.e.i 白霜", "美白"),  # a syllable letter by letter
        ("顶🉐级手镯", "顶级"), ("🈚效退款", "无效退款"),  # a sign that is an ornament, or a word
        ("zui抗晒伞", "最抗晒"), ("面料嘴柔韧", "最柔韧"), ("味道墬地道", "最地道"),  # whatever stands for 最
    ],
)  # fmt: skip
def test_the_letters_view_shows_the_word(written: str, word: str) -> None:
    """The word stands in the letters view, whichever of its characters are hidden."""
    assert word in revealed(written)


@pytest.mark.parametrize(
    "text",
    [
        "补水面膜❀", "电子烟？不卖", "men装 外套", "T恤 V领 pu面料", "适用pro版手机", "维生素 b 族", "拼音卡 zui 嘴",
        "鱼嘴凉鞋鱼嘴透气", "滴嘴轻巧好收纳", "吊坠轻巧", "零嘴香脆可口",
    ],
)  # fmt: skip
def test_ordinary_texts_stay_as_they_are(text: str) -> None:
    """Ornaments, questions and foreign words beside Chinese hide nothing."""
    views = build_views(text, tables())
    assert views.letters is None or views.letters.text == views.folded.text


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("普票专票都能代開税点低", ["代開"]),
        ("小分子肽抗&#30284;饮品", ["抗&#30284;"]),
        ("痘\u200b痘一夜平", ["痘\u200b痘"]),
        ("空气净 化器", ["净 化"]),
        ("正宗代開發票專用", []),  # a text in traditional characters throughout
        ("大号 码数齐全", []),
        ("国产棉 加厚款", []),
    ],
)
def test_signs_that_words_were_hidden(text: str, hidden: list[str]) -> None:
    """What no seller writes by accident is told, on the words as they stand in the raw text."""
    views = build_views(text, tables())
    found = []
    for low, high in signs(views, tables(), 0, len(views.folded.text)):
        start, end = views.folded.parent_span(low, high)
        found.append(text[start : end if text[end - 1] != "&" else text.index(";", end) + 1])
    assert [one for one in found if any(one in wanted or wanted in one for wanted in hidden)] == found
    assert bool(found) == bool(hidden)


@pytest.mark.parametrize(
    "text",
    [
        "儿童电话手表旗艦360度定位",  # a word of trade written for ornament
        "億世家 静音除湿机，官方直营",  # a character of a name
        "壁挂式fang防风罩",  # a syllable beside its own character
        "神仙水+晶致乳液三件套",  # the parts of a set
    ],
)
def test_ornaments_and_slips_hide_nothing(text: str) -> None:
    """What shops write for ornament, twice or in a row of parts is no sign."""
    views = build_views(text, tables())
    assert signs(views, tables(), 0, len(views.folded.text)) == []


def test_a_star_between_words_masks_no_most() -> None:
    """A star before an adjective is a comma where a word stands before it, and may be 最 where none does."""
    assert "最亲肤" not in revealed("送挂绳*亲肤")
    assert "最亲肤" in revealed("*亲肤面料")


@given(st.text(alphabet="星巴克*抗癌防颈椎病bingliang销量零高1x ❀\u200b開&#;", max_size=24))
def test_one_text_and_a_batch_give_the_same_letters(text: str) -> None:
    """Whatever is mixed, the view of a batch is the view of the text alone, and its places lie within the text."""
    alone = build_views(text, tables(), is_html=False)
    together = build_batch([text], [text], tables()).views(0)
    shown = alone.letters.text if alone.letters else alone.sounded.text
    assert shown == (together.letters.text if together.letters else together.sounded.text)
    if alone.letters is not None and alone.letters.text:
        places = [int(place) for place in alone.letters.origin]
        assert min(places) >= 0 and max(places) < len(alone.folded.text)
    assert all(low < high for low, high in signs(alone, tables(), 0, len(alone.folded.text)))
