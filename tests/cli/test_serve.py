"""`listing-audit serve` refuses what would be unsafe, and says what to do instead."""

from __future__ import annotations

import io
import socket
import stat
from datetime import UTC, datetime

import pytest

from listing_audit.cli.desk_options import database_address, default_database, public_names
from listing_audit.cli.main import main
from listing_audit.desk import accounts
from listing_audit.errors import UsageError
from listing_audit.store.database import open_store

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture(autouse=True)
def data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("LISTING_AUDIT_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5"])
def test_without_accounts_only_this_machine_is_served(host, capsys):
    assert main(["serve", "--host", host]) == 2
    told = capsys.readouterr().err
    assert "ssh -L" in told and "--create-admin" in told


def test_without_a_desk_only_this_machine_is_served(capsys):
    assert main(["serve", "--no-desk", "--host", "0.0.0.0"]) == 2
    assert "ssh -L" in capsys.readouterr().err


def test_a_host_that_is_no_address_is_refused(capsys):
    assert main(["serve", "--host", "shop.example"]) == 2
    assert "IP address" in capsys.readouterr().err


def test_with_accounts_strangers_are_served_only_under_names_that_were_given(capsys, data_folder):
    store = open_store(database_address(None))
    accounts.create_account(store, name="boss", password="p" * 12, role="admin", actor="", now=NOW)
    store.close()
    assert main(["serve", "--host", "0.0.0.0"]) == 2
    assert "--public-url" in capsys.readouterr().err


def test_the_first_admin_gets_the_password_from_standard_input(capsys, monkeypatch, data_folder):
    monkeypatch.setattr("sys.stdin", io.StringIO("correct horse battery\nsecond line\n"))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        # The account is made before the port turns out to be taken.
        assert main(["serve", "--create-admin", "boss", "--port", str(taken.getsockname()[1])]) == 2
    store = open_store(str(data_folder / "desk.sqlite"))
    found = accounts.sign_in(store, name="boss", password="correct horse battery", now=NOW)
    store.close()
    assert found is not None and found[0].role == "admin"
    assert "correct horse" not in capsys.readouterr().err


def test_a_password_that_is_too_short_makes_no_account(capsys, monkeypatch, data_folder):
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    assert main(["serve", "--create-admin", "boss"]) == 2
    assert "12 to 1024 characters" in capsys.readouterr().err


def test_the_data_folder_is_for_the_owner_alone(data_folder):
    store = open_store(database_address(None))
    store.close()
    assert default_database() == data_folder / "desk.sqlite"
    assert stat.S_IMODE(data_folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((data_folder / "desk.sqlite").stat().st_mode) == 0o600


def test_public_addresses_give_names_and_say_whether_cookies_need_https():
    assert public_names(("https://desk.example.com", "https://[::1]:8443/")) == (("desk.example.com", "[::1]"), True)
    assert public_names(("https://a.example", "http://b.example")) == (("a.example", "b.example"), False)
    assert public_names(()) == ((), False)
    for wrong in ("desk.example.com", "ftp://desk.example.com", "https://", "https://desk.example.com/path"):
        with pytest.raises(UsageError):
            public_names((wrong,))


def test_a_port_that_is_taken_is_named(capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port)]) == 2
    assert str(port) in capsys.readouterr().err


def test_a_file_of_tokens_that_others_can_read_is_refused(tmp_path, capsys):
    path = tmp_path / "tokens"
    path.write_text("shop abcdefghijklmnopqrstuvwxyz\n")
    path.chmod(0o644)
    assert main(["serve", "--token-file", str(path)]) == 2
    assert "chmod 600" in capsys.readouterr().err
