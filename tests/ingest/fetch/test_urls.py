"""Only addresses of web pages are fetched, and each has one normal form."""

from __future__ import annotations

from urllib.parse import urlsplit

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.ingest.fetch.urls import UrlRefused, checked_url, host_of, origin_of, same_site


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://shop.example", "https://shop.example/"),
        (" HTTPS://Shop.Example/A?b=1#part ", "https://shop.example/A?b=1"),
        ("https://例子.example/茶?q=壶", "https://xn--fsqu00a.example/%E8%8C%B6?q=%E5%A3%B6"),
        ("http://shop.example:8080/x", "http://shop.example:8080/x"),
        ("http://shop.example?page=2", "http://shop.example/?page=2"),
    ],
)
def test_an_address_gets_its_normal_form(text, expected):
    assert checked_url(text) == expected
    assert checked_url(expected) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "url_empty"),
        ("https://shop.example/" + "a" * 5000, "url_long"),
        ("https://shop.example\\@127.0.0.1/", "url_characters"),
        ("https://shop.example/a b", "url_characters"),
        ("https://shop.example/\x1b[2J", "url_characters"),
        ("https://shop.example/a\r\nX-Evil: 1", "url_characters"),
        ("file:///etc/passwd", "url_scheme"),
        ("ftp://shop.example/", "url_scheme"),
        ("javascript:alert(1)", "url_scheme"),
        ("shop.example/p/1", "url_scheme"),
        ("gopher://127.0.0.1:6379/_FLUSHALL", "url_scheme"),
        ("https://shop.example@127.0.0.1/", "url_user"),
        ("https://user:secret@shop.example/", "url_user"),
        ("https:///path", "url_host"),
        ("http://%31%32%37.0.0.1/", "url_host"),
        ("http://shop.example:25/", "url_port"),
        ("http://shop.example:0/", "url_port"),
        ("http://shop.example:99999/", "url_port"),
        ("http://[::1/", "url_bad"),
        ("http://0177.0.0.1/", "url_bad"),
        ("http://１２７.0.0.1/", "url_bad"),
    ],
)
def test_what_is_no_address_of_a_page_is_refused(text, kind):
    with pytest.raises(UrlRefused) as refused:
        checked_url(text)
    assert refused.value.kind == kind


def test_a_relative_address_is_completed():
    assert checked_url("../privacy", base="https://shop.example/p/1") == "https://shop.example/privacy"
    assert checked_url("//cdn.example/x", base="https://shop.example/p/1") == "https://cdn.example/x"


def test_origin_and_host_keep_apart_what_robots_and_pace_are_about():
    assert origin_of("https://shop.example:8443/p") == "https://shop.example:8443"
    assert host_of("https://Shop.example:8443/p") == "shop.example"


@pytest.mark.parametrize(
    ("url", "site", "same"),
    [
        ("https://shop.example/p", "https://www.shop.example/sitemap.xml", True),
        ("https://m.shop.example/p", "https://shop.example/sitemap.xml", True),
        ("https://shop.example.evil.example/p", "https://shop.example/sitemap.xml", False),
        ("https://otherhop.example/p", "https://hop.example/sitemap.xml", False),
    ],
)
def test_a_site_reaches_down_to_its_subdomains_and_no_further(url, site, same):
    assert same_site(url, site) is same


# Pieces over which parsers of addresses are known to disagree.
_PIECES = ["http://", "https://", "//", "/", "\\", "@", ":", "?", "#", "[", "]", "::1", "%2f", "%40", "%00", "%", "..", ".", "a.example",
           "127.0.0.1", "0x7f.1", "①", "。", "ß", "\u200b", "\t", " ", ";", "&", "=", "80", "99999", "xn--", "壶", "*"]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join), st.booleans())
def test_whatever_is_accepted_means_the_same_to_every_parser(rest, with_scheme):
    """Manners are kept with the host that one parser sees, the connection goes to the one that another sees."""
    try:
        url = checked_url(("http://" if with_scheme else "") + rest)
    except UrlRefused:
        return
    assert checked_url(url) == url
    one, other = httpx.URL(url), urlsplit(url)
    assert (one.raw_host.decode(), one.port) == (other.hostname, other.port)
    assert one.raw_path.decode() == other.path + (f"?{other.query}" if other.query else "")
    assert origin_of(url) == f"{other.scheme}://{other.netloc}"
    assert url.isascii() and url.isprintable()
