"""`listing-audit check`: one listing, before it goes live."""

from __future__ import annotations

import io
import json

import pytest

from listing_audit.cli.main import main

pytestmark = pytest.mark.usefixtures("small_world")


def records(out: str) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_bad_title_is_shown_with_its_words_the_law_and_what_to_write_instead(capfd):
    assert main(["check", "--title", "全网最佳面霜", "--lang", "zh"]) == 0
    out, err = capfd.readouterr()
    for part in ("[[最佳]]", "广告法 9(3)", "舒适", "高 · 违规", "“最佳”是绝对化用语"):
        assert part in out
    assert err == ""


def test_a_clean_title_is_said_to_be_clean(capfd):
    assert main(["check", "--title", "纯棉毛巾", "--fail-on", "info"]) == 0
    assert "No findings" in capfd.readouterr().out


def test_explain_shows_the_candidate_that_an_exemption_cleared_and_its_source(capfd):
    assert main(["check", "--title", "最佳食用期12个月", "--explain"]) == 0
    out = capfd.readouterr().out
    assert "No findings" in out
    for part in ("[[最佳]]", "cleared", "title 0–2", "consumption-tip", "执法指南 6(2)"):
        assert part in out


@pytest.mark.parametrize(("fail_on", "code"), [("critical", 0), ("high", 1), ("medium", 1), ("info", 1), ("never", 0)])
def test_the_exit_code_says_whether_anything_is_as_bad_as_asked(capfd, fail_on, code):
    assert main(["check", "--title", "最佳面霜", "--fail-on", fail_on]) == code


def test_single_texts_leave_missing_information_undecided(capfd):
    command = [
        "check",
        "--title",
        "血压计",
        "--category",
        "medical_device",
        "--jurisdiction",
        "CN",
        "--format",
        "jsonl",
    ]
    assert main([*command, "--fail-on", "info"]) == 0
    *found, summary = records(capfd.readouterr().out)
    assert [(f["rule_id"], f["verdict"]) for f in found] == [("cn-missing-information-licence", "undecided")]
    assert found[0]["details"]["missing_fact"]
    assert (summary["undecided"], sum(summary["findings"].values())) == (1, 0)
    assert main([*command, "--fail-on-undecided"]) == 1


def test_every_kind_of_text_is_checked_in_its_own_field(capfd):
    command = [
        "check",
        "--title",
        "x最佳",
        "--subtitle",
        "最佳",
        "--description",
        "<b>最佳</b>",
        "--bullet",
        "好",
        "--bullet",
    ]
    assert main([*command, "最佳", "--attribute", "成分=最佳", "--jurisdiction", "CN", "--format", "jsonl"]) == 0
    found = [(r["field"], r["span"]["start"], r["quote"]) for r in records(capfd.readouterr().out)[:-1]]
    assert found == [
        ("title", 1, "最佳"), ("subtitle", 0, "最佳"), ("description", 3, "最佳"), ("bullets[1]", 0, "最佳"),
        ("attributes.成分", 0, "最佳"),
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_text_on_standard_input_is_checked_as_a_description(monkeypatch, capfd, encoding):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("全网最佳面霜，包邮".encode(encoding))))
    assert main(["check", "--format", "jsonl"]) == 0
    [finding, _] = records(capfd.readouterr().out)
    assert (finding["field"], finding["span"]) == ("description", {"start": 2, "end": 4})


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "standard input is empty"),
        (b" \n", "standard input is empty"),
        (b"\xff\xff\xff", "neither UTF-8 nor GB 18030"),
        (b"x" * (8 * 1024 * 1024 + 1), "more than 8 MB"),
    ],
)
def test_standard_input_that_is_no_text_is_an_error(monkeypatch, capfd, data, message):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert main(["check"]) == 2
    assert message in capfd.readouterr().err


def test_without_any_text_on_a_terminal_the_way_to_give_one_is_told(monkeypatch, capfd):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert main(["check"]) == 2
    assert "check --title" in capfd.readouterr().err


def test_the_law_of_another_day_is_applied_when_asked(capfd):
    assert main(["check", "--title", "最佳面霜", "--as-of", "2014-01-01", "--fail-on", "info"]) == 0
    assert main(["check", "--title", "最佳面霜", "--as-of", "2015-09-01", "--fail-on", "info"]) == 1


def test_without_any_rule_left_nothing_is_called_clean(capfd):
    command = ["check", "--title", "最佳面霜", "--select", "cn-superlative-quality", "--as-of", "2014-01-01"]
    assert main(command) == 2
    assert "no rule is left to run" in capfd.readouterr().err


def test_what_cannot_be_meant_is_refused_with_a_suggestion(capfd):
    assert main(["check", "--title", "x", "--jurisdiction", "UK"]) == 2
    assert "the code of the United Kingdom is GB" in capfd.readouterr().err
    assert main(["check", "--title", "x", "--select", "superlativ"]) == 2
    assert 'did you mean "superlative"?' in capfd.readouterr().err
    assert main(["check", "--title", "x", "--attribute", "oops"]) == 2
    assert "expected NAME=TEXT: oops" in capfd.readouterr().err
