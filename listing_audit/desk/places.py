"""Files on the server that may be read by their path: those in folders that the operator named, and no other."""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from listing_audit.desk.errors import Invalid, NotAllowed

_LONGEST_PATH: Final = 1000
_MOST_ENTRIES: Final = 10_000


def allowed_path(text: str, folders: Sequence[Path]) -> Path:
    """Return the file or folder that a text names, with all links followed, when it lies in an allowed folder.

    Raises NotAllowed when it lies elsewhere, or nothing is there: what exists outside must not be found out this way.
    """
    if not folders:
        raise NotAllowed("no folder is allowed on this server; the operator names one with --sources FOLDER")
    if not text or len(text) > _LONGEST_PATH or not text.isprintable():
        raise Invalid(f"path: 1 to {_LONGEST_PATH} printable characters")
    roots = [folder.resolve() for folder in folders]
    given = Path(text)
    for root in roots:
        # A path without a beginning is looked for in each of the folders.
        found = Path(os.path.realpath(given if given.is_absolute() else root / given))
        if any(found == one or one in found.parents for one in roots) and found.exists():
            return found
    shown = ", ".join(str(folder) for folder in folders)
    raise NotAllowed(f"path: nothing that may be read lies there; allowed are {shown}")


def newest_file(place: Path, folders: Sequence[Path]) -> Path:
    """Return the file itself, or the newest file that lies directly in a folder: exports are dropped there one by one.

    Files whose name begins with a dot are passed over. Raises Invalid when there is none.
    """
    if not place.is_dir():
        return place
    newest: tuple[int, str, Path] | None = None
    with os.scandir(place) as entries:
        for number, entry in enumerate(entries):
            if number >= _MOST_ENTRIES:
                raise Invalid(f"path: more than {_MOST_ENTRIES} files lie in that folder; name a file or clear it")
            facts = entry.stat(follow_symlinks=False)
            if entry.name.startswith(".") or not stat.S_ISREG(facts.st_mode):
                continue
            candidate = (facts.st_mtime_ns, entry.name, Path(entry.path))
            newest = max(newest, candidate) if newest is not None else candidate
    if newest is None:
        raise Invalid("path: no file lies in that folder")
    return allowed_path(str(newest[2]), folders)


def content_of(file: Path, most_bytes: int) -> bytes:
    """Return the content of a plain file. Raises Invalid for a larger one, and for what is no file."""
    try:
        # Opened before it is looked at, so that what is looked at is what is read; a pipe must not keep us waiting.
        handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(handle, "rb") as opened:
            facts = os.fstat(opened.fileno())
            if not stat.S_ISREG(facts.st_mode):
                raise Invalid("path: not a plain file")
            if facts.st_size > most_bytes:
                raise Invalid(f"path: the file is larger than {most_bytes // 1024**2} MiB; split it")
            return opened.read(most_bytes + 1)
    except OSError as error:
        raise Invalid(f"path: cannot be read: {error.strerror or error}") from error
