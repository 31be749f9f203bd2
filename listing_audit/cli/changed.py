"""Which listings changed since a git revision: by their content, so that a moved file or row is no change."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from listing_audit.cli.words import either
from listing_audit.errors import InputError, UsageError
from listing_audit.ingest.read import read_source
from listing_audit.ingest.sniff import EXTENSIONS
from listing_audit.model.content import content_digest
from listing_audit.model.listing import Listing

_TIMEOUT_S = 120


class ChangedSince:
    """Answers for each listing whether its content is in the revision, and counts those that are.

    A listing of a file that git knows and that has not changed is in it. So is one whose content stood in any file
    that has changed, been moved or been deleted since.
    """

    def __init__(self, top: Path, unchanged: frozenset[str], contents: frozenset[bytes]) -> None:
        self._top = top
        self._unchanged = unchanged
        self._contents = contents
        self._files: dict[str, bool] = {}
        self.passed_over = 0

    def __call__(self, listing: Listing) -> bool:
        path = listing.location.path if listing.location is not None else ""
        same = self._is_unchanged_file(path) or content_digest(listing) in self._contents
        self.passed_over += same
        return not same

    def _is_unchanged_file(self, path: str) -> bool:
        if path not in self._files:
            relative = os.path.relpath(os.path.realpath(path), self._top) if path else ""
            self._files[path] = Path(relative).as_posix() in self._unchanged
        return self._files[path]


def changed_since(
    revision: str, *, as_format: str | None, column_map: Mapping[str, str], paths: Sequence[str]
) -> ChangedSince:
    """Return the answer for a revision of the repository that the current folder is in.

    The files that changed are read as they were then, with the same settings. What of them cannot be read counts as
    changed. UsageError when there is no repository, no git, or no such revision.
    """
    top = Path(os.path.realpath(_git("rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").rstrip("\n")))
    commit = _commit(revision)
    changed = dict(_changed_files(commit, top))
    tracked = frozenset(_names(_git("ls-files", "-z", "--full-name", "--", ":/")))
    # A named file may be called anything; in folders only known endings are read.
    named = {Path(os.path.relpath(os.path.realpath(path), top)).as_posix() for path in paths if path != "-"}
    wanted = {name: blob for name, blob in changed.items() if blob and (name in named or _is_readable(name))}
    contents: set[bytes] = set()
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, data) in enumerate(_blobs(wanted, top)):
            # A folder for each file: the name's ending helps to tell the format, and names must not collide.
            file = Path(folder) / str(number) / Path(name).name
            file.parent.mkdir()
            file.write_bytes(data)
            contents.update(_contents(file, as_format, column_map))
            file.unlink()
    return ChangedSince(top, tracked - changed.keys(), frozenset(contents))


def _contents(file: Path, as_format: str | None, column_map: Mapping[str, str]) -> Iterator[bytes]:
    try:
        for part in read_source(file, as_format=as_format, column_map=column_map):
            if isinstance(part, Listing):
                yield content_digest(part)
    except InputError:
        return


def _is_readable(name: str) -> bool:
    return name.lower().removesuffix(".gz").endswith(tuple(EXTENSIONS))


def _commit(revision: str) -> str:
    try:
        found = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except UsageError as error:
        told = either(
            f"--changed-since：没有这个 Git 版本：{revision}（浅克隆请先 git fetch）",
            f"--changed-since: there is no git revision {revision} (in a shallow clone, fetch it first)",
        )
        raise UsageError(told) from error
    return found.decode("ascii").strip()


def _changed_files(commit: str, top: Path) -> Iterator[tuple[str, str]]:
    """Names of files that are not now what they were in the commit, each with the blob it was; empty when it was none."""
    fields = _names(_git("diff", "--raw", "-z", "--no-renames", "--no-ext-diff", "--abbrev=64", commit, "--", cwd=top))
    for place in range(0, len(fields) - 1, 2):
        facts = fields[place].split(" ")
        blob = facts[2] if len(facts) > 4 and facts[0] in (":100644", ":100755") else ""
        yield fields[place + 1], "" if set(blob) <= {"0"} else blob


def _blobs(files: Mapping[str, str], top: Path) -> Iterator[tuple[str, bytes]]:
    """The contents of blobs, one after the other, from one process."""
    if not files:
        return
    with subprocess.Popen(
        ["git", "cat-file", "--batch"],
        cwd=top,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as git:
        assert git.stdin is not None and git.stdout is not None
        for name, blob in files.items():
            git.stdin.write(blob.encode("ascii") + b"\n")
            git.stdin.flush()
            head = git.stdout.readline().split()
            if len(head) != 3:
                # In a partial clone the blob may not be there: then the file counts as changed.
                continue
            data = git.stdout.read(int(head[2]) + 1)
            yield name, data[:-1]
        git.stdin.close()


def _names(data: bytes) -> list[str]:
    return [name for name in data.decode("utf-8", "surrogateescape").split("\0") if name]


def _git(*arguments: str, cwd: Path | None = None) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], cwd=cwd, capture_output=True, timeout=_TIMEOUT_S, check=False)
    except FileNotFoundError as error:
        raise UsageError(either("--changed-since 需要 git", "--changed-since needs git")) from error
    except subprocess.TimeoutExpired as error:
        raise UsageError(either("--changed-since：git 没有回应", "--changed-since: git does not answer")) from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().split("\n")[-1][:300]
        raise UsageError(f"--changed-since: git {arguments[0]}: {said}")
    return done.stdout
