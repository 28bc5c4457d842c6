"""Places for the public scorer: what `read` pins, and the demonyms that these sets count as toponyms.

LGL, TR-News and GeoWebNews mark "Russian" in "Russian officials" as a place. `read` makes no pin of a demonym; here
those that it has recognised as such (and used as evidence) are written with their country's point. They also mark the
town in "20 km south of Kherson" and the land in "northern Syria", which `read` keeps as areas: areas are off here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reportedly.extract.parse import parse_report
from reportedly.extract.place import PlaceOptions, extract_places, find_demonyms, open_gazetteer

DEMONYMS = True
OPTIONS = PlaceOptions(areas=False)


def predict(docs: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """One line a document."""
    gazetteer = open_gazetteer()
    for doc in docs:
        parse = parse_report(doc["text"])
        places, _ = extract_places(parse, gazetteer, OPTIONS)
        rows = [
            {"start": p.span.start, "end": p.span.end, "lat": p.lat, "lon": p.lon, "geonames_id": p.geonames_id}
            for p in places
        ]
        if DEMONYMS:
            rows += [
                {
                    "start": span.start,
                    "end": span.end,
                    "lat": e.lat,
                    "lon": e.lon,
                    "geonames_id": e.id if e.id > 0 else None,
                }
                for span, e in find_demonyms(parse, gazetteer)
                # The sets mark "Turkish officials", not "Turks": a people is no place there either.
                if not span.cut(doc["text"]).endswith("s") or span.cut(doc["text"]) == "Swiss"
            ]
        yield {"id": doc["id"], "places": sorted(rows, key=lambda row: (row["start"], row["end"]))}
