"""Several processes: the same parts in the same order, whatever ends or hangs on the way."""

from __future__ import annotations

import csv
import gzip
import io
import json
import multiprocessing
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from listing_audit.api import Audit, Scanner
from listing_audit.errors import ListingAuditError
from listing_audit.model.listing import Listing, ReadError, ReadNote, TextField
from listing_audit.report.jsonl import JsonLines
from listing_audit.scan.audits import groups
from listing_audit.scan.workers import Work, audited_by_workers


@dataclass(frozen=True)
class Counting:
    """Reads numbered listings, five a portion; `marks` is a folder where it notes what it did."""

    marks: Path
    kills: tuple[int, ...] = ()  # listings that end the process, always
    kills_once: tuple[int, ...] = ()
    hangs: tuple[int, ...] = ()
    read_fails_at: int | None = None

    def read(self, portion: range) -> Iterator[Listing]:
        if self.read_fails_at is not None and self.read_fails_at in portion:
            raise ListingAuditError("the source is broken")
        for number in portion:
            yield Listing(str(number), (TextField("title", "x"),))

    def audit(self, parts: Iterable[Any]) -> list[Any]:
        return [self._audited(part) for part in parts]

    def result(self, told: list[Any]) -> list[Any]:
        return told

    def _audited(self, listing: Listing) -> Audit:
        number = int(listing.id)
        if number in self.kills:
            os.kill(os.getpid(), signal.SIGKILL)
        mark = self.marks / f"killed {number}"
        if number in self.kills_once and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if number in self.hangs:
            time.sleep(60)
        (self.marks / f"by {os.getpid()}").touch()
        return Audit(listing, ())


@dataclass(frozen=True)
class Padded:
    """A portion that brings its bytes."""

    numbers: range
    data: bytes


class Reading(Counting):
    """Reads such portions, and tells as much back."""

    def read(self, portion: Any) -> Iterator[Listing]:
        for number in portion.numbers:
            yield Listing(str(number), (TextField("title", portion.data.decode()),))


def portions(listings: int) -> Iterator[Any]:
    """Steps of five listings each, and a note before every other one."""
    for low in range(0, listings, 5):
        if low % 10 == 0:
            yield [ReadNote("source", f"note {low}")]
        yield Work(range(low, min(low + 5, listings)))


def told(
    job: Counting, workers: int, listings: int = 43, plan: Iterator[Any] | None = None, **limits: float
) -> list[str]:
    """What comes out, in words."""
    out = []
    steps = portions(listings) if plan is None else plan
    for part in (part for parts in audited_by_workers(job, steps, workers, **limits) for part in parts):
        if isinstance(part, Audit):
            out.append(part.listing.id)
        elif isinstance(part, ReadError):
            out.append(f"{part.listing_id}: {part.reason}")
        else:
            out.append(part.message)
    return out


def wanted(listings: int = 43) -> list[str]:
    """What comes out when nothing goes wrong."""
    return [
        word for number in range(listings) for word in ([f"note {number}"] if number % 10 == 0 else []) + [str(number)]
    ]


@pytest.mark.parametrize("workers", [1, 2, 7])
def test_groups_come_back_in_their_order(tmp_path: Path, workers: int) -> None:
    """However many work, the order is that of the sources, remarks included."""
    assert told(Counting(tmp_path), workers) == wanted()


def test_nothing_to_do_ends_at_once(tmp_path: Path) -> None:
    """An empty source is no endless wait."""
    assert told(Counting(tmp_path), 3, 0) == []


@pytest.mark.parametrize("workers", [1, 2, 7])
def test_a_portion_that_cannot_be_divided_is_shared_out_group_by_group(tmp_path: Path, workers: int) -> None:
    """Every worker reads it; each listing is audited once, and what follows comes after it."""
    plan = iter([Work(range(1000), shared=True), Work(range(1000, 1010)), Work(range(0), shared=True)])
    assert told(Counting(tmp_path, kills_once=(700, 1003)), workers, plan=plan) == [str(n) for n in range(1010)]
    alone = Counting(tmp_path, kills=(3, 999))
    out = told(alone, workers, plan=iter([Work(range(1000), shared=True)]))
    reason = "not audited, it ended the process that audited it"
    assert out == [f"{n}: {reason}" if n in (3, 999) else str(n) for n in range(1000)]


def test_large_messages_do_not_stop_the_pipes(tmp_path: Path) -> None:
    """What is larger than a pipe holds is sent only to a worker that reads."""
    plan = (Work(Padded(range(low, low + 1), b"x" * 300_000), is_large=True) for low in range(30))
    assert told(Reading(tmp_path), 2, plan=plan) == [str(n) for n in range(30)]


