"""Where things are said to happen, as GeoJSON (RFC 7946): one feature a place, and one a movement."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from reportedly.model import Claim, Place, PlaceRole, Reading, write_edtf
from reportedly.show.wording import cut, make_web_address, write_speaker


def write_geojson(readings: Iterable[Reading], out: BinaryIO, raw: bool = False) -> None:  # noqa: ARG001
    """Write a FeatureCollection: points in WGS 84 for places, boxes for areas that have no point, lines for movements.

    Words that name a place but lead to none are features too, with `"geometry": null`, so that none goes missing.
    `raw` changes nothing.
    """
    out.write(b'{"type":"FeatureCollection","features":[')
    between = b"\n"
    for reading in readings:
        for claim in reading.claims:
            for feature in build_features(reading, claim):
                out.write(between + json.dumps(feature, ensure_ascii=False, separators=(",", ":")).encode())
                between = b",\n"
    out.write(b"\n]}\n")


def build_features(reading: Reading, claim: Claim) -> Iterator[dict[str, Any]]:
    """The features of one claim: its places in the order of the text, then its movements."""
    about = _describe(reading, claim)
    for number, place in enumerate(claim.places):
        yield {
            "type": "Feature",
            "id": f"{claim.id}/place/{number}",
            "geometry": _build_geometry(place),
            "properties": {**_describe_place(reading, place), **about},
        }
    for start, end in list_movements(claim):
        yield {
            "type": "Feature",
            "id": f"{claim.id}/movement/{claim.places.index(start)}-{claim.places.index(end)}",
            "geometry": {"type": "LineString", "coordinates": [_position(start), _position(end)]},
            "properties": {"from": start.name, "to": end.name, "role": "movement", **about},
        }


def list_movements(claim: Claim) -> list[tuple[Place, Place]]:
    """The pairs of points a claim says something moves between: each place it comes from, each it goes to."""
    found = [place for place in claim.places if place.lat is not None and place.lon is not None]
    starts = [place for place in found if place.role == PlaceRole.FROM]
    ends = [place for place in found if place.role == PlaceRole.TO]
    return [(a, b) for a in starts for b in ends if (a.lat, a.lon) != (b.lat, b.lon)]


def _build_geometry(place: Place) -> dict[str, Any] | None:
    """The point of a place, or the box of an area that has no point of its own."""
    if place.lat is not None:
        return {"type": "Point", "coordinates": _position(place)}
    if place.box is None:
        return None
    south, west, north, east = place.box
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def _position(place: Place) -> list[float | None]:
    return [place.lon, place.lat]


def _describe_place(reading: Reading, place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "role": place.role.value,
        "precision": place.precision.value,
        "country": place.country,
        "box": place.box,
        "within_km": place.within_km,
        "geonames_id": place.geonames_id,
        "score": round(place.score, 3),
        "corrected_from": place.corrected_from,
        "place_words": cut(place.span, reading.report.text),
        "place_at": list(place.span),
        "candidates": [
            {"geonames_id": c.geonames_id, "name": c.name, "coordinates": [c.lon, c.lat], "score": round(c.score, 3)}
            for c in place.candidates
            if c.geonames_id != place.geonames_id
        ],
    }


def _describe(reading: Reading, claim: Claim) -> dict[str, Any]:
    report = reading.report
    times = [t for t in claim.times if t.earliest or t.latest]
    return {
        "source": write_speaker(claim, reading),
        "status": claim.status.value,
        "certainty": round(claim.certainty.value, 2),
        "words": cut(claim.span, report.text),
        "at": list(claim.span),
        "earliest": min((t.earliest for t in times if t.earliest), default=None),
        "latest": max((t.latest for t in times if t.latest), default=None),
        "edtf": [write_edtf(t) for t in times],
        "published": report.published,
        "outlet": report.outlet,
        "title": report.title,
        "url": make_web_address(report.url),
        "claim": claim.id,
        "report": report.id,
    }
