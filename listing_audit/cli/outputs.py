"""Where reports of a run go: standard output in one format, and files in as many as were asked for."""

from __future__ import annotations

import io
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from listing_audit.cli.words import either, suggestion
from listing_audit.errors import UsageError
from listing_audit.report.formats import FORMATS, machine_report
from listing_audit.report.look import SYMBOLS, Look
from listing_audit.values import frozen

if TYPE_CHECKING:
    from listing_audit.cli.settings import Settings
    from listing_audit.model.findings import Consideration, Finding, RunFacts, Summary
    from listing_audit.model.listing import Listing, ReadError, ReadNote
    from listing_audit.report.records import RuleFacts
    from listing_audit.report.report import Report

_FILE_WIDTH = 100


@frozen
class Everywhere:
    """Several reports told the same."""

    reports: tuple[Report, ...]

    def begin(self, run: RunFacts) -> None:
        for report in self.reports:
            report.begin(run)

    def audited(
        self, listing: Listing, findings: Sequence[Finding], considerations: Sequence[Consideration] = ()
    ) -> None:
        for report in self.reports:
            report.audited(listing, findings, considerations)

    def unread(self, error: ReadError) -> None:
        for report in self.reports:
            report.unread(error)

    def noted(self, note: ReadNote) -> None:
        for report in self.reports:
            report.noted(note)

    def finish(self, summary: Summary, rules: Sequence[RuleFacts], gone: Sequence[Finding] = ()) -> None:
        for report in self.reports:
            report.finish(summary, rules, gone)


@contextmanager
def reports_of(settings: Settings) -> Iterator[Everywhere]:
    """Give the reports that the settings ask for. A file appears under its name only once it is complete.

    When the run fails, what stood there before is left as it was. UsageError for an unknown format or a file that
    cannot be written, before anything is read.
    """
    with ExitStack() as stack:
        reports = [_on_standard_output(settings)]
        for name, target in settings.outputs:
            if name not in FORMATS:
                unknown = either(f"--output：不认识的格式“{name}”", f'--output: unknown format "{name}"')
                raise UsageError(unknown + suggestion(name, FORMATS))
            out = stack.enter_context(replaced_when_complete(Path(target), "--output"))
            reports.append(_in_file(name, out, settings))
        yield Everywhere(tuple(reports))


def _on_standard_output(settings: Settings) -> Report:
    if settings.format in ("xlsx", "parquet") and sys.stdout.isatty():
        told = either(
            f"{settings.format} 不能显示在终端：用 --output {settings.format}=文件",
            f"{settings.format} is nothing for a terminal: use --output {settings.format}=FILE",
        )
        raise UsageError(told)
    if settings.format != "text":
        return machine_report(
            settings.format,
            sys.stdout.buffer,
            with_listings=settings.with_listings,
            with_series=settings.with_series,
        )
    look = look_of(settings, sys.stdout, os.environ)
    return _for_people(sys.stdout, look, settings)


def _in_file(name: str, out: BinaryIO, settings: Settings) -> Report:
    if name == "text":
        text = io.TextIOWrapper(out, encoding="utf-8", write_through=True)
        look = Look(language=settings.lang, width=_FILE_WIDTH)
        return _for_people(text, look, settings)
    return machine_report(name, out, with_listings=settings.with_listings, with_series=settings.with_series)


def look_of(settings: Settings, stream: TextIO, environment: os._Environ[str] | dict[str, str]) -> Look:
    """Return how the text report looks on this stream: its width, and colours only for a terminal that wants them."""
    if isinstance(stream, io.TextIOWrapper):
        # A report must not end because a terminal lacks a character.
        stream.reconfigure(errors="replace")
    return Look(
        language=settings.lang,
        width=_width(),
        colour=_wants_colour(stream.isatty(), environment),
        unicode_symbols=_can_write("".join(SYMBOLS.values()), stream.encoding or "ascii"),
        limit=settings.limit,
    )


def _width() -> int:
    """The width of the terminal, as `shutil.get_terminal_size` tells it, which loads what reads archives."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said) > 0:
        return int(said)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _FILE_WIDTH  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return _FILE_WIDTH


def _for_people(out: TextIO, look: Look, settings: Settings) -> Report:
    if settings.statistics:
        from listing_audit.report.statistics import StatisticsReport

        return StatisticsReport(out, look)
    from listing_audit.report.terminal import TerminalReport

    return TerminalReport(out, look)


def _wants_colour(on_terminal: bool, environment: os._Environ[str] | dict[str, str]) -> bool:
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    # The old Windows console shows escape sequences as they are; the newer ones set one of these.
    knows_colours = os.name != "nt" or "WT_SESSION" in environment or "ANSICON" in environment
    return on_terminal and knows_colours and environment.get("TERM") != "dumb"


def _can_write(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


@contextmanager
def replaced_when_complete(path: Path, flag: str) -> Iterator[BinaryIO]:
    """Give a stream to a file that appears under its name once it is complete. UsageError when it cannot be written.

    `flag` is what the user typed to name the file.
    """
    try:
        if path.exists() and not stat.S_ISREG(path.stat().st_mode):
            # A pipe or device: there is nothing to replace.
            with path.open("wb") as device:
                yield device
            return
        import tempfile

        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        cannot = either(f"{flag}：无法写入 {path}", f"{flag}: cannot write {path}")
        raise UsageError(f"{cannot}: {error.strerror or error}") from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
        _give_usual_mode(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _give_usual_mode(path: Path) -> None:
    """mkstemp makes files that only the user can read; a report has the mode that any new file would have."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)
