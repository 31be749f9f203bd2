"""The built automaton on disk, keyed by its words. A corrupt or foreign file is rebuilt, never trusted.

The automaton's reader does not check what it reads, so a file counts only when it belongs to this user, nobody else
may write it, its header names exactly these words and this library version, and its body has the checksum it claims.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from pathlib import Path
from typing import Any

_MAGIC = b"listing-audit automaton 1\n"
_DIGEST_SIZE = 32


def _key(words: tuple[str, ...]) -> bytes:
    from importlib.metadata import version

    digest = hashlib.sha256(version("daachorse").encode())
    for word in words:
        digest.update(b"\0" + word.encode("utf-8", "surrogatepass"))
    return digest.digest()


def _path(words: tuple[str, ...], cache_dir: Path) -> Path:
    return cache_dir / f"automaton-{_key(words).hex()[:24]}.bin"


def load_automaton(words: tuple[str, ...], cache_dir: Path | None) -> Any:
    """Return the cached automaton of exactly these words, or None if there is none that can be trusted."""
    if cache_dir is None:
        return None
    path = _path(words, cache_dir)
    try:
        with path.open("rb") as file:
            if not _is_ours(os.fstat(file.fileno())):
                return None
            content = file.read()
    except OSError:
        return None
    head = len(_MAGIC) + 2 * _DIGEST_SIZE
    key, checksum, body = content[len(_MAGIC) : head - _DIGEST_SIZE], content[head - _DIGEST_SIZE : head], content[head:]
    if not content.startswith(_MAGIC) or key != _key(words) or checksum != hashlib.sha256(body).digest():
        return None
    import daachorse

    return daachorse.CharwiseDoubleArrayAhoCorasick.deserialize(body)


def save_automaton(words: tuple[str, ...], automaton: Any, cache_dir: Path | None) -> None:
    """Keep the automaton for the next run. Where nothing can be written the next run builds it again."""
    if cache_dir is None:
        return
    body = bytes(automaton.serialize())
    content = _MAGIC + _key(words) + hashlib.sha256(body).digest() + body
    try:
        cache_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = tempfile.mkstemp(dir=cache_dir, prefix=".automaton-")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(_path(words, cache_dir))
    except OSError:
        return


def _is_ours(facts: os.stat_result) -> bool:
    if os.name != "posix":
        return stat.S_ISREG(facts.st_mode)
    others_write = facts.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISREG(facts.st_mode) and facts.st_uid == os.geteuid() and not others_write
