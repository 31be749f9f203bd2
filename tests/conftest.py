"""Settings that hold for the whole suite."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from listing_audit.api import Scanner
from listing_audit.rules.compiled import default_cache_dir

# Time limits of single examples depend on the machine; the same examples every time keep the suite repeatable.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")

# A shell that runs the suite in the background lets it ignore interrupts, and the processes that tests interrupt with it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def primed() -> Callable[[Path], Path]:
    """Fills a cache folder with the compiled rules that ship, so that a test of what a run does need not compile them.

    They are compiled once, in the cache of whoever runs the suite; results kept by scans stay behind.
    """
    home = default_cache_dir()

    def fill(folder: Path) -> Path:
        Scanner(cache_dir=home).engine  # noqa: B018
        folder.mkdir(parents=True, exist_ok=True)
        for file in home.glob("*.bin"):
            try:
                os.link(file, folder / file.name)
            except OSError:  # another file system
                shutil.copy2(file, folder / file.name)
        return folder

    return fill
