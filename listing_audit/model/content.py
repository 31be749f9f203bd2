"""What a listing says, apart from where it stood: the same listing in another row or file has the same content."""

from __future__ import annotations

import hashlib
from dataclasses import fields, is_dataclass

from listing_audit.model.listing import Listing

# Where something stood, and what is kept beside what is audited: a shop's stock changes with every sale.
_PLACES = frozenset({"location", "line", "first_line", "extra"})


def content_digest(listing: Listing) -> bytes:
    """Return 32 bytes that are equal for equal content: id, texts, offers, prices, policy, evidence; not the place."""
    return hashlib.sha256(repr(_content(listing)).encode("ascii", "backslashreplace")).digest()


def _content(value: object) -> object:
    """Nested tuples without places. Names of classes and fields are in it, so that nothing stands for something else."""
    if is_dataclass(value) and not isinstance(value, type):
        said = tuple((one.name, _content(getattr(value, one.name))) for one in fields(value) if one.name not in _PLACES)
        return (type(value).__name__, said)
    if isinstance(value, (list, tuple)):
        return tuple(_content(item) for item in value)
    if isinstance(value, dict):
        return tuple((str(key), _content(item)) for key, item in value.items())
    if isinstance(value, (set, frozenset)):
        return tuple(sorted(repr(_content(item)) for item in value))
    return value
