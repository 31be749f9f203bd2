"""Files that the program keeps for itself between runs: trusted only when they are this user's and undamaged.

A file holds named parts behind a list of where each stands, so that a reader takes only what it needs. Its checksum
is there for damage (a full disk, a broken copy): whoever could forge the file could forge any checksum, so what keeps
strangers out is that file and folder belong to this user and nobody else may write them.

Adding up tens of megabytes takes longer than reading what a title asks for. So a file that was whole once is not added
up again until somebody touches it or the machine starts anew: the system keeps the time of the last change of a file,
which nobody sets, and what was found whole is noted with that time under the number of the start of the machine.
"""

from __future__ import annotations

import json
import mmap
import os
import stat
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from zlib import crc32

_CHECKSUM_CHARS: Final = 8
_LENGTH_BYTES: Final = 8
# Two changes within this time may leave the same stamp on a file.
_CLOCK_GRAIN_NS: Final = 2_000_000_000
# Rule sets differ by folders, law date and selection; more of them than this are not in use at once.
_KEPT: Final = 12


Content = bytes | mmap.mmap


class Parts:
    """The parts of one file: `facts` are what it says of itself, each part is bytes under a name."""

    __slots__ = ("_content", "_places", "facts", "written")

    def __init__(self, facts: Mapping[str, Any], content: Content, places: Mapping[str, Any], written_ns: int) -> None:
        self.facts = facts
        self.written = written_ns  # when the file was written, in nanoseconds since 1970
        self._content = memoryview(content)
        self._places = places

    def __getitem__(self, name: str) -> bytes:
        return bytes(self.view(name))

    def view(self, name: str) -> memoryview:
        """Return a part without copying it."""
        start, length = self._places[name]
        return self._content[start : start + length]

    def all(self) -> dict[str, bytes]:
        """Return every part by its name, in the order in which they were written."""
        return {name: self[name] for name in self._places}


def joined(magic: bytes, facts: Mapping[str, Any], parts: Mapping[str, bytes]) -> bytes:
    """Return the content of a file: the magic line, a checksum, the facts, and the parts one after the other."""
    places = {}
    at = 0
    for name, part in parts.items():
        places[name] = (at, len(part))
        at += len(part)
    head = json.dumps([facts, places], separators=(",", ":")).encode("ascii")
    body = b"".join([len(head).to_bytes(_LENGTH_BYTES, "big"), head, *parts.values()])
    return magic + _checksum(body) + body


def parted(magic: bytes, content: Content, written_ns: int = 0, *, known_whole: bool = False) -> Parts:
    """Return the parts that `joined` wrote. Raises ValueError for anything else, and for damage.

    `known_whole` says that the content was added up before.
    """
    start = len(magic) + _CHECKSUM_CHARS
    head_start = start + _LENGTH_BYTES
    if content[: len(magic)] != magic:
        raise ValueError("damaged")
    if not known_whole and content[len(magic) : start] != _checksum(memoryview(content)[start:]):
        raise ValueError("damaged")
    head_end = head_start + int.from_bytes(content[start:head_start], "big")
    facts, places = json.loads(content[head_start:head_end])
    shifted = {name: (head_end + at, length) for name, (at, length) in places.items()}
    return Parts(facts, content, shifted, written_ns)


def facts_of(file: Path, magic: bytes) -> Mapping[str, Any]:
    """Return the facts of a file without looking at its parts, and so without knowing whether it is whole.

    Raises ValueError for a file that `joined` did not write.
    """
    with file.open("rb") as opened:
        if opened.read(len(magic)) != magic:
            raise ValueError("damaged")
        opened.read(_CHECKSUM_CHARS)
        facts, _ = json.loads(opened.read(int.from_bytes(opened.read(_LENGTH_BYTES), "big")))
    found: Mapping[str, Any] = facts
    return found


def read_parts(file: Path, magic: bytes) -> Parts | None:
    """Return the parts of the file, or None when it is not there, not ours alone, or damaged."""
    try:
        if not _is_private(file.parent.stat()):
            return None
        with file.open("rb") as opened:
            facts = os.fstat(opened.fileno())
            if not stat.S_ISREG(facts.st_mode) or not _is_private(facts):
                return None
            # Of tens of megabytes a run reads a few; a file that is replaced meanwhile stays as it was opened.
            content = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
            whole = _found_whole(file.parent)
            stamp = [facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns]
            known = whole.get(file.name) == stamp
            parts = parted(magic, content, facts.st_mtime_ns, known_whole=known)
            if not known:
                _note_whole(file, stamp, whole)
            return parts
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def _start_of_machine() -> str:
    """What tells this start of the machine from any other, or "" where the system does not say."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


def _notes_of(folder: Path) -> Path | None:
    start = _start_of_machine()
    return folder / f"whole-{start}.json" if start else None


def _found_whole(folder: Path) -> dict[str, list[int]]:
    """The files of the folder that were found whole since the machine started, with the stamps that they had."""
    notes = _notes_of(folder)
    if notes is None:
        return {}
    try:
        with notes.open("rb") as opened:
            facts = os.fstat(opened.fileno())
            said = json.loads(opened.read()) if stat.S_ISREG(facts.st_mode) and _is_private(facts) else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _note_whole(file: Path, stamp: list[int], whole: Mapping[str, list[int]]) -> None:
    """Note that a file is whole, once it is old enough for its stamp to tell a later change from the last one."""
    notes = _notes_of(file.parent)
    if notes is None or time.time_ns() - stamp[-1] < _CLOCK_GRAIN_NS:
        return
    kept = {name: known for name, known in whole.items() if (file.parent / name).exists()}
    write_private(notes, json.dumps({**kept, file.name: stamp}).encode("ascii"))


def write_private(file: Path, content: bytes) -> bool:
    """Write the file so that it appears whole or not at all, readable by this user alone; return whether that worked.

    A read-only or full disk is no error: the next run makes the content again. Several processes may write at once;
    one of them is last. Of files that begin with the same word (up to the first hyphen) only the newest stay.
    """
    import tempfile

    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".part-")
        try:
            with os.fdopen(handle, "wb") as opened:
                opened.write(content)
            Path(temporary).replace(file)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
            return False
        _forget_the_oldest(file)
    except OSError:
        return False
    return True


def _forget_the_oldest(file: Path) -> None:
    kind = file.name.partition("-")[0]
    found = [(entry.stat().st_mtime_ns, entry.path) for entry in os.scandir(file.parent) if _is_of(entry.name, kind)]
    for _, path in sorted(found, reverse=True)[_KEPT:]:
        Path(path).unlink(missing_ok=True)


def _is_of(name: str, kind: str) -> bool:
    return name.startswith(f"{kind}-") and name.endswith((".bin", ".json"))


def _checksum(body: bytes | memoryview) -> bytes:
    return f"{crc32(body):08x}".encode("ascii")


def _is_private(fact: os.stat_result) -> bool:
    """Whether the file or folder belongs to this user and nobody else may write it; known on POSIX systems only."""
    if os.name != "posix":
        return True
    return fact.st_uid == os.geteuid() and not fact.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
