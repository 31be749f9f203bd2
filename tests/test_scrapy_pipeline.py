"""The pipeline in real Scrapy crawls of pages on loopback: items carry their audit, bad ones are dropped when asked."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ingest.fetch.site import response, serving
from tests.small_world import build

ROOT = Path(__file__).resolve().parents[1]

SPIDER = """
import dataclasses, json, sys
from decimal import Decimal
import scrapy
from scrapy.crawler import CrawlerProcess
import listing_audit.api
from pathlib import Path

world = Path({world!r})
listing_audit.api.shipped = lambda name: world / name   # a handful of rules, so that the door is tested and not the law

class Loose(scrapy.Item):
    name = scrapy.Field(); url = scrapy.Field(); audit = scrapy.Field()

class Strict(scrapy.Item):
    name = scrapy.Field(); url = scrapy.Field()

@dataclasses.dataclass
class Data:
    name: str
    url: str
    audit: dict | None = None

KINDS = {{"dict": dict, "item": Loose, "strict": Strict, "data": Data}}

class Shop(scrapy.Spider):
    name = "shop"
    start_urls = {urls!r}
    def parse(self, response):
        yield KINDS[{kind!r}](name=response.css("h1::text").get(), url=response.url)

settings = {{"LOG_LEVEL": "INFO", "TELNETCONSOLE_ENABLED": False, "CONCURRENT_REQUESTS": 1,
    "ITEM_PIPELINES": {{"listing_audit.scrapy_pipeline.AuditPipeline": 300}},
    "FEEDS": {{"items.jsonl": {{"format": "jsonlines", "overwrite": True}}}},
    "LISTING_AUDIT_FIELDS": {{"title": "name"}}}}
