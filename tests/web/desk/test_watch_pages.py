"""Schedules, receivers and own rules as officers see them: by form without script, and in a real browser."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from listing_audit.desk import accounts, outbox, own_rules, schedules
from listing_audit.desk.watch import WatchSettings, do_next
from listing_audit.rules.template import rule_template
from tests.desk.conftest import quick_scanner
from tests.web.desk.conftest import DESKTOP, NOW, PHONE, accessibility_faults, fits, send

RULE = rule_template("shop-superlative-miracle", "superlative", today=NOW.date())


def work(site, now=None):
    from listing_audit.desk.scan_jobs import run_next

    now = now or datetime.now(UTC)
    settings = WatchSettings(site.desk.sources, None, frozenset())
    while do_next(site.store, now, settings, lambda: ()) or run_next(
        site.store, worker="w", clock=lambda: now, scanner=quick_scanner
    ):
        pass


def new_schedule(one, site, **changed):
    (site.desk.sources[0] / "shop.csv").write_text("id,title\n1,全网最佳面霜\n")
    values = {
        "name": "店铺",
        "kind": "file",
        "source": "shop",
        "place": "shop.csv",
        "every": "60",
        "jurisdictions": "CN",
    }
    return send(one, "/desk/watch", **values | changed)


def test_a_schedule_is_made_run_and_its_change_shown(site):
    one = site.client()
    answer = new_schedule(one, site)
    assert (answer.status_code, "The schedule “店铺” is made" in answer.text) == (200, True), answer.text
    work(site)
    page = one.get(answer.url.path).text
    assert "1 new, 0 back, 0 gone (first scan)" in page and "最佳" in page
    assert "changed" in one.get("/desk/watch").text


def test_what_cannot_be_scheduled_is_told_and_what_was_typed_stays(site):
    one = site.client()
    answer = new_schedule(one, site, place="../../etc/passwd", name="mine")
    assert (answer.status_code, "nothing that may be read" in answer.text, 'value="mine"' in answer.text) == (
        422,
        True,
        True,
    )
    assert schedules.schedules(site.store) == ()


def test_of_two_officers_the_second_is_shown_what_the_first_did(site):
    one, two = site.client(), site.client("second")
    where = new_schedule(one, site).url.path
    version = "1"
    form = {"name": "店铺", "place": "shop.csv", "active": "1", "version": version}
    assert "saved" in send(one, where, every="1440", **form).text
    stale = send(two, where, every="60", **form)
    assert (stale.status_code, "Somebody changed" in stale.text) == (409, True)
    assert schedules.schedules(site.store)[0].every_minutes == 1440


def test_a_secret_is_shown_once_and_only_admins_name_receivers(site):
    boss, one = site.client("admin"), site.client()
    values = {"name": "ops", "kind": "webhook", "address": "https://hooks.example/x", "language": "zh", "secret": ""}
    made = send(boss, "/desk/watch/receivers", **values)
    [receiver] = outbox.receivers(site.store)
    assert receiver.secret in made.text
    for client in (boss, one):
        assert receiver.secret not in client.get("/desk/watch/receivers").text
    refused = (
        send(one, "/desk/watch/receivers", page="/desk/watch/receivers?x", **values)
        if "csrf" in one.get("/desk/watch/receivers?x").text
        else None
    )
    assert refused is None or refused.status_code == 403
    assert send(boss, "/desk/watch/receivers", **values | {"address": "http://127.0.0.1/"}).status_code == 422


def test_the_log_tells_where_a_message_went_and_sends_it_again(site):
    boss = site.client("admin")
    admin = accounts.User(4, "boss", "admin")
    made = outbox.add_receiver(
        site.store, name="ops", kind="email", address="a@shop.example", language="en", user=admin, now=NOW
    )
    send(boss, f"/desk/watch/receivers/{made.id}/test", page="/desk/watch/receivers")
    work(site)
    page = boss.get("/desk/watch/deliveries").text
    assert "listing-audit test message" in page and "no mail server" in page
    with site.store.transaction() as transaction:
        transaction.change("UPDATE outbox SET status = 'failed'")
    assert "tried again at once" in send(boss, "/desk/watch/deliveries/1/again", page="/desk/watch/deliveries").text


def test_a_rule_is_begun_tried_kept_and_switched_on(site):
    one = site.client()
    begun = one.get("/desk/rules/new", params={"id": "shop-superlative-miracle", "topic": "superlative"})
    assert "id: shop-superlative-miracle" in begun.text
    form = {"text": RULE, "version": "", "rule_id": "", "sample": "A real miracle <b>", "field": "title"}
    tried = send(one, "/desk/rules/edit", page="/desk/rules/new?id=a-b&topic=superlative", do="try", **form)
    assert "3 hold, 0 do not" in tried.text and '<mark class="medium">miracle</mark> &lt;b&gt;' in tried.text
    kept = send(
        one, "/desk/rules/edit", page="/desk/rules/new?id=a-b&topic=superlative", do="save", comment="first", **form
    )
    assert (kept.url.path, "version 1" in kept.text) == ("/desk/rules/shop-superlative-miracle", True)
    on = send(
        one,
        "/desk/rules/shop-superlative-miracle/switch",
        page="/desk/rules/shop-superlative-miracle",
        version="1",
        to="on",
    )
    assert "runs from the next check" in on.text
    assert own_rules.rule(site.store, "shop-superlative-miracle").active
    assert "first" in one.get("/desk/rules/shop-superlative-miracle/versions/1").text


def test_a_problem_is_told_at_its_line_and_the_text_stays(site):
    one = site.client()
    wrong = RULE.replace("severity: medium", "severity: enormous")
    answer = send(
        one, "/desk/rules/edit", page="/desk/rules/new?id=a-b&topic=superlative", do="save", text=wrong, version=""
    )
    assert answer.status_code == 422
    assert 'data-line="16"' in answer.text and "severity: enormous" in answer.text
    assert own_rules.rules(site.store) == ()


def test_of_two_authors_the_second_sees_both_texts(site):
    one, two = site.client(), site.client("second")
    editor = "/desk/rules/new?id=a-b&topic=superlative"
    send(one, "/desk/rules/edit", page=editor, do="save", text=RULE, version="")
    form = {"do": "save", "version": "1", "rule_id": "shop-superlative-miracle"}
    send(one, "/desk/rules/edit", page=editor, text=RULE.replace("severity: medium", "severity: high"), **form)
    stale = send(two, "/desk/rules/edit", page=editor, text=RULE.replace("severity: medium", "severity: low"), **form)
    assert stale.status_code == 409
    assert "severity: low" in stale.text and "severity: high" in stale.text
    again = send(
        two,
        "/desk/rules/edit",
        page=editor,
        text=RULE.replace("severity: medium", "severity: low"),
        **form | {"version": "2"},
    )
    assert "version 3" in again.text


@pytest.mark.parametrize(
    "path", ["/desk/watch", "/desk/watch/receivers", "/desk/watch/deliveries", "/desk/rules", "/desk/rules/x-y"]
)
def test_sellers_do_not_reach_these_pages(site, path):
    assert site.client("seller").get(path).status_code == 403


@pytest.mark.slow
@pytest.mark.parametrize("kind", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_the_pages_fit_and_anybody_can_use_them(site, browser, kind, tmp_path):
    import os

    one, boss = site.client(), accounts.User(4, "boss", "admin")
    outbox.add_receiver(
        site.store,
        name="合规群",
        kind="wecom",
        address="https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=x",
        language="zh",
        user=boss,
        now=NOW,
    )
    where = new_schedule(one, site, receivers="1").url.path
    work(site)
    own_rules.save(site.store, RULE, version=None, comment="first", user=boss, now=NOW)
    with browser.new_context(base_url=site.address, **kind) as context:
        context.add_cookies(site.cookies("admin"))
        page = context.new_page()
        complaints = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        shots = os.environ.get("SCREENSHOTS")
        for path in (
            "/desk/watch",
            where,
            "/desk/watch/receivers",
            "/desk/watch/deliveries",
            "/desk/rules",
            "/desk/rules/shop-superlative-miracle",
            "/desk/rules/shop-superlative-miracle/versions/1",
        ):
            page.goto(path)
            if shots:
                page.screenshot(
                    path=f"{shots}/{'phone' if 'has_touch' in kind else 'desktop'}{path.replace('/', '_')}.png",
                    full_page=True,
                )
            assert fits(page), path
            assert accessibility_faults(page) == [], path
        # The editor: a wrong line is told, and a click leads to it.
        page.goto("/desk/rules/shop-superlative-miracle")
        page.fill("#text", RULE.replace("severity: medium", "severity: enormous"))
        page.fill("#sample", "A real miracle")
        page.locator("button[value=try]").click()
        link = page.locator("button[data-line='16']").first
        link.wait_for(timeout=120_000)
        link.click()
        assert page.evaluate(
            "(t => t.value.slice(t.selectionStart, t.selectionEnd))(document.getElementById('text'))"
        ).startswith("severity: enormous")
        page.fill("#text", RULE)
        page.locator("button[value=try]").click()
        page.locator("#result mark").first.wait_for(timeout=120_000)
        assert page.locator("#result mark").first.inner_text() == "miracle"
        if shots:
            page.screenshot(path=f"{shots}/{'phone' if 'has_touch' in kind else 'desktop'}_editor.png", full_page=True)
        assert (fits(page), accessibility_faults(page), complaints) == (True, [], [])
