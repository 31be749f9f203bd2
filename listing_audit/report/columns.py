"""The columns of tables of findings: one row a finding, in words that officers and their filters work with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from listing_audit.model.findings import Finding
from listing_audit.model.listing import Listing
from listing_audit.report import wording
from listing_audit.report.display import visible
from listing_audit.report.places import place_of
from listing_audit.values import frozen

# What a spreadsheet program takes for the beginning of a formula; the wide forms count too where Chinese is typed.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@frozen
class Column:
    """One column: its stable name, its Chinese and English title, its width in characters, and what stands in it."""

    name: str
    title: tuple[str, str]
    width: int
    value: Callable[[Finding, Listing, str], str]


def _plain(get: Callable[[Finding], str | None]) -> Callable[[Finding, Listing, str], str]:
    return lambda finding, listing, language: get(finding) or ""


def _title(listing: Listing) -> str:
    return next((field.text for field in listing.fields if field.name == "title"), "")


def _line(finding: Finding, listing: Listing, language: str) -> str:
    place = place_of(finding, listing)
    return str(place.line) if place is not None and place.line else ""


def _file(finding: Finding, listing: Listing, language: str) -> str:
    place = place_of(finding, listing)
    return place.path if place is not None else ""


def _replacement(finding: Finding, listing: Listing, language: str) -> str:
    if finding.suggestion is None:
        return ""
    return finding.suggestion or wording.phrase("delete", language)


COLUMNS: Final[tuple[Column, ...]] = (
    Column("severity", ("严重程度", "Severity"), 10, lambda f, _, lang: wording.word(wording.SEVERITY_WORDS[f.severity], lang)),
    Column("verdict", ("结论", "Verdict"), 14, lambda f, _, lang: wording.word(wording.VERDICT_WORDS[f.verdict], lang)),
    Column("confidence", ("把握", "Confidence"), 11, lambda f, _, lang: wording.word(wording.CONFIDENCE_WORDS[f.confidence], lang)),
    Column("family", ("类别", "Family"), 18, lambda f, _, lang: wording.family_title(f.family, lang)),
    Column("topic", ("主题", "Topic"), 24, lambda f, _, lang: wording.topic_title(f.topic, lang)),
    Column("seller", ("卖家", "Seller"), 16, lambda f, listing, lang: listing.seller or ""),
    Column("listing_id", ("商品编号", "Listing"), 18, _plain(lambda f: f.listing_id)),
    Column("listing_title", ("商品标题", "Listing title"), 36, lambda f, listing, lang: _title(listing)),
    Column("field", ("位置", "Field"), 14, lambda f, _, lang: wording.field_title(f.field, lang)),
    Column("quote", ("涉及文字", "Words"), 24, _plain(lambda f: f.quote)),
    Column("context", ("上下文", "Context"), 40, _plain(lambda f: f.context)),
    Column("message", ("问题", "Finding"), 44, _plain(lambda f: f.message)),
    Column("why", ("原因", "Why"), 44, _plain(lambda f: f.why)),
    Column("remedy", ("怎么改", "Remedy"), 40, _plain(lambda f: f.remedy)),
    Column("suggestion", ("改为", "Write instead"), 20, _replacement),
    Column("law", ("依据", "Law"), 36, _plain(lambda f: "; ".join(" ".join(p for p in (c.name, c.article) if p) for c in f.citations))),
    Column("law_address", ("法条网址", "Address of the law"), 30, _plain(lambda f: " ".join(dict.fromkeys(c.url for c in f.citations if c.url)))),
    Column("penalty", ("处罚", "Penalty"), 28, _plain(lambda f: f.penalty)),
    Column("jurisdiction", ("法域", "Jurisdiction"), 12, _plain(lambda f: f.jurisdiction)),
    Column("rule_id", ("规则", "Rule"), 32, _plain(lambda f: f.rule_id)),
    Column("file", ("文件", "File"), 24, _file),
    Column("line", ("行", "Line"), 7, _line),
    Column("first_seen", ("首次发现", "First seen"), 12, _plain(lambda f: f.first_seen)),
    Column("suppressed", ("已忽略", "Suppressed"), 18, _plain(lambda f: f.suppressed.reason if f.suppressed else None)),
    Column("fingerprint", ("指纹", "Fingerprint"), 36, _plain(lambda f: f.fingerprint)),
)  # fmt: skip


def cells_of(finding: Finding, listing: Listing, language: str) -> tuple[str, ...]:
    """Return the row of one finding, in the order of COLUMNS, every text made safe to show."""
    return tuple(visible(column.value(finding, listing, language)) for column in COLUMNS)
