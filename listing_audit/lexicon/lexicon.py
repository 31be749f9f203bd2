"""What a lexicon is once it is read: frozen values, and the ways rules refer to them."""

from __future__ import annotations

import difflib
import re
from datetime import date
from functools import lru_cache
from typing import Literal

from listing_audit.lexicon.disguise import PinyinTables, chinese_disguises, is_han, readings
from listing_audit.lexicon.inflect import Forms, inflected
from listing_audit.values import frozen

# Longer terms are phrases; what is masked in them is one of their words.
MIN_MIXED, MAX_MIXED = 2, 6
# Most pairs of syllables are several words; which of them are heard is written down in `heard_words`.
MIN_HEARD = 3

_WORD = re.compile(r"(?<![^\W_])[a-z]{3,24}(?![^\W_])")

Pinyin = Literal["none", "mixed", "full", "initials", "both"]
Guard = Literal["none", "words", "names"]
TableKind = Literal[
    "traditional", "lookalikes", "sounded", "emoji_words", "joiners",
    "split_characters", "pinyin_readings", "pinyin_ordinary", "guarded_ordinary", "mixed_codes",
    "heard_words", "heard_ordinary", "respellings", "rule_words", "emoji_aloud",
]  # fmt: skip


@frozen
class Provenance:
    """Where the words of a lexicon come from. `licence` is given for data taken over from others."""

    name: str
    article: str | None = None
    url: str | None = None
    retrieved: date | None = None
    licence: str | None = None


@frozen
class Group:
    """Terms that belong together, as written, each with the line it stands on."""

    name: str
    terms: tuple[str, ...]
    lines: tuple[int, ...]
    note: str | None = None
    forms: Forms = "none"
    pinyin: Pinyin = "none"
    guard: Guard = "none"
    line: int = 0


@frozen
class Lexicon:
    """One file: groups of terms, or a table that folding uses. A table is pairs (from, to), sorted as written."""

    id: str
    language: str
    title_zh: str
    title_en: str
    sources: tuple[Provenance, ...]
    path: str
    groups: tuple[Group, ...] = ()
    table: TableKind | None = None
    pairs: tuple[tuple[str, str], ...] = ()


@frozen
class Lexicons:
    """All lexicons of a run, by id. Equal digests mean equal content."""

    lexicons: tuple[Lexicon, ...]
    digest: str

    def __hash__(self) -> int:
        return hash(self.digest)

    def groups(self, ref: str) -> tuple[Group, ...]:
        """Return the groups that `zh/superlatives` (all) or `zh/superlatives#quality` (one) stands for.

        An unknown name raises LookupError with the nearest known one.
        """
        lexicon_id, hash_sign, group_name = ref.removeprefix("lexicon:").partition("#")
        known = {lexicon.id: lexicon for lexicon in self.lexicons if lexicon.groups}
        lexicon = known.get(lexicon_id)
        if lexicon is None:
            raise LookupError(f'unknown lexicon "{lexicon_id}"{did_you_mean(lexicon_id, known)}')
        if not hash_sign:
            return lexicon.groups
        groups = {group.name: group for group in lexicon.groups}
        if group_name not in groups:
            raise LookupError(f'lexicon "{lexicon_id}" has no group "{group_name}"{did_you_mean(group_name, groups)}')
        return (groups[group_name],)

    def terms(self, ref: str) -> tuple[str, ...]:
        """Return the terms of a lexicon or of one group, as written, each followed by its English inflections."""
        return _terms(self, ref)

    def disguises(self, ref: str) -> tuple[tuple[str, str], ...]:
        """Return (variant, term as written): pinyin, initials, split characters and digits that stand for the term.

        Pinyin only where the group asks for it. A variant that is itself a term of the lexicon is left out.
        """
        return _disguises(self, ref)

    def table(self, kind: TableKind) -> tuple[tuple[str, str], ...]:
        """Return the pairs of every table of that kind; where two disagree, the later file has the last word."""
        merged: dict[str, str] = {}
        for lexicon in self.lexicons:
            if lexicon.table == kind:
                merged.update(lexicon.pairs)
        return tuple(merged.items())

    def guarded(self, guard: Guard) -> tuple[str, ...]:
        """Return the terms that are recognised in changed spelling: those of every group that says `guard: <guard>`."""
        groups = (group for lexicon in self.lexicons for group in lexicon.groups)
        return tuple(dict.fromkeys(term for group in groups if group.guard == guard for term in group.terms))

    def english_words(self) -> tuple[str, ...]:
        """Return every word of the English groups and of the `rule_words` tables, of at least three letters a-z, sorted."""
        found = {word for word, _ in self.table("rule_words")}
        for lexicon in self.lexicons:
            if lexicon.language == "en":
                for group in lexicon.groups:
                    for term in group.terms:
                        for form in inflected(term, group.forms):
                            found.update(_WORD.findall(form.lower()))
        return tuple(sorted(found))

    def mixed_words(self) -> tuple[tuple[str, str], ...]:
        """Return (word, reading) of the Chinese words that are recognised half in pinyin.

        They are the terms of every group that asks for pinyin, from two to six characters.
        """
        return _mixed_words(self)

    def heard_words(self) -> tuple[tuple[str, str], ...]:
        """Return (word, reading) of the Chinese words that are recognised with a character of the same sound in them.

        They are the mixed words from three characters on, and those of the `heard_words` tables.
        """
        return _heard_words(self)


