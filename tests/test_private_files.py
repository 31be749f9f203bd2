"""Files kept between runs come back as they were written, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit.private_files import joined, parted, read_parts, write_private

MAGIC = b"test 1\n"


@given(
    st.dictionaries(st.text(max_size=5), st.binary(max_size=50), max_size=4), st.dictionaries(st.text(), st.integers())
)
def test_parts_come_back_as_they_were(parts: dict[str, bytes], facts: dict[str, int]) -> None:
    read = parted(MAGIC, joined(MAGIC, facts, parts))
    assert (read.facts, read.all()) == (facts, parts)


@given(st.data())
def test_any_changed_byte_is_noticed(data: st.DataObject) -> None:
    content = bytearray(joined(MAGIC, {"a": 1}, {"x": b"some bytes", "y": b""}))
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(ValueError, match="damaged"):
        parted(MAGIC, bytes(content))


@given(st.binary(max_size=80))
def test_foreign_bytes_are_refused(content: bytes) -> None:
    for tried in (content, MAGIC + content):
        with pytest.raises(ValueError, match="damaged"):
            parted(MAGIC, tried)


def test_a_file_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "index-1.bin"
    assert write_private(file, joined(MAGIC, {}, {"x": b"1"}))
    parts = read_parts(file, MAGIC)
    assert parts is not None
    assert parts["x"] == b"1"
    if os.name == "posix":
        assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
        file.chmod(0o620)
        assert read_parts(file, MAGIC) is None


def test_where_nothing_can_be_written_nothing_is_left_behind(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    assert not write_private(blocked / "index-1.bin", b"x")
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]
