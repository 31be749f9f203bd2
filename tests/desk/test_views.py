from __future__ import annotations

import base64
import json

import pytest

from listing_audit.desk import views
from listing_audit.desk.errors import Invalid
from listing_audit.desk.findings import Decision, decide
from listing_audit.desk.views import View
from tests.desk.conftest import NOW


@pytest.fixture
def many(store, scanned):
    scanned("id,title,seller\n" + "".join(f"{n},全网最佳毛巾{n},店{n % 2}\n" for n in range(12)))
    return views.page(store, View({}, order="listing"), limit=500).findings


@pytest.mark.parametrize("order", ["severity", "newest", "listing"])
def test_pages_lead_forward_and_back_to_where_one_came_from(store, many, order):
    view = View({}, order=order)
    pages, cursor = [], None
    while not pages or cursor:
        pages.append(views.page(store, view, cursor=cursor, limit=5))
        cursor = pages[-1].next_cursor
    assert [row.id for page in pages for row in page.findings] == [row.id for row in views.page(store, view).findings]
    assert [page.first for page in pages] == [1 + 5 * number for number in range(len(pages))]
    assert {page.total for page in pages} == {len(many)}
    assert pages[0].previous_cursor is None
    for number in range(len(pages) - 1, 0, -1):
        back = views.page(store, view, cursor=pages[number].previous_cursor, limit=5)
        assert (back.findings, back.first) == (pages[number - 1].findings, pages[number - 1].first)
        assert (back.previous_cursor is None) is (number == 1) and back.next_cursor is not None


def test_more_than_can_be_counted_is_said_to_be_more(store, many, monkeypatch):
    monkeypatch.setattr(views, "COUNTED", 4)
    assert views.page(store, View({}), limit=2).total == 4
    assert len(views.page(store, View({}), limit=10).findings) == 10


def test_filters_that_stand_for_several_values(store, many, officer):
    first, second, *_ = many
    decide(store, number=first.id, version=1, decision=Decision(state="fixed"), user=officer, now=NOW)
    decide(store, number=second.id, version=1, decision=Decision(due="2026-12-01"), user=officer, now=NOW)

    def numbers(**filters):
        return {row.id for row in views.page(store, View(filters), limit=500).findings}

    assert numbers(state="unresolved") == {row.id for row in many} - {first.id}
    assert numbers(presence="present") == numbers(waived="no") == {row.id for row in many}
    assert numbers(waived="yes") == set()
    assert numbers(due_before="2026-12-02") == numbers(due_from="2026-12-01") == {second.id}
    assert numbers(due_before="2026-12-01") == set()
    assert numbers(assignee="") == {row.id for row in many}
    assert [row.id for row in views.page(store, View({}, order="due")).findings] == [second.id]


def test_a_search_finds_the_title_of_the_listing(store, many):
    assert {row.listing_id for row in views.page(store, View({}, search="毛巾7")).findings} == {"7"}


def test_values_to_choose_from(store, many, officer):
    assert views.values(store, "seller") == ("店0", "店1")
    decide(store, number=many[0].id, version=1, decision=Decision(assignee="wu"), user=officer, now=NOW)
    assert views.values(store, "assignee") == ("wu",)
    with pytest.raises(Invalid):
        views.values(store, "body")


@pytest.mark.parametrize(
    "view",
    [View({"waived": "1"}), View({"due_before": "soon"}), View({"seller": "x" * 501}), View({}, order="body")],
)  # fmt: skip
def test_a_view_that_cannot_be_is_refused_with_what_would_be_right(store, view):
    with pytest.raises(Invalid):
        views.page(store, view)


@pytest.mark.parametrize(
    "parts",
    [
        ["severity", 1, 2], ["severity", "1", 2, False, 1, 1, False], ["severity", 1, True, False, 1, 1, False],
        ["severity", 1, 2, [], 1, 1, False], ["severity", 1, 2**70, False, 1, 1, False], ["listing", "a", 1, False, 1, 1, False], {},
    ],
)  # fmt: skip
def test_a_cursor_that_was_made_up_is_refused(store, parts):
    with pytest.raises(Invalid):
        views.page(store, View({}), cursor=base64.urlsafe_b64encode(json.dumps(parts).encode()).decode())
