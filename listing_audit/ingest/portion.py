"""A part of a source that a worker reads, and what is told between the parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from listing_audit.ingest.cutting import Piece
from listing_audit.ingest.decode import Encoding
from listing_audit.ingest.log import Remark
from listing_audit.ingest.tables import Header
from listing_audit.model.listing import Listing, ReadError, ReadNote

Part = Listing | ReadError | ReadNote | Remark


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of a source. `shared`: large and in one piece, so that several who read it take turns with its listings.

    `piece` holds places in the file, and the bytes themselves where the file cannot be read again; `rows` are those of a
    Parquet file from the first of its group on; `before` is what is told before the portion.
    """

    path: str
    kind: Literal["lines", "table", "columns", "whole"]
    piece: Piece | None = None
    in_file: bool = True
    encoding: Encoding | None = None
    header: Header | None = None
    skip: int = 0
    # row group, first and end row in it, number of the first in the file
    rows: tuple[int, int, int, int] = (0, 0, 0, 0)
    shared: bool = False
    before: tuple[ReadError | ReadNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Begins:
    """The portions of one source follow."""

    path: str


@dataclass(frozen=True, slots=True)
class Ends:
    """There are no more of it. Not `told` yet is what only the end of the source showed."""

    told: tuple[ReadError | ReadNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Here:
    """What can only be read where it is: standard input in a form that cannot be cut."""

    parts: Iterator[Listing | ReadError | ReadNote]


Told = ReadError | ReadNote | Begins | Ends
Divided = Iterator[Portion | Here | Told]
