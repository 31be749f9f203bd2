"""The form in which rules load at run time: one JSON file in the user's cache folder instead of hundreds of YAML files.

The cached form holds what a run needs (`as_it_runs`). It is trusted only when it belongs to this user, nobody
else may write it, its checksum is right, and it was made by this version from files that have not changed since.
Anything else is rebuilt from the files; where no cache can be written, everything works without.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from listing_audit import __version__
from listing_audit.rules.frozen import freeze, thaw
from listing_audit.rules.library import Library
from listing_audit.rules.rule import Rule
from listing_audit.rules.schema_patterns import usable
from listing_audit.text.fold import FOLD_VERSION

_MAGIC: Final = b"listing-audit rules 1\n"
_DIGEST_SIZE: Final = 64
# A file changed within this time before the cache was written may have changed again without a new time stamp.
_CLOCK_GRAIN_NS: Final = 2_000_000_000


def default_cache_dir() -> Path:
    """Return the folder for caches: LISTING_AUDIT_CACHE_DIR, else the user's own cache folder of this system."""
    if named := os.environ.get("LISTING_AUDIT_CACHE_DIR"):
        return Path(named)
    if os.name == "nt" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local) / "listing-audit" / "cache"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path("~/.cache").expanduser()) / "listing-audit"


def load_cached(
    rule_folders: Sequence[Path], lexicon_folders: Sequence[Path], *, cache_dir: Path | None, drafts: bool = False
) -> Library:
    """Return the library of the folders, from the cache when nothing changed, else from the files.

    Both are the same `as_it_runs`, without examples. `cache_dir` None means no cache. Raises DataFileError as
    `load_library` does.
    """
    if cache_dir is None:
        return _built(rule_folders, lexicon_folders, drafts)
    file = cache_dir / f"rules-{_name(rule_folders, lexicon_folders, drafts)}.json"
    manifest = _manifest((*rule_folders, *lexicon_folders))
    cached = _read(file, manifest)
    if cached is not None:
        return cached
    contents = _contents(manifest)
    cached = _read(file, manifest, contents)
    if cached is None:
        known = cache_dir / f"patterns-{_digest_of([__version__, _regex_version(), _code()])}.json"
        usable.update(_patterns(known))
        cached = _built(rule_folders, lexicon_folders, drafts)
        _write_file(known, json.dumps(sorted(usable)).encode("utf-8", "surrogatepass"))
    _write(file, manifest, contents, cached)
    return cached


def _built(rule_folders: Sequence[Path], lexicon_folders: Sequence[Path], drafts: bool) -> Library:
    from listing_audit.rules.load import load_library

    return as_it_runs(load_library(rule_folders, lexicon_folders, drafts=drafts))


def as_it_runs(library: Library) -> Library:
    """Return the library without what only reading, testing and documenting need.

    That is: the examples of rules, the lines of lexicon terms, and tables, which stand in the fold tables already.
    """
    lexicons = tuple(
        replace(one, pairs=(), groups=tuple(replace(group, lines=()) for group in one.groups))
        for one in library.lexicons.lexicons
    )
    return replace(
        library,
        rules=tuple(without_examples(rule) for rule in library.rules),
        lexicons=replace(library.lexicons, lexicons=lexicons),
    )


def without_examples(rule: Rule) -> Rule:
    """Return the rule as it runs: its proof stays in its file."""
    return replace(rule, fires=(), silent=(), known_gaps=())


def _name(rule_folders: Sequence[Path], lexicon_folders: Sequence[Path], drafts: bool) -> str:
    """A name for what was asked: the folders, and the code that reads them."""
    places = [[str(Path(folder).resolve()) for folder in group] for group in (rule_folders, lexicon_folders)]
    return _digest_of([__version__, FOLD_VERSION, drafts, places, _code()])