settings.update({settings!r})
process = CrawlerProcess(settings)
crawler = process.create_crawler(Shop)
process.crawl(crawler)
process.start()
stats = {{k: v for k, v in crawler.stats.get_stats().items() if k.startswith(("listing_audit", "item_", "log_count/E"))}}
print(json.dumps(stats))
"""

PAGES = {"/1": "全网最佳面霜", "/2": "纯棉毛巾", "/3": "Tea that cures eczema"}


class Crawl:
    """What a crawl left behind."""

    def __init__(self, folder: Path, done: subprocess.CompletedProcess[str]) -> None:
        self.folder, self.done = folder, done
        lines = done.stdout.strip().splitlines()
        self.stats = json.loads(lines[-1]) if lines else {}

    def lines(self, name: str) -> list[dict]:
        path = self.folder / name
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


@pytest.fixture
def crawl(tmp_path):
    world = build(tmp_path / "world")

    def run(kind: str = "dict", **settings) -> Crawl:
        folder = tmp_path / f"crawl-{kind}-{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        replies = {
            path: response(f"<html><body><h1>{name}</h1></body></html>".encode(), kind="text/html; charset=utf-8")
            for path, name in PAGES.items()
        }
        with serving(replies) as site:
            urls = [f"{site.url}{path}" for path in PAGES]
            script = SPIDER.format(world=str(world), urls=urls, kind=kind, settings=settings)
            done = subprocess.run(
                [sys.executable, "-c", script],
                cwd=folder,
                env={**os.environ, "PYTHONPATH": str(ROOT), "LISTING_AUDIT_CACHE_DIR": str(tmp_path / "cache")},
                capture_output=True,
                text=True,
                timeout=120,
                check=False,
            )
        return Crawl(folder, done)

    return run


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["dict", "item", "data"])
def test_every_item_carries_its_audit(crawl, kind):
    crawled = crawl(kind)
    items = {item["name"]: item["audit"] for item in crawled.lines("items.jsonl")}
    assert {name: audit["worst"] for name, audit in items.items()} == {
        "全网最佳面霜": "high", "纯棉毛巾": None, "Tea that cures eczema": "critical",
    }, crawled.done.stderr  # fmt: skip
    [finding] = items["全网最佳面霜"]["findings"]
    assert (finding["field"], finding["span"], finding["quote"], finding["rule_id"]) == (
        "title", {"start": 2, "end": 4}, "最佳", "cn-superlative-quality",
    )  # fmt: skip
    assert finding["listing_id"].endswith("/1")
    assert crawled.stats == {
        "item_scraped_count": 3, "listing_audit/items": 3, "listing_audit/findings/high": 1, "listing_audit/findings/critical": 1,
    }  # fmt: skip


@pytest.mark.slow
def test_bad_items_are_dropped_and_their_findings_kept_in_a_file_that_convert_reads(crawl):
    crawled = crawl(LISTING_AUDIT_DROP="high", LISTING_AUDIT_RESULTS="out/findings.jsonl", LISTING_AUDIT_LANG="zh")
    assert [item["name"] for item in crawled.lines("items.jsonl")] == ["纯棉毛巾"]
    assert (crawled.stats["item_scraped_count"], crawled.stats["item_dropped_count"]) == (1, 2)
    assert "Dropped: high: cn-superlative-quality: “最佳”是绝对化用语 (1)" in crawled.done.stderr
    records = crawled.lines("out/findings.jsonl")
    assert [record["record"] for record in records] == ["finding", "finding", "summary"]
    assert (records[-1]["listings"], records[-1]["findings"]["high"]) == (3, 1)
    converted = subprocess.run(
        [sys.executable, "-m", "listing_audit.cli.main", "convert", "out/findings.jsonl", "--format", "csv"],
        cwd=crawled.folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "最佳" in converted.stdout


@pytest.mark.slow
def test_items_that_cannot_hold_the_result_are_named_once_and_still_audited(crawl):
    crawled = crawl("strict", LISTING_AUDIT_RESULTS="findings.jsonl")
    assert crawled.done.stderr.count('Strict has no field "audit" for the result') == 1
    assert len(crawled.lines("items.jsonl")) == 3
    assert [record["record"] for record in crawled.lines("findings.jsonl")] == ["finding", "finding", "summary"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"LISTING_AUDIT_DROP": "terrible"}, 'LISTING_AUDIT_DROP: "terrible" is no severity'),
        ({"LISTING_AUDIT_JURISDICTIONS": ["UK"]}, 'unknown jurisdiction "UK"'),
        ({"LISTING_AUDIT_AS_OF": "soon"}, "LISTING_AUDIT_AS_OF: expected a date"),
        ({"LISTING_AUDIT_SELECT": ["nothing-like-it"]}, "nothing-like-it"),
    ],
)
def test_a_setting_that_makes_no_sense_stops_the_crawl_before_it_begins(crawl, settings, said):
    """A crawl that went on without its audit would look like a clean one."""
    crawled = crawl(**settings)
    assert said in crawled.done.stderr
    assert crawled.lines("items.jsonl") == [] and "item_scraped_count" not in crawled.stats


# ------------------------------------------------------------------ what an item says


@pytest.mark.parametrize(
    ("item", "fields", "expected"),
    [
        ({"name": "Cup", "body": "<b>x</b>"}, {"title": "name", "description": "body"}, {"title": "Cup", "description": "<b>x</b>"}),
        ({"title": "Cup", "audit": {"worst": None}}, {}, {"title": "Cup"}),
        ({"title": "Cup", "stuff": "cotton"}, {"attributes.material": "stuff"}, {"title": "Cup", "attributes": {"material": "cotton"}}),
        (
            {"title": "Cup", "attributes": {"size": "L"}, "stuff": "cotton"},
            {"attributes.material": "stuff"},
            {"title": "Cup", "attributes": {"size": "L", "material": "cotton"}},
        ),
        ({"title": b"caf\xc3\xa9", "brand": None, "bullets": ("a", "b")}, {}, {"title": "café", "bullets": ["a", "b"]}),
        ({"title": "Cup", "complete": True}, {}, {"title": "Cup", "complete": True}),
    ],
)  # fmt: skip
def test_an_item_is_read_as_a_canonical_listing(item, fields, expected):
    from listing_audit.scrapy_pipeline import Wishes, item_record

    assert item_record(item, Wishes(fields=fields)) == {"complete": False, **expected}
