"""Guarded names in changed spelling: one letter off, letters masked or imitated, or the word cut in pieces.

`gucc1`, `g*cci`, `Balanciaga`, `oz-empic`, `ar thri tis`, `air p0ds`, and words spelled by their sound, with letters that
look like others, or backwards: `kanser`, `turnor`, `vveight`, `psor|asis`, `recnac`. Which names are guarded, which words only where letters are masked or
imitated, and which ordinary words come so near to a name that they are never taken for it, are tables
(`en/guarded_names`, `en/guarded_words`, `en/guarded_ordinary`). A name is only ever read where the
text holds something else; the rules that look for the name decide what that means.

Everything is bounded: a token has at most 24 characters, each is looked at once, and answers are remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from listing_audit.text.fold import FoldTables
from listing_audit.text.guarded import (
    MIN_BY_SOUND,
    MIN_BY_STROKES,
    MIN_DOUBLED,
    MIN_ONE_EDIT,
    Guarded,
    consonants,
    deletions,
    guarded,
    roughly,
    single,
    sound,
)
from listing_audit.text.run_together import hashtags, imitated_word, run_on, vocabulary
from listing_audit.values import late

# Below this even a masked letter leaves too many words open.
MIN_GUARDED = 4
# Of a word this long three letters are enough, if the others are imitated and not masked.
MIN_MOSTLY_IMITATED = 7
MIN_SHOWN = 3
_MASKS = "*#_·•×^%?"
# What a digit or sign may stand for; the letters view knows one reading for each, names allow several.
_IMITATES = {
    "0": "o", "1": "il", "2": "z", "3": "e", "4": "a", "5": "s", "6": "bg", "7": "t", "8": "b", "9": "g",
    "@": "a", "$": "s", "€": "e", "!": "il", "£": "le", "¥": "y", "®": "r", "©": "c",
}  # fmt: skip
_CHARS = r"a-z0-9@$€£¥®©!*#_·•×\^%?"
_TOKEN = re.compile(rf"(?<![{_CHARS}])[{_CHARS}]{{2,24}}(?![{_CHARS}])")
_STROKE = re.compile(r"(?:^|[bcdfghjkmnpqrstvwxz])l[bcdfghjkmnpqrstvwxz]")
_DOUBLED = re.compile(r"([a-z])\1")
_TRIPLED = re.compile(r"([a-z])\1{2,}")
# Letters, alone or two of them, that look like another one.
_LOOK_ALIKE = (("vv", "w"), ("rn", "m"), ("cl", "d"), ("v", "u"))
# A stroke inside a word stands for i or l; with spaces round it, it divides.
_STROKES = late(r"(?<![a-z0-9|])[a-z]{1,20}(?:\|[a-z]{1,20}){1,3}(?![a-z0-9|])")
# Behind pieces with digits in them: one more, and all of it is a part number (V14-GRA-100).
_PART = late(r"[-./][0-9]")
# Three pieces and more, one letter long or longer, with the same kind of marks between them: o-zem-pic.
_PIECES = re.compile(r"(?<![a-z0-9\-./~_*])[a-z]{1,8}(?:[\-./~_*][a-z]{1,8}){2,11}(?![a-z0-9\-/~_*])")
_NO_LETTER = late(r"[^a-z]")
# One letter or two in brackets inside a word, or a pair of them for an o, or a pictograph: c(a)ncer, bot()x, ca🔥ncer.
_BRACKETED = late(r"(?<![a-z0-9])(?:[a-z]{1,12}[(\[{][a-z]{0,2}|[(\[{][a-z])[)\]}][a-z]{1,12}(?![a-z0-9])")
_PICTURED = late(r"(?<![a-z0-9])[a-z]{1,20}(?:[\u2190-\u2bff\U0001f000-\U0001faff]{1,3}[a-z]{1,20}){1,3}(?![a-z0-9])")
_PICTURED_GAP = late(r" ?[\u2190-\u2bff\U0001f000-\U0001faff]{1,2} ?")
MAX_PICTURED_GAP = 4
# The likeliest reading of each, to see whether a piece begins a name.
_READ = str.maketrans({char: letters[0] for char, letters in _IMITATES.items()})
# One of these between two pieces may cut a word; a sentence mark with a space never does.
_CUTS = frozenset(" -'/~.:")


def respelled(text: str, tables: FoldTables) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, name) for each place of a folded text that is a guarded name in changed spelling, in order."""
    # A Chinese title holds nothing that could be a name, and making the index takes longer than reading it.
    if not tables.guarded or _TOKEN.search(text) is None:
        return
    yield from _respelled(text, tables)


