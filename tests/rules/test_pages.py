"""Pages say what the rules say, and a test can tell when they no longer do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from listing_audit.rules.bilingual import Bilingual
from listing_audit.rules.pages import index_pages, rule_page, rule_pages, stale_pages, write_pages
from listing_audit.rules.rule_set import Pack

from .samples import rule_of

PACK = Pack("cn", "1.0.0", Bilingual("中国", "China"), "cn")
RULE = replace(rule_of(), pack="cn", path="cn/superlative/quality.yaml")


def test_the_index_of_a_pack_lists_its_rules_by_topic() -> None:
    pages = index_pages([RULE], [PACK])
    assert sorted(pages) == ["INDEX.md", "cn/INDEX.md"]
    assert "| [cn](cn/INDEX.md) | 中国 · China | 1 | 2 |" in pages["INDEX.md"].splitlines()
    lines = pages["cn/INDEX.md"].splitlines()
    assert "# cn 1.0.0: 中国 · China" in lines
    assert (
        "| [cn-superlative-quality](superlative/quality.yaml) | 品质 · Quality | high | violation | stable | 1 / 1 |"
        in lines
    )


def test_a_page_shows_law_exemptions_and_proof_in_both_languages() -> None:
    page = rule_page(RULE).splitlines()
    assert "**品质** · Quality" in page
    assert "| applies | jurisdictions CN; marketplaces any; categories any; languages zh; fields any |" in page
    assert "- [广告法](https://law.example/9) 9.10; read 2026-11-21" in page
    assert "- **consumption-tip**" in page
    assert "- 这是**最佳**面霜" in page
    assert "- 最佳食用期12个月 (consumption-tip)" in page


def test_text_of_examples_is_not_taken_for_markup() -> None:
    rule = rule_of(('["这是[[最佳]]面霜"]', "['<b>a|b*[[最佳]]*_x_\\n`']"))
    assert "- \\<b\\>a\\|b\\***最佳**\\*\\_x\\_\\\\n\\`" in rule_page(rule).splitlines()


def test_the_reference_has_a_page_a_rule_and_an_overview_by_family() -> None:
    pages = rule_pages([RULE], [PACK])
    assert sorted(pages) == ["README.md", "cn-superlative-quality.md"]
    assert "- [cn-superlative-quality](cn-superlative-quality.md) 品质 · Quality" in pages["README.md"].splitlines()


def test_stale_pages_are_named_and_only_changed_ones_written(tmp_path: Path) -> None:
    pages = index_pages([RULE], [PACK])
    assert stale_pages(tmp_path, pages) == ("INDEX.md", "cn/INDEX.md")
    assert write_pages(tmp_path, pages) == (tmp_path / "INDEX.md", tmp_path / "cn" / "INDEX.md")
    assert stale_pages(tmp_path, pages) == ()
    changed = index_pages([replace(RULE, severity="low")], [PACK])
    assert stale_pages(tmp_path, changed) == ("cn/INDEX.md",)
    assert write_pages(tmp_path, changed) == (tmp_path / "cn" / "INDEX.md",)
