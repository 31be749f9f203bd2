"""Finds the rules and lexicons that ship with the project, in a wheel or in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """Return the folder `rules` or `lexicons` that belongs to this installation.

    A wheel carries them as package data; in a checkout they lie beside the package.
    """
    in_wheel = _PACKAGE / "_data" / name
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parent / name
