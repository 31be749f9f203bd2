"""A file whose texts can be changed one by one: finds the place of a listing's text, and gives back all other bytes as they were."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from listing_audit.fix.cells import cell_at, cell_value, line_starts, written_cell
from listing_audit.fix.json_texts import rewritten, string_value, text_places
from listing_audit.ingest.decode import sniff_encoding
from listing_audit.ingest.sniff import sniff_bytes
from listing_audit.ingest.source import MIB, SAMPLE
from listing_audit.ingest.tables import find_header
from listing_audit.model.listing import Listing, TextField

LARGEST: Final = 64 * MIB  # a file is held whole while it is changed

# code points [start, end) of a text as it was given become the third
Change = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text is written in a file: `start` to `end` of the file's own text, marks included."""

    start: int
    end: int
    value: str
    kind: str  # `cell`, `quoted` or `json`


@dataclass(slots=True)
class FileText:
    """The text of one file and what is to change in it. Made by `open_text`."""

    path: Path
    data: bytes
    codec: str
    bom: int
    text: str
    delimiter: str
    is_json: bool
    changes: dict[Place, list[Change]] = field(default_factory=dict)
    _lines: list[int] = field(default_factory=list)
    _document: dict[str, tuple[int, int]] | None = None

    def place_of(self, listing: Listing, text: TextField) -> Place | None:
        """Return where a text of a listing is written, None when it cannot be told for certain."""
        where = text.location
        if where is None or where.line is None:
            return None
        if self.is_json:
            return self._json_place(listing, text)
        if where.column is None or not self.delimiter or where.line > len(self._lines):
            return None
        cell = cell_at(self.text, self._lines[where.line - 1], where.column, self.delimiter)
        if cell is None or cell_value(self.text, cell) != text.text:
            return None
        return Place(cell.start, cell.end, text.text, "quoted" if cell.quoted else "cell")

    def _json_place(self, listing: Listing, text: TextField) -> Place | None:
        assert text.location is not None
        pointer = text.location.pointer or ""
        record = listing.location.pointer if listing.location is not None else None
        if record:
            places = self._whole_document()
        else:
            line = (listing.location.line if listing.location else None) or text.location.line or 1
            places = text_places(self.text, self._lines[min(line, len(self._lines)) - 1])[0]
        found = places.get(pointer)
        if found is None or string_value(self.text[slice(*found)]) != text.text:
            # Under another key (`商品名称` read as the title): certain only if the record says this once.
            parent = record or ""
            same = [
                at
                for name, at in places.items()
                if name.startswith(f"{parent}/") and string_value(self.text[slice(*at)]) == text.text
            ]
            found = same[0] if len(same) == 1 else None
        return None if found is None else Place(*found, text.text, "json")

    def _whole_document(self) -> dict[str, tuple[int, int]]:
        if self._document is None:
            places, end = text_places(self.text, 0)
            # Several documents in a row share their pointers.
            self._document = places if not self.text[end:].strip(" \t\r\n\ufeff") else {}
        return self._document

    def changed(self) -> str:
        """Return the file's text with all changes made."""
        out, at = [], 0
        for place, changes in sorted(self.changes.items(), key=lambda item: item[0].start):
            out += [self.text[at : place.start], self._written(place, changes)]
            at = place.end
        return "".join((*out, self.text[at:]))

    def changed_bytes(self) -> bytes:
        """Return the file's bytes with all changes made; those outside the changed texts are the same bytes."""
        return self.data[: self.bom] + _encoded(self.changed(), self.codec)

    def can_write(self, text: str) -> bool:
        """Return whether the file's encoding has all these characters."""
        try:
            _encoded(text, self.codec)
        except UnicodeEncodeError:
            return False
        return True

    def _written(self, place: Place, changes: list[Change]) -> str:
        if place.kind == "json":
            return rewritten(self.text[place.start : place.end], changes)
        value = with_changes(place.value, changes)
        return written_cell(value, quoted=place.kind == "quoted", delimiter=self.delimiter)


def with_changes(text: str, changes: list[Change]) -> str:
    """Return the text with changes made that do not overlap."""
    out, at = [], 0
    for start, end, new in sorted(changes):
        out += [text[at:start], new]
        at = end
    return "".join((*out, text[at:]))


def open_text(path: Path, column_map: Mapping[str, str]) -> FileText | str:
    """Return a file for changing, or a key of why it cannot be changed: `fix_size`, `fix_format` or `fix_bytes`.

    Only delimited tables, JSON and JSON Lines, unpacked, whose bytes are what their encoding would write.
    """
    if path.stat().st_size > LARGEST:
        return "fix_size"
    data = path.read_bytes()
    if sniff_bytes(data[:SAMPLE]) is not None:
        return "fix_format"
    encoding = sniff_encoding(data[:SAMPLE], len(data) <= SAMPLE)
    try:
        text = _decoded(data[encoding.bom :], encoding.codec)
        if _encoded(text, encoding.codec) != data[encoding.bom :]:
            return "fix_bytes"
    except UnicodeError:
        return "fix_bytes"
    start = text.lstrip("\ufeff \t\r\n")
    is_json = start[:1] in ("{", "[")
    header = (
        None if is_json or start[:1] == "<" or start.startswith("---") else find_header(text[: SAMPLE // 2], column_map)
    )
    if not is_json and header is None:
        return "fix_format"
    file = FileText(path, data, encoding.codec, encoding.bom, text, header.delimiter if header else "", is_json)
    file._lines = line_starts(text)
    return file


# Browsers, and this program, read the five bytes that cp1252 leaves open as control characters.
_WESTERN: Final = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))


def _decoded(data: bytes, codec: str) -> str:
    if codec == "cp1252":
        return data.decode("latin-1").translate(dict(enumerate(_WESTERN)))
    return data.decode(codec, "surrogateescape" if codec == "utf-8" else "strict")


def _encoded(text: str, codec: str) -> bytes:
    if codec == "cp1252":
        table = {ord(char): byte for byte, char in enumerate(_WESTERN)}
        return "".join(chr(table.get(ord(char), 0x100)) for char in text).encode("latin-1")
    return text.encode(codec, "surrogateescape" if codec == "utf-8" else "strict")
