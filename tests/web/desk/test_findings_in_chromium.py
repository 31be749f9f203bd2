"""Findings in a real browser: by mouse, by keyboard, on a phone, without script, and with two officers at once."""

from __future__ import annotations

import pytest

from listing_audit.desk import findings
from listing_audit.desk.findings import View
from listing_audit.store.database import open_store
from tests.web.desk.conftest import DESKTOP, PHONE, accessibility_faults, fits, running
from tests.web.desk.test_findings import GOODS, rules, rules_are_read_once, scan

__all__ = ["rules_are_read_once"]
pytestmark = pytest.mark.slow
MORE = GOODS + "".join(f"{number},史上最强毛巾{number},丙店\n" for number in range(10, 40))


@pytest.fixture
def site(tmp_path):
    """A desk over SQLite: what a database answers is tested without a browser."""
    store = open_store(str(tmp_path / "desk.sqlite"))
    for one in running(store):
        scan(one, MORE)
        yield one
    store.close()


def tab(browser, site, options, who="officer", **more):
    context = browser.new_context(base_url=site.address, **options, **more)
    context.add_cookies(site.cookies(who))
    page = context.new_page()
    page.complaints = []
    # A browser reports the answer 409 of the conflict page as an error of its own.
    page.on("console", lambda one: page.complaints.append(one.text) if "409" not in one.text else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page


@pytest.mark.parametrize("options", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_page_fits_and_can_be_read_aloud(browser, site, options):
    _ = rules("zh").engine, rules("en").engine
    page = tab(browser, site, options)
    row = findings.page(site.store, View({})).findings[0]
    for path in ("/desk/findings?state=unresolved&seller=丙店", f"/desk/findings/{row.id}?explain=1", "/desk/waivers",
                 "/desk/findings/compare", "/desk/findings?q=nothing-like-this", "/desk/findings/999"):  # fmt: skip
        page.goto(path)
        assert fits(page), path
        assert accessibility_faults(page) == [], path
    assert [one for one in page.complaints if "404" not in one] == []
    page.context.close()


def test_an_officer_works_through_the_list_by_keyboard_alone(browser, site):
    page = tab(browser, site, DESKTOP)
    page.goto("/desk/findings?order=listing")
    first = page.locator("[data-row]").nth(0).locator("[data-pick]").get_attribute("value").partition(":")[0]
    for key in ("j", "j", "k"):
        page.keyboard.press(key)
    assert page.locator("tr.now").count() == 1
    assert page.evaluate("document.activeElement.closest('tr') === document.querySelectorAll('[data-row]')[0]")
    for key in ("x", "j", "x"):
        page.keyboard.press(key)
    assert page.locator("tr.picked").count() == 2 and "2" in page.locator("[data-picked]").inner_text()
    page.keyboard.press("c")
    assert page.evaluate("document.activeElement.id") == "b-state"
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    assert page.input_value("#b-assignee") == "li"
    page.keyboard.press("Enter")
    page.locator(".note[role=status]").wait_for()
    assert {row.id for row in findings.page(site.store, View({"state": "confirmed", "assignee": "li"})).findings} >= {
        int(first)
    }
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/findings/*order=listing")
    page.keyboard.press("j")
    page.wait_for_url(lambda url: not url.endswith(f"/{first}?order=listing"))
    page.keyboard.press("u")
    page.wait_for_url("**/desk/findings?order=listing")
    assert page.complaints == []
    page.context.close()


def test_a_finding_is_decided_about_by_keyboard(browser, site):
    row = findings.page(site.store, View({})).findings[0]
    page = tab(browser, site, DESKTOP)
    page.goto(f"/desk/findings/{row.id}")
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.id") == "comment"
    page.keyboard.type("自有品牌")
    page.fill("#until", "2099-01-31")
    page.locator("#comment").press("Control+Enter")
    page.locator(".note[role=status]").wait_for()
    now = findings.details(site.store, row.id)
    assert (now.row.state, now.history[0].comment) == ("false_positive", "自有品牌")
    page.context.close()


def test_the_help_lists_the_keys_and_can_turn_them_off(browser, site):
    page = tab(browser, site, DESKTOP)
    page.goto("/desk/findings")
    page.keyboard.press("?")
    dialog = page.locator("dialog#keys")
    assert dialog.is_visible() and accessibility_faults(page) == []
    page.locator("[data-keys-on]").uncheck()
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    page.keyboard.press("j")
    assert page.locator("tr.now").count() == 0
    page.keyboard.press("?")
    assert dialog.is_visible()
    page.context.close()


def test_keys_typed_into_a_box_are_only_text(browser, site):
    page = tab(browser, site, DESKTOP)
    page.goto("/desk/findings")
    page.locator("#q").press_sequentially("jxc?")
    assert page.input_value("#q") == "jxc?" and page.locator("tr.picked, tr.now").count() == 0
    page.context.close()


def test_two_officers_on_one_finding_lose_nothing(browser, site):
    row = findings.page(site.store, View({})).findings[0]
    li, wu = tab(browser, site, DESKTOP), tab(browser, site, PHONE, "second")
    for page in (li, wu):
        page.goto(f"/desk/findings/{row.id}")
    li.locator("label.chip", has=li.locator("input[value=confirmed]")).click()
    li.fill("#comment", "by li")
    li.locator("form[data-decide] button.primary").click()
    li.locator(".note[role=status]").wait_for()
    wu.locator("label.chip", has=wu.locator("input[value=fix_requested]")).click()
    wu.fill("#comment", "by wu")
    wu.locator("form[data-decide] button.primary").click()
    wu.locator("table.versus").wait_for()
    assert "by li" in wu.locator("table.versus").inner_text() and "by wu" in wu.locator("table.versus").inner_text()
    assert fits(wu) and accessibility_faults(wu) == []
    assert findings.details(site.store, row.id).row.state == "confirmed"
    wu.locator("form button", has_text="Apply mine").click()
    wu.locator(".note[role=status]").wait_for()
    told = [(e.actor, e.after, e.comment) for e in findings.details(site.store, row.id).history if e.action == "state"]
    assert told == [("li", "confirmed", "by li"), ("wu", "fix_requested", "by wu")]
    for page in (li, wu):
        page.context.close()


def test_all_on_a_page_are_picked_with_one_tick(browser, site):
    page = tab(browser, site, DESKTOP)
    page.goto("/desk/findings")
    page.locator("[data-all]").check()
    count = page.locator("[data-pick]").count()
    assert page.locator("[data-pick]:checked").count() == count > 9
    page.locator("[data-pick]").first.uncheck()
    assert page.locator("[data-all]").evaluate("box => box.indeterminate")
    page.context.close()


def test_everything_works_without_script(browser, site):
    page = tab(browser, site, PHONE, java_script_enabled=False)
    page.goto("/desk/findings")
    page.fill("#q", "全网最佳")
    page.locator("form.filters button.primary").click()
    page.locator("[data-pick]").first.check()
    page.select_option("#b-state", "confirmed")
    page.locator("form.bulk button.primary").click()
    assert "changed" in page.locator(".note").inner_text()
    page.locator("a.open").first.click()
    page.locator("label.chip", has=page.locator("input[value=fixed]")).click()
    page.locator("form[data-decide] button.primary").click()
    assert {row.state for row in findings.page(site.store, View({}, search="全网最佳")).findings} >= {"fixed"}
    assert page.locator("[data-all]").is_hidden() and page.locator("button.keys").count() in (0, 1)
    page.context.close()


def test_a_view_is_downloaded_as_it_is_seen(browser, site):
    page = tab(browser, site, DESKTOP)
    page.goto("/desk/findings?seller=甲店")
    with page.expect_download() as waiting:
        page.locator("a[download]", has_text="CSV").click()
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    assert "甲店" in text and "丙店" not in text and waiting.value.suggested_filename.endswith(".csv")
    page.context.close()
