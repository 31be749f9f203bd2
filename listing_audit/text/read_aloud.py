"""Emoji that English texts write in place of a word: `5⭐ review = 💵 back`, `lose ⚖ while you 😴`.

Most emoji are ornaments. One is read as its word only where a word belongs: within a sentence, once, and not beside the
word that it illustrates (`🎁 gift box`). A bullet opens a line or stands behind the end of a sentence, or comes again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from listing_audit.text.fold import FoldTables
from listing_audit.text.views import is_droppable_emoji, is_han
from listing_audit.values import late

# These are read wherever they stand: what they say of the next word is the same before any (💯 effective, 🚫 side effects).
_ALWAYS = frozenset("💯🚫❌")
# An emoji that opens a sentence is its first word where the next word could not be one.
_GOES_ON = late(r" ?(?:back|cards?|for|in|of|off|on|rated|selling|that|which|%)(?![a-z0-9])")
_BESIDE = 16
_WITHIN = "=+&%:>,-'()/"


def aloud(text: str, tables: FoldTables) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, word) for each emoji of a folded text that stands for an English word, in order."""
    words = tables.emoji_aloud
    if text.isascii() or not words:
        return
    places = [place for place, char in enumerate(text) if char in words]
    counts = Counter(text[place] for place in places)
    for place in places:
        word = words[text[place]]
        before, after = text[max(0, place - _BESIDE) : place], text[place + 1 : place + 1 + _BESIDE]
        if _is_read(text[place], before, after, counts[text[place]]) and not _illustrates(word, before, after):
            if after.lstrip(" ").startswith("%"):
                word = word.rstrip("%")
            spaces = before[-1:].isalnum(), after[:1].isalnum()
            yield place, place + 1, " " * spaces[0] + word + " " * spaces[1]


def _is_read(char: str, before: str, after: str, times: int) -> bool:
    """Whether a word belongs where the emoji stands: between Latin letters, digits or signs, neither a bullet nor a row."""
    last, first = before.rstrip(" ")[-1:], after.lstrip(" ")[:1]
    if is_han(last) or is_han(first) or char in (last, first):
        return False
    if char in _ALWAYS:
        return first.isalnum() or first == "%"
    counted = last.isdigit()
    if times > 1 and not counted:
        return False
    if last and (last.isalnum() or last in _WITHIN):
        return True
    # Behind another emoji it is a word if that one is.
    return _GOES_ON.match(after) is not None or (bool(last) and is_droppable_emoji(last) and len(before.strip()) > 1)


def _illustrates(word: str, before: str, after: str) -> bool:
    """Whether the word stands beside the emoji anyhow."""
    return word.isalpha() and re.search(rf"(?<![a-z]){word}", f"{before}\n{after}") is not None
