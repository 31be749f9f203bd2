"""The seller's pages in a real browser: a desktop and a phone, Chinese and English, light and dark, with and without script."""

from __future__ import annotations

import json

import pytest

pytestmark = pytest.mark.slow

DESKTOP = {"viewport": {"width": 1280, "height": 900}, "locale": "zh-CN", "color_scheme": "light"}
PHONE = {"viewport": {"width": 390, "height": 844}, "locale": "en-US", "color_scheme": "dark", "has_touch": True}


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def tab(request, browser, server):
    with browser.new_context(base_url=server, **request.param) as context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        asked: list[str] = []
        page.on("request", lambda one: asked.append(one.url))
        yield page
        assert complaints == []
        assert [url for url in asked if not url.startswith(server)] == []


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def accessibility_faults(page) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {node['html'][:200]}" for fault in found for node in fault["nodes"]]


def test_findings_appear_marked_while_the_seller_types(tab):
    tab.goto("/")
    tab.locator("#title").press_sequentially("全网最佳面霜")
    mark = tab.locator(".texts mark").first
    mark.wait_for()
    assert mark.evaluate("node => node.firstChild.textContent") == "最佳"
    card = tab.locator("article.card").first
    assert "广告法 9(3)" in card.inner_text()
    assert fits(tab)
    assert accessibility_faults(tab) == []


def test_one_click_writes_the_suggestion_and_it_can_be_undone(tab):
    tab.goto("/")
    # An emoji before the words: a text box counts it twice, the engine once.
    tab.fill("#title", "😀 Face cream, cures eczema in 3 days")
    tab.locator("label.chip", has=tab.locator("input[value=US]")).click()
    button = tab.locator("button.accept[data-box=title]").first
    button.wait_for()
    old, new = button.get_attribute("data-old"), button.get_attribute("data-new")
    button.click()
    tab.locator("#result .note[role=status]").wait_for()
    assert tab.input_value("#title") == "😀 Face cream, cures eczema in 3 days".replace(old, new)
    tab.locator("#title").press("Control+z")
    assert tab.input_value("#title") == "😀 Face cream, cures eczema in 3 days"


def test_a_clean_listing_is_said_to_be_clean_and_what_was_cleared_can_be_read(tab):
    tab.goto("/")
    tab.select_option("#category", "food")
    tab.fill("#title", "曲奇饼干 最佳食用期12个月")
    tab.locator("details.cleared summary").first.click()
    assert "最佳" in tab.locator("details.cleared").first.inner_text()
    assert tab.locator(".texts mark").count() == 0 or "最佳" not in tab.locator(".texts mark").first.inner_text()


def test_enter_in_a_box_checks_and_does_not_change_the_language(tab):
    tab.goto("/")
    language = tab.locator("html").get_attribute("lang")
    tab.locator("details.further summary").click()
    tab.fill("#subtitle", "国家级品质")
    tab.locator("#subtitle").press("Enter")
    tab.locator("article.card").first.wait_for()
    assert tab.locator("html").get_attribute("lang") == language


def test_the_language_changes_and_what_was_typed_stays(tab):
    tab.goto("/")
    before = tab.locator("html").get_attribute("lang")
    tab.fill("#title", "Soft towel")
    tab.locator("button.switch").click()
    tab.wait_for_load_state()
    assert tab.locator("html").get_attribute("lang") != before
    assert tab.input_value("#title") == "Soft towel"


def test_a_file_fills_the_form(tab):
    tab.goto("/")
    listing = {"id": "7", "title": "国家级面霜", "bullets": ["销量第一"], "attributes": {"产地": "广州"}}
    data = json.dumps(listing, ensure_ascii=False).encode()
    tab.set_input_files("#upload", {"name": "../../x.json", "mimeType": "application/json", "buffer": data})
    tab.locator("button[value=upload]").click()
    tab.locator("article.card").first.wait_for()
    assert (tab.input_value("#title"), tab.input_value("#bullets")) == ("国家级面霜", "销量第一")
    assert fits(tab)


@pytest.mark.parametrize(
    "text", ["<img src=x onerror=\"document.title='owned'\">", "</textarea><script>document.title='owned'</script>最佳"]
)
def test_nothing_that_is_typed_runs(tab, text):
    tab.goto("/")
    tab.fill("#title", text)
    tab.fill("#description", f"最佳 {text}")
    tab.locator("article.card").first.wait_for()
    tab.locator("button.primary").click()
    tab.wait_for_timeout(200)
    assert "owned" not in tab.title()
    assert tab.locator("#result img, #result script").count() == 0


def test_a_policy_is_laid_out_by_place(tab):
    tab.goto("/policy")
    tab.fill("#text", "隐私政策\n我们收集您的姓名和手机号，用于配送。我们可能与第三方共享您的信息。")
    for code in ("EU", "CN"):
        tab.locator("label.chip", has=tab.locator(f"input[value={code}]")).click()
    tab.locator("button.primary").click()
    tab.locator("table").wait_for()
    assert tab.locator("thead th").all_inner_texts()[1:] == ["CN", "EU"]
    assert fits(tab)
    assert accessibility_faults(tab) == []


def test_a_promotion_is_judged_with_a_chart(tab):
    tab.goto("/price")
    tab.fill("#history", "2026-05-01 100\n2026-10-20 120\nnonsense")
    tab.select_option("#place", "DE")
    tab.fill("#currency", "EUR")
    tab.fill("#on", "2026-11-11")
    tab.fill("#price", "70")
    tab.fill("#reference", "120")
    tab.locator("button.primary").click()
    tab.locator(".chart svg").wait_for()
    assert [tab.locator(".figures dd").nth(place).inner_text() for place in (0, 1)] == ["100 EUR", "30.0 %"]
    assert "3" in tab.locator(".note").first.inner_text()
    assert fits(tab)
    assert accessibility_faults(tab) == []


@pytest.mark.parametrize("path", ["/", "/policy", "/price", "/nowhere"])
def test_every_page_can_be_used_by_keyboard_and_read_aloud(browser, server, path):
    with browser.new_context(base_url=server, **DESKTOP) as context:
        page = context.new_page()
        page.goto(path)
        assert accessibility_faults(page) == []
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"


def test_everything_works_without_script(browser, server):
    with browser.new_context(base_url=server, java_script_enabled=False, **PHONE) as context:
        page = context.new_page()
        page.goto("/")
        page.fill("#title", "Face cream, cures eczema in 3 days")
        page.locator("label.chip", has=page.locator("input[value=US]")).click()
        page.locator("button.primary").click()
        button = page.locator("button.accept").first
        old, new = button.get_attribute("data-old"), button.get_attribute("data-new")
        button.click()
        assert page.input_value("#title") == "Face cream, cures eczema in 3 days".replace(old, new)
        assert page.locator("input[value=US]").is_checked()


def test_an_ordinary_listing_is_answered_soon(client):
    """The seller waits: measured against the empty form on the same machine, best of a few, asked in turn."""
    listing = {
        "title": "全网最佳面霜，7天根治湿疹",
        "bullets": "100%纯天然\n国家级品质",
        "description": "经专家推荐，无效退款。" * 20,
    }
    forms, answers = [], []
    for _ in range(8):
        forms.append(client.get("/").elapsed.total_seconds())
        answer = client.post("/", data=listing, headers={"x-part": "result"})
        assert answer.status_code == 200 and "article" in answer.text
        answers.append(answer.elapsed.total_seconds())
    assert min(answers) < 100 * min(forms)
