"""`listing-audit watch` as a timer of the system runs it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from listing_audit.cli.main import main
from listing_audit.desk import accounts, catalogues, schedules
from listing_audit.store.database import open_store


@pytest.fixture
def desk(tmp_path):
    """A desk with one schedule over `feeds/shop.csv`; returns the flags that name them."""
    (tmp_path / "feeds").mkdir()
    (tmp_path / "feeds" / "shop.csv").write_text("id,title\n1,这是最佳面霜\n")
    now = datetime.now(UTC)
    store = open_store(str(tmp_path / "desk.sqlite"))
    user = accounts.create_account(store, name="li", password="p" * 12, role="officer", actor="", now=now)
    plan = schedules.Plan("店铺", "file", "shop", "shop.csv", 60, catalogues.Settings(("CN",), language="zh"))
    schedules.add(store, plan, user=user, now=now, folders=(tmp_path / "feeds",))
    store.close()
    return ["--database", str(tmp_path / "desk.sqlite"), "--sources", str(tmp_path / "feeds")]


def test_what_is_due_is_done_and_told_in_a_line(small_world, desk, capsys, monkeypatch):
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert main(["watch", "--once", *desk]) == 0
    assert capsys.readouterr().out == "店铺: changed\n"
    assert main(["watch", "--once", *desk]) == 0
    assert capsys.readouterr().out == ""


def test_a_source_that_cannot_be_scanned_ends_with_two(small_world, desk, capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    (tmp_path / "feeds" / "shop.csv").unlink()
    assert main(["watch", "--once", *desk]) == 2
    assert capsys.readouterr().out.startswith("店铺: failed: path: nothing that may be read lies there")


@pytest.mark.parametrize(
    "flags",
    [["--smtp", "smtp://mail.example"], ["--smtp", "mail.example", "--mail-from", "a@b.example"], ["--private-receiver", "http://x/"],
     ["--smtp", "smtp://u:geheim@mail.example", "--mail-from", "a@b.example"]],
)  # fmt: skip
def test_a_flag_that_makes_no_sense_is_told(small_world, desk, capsys, flags):
    assert main(["watch", "--once", *desk, *flags]) == 2
    told = capsys.readouterr().err
    assert flags[0] in told and "geheim" not in told
