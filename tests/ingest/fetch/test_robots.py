"""robots.txt is obeyed as RFC 9309 says, and a hostile one costs neither time nor memory."""

from __future__ import annotations

import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.ingest.fetch.client import Client
from listing_audit.ingest.fetch.robots import ROBOTS_BYTES, parsed_robots, read_robots
from tests.ingest.fetch.site import drip, redirect, response, serving


def allowed(robots: str, path: str) -> bool:
    return parsed_robots(robots.encode(), base="https://shop.example/robots.txt").allows(f"https://shop.example{path}")


@pytest.mark.parametrize(
    ("rules", "path", "expected"),
    [
        ("User-agent: *\nDisallow: /cart", "/cart/1", False),
        ("User-agent: *\nDisallow: /cart", "/p/1", True),
        ("User-agent: *\nDisallow: /*.json$", "/a.json", False),
        ("User-agent: *\nDisallow: /*.json$", "/a.json?x=1", True),
        ("User-agent: *\nDisallow: /*?sort=", "/p?sort=price", False),
        ("User-agent: *\nDisallow: /p\nAllow: /p/open", "/p/open/1", True),
        ("User-agent: *\nAllow: /p\nDisallow: /p/shut", "/p/shut/1", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: listing-audit\nDisallow: /x", "/p", True),
        ("User-agent: *\nDisallow:\n\nUser-agent: Listing-Audit\nDisallow: /", "/p", False),
        ("User-agent: somebody\nUser-agent: listing-audit\nDisallow: /p", "/p", False),
        ("User-agent: somebody\nDisallow: /", "/p", True),
        ("User-agent: audit\nDisallow: /", "/p", True),
        ("\ufeffUser-agent: *\r\nDisallow: /p", "/p", False),
        ("USERAGENT:*\nDISALLOW:/p # comment", "/p", False),
        ("User-agent: *\nDisallow: /茶", "/%E8%8C%B6/1", False),
        ("", "/p", True),
    ],
)
def test_rules_are_read_as_the_standard_says(rules, path, expected):
    assert allowed(rules, path) is expected


@pytest.mark.parametrize(
    ("rules", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 2.5", 2.5),
        ("User-agent: *\nRequest-rate: 1/10", 10.0),
        ("User-agent: *\nCrawl-delay: 1\nUser-agent: listing-audit\nCrawl-delay: 7", 7.0),
        ("User-agent: *\nCrawl-delay: nan", 0.0),
        ("User-agent: *\nCrawl-delay: -5", 0.0),
        ("User-agent: *\nCrawl-delay: 1e999", 0.0),
        ("User-agent: *\nRequest-rate: 1/0", 0.0),
        ("User-agent: *\nCrawl-delay: 1e300", 1e300),
    ],
)
def test_the_delay_that_a_site_asks_for_is_told(rules, delay):
    assert parsed_robots(rules.encode(), base="https://shop.example/robots.txt").delay_s == delay


def test_sitemaps_are_told_in_their_normal_form_and_bad_ones_left_out():
    rules = "Sitemap: /a.xml\nSitemap: https://shop.example/b.xml\nSitemap: file:///etc/passwd\nSitemap: /a.xml\n"
    found = parsed_robots(rules.encode(), base="https://shop.example/robots.txt").sitemaps
    assert found == ("https://shop.example/a.xml", "https://shop.example/b.xml")


@pytest.mark.parametrize(
    "hostile",
    [
        "".join(f"User-agent: bot{n}\n" for n in range(14_000)) + "".join(f"Disallow: /{n}\n" for n in range(14_000)),
        "User-agent: *\nDisallow: /" + "*a" * 200_000 + "$",
        "User-agent: *\n" + "".join(f"Disallow: /*{n}*{n}*$\n" for n in range(18_000)),
        "User-agent: *\nDisallow: /" + "x" * 500_000,
        "User-agent: " + "a" * 500_000 + "\nDisallow: /",
        "user agent " * 45_000,
        "\x00\xff" * 250_000,
        "Sitemap: /s\n" * 40_000,
        "%" * 500_000,
    ],
    ids=["agents times rules", "stars", "many patterns", "long rule", "long agent", "words", "binary", "sitemaps", "percent"],
)  # fmt: skip
def test_a_hostile_file_is_read_in_bounded_time(hostile):
    started = time.monotonic()
    robots = parsed_robots(hostile.encode(), base="https://shop.example/robots.txt")
    robots.allows("https://shop.example/" + "a" * 3000)
    assert time.monotonic() - started < 5


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(data):
    parsed_robots(b"User-agent: *\n" + data, base="https://shop.example/robots.txt").allows("https://shop.example/p")


# ------------------------------------------------------------------ over the network


def robots_of(replies, **settings):
    with (
        serving(replies) as site,
        Client("listing-audit/test", **{"allow_private": True, "timeout_s": 3.0, **settings}) as client,
    ):
        robots = read_robots(site.url, lambda url: client.get(url, max_bytes=ROBOTS_BYTES, truncate=True))
        return robots, robots.allows(f"{site.url}/p"), site


DENY = response(b"User-agent: *\nDisallow: /p\n", kind="text/plain")


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "401 Unauthorized", "410 Gone"])
def test_a_file_that_is_not_there_means_yes(status):
    robots, yes, _ = robots_of({"/robots.txt": response(status=status)})
    assert yes and robots.unread is None


@pytest.mark.parametrize("status", ["500 Oops", "503 Busy", "429 Too Many Requests"])
def test_an_error_of_the_server_means_no(status):
    robots, yes, _ = robots_of({"/robots.txt": response(status=status)})
    assert not yes and robots.unread is not None and robots.unread.passing


def test_a_redirect_is_followed_to_another_path_and_a_loop_means_no():
    robots, yes, _ = robots_of({"/robots.txt": redirect("/other.txt"), "/other.txt": DENY})
    assert not yes and robots.unread is None
    robots, yes, site = robots_of({"/robots.txt": redirect("/robots.txt")})
    assert not yes and robots.unread is not None and robots.unread.kind == "redirects"
    assert len(site.asked) == 6


@pytest.mark.parametrize("target", ["http://169.254.169.254/robots.txt", "file:///etc/passwd", "http://a@b/", ""])
def test_a_redirect_to_a_forbidden_address_means_no(target):
    robots, yes, _ = robots_of({"/robots.txt": redirect(target)})
    assert not yes and robots.unread is not None


def test_a_server_that_does_not_answer_means_no():
    robots, yes, _ = robots_of({"/robots.txt": drip(b"HTTP/1.1 200 OK\r\n\r\n", b"#", 0.05)}, timeout_s=0.5)
    assert not yes and robots.unread is not None and robots.unread.kind == "timeout"


def test_of_an_endless_file_the_beginning_counts():
    endless = drip(b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /p\n", b"# more\n" * 5000, 0)
    robots, yes, _ = robots_of({"/robots.txt": endless})
    assert not yes and robots.unread is None


def test_a_gzip_bomb_is_cut_too():
    bomb = gzip.compress(b"User-agent: *\nDisallow: /p\n" + b"#" * 100_000_000)
    robots, yes, _ = robots_of({"/robots.txt": response(bomb, Content_Encoding="gzip")})
    assert not yes and robots.unread is None
