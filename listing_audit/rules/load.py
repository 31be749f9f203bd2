"""Reads folders of rules and lexicons into a `Library`, or raises with every problem of every file."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from listing_audit import strict_yaml
from listing_audit.errors import DataFileError, Problem
from listing_audit.lexicon.lexicon import Lexicons
from listing_audit.rules.exemptions import EXEMPTIONS_FOLDER, exemption_files, named_in, read_exemptions
from listing_audit.rules.library import Library
from listing_audit.rules.pack import PACK_FILE, PackTerms, folder_of, nameless_pack, pack_problems, read_pack
from listing_audit.rules.rule import Exemption, Rule
from listing_audit.rules.rule_set import Pack
from listing_audit.rules.schema import RULE_SCHEMA_VERSION, parse_rule
from listing_audit.rules.schema_conditions import Lexicons as TermLookup
from listing_audit.rules.schema_values import did_you_mean
from listing_audit.text.fold import FOLD_VERSION, FoldTables
from listing_audit.values import frozen

_RULE_SUFFIXES = (".yaml", ".yml")
_BESIDE_RULES = (".md", ".txt", "")  # INDEX.md, LICENSE and the like


@frozen
class RuleFile:
    """A rule file, where it lies and the pack that it belongs to."""

    path: Path
    shown_as: str
    root: Path
    relative: str  # to the root, with slashes
    terms: PackTerms


@frozen
class ReadRule:
    """What one file gave: a digest of all that it says, and the rule unless it has problems.

    `key` is a digest of all that the rule was made from; `digest` is `rule_digest`, once somebody worked it out.
    """

    file: RuleFile
    tree_digest: str
    rule: Rule | None
    problems: tuple[Problem, ...]
    key: str = ""
    digest: str = ""


@frozen
class Known:
    """What an earlier run read.

    `rules` by key: `tree_digest`, `digest` and the rule. `lexicons` are those of the folders if they hold what they held
    then, None if not. `tables` are made of what `tables_of` told then.
    """

    rules: Mapping[str, tuple[str, str, Rule]]
    lexicons: Lexicons | None
    tables_of: str
    tables: FoldTables


_REFERENCE = re.compile(rb"lexicon:([a-z]+/[^\s#\"',\]}]+)")
_TABLES_OF_DISGUISES = ("split_characters", "pinyin_readings", "pinyin_ordinary")


def load_library(rule_folders: Sequence[Path], lexicon_folders: Sequence[Path], *, drafts: bool = False) -> Library:
    """Return every rule that may run, sorted by id, with lexicons resolved.

    `draft` rules are left out unless asked for, `retired` ones always. Raises DataFileError with all problems of all
    files. A rule of a later folder takes the place of one of an earlier folder only by saying `replaces: <that id>`.
    """
    return read_library(rule_folders, lexicon_folders, drafts=drafts)[0]


def read_library(
    rule_folders: Sequence[Path],
    lexicon_folders: Sequence[Path],
    *,
    drafts: bool = False,
    known: Known | None = None,
    shipped: Path | None = None,
) -> tuple[Library, tuple[ReadRule, ...]]:
    """Return the library as `load_library` does, and what each rule file gave.

    What is `known` is not read again. `shipped` is the one of the folders that belongs to the
    program: the patterns of its rules are compiled when they are first used, those of all others at once.
    """
    from listing_audit.lexicon.tables import fold_tables

    lexicons, problems = (known.lexicons, ()) if known and known.lexicons else read_lexicons(lexicon_folders)
    shared, mistakes = shared_exemptions(rule_folders, lexicons, shipped)
    files, more = rule_files(rule_folders)
    texts = _exemption_texts(shared)
    digests = {name: _digest_of(texts[id(one)]) for name, one in (shared or {}).items()}
    stand_on = _StandOn(lexicons, _lexicon_digests(lexicons), shared, texts, digests, shipped)
    read = tuple(_known_or_read(file, stand_on, known.rules if known else {}) for file in files)
    problems += mistakes + more + tuple(problem for one in read for problem in one.problems)
    rules, clashes = settle(read)
    problems += clashes
    if problems or lexicons is None:
        raise DataFileError(problems)
    running = tuple(rule for rule in rules if rule.status != "retired" and (drafts or rule.status != "draft"))
    used = {rule.pack for rule in running}
    known_digests = {id(one.rule): one.digest for one in read}
    library = Library(
        rules=running,
        packs=tuple(pack for pack in packs_of(files) if pack.name in used),
        lexicons=lexicons,
        tables=known.tables if known and known.tables_of == tables_of(lexicons) else fold_tables(lexicons),
        digest=_library_digest(read, stand_on),
        rule_digests=tuple((rule.id, known_digests.get(id(rule)) or rule_digest(rule)) for rule in running),
        exemptions=tuple(shared.values()) if shared is not None else (),
    )
    return library, read


@frozen
class _StandOn:
    """What rule files refer to, and a digest of each part of it."""

    lexicons: Lexicons | None
    lexicon_digests: Mapping[str, str]
    exemptions: Mapping[str, Exemption] | None
    exemption_texts: Mapping[int, str]  # of each, by its id, as digests are made of it
    exemption_digests: Mapping[str, str]
    shipped: Path | None


def _known_or_read(file: RuleFile, on: _StandOn, known: Mapping[str, tuple[str, str, Rule]]) -> ReadRule:
    try:
        content = file.path.read_bytes()
    except OSError:
        return read_rule(file, on.lexicons, on.exemptions, on.shipped)  # which says what is wrong with it
    words = sorted({ref.decode("utf-8", "replace") for ref in _REFERENCE.findall(content)})
    called = named_in(content, on.exemptions or {})
    said = [file.relative, repr(file.terms), [on.lexicon_digests.get(ref) for ref in (*words, *_TABLES_OF_DISGUISES)]]
    said.append([on.exemption_digests[name] for name in called])
    key = hashlib.sha256(_canonical(said).encode() + content).hexdigest()[:32]
    if key in known:
        tree_digest, digest, rule = known[key]
        return ReadRule(file, tree_digest, rule, (), key, digest)
    read = read_rule(file, on.lexicons, on.exemptions, on.shipped)
    return replace(read, key=key, digest=rule_digest(read.rule, on.exemption_texts) if read.rule is not None else "")


def shared_exemptions(
    folders: Sequence[Path], lexicons: TermLookup, shipped: Path | None = None
) -> tuple[Mapping[str, Exemption] | None, tuple[Problem, ...]]:
    """Return the exemptions that rules of the folders call by name, or None and what is wrong with them."""
    shared, problems = read_exemptions([(file, shown(file)) for file in exemption_files(folders)], lexicons, shipped)
    return (None if problems else shared), problems


def _exemption_texts(shared: Mapping[str, Exemption] | None) -> dict[int, str]:
    from listing_audit.rules.frozen import canonical

    return {id(one): canonical(one) for one in (shared or {}).values()}


def _lexicon_digests(lexicons: Lexicons | None) -> dict[str, str]:
    """A digest of what each lexicon says, by its id, and of each table that disguises are made with, by its kind."""
    from listing_audit.rules.frozen import canonical

    digests: dict[str, str] = {}
    for one in lexicons.lexicons if lexicons is not None else ():
        said = replace(one, path="", groups=tuple(replace(g, line=0, lines=()) for g in one.groups))
        digests[one.id] = _digest_of(canonical(said))
        if one.table in _TABLES_OF_DISGUISES:
            digests[one.table] = _digest([digests.get(one.table, ""), digests[one.id]])
    return digests


def tables_of(lexicons: Lexicons) -> str:
    """Return a digest of all that fold tables are made of: tables, and terms that are recognised in changed spelling."""
    from listing_audit.rules.frozen import canonical

    groups = [
        (group.name, group.pinyin, group.guard, group.terms)
        for one in lexicons.lexicons
        for group in one.groups
        if group.pinyin != "none" or group.guard != "none"
    ]
    return _digest_of(
        f"{FOLD_VERSION} " + canonical((tuple((one.table, one.pairs) for one in lexicons.lexicons), tuple(groups)))
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
            if folder == root and entry.name == EXEMPTIONS_FOLDER:
                continue
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


def read_rule(
    file: RuleFile, lexicons: TermLookup, shared: Mapping[str, Exemption] | None = None, shipped: Path | None = None
) -> ReadRule:
    """Return the rule of one file, checked against its pack and its folder."""
    node, problems = strict_yaml.read(file.path, file.shown_as)
    if node is None:
        return ReadRule(file, "", None, problems)
    rule, more = parse_rule(node, file.shown_as, lexicons, shared, is_shipped=file.root == shipped)
    problems += more
    if rule is not None:
        inside = folder_of(file.relative).removeprefix(file.terms.pack.path).strip("/")
        problems += tuple(
            Problem(file.shown_as, None, message)
            for message in pack_problems(rule, file.terms, tuple(inside.split("/")) if inside else ())
        )
        rule = replace(rule, pack=file.terms.pack.name, path=file.relative)
    return ReadRule(file, _digest(strict_yaml.plain(node)), None if problems else rule, problems)


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


def _library_digest(read: Sequence[ReadRule], on: _StandOn) -> str:
    """A digest of what the files say; comments, layout and file names do not count."""
    trees = sorted(one.tree_digest for one in read)
    parts = {"lexicons": dict(on.lexicon_digests), "exemptions": dict(on.exemption_digests)}
    return _digest({"schema": RULE_SCHEMA_VERSION, "rules": trees, **parts})


def rule_digest(rule: Rule, known: Mapping[int, str] | None = None) -> str:
    """Return a digest of what a rule says once its lexicons are resolved; its examples and place do not count.

    `known` are texts of exemptions that many rules share, as `rules.frozen.canonical` takes them.
    """
    from listing_audit.rules.frozen import canonical

    said = replace(rule, fires=(), silent=(), known_gaps=(), path="", pack="")
    return _digest_of(canonical(said, known or {}))[:32]


def _digest(tree: object) -> str:
    return _digest_of(_canonical(tree))


def _digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _canonical(tree: object) -> str:
    return json.dumps(tree, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def shown(path: Path) -> str:
    """Return a path as messages print it: relative to the working folder when it lies below."""
    try:
        return os.path.relpath(path) if path.resolve().is_relative_to(Path.cwd()) else str(path)
    except (OSError, ValueError):
        return str(path)
