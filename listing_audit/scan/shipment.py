"""Everything that audits a listing, packed for other machines: rules, tables and settings under one digest."""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from listing_audit import __version__
from listing_audit.errors import UsageError
from listing_audit.rules.rule_set import RuleSet
from listing_audit.scan.engine import Engine, build_engine
from listing_audit.scan.pipeline import ScanOptions
from listing_audit.text.fold import FoldTables


@dataclass(frozen=True, slots=True)
class Shipment:
    """A compiled rule set with its settings. `rule_set` names the rules, `digest` is the SHA-256 of `body`.

    The body is a pickle: unpack only what your own driver packed.
    """

    rule_set: str
    digest: str
    body: bytes


def packed(rule_set: RuleSet, tables: FoldTables, options: ScanOptions) -> Shipment:
    """Return the shipment of a rule set, its folding tables and the options of the run."""
    body = pickle.dumps((__version__, rule_set, tables, options), protocol=pickle.HIGHEST_PROTOCOL)
    return Shipment(rule_set.digest, hashlib.sha256(body).hexdigest(), body)


def unpacked(shipment: Shipment, *, cache_dir: Path | None = None) -> tuple[Engine, ScanOptions]:
    """Return the engine and the options; made once a process. UsageError for what was damaged or packed by another version."""
    return _unpacked(shipment.rule_set, shipment.digest, shipment.body, cache_dir)


@lru_cache(maxsize=2)
def _unpacked(rules: str, digest: str, body: bytes, cache_dir: Path | None) -> tuple[Engine, ScanOptions]:
    found = hashlib.sha256(body).hexdigest()
    if found != digest:
        raise UsageError(f"the rules arrived damaged: expected {digest[:12]}, got {found[:12]}; send them again")
    version, rule_set, tables, options = pickle.loads(body)
    if version != __version__:
        raise UsageError(
            f"the rules were packed by version {version}, here is {__version__}; install the same on every machine"
        )
    if rule_set.digest != rules:
        raise UsageError(f"these are the rules {rule_set.digest[:12]}, not {rules[:12]}")
    return build_engine(rule_set, tables, cache_dir=cache_dir), options
