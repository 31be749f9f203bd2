"""The entry: the right verb, and every error a sentence."""

from __future__ import annotations

import click
import pytest

from listing_audit import __version__
from listing_audit.cli import main as entry
from listing_audit.cli.main import main
from listing_audit.errors import DataFileError, InputError, Problem, UsageError


@pytest.fixture
def raising(monkeypatch):
    """A verb `fail` that ends with the given exception."""

    def install(error: BaseException) -> None:
        @click.command("fail")
        def fail() -> None:
            raise error

        monkeypatch.setattr("tests.cli.test_main.fail_command", fail, raising=False)
        monkeypatch.setitem(entry.VERBS, "fail", ("tests.cli.test_main", "fail_command"))

    return install


@pytest.mark.parametrize("words", [["--version"], ["-V"]])
def test_the_version_is_told(words, capfd):
    assert main(words) == 0
    assert capfd.readouterr().out == f"listing-audit {__version__}\n"


@pytest.mark.parametrize(
    ("error", "lines"),
    [
        (UsageError("no such thing"), ["error: no such thing"]),
        (InputError("a.csv", "not \x1b[31mtext"), ["error: a.csv: not \\x1b[31mtext"]),
        (
            DataFileError((Problem("r.yaml", 3, "bad"), Problem("r.yaml", None, "worse"))),
            ["error:", "  r.yaml:3: bad", "  r.yaml: worse"],
        ),
        (FileNotFoundError(2, "No such file or directory", "x"), ["error: x: No such file or directory"]),
    ],
)
def test_what_the_user_can_mend_is_a_sentence_and_exit_code_2(raising, capfd, error, lines):
    raising(error)
    assert main(["fail"]) == 2
    out, err = capfd.readouterr()
    assert (out, err.splitlines()) == ("", lines)


def test_a_crash_is_never_mistaken_for_findings(raising, capfd):
    raising(RuntimeError("a bug"))
    assert main(["fail"]) == 2
    err = capfd.readouterr().err
    assert "RuntimeError: a bug" in err
    assert f"a bug in listing-audit {__version__}" in err


def test_an_interrupted_run_ends_with_130(raising, capfd):
    raising(KeyboardInterrupt())
    assert main(["fail"]) == 130
    assert "Traceback" not in capfd.readouterr().err


def test_an_unknown_verb_or_flag_gets_a_suggestion(capfd):
    assert main(["scna", "x"]) == 2
    assert "Did you mean 'scan'?" in capfd.readouterr().err
    assert main(["scan", "--outptu", "x"]) == 2
    assert "--output" in capfd.readouterr().err


@pytest.mark.parametrize("verb", ["scan", "check", "convert"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help_teaches_with_examples_in_both_languages(verb, lang, monkeypatch, capfd):
    import importlib
    import sys

    monkeypatch.setenv("LANG", {"zh": "zh_CN.UTF-8", "en": "en_US.UTF-8"}[lang])
    monkeypatch.setattr(sys, "argv", ["listing-audit"])
    module = importlib.import_module(f"listing_audit.cli.{verb}")
    try:
        importlib.reload(module)
        assert main([verb, "--help"]) == 0
    finally:
        monkeypatch.undo()
        importlib.reload(module)
    out = capfd.readouterr().out
    assert f"listing-audit {verb} " in out
    assert ("示例：" in out) is (lang == "zh")
    assert ("Examples:" in out) is (lang == "en")


def test_every_verb_is_listed_in_the_help(capfd):
    assert main(["--help"]) == 0
    out = capfd.readouterr().out
    assert [verb for verb in entry.VERBS if f"\n  {verb} " in out] == list(entry.VERBS)
