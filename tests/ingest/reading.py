"""Reads a source in a test and sorts what comes out."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from listing_audit.ingest.read import read_source
from listing_audit.model.listing import Listing, ReadError, ReadNote

FORMATS_FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "formats"


@dataclass(frozen=True)
class Result:
    listings: list[Listing]
    errors: list[ReadError]
    notes: list[ReadNote]

    @property
    def reasons(self) -> list[tuple[int | None, str]]:
        return [(error.line, error.reason) for error in self.errors]


def read(source: str | bytes | Path, **options: Any) -> Result:
    """Read a sample file by name, a path, or bytes as standard input."""
    if isinstance(source, bytes):
        items = list(read_source("-", stdin=io.BytesIO(source), **options))
    else:
        path = source if isinstance(source, Path) else FORMATS_FOLDER / source
        items = list(read_source(path, **options))
    return Result(
        [item for item in items if isinstance(item, Listing)],
        [item for item in items if isinstance(item, ReadError)],
        [item for item in items if isinstance(item, ReadNote)],
    )


def texts(listing: Listing) -> dict[str, str]:
    """Return the listing's texts by field name."""
    return {field.name: field.text for field in listing.fields}


def place(listing: Listing, name: str) -> tuple[int | None, int | None, str | None]:
    """Return line, column and pointer of a field."""
    [location] = [field.location for field in listing.fields if field.name == name]
    assert location is not None
    return location.line, location.column, location.pointer
