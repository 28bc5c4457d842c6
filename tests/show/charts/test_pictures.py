"""Each chart draws what it says it draws, in words as in marks, and nothing in it runs."""

import json
import re
import sys
from dataclasses import replace
from html import unescape
from itertools import combinations
from xml.etree import ElementTree

import pytest

from reportedly.errors import MissingExtraError
from reportedly.model import PlaceRole, SlotKind
from reportedly.show.charts import (
    draw_claims,
    draw_figures,
    draw_map,
    draw_sources,
    load_borders,
    render_html,
    render_png,
    render_svg,
)
from reportedly.show.charts.theme import HUES, VARIABLES, choose_look

from ...store.readings import make_many, make_reading
from ..comparisons import drop_dates, make_comparison
from ..test_geojson import make_moving

HOSTILE = "<script>alert(1)</script>\"'>{{7*7}}\x1b[31m\u202e=cmd|' /C calc'!A0"


def make_hostile():
    reading = make_reading(title=HOSTILE, outlet=HOSTILE, url="javascript:alert(1)")
    named = [
        replace(
            c,
            attribution=c.attribution
            and replace(c.attribution, sources=(replace(c.attribution.sources[0], agent=HOSTILE),)),
        )
        for c in reading.claims
    ]
    claims = [
        replace(claim, places=tuple(replace(place, name=place.name + HOSTILE) for place in claim.places))
        for claim in named
    ]
    return replace(reading, claims=tuple(claims))


def draw_all(hostile=""):
    readings = [make_hostile() if hostile else make_moving(), *make_many(2, claims=4)]
    comparison = make_comparison(hostile=hostile)
    return {
        "map": draw_map(readings, links="#c-"),
        "claims": draw_claims(readings, links="#c-"),
        "figures": draw_figures(comparison, links="#c-"),
        "whether": draw_figures(make_comparison(hostile=hostile, kind=SlotKind.WHETHER), links="#c-"),
        "sources": draw_sources(comparison, links="#c-"),
    }


@pytest.fixture(scope="module")
def pictures():
    return draw_all()


@pytest.fixture(scope="module")
def hostile():
    return draw_all(HOSTILE)


KINDS = ("map", "claims", "figures", "whether", "sources")


def texts(svg):
    found = [e for e in ElementTree.fromstring(svg).iter() if e.tag.endswith(("}text", "}tspan"))]
    return [e.text for e in found if e.text]


