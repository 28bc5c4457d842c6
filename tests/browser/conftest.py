"""Pages in a real Chromium that reaches nothing but this machine, and complains of nothing.

Debian's Chromium is wanted (`apt-get install chromium`). Where it is missing these tests are skipped, but in the
project's own checks (CI=true) they fail.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from reportedly.store import open_ledger

from ..store.readings import make_many, make_reading
from ..web.server import Served, serve

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
)
expect.set_options(timeout=30_000)  # a busy machine is no failure
_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        if os.environ.get("CI") == "true":
            pytest.fail("no chromium on this machine: apt-get install chromium")
        pytest.skip("no chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=list(_FLAGS))
        yield chromium
        chromium.close()


@dataclass
class Watch:
    """What went wrong on the pages of a test: asserted to be nothing when it ends."""

    allowed: str
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        page.on("console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: self.complaints.append(f"script: {e}"))
        page.on("dialog", lambda d: (self.complaints.append(f"dialog: {d.message}"), d.dismiss()))
        page.on("request", lambda r: self._see(r.url))

    def _see(self, url: str) -> None:
        self.requests.append(url)
        if not url.startswith((self.allowed, "data:", "blob:", "about:")):
            self.complaints.append(f"request: {url}")


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Collects complaints; a test that expects some takes them out of `watch.complaints`."""
    watching = Watch("http://127.0.0.1:")
    yield watching
    assert watching.complaints == []


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh window, 1440 wide."""
    made = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    made.set_default_timeout(60_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    """A page that may only ask this machine's own servers."""
    opened = context.new_page()
    watch.follow(opened)
    return opened


@pytest.fixture
def offline_page(context: BrowserContext, watch: Watch) -> Page:
    """A page for files: any request but for the file itself is a complaint."""
    watch.allowed = "file://"
    opened = context.new_page()
    watch.follow(opened)
    return opened


@pytest.fixture
def check_access() -> Callable[[Page], None]:
    """Holds a page to axe's rules for WCAG 2.2 AA and good practice, and its keyboard order to what can be seen."""

    def check(page: Page) -> None:
        page.evaluate(AXE_SCRIPT)
        found: dict[str, Any] = page.evaluate(
            "(tags) => axe.run({ runOnly: tags, resultTypes: ['violations'], elementRef: false })", list(_RULES)
        )
        told = [
            f"{v['id']}: {v['help']}: {[n['html'][:160] + ' ' + n['failureSummary'][:300] for n in v['nodes'][:3]]}"
            for v in found["violations"]
        ]
        assert told == []
        _check_focus(page)

    return check


def _check_focus(page: Page) -> None:
    # Whatever the tab key reaches can be seen, has a ring around it, and lies in the order of the page.
    page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
    last = -1
    for _ in range(12):
        page.keyboard.press("Tab")
        at = page.evaluate(
            """() => {
                const element = document.activeElement;
                if (!element || element === document.body) return null;
                const box = element.getBoundingClientRect(), style = getComputedStyle(element);
                return {
                    name: element.outerHTML.slice(0, 120), width: box.width, height: box.height,
                    ring: style.outlineStyle !== "none" || style.boxShadow !== "none" || element.type === "date",
                    order: [...document.querySelectorAll("*")].indexOf(element),
                };
            }"""
        )
        if at is None:
            return
        assert at["ring"], at
        assert at["width"] * at["height"] > 0, at
        assert at["order"] >= last, at  # a date has several stops
        last = at["order"]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A workbench over four reports, for tests that change nothing."""
    path: Path = tmp_path_factory.mktemp("browser") / "ledger.db"
    with open_ledger(path) as ledger:
        for reading in (make_reading(), *make_many(3, claims=30)):
            ledger.add(reading)
    with serve(path) as running:
        yield running
