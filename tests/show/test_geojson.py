"""Places and movements as GeoJSON."""

import json
from dataclasses import replace

from reportedly.model import Place, PlaceRole, Span
from reportedly.show.geojson import list_movements

from ..store.readings import TEXT, make_many, make_reading
from .test_export import export


def make_moving():
    """The reading whose second claim goes from Örnvik to Selby."""
    reading = make_reading()
    claim = reading.claims[1]
    to = replace(reading.claims[0].places[0], role=PlaceRole.TO)
    claim = replace(claim, places=(*claim.places, to))
    return replace(reading, claims=(reading.claims[0], claim, *reading.claims[2:]))


def test_each_place_is_a_feature_and_those_not_found_have_no_geometry():
    reading = make_reading()
    features = json.loads(export("geojson", [reading]))["features"]
    assert [(f["properties"]["name"], f["properties"]["role"]) for f in features] == [
        ("Selby", "at"),
        ("Örnvik", "from"),
        ("Örnvik", "to"),
    ]
    assert features[1]["geometry"] == {"type": "Point", "coordinates": [18.71, 63.29]}
    assert features[2]["geometry"] is None
    assert features[2]["properties"]["precision"] == "unresolved"
    assert features[2]["properties"]["corrected_from"] == "Ornvik"
    for feature in features:
        told = feature["properties"]
        start, end = told["place_at"]
        assert TEXT[start:end] == told["place_words"]
        start, end = told["at"]
        assert " ".join(TEXT[start:end].split()) == told["words"]
    assert [c["geonames_id"] for c in features[1]["properties"]["candidates"]] == [1]
    assert len({f["id"] for f in features}) == len(features)


def test_a_movement_is_a_line_from_where_it_starts_to_where_it_goes():
    reading = make_moving()
    lines = [f for f in json.loads(export("geojson", [reading]))["features"] if f["properties"]["role"] == "movement"]
    assert [f["geometry"]["coordinates"] for f in lines] == [[[18.71, 63.29], [-1.06, 53.78]]]
    assert (lines[0]["properties"]["from"], lines[0]["properties"]["to"]) == ("Örnvik", "Selby")


def test_nothing_moves_to_where_it_is_or_to_places_nobody_found():
    claim = make_moving().claims[1]
    start, end = claim.places
    assert list_movements(claim) == [(start, end)]
    here = replace(end, lat=start.lat, lon=start.lon)
    nowhere = Place(span=Span(0, 3), name="Karsk", role=PlaceRole.TO)
    assert list_movements(replace(claim, places=(start, here, nowhere))) == []


def test_a_ledger_without_places_is_an_empty_collection():
    assert json.loads(export("geojson", [])) == {"type": "FeatureCollection", "features": []}


def test_no_address_that_runs_is_passed_on():
    reading = make_reading(url="javascript:alert(1)")
    assert {f["properties"]["url"] for f in json.loads(export("geojson", [reading]))["features"]} == {None}


def test_many_readings_are_one_collection():
    readings = make_many(4, claims=3)
    assert len(json.loads(export("geojson", readings))["features"]) == 12
