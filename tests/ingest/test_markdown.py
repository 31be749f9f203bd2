"""Listings kept as Markdown with front matter: the fields of the project's format, each on its own line of the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.ingest.markdown import _plain_lines
from listing_audit.model.listing import place_in
from tests.ingest.reading import read, texts


def lines_of(source: str | bytes, *words: str) -> list[int | None]:
    """The line of the file on which a finding in these words would be shown."""
    [listing] = read(source).listings
    out = []
    for word in words:
        [field] = [field for field in listing.fields if word in field.text]
        place = place_in(listing, field, field.text.index(word))
        out.append(place.line if place is not None else None)
    return out


def test_front_matter_holds_the_fields_and_the_text_is_the_description():
    result = read("listing.md")
    [mug] = result.listings
    assert (mug.id, mug.category, mug.jurisdictions, mug.complete) == ("mug-7", "home", ("US",), True)
    assert texts(mug) == {
        "title": "Harbour mug, the world's finest",
        "bullets[0]": "Dishwasher safe",
        "bullets[1]": "Cures headaches",
        "attributes.care": "Rinse first.\nGuaranteed to kill all germs.\n",
        "description": "About the mug\n\nGlazed by hand in our works:\nevery mug cures\ninsomnia.",
    }
    assert str(mug.offers[0].price) == "24.00"
    assert result.reasons == []


def test_every_text_knows_its_line():
    words = ("world's finest", "Cures headaches", "Guaranteed", "About", "cures\ninsomnia")
    assert lines_of("listing.md", *words) == [3, 9, 13, 16, 19]


def test_a_first_heading_is_the_title_where_the_front_matter_has_none():
    source = b"\xef\xbb\xbf---\r\nid: a\r\n---\r\n\r\n# Best *mug*\r\n\r\nHolds tea.\r\n"
    [mug] = read(source).listings
    assert texts(mug) == {"title": "Best mug", "description": "Holds tea."}
    assert lines_of(source, "Best", "Holds") == [5, 7]


def test_a_description_above_keeps_its_place_and_the_text_becomes_an_attribute():
    [mug] = read(b"---\ntitle: Mug\ndescription: Short\n---\nLong text\n").listings
    assert texts(mug) == {"title": "Mug", "description": "Short", "attributes.body": "Long text"}
    assert mug.inferred == ("id",)


def test_a_document_without_front_matter_is_no_listing_unless_the_reader_says_so(tmp_path):
    path = tmp_path / "README.md"
    path.write_text("# Our best shop\n\nHello\n", encoding="utf-8")
    assert read(path).listings == []
    assert "no front matter" in " ".join(note.message for note in read(path).notes)
    assert next(note.message for note in read(tmp_path).notes) == "1 files of unknown kinds were not read: README.md"
    [listing] = read(path, as_format="markdown").listings
    assert texts(listing) == {"title": "Our best shop", "description": "Hello"}


@pytest.mark.parametrize(
    ("head", "line", "reason"),
    [
        ("title: a\ntitle: b\n", 3, 'key "title" is repeated'),
        ("title: [a\n", 3, "not valid YAML"),
        ("- a\n", 2, "expected keys and values"),
        ("a: &x 1\nb: *x\n", 3, "anchors and aliases"),
        ("a: " + "[" * 5000 + "\n", 1, "a record longer than"),
    ],
)
def test_wrong_front_matter_is_an_error_on_its_line(head, line, reason):
    result = read(f"---\n{head}---\nText\n".encode())
    assert result.listings == []
    [(at, said)] = result.reasons
    assert at == line and reason in said


def test_an_empty_listing_is_an_error():
    assert read(b"---\nid: a\n---\n").reasons == [(1, "has neither text nor price to check")]


def test_code_quotes_lists_and_html_keep_their_lines():
    body = "> quoted *best*\n\n- one\n- `two`\n\n```text\ncode\n```\n\n<b>html</b>\n\n![alt](x.png)\n\nend  \nbreak"
    lines = _plain_lines(body)
    assert [line.strip() for line in lines] == [
        "quoted best", "", "one", "two", "", "", "code", "", "", "<b>html</b>", "", "alt", "", "end", "break",
    ]  # fmt: skip


@given(st.text(st.sampled_from("ab*_`[]()#>-<\n 最1.!\\&;|~"), max_size=80))
def test_there_are_as_many_lines_as_the_text_has_and_no_letter_is_lost(body):
    lines = _plain_lines(body)
    assert len(lines) == body.count("\n") + 1
    assert sum(line.count("最") for line in lines) <= body.count("最")
    if not set("[]()<>`&#|") & set(body):
        assert sum(line.count("最") for line in lines) == body.count("最")
