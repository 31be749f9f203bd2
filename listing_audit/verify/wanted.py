"""What the automaton found in a field, and what that stands for among the rules that apply there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from listing_audit.values import frozen, holder
from listing_audit.wording.reading import NOTHING_READ, Reading

if TYPE_CHECKING:
    from listing_audit.prefilter.index import Entry, Index
    from listing_audit.rules.rule import Find, Rule
    from listing_audit.rules.rule_set import Head


@frozen
class FieldHits:
    """The automaton's hits in one field: (start, end, word) in its sounded view, and in its letters view.

    `literals` are the places of each pattern, by rule and number, that may match in the sounded view, where that was
    found out for a whole batch; then `sounded` need hold no others. None: to be found out from the hits.
    `reading` says what the clauses of the folded view read like.
    `unread` are the rules that would have to look at what lies behind the part of the text that is audited.
    `cut` are hits in the sounded view of words that stand there so often that the places from here on were left out.
    """

    sounded: tuple[tuple[int, int, int], ...] = ()
    letters: tuple[tuple[int, int, int], ...] = ()
    literals: Mapping[tuple[int, int], Sequence[tuple[int, int]]] | None = None
    cut: tuple[tuple[int, int, int], ...] = ()
    reading: Reading = NOTHING_READ
    unread: tuple[int, ...] = ()


@holder
class Wanted:
    """What the automaton's words stand for among the rules that apply in one place.

    Worked out word by word as they are met: most words of a large rule set never are.
    """

    index: Index
    rules: Sequence[Rule]
    heads: Sequence[Head]  # of the rules
    active: frozenset[int]
    wording: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # rules of kind `wording`, by topic
    _known: dict[int, tuple[Entry, ...]] = field(default_factory=dict, repr=False)
    _finds: dict[int, Find] = field(default_factory=dict, repr=False)
    _open: dict[int, tuple[Entry, ...]] = field(default_factory=dict, repr=False)
    _always: tuple[Entry, ...] | None = None

    def find(self, rule: int) -> Find:
        """Return what a rule looks for. The rule is made when this is first asked."""
        known = self._finds.get(rule)
        if known is None:
            found = self.rules[rule].find
            assert found is not None, "only rules that look for something have words"
            known = self._finds[rule] = found
        return known

    def is_made(self, rule: int) -> bool:
        """Return whether `find` was asked of the rule before, so that asking again costs nothing."""
        return rule in self._finds

    def entries(self, word: int) -> tuple[Entry, ...]:
        """Return what a word of the automaton stands for."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = tuple(self._active(self.index.entries(word)))
        return known

    def entries_in_the_open(self, word: int) -> tuple[Entry, ...]:
        """Return what a word stands for where nothing is hidden: without the rules that ask for a disguise.

        They hold thousands of everyday words, and in most texts none of them in disguise.
        """
        known = self._open.get(word)
        if known is None:
            known = self._open[word] = tuple(e for e in self.entries(word) if not self.heads[e.rule].only_disguised)
        return known

    @property
    def always(self) -> tuple[Entry, ...]:
        """The patterns without a literal."""
        if self._always is None:
            self._always = tuple(self._active(self.index.always))
        return self._always

    def _active(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        return (entry for entry in entries if entry.rule in self.active)
