"""Reads folders of rules and lexicons into a `Library`, or raises with every problem of every file."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from listing_audit import strict_yaml
from listing_audit.errors import DataFileError, Problem
from listing_audit.lexicon.lexicon import Lexicons
from listing_audit.rules.library import Library
from listing_audit.rules.pack import PACK_FILE, PackTerms, folder_of, nameless_pack, pack_problems, read_pack
from listing_audit.rules.rule import Pack, Rule
from listing_audit.rules.schema import RULE_SCHEMA_VERSION, parse_rule
from listing_audit.rules.schema_conditions import Lexicons as TermLookup
from listing_audit.rules.schema_values import did_you_mean

_RULE_SUFFIXES = (".yaml", ".yml")
_BESIDE_RULES = (".md", ".txt", "")  # INDEX.md, LICENSE and the like


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A rule file, where it lies and the pack that it belongs to."""

    path: Path
    shown_as: str
    root: Path
    relative: str  # to the root, with slashes
    terms: PackTerms


@dataclass(frozen=True, slots=True)
class ReadRule:
    """What one file gave: the plain tree that digests are made of, and the rule unless it has problems."""

    file: RuleFile
    tree: object
    rule: Rule | None
    problems: tuple[Problem, ...]


def load_library(rule_folders: Sequence[Path], lexicon_folders: Sequence[Path], *, drafts: bool = False) -> Library:
    """Return every rule that may run, sorted by id, with lexicons resolved.

    `draft` rules are left out unless asked for, `retired` ones always. Raises DataFileError with all problems of all
    files. A rule of a later folder takes the place of one of an earlier folder only by saying `replaces: <that id>`.
    """
    from listing_audit.lexicon.tables import fold_tables

    lexicons, problems = read_lexicons(lexicon_folders)
    files, more = rule_files(rule_folders)
    read = tuple(read_rule(file, lexicons) for file in files)
    problems += more + tuple(problem for one in read for problem in one.problems)
    rules, clashes = settle(read)
    problems += clashes
    if problems or lexicons is None:
        raise DataFileError(problems)
    running = tuple(rule for rule in rules if rule.status != "retired" and (drafts or rule.status != "draft"))
    used = {rule.pack for rule in running}
    return Library(
        rules=running,
        packs=tuple(pack for pack in packs_of(files) if pack.name in used),
        lexicons=lexicons,
        tables=fold_tables(lexicons),
        digest=library_digest(read, lexicons),
        rule_digests=tuple((rule.id, rule_digest(rule)) for rule in running),
    )


def read_lexicons(folders: Sequence[Path]) -> tuple[Lexicons | None, tuple[Problem, ...]]:
    """Return the lexicons, or None and what is wrong with them."""
    from listing_audit.lexicon.load import load_lexicons

    try:
        return load_lexicons(tuple(folders)), ()
    except DataFileError as error:
        return None, error.problems


def rule_files(folders: Sequence[Path]) -> tuple[tuple[RuleFile, ...], tuple[Problem, ...]]:
    """Return the rule files of the folders in a fixed order, and what else lies there that should not."""
    files: list[RuleFile] = []
    problems: list[Problem] = []
    for root in folders:
        if not root.is_dir():
            problems.append(Problem(shown(root), None, "no such folder of rules"))
            continue
        _walk(root, root, nameless_pack(root.resolve().name), files, problems)
    return tuple(files), tuple(problems)


def _walk(folder: Path, root: Path, terms: PackTerms, files: list[RuleFile], problems: list[Problem]) -> None:
    entries = sorted((entry for entry in folder.iterdir() if not entry.name.startswith(".")), key=lambda e: e.name)
    pack_file = folder / PACK_FILE
    if pack_file in entries:
        relative = folder.relative_to(root).as_posix()
        terms, more = read_pack(pack_file, "" if relative == "." else relative, shown(pack_file))
        problems.extend(more)
    for entry in entries:
        if entry.is_dir():
            if entry.is_symlink():
                problems.append(
                    Problem(shown(entry), None, "a link to a folder is not followed; name the folder itself")
                )
            else:
                _walk(entry, root, terms, files, problems)
        elif entry.suffix in _RULE_SUFFIXES and entry != pack_file:
            files.append(RuleFile(entry, shown(entry), root, entry.relative_to(root).as_posix(), terms))
        elif entry.suffix not in (*_RULE_SUFFIXES, *_BESIDE_RULES):
            problems.append(Problem(shown(entry), None, "folders of rules hold data only: .yaml and .md files"))


