"""Starting is cheap: what a run does not need is not imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("numpy", "jieba", "spacy", "bs4", "selectolax", "rich", "msgspec", "yaml", "python_calamine", "lxml")

_RUN = """
import sys
from listing_audit.cli.main import main
code = main({arguments!r})
loaded = sorted(name for name in {heavy!r} if name in sys.modules)
sys.stderr.write("code=%d heavy=%s click=%s" % (code, ",".join(loaded), "click" in sys.modules))
"""


def run_and_report(arguments: list[str], cache: Path, folder: Path) -> tuple[str, str]:
    done = subprocess.run(
        [sys.executable, "-c", _RUN.format(arguments=arguments, heavy=HEAVY)],
        capture_output=True,
        cwd=folder,
        env={**os.environ, "LISTING_AUDIT_CACHE_DIR": str(cache), "LANG": "C.UTF-8"},
        timeout=120,
        check=True,
    )
    return done.stdout.decode(), done.stderr.decode()


@pytest.fixture(scope="module")
def warm_cache(primed, tmp_path_factory):
    """A cache that a first run has filled, as on the machine of anyone who has run the program before."""
    cache = primed(tmp_path_factory.mktemp("cache"))
    run_and_report(["check", "--title", "USB-C cable 2 m"], cache, cache)
    return cache


def test_the_version_needs_neither_click_nor_any_library(tmp_path):
    out, err = run_and_report(["--version"], tmp_path, tmp_path)
    assert out.startswith("listing-audit ")
    assert err == "code=0 heavy= click=False"


@pytest.mark.parametrize("title", ["USB-C cable 2 m, black", "纯棉毛巾 34x76 厘米 灰色"])
def test_checking_one_clean_listing_loads_no_heavy_library(title, warm_cache, tmp_path):
    out, err = run_and_report(["check", "--title", title, "--lang", "en"], warm_cache, tmp_path)
    assert "No findings" in out, err
    assert err == "code=0 heavy= click=True"


def test_the_python_face_imports_no_heavy_library():
    code = f"import sys, listing_audit.api; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=180)
    assert done.stdout.decode().strip() == "[]"
