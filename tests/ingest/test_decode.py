"""Bytes become text by the ladder, and a byte that does not fit costs no row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.ingest.decode import Encoding, sniff_encoding, text_chunks, text_lines
from listing_audit.ingest.log import Log
from listing_audit.ingest.source import Source
from listing_audit.model.listing import ReadError, ReadNote


def decoded(data: bytes, sizes: int = 7) -> tuple[str, Encoding, list[ReadError | ReadNote]]:
    """Decode in small pieces, so that characters are cut in two."""
    log = Log("f")
    encoding = sniff_encoding(data, True)
    chunks = iter([data[i : i + sizes] for i in range(0, len(data), sizes)])
    text = "".join(text_chunks(Source("f", data, True, chunks), encoding, log))
    log.close()
    return text, encoding, log.drain()


@pytest.mark.parametrize(
    ("text", "codec", "expected"),
    [
        ("id,标题\n1,最好的茶叶\n", "utf-8", Encoding("utf-8", 0, True)),
        ("id,标题\n", "utf-8-sig", Encoding("utf-8", 3, True)),
        ("id,标题\n1,最好的茶叶", "utf-16", Encoding("utf-16-le", 2, True)),
        ("id,title\n1,The best tea in town\n", "utf-16-le", Encoding("utf-16-le", 0, False)),
        ("id,标题\n1,国家级大师手作茶壶\n", "gbk", Encoding("gb18030", 0, False)),
        ("id,標題\n1,最好的選擇，國家級\n", "gb18030", Encoding("gb18030", 0, False)),
        ("id,title\n1,Café – the best\n", "cp1252", Encoding("cp1252", 0, False)),
        ("Crème brûlée, évier, théâtre, œuvre", "cp1252", Encoding("cp1252", 0, False)),
        ("plain ascii", "ascii", Encoding("utf-8", 0, True)),
        ("", "ascii", Encoding("utf-8", 0, True)),
    ],
)
def test_each_step_of_the_ladder(text, codec, expected):
    assert decoded(text.encode(codec)) == (text, expected, [])


def test_a_stated_encoding_is_believed_only_where_utf8_does_not_fit():
    page = "<p>最好</p>".encode("gbk")
    assert sniff_encoding(page, True, stated="gb2312") == Encoding("gb18030", 0, True)
    assert sniff_encoding("最".encode(), True, stated="gbk") == Encoding("utf-8", 0, True)
    assert sniff_encoding(b"\xa4\xe9", True, stated="no-such-code") == Encoding("cp1252", 0, False)
    assert sniff_encoding(b"\x82\xa0\x82\xa2", True, stated="shift_jis").codec == "shift_jis"
    assert sniff_encoding(b"\xa4\xe9", True, stated="base64").codec == "cp1252"


def test_a_line_in_another_encoding_is_read_by_the_next_step_and_named():
    data = "id,标题\n1,最好的茶\n".encode() + "2,国家级茶壶\n".encode("gbk") + b"3,caf\xe9\n" + "4,茶\n".encode() * 9
    text, encoding, told = decoded(data)
    assert encoding.codec == "utf-8"
    assert text == "id,标题\n1,最好的茶\n2,国家级茶壶\n3,café\n" + "4,茶\n" * 9
    assert told == [
        ReadNote("f", "bytes here are not UTF-8; the line was read as GB18030", 3),
        ReadNote("f", "bytes here are not UTF-8; the line was read as cp1252", 4),
    ]


def test_many_broken_lines_are_counted_not_repeated():
    text, _, told = decoded("标题标题标题\n".encode() * 200 + b"caf\xe9\n" * 10)
    assert text.count("café") == 10
    assert [note.line for note in told] == [201, 202, 203, None]
    assert told[-1].message.startswith("7 more places like that")


def test_half_a_unit_of_utf16_at_the_end_is_reported():
    text, _, told = decoded("最好".encode("utf-16") + b"\x00")
    assert text == "最好\ufffd"
    assert told == [ReadNote("f", "bytes here are not UTF-16; the line was read as U+FFFD", 1)]


@given(st.binary(max_size=300))
def test_no_bytes_fail_and_lone_surrogates_never_come_out(data):
    text, _, _ = decoded(data, 3)
    assert text.encode("utf-8") is not None


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_utf8_is_read_back_exactly(text):
    data = text.encode()
    if not data.startswith((b"\xff\xfe", b"\xef\xbb\xbf")) and b"\0" not in data:
        assert decoded(data) == (text, Encoding("utf-8", 0, True), [])


def lines(chunks: list[str], limit: int | None = None) -> tuple[list[tuple[int, str]], list[ReadError | ReadNote]]:
    log = Log("f")
    return list(text_lines(iter(chunks), log)), log.drain()


@given(st.lists(st.text(alphabet="ab\r\n\u2028", max_size=6), max_size=8))
def test_lines_do_not_depend_on_how_the_text_was_cut(chunks):
    whole = "".join(chunks)
    expected = whole.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found, _ = lines(chunks)
    assert "".join(text for _, text in found) == whole
    assert [text.rstrip("\r\n") for _, text in found] == expected[: len(found)]
    assert [number for number, _ in found] == list(range(1, len(found) + 1))


def test_a_line_beyond_the_limit_is_left_out_and_the_next_is_read(monkeypatch):
    monkeypatch.setattr("listing_audit.ingest.decode.RECORD_LIMIT", 10)
    found, told = lines(["short\n", "x" * 8, "x" * 8, "x\nnext\n", "y" * 30 + "\nlast"])
    assert found == [(1, "short\n"), (3, "next\n"), (5, "last")]
    assert [(error.line, type(error)) for error in told] == [(2, ReadError), (4, ReadError)]


@pytest.mark.parametrize("name", ["punycode", "idna", "unicode_escape", "undefined", "rot13"])
def test_a_page_that_names_a_codec_of_another_kind_is_read_by_the_ladder(name):
    """Python's punycode takes the square of a text's length, and idna refuses to go on after a byte it does not know."""
    page = f"<html><meta charset={name}><title>caf\xe9 mug</title><body>caf\xe9 mug {'zz9' * 50_000}".encode("cp1252")
    assert sniff_encoding(page, True, stated=name) == Encoding("cp1252", 0, False)