def test_a_worker_that_is_killed_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """What it was at is done again by another."""
    assert told(Counting(tmp_path, kills_once=(0, 17, 42)), 2) == wanted()


def test_a_listing_that_ends_every_worker_is_an_error_and_the_rest_goes_on(tmp_path: Path) -> None:
    """Two in one group, one in another: each is named, its neighbours are audited."""
    out = told(Counting(tmp_path, kills=(11, 13, 30)), 2)
    reason = "not audited, it ended the process that audited it"
    assert out == [f"{word}: {reason}" if word in ("11", "13", "30") else word for word in wanted()]


def test_a_listing_that_takes_too_long_is_an_error_and_the_rest_goes_on(tmp_path: Path) -> None:
    """Time is limited for a group, then for each listing of it."""
    out = told(Counting(tmp_path, hangs=(21,)), 2, group_limit_s=1.0, listing_limit_s=1.0)
    assert out == [f"{w}: not audited, it took longer than 1 s" if w == "21" else w for w in wanted()]


def test_what_reading_raises_is_raised_to_the_caller(tmp_path: Path) -> None:
    """A worker does not swallow what is wrong with the sources."""
    with pytest.raises(ListingAuditError, match="the source is broken"):
        told(Counting(tmp_path, read_fails_at=20), 2)


def catalogue(path: Path, count: int) -> Path:
    """A catalogue with a claim in every third listing and a broken line in every hundredth."""
    lines = []
    for number in range(count):
        title = "全网最佳面霜" if number % 3 == 0 else f"纯棉毛巾 {number}"
        record = json.dumps({"id": f"L{number}", "title": title, "price": 10, "reference_price": 20})
        lines.append("{broken" if number % 100 == 99 else record)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_scan_tells_the_same_with_any_number_of_workers(tmp_path: Path) -> None:
    """Findings, errors, what they say and their order, and what only the whole catalogue shows."""
    source = catalogue(tmp_path / "catalogue.jsonl", 1900)
    scanner = Scanner(as_of=date(2026, 11, 21), jurisdictions=["CN"], select=["superlatives", "pricing"])
    alone = list(scanner.scan([source]))
    assert sum(isinstance(part, ReadError) for part in alone) == 19
    assert sum(isinstance(part, Audit) for part in alone) == 1900 - 19 + 1  # and the catalogue itself
    for workers in (2, 7):
        assert list(scanner.scan([source], workers=workers)) == alone


SCANNER = Scanner(as_of=date(2026, 11, 21), jurisdictions=["CN"], select=["superlatives", "pricing"])


def report(parts: Iterable[Any]) -> bytes:
    """What the report in JSON Lines holds, byte for byte."""
    out = io.BytesIO()
    written = JsonLines(out)
    for part in parts:
        if isinstance(part, Audit):
            written.audited(part.listing, part.findings)
        elif isinstance(part, ReadError):
            written.unread(part)
    return out.getvalue()


def rows(count: int) -> list[dict[str, str]]:
    """Listings with claims, cells of several lines, and variants of one product."""
    return [
        {
            "id": str(n - n % 2 if n % 10 < 4 else n),
            "title": "全网最佳面霜" if n % 5 == 0 else f"纯棉毛巾 {n - n % 2}",
            "description": f"第一行\n全网最低价 {n}" if n % 7 == 0 else "柔软" * 40,
            "price": "10",
        }
        for n in range(count)
    ]


def sources(folder: Path) -> dict[str, Path]:
    """The same catalogue in every form that is divided in its own way, and one that is not."""
    made, table = rows(1500), io.StringIO(newline="")
    writer = csv.DictWriter(table, ["id", "title", "description", "price"])
    writer.writeheader()
    writer.writerows(made)
    (folder / "a.csv").write_text(table.getvalue(), encoding="utf-8", newline="")
    (folder / "b.csv").write_text(table.getvalue().replace("第一行\n", ""), encoding="gb18030", newline="")
    (folder / "a.jsonl").write_text("\n".join(json.dumps(row) for row in made), encoding="utf-8")
    (folder / "a.jsonl.gz").write_bytes(gzip.compress((folder / "a.jsonl").read_bytes()))
    (folder / "a.json").write_text(json.dumps(made), encoding="utf-8")
    pq.write_table(pa.Table.from_pylist(made), folder / "a.parquet", row_group_size=1000)
    return {path.name: path for path in sorted(folder.iterdir())}


