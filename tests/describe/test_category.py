"""What kind of goods a listing sells, by the word lists that ship with the project."""

from __future__ import annotations

import pickle
import time
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.datafiles import shipped as shipped_folder
from listing_audit.describe.category import CategoryTerms, InferredCategory, category_terms, infer_category
from listing_audit.describe.category_words import Meaning, category_hits
from listing_audit.lexicon.load import load_lexicons
from listing_audit.lexicon.tables import fold_tables
from listing_audit.model.listing import Listing, TextField
from listing_audit.model.scope import CATEGORIES
from listing_audit.text.fold import FoldTables


@cache
def shipped() -> CategoryTerms:
    lexicons = load_lexicons([shipped_folder("lexicons")])
    return category_terms(lexicons.terms, fold_tables(lexicons))


def inferred(title: str = "", *, category_text: str | None = None, **texts: str) -> InferredCategory | None:
    fields = [TextField("title", title)] if title else []
    fields += [TextField(name.replace("__", "."), text) for name, text in texts.items()]
    return infer_category(Listing("1", tuple(fields), category_text=category_text), shipped())


@pytest.mark.parametrize(
    ("title", "category"),
    [
        ("玻尿酸补水保湿面霜 50g", "cosmetics"),
        ("有机绿茶 明前新茶 250克礼盒装", "food"),
        ("青花瓷茶具套装 家用功夫茶杯", "home"),
        ("全自动咖啡机 家用小型", "appliance"),
        ("热狗机 商用烤肠机", "appliance"),
        ("婴幼儿配方奶粉 3段 800g", "infant"),
        ("深海鱼油软胶囊 200粒", "supplement"),
        ("阿莫西林胶囊 0.25g*24粒/盒", "drug"),
        ("上臂式电子血压计 家用", "medical_device"),
        ("type-c 快充充电器 适用华为手机", "electronics"),
        ("手机壳 适用苹果13 防摔 送钢化膜", "electronics"),
        ("女士加绒打底裤 秋冬 高腰", "clothing"),
        ("酒红色连衣裙 收腰 显瘦", "clothing"),
        ("飞天酱香型白酒 53度 500ml", "alcohol"),
        ("意大利原瓶进口红酒 750ml", "alcohol"),
        ("宠物沐浴露 除臭 500ml", "pet"),
        ("成犬狗粮 10kg 牛肉味", "pet"),
        ("儿童益智拼图积木玩具", "toy"),
        ("足金手链 女款", "jewelry"),
        ("浓缩洗衣液 3kg 持久留香", "cleaning"),
        ("汽车脚垫 全包围 适用大众", "auto"),
        ("瑜伽垫 加厚 防滑", "sports"),
        ("草莓盆栽 花盆 营养土", "garden"),
        ("除草剂 草甘膦 1kg", "agri"),
        ("雅思培训班 一对一辅导", "education"),
        ("家电清洗 上门服务", "service"),
        ("学生用钢笔 墨囊 练字", "other"),
        ("玻尿酸補水保濕面霜", "cosmetics"),
        ("Hyaluronic Acid Face Serum for Women", "cosmetics"),
        ("Organic Green Tea Bags, 100 Count", "food"),
        ("Ceramic Coffee Mug with Lid", "home"),
        ("Automatic Espresso Machine with Milk Frother", "appliance"),
        ("Vitamin D3 5000 IU Softgels", "supplement"),
        ("Ibuprofen Tablets 200 mg, Pain Reliever", "drug"),
        ("Upper Arm Blood Pressure Monitor", "medical_device"),
        ("Wallet Case for iPhone 7 - Olive", "electronics"),
        ("Women's Chocolate Brown Leather Boots", "clothing"),
        ("Grain Free Dog Food, Chicken", "pet"),
        ("Silicone Chew Toy for Dogs", "pet"),
        ("Kids Wooden Puzzle", "toy"),
        ("Sterling Silver Necklace with Heart Pendant", "jewelry"),
        ("Liquid Laundry Detergent, 64 Loads", "cleaning"),
        ("Front Brake Pads for Toyota Camry", "auto"),
        ("Red Wine Cabernet Sauvignon 750ml", "alcohol"),
        ("Newborn Diapers Size 1", "infant"),
    ],
)
def test_titles_show_the_category(title, category):
    found = inferred(title)
    assert found is not None
    assert (found.category, found.sure) == (category, True)


