"""Texts are changed where they stand, and every other byte of the file stays as it was."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listing_audit.fix.file_text import FileText, open_text, with_changes
from listing_audit.ingest.read import read_source
from listing_audit.model.listing import Listing, TextField

TEXTS = st.text(st.sampled_from("最佳面霜é\"，,;\t' \n\\/ab=<>\u200b😀"), max_size=12)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "gb18030")


def listings_of(path: Path) -> list[Listing]:
    return [part for part in read_source(path) if isinstance(part, Listing)]


def opened(path: Path) -> FileText:
    file = open_text(path, {})
    assert isinstance(file, FileText), file
    return file


def without(data: bytes, file: FileText) -> list[bytes]:
    """The bytes of a file between the texts that change, found from the file's own text."""
    out, at = [], 0
    for place in sorted(file.changes, key=lambda place: place.start):
        out.append(file.text[at : place.start])
        at = place.end
    return [part.encode(file.codec, "surrogateescape") for part in (*out, file.text[at:])]


def change_all(path: Path, draw) -> None:
    """Change some texts of a file, and check that the file then says exactly that, and all else as before."""
    file = opened(path)
    expected: list[dict[str, str]] = []
    for listing in listings_of(path):
        said = {}
        for text in listing.fields:
            said[text.name] = text.text
            place = file.place_of(listing, text)
            if place is None or not draw(st.booleans()):
                continue
            start = draw(st.integers(0, len(text.text)))
            change = (start, draw(st.integers(start, len(text.text))), draw(st.sampled_from(["", "X", "最", '"'])))
            if not with_changes(text.text, [change]).strip():
                continue
            file.changes[place] = [change]
            said[text.name] = with_changes(text.text, [change])
        expected.append(said)
    parts = without(file.data, file)
    data = file.changed_bytes()
    at = file.bom
    for part in parts:
        at = data.index(part, at) + len(part)
    assert data.startswith(file.data[: file.bom]) and data.endswith(parts[-1])
    if not file.changes:
        assert data == file.data
    path.write_bytes(data)
    assert [{text.name: text.text for text in listing.fields} for listing in listings_of(path)] == expected


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.tuples(TEXTS.filter(lambda text: any(c.isalnum() for c in text)), TEXTS), min_size=1, max_size=5),
    st.sampled_from(",\t;"),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.sampled_from(ENCODINGS),
    st.data(),
)
def test_a_table_in_any_encoding_and_quoting(tmp_path, rows, delimiter, line_end, quoting, encoding, data):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    writer.writerow(["id", "title", "description", "price", "brand"])
    for number, (title, description) in enumerate(rows):
        writer.writerow([f"sku-{number}", title, description, "1.50", "山水之间日用百货商店" * 5])
    path = tmp_path / "t.csv"
    path.write_bytes(out.getvalue().encode(encoding))
    change_all(path, data.draw)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.tuples(TEXTS.filter(lambda text: any(c.isalnum() for c in text)), TEXTS), min_size=1, max_size=4),
    st.sampled_from(["lines", "list", "products", "one"]),
    st.booleans(),
    st.sampled_from([None, 1]),
    st.data(),
)
def test_json_in_any_shape_and_spelling(tmp_path, rows, shape, ascii_only, indent, data):
    records = [
        {"id": f"sku-{n}", "price": 1.50, "title": title, "bullets": [description], "attributes": {"a/b~": "x" + title}}
        for n, (title, description) in enumerate(rows)
    ]
    if shape == "lines":
        text = "".join(json.dumps(record, ensure_ascii=ascii_only) + "\n" for record in records)
    else:
        document = {"list": records, "products": {"shop": "x", "products": records}, "one": records[0]}[shape]
        text = json.dumps(document, ensure_ascii=ascii_only, indent=indent)
    path = tmp_path / ("t.jsonl" if shape == "lines" else "t.json")
    path.write_text(text, encoding="utf-8")
    change_all(path, data.draw)


def change(path: Path, name: str, was: str, new: str = "") -> bytes:
    file = opened(path)
    for listing in listings_of(path):
        for text in listing.fields:
            if text.name == name and was in text.text:
                place = file.place_of(listing, text)
                assert place is not None
                start = text.text.index(was)
                file.changes[place] = [(start, start + len(was), new)]
    return file.changed_bytes()


def test_number_forms_key_order_spaces_and_escapes_of_json_stay(tmp_path):
    path = tmp_path / "one.json"
    path.write_bytes(
        b'\xef\xbb\xbf{ "price":1.50e0,\r\n\t"title" : "caf\\u00e9 \\/ \\ud83d\\ude00 best\\u0020tea", "x":null , "id":1.10}\n\n'
    )
    assert change(path, "title", " best") == (
        b'\xef\xbb\xbf{ "price":1.50e0,\r\n\t"title" : "caf\\u00e9 \\/ \\ud83d\\ude00\\u0020tea", "x":null , "id":1.10}\n\n'
    )


def test_a_title_under_another_key_is_found_where_it_is_said_once(tmp_path):
    path = tmp_path / "one.jsonl"
    path.write_text('{"商品名称": "最佳面霜", "id": 1}\n', encoding="utf-8")
    assert change(path, "title", "最佳").decode() == '{"商品名称": "面霜", "id": 1}\n'


def test_of_two_equal_keys_the_one_that_readers_take_is_changed(tmp_path):
    path = tmp_path / "one.jsonl"
    path.write_text('{"id": 1, "title": "最佳面霜", "title": "最佳面霜"}\n', encoding="utf-8")
    assert change(path, "title", "最佳").decode() == '{"id": 1, "title": "最佳面霜", "title": "面霜"}\n'


def test_a_western_table_keeps_the_bytes_that_no_standard_names(tmp_path):
    path = tmp_path / "report.txt"
    path.write_bytes(b"item-name\tseller-sku\tprice\r\nCaf\xe9 \x96 Best \x81 press\tCP\t1\r\n")
    assert change(path, "title", "Best ") == b"item-name\tseller-sku\tprice\r\nCaf\xe9 \x96 \x81 press\tCP\t1\r\n"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("t.csv.gz", b"\x1f\x8b\x08\x00", "fix_format"),
        ("t.xlsx", b"PK\x03\x04xl/", "fix_format"),
        ("t.xml", b"<rss><item/></rss>", "fix_format"),
        ("t.html", b"<html><title>x</title>", "fix_format"),
        ("t.csv", "\ufeffid,title\n1,面霜\n".encode("utf-16-le") + b"x", "fix_bytes"),
    ],
)
def test_what_cannot_be_given_back_byte_for_byte_is_not_opened(tmp_path, name, data, reason):
    path = tmp_path / name
    path.write_bytes(data)
    assert open_text(path, {}) == reason


def test_a_cell_that_is_not_written_as_it_was_read_has_no_place(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text('id,title,price\n1,"最佳"面霜,1\n2,最佳毛巾,1\n', encoding="utf-8")
    file = opened(path)
    found = {listing.id: file.place_of(listing, listing.fields[0]) for listing in listings_of(path)}
    assert found["1"] is None and found["2"] is not None


def test_a_text_without_a_line_has_no_place(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("id,title\n1,x\n", encoding="utf-8")
    assert opened(path).place_of(Listing("1"), TextField("title", "x")) is None
