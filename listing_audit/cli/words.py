"""Which of its two languages the command line speaks, and suggestions for words it does not know."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence


def language_of_locale(environment: Mapping[str, str]) -> str:
    """Return `zh` when the locale is a Chinese one, else `en`."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "zh" if environment[name].lower().startswith(("zh", "chinese")) else "en"
    if os.name == "nt":
        # Windows sets none of these; only here is the question worth the import.
        import locale

        return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"
    return "en"


def interface_language(arguments: Sequence[str] | None = None, environment: Mapping[str, str] | None = None) -> str:
    """Return the language of help and error messages: `--lang` if it is on the command line, else the locale's."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for place, word in enumerate(words):
        value = word.removeprefix("--lang=") if word.startswith("--lang=") else None
        if word == "--lang" and place + 1 < len(words):
            value = words[place + 1]
        if value in ("zh", "en"):
            return str(value)
    return language_of_locale(os.environ if environment is None else environment)


def either(chinese: str, english: str) -> str:
    """Return the text in the language of the interface."""
    return chinese if interface_language() == "zh" else english


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean "x"?` for the nearest known word, or an empty text when none is near."""
    import difflib

    folded = {name.lower(): name for name in known}
    near = difflib.get_close_matches(word.lower(), folded, n=1, cutoff=0.6)
    if not near:
        return ""
    name = folded[near[0]]
    return either(f"；是不是“{name}”？", f'; did you mean "{name}"?')
