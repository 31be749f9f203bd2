"""`fetch` as a user runs it: real processes, a real server on loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from listing_audit.cli.main import main
from tests.ingest.fetch.site import ROBOTS_OPEN, drip, product, response, serving

ROOT = Path(__file__).resolve().parents[2]
FAST = ("--allow-private", "--delay", "0")


@pytest.fixture
def shop():
    with serving({"/robots.txt": ROBOTS_OPEN}) as site:
        for name in ("a", "b", "c"):
            site.replies[f"/{name}"] = response(product(f"Chair {name}", sku=name))
        listed = "".join(f"<url><loc>{site.url}/{name}</loc></url>" for name in ("a", "b", "c"))
        site.replies["/sitemap.xml"] = response(f"<urlset>{listed}</urlset>".encode(), kind="text/xml")
        yield site


def ids() -> list[str]:
    return [json.loads(line)["id"] for line in Path("fetched/listings.jsonl").read_text("utf-8").splitlines()]


def test_the_path_of_the_listings_is_all_that_standard_output_says(shop, capfd):
    assert main(["fetch", f"{shop.url}/a", *FAST]) == 0
    out, err = capfd.readouterr()
    assert out == "fetched/listings.jsonl\n"
    assert err == "1 new or changed, 0 unchanged; 1 listings in all\n"
    assert ids() == ["a"]


def test_what_was_fetched_can_be_scanned_and_priced(shop, small_world, capfd):
    shop.replies["/a"] = response(product("Tea that cures eczema", was="60.00"))
    assert main(["fetch", f"{shop.url}/a", *FAST, "--to", "shop", "--timezone", "Europe/Berlin"]) == 0
    capfd.readouterr()
    assert main(["scan", "shop/listings.jsonl", "--fail-on", "critical", "--format", "jsonl", "--quiet"]) == 1
    findings = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [(f["quote"], f["field"]) for f in findings if f["record"] == "finding"] == [("cures", "title")]
    [history] = Path("shop/prices").iterdir()
    price = ["price", "explain", "--history", str(history), "-j", "DE", "--on", "2027-01-01", "--price", "40"]
    assert main(price) in (0, 1)


def test_a_sitemap_with_a_bad_page_ends_with_2_and_the_others_are_there(shop, capfd):
    shop.replies["/b"] = response(status="500 Oops")
    assert main(["fetch", "--sitemap", shop.url, *FAST, "--tries", "1"]) == 2
    err = capfd.readouterr().err
    assert f"error: {shop.url}/b: the server answered 500\n" in err
    assert ids() == ["a", "c"]


def test_private_addresses_need_the_flag(shop, capfd):
    assert main(["fetch", f"{shop.url}/a"]) == 2
    err = capfd.readouterr().err
    assert "this machine itself; not connected. If that is meant, add --allow-private" in err
    assert shop.asked == []


def test_addresses_come_from_a_file_and_each_is_fetched_once(shop, capfd):
    Path("urls.txt").write_text(f"\ufeff# chairs\n{shop.url}/a\n\n{shop.url}/a#top\n  {shop.url}/b\n", encoding="utf-8")
    assert main(["fetch", "--urls", "urls.txt", *FAST]) == 0
    assert ids() == ["a", "b"] and shop.paths == ["/robots.txt", "/a", "/b"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "no address was given"),
        (["shop.example/p/1"], "shop.example/p/1: only addresses with http:// or https:// are fetched"),
        (["https://u:p@shop.example/"], "holds a user name or password"),
        (["--sitemap", "ftp://shop.example/"], "only addresses with http:// or https://"),
        (["--urls", "missing.txt"], "missing.txt: No such file"),
        (["https://shop.example/", "--timezone", "Mars/Base"], 'there is no time zone "Mars/Base"'),
        (["https://shop.example/", "--contact", "办公室"], "--contact: printable ASCII only"),
        (["https://shop.example/", "--contact", "a\r\nHost: evil"], "--contact: printable ASCII only"),
        (["https://shop.example/", "--timeout", "0"], "--timeout"),
        (["https://shop.example/", "--delay", "nan"], "--delay"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_fetched(arguments, said, capfd):
    assert main(["fetch", *arguments]) == 2
    assert said in capfd.readouterr().err
    assert not Path("fetched").exists()


def test_a_limit_of_ones_own_is_no_failure(shop, capfd):
    assert main(["fetch", "--sitemap", shop.url, *FAST, "--max-pages", "2"]) == 0
    assert "--max-pages 2: 1 more addresses were not fetched" in capfd.readouterr().err


def test_what_servers_say_cannot_steer_a_terminal(shop, capfd):
    shop.replies["/a"] = response(status="302 Found", Location="evil:\x1b]0;owned\x07\x1b[2J")
    assert main(["fetch", f"{shop.url}/a", *FAST]) == 2
    err = capfd.readouterr().err
    assert "\x1b" not in err and "\x07" not in err and r"\x1b]0;owned\x07" in err


def test_errors_and_help_are_chinese_on_request(shop, capfd):
    assert main(["fetch", f"{shop.url}/none", *FAST, "--lang", "zh"]) == 2
    assert "页面已不存在（404）" in capfd.readouterr().err
    done = subprocess.run(
        [sys.executable, "-m", "listing_audit.cli.main", "fetch", "--help"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "LANG": "zh_CN.UTF-8", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    )
    assert "抓取商品网页" in done.stdout.decode() and "两次访问同一主机的最短间隔秒数" in done.stdout.decode()


def test_quiet_says_only_what_went_wrong(shop, capfd):
    assert main(["fetch", f"{shop.url}/a", f"{shop.url}/none", *FAST, "--quiet"]) == 2
    assert capfd.readouterr().err == f"error: {shop.url}/none: the page is no longer there (404)\n"


def test_an_unwritable_folder_is_told(shop, capfd):
    Path("file").write_text("", encoding="utf-8")
    assert main(["fetch", f"{shop.url}/a", *FAST, "--to", "file/x"]) == 2
    assert "file" in capfd.readouterr().err


# ------------------------------------------------------------------ real processes


def started(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "listing_audit.cli.main", "fetch", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_an_interrupted_or_killed_process_is_gone_on_with(shop, capfd, how, code):
    shop.replies["/c"] = [drip(b"HTTP/1.1 200 OK\r\n\r\n", b"x", 0.05), response(product(sku="c"))]
    running = started("--sitemap", shop.url, *FAST)
    for _ in range(400):
        if "/c" in shop.paths:
            break
        time.sleep(0.05)
    running.send_signal(how)
    running.communicate(timeout=120)
    assert running.returncode == code
    if how == signal.SIGINT:
        assert ids() == ["a", "b"]
    assert main(["fetch", "--sitemap", shop.url, *FAST]) == 0
    assert "going on with the run that was interrupted: 1 left" in capfd.readouterr().err
    assert ids() == ["a", "b", "c"]
    assert [shop.paths.count(path) for path in ("/sitemap.xml", "/a", "/b", "/c")] == [1, 1, 1, 2]


def test_without_the_extra_it_says_what_to_install(tmp_path):
    """A library that is not there is named with the command that brings it."""
    hidden = "import sys\nfor name in ('httpx', 'httpcore', 'protego'): sys.modules[name] = None\n"
    code = f"{hidden}from listing_audit.cli.main import main\nsys.exit(main(['fetch', 'https://shop.example/']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False,
                          env={**os.environ, "PYTHONPATH": str(ROOT)})  # fmt: skip
    assert done.returncode == 2
    assert 'pip install "listing-audit[fetch]"' in done.stderr and "Traceback" not in done.stderr
