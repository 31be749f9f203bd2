"""What stands in a text in another language than the rest: bilingual listings are audited by the law's own language.

Rules on wording are written in the language of the law they come from. A Chinese listing that is sold in the US may
carry an English paragraph, and an English one for China a Chinese sentence; each is audited as what it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from listing_audit.model.listing import TextField
from listing_audit.model.scope import RULE_LANGUAGES, base_language, law_language
from listing_audit.values import late

if TYPE_CHECKING:
    import re

# Fewer Han characters than this are a name or a slogan on the packaging.
_MIN_HAN: Final = 4
_HAN = late(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_CHINESE = late(r"[\u3001-\u3020\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff，。！？；：（）“”‘’]+")
_LATIN_WORD = r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'’-]*"
# Three words in a row say something; four are prose, and no part of a Chinese sentence.
_WORDS = late(rf"{_LATIN_WORD}(?:[\s,;:%0-9&/()-]{{1,12}}{_LATIN_WORD}){{2}}")
_PROSE = late(rf"{_LATIN_WORD}(?:[\s,.;:!?%0-9&/()\"-]{{1,12}}{_LATIN_WORD}){{3,}}[.!?]?")
_MUCH_PROSE = late(rf"{_LATIN_WORD}(?:[\s,;:%0-9&/()\"-]{{1,12}}{_LATIN_WORD}){{7}}")
# Scripts that are told from Latin letters at sight.
_HAN_LANGUAGES: Final = frozenset({"zh", "ja"})


@lru_cache(maxsize=256)
def law_languages(jurisdictions: tuple[str, ...]) -> frozenset[str]:
    """Return the languages that the rules on wording of some jurisdictions are written in."""
    return frozenset(map(law_language, jurisdictions))


def in_other_languages(field: TextField, jurisdictions: tuple[str, ...]) -> Iterable[TextField]:
    """Yield the field once more for each language of the law that stretches of it are in, beside its own."""
    own = base_language(field.language)
    for language in law_languages(jurisdictions) - {own}:
        # German and English are both written in Latin letters: there is no telling them apart word by word.
        if _holds(field.text, language) and (language == "zh" or own in _HAN_LANGUAGES):
            yield TextField(
                name=field.name,
                text=field.text,
                location=field.location,
                is_html=field.is_html,
                language=language,
                label=field.label,
                first_line=field.first_line,
            )


def only_in(text: str, language: str) -> str:
    """Return a text of the same length in which what is not in the language (`zh` or `en`) is blank."""
    return (_PROSE if language == "zh" else _CHINESE).sub(_blank, text)


def unread_language(text: str, language: str | None, jurisdictions: tuple[str, ...]) -> tuple[str, int] | None:
    """Return a language that no rule on wording is written in where the goods are sold, and where the text begins to be
    in it; None where all of it that says something is read.

    `language` is that of the whole. An English name or slogan in a Chinese text is not worth a question.
    """
    rules = law_languages(jurisdictions)
    if language is not None and language not in RULE_LANGUAGES:
        return language, 0
    han = _HAN.search(text) if "zh" not in rules and _is_long_in_han(text) else None
    if han is not None:
        return "zh", han.start()
    prose = _MUCH_PROSE.search(text) if "en" not in rules else None
    return ("en", prose.start()) if prose is not None else None


def _holds(text: str, language: str) -> bool:
    return _is_long_in_han(text) if language == "zh" else _WORDS.search(text) is not None


def _is_long_in_han(text: str) -> bool:
    return not text.isascii() and any(number >= _MIN_HAN for number, _ in enumerate(_HAN.finditer(text), 1))


def _blank(found: re.Match[str]) -> str:
    return "\n" + " " * (len(found[0]) - 1)
