"""Results of an earlier scan in another format."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from listing_audit.cli.main import main

REPORTS = Path(__file__).resolve().parents[2] / "fixtures" / "reports"
FULL = REPORTS / "findings.full.jsonl"


def test_results_turned_into_their_own_format_are_the_same_bytes(capfdbinary):
    assert main(["convert", str(FULL), "--format", "jsonl", "--with-listings", "--with-series"]) == 2
    assert capfdbinary.readouterr().out == FULL.read_bytes()


def test_results_turned_into_a_document_hold_the_same_findings(tmp_path, capfd):
    main(["convert", str(FULL), "--output", f"json={tmp_path / 'report.json'}", "--with-listings"])
    made = json.loads((tmp_path / "report.json").read_bytes())
    accepted = json.loads((REPORTS / "report.json").read_bytes())
    for part in ("findings", "listings", "considerations", "errors", "gone", "summary"):
        assert made[part] == accepted[part]
    assert [rule["id"] for rule in made["rules"]] == sorted({finding["rule_id"] for finding in made["findings"]})


def test_results_are_shown_to_people_and_gated_without_a_new_scan(tmp_path, capfd):
    clean = b"".join(line for line in FULL.read_bytes().splitlines(keepends=True) if b'"error"' not in line)
    results = tmp_path / "results.jsonl"
    results.write_bytes(clean.replace(b'"errors":2', b'"errors":0'))
    assert main(["convert", str(results), "--fail-on", "critical", "--lang", "zh"]) == 1
    out = capfd.readouterr().out
    assert "[[最佳]]" in out
    assert "汇总  商品 4 个" in out
    assert main(["convert", str(results)]) == 0


def test_results_may_come_from_standard_input(monkeypatch, capfd):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(FULL.read_bytes())))
    assert main(["convert", "-", "--format", "jsonl"]) == 2
    assert capfd.readouterr().out.count('"record":"finding"') == 6


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "No such file or directory"),
        (b"", "no summary at the end"),
        (FULL.read_bytes()[:5000], "no summary at the end"),
        (b'{"record":"summary"}\n', "no key 'schema_version'"),
    ],
)
def test_results_that_are_cut_off_or_none_are_refused(tmp_path, capfd, content, message):
    results = tmp_path / "results.jsonl"
    if content is not None:
        results.write_bytes(content)
    assert main(["convert", str(results)]) == 2
    out, err = capfd.readouterr()
    assert (out, message in err, "Traceback" in err) == ("", True, False)
