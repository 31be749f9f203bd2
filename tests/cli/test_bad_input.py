"""Every row of the README's table of bad inputs: the exit code, a message that helps, and the rest is still read."""

from __future__ import annotations

import gzip
import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from listing_audit.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
GOOD = "id,title\n1,最佳面霜\n2,毛巾\n"


def zipped(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def workbook() -> bytes:
    return (ROOT / "fixtures" / "formats" / "generic.xlsx").read_bytes()


# name, content, code, part of what is said
FILES: list[tuple[str, Callable[[], bytes], int, str]] = [
    ("empty.csv", lambda: b"", 0, "holds no listings"),
    ("bytes.csv", lambda: GOOD.encode() + b"3,caf\xe9\n", 0, "bytes.csv:4: "),
    ("row.csv", lambda: (GOOD + '3,a,b,c\n4,"open\n5,毛巾\n').encode(), 2, "row.csv:4: not read: has 4 cells"),
    ("columns.csv", lambda: b"id,title,zzz\n1,x,y\n", 0, "unknown columns are checked as attributes: zzz"),
    ("header.csv", lambda: b"foo,bar\n1,2\n", 2, "name the columns with --map"),
    ("cut.json", lambda: b'[{"id":1,"title":"x"},{"id":2,"ti', 2, "cut.json:1: not read: the JSON ends in the middle"),
    ("nan.jsonl", lambda: b'{"id":1,"title":"a","title":"x","price":NaN}', 0, "stand twice, of which the last one is read"),
    ("cut.csv.gz", lambda: gzip.compress(os.urandom(5000).hex().encode() + GOOD.encode())[:900], 2, "ends too early"),
    ("cut.xlsx", lambda: workbook()[:2000], 2, "the workbook is cut off or damaged"),
    ("bomb.csv.gz", lambda: gzip.compress(b"id,title\n1," + b"a" * 80_000_000), 2, "decompression bomb"),
    ("bomb.xlsx", lambda: zipped("xl/worksheets/sheet1.xml", b" " * 80_000_000), 2, "decompression bomb"),
    ("a.zip", lambda: zipped("a.csv", GOOD.encode()), 2, "unpack it"),
    ("a.png", lambda: b"\x89PNG\r\n\x1a\n", 2, "is no text, table or web page"),
    ("front.md", lambda: b"---\ntitle: [a\n---\n", 2, "the front matter is wrong"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "code", "said"), FILES, ids=[name for name, *_ in FILES])
def test_what_cannot_be_read_is_named_and_everything_else_is_audited(small_world, capsys, name, content, code, said):
    Path(name).write_bytes(content())
    Path("good.csv").write_text(GOOD, encoding="utf-8")
    assert main(["scan", name, "good.csv", "--jurisdiction", "CN", "--lang", "en", "--format", "jsonl"]) == code
    out = capsys.readouterr()
    assert said in out.err
    assert "Traceback" not in out.err
    assert '"path":"good.csv"' in out.out and '"quote":"最佳"' in out.out


def test_a_source_that_is_not_there_is_named(small_world, capsys):
    Path("good.csv").write_text(GOOD, encoding="utf-8")
    assert main(["scan", "none.csv", "good.csv", "--lang", "en", "--format", "jsonl"]) == 2
    out = capsys.readouterr()
    assert "none.csv: not read: no such file or folder" in out.err and '"listings":2' in out.out


@pytest.mark.slow
@pytest.mark.parametrize("name", ["t.csv", "t.jsonl"])
def test_a_cell_of_two_hundred_megabytes_is_left_out_in_bounded_memory(small_world, tmp_path, name):
    import resource

    head, tail = (
        ('id,title\n1,"', '"\n2,最佳面霜\n')
        if name == "t.csv"
        else ('{"id":1,"title":"', '"}\n{"id":2,"title":"最佳面霜"}\n')
    )
    with Path(name).open("wb") as file:
        file.write(head.encode())
        for _ in range(200):
            file.write(b"long " * 209_715)
        file.write(tail.encode())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert main(["scan", name, "--jurisdiction", "CN", "--format", "jsonl", "--output", "jsonl=out.jsonl"]) == 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000  # KiB
    said = Path("out.jsonl").read_text(encoding="utf-8")
    assert "8 MiB" in said and '"quote":"最佳"' in said


RULE = "id: mine-x\nversion: 1\nseverity: dreadful\n"


@pytest.mark.parametrize(
    ("flag", "files", "said"),
    [
        ("--rules=mine", {"mine/pack.yaml": "name: mine\n", "mine/x.yaml": RULE}, ["pack.yaml", 'unknown value "dreadful"']),
        ("--config=c.toml", {"c.toml": 'lang = "xx"\nnop = 1\n'}, ['c.toml:1: lang: unknown value "xx"', "c.toml:2: unknown key"]),
        ("--config=c.toml", {"c.toml": "lang = [\n"}, ["c.toml: not valid TOML"]),
        ("--waivers=w.yaml", {"w.yaml": "waivers: 3\n"}, ["w.yaml:1"]),
        ("--baseline=b.json", {"b.json": "{}"}, ["b.json"]),
        ("--baseline=none.json", {}, ["none.json"]),
        ("--as=exel", {}, ['no format "exel"']),
        ("--jurisdiction=UK", {}, ["the code of the United Kingdom is GB"]),
        ("--fail-on=hihg", {}, ["high"]),
        ("--nope", {}, ["--nope"]),
    ],
)  # fmt: skip
def test_what_is_set_wrongly_ends_the_run_before_it_begins(small_world, capsys, flag, files, said):
    Path("good.csv").write_text(GOOD, encoding="utf-8")
    for name, text in files.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    assert main(["scan", "good.csv", flag]) == 2
    out = capsys.readouterr()
    assert all(part in out.err for part in said), out.err
    assert "Traceback" not in out.err and "最佳" not in out.out


def test_a_reader_that_goes_away_is_no_pass_and_no_crash(tmp_path):
    path = tmp_path / "many.csv"
    path.write_text("id,title\n" + "".join(f"{n},全网最佳面霜\n" for n in range(3000)), encoding="utf-8")
    script = f'"{sys.executable}" -m listing_audit scan "{path}" --format jsonl --quiet | head -n 1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, timeout=300)
    assert done.stdout.splitlines()[-1] == "2" and done.stderr == ""


def test_the_table_stands_in_both_languages_with_the_same_codes():
    tables = []
    for name in ("README.md", "README.zh.md"):
        rows = re.findall(
            r"^\| .+ \| (0|2|130) \| .+ \|$", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE
        )
        tables.append(list(rows))
    assert tables[0] == tables[1] and len(tables[0]) == 18
