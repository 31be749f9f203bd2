"""The tables that ship make disguised words equal to plain ones, and leave plain words alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from listing_audit.datafiles import shipped
from listing_audit.lexicon.lexicon import Lexicons
from listing_audit.lexicon.load import load_lexicons
from listing_audit.lexicon.tables import fold_tables
from listing_audit.lexicon.traditional import simplified_pairs
from listing_audit.text.field_views import build_views
from listing_audit.text.fold import FoldTables, fold_char

TABLE_FILES = {
    "any": ("joiners", "lookalikes", "emoji_words"),
    "zh": ("traditional", "confusables", "split_characters"),
}


@pytest.fixture(scope="module")
def lexicons(tmp_path_factory: pytest.TempPathFactory) -> Lexicons:
    """Only the table files: a slip in a term lexicon is another test's business."""
    folder = tmp_path_factory.mktemp("lexicons")
    for language, names in TABLE_FILES.items():
        (folder / language).mkdir()
        for name in names:
            source = shipped("lexicons") / language / f"{name}.yaml"
            (folder / language / f"{name}.yaml").write_bytes(source.read_bytes())
    return load_lexicons([folder])


@pytest.fixture(scope="module")
def tables(lexicons: Lexicons) -> FoldTables:
    return fold_tables(lexicons)


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("蕞佳", "最佳"), ("最/佳", "最佳"), ("最.佳", "最佳"), ("最·好", "最好"), ("最【佳", "最佳"), ("囯家级", "国家级"),
        ("國家級", "国家级"), ("最髙级", "最高级"), ("冶疗糖尿病", "治疗糖尿病"), ("治癒", "治愈"), ("祛癍", "祛斑"), ("苔廯", None),
        ("薬", "药"), ("抗🍬", "抗糖"), ("➕徽信", "加微信"), ("➕✌️", "加v"), ("销量🥇", "销量第一"), ("第壹", "第一"), ("第㈠", "第一"),
        ("第①", "第1"), ("第❶", "第1"), ("香胭", "香烟"), ("🚬", "烟"), ("消焱", "消炎"), ("假一陪十", "假一赔十"), ("全罔", "全网"),
        ("鼎级", "顶级"), ("惟一", "唯一"), ("颠峰", "巅峰"),
        ("bеst", "best"), ("ＢＥＳＴ", "best"), ("𝐛𝐞𝐬𝐭", "best"), ("🅑🅔🅢🅣", "best"), ("🆂🅷🅾🅿", "shop"), ("ʙᴇꜱᴛ", "best"),
        ("ΒΕЅΤ", "best"), ("ᏴᎬᏚᎢ", "best"), ("ⓑⓔⓢⓣ", "best"), ("⒝⒠⒮⒯", "best"), ("béşt", "best"), ("1️⃣0️⃣0️⃣%", "100%"),
        ("🆓", "free"), ("⻰头", "龙头"),
    ],
)  # fmt: skip
def test_a_disguise_reads_as_the_plain_word(tables: FoldTables, raw: str, plain: str | None) -> None:
    expected = build_views(plain or raw, tables).sounded.text
    assert build_views(raw, tables).sounded.text == expected
    assert plain is None or expected == plain


@pytest.mark.parametrize("text", ["100Ω电阻", "5.5元/斤 10~15天", "《最佳拍档》", "显著提高", "甲，乙。丙！", "α"])
def test_ordinary_signs_keep_their_meaning(tables: FoldTables, text: str) -> None:
    kept = {"100Ω电阻": "100ω电阻", "5.5元/斤 10~15天": "5.5元/斤 10~15天", "甲，乙。丙！": "甲,乙。丙!", "α": "a"}
    assert build_views(text, tables).folded.text == kept.get(text, text)


def test_no_table_undoes_another(tables: FoldTables) -> None:
    """What one table gives is what folding ends with: no key is folded away first, no value is folded further."""
    assert [k for k in tables.sounded if fold_char(k, tables) != k] == []
    assert [v for v in set(tables.sounded.values()) if fold_char(v, tables) != v or v in tables.sounded] == []
    assert [v for v in set(tables.traditional.values()) if v in tables.traditional or v in tables.lookalikes] == []
    assert [v for v in set(tables.lookalikes.values()) if any(c in tables.lookalikes for c in v)] == []
    assert [k for k in tables.emoji_words if fold_char(k, tables) != k] == []
    assert [j for j in tables.joiners if fold_char(j, tables) != j] == []


def test_characters_of_one_class_are_one_code_point_each(tables: FoldTables) -> None:
    assert {len(text) for pair in tables.sounded.items() for text in pair} == {1}
    assert {len(text) for pair in tables.traditional.items() for text in pair} == {1}
    assert {len(key) for key in tables.emoji_words} == {1}


def test_the_digest_follows_the_tables_and_nothing_else(tmp_path: Path, lexicons: Lexicons) -> None:
    (tmp_path / "zh").mkdir()
    own = tmp_path / "zh" / "own.yaml"
    head = "id: zh/own\nlanguage: zh\ntitle: {zh: 自有, en: Own}\nsources: [{name: own}]\n"
    own.write_text(f"{head}table: sounded\nclasses: {{最: 尛}}\n", encoding="utf-8")
    extended = Lexicons((*lexicons.lexicons, *load_lexicons([tmp_path]).lexicons), "other")
    own.write_text(f"{head}groups: {{g: [最佳]}}\n", encoding="utf-8")
    worded = Lexicons((*lexicons.lexicons, *load_lexicons([tmp_path]).lexicons), "third")
    assert fold_tables(worded).digest == fold_tables(lexicons).digest != fold_tables(extended).digest
    assert fold_tables(extended).sounded["尛"] == "最"


def test_the_shipped_table_of_traditional_characters_is_what_its_generator_writes(lexicons: Lexicons) -> None:
    assert dict(lexicons.table("traditional")) == simplified_pairs()
