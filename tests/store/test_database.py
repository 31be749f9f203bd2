from __future__ import annotations

import sqlite3
import threading

import pytest

from listing_audit.address_guard import AddressRefused
from listing_audit.errors import UsageError
from listing_audit.store.database import open_store
from listing_audit.store.migrations import MIGRATIONS


def test_a_store_opens_twice_and_keeps_what_it_has(store, url):
    with store.transaction() as transaction:
        transaction.change("INSERT INTO uploads VALUES (?, ?)", ("a", b"\x00\xff"))
    again = open_store(url)
    with again.transaction(write=False) as transaction:
        assert transaction.rows("SELECT sha256, body FROM uploads") == [("a", b"\x00\xff")]
    again.close()


def test_a_block_that_raises_leaves_nothing(store):
    with pytest.raises(RuntimeError), store.transaction() as transaction:
        transaction.change("INSERT INTO uploads VALUES (?, ?)", ("a", b"x"))
        raise RuntimeError
    with store.transaction(write=False) as transaction:
        assert transaction.rows("SELECT * FROM uploads") == []


def test_a_store_of_a_newer_program_is_refused_with_what_to_do(store, url):
    with store.transaction() as transaction:
        transaction.change("UPDATE listing_audit_schema SET version = ?", (len(MIGRATIONS) + 1,))
    with pytest.raises(UsageError, match=r"newer listing-audit.*update the program"):
        open_store(url)


def test_a_database_of_something_else_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (x)")
    with pytest.raises(UsageError, match="something else"):
        open_store(str(path))
    with sqlite3.connect(path) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]


def test_a_file_that_is_no_database_is_refused(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("not a database, only words " * 50)
    with pytest.raises(UsageError, match="cannot be opened"):
        open_store(str(path))


def test_the_file_is_for_its_owner_alone(tmp_path):
    open_store(str(tmp_path / "desk.sqlite")).close()
    assert (tmp_path / "desk.sqlite").stat().st_mode & 0o777 == 0o600


def test_a_migration_that_fails_half_way_leaves_an_empty_store(url, monkeypatch):
    monkeypatch.setattr("listing_audit.store.migrations.MIGRATIONS", (("CREATE TABLE a (x {id})", "no SQL at all"),))
    with pytest.raises(Exception):  # noqa: B017 (each database has its own)
        open_store(url)
    monkeypatch.undo()
    store = open_store(url)
    with store.transaction(write=False) as transaction:
        assert transaction.rows("SELECT version FROM listing_audit_schema") == [(len(MIGRATIONS),)]
    store.close()


def test_texts_that_a_database_refuses_are_kept_with_a_sign_in_their_place(store):
    with store.transaction() as transaction:
        transaction.change("INSERT INTO uploads VALUES (?, ?)", ("a\0b\ud800c", b""))
        assert transaction.rows("SELECT sha256 FROM uploads") == [("a\ufffdb?c",)]


def test_writers_wait_for_each_other(store):
    with store.transaction() as transaction:
        transaction.change("INSERT INTO uploads VALUES ('n', ?)", (b"",))
        transaction.change("UPDATE listing_audit_schema SET version = version")

    def add() -> None:
        for _ in range(20):
            with store.transaction() as transaction:
                transaction.lock(99)
                (count,) = transaction.row("SELECT COUNT(*) FROM uploads")
                transaction.change("INSERT INTO uploads VALUES (?, ?)", (str(count), b""))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.transaction(write=False) as transaction:
        assert transaction.row("SELECT COUNT(*) FROM uploads") == (81,)


@pytest.mark.parametrize("host", ["169.254.169.254", "[fd00:ec2::254]"])
def test_a_metadata_service_is_no_database(host):
    with pytest.raises(AddressRefused):
        open_store(f"postgresql://desk@{host}/x")


def test_a_server_that_is_not_there_is_said_so_without_the_password():
    with pytest.raises(UsageError) as caught:
        open_store("postgresql://desk:secret@127.0.0.1:9/x")
    assert "127.0.0.1" in str(caught.value) and "secret" not in str(caught.value)


def test_an_unknown_kind_of_database_is_named():
    with pytest.raises(UsageError, match='"mysql"'):
        open_store("mysql://x/y")
