"""Writes frozen values as JSON and reads them back: no code in it, and only classes of a closed table."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, fields, is_dataclass
from datetime import date
from functools import cache
from json.encoder import encode_basestring_ascii as quoted
from typing import Any, Final, Literal, Protocol

from listing_audit.rules import rule as r
from listing_audit.rules.bilingual import Bilingual
from listing_audit.rules.rule_set import Pack
from listing_audit.text.fold import FoldTables
from listing_audit.values import holder, without_collection

# A name outside this table makes a file unreadable. Examples are not in it: they are not needed to run a rule.
_CLASSES: Final[dict[str, type]] = {
    cls.__name__: cls
    for cls in (
        Bilingual, r.Source, r.Penalty, r.Material, r.All, r.AnyOf, r.Not, r.Near, r.Inside, r.Present, r.Measure, r.Negated,
        r.HasEvidence, r.HeldProof, r.InCategory, r.OnMarketplace, r.InJurisdiction, r.InField, r.Token, r.Grammar,
        r.Quoted, r.InBrand, r.HasAttribute, r.AtStart, r.Disguised, r.ReadsLikeClaim, r.Applies, r.SeverityCase, r.VerdictCase, r.Term,
        r.Find, r.Exemption, r.Suggestion, r.RequiredInformation, r.TitleStyle, r.Rule, Pack, FoldTables,
    )
}  # fmt: skip

_OF_LEXICONS: Final = frozenset(("Provenance", "Group", "Lexicon", "Lexicons"))


@cache
def _lexicon_classes() -> dict[str, type]:
    """The rest of the table: a run that only audits reads no lexicon."""
    from listing_audit.lexicon import lexicon

    return {name: getattr(lexicon, name) for name in _OF_LEXICONS}


# Values that many rules share. Each is written once and then referred to by number, which keeps loading fast.
_SHARED: Final = frozenset((r.Exemption, r.Material, r.Source, r.Penalty, r.Applies, Bilingual, r.SeverityCase))


_NOTHING_KNOWN: Final[Mapping[int, str]] = {}
_KINDS: Final[dict[str, Literal["plain", "pinyin"]]] = {"0": "plain", "1": "pinyin"}


@holder
class Shared:
    """Values that occur often, by their number; terms, by far the most, are numbered apart."""

    terms: list[r.Term] = field(default_factory=list)
    others: list[Any] = field(default_factory=list)
    _terms: dict[tuple[str, str, str], int] = field(default_factory=dict)
    _others: dict[Any, int] = field(default_factory=dict)
    # Most are one object wherever they occur: comparing what they hold takes much longer.
    _by_object: dict[int, int] = field(default_factory=dict)

    def term(self, term: r.Term) -> int:
        """Return the number of a term."""
        number = self._terms.setdefault((term.text, term.written, term.kind), len(self.terms))
        if number == len(self.terms):
            self.terms.append(term)
        return number

    def other(self, value: Any) -> int:
        """Return the number of another value. It must live as long as this does."""
        number = self._by_object.get(id(value))
        if number is None:
            number = self._by_object[id(value)] = self._others.setdefault(value, len(self.others))
            if number == len(self.others):
                self.others.append(value)
        return number


class TermsOnDemand(Sequence[r.Term]):
    """Terms under numbers, each made when it is asked for: of the thousands that a rule may have, a text holds a few."""

    __slots__ = ("_made", "_numbers")

    def __init__(self, numbers: list[int], made: Callable[[int], r.Term]) -> None:
        self._numbers, self._made = numbers, made

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return tuple([self._made(number) for number in self._numbers[place]])
        return self._made(self._numbers[place])

    def __iter__(self) -> Iterator[r.Term]:
        return map(self._made, self._numbers)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (tuple, TermsOnDemand)) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[type, tuple[tuple[r.Term, ...]]]:
        return (tuple, (tuple(self),))


class Pool(Protocol):
    """The values behind the numbers that `encode` wrote."""

    def terms(self, numbers: list[int]) -> Sequence[r.Term]:
        """Return the terms with those numbers."""

    def other(self, number: int) -> Any:
        """Return the other shared value with that number."""


def freeze(value: Any) -> str:
    """Return the value as JSON text."""
    shared = Shared()
    body = encode(value, shared)
    others = encoded_others(shared)
    # Column by column: a list of texts is read several times faster than as many small objects. Most terms are written
    # as they stand, which a zero says.
    terms = shared.terms
    columns = [
        [term.text for term in terms],
        [0 if term.written == term.text else term.written for term in terms],
        "".join("1" if term.kind == "pinyin" else "0" for term in terms),
    ]
    return json.dumps([columns, others, body], ensure_ascii=False, separators=(",", ":"))


def thaw(text: str | bytes) -> Any:
    """Return the value that `freeze` wrote. Raises LookupError, TypeError or ValueError on anything else."""
    with without_collection():
        (texts, written, kinds), others, body = json.loads(text)
        as_written = [text if form == 0 else form for form, text in zip(written, texts, strict=True)]
        pool = _ReadPool(list(map(r.Term, texts, as_written, map(_KINDS.__getitem__, kinds))), others)
        return decode(body, pool)


def encode(value: Any, shared: Shared | None = None) -> Any:
    """Return a JSON-like tree of a frozen value: a tuple is a list, anything else that JSON lacks is tagged by name.

    `shared`, if given, collects values that occur often; the tree then holds their numbers.
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple or kind is TermsOnDemand:
        if shared is not None and value and (kind is TermsOnDemand or all(type(item) is r.Term for item in value)):
            return {"terms": list(map(shared.term, value))}
        return [item if type(item) in _PLAIN else encode(item, shared) for item in value]
    if kind is date:
        return {"date": value.isoformat()}
    if kind is dict:
        return {"dict": [[encode(key), encode(item)] for key, item in value.items()]}
    if kind is frozenset:
        return {"set": sorted(value)}
    if shared is not None and kind in _SHARED:
        return {"shared": shared.other(value)}
    return _encoded_fields(value, shared)


