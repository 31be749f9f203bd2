"""A listing that did not change is not audited again, and nobody can tell from the report."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from listing_audit.api import Scanner
from listing_audit.model.content import content_digest
from listing_audit.model.listing import Listing, Location, TextField
from listing_audit.scan.content_cache import ContentCache, run_key
from tests.report.conftest import FACE_CREAM, HOSTILE, HOSTILE_TEXT, MEDICAL, PRICE, SUPERLATIVE
from tests.small_world import build


def as_given(listing: Listing) -> Listing:
    """A listing of which nothing need be worked out."""
    return listing


def moved(listing: Listing, path: str, line: int) -> Listing:
    """The same listing in another file and row."""
    fields = tuple(replace(f, location=Location(path, line, number)) for number, f in enumerate(listing.fields))
    offers = tuple(replace(offer, line=line) for offer in listing.offers)
    return replace(listing, location=Location(path, line), fields=fields, offers=offers)


def test_content_is_everything_but_the_place():
    digest = content_digest(FACE_CREAM)
    assert content_digest(moved(FACE_CREAM, "b.csv", 99)) == digest
    title, *others = FACE_CREAM.fields
    changed = [
        replace(FACE_CREAM, id="sku-2"),
        replace(FACE_CREAM, complete=False),
        replace(FACE_CREAM, brand="x"),
        replace(FACE_CREAM, fields=(replace(title, text=title.text + " "), *others)),
        replace(FACE_CREAM, fields=(replace(title, is_html=True), *others)),
        replace(FACE_CREAM, fields=(*others, title)),
        replace(FACE_CREAM, offers=()),
        replace(FACE_CREAM, offers=(replace(FACE_CREAM.offers[0], price=None),)),
    ]
    digests = [content_digest(listing) for listing in changed]
    assert digest not in digests and len(set(digests)) == len(digests)


def test_a_hit_gives_the_findings_with_the_places_of_today(tmp_path):
    cache = ContentCache(tmp_path, b"k", day=100, describe=as_given)
    assert cache.get([FACE_CREAM]) == {}
    cache.put([(FACE_CREAM, (SUPERLATIVE, MEDICAL), ("waivers.yaml:3",))])
    now = moved(FACE_CREAM, "moved.csv", 7)
    other = replace(FACE_CREAM, id="other")
    [(number, hit)] = cache.get([other, now]).items()
    assert (number, hit.waivers_used) == (1, ("waivers.yaml:3",))
    assert hit.findings == (
        replace(SUPERLATIVE, location=Location("moved.csv", 7, 0)),
        replace(MEDICAL, location=Location("moved.csv", 7, 1)),
    )


def test_what_cannot_be_given_back_exactly_is_not_kept(tmp_path):
    cache = ContentCache(tmp_path, b"k", day=100, describe=as_given)
    evil = Listing(HOSTILE.listing_id, (TextField(HOSTILE.field, HOSTILE_TEXT, HOSTILE.location),))
    elsewhere = replace(PRICE, location=Location("elsewhere", 1))
    cache.put([(evil, (HOSTILE,), ()), (FACE_CREAM, (elsewhere,), ())])  # HOSTILE holds a number that JSON has not
    assert cache.get([evil, FACE_CREAM]) == {}
    cache.put([(evil, (replace(HOSTILE, details={"note": "\ud800"}),), ())])
    assert cache.get([evil])[0].findings == (replace(HOSTILE, details={"note": "\ud800"}),)


def test_other_rules_other_settings_another_key():
    keys = {run_key(parts) for parts in (("a", "b"), ("a", "c"), ("ab",), ("a", date(2026, 1, 1)), ("a", "2026-01-01"))}
    assert len(keys) == 5


def test_entries_that_nobody_used_for_a_month_go(tmp_path):
    ContentCache(tmp_path, b"k", day=100, describe=as_given).put([(FACE_CREAM, (), ())])
    assert ContentCache(tmp_path, b"k", day=129, describe=as_given).get([FACE_CREAM])
    assert ContentCache(tmp_path, b"k", day=150, describe=as_given).get([FACE_CREAM])
    assert ContentCache(tmp_path, b"k", day=190, describe=as_given).get([FACE_CREAM]) == {}


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to be read as one" * 20])
def test_a_broken_file_is_begun_again(tmp_path, content):
    (tmp_path / "audits-1.sqlite").write_bytes(content)
    (tmp_path / "audits-1.sqlite").chmod(0o600)
    cache = ContentCache(tmp_path, b"k", day=100, describe=as_given)
    cache.put([(FACE_CREAM, (SUPERLATIVE,), ())])
    assert cache.get([FACE_CREAM])[0].findings == (SUPERLATIVE,)


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"findings": [[0, {}]], "waivers": []}', '{"findings": [[9, null]]}']
)
def test_a_broken_entry_is_no_entry(tmp_path, body):
    cache = ContentCache(tmp_path, b"k", day=100, describe=as_given)
    cache.put([(FACE_CREAM, (SUPERLATIVE,), ())])
    with sqlite3.connect(tmp_path / "audits-1.sqlite") as base:
        base.execute("UPDATE audits SET body = ?", (body,))
    assert cache.get([FACE_CREAM]) == {}


def test_a_file_that_others_may_write_is_not_trusted(tmp_path):
    ContentCache(tmp_path, b"k", day=100, describe=as_given).put([(FACE_CREAM, (SUPERLATIVE,), ())])
    (tmp_path / "audits-1.sqlite").chmod(0o666)
    assert ContentCache(tmp_path, b"k", day=100, describe=as_given).get([FACE_CREAM]) == {}


def test_a_folder_that_cannot_be_made_stops_nothing(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    cache = ContentCache(tmp_path / "file" / "below", b"k", day=100, describe=as_given)
    cache.put([(FACE_CREAM, (), ())])
    assert cache.get([FACE_CREAM]) == {}


@pytest.fixture
def world(tmp_path, monkeypatch):
    home = build(tmp_path / "world")
    monkeypatch.setattr("listing_audit.api.shipped", lambda name: home / name)
    return home


def listings_of(count: int) -> list[Listing]:
    texts = ("全网最佳面霜", "纯棉毛巾", "This cures eczema")
    return [
        Listing(f"sku-{n}", (TextField("title", texts[n % 3]),), location=Location("a.csv", n)) for n in range(count)
    ]


def test_the_second_scan_says_the_same_and_needs_no_engine(world, tmp_path, monkeypatch):
    options = {"as_of": date(2026, 11, 21), "cache_dir": tmp_path / "cache", "content_cache": True}
    plain = list(Scanner(as_of=date(2026, 11, 21), cache_dir=None).scan_listings(listings_of(300)))
    assert list(Scanner(**options).scan_listings(listings_of(300))) == plain
    monkeypatch.setattr("listing_audit.scan.engine.build_engine", None)
    assert list(Scanner(**options).scan_listings(listings_of(300))) == plain


def test_new_listings_are_audited_among_known_ones_in_their_order(world, tmp_path):
    scanner = Scanner(cache_dir=tmp_path / "cache", content_cache=True)
    list(scanner.scan_listings(listings_of(4)[1::2]))
    assert [audit.listing.id for audit in scanner.scan_listings(listings_of(6))] == [f"sku-{n}" for n in range(6)]


@pytest.mark.parametrize(
    "change",
    [
        {"language": "zh"},
        {"source": "x"},
        {"jurisdictions": ["CN"]},
        {"as_of": date(2010, 1, 1)},
        {"ignore": ["superlatives"]},
    ],
)
def test_another_setting_audits_again(world, tmp_path, change):
    options = {"as_of": date(2026, 11, 21), "cache_dir": tmp_path / "cache", "content_cache": True}
    list(Scanner(**options).scan_listings(listings_of(9)))
    fresh = list(Scanner(**options | change | {"content_cache": False}).scan_listings(listings_of(9)))
    assert list(Scanner(**options | change).scan_listings(listings_of(9))) == fresh


def test_another_waiver_file_audits_again(world, tmp_path):
    waivers = Path(tmp_path / "w.yaml")
    waivers.write_text(
        "waivers:\n- {rule: cn-superlative-quality, reason: r, owner: o, until: 2027-01-01}\n", encoding="utf-8"
    )
    options = {"as_of": date(2026, 11, 21), "cache_dir": tmp_path / "cache", "content_cache": True}
    [before] = Scanner(**options).scan_listings(listings_of(1))
    for _ in range(2):
        [after] = Scanner(**options, waivers=waivers).scan_listings(listings_of(1))
        assert (before.findings[0].suppressed, after.findings[0].suppressed.owner) == (None, "o")
        assert after.waivers_used == (f"{waivers}:2",)