def read_rule(file: RuleFile, lexicons: TermLookup) -> ReadRule:
    """Return the rule of one file, checked against its pack and its folder."""
    node, problems = strict_yaml.read(file.path, file.shown_as)
    if node is None:
        return ReadRule(file, None, None, problems)
    rule, more = parse_rule(node, file.shown_as, lexicons)
    problems += more
    if rule is not None:
        inside = folder_of(file.relative).removeprefix(file.terms.pack.path).strip("/")
        problems += tuple(
            Problem(file.shown_as, None, message)
            for message in pack_problems(rule, file.terms, tuple(inside.split("/")) if inside else ())
        )
        rule = replace(rule, pack=file.terms.pack.name, path=file.relative)
    return ReadRule(file, strict_yaml.plain(node), None if problems else rule, problems)


def settle(read: Sequence[ReadRule]) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    """Return the rules sorted by id after own rules took the place of shipped ones, and the clashes between files."""
    chosen: dict[str, tuple[Rule, RuleFile]] = {}
    problems: list[Problem] = []
    for one in read:
        rule = one.rule
        if rule is None:
            continue
        earlier = chosen.get(rule.id)
        if earlier is None:
            chosen[rule.id] = (rule, one.file)
        elif rule.replaces == rule.id and earlier[1].root != one.file.root:
            # The same id carries on, so there is no other lineage to follow.
            chosen[rule.id] = (replace(rule, replaces=earlier[0].replaces), one.file)
        else:
            hint = f"; to take its place write `replaces: {rule.id}`" if earlier[1].root != one.file.root else ""
            problems.append(
                Problem(one.file.shown_as, None, f'id "{rule.id}" is already used by {earlier[1].shown_as}{hint}')
            )
    complete = all(one.rule is not None for one in read)
    problems += _lineage_problems(chosen, complete)
    return tuple(rule for _, (rule, _) in sorted(chosen.items())), tuple(problems)


def _lineage_problems(chosen: dict[str, tuple[Rule, RuleFile]], complete: bool) -> list[Problem]:
    """`replaces` must name a rule that is there, and must not lead back to where it began."""
    problems: list[Problem] = []
    for rule, file in chosen.values():
        if rule.replaces is None:
            continue
        if rule.replaces not in chosen:
            if complete:  # else the rule it names may be one of those with problems of their own
                hint = did_you_mean(rule.replaces, [name for name in chosen if name != rule.id])
                problems.append(Problem(file.shown_as, None, f'replaces: there is no rule "{rule.replaces}"{hint}'))
            continue
        seen, at = {rule.id}, rule.replaces
        while at in chosen and at not in seen:
            seen.add(at)
            at = chosen[at][0].replaces or ""
        if at in seen:
            problems.append(Problem(file.shown_as, None, f'replaces: the chain leads back to "{at}"'))
    return problems


def packs_of(files: Sequence[RuleFile]) -> tuple[Pack, ...]:
    """Return the packs that the files belong to, by name."""
    return tuple(sorted({file.terms.pack.name: file.terms.pack for file in files}.values(), key=lambda pack: pack.name))


def library_digest(read: Sequence[ReadRule], lexicons: Lexicons) -> str:
    """Return a digest of what the files say; comments, layout and file names do not count."""
    from listing_audit.rules.frozen import encode

    trees = sorted(_canonical(one.tree) for one in read)
    words = sorted(
        _canonical(encode(replace(one, path="", groups=tuple(replace(g, line=0, lines=()) for g in one.groups))))
        for one in lexicons.lexicons
    )
    content = _canonical({"schema": RULE_SCHEMA_VERSION, "rules": trees, "lexicons": words})
    return hashlib.sha256(content.encode()).hexdigest()


def rule_digest(rule: Rule) -> str:
    """Return a digest of what a rule says once its lexicons are resolved; its examples and place do not count."""
    from listing_audit.rules.frozen import encode

    said = replace(rule, fires=(), silent=(), known_gaps=(), path="", pack="")
    return hashlib.sha256(_canonical(encode(said)).encode()).hexdigest()[:32]


def _canonical(tree: object) -> str:
    return json.dumps(tree, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def shown(path: Path) -> str:
    """Return a path as messages print it: relative to the working folder when it lies below."""
    try:
        return os.path.relpath(path) if path.resolve().is_relative_to(Path.cwd()) else str(path)
    except (OSError, ValueError):
        return str(path)
