"""Published records lead back to the values they were made from."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.errors import InputError
from listing_audit.model.findings import Citation, Evidence, Finding, Suppression
from listing_audit.model.listing import Location
from listing_audit.model.spans import RawSpan
from listing_audit.model.topics import CONFIDENCES, SEVERITIES, VERDICTS
from listing_audit.report.json_text import json_bytes
from listing_audit.report.jsonl import JsonLines
from listing_audit.report.read_back import read_results, value_of
from listing_audit.report.records import finding_record

texts = st.text(st.characters(codec=None, exclude_categories=()), max_size=12)  # lone surrogates too
maybe = st.none() | texts
spans = st.builds(lambda a, b: RawSpan(a, a + b), st.integers(0, 99), st.integers(0, 9))
numbers = st.none() | st.integers(1, 10**6)
details = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
findings = st.builds(
    Finding,
    listing_id=texts,
    rule_id=texts,
    rule_version=st.integers(1, 9),
    family=texts,
    topic=texts,
    verdict=st.sampled_from(VERDICTS),
    severity=st.sampled_from(SEVERITIES),
    confidence=st.sampled_from(CONFIDENCES),
    jurisdiction=texts,
    field=texts,
    message=texts,
    why=texts,
    remedy=texts,
    fingerprint=texts,
    span=st.none() | spans,
    quote=maybe,
    context=maybe,
    context_start=st.integers(0, 99),
    suggestion=maybe,
    penalty=maybe,
    citations=st.lists(st.builds(Citation, texts, maybe, maybe), max_size=2).map(tuple),
    evidence=st.lists(
        st.builds(Evidence, st.sampled_from(["primary", "related"]), maybe, st.none() | spans, maybe, maybe), max_size=2
    ).map(tuple),
    details=st.dictionaries(texts, details, max_size=3),
    location=st.none() | st.builds(Location, texts, numbers, numbers, maybe),
    first_seen=maybe,
    suppressed=st.none() | st.builds(Suppression, st.sampled_from(["waiver", "baseline"]), texts, maybe, maybe),
)


@given(findings)
def test_a_finding_comes_back_from_its_line_of_json_exactly(finding):
    line = json_bytes(finding_record(finding, with_series=True))
    assert b"\n" not in line
    assert value_of(json.loads(line)) == finding


@given(findings)
def test_price_points_to_draw_are_left_out_unless_asked_for(finding):
    drawn = replace(finding, details={**finding.details, "series": [["2026-01-01", "9.90"]]})
    plain = {key: value for key, value in finding.details.items() if key != "series"}
    assert value_of(json.loads(json_bytes(finding_record(drawn)))) == replace(finding, details=plain)


def test_a_whole_run_comes_back_in_its_order(sample):
    run = sample("en")
    out = io.BytesIO()
    run.tell(JsonLines(out, with_listings=True, with_series=True))
    out.seek(0)
    got = list(read_results(out, "run.jsonl"))
    [*middle, (summary, facts)] = got
    expected: list[object] = []
    for listing, findings, considerations in run.audited:
        if listing.id != "evil\x1b[1A\u202e-id\ud83d":
            expected += [listing, *findings, *considerations]
    assert [
        value
        for value in middle
        if getattr(value, "listing_id", getattr(value, "id", None)) in ("sku-1", "ok-1", "lamp/42")
    ] == expected
    assert [value for value in middle if value in run.errors] == list(run.errors)
    counted = replace(run.summary, findings={**dict.fromkeys(SEVERITIES, 0), **run.summary.findings})
    assert replace(summary, by_verdict={}) == replace(counted, by_verdict={})
    assert (facts.as_of, facts.rule_set, facts.rules, facts.language) == (
        "2026-11-21",
        "4be1c0ffee5d0b1e66aa",
        312,
        "en",
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "Expecting property name"),
        (b"[]", "list indices must be integers"),
        (b'{"record": "finding"}', "no key 'schema_version'"),
        (b'{"record": "finding", "schema_version": 2}', "schema version 2; this program reads 1"),
        (b'{"record": "finding", "schema_version": 1}', "no key"),
        (
            b'{"record":"error","schema_version":1,"path":3,"reason":"","line":null,"listing_id":null}',
            "expected a text",
        ),
        (b"[" * 100_000, "not a record"),
        (b"\xff\xfe", "not a record"),
    ],
)
def test_a_line_that_is_no_record_is_an_error_with_its_place(line, reason):
    with pytest.raises(InputError) as caught:
        list(read_results(io.BytesIO(b"\n" + line + b"\n"), "x.jsonl"))
    assert caught.value.path == "x.jsonl:2"
    assert reason in caught.value.reason


def test_a_kind_of_record_from_a_later_program_is_passed_over():
    assert list(read_results(io.BytesIO(b'{"record": "trend", "schema_version": 1}\n'), "x.jsonl")) == []
