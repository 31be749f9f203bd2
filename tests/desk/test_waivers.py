from __future__ import annotations

from datetime import timedelta

import pytest

from listing_audit.desk import findings, waivers
from listing_audit.desk.errors import Conflict, Invalid, NotAllowed, NotFound
from listing_audit.desk.findings import Decision, View
from tests.desk.conftest import NOW

TODAY = NOW.date()


@pytest.fixture
def waived(store, scanned, officer):
    """Five findings, waived until 1, 5, 10, 20 and 40 days from now."""
    scanned("id,title\n" + "".join(f"{n},国家级毛巾\n" for n in range(9)))
    rows = findings.page(store, View({}, order="listing")).findings
    for row, days in zip(rows, (1, 5, 10, 20, 40), strict=False):
        until = (TODAY + timedelta(days=days)).isoformat()
        decision = Decision(state="false_positive", comment="牌子", until=until)
        findings.decide(store, number=row.id, version=1, decision=decision, user=officer, now=NOW)
    return lambda which, today=TODAY: [
        (one.waiver.until, one.finding.id)
        for one in waivers.waiver_page(store, today=today, which=which, limit=500).waived
    ]


def test_waivers_come_in_the_order_in_which_they_run_out(waived):
    later = TODAY + timedelta(days=10)
    assert len(waived("all")) == 5 and waived("all") == sorted(waived("all"))
    assert waived("ending") == waived("all")[:3] and waived("over") == []
    assert waived("over", later) == waived("all")[:3] and waived("ending", later) == waived("all")[3:4]


def test_pages_hold_every_waiver_once(store, waived):
    seen, after = [], ("", 0)
    while after is not None:
        page = waivers.waiver_page(store, today=TODAY, after=after, limit=2)
        seen += [(one.waiver.until, one.finding.id) for one in page.waived]
        after = page.next_after
    assert seen == waived("all")


def test_a_renewal_needs_a_reason_and_a_day_to_come_and_stands_in_the_history(store, waived, officer):
    first = waivers.waiver_page(store, today=TODAY).waived[0].waiver

    def renew(**changes):
        values = {"number": first.id, "was": first.until, "until": "2027-01-31", "comment": "仍是牌子", **changes}
        return waivers.renew(store, **values, user=officer, now=NOW)

    for wrong, error in (
        ({"comment": " "}, Invalid), ({"until": TODAY.isoformat()}, Invalid), ({"until": "soon"}, Invalid),
        ({"was": "2026-01-01"}, Conflict), ({"number": 999}, NotFound), ({"number": 2**70}, NotFound),
    ):  # fmt: skip
        with pytest.raises(error):
            renew(**wrong)
    assert renew().until == "2027-01-31"
    with pytest.raises(Conflict):
        renew()
    last = findings.details(store, first.finding).history[-1]
    assert (last.action, last.before, last.after, last.comment) == ("waiver", first.until, "2027-01-31", "仍是牌子")


def test_a_waiver_taken_back_opens_its_finding_once(store, waived, officer):
    first = waivers.waiver_page(store, today=TODAY).waived[0].waiver
    row = waivers.take_back(store, number=first.id, comment="", user=officer, now=NOW)
    assert row.state == "open" and len(waived("all")) == 4
    with pytest.raises(Conflict):
        waivers.take_back(store, number=first.id, comment="", user=officer, now=NOW)


def test_sellers_change_no_waiver(store, waived):
    from listing_audit.desk.accounts import User

    seller = User(9, "s", "seller")
    with pytest.raises(NotAllowed):
        waivers.renew(store, number=1, was="", until="2027-01-31", comment="x", user=seller, now=NOW)
    with pytest.raises(NotAllowed):
        waivers.take_back(store, number=1, comment="", user=seller, now=NOW)
