"""The one door in: files, folders, standard input; every format found by its content."""

from __future__ import annotations

import gzip
import io
import pickle

import pytest

from listing_audit.errors import UsageError
from listing_audit.ingest.read import FORMATS, read_source
from listing_audit.ingest.sniff import sniff_bytes, sniff_text
from listing_audit.model.listing import Listing, ReadError, ReadNote
from tests.ingest.reading import FORMATS_FOLDER, read, texts


@pytest.mark.parametrize(
    ("name", "taken_for"),
    [
        ("shopify-new.csv", "shopify-csv (UTF-8, separated by commas, header on line 1)"),
        ("shopify-old.csv", "shopify-csv (UTF-8, separated by commas, header on line 1)"),
        ("shopify-products.json", "shopify-json (UTF-8)"),
        ("woocommerce.csv", "woocommerce (UTF-8, separated by commas, header on line 1)"),
        ("taobao-utf16.csv", "taobao (UTF-16, separated by tabs, header on line 3)"),
        ("taobao-gbk.csv", "taobao (GB18030, not declared, separated by tabs, header on line 3)"),
        ("google-merchant.xml", "google-xml (UTF-8)"),
        ("google-merchant.tsv", "google-table (UTF-8, separated by tabs, header on line 1)"),
        ("meta-catalogue.csv", "google-table (UTF-8, separated by commas, header on line 2)"),
        ("generic-zh.csv", "table (GB18030, not declared, separated by commas, header on line 1)"),
        ("generic-eu.csv", "table (cp1252, not declared, separated by semicolons, header on line 1)"),
        ("generic.xlsx", 'table (sheet "商品", header on line 2)'),
        ("ebay.csv", "table (UTF-8, separated by commas, header on line 2)"),
        ("amazon-report.txt", "table (cp1252, not declared, separated by tabs, header on line 1)"),
        ("amazon-flat-file.txt", "table (cp1252, not declared, separated by tabs, header on line 3)"),
        ("canonical.jsonl", "jsonl (UTF-8)"),
        ("canonical.json", "json (UTF-8)"),
        ("price-history.csv", "price-history (UTF-8, separated by commas, header on line 1)"),
        ("price-history.jsonl", "price-history (UTF-8)"),
        ("amazon-item.json", "amazon-json (UTF-8)"),
        ("keepa.json", "keepa (UTF-8)"),
        ("page-jsonld.html", "html (UTF-8)"),
        ("page-microdata.html", "html (GB18030)"),
        ("page-opengraph.html", "html (UTF-8)"),
        ("page-plain.html", "html (UTF-8)"),
    ],
)
def test_every_format_is_told_from_its_content_and_said(name, taken_for):
    """The note comes first, and the same bytes without a name and packed are read the same way."""
    by_name = read(name)
    assert by_name.notes[0].message == f"read as {taken_for}"
    packed = read(gzip.compress((FORMATS_FOLDER / name).read_bytes()))
    assert [texts(listing) for listing in packed.listings] == [texts(listing) for listing in by_name.listings]
    assert [listing.id for listing in packed.listings] == [listing.id for listing in by_name.listings]
    assert by_name.listings


def test_no_sample_is_forgotten():
    result = read(FORMATS_FOLDER)
    samples = {path.name for path in FORMATS_FOLDER.iterdir()} - {"README.md"}
    assert {listing.location.path.rpartition("/")[2] for listing in result.listings} == samples
    paths = [listing.location.path for listing in result.listings]
    assert paths == sorted(paths)
    assert "1 files of unknown kinds were not read: README.md" in [note.message for note in result.notes]


