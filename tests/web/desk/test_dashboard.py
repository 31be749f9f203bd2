"""The dashboard counts what the latest scans found, and every number leads to its findings."""

from __future__ import annotations

import re
from datetime import date, timedelta

from listing_audit.desk import catalogues
from listing_audit.desk.overview import overview
from tests.desk.conftest import quick_scanner
from tests.web.desk.charts_page import figures
from tests.web.desk.conftest import NOW

CN = catalogues.Settings(jurisdictions=("CN",), language="zh")


def scanned(site, body, *, source="shop", at=NOW):
    from listing_audit.desk.accounts import User

    user = User(1, "li", "officer")
    catalogues.upload(
        site.store, user=user, source=source, file_name="a.csv", body=body.encode(), settings=CN, now=at
    )  # fmt: skip
    catalogues.run_next(site.store, worker="w", clock=lambda: at, scanner=quick_scanner)


def test_an_empty_desk_says_what_to_do_first(site):
    page = site.client().get("/desk").text
    assert "Upload a catalogue first" in page and 'href="/desk/catalogues"' in page


def test_the_latest_scan_of_each_source_is_counted(site):
    scanned(site, "id,title,seller\n1,全网最佳,甲店\n2,顶级茶,乙店\n", at=NOW - timedelta(days=3))
    scanned(site, "id,title,seller\n1,全网最佳,甲店\n3,国家级品质,甲店\n", at=NOW - timedelta(days=1))
    scanned(site, "id,title,seller\n1,全网最佳,丙店\n", source="other", at=NOW - timedelta(days=1))
    found = overview(site.store, source=None, today=NOW.date())
    assert (found.findings, found.undecided, found.overdue, found.listings) == (3, 3, 0, 3)
    assert found.counts["seller"] == {"甲店": 2, "丙店": 1}
    assert {name: found.counts["presence"][name] for name in ("new", "persisting", "gone")} == {
        "new": 2, "persisting": 1, "gone": 1,
    }  # fmt: skip
    totals = {day.day: day.total for day in found.days}
    assert [totals[NOW.date() - timedelta(days=back)] for back in (4, 3, 2, 1, 0)] == [0, 2, 2, 3, 3]
    one = overview(site.store, source="other", today=NOW.date())
    assert (one.findings, one.counts["seller"]) == (1, {"丙店": 1})


def test_the_page_shows_the_numbers_and_links_to_the_findings(site):
    scanned(site, "id,title,seller\n1,全网最佳,甲店\n2,顶级茶,乙店\n")
    page = site.client(language="zh").get("/desk").text
    assert figures(page)["现有发现"] == "2"
    assert re.search(r'href="/desk/findings\?presence=present&amp;waived=no&amp;seller=%E7%94%B2%E5%BA%97"', page)
    assert "<svg" in page and " style=" not in page


def test_every_link_of_the_dashboard_leads_to_as_many_findings_as_it_says(site):
    scanned(site, "id,title,seller\n1,全网最佳,甲店\n2,顶级茶,乙店\n3,全网最佳 顶级,甲店\n")
    one = site.client()
    page = one.get("/desk").text
    for address in set(re.findall(r'href="(/desk/findings[^"]*)"', page)):
        assert one.get(address.replace("&amp;", "&")).status_code == 200, address


def test_a_hostile_seller_stays_text(site):
    scanned(site, 'id,title,seller\n1,全网最佳,"<script>alert(1)</script>"\n')
    page = site.client().get("/desk").text
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page


def test_days_before_the_first_scan_are_empty_and_the_last_day_is_today(site):
    scanned(site, "id,title\n1,全网最佳\n")
    days = overview(site.store, source=None, today=NOW.date()).days
    assert (len(days), days[0].total, days[-1].day, days[-1].total) == (14, 0, date(2026, 11, 22), 1)


def test_what_is_decided_is_counted_without_reading_what_is_open(store):
    with store.transaction(write=False) as transaction:
        if store.dialect == "sqlite":
            sql = "SELECT COUNT(*) FROM findings WHERE state <> 'open' AND presence <> 'gone' AND suppressed = 0"
            plan = transaction.rows(f"EXPLAIN QUERY PLAN {sql}")
            assert "findings_decided" in plan[0][3]
        names = "SELECT name FROM sqlite_master" if store.dialect == "sqlite" else "SELECT indexname FROM pg_indexes"
        assert ("findings_decided",) in transaction.rows(names)
