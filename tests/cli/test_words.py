"""The language of help and errors, and suggestions."""

from __future__ import annotations

import pytest

from listing_audit.cli.words import interface_language, language_of_locale, suggestion


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "en_US"}, "zh"),
        ({}, "en"),
    ],
)
def test_the_locale_decides_the_language(environment, language):
    assert language_of_locale(environment) == language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["check", "--lang", "zh"], "zh"),
        (["--lang=zh", "x"], "zh"),
        (["check", "--lang"], "en"),
        (["check", "--lang", "xx"], "en"),
        (["check", "--title", "zh"], "en"),
    ],
)
def test_the_flag_wins_over_the_locale(arguments, language):
    assert interface_language(arguments, {"LANG": "en_US"}) == language


def test_a_near_word_is_suggested_and_a_far_one_is_not(monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert suggestion("jurisdictons", ["jurisdiction", "category"]) == '; did you mean "jurisdiction"?'
    assert suggestion("zzz", ["jurisdiction", "category"]) == ""
