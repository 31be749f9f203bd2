"""What a reader has to tell beside the listings: collected while reading, handed out in between."""

from __future__ import annotations

from dataclasses import dataclass, field

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
