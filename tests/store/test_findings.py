from __future__ import annotations

from datetime import UTC, datetime

import pytest

from listing_audit.model.topics import SEVERITIES
from listing_audit.store import finding_pages, migrations
from listing_audit.store.database import open_store
from listing_audit.store.finding_pages import FILTERS, ORDERS, Question, numbers_of_page, page_query
from listing_audit.store.findings import FoundRow, close_job, finding, finding_rows, keep_findings, values_of
from listing_audit.store.grams import grams
from listing_audit.store.jobs import add_job


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


def key_of(row, order):
    keys = {"severity": SEVERITIES.index(row.severity), "newest": 0, "listing": row.listing_id, "due": row.due}
    return keys[order], row.id


def read(store, order, *, filters=(), search="", size=7, backwards=False):
    seen, after = [], None
    while True:
        with store.transaction(write=False) as transaction:
            numbers = numbers_of_page(
                transaction, Question(tuple(filters), search, order), after=after, backwards=backwards, limit=size
            )
            rows = finding_rows(transaction, numbers)
        seen = [*rows, *seen] if backwards else [*seen, *rows]
        if len(rows) < size:
            return seen
        after = key_of(rows[0 if backwards else -1], order)


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


def plan(tmp_path, question, after=None):
    store = open_store(str(tmp_path / "x.sqlite"))
    sql, values = page_query("sqlite", question, after=after, backwards=False, limit=50)
    with store.transaction(write=False) as transaction:
        told = " | ".join(row[3] for row in transaction.rows(f"EXPLAIN QUERY PLAN {sql}", values))
    store.close()
    return told


SAMPLES = {"severity": "high", "waived": "no", "due_before": "2026-12-01", "due_from": "2026-12-01"}


@pytest.mark.parametrize("order", ["severity", "newest"])
@pytest.mark.parametrize("name", [name for name in FILTERS if name != "listing_id"])
def test_every_filter_is_answered_by_one_index_alone_without_sorting(tmp_path, order, name):
    told = plan(tmp_path, Question(((name, SAMPLES.get(name, "x")),), "", order))
    assert "COVERING INDEX" in told and "TEMP B-TREE" not in told, told


@pytest.mark.parametrize("order", ["severity", "newest", "listing"])
def test_a_deep_page_with_all_filters_at_once_begins_at_its_place_in_the_index(tmp_path, order):
    filters = tuple((name, SAMPLES.get(name, "x")) for name in FILTERS if name != "listing_id")
    key = "L1" if order == "listing" else 2
    told = plan(tmp_path, Question(filters, "", order), after=(key, 30))
    assert "SEARCH findings USING COVERING INDEX" in told and "TEMP B-TREE" not in told, told


@pytest.mark.parametrize(("few", "many"), [(5000, 250_000), (0, 250_000), (0, 1)])
@pytest.mark.parametrize("walked", [1, 500])
@pytest.mark.parametrize("order", ["severity", "newest", "listing"])
def test_words_that_many_or_few_findings_share_give_the_same_pages(filled, monkeypatch, few, many, walked, order):
    whole = [row.id for row in read(filled, order) if row.quote == "全网最佳" and row.severity == "high"]
    for name, value in (("_FEW", few), ("_MANY", many), ("_WALKED", walked)):
        monkeypatch.setattr(finding_pages, name, value)
    for backwards in (False, True):
        rows = read(filled, order, filters=[("severity", "high")], search="最佳", size=2, backwards=backwards)
        assert [row.id for row in rows] == whole


def test_a_count_that_would_take_long_is_said_to_be_cut(filled, monkeypatch):
    monkeypatch.setattr(finding_pages, "_FEW", 0)
    monkeypatch.setattr(finding_pages, "_MANY", 1)
    with filled.transaction(write=False) as transaction:
        told = finding_pages.counted_numbers(transaction, Question((), "最佳"), limit=100, enough=3)
    cut = filled.dialect == "sqlite"
    assert (len(told.numbers), told.is_cut) == ((3, True) if cut else (30, False))


def test_a_search_reads_no_finding_that_it_does_not_show(tmp_path):
    told = plan(tmp_path, Question((("state", "open"),), "最佳", "severity"))
    assert "COVERING INDEX findings_by_severity" in told and "TEMP B-TREE" not in told, told


