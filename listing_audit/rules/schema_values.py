"""Reads single typed values out of a strict YAML node, and says where one is wrong and what was meant.

Nothing here raises: a value that cannot be used is reported and a harmless one takes its place, so that one pass
finds every problem of a file.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from listing_audit.errors import Problem
from listing_audit.rules.bilingual import Bilingual
from listing_audit.strict_yaml import Mapping, Node, Scalar
from listing_audit.strict_yaml import Sequence as NodeList
from listing_audit.values import frozen

# What people write for a place or word that has another name here.
_ALSO_CALLED = {"uk": "GB", "usa": "US", "china": "CN", "prc": "CN", "h": "high", "m": "medium", "l": "low",
                "chinese": "zh", "english": "en", "beauty": "cosmetics", "apparel": "clothing"}  # fmt: skip

Choice = TypeVar("Choice", bound=str)

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHOLE_NUMBER = re.compile(r"\d{1,9}")


@dataclass(slots=True)
class Found:
    """Collects the problems of one file. `is_shipped`: the file belongs to the program, and its patterns compile later."""

    path: str
    problems: list[Problem] = field(default_factory=list)
    is_shipped: bool = False

    def add(self, line: int | None, message: str) -> None:
        self.problems.append(Problem(self.path, line, message))


@frozen
class Block:
    """A mapping of the file while it is read: `name` is what messages call it."""

    name: str
    entries: dict[str, Node]
    line: int
    found: Found

    def get(self, key: str) -> Node | None:
        """Return the value, or None when it is absent or null."""
        node = self.entries.get(key)
        return None if isinstance(node, Scalar) and node.is_null else node

    def add(self, key: str, message: str) -> None:
        """Report a problem with one of the values."""
        node = self.entries.get(key)
        self.found.add(node.line if node else self.line, f"{self.called(key)}: {message}")

    def called(self, key: str) -> str:
        """Return how messages name a value: `find.terms`, or `title` at the top of the file."""
        return f"{self.name}.{key}" if self.name else key


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean "x"?`, or the choices when nothing is close and they are few."""
    choices = list(known)
    by_lower = {choice.lower(): choice for choice in choices}
    if _ALSO_CALLED.get(word.lower()) in choices:
        return f'; did you mean "{_ALSO_CALLED[word.lower()]}"?'
    close = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    if close:
        return f'; did you mean "{by_lower[close[0]]}"?'
    return f"; one of {', '.join(choices)}" if 0 < len(choices) <= 12 else ""


def block(node: Node | None, name: str, keys: Sequence[str], found: Found, *, line: int = 1) -> Block:
    """Return a mapping whose keys are all known; anything else is reported and left out."""
    if node is None:
        return Block(name, {}, line, found)
    if not isinstance(node, Mapping):
        found.add(node.line, f"{name or 'the file'}: expected a mapping with {', '.join(keys)}")
        return Block(name, {}, node.line, found)
    entries: dict[str, Node] = {}
    for key, value in node.entries.items():
        if key in keys:
            entries[key] = value
        else:
            where = f"{name}: " if name else ""
            found.add(node.key_lines.get(key), f'{where}unknown key "{key}"{did_you_mean(key, keys)}')
    return Block(name, entries, node.line, found)


def require(part: Block, *keys: str) -> None:
    """Report each of the keys that is absent or null."""
    for key in keys:
        if part.get(key) is None:
            part.found.add(part.line, f"{part.called(key)} is missing")


def text(part: Block, key: str, default: str | None = None) -> str | None:
    """Return a text, or the default when it is absent."""
    node = part.get(key)
    if node is None:
        return default
    if not isinstance(node, Scalar):
        part.add(key, "expected a text")
        return default
    return node.text


def required_text(part: Block, key: str) -> str:
    """Return a text that must be there and must not be blank."""
    value = text(part, key)
    if value is None:
        if part.get(key) is None:
            require(part, key)
        return ""
    if not value.strip():
        part.add(key, "must not be empty")
    return value


def choice(part: Block, key: str, allowed: Sequence[Choice], default: Choice) -> Choice:
    """Return one of the allowed words, or the default when it is absent."""
    value = text(part, key)
    if value is None:
        return default
    for word in allowed:
        if word == value:
            return word
    part.add(key, f'unknown value "{value}"{did_you_mean(value, allowed)}')
    return default