def encoded_others(shared: Shared) -> list[Any]:
    """Return the trees of the values that `encode` wrote as numbers; they may refer to each other, never in a circle."""
    trees: list[Any] = []
    while len(trees) < len(shared.others):  # one may add those that it holds
        trees.append(_encoded_fields(shared.others[len(trees)], shared))
    return trees


def _encoded_fields(value: Any, shared: Shared | None) -> Any:
    kind: Any = type(value)
    held = [getattr(value, name) for name in _names(kind)]
    return {type(value).__name__: [item if type(item) in _PLAIN else encode(item, shared) for item in held]}


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The fields of a class that may be written."""
    name = kind.__name__
    if not is_dataclass(kind) or kind not in (_CLASSES.get(name), _lexicon_classes().get(name)):
        raise TypeError(f"{name} is not in the table of what may be written")
    return tuple(one.name for one in fields(kind))


def canonical(value: Any, known: Mapping[int, str] = _NOTHING_KNOWN) -> str:
    """Return the tree of `encode` as JSON text in ASCII, of which digests are made.

    `known` holds the texts of values that occur often, by the `id` of each.
    """
    if type(value) is str:
        return quoted(value)
    if type(value) is r.Term:
        return f'{{"Term":[{quoted(value.text)},{quoted(value.written)},"{value.kind}"]}}'
    if type(value) is tuple or type(value) is TermsOnDemand:
        return f"[{','.join([quoted(item) if type(item) is str else canonical(item, known) for item in value])}]"
    if type(value) in _PLAIN or type(value) in (date, dict, frozenset):
        return json.dumps(encode(value), separators=(",", ":"))
    text = known.get(id(value))
    if text is None:
        kind: Any = type(value)
        held = [canonical(getattr(value, name), known) for name in _names(kind)]
        text = f'{{"{type(value).__name__}":[{",".join(held)}]}}'
    return text


@holder
class _ReadPool:
    known: list[r.Term]
    trees: list[Any]
    made: dict[int, Any] = field(default_factory=dict)

    def terms(self, numbers: list[int]) -> tuple[r.Term, ...]:
        return tuple([self.known[number] for number in numbers])

    def other(self, number: int) -> Any:
        if number not in self.made:
            self.made[number] = decode(self.trees[number], self)
        return self.made[number]


def decode(tree: Any, pool: Pool) -> Any:
    """Return the value that `encode` made the tree of. Raises LookupError, TypeError or ValueError on anything else."""
    kind = type(tree)
    if kind is list:
        return tuple(_decoded(tree, pool)) if tree else ()
    if kind is not dict:
        return tree
    ((name, content),) = tree.items()
    known = _CLASSES.get(name) or (_lexicon_classes().get(name) if name in _OF_LEXICONS else None)
    if known is not None:
        return known(*_decoded(content, pool))
    return _TAGS[name](content, pool)


def _decoded(items: list[Any], pool: Pool) -> list[Any]:
    # Most members are plain; asking here saves a call for each.
    return [item if type(item) in _PLAIN else decode(item, pool) for item in items]


_PLAIN: Final = frozenset({str, int, bool, float, type(None)})
_TAGS: Final[dict[str, Callable[[Any, Pool], Any]]] = {
    "shared": lambda number, pool: pool.other(number),
    "terms": lambda numbers, pool: pool.terms(numbers),
    "date": lambda written, pool: date.fromisoformat(written),
    "dict": lambda pairs, pool: {decode(key, pool): decode(item, pool) for key, item in pairs},
    "set": lambda members, pool: frozenset(members),
}
