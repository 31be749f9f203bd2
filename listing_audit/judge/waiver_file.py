"""Adds waivers to a waiver file, leaving what people wrote in it as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from listing_audit.errors import DataFileError, Problem
from listing_audit.judge.waivers import Waiver, parse_waivers

_ITEM = re.compile(r"^( *)- ")
_LISTS: Final = ("fingerprint", "reason", "owner")
# Characters that nobody sees, or that turn the reading direction: a reviewer of the file must see them.
_UNSAFE = re.compile("[\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def with_waivers(text: str, path: str, added: Sequence[Waiver]) -> str:
    """Return the text of a waiver file with these waivers at its end; an empty text begins a new file.

    Every other byte stays. DataFileError when the file is not in order, or is written in a way to which nothing can
    be added line by line.
    """
    if not added:
        return text
    existing = waivers_in(text, path) if text.strip() else ()
    lines = text.splitlines()
    indent = "  "
    if existing:
        match = _ITEM.match(lines[existing[-1].line - 1])
        if match is None:
            raise DataFileError(
                (Problem(path, existing[-1].line, "write each waiver on lines of its own, beginning with -"),)
            )
        indent = match[1]
    head = text if text.strip() else "waivers:\n"
    if text.strip() and not existing:
        head = re.sub(r"(?m)^waivers:[ \t]*\[[ \t]*\][ \t]*$", "waivers:", text)
    if not head.endswith("\n"):
        head += "\n"
    made = head + "".join(_entry(waiver, indent) for waiver in added)
    after = waivers_in(made, path)
    if [(w.fingerprint, w.until) for w in after[len(existing) :]] != [(w.fingerprint, w.until) for w in added]:
        raise DataFileError((Problem(path, None, "the waivers must be the last thing in the file"),))
    return made


def waivers_in(text: str, path: str) -> tuple[Waiver, ...]:
    """Return the waivers that a text holds. DataFileError with every problem."""
    from listing_audit import strict_yaml

    node, problems = strict_yaml.parse(text, path)
    if problems:
        raise DataFileError(problems)
    if isinstance(node, strict_yaml.Mapping) and _is_empty(node):
        return ()
    waivers, found = parse_waivers(node, path)
    if found:
        raise DataFileError(found)
    return waivers


def _is_empty(node: object) -> bool:
    from listing_audit.strict_yaml import Mapping, Scalar, Sequence

    entries = node.entries.get("waivers") if isinstance(node, Mapping) and set(node.entries) == {"waivers"} else None
    return (isinstance(entries, Scalar) and entries.is_null) or (isinstance(entries, Sequence) and not entries.items)


def _entry(waiver: Waiver, indent: str) -> str:
    values = {name: getattr(waiver, name) for name in _LISTS}
    lines = [f"{name}: {_quoted(value)}" for name, value in values.items() if value]
    lines.append(f"until: {waiver.until.isoformat()}")
    return "".join(f"{indent}{'- ' if number == 0 else '  '}{line}\n" for number, line in enumerate(lines))


def _quoted(text: str) -> str:
    # JSON's double quotes and escapes are YAML's.
    written = json.dumps(text, ensure_ascii=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def waiver_of(fingerprint: str, *, reason: str, owner: str, until: date) -> Waiver:
    """Return a waiver for one finding."""
    return Waiver(reason=reason, owner=owner, until=until, fingerprint=fingerprint)
