"""Sitemaps of every usual kind give their addresses; hostile ones give an error."""

from __future__ import annotations

import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.ingest.fetch.client import FetchFailed
from listing_audit.ingest.fetch.sitemap import MOST_ADDRESSES, Sitemap, read_sitemap

NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
URLSET = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {NS}><url><loc> https://s.example/a?x=1&amp;y=2 </loc></url></urlset>'


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (URLSET.encode(), Sitemap(("https://s.example/a?x=1&y=2",))),
        (b"\xef\xbb\xbf" + URLSET.encode(), Sitemap(("https://s.example/a?x=1&y=2",))),
        (gzip.compress(URLSET.encode()), Sitemap(("https://s.example/a?x=1&y=2",))),
        (URLSET.replace("UTF-8", "GB2312").encode("gb2312"), Sitemap(("https://s.example/a?x=1&y=2",))),
        (b"<urlset><url><loc><![CDATA[https://s.example/a]]></loc></url></urlset>", Sitemap(("https://s.example/a",))),
        (
            f"<sitemapindex {NS}><sitemap><loc>https://s.example/1.xml</loc></sitemap></sitemapindex>".encode(),
            Sitemap((), ("https://s.example/1.xml",)),
        ),
        (
            f'<urlset {NS} xmlns:i="urn:i"><url><loc>https://s.example/a</loc><i:image><i:loc>https://s.example/a.jpg</i:loc>'
            "</i:image></url></urlset>".encode(),
            Sitemap(("https://s.example/a",)),
        ),
        (
            b"<rss><channel><link>https://s.example/</link><item><link>https://s.example/a</link></item></channel></rss>",
            Sitemap(("https://s.example/a",)),
        ),
        (
            b'<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://s.example/"/><entry><link href="https://s.example/a"/>'
            b'<link rel="enclosure" href="https://s.example/a.mp3"/></entry></feed>',
            Sitemap(("https://s.example/a",)),
        ),
        (b"https://s.example/a\r\n\r\nhttps://s.example/b\n", Sitemap(("https://s.example/a", "https://s.example/b"))),
        (f"<urlset {NS}></urlset>".encode(), Sitemap()),
    ],
)
def test_every_usual_kind_is_read(data, expected):
    assert read_sitemap(data) == expected


BILLION = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><urlset><url><loc>&j;</loc></url></urlset>"
)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "sitemap_empty"),
        (b"  \n", "sitemap_empty"),
        (b"<html><body>Not found</body></html>", "sitemap_bad"),
        (b"<urlset><url><loc>https://s.example/a</loc>", "sitemap_bad"),
        (b"just some words", "sitemap_bad"),
        (b"\x00\x01\x02", "sitemap_bad"),
        (BILLION.encode(), "sitemap_dtd"),
        (b'<!DOCTYPE u SYSTEM "file:///etc/passwd"><urlset/>', "sitemap_dtd"),
        (b"<a>" * 100_000, "sitemap_bad"),
        (gzip.compress(URLSET.encode())[:-10], "incomplete"),
        (b"\x1f\x8b broken", "coding_broken"),
        (gzip.compress(b" " * 60_000_000), "too_big"),
    ],
)
def test_what_is_none_is_told(data, kind):
    started = time.monotonic()
    with pytest.raises(FetchFailed) as failed:
        read_sitemap(data)
    assert failed.value.kind == kind and time.monotonic() - started < 3


def test_more_addresses_than_a_sitemap_may_hold_are_counted():
    many = "<urlset>" + "<url><loc>https://s.example/p</loc></url>" * (MOST_ADDRESSES + 7) + "</urlset>"
    found = read_sitemap(many.encode())
    assert (len(found.pages), found.cut) == (MOST_ADDRESSES, 7)


def test_an_address_without_end_is_cut_off_and_refused_later():
    found = read_sitemap(b"<urlset><url><loc>https://s.example/" + b"a" * 5_000_000 + b"</loc></url></urlset>")
    assert all(len(page) <= 8192 for page in found.pages)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data):
    try:
        read_sitemap(data)
        read_sitemap(b"<urlset>" + data)
    except FetchFailed:
        pass
