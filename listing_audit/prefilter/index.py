"""The automaton over every term and every pattern's literal, and what each of its words stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from listing_audit.errors import ListingAuditError
from listing_audit.prefilter.cache import load_automaton, save_automaton
from listing_audit.prefilter.literals import required_literals
from listing_audit.rules.rule import Rule, RuleSet
from listing_audit.text.fold import FoldTables
from listing_audit.text.views import fold_term, is_han, is_word_char

# A spaced English term is also written with hyphens; with many gaps only "all the same" is worth a word.
_MAX_FREE_GAPS = 3


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A rule's own term: the hit is the candidate."""

    rule: int
    term: int


@dataclass(frozen=True, slots=True)
class LiteralEntry:
    """A literal of a rule's pattern: the pattern is tried round the hit."""

    rule: int
    pattern: int


Entry = TermEntry | LiteralEntry


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """What a run scans with. `entries[i]` says what the automaton's word number `i` stands for.

    `word_edges[i]` is true when all of these want a word boundary at both edges, so that hits inside longer words
    can be dropped before anything else looks at them. `always` are patterns without a literal: they run on every text.
    """

    words: tuple[str, ...]
    entries: tuple[tuple[Entry, ...], ...]
    word_edges: tuple[bool, ...]
    always: tuple[LiteralEntry, ...]
    automaton: Any

    def hits(self, text: str) -> list[tuple[int, int, int]]:
        """Return every occurrence of every word, overlapping ones too, as (start, end, word number)."""
        found: list[tuple[int, int, int]] = self.automaton.find_overlapping(text) if self.words else []
        return found


def term_variants(folded: str) -> tuple[str, ...]:
    """Return the folded term and its hyphenated spellings: `best seller` is also `best-seller`."""
    gaps = [i for i in range(1, len(folded) - 1) if folded[i] == " "]
    if not gaps or not folded.isascii():
        return (folded,)
    if len(gaps) > _MAX_FREE_GAPS:
        return (folded, folded.replace(" ", "-"))
    out = [folded]
    for mask in range(1, 1 << len(gaps)):
        chars = list(folded)
        for bit, place in enumerate(gaps):
            if mask >> bit & 1:
                chars[place] = "-"
        out.append("".join(chars))
    return tuple(out)


def build_index(rule_set: RuleSet, tables: FoldTables, *, cache_dir: Path | None = None) -> Index:
    """Return the index of a rule set. The automaton comes from the cache when one for exactly these words is there."""
    by_word: dict[str, set[Entry]] = defaultdict(set)
    always: list[LiteralEntry] = []
    for number, rule in enumerate(rule_set.rules):
        for word, entry in _words_of(number, rule, tables):
            if word is None:
                always.append(LiteralEntry(entry.rule, entry.pattern if isinstance(entry, LiteralEntry) else 0))
            else:
                by_word[word].add(entry)
    words = tuple(sorted(by_word))
    entries = tuple(tuple(sorted(by_word[word], key=_entry_key)) for word in words)
    edges = tuple(all(_wants_word_edges(e, rule_set.rules) for e in group) for group in entries)
    return Index(words, entries, edges, tuple(always), _automaton(words, cache_dir))


def _entry_key(entry: Entry) -> tuple[int, int, int]:
    return (entry.rule, 0, entry.term) if isinstance(entry, TermEntry) else (entry.rule, 1, entry.pattern)


def _wants_word_edges(entry: Entry, rules: tuple[Rule, ...]) -> bool:
    find = rules[entry.rule].find
    return isinstance(entry, TermEntry) and find is not None and find.boundary == "word"


def _words_of(number: int, rule: Rule, tables: FoldTables) -> Iterator[tuple[str | None, Entry]]:
    if rule.find is None:
        return
    for index, term in enumerate(rule.find.terms):
        folded = fold_term(term.text, tables)
        if not folded:
            raise ListingAuditError(f"{rule.path}: the term “{term.text}” folds to nothing and can never be found")
        for variant in term_variants(folded):
            yield variant, TermEntry(number, index)
    for index, pattern in enumerate(rule.find.patterns):
        entry = LiteralEntry(number, index)
        literals = required_literals(pattern)
        words = {_literal_core(literal, tables) for literal in literals or ()}
        if not words or "" in words:
            yield None, entry
            continue
        for word in words:
            yield word, entry


def _literal_core(literal: str, tables: FoldTables) -> str:
    """The literal as the sounded view shows it, without edges that the view may drop between Han characters."""
    folded = fold_term(literal, tables)
    start, end = 0, len(folded)
    while start < end and not _stays(folded[start]):
        start += 1
    while end > start and not _stays(folded[end - 1]):
        end -= 1
    return folded[start:end]


def _stays(char: str) -> bool:
    return is_han(char) or is_word_char(char) or char in "%¥$€£°"


def _automaton(words: tuple[str, ...], cache_dir: Path | None) -> Any:
    if not words:
        return None
    import daachorse

    cached = load_automaton(words, cache_dir)
    if cached is not None:
        return cached
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(list(words))
    save_automaton(words, automaton, cache_dir)
    return automaton
