"""JSON is cut into records without reading it whole, and damage costs no more than it must."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.ingest.json_records import Record, document_records, line_records, parsed
from listing_audit.ingest.log import Log
from listing_audit.model.listing import ReadError


def cut(text: str, size: int = 3) -> tuple[list[Record], list[tuple[int | None, str]]]:
    log = Log("f")
    records = list(document_records(iter([text[i : i + size] for i in range(0, len(text), size)]), log))
    return records, [(told.line, told.reason) for told in log.drain() if isinstance(told, ReadError)]


@pytest.mark.parametrize(
    ("text", "records"),
    [
        ('[{"a":1},\n {"b":"}]"}]', [Record('{"a":1}', 1, "/0"), Record('{"b":"}]"}', 2, "/1")]),
        ('{"n":1,"products":[{"a":[{"x":2}]},{"b":2}],"m":[]}',
         [Record('{"a":[{"x":2}]}', 1, "/products/0"), Record('{"b":2}', 1, "/products/1")]),
        ('{"title":"x","items":[{"a":1}]}', [Record('{"title":"x","items":[{"a":1}]}', 1, "")]),
        ('{"a":1}\n{"b":"\\"]"}', [Record('{"a":1}', 1, ""), Record('{"b":"\\"]"}', 2, "")]),
        ('{"listings":[{"a":1}],"items":[{"b":1}]}',
         [Record('{"a":1}', 1, "/listings/0"), Record('{"b":1}', 1, "/items/0")]),
        ("[]", []),
    ],
)  # fmt: skip
@pytest.mark.parametrize("size", [1, 2, 5, 1000])
def test_what_the_records_of_a_document_are(text, records, size):
    assert cut(text, size) == (records, [])


@pytest.mark.parametrize(
    ("text", "read", "errors"),
    [
        ('[{"a":1},\n{"b":', 1, [(2, "the JSON ends in the middle of a record")]),
        ('[1, 2, {"a":1}]', 1, [(1, 'unexpected "1, 2" between records')]),
        ('["x", {"a":1}]', 1, [(1, 'unexpected ""x"" between records')]),
        ('[{"a":1}] trailing', 1, [(1, 'unexpected "trailing" between records')]),
        ('[[{"a":1}]]', 0, [(1, 'unexpected "[" between records')]),
        ("words", 0, [(1, 'unexpected "words" between records')]),
    ],
)
def test_what_is_no_record_is_named(text, read, errors):
    records, found = cut(text, 1000)
    assert (len(records), found) == (read, errors)


def test_a_broken_record_leaves_the_others_alone():
    log = Log("f")
    records, errors = cut('[{"id":1},\n{"id" 2},\n{"id":3}]')
    values = [parsed(record, log) for record in records]
    assert (values, errors) == ([{"id": 1}, None, {"id": 3}], [])
    assert [(told.line, told.reason) for told in log.drain()] == [
        (2, "not valid JSON: Expecting ':' delimiter, column 7")
    ]


def test_a_record_without_end_stops_the_reading(monkeypatch):
    monkeypatch.setattr("listing_audit.ingest.json_records.RECORD_LIMIT", 100)
    records, errors = cut('[{"a":1},\n{"b":"' + "x" * 500 + '"},{"c":1}]')
    assert records == [Record('{"a":1}', 1, "/0")]
    assert [line for line, _ in errors] == [2]


def test_a_mark_of_joined_files_is_dropped():
    records = line_records(iter([(1, '{"a":1}\n'), (2, " \n"), (3, '\ufeff{"b":2}\r\n')]))
    assert list(records) == [Record('{"a":1}', 1, ""), Record('{"b":2}', 3, "")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"id":12345678901234567890123}', {"id": 12345678901234567890123}),
        ('{"id":1.10}', {"id": "1.10"}),
        ('{"title":"a\tb"}', {"title": "a\tb"}),
        ('{"title":"\\ud83d"}', {"title": "\ud83d"}),
    ],
)
def test_numbers_stay_exact_and_nearly_right_json_is_read(text, value):
    log = Log("f")
    assert (parsed(Record(text, 1, ""), log), log.drain()) == (value, [])


def test_what_is_no_number_and_what_stands_twice_is_told():
    log = Log("f")
    assert parsed(Record('{"price":NaN,"offers":[{"price":-Infinity}]}', 3, ""), log) == {
        "price": "NaN",
        "offers": [{"price": "-Infinity"}],
    }
    assert parsed(Record('{"title":"a","title":"b","x":{"title":1}}', 4, ""), log) == {"title": "b", "x": {"title": 1}}
    assert parsed(Record('{"title":"a","x":{"title":1}}', 5, ""), log) == {"title": "a", "x": {"title": 1}}
    assert [(note.line, note.message) for note in log.drain()] == [
        (3, "-Infinity, NaN is no number and is read as no value"),
        (4, "keys that stand twice, of which the last one is read: title"),
    ]


@pytest.mark.parametrize("text", ["[1]", '"x"', "null", '{"a":' + "[" * 100_000, "{" * 9])
def test_what_is_no_object_is_an_error(text):
    log = Log("f")
    assert parsed(Record(text, 4, ""), log) is None
    assert [type(told) for told in log.drain()] == [ReadError]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
objects = st.dictionaries(st.sampled_from(["a", "b[", 'c"', "products"]), values, max_size=3)


@given(st.lists(objects, max_size=5), st.integers(1, 40), st.booleans(), st.sampled_from([None, 1]))
def test_a_list_of_any_objects_is_cut_right_whatever_the_pieces(items, size, ascii_only, indent):
    text = json.dumps(items, ensure_ascii=ascii_only, indent=indent)
    records, errors = cut(text, size)
    assert ([json.loads(record.text) for record in records], errors) == (items, [])
    assert [record.pointer for record in records] == [f"/{number}" for number in range(len(items))]


@given(st.text(alphabet='{}[]",:a1\\ \n', max_size=60), st.integers(1, 20))
def test_no_text_is_an_exception(text, size):
    cut(text, size)
