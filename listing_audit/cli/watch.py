"""Tells when files have changed, by looking: it works on every system and in every shared folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

POLL_SECONDS = 1.0
# More files than this would keep the disk busy with looking.
MAX_FILES = 100_000

_State = tuple[tuple[str, int, int], ...]


def rounds(paths: Sequence[str | Path], wait: Callable[[float], object]) -> Iterator[int]:
    """Yield 0 at once, and then 1, 2, … each time the files or folders have changed and come to rest.

    `wait` sleeps for so many seconds; it may raise to end the watch. At rest means: the same in two looks.
    """
    number = 0
    known = state_of(paths)
    yield number
    while True:
        wait(POLL_SECONDS)
        now = state_of(paths)
        if now == known:
            continue
        while True:
            wait(POLL_SECONDS)
            later = state_of(paths)
            if later == now:
                break
            now = later
        known = now
        number += 1
        yield number


def state_of(paths: Sequence[str | Path]) -> _State:
    """Return name, size and time of every file, sorted; what is not there is not in it."""
    found = []
    for path in paths:
        for file in _files(Path(path)):
            try:
                facts = file.stat()
            except OSError:
                continue
            found.append((file.as_posix(), facts.st_size, facts.st_mtime_ns))
            if len(found) >= MAX_FILES:
                return tuple(sorted(found))
    return tuple(sorted(found))


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for at, folders, names in os.walk(path):
        folders[:] = [name for name in folders if name != ".git"]
        yield from (Path(at) / name for name in names)