def _digest_of(said: object) -> str:
    return hashlib.sha256(json.dumps(said).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _regex_version() -> str:
    from importlib.metadata import version

    return version("regex")


def _patterns(file: Path) -> list[str]:
    """Patterns that an earlier run found usable: when one rule changes, the others need not be proven again."""
    try:
        patterns = json.loads(_trusted(file)[1])
    except (OSError, ValueError, RecursionError):
        return []
    return [pattern for pattern in patterns if isinstance(pattern, str)] if isinstance(patterns, list) else []


def _code() -> list[list[object]]:
    """Name, size and time of the modules that make a library, so that a changed checkout never reads an old cache."""
    package = Path(__file__).parent.parent
    modules = [*(package / "rules").glob("*.py"), *(package / "lexicon").glob("*.py"), package / "strict_yaml.py"]
    facts = ((path.name, path.stat()) for path in sorted(modules))
    return [[name, fact.st_size, fact.st_mtime_ns] for name, fact in facts]


_Manifest = list[list[Any]]


def _manifest(folders: Sequence[Path]) -> _Manifest:
    """Path, size and time of every file below the folders, in a fixed order."""
    found: _Manifest = []
    pending = [str(folder) for folder in folders]
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(entry.path)
                    elif not entry.name.endswith(".md"):  # generated pages say nothing that is not in the rules
                        fact = entry.stat()
                        found.append([entry.path, fact.st_size, fact.st_mtime_ns])
        except OSError:
            found.append([folder, -1, -1])  # loading will say what is wrong with it
    found.sort()
    return found


def _contents(manifest: _Manifest) -> str:
    """A digest of what the files hold, whatever their times."""
    digest = hashlib.sha256()
    for path, _, _ in manifest:
        try:
            inner = hashlib.sha256(Path(path).read_bytes()).digest()
        except OSError:
            inner = b"unreadable"
        digest.update(path.encode("utf-8", "surrogatepass") + b"\0" + inner)
    return digest.hexdigest()


def _read(file: Path, manifest: _Manifest, contents: str | None = None) -> Library | None:
    """Return the cached library if it can be trusted and was made from these files, else None."""
    try:
        fact, body = _trusted(file)
        head, _, rest = body.partition(b"\n")
        made_from = json.loads(head)
        if contents is not None:
            fits = made_from["contents"] == contents
        else:
            settled = all(time < fact.st_mtime_ns - _CLOCK_GRAIN_NS for _, _, time in manifest)
            fits = settled and made_from["manifest"] == manifest
        library = thaw(rest) if fits else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return library if isinstance(library, Library) else None


def _trusted(file: Path) -> tuple[os.stat_result, bytes]:
    """What a cache file says, when it is ours alone and undamaged. Raises ValueError or OSError otherwise."""
    if not _is_private(file.parent.stat()):
        raise ValueError("others may write the folder")
    with file.open("rb") as opened:
        fact = os.fstat(opened.fileno())
        if not stat.S_ISREG(fact.st_mode) or not _is_private(fact):
            raise ValueError("not ours alone")
        raw = opened.read()
    body = raw[len(_MAGIC) + _DIGEST_SIZE + 1 :]
    if not body or raw[: -len(body)] != _head(body):
        raise ValueError("damaged")
    return fact, body


def _write(file: Path, manifest: _Manifest, contents: str, library: Library) -> None:
    head = json.dumps({"contents": contents, "manifest": manifest}, ensure_ascii=True)
    _write_file(file, f"{head}\n{freeze(library)}".encode("utf-8", "surrogatepass"))


def _write_file(file: Path, body: bytes) -> None:
    import tempfile

    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=".rules-")
        try:
            with os.fdopen(handle, "wb") as opened:
                opened.write(_head(body) + body)
            Path(temporary).replace(file)
        except OSError:
            Path(temporary).unlink(missing_ok=True)
    except OSError:
        return  # a read-only or full disk: the next run builds again


def _head(body: bytes) -> bytes:
    return _MAGIC + hashlib.sha256(body).hexdigest().encode("ascii") + b"\n"


def _is_private(fact: os.stat_result) -> bool:
    """Whether the file or folder belongs to this user and nobody else may write it; known on POSIX systems only."""
    if os.name != "posix":
        return True
    return fact.st_uid == os.geteuid() and not fact.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
