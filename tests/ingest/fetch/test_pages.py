"""A fetched page gives its listing with whole addresses, a lasting identity, and the right characters."""

from __future__ import annotations

import pytest

from listing_audit.ingest.fetch.pages import Page, extension_of, policy_listing, read_fetched
from tests.ingest.fetch.site import product

URL = "https://shop.example/p/chair"


def found_in(body: bytes, kind: str = "text/html", *, asked: str = URL, url: str = URL):
    return read_fetched(Page(url, kind, body), asked=asked, shown="pages/x.html", language="en")


def title_of(body: bytes, kind: str) -> str:
    [listing] = found_in(body, kind).listings
    return next(field.text for field in listing.fields if field.name == "title")


@pytest.mark.parametrize(
    ("codec", "kind"),
    [
        ("utf-8", "text/html; charset=utf-8"),
        ("utf-8", "text/html; charset=ISO-8859-1"),
        ("utf-8", "text/html"),
        ("gb18030", "text/html; charset=gb2312"),
        ("gb18030", 'text/html; charset="GBK"'),
        ("gb18030", "text/html; charset=utf-8"),
        ("gb18030", "text/html; charset=punycode"),
        ("gb18030", "text/html; charset=no-such-thing"),
        ("big5", "text/html; charset=big5"),
        ("utf-16", "text/html; charset=utf-8"),
    ],
)
def test_the_encoding_that_the_server_names_counts_unless_the_bytes_contradict_it(codec, kind):
    name = "手作茶壺" if codec == "big5" else "手作茶壶礼盒装"
    assert title_of(product(name).decode().encode(codec), kind) == name


def test_a_wrong_encoding_is_told():
    told = found_in(product("手作茶壶礼盒装").decode().encode("gb18030"), "text/html; charset=utf-8").told
    assert "not in the declared encoding utf-8; told from the content instead" in [
        getattr(t, "message", "") for t in told
    ]


def test_addresses_are_made_whole_and_what_is_no_address_is_dropped():
    page = product(more='<link rel="canonical" href="/p/chair?x=1"><a href="../privacy">Privacy</a>')
    [listing] = found_in(page).listings
    assert listing.url == "https://shop.example/p/chair?x=1"
    assert listing.privacy_policy is not None and listing.privacy_policy.url == "https://shop.example/privacy"
    page = product(more='<link rel="canonical" href="javascript:x"><a href="javascript:privacy()">Privacy</a>')
    [listing] = found_in(page).listings
    assert (listing.url, listing.privacy_policy) == (URL, None)


def test_a_number_of_the_shop_is_the_identity():
    [listing] = found_in(product(sku="c-1")).listings
    assert listing.id == "c-1"


def test_without_a_number_the_address_is_the_identity_whatever_the_words():
    for words in ("A chair", "Another chair"):
        page = f"<html><head><title>{words}</title></head><body><h1>{words}</h1></body></html>".encode()
        [listing] = found_in(page, asked="https://shop.example/p/9", url="https://shop.example/p/9?from=x").listings
        assert (listing.id, listing.inferred) == ("https://shop.example/p/9", ())


def test_a_page_without_product_data_says_so():
    assert found_in(product()).states_product
    assert not found_in(b"<html><body><h1>About us</h1><p>We make chairs.</p></body></html>").states_product


def test_a_feed_gives_all_its_listings():
    feed = b'{"id": "1", "title": "Cup"}\n{"id": "2", "title": "Mug"}\n'
    for kind in ("application/x-ndjson", "application/json", "text/plain", "application/octet-stream"):
        assert [listing.id for listing in found_in(feed, kind).listings] == ["1", "2"], kind


@pytest.mark.parametrize(
    ("kind", "extension"),
    [
        ("text/html; charset=utf-8", ".html"),
        ("application/json", ".json"),
        ("application/vnd.api+json", ".json"),
        ("text/csv", ".csv"),
        ("", ".bin"),
        ("image/png", None),
        ("application/pdf", None),
        ("video/mp4", None),
    ],
)
def test_only_content_that_can_hold_listings_is_taken(kind, extension):
    assert extension_of(kind) == extension


@pytest.mark.parametrize(("kind", "is_html"), [("text/html; charset=gbk", True), ("text/plain; charset=gbk", False)])
def test_a_policy_becomes_an_entry_of_its_own(kind, is_html):
    words = "<html><body><h1>隐私政策</h1></body></html>" if is_html else "隐私政策"
    listing = policy_listing(
        Page("https://shop.example/privacy", kind, words.encode("gbk")), asked="https://shop.example/p"
    )
    assert (listing.id, listing.fields, listing.complete, listing.seller) == (
        "https://shop.example/p",
        (),
        False,
        "shop.example",
    )
    policy = listing.privacy_policy
    assert policy is not None and (policy.html if is_html else policy.text) == words
    assert policy.url == "https://shop.example/privacy"
