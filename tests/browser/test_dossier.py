"""The dossier in a real browser: from disk, without a network, read by eye, by keyboard and by screen reader."""

import re

import pytest
from playwright.sync_api import expect

from reportedly.show.dossier import write_dossier

from ..show.dossier.chapters import OPTIONS, make_chapter
from ..show.dossier.test_dossier import HOSTILE


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("dossier") / "story.html"
    path.write_text(write_dossier([make_chapter()], OPTIONS), encoding="utf-8")
    return path


def test_it_opens_from_disk_and_asks_for_nothing(file, offline_page, watch):
    offline_page.goto(file.as_uri())
    offline_page.wait_for_load_state("networkidle")
    assert watch.requests == [file.as_uri()]
    expect(offline_page.locator("h1")).to_have_text("The ferry")
    expect(offline_page.locator("svg")).to_have_count(4)
    assert offline_page.locator("svg").first.bounding_box()["height"] > 200


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_it_can_be_read_by_everybody(file, offline_page, check_access, scheme, width):
    offline_page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    offline_page.set_viewport_size({"width": width, "height": 900})
    offline_page.goto(file.as_uri())
    check_access(offline_page)
    assert offline_page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_click_on_the_board_or_a_drawing_shows_the_words(file, offline_page):
    offline_page.goto(file.as_uri())
    entry = make_chapter().comparisons[0].entries[0]
    offline_page.locator(".board tbody tr").first.get_by_role("link").click()
    expect(offline_page).to_have_url(f"{file.as_uri()}#c-{entry.ref.claim}")
    claim = offline_page.locator(f"[id='c-{entry.ref.claim}']")
    expect(claim).to_be_in_viewport()
    claim.get_by_role("link").first.click()
    expect(offline_page).to_have_url(f"{file.as_uri()}#t-{entry.ref.claim}")
    offline_page.locator("svg g.mark-symbol a").first.click()
    expect(offline_page).to_have_url(re.compile("#c-"))


def test_a_mark_tells_its_evidence_on_hover(file, offline_page):
    offline_page.goto(file.as_uri())
    hints = offline_page.locator("svg a title").all_text_contents()
    assert any("Coast Guard" in hint for hint in hints)
    assert offline_page.locator(".text span[title]").count() > 20


def test_it_prints(file, offline_page):
    offline_page.goto(file.as_uri())
    pdf = offline_page.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")
    assert len(pdf) < 5_000_000


@pytest.fixture(scope="module")
def hostile_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "story.html"
    path.write_text(write_dossier([make_chapter(HOSTILE)], OPTIONS), encoding="utf-8")
    return path


def test_hostile_text_neither_runs_nor_asks_nor_hides(hostile_file, offline_page, watch):
    offline_page.goto(hostile_file.as_uri())
    offline_page.wait_for_load_state("networkidle")
    assert watch.requests == [hostile_file.as_uri()]
    assert offline_page.locator("img, iframe, form, script:not([type='application/json'])").count() == 0
    shown = offline_page.locator("body").inner_text()
    assert "<script>alert(1)</script>" in shown
    assert "{{1234*5678}}" in shown
    assert offline_page.evaluate("JSON.parse(document.getElementById('ledger').textContent).chapters.length") == 1


@pytest.mark.parametrize("kind", ["map", "sources"])
def test_the_page_of_one_chart_draws_without_eval_and_without_a_network(kind, offline_page, watch, tmp_path):
    from reportedly.show.charts import draw_map, draw_sources, render_html

    chapter = make_chapter(HOSTILE)
    picture = draw_map(chapter.readings) if kind == "map" else draw_sources(chapter.comparisons[0])
    path = tmp_path / "chart.html"
    path.write_text(render_html(picture), encoding="utf-8")
    offline_page.goto(path.as_uri())
    offline_page.wait_for_selector("#chart svg")
    # The drawing that moves takes the place of the still one.
    expect(offline_page.locator("#still")).to_have_count(0)
    assert watch.requests == [path.as_uri()]
