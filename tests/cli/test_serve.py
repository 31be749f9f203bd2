"""`listing-audit serve` refuses what would be unsafe, and says what to do instead."""

from __future__ import annotations

import socket

import pytest

from listing_audit.cli.main import main


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "shop.example"])
def test_without_accounts_only_this_machine_is_served(host, capsys):
    assert main(["serve", "--host", host]) == 2
    assert "ssh -L" in capsys.readouterr().err


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
