"""Ids: kept exactly as the source means them, or derived from the content. Never from a row number."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Final

_WRAPPED: Final = re.compile(r'=\s?"([^"]{0,200})"')
_DAMAGED: Final = re.compile(r"\d(?:\.\d{1,17})?[eE]\+?(\d{1,3})")

# Excel keeps 15 digits of a number; whatever is larger has lost its last ones.
EXACT_DIGITS: Final = 15


def exact_id(text: str) -> str:
    """Return the id without surrounding white space and without Excel's `="0012"` wrapper, which protects zeros."""
    text = text.strip().lstrip("\ufeff")
    wrapped = _WRAPPED.fullmatch(text)
    return wrapped[1].strip() if wrapped else text


def is_damaged(text: str) -> bool:
    """Return whether this was a long number once: `3.5E+18` stands for any of a thousand ids."""
    found = _DAMAGED.fullmatch(text.strip())
    return bool(found) and int(found[1]) >= 5 if found else False


def number_text(value: float | int) -> str:
    """Return a spreadsheet's number as a person reads it: `59.9`, `19`; longer than 15 digits in `3.5e+18` form."""
    if isinstance(value, int):
        return str(value)
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    if value == int(value) and abs(value) < 10**EXACT_DIGITS:
        return str(int(value))
    shown = repr(value)
    if abs(value) >= 10**EXACT_DIGITS and "e" not in shown:
        shown = f"{value:.15e}"
        digits, _, exponent = shown.partition("e")
        shown = f"{digits.rstrip('0').rstrip('.')}e{exponent}"
    return shown


def derived_id(parts: Iterable[str]) -> str:
    """Return an id that depends on the content alone, so that it stays when rows move."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return f"content-{digest.hexdigest()[:16]}"
