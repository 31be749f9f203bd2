"""The officers' pages about findings, asked for without script over both databases."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta
from functools import cache
from html import unescape

import pytest

from listing_audit.api import Scanner
from listing_audit.desk import catalogues, findings
from listing_audit.desk.accounts import User
from listing_audit.desk.findings import Decision, View, decide
from listing_audit.web.shared import SharedScanner
from tests.desk.conftest import quick_scanner
from tests.web.desk.conftest import NOW, send, token_in

HOSTILE = "<script>document.title='owned'</script>国家级\u202e毛巾"
GOODS = f"id,title,seller\n1,全网最佳毛巾,甲店\n2,国家级毛巾,乙店\n3,{HOSTILE},<b>店</b>\n"


@cache
def rules(language):
    return Scanner(language="en") if language == "en" else rules("en").in_language("zh")


@pytest.fixture(autouse=True)
def rules_are_read_once(monkeypatch):
    """Every site of these tests would build them anew, which is not what is tested."""
    monkeypatch.setattr(SharedScanner, "of", lambda self, language: rules(language))
    monkeypatch.setattr(SharedScanner, "loaded", lambda self, language: rules(language))


def scan(site, body, now=NOW, source="shop"):
    officer = User(2, "li", "officer")
    settings = catalogues.Settings(jurisdictions=("CN",), language="zh")
    catalogues.upload(
        site.store, user=officer, source=source, file_name="goods.csv", now=now, body=body.encode(), settings=settings
    )
    return catalogues.run_next(site.store, worker="w", clock=lambda: now, scanner=quick_scanner)


@pytest.fixture
def found(site):
    scan(site, GOODS)
    return lambda **filters: findings.page(site.store, View(filters), limit=500).findings


def numbers_in(page):
    return [int(one) for one in re.findall(r'name="pick" value="(\d+):', page)]


def text_of(page):
    return unescape(re.sub(r"<[^>]+>", " ", page))


def test_a_view_is_in_its_address(site, found):
    li = site.client("officer")
    answer = li.get("/desk/findings?seller=甲店&state=unresolved&q=最佳&order=newest")
    assert answer.status_code == 200
    wanted = findings.page(site.store, View({"seller": "甲店", "state": "unresolved"}, "最佳", "newest")).findings
    assert numbers_in(answer.text) == [row.id for row in wanted] and wanted
    assert 'value="最佳"' in answer.text and "seller: 甲店" in re.sub(r"\s+", " ", text_of(answer.text))


@pytest.mark.parametrize("query", ["severity=awful", "order=x", "cursor=x", "due_before=soon", f"q={'x' * 300}"])
def test_a_view_that_cannot_be_is_refused_with_a_page(site, found, query):
    answer = site.client("officer").get(f"/desk/findings?{query}")
    assert answer.status_code == 422 and "<html" in answer.text


def test_pages_are_for_officers(site, found):
    for path in (
        "/desk/findings",
        "/desk/findings/1",
        "/desk/waivers",
        "/desk/findings/compare",
        "/desk/findings/export?kind=csv",
    ):
        assert site.client("seller").get(path).status_code == 403
        assert "/sign-in" in str(site.client(signed_in=False).get(path).url)


def test_what_strangers_wrote_is_text(site, found):
    li = site.client("officer")
    _ = rules("en").engine
    row = next(row for row in found() if row.listing_id == "3")
    for path in ("/desk/findings", f"/desk/findings/{row.id}", f"/desk/findings/{row.id}?explain=1"):
        page = li.get(path).text
        assert "<script>document" not in page and "<b>店</b>" not in page and "\u202e" not in page
        assert "&lt;script&gt;document" in page


def test_a_finding_shows_the_words_the_law_and_its_dates_and_the_file(site, found):
    row = found(listing_id="1")[0]
    page = site.client("officer", language="zh").get(f"/desk/findings/{row.id}").text
    assert re.search(r"全网<mark class=\"\w+\">最佳</mark>毛巾", page)
    assert "广告法" in page and "9(3)" in page and "2015-09-01 起施行" in page
    assert re.search(r"SHA-256 [0-9a-f]{64}", page) and row.fingerprint in page


def test_a_decision_is_saved_and_stands_in_the_history(site, found):
    row = found(listing_id="1")[0]
    li = site.client("officer")
    answer = send(
        li, f"/desk/findings/{row.id}/decide", page=f"/desk/findings/{row.id}", version=row.version, whole="1",
        state="confirmed", assignee="wu", due="2026-12-24", comment="<i>yes</i>", view="seller=甲店",
    )  # fmt: skip
    assert answer.status_code == 200 and f"/desk/findings/{row.id}?seller=" in str(answer.url)
    told = re.sub(r"\s+", " ", text_of(answer.text))
    assert (
        "open → confirmed" in told and "&lt;i&gt;yes&lt;/i&gt;" in answer.text and f"Finding {row.id} is saved" in told
    )
    now = found(listing_id="1")
    assert next((one.state, one.assignee, one.due) for one in now if one.id == row.id) == (
        "confirmed",
        "wu",
        "2026-12-24",
    )


def test_a_refused_decision_keeps_what_was_typed(site, found):
    row = found(listing_id="1")[0]
    answer = send(
        site.client("officer"), f"/desk/findings/{row.id}/decide", page=f"/desk/findings/{row.id}",
        version=row.version, whole="1", state="false_positive", comment="our own brand", until="",
    )  # fmt: skip
    assert answer.status_code == 422 and "our own brand" in answer.text and 'role="alert"' in answer.text
    assert re.search(r'value="false_positive" checked', answer.text)


def test_of_two_officers_the_second_sees_both_and_may_go_on(site, found):
    row = found(listing_id="1")[0]
    li, wu = site.client("officer"), site.client("second")
    path = f"/desk/findings/{row.id}"
    token = token_in(wu.get(path).text)
    send(li, f"{path}/decide", page=path, version=row.version, whole="1", state="confirmed", comment="seen by li")
    mine = {
        "csrf": token,
        "version": row.version,
        "whole": "1",
        "state": "fixed",
        "comment": "mended",
        "assignee": "wu",
    }
    answer = wu.post(f"{path}/decide", data=mine)
    assert answer.status_code == 409
    told = re.sub(r"\s+", " ", text_of(answer.text))
    assert "confirmed" in told and "seen by li" in told and "mended" in told
    fields = dict(re.findall(r'name="(version|state|assignee)" value="([^"]*)"', answer.text))
    assert fields == {"version": str(row.version + 1), "state": "fixed", "assignee": "wu"}
    done = wu.post(f"{path}/decide", data=mine | fields)
    assert done.status_code == 200
    whole = findings.details(site.store, row.id)
    assert [(e.actor, e.after) for e in whole.history if e.action == "state"] == [("li", "confirmed"), ("wu", "fixed")]


def test_a_risk_needs_a_second_person_on_the_page_too(site, found):
    row = found(listing_id="1")[0]
    path = f"/desk/findings/{row.id}"
    li, wu = site.client("officer"), site.client("second")
    send(li, f"{path}/decide", page=path, version=row.version, state="risk_proposed", comment="contract")
    page = li.get(path).text
    assert re.search(r'value="accepted_risk"[^>]*disabled', page)
    answer = send(li, f"{path}/decide", page=path, version=row.version + 1, state="accepted_risk")
    assert answer.status_code == 422 and "second person" in answer.text
    send(wu, f"{path}/decide", page=path, version=row.version + 1, state="accepted_risk")
    assert findings.details(site.store, row.id).row.state == "accepted_risk"


def test_many_are_decided_about_at_once_and_refusals_are_told(site, found):
    li = site.client("officer")
    rows = found()
    decide(
        site.store,
        number=rows[0].id,
        version=1,
        decision=Decision(state="fixed"),
        user=User(2, "li", "officer"),
        now=NOW,
    )
    picked = [f"{row.id}:{row.version}" for row in rows]
    answer = send(li, "/desk/findings/decide", page="/desk/findings", pick=picked, state="confirmed", view="")
    assert f"#{rows[0].id}" in answer.text and f"{len(rows) - 1} changed" in answer.text
    assert {row.state for row in found()} == {"fixed", "confirmed"}


def test_a_whole_view_is_decided_about_after_it_was_confirmed(site, found):
    li = site.client("officer")
    rows = found(seller="乙店")
    answer = send(
        li, "/desk/findings/decide", page="/desk/findings?seller=乙店", scope="view", state="false_positive",
        comment="a brand", until="2027-01-31", view="seller=乙店",
    )  # fmt: skip
    assert f"Decide about {len(rows)} findings" in answer.text and {row.state for row in found()} == {"open"}
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', answer.text))
    done = li.post("/desk/findings/decide", data={**fields, "comment": "a brand"})
    assert f"{len(rows)} changed" in done.text
    assert {row.id for row in found(state="false_positive")} == {row.id for row in rows}


@pytest.mark.parametrize("pick", ["x", "1", "1:x", "1:2:3", "９:1", "9" * 40 + ":1"])
def test_what_cannot_be_picked_is_refused(site, found, pick):
    answer = send(
        site.client("officer"), "/desk/findings/decide", page="/desk/findings", pick=[pick], state="confirmed"
    )
    assert answer.status_code == 422


def test_nothing_picked_and_nothing_chosen_are_said(site, found):
    li = site.client("officer")
    assert "No finding was picked" in send(li, "/desk/findings/decide", page="/desk/findings", state="confirmed").text
    assert "Choose what to change" in send(li, "/desk/findings/decide", page="/desk/findings", pick=["1:1"]).text


def test_a_form_without_its_token_changes_nothing(site, found):
    li = site.client("officer")
    row = found()[0]
    for path in (
        f"/desk/findings/{row.id}/decide",
        "/desk/findings/decide",
        "/desk/waivers/1/renew",
        "/desk/waivers/1/end",
    ):
        data = {"version": "1", "state": "fixed", "pick": f"{row.id}:1", "csrf": "0" * 64}
        assert li.post(path, data=data).status_code == 403
    assert {row.state for row in found()} == {"open"}


def test_a_waiver_is_renewed_and_taken_back(site, found):
    row = found(listing_id="1")[0]
    li = site.client("officer")
    path = f"/desk/findings/{row.id}"
    send(li, f"{path}/decide", page=path, version=1, state="false_positive", comment="品牌", until="2026-11-30")
    page = li.get("/desk/waivers?which=ending").text
    assert "waived until 2026-11-30" in page and "品牌" in page
    [number] = re.findall(r"/desk/waivers/(\d+)/renew", page)
    renew = f"/desk/waivers/{number}/renew"
    refused = send(li, renew, page="/desk/waivers", was="2026-11-30", until="2026-01-01", comment="still ours")
    assert refused.status_code == 422
    stale = send(li, renew, page="/desk/waivers", was="2026-11-29", until="2027-01-31", comment="still ours")
    assert stale.status_code == 409
    send(li, renew, page="/desk/waivers", was="2026-11-30", until="2027-01-31", comment="still ours")
    assert "waived until 2027-01-31" in li.get("/desk/waivers").text
    assert "still ours" in li.get(path).text
    assert "No waivers" in li.get("/desk/waivers?which=ending").text
    send(li, f"/desk/waivers/{number}/end", page="/desk/waivers", comment="was none")
    assert findings.details(site.store, row.id).row.state == "open" and "No waivers" in li.get("/desk/waivers").text


def test_two_scans_are_compared(site, found):
    first = {row.id for row in found(listing_id="1")}
    scan(site, "id,title,seller\n1,柔软毛巾,甲店\n2,国家级毛巾,乙店\n4,史上最强毛巾,丙店\n", NOW + timedelta(days=1))
    li = site.client("officer")
    gone = li.get("/desk/findings/compare?source=shop&change=gone").text
    assert first <= {int(one) for one in re.findall(r'href="/desk/findings/(\d+)"', gone)}
    new = li.get("/desk/findings/compare?source=shop&change=new").text
    assert {
        findings.details(site.store, int(one)).row.listing_id for one in re.findall(r'href="/desk/findings/(\d+)"', new)
    } == {"4"}
    assert li.get("/desk/findings/compare?later=x").status_code == 422


def test_the_view_goes_out_as_files(site, found):
    li = site.client("officer", language="zh")
    answer = li.get("/desk/findings/export?kind=csv&seller=甲店")
    assert re.fullmatch(r'attachment; filename="findings-\d{8}-\d{4}\.csv"', answer.headers["content-disposition"])
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["seller"] for row in rows} == {"甲店"} and len(rows) == len(found(seller="甲店"))
    assert li.get("/desk/findings/export?kind=xlsx").content[:2] == b"PK"
    assert "SHA-256" in li.get("/desk/findings/export?kind=html").text
    assert li.get("/desk/findings/export?kind=pdf").status_code == 422


def test_a_finding_leads_to_its_neighbours_in_the_view(site, found):
    li = site.client("officer")
    view = View({"state": "open"}, order="listing")
    rows = findings.page(site.store, view).findings
    page = li.get(f"/desk/findings/{rows[1].id}?state=open&order=listing").text
    assert f'href="/desk/findings/{rows[0].id}?state=open&amp;order=listing" data-previous' in page
    assert f'href="/desk/findings/{rows[2].id}?state=open&amp;order=listing" data-next' in page


def test_a_finding_that_is_not_there_is_a_page_that_says_so(site, found):
    assert site.client("officer").get("/desk/findings/999999").status_code == 404
    assert site.client("officer").get("/desk/findings/99999999999999999999999999").status_code == 404
