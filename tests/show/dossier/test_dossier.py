"""A dossier holds everything, asks for nothing, and what articles say in it stays text."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest

from reportedly.codec import decode_noun, reading_from_json
from reportedly.model import Comparison
from reportedly.show.dossier import Chapter, DossierOptions, write_dossier

from ...store.readings import make_reading
from .chapters import OPTIONS, make_chapter

HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)>{{1234*5678}}{% raw %}"
    "\x1b[31m\u202e\u2028=cmd|' /C calc'!A0\"'&<!--"
)


class Page(HTMLParser):
    """What stands in a page: elements with their attributes, ids, links, and the text of each element."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)

    def find(self, name):
        return [attrs[name] for _, attrs in self.elements if name in attrs]


@pytest.fixture(scope="module")
def page():
    return write_dossier([make_chapter()], OPTIONS)


@pytest.fixture(scope="module")
def hostile():
    return write_dossier([make_chapter(HOSTILE)], OPTIONS)


def test_every_link_leads_to_a_place_on_the_page(page):
    found = Page(page)
    ids = found.find("id")
    assert len(ids) == len(set(ids))
    links = [href for href in found.find("href") if href]
    assert len(links) > 60
    assert [href for href in links if href.startswith("#") and href[1:] not in ids] == []


def test_the_board_and_the_drawings_lead_to_the_words(page):
    comparison = make_chapter().comparisons[0]
    for entry in comparison.entries:
        assert page.count(f'href="#c-{entry.ref.claim}"') >= 2, "from the board, and from the text"
        assert f'id="c-{entry.ref.claim}"' in page
        assert f'id="t-{entry.ref.claim}"' in page


def test_it_says_what_the_comparison_says(page):
    text = " ".join("".join(Page(page).text).split())
    for told in ("How many died in all on the ferry?", "14 to ≥50", "known to be independent", "lineage unknown"):
        assert told in text
    for told in ("least: ≥14, Coast Guard", "most: ~40-50", "updates 1", "conflicts with", "Method and limits"):
        assert told in text
    assert "Natural Earth" in text


def test_the_text_of_each_report_is_whole(page):
    for reading in make_chapter().readings:
        shown = re.search(rf'id="t-{reading.claims[0].id}".*?</article>', page, re.S)[0]
        words = re.sub(r"<[^>]+>", "", re.sub(r"<sup>.*?</sup>", "", shown))
        for line in reading.report.text.splitlines()[1:]:
            assert line.strip() in unescape(words) or line.strip() in unescape(
                re.sub(r"<sup>.*?</sup>|<[^>]+>", "", page)
            )


def test_the_ledger_comes_back_from_the_page(page):
    data = json.loads(re.search(r'<script type="application/json" id="ledger">(.*?)</script>', page, re.S)[1])
    chapter = make_chapter()
    assert [reading_from_json(r) for r in data["chapters"][0]["readings"]] == list(chapter.readings)
    told = json.dumps(data["chapters"][0]["comparisons"])
    for report in (reading.report.id for reading in chapter.readings):
        told = told.replace(f'"{report[:12]}"', f'"{report}"')
    back = [decode_noun(json.dumps(c).encode(), Comparison) for c in json.loads(told)]
    assert back == [replace(c, story=None) for c in chapter.comparisons]
    assert any(c.relations for c in back)
    assert (data["reportedly"], data["made"]) == ("0.1.0", "2024-05-20")


def test_it_asks_for_nothing_and_runs_nothing(page, hostile):
    for made in (page, hostile):
        found = Page(made)
        assert [attrs for tag, attrs in found.elements if tag == "script"] == [
            {"type": "application/json", "id": "ledger"}
        ]
        assert {tag for tag, _ in found.elements}.isdisjoint(
            {"img", "iframe", "link", "object", "embed", "form", "base", "audio"}
        )
        assert found.find("src") == found.find("style") == found.find("srcdoc") == []
        assert not any(name.startswith("on") for _, attrs in found.elements for name in attrs)
        assert not any(
            href.lower().startswith(("javascript:", "data:", "file:")) for href in found.find("href") if href
        )
        policy = next(attrs["content"] for tag, attrs in found.elements if attrs.get("http-equiv"))
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "script" not in policy
        assert "unsafe" not in policy
        assert "url(" not in re.search(r"<style>(.*?)</style>", made, re.S)[1]


def test_hostile_text_stays_text(hostile):
    text = "".join(Page(hostile).text)
    assert "<script>alert(1)</script>" in text
    assert "{{1234*5678}}" in text
    assert "7006652" not in text
    assert "\x1b" not in hostile
    assert "\u202e" not in re.sub(r'<script type="application/json".*', "", hostile, flags=re.S)
    data = re.search(r'id="ledger">(.*?)</script>', hostile, re.S)[1]
    assert not set("<>&\u2028") & set(data)
    json.loads(data)


def test_the_same_input_gives_the_same_bytes(page):
    assert write_dossier([make_chapter()], OPTIONS) == page


def test_what_people_decided_is_said():
    first, second = (claim.id for claim in make_chapter().readings[0].claims[:2])
    chapter = make_chapter(rejected=frozenset([first]), edited=frozenset([second]))
    page = write_dossier([chapter], DossierOptions(made="2024-05-20", version="1", charts=False))
    assert page.count("read wrongly, says a person") == 1
    assert page.count("corrected by a person") == 1


def test_without_drawings_it_says_so_and_holds_the_rest(monkeypatch, page):
    left_out = write_dossier([make_chapter()], DossierOptions(made="2024-05-20", version="1", charts=False))
    assert "<svg" not in left_out
    assert "left out when this was made" in left_out
    monkeypatch.setitem(sys.modules, "altair", None)
    missing = write_dossier([make_chapter()], OPTIONS)
    assert "reportedly[charts]" in missing
    assert "<svg" not in missing
    assert "How many died in all on the ferry?" in missing
    assert page.count("<svg") == 4


def test_without_jinja_the_user_is_told_what_to_install():
    # In an interpreter of its own: here Jinja has been loaded long ago.
    code = (
        "import sys; sys.modules.update(dict.fromkeys(('jinja2', 'markupsafe', 'altair', 'vl_convert')))\n"
        "from reportedly.show.dossier import DossierOptions, write_dossier\n"
        "write_dossier([], DossierOptions(made='2024-05-20', version='1'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "MissingExtraError" in done.stderr
    assert "pip install 'reportedly[dossier]'" in done.stderr


def test_reports_that_answer_nothing_together_make_a_dossier_too():
    page = write_dossier([Chapter(readings=[make_reading()])], OPTIONS)
    assert "All reports" in page
    assert "No question is answered more than once." in page
    assert page.count("<svg") == 2


def test_several_stories_are_chapters_of_one_file():
    page = write_dossier([make_chapter(), Chapter(readings=[make_reading()])], OPTIONS)
    assert "2 stories" in page
    ids = Page(page).find("id")
    assert {"s1", "s2"} <= set(ids)
