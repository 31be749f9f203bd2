"""The code is clean by the tools that the project has agreed on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("command", [["ruff", "check", "."], ["mypy"]], ids=["ruff", "mypy"])
@pytest.mark.slow
def test_the_tools_have_nothing_to_say(command: list[str]) -> None:
    """Lint and types are clean over the whole tree."""
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_ci_runs_what_the_readme_says() -> None:
    """The test command of the README stands word for word in .ci/run."""
    [command] = [
        line for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines() if line.startswith("bash ")
    ]
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
    assert command in (ROOT / "README.zh.md").read_text(encoding="utf-8")
