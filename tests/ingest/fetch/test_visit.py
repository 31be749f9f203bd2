"""A visit asks for leave first, keeps the pace, and says what the server wants."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from listing_audit.ingest.fetch.archive import KnownPage
from listing_audit.ingest.fetch.client import Client, FetchFailed
from listing_audit.ingest.fetch.pace import Paces
from listing_audit.ingest.fetch.visit import Visitor
from tests.ingest.fetch.site import ROBOTS_OPEN, redirect, response, serving


@pytest.fixture
def shop():
    with serving({"/robots.txt": ROBOTS_OPEN}) as site:
        yield site


@pytest.fixture
def visitor():
    with Client("listing-audit/test", allow_private=True, timeout_s=2) as client:
        yield Visitor(
            client, Paces(0), 60, 3, lambda: 0.0, lambda seconds: None, lambda: datetime(2026, 11, 22, tzinfo=UTC)
        )


def known(url: str, **more: str) -> KnownPage:
    return KnownPage(url, "", "", more.get("etag"), more.get("last_modified"), "text/html", "", "")


def test_the_answer_says_where_it_was_found_in_the_end(shop, visitor):
    shop.replies |= {
        "/a": redirect("/b", "301 Moved"),
        "/b": redirect("c?x=1", "308 Moved"),
        "/c?x=1": response(b"page"),
    }
    answer = visitor.visit(f"{shop.url}/a", max_bytes=100)
    assert (answer.url, answer.body) == (f"{shop.url}/c?x=1", b"page")
    assert shop.paths == ["/robots.txt", "/a", "/b", "/c?x=1"]


def test_news_are_asked_for_where_the_page_was_found_and_nowhere_else(shop, visitor):
    shop.replies |= {"/a": redirect("/b"), "/b": response(status="304 Not Modified", kind="")}
    answer = visitor.visit(f"{shop.url}/a", max_bytes=100, known=known(f"{shop.url}/b", etag='"1"', last_modified="x"))
    assert answer.status == 304
    assert [request.headers.get("if-none-match") for request in shop.asked] == [None, None, '"1"']


def test_an_etag_that_is_no_plain_text_is_not_sent_back(shop, visitor):
    shop.replies["/a"] = response(b"page")
    visitor.visit(
        f"{shop.url}/a", max_bytes=100, known=known(f"{shop.url}/a", etag='"1"\r\nX-Evil: 1', last_modified="昨天")
    )
    assert {"if-none-match", "if-modified-since", "x-evil"} & shop.asked[-1].headers.keys() == set()


@pytest.mark.parametrize(
    ("status", "kind", "passing"),
    [
        ("404 No", "gone", False),
        ("410 No", "gone", False),
        ("401 No", "status", False),
        ("403 No", "status", False),
        ("451 No", "status", False),
        ("204 Empty", "status", False),
        ("206 Part", "status", False),
        ("300 Choose", "status", False),
        ("408 Late", "status", True),
        ("500 Oops", "status", True),
        ("502 Oops", "status", True),
        ("429 Slow", "busy", True),
        ("503 Busy", "busy", True),
        ("999 Denied", "status", False),
    ],
)
def test_each_answer_is_sorted_by_whether_another_visit_helps(shop, visitor, status, kind, passing):
    shop.replies["/a"] = response(status=status)
    with pytest.raises(FetchFailed) as failed:
        visitor.visit(f"{shop.url}/a", max_bytes=100)
    assert (failed.value.kind, failed.value.passing, failed.value.values.get("status")) == (
        kind,
        passing,
        int(status[:3]),
    )


def test_how_long_a_busy_server_wants_is_handed_on(shop, visitor):
    shop.replies["/a"] = response(status="503 Busy", Retry_After="Sun, 22 Nov 2026 00:01:30 GMT")
    with pytest.raises(FetchFailed) as failed:
        visitor.visit(f"{shop.url}/a", max_bytes=100)
    assert failed.value.values["wait_s"] == 90.0


def test_two_ports_of_a_host_have_their_own_robots_txt(shop, visitor):
    shop.replies["/a"] = response(b"page")
    with serving({"/robots.txt": response(b"User-agent: *\nDisallow: /\n"), "/a": response(b"page")}) as other:
        assert visitor.visit(f"{shop.url}/a", max_bytes=100).body == b"page"
        with pytest.raises(FetchFailed) as failed:
            visitor.visit(f"{other.url}/a", max_bytes=100)
        assert failed.value.kind == "robots" and other.paths == ["/robots.txt"]