@pytest.mark.slow
def test_every_form_gives_the_same_bytes_with_one_two_and_seven_workers(tmp_path: Path) -> None:
    """Byte ranges, rows, unpacked blocks, and what every worker reads; from files, a folder and a pipe."""
    (tmp_path / "forms").mkdir()
    forms = sources(tmp_path / "forms")
    for paths in (*([path] for path in forms.values()), [tmp_path / "forms"]):
        alone = report(SCANNER.scan(paths))
        assert alone.count(b"\n") > 400
        for workers in (2, 7):
            assert report(SCANNER.scan(paths, workers=workers, texts_of_clean=False)) == alone
    data = forms["a.csv"].read_bytes()
    piped = [report(SCANNER.scan(["-"], stdin=io.BytesIO(data), workers=workers)) for workers in (1, 2, 7)]
    assert piped[0] == piped[1] == piped[2] != b""


@pytest.mark.slow
def test_workers_killed_at_any_moment_change_nothing(tmp_path: Path) -> None:
    """Every now and then one of them is killed; the report is the same to the byte."""
    source = sources(tmp_path)["a.jsonl"]
    alone = report(SCANNER.scan([source]))
    for seed in range(3):
        rng = random.Random(seed)
        told: list[Any] = []
        killed = 0
        for part in SCANNER.scan([source], workers=2):
            told.append(part)
            children = multiprocessing.active_children()
            if children and killed < 4 and rng.random() < 0.01:
                os.kill(rng.choice(children).pid or 0, signal.SIGKILL)
                killed += 1
        assert killed
        assert report(told) == alone


def test_texts_of_clean_listings_stay_behind_when_nobody_wants_them(tmp_path: Path) -> None:
    """Those with findings keep theirs."""
    source = catalogue(tmp_path / "catalogue.jsonl", 900)
    scanner = Scanner(as_of=date(2026, 11, 21), jurisdictions=["CN"], select=["superlatives"])
    audits = [a for a in scanner.scan([source], workers=2, texts_of_clean=False) if isinstance(a, Audit)]
    assert {bool(audit.listing.fields) == bool(audit.findings) for audit in audits if not audit.of_catalogue} == {True}


def test_groups_are_bounded_and_keep_the_order() -> None:
    """They close on the number of listings, on their length, and on the number of other parts."""
    listings = [Listing(str(n), (TextField("title", "x"),)) for n in range(300)]
    long = Listing("long", (TextField("title", "x" * 1_000_000),))
    errors = [ReadError("source", "bad")] * 1300
    parts = [*listings, long, listings[0], *errors]
    made = list(groups(parts))
    assert [len(group) for group in made] == [256, 45, 1256, 45]
    assert [part for group in made for part in group] == parts


def scan_command(source: Path, cache: Path, target: Path) -> subprocess.Popen[bytes]:
    """A scan as a user starts it."""
    command = [sys.executable, "-m", "listing_audit", "scan", str(source), "--jurisdiction", "CN", "--resume"]
    command += ["--workers", "2", "--as-of", "2026-11-21", "--quiet", "--output", f"jsonl={target}"]
    environment = {**os.environ, "LISTING_AUDIT_CACHE_DIR": str(cache)}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet, start_new_session=True)


@pytest.mark.slow
def test_a_scan_that_was_killed_goes_on_where_it_stopped(primed: Callable[[Path], Path], tmp_path: Path) -> None:
    """The output is that of an uninterrupted run; what was done is not done again; no worker outlives its parent."""
    source = catalogue(tmp_path / "catalogue.jsonl", 2500)
    cache, other = primed(tmp_path / "cache"), primed(tmp_path / "other cache")
    ended, whole = tmp_path / "ended.jsonl", tmp_path / "whole.jsonl"
    assert scan_command(catalogue(tmp_path / "one.jsonl", 1), cache, tmp_path / "first").wait(120) == 0
    run = scan_command(source, cache, ended)
    base = cache / "audits-1.sqlite"
    done = 0
    until = time.monotonic() + 180
    while done < 500 and time.monotonic() < until:
        time.sleep(0.05)
        with sqlite3.connect(base) as look:
            [(done,)] = look.execute("SELECT count(*) FROM audits").fetchall()
    run.kill()
    run.wait()
    until = time.monotonic() + 120
    while group_lives(run.pid) and time.monotonic() < until:
        time.sleep(0.1)
    assert not group_lives(run.pid)
    assert 500 <= done < 2460
    assert not ended.exists()
    assert scan_command(source, cache, ended).wait(120) == 2  # the broken lines
    assert scan_command(source, other, whole).wait(180) == 2
    assert lines(ended) == lines(whole)


def group_lives(leader: int) -> bool:
    """Whether any process of the group that this one led is still there."""
    try:
        os.killpg(leader, 0)
    except ProcessLookupError:
        return False
    return True


def lines(path: Path) -> list[dict[str, object]]:
    """The records of a report; when a run began is no part of what it found."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for record in records:
        record.get("run", record).pop("started_at", None)
    return records
