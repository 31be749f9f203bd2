"""What the README shows is what happens."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
READMES = ["README.md", "README.zh.md"]


def sessions(name: str) -> list[list[tuple[str, list[str]]]]:
    """Return the console blocks of a README: for each, its commands with the lines shown after them."""
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = []
    for block in re.findall(r"```console\n(.*?)```", text, flags=re.S):
        steps: list[tuple[str, list[str]]] = []
        for line in block.rstrip("\n").split("\n"):
            if line.startswith("$ "):
                steps.append((line[2:], []))
            else:
                steps[-1][1].append(line)
        blocks.append(steps)
    return blocks


def matches(shown: list[str], real: str) -> bool:
    """Whether the real output is what is shown; a line `…` stands for any lines, `…` within one for any text."""
    pattern = "".join(
        r"(?:.*\n)*?"
        if line == "…"
        else "".join(".*" if p == "…" else re.escape(p) for p in re.split("(…)", line)) + r"\n"
        for line in shown
    )
    return re.fullmatch(pattern, real) is not None


@pytest.mark.parametrize("name", READMES)
def test_commands_print_what_is_shown(name: str, tmp_path: Path) -> None:
    """Every console block runs, in order, and prints the lines that are printed there."""
    shutil.copytree(ROOT / "fixtures" / "catalogue", tmp_path / "fixtures" / "catalogue")
    for steps in sessions(name):
        for command, shown in steps:
            program, *arguments = shlex.split(command)
            assert program == "listing-audit"
            done = subprocess.run(
                [sys.executable, "-m", "listing_audit", *arguments],
                cwd=tmp_path,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                check=False,
                env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100", "PYTHONIOENCODING": "utf-8"},
            )
            assert matches(shown, done.stdout), f"{command}\n{done.stdout}"


@pytest.mark.parametrize("name", READMES)
def test_the_sample_has_as_many_listings_as_the_readme_says(name: str) -> None:
    """The number of invented listings in the text is the number in the catalogue."""
    from listing_audit.ingest.read import read_source
    from listing_audit.model.listing import Listing

    files = sorted((ROOT / "fixtures" / "catalogue").glob("*.csv"))
    count = sum(isinstance(item, Listing) for file in files for item in read_source(str(file)))
    assert re.search(rf"{count} (?:invented listings|个虚构商品)", (ROOT / name).read_text(encoding="utf-8"))
