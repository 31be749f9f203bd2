"""What a run needs to know, made once: rules, automaton, matchers, and which rules apply where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from listing_audit.judge.fingerprint import lineage_roots
from listing_audit.model.listing import Listing, TextField
from listing_audit.model.scope import base_language, field_family
from listing_audit.prefilter.build import build_index, extended_index, index_key
from listing_audit.prefilter.index import Index
from listing_audit.rules.rule_set import Head, RuleSet
from listing_audit.rules.select import in_scope
from listing_audit.text.fold import FoldTables
from listing_audit.values import frozen, holder
from listing_audit.verify.dispatch import LISTING_VERIFIERS
from listing_audit.verify.material import Matchers
from listing_audit.verify.wanted import Wanted

if TYPE_CHECKING:  # a clean check of one listing does without numpy, and makes hardly any rule
    from listing_audit.prefilter.word_tables import WordTables
    from listing_audit.rules.rule import Rule


@frozen
class Scope:
    """Where a text stands: what decides which rules apply to it. `field_family` None: the listing as a whole."""

    jurisdiction: str
    marketplace: str | None
    language: str | None
    field_family: str | None


@frozen
class Active:
    """The rules that apply to a field in any of the listing's jurisdictions. Equal numbers mean equal rules.

    `always` says that one of them has a pattern without a literal, which the automaton cannot announce; `wording` are
    those of kind `wording`, by topic.
    """

    number: int
    rules: frozenset[int]
    always: bool
    wording: Mapping[str, tuple[int, ...]]


@holder
class Engine:
    """Everything that stays the same over a run. Build it with `build_engine`; it is safe to use from one thread."""

    rule_set: RuleSet
    tables: FoldTables
    index: Index
    matchers: Matchers
    lineages: dict[str, str]  # rule id to the oldest id of its line, for fingerprints
    heads: Sequence[Head]  # of the rules, in the same order
    cache_dir: Path | None = None  # where what only batches need is kept between runs
    _by_scope: dict[Scope, frozenset[int]] = field(default_factory=dict, repr=False)
    _wanted: dict[int, Wanted] = field(default_factory=dict, repr=False)
    _by_kind: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False)
    _listing_rules: dict[Scope, tuple[int, ...]] = field(default_factory=dict, repr=False)
    _active: dict[tuple[object, ...], Active] = field(default_factory=dict, repr=False)
    _word_tables: WordTables | None = field(default=None, repr=False)

    @property
    def rules(self) -> Sequence[Rule]:
        """The rules of the run, in their fixed order; each is made when it is first asked for."""
        return self.rule_set.rules

    def in_scope(self, scope: Scope) -> frozenset[int]:
        """Return the rules that apply there, whatever the category: that is asked only where a rule has found something."""
        known = self._by_scope.get(scope)
        if known is None:
            known = self._by_scope[scope] = frozenset(
                number
                for number, head in enumerate(self.heads)
                if in_scope(
                    head,
                    jurisdiction=scope.jurisdiction,
                    marketplace=scope.marketplace,
                    category=None,
                    language=scope.language,
                    field_family=scope.field_family,
                )
            )
        return known

    def wanted(self, active: Active) -> Wanted:
        """Return what the automaton's words stand for among the active rules."""
        known = self._wanted.get(active.number)
        if known is None:
            known = self._wanted[active.number] = Wanted(
                self.index, self.rules, self.heads, active.rules, active.wording
            )
        return known

    def active_in(self, listing: Listing, text: TextField) -> Active:
        """Return the rules that apply to one field of a listing, in whichever of its jurisdictions."""
        language = base_language(text.language or listing.language)
        family = field_family(text.name)
        key = (listing.jurisdictions, listing.marketplace, language, family)
        known = self._active.get(key)
        if known is None:
            rules: frozenset[int] = frozenset().union(
                *(self.in_scope(Scope(j, listing.marketplace, language, family)) for j in listing.jurisdictions)
            )
            always = any(entry.rule in rules for entry in self.index.always)
            wording: dict[str, tuple[int, ...]] = {}
            for number in self.of_kind("wording"):
                if number in rules:
                    topic = self.heads[number].topic
                    wording[topic] = (*wording.get(topic, ()), number)
            known = self._active[key] = Active(len(self._active), rules, always, wording)
        return known

    def word_tables(self) -> WordTables:
        """Return what the automaton's words stand for, for batches."""
        if self._word_tables is None:
            from listing_audit.prefilter.word_tables import word_tables

            self._word_tables = word_tables(self.index, index_key(self.rule_set, self.tables), self.cache_dir)
        return self._word_tables

    def of_kind(self, kind: str) -> tuple[int, ...]:
        """Return the numbers of the rules of one kind."""
        known = self._by_kind.get(kind)
        if known is None:
            known = self._by_kind[kind] = tuple(n for n, head in enumerate(self.heads) if head.kind == kind)
        return known

    def listing_rules(self, scope: Scope) -> tuple[int, ...]:
        """Return the numbers of the rules that look at a whole listing there, instead of the automaton's hits."""
        known = self._listing_rules.get(scope)
        if known is None:
            # A title's rule may say that it is for titles; it looks at the listing all the same.
            wanted = self.in_scope(scope) | self.in_scope(replace(scope, field_family="title"))
            known = self._listing_rules[scope] = tuple(
                n for kind in LISTING_VERIFIERS for n in self.of_kind(kind) if n in wanted
            )
        return known


def build_engine(rule_set: RuleSet, tables: FoldTables, *, cache_dir: Path | None = None) -> Engine:
    """Return the engine for a rule set. `cache_dir` keeps the automaton between runs; None keeps nothing."""
    heads = rule_set.heads
    index = build_index(rule_set, tables, cache_dir=cache_dir)
    return Engine(rule_set, tables, index, Matchers(tables), lineage_roots(heads), heads, cache_dir)


def extended_engine(known: Engine, rule_set: RuleSet) -> Engine:
    """Return the engine for a rule set that holds most of the rules of another engine, much faster than a new one."""
    index = extended_index(known.index, known.rules, rule_set, known.tables)
    heads = rule_set.heads
    return Engine(rule_set, known.tables, index, Matchers(known.tables), lineage_roots(heads), heads)
