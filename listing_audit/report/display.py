"""Text of strangers, made safe and measured for a terminal.

A listing may hold escape sequences that move the cursor, marks that turn the reading direction, or characters that
nobody sees. All of them are shown as the escapes of a programming language, so that a report says what is there.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SPACES = frozenset("\t\n\v\f\r \x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u202f\u205f\u3000") | {
    chr(code) for code in range(0x2000, 0x200B)
}
# Invisible, though Unicode calls them letters, marks or symbols.
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
_JOINER = "\u200d"
_MARKS = frozenset({"Mn", "Me"})
# More marks than any written language stacks on one letter; the rest would run over the lines above and below.
_MAX_MARKS = 4
_NO_LINE_START = frozenset("，。、；：？！）】》」』〉〕］｝％‰”’…·,.;:?!)]}%")
_NO_LINE_END = frozenset("（【《「『〈〔［｛“‘([{")


def visible(text: str) -> str:
    """Return the text on one line with nothing in it that a terminal would obey or hide.

    White space of any kind becomes one plain space a character; control, format, private and unassigned characters,
    lone surrogates and marks stacked without end become escapes such as `\\x1b` or `\\u202e`. The joiner inside an
    emoji stays, because without it the emoji falls apart.
    """
    if text.isascii() and text.isprintable():
        return text
    out: list[str] = []
    marks = 0
    for place, char in enumerate(text):
        if char in _SPACES:
            out.append(" ")
            marks = 0
        elif unicodedata.category(char) in _MARKS and char not in _BLANKS:
            marks += 1
            out.append(char if marks <= _MAX_MARKS else _escaped(char))
        elif (char.isprintable() and char not in _BLANKS) or (char == _JOINER and _joins_emoji(text, place)):
            out.append(char)
            marks = 0
        else:
            out.append(_escaped(char))
            marks = 0
    return "".join(out)


def _escaped(char: str) -> str:
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _joins_emoji(text: str, place: int) -> bool:
    before = text[max(0, place - 2) : place].rstrip("\ufe0f")[-1:]
    after = text[place + 1 : place + 2]
    return bool(before and after) and all(unicodedata.category(c) in ("So", "Sk") for c in (before, after))


@lru_cache(maxsize=8192)
def cells(char: str) -> int:
    """Return how many terminal columns one character takes: 2 for Han and full-width forms, 0 for marks, else 1."""
    if unicodedata.category(char) in _MARKS or char == _JOINER:
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def display_width(text: str) -> int:
    """Return how many terminal columns the text takes."""
    return len(text) if text.isascii() else sum(map(cells, text))


def line_ranges(text: str, width: int) -> tuple[tuple[int, int], ...]:
    """Return half-open ranges of the text, each of which fits into so many columns; blanks at a break are left out.

    Breaks fall at spaces and between Han characters, not before closing and not after opening punctuation. A word
    longer than the line is cut. An empty text gives one empty line.
    """
    lines: list[tuple[int, int]] = []
    start, used, break_at, place = 0, 0, 0, 0
    while place < len(text):
        if place > start and _may_break(text[place - 1], text[place]):
            break_at = place
        size = cells(text[place])
        if used + size > width and place > start and text[place] != " ":
            cut = break_at if break_at > start else place
            end = cut
            while end > start and text[end - 1] == " ":
                end -= 1
            lines.append((start, end))
            start, used, break_at = cut, display_width(text[cut:place]), cut
            continue  # what is left before this character may still be too long for it to fit
        used += size
        place += 1
    lines.append((start, len(text.rstrip(" ")) if text.rstrip(" ") else start))
    return tuple((a, max(a, b)) for a, b in lines)


def _may_break(before: str, after: str) -> bool:
    if before == " ":
        return after != " "
    if after == " " or after in _NO_LINE_START or before in _NO_LINE_END:
        return False
    return cells(before) == 2 or cells(after) == 2


def shortened(text: str, width: int) -> str:
    """Return the text if it fits into so many columns, else its beginning and an ellipsis."""
    if len(text) <= width // 2 or display_width(text) <= width:
        return text
    used = 0
    for place, char in enumerate(text):
        used += cells(char)
        if used > width - 1:
            return text[:place] + "…"
    return text
