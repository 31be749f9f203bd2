"""The officers' pages: one module for each group of pages, each with `routes()`."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from starlette.routing import BaseRoute

# A group of pages is hung in by its name here and, if it is in the navigation, by a line in `shell.NAVIGATION`.
GROUPS: Final = (
    "sign_in",
    "dashboard",
    "catalogues",
    "accounts",
    "memory",
    "findings",
    "finding",
    "triage",
    "exports",
    "waivers",
    "compare",
    "schedules",
    "own_rules",
)


def routes() -> list[BaseRoute]:
    """Return the addresses of all groups of pages."""
    return [route for name in GROUPS for route in import_module(f"{__name__}.{name}").routes()]
