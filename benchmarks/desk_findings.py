"""A store with very many findings, and how long its pages take: `python -m benchmarks.desk_findings FILE [COUNT]`.

The findings are made up, but kept by the functions that keep real ones: values are as skewed as those of a real
catalogue (few rules find most, most findings are open), and filters, orders and words are tried alone and together.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import combinations

from listing_audit.desk import views
from listing_audit.desk.views import View
from listing_audit.model.findings import Citation, Finding
from listing_audit.model.spans import RawSpan
from listing_audit.model.topics import SEVERITIES, TOPICS, VERDICTS
from listing_audit.report.records import finding_record
from listing_audit.store.database import Store, open_store
from listing_audit.store.findings import FoundRow, close_job, keep_findings
from listing_audit.store.jobs import add_job

_BATCH = 2000
_NOUNS = ("面霜", "毛巾", "茶叶", "耳机", "童装", "洗发水", "保温杯", "行车记录仪", "枸杞", "床垫")
_CLAIMS = ("全网最佳", "国家级品质", "根治湿疹", "百分百纯天然", "销量第一", "无效退款", "best ever", "cures acne")


def made_up(count: int, *, seed: int = 7) -> Iterator[FoundRow]:
    """Yield findings, the same for the same seed."""
    chance = random.Random(seed)
    topics = sorted(TOPICS)
    rules = [f"cn-{topics[number % len(topics)].replace('_', '-')}-{number}" for number in range(400)]
    weights = [1 / (1 + number) for number in range(len(rules))]
    for number, rule in enumerate(chance.choices(rules, weights, k=count)):
        topic = topics[rules.index(rule) % len(topics)]
        claim, noun = chance.choice(_CLAIMS), chance.choice(_NOUNS)
        seller = f"旗舰店{int(chance.expovariate(0.02))}号"
        finding = Finding(
            listing_id=f"SKU-{number // 3:07d}", rule_id=rule, rule_version=1, family=TOPICS[topic][0], topic=topic,
            verdict=chance.choices(VERDICTS, (70, 20, 7, 3))[0], severity=chance.choices(SEVERITIES, (2, 20, 40, 30, 8))[0],
            confidence="high", jurisdiction=chance.choices(("CN", "US", "EU", "GB", "US-CA"), (80, 10, 5, 4, 1))[0],
            field="title", message=f"“{claim}”是绝对化用语，不得用于{noun}的广告", why="广告不得使用绝对化用语。" * 3,
            remedy="改为可核实的描述。", fingerprint=f"{number:032x}", quote=claim, span=RawSpan(0, len(claim)),
            citations=(Citation("中华人民共和国广告法", "9(3)", "https://example.org/law"),),
        )  # fmt: skip
        yield FoundRow(
            finding.fingerprint, finding.listing_id, rule, finding.family, topic, finding.verdict,
            SEVERITIES.index(finding.severity), finding.jurisdiction, seller,
            chance.choice(("food", "cosmetics", "home", "")), claim, finding.message, chance.random() < 0.03,
            json.dumps(finding_record(finding)), f"{claim}{noun} {number} 新款",
        )  # fmt: skip


def fill(store: Store, count: int, *, sources: int = 4) -> None:
    """Fill a new store with so many findings, scanned twice in part, some of them triaged."""
    found = list(made_up(count))
    chance = random.Random(8)
    share = -(-count // sources)
    job = 0
    for source in range(sources):
        mine = found[source * share : (source + 1) * share]
        # The second scan does not see a twentieth, so that findings persist, are gone and are new.
        for seen in (mine[: len(mine) * 9 // 10], mine[len(mine) // 20 :] if source == 0 else ()):
            if not seen:
                continue
            job += 1
            with store.transaction() as transaction:
                add_job(
                    transaction, source=f"shop {source}", file_name="f.csv", sha256="0", body=b"", settings="{}",
                    key=None, actor="", now=datetime(2026, 11, 22, tzinfo=UTC),
                )  # fmt: skip
            for at in range(0, len(seen), _BATCH):
                with store.transaction() as transaction:
                    keep_findings(transaction, f"shop {source}", job, seen[at : at + _BATCH])
            with store.transaction() as transaction:
                close_job(transaction, f"shop {source}", job)
    with store.transaction() as transaction:
        rows = transaction.rows("SELECT id FROM findings")
        chosen = [row[0] for row in rows if chance.random() < 0.05]
        transaction.change_many(
            "UPDATE findings SET state = ?, assignee = ?, due = ? WHERE id = ?",
            [
                (chance.choice(("confirmed", "fix_requested", "fixed", "false_positive", "accepted_risk")),
                 chance.choice(("li", "wu", "")), chance.choice((None, f"2026-12-{chance.randrange(1, 31):02d}")), one)
                for one in chosen
            ],
        )  # fmt: skip


FILTERS = {
    "source": "shop 0", "family": "claims", "topic": "superlative", "rule_id": "cn-automated-decision-1",
    "severity": "info", "verdict": "undecided", "jurisdiction": "US-CA", "seller": "旗舰店7号", "category": "food",
    "state": "fixed", "assignee": "wu", "presence": "gone", "waived": "yes", "due_before": "2026-12-05",
    "listing_id": "SKU-0000123",
}  # fmt: skip
COMMON = {"state": "unresolved", "presence": "present", "verdict": "violation", "jurisdiction": "CN", "waived": "no"}
SEARCHES = ("绝对化用语", "全网最佳", "SKU-0000777", "旗舰店7号", "面霜", "新款 acne", "没有这些字")


def tried() -> Iterator[tuple[str, View]]:
    """Yield views to measure, with their names."""
    for order in ("severity", "newest", "listing"):
        yield f"all by {order}", View({}, order=order)
        yield f"usual by {order}", View(COMMON, order=order)
        for name, value in FILTERS.items():
            yield f"{name} by {order}", View({name: value}, order=order)
        for search in SEARCHES:
            yield f'"{search}" by {order}', View({}, search, order)
            yield f'"{search}" usual by {order}', View(COMMON, search, order)
    for one, two in combinations(FILTERS, 2):
        yield f"{one} and {two}", View({one: FILTERS[one], two: FILTERS[two]})
    yield "all filters", View(FILTERS)
    yield "by due", View({}, order="due")


def main(place: str, count: int) -> None:
    """Fill the store unless it is filled, then print the slowest views and deep pages, best of three."""
    store = open_store(place)
    with store.transaction(write=False) as transaction:
        row = transaction.row("SELECT COUNT(*) FROM findings")
    if row is None or not row[0]:
        begun = time.perf_counter()
        fill(store, count)
        print(f"filled in {time.perf_counter() - begun:.0f} s")
    taken: list[tuple[float, str]] = []
    for name, view in tried():
        taken.append((_best(store, view, None), name))
        found = views.page(store, view)
        if found.next_cursor:
            taken.append((_best(store, view, found.next_cursor), f"{name}, second page"))
    view = View({"state": "unresolved"})
    cursor = None
    for _ in range(40):
        cursor = views.page(store, view, cursor=cursor, limit=500).next_cursor
    taken.append((_best(store, view, cursor), "page 400 of unresolved"))
    taken.sort(reverse=True)
    print(f"{len(taken)} pages, slowest first; {sum(seconds > 0.3 for seconds, _ in taken)} above 300 ms")
    for seconds, name in taken[:25]:
        print(f"{seconds * 1000:6.0f} ms  {name}")
    print(f"{taken[len(taken) // 2][0] * 1000:6.0f} ms  median")


def _best(store: Store, view: View, cursor: str | None) -> float:
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        views.page(store, view, cursor=cursor)
        times.append(time.perf_counter() - begun)
    return min(times)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)
