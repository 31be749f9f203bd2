"""Parquet: every finding is a row with the same values as in JSON Lines, whatever stands in the texts."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pyarrow.parquet as pq
import pytest

from listing_audit.errors import UsageError
from listing_audit.report.arrow_rows import COLUMNS, arrow_schema, batch_of, finding_row
from tests.report.test_formats import machine_bytes


def table(data: bytes):
    return pq.read_table(io.BytesIO(data))


def test_rows_hold_what_json_lines_hold(sample):
    run = sample("zh")
    read = table(machine_bytes(run, "parquet"))
    records = [json.loads(line) for line in machine_bytes(run, "jsonl").splitlines()]
    records = [record for record in records if record["record"] in ("finding", "error", "gone")]
    rows = read.to_pylist()
    assert [row["record"] for row in rows] == [record["record"] for record in records]
    for row, record in zip(rows, records, strict=True):
        if record["record"] == "error":
            assert (row["path"], row["line"], row["listing_id"]) == (
                record["path"],
                record["line"],
                record["listing_id"],
            )
            continue
        span, place = record["span"] or {}, record["location"] or {}
        assert {name: row[name] for name in ("rule_id", "quote", "fingerprint", "citations", "suppressed")} == {
            name: record[name] for name in ("rule_id", "quote", "fingerprint", "citations", "suppressed")
        }
        assert (row["span_start"], row["span_end"]) == (span.get("start"), span.get("end"))
        assert (row["path"], row["line"], row["pointer"]) == (
            place.get("path"),
            place.get("line"),
            place.get("pointer"),
        )
        assert json.loads(row["details"] or "{}") == record["details"]
        assert json.loads(row["evidence"] or "[]") == record["evidence"]


def test_the_metadata_tells_the_run_and_its_summary(sample):
    run = sample("en")
    told = pq.read_metadata(io.BytesIO(machine_bytes(run, "parquet"))).metadata
    assert json.loads(told[b"listing_audit.run"])["rule_set"] == run.run.rule_set
    assert json.loads(told[b"listing_audit.summary"])["record"] == "summary"


def test_the_schema_is_what_spark_is_told():
    assert arrow_schema().names == list(COLUMNS)


def test_halves_of_surrogate_pairs_do_not_end_the_report(sample):
    finding = next(f for _, findings, _ in sample("en").audited for f in findings)
    [row] = batch_of([finding_row(replace(finding, quote="a\ud800b", details={"k": ["\udc00"]}))]).to_pylist()
    assert row["quote"] == "a\ufffdb"


def test_without_pyarrow_the_format_says_what_to_install(sample, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(UsageError, match=r"listing-audit\[parquet\]"):
        machine_bytes(sample("en"), "parquet")
