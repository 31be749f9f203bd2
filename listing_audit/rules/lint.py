"""Checks files of rules and lexicons without running anything: all problems, or only those of the files one asks for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from listing_audit.errors import Problem
from listing_audit.lexicon.lexicon import Lexicons
from listing_audit.rules.load import ReadRule, read_lexicons, read_rule, rule_files, settle, shared_exemptions, shown
from listing_audit.rules.rule import Exemption, Rule
from listing_audit.values import frozen


@frozen
class Checked:
    """What reading the folders gave. `lexicons` is None when one of them cannot be read."""

    read: tuple[ReadRule, ...]
    rules: tuple[Rule, ...]
    lexicons: Lexicons | None
    problems: tuple[Problem, ...]
    exemptions: tuple[Exemption, ...] = ()


def check_folders(rule_folders: Sequence[Path], lexicon_folders: Sequence[Path]) -> Checked:
    """Return every rule that can be read, of any status and with its examples, and every problem of every file."""
    lexicons, problems = read_lexicons(lexicon_folders)
    files, more = rule_files(rule_folders)
    shared, mistakes = shared_exemptions(rule_folders, lexicons)
    read = tuple(read_rule(file, lexicons, shared) for file in files)
    rules, clashes = settle(read)
    problems += misplaced_lexicons(lexicon_folders) + mistakes + more
    problems += tuple(problem for one in read for problem in one.problems) + clashes
    return Checked(read, rules, lexicons, problems, tuple((shared or {}).values()))


def misplaced_lexicons(folders: Sequence[Path]) -> tuple[Problem, ...]:
    """Return the lexicon files that no loader reads, because they lie too deep or not deep enough."""
    return tuple(
        Problem(shown(path), None, "a lexicon lies directly in <zh|en|any>/; this one is not read")
        for folder in folders
        for path in sorted((*folder.rglob("*.yaml"), *folder.rglob("*.yml")))
        if len(path.relative_to(folder).parts) != 2
    )


def only_of(problems: Sequence[Problem], paths: Sequence[Path]) -> tuple[Problem, ...]:
    """Return the problems of the files and folders named; no paths means all problems."""
    if not paths:
        return tuple(problems)
    wanted = tuple(path.resolve() for path in paths)
    return tuple(one for one in problems if any(_is_or_lies_in(Path(one.path).resolve(), path) for path in wanted))


def _is_or_lies_in(path: Path, place: Path) -> bool:
    return path == place or place in path.parents
