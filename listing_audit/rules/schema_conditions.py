"""Reads materials (terms and patterns) and conditions. The table of conditions is closed and in plain sight."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol, get_args

from listing_audit.model.recognisers import RECOGNISERS
from listing_audit.model.scope import CATEGORIES, FIELD_FAMILIES, JURISDICTIONS, MARKETPLACES
from listing_audit.model.topics import TOPICS
from listing_audit.rules import rule as r
from listing_audit.rules import schema_values as v
from listing_audit.rules.schema_patterns import pattern_problem
from listing_audit.strict_yaml import Mapping, Node, Scalar
from listing_audit.strict_yaml import Sequence as NodeList

LEXICON_PREFIX = "lexicon:"
MAX_DISTANCE = 400  # code points; a clause or sentence is cut at this reach on either side

_SIDES: tuple[r.Side, ...] = get_args(r.Side)
_STRETCHES: tuple[r.Where, ...] = ("clause", "sentence", "field")
_PLACES: tuple[r.Where, ...] = get_args(r.Where)
_MATERIAL = ("terms", "patterns")
_POS = ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
        "SYM", "VERB", "X")  # fmt: skip


class TermSource(Protocol):
    """What the schema asks of the lexicons."""

    def terms(self, ref: str) -> tuple[str, ...]:
        """Return the terms of `zh/superlatives` or `zh/superlatives#quality`; LookupError when there are none."""
        ...

    def disguises(self, ref: str) -> tuple[tuple[str, str], ...]:
        """Return (disguised form, written term) pairs of the same reference."""
        ...


# None: the lexicons themselves could not be read, which has been reported; references are then not checked.
Lexicons = TermSource | None


def material(part: v.Block, lexicons: Lexicons) -> r.Material:
    """Return what `terms` and `patterns` of a block stand for, lexicons resolved, each term once."""
    found: dict[str, None] = {}
    names: list[str] = []
    for item in v.scalars(part, "terms"):
        for term in resolve(item, part.called("terms"), part.found, lexicons):
            found[term] = None
        if item.text.startswith(LEXICON_PREFIX):
            names.append(item.text.removeprefix(LEXICON_PREFIX))
    return r.Material(tuple(found), patterns(part, "patterns"), tuple(names))


def resolve(item: Scalar, name: str, found: v.Found, lexicons: Lexicons) -> tuple[str, ...]:
    """Return the terms a list member stands for: itself, or what its lexicon holds."""
    if not item.text.strip():
        found.add(item.line, f"{name}: an empty text in the list")
        return ()
    if not item.text.startswith(LEXICON_PREFIX):
        return (item.text,)
    if lexicons is None:
        return ()
    try:
        return lexicons.terms(item.text.removeprefix(LEXICON_PREFIX))
    except LookupError as error:
        found.add(item.line, f"{name}: {error.args[0] if error.args else error}")
        return ()


def patterns(part: v.Block, key: str) -> tuple[str, ...]:
    """Return the patterns of a list that are bounded and compile; the others are reported."""
    good: list[str] = []
    for item in v.scalars(part, key):
        if problem := pattern_problem(item.text, compiles_later=part.found.is_shipped):
            part.found.add(item.line, f"{part.called(key)}: {item.text}: {problem}")
        else:
            good.append(item.text)
    return tuple(good)


def condition(node: Node, name: str, found: v.Found, lexicons: Lexicons) -> r.Condition:
    """Return the condition; one that cannot be read is reported and stands as `all` of nothing."""
    nothing = r.All(())
    if not isinstance(node, Mapping):
        found.add(node.line, f"{name}: expected a condition, such as {{present: {{terms: [...]}}}}")
        return nothing
    if len(node.entries) != 1:
        keys = ", ".join(node.entries) or "none"
        found.add(
            node.line, f"{name}: a condition has one key, here: {keys}; combine several with all: [...] or any: [...]"
        )
        if not node.entries:
            return nothing
    results = [_one(key, value, node.key_lines[key], name, found, lexicons) for key, value in node.entries.items()]
    return results[0]


def _one(key: str, value: Node, line: int, name: str, found: v.Found, lexicons: Lexicons) -> r.Condition:
    name = f"{name}.{key}"
    if key in ("all", "any"):
        return _combined(key, value, name, found, lexicons)
    if key == "not":
        return r.Not(condition(value, name, found, lexicons))
    if key in _LISTS:
        return _LISTS[key](v.Block(name, {key: value}, line, found))
    if key in _BLOCKS:
        keys, read = _BLOCKS[key]
        empty = isinstance(value, Scalar) and value.is_null
        return read(v.block(None if empty else value, name, keys, found, line=line), lexicons)
    known = ("all", "any", "not", *_LISTS, *_BLOCKS)
    hint = v.did_you_mean(key, known) or f"; one of {', '.join(sorted(known))}"
    found.add(line, f'unknown condition "{key}"{hint}')
    return r.All(())


def _combined(key: str, value: Node, name: str, found: v.Found, lexicons: Lexicons) -> r.Condition:
    if not isinstance(value, NodeList) or not value.items:
        found.add(value.line, f"{name}: expected a list of conditions, one at least")
        return r.All(())
    parts = tuple(condition(item, f"{name}[{i}]", found, lexicons) for i, item in enumerate(value.items))
    return r.All(parts) if key == "all" else r.AnyOf(parts)


def _some_material(part: v.Block, lexicons: Lexicons) -> r.Material:
    if part.get("terms") is None and part.get("patterns") is None:
        part.found.add(part.line, f"{part.name}: give terms or patterns to look for")
    return material(part, lexicons)


def _near(part: v.Block, lexicons: Lexicons) -> r.Condition:
    v.require(part, "within_chars")
    side = v.choice(part, "side", _SIDES, "either")
    return _distance(part, lexicons, side)


def _distance(part: v.Block, lexicons: Lexicons, side: r.Side) -> r.Condition:
    return r.Near(
        _some_material(part, lexicons),
        v.number(part, "within_chars", 0, most=MAX_DISTANCE) or 0,
        side,
        v.choice(part, "in", _STRETCHES, "clause"),
        v.flag(part, "quote", False),
    )


def _present(part: v.Block, lexicons: Lexicons) -> r.Condition:
    return r.Present(_some_material(part, lexicons), v.choice(part, "in", _PLACES, "field"))


def _measure(part: v.Block, _: Lexicons) -> r.Condition:
    v.require(part, "within_chars")
    within = v.number(part, "within_chars", 0, most=MAX_DISTANCE) or 0
    return r.Measure(within, v.choice(part, "side", _SIDES, "after"), v.choice(part, "in", _STRETCHES, "clause"))


def _evidence(part: v.Block, _: Lexicons) -> r.Condition:
    v.require(part, "any_of")
    within = v.number(part, "within_chars", None, most=MAX_DISTANCE)
    place = v.choice(part, "in", _PLACES, "field")
    if within is not None and place == "listing":
        part.add(
            "within_chars", "a distance has no meaning across the fields of a listing; leave it out or change `in`"
        )
    return r.HasEvidence(v.choices(part, "any_of", RECOGNISERS, "recogniser"), place, within)


def _token(part: v.Block, lexicons: Lexicons) -> r.Condition:
    whole = v.flag(part, "whole", True) if part.get("whole") is not None else None
    words: dict[str, None] = {}
    for item in v.scalars(part, "part_of"):
        words |= dict.fromkeys(resolve(item, part.called("part_of"), part.found, lexicons))
    if whole is None and part.get("part_of") is None:
        part.found.add(part.line, f"{part.name}: give whole: true or part_of: [...]")
    return r.Token(whole, tuple(words))


def _grammar(part: v.Block, lexicons: Lexicons) -> r.Condition:
    lemmas: dict[str, None] = {}
    for item in v.scalars(part, "lemmas"):
        lemmas |= dict.fromkeys(resolve(item, part.called("lemmas"), part.found, lexicons))
    pos = v.choices(part, "pos", _POS, "part of speech")
    dependencies = v.texts(part, "dependencies")
    if not part.entries:
        part.found.add(part.line, f"{part.name}: give pos, lemmas or dependencies")
    return r.Grammar(pos, tuple(lemmas), dependencies)


def _attribute(part: v.Block, _: Lexicons) -> r.Condition:
    v.require(part, "names")
    pattern = v.text(part, "pattern")
    if pattern is not None and (problem := pattern_problem(pattern, compiles_later=part.found.is_shipped)):
        part.add("pattern", f"{pattern}: {problem}")
    return r.HasAttribute(v.texts(part, "names"), pattern)


def _some(key: str, allowed: tuple[str, ...], what: str) -> Callable[[v.Block], tuple[str, ...]]:
    def read(part: v.Block) -> tuple[str, ...]:
        named = v.choices(
            v.Block(part.name.rpartition(".")[0], part.entries, part.line, part.found), key, allowed, what
        )
        node = part.entries[key]
        if not named and isinstance(node, NodeList) and not node.items:
            part.found.add(node.line, f"{part.name}: an empty list holds for nothing")
        return named

    return read


_read_categories = _some("category", CATEGORIES, "category")
_read_marketplaces = _some("marketplace", MARKETPLACES, "marketplace")
_read_jurisdictions = _some("jurisdiction", tuple(JURISDICTIONS), "jurisdiction")
_read_fields = _some("field", FIELD_FAMILIES, "field")
_QUOTES: tuple[Literal["title", "quotation"], ...] = ("title", "quotation")


def _quoted(part: v.Block) -> r.Condition:
    named = _some("quoted", _QUOTES, "kind of quotation")(part)
    return r.Quoted(tuple(kind for kind in _QUOTES if kind in named))


# Conditions whose value is a list of words.
_LISTS: dict[str, Callable[[v.Block], r.Condition]] = {
    "category": lambda part: r.InCategory(_read_categories(part)),
    "marketplace": lambda part: r.OnMarketplace(_read_marketplaces(part)),
    "jurisdiction": lambda part: r.InJurisdiction(_read_jurisdictions(part)),
    "field": lambda part: r.InField(_read_fields(part)),
    "quoted": _quoted,
}

# Conditions whose value is a mapping: the keys it may have, and how it is read.
_BLOCKS: dict[str, tuple[tuple[str, ...], Callable[[v.Block, Lexicons], r.Condition]]] = {
    "near": ((*_MATERIAL, "within_chars", "side", "in", "quote"), _near),
    "followed_by": ((*_MATERIAL, "within_chars", "in", "quote"), lambda p, x: _distance(p, x, "after")),
    "preceded_by": ((*_MATERIAL, "within_chars", "in", "quote"), lambda p, x: _distance(p, x, "before")),
    "inside": (_MATERIAL, lambda p, x: r.Inside(_some_material(p, x))),
    "present": ((*_MATERIAL, "in"), _present),
    "measure": (("within_chars", "side", "in"), _measure),
    "negated": ((), lambda p, x: r.Negated()),
    "evidence": (("any_of", "in", "within_chars"), _evidence),
    "held_proof": (("topics",), lambda p, x: r.HeldProof(v.choices(p, "topics", TOPICS, "topic"))),
    "token": (("whole", "part_of"), _token),
    "grammar": (("pos", "lemmas", "dependencies"), _grammar),
    "in_brand": ((), lambda p, x: r.InBrand()),
    "attribute": (("names", "pattern"), _attribute),
    "at_start": (("within_chars",), lambda p, x: r.AtStart(v.number(p, "within_chars", 0, most=10_000) or 0)),
    "disguised": ((), lambda p, x: r.Disguised()),
    "reads_like_claim": ((), lambda p, x: r.ReadsLikeClaim()),
}

CONDITION_KEYS: tuple[str, ...] = ("all", "any", "not", *_LISTS, *_BLOCKS)
