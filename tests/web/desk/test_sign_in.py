"""Signing in and out: what gets a session, what keeps it safe, and what is refused."""

from __future__ import annotations

import httpx
import pytest

from listing_audit.desk import accounts
from tests.web.desk.conftest import NAMES, PASSWORD, send, token_in


def test_whoever_is_not_signed_in_is_sent_to_sign_in_and_then_on(site):
    one = site.client(signed_in=False)
    page = one.get("/desk?severity=high")
    assert page.url.path == "/sign-in"
    answer = one.post(
        "/sign-in",
        data={"csrf": token_in(page.text), "name": "li", "password": PASSWORD, "next": page.url.params["next"]},
    )
    assert (answer.status_code, answer.url.path, answer.url.query) == (200, "/desk", b"severity=high")


def test_a_wrong_password_says_nothing_of_which_part_was_wrong(site):
    one = site.client(signed_in=False)
    answers = [send(one, "/sign-in", name=name, password="x" * 12) for name in ("li", "nobody")]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert all("The name or the password is wrong." in answer.text for answer in answers)


def test_passwords_cannot_be_guessed_fast(site):
    one = site.client(signed_in=False)
    last = [send(one, "/sign-in", name="li", password=f"wrong {number}") for number in range(6)][-1]
    assert (last.status_code, int(last.headers["retry-after"]) > 200) == (429, True)
    assert send(one, "/sign-in", name="li", password=PASSWORD).status_code == 429
    assert send(one, "/sign-in", name="wu", password=PASSWORD, next="/desk/me").url.path == "/desk/me"


def test_the_session_cookie_is_new_at_every_sign_in_and_no_script_reads_it(site):
    one = site.client(signed_in=False)
    page = one.get("/sign-in")
    form = {"csrf": token_in(page.text), "name": "li", "password": PASSWORD}
    one.cookies.set("listing_audit_session", "planted")
    answer = one.post("/sign-in", data=form, follow_redirects=False)
    [cookie] = [line for line in answer.headers.get_list("set-cookie") if line.startswith("listing_audit_session=")]
    assert "planted" not in cookie
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Path=/" in cookie and "Secure" not in cookie
    assert accounts.user_of_session(site.store, "planted", site.desk.clock()) is None


def test_signing_in_again_ends_the_session_before(site):
    one = site.client()
    old = one.cookies["listing_audit_session"]
    send(one, "/sign-in", name="li", password=PASSWORD)
    assert accounts.user_of_session(site.store, old, site.desk.clock()) is None


def test_signing_out_ends_the_session_in_the_store_too(site):
    one = site.client()
    secret = one.cookies["listing_audit_session"]
    assert send(one, "/sign-out", page="/desk").url.path == "/sign-in"
    assert accounts.user_of_session(site.store, secret, site.desk.clock()) is None
    assert one.get("/desk").url.path == "/sign-in"


@pytest.mark.parametrize("where", ["//evil.example", "https://evil.example", "/\\evil.example", "/\nx", ""])
def test_after_signing_in_nobody_is_led_to_another_site(site, where):
    one = site.client(signed_in=False)
    answer = send(one, "/sign-in", name="li", password=PASSWORD, next=where)
    assert (answer.url.host, answer.url.path) == ("127.0.0.1", "/desk")


def test_a_form_without_the_token_of_the_session_is_refused(site):
    one = site.client()
    other = token_in(site.client("second").get("/desk").text)
    for token in ({"x": "1"}, {"csrf": ""}, {"csrf": other}, {"csrf": "ä"}):
        answer = one.post("/sign-out", data=token)
        assert (answer.status_code, "out of date" in answer.text) == (403, True)
    assert one.get("/desk").url.path == "/desk"


def test_a_form_of_another_site_is_refused_even_with_the_token(site):
    one = site.client()
    token = token_in(one.get("/desk").text)
    answer = one.post("/sign-out", data={"csrf": token}, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403
    assert one.get("/desk").url.path == "/desk"


def test_a_seller_is_let_to_the_pages_for_sellers_and_not_to_the_desk(site):
    one = site.client("seller")
    assert send(one, "/sign-in", name=NAMES["seller"], password=PASSWORD).url.path == "/"
    answer = one.get("/desk")
    assert (answer.status_code, "officer" in answer.text) == (403, True)


def test_programs_without_a_session_get_a_problem_and_no_page(site):
    answer = httpx.get(f"{site.address}/desk", headers={"accept": "application/json"})
    assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json")


def test_a_new_password_needs_the_old_one_and_ends_the_sessions(site):
    one = site.client()
    wrong = send(one, "/desk/me", old="x" * 12, password="another long one", again="another long one")
    assert (wrong.status_code, "The present password is wrong." in wrong.text) == (422, True)
    differ = send(one, "/desk/me", old=PASSWORD, password="another long one", again="yet another one")
    assert "The two passwords differ." in differ.text
    done = send(one, "/desk/me", old=PASSWORD, password="another long one", again="another long one")
    assert done.url.path == "/sign-in"
    assert send(one, "/sign-in", name="li", password="another long one", next="/desk/me").url.path == "/desk/me"


@pytest.mark.parametrize("path", ["/desk", "/desk/me", "/sign-in"])
def test_pages_of_the_desk_carry_the_strict_headers_and_are_not_kept(site, path):
    page = site.client().get(path)
    assert "unsafe" not in page.headers["content-security-policy"]
    assert (page.headers["cache-control"], page.headers["x-frame-options"]) == ("no-store", "DENY")
    assert "<style" not in page.text and " style=" not in page.text and " onclick=" not in page.text
