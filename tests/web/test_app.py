"""What stands before and round the pages: headers, host names, origins, sizes, and errors without secrets."""

from __future__ import annotations

import socket

import httpx
import pytest

PAGES = ["/", "/policy", "/price"]


@pytest.mark.parametrize("path", [*PAGES, "/healthz", "/nowhere", "/api/v1/openapi.json", "/api/v1/nowhere"])
def test_every_answer_forbids_inline_scripts_frames_and_sniffing(client, path):
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
    assert (headers["x-content-type-options"], headers["x-frame-options"]) == ("nosniff", "DENY")
    assert (headers["referrer-policy"], headers["cache-control"]) == ("same-origin", "no-store")
    assert "server" not in headers


@pytest.mark.parametrize("path", PAGES)
def test_no_page_holds_inline_script_or_style_or_an_address_elsewhere(client, path):
    page = client.get(path).text
    assert "<style" not in page and " style=" not in page and " onclick=" not in page
    assert "http://" not in page and "https://" not in page


def test_styles_and_scripts_may_be_kept_because_their_address_changes_with_them(client):
    page = client.get("/").text
    [style] = [part.split('"')[0] for part in page.split('href="')[1:] if "site.css" in part]
    answer = client.get(style)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "public, max-age=31536000, immutable")
    for strange in ("/assets/x/site.css", "/assets/x/..%2f..%2fsettings.py", "/assets/../settings.py"):
        assert client.get(strange).status_code == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "localhost.evil.example", ""])
def test_a_strange_host_name_is_not_answered(client, host):
    answer = client.get("/", headers={"host": host})
    assert answer.status_code in (400, 421)
    assert "Listing" not in answer.text


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
def test_a_form_of_another_site_is_refused(client, origin):
    answer = client.post("/", data={"title": "最佳"}, headers={"origin": origin})
    assert (answer.status_code, answer.headers["content-type"]) == (403, "application/problem+json")


def test_the_own_origin_is_taken(client, server):
    answer = client.post("/", data={"title": "最佳"}, headers={"origin": server.rstrip("/")})
    assert answer.status_code == 200


def test_a_body_that_is_too_long_is_refused_before_it_is_read(client):
    answer = client.post(
        "/api/v1/check", content=b" " * (2 * 1024 * 1024 + 1), headers={"content-type": "application/json"}
    )
    assert (answer.status_code, answer.json()["status"]) == (413, 413)


def test_a_body_without_an_announced_length_is_cut_off_at_the_limit(client):
    def endless():
        for _ in range(40):
            yield b" " * 65_536

    answer = client.post("/api/v1/check", content=endless(), headers={"content-type": "application/json"})
    assert answer.status_code == 413


def test_a_wrong_method_and_a_wrong_address_are_problems_for_programs_and_pages_for_people(client):
    assert client.put("/api/v1/check").json()["status"] == 405
    assert client.get("/api/v1/nowhere").headers["content-type"] == "application/problem+json"
    page = client.get("/nowhere", headers={"accept": "text/html", "accept-language": "zh"})
    assert (page.status_code, "请求未被接受" in page.text) == (404, True)


def test_health_says_that_and_no_more(client):
    assert client.get("/healthz").text == "ok\n"


def test_it_listens_on_loopback_only(server):
    port = httpx.URL(server).port
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in sorted(others - {"127.0.0.1"}):
        if not address.startswith("127."):
            with pytest.raises(OSError), socket.create_connection((address, port), timeout=2):
                pass


@pytest.mark.parametrize(
    ("header", "language"),
    [("zh-CN,zh;q=0.9,en;q=0.8", "zh-CN"), ("en-GB,zh;q=0.5", "en"), ("fr", "en"), ("zh;q=x", "en"), ("", "en")],
)
def test_pages_speak_the_language_that_the_browser_likes_better(client, header, language):
    assert f'<html lang="{language}">' in client.get("/", headers={"accept-language": header}).text


def test_a_chosen_language_is_remembered_and_the_form_keeps_what_was_typed(client):
    page = client.post("/", data={"title": "Soft towel", "lang": "zh"})
    assert "Soft towel" in page.text and '<html lang="zh-CN">' in page.text
    assert "samesite=lax" in page.headers["set-cookie"].lower() and "httponly" in page.headers["set-cookie"].lower()
    assert '<html lang="zh-CN">' in client.get("/policy", headers={"accept-language": "en"}).text
