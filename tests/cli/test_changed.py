"""Only listings whose content changed since a revision: by listing, not by file."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from listing_audit.cli.main import main

pytestmark = pytest.mark.usefixtures("small_world")

HEAD = "id,title\n"


def git(*arguments: str) -> str:
    who = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *who, *arguments], check=True, capture_output=True, text=True).stdout


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


@pytest.fixture
def repository():
    """Three files with findings in each, committed."""
    git("init", "-q", "-b", "main")
    write("shop/a.csv", HEAD + "a1,最佳面霜\na2,最佳毛巾\n")
    write("shop/b.jsonl", '{"id": "b1", "title": "最佳水杯"}\n')
    write("shop/文 件.csv", HEAD + "c1,最佳帽子\n")
    git("add", ".")
    git("commit", "-q", "-m", "first")


def audited(capfd, *arguments: str) -> tuple[int, list[str], dict]:
    code = main(["scan", *arguments, "--format", "jsonl", "--quiet"])
    out, err = capfd.readouterr()
    records = [json.loads(line) for line in out.splitlines()]
    assert "Traceback" not in err
    return code, [r["listing_id"] for r in records if r["record"] == "finding"], records[-1]


def test_nothing_is_audited_when_nothing_changed(repository, capfd):
    code, found, summary = audited(capfd, "shop", "--changed-since", "HEAD")
    assert (code, found, summary["listings"], summary["unchanged"]) == (0, [], 0, 4)
    assert main(["scan", "shop", "--changed-since", "HEAD"]) == 0
    out, err = capfd.readouterr()
    assert "No listing has changed" in out and "no listing was found" not in err


def test_an_edited_listing_is_audited_and_its_neighbours_are_not(repository, capfd):
    write("shop/a.csv", HEAD + "a0,新的最佳\na2,最佳毛巾\na1,最佳面霜！\n")
    code, found, summary = audited(capfd, "shop", "--changed-since", "HEAD", "--fail-on", "high")
    assert (code, found, summary["unchanged"]) == (1, ["a0", "a1"], 3)


def test_a_moved_file_and_a_moved_row_are_no_change(repository, capfd):
    git("mv", "shop/a.csv", "shop/moved.csv")
    write("shop/moved.csv", HEAD + "a2,最佳毛巾\n")
    write("shop/文 件.csv", HEAD + "a1,最佳面霜\nc1,最佳帽子\n")
    assert audited(capfd, "shop", "--changed-since", "main")[1:2] == ([],)
    assert audited(capfd, "shop/moved.csv", "--changed-since", "main")[1:2] == ([],)


def test_a_new_file_is_audited_whether_git_knows_it_or_not(repository, capfd):
    write("shop/new.csv", HEAD + "n1,最佳鞋\nc1,最佳帽子\n")
    assert audited(capfd, "shop", "--changed-since", "HEAD")[1] == ["n1", "c1"]
    git("add", ".")
    assert audited(capfd, "shop", "--changed-since", "HEAD")[1] == ["n1", "c1"]
    git("commit", "-q", "-m", "second")
    assert audited(capfd, "shop", "--changed-since", "HEAD")[1] == []
    assert audited(capfd, "shop", "--changed-since", "HEAD~1")[1] == ["n1", "c1"]


def test_it_works_from_a_folder_inside_the_repository(repository, capfd, monkeypatch):
    write("shop/b.jsonl", '{"id": "b1", "title": "最佳水杯 500 ml"}\n')
    monkeypatch.chdir("shop")
    assert audited(capfd, ".", "--changed-since", "HEAD")[1] == ["b1"]
    assert audited(capfd, os.path.abspath("a.csv"), "b.jsonl", "--changed-since", "HEAD")[1] == ["b1"]  # noqa: PTH100


def test_the_baseline_says_nothing_of_listings_that_were_passed_over(repository, capfd):
    main(["scan", "shop", "--output", "json=base.json"])
    write("shop/b.jsonl", '{"id": "b1", "title": "好水杯"}\n')
    capfd.readouterr()
    assert (
        main(["scan", "shop", "--changed-since", "HEAD", "--baseline", "base.json", "--output", "json=now.json"]) == 0
    )
    now = json.loads(Path("now.json").read_bytes())
    assert ([f["listing_id"] for f in now["gone"]], now["findings"]) == (["b1"], [])
    assert "of the baseline, 3 were outside" in capfd.readouterr().err


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD:shop", "", "HEAD^9"])
def test_a_revision_that_is_none_ends_the_run_before_it_begins(repository, capfd, revision):
    assert main(["scan", "shop", f"--changed-since={revision}", "--format", "jsonl"]) == 2
    out, err = capfd.readouterr()
    assert (out, "--changed-since" in err, "Traceback" in err) == ("", True, False)
    assert not Path("x").exists()


def test_outside_a_repository_the_flag_is_refused(capfd):
    write("a.csv", HEAD + "a1,最佳面霜\n")
    assert main(["scan", "a.csv", "--changed-since", "HEAD"]) == 2
    assert "git" in capfd.readouterr().err
