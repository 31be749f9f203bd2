"""Decisions that officers fill into the workbook come back as waivers, by fingerprint."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from listing_audit.cli.main import main
from listing_audit.errors import DataFileError
from listing_audit.judge.waiver_file import waiver_of, waivers_in, with_waivers

HEADER = ["Status", "Owner", "Until", "Comment", "Fingerprint", "Words"]


def workbook(path: str, *rows: list, header: list[str] = HEADER, sheet: str = "Findings") -> str:
    book = xlsxwriter.Workbook(path)
    cover = book.add_worksheet("Summary")
    cover.write_row(0, 0, ["Counts"])
    page = book.add_worksheet(sheet)
    for number, row in enumerate([header, *rows]):
        for column, cell in enumerate(row):
            page.write_string(number, column, cell)
    book.close()
    return path


def test_a_report_filled_in_by_an_officer_comes_back_and_suppresses(small_world, capfd):
    listings = [{"id": f"sku-{n}", "title": f"最佳面霜{n}"} for n in range(3)]
    Path("a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in listings), encoding="utf-8")
    assert main(["scan", "a.jsonl", "--output", "xlsx=report.xlsx", "--lang", "zh"]) == 0
    [header, *rows] = CalamineWorkbook.from_path("report.xlsx").get_sheet_by_name("问题").to_python()
    rows = [dict(zip(header, row, strict=True)) for row in rows]
    rows[0] |= {"处理状态": "接受", "负责人": "李", "有效期至": "2099-12-31", "处理意见": "=检测报告 \u202e在案"}
    rows[2] |= {"处理状态": "误报", "处理意见": "品名"}
    turned = list(reversed(header))
    workbook("filled.xlsx", *([row[name] for name in turned] for row in reversed(rows)), header=turned, sheet="x")
    capfd.readouterr()
    command = ["triage", "import", "filled.xlsx", "--waivers", "waivers.yaml", "--owner", "王", "--until", "2099-01-01"]
    assert main(command) == 0
    assert capfd.readouterr().out == "waivers.yaml: waivers added 2, already there 0; open 1, fixed 0\n"
    text = Path("waivers.yaml").read_text(encoding="utf-8")
    assert [(w.owner, w.until.isoformat(), w.reason) for w in waivers_in(text, "waivers.yaml")] == [
        ("王", "2099-01-01", "品名"),
        ("李", "2099-12-31", "=检测报告 \u202e在案"),
    ]
    assert "\u202e" not in text
    assert main(command) == 0
    assert "added 0, already there 2" in capfd.readouterr().out
    assert Path("waivers.yaml").read_text(encoding="utf-8") == text
    args = [
        "scan",
        "a.jsonl",
        "--waivers",
        "waivers.yaml",
        "--output",
        "xlsx=again.xlsx",
        "--lang",
        "zh",
        "--format",
        "jsonl",
    ]
    assert main(args) == 0
    found = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [bool(f["suppressed"]) for f in found if f["record"] == "finding"] == [True, False, True]
    rows = CalamineWorkbook.from_path("again.xlsx").get_sheet_by_name("问题").to_python()
    assert [row[:4] for row in rows[1:]] == [
        ["接受", "李", "2099-12-31", "=检测报告 \\u202e在案"],
        ["待处理", "", "", ""],
        ["接受", "王", "2099-01-01", "品名"],
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (["accepted", "Lee", "2099-01-01", "", "aa"], "filled.xlsx:2: the row needs a comment"),
        (["accepted", "", "2099-01-01", "on file", "aa"], "filled.xlsx:2: the row needs an owner"),
        (["accepted", "Lee", "soon", "on file", "aa"], "filled.xlsx:2: the row needs an end"),
        (["done?", "Lee", "2099-01-01", "on file", "aa"], '(Findings):2: unknown status "done?"'),
        (["accepted", "Lee", "2099-01-01", "on file", ""], "(Findings):2: no fingerprint"),
    ],
)
def test_one_wrong_row_and_nothing_is_written(capfd, row, message):
    workbook("filled.xlsx", row, ["accepted", "Lee", "2099-01-01", "on file", "bb"])
    assert main(["triage", "import", "filled.xlsx", "--waivers", "waivers.yaml"]) == 2
    assert message in capfd.readouterr().err
    assert not Path("waivers.yaml").exists()


def test_dates_may_be_dates_of_the_spreadsheet(capfd):
    book = xlsxwriter.Workbook("filled.xlsx")
    page = book.add_worksheet()
    page.write_row(0, 0, HEADER)
    page.write_row(1, 0, ["false positive", "Lee", "", "a name", "aa"])
    page.write_datetime(
        1, 2, __import__("datetime").datetime(2099, 3, 4), book.add_format({"num_format": "yyyy-mm-dd"})
    )
    book.close()
    assert main(["triage", "import", "filled.xlsx", "--waivers", "waivers.yaml"]) == 0
    assert "until: 2099-03-04" in Path("waivers.yaml").read_text(encoding="utf-8")


def test_what_is_no_workbook_of_ours_is_refused(capfd):
    Path("text.xlsx").write_text("Status,Fingerprint", encoding="utf-8")
    with zipfile.ZipFile("other.xlsx", "w") as packed:
        packed.writestr("a.txt", "x")
    workbook("foreign.xlsx", ["x"], header=["Name"])
    for name in ("text.xlsx", "other.xlsx", "foreign.xlsx", "missing.xlsx"):
        assert main(["triage", "import", name, "--waivers", "waivers.yaml"]) == 2
        err = capfd.readouterr().err
        assert (name in err, "Traceback" in err) == (True, False)
    assert main(["triage", "import", "foreign.xlsx"]) == 2
    assert "--waivers" in capfd.readouterr().err


WAIVER = waiver_of("ff", reason='a "quote": #1\n- x', owner="Lee", until=__import__("datetime").date(2099, 1, 1))
OLD = "# ours\nwaivers:\n- rule: cn-x  # why\n  reason: r\n  owner: o\n  until: 2099-01-01\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "waivers:\n",
        "waivers: []\n",
        OLD,
        OLD.rstrip("\n"),
        OLD.replace("- rule", "    - rule")
        .replace("\n  r", "\n      r")
        .replace("\n  o", "\n      o")
        .replace("\n  u", "\n      u"),
    ],
)
def test_waivers_are_added_at_the_end_and_the_rest_stays(text):
    made = with_waivers(text, "w.yaml", [WAIVER])
    assert made.startswith(text.removesuffix(" []\n"))
    *before, added = waivers_in(made, "w.yaml")
    assert [w.rule for w in before] == (["cn-x"] if "cn-x" in text else [])
    assert (added.fingerprint, added.reason, added.owner, added.until) == ("ff", WAIVER.reason, "Lee", WAIVER.until)


@pytest.mark.parametrize(
    "text", ["waivers: [{rule: x, reason: r, owner: o, until: 2099-01-01}]\n", "nonsense\n", "waivers: {}\n"]
)
def test_a_file_to_which_nothing_can_be_added_is_left_alone(text):
    with pytest.raises(DataFileError):
        with_waivers(text, "w.yaml", [WAIVER])
