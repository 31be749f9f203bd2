"""Click options made from the table of settings, and the settings of a run made from what was typed."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from listing_audit.cli.config import Config, find_config, read_config, resolved, settings_lines
from listing_audit.cli.settings import BY_KEY, SETTINGS, Setting, Settings, Value, from_flags, settings_of
from listing_audit.cli.words import either, language_of_locale
from listing_audit.values import frozen

if TYPE_CHECKING:
    from listing_audit.api import Scanner

Command = Callable[..., Any]


def setting_options(verb: str) -> Callable[[Command], Command]:
    """Return a decorator that gives a command a flag for every setting of the verb, and the flags about settings."""

    def decorate(command: Command) -> Command:
        options = [_option(setting) for setting in SETTINGS if verb in setting.verbs]
        options.append(
            click.option(
                "--config",
                type=click.Path(path_type=Path),
                metavar="FILE",
                help=either("配置文件（默认向上查找）", "Configuration file (default: the nearest one upwards)"),
            )
        )
        options.append(
            click.option(
                "--show-settings",
                is_flag=True,
                help=either("显示每项设置及其来源，然后退出", "Show each setting and where it came from, and stop"),
            )
        )
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def _option(setting: Setting) -> Callable[[Command], Command]:
    chinese, english = setting.help
    help_text = either(chinese, english)
    name = _parameter(setting.key)
    if setting.kind == "flag":
        return click.option(f"--{setting.key}/--no-{setting.key}", name, default=None, help=help_text)
    repeatable = setting.kind in ("list", "paths", "pairs")
    # Long lists of words would fill the screen; a wrong word gets them all in the error message.
    metavar = setting.metavar or "|".join(setting.choices)
    return click.option(f"--{setting.key}", name, multiple=repeatable, metavar=metavar, help=help_text)


def _parameter(key: str) -> str:
    return "set_" + key.replace("-", "_")


@frozen
class Choice:
    """The settings of a run with their origins."""

    settings: Settings
    values: Mapping[str, Value]
    origins: Mapping[str, str]

    def lines(self) -> list[str]:
        """Return the settings as lines of TOML, each with its origin as a comment."""
        return list(settings_lines(self.settings, self.values, self.origins))


def chosen(parameters: Mapping[str, Any], config_file: Path | None) -> Choice:
    """Return what the flags, the configuration file and the defaults come to, in this order of strength."""
    flags = from_flags({key: parameters.get(_parameter(key)) for key in BY_KEY})
    path = config_file if config_file is not None else find_config(Path.cwd())
    config = read_config(path) if path is not None else Config()
    values, origins = resolved(flags, config)
    settings = settings_of(values, today=date.today(), locale_language=language_of_locale(os.environ))
    return Choice(settings, values, origins)


def scanner_of(settings: Settings) -> Scanner:
    """Return the scanner that the settings describe."""
    from listing_audit.api import Scanner

    return Scanner(
        as_of=settings.as_of,
        jurisdictions=settings.jurisdictions,
        marketplace=settings.marketplace,
        category=settings.category,
        language=settings.lang,
        rules=settings.rules,
        lexicons=settings.lexicons,
        select=settings.select,
        ignore=settings.ignore,
        waivers=settings.waivers,
        source=settings.source,
        drafts=settings.drafts,
        content_cache=settings.content_cache,
    )
