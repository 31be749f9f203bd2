"""`scan --fix` and `scan --diff`: rewrites what can be rewritten safely, in the files, and reports what is left."""

from __future__ import annotations

import difflib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from listing_audit.api import Audit, Scanner
from listing_audit.cli.gate import CLEAN, FOUND, WRONG
from listing_audit.cli.outputs import replaced_when_complete
from listing_audit.cli.run import audit_and_report
from listing_audit.cli.settings import Settings
from listing_audit.cli.words import either
from listing_audit.errors import UsageError
from listing_audit.fix.file_text import FileText, open_text
from listing_audit.fix.plan import FixedListing, fix_listings
from listing_audit.ingest.read import read_source
from listing_audit.model.findings import Finding
from listing_audit.model.listing import Listing, ReadError, ReadNote, TextField
from listing_audit.report.display import visible
from listing_audit.scan.audits import GROUP_SIZE

_REASONS: Final = {
    "fix_size": ("文件超过 64 MiB，未改写", "larger than 64 MiB, not rewritten"),
    "fix_format": ("只改写未压缩的 CSV、TSV、JSON 和 JSON Lines", "only unpacked CSV, TSV, JSON and JSON Lines are rewritten"),
    "fix_bytes": ("有不属于其编码的字节，未改写", "holds bytes that are not of its encoding, not rewritten"),
    "fix_place": ("无法确定文字在文件中的位置，未改写", "cannot tell where the text stands in the file, not rewritten"),
    "fix_write": ("文件的编码没有所需字符，未改写", "the file's encoding lacks a character, not rewritten"),
}  # fmt: skip


@dataclass(slots=True)
class _Files:
    """The files of a run that may be rewritten, opened when the first text in them is to change."""

    column_map: dict[str, str]
    opened: dict[str, FileText | str] = field(default_factory=dict)
    left: Counter[tuple[str, str]] = field(default_factory=Counter)  # path and reason: texts

    def may_write(self, listing: Listing, text: TextField, new: str) -> bool:
        """Return whether the text may become the new one where it stands. A reason against it is kept."""
        path = text.location.path if text.location is not None else ""
        if path not in self.opened:
            real = Path(path)
            self.opened[path] = open_text(real, self.column_map) if real.is_file() else "fix_format"
        file = self.opened[path]
        if isinstance(file, str):
            reason = file
        elif file.place_of(listing, text) is None:
            reason = "fix_place"
        elif not file.can_write(new):
            reason = "fix_write"
        else:
            return True
        self.left[path, reason] += 1
        return False

    def take(self, state: FixedListing) -> None:
        """Note down what is to change in the files for one listing."""
        for number, changes in state.changes().items():
            text = state.given.fields[number]
            file = self.opened[text.location.path if text.location is not None else ""]
            assert isinstance(file, FileText), "only texts that may be written are rewritten"
            place = file.place_of(state.given, text)
            assert place is not None, "only texts that may be written are rewritten"
            file.changes[place] = changes

    def changed(self) -> Iterator[tuple[str, FileText]]:
        """Yield the files in which something is to change, in order of their names."""
        for path, file in sorted(self.opened.items()):
            if isinstance(file, FileText) and file.changes:
                yield path, file


def fixed(scanner: Scanner, settings: Settings, paths: Sequence[str]) -> int:
    """Rewrite the files, or show what would change, and return the exit code.

    With `diff` nothing is written and no report is made: 0 nothing to rewrite, 1 something, 2 something unread.
    Otherwise the report holds what is left, and the exit code is that of a scan of the rewritten files.
    """
    _check(settings, paths)
    files = _Files(dict(settings.column_map))
    settled: list[Finding] = []
    parts = _fixed_parts(scanner, settings, paths, files, settled)
    if settings.diff:
        unread = [part for part in parts if isinstance(part, ReadError)]
        for part in unread:
            sys.stderr.write(f"{visible(part.path)}: {visible(part.reason)}\n")
        for path, file in files.changed():
            sys.stdout.write(_difference(path, file))
        _tell(files, settled, settings)
        return WRONG if unread else FOUND if any(True for _ in files.changed()) else CLEAN
    code = audit_and_report(scanner, settings, parts, sources=paths)
    for path, file in files.changed():
        _write(path, file)
    _tell(files, settled, settings)
    return code


