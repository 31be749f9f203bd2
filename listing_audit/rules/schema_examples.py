"""Reads the proof that a rule carries: texts on which it fires, texts on which it is silent, and admitted gaps."""

from __future__ import annotations

from typing import TypedDict

from listing_audit.model.scope import CATEGORIES, FIELD_FAMILIES, JURISDICTIONS, MARKETPLACES, field_family
from listing_audit.model.topics import SEVERITIES, TOPICS, VERDICTS
from listing_audit.rules import rule as r
from listing_audit.rules import schema_values as v
from listing_audit.rules.schema_prices import KEYS, price_example
from listing_audit.strict_yaml import Mapping, Node, Scalar

OPEN, CLOSE = "[[", "]]"
POLICY_STATES = ("missing", "vague", "contradiction")

_PLACE_KEYS = (
    "text",
    "category",
    "jurisdiction",
    "marketplace",
    "field",
    "brand",
    "attributes",
    "complete",
    "evidence",
    *KEYS,
)
_Spans = tuple[tuple[int, int], ...]


def unmark(marked: str) -> tuple[str, _Spans] | str:
    """Return the text without its `[[ ]]` marks and the marked spans, half-open, in code points of that text.

    A text whose marks do not pair up gives the reason instead.
    """
    plain: list[str] = []
    spans: list[tuple[int, int]] = []
    length = at = 0
    begun: int | None = None
    while at < len(marked):
        if marked.startswith(OPEN, at) and begun is None:
            begun, at = length, at + 2
        elif marked.startswith(CLOSE, at) and begun is not None:
            if begun == length:
                return "[[]] marks nothing"
            spans.append((begun, length))
            begun, at = None, at + 2
        elif marked.startswith((OPEN, CLOSE), at):
            return f"{marked[at : at + 2]} without its partner"
        else:
            plain.append(marked[at])
            length, at = length + 1, at + 1
    if begun is not None:
        return "[[ without ]]"
    return "".join(plain), tuple(spans)


def firing_examples(part: v.Block, key: str) -> tuple[r.FiringExample, ...]:
    """Return the texts on which the rule must fire."""
    return tuple(_firing(node, part.called(key), part.found) for node in v.items(part, key))


def silent_examples(part: v.Block, key: str) -> tuple[r.SilentExample, ...]:
    """Return the texts on which the rule must stay silent."""
    return tuple(_silent(node, part.called(key), part.found) for node in v.items(part, key))


def known_gaps(part: v.Block, key: str) -> tuple[r.KnownGap, ...]:
    """Return the texts that the rule gets wrong today."""
    return tuple(_gap(node, part.called(key), part.found) for node in v.items(part, key))


def _as_block(node: Node, name: str, keys: tuple[str, ...], found: v.Found) -> v.Block:
    """A bare text is short for {text: …}."""
    if isinstance(node, Scalar):
        return v.Block(name, {"text": node}, node.line, found)
    if not isinstance(node, Mapping):
        found.add(node.line, f"{name}: expected a text or a mapping with text")
        return v.Block(name, {"text": Scalar("-", node.line)}, node.line, found)
    return v.block(node, name, keys, found)


def _marked_text(part: v.Block) -> tuple[str, _Spans]:
    """Return the text and its marks. An example with prices may go without: not every ad says more than two prices."""
    marked = v.text(part, "text", "") or "" if part.get("promotion") is not None else v.required_text(part, "text")
    result = unmark(marked)
    if isinstance(result, str):
        part.add("text", f"{result}; every [[ needs a ]] with at least one character between")
        return marked, ()
    return result


def _plain_text(part: v.Block) -> str:
    text, spans = _marked_text(part)
    if spans:
        part.add("text", "[[ ]] marks what must be reported; in a silent example nothing may be")
    return text


def _word(part: v.Block, key: str, allowed: tuple[str, ...]) -> str | None:
    word = v.text(part, key)
    node = part.get(key)
    if word is not None and node is not None and not v.one_of(word, allowed, key, node.line, part.found):
        return None
    return word


def _field(part: v.Block) -> str:
    name = v.text(part, "field") or "title"
    if field_family(name) not in FIELD_FAMILIES:
        part.add("field", f'unknown field "{name}"{v.did_you_mean(name, FIELD_FAMILIES)}')
    return name


def _attributes(part: v.Block) -> tuple[tuple[str, str], ...]:
    node = part.get("attributes")
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        part.add("attributes", "expected a mapping of names to texts, such as {ingredients: 大豆}")
        return ()
    values = v.Block(part.called("attributes"), node.entries, node.line, part.found)
    return tuple((name, v.text(values, name, "") or "") for name in node.entries)


def _firing(node: Node, name: str, found: v.Found) -> r.FiringExample:
    part = _as_block(node, name, (*_PLACE_KEYS, "verdict", "severity", "state"), found)
    text, spans = _marked_text(part)
    verdict = v.choice(part, "verdict", VERDICTS, "violation") if part.get("verdict") else None
    severity = v.choice(part, "severity", SEVERITIES, "high") if part.get("severity") else None
    state = _word(part, "state", POLICY_STATES)
    return r.FiringExample(
        text=text, spans=spans, verdict=verdict, severity=severity, state=state, **_place(part, text)
    )


def _silent(node: Node, name: str, found: v.Found) -> r.SilentExample:
    part = _as_block(node, name, (*_PLACE_KEYS, "because"), found)
    text = _plain_text(part)
    return r.SilentExample(text=text, because=v.text(part, "because"), **_place(part, text))


def _gap(node: Node, name: str, found: v.Found) -> r.KnownGap:
    part = _as_block(node, name, (*_PLACE_KEYS, "reason"), found)
    v.require(part, "reason")
    text, spans = _marked_text(part)
    return r.KnownGap(text=text, reason=v.text(part, "reason") or "", spans=spans, **_place(part, text))


class _Place(TypedDict):
    category: str | None
    jurisdiction: str | None
    marketplace: str | None
    field: str
    brand: str | None
    attributes: tuple[tuple[str, str], ...]
    complete: bool
    evidence: tuple[str, ...]
    prices: r.PriceExample | None
    line: int


def _place(part: v.Block, text: str) -> _Place:
    """What every kind of example may say about the listing that it stands in."""
    return {
        "category": _word(part, "category", CATEGORIES),
        "jurisdiction": _word(part, "jurisdiction", tuple(JURISDICTIONS)),
        "marketplace": _word(part, "marketplace", MARKETPLACES),
        "field": _field(part),
        "brand": v.text(part, "brand"),
        "attributes": _attributes(part),
        "complete": v.flag(part, "complete", False),
        "evidence": v.choices(part, "evidence", TOPICS, "topic"),
        "prices": price_example(part, text),
        "line": part.line,
    }
