from __future__ import annotations

from datetime import date, timedelta

import pytest

from listing_audit.desk import findings
from listing_audit.desk.errors import Conflict, Invalid, NotAllowed, NotFound
from listing_audit.desk.findings import Decision, View
from listing_audit.store import findings as rows
from tests.desk.conftest import NOW

GOODS = "id,title\n1,全网最佳毛巾\n2,国家级毛巾\n"
BEST = View({"listing_id": "1", "family": "superlatives"}, search="最佳")


@pytest.fixture
def found(store, scanned):
    scanned(GOODS)
    return lambda: findings.page(store, BEST).findings[0]


@pytest.fixture
def decide(store, found, officer):
    def decided(user=None, version=None, **values):
        row = found()
        return findings.decide(
            store, number=row.id, version=version or row.version, decision=Decision(**values), user=user or officer,
            now=NOW,
        )  # fmt: skip

    return decided


def test_a_finding_comes_with_its_listing_and_marks_the_words_in_it(store, found):
    whole = findings.details(store, found().id)
    text = next(field.text for field in whole.listing.fields if field.name == whole.finding.field)
    assert (text, text[whole.finding.span.start : whole.finding.span.end]) == ("全网最佳毛巾", "最佳")
    assert whole.finding.location.path == "goods.csv" and whole.history == ()


def test_a_decision_is_kept_with_its_history(store, found, decide):
    row = decide(state="confirmed", assignee="wu", due="2026-12-01", comment="真的是绝对化用语")
    assert (row.state, row.assignee, row.due, row.version) == ("confirmed", "wu", "2026-12-01", 2)
    told = [(e.actor, e.action, e.before, e.after, e.comment) for e in findings.details(store, row.id).history]
    assert told == [
        ("li", "state", "open", "confirmed", "真的是绝对化用语"),
        ("li", "assignee", "", "wu", ""),
        ("li", "due", "", "2026-12-01", ""),
    ]


def test_of_two_officers_on_one_finding_the_later_is_told(store, found, decide, second):
    decide(state="confirmed")
    with pytest.raises(Conflict):
        decide(user=second, version=1, state="fixed")
    assert found().state == "confirmed"


def test_a_risk_is_accepted_by_a_second_person_only(decide, officer, second):
    decide(state="risk_proposed", comment="合同已签")
    with pytest.raises(NotAllowed):
        decide(state="accepted_risk")
    assert decide(user=second, state="accepted_risk").state == "accepted_risk"


def test_a_risk_cannot_be_accepted_without_a_proposal(decide):
    with pytest.raises(Invalid):
        decide(state="accepted_risk")


def test_a_false_positive_waives_the_finding_in_the_next_scan_until_it_ends(store, scanned, found, decide):
    decide(state="false_positive", comment="品牌名", until="2026-12-22")
    [waiver] = findings.waivers(store, source="shop")
    assert (waiver.reason, waiver.owner, waiver.until) == ("品牌名", "li", "2026-12-22")
    scanned(GOODS, NOW + timedelta(days=1))
    assert (found().suppressed, found().presence, found().state) == (True, "persisting", "false_positive")
    assert findings.details(store, found().id).finding.suppressed.reason == "品牌名"
    assert findings.waivers(store, ending_before=date(2026, 12, 22)) == ()
    scanned(GOODS, NOW + timedelta(days=31))
    assert (found().suppressed, found().state) == (False, "open")
    assert [entry.action for entry in findings.details(store, found().id).history][-1] == "found_again"
    assert findings.waivers(store) == ()


def test_a_false_positive_decided_during_a_scan_stays_one(store, scanned, found, decide):
    """The scan that was running was not given the waiver; what it finds is waived all the same."""
    decide(state="false_positive", comment="品牌名", until="2026-12-22")
    with store.transaction() as transaction:
        row, body = rows.finding(transaction, found().id)
        again = rows.FoundRow(
            row.fingerprint, row.listing_id, row.rule_id, row.family, row.topic, row.verdict, 1, row.jurisdiction,
            row.seller, row.category, row.quote, row.message, False, body, row.title,
        )  # fmt: skip
        assert rows.keep_findings(transaction, row.source, row.last_job, [again]) == ()


