"""`listing-audit scan`: files, folders and standard input, and how a run ends."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from listing_audit.cli.main import main

pytestmark = pytest.mark.usefixtures("small_world")

BAD = {"id": "sku-1", "title": "全网最佳面霜"}
WORSE = {"id": "sku-2", "title": "This balm cures eczema", "jurisdictions": ["US"]}
CLEAN = {"id": "sku-3", "title": "纯棉毛巾"}


def write_lines(path: Path, *listings: object) -> Path:
    text = "".join(item if isinstance(item, str) else json.dumps(item, ensure_ascii=False) + "\n" for item in listings)
    data = text.encode("utf-8")
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def records(out: str) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


def test_findings_stand_with_their_file_and_line_and_the_summary_is_last(capfd):
    write_lines(Path("catalog.jsonl"), CLEAN, BAD, WORSE)
    assert main(["scan", "catalog.jsonl", "--format", "jsonl", "--as-of", "2026-11-21", "--lang", "en"]) == 0
    *found, summary = records(capfd.readouterr().out)
    assert [(f["listing_id"], f["rule_id"], f["quote"], f["message"]) for f in found] == [
        ("sku-1", "cn-superlative-quality", "最佳", "“最佳” is an absolute word"),
        ("sku-2", "us-medical-claim-cure", "cures", "“cures” is a disease claim"),
    ]
    assert [(f["location"]["path"], f["location"]["line"]) for f in found] == [
        ("catalog.jsonl", 2),
        ("catalog.jsonl", 3),
    ]
    assert {
        key: summary[key] for key in ("record", "listings", "findings", "errors", "as_of", "rules", "language")
    } == {
        "record": "summary",
        "listings": 3,
        "findings": {"critical": 1, "high": 1, "medium": 0, "low": 0, "info": 0},
        "errors": 0,
        "as_of": "2026-11-21",
        "rules": 3,
        "language": "en",
    }


def test_standard_output_holds_nothing_but_json_lines(capfd):
    write_lines(Path("catalog.jsonl"), BAD, '{"id": "broken", \n', CLEAN)
    assert main(["scan", "catalog.jsonl", "--format", "jsonl"]) == 2
    out, err = capfd.readouterr()
    assert [r["record"] for r in records(out)][-1] == "summary"
    assert "catalog.jsonl:2" in err


def test_a_part_that_cannot_be_read_is_never_a_pass_and_the_rest_is_reported(capfd):
    write_lines(Path("a.jsonl"), BAD, "not json\n")
    write_lines(Path("b.jsonl"), WORSE)
    assert main(["scan", "a.jsonl", "missing.csv", "b.jsonl", "--format", "jsonl", "--fail-on", "critical"]) == 2
    got = records(capfd.readouterr().out)
    assert sorted(r["listing_id"] for r in got if r["record"] == "finding") == ["sku-1", "sku-2"]
    errors = [(r["path"], r["line"]) for r in got if r["record"] == "error"]
    assert errors == [("a.jsonl", 2), ("missing.csv", None)]
    assert got[-1]["errors"] == 2


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("critical", 0), ("high", 1), ("low", 1)])
def test_the_run_fails_only_at_or_above_the_severity_asked(capfd, fail_on, code):
    write_lines(Path("catalog.jsonl"), BAD, CLEAN)
    assert main(["scan", "catalog.jsonl", "--fail-on", fail_on]) == code


def test_folders_gzip_and_standard_input_are_read(monkeypatch, capfd):
    Path("exports").mkdir()
    write_lines(Path("exports/b.jsonl.gz"), BAD)
    write_lines(Path("exports/a.jsonl"), WORSE)
    line = json.dumps({"id": "piped", "title": "最佳"}).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line + b"\n")))
    assert main(["scan", "exports", "-", "--as", "jsonl", "--format", "jsonl"]) == 0
    found = [r["listing_id"] for r in records(capfd.readouterr().out) if r["record"] == "finding"]
    assert found == ["sku-2", "sku-1", "piped"]


def test_columns_can_be_named(capfd):
    Path("goods.csv").write_text("编码,品名\nsku-9,最佳面霜\n", encoding="utf-8")
    assert main(["scan", "goods.csv", "--map", "id=编码", "--map", "title=品名", "--format", "jsonl"]) == 0
    [finding, _] = records(capfd.readouterr().out)
    assert (finding["listing_id"], finding["field"], finding["location"]["line"]) == ("sku-9", "title", 2)


def test_an_unknown_format_or_column_is_refused_before_anything_is_written(capfd):
    write_lines(Path("catalog.jsonl"), BAD)
    for wrong in (["--as", "shopfy"], ["--map", "titel=品名"]):
        assert main(["scan", "catalog.jsonl", "--format", "json", *wrong]) == 2
        out, err = capfd.readouterr()
        assert (out, wrong[1].partition("=")[0] in err) == ("", True)


def test_one_run_writes_several_reports(capfd):
    write_lines(Path("catalog.jsonl"), BAD)
    outputs = ["--output", "json=report.json", "--output", "jsonl=findings.jsonl", "--output", "text=report.txt"]
    assert main(["scan", "catalog.jsonl", *outputs, "--with-listings"]) == 0
    document = json.loads(Path("report.json").read_bytes())
    assert document["run"]["packs"] == ["cn 1.2.0", "us 1.0.0"]
    assert document["run"]["sources"] == ["catalog.jsonl"]
    assert [(rule["id"], rule["title"], rule["citations"]) for rule in document["rules"]] == [
        (
            "cn-superlative-quality",
            "Absolute word",
            [{"name": "广告法", "article": "9(3)", "url": "https://law.example/9(3)"}],
        )
    ]
    assert document["listings"][0]["fields"][0]["text"] == "全网最佳面霜"
    assert [r["record"] for r in records(Path("findings.jsonl").read_text("utf-8"))] == [
        "listing",
        "finding",
        "summary",
    ]
    assert "[[最佳]]" in Path("report.txt").read_text("utf-8")
    assert "[[最佳]]" in capfd.readouterr().out


def test_waived_findings_are_kept_marked_and_do_not_fail_the_run(capfd):
    write_lines(Path("catalog.jsonl"), BAD)
    Path("waivers.yaml").write_text(
        "waivers:\n"
        "  - {rule: cn-superlative-quality, listing: sku-1, reason: agreed, owner: Lee, until: 2099-01-01}\n"
        "  - {topic: medical_claim, reason: old, owner: Kim, until: 2099-01-01}\n"
        "  - {topic: superlative, listing: sku-7, reason: older, owner: Kim, until: 2020-01-01}\n"
    )
    command = ["scan", "catalog.jsonl", "--waivers", "waivers.yaml", "--fail-on", "info", "--format", "jsonl"]
    assert main(command) == 0
    out, err = capfd.readouterr()
    [finding, summary] = records(out)
    assert finding["suppressed"] == {"by": "waiver", "reason": "agreed", "until": "2099-01-01", "owner": "Lee"}
    assert (summary["suppressed"], sum(summary["findings"].values())) == (1, 0)
    assert "waivers.yaml:3" in err
    assert "waivers.yaml:4" in err
    assert "waivers.yaml:2" not in err


def test_bad_waivers_stop_a_run_before_it_begins(capfd):
    write_lines(Path("catalog.jsonl"), BAD)
    Path("waivers.yaml").write_text("waivers:\n  - {rule: cn-superlative-qualiti, reason: x, owner: y, until: soon}\n")
    assert main(["scan", "catalog.jsonl", "--waivers", "waivers.yaml"]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "waivers.yaml:2" in err
    assert "cn-superlative-quality" in err


def test_bad_rules_of_ones_own_stop_a_run_with_every_problem(capfd):
    write_lines(Path("catalog.jsonl"), BAD)
    Path("mine").mkdir()
    Path("mine/shop-x.yaml").write_text("id: shop-x\nversion: one\ntopik: superlative\n")
    assert main(["scan", "catalog.jsonl", "--rules", "mine"]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "shop-x.yaml:2" in err
    assert "shop-x.yaml:3" in err
    assert "Traceback" not in err


def test_settings_come_from_the_file_upwards_and_flags_win(capfd):
    Path("listing-audit.toml").write_text('fail-on = "high"\nformat = "jsonl"\nlang = "zh"\n')
    Path("inner").mkdir()
    os.chdir("inner")
    write_lines(Path("catalog.jsonl"), BAD)
    assert main(["scan", "catalog.jsonl"]) == 1
    assert records(capfd.readouterr().out)[0]["message"] == "“最佳”是绝对化用语"
    assert main(["scan", "catalog.jsonl", "--fail-on", "never", "--lang", "en"]) == 0
    assert records(capfd.readouterr().out)[0]["message"] == "“最佳” is an absolute word"


def test_show_settings_names_the_origin_of_each_and_reads_nothing(capfd):
    Path("listing-audit.toml").write_text('fail-on = "high"\n')
    assert main(["scan", "missing.csv", "--show-settings", "--lang", "en"]) == 0
    lines = [" ".join(line.split()) for line in capfd.readouterr().out.splitlines()]
    assert f'fail-on = "high" # {Path.cwd() / "listing-audit.toml"}' in lines
    assert 'lang = "en" # command line' in lines
    assert 'format = "text" # default' in lines


def test_a_bad_configuration_stops_a_run_with_its_lines(capfd):
    Path("listing-audit.toml").write_text('jurisdictions = ["CN"]\nfail-on = "hihg"\n')
    assert main(["scan", "x.csv"]) == 2
    err = capfd.readouterr().err
    assert 'listing-audit.toml:1: unknown key "jurisdictions"; did you mean "jurisdiction"?' in err
    assert 'listing-audit.toml:2: fail-on: unknown value "hihg"; did you mean "high"?' in err


def test_no_file_and_no_listing_are_both_said(capfd):
    assert main(["scan"]) == 2
    assert "no file to audit" in capfd.readouterr().err
    Path("empty").mkdir()
    assert main(["scan", "empty"]) == 0
    out, err = capfd.readouterr()
    assert "no listing was found in empty" in err
    assert "nothing was audited" in out
    assert "No findings" not in out


def test_quiet_keeps_notes_away_and_errors_not(capfd):
    write_lines(Path("catalog.jsonl"), CLEAN)
    assert main(["scan", "catalog.jsonl"]) == 0
    assert "catalog.jsonl: " in capfd.readouterr().err
    assert main(["scan", "catalog.jsonl", "missing.csv", "--quiet", "--format", "jsonl"]) == 2
    assert capfd.readouterr().err.startswith("missing.csv: not read")


def test_the_limit_hides_findings_only_from_the_terminal_and_says_so(capfd):
    write_lines(Path("catalog.jsonl"), *({"id": f"s{n}", "title": "最佳面霜"} for n in range(5)))
    assert main(["scan", "catalog.jsonl", "--limit", "2", "--output", "jsonl=all.jsonl"]) == 0
    out = capfd.readouterr().out
    assert out.count("[[最佳]]") == 2
    assert "not shown: 3" in out
    assert "5 findings" in out
    assert len(records(Path("all.jsonl").read_text("utf-8"))) == 6


def test_hostile_texts_reach_no_terminal_and_break_no_writer(capfd):
    title = "\x1b[2J最佳\u202e\ud800 面霜"
    Path("evil.jsonl").write_text(json.dumps({"id": "evil\x1b[1A", "title": title, "jurisdictions": ["CN"]}) + "\n")
    code = main(["scan", "evil.jsonl", "--output", "jsonl=out.jsonl", "--output", "json=out.json"])
    out, err = capfd.readouterr()
    assert code in (0, 2)  # a reader may refuse a lone surrogate, but then it says so
    assert "\x1b" not in out + err
    assert "\u202e" not in out + err
    json.loads(Path("out.json").read_bytes())
    assert records(Path("out.jsonl").read_text("utf-8"))[-1]["listings"] + (code == 2) == 1


_PATCHED = """
import pathlib, sys, listing_audit.api
listing_audit.api.shipped = lambda name: pathlib.Path(sys.argv[1]) / name
from listing_audit.cli.main import main
sys.exit(main(sys.argv[2:]))
"""


def test_a_reader_that_goes_away_ends_the_run_without_a_word(tmp_path, small_world):
    write_lines(tmp_path / "catalog.jsonl", *({"id": f"s{n}", "title": "最佳面霜" * 20} for n in range(400)))
    run = subprocess.Popen(
        [sys.executable, "-c", _PATCHED, str(small_world), "scan", "catalog.jsonl", "--format", "jsonl", "--quiet"],
        cwd=tmp_path,
        env=dict(os.environ),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert run.stdout is not None
    run.stdout.readline()
    run.stdout.close()
    assert run.stderr is not None
    err = run.stderr.read()
    assert (run.wait(timeout=120), err) == (2, b"")