# A batch asks which of its fields hold any, and then for those of each that does.
@lru_cache(maxsize=8)
def _respelled(text: str, tables: FoldTables) -> tuple[tuple[int, int, str], ...]:
    found = [*_marked(text, tables), *_by_tokens(text, tables), *hashtags(text, tables), *_several(text, tables)]
    told: list[tuple[int, int, str]] = []
    for start, end, name in sorted(found, key=lambda one: (one[0], -one[1], one[2])):
        if not told or start >= told[-1][1]:
            told.append((start, end, name))
    return tuple(told)


def _by_tokens(text: str, tables: FoldTables) -> Iterator[tuple[int, int, str]]:
    index = guarded(tables)
    known: dict[str, tuple[bool, tuple[str, int, int]]] = {}  # most words of a text stand in it many times
    begun = spaced = ""  # pieces of a name that may go on, and the same with spaces between them
    first = last = -2
    for token in _TOKEN.finditer(text):
        written = token[0]
        facts = known.get(written)
        if facts is None:
            is_head = written[0].isalpha() and index.begins(written.translate(_READ))
            facts = known[written] = is_head, _read(written, tables)
        is_head, (name, cut_left, cut_right) = facts
        if not (begun or is_head or name):
            continue
        start, end = token.span()
        if begun and start > last and _is_cut(text[last:start]):
            joined, spaced = begun + written, f"{spaced} {written}"
            whole = joined if joined in index.cut else "" if joined.isalpha() else _across_a_cut(joined, index)
            if (
                whole
                and spaced not in index.ordinary
                and not (any(map(str.isdigit, joined)) and _PART.match(text, end))
            ):
                yield first, end, whole
                begun = ""
                continue
            begun = joined if index.begins(joined.translate(_READ)) else ""
        else:
            begun = ""
        last = end
        if not begun and is_head:
            begun, spaced, first = written, written, start
        if name:
            yield start + cut_left, end - cut_right, name
            begun = ""


def _several(text: str, tables: FoldTables) -> Iterator[tuple[int, int, str]]:
    """Fixed spellings of several words; there are few of them."""
    for written in _of_several_words(tables):
        at = text.find(written)
        while at >= 0:
            end = at + len(written)
            if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                yield at, end, tables.respellings[written]
            at = text.find(written, end)


@lru_cache(maxsize=4)
def _of_several_words(tables: FoldTables) -> tuple[str, ...]:
    return tuple(sorted(written for written in tables.respellings if " " in written))


def _is_cut(gap: str) -> bool:
    """Whether what stands between two pieces may cut a word: one mark, or a pictograph with or without spaces."""
    return gap in _CUTS or (1 < len(gap) <= MAX_PICTURED_GAP and _PICTURED_GAP.fullmatch(gap) is not None)


def _marked(text: str, tables: FoldTables) -> Iterator[tuple[int, int, str]]:
    """Names with strokes or pictographs for letters, with letters in brackets, and names in three pieces or more."""
    index = guarded(tables)
    for place in _STROKES.finditer(text) if "|" in text else ():
        if name := vocabulary(tables).by_strokes.get(place[0].replace("|", "l").replace("i", "l")):
            yield *place.span(), name
    for place in _BRACKETED.finditer(text) if "(" in text or "[" in text or "{" in text else ():
        name = _NO_LETTER.sub("", place[0].replace("()", "o").replace("[]", "o"))
        if len(name) >= MIN_DOUBLED and (name in index.names or name in index.words):
            yield *place.span(), name
    for place in _PICTURED.finditer(text) if not text.isascii() else ():
        if name := _through_pictures(place[0], tables):
            yield *place.span(), name
    for place in _PIECES.finditer(text):
        name = _NO_LETTER.sub("", place[0])
        if len(name) < MIN_DOUBLED or place[0] in index.ordinary:
            continue
        if name in index.names or name in index.words:
            yield *place.span(), name
        elif heard := index.by_consonants.get(consonants(name)):
            yield *place.span(), heard