def told(svg):
    return [
        e.get("aria-label")
        for e in ElementTree.fromstring(svg).iter()
        if e.get("aria-roledescription") and e.get("aria-label")
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_every_mark_has_words_a_row_and_a_claim_behind_it(kind, pictures):
    picture = pictures[kind]
    assert picture.title
    assert len(picture.description) > 60
    assert len(picture.rows) == len(picture.claims) > 3
    assert all(len(row) == len(picture.columns) for row in picture.rows)
    assert picture.columns[-1] == "claim"
    svg = render_svg(picture)
    root = ElementTree.fromstring(svg)
    links = [e.get("href") for e in root.iter() if e.tag.endswith("}a")]
    assert links
    assert all(link.startswith("#c-") for link in links), links
    assert {link.removeprefix("#c-") for link in links if link != "#c-"} <= set(picture.claims)
    assert root.find("{http://www.w3.org/2000/svg}title").text == picture.title
    assert root.find("{http://www.w3.org/2000/svg}desc").text == picture.description
    assert picture.title in texts(svg)
    hints = [e.text for e in root.iter() if e.tag.endswith("}title")]
    assert len(hints) > 3, "evidence on hover without any script"


@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_is_an_altair_object_and_json(kind, pictures):
    spec = pictures[kind].spec
    assert "vega-lite/v6" in spec["$schema"]
    assert json.loads(json.dumps(spec)) == spec
    assert spec["description"]
    assert '"claim"' in json.dumps(spec), "a click finds the claim in the datum"


@pytest.mark.parametrize("kind", KINDS)
def test_several_drawings_stand_in_one_page(kind, pictures):
    first, second = (set(re.findall(r'\bid="([^"]+)"', render_svg(pictures[kind], name=name))) for name in ("a", "b"))
    assert first
    assert not first & second
    svg = render_svg(pictures[kind], name="a")
    assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= first
    assert svg == render_svg(pictures[kind], name="a"), "the same each time"


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_in_a_drawing_runs_or_reaches_out(kind, hostile):
    svg = render_svg(hostile[kind])
    root = ElementTree.fromstring(svg)
    assert {e.tag.rpartition("}")[2] for e in root.iter()} <= {
        "svg", "g", "path", "line", "rect", "text", "tspan", "a", "title", "desc", "defs",
        "linearGradient", "stop", "clipPath",
    }  # fmt: skip
    for element in root.iter():
        assert not any(name.startswith("on") or name == "style" for name in element.attrib), element.attrib
        for name, value in element.attrib.items():
            if name.rpartition("}")[2] == "href":
                assert value.startswith("#c-")
    assert "http" not in svg.replace("http://www.w3.org/", "")
    assert "\x1b" not in svg
    assert "\u202e" not in svg


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_is_shown_as_text(kind, hostile):
    assert "<script" not in render_svg(hostile[kind])
    assert any("<script>" in text for text in [*texts(render_svg(hostile[kind])), *told(render_svg(hostile[kind]))])


@pytest.mark.parametrize("kind", KINDS)
def test_a_themed_drawing_takes_its_colours_from_the_page(kind, pictures):
    svg = render_svg(pictures[kind], themed=True)
    assert "var(--ink, " in svg
    plain = re.findall(r'(?:fill|stroke)="(#[0-9a-f]{6})"', svg)
    assert not [colour for colour in plain if colour in VARIABLES]
    assert "var(" not in render_svg(pictures[kind])


def test_png_and_page(pictures):
    assert render_png(pictures["map"]).startswith(b"\x89PNG")
    page = unescape(render_html(pictures["figures"]))
    assert "default-src 'none'" in page
    assert "unsafe-eval" not in page
    assert page.count("<script>") == 2


def test_the_page_of_a_hostile_chart_holds_no_foreign_element(hostile):
    page = render_html(hostile["sources"])
    assert page.count("<script>") == 2
    assert "<script>alert" not in page


def test_without_the_extra_the_user_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(MissingExtraError, match=r"reportedly\[charts\]"):
        draw_map([make_reading()])


def test_origins_are_told_apart_without_colour():
    looks = [choose_look(number) for number in range(30)]
    assert len({look.letter for look in looks}) == 30
    assert len({look.shape for look in looks[: len(HUES)]}) == len(HUES)


def test_the_map_tells_places_roles_movements_and_what_it_could_not_place(pictures):
    svg = render_svg(pictures["map"])
    shown = texts(svg)
    assert any(text.startswith("? to") for text in shown)  # a name that leads nowhere
    assert any("Borders: Natural Earth" in text for text in shown)
    assert any("Natural Earth" in note for note in pictures["map"].notes)
    assert any(label.startswith("from Örnvik to Selby") for label in told(svg))
    assert "Örnvik to Selby (not said to have happened)" in pictures["map"].description
    assert {row[1] for row in pictures["map"].rows} == {"at", "from", "to"}


def test_a_map_with_borders_of_the_users_own(tmp_path):
    path = tmp_path / "own.geojson"
    square = [[[-30, 30], [40, 30], [40, 75], [-30, 75], [-30, 30]]]
    path.write_text(
        json.dumps(
            {"type": "Feature", "properties": {"name": "Ours"}, "geometry": {"type": "Polygon", "coordinates": square}}
        )
    )
    shown = texts(render_svg(draw_map([make_reading()], borders=load_borders(path))))
    assert "Borders: own.geojson" in shown
    assert "Ours" in shown
    assert not any("Natural Earth" in text for text in shown)


def test_a_map_without_any_place_is_a_world_without_signs():
    reading = replace(make_reading(), claims=())
    picture = draw_map([reading])
    assert picture.rows == ()
    assert "none" in picture.description
    assert render_svg(picture)


def test_places_on_the_far_side_are_listed_beside():
    readings = make_many(3, claims=8)
    far = readings[0].claims[0]
    place = replace(far.places[0], name="Faraway", lat=-45.0, lon=170.0, geonames_id=5, role=PlaceRole.AT)
    near = [
        replace(c, places=(replace(c.places[0], name="Near", lat=50.0, lon=8 + i / 10, geonames_id=i + 9),))
        for i, c in enumerate(readings[1].claims)
    ]
    drawn = draw_map(
        [replace(readings[0], claims=(replace(far, places=(place,)),)), replace(readings[1], claims=tuple(near))]
    )
    shown = texts(render_svg(drawn))
    assert "Outside this map" in shown
    assert "Faraway" in shown


def test_the_claim_timeline_draws_open_ends_as_fading():
    picture = draw_claims([make_reading()])
    svg = render_svg(picture)
    assert [row[0] for row in picture.rows] == ["7 Apr 2024", "by 1 May 2024"]
    assert "<linearGradient" in svg
    assert "2 more without" in picture.description


def test_a_timeline_says_what_it_leaves_out():
    picture = draw_claims(make_many(2, claims=10), most=5)
    assert len(picture.rows) == 5
    assert "Not shown: 15 more dated claims." in texts(render_svg(picture))
    assert draw_claims([]).rows == ()


def test_the_figure_timeline_tells_conflicts_updates_and_open_ends(pictures):
    picture = pictures["figures"]
    svg = render_svg(picture)
    assert texts(svg).count("≠") >= 2
    assert "<linearGradient" in svg  # "at least", "up to"
    labels = told(svg)
    assert any("updates" in label for label in labels)
    assert any("conflicts" in label for label in labels)
    assert any(text.startswith(("A  Coast Guard", "A Coast Guard")) for text in texts(svg))
    assert any("lineage unknown" in text for text in texts(svg))
    assert "1 answer without a date" in " ".join(picture.notes)
    assert [row[2] for row in picture.rows][:4] == ["≥14", "14", "≥14", "~40-50"]


def test_each_answer_has_one_line_of_a_kind_and_all_conflicts_in_the_table(pictures):
    comparison = make_comparison()
    refs = [entry.ref for entry in comparison.entries[:7]]
    many = [replace(comparison.relations[1], left=a, right=b) for a, b in combinations(refs, 2)]
    picture = draw_figures(replace(comparison, relations=tuple(many)))
    lines = [label for label in told(render_svg(picture)) if " conflicts " in label]
    assert len(lines) <= len(refs)
    assert all(row[8].count(",") == 5 for row in picture.rows[:7])
    assert pictures["figures"].rows[5][8] == "4, 5"


def test_answers_without_any_date_are_in_the_table_only():
    picture = draw_figures(drop_dates(make_comparison()))
    assert len(picture.rows) == 8
    assert "8 answers undated" in picture.description
    assert render_svg(picture)


def test_figures_of_very_different_size_stand_on_a_logarithmic_axis():
    comparison = make_comparison()
    entries = [replace(entry, low=10.0**n, high=10.0**n) for n, entry in enumerate(comparison.entries)]
    spec = draw_figures(replace(comparison, entries=tuple(entries))).spec
    assert '"type": "log"' in json.dumps(spec)
    assert render_svg(draw_figures(replace(comparison, entries=tuple(entries))))


def test_the_source_tree_tells_copies_from_credits(pictures):
    svg = render_svg(pictures["sources"])
    shown = texts(svg)
    for word in ("credits", "copies", "translates (inferred)", "is the origin"):
        assert word in shown
    ways = {row[3]: row[2] for row in pictures["sources"].rows}
    assert ways["The Harbour Post"] == "copies Lake Wire ← credits Coast Guard"
    assert ways["Ministry of Transport"] == "is the origin"
    assert shown.count("Lake Wire, 3 May 2024: ≥14") <= 2, "who is copied from is the report itself, drawn once"
