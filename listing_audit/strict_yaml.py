"""YAML in which nothing is guessed: every scalar stays text, a repeated key is an error, every value knows its line.

Plain YAML turns `NO` into false, article `9.10` into 9.1 and keeps only the last of two equal keys. In a rule file
each of these would silently change the law that is applied.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

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


class _Collector:
    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def convert(self, node: yaml.Node) -> Node:
        line = node.start_mark.line + 1
        if isinstance(node, yaml.ScalarNode):
            is_null = not node.style and node.value in ("", "~", "null")
            return Scalar(node.value, line, is_null, line + 1 if node.style == "|" else None)
        if isinstance(node, yaml.SequenceNode):
            return Sequence(tuple(self.convert(item) for item in node.value), line)
        entries: dict[str, Node] = {}
        key_lines: dict[str, int] = {}
        for key_node, value_node in node.value:
            key_line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(Problem(self.path, key_line, "a key must be plain text"))
                continue
            key = key_node.value
            if key in entries:
                self.problems.append(
                    Problem(self.path, key_line, f'key "{key}" is repeated; it first stands on line {key_lines[key]}')
                )
                continue
            entries[key] = self.convert(value_node)
            key_lines[key] = key_line
        return Mapping(entries, key_lines, line)


def parse(text: str, path: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the document and every problem found in it. The document is None when YAML itself cannot read it."""
    collector = _Collector(path)
    try:
        hostile = _hostile(text, path)
        if hostile is not None:
            return None, (hostile,)
        loader = _LOADER(text)
        try:
            root = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or str(error)
        return None, (Problem(path, mark.line + 1 if mark else None, f"not valid YAML: {reason}"),)
    if root is None:
        return None, (Problem(path, 1, "the file is empty"),)
    node = collector.convert(root)
    return node, tuple(collector.problems)


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


def _hostile(text: str, path: str) -> Problem | None:
    """What is told before a tree is made of the text: that takes the stack of the process, and time without bound."""
    depth = 0
    for event in _events(text):
        # Aliases can make a small file expand without bound; no file of ours needs them.
        if isinstance(event, yaml.AliasEvent):
            return Problem(path, _line_of(event), "anchors and aliases (& and *) are not allowed here")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _MAX_DEPTH:
                return Problem(path, _line_of(event), f"nested more than {_MAX_DEPTH} levels deep")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _line_of(event: yaml.Event) -> int | None:
    return event.start_mark.line + 1 if event.start_mark is not None else None


def _events(text: str) -> Iterator[yaml.Event]:
    loader = _LOADER(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()