def _through_pictures(written: str, tables: FoldTables) -> str:
    """The word that pictographs divide, or hide a letter of; two words with a pictograph between them are neither."""
    pieces = _NO_LETTER.sub(" ", written).split()
    known = vocabulary(tables).words
    if "".join(pieces) in known and not all(len(piece) > 2 and piece in known for piece in pieces):
        return "".join(pieces)
    masked = _NO_LETTER.sub("*", written)
    return _imitated(masked, guarded(tables)) or _word_behind(masked, tables)


@lru_cache(maxsize=65536)
def _read(written: str, tables: FoldTables) -> tuple[str, int, int]:
    """The guarded name that a token stands for, or "", and how many marks at its edges do not belong to it."""
    index = guarded(tables)
    if written in tables.respellings:
        return tables.respellings[written], 0, 0
    closing = len(written) - len(written.rstrip("®©£¥"))  # of a brand or a price, never a letter
    written = written[: len(written) - closing]
    left = len(written) - len(written.lstrip(_MASKS + "!$€£¥®©"))
    right = len(written) - len(written.rstrip(_MASKS + "!"))
    # A sign at the end is mostly punctuation or a footnote mark, but gucc! needs it.
    for low, high in dict.fromkeys(((left, right), (left, 0), (0, right))):
        word = written[low : len(written) - high]
        if len(word) < MIN_GUARDED or word in index.names or word in index.ordinary or word in index.words:
            return "", 0, 0
        if word[-1] in _MASKS or word[0] in _MASKS:
            continue
        if name := (
            _letter_off(word, index)
            or _alike(word, index, tables)
            or _drawn_out(word, index, tables)
            or run_on(word, tables)
            if word.isalpha()
            else _imitated(word, index) or _heard_through(word, index) or _word_behind(word, tables)
        ):
            return name, low, high + closing
    return "", 0, 0


def _letter_off(word: str, index: Guarded) -> str:
    name = index.with_single_letters(word)
    if name is not None and name != word:
        return name
    if len(word) < MIN_ONE_EDIT - 1:
        return ""
    for key in (word, *deletions(word)):
        for name in index.one_letter_off(word[0], key):
            if _one_edit(word, name) and not _inflects(word, name):
                return name
    return ""


def _alike(word: str, index: Guarded, tables: FoldTables) -> str:
    """The name that the word sounds or looks like, or is backwards."""
    if len(word) < MIN_GUARDED:
        return ""
    # Letters that look like others are read before the sound: turnor is a tumor, not a turner.
    for pair, letter in _LOOK_ALIKE:
        name = word.replace(pair, letter)
        if name != word and (name in index.names or name in index.words):
            return name
    if word[-1] == "z" and ((plural := word[:-1] + "s") in index.names or plural in index.words):
        return plural
    # An l between two consonants is rare in English; where it makes no word it is an i.
    if _STROKE.search(word) is not None and word not in (known := vocabulary(tables)).words:
        name = known.by_strokes.get(word.replace("i", "l"), "")
        if name:
            return name
    looked = index.by_strokes.get(word.replace("i", "l"), "") if len(word) >= MIN_BY_STROKES else ""
    if len(word) < MIN_BY_SOUND:
        return looked if not _inflects(word, looked) else ""
    if (backwards := word[::-1]) in index.names or backwards in index.words:
        return backwards
    heard = (
        index.by_sound.get(sounded := sound(word), "")
        or (len(word) >= MIN_BY_SOUND + 1 and index.by_sound.get(roughly(sounded)))
        or ""
    )
    return next((name for name in (looked, heard) if name and not _inflects(word, name)), "")


