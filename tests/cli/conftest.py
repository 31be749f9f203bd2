"""Every test of the command line runs in a folder and a locale of its own."""

from __future__ import annotations

import pytest

from tests.small_world import build


@pytest.fixture(scope="session")
def cache(primed, tmp_path_factory):
    return primed(tmp_path_factory.getbasetemp() / "cache")


@pytest.fixture(autouse=True)
def quiet_place(cache, tmp_path_factory, monkeypatch):
    """An empty folder without configuration above it, an English locale, no colours, and a cache that is shared."""
    monkeypatch.chdir(tmp_path_factory.mktemp("here"))
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("LISTING_AUDIT_CACHE_DIR", str(cache))


@pytest.fixture
def small_world(tmp_path_factory, monkeypatch):
    """Only a handful of rules, so that a test of a door says what that door does."""
    home = build(tmp_path_factory.mktemp("world"))
    monkeypatch.setattr("listing_audit.api.shipped", lambda name: home / name)
    return home
