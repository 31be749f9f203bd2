"""Turns the table lexicons into the value that folding takes."""

from __future__ import annotations

from functools import lru_cache

from listing_audit.lexicon.lexicon import Lexicons
from listing_audit.text.fold import FoldTables

# Variation selectors: an emoji is written with or without them.
_SELECTORS = {0xFE0E: None, 0xFE0F: None}


@lru_cache(maxsize=8)
def fold_tables(lexicons: Lexicons) -> FoldTables:
    """Return what folding knows beyond Unicode. Its digest changes when, and only when, one of its tables does.

    Tables of the same kind in several files are merged; the file that comes last has the last word.
    """
    import hashlib
    import json

    parts: dict[str, dict[str, str]] = {
        "traditional": dict(lexicons.table("traditional")),
        "lookalikes": dict(lexicons.table("lookalikes")),
        "sounded": dict(lexicons.table("sounded")),
        "emoji_words": {key.translate(_SELECTORS): word for key, word in lexicons.table("emoji_words")},
        "joiners": dict(lexicons.table("joiners")),
        "guarded": {name.lower(): "" for name in lexicons.guarded("names")},
        "guarded_words": {word.lower(): "" for word in lexicons.guarded("words")},
        "guarded_ordinary": dict(lexicons.table("guarded_ordinary")),
        "mixed_words": dict(lexicons.mixed_words()),
        "mixed_codes": dict(lexicons.table("mixed_codes")),
        "splits": dict(lexicons.table("split_characters")),
    }
    content = json.dumps(parts, ensure_ascii=True, sort_keys=True)
    return FoldTables(
        traditional=parts["traditional"],
        lookalikes=parts["lookalikes"],
        sounded=parts["sounded"],
        emoji_words=parts["emoji_words"],
        joiners=frozenset(parts["joiners"]),
        guarded=frozenset(parts["guarded"]),
        guarded_words=frozenset(parts["guarded_words"]),
        guarded_ordinary=frozenset(parts["guarded_ordinary"]),
        mixed_words=parts["mixed_words"],
        mixed_codes=parts["mixed_codes"],
        splits=parts["splits"],
        digest=hashlib.sha256(content.encode("ascii")).hexdigest()[:16],
    )