def _drawn_out(word: str, index: Guarded, tables: FoldTables) -> str:
    """The word that this one is with letters doubled: of the guarded ones any (besst), of all known where three stand (killls)."""
    if _DOUBLED.search(word) is None:
        return ""
    name = index.with_single_letters_words.get(single(word), "")
    drawn = word[-2:] == "ss" or not _inflects(word, name)  # a second s is no plural
    if name and len(word) > len(name) and drawn and word not in vocabulary(tables).words:
        return name
    if _TRIPLED.search(word) is None:
        return ""
    known = vocabulary(tables).words
    return next((one for one in (_TRIPLED.sub(r"\1\1", word), _TRIPLED.sub(r"\1", word)) if one in known), "")


def _heard_through(word: str, index: Guarded) -> str:
    """The name that the word sounds like once its digits are read as letters (k0kain)."""
    read = word.translate(_READ)
    # A digit at the end is a number: airpods2.
    if (
        not (word[0].isalpha() and word[-1].isalpha())
        or len(read) < MIN_BY_SOUND
        or not read.isalpha()
        or sum(map(str.isdigit, word)) * 3 > len(word)
    ):
        return ""
    return index.by_sound.get(sound(read), "")


def _imitated(word: str, index: Guarded) -> str:
    """The name of the same length that shows through digits, signs and masked letters; most of it must be letters."""
    hidden = sum(not char.isalpha() for char in word)
    masked = any(char in _MASKS for char in word)
    if (hidden > 3 or hidden * 2 > len(word)) and (masked or not _mostly_imitated(word, hidden)):
        return ""
    if hidden * 2 == len(word) and masked:
        return ""
    for name in index.by_length.get(len(word), ()):
        if all(map(_shows, word, name)):
            return name
    shown_once = single(word)
    for name in index.by_single_length.get(len(shown_once), ()) if shown_once != word else ():
        if all(shown == true or true in _IMITATES.get(shown, "")
               for shown, true in zip(shown_once, single(name), strict=True)):  # fmt: skip
            return name
    return ""


def _word_behind(word: str, tables: FoldTables) -> str:
    return imitated_word(word, tables, readings=_IMITATES, masks=_MASKS, shows=_shows)


def _shows(shown: str, true: str) -> bool:
    """Whether a character may stand for the letter."""
    return shown == true or shown in _MASKS or true in _IMITATES.get(shown, "")


def _mostly_imitated(word: str, hidden: int) -> bool:
    """Whether a long word shows letters enough, though most are imitated (d14b3t35)."""
    return len(word) >= MIN_MOSTLY_IMITATED and len(word) - hidden >= MIN_SHOWN


def _across_a_cut(joined: str, index: Guarded) -> str:
    """The name that pieces with imitated letters give together (air p0ds)."""
    hidden = sum(not char.isalpha() for char in joined)
    # Half letters and half digits, with a hyphen between them, are a part number.
    if len(joined) < MIN_DOUBLED or hidden * 5 > len(joined) * 2 or any(char in _MASKS for char in joined):
        return ""
    return _imitated(joined, index)


def _one_edit(word: str, name: str) -> bool:
    """Whether one letter is missing, added, replaced or changed places with its neighbour."""
    if len(word) > len(name):
        return word[: len(name)] != name and any(shorter == name for shorter in deletions(word))
    if len(word) < len(name):
        return any(shorter == word for shorter in deletions(name))
    wrong = [place for place in range(len(name)) if word[place] != name[place]]
    if len(wrong) == 1:
        return True
    return (
        len(wrong) == 2
        and wrong[1] == wrong[0] + 1
        and word[wrong[0]] == name[wrong[1]]
        and word[wrong[1]] == name[wrong[0]]
    )


def _inflects(word: str, name: str) -> bool:
    """Whether the word is only a form of the name (tattoos, diabetic): that is grammar, not disguise."""
    return (
        word == name + "s"
        or name == word + "s"
        or (word[:-1] == name[:-1] and word[-1] in "sydca" and name[-1] in "sydce")
    )
