"""Opens a source and hands out its bytes: a file, standard input, gzip undone, with guards against hostile sizes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO, Final

from listing_audit.ingest.log import Log

CHUNK: Final = 256 * 1024
SAMPLE: Final = 1024 * 1024  # what format and encoding are told from
RECORD_LIMIT: Final = 8 * 1024 * 1024  # of one listing; a page of a shop is a hundred times smaller
DOCUMENT_LIMIT: Final = 256 * 1024 * 1024  # of a source that can only be read whole: spreadsheets, web pages
_BOMB_FLOOR: Final = 64 * 1024 * 1024
_BOMB_RATIO: Final = 200  # text shrinks five- to thirtyfold; gzip can reach a thousandfold on nothing but repeats
MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes to read once. `head` is the beginning (`whole` says that it is everything) and is part of `chunks`."""

    path: str
    head: bytes
    whole: bool
    chunks: Iterator[bytes]


def open_source(path: str, stream: BinaryIO, log: Log) -> Source:
    """Return the unpacked bytes of a stream. Damage and bombs go to the log; what came before them is handed out."""
    raw = _chunks(stream)
    first = next(raw, b"")
    while 0 < len(first) < 3 and (more := next(raw, b"")):
        first += more
    raw = chain([first], raw)
    if first[:2] == b"\x1f\x8b":
        raw = _gunzip(raw, log)
    head = bytearray()
    for chunk in raw:
        head += chunk
        if len(head) >= SAMPLE:
            break
    rest = next(raw, b"")
    return Source(path, bytes(head), not rest, chain([bytes(head)], [rest] if rest else [], raw))


def read_whole(source: Source, log: Log) -> bytes | None:
    """Return all bytes of a source that can only be read as one; None (and an error) when it is too large."""
    parts, size = [], 0
    for chunk in source.chunks:
        parts.append(chunk)
        size += len(chunk)
        if size > DOCUMENT_LIMIT:
            log.error("too_big", size=DOCUMENT_LIMIT // MIB)
            return None
    return b"".join(parts)


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    while chunk := stream.read(CHUNK):
        yield chunk


def _gunzip(raw: Iterator[bytes], log: Log) -> Iterator[bytes]:
    """Yield unpacked pieces of bounded size, member after member."""
    packed = unpacked = 0
    engine: zlib._Decompress | None = None
    try:
        for chunk in raw:
            packed += len(chunk)
            data = chunk
            while data:
                if engine is None:
                    data = data.lstrip(b"\0") if unpacked else data  # padding after a member is legal
                    if data[:2] != b"\x1f\x8b"[: len(data)]:
                        log.note("gzip_tail", count=len(data) + sum(len(more) for more in raw))
                        return
                    if not data:
                        break
                    engine = zlib.decompressobj(wbits=31)
                for piece in _inflated(engine, data):
                    unpacked += len(piece)
                    if unpacked > _BOMB_FLOOR and unpacked > _BOMB_RATIO * packed:
                        log.error("bomb", size=_BOMB_FLOOR // MIB, ratio=_BOMB_RATIO)
                        return
                    yield piece
                data = engine.unused_data
                if engine.eof:
                    engine = None
    except zlib.error as error:
        log.error("gzip_broken", reason=str(error))
        return
    if engine is not None:
        log.error("gzip_truncated")


def _inflated(engine: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    """Yield what one piece of input unpacks to, a chunk at a time, so that a bomb never stands in memory."""
    while True:
        piece = engine.decompress(data, CHUNK)
        data = engine.unconsumed_tail
        if piece:
            yield piece
        if engine.eof or (not data and len(piece) < CHUNK):
            return
