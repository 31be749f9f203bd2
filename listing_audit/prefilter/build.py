"""Builds the index of a rule set, or takes it from the cache."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from listing_audit.prefilter.cache import Words, load_automaton, load_index, save_automaton, save_index
from listing_audit.prefilter.index import Entry, GateLines, Index
from listing_audit.prefilter.search import Search
from listing_audit.text.fold import FOLD_VERSION, FoldTables
from listing_audit.values import without_collection

if TYPE_CHECKING:
    from listing_audit.rules.rule import Rule
    from listing_audit.rules.rule_set import RuleSet

# Bump when the words made from a rule set change; cached indexes are keyed by it.
_INDEX_VERSION = 10


def index_key(rule_set: RuleSet, tables: FoldTables) -> str:
    """Return what the index of a rule set depends on: equal keys, equal words in the same order."""
    return f"{_INDEX_VERSION} {FOLD_VERSION} {rule_set.digest} {tables.digest}"


def build_index(rule_set: RuleSet, tables: FoldTables, *, cache_dir: Path | None = None) -> Index:
    """Return the index of a rule set. It comes from the cache when one for exactly these rules and tables is there."""
    key = index_key(rule_set, tables)
    words = load_index(key, cache_dir)
    if words is None:
        from listing_audit.prefilter.words import merged, words_of_rules

        with without_collection():
            words = merged(words_of_rules(rule_set, tables, f"{_INDEX_VERSION} {FOLD_VERSION}", cache_dir))
        save_index(key, words, cache_dir)
        # As the next run has them: in the form in which a short text needs no automaton, which takes a second to make.
        words = load_index(key, cache_dir) or words
    return _index(words, partial(_automaton, words.texts, key, cache_dir))


def _automaton(words: Sequence[str], key: str, cache_dir: Path | None) -> Any:
    """The automaton over the words, from the cache when it is there."""
    found = load_automaton(key, cache_dir)
    if found is None:
        from listing_audit.prefilter.words import automaton_of

        found = automaton_of(words)
        save_automaton(key, found, cache_dir)
    return found


def extended_index(known: Index, known_rules: Sequence[Rule], rule_set: RuleSet, tables: FoldTables) -> Index:
    """Return the index of a rule set that holds most of the rules of another one, whose index is known.

    Only the words of rules that are not in it are made; the others take a thousand times as long. Equal to
    `build_index` of the rule set.
    """
    from listing_audit.prefilter.words import automaton_of, merged, words_in_index, words_of_rule

    of_known = dict(zip(map(id, known_rules), words_in_index(known, known_rules), strict=True))
    words = merged([of_known.get(id(rule)) or words_of_rule(rule, tables) for rule in rule_set.rules])
    return _index(words, partial(automaton_of, words.texts))


def _index(words: Words, automaton: Callable[[], Any]) -> Index:
    always = tuple(Entry(rule, is_pattern, number) for rule, is_pattern, number in words.always)
    gates = GateLines(words.gated, words.gates)
    search = Search(words.texts, automaton)
    return Index(words.texts, words.edges, always, search, words.entries, words.starts, gates)
