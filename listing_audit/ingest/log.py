"""What a reader has to tell beside the listings: collected while reading, handed out in between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from listing_audit.ingest.messages import say
from listing_audit.model.listing import ReadError, ReadNote

_SHOWN = 3  # of notes that can occur on every row; the rest are counted
_REMEMBERED = 200


@dataclass(slots=True)
class Log:
    """Notes and errors about one source that wait to be handed out. `path` is the source as people know it."""

    path: str
    language: str = "en"
    part: str | None = None  # of the source, where it has parts: the sheet of a workbook
    pending: list[ReadError | ReadNote] = field(default_factory=list)
    _seen: set[tuple[object, ...]] = field(default_factory=set)
    _counts: dict[str, int] = field(default_factory=dict)
    _examples: dict[str, str] = field(default_factory=dict)

    def note(self, key: str, line: int | None = None, /, **values: object) -> None:
        """Tell the reader something, each time."""
        self.pending.append(ReadNote(self.path, say(self.language, key, **values), line))

    def note_once(self, key: str, line: int | None = None, /, **values: object) -> None:
        """Tell the reader something, once for these values in this source."""
        identity = (key, *sorted(values.items()))
        if identity in self._seen:
            return
        if len(self._seen) >= _REMEMBERED:
            self.note_some(key, line, **values)  # a hostile source cannot make us remember without end
            return
        self._seen.add(identity)
        self.note(key, line, **values)

    def note_some(self, key: str, line: int | None = None, /, **values: object) -> None:
        """Tell the reader about the first few places; `close` says how many more there were."""
        count = self._counts[key] = self._counts.get(key, 0) + 1
        if count <= _SHOWN:
            self.note(key, line, **values)
            self._examples.setdefault(key, say(self.language, key, **values))

    def count_more(self, key: str, times: int, *, once: Mapping[str, object] | None = None) -> None:
        """Count places that nobody kept. `once`: the values of a note that is told once for them."""
        if once is None or (key, *sorted(once.items())) not in self._seen:
            self._counts[key] = self._counts.get(key, 0) + times

    def error(self, key: str, line: int | None = None, listing_id: str | None = None, /, **values: object) -> None:
        """Say that something could not be read. Never counted away: every one makes the run incomplete."""
        self.pending.append(ReadError(self.path, say(self.language, key, **values), line, listing_id))

    def close(self) -> None:
        """Add the totals of what `note_some` did not show."""
        for key, count in self._counts.items():
            if count > _SHOWN:
                self.note("and_more", count=count - _SHOWN, what=self._examples[key])
        self._counts.clear()

    def drain(self) -> list[ReadError | ReadNote]:
        """Return what has been collected since the last time, and forget it."""
        drained, self.pending = self.pending, []
        return drained


@dataclass(frozen=True, slots=True)
class Remark:
    """A note before anybody has decided whether it is worth showing: that takes the whole source.

    `times` is 0 where the place itself is told, else how many more there were like it.
    """

    key: str
    how: Literal["once", "some"]
    values: Mapping[str, object]
    line: int | None = None
    times: int = 0


class PartLog(Log):
    """Collects what a part of a source has to tell. Notes that are counted over a whole source stay remarks.

    `close` adds how often each was left out here, so that `told` of all parts in their order says what one reader of
    the whole source would have said.
    """

    def __init__(self, path: str, language: str) -> None:
        super().__init__(path, language)
        self._here: dict[tuple[object, ...], tuple[Remark, int]] = {}

    def note_once(self, key: str, line: int | None = None, /, **values: object) -> None:
        self._keep((key, *sorted(values.items())), Remark(key, "once", values, line), 1)

    def note_some(self, key: str, line: int | None = None, /, **values: object) -> None:
        self._keep((key,), Remark(key, "some", values, line), _SHOWN)

    def _keep(self, identity: tuple[object, ...], remark: Remark, most: int) -> None:
        first, count = self._here.get(identity, (remark, 0))
        if count < most:
            self.pending.append(remark)  # type: ignore[arg-type]
        self._here[identity] = first, count + 1

    def close(self) -> None:
        for remark, count in self._here.values():
            more = count - (1 if remark.how == "once" else _SHOWN)
            if more > 0:
                self.pending.append(Remark(remark.key, remark.how, remark.values, remark.line, more))  # type: ignore[arg-type]
        self._here.clear()


def told(log: Log, part: ReadError | ReadNote | Remark) -> Iterator[ReadError | ReadNote]:
    """Yield what is shown of one thing that a part of a source told, given all that was told before it."""
    if not isinstance(part, Remark):
        yield part
        return
    if part.times:
        log.count_more(part.key, part.times, once=part.values if part.how == "once" else None)
    elif part.how == "once":
        log.note_once(part.key, part.line, **part.values)
    else:
        log.note_some(part.key, part.line, **part.values)
    yield from log.drain()
