"""Stories by keyboard: split, merged, pinned, and all of it taken back; in two windows at once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from gold.links import load_links
from playwright.sync_api import BrowserContext, Page, expect

from reportedly.linking import link_ledger
from reportedly.model import Reading
from reportedly.store import open_ledger

from ..web.server import Served, serve
from .conftest import Watch

REPORTS = {file[:2]: report for file, report in load_links("convoys").reports.items()}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    """A workbench over two stories of seven and two reports."""
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        for report in REPORTS.values():
            ledger.add(Reading(report=report))
        link_ledger(ledger)
    with serve(path) as running:
        assert look(running) == [2, 7]
        yield running


def look(desk: Served) -> list[int]:
    """How many reports the stories have."""
    with open_ledger(desk.ledger, read_only=True) as ledger:
        return sorted(len(story.reports) for story in ledger.stories())


def find_story(desk: Served, file: str) -> str:
    with open_ledger(desk.ledger, read_only=True) as ledger:
        return f"{desk.address}/story/{ledger.story(REPORTS[file].id).id}"


def rows(page: Page):
    return page.locator("tr:has([data-pick])")


def test_reports_are_split_off_and_come_back(page: Page, desk: Served) -> None:
    page.goto(find_story(desk, "01"))
    for key in "jxjx":
        page.keyboard.press(key)
    expect(page.locator("[data-picked]")).to_have_text("2 chosen")
    page.keyboard.press("s")
    expect(page.locator("dialog li")).to_have_count(2)
    page.get_by_label("note").fill("another convoy")
    page.get_by_label("note").press("Enter")
    expect(page.locator(".says")).to_contain_text("split off")
    expect(rows(page)).to_have_count(5)
    assert look(desk) == [2, 2, 5]
    expect(page.locator("main")).to_contain_text("another convoy")
    page.goto(desk.address + "/journal")
    expect(page.locator("tbody tr")).to_contain_text("another convoy")
    expect(page.locator("tbody tr a")).to_have_count(3)
    page.goto(find_story(desk, "01"))
    page.keyboard.press("u")
    expect(rows(page)).to_have_count(7)
    assert look(desk) == [2, 7]


def test_two_stories_become_one(page: Page, desk: Served, check_access: Callable[[Page], None]) -> None:
    page.goto(find_story(desk, "01"))
    page.keyboard.press("m")
    page.get_by_label("words of its title").fill("no such words anywhere")
    expect(page.locator(".choices")).to_contain_text("No other story")
    page.get_by_label("words of its title").fill("")
    page.get_by_role("radio").check()
    page.get_by_label("note").press("Enter")
    expect(page.locator(".says")).to_contain_text("merged")
    expect(rows(page)).to_have_count(9)
    assert look(desk) == [9]
    check_access(page)
    page.get_by_role("button", name="Take back").click()
    expect(rows(page)).to_have_count(7)


def test_chosen_stories_become_one_on_the_list(page: Page, desk: Served, check_access: Callable[[Page], None]) -> None:
    page.goto(desk.address)
    page.keyboard.press("m")
    expect(page.locator(".says")).to_contain_text("First choose two stories")
    for key in "jxjxm":
        page.keyboard.press(key)
    check_access(page)
    page.get_by_role("button", name="Merge", exact=True).click()
    expect(page.locator(".says")).to_contain_text("merged")
    expect(rows(page)).to_have_count(1)
    page.keyboard.press("j")
    page.keyboard.press("u")
    expect(rows(page)).to_have_count(2)


def test_a_story_is_pinned_and_let_go(page: Page, desk: Served) -> None:
    page.goto(find_story(desk, "05"))
    page.keyboard.press("p")
    expect(page.locator(".head .tag")).to_have_text("pinned")
    page.get_by_role("button", name="Unpin").click()
    expect(page.locator(".head .tag")).to_have_count(0)
    expect(page.get_by_role("button", name="Pin", exact=False).first).to_be_visible()
    with open_ledger(desk.ledger, read_only=True) as ledger:
        assert not any(story.pinned for story in ledger.stories())


def test_a_second_window_is_warned(context: BrowserContext, page: Page, desk: Served, watch: Watch) -> None:
    other = context.new_page()
    for window in (page, other):
        window.goto(find_story(desk, "01"))
    for window, box in ((page, 1), (other, 6)):
        rows(window).nth(box).get_by_role("checkbox").check()
        window.keyboard.press("s")
        window.get_by_role("button", name="Split off", exact=True).click()
        if window is page:
            expect(page.locator(".says")).to_contain_text("split off")
    expect(other.locator(".says")).to_contain_text("decided “split” about this meanwhile")
    assert look(desk) == [1, 2, 6]
    other.get_by_role("button", name="Decide anyway").click()
    expect(rows(other)).to_have_count(5)
    assert look(desk) == [1, 1, 2, 5]
    watch.complaints[:] = [c for c in watch.complaints if "409" not in c]
