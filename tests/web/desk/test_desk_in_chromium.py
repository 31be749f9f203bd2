"""The officers' pages in a real browser: a desktop and a phone, Chinese and English, light and dark, by keyboard."""

from __future__ import annotations

import threading

import pytest

from listing_audit.desk import catalogues
from listing_audit.desk.worker import work
from tests.desk.conftest import quick_scanner
from tests.web.desk.conftest import DESKTOP, PASSWORD, PHONE, accessibility_faults, fits, running

pytestmark = pytest.mark.slow

GOODS = "id,title,seller\n" + "".join(f"{number},全网最佳面霜 {number},店铺{number % 7}\n" for number in range(700))
PAGES = ["/desk", "/desk/catalogues", "/desk/jobs/1", "/desk/accounts", "/desk/tokens", "/desk/log", "/desk/prices", "/desk/me", "/desk/nowhere"]  # fmt: skip


@pytest.fixture(params=["sqlite"])
def url(tmp_path):
    """One database is enough for what a browser sees."""
    return str(tmp_path / "desk.sqlite")


@pytest.fixture
def site(store, tmp_path):
    (tmp_path / "sources").mkdir()
    yield from running(store, sources=(tmp_path / "sources",))


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def tab(request, browser, site):
    with browser.new_context(base_url=site.address, **request.param) as context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield page
        # What the browser says of a page that is not there is not ours.
        assert [one for one in complaints if "404" not in one] == []


def sign_in(page, name):
    page.goto("/desk")
    page.fill("#name", name)
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk")


def test_an_officer_signs_in_uploads_a_catalogue_and_watches_it_end(tab, site):
    sign_in(tab, "li")
    tab.goto("/desk/catalogues")
    tab.fill("#source", "旗舰店")
    tab.set_input_files("#file", {"name": "goods.csv", "mimeType": "text/csv", "buffer": GOODS.encode()})
    tab.locator("details.further summary").first.click()
    tab.locator("label.chip", has=tab.locator("input[value=CN]")).click()
    tab.locator("#catalogue button.primary").click()
    tab.wait_for_url("**/desk/jobs/1")
    assert tab.locator(".badge.waiting").count() == 1
    assert fits(tab) and accessibility_faults(tab) == []
    ended = threading.Event()
    worker = threading.Thread(target=work, args=(site.store, quick_scanner), kwargs={"worker": "w", "ended": ended})
    worker.start()
    try:
        # The page finds out by itself, and shows what was found.
        tab.locator(".badge.done").wait_for(timeout=120_000)
        tab.locator("#severity-title").wait_for()
    finally:
        ended.set()
        worker.join()
    assert catalogues.job(site.store, 1).listings == 700
    tab.goto("/desk")
    assert tab.locator(".tile .figure").first.inner_text() == "700"
    tab.locator(".bars a").first.click()
    tab.wait_for_url("**/desk/findings?**")


def test_every_page_fits_reads_aloud_and_begins_with_the_skip_link(tab, site):
    sign_in(tab, "boss")
    user = next(one for one in site_users(site) if one.name == "li")
    catalogues.upload(
        site.store, user=user, source="shop", file_name="a.csv", body=GOODS.encode(), now=site.desk.clock(),
        settings=catalogues.Settings(jurisdictions=("CN",), language="zh"),
    )  # fmt: skip
    catalogues.run_next(site.store, worker="w", clock=lambda: site.desk.clock(), scanner=quick_scanner)
    for path in PAGES:
        tab.goto(path)
        assert fits(tab), path
        assert accessibility_faults(tab) == [], path
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.className") == "skip", path
    tab.context.clear_cookies()
    tab.goto("/sign-in")
    assert fits(tab) and accessibility_faults(tab) == []


def site_users(site):
    from listing_audit.desk.accounts import User

    with site.store.transaction(write=False) as transaction:
        return [User(*row) for row in transaction.rows("SELECT id, name, role FROM accounts")]


def test_the_language_changes_in_place(tab, site):
    sign_in(tab, "li")
    tab.goto("/desk/catalogues")
    before = tab.locator("html").get_attribute("lang")
    tab.locator("a.switch").click()
    tab.wait_for_url("**/desk/catalogues?lang=*")
    assert tab.locator("html").get_attribute("lang") != before
    tab.goto("/desk")
    assert tab.locator("html").get_attribute("lang") != before


def test_the_desk_works_without_script(browser, site):
    with browser.new_context(base_url=site.address, java_script_enabled=False, **PHONE) as context:
        page = context.new_page()
        sign_in(page, "li")
        page.goto("/desk/catalogues")
        page.fill("#source", "shop")
        page.set_input_files("#file", {"name": "goods.csv", "mimeType": "text/csv", "buffer": GOODS.encode()})
        page.locator("#catalogue button.primary").click()
        page.wait_for_url("**/desk/jobs/1")
        page.get_by_role("link", name="Reload").click()
        page.get_by_role("button", name="Stop").click()
        assert "stopped by li" in page.locator(".note.bad").inner_text()


def test_only_the_latest_sign_in_of_two_tabs_may_send_forms(browser, site):
    with browser.new_context(base_url=site.address, **DESKTOP) as context:
        first, second = context.new_page(), context.new_page()
        sign_in(first, "li")
        first.goto("/desk/me")
        second.goto("/sign-in")
        second.fill("#name", "wu")
        second.fill("#password", PASSWORD)
        second.locator("button.primary").click()
        second.wait_for_url("**/desk")
        first.locator("form[action='/sign-out'] button").click()
        assert "403" in first.locator("main").inner_text()
        second.reload()
        assert "wu" in second.locator(".who").inner_text()
