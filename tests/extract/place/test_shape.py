"""Areas as shapes with a stated precision, and capitals that are powers."""

from __future__ import annotations

import pytest

from reportedly import Report, extract_claims
from reportedly.extract.parse import parse_report
from reportedly.extract.place import PlaceOptions, extract_places, open_gazetteer
from reportedly.extract.place.borders import find_borders
from reportedly.extract.place.shape import box_around, box_beside, halve_box, measure_reach
from reportedly.model import Place, Precision


def read(text: str, options: PlaceOptions | None = None) -> dict[str, Place]:
    places, _ = extract_places(parse_report(text), open_gazetteer(), options)
    return {p.span.cut(text): p for p in places}


def _holds(box: tuple[float, float, float, float] | None, lat: float, lon: float) -> bool:
    assert box is not None
    return box[0] <= lat <= box[2] and box[1] <= lon <= box[3]


AREAS = [
    # text, words of the area, a point inside, a point outside, most kilometres
    (
        "Troops held the front line near Pokrovsk in Ukraine.",
        "front line near Pokrovsk",
        (48.3, 37.3),
        (48.3, 38.5),
        30,
    ),
    ("Fighting went on along the Zaporizhzhia front in Ukraine.", "Zaporizhzhia front", (47.8, 35.2), (47.0, 37.5), 30),
    (
        "A convoy was hit 20 km south of Kherson in Ukraine.",
        "20 km south of Kherson",
        (46.46, 32.61),
        (46.64, 32.61),
        3,
    ),
    ("Villages in southern Lebanon were bombed.", "southern Lebanon", (33.3, 35.5), (34.4, 35.9), 120),
    (
        "Clashes broke out on the Armenia-Azerbaijan border.",
        "Armenia-Azerbaijan border",
        (40.0, 45.8),
        (40.4, 49.8),
        250,
    ),
    (
        "A patrol was fired on at the border between Sudan and Chad.",
        "border between Sudan and Chad",
        (13.4, 22.4),
        (15.6, 32.5),
        700,
    ),
    (
        "A missile hit the road between Bakhmut and Sloviansk in Ukraine.",
        "road between Bakhmut and Sloviansk",
        (48.7, 37.8),
        (48.0, 37.8),
        25,
    ),
    (
        "A tanker burned off the coast of Mogadishu in Somalia.",
        "off the coast of Mogadishu",
        (2.0, 45.6),
        (4.5, 45.3),
        60,
    ),
    ("Shelling was heard east of Pokrovsk in Ukraine.", "east of Pokrovsk", (48.28, 37.5), (48.28, 37.0), 40),
]


@pytest.mark.parametrize(("text", "words", "inside", "outside", "most"), AREAS, ids=[a[1] for a in AREAS])
def test_shapes(text: str, words: str, inside: tuple[float, float], outside: tuple[float, float], most: float) -> None:
    found = read(text)
    assert words in found, list(found)
    place = found[words]
    assert place.precision is Precision.AREA
    assert place.geonames_id is None
    assert _holds(place.box, *inside)
    assert not _holds(place.box, *outside)
    assert place.within_km is not None
    assert place.within_km <= most


def test_talks_between_towns_are_no_stretch() -> None:
    assert {"Moscow", "Kyiv"} <= set(read("Talks between Moscow and Kyiv stalled."))


def test_a_coast_has_no_pin_inland() -> None:
    place = read("The ship sank off the coast of Yemen.")["off the coast of Yemen"]
    assert place.lat is None
    assert place.country == "YE"


def test_without_areas_the_named_place_is_read() -> None:
    found = read("A convoy was hit 20 km south of Kherson in Ukraine.", PlaceOptions(areas=False))
    assert found["Kherson"].precision is Precision.CITY


def test_boxes() -> None:
    assert halve_box((0.0, 0.0, 10.0, 20.0), (-1, 1)) == (0.0, 10.0, 5.0, 20.0)
    south, west, north, east = box_around(60.0, 10.0, 111.2)
    assert (round(north - south, 2), round(east - west, 2)) == (2.0, 4.0)
    south, west, north, east = box_beside(0.0, 0.0, (1, 0), 111.2)
    assert (south, north) == (0.0, 1.0)
    assert measure_reach((0.0, 0.0, 0.0, 2.0)) == pytest.approx(111.2)


def test_borders_come_from_towns_that_face_each_other() -> None:
    towns = [("AA", 10.0 + k / 10, 20.0) for k in range(8)] + [("BB", 10.0 + k / 10, 20.3) for k in range(8)]
    towns += [("BB", 10.0, 29.0), ("CC", 50.0, 50.0)]
    found = find_borders(towns)
    assert list(found) == ["AA-BB"]
    assert max(found["AA-BB"][1]) < 21


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Moscow has long wanted the port.", []),
        ("Kyiv's allies met in Brussels.", ["Brussels"]),
        ("Talks between Moscow and Kyiv stalled.", []),
        ("Washington imposed a ban on grain.", []),
        ("Support for Kyiv fell.", []),
        ("Drones hit Moscow overnight.", ["Moscow"]),
        ("Kyiv woke up to sirens.", ["Kyiv"]),
        ("The delegation flew to Moscow for talks.", ["Moscow"]),
        ("Explosions shook Beirut's streets.", ["Beirut"]),
    ],
)
def test_capitals_that_are_powers(text: str, places: list[str]) -> None:
    reading = extract_claims(Report(text=text, published="2024-10-18"))
    assert [p.name for c in reading.claims for p in c.places] == places
