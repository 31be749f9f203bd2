"""A run against a real server on loopback; only waiting is pretended, so that an hour of manners takes no time."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from listing_audit.errors import InputError
from listing_audit.ingest.fetch.archive import open_archive
from listing_audit.ingest.fetch.client import Client
from listing_audit.ingest.fetch.pace import Paces
from listing_audit.ingest.fetch.record import Recorder
from listing_audit.ingest.fetch.run import Plan, Run, Tally
from listing_audit.ingest.fetch.visit import Visitor
from listing_audit.model.listing import Listing
from tests.ingest.fetch.site import ROBOTS_OPEN, Site, drip, product, redirect, response, serving
from tests.ingest.reading import read

START = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


class Time:
    """A clock that only waiting moves."""

    def __init__(self, day: int = 0) -> None:
        self.seconds = 1000.0
        self.start = START + timedelta(days=day)
        self.waits: list[float] = []

    def clock(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.seconds += seconds

    def now(self) -> datetime:
        return self.start + timedelta(seconds=self.seconds - 1000)


class Result:
    """What a run did and said."""

    def __init__(self, tally: Tally, told: list[tuple[str, str, bool]], time: Time, folder: Path) -> None:
        self.tally, self.told, self.time, self.folder = tally, told, time, folder

    @property
    def records(self) -> list[dict]:
        return [json.loads(line) for line in (self.folder / "listings.jsonl").read_text("utf-8").splitlines()]

    @property
    def bad(self) -> list[tuple[str, str]]:
        return [(url, message) for url, message, bad in self.told if bad]

    @property
    def listings(self) -> list[Listing]:
        found = read(self.folder / "listings.jsonl")
        assert found.errors == []
        return found.listings


def run(folder: Path, *urls: str, sitemaps=(), time=None, delay=1.0, allow_private=True, stop=None, versions=False,
        products_only=False, timeout_s=2.0, **plan) -> Result:  # fmt: skip
    time = time or Time()
    told: list[tuple[str, str, bool]] = []
    count = [0]

    def progress(tally: Tally, waiting: int) -> None:
        count[0] += 1
        if stop == count[0]:
            raise KeyboardInterrupt

    resolve = lambda host, port: ["127.0.0.1"] if host.endswith((".example", "127.0.0.1")) else ["169.254.169.254"]  # noqa: E731
    with (
        Client("listing-audit/test", allow_private=allow_private, timeout_s=timeout_s, resolve=resolve) as client,
        open_archive(folder, language="en") as archive,
    ):
        visitor = Visitor(client, Paces(delay), 60.0, 3, time.clock, time.sleep, time.now)
        going = Run(
            Plan(tuple(urls), tuple(sitemaps), **plan), archive, visitor,
            Recorder(archive, "UTC", "en", versions, products_only),
            lambda one: told.append((one.url, one.message, one.bad)), progress, lambda: 0.5,
        )  # fmt: skip
        try:
            going.go()
        except KeyboardInterrupt:
            if stop is None:
                raise
        return Result(going.tally, told, time, folder)


@pytest.fixture
def shop():
    with serving({"/robots.txt": ROBOTS_OPEN}) as site:
        yield site


def pages(site: Site, *names: str) -> list[str]:
    for name in names:
        site.replies[f"/{name}"] = response(product(f"Chair {name}", sku=name))
    return [f"{site.url}/{name}" for name in names]


# ------------------------------------------------------------------ what is written


def test_a_page_becomes_a_listing_a_saved_page_and_a_look_at_its_price(shop, tmp_path):
    [url] = pages(shop, "a")
    result = run(tmp_path, url)
    assert result.tally == Tally(changed=1, listings=1) and result.told == []
    [record] = result.records
    assert (record["id"], record["url"], record["observed_at"]) == ("a", url, "2026-11-22T08:00:01+00:00")
    assert record["offers"] == [{"sku": "a", "price": "49.00", "currency": "EUR"}]
    [history] = record["price_histories"]
    assert history["coverage"]["sampling"] == "snapshot"
    assert [(event["at"], event["price"]) for event in history["events"]] == [("2026-11-22T08:00:01+00:00", "49.00")]
    [saved] = (tmp_path / "pages" / f"127.0.0.1_{shop.port}").iterdir()
    assert saved.read_bytes() == product("Chair a", sku="a")
    assert len(list((tmp_path / "prices").iterdir())) == 1


def test_each_run_adds_a_look_also_when_the_page_has_not_changed(shop, tmp_path):
    shop.replies["/a"] = response(product(price="49.00"), ETag='"1"', Last_Modified="Sat, 21 Nov 2026 08:00:00 GMT")
    run(tmp_path, f"{shop.url}/a")
    shop.replies["/a"] = response(status="304 Not Modified", kind="")
    second = run(tmp_path, f"{shop.url}/a", time=Time(day=1))
    assert (second.tally.changed, second.tally.unchanged) == (0, 1)
    asked = shop.asked[-1].headers
    assert (asked["if-none-match"], asked["if-modified-since"]) == ('"1"', "Sat, 21 Nov 2026 08:00:00 GMT")
    shop.replies["/a"] = response(product(price="39.00", was="49.00"), ETag='"2"')
    third = run(tmp_path, f"{shop.url}/a", time=Time(day=2))
    [listing] = third.listings
    [history] = listing.price_histories
    assert [(event.at.day, str(event.price), event.kind) for event in history.events] == [
        (22, "49.00", "listed"), (23, "49.00", "listed"), (24, "39.00", "sale"),
    ]  # fmt: skip
    assert [(str(offer.price), str(offer.reference_price)) for offer in listing.offers] == [("39.00", "49.00")]
    assert listing.observed_at == "2026-11-24T08:00:01+00:00"


def test_without_an_etag_unchanged_content_is_told_by_itself(shop, tmp_path):
    [url] = pages(shop, "a")
    run(tmp_path, url)
    second = run(tmp_path, url, time=Time(day=1))
    assert (second.tally.changed, second.tally.unchanged) == (0, 1)
    assert "if-none-match" not in shop.asked[-1].headers


def test_a_page_that_was_deleted_from_the_folder_is_asked_for_in_full(shop, tmp_path):
    shop.replies["/a"] = response(product(), ETag='"1"')
    run(tmp_path, f"{shop.url}/a")
    for saved in (tmp_path / "pages").rglob("*.html"):
        saved.unlink()
    second = run(tmp_path, f"{shop.url}/a", time=Time(day=1))
    assert "if-none-match" not in shop.asked[-1].headers and second.tally.changed == 1


def test_a_304_that_nobody_asked_for_is_no_page(shop, tmp_path):
    shop.replies["/a"] = response(status="304 Not Modified", kind="")
    assert run(tmp_path, f"{shop.url}/a").bad == [(f"{shop.url}/a", "the server answered 304")]


def test_older_versions_stay_when_asked_for(shop, tmp_path):
    [url] = pages(shop, "a")
    run(tmp_path, url, versions=True)
    shop.replies["/a"] = response(product("Chair", price="1.00"))
    run(tmp_path, url, versions=True, time=Time(day=1))
    assert [b"49.00" in p.read_bytes() for p in sorted((tmp_path / "pages").rglob("*.html"))] == [True, False]
    shop.replies["/a"] = response(product("Chair", price="2.00"))
    run(tmp_path, url, time=Time(day=2))
    run(tmp_path, url, time=Time(day=3))
    assert len(list((tmp_path / "pages").rglob("*.html"))) == 3


def test_a_page_that_is_gone_takes_its_listing_out_and_its_price_with_it(shop, tmp_path):
    first, second = pages(shop, "a", "b")
    run(tmp_path, first, second)
    shop.replies["/a"] = response(status="410 Gone")
    result = run(tmp_path, first, second, time=Time(day=1))
    assert result.bad == [(first, "the page is no longer there (410)")]
    assert (result.tally.gone, [record["id"] for record in result.records]) == (1, ["b"])
    [history] = [h for f in read(tmp_path / "prices").listings for h in f.price_histories if f.id == "a"]
    assert [str(event.price) for event in history.events] == ["49.00", "-1"]


def test_a_page_that_fails_for_a_while_keeps_its_listing(shop, tmp_path):
    [url] = pages(shop, "a")
    run(tmp_path, url)
    shop.replies["/a"] = response(status="500 Oops")
    result = run(tmp_path, url, time=Time(day=1))
    assert result.tally.failed == 1 and [record["id"] for record in result.records] == ["a"]
    assert result.records[0]["observed_at"] == "2026-11-22T08:00:01+00:00"


def test_what_is_no_page_is_told(shop, tmp_path):
    shop.replies |= {
        "/a": response(b"\x89PNG", kind="image/png"),
        "/b": response(b" \n"),
        "/c": response(product() * 400),
    }
    result = run(tmp_path, f"{shop.url}/a", f"{shop.url}/b", f"{shop.url}/c", max_bytes=100_000)
    assert [message for _, message in result.bad] == [
        "the content is image/png: no page, table or data",
        "the content is empty",
        "larger than 1 MiB; reading stopped",
    ]


def test_pages_without_a_product_are_left_out_when_asked(shop, tmp_path):
    pages(shop, "a")
    shop.replies["/about"] = response(b"<html><body><h1>About us</h1><p>We make chairs.</p></body></html>")
    urls = [f"{shop.url}/a", f"{shop.url}/about"]
    assert run(tmp_path / "1", *urls).tally == Tally(changed=2, only_text=1, listings=2)
    assert run(tmp_path / "2", *urls, products_only=True).tally == Tally(changed=2, passed_over=1, listings=1)


def test_policies_are_fetched_once_and_become_entries_of_their_own(shop, tmp_path):
    for name in ("a", "b"):
        shop.replies[f"/{name}"] = response(product(sku=name, more='<a href="/privacy">Privacy policy</a>'))
    shop.replies["/privacy"] = response(
        b"<html><body><h1>Privacy policy</h1><p>We collect your name.</p></body></html>"
    )
    result = run(tmp_path, f"{shop.url}/a", f"{shop.url}/b", policies=True)
    assert shop.paths.count("/privacy") == 1
    policies = {record["id"]: record["privacy_policy"] for record in result.records}
    assert policies["a"] == policies["b"] == {"url": f"{shop.url}/privacy"}
    assert "We collect your name." in policies[f"{shop.url}/privacy"]["html"]
    run(tmp_path / "2", f"{shop.url}/a")
    assert shop.paths.count("/privacy") == 1


# ------------------------------------------------------------------ manners


def test_robots_txt_comes_first_and_is_obeyed(shop, tmp_path):
    shop.replies["/robots.txt"] = response(b"User-agent: *\nDisallow: /b\n", kind="text/plain")
    first, second = pages(shop, "a", "b")
    result = run(tmp_path, first, second)
    assert shop.paths == ["/robots.txt", "/a"]
    assert result.bad == [(second, "robots.txt does not allow it")]


def test_robots_txt_is_asked_at_each_end_of_a_redirect(shop, tmp_path):
    with serving({"/robots.txt": response(b"User-agent: *\nDisallow: /\n"), "/x": response(product())}) as other:
        shop.replies["/a"] = redirect(f"{other.url}/x")
        result = run(tmp_path, f"{shop.url}/a")
        assert result.bad == [(f"{shop.url}/a", "robots.txt does not allow it")]
        assert other.paths == ["/robots.txt"]


def test_requests_to_one_host_are_a_delay_apart_and_crawl_delay_makes_it_longer(shop, tmp_path):
    urls = pages(shop, "a", "b", "c")
    assert run(tmp_path / "1", *urls, delay=2.0).time.waits == [2.0, 2.0, 2.0]
    shop.replies["/robots.txt"] = response(b"User-agent: *\nCrawl-delay: 7\n")
    assert run(tmp_path / "2", *urls, delay=2.0).time.waits == [7.0, 7.0, 7.0]


def test_hosts_take_turns_instead_of_waiting(shop, tmp_path):
    pages(shop, "a", "b")
    urls = [f"http://{host}.example:{shop.port}/{name}" for host in ("one", "two") for name in ("a", "b")]
    result = run(tmp_path, *urls, delay=10.0)
    hosts = [request.headers["host"].split(".")[0] for request in shop.asked if request.path != "/robots.txt"]
    assert hosts == ["one", "two", "one", "two"] and result.tally.changed == 4


def test_a_site_that_wants_more_time_than_we_have_is_left_alone(shop, tmp_path):
    shop.replies["/robots.txt"] = response(b"User-agent: *\nCrawl-delay: 1e300\n")
    result = run(tmp_path, *pages(shop, "a"))
    assert shop.paths == ["/robots.txt"]
    assert result.bad[0][1] == (
        "robots.txt asks for 1e+300 s between visits, more than the 60 s of --longest-delay; not visited"
    )


def test_an_unreadable_robots_txt_is_asked_for_again_and_then_means_no(shop, tmp_path):
    shop.replies["/robots.txt"] = response(status="503 Busy")
    result = run(tmp_path, *pages(shop, "a", "b"))
    assert set(shop.paths) == {"/robots.txt"} and len(shop.asked) == 3
    assert [message for _, message in result.bad] == [
        f"{shop.url}/robots.txt could not be read (the server answered 503); by RFC 9309 that means hands off"
    ] * 2
    shop.replies["/robots.txt"] = [response(status="503 Busy"), ROBOTS_OPEN]
    assert run(tmp_path / "2", *pages(shop, "a", "b")).tally.changed == 2


def test_a_run_of_days_asks_for_robots_txt_every_day(shop, tmp_path):
    """With a slow site a run takes days, and what was allowed on Monday need not be on Thursday."""
    shop.replies["/robots.txt"] = [ROBOTS_OPEN, response(b"User-agent: *\nDisallow: /c\n", kind="text/plain")]
    result = run(tmp_path, *pages(shop, "a", "b", "c"), delay=13 * 3600.0)
    assert shop.paths == ["/robots.txt", "/a", "/b", "/robots.txt"]
    assert result.bad == [(f"{shop.url}/c", "robots.txt does not allow it")]


def test_what_fails_in_passing_is_tried_again_after_growing_pauses(shop, tmp_path):
    shop.replies["/a"] = [response(status="500 Oops"), response(status="502 Oops"), response(product())]
    result = run(tmp_path, f"{shop.url}/a")
    assert (result.tally.changed, result.tally.failed, result.bad) == (1, 0, [])
    assert result.time.waits == [1.0, 2.0, 4.0]


def test_what_fails_for_good_is_not_tried_again(shop, tmp_path):
    shop.replies["/a"] = response(status="403 Forbidden")
    assert run(tmp_path, f"{shop.url}/a").bad == [(f"{shop.url}/a", "the server answered 403")]
    assert shop.paths == ["/robots.txt", "/a"]


def test_three_tries_are_enough(shop, tmp_path):
    shop.replies["/a"] = response(status="500 Oops")
    result = run(tmp_path, f"{shop.url}/a")
    assert shop.paths.count("/a") == 3 and result.tally.failed == 1


def test_retry_after_is_obeyed_and_slows_the_host_down(shop, tmp_path):
    shop.replies["/a"] = [response(status="429 Slow down", Retry_After="40"), response(product())]
    result = run(tmp_path, f"{shop.url}/a", *pages(shop, "b"))
    assert result.time.waits == [1.0, 40.0, 2.0] and result.tally.changed == 2


def test_a_host_that_asks_for_an_hour_is_left_for_the_next_run(shop, tmp_path):
    urls = pages(shop, "a", "b", "c")
    shop.replies["/b"] = [response(status="503 Busy", Retry_After="3600"), response(product(sku="b"))]
    first = run(tmp_path, *urls)
    assert (first.tally.changed, first.tally.left) == (1, 2)
    assert "the server asks to come back in 3600 s" in first.bad[0][1]
    second = run(tmp_path, *urls)
    assert second.told[0][1] == "going on with the run that was interrupted: 2 left"
    assert (second.tally.changed, second.tally.left) == (2, 0)
    assert shop.paths == ["/robots.txt", "/a", "/b", "/robots.txt", "/b", "/c"]


def test_a_dead_host_is_given_up_and_the_others_are_not(shop, tmp_path):
    with serving({"/robots.txt": ROBOTS_OPEN}) as dead:
        names = [f"http://dead.example:{dead.port}/{number}" for number in range(50)]
        for number in range(50):
            dead.replies[f"/{number}"] = lambda request, connection: connection.close()
        result = run(tmp_path, *names, *pages(shop, "a"))
        assert len(dead.asked) <= 7
    assert (result.tally.changed, result.tally.left) == (1, 50)
    assert result.bad == [("dead.example", "dead.example failed 5 times in a row and is left alone in this run")]


# ------------------------------------------------------------------ hostile servers


def test_a_redirect_to_a_private_address_is_not_followed(shop, tmp_path):
    shop.replies["/a"] = redirect("http://metadata.internal/latest/meta-data/")
    result = run(tmp_path, f"{shop.url}/a")
    assert result.bad == [
        (
            f"{shop.url}/a",
            "metadata.internal is 169.254.169.254, a cloud provider's metadata service; never connected to",
        )
    ]


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "http://u:p@shop.example/", "", "http://shop.example:22/", "//:x"]
)
def test_a_redirect_to_what_is_no_page_is_told(shop, tmp_path, target):
    shop.replies["/a"] = redirect(target)
    [(url, message)] = run(tmp_path, f"{shop.url}/a").bad
    assert url == f"{shop.url}/a" and message.startswith("redirected to an address that is not used")


def test_redirects_end(shop, tmp_path):
    shop.replies["/a"] = redirect("/a")
    assert run(tmp_path, f"{shop.url}/a").bad == [(f"{shop.url}/a", "redirected more than 5 times")]
    assert shop.paths.count("/a") == 6


def test_slow_and_endless_pages_end(shop, tmp_path):
    shop.replies["/slow"] = drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x", 0.02)
    shop.replies["/endless"] = drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"<p>x</p>" * 10_000, 0)
    shop.replies["/bomb"] = response(gzip.compress(b"\0" * 50_000_000), Content_Encoding="gzip")
    urls = [f"{shop.url}/{name}" for name in ("slow", "endless", "bomb")]
    result = run(tmp_path, *urls, timeout_s=0.5, tries=1, max_bytes=300_000)
    assert [message for _, message in result.bad] == [
        "not finished within 0.5 s",
        "larger than 1 MiB; reading stopped",
        "larger than 1 MiB; reading stopped",
    ]


def test_no_address_can_write_outside_the_folder(shop, tmp_path):
    paths = ["/..%2f..%2fetc/passwd", "/%00", "/con", "/" + "a" * 900, "/.bashrc", "/a%0d%0ab", "/%E8%8C%B6"]
    for path in paths:
        shop.replies[path] = response(product(sku="../../evil\\\\x"))
    home = tmp_path / "in" / "here"
    assert run(home, *(f"{shop.url}{path}" for path in paths)).tally.changed == len(paths)
    outside = [p for p in tmp_path.rglob("*") if p.is_file() and not p.is_relative_to(home)]
    assert outside == []
    assert all(not p.name.startswith(".") for p in home.rglob("*"))


# ------------------------------------------------------------------ sitemaps


def sitemap(*urls: str, index: bool = False) -> bytes:
    outer, inner = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    body = "".join(f"<{inner}><loc>{url}</loc></{inner}>" for url in urls)
    return response(f'<?xml version="1.0"?><{outer} xmlns="x">{body}</{outer}>'.encode(), kind="application/xml")


def test_a_site_is_enough_to_find_its_pages(shop, tmp_path):
    shop.replies["/robots.txt"] = response(f"Sitemap: {shop.url}/map.xml\n".encode())
    shop.replies["/map.xml"] = sitemap("/deep.xml.gz", index=True)
    shop.replies["/deep.xml.gz"] = response(
        gzip.compress(b"<urlset><url><loc>/a</loc></url><url><loc>/b</loc></url></urlset>"), kind="application/gzip"
    )
    pages(shop, "a", "b")
    result = run(tmp_path, sitemaps=[f"{shop.url}/"])
    assert [record["id"] for record in result.records] == ["a", "b"] and result.bad == []
    assert result.tally == Tally(changed=2, sitemaps=2, listings=2)


def test_a_site_whose_robots_txt_names_no_sitemap_has_it_at_the_usual_place(shop, tmp_path):
    shop.replies["/sitemap.xml"] = sitemap(*pages(shop, "a"))
    assert run(tmp_path, sitemaps=[f"{shop.url}/"]).tally.changed == 1


def test_only_addresses_that_fit_are_visited_and_a_limit_is_told(shop, tmp_path):
    shop.replies["/sitemap.xml"] = sitemap(*pages(shop, "p/1", "p/2", "p/3", "blog/1"))
    result = run(tmp_path, sitemaps=[f"{shop.url}/sitemap.xml"], include=("*/p/*",), max_pages=2)
    assert [record["id"] for record in result.records] == ["p/1", "p/2"]
    assert result.tally.cut == 1


def test_a_sitemap_cannot_send_us_to_other_sites(shop, tmp_path):
    shop.replies["/sitemap.xml"] = sitemap(
        *pages(shop, "a"), "https://victim.example/x", "http://169.254.169.254/", "file:///x"
    )
    result = run(tmp_path, sitemaps=[f"{shop.url}/sitemap.xml"])
    assert result.tally.changed == 1
    assert [message for _, message, _ in result.told] == [
        "2 addresses stand on other sites and were not fetched, for example https://victim.example/x; give them as URLs if they are meant",
        "1 addresses are of no use, for example file:///x",
    ]


def test_sitemaps_inside_sitemaps_end(shop, tmp_path):
    for number in range(10):
        shop.replies[f"/{number}.xml"] = sitemap(f"{shop.url}/{number + 1}.xml", index=True)
    result = run(tmp_path, sitemaps=[f"{shop.url}/0.xml"])
    assert result.bad == [(f"{shop.url}/3.xml", "sitemaps inside sitemaps more than 3 deep are not read")]
    shop.replies["/loop.xml"] = sitemap(f"{shop.url}/loop.xml", index=True)
    assert run(tmp_path / "2", sitemaps=[f"{shop.url}/loop.xml"]).tally.sitemaps == 1
    assert shop.paths.count("/loop.xml") == 1


# ------------------------------------------------------------------ going on


def test_an_interrupted_run_goes_on_where_it_was(shop, tmp_path):
    shop.replies["/sitemap.xml"] = sitemap(*pages(shop, "a", "b", "c", "d"))
    given = {"sitemaps": [f"{shop.url}/sitemap.xml"]}
    first = run(tmp_path, **given, stop=3)  # the sitemap and two pages
    assert [record["id"] for record in first.records] == ["a", "b"]
    second = run(tmp_path, **given)
    assert second.told[0][1] == "going on with the run that was interrupted: 2 left"
    assert [record["id"] for record in second.records] == ["a", "b", "c", "d"]
    assert [path for path in shop.paths if path != "/robots.txt"] == ["/sitemap.xml", "/a", "/b", "/c", "/d"]
    third = run(tmp_path, **given)
    assert third.told == [] and shop.paths.count("/sitemap.xml") == 2


def test_a_run_that_was_interrupted_days_ago_begins_anew(shop, tmp_path):
    urls = pages(shop, "a", "b")
    run(tmp_path, *urls, stop=1)
    second = run(tmp_path, *urls, time=Time(day=2))
    assert second.told == [] and second.tally.pages == 2


def test_another_list_of_pages_is_another_run(shop, tmp_path):
    urls = pages(shop, "a", "b", "c")
    run(tmp_path, *urls[:2], stop=1)
    second = run(tmp_path, urls[2])
    assert second.told == [] and [record["id"] for record in second.records] == ["a", "c"]


def test_two_runs_do_not_share_a_folder_at_the_same_time(shop, tmp_path):
    with open_archive(tmp_path, language="en"), pytest.raises(InputError, match="is in use by another run"):
        run(tmp_path, *pages(shop, "a"))


def test_a_folder_of_somebody_else_is_left_alone(tmp_path):
    (tmp_path / "fetch.sqlite").write_bytes(b"not a database, but somebody's notes" * 50)
    with pytest.raises(InputError, match="was not written by this program"), open_archive(tmp_path, language="en"):
        pass
    assert (tmp_path / "fetch.sqlite").read_bytes().startswith(b"not a database")


def test_what_was_fetched_is_audited_as_the_saved_page_is(shop, tmp_path):
    """Writing a listing down and reading it again loses nothing that a rule could see."""
    [url] = pages(shop, "a")
    shop.replies["/a"] = response(product("Chair", was="60.00", more="<p>Was 60</p>"))
    result = run(tmp_path, url)
    [saved] = [listing for path in (tmp_path / "pages").rglob("*.html") for listing in read(path).listings]
    [written] = result.listings
    assert {(f.name, f.text) for f in written.fields} == {(f.name, f.text) for f in saved.fields}
    assert [replace(offer, line=None) for offer in written.offers] == list(saved.offers)
    assert (written.complete, written.brand) == (saved.complete, saved.brand)
