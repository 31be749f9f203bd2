from __future__ import annotations

import pytest

from listing_audit.store.findings import FoundRow, finding_rows, keep_findings, page_query
from listing_audit.store.grams import grams


def found(number: int, **changes: object) -> FoundRow:
    values = {
        "fingerprint": f"f{number}", "listing_id": f"L{number % 7}", "rule_id": f"r{number % 3}", "family": "claims",
        "topic": "superlative", "verdict": "violation", "severity": number % 5, "jurisdiction": "CN", "seller": "",
        "category": "", "quote": "全网最佳" if number % 2 else "best ever", "message": "", "suppressed": False,
        "body": "{}",
    }  # fmt: skip
    return FoundRow(**(values | changes))


@pytest.fixture
def filled(store):
    with store.transaction() as transaction:
        keep_findings(transaction, "shop", 1, [found(number) for number in range(60)])
    return store


def read(store, order, *, filters=(), search="", size=7):
    seen, after = [], None
    while True:
        sql, values = page_query(store.dialect, filters, search=search, order=order, after=after, limit=size)
        with store.transaction(write=False) as transaction:
            rows = finding_rows(transaction, sql, values)
        seen += rows
        if len(rows) < size:
            return seen
        last = rows[-1]
        key = {"severity": ("critical", "high", "medium", "low", "info").index(last.severity), "newest": 0,
               "listing": last.listing_id}[order]  # fmt: skip
        after = (key, last.id)


@pytest.mark.parametrize("order", ["severity", "newest", "listing"])
def test_pages_hold_every_finding_once_in_order(filled, order):
    pages = read(filled, order)
    assert [row.id for row in pages] == [row.id for row in read(filled, order, size=1000)]
    assert sorted(row.id for row in pages) == sorted({row.id for row in pages}) and len(pages) == 60


def test_a_listing_order_is_by_code_point_in_both_databases(store):
    ids = ["b", "A", "a", "B", "中", "é", "1"]
    with store.transaction() as transaction:
        keep_findings(transaction, "s", 1, [found(n, listing_id=one) for n, one in enumerate(ids)])
    assert [row.listing_id for row in read(store, "listing")] == sorted(ids)


def test_filters_and_search_narrow_together(filled):
    rows = read(filled, "newest", filters=[("rule_id", "r1"), ("severity", "high")], search="最佳")
    assert {row.fingerprint for row in rows} == {"f1", "f31"}


@pytest.mark.parametrize(("search", "count"), [("最佳", 30), ("网最", 30), ("BEST", 30), ("最best", 0), ("!!", 0), ("", 60),
                                               ("f' OR 1=1 --", 0), ('" & !', 0)])  # fmt: skip
def test_search_finds_parts_of_chinese_and_words_of_others(filled, search, count):
    assert len(read(filled, "severity", search=search)) == count


def test_grams_are_pairs_of_han_and_folded_words():
    assert grams("最佳A1 ｘ 好") == (
        "u" + "最佳".encode().hex(),
        "a1",
        "u" + "ｘ".encode().hex(),
        "u" + "好".encode().hex(),
    )


def test_hostile_text_gives_few_grams_quickly():
    assert len(grams("最好" * 500_000)) == 2
    assert len(grams("".join(map(chr, range(0x4E00, 0x9FFF))))) == 400


@pytest.mark.parametrize("filters", [(), (("state", "open"),), (("source", "shop"),), (("rule_id", "r1"),)])
def test_a_deep_page_walks_an_index_and_sorts_nothing(tmp_path, filters):
    from listing_audit.store.database import open_store

    store = open_store(str(tmp_path / "x.sqlite"))
    sql, values = page_query("sqlite", filters, search="", order="severity", after=(2, 30), limit=50)
    with store.transaction(write=False) as transaction:
        plan = " ".join(row[3] for row in transaction.rows(f"EXPLAIN QUERY PLAN {sql}", values))
    assert "SEARCH findings USING INDEX" in plan and "TEMP B-TREE" not in plan, plan
    store.close()
