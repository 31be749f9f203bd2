"""Settings: one table for flags and files, strict about words, helpful about mistakes."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from listing_audit.cli.settings import BY_KEY, Settings, from_flags, parsed, settings_of
from listing_audit.errors import UsageError


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")


def test_without_any_flag_everything_has_its_default():
    assert settings_of({}, today=date(2026, 11, 21), locale_language="zh") == Settings(
        as_of=date(2026, 11, 21), lang="zh"
    )


def test_every_flag_becomes_a_typed_value():
    values = from_flags(
        {
            "as": "shopify", "map": ("title=品名", "id = 编码"), "format": "jsonl", "output": ("json=a=b.json",),
            "lang": "en", "as-of": "2025-06-01", "jurisdiction": ("cn,us-ca", "DE"), "marketplace": "own-site",
            "category": "Medical-Device", "rules": ("mine",), "lexicons": (), "select": ("superlatives, claims",),
            "ignore": ("cn-price",), "source": "shop 7", "drafts": True, "waivers": "w.yaml", "fail-on": "HIGH",
            "fail-on-undecided": True, "with-listings": True, "with-series": False, "explain": None, "limit": "0",
            "quiet": True,
        }
    )  # fmt: skip
    assert settings_of(values, today=date(2026, 11, 21), locale_language="zh") == Settings(
        as_of=date(2025, 6, 1),
        lang="en",
        as_format="shopify",
        column_map=(("title", "品名"), ("id", "编码")),
        format="jsonl",
        outputs=(("json", "a=b.json"),),
        jurisdictions=("CN", "US-CA", "DE"),
        marketplace="own_site",
        category="medical_device",
        rules=(Path("mine"),),
        select=("superlatives", "claims"),
        ignore=("cn-price",),
        source="shop 7",
        drafts=True,
        waivers=Path("w.yaml"),
        fail_on="high",
        fail_on_undecided=True,
        with_listings=True,
        limit=None,
        quiet=True,
    )


@pytest.mark.parametrize(
    ("key", "raw", "message"),
    [
        ("jurisdiction", ("UK",), '--jurisdiction: unknown value "UK"; the code of the United Kingdom is GB'),
        ("jurisdiction", ("US-CC",), '--jurisdiction: unknown value "US-CC"; did you mean "US-CA"?'),
        ("category", "suplement", '--category: unknown value "suplement"; did you mean "supplement"?'),
        ("lang", "xx", '--lang: unknown value "xx"; expected zh, en'),
        ("fail-on", "zzz", '--fail-on: unknown value "zzz"; expected never, critical, high, medium, low, info'),
        ("as-of", "21.11.2026", "--as-of: expected a date such as 2026-11-21, not 21.11.2026"),
        ("as-of", "2026-02-30", "--as-of: expected a date such as 2026-11-21, not 2026-02-30"),
        ("limit", "-1", "--limit: expected 0 or a positive number, not -1"),
        ("limit", "9" * 5000, f"--limit: expected 0 or a positive number, not {'9' * 5000}"),
        ("map", ("title",), "--map: expected FIELD=COLUMN, not title"),
        ("output", ("json=",), "--output: expected FORMAT=FILE, not json="),
        ("waivers", " ", "--waivers: the path is empty"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused_with_what_was_expected(key, raw, message):
    with pytest.raises(UsageError) as caught:
        from_flags({key: raw})
    assert str(caught.value) == message


def test_a_date_of_toml_is_a_day_but_a_moment_is_not():
    assert parsed(BY_KEY["as-of"], date(2026, 1, 2)) == date(2026, 1, 2)
    with pytest.raises(ValueError, match="expected a date"):
        parsed(BY_KEY["as-of"], datetime(2026, 1, 2, 3, 4))


def test_messages_are_chinese_in_a_chinese_locale(monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    with pytest.raises(UsageError) as caught:
        from_flags({"jurisdiction": ("UK",)})
    assert str(caught.value) == "--jurisdiction: 不认识“UK”；英国的代码是 GB"
