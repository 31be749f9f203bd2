"""What makes two findings of different runs the same finding.

Rule lineage, jurisdiction, source, listing, field family, what was found, and the how-manieth of its kind. Never an
offset, an index or a row: a title is re-ordered daily, and triage must survive it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from listing_audit.model.scope import field_family

if TYPE_CHECKING:
    from listing_audit.rules.rule import Rule
    from listing_audit.rules.rule_set import Head
    from listing_audit.verify.outcome import Outcome

FINGERPRINT_CHARS: Final = 32
# What tells one price series of a listing from another; verifiers of price rules put these into `details`.
PRICE_IDENTITY: Final = ("sku", "channel", "market", "promotion_start")


def lineage_roots(rules: Iterable[Rule | Head]) -> dict[str, str]:
    """Return for every rule id that replaces others the oldest id of its line, which findings are known by.

    Give it retired rules too: a chain is only as long as its known links.
    """
    replaced = {rule.id: rule.replaces for rule in rules if rule.replaces is not None}
    roots = {}
    for rule_id in replaced:
        root, seen = rule_id, {rule_id}
        while (older := replaced.get(root)) is not None and older not in seen:
            root = older
            seen.add(older)
        roots[rule_id] = root
    return roots


def fingerprints(
    outcomes: Sequence[Outcome], *, listing_id: str, source: str, roots: Mapping[str, str]
) -> tuple[str, ...]:
    """Return one fingerprint an outcome, in the order given; outcomes must come in the order of their places.

    Equal things found twice are told apart by number, 0 for the first. `roots` is `lineage_roots`.
    """
    counts: dict[tuple[str, ...], int] = {}
    found = []
    for outcome in outcomes:
        rule = outcome.rule
        key = (
            roots.get(rule.id, rule.replaces or rule.id),
            outcome.jurisdiction,
            source,
            listing_id,
            field_family(outcome.field.name),
            *_what_was_found(outcome),
        )
        number = counts.get(key, 0)
        counts[key] = number + 1
        found.append(_digest((*key, str(number))))
    return tuple(found)


def _what_was_found(outcome: Outcome) -> tuple[str, ...]:
    if outcome.rule.kind == "price" and outcome.span is None:
        return ("price", *(str(outcome.details.get(name) or "") for name in PRICE_IDENTITY))
    if outcome.rule.kind == "policy":
        return ("policy", outcome.rule.topic)
    return ("text", outcome.folded_quote)


def _digest(parts: tuple[str, ...]) -> str:
    # JSON keeps the parts apart whatever they hold, and its escapes make lone surrogates harmless.
    written = json.dumps(parts, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return hashlib.sha256(written).hexdigest()[:FINGERPRINT_CHARS]
