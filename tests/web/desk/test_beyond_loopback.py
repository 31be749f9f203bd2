"""A server that others reach: everybody says who he is, cookies go by https alone; and the very first account."""

from __future__ import annotations

import httpx
import pytest

from listing_audit.desk import accounts
from listing_audit.web.app import create_app
from listing_audit.web.settings import LOOPBACK_NAMES, Settings
from tests.web.desk.conftest import NOW, PASSWORD, running, send, token_in

KEY = "k" * 32
PUBLIC = Settings(per_minute=1_000_000, names=(*LOOPBACK_NAMES, "desk.example.com"), open_precheck=False)


@pytest.fixture
def public(store):
    yield from running(store, settings=PUBLIC)


@pytest.fixture
def empty(store):
    yield from running(store, people=False, first_key=KEY)


@pytest.mark.parametrize("path", ["/", "/policy", "/price"])
def test_sellers_sign_in_before_they_use_the_pages(public, path):
    stranger = public.client(signed_in=False)
    assert stranger.get(path).url.path == "/sign-in"
    assert public.client("seller").get(path).url.path == path


def test_a_form_of_the_pre_check_is_not_answered_to_strangers(public):
    stranger = public.client(signed_in=False)
    assert stranger.post("/", data={"title": "最佳"}).status_code == 401
    seller = public.client("seller")
    assert seller.post("/policy", data={"text": ""}).status_code == 200


def test_the_api_needs_a_token_of_an_account(public):
    with httpx.Client(base_url=public.address, timeout=60) as program:
        assert program.get("/api/v1/rules?limit=1").status_code == 401
        assert program.get("/api/v1/rules", headers={"authorization": "Bearer la_wrong"}).status_code == 401
        user = next(
            one for one in accounts.all_accounts(public.store, user=accounts.User(0, "", "admin")) if one.name == "chen"
        )
        _, secret = accounts.create_token(
            public.store, user=accounts.User(user.id, user.name, "seller"), label="x", role="seller", now=NOW
        )  # fmt: skip
        assert program.get("/healthz", headers={"host": "desk.example.com"}).status_code == 200
        assert program.get("/api/v1/nowhere", headers={"authorization": f"Bearer {secret}"}).status_code == 404


def test_only_the_given_names_are_answered(public):
    with httpx.Client(base_url=public.address) as one:
        assert one.get("/sign-in", headers={"host": "desk.example.com"}).status_code == 200
        assert one.get("/sign-in", headers={"host": "evil.example.com"}).status_code == 421


def test_with_https_the_cookies_travel_by_https_alone(store):
    for site in running(store, settings=PUBLIC, secure=True):
        with httpx.Client(base_url=site.address, headers={"host": "desk.example.com", "accept": "text/html"}) as one:
            page = one.get("/sign-in")
            [visitor] = page.headers.get_list("set-cookie")
            assert "Secure" in visitor
            cookie = visitor.partition(";")[0]
            form = {"csrf": token_in(page.text), "name": "li", "password": PASSWORD}
            answer = one.post(
                "/sign-in", data=form, headers={"cookie": cookie, "origin": "https://desk.example.com"}
            )  # fmt: skip
            session = next(line for line in answer.headers.get_list("set-cookie") if "session=" in line)
            assert answer.status_code == 303 and "Secure" in session and "HttpOnly" in session


def test_the_link_makes_one_admin_and_then_holds_no_more(empty):
    one = empty.client(signed_in=False)
    assert "There is no account yet" in one.get("/sign-in").text
    form = {"key": KEY, "name": "boss", "password": PASSWORD}
    differ = send(one, "/first-account", page=f"/first-account?key={KEY}", **form, again="another long one")
    assert (differ.status_code, "The two passwords differ." in differ.text) == (422, True)
    short = send(one, "/first-account", page=f"/first-account?key={KEY}", **form | {"password": "x"}, again="x")
    assert short.status_code == 422
    done = send(one, "/first-account", page=f"/first-account?key={KEY}", **form, again=PASSWORD)
    assert done.url.path == "/desk"
    assert one.get("/desk/accounts").status_code == 200
    assert one.get(f"/first-account?key={KEY}").status_code == 403
    assert [account.name for account in accounts.all_accounts(empty.store, user=accounts.User(0, "", "admin"))] == [
        "boss"
    ]


@pytest.mark.parametrize("key", ["", "x", KEY[:-1], "ä"])
def test_without_the_right_key_nobody_makes_the_first_account(empty, key):
    one = empty.client(signed_in=False)
    assert one.get("/first-account", params={"key": key}).status_code == 403
    token = token_in(one.get("/sign-in").text)
    form = {"csrf": token, "key": key, "name": "evil", "password": PASSWORD, "again": PASSWORD}
    assert one.post("/first-account", data=form).status_code == 403
    assert not accounts.any_account(empty.store)


def test_a_server_for_others_without_a_desk_cannot_be_made():
    with pytest.raises(ValueError, match="nobody could sign in"):
        create_app(PUBLIC)