def test_a_false_positive_taken_back_ends_its_waiver(store, scanned, found, decide):
    decide(state="false_positive", comment="品牌名", until="2026-12-22")
    decide(state="open")
    assert findings.waivers(store) == ()
    scanned(GOODS, NOW + timedelta(days=1))
    assert found().suppressed is False


@pytest.mark.parametrize(
    "values",
    [
        {"state": "false_positive", "until": "2027-01-01"},
        {"state": "false_positive", "comment": "x"},
        {"state": "false_positive", "comment": "x", "until": "2026-11-22"},
        {"state": "risk_proposed", "comment": " "},
        {"state": "nonsense"},
        {"due": "tomorrow"},
        {"comment": "x" * 5000},
    ],
)
def test_decisions_that_cannot_be_are_refused_and_change_nothing(found, decide, values):
    before = found()
    with pytest.raises(Invalid):
        decide(**values)
    assert found() == before


def test_sellers_decide_nothing(store, found, officer):
    from listing_audit.desk.accounts import User

    with pytest.raises(NotAllowed):
        findings.decide(store, number=1, version=1, decision=Decision(), user=User(9, "s", "seller"), now=NOW)


def test_a_bulk_decision_tells_which_findings_it_could_not_change(store, scanned, officer):
    scanned(GOODS)
    first, *rest = findings.page(store, View({})).findings
    wanted = [(first.id, 7), *((row.id, row.version) for row in rest), (999_999, 1)]
    result = findings.decide_many(store, versions=wanted, decision=Decision(state="confirmed"), user=officer, now=NOW)
    assert result.changed == tuple(row.id for row in rest) and rest
    assert [number for number, _ in result.refused] == [first.id, 999_999]


def test_re_scans_tell_new_persisting_gone_and_reopened(store, scanned, found, decide):
    assert found().presence == "new"
    decide(state="fixed")
    scanned("id,title\n1,柔软毛巾\n2,国家级毛巾\n", NOW + timedelta(days=1))
    assert (found().presence, found().state) == ("gone", "fixed")
    assert {row.presence for row in findings.page(store, View({"listing_id": "2"})).findings} == {"persisting"}
    scanned(GOODS, NOW + timedelta(days=2))
    assert (found().presence, found().state) == ("reopened", "open")
    assert [entry.action for entry in findings.details(store, found().id).history] == ["state", "found_again"]


def test_pages_follow_each_other_by_cursor(store, scanned):
    scanned("id,title\n" + "".join(f"{n},全网最佳毛巾{n}\n" for n in range(9)))
    view = View({"family": "superlatives"}, order="listing")
    seen, cursor = [], None
    while True:
        page = findings.page(store, view, cursor=cursor, limit=2)
        seen += page.findings
        cursor = page.next_cursor
        if cursor is None:
            break
    assert seen == list(findings.page(store, view).findings) and len(seen) >= 9


@pytest.mark.parametrize(
    "cursor", ["x", "é", "W10=", "WyJuZXdlc3QiLCAwLCAxXQ==", "WyJzZXZlcml0eSIsIHRydWUsIDFd", "9" * 4000]
)
def test_a_cursor_from_elsewhere_is_refused(store, cursor):
    with pytest.raises(Invalid):
        findings.page(store, View({}), cursor=cursor)


@pytest.mark.parametrize("view", [View({"body": "x"}), View({"severity": "awful"}), View({}, search="x" * 201)])
def test_a_view_that_cannot_be_is_refused(store, view):
    with pytest.raises(Invalid):
        findings.page(store, view)


def test_a_finding_that_is_not_there_is_said_so(store):
    with pytest.raises(NotFound):
        findings.details(store, 1)
