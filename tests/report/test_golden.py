"""Reports of one run, compared as a whole with the files in fixtures/reports.

After a change that is meant, run `ACCEPT_REPORTS=1 python -m pytest tests/report/test_golden.py` and read the diff.
"""

from __future__ import annotations

import io
import json
import os
import re
from pathlib import Path

import pytest

from listing_audit.report.formats import machine_report
from listing_audit.report.look import Look
from listing_audit.report.terminal import TerminalReport

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "fixtures" / "reports"
LOOKS = {
    "terminal.zh.txt": Look(language="zh", width=90),
    "terminal.en.txt": Look(language="en", width=90),
    "terminal.narrow.zh.txt": Look(language="zh", width=48),
    "terminal.colour.en.txt": Look(language="en", width=90, colour=True),
    "terminal.ascii.limit.en.txt": Look(language="en", width=90, unicode_symbols=False, limit=2),
}


def terminal_bytes(run, look: Look) -> bytes:
    out = io.StringIO()
    run.tell(TerminalReport(out, look))
    return out.getvalue().encode("utf-8")


def machine_bytes(run, name: str, *, with_listings: bool = False, with_series: bool = False) -> bytes:
    out = io.BytesIO()
    run.tell(machine_report(name, out, with_listings=with_listings, with_series=with_series))
    return out.getvalue()


def expect_golden(name: str, got: bytes) -> None:
    path = GOLDEN / name
    if os.environ.get("ACCEPT_REPORTS"):
        path.write_bytes(got)
    assert got.decode("utf-8") == path.read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", LOOKS)
def test_the_terminal_report_is_as_accepted(name, sample):
    look = LOOKS[name]
    expect_golden(name, terminal_bytes(sample(look.language), look))


def test_json_lines_are_as_accepted(sample):
    expect_golden("findings.jsonl", machine_bytes(sample("en"), "jsonl"))


def test_json_lines_with_listings_and_series_are_as_accepted(sample):
    expect_golden("findings.full.jsonl", machine_bytes(sample("en"), "jsonl", with_listings=True, with_series=True))


def test_the_json_document_is_as_accepted(sample):
    expect_golden("report.json", machine_bytes(sample("en"), "json", with_listings=True))


@pytest.mark.parametrize("name", [name for name in LOOKS if "colour" not in name])
def test_nothing_in_a_listing_reaches_the_terminal_as_a_command_or_unseen(name):
    text = (GOLDEN / name).read_text(encoding="utf-8")
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200c\u2028-\u202e\u2060-\u206f\ud800-\udfff]", text) == []


def test_with_colours_only_the_colours_are_escape_sequences(sample):
    look = LOOKS["terminal.colour.en.txt"]
    coloured = terminal_bytes(sample("en"), look).decode()
    without = re.sub("\x1b\\[[0-9;]+m", "", coloured)
    assert "\x1b" not in without
    assert without == terminal_bytes(sample("en"), Look(language="en", width=90)).decode()


def test_every_json_line_and_the_document_keep_to_the_published_schema(sample):
    from jsonschema import Draft202012Validator

    schema = json.loads((ROOT / "docs" / "finding.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    lines = Draft202012Validator(schema)
    for name in ("findings.jsonl", "findings.full.jsonl"):
        for line in (GOLDEN / name).read_bytes().split(b"\n")[:-1]:
            lines.validate(json.loads(line))
    document = Draft202012Validator({"$ref": "#/$defs/document", "$defs": schema["$defs"]})
    document.validate(json.loads((GOLDEN / "report.json").read_bytes()))


def test_the_schema_asks_for_every_key_that_a_finding_has(sample):
    schema = json.loads((ROOT / "docs" / "finding.schema.json").read_text(encoding="utf-8"))
    record = json.loads((GOLDEN / "findings.jsonl").read_bytes().split(b"\n")[0])
    assert sorted(schema["$defs"]["finding"]["required"]) == sorted(record)
    assert sorted(schema["$defs"]["finding"]["properties"]) == sorted(record)


def test_json_lines_give_back_the_hostile_text_exactly(sample):
    run = sample("en")
    listing, (finding,), _ = run.audited[-1]
    records = [json.loads(line) for line in machine_bytes(run, "jsonl", with_listings=True).split(b"\n")[:-1]]
    [read] = [r for r in records if r["record"] == "finding" and r["rule_id"] == "us-medical-cure"]
    [text] = [r for r in records if r["record"] == "listing" and r["listing_id"] == listing.id]
    title = text["fields"][0]["text"]
    assert title == listing.fields[0].text
    assert (read["quote"], read["context"]) == (finding.quote, finding.context)
    assert title[read["span"]["start"] : read["span"]["end"]] == read["quote"]


def test_json_lines_are_one_record_a_line_for_readers_that_split_at_any_line_separator(sample):
    data = machine_bytes(sample("en"), "jsonl", with_listings=True).decode("utf-8")
    assert [json.loads(line)["record"] for line in data.splitlines()] == [
        "listing", "finding", "finding", "consideration", "consideration", "listing", "listing", "finding", "finding",
        "finding", "listing", "finding", "error", "error", "gone", "summary",
    ]  # fmt: skip
