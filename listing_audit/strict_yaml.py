"""YAML in which nothing is guessed: every scalar stays text, a repeated key is an error, every value knows its line.

Plain YAML turns `NO` into false, article `9.10` into 9.1 and keeps only the last of two equal keys. In a rule file
each of these would silently change the law that is applied.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from listing_audit.errors import Problem

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_DEPTH = 40


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text with its line. `null` (empty, `~` or `null`, unquoted) has `is_null` set.

    `literal_line` is the line on which a literal block (`|`) begins: its lines are lines of the file.
    """

    text: str
    line: int
    is_null: bool = False
    literal_line: int | None = None


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list with its line."""

    items: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping with its line; keys are texts, each with the line it stands on."""

    entries: dict[str, Node]
    key_lines: dict[str, int]
    line: int


Node = Scalar | Sequence | Mapping


class _Refused(Exception):
    """Something that YAML allows and a file of ours may not hold."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


class _Reader:
    """Makes the document out of the events of the parser: every file is parsed once, and nothing of it is guessed."""

    def __init__(self, loader: Any, path: str) -> None:
        self.loader = loader
        self.path = path
        self.problems: list[Problem] = []

    def document(self) -> Node | None:
        """Return the only document, None where there is none. Raises _Refused, or YAMLError."""
        loader = self.loader
        loader.get_event()  # the beginning of the stream
        if loader.check_event(yaml.StreamEndEvent):
            return None
        loader.get_event()
        root = self.node(loader.get_event(), 0)
        loader.get_event()
        if not loader.check_event(yaml.StreamEndEvent):
            raise _Refused(_line_of(loader.get_event()), "not valid YAML: but found another document")
        return root

    def node(self, event: yaml.Event, depth: int) -> Node:
        """Return what the event begins. Told before it is made: that takes the stack of the process, and time without bound."""
        line = _line_of(event)
        if isinstance(event, yaml.ScalarEvent):
            is_null = not event.style and event.value in ("", "~", "null")
            return Scalar(event.value, line, is_null, line + 1 if event.style == "|" else None)
        if isinstance(event, yaml.AliasEvent):
            # Aliases can make a small file expand without bound; no file of ours needs them.
            raise _Refused(line, "anchors and aliases (& and *) are not allowed here")
        if depth == _MAX_DEPTH:
            raise _Refused(line, f"nested more than {_MAX_DEPTH} levels deep")
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(self.items(depth + 1), line)
        return self.mapping(line, depth + 1)

    def items(self, depth: int) -> tuple[Node, ...]:
        items = []
        get_event = self.loader.get_event
        while not isinstance(event := get_event(), yaml.SequenceEndEvent):
            items.append(self.node(event, depth))
        return tuple(items)

    def mapping(self, line: int, depth: int) -> Mapping:
        entries: dict[str, Node] = {}
        key_lines: dict[str, int] = {}
        get_event = self.loader.get_event
        while not isinstance(event := get_event(), yaml.MappingEndEvent):
            key_line = _line_of(event)
            told = len(self.problems)
            key = self.node(event, depth)
            value = self.node(get_event(), depth)
            if isinstance(key, Scalar) and key.text not in entries:
                entries[key.text] = value
                key_lines[key.text] = key_line
                continue
            del self.problems[told:]  # nothing is said of what is left out
            wrong = "a key must be plain text"
            if isinstance(key, Scalar):
                wrong = f'key "{key.text}" is repeated; it first stands on line {key_lines[key.text]}'
            self.problems.append(Problem(self.path, key_line, wrong))
        return Mapping(entries, key_lines, line)


def _line_of(event: yaml.Event) -> int:
    mark: Any = event.start_mark
    return int(mark.line) + 1


def parse(text: str, path: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the document and every problem found in it. The document is None when YAML itself cannot read it."""
    try:
        loader = _LOADER(text)
        try:
            reader = _Reader(loader, path)
            root = reader.document()
        finally:
            loader.dispose()
    except _Refused as refused:
        return None, (Problem(path, refused.line, str(refused)),)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error)
        return None, (Problem(path, mark.line + 1 if mark else None, f"not valid YAML: {reason}"),)
    if root is None:
        return None, (Problem(path, 1, "the file is empty"),)
    return root, tuple(reader.problems)


def read(path: Path, shown_as: str | None = None) -> tuple[Node | None, tuple[Problem, ...]]:
    """Read one file as `parse` does; a file that cannot be read or decoded is a problem too."""
    name = shown_as or str(path)
    try:
        return parse(path.read_text(encoding="utf-8"), name)
    except UnicodeDecodeError as error:
        return None, (Problem(name, None, f"not UTF-8 at byte {error.start}"),)
    except OSError as error:
        return None, (Problem(name, None, error.strerror or str(error)),)


def plain(node: Node | None) -> object:
    """Return texts, lists and dicts without line numbers: the form that is cached as JSON."""
    if node is None or (isinstance(node, Scalar) and node.is_null):
        return None
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.entries.items()}
