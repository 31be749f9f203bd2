"""What the officers' pages say, in Chinese and English: the phrases of all groups of pages, by name."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Final

from listing_audit.web import words

# Each module has PHRASES: name to (Chinese, English). A name belongs to one module.
_MODULES: Final = ("words_shell", "words_catalogues", "words_accounts", "words_findings", "words_watch", "words_rules")


@cache
def _phrases() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for name in _MODULES:
        for key, pair in import_module(f"listing_audit.web.desk.{name}").PHRASES.items():
            if key in found:
                raise ValueError(f'the phrase "{key}" is in two modules; rename the one in {name}')
            found[key] = pair
    return found


def say(key: str, language: str, **values: object) -> str:
    """Return one phrase of the officers' pages, else of the pages for sellers; KeyError when there is none."""
    pair = _phrases().get(key)
    return words.say(key, language, **values) if pair is None else pair[0 if language == "zh" else 1].format(**values)
