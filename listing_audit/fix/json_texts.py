"""Where the texts of a JSON document stand, and how a changed text is written so that every other character stays."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Final

_SPACE: Final = re.compile(r"[ \t\r\n\ufeff]*")
_STRING: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"', re.DOTALL)
_SCALAR: Final = re.compile(r"[^\s,\[\]{}\":]+")
_UNIT: Final = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL
)


@dataclass(slots=True)
class _Open:
    """An object or list that is being walked through."""

    pointer: str
    is_list: bool
    count: int = 0
    key: str = ""


def text_places(text: str, start: int) -> tuple[dict[str, tuple[int, int]], int]:
    """Return where the strings of the value at `start` stand, by JSON pointer, quotation marks included, and its end.

    Of two equal keys the last one counts, as it does for readers. Stops at the first thing that is no JSON; then the end
    is where that stands. Linear, and not recursive.
    """
    found: dict[str, tuple[int, int]] = {}
    stack: list[_Open] = []
    place = _skip(text, start)
    while place < len(text):
        char = text[place]
        top = stack[-1] if stack else None
        if char in "]}":
            if top is None or top.is_list != (char == "]"):
                return found, place
            stack.pop()
            place += 1
        elif char == "," and top is not None:
            top.count += 1
            place = _skip(text, place + 1)
            continue
        else:
            if top is not None and not top.is_list:
                key = _STRING.match(text, place)
                if key is None:
                    return found, place
                top.key = _key(key[0])
                place = _skip(text, key.end())
                if text[place : place + 1] != ":":
                    return found, place
                place = _skip(text, place + 1)
                char = text[place : place + 1]
            pointer = "" if top is None else f"{top.pointer}/{top.count if top.is_list else top.key}"
            found.pop(pointer, None)  # the value before it under the same key does not count
            if char in ("[", "{"):
                stack.append(_Open(pointer, char == "["))
                place = _skip(text, place + 1)
                continue
            value = (_STRING if char == '"' else _SCALAR).match(text, place)
            if value is None:
                return found, place
            if char == '"':
                found[pointer] = value.span()
            place = value.end()
        if not stack:
            return found, place
        place = _skip(text, place)
    return found, place


def string_value(literal: str) -> str | None:
    """Return what a JSON string says, None when it is none."""
    try:
        value = json.loads(literal, strict=False)
    except ValueError:
        return None
    return value if isinstance(value, str) else None


def rewritten(literal: str, changes: list[tuple[int, int, str]]) -> str:
    """Return the string with code points [start, end) of its value replaced; all other characters as they were written."""
    units = [found.span() for found in _UNIT.finditer(literal, 1, len(literal) - 1)]
    out, at = [literal[0]], 1
    for start, end, new in sorted(changes):
        begin = units[start][0] if start < len(units) else len(literal) - 1
        out += [literal[at:begin], json.dumps(new, ensure_ascii=literal.isascii())[1:-1]]
        at = units[end - 1][1] if end > start else begin
    return "".join((*out, literal[at:]))


def _key(literal: str) -> str:
    return (string_value(literal) or "").replace("~", "~0").replace("/", "~1")


def _skip(text: str, place: int) -> int:
    found = _SPACE.match(text, place)
    return found.end() if found else place
