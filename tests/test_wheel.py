"""The wheel works by itself: installed elsewhere and run from another folder, it finds its rules and lexicons."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

pytestmark = pytest.mark.slow


def run(*command: str | Path, folder: Path, **environment: str) -> str:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LISTING_AUDIT"))}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env={**clean, **environment},
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout.decode("utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, folder=out)
    [built] = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """A fresh environment with the wheel in it. It borrows the libraries of this one, so that nothing is downloaded."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False)
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", wheel, folder=home)
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=home).strip())
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "borrowed.pth").write_text("".join(f"{folder}\n" for folder in sorted(borrowed)))
    return python


def test_the_wheel_holds_every_rule_and_lexicon(wheel):
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if name.endswith(".yaml")}
    outside = {
        f"listing_audit/_data/{path.relative_to(ROOT).as_posix()}"
        for folder in ("rules", "lexicons")
        for path in (ROOT / folder).rglob("*.yaml")
    }
    assert inside == outside


def test_the_wheel_holds_every_file_that_pages_are_made_of(wheel):
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("listing_audit/web/")}
    outside = {
        path.relative_to(ROOT).as_posix()
        for folder in ("templates", "assets")
        for path in (ROOT / "listing_audit" / "web" / folder).rglob("*")
        if path.is_file()
    }
    assert outside
    assert outside <= inside


def test_an_installed_wheel_finds_its_own_rules_from_another_folder(installed, tmp_path):
    code = "import listing_audit.datafiles as d; print(d.__file__); print(d.shipped('rules')); print(d.shipped('lexicons'))"
    module, rules, lexicons = run(installed, "-c", code, folder=tmp_path).splitlines()
    package = Path(module).parent
    assert package.is_relative_to(installed.parent.parent)
    assert (rules, lexicons) == (str(package / "_data" / "rules"), str(package / "_data" / "lexicons"))


def test_an_installed_wheel_checks_a_listing(installed, tmp_path):
    command = installed.with_name("listing-audit")
    cache = str(tmp_path / "cache")
    out = run(
        command, "check", "--title", "全网最佳面霜", "--jurisdiction", "CN", "--format", "jsonl", "--lang", "zh",
        folder=tmp_path, LISTING_AUDIT_CACHE_DIR=cache,
    )  # fmt: skip
    records = [json.loads(line) for line in out.splitlines()]
    assert ("superlative", "最佳") in {(r.get("topic"), r.get("quote")) for r in records}
    assert records[-1]["record"] == "summary"