@pytest.mark.parametrize("order", ORDERS)
def test_a_view_read_backwards_is_the_view(filled, order):
    with filled.transaction() as transaction:
        transaction.change(
            "UPDATE findings SET due = '2026-12-0' || CAST(id - 9 * (id / 9) AS TEXT) WHERE id - 2 * (id / 2) = 0"
        )
    assert read(filled, order, backwards=True) == read(filled, order)


def test_findings_without_a_due_date_are_no_part_of_the_order_by_due_date(filled):
    with filled.transaction() as transaction:
        transaction.change(
            "UPDATE findings SET due = '2026-12-0' || CAST(id - 9 * (id / 9) AS TEXT) WHERE id - 2 * (id / 2) = 0"
        )
    days = [row.due for row in read(filled, "due")]
    assert len(days) == 30 and days == sorted(days)


def test_a_finding_whose_words_change_is_found_by_the_new_ones_only(filled):
    with filled.transaction() as transaction:
        keep_findings(transaction, "shop", 2, [found(1, message="绝对化用语")])
        keep_findings(transaction, "shop", 3, [found(1, message="superlative wording")])
    assert [row.fingerprint for row in read(filled, "newest", search="wording")] == ["f1"]
    assert read(filled, "newest", search="绝对化") == []


def test_what_a_filter_can_be_is_known_without_reading_findings(filled):
    with filled.transaction(write=False) as transaction:
        assert values_of(transaction, "rule_id", 10) == ("r0", "r1", "r2")
        assert values_of(transaction, "source", 10) == ("shop",)


def jobs_in(transaction, count):
    for _ in range(count):
        add_job(
            transaction, source="shop", file_name="f", sha256="0", body=b"", settings="{}", key=None, actor="",
            now=datetime(2026, 11, 22, tzinfo=UTC),
        )  # fmt: skip


def test_a_scan_keeps_a_line_only_for_findings_that_changed(filled):
    with filled.transaction() as transaction:
        jobs_in(transaction, 3)
        close_job(transaction, "shop", 1)
        keep_findings(transaction, "shop", 2, [found(number) for number in range(1, 61)])
        close_job(transaction, "shop", 2)
        keep_findings(transaction, "shop", 3, [found(0)])
        told = transaction.rows(
            "SELECT job, presence, COUNT(*) FROM finding_changes GROUP BY job, presence ORDER BY 1, 2"
        )
    assert told == [(1, "new", 60), (2, "gone", 1), (2, "new", 1), (3, "reopened", 1)]


def test_a_store_of_the_first_version_keeps_its_findings_and_what_was_decided(url, monkeypatch):
    with monkeypatch.context() as then:
        then.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:1])
        old = open_store(url)
        with old.transaction() as transaction:
            transaction.change("INSERT INTO uploads VALUES ('0', ?)", (b"",))
            for _ in range(2):
                transaction.change(
                    "INSERT INTO jobs (source, file_name, sha256, settings, created_by, created_at, status)"
                    " VALUES ('shop', 'f', '0', '{}', '', '2026-11-22T09:00:00.000Z', 'done')"
                )
            for number, (presence, last) in enumerate((("new", 2), ("gone", 1), ("reopened", 2)), 1):
                transaction.change(
                    "INSERT INTO findings (source, fingerprint, listing_id, rule_id, family, topic, verdict, severity,"
                    " jurisdiction, seller, category, quote, message, suppressed, body, first_job, last_job, presence,"
                    " state, assignee, version) VALUES ('shop', ?, 'L', 'r', 'ip', 't', 'violation', 1, 'CN', 's', 'food',"
                    " 'q', 'm', 0, ?, 1, ?, ?, 'confirmed', 'wu', 4)",
                    (f"f{number}", f"body {number}", last, presence),
                )
        old.close()
    store = open_store(url)
    with store.transaction(write=False) as transaction:
        row, body = finding(transaction, 2)
        assert (row.fingerprint, row.state, row.assignee, row.version, row.title, body) == (
            "f2",
            "confirmed",
            "wu",
            4,
            "",
            "body 2",
        )
        told = transaction.rows("SELECT job, finding, presence FROM finding_changes ORDER BY 1, 2")
        assert told == [(1, 1, "new"), (1, 2, "new"), (1, 3, "new"), (2, 2, "gone"), (2, 3, "reopened")]
        assert values_of(transaction, "assignee", 9) == ("wu",)
    assert [one.id for one in read(store, "severity", filters=[("seller", "s")])] == [1, 2, 3]
    store.close()
