from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import pytest

from listing_audit.api import Scanner
from listing_audit.desk import accounts, catalogues
from tests.store.conftest import server, store, url

__all__ = ["server", "store", "url"]
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@cache
def _library():
    return Scanner().library


def quick_scanner(**settings):
    """A scanner of one family of rules that are read once for all tests; building all of them is not what is tested."""
    made = Scanner(**settings, select=["superlatives"])
    made.__dict__["library"] = _library()
    return made


@pytest.fixture
def officer(store):
    return accounts.create_account(store, name="li", password="p" * 12, role="officer", actor="", now=NOW)


@pytest.fixture
def second(store):
    return accounts.create_account(store, name="wu", password="p" * 12, role="officer", actor="", now=NOW)


@pytest.fixture
def scanned(store, officer):
    """Uploads a catalogue, scans it, and returns its job."""

    def scan(body, now=NOW, *, source="shop", settings=None):
        job = catalogues.upload(
            store, user=officer, source=source, file_name="goods.csv", now=now, body=body.encode(),
            settings=settings or catalogues.Settings(jurisdictions=("CN",), language="zh"),
        )  # fmt: skip
        done = catalogues.run_next(store, worker="w", clock=lambda: now, scanner=quick_scanner)
        assert (done.id, done.status) == (job.id, "done"), done
        return done

    return scan
