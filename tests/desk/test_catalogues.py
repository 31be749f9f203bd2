from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest

from listing_audit.desk import catalogues, findings
from listing_audit.desk.catalogues import Settings
from listing_audit.desk.errors import Conflict, Invalid, NotAllowed
from listing_audit.desk.findings import View
from listing_audit.errors import UsageError
from tests.desk.conftest import NOW, quick_scanner

GOODS = "id,title\n1,全网最佳毛巾\n".encode()
CHINA = Settings(jurisdictions=("CN",), language="zh")


def taken_in(store, officer, body=GOODS, **changes):
    values = {"user": officer, "source": "shop", "file_name": "a.csv", "body": body, "settings": CHINA, "now": NOW}
    return catalogues.upload(store, **(values | changes))


def test_an_upload_waits_with_its_hash(store, officer):
    job = taken_in(store, officer)
    assert (job.status, job.sha256, job.created_by) == ("waiting", hashlib.sha256(GOODS).hexdigest(), "li")
    assert catalogues.jobs(store) == (job,)


def test_the_same_key_gives_the_same_job_and_another_file_is_refused(store, officer):
    job = taken_in(store, officer, idempotency_key="k")
    assert taken_in(store, officer, idempotency_key="k") == job
    with pytest.raises(Conflict):
        taken_in(store, officer, b"id,title\n2,x\n", idempotency_key="k")
    assert len(catalogues.jobs(store)) == 1


@pytest.mark.parametrize(("name", "kept"), [("../../etc/passwd", "passwd"), ("C:\\x\\a.csv", "a.csv"), ("..", "catalogue"),
                                            ("a\n\x1b[1m.csv", "a___1m.csv"), ("", "catalogue")])  # fmt: skip
def test_a_file_name_is_its_last_part_and_plain(store, officer, name, kept):
    assert taken_in(store, officer, file_name=name).file_name == kept


def test_a_very_long_name_keeps_its_ending(store, officer):
    name = taken_in(store, officer, file_name="毛" * 300 + ".csv").file_name
    assert name.endswith("毛.csv") and len(name.encode()) <= 200


def test_uploads_that_cannot_be_are_refused(store, officer):
    with pytest.raises(Invalid):
        taken_in(store, officer, b"")
    with pytest.raises(Invalid):
        taken_in(store, officer, source="a/b")
    with pytest.raises(UsageError):
        taken_in(store, officer, settings=Settings(jurisdictions=("XX",)))
    with pytest.raises(NotAllowed):
        from listing_audit.desk.accounts import User

        taken_in(store, User(9, "s", "seller"))
    assert catalogues.jobs(store) == ()


def test_a_catalogue_that_cannot_be_read_is_an_error_of_its_job(store, officer):
    taken_in(store, officer, b"\x00\x01\x02" * 100)
    job = catalogues.run_next(store, worker="w", clock=lambda: NOW, scanner=quick_scanner)
    assert job.status in ("done", "failed") and (job.failure or catalogues.job_errors(store, job.id))


def test_counts_of_a_scan_leave_by_dimension(store, scanned):
    job = scanned(GOODS.decode())
    counts = {(dimension, value): count for dimension, value, count in catalogues.job_counts(store, job.id)}
    rows = findings.page(store, View({})).findings
    assert counts["family", "superlatives"] == sum(row.family == "superlatives" for row in rows)
    assert counts["presence", "new"] == len(rows) == job.findings


def test_jobs_of_one_source_run_one_after_another(store, officer):
    first, other = taken_in(store, officer), taken_in(store, officer, source="other")
    taken_in(store, officer)
    from listing_audit.store.jobs import lease_next

    with store.transaction() as transaction:
        leased = [lease_next(transaction, worker, NOW, NOW + timedelta(minutes=1)) for worker in "abc"]
    assert [job.id if job else None for job in leased] == [first.id, other.id, None]


def test_a_job_that_takes_every_worker_down_fails_in_the_end(store, officer):
    from listing_audit.store.jobs import lease_next

    number = taken_in(store, officer).id
    for attempt in range(4):
        now = NOW + timedelta(hours=attempt)
        with store.transaction() as transaction:
            leased = lease_next(transaction, f"w{attempt}", now, now + timedelta(minutes=1))
    assert leased is None
    assert catalogues.job(store, number).status == "failed"


def test_a_worker_whose_lease_went_to_another_writes_nothing_more(store, officer):
    taken_in(store, officer)

    def slow(**settings):
        later = NOW + timedelta(hours=1)
        assert catalogues.run_next(store, worker="fast", clock=lambda: later, scanner=quick_scanner).status == "done"
        return quick_scanner(**settings)

    job = catalogues.run_next(store, worker="slow", clock=lambda: NOW, scanner=slow)
    assert (job.status, job.worker, job.listings) == ("done", "fast", 1)


WORKER = """
import sys
from datetime import datetime, UTC
from listing_audit.api import Scanner
from listing_audit.desk import catalogues
from listing_audit.store.database import open_store
catalogues.run_next(
    open_store(sys.argv[1]),
    worker="killed",
    clock=lambda: datetime(2026, 11, 22, 9, tzinfo=UTC),
    scanner=lambda **settings: Scanner(**settings, select=["superlatives"]),
)
"""


def test_a_killed_worker_loses_nothing_and_another_goes_on(store, url, officer, scanned):
    """kill -9 in mid-scan: the job goes on behind the last batch, and the result is that of an unbroken scan."""
    body = "id,title\n" + "".join(f"{n},全网最佳毛巾{n}\n" for n in range(2500))
    scanned(body, source="whole")
    job = taken_in(store, officer, body.encode())
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, url], env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    )
    deadline = time.monotonic() + 120
    while not 0 < catalogues.job(store, job.id).parts < 2500 and time.monotonic() < deadline:
        time.sleep(0.02)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    broken = catalogues.job(store, job.id)
    assert broken.status == "running" and 0 < broken.parts < 2500
    assert catalogues.run_next(store, worker="early", clock=lambda: NOW, scanner=quick_scanner) is None
    done = catalogues.run_next(store, worker="late", clock=lambda: NOW + timedelta(hours=1), scanner=quick_scanner)
    assert (done.status, done.worker, done.listings) == ("done", "late", 2500)

    def found(source):
        with store.transaction(write=False) as transaction:
            sql = "SELECT listing_id, rule_id, quote, presence FROM findings WHERE source = ?"
            return sorted(transaction.rows(sql, (source,)))

    assert found("shop") == found("whole") and len(found("shop")) == done.findings
