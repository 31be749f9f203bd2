"""The built index on disk, keyed by the rule set's digest; what batches need of it; the words of each rule, for the next.

The automaton's reader does not check what it reads, so a file counts only when it can be trusted (`private_files`) and
its header names exactly this rule set and this automaton library. Anything else is made again. The automaton lies in a
file of its own, twice as long as all the rest: a short text does without it (`prefilter.search`).
"""

from __future__ import annotations

import hashlib
import json
import os
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any, Final, TypeAlias

from listing_audit.private_files import Parts, joined, read_parts, write_private
from listing_audit.values import frozen

_MAGIC: Final = b"listing-audit index 5\n"
_MAGIC_OF_AUTOMATA: Final = b"listing-audit automaton 1\n"
_MAGIC_OF_WORDS: Final = b"listing-audit words 2\n"
_MAGIC_OF_TABLES: Final = b"listing-audit tables 1\n"
Numbers: TypeAlias = "array[int] | memoryview"  # of 32 bits: made here, or as they lie in the file
_WORDS: Final = "\0"
_GATES: Final = "\x1d"  # a group separator; pieces of a gate are set apart by other controls


class Texts(Sequence[str]):
    """Texts one after the other with a separator between them, and where each begins.

    A run knows words by number and hardly reads any: one is read by itself, and all are cut apart for who wants them all.
    """

    def __init__(self, raw: memoryview, separator: str, starts: memoryview) -> None:
        self.raw, self._separator = raw, separator
        self.starts = starts  # one more than there are texts: where the next one would begin

    def __reduce__(self) -> tuple[type, tuple[list[str]]]:
        return (list, (list(self),))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __iter__(self) -> Iterator[str]:
        return iter(str(self.raw, "utf-8", "surrogatepass").split(self._separator) if len(self) else ())

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return list(self)[index]
        at = range(len(self))[index]
        return str(self.raw[self.starts[at] : self.starts[at + 1] - 1], "utf-8", "surrogatepass")


def _written_texts(name: str, texts: Iterable[str], separator: str) -> dict[str, bytes]:
    blobs = [text.encode("utf-8", "surrogatepass") for text in texts]
    starts = array("I", accumulate((len(blob) + 1 for blob in blobs), initial=0))
    return {name: separator.encode("ascii").join(blobs), f"{name}_starts": starts.tobytes()}


def _read_texts(parts: Parts, name: str, separator: str) -> Texts:
    return Texts(parts.view(name), separator, _numbers(parts.view(f"{name}_starts")))


@frozen
class Words:
    """The words of an automaton in its order, what each stands for, and what no word stands for.

    `entries` holds three numbers for each meaning of a word: the rule, whether it is a pattern, and which one; those of
    word `i` are at `[3 * starts[i], 3 * starts[i + 1])`. `edges` has a byte for each word. `gates` say of each pattern
    that has words what else a match needs, as `prefilter.gate` writes it; `gated` are the rule and the number of each,
    one after the other. Flat, because tens of thousands of small lists would take longer to read than everything else.
    """

    texts: Sequence[str]
    starts: Numbers
    entries: Numbers
    edges: bytes
    always: Sequence[Sequence[int]]
    gated: Numbers
    gates: Sequence[str]


def _file(kind: str, key: str, cache_dir: Path) -> tuple[Path, str]:
    name = hashlib.sha256(f"{key} {_automaton_version()}".encode()).hexdigest()
    return cache_dir / f"{kind}-{name[:24]}.bin", name


def _automaton_version() -> str:
    """What tells one installed automaton library from another. Its declared version takes longer to look up."""
    from importlib.machinery import PathFinder  # what `importlib.util` imports besides takes longer than all of this

    spec = PathFinder.find_spec("daachorse")
    assert spec is not None and spec.origin is not None, "a package that the program depends on"
    facts = os.stat(spec.origin)  # noqa: PTH116  written when it is installed
    return f"{facts.st_size} {facts.st_mtime_ns}"


def load_index(key: str, cache_dir: Path | None) -> Words | None:
    """Return the cached words of exactly this key, or None if there is nothing that can be trusted."""
    if cache_dir is None:
        return None
    file, name = _file("index", key, cache_dir)
    parts = read_parts(file, _MAGIC)
    return _read_words(parts) if parts is not None and parts.facts["name"] == name else None


def save_index(key: str, words: Words, cache_dir: Path | None) -> None:
    """Keep the words for the next run. Where nothing can be written the next run makes them again."""
    if cache_dir is None:
        return
    file, name = _file("index", key, cache_dir)
    parts = {
        **_written_texts("texts", words.texts, _WORDS),
        "starts": words.starts.tobytes(),
        "entries": words.entries.tobytes(),
        "edges": words.edges,
        "gated": words.gated.tobytes(),
        **_written_texts("gates", words.gates, _GATES),
    }
    write_private(file, joined(_MAGIC, {"name": name, "always": words.always}, parts))


def _read_words(parts: Parts) -> Words:
    return Words(
        _read_texts(parts, "texts", _WORDS),
        _numbers(parts.view("starts")),
        _numbers(parts.view("entries")),
        parts["edges"],
        parts.facts["always"],
        _numbers(parts.view("gated")),
        _read_texts(parts, "gates", _GATES),
    )


def _numbers(raw: memoryview) -> memoryview:
    return raw.cast("I")


def load_automaton(key: str, cache_dir: Path | None) -> Any:
    """Return the cached automaton of exactly this key, or None if there is none that can be trusted."""
    if cache_dir is None:
        return None
    file, name = _file("automaton", key, cache_dir)
    parts = read_parts(file, _MAGIC_OF_AUTOMATA)
    if parts is None or parts.facts["name"] != name:
        return None
    import daachorse

    return daachorse.CharwiseDoubleArrayAhoCorasick.deserialize(parts["automaton"])


def save_automaton(key: str, automaton: Any, cache_dir: Path | None) -> None:
    """Keep the automaton for the next run that needs it."""
    if cache_dir is None:
        return
    file, name = _file("automaton", key, cache_dir)
    write_private(file, joined(_MAGIC_OF_AUTOMATA, {"name": name}, {"automaton": bytes(automaton.serialize())}))


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
