"""Places to choose from when a claim is corrected: what the gazetteer has under a name."""

from __future__ import annotations

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from reportedly.web.page import answer_json

_MOST = 12


def make_place_routes() -> list[Route]:
    """`/places.json?name=` tells the places of that name, the largest first."""

    async def tell(request: Request) -> Response:
        name = request.query_params.get("name", "")[:200]
        return answer_json({"places": await run_in_threadpool(find_places, name)})

    return [Route("/places.json", tell, methods=["GET"])]


def find_places(name: str) -> list[dict[str, Any]]:
    """The places of a name, the largest first: id, name, country, point (WGS 84 degrees), precision, people."""
    return _list_places(name)[:_MOST]


def find_place(geonames_id: int) -> dict[str, Any] | None:
    """The place of that GeoNames id, as an edit keeps it; None where the gazetteer has none."""
    from reportedly.extract.place import open_gazetteer

    name = open_gazetteer().name_of(geonames_id)
    place = next((place for place in _list_places(name) if place["geonames_id"] == geonames_id), None) if name else None
    if place:
        place.pop("population")
    return place


def _list_places(name: str) -> list[dict[str, Any]]:
    from reportedly.extract.place import open_gazetteer
    from reportedly.extract.place.entry import Kind
    from reportedly.extract.place.pin import PRECISION

    gazetteer = open_gazetteer()
    found = {entry.id: entry for entry in gazetteer.find_name(name) if entry.id > 0}
    return [
        {
            "geonames_id": entry.id,
            "name": gazetteer.name_of(entry.id) or name,
            "country": entry.country or None,
            "lat": entry.lat,
            "lon": entry.lon,
            "precision": PRECISION[Kind(entry.kind)].value,
            "population": entry.population,
        }
        for entry in found.values()
    ]
