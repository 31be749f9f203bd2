"""The server killed in the middle of a scan: its worker goes with it, and the next server's worker finishes the job."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from listing_audit.desk import accounts, catalogues
from listing_audit.store.database import open_store

pytestmark = pytest.mark.slow

NOW = datetime.now(UTC)
LISTINGS = 3_000
WAIT_S = 240


def started(url: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "listing_audit", "serve", "--port", "0", "--database", url]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert server.stdout is not None
    assert server.stdout.readline().startswith("http://127.0.0.1:")
    return server


def children_of(process: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[1]) == process:
            found.append(int(stat.parent.name))
    return found


def until(condition, what: str):
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError(f"never came: {what}")


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the worker in /proc")
def test_a_server_killed_in_mid_scan_loses_nothing(url):
    store = open_store(url)
    user = accounts.create_account(store, name="li", password="p" * 12, role="officer", actor="", now=NOW)
    body = "id,title\n" + "".join(f"{number},全网最佳面霜 {number}\n" for number in range(LISTINGS))
    first = started(url)
    try:
        job = catalogues.upload(
            store, user=user, source="shop", file_name="goods.csv", body=body.encode(), now=NOW,
            settings=catalogues.Settings(jurisdictions=("CN",), language="zh"),
        )  # fmt: skip
        until(lambda: 0 < catalogues.job(store, job.id).parts < LISTINGS, "the middle of the scan")
        workers = children_of(first.pid)
        assert workers
    finally:
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
    until(lambda: not any(alive(worker) for worker in workers), "the end of the workers of a killed server")
    kept = catalogues.job(store, job.id)
    assert kept.status == "running" and kept.parts < LISTINGS

    second = started(url)
    try:
        done = until(lambda: (now := catalogues.job(store, job.id)).status != "running" and now, "the end of the scan")
    finally:
        second.send_signal(signal.SIGINT)
        second.wait(timeout=120)
    assert (done.status, done.listings) == ("done", LISTINGS)
    with store.transaction(write=False) as transaction:
        found = transaction.rows("SELECT COUNT(*), COUNT(DISTINCT listing_id) FROM findings WHERE presence = 'new'")
    # Each title has its finding once: nothing was lost, and nothing counted twice.
    assert found[0][1] == LISTINGS and done.findings == found[0][0]
    store.close()
