"""The large gold story in a real browser: every kind of page, its charts, and deciding on a board."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from reportedly.store import open_ledger

from ..web.gold import share_gold
from ..web.server import Served, serve


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(share_gold(tmp_path_factory), tmp_path_factory.mktemp("gold") / "gold.db"))


@pytest.fixture(scope="module")
def served(gold: Path) -> Iterator[Served]:
    with serve(gold) as running:
        yield running


@pytest.fixture
def desk(gold: Path, tmp_path: Path) -> Iterator[Served]:
    """A workbench over a copy, to decide on."""
    path = tmp_path / "ledger.db"
    shutil.copy(gold, path)
    with serve(path) as running:
        yield running


def find_story(served: Served) -> str:
    stories = served.ask("/stories.json").json()["stories"]
    return str(max(stories, key=lambda s: s["reports"])["address"])


def find_slot(served: Served, number: int = 0) -> str:
    return str(served.ask(find_story(served) + ".json").json()["questions"][number]["address"])


def test_every_page_renders(page: Page, served: Served) -> None:
    # `page` holds each of them to: no error in the console, no request to elsewhere.
    story = served.ask(find_story(served) + ".json").json()
    reports = [r["address"] for r in story["reports"]][:6]
    slots = [q["address"] for q in story["questions"]][:6]
    for address in ["/", find_story(served), *slots, *reports, "/agents", "/search", "/reports"]:
        page.goto(served.address + address)
        expect(page.locator("h1")).to_have_count(1)


def test_no_barrier(page: Page, served: Served, check_access: Callable[[Page], None]) -> None:
    # A small story has all that a large one has; on the large one the rules take a minute.
    small = next(s for s in served.ask("/stories.json").json()["stories"] if s["questions"] and s["reports"] < 6)
    slot = served.ask(small["address"] + ".json").json()["questions"][0]["address"]
    for address in ("/", small["address"], slot):
        page.set_viewport_size({"width": 1440, "height": 900})
        page.emulate_media(color_scheme="light")
        page.goto(served.address + address)
        check_access(page)
        page.set_viewport_size({"width": 390, "height": 800})
        page.emulate_media(color_scheme="dark")
        check_access(page)
        page.set_viewport_size({"width": 320, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_charts_come_into_view(page: Page, served: Served) -> None:
    page.goto(served.address + find_slot(served))
    panel = page.locator(".chart")
    panel.scroll_into_view_if_needed()
    expect(panel.locator("svg")).to_be_visible(timeout=20_000)
    page.get_by_role("tab", name="Source tree").click()
    expect(panel.locator("svg desc").first).to_contain_text("origin")
    expect(panel).not_to_have_attribute("aria-busy", "true")
    links = panel.locator("a").evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    assert links
    assert all(link.startswith("/claim/") for link in links)
    page.goto(served.address + find_story(served))
    page.get_by_role("tab", name="Where").click()
    expect(page.locator(".chart svg")).to_be_visible(timeout=20_000)


def test_words_of_an_answer_are_shown_in_their_report(page: Page, served: Served) -> None:
    slot = find_slot(served)
    entry = served.ask(slot + ".json").json()["entries"][0]
    page.goto(served.address + slot)
    page.locator("#n1 .words a").click()
    page.wait_for_url("**/report/*")
    page.wait_for_function("CSS.highlights.has('at')")
    assert page.evaluate("[...CSS.highlights.get('at')][0].toString()") == entry["words"]


def test_deciding_on_a_board_compares_anew(page: Page, desk: Served) -> None:
    slot = find_slot(desk)
    page.goto(desk.address + slot)
    page.keyboard.press("j")
    current = page.locator(".card[aria-current=true]")
    first = current.get_attribute("data-key")
    assert first
    page.keyboard.press("m")
    expect(page.locator(".says")).to_contain_text("Now choose the other claim")
    page.keyboard.press("j")
    expect(current).not_to_have_attribute("data-key", first)
    second = current.get_attribute("data-key")
    page.keyboard.press("n")
    expect(page.locator(".notice")).to_contain_text("Compared anew")
    with open_ledger(desk.ledger, read_only=True) as ledger:
        (decision,) = ledger.decisions()
    assert (decision.verdict, decision.about, set(decision.keys)) == ("not same", "figure", {first, second})
    compared = page.locator(".notice").get_attribute("data-comparing")
    assert compared
    page.keyboard.press("r")
    expect(current).to_have_class("card is-no")
    expect(page.locator(".notice")).not_to_have_attribute("data-comparing", compared)
    page.get_by_role("button", name="Show").click()
    expect(page.locator(f"[data-key='{second}']")).to_have_count(0)
    expect(page.locator(f"[data-key='{first}']")).to_have_count(1)
    with open_ledger(desk.ledger, read_only=True) as ledger:
        left = [e.ref.claim for s in ledger.stories() for c in ledger.comparisons(s.id) or () for e in c.entries]
    assert len(left) > 20
    assert second
    assert second.split("#")[0] not in left
