"""Portions of a source, read apart and told in order, say what one reader of the whole says."""

from __future__ import annotations

import gzip
import io
import json
import os
import pickle
import random
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from listing_audit.ingest import column_portions, cutting, portions
from listing_audit.ingest.portion import Here, Portion
from listing_audit.ingest.portions import PortionTeller, portions_of, read_portion
from listing_audit.ingest.read import read_source
from listing_audit.model.listing import Listing


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pieces so small that a short source has many."""
    monkeypatch.setattr(cutting, "PIECE_BYTES", 64)
    monkeypatch.setattr(portions, "PIECE_BYTES", 64)
    monkeypatch.setattr(column_portions, "ROWS", 7)


def apart(source: Path | bytes, column_map: dict[str, str] | None = None, as_format: str | None = None) -> list[Any]:
    """Everything that the portions tell; each is read by itself, the last first, after a journey between processes."""
    stdin = io.BytesIO(source) if isinstance(source, bytes) else None
    steps = list(portions_of("-" if stdin else str(source), as_format, column_map or {}, stdin, "en"))
    steps = [list(step.parts) if isinstance(step, Here) else step for step in steps]
    read: dict[int, list[Any]] = {}
    for number in reversed(range(len(steps))):
        step = steps[number]
        if isinstance(step, Portion):
            sent = pickle.loads(pickle.dumps(step))
            read[number] = pickle.loads(pickle.dumps(list(read_portion(sent, as_format, column_map or {}, "en"))))
    teller = PortionTeller("en")
    told: list[Any] = []
    for number, step in enumerate(steps):
        for part in read.get(number, step if isinstance(step, list) else [step]):
            if isinstance(part, Listing):
                teller.listing()
                told.append(part)
            else:
                told.extend(teller.told(part) if not isinstance(step, list) else [part])
    return told


def count(source: Path | bytes) -> int:
    """How many portions there are."""
    stdin = io.BytesIO(source) if isinstance(source, bytes) else None
    steps = portions_of("-" if stdin else str(source), None, {}, stdin, "en")
    return sum(isinstance(step, Portion) for step in steps)


def whole(source: Path | bytes, column_map: dict[str, str] | None = None, as_format: str | None = None) -> list[Any]:
    """What one reader says."""
    stdin = io.BytesIO(source) if isinstance(source, bytes) else None
    return list(read_source("-" if stdin else str(source), as_format=as_format, column_map=column_map, stdin=stdin))


LINES = st.sampled_from(
    [
        '{"id": "%d", "title": "面霜"}', '{"id": "%d", "title": "a", "colour": "red"}', "{broken", "", "[1]",
        '{"id": "%d", "title": "x", "price": "1.234"}', '{"id": "%d", "id": "2", "title": "twice"}', '{"title": NaN, "id": "%d"}',
        '{"id": "%d", "title": "\\ud800"}', '{"id": 1.10, "title": "d%d"}',
    ]
)  # fmt: skip


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(LINES, max_size=40),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    last=st.booleans(),
    mark=st.booleans(),
)
def test_json_lines(tmp_path: Path, lines: list[str], end: str, last: bool, mark: bool) -> None:
    """With broken lines, all kinds of line ends, notes that are told once or counted, from a file or a pipe, packed or not."""
    text = end.join(line.replace("%d", str(number)) for number, line in enumerate(lines)) + (end if last else "")
    data = (b"\xef\xbb\xbf" if mark else b"") + text.encode()
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    packed = tmp_path / "a.jsonl.gz"
    packed.write_bytes(gzip.compress(data))
    for source in (path, packed, data):
        assert apart(source) == whole(source)


CELLS = st.sampled_from(
    ["面霜", "a", "", '"quoted, cell"', '"two\nlines"', '"say ""hi"""', '5" pipe', '"open', 'x"y"', '"a"b', "¥12"]
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.tuples(st.integers(1, 4), CELLS, CELLS, st.sampled_from(["", ",extra", ",x,y"])), max_size=40),
    end=st.sampled_from(["\n", "\r\n"]),
)
@example(rows=[(1, '"open', "a", "")] * 30, end="\n")
@example(rows=[(1, "a", "", "")] * 30, end="\n")
def test_tables(tmp_path: Path, rows: list[tuple[int, str, str, str]], end: str) -> None:
    """With cells of several lines, quotation marks gone wrong, rows too long and too short, and variants of one product."""
    lines = ["id,title,description"] + [f"{number},{title},{text}{more}" for number, title, text, more in rows]
    data = end.join(lines).encode()
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    for source in (path, gzip.compress(data)):
        assert apart(source) == whole(source)


