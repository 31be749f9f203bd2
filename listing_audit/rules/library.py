"""The loaded rules with everything they lean on, as one value."""

from __future__ import annotations

from dataclasses import dataclass

from listing_audit.lexicon.lexicon import Lexicons
from listing_audit.rules.rule import Pack, Rule
from listing_audit.text.fold import FoldTables


@dataclass(frozen=True, slots=True)
class Library:
    """All rules of the given folders, sorted by id. Equal digests mean equal content of every rule and lexicon.

    `rule_digests` are pairs (id, digest of what the rule says, lexicon terms included, examples left out).
    """

    rules: tuple[Rule, ...]
    packs: tuple[Pack, ...]
    lexicons: Lexicons
    tables: FoldTables
    digest: str
    rule_digests: tuple[tuple[str, str], ...] = ()
