"""The gate: what fails a run, alone and against an earlier report."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from listing_audit.cli.gate import exit_code, is_failing
from listing_audit.cli.main import main
from listing_audit.cli.settings import Settings, from_flags, settings_of
from listing_audit.model.findings import Suppression
from tests.judge.test_baseline import KNOWN

SETTINGS = Settings(as_of=date(2026, 11, 21), lang="en", fail_on="medium")
FINDING = replace(KNOWN, verdict="violation", severity="medium", confidence="medium")

OLD = {"id": "sku-1", "title": "全网最佳面霜"}
NEW = {"id": "sku-2", "title": "最佳毛巾"}
CLEAN = {"id": "sku-3", "title": "纯棉毛巾"}


def write(path: str, *listings: dict) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in listings), encoding="utf-8")


def report(path: str) -> dict:
    return json.loads(Path(path).read_bytes())


@pytest.mark.parametrize(
    ("finding", "settings", "fails"),
    [
        ({}, {}, True),
        ({}, {"fail_on": None}, False),
        ({"severity": "low"}, {}, False),
        ({"severity": "critical"}, {}, True),
        ({"verdict": "advice", "severity": "critical"}, {}, False),
        ({"verdict": "undecided", "severity": "critical"}, {}, False),
        ({"verdict": "undecided", "severity": "low"}, {"fail_on_undecided": True}, True),
        ({"verdict": "undecided"}, {"fail_on": None, "fail_on_undecided": True}, True),
        ({"verdict": "needs_evidence"}, {}, True),
        ({"verdict": "needs_evidence"}, {"fail_on_verdicts": ("violation",)}, False),
        ({}, {"fail_on_confidence": "high"}, False),
        ({"confidence": "high"}, {"fail_on_confidence": "high"}, True),
        ({"suppressed": Suppression("baseline", "known")}, {"fail_on_undecided": True}, False),
    ],
)
def test_a_finding_fails_a_run_when_it_is_as_bad_as_sure_and_of_the_kind_asked_for(finding, settings, fails):
    assert is_failing(replace(FINDING, **finding), replace(SETTINGS, **settings)) is fails


def test_what_could_not_be_read_is_stronger_than_what_was_found():
    codes = {
        (errors, failing): exit_code(errors=errors, failing=failing) for errors, failing in product((0, 1), (0, 1))
    }
    assert codes == {(0, 0): 0, (0, 1): 1, (1, 0): 2, (1, 1): 2}


@pytest.mark.parametrize(
    ("flags", "fail_on"),
    [
        ({}, None),
        ({"fail-on-verdict": ("violation",)}, "info"),
        ({"fail-on-confidence": "high"}, "info"),
        ({"fail-on-confidence": "high", "fail-on": "never"}, None),
        ({"fail-on-confidence": "high", "fail-on": "high"}, "high"),
    ],
)
def test_verdict_and_confidence_alone_mean_any_severity(flags, fail_on):
    assert settings_of(from_flags(flags), today=date(2026, 11, 21), locale_language="en").fail_on == fail_on


@pytest.mark.usefixtures("small_world")
def test_against_a_baseline_only_new_findings_fail_and_a_moved_file_makes_none(capfd):
    write("shop/a.jsonl", OLD, CLEAN)
    assert main(["scan", "shop", "--output", "json=base.json"]) == 0
    Path("shop/a.jsonl").rename("shop/moved.jsonl")
    gate = ["scan", "shop", "--baseline", "base.json", "--fail-on", "high", "--output", "json=now.json"]
    assert main(gate) == 0
    write("shop/b.jsonl", NEW)
    assert main(gate) == 1
    now = report("now.json")
    assert [(f["listing_id"], (f["suppressed"] or {}).get("by")) for f in now["findings"]] == [
        ("sku-2", None),
        ("sku-1", "baseline"),
    ]
    assert all(f["first_seen"] for f in now["findings"])
    assert (now["summary"]["findings"]["high"], now["summary"]["suppressed"], now["gone"]) == (1, 1, [])


@pytest.mark.usefixtures("small_world")
def test_what_was_mended_is_listed_as_gone_and_ages_survive_renewal(capfd):
    write("shop/a.jsonl", OLD, NEW)
    main(["scan", "shop", "--output", "json=base.json"])
    aged = Path("base.json").read_text(encoding="utf-8").replace('"first_seen":null', '"first_seen":"2025-01-02"')
    Path("base.json").write_text(aged, encoding="utf-8")
    write("shop/a.jsonl", OLD, CLEAN | {"id": "sku-2"})
    capfd.readouterr()
    assert main(["scan", "shop", "--baseline", "base.json", "--output", "json=base.json", "--fail-on", "info"]) == 0
    out = capfd.readouterr().out
    assert "Of the baseline, no longer found: 1" in out
    assert "sku-2 · title · cn-superlative-quality · first seen 2025-01-02" in out
    renewed = report("base.json")
    assert [(f["listing_id"], f["first_seen"]) for f in renewed["findings"]] == [("sku-1", "2025-01-02")]
    assert [f["listing_id"] for f in renewed["gone"]] == ["sku-2"]


@pytest.mark.usefixtures("small_world")
def test_a_run_over_one_file_says_nothing_of_the_others(capfd):
    write("shop/a.jsonl", OLD)
    write("shop/b.jsonl", NEW)
    main(["scan", "shop", "--output", "json=base.json"])
    capfd.readouterr()
    assert main(["scan", "shop/a.jsonl", "--baseline", "base.json", "--format", "jsonl"]) == 0
    out, err = capfd.readouterr()
    assert [json.loads(line)["record"] for line in out.splitlines()] == ["finding", "summary"]
    assert "of the baseline, 1 were outside" in err


@pytest.mark.usefixtures("small_world")
def test_a_baseline_may_be_json_lines(capfd):
    write("a.jsonl", OLD)
    main(["scan", "a.jsonl", "--output", "jsonl=base.jsonl"])
    assert main(["scan", "a.jsonl", "--baseline", "base.jsonl", "--fail-on", "info"]) == 0


@pytest.mark.usefixtures("small_world")
@pytest.mark.parametrize(
    "content", [None, "", "{}", '{"schema_version": 1}', '{"schema_version": 2}', "id,title\n1,x\n"]
)
def test_a_baseline_that_is_no_report_ends_the_run_before_it_begins(capfd, content):
    write("a.jsonl", OLD)
    if content is not None:
        Path("base.json").write_text(content, encoding="utf-8")
    assert main(["scan", "a.jsonl", "--baseline", "base.json", "--format", "jsonl"]) == 2
    out, err = capfd.readouterr()
    assert (out, "base.json" in err, "Traceback" in err) == ("", True, False)


@pytest.mark.usefixtures("small_world")
def test_statistics_count_by_rule(capfd):
    write("a.jsonl", OLD, NEW, {"id": "sku-4", "title": "cures and cures", "jurisdictions": ["US"]}, CLEAN)
    assert main(["scan", "a.jsonl", "--statistics", "--quiet"]) == 0
    out = capfd.readouterr().out.splitlines()
    assert out[:4] == [
        "By rule",
        "  2  cn-superlative-quality  listings 2  Absolute word",
        "  2  us-medical-claim-cure   listings 1  Disease claim",
        "",
    ]
    assert out[4].startswith("Summary  4 listings")


@pytest.mark.usefixtures("small_world")
def test_a_document_is_converted_whole_and_gated(capfd):
    write("a.jsonl", OLD, CLEAN)
    main(["scan", "a.jsonl", "--output", "json=a.json", "--with-listings", "--explain"])
    capfd.readouterr()
    assert main(["convert", "a.json", "--output", "json=b.json", "--with-listings", "--fail-on", "high"]) == 1
    assert report("b.json") == report("a.json")


@pytest.mark.usefixtures("small_world")
def test_diff_shows_new_gone_and_persisting_and_fails_only_for_new(capfd):
    write("a.jsonl", OLD, NEW)
    main(["scan", "a.jsonl", "--output", "json=a.json"])
    write("a.jsonl", OLD, {"id": "sku-5", "title": "最佳水杯"})
    main(["scan", "a.jsonl", "--output", "jsonl=b.jsonl"])
    capfd.readouterr()
    assert main(["diff", "a.json", "b.jsonl", "--fail-on", "high"]) == 1
    lines = capfd.readouterr().out.splitlines()
    assert [line for line in lines if line[:1] != " " and line] == ["New 1", "Gone 1", "New 1 · Gone 1 · Persisting 1"]
    assert "sku-5" in lines[1] and "sku-2" in lines[4]
    assert main(["diff", "a.json", "a.json", "--fail-on", "info"]) == 0
    capfd.readouterr()
    assert main(["diff", "a.json", "b.jsonl", "--format", "json"]) == 0
    parts = json.loads(capfd.readouterr().out)
    assert {name: [f["listing_id"] for f in found] for name, found in parts.items()} == {
        "new": ["sku-5"],
        "gone": ["sku-2"],
        "persisting": ["sku-1"],
        "changed": [],
    }


@pytest.mark.usefixtures("small_world")
@pytest.mark.parametrize(
    ("flags", "found"),
    [
        (["--select", "critical"], ["us-medical-claim-cure"]),
        (["--ignore", "critical"], ["cn-superlative-quality"]),
        (["--select", "superlatives"], ["cn-superlative-quality"]),
        (["--select", "medical_claim,high"], ["cn-superlative-quality", "us-medical-claim-cure"]),
    ],
)
def test_rules_are_chosen_by_family_topic_rule_and_severity(capfd, flags, found):
    write("a.jsonl", OLD, {"id": "sku-4", "title": "cures", "jurisdictions": ["US"]})
    assert main(["scan", "a.jsonl", "--format", "jsonl", "--quiet", *flags]) == 0
    records = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [record["rule_id"] for record in records[:-1]] == found