# Hundreds of rules name the same lexicons, and what stands for their terms takes long to work out: each is kept.


@lru_cache(maxsize=512)
def _terms(lexicons: Lexicons, ref: str) -> tuple[str, ...]:
    terms = ((term, group.forms) for group in lexicons.groups(ref) for term in group.terms)
    return tuple(dict.fromkeys(form for term, forms in terms for form in inflected(term, forms)))


@lru_cache(maxsize=512)
def _disguises(lexicons: Lexicons, ref: str) -> tuple[tuple[str, str], ...]:
    groups = lexicons.groups(ref)
    tables = _pinyin_tables(lexicons)
    plain = {term for group in groups for term in group.terms}
    found: dict[str, str] = {}
    for group in groups:
        for term in group.terms:
            for variant in chinese_disguises(term, group.pinyin, tables):
                if variant not in plain:
                    found.setdefault(variant, term)
    return tuple(found.items())


@lru_cache(maxsize=4)
def _pinyin_tables(lexicons: Lexicons) -> PinyinTables:
    return PinyinTables(
        readings=lexicons.table("pinyin_readings"),
        ordinary=frozenset(word for word, _ in lexicons.table("pinyin_ordinary")),
        splits=lexicons.table("split_characters"),
    )


@lru_cache(maxsize=4)
def _mixed_words(lexicons: Lexicons) -> tuple[tuple[str, str], ...]:
    exceptions = lexicons.table("pinyin_readings")
    groups = (group for lexicon in lexicons.lexicons for group in lexicon.groups if group.pinyin != "none")
    words = dict.fromkeys(term for group in groups for term in group.terms)
    found = []
    for word in words:
        if MIN_MIXED <= len(word) <= MAX_MIXED and all(map(is_han, word)):
            syllables = readings(word, exceptions)
            if syllables is not None:
                found.append((word, " ".join(syllables)))
    return tuple(found)


@lru_cache(maxsize=4)
def _heard_words(lexicons: Lexicons) -> tuple[tuple[str, str], ...]:
    exceptions = lexicons.table("pinyin_readings")
    found = [(word, reading) for word, reading in lexicons.mixed_words() if len(word) >= MIN_HEARD]
    for word, _ in lexicons.table("heard_words"):
        syllables = readings(word, exceptions)
        if syllables is not None:
            found.append((word, " ".join(syllables)))
    return tuple(found)


def did_you_mean(word: str, known: object) -> str:
    """Return `; did you mean "…"?` for the nearest known word, or nothing."""
    names = [str(name) for name in known] if isinstance(known, (dict, list, tuple, set, frozenset)) else []
    near = difflib.get_close_matches(word, sorted(names), n=1, cutoff=0.6)
    return f'; did you mean "{near[0]}"?' if near else ""
