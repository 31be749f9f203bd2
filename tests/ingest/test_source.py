"""Bytes arrive unpacked, and hostile or damaged archives say so."""

from __future__ import annotations

import gzip
import io
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from listing_audit.ingest.log import Log
from listing_audit.ingest.source import CHUNK, SAMPLE, open_source, read_whole
from listing_audit.model.listing import ReadError, ReadNote


def opened(data: bytes) -> tuple[bytes, bool, list[ReadError | ReadNote]]:
    log = Log("a.csv")
    source = open_source("a.csv", io.BytesIO(data), log)
    whole = b"".join(source.chunks)
    assert whole.startswith(source.head)
    return whole, source.whole, log.drain()


@given(st.binary(max_size=4000), st.lists(st.integers(0, 4000), max_size=3))
def test_packed_in_any_number_of_members_the_bytes_are_the_same(data, cuts):
    edges = [0, *sorted(cut % (len(data) + 1) for cut in cuts), len(data)]
    packed = b"".join(gzip.compress(data[start:end]) for start, end in pairwise(edges))
    assert opened(packed) == (data, True, [])


def test_a_source_longer_than_the_sample_says_that_its_head_is_not_all():
    data = b"x" * (SAMPLE + CHUNK + 1)
    assert opened(data) == (data, False, [])
    assert opened(b"x" * 10) == (b"x" * 10, True, [])


def test_a_truncated_archive_gives_what_came_before_and_an_error():
    data = bytes(range(256)) * 40
    whole, _, told = opened(gzip.compress(data)[:-40])
    assert data.startswith(whole)
    assert told == [ReadError("a.csv", "the gzip file ends too early; what came before was read")]


def test_a_damaged_archive_is_an_error():
    packed = bytearray(gzip.compress(b"id,title\n" * 1000))
    packed[20:24] = b"\xff\xff\xff\xff"
    _, _, [error] = opened(bytes(packed))
    assert isinstance(error, ReadError)
    assert error.reason.startswith("broken gzip data")


def test_bytes_after_an_archive_are_named_and_padding_is_not():
    assert opened(gzip.compress(b"abc") + b"\0" * 9) == (b"abc", True, [])
    whole, _, told = opened(gzip.compress(b"abc") + b"tail")
    assert (whole, told) == (b"abc", [ReadNote("a.csv", "4 bytes after the gzip data were not read")])


def test_a_decompression_bomb_stops_early():
    whole, _, told = opened(gzip.compress(b"\0" * 100_000_000))
    assert len(whole) <= 65 * 1024 * 1024
    assert told == [
        ReadError(
            "a.csv",
            "unpacks to more than 64 MiB and 200 times its size; this looks like a decompression bomb, so reading stopped",
        )
    ]


def test_a_document_beyond_the_limit_is_not_read_whole(monkeypatch):
    monkeypatch.setattr("listing_audit.ingest.source.DOCUMENT_LIMIT", 1024 * 1024)
    log = Log("a.html")
    assert read_whole(open_source("a.html", io.BytesIO(b"x" * 3_000_000), log), log) is None
    assert log.drain() == [ReadError("a.html", "larger than 1 MiB, too large to be read as one document")]
