"""Title-style rules: lengths, characters, repeats and capitals as each marketplace counts them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from listing_audit.model.findings import Detail
from listing_audit.model.spans import RawSpan
from listing_audit.text.graphemes import whole_graphemes
from listing_audit.verify.outcome import Outcome

if TYPE_CHECKING:
    from listing_audit.rules.rule import Rule, TitleStyle
    from listing_audit.verify.place import FieldText

# Words that may stand as often as grammar wants them.
_SMALL_WORDS = frozenset(
    "a an the and or nor but for of to in on at by with from as is it its this that your you our per plus x".split()
)
_MIN_LETTERS_FOR_CAPS = 12
# Pictures, flags and ornaments, and whatever asks to be drawn as a picture. Signs that name goods stay out: sexes, notes of
# music and the warning triangle without its picture form.
_EMOJI = re.compile("[\U0001f000-\U0001faff⌚⌛⏏-⏳⏸-⏺☀-☯☸-☿♁♃-♧♩-♬♰-⚟⚡-⛿✀-➿⬛⬜⭐⭕]|.\ufe0f")


def length_in(text: str, unit: str) -> int:
    """Return the length as a marketplace counts it: `chars`, `bytes` of GB18030, or `width` (Han counts 2)."""
    if unit == "bytes":
        return len(text.encode("gb18030", "replace"))
    if unit == "width":
        return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
    return len(text)


def _cut_at(text: str, limit: int, unit: str) -> int:
    """Return how many code points fit into the limit."""
    used = 0
    for place, char in enumerate(text):
        used += length_in(char, unit)
        if used > limit:
            return place
    return len(text)


def verify_title_style(rule: Rule, field: FieldText, jurisdiction: str, brand: str | None) -> Iterator[Outcome]:
    """Yield one outcome for each thing wrong with the title, on the words that are wrong."""
    style = rule.title_style
    text = field.field.text
    if style is None or not text.strip():
        return
    for span, problem, details in _problems(style, text, brand or ""):
        whole = whole_graphemes(text, span)
        yield Outcome(
            rule=rule,
            jurisdiction=jurisdiction,
            field=field.field,
            span=whole,
            quote=text[whole.start : whole.end],
            folded_quote=problem,  # the identity of such a finding is what is wrong, not the words it falls on
            state="stands",
            details={"problem": problem, **details},
        )


def _problems(style: TitleStyle, text: str, brand: str) -> Iterator[tuple[RawSpan, str, dict[str, Detail]]]:
    length = length_in(text, style.unit)
    if style.max_length is not None and length > style.max_length:
        cut = _cut_at(text, style.max_length, style.unit)
        limits: dict[str, Detail] = {"length": length, "limit": style.max_length, "unit": style.unit}
        yield RawSpan(cut, len(text)), "too_long", limits
    if style.min_length is not None and length < style.min_length:
        limits = {"length": length, "limit": style.min_length, "unit": style.unit}
        yield RawSpan(0, len(text)), "too_short", limits
    place = next((i for i, c in enumerate(text) if c in style.forbidden_chars and c not in brand), None)
    if place is not None:
        yield RawSpan(place, place + 1), "forbidden_character", {"character": text[place]}
    if style.no_emoji and not text.isascii():
        emoji = next((found.span() for found in _EMOJI.finditer(text) if found[0][0] not in brand), None)
        if emoji is not None and emoji[0] != place:
            yield RawSpan(*emoji), "forbidden_character", {"character": text[slice(*emoji)]}
    if style.max_word_repeats is not None:
        yield from _repeats(text, style.max_word_repeats)
    if style.max_caps_ratio_percent is not None:
        yield from _capitals(text, style.max_caps_ratio_percent, brand)


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    begin: int | None = None
    for index in range(len(text) + 1):
        inside = index < len(text) and (text[index].isalpha() or text[index] == "'") and text[index].isascii()
        if inside and begin is None:
            begin = index
        elif not inside and begin is not None:
            yield begin, index, text[begin:index]
            begin = None


def _stem(word: str) -> str:
    """Singular and plural are the same word to marketplaces that count repeats."""
    word = word.lower().removesuffix("'s")
    if len(word) > 4 and word.endswith("es") and word[-3] in "sxzh":
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _repeats(text: str, limit: int) -> Iterator[tuple[RawSpan, str, dict[str, Detail]]]:
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for start, end, word in _words(text):
        if len(word) > 1 and word.lower() not in _SMALL_WORDS:
            places[_stem(word)].append((start, end))
    for word, spans in places.items():
        if len(spans) > limit:
            yield RawSpan(*spans[limit]), "repeated_word", {"word": word, "times": len(spans), "limit": limit}
            return


def _capitals(text: str, limit_percent: int, brand: str) -> Iterator[tuple[RawSpan, str, dict[str, Detail]]]:
    # Brands, units and acronyms of up to four letters are written in capitals by right.
    words = [(s, e, w) for s, e, w in _words(text) if len(w) > 4 and w.lower() not in brand.lower()]
    letters = sum(e - s for s, e, _ in words)
    upper = [(s, e) for s, e, w in words if w.isupper()]
    shouted = sum(e - s for s, e in upper)
    if letters >= _MIN_LETTERS_FOR_CAPS and 100 * shouted > limit_percent * letters:
        details: dict[str, Detail] = {"capitals_percent": round(100 * shouted / letters), "limit": limit_percent}
        yield RawSpan(upper[0][0], upper[-1][1]), "capitals", details
