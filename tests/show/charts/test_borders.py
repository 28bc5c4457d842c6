"""Whose borders a map shows, and that the user may bring others."""

import json

import pytest

from reportedly.errors import InputError, TooLargeError
from reportedly.show.charts import load_borders

# Where the sources of borders differ: what ships must be what docs/charts.md says it is.
DRAWN = {
    "Simferopol": ((34.1, 44.95), "Ukraine"),
    "Donetsk": ((37.8, 48.0), "Ukraine"),
    "Laayoune": ((-13.0, 27.0), "W. Sahara"),
    "Pristina": ((21.16, 42.66), "Kosovo"),
    "Gaza": ((34.45, 31.5), "Palestine"),
    "Ramallah": ((35.2, 31.9), "Palestine"),
    "Golan": ((35.75, 33.0), "Israel"),
    "Srinagar": ((74.8, 34.1), "India"),
    "Gilgit": ((74.3, 35.9), "Pakistan"),
    "Taipei": ((121.5, 25.0), "Taiwan"),
    "Juba": ((31.6, 4.85), "S. Sudan"),
}


def is_inside(point, ring):
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(ring, (ring[-1], *ring[:-1]), strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


@pytest.mark.parametrize("name", DRAWN)
def test_disputed_places_lie_where_the_docs_say(name):
    point, country = DRAWN[name]
    holding = [
        land.name for land in load_borders().lands if any(is_inside(point, polygon[0]) for polygon in land.polygons)
    ]
    assert holding == [country]


def test_the_source_is_named_and_codes_are_those_of_places():
    borders = load_borders()
    assert "Natural Earth" in borders.source
    codes = [land.code for land in borders.lands if land.code]
    assert len(codes) == len(set(codes)) > 200
    assert {land.name: land.code for land in borders.lands}["Ukraine"] == "UA"


def test_rings_are_closed_and_in_degrees():
    for land in load_borders().lands:
        for polygon in land.polygons:
            for ring in polygon:
                assert ring[0] == ring[-1], land.name
                assert all(-180.001 <= lon <= 180.001 and -90.001 <= lat <= 90.001 for lon, lat in ring)


def write(tmp_path, data):
    path = tmp_path / "own.geojson"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


SQUARE = [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]


def test_the_users_own_geojson(tmp_path):
    def feature(properties, kind, coordinates):
        return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}

    features = [
        feature({"NAME": "Ours", "ISO_A2": "UA"}, "Polygon", SQUARE),
        feature(None, "MultiPolygon", [SQUARE, SQUARE]),
        feature({}, "LineString", [[0, 0, 9], [1, 1, 9]]),
        {"type": "Feature", "properties": {}, "geometry": None},
    ]
    collection = {"type": "FeatureCollection", "name": "our view", "features": features}
    borders = load_borders(write(tmp_path, collection))
    assert borders.source == "our view (own.geojson)"
    ours, many, line = borders.lands
    assert (ours.name, ours.code, len(many.polygons), len(line.lines)) == ("Ours", "UA", 2, 1)
    assert line.lines[0] == ((0, 0), (1, 1))
    assert load_borders(write(tmp_path, {"type": "Polygon", "coordinates": SQUARE})).source == "own.geojson"


BAD = {
    "no JSON": "{",
    "no GeoJSON": "[1, 2]",
    "TopoJSON": {"type": "Topology", "objects": {}},
    "points only": {"type": "Point", "coordinates": [1, 2]},
    "metres": {"type": "LineString", "coordinates": [[500000, 5000000], [500001, 5000001]]},
    "no numbers": {"type": "LineString", "coordinates": [["a", "b"]]},
    "nothing": {"type": "FeatureCollection", "features": []},
    "deep": "[" * 100_000,
}


@pytest.mark.parametrize("name", BAD)
def test_what_are_no_borders_is_refused_with_the_file_named(name, tmp_path):
    with pytest.raises(InputError, match=r"own\.geojson"):
        load_borders(write(tmp_path, BAD[name]))


def test_files_that_are_not_there_or_too_large(tmp_path, monkeypatch):
    with pytest.raises(InputError, match="cannot be read"):
        load_borders(tmp_path / "none.geojson")
    monkeypatch.setattr("reportedly.show.charts.borders._LARGEST", 10)
    with pytest.raises(TooLargeError):
        load_borders(write(tmp_path, {"type": "Polygon", "coordinates": SQUARE}))