def test_a_folder_is_read_in_order_of_names_and_says_what_it_leaves_out(tmp_path):
    (tmp_path / "b").mkdir()
    for name, title in (("b/2.csv", "two"), ("a.csv", "one"), (".hidden.csv", "no"), ("b/photo.jpg", "no")):
        (tmp_path / name).write_text(f"id,title\n1,{title}\n", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    result = read(tmp_path)
    assert [texts(listing)["title"] for listing in result.listings] == ["one", "two"]
    assert [note.message for note in result.notes[:2]] == [
        f"did not follow the link to the folder {(tmp_path / 'loop').as_posix()}",
        "2 files of unknown kinds were not read: .hidden.csv, b/photo.jpg",
    ]


def test_an_empty_folder_says_so(tmp_path):
    assert read(tmp_path).notes == [ReadNote(tmp_path.as_posix(), "the folder holds no file of a known kind")]


def test_a_file_that_is_not_there_is_an_error(tmp_path):
    missing = tmp_path / "no.csv"
    assert read(missing).errors == [ReadError(str(missing), "no such file or folder")]


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \n", b"id,title,price\n", b"[]"])
def test_a_source_without_listings_does_not_look_clean(data):
    result = read(data)
    assert (result.listings, result.errors) == ([], [])
    assert result.notes[-1] == ReadNote("stdin", "holds no listings")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7", "is no text, table or web page"),
        (bytes(range(256)) * 99, "is no text, table or web page"),
        (gzip.compress(gzip.compress(b"x")), "is an archive; unpack it and give the files inside"),
    ],
    ids=["pdf", "binary", "gzip in gzip"],
)
def test_what_nobody_can_read_is_an_error(data, reason):
    assert read(data).reasons == [(None, reason)]


def test_the_format_can_be_named():
    data = b"Handle,Title,Variant Price\ncup,Cup,9\n"
    assert read(data).listings[0].marketplace == "shopify"
    assert read(data, as_format="table").listings[0].marketplace is None
    assert texts(read(b"<p>Best cup</p>", as_format="html").listings[0]) == {"description": "Best cup"}


def test_an_unknown_format_or_role_is_wrong_usage():
    with pytest.raises(UsageError, match='there is no format "xlsx"; known: jsonl, json, table'):
        read_source("x", as_format="xlsx")
    with pytest.raises(UsageError, match='a column map has no "titel"'):
        read_source("x", column_map={"titel": "x"})


def test_every_format_says_what_it_is():
    assert all(FORMATS.values())
    assert "jsonl" in FORMATS


def test_reading_is_lazy():
    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self.number = 0

        def read(self, size: int = -1) -> bytes:
            self.number += 1
            return b'{"id":"1","title":"a cup of tea"}\n' * 5000

    stream = Endless()
    items = read_source("-", stdin=stream)  # type: ignore[arg-type]
    found = [next(items) for _ in range(100)]
    assert sum(isinstance(item, Listing) for item in found) == 99
    assert stream.number < 12


def test_what_is_read_crosses_process_boundaries():
    result = read("canonical.jsonl")
    assert pickle.loads(pickle.dumps(result.listings)) == result.listings
    assert pickle.loads(pickle.dumps((result.errors, result.notes))) == (result.errors, result.notes)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ('{"id":1}\n{"id":2}', "", "jsonl"),
        ('{"id":1}', "", "json"),
        ('{"id":1}', "a.jsonl", "jsonl"),
        ('{"products":[{"handle":"x","variants":[]}]}', "", "shopify-json"),
        ("[1]", "", "json"),
        ('<?xml version="1.0"?><rss><title>x</title>', "", "google-xml"),
        ('<?xml version="1.0"?><!DOCTYPE html><html>', "", "html"),
        ("<!doctype html><html>", "", "html"),
        ("<p>x</p>", "a.htm", "html"),
        ("id,title", "a.csv", "table"),
        ("words", "a.html", "html"),
    ],
)
def test_what_a_text_looks_like(text, name, kind):
    assert sniff_text(text, name) == kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"PK\x03\x04....[Content_Types].xml", "spreadsheet"),
        (b"PK\x03\x04a.txt", "archive"),
        (b"\x89PNG", "binary"),
        (b"id", None),
    ],
)
def test_what_bytes_look_like(head, kind):
    assert sniff_bytes(head) == kind


def test_the_sample_catalogue_is_read_without_a_flaw():
    result = read(FORMATS_FOLDER.parent / "catalogue")
    assert result.errors == []
    assert [note.line for note in result.notes] == [None] * len(result.notes)
    by_file = {
        name: [x for x in result.listings if x.location.path.endswith(name)] for name in ("export.csv", "goods.csv")
    }
    assert {name: len(found) for name, found in by_file.items()} == {"export.csv": 45, "goods.csv": 35}
    assert len({listing.id for listing in result.listings}) == 80
    assert all(listing.offers for listing in result.listings)


def test_an_address_instead_of_a_file_is_told_how_pages_are_fetched():
    [error] = list(read_source("https://shop.example/p/1", language="zh"))
    assert error == ReadError(
        "https://shop.example/p/1", "是网址，不是文件；先用 listing-audit fetch 抓取，再审核存下的文件"
    )
