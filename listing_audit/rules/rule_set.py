"""The rules of a run as a whole, and the little of each rule that choosing and placing rules needs.

A run looks at something of every rule and at all of few. What is looked at of every rule is its head: a light value,
made by the hundred before the first listing is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, overload

from listing_audit.rules.bilingual import Bilingual
from listing_audit.values import frozen

if TYPE_CHECKING:
    from listing_audit.rules.rule import Rule


@frozen
class Pack:
    """A folder of rules with a name and a version."""

    name: str
    version: str
    title: Bilingual
    path: str = ""


class Places(NamedTuple):
    """Where a rule applies, as `rules.rule.Applies` says it: an empty tuple means anywhere."""

    jurisdictions: tuple[str, ...]
    marketplaces: tuple[str, ...]
    categories: tuple[str, ...]
    not_categories: tuple[str, ...]
    languages: tuple[str, ...]
    fields: tuple[str, ...]


class Validity(NamedTuple):
    """When a source holds; `valid_until` is the first day on which it no longer does."""

    valid_from: date | None
    valid_until: date | None


class Head(NamedTuple):
    """What choosing and placing needs of a rule, under the names that the rule has them under.

    `only_disguised` says that it is for words in disguise alone. `digest` is of what the rule says, lexicon terms
    included; empty where nobody worked it out.
    """

    id: str
    status: str
    kind: str
    topic: str
    family: str
    severity: str
    replaces: str | None
    pack: str
    in_force_from: date | None
    in_force_until: date | None
    sources: tuple[Validity, ...]
    applies: Places
    only_disguised: bool
    digest: str = ""


def head_of(rule: Rule, digest: str = "") -> Head:
    """Return the head of a rule."""
    from listing_audit.rules.rule import All, Disguised

    a = rule.applies
    asked = rule.only_if.parts if isinstance(rule.only_if, All) else (rule.only_if,)
    return Head(
        rule.id, rule.status, rule.kind, rule.topic, rule.family, rule.severity, rule.replaces, rule.pack,
        rule.in_force_from, rule.in_force_until,
        tuple(Validity(source.valid_from, source.valid_until) for source in rule.sources),
        Places(a.jurisdictions, a.marketplaces, a.categories, a.not_categories, a.languages, a.fields),
        any(isinstance(one, Disguised) for one in asked),
        digest,
    )  # fmt: skip


class RulesOnDemand(Sequence["Rule"]):
    """Rules that are made when they are first asked for, and their heads, which are there at once.

    It equals the tuple of its rules. `make` gives the rule with a number, the same one each time.
    """

    __slots__ = ("_make", "_numbers", "heads")

    def __init__(
        self, heads: Sequence[Head], make: Callable[[int], Rule], numbers: Sequence[int] | None = None
    ) -> None:
        self.heads = tuple(heads)
        self._make = make
        self._numbers = range(len(self.heads)) if numbers is None else numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> Rule: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Rule]: ...

    def __getitem__(self, index: int | slice) -> Rule | Sequence[Rule]:
        if isinstance(index, slice):
            return self.chosen(range(len(self))[index])
        return self._make(self._numbers[index])

    def chosen(self, places: Iterable[int]) -> RulesOnDemand:
        """Return the rules at these places, in this order, without making any."""
        kept = tuple(places)
        return RulesOnDemand([self.heads[at] for at in kept], self._make, [self._numbers[at] for at in kept])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(self) != len(other):
            return NotImplemented if not isinstance(other, Sequence) else False
        return all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[type, tuple[list[Rule]]]:
        return (tuple, (list(self),))


@frozen
class RuleSet:
    """The rules of a run, chosen once, and the law's day. Equal digests mean equal findings."""

    rules: Sequence[Rule]
    packs: tuple[Pack, ...]
    digest: str
    as_of: date

    @property
    def heads(self) -> Sequence[Head]:
        """The heads of the rules, in the same order."""
        return heads_of(self.rules)


def heads_of(rules: Sequence[Rule]) -> Sequence[Head]:
    """Return the heads of the rules, in the same order."""
    return rules.heads if isinstance(rules, RulesOnDemand) else tuple(head_of(rule) for rule in rules)


def some_of(rules: Sequence[Rule], places: Iterable[int]) -> Sequence[Rule]:
    """Return the rules at these places, in this order."""
    return rules.chosen(places) if isinstance(rules, RulesOnDemand) else tuple(rules[at] for at in places)