def _check(settings: Settings, paths: Sequence[str]) -> None:
    wrong = [
        ("-" in paths, either("标准输入不能改写", "standard input cannot be rewritten")),
        (settings.explain, either("--fix 不能与 --explain 同用", "--fix does not go with --explain")),
        (settings.watch, either("--fix 不能与 --watch 同用", "--fix does not go with --watch")),
        (settings.changed_since is not None, either("--fix 不能与 --changed-since 同用", "--fix does not go with --changed-since")),
        (settings.diff and bool(settings.outputs), either("--diff 不写报告，去掉 --output", "--diff writes no report: leave out --output")),
    ]  # fmt: skip
    for is_so, message in wrong:
        if is_so:
            raise UsageError(message)


def _fixed_parts(
    scanner: Scanner, settings: Settings, paths: Sequence[str], files: _Files, settled: list[Finding]
) -> Iterator[Audit | ReadError | ReadNote]:
    """Audits of the listings as they are after rewriting, and whatever else reading tells."""
    lookalikes = scanner.library.tables.lookalikes
    parts = _read(scanner, settings, paths)
    while batch := list(islice(parts, GROUP_SIZE)):
        yield from (part for part in batch if not isinstance(part, Listing))
        listings = [part for part in batch if isinstance(part, Listing)]
        audited = list(zip(listings, scanner.scan_listings(listings), strict=True))
        yield from (audit for _, audit in audited if isinstance(audit, ReadError))
        whole = [(listing, audit) for listing, audit in audited if isinstance(audit, Audit)]
        states = fix_listings(
            [listing for listing, _ in whole],
            [audit.findings for _, audit in whole],
            audit=lambda again: [
                one.findings if isinstance(one, Audit) else None for one in scanner.scan_listings(again)
            ],
            may_write=files.may_write,
            lookalikes=lookalikes,
        )
        for state, (_, audit) in zip(states, whole, strict=True):
            if state.listing is state.given:
                yield audit
                continue
            files.take(state)
            settled.extend(state.fixed)
            yield from scanner.scan_listings([state.listing])


def _read(scanner: Scanner, settings: Settings, paths: Iterable[str]) -> Iterator[Listing | ReadError | ReadNote]:
    for path in paths:
        yield from read_source(
            path, as_format=settings.as_format, column_map=dict(settings.column_map), language=scanner.language
        )


def _difference(path: str, file: FileText) -> str:
    """The changed lines of a file with those around them, hidden characters made visible: to be read, not applied."""
    before, after = file.text.splitlines(), file.changed().splitlines()
    name = visible(path)
    lines = difflib.unified_diff(before, after, name, name, lineterm="", n=1)
    return "".join(visible(line) + "\n" for line in lines)


def _write(path: str, file: FileText) -> None:
    target = Path(path).resolve()
    if target.read_bytes() != file.data:
        raise UsageError(
            either(f"{path}：审核期间文件被改动，未改写", f"{path}: changed while it was audited; not rewritten")
        )
    mode = target.stat().st_mode
    with replaced_when_complete(target, "--fix") as out:
        out.write(file.changed_bytes())
    target.chmod(mode & 0o7777)


def _tell(files: _Files, settled: Sequence[Finding], settings: Settings) -> None:
    if settings.quiet:
        return
    changed = list(files.changed())
    texts = sum(len(file.changes) for _, file in changed)
    counts = {"texts": texts, "files": len(changed), "findings": len(settled)}
    zh = "可改写" if settings.diff else "已改写"
    en = "would rewrite" if settings.diff else "rewrote"
    sys.stderr.write(
        either(
            "{zh} {files} 个文件中的 {texts} 处文字，解决 {findings} 个问题\n",
            "{en} {texts} texts in {files} files, which settles {findings} findings\n",
        ).format(zh=zh, en=en, **counts)
    )
    for (path, reason), count in sorted(files.left.items()):
        told = either(*_REASONS[reason])
        sys.stderr.write(
            either(f"{visible(path)}：{told}（{count} 处）\n", f"{visible(path)}: {told} ({count} texts)\n")
        )
