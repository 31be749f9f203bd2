"""Files kept between runs come back as they were written, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listing_audit import private_files
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


def test_a_file_that_was_found_whole_is_added_up_again_when_it_changed(tmp_path: Path, monkeypatch) -> None:
    """Until then it is not: that takes longer than reading what one title asks for."""
    monkeypatch.setattr(private_files, "_CLOCK_GRAIN_NS", 0)
    monkeypatch.setattr(private_files, "_start_of_machine", lambda: "first")
    added_up = []
    checksum = private_files._checksum
    monkeypatch.setattr(private_files, "_checksum", lambda body: added_up.append(1) or checksum(body))
    file = tmp_path / "cache" / "index-1.bin"
    content = joined(MAGIC, {}, {"x": b"some bytes"})
    assert write_private(file, content)
    added_up.clear()

    def read() -> tuple[bool, int]:
        parts = read_parts(file, MAGIC)
        times = len(added_up)
        added_up.clear()
        return parts is not None and parts["x"] == b"some bytes", times

    assert [read(), read()] == [(True, 1), (True, 0)]
    monkeypatch.setattr(private_files, "_start_of_machine", lambda: "second")
    assert [read(), read()] == [(True, 1), (True, 0)]
    file.write_bytes(content[:-1] + b"?")
    assert [read(), read()] == [(False, 1), (False, 1)]
    assert write_private(file, content)
    added_up.clear()
    assert read() == (True, 1)
    monkeypatch.setattr(private_files, "_start_of_machine", lambda: "")
    assert [read(), read()] == [(True, 1), (True, 1)]


@pytest.mark.parametrize("notes", [b"", b"[1]", b'{"index-1.bin": 3}', b"{" * 9000, b"\xff"])
def test_notes_that_say_nothing_are_as_good_as_none(tmp_path: Path, notes: bytes, monkeypatch) -> None:
    monkeypatch.setattr(private_files, "_start_of_machine", lambda: "first")
    file = tmp_path / "index-1.bin"
    tmp_path.chmod(0o700)
    assert write_private(file, joined(MAGIC, {}, {"x": b"1"}))
    (tmp_path / "whole-first.json").write_bytes(notes)
    parts = read_parts(file, MAGIC)
    assert parts is not None
    assert parts["x"] == b"1"
