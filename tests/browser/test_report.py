"""A report's text and its claims, joined in the browser; offsets hold after emoji."""

import re

from playwright.sync_api import Page, expect

from ..store.readings import TEXT, make_report
from ..web.server import Served

REPORT = make_report().id


def open_report(page: Page, served: Served, fragment: str = "") -> None:
    page.goto("about:blank")
    page.goto(f"{served.address}/report/{REPORT}{fragment}")


def test_the_text_stands_as_it_was_read(page: Page, served: Served) -> None:
    open_report(page, served)
    lines = page.locator("[data-text] p").evaluate_all("all => all.map((p) => p.textContent)")
    assert "\n".join(lines) == TEXT


def test_hover_joins_text_and_claims(page: Page, served: Served) -> None:
    open_report(page, served)
    page.locator(".claims li").nth(1).hover()
    lit = page.locator("[data-text] .is-on")
    expect(lit.filter(has_text="sailors").first).to_be_visible()
    words = "".join(lit.all_text_contents())
    assert "About 300 sailors may have left Örnvik" in words
    assert "Ana Reyes" in words
    assert "boats" not in words
    page.get_by_text("dozen", exact=False).first.hover()
    expect(page.locator("#c4")).to_have_class(re.compile(r"\bis-on\b"))
    expect(page.locator(".claims li.is-on")).to_have_count(1)


def test_offsets_are_code_points_on_both_sides(page: Page, served: Served) -> None:
    words = "Nobody knows why"
    start = TEXT.index(words)  # after an emoji
    assert "😀" in TEXT[:start]
    open_report(page, served, f"#at={start}-{start + len(words)}")
    page.wait_for_function("CSS.highlights.has('at')")
    assert page.evaluate("[...CSS.highlights.get('at')][0].toString()") == words
    page.evaluate("const s = getSelection(); s.removeAllRanges(); s.addRange([...CSS.highlights.get('at')][0])")
    module = page.locator("script[type=module]").get_attribute("src")
    assert module
    text = module.replace("workbench.js", "text.js")
    read = page.evaluate("(url) => import(url).then((m) => m.readSelection())", text)
    assert read == [start, start + len(words)]
    cut = page.evaluate("([url, s, e]) => import(url).then((m) => m.cutWords(s, e))", [text, start, start + 6])
    assert cut == "Nobody"


def test_a_click_tells_all_that_is_read_there(page: Page, served: Served) -> None:
    open_report(page, served)
    page.locator("[data-text] span[data-m]", has_text="300").first.click()
    expect(page.locator("#fields tr", has_text=re.compile(r"^figure")).filter(has_text="~300")).to_have_count(1)
    expect(page.locator("#c2")).to_have_attribute("aria-current", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#fields")).to_have_count(0)


def test_keys_move_through_claims(page: Page, served: Served) -> None:
    open_report(page, served)
    for key in "jjk":
        page.keyboard.press(key)
    expect(page.locator("#c1")).to_have_attribute("aria-current", "true")
    expect(page).to_have_url(re.compile("#c1$"))
    page.keyboard.press("?")
    expect(page.locator("dialog[open] dt").nth(3)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    page.keyboard.press("/")
    page.keyboard.type("jk")
    expect(page.locator("#q")).to_have_value("jk")
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claim/*")


def test_a_shared_address_selects_its_claim(page: Page, served: Served) -> None:
    open_report(page, served, "#c3")
    expect(page.locator("#c3")).to_have_attribute("aria-current", "true")
    expect(page.locator("[data-text] .is-on").first).to_be_visible()


def test_layers_can_be_put_away(page: Page, served: Served) -> None:
    open_report(page, served)
    mark = page.locator("[data-text] [class*=l0-where]").first
    expect(mark).to_have_css("--l0", re.compile("gradient"))
    page.get_by_label("where", exact=True).uncheck()
    expect(mark).not_to_have_css("--l0", re.compile("gradient"))
