"""Cuts JSON into records: JSON Lines line by line, documents element by element, without holding the whole text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from listing_audit.ingest.log import Log
from listing_audit.ingest.source import MIB, RECORD_LIMIT

# A whole string is one token, so that brackets in it do not count. A lone quotation mark is a string cut by the chunk.
_TOKEN: Final = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|["\[\]{}]', re.DOTALL)
# Inside a record only brackets matter; strings and scalars between them are passed over at once.
_BRACKET: Final = re.compile(r'[^"\[\]{}]*+(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"[^"\[\]{}]*+)*+([\[\]{}])', re.DOTALL)
# Keys of an object whose list holds the listings.
_LISTS: Final = frozenset({"products", "listings", "items", "data", "results", "goods", "product_list", "records"})

_TEXT_KEYS: Final = frozenset({"title", "name", "description", "body_html", "bullets"})
_TOLD_KEYS: Final = ("id", "title", "subtitle", "description", "bullets", "brand", "category", "offers", "price")
_BLANK: Final = " \t\r\n,\ufeff"


@dataclass(frozen=True, slots=True)
class Record:
    """The text of one object, with the line it starts on and its JSON pointer in the document."""

    text: str
    line: int
    pointer: str


def line_records(lines: Iterator[tuple[int, str]]) -> Iterator[Record]:
    """Yield one record for each line that is not blank. A BOM in the middle comes from joined files and is dropped."""
    for number, text in lines:
        stripped = text.strip(" \t\r\n\ufeff")
        if stripped:
            yield Record(stripped, number, "")


def document_records(chunks: Iterator[str], log: Log) -> Iterator[Record]:
    """Yield every object of a top-level list, of a list under a key such as `products`, or the top-level object itself.

    Cut by brackets, so one broken object does not take the others with it. Several documents in a row are read too.
    A record beyond the limit ends the reading: without its end nobody can tell where the next one begins.
    """
    cutter = _Cutter(log)
    for chunk in chunks:
        yield from cutter.feed(chunk)
        if cutter.stopped:
            return
    cutter.finish()


class _Cutter:
    """Follows brackets through the text. Keeps only the record that is being read."""

    def __init__(self, log: Log) -> None:
        self.stopped = False
        self._log = log
        self._text = ""
        self._line = 1  # of the place `_marked` in `_text`
        self._marked = 0
        self._at = 0  # everything before it has been looked at
        self._stack: list[str] = []
        self._base = 0  # depth at which records stand
        self._start: int | None = None  # of the current record in `_text`
        self._prefix = ""  # pointer of the list that records stand in
        self._count = 0
        self._keys: list[str] = []  # strings seen directly in the top-level object; the last one before `[` is its key
        self._complained = False

    def feed(self, chunk: str) -> Iterator[Record]:
        """Yield the records that end within the chunk."""
        self._text += chunk
        while True:
            inside = self._start is not None and self._base > 0
            match = (_BRACKET.match if inside else _TOKEN.search)(self._text, self._at)
            token = (match[1] if inside else match[0]) if match else '"'
            if match is None or token == '"':
                break  # cut by the chunk: look at it again with the next one
            if not inside and self._between_records():
                self._check_between(match.start(), token)
            self._at = match.end()
            if token in "[{":
                self._open(token, match.end() - 1)
            elif token in "]}":
                if (record := self._close(token, match.end())) is not None:
                    yield record
            elif len(self._stack) == 1 and self._stack[0] == "{" and len(self._keys) < 1000:
                self._keys.append(token[1:-1])
        self._trim()

    def finish(self) -> None:
        """Report a record that has no end, or a rest that is no record."""
        rest = self._text[self._at :].strip(_BLANK)
        if self._stack:
            self._log.error("json_cut", self._line_at(self._start if self._start is not None else self._at))
        elif rest:
            self._complain(self._at, rest)

    def _open(self, token: str, place: int) -> None:
        depth = len(self._stack)
        top_list = depth == 0 and token == "["
        in_object = depth == 1 and self._stack[0] == "{" and self._base == 0
        # `items` of an object that has a title of its own is something else than a list of listings.
        own_list = in_object and token == "[" and self._keys[-1:] != [] and self._keys[-1] in _LISTS
        if top_list or (own_list and not _TEXT_KEYS & set(self._keys)):
            self._base, self._start, self._count = depth + 1, None, 0
            self._prefix = "" if top_list else f"/{self._keys[-1]}"
        elif token == "{" and depth == self._base and self._start is None:
            self._start = place
        self._stack.append(token)

    def _close(self, token: str, end: int) -> Record | None:
        if not self._stack or (self._stack[-1] == "{") != (token == "}"):
            self._complain(end - 1, token)
            if not self._stack:
                return None
        self._stack.pop()
        record = None
        if len(self._stack) == self._base and self._start is not None:
            pointer = f"{self._prefix}/{self._count}" if self._base else ""
            record = Record(self._text[self._start : end], self._line_at(self._start), pointer)
            self._count += 1
            self._start = None
        if len(self._stack) < self._base:
            self._base = 0  # the list is over; another may follow in the same object
        if not self._stack:
            self._start, self._keys = None, []
        return record

    def _between_records(self) -> bool:
        return self._start is None and len(self._stack) == self._base

    def _check_between(self, place: int, token: str) -> None:
        """Between records only commas and white space may stand: a bare number, text or list is no listing."""
        between = self._text[self._at : place].strip(_BLANK)
        if between or token[0] == '"' or (token == "[" and self._base):
            self._complain(place, between or token)

    def _complain(self, place: int, text: str) -> None:
        if not self._complained:
            self._log.error("json_stray", self._line_at(place), text=text[:40])
        self._complained = True

    def _line_at(self, place: int) -> int:
        # Counted from the last place asked about: from the beginning each time would be quadratic in a chunk.
        if place < self._marked:
            return self._line - self._text.count("\n", place, self._marked)
        self._line += self._text.count("\n", self._marked, place)
        self._marked = place
        return self._line

    def _trim(self) -> None:
        keep = self._at if self._start is None else self._start
        if len(self._text) - keep > RECORD_LIMIT:
            self._log.error("reading_stopped", self._line_at(keep), limit=RECORD_LIMIT // MIB)
            self.stopped = True
        self._line = self._line_at(keep)
        self._marked = 0
        self._text = self._text[keep:]
        self._at -= keep
        if self._start is not None:
            self._start -= keep


def parsed(record: Record, log: Log) -> dict[str, Any] | None:
    """Return the object of a record; None (and an error) when it is none.

    msgspec reads what is right; the standard library's reader takes what is nearly right (lone surrogates, control
    characters in texts) and says where the rest is wrong.
    """
    import msgspec

    value: Any
    no_numbers: list[
        str
    ] = []  # NaN and Infinity, which JSON does not have: programs write them where a value is missing

    def told(name: str) -> str:
        no_numbers.append(name)
        return name

    try:
        value = msgspec.json.decode(record.text)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        try:
            value = json.loads(record.text, strict=False, parse_float=Decimal, parse_constant=told)
        except RecursionError:
            log.error("json_too_deep", record.line)
            return None
        except ValueError as error:
            place = getattr(error, "lineno", 1) - 1
            reason = f"{getattr(error, 'msg', error)}, column {getattr(error, 'colno', 1)}"
            log.error("bad_json", record.line + place, reason=reason)
            return None
    if no_numbers:
        log.note_some("json_no_number", record.line, names=", ".join(sorted(set(no_numbers))))
    if not isinstance(value, dict):
        log.error("not_an_object", record.line, found=kind_of(value, log.language))
        return None
    if _says_twice(record.text, value):
        keys = json.loads(record.text, strict=False, object_pairs_hook=_repeated)
        if keys:
            log.note_some("json_repeated_key", record.line, names=", ".join(keys)[:120])
    if any(isinstance(value.get(key), float) for key in ("id", "sku")):
        # An id of 1.10 must not become 1.1; only such records pay for reading twice.
        value |= {
            k: str(v) for k, v in json.loads(record.text, strict=False, parse_float=str).items() if k in ("id", "sku")
        }
    return value


def _says_twice(text: str, value: dict[str, Any]) -> bool:
    """Whether a key of the listing's own may stand twice; only then is it worth reading again to know."""
    return any(key in value and text.count(f'"{key}"') > 1 for key in _TOLD_KEYS)


class _Keys(tuple[str, ...]):
    """The keys that stand twice in an object, instead of the object."""


def _repeated(pairs: list[tuple[str, Any]]) -> _Keys:
    counts: dict[str, int] = {}
    for key, _ in pairs:
        counts[key] = counts.get(key, 0) + 1
    return _Keys(key for key, count in counts.items() if count > 1)


def kind_of(value: object, language: str) -> str:
    """Return what JSON calls a value."""
    names = ((bool, "布尔值", "a boolean"), (str, "文本", "a text"), (dict, "对象", "an object"), (list, "列表", "a list"),
             ((int, float, Decimal), "数字", "a number"))  # fmt: skip
    for kind, chinese, english in names:
        if isinstance(value, kind):
            return chinese if language == "zh" else english
    return "null"
