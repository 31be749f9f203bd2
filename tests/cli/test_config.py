"""The configuration file: where it is found, what it may hold, and where each setting came from."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from listing_audit.cli.config import Config, find_config, read_config, resolved, settings_lines
from listing_audit.cli.settings import from_flags, settings_of
from listing_audit.errors import DataFileError, Problem


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")


def test_the_nearest_file_upwards_is_found(tmp_path):
    inner = tmp_path / "shop" / "exports"
    inner.mkdir(parents=True)
    (tmp_path / "listing-audit.toml").write_text("")
    assert find_config(inner) == tmp_path / "listing-audit.toml"
    (tmp_path / "shop" / "pyproject.toml").write_text('[tool.listing-audit]\nlang = "zh"\n')
    assert find_config(inner) == tmp_path / "shop" / "pyproject.toml"


def test_in_one_folder_the_own_file_goes_before_pyproject(tmp_path):
    (tmp_path / "pyproject.toml").write_text("[tool.listing-audit]\n")
    (tmp_path / "listing-audit.toml").write_text("")
    assert find_config(tmp_path) == tmp_path / "listing-audit.toml"


@pytest.mark.parametrize(
    "content",
    [b"[project]\ndependencies = ['listing-audit']\n", b"# [tool.listing-audit]\n", b"\xff\xfe not ours", b"[tool.x"],
)
def test_a_pyproject_without_our_table_is_passed_over(tmp_path, content):
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "pyproject.toml").write_bytes(content)
    (tmp_path / "listing-audit.toml").write_text("")
    assert find_config(inner) == tmp_path / "listing-audit.toml"


def test_paths_in_a_file_are_relative_to_the_file_and_keys_may_have_underscores(tmp_path):
    path = tmp_path / "listing-audit.toml"
    path.write_text(
        'rules = ["mine"]\nwaivers = "w.yaml"\nfail_on = "high"\nas-of = 2026-01-02\n'
        'jurisdiction = "CN, US"\nquiet = true\nlimit = 5\n[map]\ntitle = "品名"\n',
        encoding="utf-8",
    )
    assert read_config(path) == Config(
        path,
        {
            "rules": (tmp_path / "mine",),
            "waivers": tmp_path / "w.yaml",
            "fail-on": "high",
            "as-of": date(2026, 1, 2),
            "jurisdiction": ("CN", "US"),
            "quiet": True,
            "limit": 5,
            "map": (("title", "品名"),),
        },
    )


def test_every_problem_of_a_file_is_told_with_its_line(tmp_path):
    path = tmp_path / "pyproject.toml"
    path.write_text(
        '[project]\nlimit = "not ours"\n\n[tool.listing-audit]\njurisdictions = ["CN"]\nlimit = -3\n'
        'fail-on = "high"\nfail_on = "low"\noutput = "json=x"\nquiet = "yes"\n\n[tool.listing-audit.mapp]\ntitle = "x"\n'
    )
    with pytest.raises(DataFileError) as caught:
        read_config(path)
    assert caught.value.problems == (
        Problem(str(path), 5, 'unknown key "jurisdictions"; did you mean "jurisdiction"?'),
        Problem(str(path), 6, "limit: expected 0 or a positive number, not -3"),
        Problem(str(path), 8, '"fail-on" is given twice'),
        Problem(str(path), 9, '"output" can only be given on the command line'),
        Problem(str(path), 10, "quiet: expected true or false"),
        Problem(str(path), 12, 'unknown key "mapp"; did you mean "map"?'),
    )


def test_broken_toml_is_a_problem_with_its_line(tmp_path):
    path = tmp_path / "listing-audit.toml"
    path.write_text('lang = "zh"\nlimit = = 3\n')
    with pytest.raises(DataFileError) as caught:
        read_config(path)
    assert [(p.path, p.line) for p in caught.value.problems] == [(str(path), 2)]


@pytest.mark.parametrize(("content", "reason"), [(b"\xff", "not UTF-8 at byte 0"), (None, "No such file or directory")])
def test_a_file_that_cannot_be_read_is_a_problem(tmp_path, content, reason):
    path = tmp_path / "listing-audit.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataFileError) as caught:
        read_config(path)
    assert caught.value.problems == (Problem(str(path), None, reason),)


def test_flags_win_over_the_file_and_every_setting_shows_its_origin():
    config = Config(Path("/shop/listing-audit.toml"), {"lang": "zh", "limit": 5, "jurisdiction": ("CN", "US")})
    values, origins = resolved(from_flags({"lang": "en", "map": ('title=品"名',)}), config)
    settings = settings_of(values, today=date(2026, 11, 21), locale_language="zh")
    lines = list(settings_lines(settings, values, origins))
    assert lines[:9] == [
        "# as =                                    # default",
        'map = { "title" = "品\\"名" }                # command line',
        'format = "text"                           # default',
        "# output =                                # default",
        'lang = "en"                               # command line',
        "as-of = 2026-11-21                        # default",
        'jurisdiction = ["CN", "US"]               # /shop/listing-audit.toml',
        "# marketplace =                           # default",
        "# category =                              # default",
    ]
    assert "limit = 5                                 # /shop/listing-audit.toml" in lines


def test_the_settings_shown_are_a_file_that_says_the_same(tmp_path):
    values = from_flags({"lang": "en", "map": ("title=品名",), "as-of": "2026-01-02", "rules": ("/a b/\x7f",)})
    settings = settings_of(values, today=date(2026, 11, 21), locale_language="zh")
    shown = "\n".join(settings_lines(settings, values, {}))
    again = tomllib.loads(shown)
    assert again["map"] == {"title": "品名"}
    assert again["as-of"] == date(2026, 1, 2)
    assert again["rules"] == ["/a b/\x7f"]
