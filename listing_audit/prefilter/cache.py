"""The built index on disk, keyed by the rule set's digest; what batches need of it; the words of each rule, for the next.

The automaton's reader does not check what it reads, so a file counts only when it can be trusted (`private_files`) and
its header names exactly this rule set and this automaton library. Anything else is made again.
"""

from __future__ import annotations

import hashlib
import json
import os
from array import array
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

from listing_audit.private_files import Parts, joined, read_parts, write_private
from listing_audit.values import frozen

_MAGIC: Final = b"listing-audit index 4\n"
_MAGIC_OF_WORDS: Final = b"listing-audit words 2\n"
_MAGIC_OF_TABLES: Final = b"listing-audit tables 1\n"
_GATES: Final = "\x1d"  # a group separator; pieces of a gate are set apart by other controls


class Texts(Sequence[str]):
    """Texts that are cut apart when the first one is asked for: a run knows words by number and hardly reads any."""

    def __init__(self, raw: memoryview, separator: str, count: int) -> None:
        self._raw, self._separator, self._count = raw, separator, count

    @cached_property
    def _all(self) -> list[str]:
        return str(self._raw, "utf-8", "surrogatepass").split(self._separator) if self._count else []

    def __reduce__(self) -> tuple[type, tuple[list[str]]]:
        return (list, (list(self),))

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: Any) -> Any:
        return self._all[index]


@frozen
class Words:
    """The words of an automaton in its order, what each stands for, and what no word stands for.

    `entries` holds three numbers for each meaning of a word: the rule, whether it is a pattern, and which one; those of
    word `i` are at `[3 * starts[i], 3 * starts[i + 1])`. `edges` has a byte for each word. `gates` say of each pattern
    that has words what else a match needs, as `prefilter.gate` writes it; `gated` are the rule and the number of each,
    one after the other. Flat, because tens of thousands of small lists would take longer to read than everything else.
    """

    texts: Sequence[str]
    starts: array[int]
    entries: array[int]
    edges: bytes
    always: Sequence[Sequence[int]]
    gated: array[int]
    gates: Sequence[str]


def _file(kind: str, key: str, cache_dir: Path) -> tuple[Path, str]:
    name = hashlib.sha256(f"{key} {_automaton_version()}".encode()).hexdigest()
    return cache_dir / f"{kind}-{name[:24]}.bin", name


def _automaton_version() -> str:
    """What tells one installed automaton library from another. Its declared version takes longer to look up."""
    import daachorse

    facts = os.stat(next(iter(daachorse.__path__)) + "/__init__.py")  # noqa: PTH116  written when it is installed
    return f"{facts.st_size} {facts.st_mtime_ns}"


def load_index(key: str, cache_dir: Path | None) -> tuple[Words, Any] | None:
    """Return the cached words and automaton of exactly this key, or None if there is nothing that can be trusted."""
    if cache_dir is None:
        return None
    file, name = _file("index", key, cache_dir)
    parts = read_parts(file, _MAGIC)
    if parts is None or parts.facts["name"] != name:
        return None
    words = _read_words(parts)
    if not words.texts:
        return words, None
    import daachorse

    return words, daachorse.CharwiseDoubleArrayAhoCorasick.deserialize(parts["automaton"])


def save_index(key: str, words: Words, automaton: Any, cache_dir: Path | None) -> None:
    """Keep the index for the next run. Where nothing can be written the next run builds it again."""
    if cache_dir is None:
        return
    file, name = _file("index", key, cache_dir)
    facts = {"name": name, "always": words.always, "words": len(words.texts), "gates": len(words.gates)}
    parts = {
        "texts": "\0".join(words.texts).encode("utf-8", "surrogatepass"),
        "starts": words.starts.tobytes(),
        "entries": words.entries.tobytes(),
        "edges": words.edges,
        "gated": words.gated.tobytes(),
        "gates": _GATES.join(words.gates).encode("utf-8", "surrogatepass"),
        "automaton": bytes(automaton.serialize()) if automaton is not None else b"",
    }
    write_private(file, joined(_MAGIC, facts, parts))


def _read_words(parts: Parts) -> Words:
    return Words(
        Texts(parts.view("texts"), "\0", parts.facts["words"]),
        _numbers(parts.view("starts")),
        _numbers(parts.view("entries")),
        parts["edges"],
        parts.facts["always"],
        _numbers(parts.view("gated")),
        Texts(parts.view("gates"), _GATES, parts.facts["gates"]),
    )


def _numbers(raw: memoryview) -> array[int]:
    numbers = array("I")
    numbers.frombytes(raw)
    return numbers


# ------------------------------------------------------------------ tables for batches


def load_tables(key: str, cache_dir: Path | None) -> Parts | None:
    """Return what `save_tables` kept under exactly this key, or None if there is nothing that can be trusted."""
    if cache_dir is None:
        return None
    file, name = _file("tables", key, cache_dir)
    parts = read_parts(file, _MAGIC_OF_TABLES)
    return parts if parts is not None and parts.facts["name"] == name else None


def save_tables(key: str, parts: Mapping[str, bytes], facts: Mapping[str, Any], cache_dir: Path | None) -> None:
    """Keep tables that batches are looked up in. One listing does without them, so they are no part of the index."""
    if cache_dir is None:
        return
    file, name = _file("tables", key, cache_dir)
    write_private(file, joined(_MAGIC_OF_TABLES, {**facts, "name": name}, parts))


# ------------------------------------------------------------------ words of single rules


def load_rule_words(key: str, cache_dir: Path | None) -> Mapping[str, Any]:
    """Return what `save_rule_words` kept under this key, by the digest of each rule; nothing that is not trusted."""
    parts = read_parts(_file("words", key, cache_dir)[0], _MAGIC_OF_WORDS) if cache_dir is not None else None
    if parts is None:
        return {}
    starts = array("I", parts["starts"])
    blob = parts["records"]
    return {digest: json.loads(blob[starts[at] : starts[at + 1]]) for at, digest in enumerate(parts.facts["digests"])}


def save_rule_words(key: str, words: Mapping[str, Any], cache_dir: Path | None) -> None:
    """Keep the words of rules, by the digest of each: when one rule changes, the others need not be read again."""
    if cache_dir is None:
        return
    records = [json.dumps(one, separators=(",", ":")).encode("ascii") for one in words.values()]
    parts = {"starts": array("I", accumulate(map(len, records), initial=0)).tobytes(), "records": b"".join(records)}
    write_private(_file("words", key, cache_dir)[0], joined(_MAGIC_OF_WORDS, {"digests": list(words)}, parts))
