"""The folder of fetched pages remembers what was found and where a run stood, and never shows half a file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from listing_audit.ingest.fetch.archive import KnownPage, StoredListing, Task, open_archive

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
A, B, C = (Task("page", f"https://shop.example/{name}") for name in "abc")
PAGE = KnownPage(
    A.url, "2026-11-22T08:00:00+00:00", "2026-11-21T08:00:00+00:00", '"1"', None, "text/html", "d", "pages/a.html"
)


@pytest.fixture
def archive(tmp_path):
    with open_archive(tmp_path, language="en") as opened:
        yield opened


def test_tasks_wait_in_the_order_in_which_they_were_found_and_each_once(archive):
    run, left = archive.begin("key", [B, A], NOW)
    assert left == 0
    assert archive.add(run, [A, C, Task("policy", A.url), C]) == [C, Task("policy", A.url)]
    assert archive.waiting(run) == [B, A, C, Task("policy", A.url)]
    archive.done(run, A)
    assert archive.waiting(run) == [B, C, Task("policy", A.url)]
    assert archive.count(run, "page") == 3


@pytest.mark.parametrize(
    ("key", "later", "left"),
    [
        ("key", timedelta(hours=23), 1),
        ("key", timedelta(hours=24), 0),
        ("other", timedelta(minutes=1), 0),
    ],
)
def test_a_run_is_gone_on_with_by_the_same_key_within_a_day(tmp_path, key, later, left):
    with open_archive(tmp_path, language="en") as archive:
        run, _ = archive.begin("key", [A, B], NOW)
        archive.done(run, A)
    with open_archive(tmp_path, language="en") as archive:
        second, found = archive.begin(key, [A, B], NOW + later)
        assert found == left
        assert archive.waiting(second) == ([B] if left else [A, B])


def test_a_finished_run_leaves_nothing_to_go_on_with(archive):
    run, _ = archive.begin("key", [A], NOW)
    archive.finish(run, NOW)
    assert archive.begin("key", [A], NOW)[1] == 0


def test_what_a_page_gave_takes_the_place_of_what_it_gave_before(archive, tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / PAGE.file).write_bytes(b"x")
    archive.remember(
        A, PAGE, [StoredListing('{"id": "1"}', (("1", None, "EUR", None, None),)), StoredListing('{"id": "2"}')]
    )
    archive.remember(B, PAGE, [StoredListing('{"id": "3"}')])
    assert archive.known(A) == PAGE
    assert [one.record for one in archive.listings_of(A)] == ['{"id": "1"}', '{"id": "2"}']
    assert archive.listings_of(A)[0].articles == (("1", None, "EUR", None, None),)
    archive.remember(A, PAGE, [StoredListing('{"id": "9"}')])
    assert [(url, one.record) for url, _, one in archive.all_listings()] == [
        (A.url, '{"id": "9"}'),
        (B.url, '{"id": "3"}'),
    ]
    archive.forget(A)
    assert archive.known(A) is None and [url for url, _, _ in archive.all_listings()] == [B.url]


def test_a_saved_page_that_was_deleted_is_not_known(archive):
    archive.remember(A, PAGE, [])
    assert archive.known(A) is None


def test_the_listings_appear_when_they_are_whole(archive, tmp_path):
    assert archive.write_listings(["1", "2"]) == 2

    def broken():
        yield "3"
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        archive.write_listings(broken())
    assert (tmp_path / "listings.jsonl").read_text(encoding="utf-8") == "1\n2\n"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://Shop.example:8443/p/Oak-Chair.html?x=1", "shop.example_8443/oak-chair.html-"),
        ("https://shop.example/", "shop.example/index-"),
        ("https://shop.example/../../etc/passwd", "shop.example/passwd-"),
        ("https://shop.example/%2e%2e%2f", "shop.example/2e-2e-2f-"),
        ("https://shop.example/" + "a" * 500, "shop.example/" + "a" * 60 + "-"),
        ("https://[2001:db8::1]/x", "_2001_db8_1_/x-"),
    ],
)
def test_pages_are_saved_by_host_under_a_name_that_people_know(archive, tmp_path, url, name):
    file = archive.save(Task("page", url), b"body", ".html", stamp=None)
    assert file.startswith(f"pages/{name}") and file.endswith(".html")
    assert (tmp_path / file).read_bytes() == b"body"
    assert (tmp_path / file).resolve().is_relative_to(tmp_path.resolve())
    assert archive.save(Task("page", url), b"new", ".html", stamp="20261122T080000Z") != file
