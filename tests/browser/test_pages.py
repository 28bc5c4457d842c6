"""Every page in a real browser: no complaint, no barrier, no jump, and it fits a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from ..store.readings import make_reading
from ..web.server import Served
from .conftest import Watch

CLAIM = make_reading().claims[1].id
REPORT = make_reading().report.id
PAGES = [
    "/reports",
    f"/report/{REPORT}",
    f"/claim/{CLAIM}",
    "/agents",
    "/agent?name=Ana+Reyes",
    "/search?text=people",
    "/nothing-here",
]


@pytest.mark.parametrize("path", PAGES)
def test_no_barrier(page: Page, served: Served, check_access: Callable[[Page], None], watch: Watch, path: str) -> None:
    page.goto(served.address + path)
    _forgive_missing(watch, path)
    check_access(page)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 390, "height": 800})
    check_access(page)
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_jumps(browser: Browser, served: Served, path: str) -> None:
    made = browser.new_context(viewport={"width": 1440, "height": 900})
    page = made.new_page()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => { for (const e of list.getEntries()) "
        "window.shift += e.value; }).observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(served.address + path, wait_until="networkidle")
    # The foot of a page comes last, and its own words may settle; 0.1 is what is called good.
    assert page.evaluate("window.shift") < 0.02
    made.close()


def test_the_theme_is_kept(page: Page, served: Served) -> None:
    page.goto(served.address + "/reports")
    page.get_by_label("Light or dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto(served.address + "/agents")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def _forgive_missing(watch: Watch, path: str) -> None:
    if path == "/nothing-here":
        watch.complaints[:] = [c for c in watch.complaints if "404" not in c]
