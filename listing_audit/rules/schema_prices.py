"""Reads the prices that an example of a price rule stands on: what was asked when, and the promotion that is judged."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Final, cast

from listing_audit.ingest.canonical_prices import FACTS
from listing_audit.model.prices import EventKind, PriceEvent, Promotion
from listing_audit.rules import rule as r
from listing_audit.rules import schema_values as v
from listing_audit.strict_yaml import Mapping, Node, Scalar

KEYS: Final = ("prices", "earlier", "promotion")
_PROMOTION_KEYS: Final = ("starts", "ends", "price", "reference", "label", "percent", "facts")
_KINDS: Final[dict[str, EventKind]] = {"": "listed", "listed": "listed", "sale": "sale", "deal": "transaction"}


def price_example(part: v.Block, words: str) -> r.PriceExample | None:
    """Return the prices of an example, or None when it gives none. `words` are its text: what the ad says.

    Times are local to the market of the example, so they are written without a zone.
    """
    if part.get("prices") is None and part.get("promotion") is None:
        return None
    events = tuple(event for node in v.items(part, "prices") if (event := _event(node, part)) is not None)
    if any(late.at < early.at for early, late in pairwise(events)):
        part.add("prices", "write the prices in the order of time")
    earlier = tuple(_promotion(node, part.called("earlier"), "", part) for node in v.items(part, "earlier"))
    return r.PriceExample(events, _promotion(part.get("promotion"), part.called("promotion"), words, part), earlier)


def _promotion(node: Node | None, name: str, words: str, part: v.Block) -> Promotion:
    block = v.block(node, name, _PROMOTION_KEYS, part.found, line=part.line)
    v.require(block, "starts", "price")
    starts = _moment(block, "starts")
    return Promotion(
        announced_at=starts,
        starts_at=starts,
        ends_at=_moment(block, "ends"),
        price=_amount(block, "price"),
        reference_price=_amount(block, "reference"),
        reference_label=v.text(block, "label"),
        claimed_percent=_amount(block, "percent"),
        claim_text=words or None,
        facts=_facts(block),
    )


def _event(node: Node, part: v.Block) -> PriceEvent | None:
    """Read `2026-05-01 79.90`, `2026-05-01T18:00 59 sale` or `2026-05-03 79 deal`."""
    words = node.text.split() if isinstance(node, Scalar) else []
    if len(words) in (2, 3) and (words[2] if len(words) == 3 else "") in _KINDS:
        at, price = _as_moment(words[0]), _as_amount(words[1])
        if at is not None and price is not None:
            return PriceEvent(at, price, _KINDS[words[2] if len(words) == 3 else ""])
    part.found.add(
        node.line, f'{part.called("prices")}: write "2026-05-01 79.90", and after it sale or deal if it was one'
    )
    return None


def _moment(block: v.Block, key: str) -> datetime | None:
    written = v.text(block, key)
    found = _as_moment(written) if written is not None else None
    if written is not None and found is None:
        block.add(key, f'"{written}": write a local day or time, such as 2026-05-28 or 2026-05-28T10:00')
    return found


def _as_moment(written: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        return None
    return found if found.tzinfo is None else None


def _amount(block: v.Block, key: str) -> Decimal | None:
    written = v.text(block, key)
    found = _as_amount(written) if written is not None else None
    if written is not None and found is None:
        block.add(key, f'"{written}" is no amount')
    return found


def _as_amount(written: str) -> Decimal | None:
    try:
        found = Decimal(written)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _facts(block: v.Block) -> tuple[tuple[str, str], ...]:
    node = block.get("facts")
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        block.add("facts", "expected a mapping of facts, such as {progressive: true}")
        return ()
    facts = []
    for name, given in node.entries.items():
        if name not in FACTS:
            block.found.add(node.key_lines.get(name), f'facts: unknown fact "{name}"{v.did_you_mean(name, FACTS)}')
        facts.append((name, given.text if isinstance(given, Scalar) else json.dumps(_plain(given), ensure_ascii=False)))
    return tuple(facts)


def _plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return cast(object, None if node.is_null else node.text)
    if isinstance(node, Mapping):
        return {name: _plain(entry) for name, entry in node.entries.items()}
    return [_plain(item) for item in node.items]