@pytest.mark.parametrize("title", ["", "新款包邮", "大侠请留步", "Best Seller 2026", "A1278 / 0.5mm"])
def test_titles_that_name_no_goods_show_none(title):
    assert inferred(title) is None


def test_a_licence_number_decides_against_the_words_of_the_title():
    found = inferred("修护面霜", description="本品批准文号：国药准字H20012345")
    assert found == InferredCategory("drug", True, ("国药准字",))


def test_what_is_given_away_is_not_what_is_sold():
    assert inferred("手机壳送面膜").category == "electronics"


def test_a_colour_is_no_food():
    assert inferred("奶茶色卫衣").category == "clothing"


def test_two_kinds_of_goods_on_a_par_are_doubtful():
    found = inferred("牛奶或者手链")
    assert found is not None
    assert not found.sure


def test_the_shops_own_category_helps():
    assert inferred("新款 50g", category_text="美妆 > 面霜") == InferredCategory("cosmetics", True, ("面霜", "美妆"))


def test_without_a_title_other_texts_count_but_are_doubtful():
    found = inferred(description="<p>这款面霜</p>")
    assert found == InferredCategory("cosmetics", False, ("面霜",))


def test_attributes_count_for_licences_only():
    assert inferred(attributes__material="牛奶") is None
    assert inferred("新款", attributes__licence="国械注准20203140001") == InferredCategory(
        "medical_device", True, ("械注准",)
    )


def test_repeating_a_word_adds_nothing():
    assert inferred("面霜 面霜 面霜 面霜").because == inferred("面霜").because == ("面霜",)


def test_every_group_of_the_shipped_lists_is_read():
    lexicons = load_lexicons([shipped_folder("lexicons")])
    kinds = ("", "_suffix", "_hint", "_sure", "_for")
    known = {"nothing", "gift_marks"} | {f"{category}{kind}" for category in CATEGORIES for kind in kinds}
    for name in ("zh/categories", "en/categories"):
        groups = {group.name for group in lexicons.groups(name)}
        assert groups - known == set()
        assert set(CATEGORIES) - groups == set()


@pytest.mark.parametrize(
    "text",
    [
        "Willow drops, as strong as ibuprofen",
        "Forget antibiotics, try manuka honey",
        "Works faster than aspirin",
        "Mimics semaglutide",
    ],
)
def test_a_medicine_that_goods_are_compared_with_is_not_what_is_sold(text):
    found = inferred("", description=text)
    assert found is None or found.category != "drug"


def test_a_medicine_named_after_another_clause_is_what_is_sold():
    assert inferred("Tastes like cherry. Ibuprofen 200 mg tablets").category == "drug"


def test_no_word_stands_in_two_groups():
    lexicons = load_lexicons([shipped_folder("lexicons")])
    for name in ("zh/categories", "en/categories"):
        words = [term for group in lexicons.groups(name) for term in group.terms]
        assert sorted({word for word in words if words.count(word) > 1}) == []


def test_an_earlier_kind_of_evidence_has_the_word():
    groups = {
        "zh/categories#nothing": ("日本",),
        "zh/categories#other_suffix": ("本",),
        "zh/categories#food": ("日本",),
    }
    terms = category_terms(lambda ref: groups[ref], FoldTables())
    assert terms.chinese.meanings == (Meaning("nothing", None), Meaning("suffix", "other"))
    assert [hit.meaning.kind for hit in category_hits("日本", terms)] == ["nothing"]


def test_the_lists_travel_to_workers():
    assert pickle.loads(pickle.dumps(shipped())) == shipped()


@pytest.mark.parametrize("text", ["面" * 100_000, "(" * 100_000, "dog food for " * 20_000, "<" * 100_000])
def test_long_texts_are_answered_at_once(text):
    assert shipped().chinese.meanings and shipped().english.meanings  # made on first use, outside the measurement
    start = time.perf_counter()
    inferred(text, description=text)
    assert time.perf_counter() - start < 0.5


@given(st.text(alphabet="面霜手机壳送适用猫(【】 dogfor-,", max_size=30))
def test_any_title_has_an_answer_in_the_list(title):
    found = inferred(title)
    assert found is None or found.category in CATEGORIES
