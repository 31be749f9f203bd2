"""Which folders of rules and lexicons a `rules` verb works on: the shipped ones, the configured ones, and those named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from listing_audit.cli.words import either, interface_language, suggestion
from listing_audit.datafiles import shipped
from listing_audit.errors import DataFileError, UsageError

if TYPE_CHECKING:
    from listing_audit.rules.lint import Checked
    from listing_audit.rules.rule import Rule

Command = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders in the order in which they are read; a later rule may replace an earlier one."""

    rules: tuple[Path, ...]
    lexicons: tuple[Path, ...]


def folder_options(command: Command) -> Command:
    """Give a command the flags --rules and --lexicons."""
    for flag, name, zh, en in (
        ("--lexicons", "lexicon_folders", "自有词库文件夹", "A folder of your own lexicons"),
        ("--rules", "rule_folders", "自有规则文件夹", "A folder of your own rules"),
    ):
        kind = click.Path(exists=True, file_okay=False, path_type=Path)
        command = click.option(flag, name, multiple=True, type=kind, metavar="DIR", help=either(zh, en))(command)
    return command


def lang_option(command: Command) -> Command:
    """Give a command the flag --lang; without it the locale decides."""
    language = click.option(
        "--lang",
        type=click.Choice(("zh", "en")),
        default=interface_language,
        help=either("显示语言", "Language of what is shown"),
    )
    return language(command)


def folders_of(rule_folders: Sequence[Path], lexicon_folders: Sequence[Path], paths: Sequence[Path] = ()) -> Folders:
    """Return the shipped folders, then the configured or named ones, then those of paths that lie in none of them."""
    from listing_audit.cli.config import find_config, read_config

    file = find_config(Path.cwd())
    configured = read_config(file).values if file is not None else {}
    own_rules = rule_folders or cast("tuple[Path, ...]", configured.get("rules") or ())
    own_lexicons = lexicon_folders or cast("tuple[Path, ...]", configured.get("lexicons") or ())
    rules, lexicons = [shipped("rules"), *own_rules], [shipped("lexicons"), *own_lexicons]
    known = [folder.resolve() for folder in (*rules, *lexicons)]
    for path in paths:
        folder = path if path.is_dir() else path.parent
        place = folder.resolve()
        if not any(place == one or one in place.parents for one in known):
            rules.append(folder)
            known.append(place)
    return Folders(tuple(rules), tuple(lexicons))


def checked_rules(folders: Folders) -> Checked:
    """Return every rule of every status with its examples. Raises DataFileError when a file has problems."""
    from listing_audit.rules.lint import check_folders

    checked = check_folders(folders.rules, folders.lexicons)
    if checked.problems:
        raise DataFileError(checked.problems)
    return checked


def the_rule(rules: Sequence[Rule], rule_id: str) -> Rule:
    """Return the rule of that id. Raises UsageError with the nearest id."""
    for rule in rules:
        if rule.id == rule_id:
            return rule
    hint = suggestion(rule_id, [rule.id for rule in rules])
    raise UsageError(either(f"没有名为“{rule_id}”的规则{hint}", f'no rule is called "{rule_id}"{hint}'))
