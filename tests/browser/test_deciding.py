"""Deciding by keyboard: kept, shown, taken back; in two windows at once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from reportedly.store import open_ledger

from ..store.readings import make_reading
from ..web.server import Served, serve
from .conftest import Watch

READING = make_reading()
PORT, SAILORS, _, BOATS = (c.id for c in READING.claims)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        ledger.add(READING)
    with serve(path) as running:
        yield running


def tag(page: Page, claim: str) -> Locator:
    return page.locator(f'[data-claim="{claim}"] .verdict')


def test_accept_and_undo_persist(page: Page, desk: Served) -> None:
    page.goto(f"{desk.address}/report/{READING.report.id}")
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator(".says")).to_contain_text("accepted")
    page.reload()
    expect(tag(page, PORT)).to_have_text("accepted")
    page.keyboard.press("u")
    expect(tag(page, PORT)).to_have_text("")
    page.goto(desk.address + "/journal")
    expect(page.locator("tbody tr")).to_have_count(2)


def test_an_edit_by_keyboard(page: Page, desk: Served) -> None:
    page.goto(f"{desk.address}/claim/{SAILORS}")
    page.keyboard.press("e")
    page.get_by_label("status").select_option("occurred")
    page.get_by_label("figure 1, lowest").fill("310")
    page.get_by_label("figure 1, highest").fill("320")
    page.get_by_label("note").fill("counted at the quay")
    page.get_by_label("note").press("Enter")
    expect(page.locator("main")).to_contain_text("as it was read: possible")
    expect(page.locator("main")).to_contain_text("~310-320")
    expect(page.locator("main")).to_contain_text("counted at the quay")


def test_when_and_where_are_edited_by_keyboard(
    page: Page, desk: Served, check_access: Callable[[Page], None], watch: Watch
) -> None:
    page.goto(f"{desk.address}/claim/{BOATS}")
    page.keyboard.press("e")
    page.get_by_label("time 1, “two days earlier”").fill("in spring")
    page.get_by_label("time 1, “two days earlier”").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("time 1: in spring: write a day")
    watch.complaints[:] = [c for c in watch.complaints if "400" not in c]
    page.get_by_label("time 1, “two days earlier”").fill("2024-04-06/2024-04-08")
    page.get_by_label("place 1, look up a name").fill("Berlin")
    page.get_by_label("place 1, “Örnvik”").select_option("2950159")
    check_access(page)
    page.get_by_label("note").fill("seen on a photograph")
    page.get_by_label("note").press("Enter")
    expect(page.locator(".box")).to_contain_text("Edited by hand, as it was read: “two days earlier” as 7 Apr")
    expect(page.locator(".head")).to_contain_text("6-8 Apr")
    expect(page.locator(".head")).to_contain_text("Berlin")
    page.keyboard.press("e")
    page.get_by_label("place 1, “Örnvik”").select_option("point")
    page.get_by_label("place 1, latitude and longitude").fill("54.1, 12.1")
    page.get_by_label("place 1, latitude and longitude").press("Enter")
    expect(page.locator("main")).to_contain_text("54.1")
    expect(page.locator(".box")).to_contain_text("“two days earlier”")  # the edit before it holds on
    page.keyboard.press("u")
    expect(page.locator(".head")).to_contain_text("Berlin")


def test_two_claims_are_the_same(page: Page, desk: Served) -> None:
    page.goto(desk.address + "/search")
    for key in "jmjm":
        page.keyboard.press(key)
    expect(page.locator(".says")).to_contain_text("same as another")
    with open_ledger(desk.ledger, read_only=True) as ledger:
        assert {d.keys for d in ledger.decisions()} == {(PORT, SAILORS)}


def test_a_grade_by_keyboard(page: Page, desk: Served) -> None:
    page.goto(desk.address + "/agent?name=Ana+Reyes")
    page.keyboard.press("g")
    page.keyboard.press("b")
    expect(page.locator(".grade")).to_contain_text("B")
    page.goto(desk.address + "/agents")
    expect(page.locator("[data-agent='Ana Reyes'] .verdict")).to_have_text("B")


def test_a_second_window_is_warned(context: BrowserContext, page: Page, desk: Served, watch: Watch) -> None:
    other = context.new_page()
    for window in (page, other):
        window.goto(f"{desk.address}/claim/{PORT}")
    page.keyboard.press("a")
    expect(page.locator(".says")).to_contain_text("accepted")
    other.keyboard.press("r")
    expect(other.locator(".says")).to_contain_text("decided “accept” about this meanwhile")
    other.get_by_role("button", name="Decide anyway").click()
    expect(other.locator(".says")).to_contain_text("rejected")
    page.reload()
    expect(page.locator("main .verdict").first).to_have_text("rejected")
    watch.complaints[:] = [c for c in watch.complaints if "409" not in c]


def test_pasted_text_is_read(page: Page, desk: Served) -> None:
    page.goto(desk.address + "/reports")
    page.get_by_text("Add reports").click()
    page.get_by_label("or the text of a report").fill("At least 12 people died in Lindau, the Arvika police said. 😀")
    page.get_by_label("Outlet", exact=True).fill("The Harbour Post")
    page.get_by_role("button", name="Read").click()
    expect(page.locator("#reading a").first).to_contain_text("1 claims, new", timeout=60_000)
    page.locator("#reading a").first.click()
    expect(page.locator(".claims .who").first).to_contain_text("police")


def test_a_dropped_file_is_read(page: Page, desk: Served) -> None:
    page.goto(desk.address + "/reports")
    page.get_by_text("Add reports").click()
    page.get_by_label("Files").set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": b"Two ferries collided, police said."}
    )
    page.get_by_role("button", name="Read").click()
    expect(page.locator("#reading a").first).to_contain_text("a.txt", timeout=60_000)
