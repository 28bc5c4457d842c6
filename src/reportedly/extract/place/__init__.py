"""Where: places named in a report, resolved with an embedded gazetteer."""

from reportedly.extract.place.full import build_full
from reportedly.extract.place.gazetteer import Gazetteer, open_gazetteer
from reportedly.extract.place.pin import PlaceOptions, extract_places, find_demonyms
from reportedly.extract.place.sources import list_capitals

__all__ = [
    "Gazetteer",
    "PlaceOptions",
    "build_full",
    "extract_places",
    "find_demonyms",
    "list_capitals",
    "open_gazetteer",
]
