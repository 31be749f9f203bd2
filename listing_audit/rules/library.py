"""The loaded rules with everything they lean on, as one value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from listing_audit.rules.rule_set import Head, Pack, heads_of
from listing_audit.text.fold import FoldTables

if TYPE_CHECKING:
    from listing_audit.describe.category_words import CategoryTerms
    from listing_audit.lexicon.lexicon import Lexicons
    from listing_audit.rules.rule import Exemption, Rule


@dataclass(frozen=True)
class Library:
    """All rules of the given folders, sorted by id. Equal digests mean equal content of every rule and lexicon.

    `exemptions` are those that rules call by name, for rules that are written beside them later. `rule_digests` are pairs (id, digest of what the rule says, lexicon terms included, examples left out).
    """

    rules: Sequence[Rule]
    packs: tuple[Pack, ...]
    lexicons: Lexicons
    tables: FoldTables
    digest: str
    rule_digests: tuple[tuple[str, str], ...] = ()
    exemptions: tuple[Exemption, ...] = ()

    @property
    def heads(self) -> Sequence[Head]:
        """What choosing and placing needs of each rule, in the order of the rules."""
        return heads_of(self.rules)

    @property
    def category_terms(self) -> CategoryTerms:
        """The words by which a listing's category is worked out."""
        from listing_audit.describe.category_words import category_terms

        return category_terms(_terms_of(self.lexicons), self.tables)


def _terms_of(lexicons: Lexicons) -> Callable[[str], tuple[str, ...]]:
    """`Lexicons.terms`, without its search for the nearest name when there is no such group: most are not there."""
    known = {f"{lexicon.id}#{group.name}" for lexicon in lexicons.lexicons for group in lexicon.groups}

    def terms(ref: str) -> tuple[str, ...]:
        if ref not in known:
            raise LookupError(ref)
        return lexicons.terms(ref)

    return terms
