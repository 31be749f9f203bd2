from __future__ import annotations

from datetime import timedelta

import pytest

from listing_audit.desk import comparison
from listing_audit.desk.errors import Invalid, NotFound
from tests.desk.conftest import NOW

PLAIN = "id,title\n1,柔软毛巾\n2,国家级毛巾\n"
GOODS = "id,title\n1,全网最佳毛巾\n2,国家级毛巾\n"
MORE = "id,title\n1,全网最佳毛巾\n2,国家级毛巾\n3,史上最强毛巾\n"


@pytest.fixture
def jobs(scanned):
    """Scans in which listing 1 is found, not found, found again; listing 3 is found once, in between."""
    bodies = (GOODS, PLAIN, MORE, GOODS)
    return [scanned(body, NOW + timedelta(days=number)).id for number, body in enumerate(bodies)]


def changed(store, earlier, later, change):
    return {row.listing_id for row in comparison.compare(store, earlier=earlier, later=later, change=change).findings}


def test_two_scans_in_a_row_tell_what_is_new_gone_and_found_again(store, jobs):
    one, two, three, four = jobs
    assert changed(store, None, one, "new") == {"1", "2"}
    assert changed(store, one, two, "gone") == {"1"}
    assert changed(store, two, three, "reopened") == {"1"} and changed(store, two, three, "new") == {"3"}
    assert changed(store, three, four, "gone") == {"3"}


def test_what_is_in_both_scans_has_not_changed_whatever_lay_between(store, jobs):
    one, *_, four = jobs
    told = comparison.compare(store, earlier=one, later=four)
    counts = {name: bool(count) for name, count in told.counts.items()}
    assert counts == {"new": False, "gone": False, "reopened": False, "passing": True}
    assert changed(store, one, four, "passing") == {"3"}


def test_pages_of_a_comparison_hold_every_finding_once(store, jobs):
    seen, after = [], 0
    while after is not None:
        page = comparison.compare(store, earlier=None, later=jobs[0], after=after, limit=1)
        seen += [row.id for row in page.findings]
        after = page.next_after
    assert len(seen) == len(set(seen)) == comparison.compare(store, earlier=None, later=jobs[0]).counts["new"]


def test_scans_that_cannot_be_compared_are_refused(store, jobs, scanned):
    other = scanned(GOODS, NOW + timedelta(days=9), source="other").id
    for earlier, later in ((jobs[1], jobs[0]), (jobs[0], jobs[0]), (jobs[0], other)):
        with pytest.raises(Invalid):
            comparison.compare(store, earlier=earlier, later=later)
    with pytest.raises(NotFound):
        comparison.compare(store, earlier=None, later=999)
    with pytest.raises(Invalid):
        comparison.compare(store, earlier=None, later=jobs[0], change="x")
    assert [scan.job for scan in comparison.scans(store, "shop")] == jobs[::-1]
