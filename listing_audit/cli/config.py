"""Finds and reads the configuration file, and shows where each setting of a run came from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path

from listing_audit.cli.settings import BY_KEY, SETTINGS, Settings, Value, parsed
from listing_audit.cli.words import either, suggestion
from listing_audit.errors import DataFileError, Problem
from listing_audit.values import frozen

FILE_NAME = "listing-audit.toml"
_TABLE = "listing-audit"
_TABLE_LINE = re.compile(r"""^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*["']?listing-audit["']?[ \t]*[\].]""", re.MULTILINE)


@frozen
class Config:
    """The settings of one file, by key. `path` None: there is no file."""

    path: Path | None = None
    values: Mapping[str, Value] = field(default_factory=dict)


def find_config(start: Path) -> Path | None:
    """Return the nearest file with settings in the folder or above it.

    In each folder `listing-audit.toml` goes before a `pyproject.toml` with a `[tool.listing-audit]` table.
    """
    for folder in (start, *start.parents):
        own = folder / FILE_NAME
        if own.is_file():
            return own
        project = folder / "pyproject.toml"
        if _has_table(project):
            return project
    return None


def read_config(path: Path) -> Config:
    """Return the settings in a file. DataFileError with every problem of the file; unknown keys are problems."""
    import tomllib

    text = _text_of(path)
    try:
        document: dict[str, object] = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        # The message ends with "(at line 3, column 7)".
        line = re.search(r"at line (\d+)", str(error))
        problem = Problem(str(path), int(line[1]) if line else None, f"not valid TOML: {error}")
        raise DataFileError((problem,)) from error
    in_project = path.name == "pyproject.toml"
    table = _tool_table(document) if in_project else document
    if not isinstance(table, dict):
        raise DataFileError((Problem(str(path), None, either("应为一个表", "expected a table")),))
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for key, raw in table.items():
        name = key.replace("_", "-")
        line_no = _line_of(text, key, after_table=in_project)
        setting = BY_KEY.get(name)
        if setting is None or not setting.in_file:
            problems.append(Problem(str(path), line_no, _unknown_key(key, known_flag=setting is not None)))
            continue
        if name in values:
            problems.append(Problem(str(path), line_no, either(f"“{name}”写了两次", f'"{name}" is given twice')))
            continue
        try:
            values[name] = parsed(setting, raw, folder=path.parent)
        except ValueError as error:
            problems.append(Problem(str(path), line_no, f"{key}: {error}"))
    if problems:
        raise DataFileError(tuple(problems))
    return Config(path, values)


def resolved(flags: Mapping[str, Value], config: Config) -> tuple[dict[str, Value], dict[str, str]]:
    """Return the values that hold and, for each, where it came from: the command line or the file."""
    values: dict[str, Value] = {**config.values, **flags}
    origins = {key: str(config.path) for key in config.values}
    origins |= {key: either("命令行", "command line") for key in flags}
    return values, origins


def settings_lines(settings: Settings, values: Mapping[str, Value], origins: Mapping[str, str]) -> Iterator[str]:
    """Yield every setting as a line of TOML with its origin as a comment; settings without a value are commented out."""
    shown: dict[str, Value] = {
        **dict.fromkeys((setting.key for setting in SETTINGS), None),
        "format": settings.format,
        "lang": settings.lang,
        "as-of": settings.as_of,
        "fail-on": settings.fail_on or "never",
        "limit": settings.limit or 0,
        **{setting.key: False for setting in SETTINGS if setting.kind == "flag"},
        **values,
    }
    for setting in SETTINGS:
        value = shown[setting.key]
        text = _toml(value)
        line = f"# {setting.key} =" if value is None else f"{setting.key} = {text}"
        yield f"{line:<40}  # {origins.get(setting.key, either('默认', 'default'))}"


def _toml(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, date)):
        return str(value)
    if isinstance(value, tuple):
        pairs = [f"{_quoted(item[0])} = {_quoted(item[1])}" for item in value if isinstance(item, tuple)]
        if pairs:
            return "{ " + ", ".join(pairs) + " }"
        return "[" + ", ".join(_quoted(str(item)) for item in value) + "]"
    return _quoted(str(value))


def _quoted(text: str) -> str:
    # A JSON text is a TOML basic string too, except that TOML wants DEL escaped.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _has_table(project: Path) -> bool:
    """Whether the file has our table. Other projects' broken or unreadable files are not ours to complain about."""
    try:
        return bool(_TABLE_LINE.search(project.read_text(encoding="utf-8", errors="replace")))
    except OSError:
        return False


def _tool_table(document: Mapping[str, object]) -> object:
    tool = document.get("tool")
    return tool.get(_TABLE, {}) if isinstance(tool, dict) else {}


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataFileError((Problem(str(path), None, f"not UTF-8 at byte {error.start}"),)) from error
    except OSError as error:
        raise DataFileError((Problem(str(path), None, error.strerror or str(error)),)) from error


def _line_of(text: str, key: str, *, after_table: bool) -> int | None:
    """The line on which a key is set, for messages only; None when it is written in a form not looked for."""
    table = _TABLE_LINE.search(text) if after_table else None
    name = re.escape(key)
    setting = rf"""^[ \t]*["']?{name}["']?[ \t]*[=.]"""
    own_table = rf"""^[ \t]*\[[^\]\n]*\b{name}["']?[ \t]*\]"""
    found = re.compile(f"{setting}|{own_table}", re.MULTILINE).search(text, table.start() if table else 0)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _unknown_key(key: str, *, known_flag: bool) -> str:
    if known_flag:
        return either(f"“{key}”只能在命令行上给出", f'"{key}" can only be given on the command line')
    keys = [setting.key for setting in SETTINGS if setting.in_file]
    return either(f"不认识的键“{key}”", f'unknown key "{key}"') + suggestion(key.replace("_", "-"), keys)
