"""What came in since the last visit is told at the top, and marked wherever it stands."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from reportedly.briefing import compare_ledger
from reportedly.extract.assemble import extract_claims
from reportedly.model import Report
from reportedly.store import open_ledger
from reportedly.store.visits import keep_visit

from ..web.server import Served, serve

BEFORE = (
    ("Lusitan Press", "2024-03-05", "At least 12 people were killed in Elvas on Monday, Portugal’s army said."),
    ("The Harbour Post", "2024-03-06", "12 people were killed in Elvas on Monday, the Portuguese army said."),
)
SINCE = (("Meseta Radio", "2024-03-06", "Four people were killed in Elvas on Monday, Spain’s defence ministry said."),)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        for reports in (BEFORE, SINCE):
            for outlet, day, text in reports:
                ledger.add(extract_claims(Report(text=text, published=day, outlet=outlet)))
            for _ in compare_ledger(ledger):
                pass
            if reports is BEFORE:
                keep_visit(ledger, "me", "2024-03-06T07:00:00+00:00")
    with serve(path) as running:
        yield running


def test_a_morning(page: Page, desk: Served, check_access: Callable[[Page], None]) -> None:
    page.goto(desk.address)
    news = page.locator(".news")
    expect(news).to_contain_text("New since 6 Mar 2024")
    expect(news).to_contain_text("1 report in 1 story")
    expect(news.locator("li").first).to_contain_text("new conflict")
    expect(page.locator("tbody tr")).to_contain_text("1 new")
    check_access(page)
    news.locator("li a").first.click()
    expect(page.locator(".card .tag.new")).to_have_count(1)
    expect(page.locator(".card", has=page.locator(".tag.new"))).to_contain_text("Four people")
    page.locator(".head a").first.click()
    expect(page.locator(".tag.new", has_text="new conflict")).to_have_count(1)
    expect(page.locator("tr:has([data-pick]) .tag.new")).to_have_count(1)
    # The visit goes on: what was new stays marked, until it is said to be seen.
    page.goto(desk.address + "/?new=1")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.keyboard.press(".")
    expect(page.locator(".news")).to_contain_text("Nothing new since")
    expect(page.locator(".tag.new")).to_have_count(0)
    with open_ledger(desk.ledger, read_only=True) as ledger:
        assert ledger.check() == []
