"""The built index on disk, keyed by the rule set's digest. A corrupt or foreign file is rebuilt, never trusted.

The automaton's reader does not check what it reads, so a file counts only when it belongs to this user, nobody else
may write it, its header names exactly this rule set and this library version, and its body has the checksum it claims.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import tempfile
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MAGIC = b"listing-audit index 3\n"
_DIGEST_SIZE = 32
_HEAD = len(_MAGIC) + 2 * _DIGEST_SIZE + 8


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an automaton in its order, what each stands for, and what no word stands for.

    `entries` holds three numbers for each meaning of a word: the rule, whether it is a pattern, and which one; those of
    word `i` are at `[3 * starts[i], 3 * starts[i + 1])`. `edges` has a byte for each word. `gates` say of each pattern
    that has words what else a match needs, as `prefilter.gate` writes it. Flat, because tens of thousands of small
    lists would take longer to read than everything else.
    """

    texts: Sequence[str]
    starts: array[int]
    entries: array[int]
    edges: bytes
    always: Sequence[Sequence[int]]
    gates: Sequence[tuple[int, int, str]]


def _digest(key: str) -> bytes:
    from importlib.metadata import version

    return hashlib.sha256(f"{key} {version('daachorse')}".encode()).digest()


def _path(digest: bytes, cache_dir: Path) -> Path:
    return cache_dir / f"index-{digest.hex()[:24]}.bin"


def load_index(key: str, cache_dir: Path | None) -> tuple[Words, Any] | None:
    """Return the cached words and automaton of exactly this key, or None if there is nothing that can be trusted."""
    if cache_dir is None:
        return None
    digest = _digest(key)
    try:
        with _path(digest, cache_dir).open("rb") as file:
            if not _is_ours(os.fstat(file.fileno())):
                return None
            content = file.read()
    except OSError:
        return None
    expected = _MAGIC + digest + hashlib.sha256(content[_HEAD - 8 :]).digest()
    if not content.startswith(expected):
        return None
    words, split = _unpacked(content)
    if not words.texts:
        return words, None
    import daachorse

    return words, daachorse.CharwiseDoubleArrayAhoCorasick.deserialize(content[split:])


def save_index(key: str, words: Words, automaton: Any, cache_dir: Path | None) -> None:
    """Keep the index for the next run. Where nothing can be written the next run builds it again."""
    if cache_dir is None:
        return
    digest = _digest(key)
    body = _packed(words) + (bytes(automaton.serialize()) if automaton is not None else b"")
    content = _MAGIC + digest + hashlib.sha256(body).digest() + body
    try:
        cache_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = tempfile.mkstemp(dir=cache_dir, prefix=".index-")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(_path(digest, cache_dir))
    except OSError:
        return


def _packed(words: Words) -> bytes:
    """The parts one after the other, behind a list of their lengths."""
    parts = [
        json.dumps({"always": words.always}).encode(),
        "\0".join(words.texts).encode("utf-8", "surrogatepass"),
        words.starts.tobytes(),
        words.entries.tobytes(),
        words.edges,
        "\n".join(f"{rule} {number} {line}" for rule, number, line in words.gates).encode("utf-8", "surrogatepass"),
    ]
    head = json.dumps([len(part) for part in parts]).encode()
    return len(head).to_bytes(8, "big") + head + b"".join(parts)


def _unpacked(content: bytes) -> tuple[Words, int]:
    at = _HEAD + int.from_bytes(content[_HEAD - 8 : _HEAD], "big")
    parts = []
    for length in json.loads(content[_HEAD:at]):
        parts.append(content[at : at + length])
        at += length
    facts, texts, starts, entries, edges, gates = parts
    lines = (line.split(" ", 2) for line in gates.decode("utf-8", "surrogatepass").split("\n") if line)
    words = Words(
        texts.decode("utf-8", "surrogatepass").split("\0") if texts else [],
        array("I", starts),
        array("I", entries),
        edges,
        json.loads(facts)["always"],
        [(int(rule), int(number), line) for rule, number, line in lines],
    )
    return words, at


def _is_ours(facts: os.stat_result) -> bool:
    if os.name != "posix":
        return stat.S_ISREG(facts.st_mode)
    others_write = facts.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISREG(facts.st_mode) and facts.st_uid == os.geteuid() and not others_write
