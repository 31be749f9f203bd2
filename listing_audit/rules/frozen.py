"""Writes frozen values as JSON and reads them back: no code in it, and only classes of a closed table."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, Final

from listing_audit.lexicon.lexicon import Group, Lexicon, Lexicons, Provenance
from listing_audit.rules import rule as r
from listing_audit.rules.library import Library
from listing_audit.text.fold import FoldTables

# A name outside this table makes a file unreadable. Examples are not in it: they are not needed to run a rule.
_CLASSES: Final[dict[str, type]] = {
    cls.__name__: cls
    for cls in (
        r.Bilingual, r.Source, r.Material, r.All, r.AnyOf, r.Not, r.Near, r.Inside, r.Present, r.Measure, r.Negated,
        r.HasEvidence, r.HeldProof, r.InCategory, r.OnMarketplace, r.InJurisdiction, r.InField, r.Token, r.Grammar,
        r.Quoted, r.InBrand, r.HasAttribute, r.AtStart, r.Disguised, r.Applies, r.SeverityCase, r.VerdictCase, r.Term,
        r.Find, r.Exemption, r.Suggestion, r.RequiredInformation, r.TitleStyle, r.Rule, r.Pack,
        Provenance, Group, Lexicon, Lexicons, FoldTables, Library,
    )
}  # fmt: skip

# Values that many rules share. Each is written once and then referred to by number, which keeps loading fast.
_SHARED: Final = (r.Term, r.Material, r.Source, r.Applies, r.Bilingual, r.SeverityCase)


def freeze(value: Any) -> str:
    """Return the value as JSON text."""
    shared: dict[Any, int] = {}
    body = encode(value, shared)
    pool = [encode(one) for one in shared]
    return json.dumps([pool, body], ensure_ascii=False, separators=(",", ":"))


def thaw(text: str | bytes) -> Any:
    """Return the value that `freeze` wrote. Raises KeyError, TypeError or ValueError on anything else."""
    import gc

    # Tens of thousands of values are made and none is garbage; looking for some would take longer than making them.
    collecting = gc.isenabled()
    gc.disable()
    try:
        pool, body = json.loads(text)
        return _decode(body, [_decode(one, []) for one in pool])
    finally:
        if collecting:
            gc.enable()


def encode(value: Any, shared: dict[Any, int] | None = None) -> Any:
    """Return a JSON-like tree of a frozen value: a tuple is a list, anything else that JSON lacks is tagged by name.

    `shared`, if given, collects values that occur often; the tree then holds their numbers.
    """
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, tuple):
        if shared is not None and value and all(isinstance(item, r.Term) for item in value):
            return {"terms": [shared.setdefault(item, len(shared)) for item in value]}
        return [encode(item, shared) for item in value]
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, dict):
        return {"dict": [[encode(key), encode(item)] for key, item in value.items()]}
    if isinstance(value, frozenset):
        return {"set": sorted(value)}
    if shared is not None and isinstance(value, _SHARED):
        return {"shared": shared.setdefault(value, len(shared))}
    name = type(value).__name__
    if not is_dataclass(value) or _CLASSES.get(name) is not type(value):
        raise TypeError(f"{name} is not in the table of what may be written")
    return {name: [encode(getattr(value, one.name), shared) for one in fields(value)]}


def _decode(tree: Any, pool: list[Any]) -> Any:
    kind = type(tree)
    if kind is list:
        return tuple(_decoded(tree, pool)) if tree else ()
    if kind is not dict:
        return tree
    ((name, content),) = tree.items()
    if name in _CLASSES:
        return _CLASSES[name](*_decoded(content, pool))
    return _TAGS[name](content, pool)


def _decoded(items: list[Any], pool: list[Any]) -> list[Any]:
    # Most members are plain; asking here saves a call for each.
    return [item if type(item) in _PLAIN else _decode(item, pool) for item in items]


_PLAIN: Final = frozenset({str, int, bool, float, type(None)})
_TAGS: Final[dict[str, Callable[[Any, list[Any]], Any]]] = {
    "shared": lambda number, pool: pool[number],
    "terms": lambda numbers, pool: tuple([pool[number] for number in numbers]),
    "date": lambda written, pool: date.fromisoformat(written),
    "dict": lambda pairs, pool: {_decode(key, pool): _decode(item, pool) for key, item in pairs},
    "set": lambda members, pool: frozenset(members),
}
