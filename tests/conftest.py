"""Settings that hold for the whole suite."""

from __future__ import annotations

from hypothesis import settings

# Time limits of single examples depend on the machine; the same examples every time keep the suite repeatable.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")