def catalogue(rows: int, quoted: bool = False) -> bytes:
    rng = random.Random(3)
    lines = ["商品编号,标题,详情,颜色"]
    for number in range(rows):
        text = f'"两行\n{number}"' if quoted and number % 3 == 0 else "一行"
        lines.append(f"{number // 2 if rng.random() < 0.2 else number},面霜{number},{text},红")
    return "\n".join(lines).encode()


@pytest.mark.parametrize("quoted", [False, True])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_real_tables_are_divided(tmp_path: Path, quoted: bool, encoding: str) -> None:
    """A table in either encoding is cut into many portions, also where cells have several lines."""
    path = tmp_path / "a.csv"
    path.write_bytes(catalogue(400, quoted).decode().encode(encoding))
    assert count(path) > 50
    assert apart(path) == whole(path)
    assert apart(path, {"subtitle": "颜色"}) == whole(path, {"subtitle": "颜色"})


@pytest.mark.parametrize("nested", [False, True])
@pytest.mark.parametrize("group", [1000, 10])
def test_parquet_is_divided_by_rows(tmp_path: Path, nested: bool, group: int) -> None:
    """Also within a row group; variants stay together across row groups."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns: dict[str, list[Any]] = {
        "id": [str(number // 3) for number in range(200)],
        "title": ["面霜" if number % 3 == 0 else "" for number in range(200)],
        "price": [None if number % 7 == 0 else number / 2 for number in range(200)],
    }
    if nested:
        columns["bullets"] = [["a", f"b{number}"] for number in range(200)]
    path = tmp_path / "a.parquet"
    pq.write_table(pa.table(columns), path, row_group_size=group)
    assert count(path) > 15
    assert apart(path) == whole(path)


def test_what_the_end_of_a_damaged_file_shows_is_told_where_it_was(tmp_path: Path) -> None:
    """A packed file that is cut off: its listings, the half line, and that it ends too early."""
    data = gzip.compress(b"".join(b'{"id": "%d", "title": "%d"}\n' % (n, n * n) for n in range(5000)))
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(data[: len(data) // 2])
    assert apart(path) == whole(path)
    assert sum(isinstance(part, Listing) for part in apart(path)) > 1000


def test_a_line_longer_than_any_record_is_left_out_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line is not held in memory, and the lines after it keep their numbers."""
    monkeypatch.setattr(cutting, "PIECE_BYTES", 128 * 1024)
    data = b'{"id": "1", "title": "a"}\n{}\n' + b"x" * 36_000_000 + b'\n{"id": "2", "title": "b"}\n'
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    told = apart(path)
    assert told == whole(path)
    assert apart(data)[1:] == [*whole(data)][1:]
    assert (
        max(len(p.piece.data) for p in portions_of("-", None, {}, io.BytesIO(data), "en") if isinstance(p, Portion))
        < 35e6
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", b'[{"id": "1", "title": "a"}]'),
        ("a.html", b"<!doctype html><title>a</title><h1>b</h1>"),
        ("a.bin", b"%PDF-1.7"),
        ("empty.csv", b""),
        ("a.csv", b"one,two\n1,2\n"),
        ("shop.csv", b"Handle,Title,Body (HTML),Variant Price\n" + b"a,T,B,1\na,,,2\n" * 30),
        ("wide.csv", "编号,标题\n1,面霜\n".encode("utf-16") * 30),
    ],
)
def test_what_cannot_be_divided_is_one_portion(tmp_path: Path, name: str, data: bytes) -> None:
    """Documents, pages, formats whose rows belong together, encodings of several bytes, and what cannot be read."""
    path = tmp_path / name
    path.write_bytes(data)
    assert count(path) == 1
    assert apart(path) == whole(path)
    assert apart(data) == whole(data)


def test_a_folder_tells_its_files_in_their_order(tmp_path: Path) -> None:
    """With what was passed over, and a file that is missing."""
    (tmp_path / "b.jsonl").write_text("\n".join(json.dumps({"id": str(n), "title": "x"}) for n in range(50)))
    (tmp_path / "a.csv").write_bytes(catalogue(30))
    (tmp_path / "c.bin").write_bytes(b"x")
    assert apart(tmp_path) == whole(tmp_path)
    assert apart(tmp_path / "none") == whole(tmp_path / "none")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe_is_read_once(tmp_path: Path) -> None:
    """Its bytes travel with the portions, because nobody can read them again."""
    pipe = tmp_path / "a.jsonl"
    os.mkfifo(pipe)
    data = b"".join(b'{"id": "%d", "title": "a"}\n' % n for n in range(100))
    writer = threading.Thread(target=pipe.write_bytes, args=(data,))
    writer.start()
    told = apart(pipe)
    writer.join()
    assert [part.id for part in told if isinstance(part, Listing)] == [str(n) for n in range(100)]
