"""A lexicon loads whole or not at all, and every problem is reported with its file and line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from listing_audit.datafiles import shipped
from listing_audit.errors import DataFileError
from listing_audit.lexicon.load import Provenance, load_lexicons

GOOD = """\
id: zh/superlatives
language: zh
title: {zh: 绝对化用语, en: Absolute superlatives}
sources: [{name: 中华人民共和国广告法, article: "9(3)", url: "https://example.org/a", retrieved: 2026-11-21}]
groups:
  quality: [最佳, 顶级]
  rank:
    note: they claim a place in a ranking
    pinyin: full
    terms: [第一, 最佳]
"""
HEAD = "language: en\ntitle: {zh: 词, en: Words}\nsources: [{name: own}]\n"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / "lexicons" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder / "lexicons"


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(DataFileError) as caught:
        load_lexicons([folder])
    return [str(problem) for problem in caught.value.problems]


def test_a_lexicon_gives_its_groups_and_its_provenance(tmp_path: Path) -> None:
    lexicons = load_lexicons([write(tmp_path, "zh/superlatives.yaml", GOOD)])
    (lexicon,) = lexicons.lexicons
    assert (lexicon.id, lexicon.language, lexicon.title_zh, lexicon.title_en) == (
        "zh/superlatives", "zh", "绝对化用语", "Absolute superlatives",
    )  # fmt: skip
    assert lexicon.sources == (Provenance("中华人民共和国广告法", "9(3)", "https://example.org/a", date(2026, 11, 21)),)
    assert lexicons.terms("zh/superlatives#quality") == ("最佳", "顶级")
    assert lexicons.terms("zh/superlatives") == ("最佳", "顶级", "第一")
    assert lexicons.terms("lexicon:zh/superlatives#rank") == ("第一", "最佳")


def test_english_groups_bring_their_inflections(tmp_path: Path) -> None:
    folder = write(
        tmp_path, "en/cures.yaml", f"id: en/cures\n{HEAD}groups:\n  verbs: {{forms: verb, terms: [cure, get rid of]}}\n"
    )
    assert load_lexicons([folder]).terms("en/cures") == (
        "cure", "cures", "cured", "curing",
        "get rid of", "gets rid of", "got rid of", "gotten rid of", "getting rid of",
    )  # fmt: skip


def test_pinyin_only_where_the_group_asks_for_it(tmp_path: Path) -> None:
    lexicons = load_lexicons([write(tmp_path, "zh/superlatives.yaml", GOOD)])
    assert lexicons.disguises("zh/superlatives#quality") == ()
    variants = dict(lexicons.disguises("zh/superlatives#rank"))
    assert variants["diyi"] == "第一" and variants["zui佳"] == "最佳"


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        ("zh/superlative", 'unknown lexicon "zh/superlative"; did you mean "zh/superlatives"?'),
        ("zh/superlatives#qualty", 'lexicon "zh/superlatives" has no group "qualty"; did you mean "quality"?'),
        ("zh/unheard_of", 'unknown lexicon "zh/unheard_of"'),
    ],
)
def test_an_unknown_reference_names_the_nearest_known_one(tmp_path: Path, ref: str, message: str) -> None:
    lexicons = load_lexicons([write(tmp_path, "zh/superlatives.yaml", GOOD)])
    for ask in (lexicons.terms, lexicons.disguises):
        with pytest.raises(LookupError) as caught:
            ask(ref)
        assert str(caught.value) == message


def test_all_problems_of_all_files_are_reported_at_once(tmp_path: Path) -> None:
    write(tmp_path, "en/a.yaml", "id: en/b\nlanguage: zh\ntitle: {zh: 甲}\nsources: []\ngrups: {}\n")
    write(
        tmp_path,
        "en/c.yaml",
        f"id: en/c\n{HEAD}groups:\n  Bad Name: [x]\n  g:\n    form: verb\n    forms: verbs\n    terms: [~, ' y ']\n  empty: []\n",
    )
    folder = write(tmp_path, "zh/d.yaml", "id: zh/d\nid: zh/d\n")
    assert problems_of(folder) == [
        'lexicons/en/a.yaml:5: unknown key "grups"; did you mean "groups"?',
        'lexicons/en/a.yaml:1: id "en/b" does not agree with the file\'s place, "en/a"',
        'lexicons/en/a.yaml:2: language "zh" does not agree with the id "en/b"',
        "lexicons/en/a.yaml:3: title.en is missing",
        "lexicons/en/a.yaml:4: sources must be a list with at least one entry",
        "lexicons/en/a.yaml:1: give exactly one of groups, map, classes, characters; found none",
        'lexicons/en/c.yaml:6: group name "Bad Name" must be in a-z, 0-9 and _',
        'lexicons/en/c.yaml:8: unknown key "form"; did you mean "forms"?',
        'lexicons/en/c.yaml:9: forms "verbs" is not one of none, verb, noun, adjective; did you mean "verb"?',
        "lexicons/en/c.yaml:10: a term must be text, and not empty",
        'lexicons/en/c.yaml:10: a term " y " begins or ends with white space',
        'lexicons/en/c.yaml:11: group "empty" must be a list with at least one entry',
        'lexicons/zh/d.yaml:2: key "id" is repeated; it first stands on line 1',
    ]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("map: {a: b}", "lexicons/any/t.yaml:1: table is missing: which table is this (traditional, lookalikes, sounded, "
         "emoji_words, emoji_aloud, joiners, split_characters, pinyin_readings, pinyin_ordinary, guarded_ordinary, "
         "mixed_codes, heard_words, heard_ordinary, respellings, rule_words)?"),
        ("table: sounds\nmap: {a: b}", 'lexicons/any/t.yaml:5: table "sounds" is not one of traditional, lookalikes, '
         'sounded, emoji_words, emoji_aloud, joiners, split_characters, pinyin_readings, pinyin_ordinary, guarded_ordinary, '
         'mixed_codes, heard_words, heard_ordinary, respellings, rule_words; did you mean "sounded"?'),
        ("table: joiners\nmap: {a: b}", "lexicons/any/t.yaml:6: a table of joiners is written as characters"),
        ("table: sounded\nclasses: {最: 蕞, 醉: 蕞}", 'lexicons/any/t.yaml:6: "蕞" is repeated; it first stands on line 6 as "最"'),
        ("table: sounded\nclasses: {最: 蕞, 醉: 最}", 'lexicons/any/t.yaml:6: "最" is itself changed into "醉" on line 6: no chains'),
        ("table: sounded\nclasses: {最佳: 蕞}", 'lexicons/any/t.yaml:6: "蕞" must become one character in a table of sounded, not "最佳"'),
        ("table: lookalikes\nmap: {ab: c}", 'lexicons/any/t.yaml:6: "ab" must be one character in a table of lookalikes'),
        ("table: traditional\nmap: {旧: 旧}", 'lexicons/any/t.yaml:6: "旧" becomes itself'),
    ],
)  # fmt: skip
def test_tables_are_typed_strictly(tmp_path: Path, body: str, message: str) -> None:
    head = "id: any/t\nlanguage: any\ntitle: {zh: 表, en: Table}\nsources: [{name: own}]\n"
    assert message in problems_of(write(tmp_path, "any/t.yaml", f"{head}{body}\n"))


def test_a_date_must_be_a_date(tmp_path: Path) -> None:
    text = GOOD.replace("retrieved: 2026-11-21", "retrieved: last year")
    folder = write(tmp_path, "zh/superlatives.yaml", text)
    assert problems_of(folder) == [
        'lexicons/zh/superlatives.yaml:4: retrieved "last year" is not a date like 2026-11-21'
    ]


def test_two_folders_may_not_hold_the_same_lexicon(tmp_path: Path) -> None:
    first = write(tmp_path / "one", "zh/superlatives.yaml", GOOD)
    second = write(tmp_path / "two", "zh/superlatives.yaml", GOOD)
    with pytest.raises(DataFileError, match=r'the id "zh/superlatives" is taken by lexicons/zh/superlatives.yaml'):
        load_lexicons([first, second])


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert load_lexicons([tmp_path / "none"]).lexicons == ()


def test_the_digest_follows_the_content(tmp_path: Path) -> None:
    one = load_lexicons([write(tmp_path / "a", "zh/superlatives.yaml", GOOD)])
    same = load_lexicons([write(tmp_path / "b", "zh/superlatives.yaml", GOOD)])
    other = load_lexicons([write(tmp_path / "c", "zh/superlatives.yaml", GOOD.replace("顶级", "顶尖"))])
    assert one.digest == same.digest != other.digest


def test_what_ships_with_the_project_loads() -> None:
    lexicons = load_lexicons([shipped("lexicons")])
    assert {"zh/traditional", "zh/confusables", "any/lookalikes"} <= {lexicon.id for lexicon in lexicons.lexicons}
