"""The form in which rules load at run time: one file in the user's cache folder instead of hundreds of YAML files.

The file holds what a run needs (`as_it_runs`), in pieces that are read when they are asked for. It is trusted only when
it is this user's and undamaged (`private_files`), and was made by this version from files that have not changed since.
Anything else is rebuilt from the files, where only what changed is parsed again; where no cache can be written,
everything works without.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from listing_audit import __version__
from listing_audit.datafiles import shipped
from listing_audit.private_files import Parts, joined, parted, read_parts, write_private
from listing_audit.rules.library import Library
from listing_audit.rules.stored import StoredLibrary
from listing_audit.text.fold import FOLD_VERSION
from listing_audit.values import without_collection

if TYPE_CHECKING:
    from listing_audit.rules.load import Known, ReadRule
    from listing_audit.rules.rule import Rule

_MAGIC: Final = b"listing-audit rules 6\n"
_MAGIC_OF_PATTERNS: Final = b"listing-audit patterns 2\n"
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
        with without_collection():
            return _stored(*_built(rule_folders, lexicon_folders, drafts, None), {})[0]
    file = cache_dir / f"rules-{_name(rule_folders, lexicon_folders, drafts)}.bin"
    manifest = _manifest((*rule_folders, *lexicon_folders))
    parts = read_parts(file, _MAGIC)
    if parts is not None and _is_settled(parts, manifest) and parts.facts["manifest"] == manifest:
        return StoredLibrary(parts)
    contents = _contents(manifest)
    facts = {"contents": contents, "manifest": manifest, "lexicons": _contents(_manifest(lexicon_folders))}
    if parts is not None and parts.facts["contents"] == contents:
        library = StoredLibrary(parts)
        write_private(file, joined(_MAGIC, {**parts.facts, **facts}, parts.all()))
        return library
    with without_collection():
        recalled = _recall_patterns(cache_dir)
        library, content = _stored(*_built(rule_folders, lexicon_folders, drafts, _known(parts, facts)), facts)
    write_private(file, content)
    _keep_patterns(cache_dir, recalled)
    return library


def _is_settled(parts: Parts, manifest: _Manifest) -> bool:
    """Whether the files were quiet long enough before the cache was written for their times to tell them apart."""
    return all(time < parts.written - _CLOCK_GRAIN_NS for _, _, time in manifest)


def _known(parts: Parts | None, facts: Mapping[str, Any]) -> Known | None:
    """What an earlier run read and still holds: its rules by what they were made of, its lexicons if none changed."""
    if parts is None:
        return None
    from listing_audit.rules.load import Known

    earlier = StoredLibrary(parts)
    lexicons = earlier.lexicons if parts.facts["lexicons"] == facts["lexicons"] else None
    return Known(earlier.known_rules(), lexicons, parts.facts["tables_of"], earlier.tables)


def _built(
    rule_folders: Sequence[Path], lexicon_folders: Sequence[Path], drafts: bool, known: Known | None
) -> tuple[Library, tuple[ReadRule, ...]]:
    from listing_audit.rules.load import read_library

    library, read = read_library(rule_folders, lexicon_folders, drafts=drafts, known=known, shipped=shipped("rules"))
    running = {id(rule): without_examples(rule) for rule in library.rules}
    slim = as_it_runs(replace(library, rules=tuple(running.values())))
    return slim, tuple(
        replace(one, rule=running.get(id(one.rule)) or without_examples(one.rule)) if one.rule is not None else one
        for one in read
    )


def _stored(library: Library, read: Sequence[ReadRule], facts: dict[str, Any]) -> tuple[StoredLibrary, bytes]:
    """The library in the form in which it is read again, so that every run reads the same one, and its file."""
    from listing_audit.rules.load import tables_of
    from listing_audit.rules.stored import library_parts

    said = {**facts, "digest": library.digest, "tables_of": tables_of(library.lexicons)}
    content = joined(_MAGIC, said, library_parts(library, read))
    return StoredLibrary(parted(_MAGIC, content)), content


def as_it_runs(library: Library) -> Library:
    """Return the library without what only reading, testing and documenting need.

    That is: the examples of rules, and the lines of lexicon terms.
    """
    lexicons = tuple(
        replace(one, groups=tuple(replace(group, lines=()) for group in one.groups))
        for one in library.lexicons.lexicons
    )
    return replace(
        library,
        rules=tuple(without_examples(rule) for rule in library.rules),
        lexicons=replace(library.lexicons, lexicons=lexicons),
    )


def without_examples(rule: Rule) -> Rule:
    """Return the rule as it runs: its proof stays in its file."""
    if not (rule.fires or rule.silent or rule.known_gaps):
        return rule
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


# Patterns that an earlier run found usable: when one rule changes, the others need not be proven again.


def _patterns_file(cache_dir: Path) -> Path:
    return cache_dir / f"patterns-{_digest_of([__version__, _regex_version(), _code()])}.json"


def _recall_patterns(cache_dir: Path) -> Collection[str]:
    from listing_audit.rules.schema_patterns import usable

    parts = read_parts(_patterns_file(cache_dir), _MAGIC_OF_PATTERNS)
    recalled = parts.facts if parts is not None else {}
    usable.update(recalled)
    return recalled


def _keep_patterns(cache_dir: Path, recalled: Collection[str]) -> None:
    from listing_audit.rules.schema_patterns import usable

    if len(usable) == len(recalled):
        return
    write_private(_patterns_file(cache_dir), joined(_MAGIC_OF_PATTERNS, dict.fromkeys(sorted(usable), 1), {}))


def _code() -> list[list[object]]:
    """Name, size and time of the modules that make a library, so that a changed checkout never reads an old cache."""
    package = Path(__file__).parent.parent
    files = [*_python_files(package / "rules"), *_python_files(package / "lexicon")]
    files += [str(package / "strict_yaml.py"), str(package / "describe" / "category_words.py")]
    facts = ((path, os.stat(path)) for path in sorted(files))  # noqa: PTH116  Path objects cost more than the rest
    return [[path, fact.st_size, fact.st_mtime_ns] for path, fact in facts]


def _python_files(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        return [entry.path for entry in entries if entry.name.endswith(".py")]


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
