"""Where reports go: how they look on a stream, and files that appear only when they are complete."""

from __future__ import annotations

import io
import os
import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from listing_audit.cli.outputs import look_of, reports_of
from listing_audit.cli.settings import Settings
from listing_audit.errors import UsageError
from listing_audit.model.findings import RunFacts, Summary

SETTINGS = Settings(as_of=date(2026, 11, 21), lang="en")
RUN = RunFacts(tool_version="0.1.0", as_of="2026-11-21", rule_set="abc", rules=3, language="en")


class Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "on_terminal", "colour"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"TERM": "dumb"}, True, False),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="consoles of Windows are asked in another way")
def test_colours_are_for_terminals_that_want_them(environment, on_terminal, colour):
    stream = (Terminal if on_terminal else io.TextIOWrapper)(io.BytesIO(), encoding="utf-8")
    assert look_of(SETTINGS, stream, environment).colour is colour


@pytest.mark.parametrize(("encoding", "symbols"), [("utf-8", True), ("gbk", True), ("ascii", False), ("cp1252", False)])
def test_a_terminal_that_lacks_the_symbols_gets_plain_ones(encoding, symbols):
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    assert look_of(SETTINGS, stream, {}).unicode_symbols is symbols
    stream.write("最佳")  # never an exception, whatever the terminal lacks
    stream.flush()


def write(settings: Settings) -> None:
    with reports_of(settings) as reports:
        reports.begin(RUN)
        reports.finish(Summary(listings=1), ())


def test_several_reports_are_written_in_one_run(tmp_path, capsys):
    outputs = (
        ("json", str(tmp_path / "a.json")),
        ("jsonl", str(tmp_path / "b.jsonl")),
        ("text", str(tmp_path / "c.txt")),
    )
    write(replace(SETTINGS, outputs=outputs))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "b.jsonl", "c.txt"]
    assert (tmp_path / "b.jsonl").read_text().startswith('{"record":"summary"')
    assert (tmp_path / "c.txt").read_text() == capsys.readouterr().out


def test_a_run_that_fails_leaves_what_stood_there_before(tmp_path, capsys):
    target = tmp_path / "a.json"
    target.write_text("before")
    with (
        pytest.raises(RuntimeError),
        reports_of(replace(SETTINGS, outputs=(("json", str(target)),))) as reports,
    ):
        reports.begin(RUN)
        raise RuntimeError
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.json", "before")]


@pytest.mark.skipif(os.name == "nt", reason="modes are those of POSIX")
def test_a_report_has_the_mode_of_any_new_file(tmp_path, capsys):
    mask = os.umask(0o027)
    try:
        write(replace(SETTINGS, outputs=(("json", str(tmp_path / "a.json")),)))
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o640


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="needs a device")
def test_a_device_is_written_to_and_not_replaced(capsys):
    write(replace(SETTINGS, outputs=(("jsonl", "/dev/null"),)))
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize(
    ("output", "message"),
    [
        (("jsn", "x"), '--output: unknown format "jsn"; did you mean "json"?'),
        (("json", "missing/x.json"), "--output: cannot write missing/x.json: No such file or directory"),
    ],
)
def test_an_output_that_cannot_be_is_refused_before_anything_is_read(output, message):
    with pytest.raises(UsageError) as caught, reports_of(replace(SETTINGS, outputs=(output,))):
        raise AssertionError("never reached")
    assert str(caught.value) == message


@pytest.mark.parametrize("name", ["xlsx", "parquet"])
def test_what_no_terminal_can_show_is_not_written_to_one(monkeypatch, name):
    monkeypatch.setattr("sys.stdout", Terminal(io.BytesIO(), encoding="utf-8"))
    with pytest.raises(UsageError, match=f"--output {name}=FILE"), reports_of(replace(SETTINGS, format=name)):
        pass
