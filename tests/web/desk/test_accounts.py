"""Accounts, tokens and the audit log as an admin uses them, and what others may not do."""

from __future__ import annotations

import re

import httpx
import pytest

from listing_audit.desk import accounts, price_memory
from listing_audit.store import accounts as store_accounts
from tests.web.desk.conftest import PASSWORD, send, token_in


def test_an_admin_makes_an_account_and_its_owner_signs_in(site):
    boss = site.client("admin")
    page = send(boss, "/desk/accounts", name="zhao", role="officer", password="a first password")
    assert "The account zhao is made." in page.text
    new = site.client(signed_in=False)
    assert send(new, "/sign-in", name="zhao", password="a first password").url.path == "/desk"


@pytest.mark.parametrize(
    "changes", [{"name": "a b"}, {"name": "li"}, {"password": "short"}, {"role": "king"}, {"role": ""}]
)
def test_an_account_that_cannot_be_is_refused_with_the_reason(site, changes):
    form = {"name": "zhao", "role": "officer", "password": PASSWORD, **changes}
    page = send(site.client("admin"), "/desk/accounts", **form)
    assert page.status_code == 422 and 'role="alert"' in page.text


def test_a_closed_account_is_out_at_once_and_can_be_opened_again(site):
    boss, li = site.client("admin"), site.client()
    send(boss, "/desk/accounts/change", page="/desk/accounts", name="li", do="close")
    assert li.get("/desk").url.path == "/sign-in"
    send(boss, "/desk/accounts/change", page="/desk/accounts", name="li", do="open")
    assert site.client().get("/desk").url.path == "/desk"


def test_another_role_holds_from_the_next_page_on(site):
    boss = site.client("admin")
    send(boss, "/desk/accounts/change", page="/desk/accounts", name="li", do="role", role="seller")
    assert site.client().get("/desk").status_code == 403


def test_nobody_closes_or_lowers_the_own_account(site):
    boss = site.client("admin")
    page = send(boss, "/desk/accounts/change", page="/desk/accounts", name="boss", do="close")
    assert "Nobody closes the own account." in page.text
    lowered = send(boss, "/desk/accounts/change", page="/desk/accounts", name="boss", do="role", role="seller")
    assert lowered.status_code == 403
    assert boss.get("/desk/accounts").status_code == 200


@pytest.mark.parametrize("path", ["/desk/accounts", "/desk/log"])
def test_officers_see_no_pages_of_admins(site, path):
    one = site.client()
    assert one.get(path).status_code == 403
    assert path not in one.get("/desk").text


def test_an_officer_sends_no_form_of_an_admin(site):
    one = site.client()
    token = token_in(one.get("/desk").text)
    answer = one.post("/desk/accounts", data={"csrf": token, "name": "x", "role": "admin", "password": PASSWORD})
    assert answer.status_code == 403
    assert [account.name for account in accounts.all_accounts(site.store, user=accounts.User(0, "", "admin"))] == [
        "boss", "chen", "li", "wu",
    ]  # fmt: skip


def secret_in(page):
    return re.search(r'<code class="secret code">(la_[^<]+)</code>', page)[1]


def test_a_token_is_shown_once_opens_the_api_and_ends(site):
    one = site.client()
    page = send(one, "/desk/tokens", label="ci", role="seller")
    secret = secret_in(page.text)
    assert secret not in one.get("/desk/tokens").text
    ask = {"authorization": f"Bearer {secret}"}
    listing = {"title": "Soft towel", "jurisdictions": ["US"]}
    assert httpx.post(f"{site.address}/api/v1/check", json=listing, headers=ask, timeout=60).status_code == 200
    [number] = re.findall(r"/desk/tokens/(\d+)/end", one.get("/desk/tokens").text)
    send(one, f"/desk/tokens/{number}/end", page="/desk/tokens")
    assert httpx.post(f"{site.address}/api/v1/check", json=listing, headers=ask).status_code == 401


def test_nobody_makes_a_token_above_the_own_role_or_ends_that_of_others(site):
    li, wu = site.client(), site.client("second")
    assert send(li, "/desk/tokens", label="x", role="admin").status_code == 403
    send(li, "/desk/tokens", label="mine", role="officer")
    assert "mine" not in wu.get("/desk/tokens").text
    assert send(wu, "/desk/tokens/1/end", page="/desk/tokens").status_code == 404
    assert "mine" in site.client("admin").get("/desk/tokens").text


def test_the_log_tells_what_was_done_and_can_be_searched(site):
    boss = site.client("admin")
    send(boss, "/desk/accounts", name="zhao", role="officer", password=PASSWORD)
    page = boss.get("/desk/log").text
    assert re.search(r"<td>boss</td><td><code>account.create</code></td><td>zhao</td><td>officer</td>", page)
    assert "zhao" not in boss.get("/desk/log?action=session.begin").text
    assert "zhao" in boss.get("/desk/log?actor=boss").text
    assert boss.get("/desk/log?before=x%00&actor=%27%3B--").status_code == 200


def test_the_log_goes_on_in_pages(site):
    with site.store.transaction() as transaction:  # as a refused sign-in writes it, without hashing 120 passwords
        for number in range(119):
            store_accounts.log(
                transaction, f"nobody{number}", "session.refused", f"nobody{number}", "", site.desk.clock()
            )
    accounts.sign_in(site.store, name="nobody119", password="x", now=site.desk.clock())
    boss = site.client("admin")
    first = boss.get("/desk/log?action=session.refused").text
    older = re.search(r'href="(/desk/log\?[^"]*before=\d+)"', first)[1].replace("&amp;", "&")
    names = re.findall(r"<td>(nobody\d+)</td><td><code>", first + boss.get(older).text)
    assert names == [f"nobody{number}" for number in reversed(range(120))]


def test_prices_are_kept_as_long_as_an_admin_says(site):
    boss = site.client("admin")
    assert "Saved." in send(boss, "/desk/prices", days="400").text
    assert price_memory.retention_days(site.store) == 400
    assert send(boss, "/desk/prices", days="7").status_code == 422
    assert send(boss, "/desk/prices", days="-1").status_code == 422
    assert price_memory.retention_days(site.store) == 400
    li = site.client()
    assert "kept for 400 days" in li.get("/desk/prices").text
    token = token_in(li.get("/desk/prices").text)
    assert li.post("/desk/prices", data={"csrf": token, "days": "0"}).status_code == 403
