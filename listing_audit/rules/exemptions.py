"""Exemptions that many rules share: written once in `exemptions/*.yaml` of a rules folder, called by name in `unless`.

A shared exemption is an exemption like any other, without its name, which is its key. When a file of rules is read, the
name becomes the exemption itself, so that nothing behind this room knows the difference.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from listing_audit import strict_yaml
from listing_audit.errors import Problem
from listing_audit.rules import schema_parts as parts
from listing_audit.rules import schema_values as v
from listing_audit.rules.rule import Exemption
from listing_audit.rules.schema_conditions import Lexicons

EXEMPTIONS_FOLDER = "exemptions"


def exemption_files(folders: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files of shared exemptions in the rules folders, in a fixed order."""
    return tuple(file for folder in folders for file in sorted((folder / EXEMPTIONS_FOLDER).glob("*.yaml")))


def read_exemptions(
    files: Sequence[tuple[Path, str]], lexicons: Lexicons, shipped: Path | None = None
) -> tuple[dict[str, Exemption], tuple[Problem, ...]]:
    """Return the shared exemptions of the files by name, and every problem of every file.

    Each file comes with the name that messages give it. A name stands for one thing in all folders together. `shipped` is
    the folder of the rules that belong to the program.
    """
    shared: dict[str, Exemption] = {}
    problems: list[Problem] = []
    for path, shown_as in files:
        node, unreadable = strict_yaml.read(path, shown_as)
        problems += unreadable
        if node is None:
            continue
        found = v.Found(shown_as, is_shipped=path.parent.parent == shipped)
        if not isinstance(node, strict_yaml.Mapping):
            found.add(node.line, "expected a mapping of names to exemptions, each with `when`")
        else:
            for name, body in node.entries.items():
                line = node.key_lines[name]
                if name in shared:
                    found.add(line, f'two shared exemptions are called "{name}"')
                part = v.block(body, name, parts.EXEMPTION_KEYS, found, line=line)
                shared[name] = parts.exemption(name, line, part, lexicons)
        problems += found.problems
    return shared, tuple(problems)


def named_in(content: bytes, shared: Mapping[str, Exemption]) -> tuple[str, ...]:
    """Return which of the shared exemptions a rule file may call: those whose name stands anywhere in it."""
    return tuple(name for name in sorted(shared) if name.encode() in content)
