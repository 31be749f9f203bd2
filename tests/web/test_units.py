"""The small parts of the pages: buckets, tokens, boxes of the form, marked pieces, lines of prices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.errors import DataFileError
from listing_audit.model.spans import RawSpan
from listing_audit.web.form import CheckForm, form_of_fields, form_of_listing, place_in_form, record_of
from listing_audit.web.guard import Buckets
from listing_audit.web.marked import Piece, pieces
from listing_audit.web.pricing import events_of_lines
from listing_audit.web.reading import from_file, from_record
from listing_audit.web.settings import known_token, read_tokens
from tests.report.conftest import SUPERLATIVE


def test_a_client_gets_its_rate_and_is_told_when_to_come_again():
    buckets = Buckets(per_minute=60)
    assert [buckets.take("a", 0.0) for _ in range(21)] == [0] * 20 + [2]
    assert buckets.take("b", 0.0) == 0
    assert buckets.take("a", 2.0) == 0


def test_clients_that_were_not_seen_for_longest_are_forgotten():
    buckets = Buckets(per_minute=60)
    for number in range(10_050):
        buckets.take(str(number), 0.0)
    assert len(buckets.left) == 10_000 and "0" not in buckets.left


def test_tokens_are_read_from_a_private_file_and_kept_as_digests(tmp_path):
    path = tmp_path / "tokens"
    path.write_text("# shop\nshop-a abcdefghijklmnopqrstuvwxyz\n")
    path.chmod(0o600)
    tokens = read_tokens(path)
    found = known_token(tokens, "abcdefghijklmnopqrstuvwxyz")
    assert found is not None and found.name == "shop-a"
    assert known_token(tokens, "abcdefghijklmnopqrstuvwxyZ") is None
    assert b"abcdef" not in tokens[0].digest


@pytest.mark.parametrize(
    ("text", "mode", "part"),
    [
        ("a abcdefghijklmnopqrstuvwxyz\n", 0o644, "chmod 600"),
        ("a short\n", 0o600, "24 characters"),
        ("justone\n", 0o600, "NAME TOKEN"),
        ("# nothing\n", 0o600, "no token"),
    ],
)
def test_a_file_of_tokens_that_is_not_safe_is_refused(tmp_path, text, mode, part):
    path = tmp_path / "tokens"
    path.write_text(text)
    path.chmod(mode)
    with pytest.raises(DataFileError, match=part):
        read_tokens(path)


def test_boxes_become_one_canonical_record():
    form = CheckForm(
        title="茶", bullets="一\n\n三", attributes="产地：福建\nplain\n产地: 云南", more='{"id": "7"}', price="9"
    )
    assert record_of(form) == {
        "id": "7", "title": "茶", "price": "9", "bullets": ["一", "", "三"],
        "attributes": {"产地": ["福建", "云南"], "other": "plain"}, "complete": False,
    }  # fmt: skip


LINES = st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"]), max_size=60)


@given(title=LINES, bullets=LINES, attributes=LINES, description=LINES)
def test_a_place_in_a_box_is_where_the_text_stands(title, bullets, attributes, description):
    """Whatever is typed: when a field is found in a box, its text stands there."""
    form = CheckForm(title=title, bullets=bullets, attributes=attributes, description=description)
    read = from_record(record_of(form), "en")
    for text in read.listing.fields if read.listing else ():
        place = place_in_form(form, text.name, text.text)
        if place is not None:
            box, at = place
            assert getattr(form, box)[at : at + len(text.text)] == text.text
        assert place is not None or text.name.startswith("attributes.")


def test_line_ends_of_browsers_count_as_one_character():
    assert form_of_fields({"bullets": "a\r\nb"}, ()).bullets == "a\nb"


def test_a_file_fills_the_form_and_nothing_of_it_is_lost():
    data = '{"id": "7", "title": "茶", "bullets": ["香"], "offers": [{"price": "9", "currency": "CNY"}], "attributes": {"产地": "福建"}}'
    form = form_of_listing(from_file(data.encode(), "zh").listing)
    assert (form.title, form.bullets, form.attributes, form.complete) == ("茶", "香", "产地: 福建", True)
    record = record_of(form)
    assert record["id"] == "7" and record["offers"] == [{"price": "9", "currency": "CNY"}]


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"PK\x03\x04broken", b"{", b"%PDF-1.4", b"\x1f\x8b\x08broken"])
def test_a_file_without_a_listing_says_so(data):
    read = from_file(data, "en")
    assert read.listing is None and (read.errors or read.notes)


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)), max_size=6))
def test_marked_pieces_join_to_the_text_and_name_their_findings(text, places):
    from dataclasses import replace

    findings = [
        replace(SUPERLATIVE, field="title", span=RawSpan(start, min(start + size, len(text))), quote=None)
        for start, size in places
        if start < len(text)
    ]
    made = pieces(text, "title", findings)
    plain = pieces(text, "title", [])
    assert "".join(piece.text for piece in made) == "".join(piece.text for piece in plain)
    assert {number for piece in made for number in piece.findings} == set(range(1, len(findings) + 1))


def test_overlapping_findings_share_the_words_that_both_are_about():
    from dataclasses import replace

    one = replace(SUPERLATIVE, field="title", span=RawSpan(0, 4), severity="low")
    two = replace(SUPERLATIVE, field="title", span=RawSpan(2, 6), severity="high")
    assert pieces("abcdefgh", "title", [one, two]) == (
        Piece("ab", (1,), "low"), Piece("cd", (2, 1), "high"), Piece("ef", (2,), "high"), Piece("gh"),
    )  # fmt: skip


def test_lines_of_prices_are_read_as_people_write_them():
    events, wrong = events_of_lines(
        "2026-05-01 199\n2026/6/8, ¥149.50 sale\n\n2026.7.1T08:30 12 transaction\nnonsense\n1 2"
    )
    assert events == [
        {"at": "2026-05-01", "price": "199", "kind": "listed"},
        {"at": "2026-06-08", "price": "149.50", "kind": "sale"},
        {"at": "2026-07-01T08:30", "price": "12", "kind": "transaction"},
    ]
    assert wrong == [5, 6]