def one_of(value: str, allowed: Iterable[str], what: str, line: int, found: Found) -> bool:
    """Return whether the value is known, and report it when it is not."""
    known = list(allowed)
    if value in known:
        return True
    found.add(line, f'unknown {what} "{value}"{did_you_mean(value, known)}')
    return False


def day(part: Block, key: str) -> date | None:
    """Return a date written as 2026-11-21."""
    value = text(part, key)
    if value is None:
        return None
    try:
        if not _DATE.fullmatch(value):
            raise ValueError(value)
        return date.fromisoformat(value)
    except ValueError:
        part.add(key, f'"{value}" is not a date; write it as 2026-11-21')
        return None


def number(part: Block, key: str, default: int | None = None, *, least: int = 0, most: int = 100_000) -> int | None:
    """Return a whole number between the bounds, both inclusive."""
    value = text(part, key)
    if value is None:
        return default
    if not _WHOLE_NUMBER.fullmatch(value):
        part.add(key, f'"{value}" is not a whole number')
        return default
    if not least <= int(value) <= most:
        part.add(key, f"{value} is out of range; expected {least} to {most}")
        return default
    return int(value)


def flag(part: Block, key: str, default: bool) -> bool:
    """Return true or false."""
    value = text(part, key)
    if value is None:
        return default
    if value not in ("true", "false"):
        meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(value.lower())
        part.add(key, f'"{value}" is neither true nor false' + (f"; write {meant}" if meant else ""))
        return default
    return value == "true"


def items(part: Block, key: str) -> tuple[Node, ...]:
    """Return the members of a list; a single value where a list belongs is reported."""
    node = part.get(key)
    if node is None:
        return ()
    if not isinstance(node, NodeList):
        hint = f"; write [{node.text}]" if isinstance(node, Scalar) else ""
        part.add(key, f"expected a list{hint}")
        return ()
    return node.items


def scalars(part: Block, key: str) -> tuple[Scalar, ...]:
    """Return a list of texts with their lines; other members are reported and left out."""
    texts: list[Scalar] = []
    for item in items(part, key):
        if isinstance(item, Scalar) and not item.is_null:
            texts.append(item)
        else:
            part.found.add(item.line, f"{part.called(key)}: expected a text in the list")
    return tuple(texts)


def texts(part: Block, key: str) -> tuple[str, ...]:
    """Return a list of texts, none of them blank."""
    found = scalars(part, key)
    for item in found:
        if not item.text.strip():
            part.found.add(item.line, f"{part.called(key)}: an empty text in the list")
    return tuple(item.text for item in found if item.text.strip())


def choices(part: Block, key: str, allowed: Iterable[str], what: str) -> tuple[str, ...]:
    """Return a list of known words, in the order given, without repeats."""
    known = list(allowed)
    good: dict[str, None] = {}
    for item in scalars(part, key):
        if one_of(item.text, known, what, item.line, part.found):
            if item.text in good:
                part.found.add(item.line, f'{part.called(key)}: "{item.text}" is repeated')
            good[item.text] = None
    return tuple(good)


def any_or_choices(part: Block, key: str, allowed: Iterable[str], what: str) -> tuple[str, ...]:
    """Return a list of known words; `any` or nothing gives the empty tuple."""
    node = part.get(key)
    if isinstance(node, Scalar) and node.text == "any":
        return ()
    if node is not None and isinstance(node, NodeList) and not node.items:
        part.add(key, "an empty list; write any, or name at least one")
    return choices(part, key, allowed, what)


def bilingual(part: Block, key: str) -> Bilingual | None:
    """Return a text in both languages, or None when it is absent."""
    node = part.get(key)
    if node is None:
        return None
    return bilingual_of(block(node, part.called(key), ("zh", "en"), part.found, line=part.line))


def bilingual_of(part: Block) -> Bilingual:
    """Return the text that a block says in both languages."""
    return Bilingual(required_text(part, "zh"), required_text(part, "en"))


def required_bilingual(part: Block, key: str) -> Bilingual:
    """Return a text in both languages that must be there."""
    require(part, key)
    return bilingual(part, key) or Bilingual("", "")


def period(part: Block, first: str, last: str) -> tuple[date | None, date | None]:
    """Return the first day and the first day after; the second must be later than the first."""
    start, end = day(part, first), day(part, last)
    if start and end and start >= end:
        part.add(last, f"{end} is not after {start}")
    return start, end
