"""Every test of the command line runs in a folder and a locale of its own."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def quiet_place(tmp_path_factory, monkeypatch):
    """An empty folder without configuration above it, an English locale, no colours, and a cache that is shared."""
    monkeypatch.chdir(tmp_path_factory.mktemp("here"))
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("LISTING_AUDIT_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))
