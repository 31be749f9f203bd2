"""Reads folders of lexicons. Either everything is right, or all problems of all files are reported at once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from listing_audit import strict_yaml
from listing_audit.errors import DataFileError, Problem
from listing_audit.lexicon.lexicon import Group, Lexicon, Lexicons, Provenance
from listing_audit.lexicon.parse import parse_lexicon

__all__ = ["Group", "Lexicon", "Lexicons", "Provenance", "load_lexicons"]


def load_lexicons(folders: Sequence[Path]) -> Lexicons:
    """Return every lexicon under the folders (`<folder>/<zh|en|any>/<name>.yaml`), in a fixed order.

    A folder that does not exist holds nothing. The same id in two folders is a problem: give your own lexicon its own
    name; tables of the same kind are merged. Raises DataFileError with all problems of all files.
    """
    found: dict[str, Lexicon] = {}
    problems: list[Problem] = []
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.glob("*/*.yaml")) + sorted(folder.glob("*/*.yml")):
            shown_as = f"{folder.name}/{path.relative_to(folder).as_posix()}"
            node, file_problems = strict_yaml.read(path, shown_as)
            problems.extend(file_problems)
            if file_problems:
                continue
            lexicon, file_problems = parse_lexicon(node, shown_as, f"{path.parent.name}/{path.stem}")
            problems.extend(file_problems)
            if lexicon is None:
                continue
            if lexicon.id in found:
                problems.append(Problem(shown_as, 1, f'the id "{lexicon.id}" is taken by {found[lexicon.id].path}'))
                continue
            found[lexicon.id] = lexicon
            digest.update(f"{shown_as}\0".encode() + path.read_bytes() + b"\0")
    if problems:
        raise DataFileError(tuple(problems))
    return Lexicons(tuple(found.values()), digest.hexdigest()[:16])
