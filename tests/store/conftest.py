from __future__ import annotations

from uuid import uuid4

import pytest

from listing_audit.store.database import open_store
from tests.stores import database_in, postgresql_server


@pytest.fixture(scope="session")
def server():
    with postgresql_server() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    if request.param == "sqlite":
        yield str(tmp_path / "desk.sqlite")
        return
    with database_in(request.getfixturevalue("server"), f"t{uuid4().hex}") as address:
        yield address


@pytest.fixture
def store(url):
    opened = open_store(url)
    yield opened
    opened.close()
