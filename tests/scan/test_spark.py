"""A DataFrame is audited as a file is: a real session, and executors that are processes of their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from listing_audit.api import Audit, Scanner
from listing_audit.cli import spark_job
from listing_audit.errors import UsageError
from listing_audit.report.arrow_rows import COLUMNS, finding_row
from listing_audit.scan.shipment import unpacked
from listing_audit.scan.spark import audited_batches, whole_catalogue

SCANNER = Scanner(as_of=date(2026, 11, 21), jurisdictions=["CN"], select=["superlatives", "pricing"])


def listings(count: int) -> list[dict[str, Any]]:
    return [
        {
            "id": f"L{number}",
            "title": "全网最佳面霜" if number % 3 == 0 else f"纯棉毛巾 {number}",
            "description": "第一品牌 最好用" if number % 5 == 0 else "柔软",
            "offers": [{"price": "10", "reference_price": "20", "currency": "CNY"}],
        }
        for number in range(count)
    ]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("spark") / "listings.parquet"
    pq.write_table(pa.Table.from_pylist(listings(600)), path, row_group_size=150)
    return path


def on_one_machine(source: Path) -> tuple[list[dict[str, Any]], list[str]]:
    """The rows of a scan of the file, without places, and what it says about the catalogue."""
    audits = [part for part in SCANNER.scan([source]) if isinstance(part, Audit)]
    rows = [finding_row(finding) for audit in audits if not audit.of_catalogue for finding in audit.findings]
    return comparable(rows), [f.fingerprint for audit in audits if audit.of_catalogue for f in audit.findings]


def comparable(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows of a cluster have no order and no line."""
    bare = [{name: value for name, value in row.items() if name not in ("path", "line")} for row in rows]
    return sorted(bare, key=lambda row: (row["listing_id"], row["fingerprint"]))


def sorted_out(rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[str]]:
    """The same of rows that a cluster wrote."""
    tallies = [(row["jurisdiction"], row["details"]) for row in rows if row["record"] == "tally"]
    found = comparable([row for row in rows if row["record"] == "finding"])
    return found, [finding.fingerprint for finding in whole_catalogue(tallies, SCANNER.shipped())]


def test_batches_are_audited_as_the_file_is(source: Path) -> None:
    """Without Spark: partitions of any size, in any order, give the findings of one scan of the whole."""
    whole = pq.read_table(source)
    rows = []
    for low, high in ((400, 600), (0, 1), (1, 400)):
        part = iter(whole.slice(low, high - low).to_batches())
        rows += [row for batch in audited_batches(part, SCANNER.shipped(), source="x") for row in batch.to_pylist()]
    found, of_catalogue = sorted_out(rows)
    assert (found, of_catalogue) == on_one_machine(source)
    assert len(found) > 300 and len(of_catalogue) == 1
    assert {row["path"] for row in rows if row["record"] == "finding"} == {"x"}


def test_a_table_of_any_shop_and_what_cannot_be_read() -> None:
    """Known column names are enough; a listing with nothing in it is an error of its own; other columns are told."""
    table = pa.table({"商品编号": ["1", "2"], "标题": ["全网最佳面霜", ""]})
    rows = [row for batch in audited_batches(iter(table.to_batches()), SCANNER.shipped()) for row in batch.to_pylist()]
    assert {row["listing_id"]: row["record"] for row in rows} == {"1": "finding", "2": "error"}
    unknown = pa.table({"a": ["1"], "b": ["2"]})
    [error] = [r for b in audited_batches(iter(unknown.to_batches()), SCANNER.shipped()) for r in b.to_pylist()]
    assert error["record"] == "error" and set(error) == set(COLUMNS)
    assert list(audited_batches(iter(()), SCANNER.shipped())) == []


def test_rules_that_arrive_damaged_are_refused() -> None:
    """Nobody audits by other rules than were sent."""
    sent = SCANNER.shipped()
    with pytest.raises(UsageError, match="arrived damaged"):
        unpacked(replace(sent, body=sent.body[:-1]))
    with pytest.raises(UsageError, match="these are the rules"):
        unpacked(replace(sent, rule_set="0" * 64))


@pytest.fixture
def session(request: pytest.FixtureRequest) -> Iterator[Any]:
    """A session on this machine, with the master that the test names."""
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.fail("Spark needs Java: tests/run installs it")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    settings = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.ui.enabled": "false"}
    settings |= {"spark.executor.memory": "1g", "spark.sql.execution.arrow.maxRecordsPerBatch": "100"}
    builder = SparkSession.builder.master(request.param)
    for name, value in settings.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    yield made
    made.stop()


@pytest.mark.slow
@pytest.mark.parametrize("session", ["local[2]", "local-cluster[2,1,1024]"], indirect=True, ids=["local", "executors"])
def test_a_session_writes_what_one_machine_finds(session: Any, source: Path, tmp_path: Path) -> None:
    """Findings as Parquet, from two partitions and, in the second case, from two executors."""
    from listing_audit.scan.spark import audit_dataframe

    frame = session.read.parquet(str(source)).repartition(2)
    target = tmp_path / "findings"
    audit_dataframe(frame, SCANNER.shipped(), source="catalogue").write.parquet(str(target))
    assert sorted_out(pq.read_table(target).to_pylist()) == on_one_machine(source)


@pytest.mark.slow
def test_the_job_for_spark_submit_audits_and_counts(source: Path, tmp_path: Path) -> None:
    """As docs/scale.md shows it; wrong usage ends with 2."""
    submit = Path(sys.executable).with_name("spark-submit")
    target = tmp_path / "findings"
    command = [str(submit), "--master", "local[2]", "--conf", "spark.driver.host=127.0.0.1"]
    command += [str(spark_job.__file__), str(source), str(target), "--jurisdiction", "CN", "--as-of", "2026-11-21"]
    command += ["--select", "superlatives", "--select", "pricing"]
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr[-2000:]
    summary = json.loads(done.stdout.splitlines()[-1])
    found, of_catalogue = on_one_machine(source)
    assert summary["records"]["finding"] == len(found)
    assert len(summary["catalogue"]) == len(of_catalogue) == 1
    assert summary["rule_set"] == SCANNER.rule_set.digest
