"""In which language a text is written."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.describe.language import detected_language, language_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("玻尿酸补水面霜 50g", "zh"),
        ("罗技 MK850 无线键鼠套装", "zh"),
        ("佳能(Canon) EOS 5D Mark IV 单反相机", "zh"),
        ("植物の力洗发水", "zh"),
        ("保濕乳液 臺灣製造", "zh"),
        ("The softest towel for your bathroom", "en"),
        ("Kung fu tea set (功夫) with the finest leaves for you", "en"),
        ("シャンプー 植物エキス配合", "ja"),
        ("メンズ腕時計 文字盤カモフラージュ柄", "ja"),
        ("순한 아기 로션 200ml", "ko"),
        ("Damen Winterjacke mit Kapuze", "de"),
        ("Crème hydratante pour les peaux sèches avec SPF", "fr"),
        ("Reloj para hombre con correa", "es"),
        ("Scarpe da ginnastica per uomo con suola in gomma", "it"),
        ("Fles met rietje voor kinderen en het hele gezin", "nl"),
        ("Zegarek męski na słoneczną energię", "pl"),
        ("Крем для лица увлажняющий", "ru"),
        ("κρέμα προσώπου", "el"),
        ("สบู่สมุนไพร", "th"),
    ],
)
def test_a_text_shows_its_language(text, expected):
    assert detected_language(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "SK-II",
        "MK850",
        "Lancôme Eau de Parfum",
        "Häagen-Dazs",
        "Stainless Steel Water Bottle 750ml",
        "12345",
    ],
)
def test_names_numbers_and_bare_nouns_show_no_language(text):
    assert detected_language(text) is None


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("SK-II", "zh", "zh"),
        ("SK-II", None, "en"),
        ("佳能 EOS 5D Mark IV Body Only Kit", None, "zh"),
        ("Edelstahl Trinkflasche 750ml", "de", "de"),
        ("玻尿酸面霜", "zh-Hant-TW", "zh-Hant-TW"),
        ("玻尿酸面霜", "en", "zh"),
        ("最高級 日本製 包丁", "ja", "ja"),
        ("The softest towel for your home", "zh", "en"),
        ("", None, None),
        ("12345", None, None),
    ],
)
def test_what_the_text_does_not_show_the_listing_says(text, given, expected):
    assert language_of(text, given=given) == expected


def test_markup_does_not_count_as_words():
    head = '<div class="the and with for"><style>.with{for:the}</style><!-- the and with --><p title="for the">'
    assert detected_language(head * 20 + "玻尿酸面霜" + "</p></div>") == "zh"


def test_words_far_behind_markup_are_found():
    assert detected_language("<b>" * 2000 + "玻尿酸面霜保湿") == "zh"


def test_words_written_as_entities_are_read():
    assert detected_language("<p>&#26368;&#20339;&#38754;&#38684;</p>") == "zh"


def test_a_less_than_sign_is_not_markup():
    assert detected_language("weight < 5 kg and the size is for you") == "en"


def test_look_alike_letters_do_not_hide_english():
    assert detected_language("This сream сures the pain and is for your skin") == "en"


def test_only_the_beginning_is_looked_at():
    assert detected_language("玻尿酸面霜" * 100 + "the and with for " * 10_000) == "zh"


@pytest.mark.parametrize(
    "text", ["<" * 1_000_000, "<!--" * 250_000, "<style>" * 150_000, "&#" * 500_000, "<a " * 300_000]
)
def test_hostile_markup_is_answered_at_once(text):
    start = time.perf_counter()
    detected_language(text)
    assert time.perf_counter() - start < 0.5


@given(st.text(max_size=60), st.sampled_from([None, "zh", "en", "de-AT"]))
def test_any_text_has_an_answer_and_letters_always_have_a_language(text, given_tag):
    answer = language_of(text, given=given_tag)
    assert answer is None or answer.islower() or answer == given_tag
    assert answer is not None or given_tag is None


@pytest.mark.parametrize("before", ["\u200b" * 100_000, "1234 - " * 200, "<br/>\n  " * 20_000, "<!--x-->" * 3_000])
def test_what_nobody_reads_in_front_of_a_text_does_not_hide_its_language(before: str) -> None:
    """Invisible characters, numbers or markup without end are passed over up to the first letter."""
    assert language_of(before + "本品可治疗糖尿病。") == "zh"
