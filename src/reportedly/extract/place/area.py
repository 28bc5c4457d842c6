"""Areas that no gazetteer lists: "eastern Russia", "20 km south of Kherson", "the Syria-Turkey border"."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians

from reportedly.extract.parse import Parse
from reportedly.extract.place.entry import Entry, Kind
from reportedly.extract.place.gazetteer import Gazetteer

_WINDS = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1)}
_HYPHENS = ("-", "–", "‑")
_KM = {
    **dict.fromkeys(("km", "kms", "kilometer", "kilometers", "kilometre", "kilometres"), 1.0),
    **dict.fromkeys(("mile", "miles", "mi"), 1.609344),
    **dict.fromkeys(("m", "meters", "metres"), 0.001),
}
_PARTS = frozenset(
    (
        "part",
        "parts",
        "region",
        "regions",
        "areas",
        "area",
        "half",
        "side",
        "outskirts",
        "coast",
        "suburbs",
        "provinces",
        "tip",
        "districts",
    )
)


@dataclass(frozen=True, slots=True)
class Area:
    """An area around a place: the tokens that name it, and its own point where one can be stated."""

    first: int
    last: int
    lat: float | None
    lon: float | None


def read_wind(word: str) -> tuple[int, int] | None:
    """North and east of a direction ("north-western" is (1, -1)); (0, 0) for the middle; None for another word.

    >>> read_wind("southeastern"), read_wind("central"), read_wind("rural")
    ((-1, 1), (0, 0), None)
    """
    w = word.lower().removesuffix("ern").replace("-", "")
    if w in ("central", "mid", "inner"):
        return 0, 0
    if w in _WINDS:
        return _WINDS[w]
    for a in ("north", "south"):
        for b in ("east", "west"):
            if w == a + b:
                return _WINDS[a][0], _WINDS[b][1]
    return (0, 1) if w == "fareast" else None


def find_area(parse: Parse, first: int, last: int, entry: Entry, gazetteer: Gazetteer) -> Area | None:
    """The area that the words around a place make of it, if they do."""
    begin, end = parse.sentences[parse.sent[first]]
    word, lower = parse.word, parse.lower
    at = first - 1
    wind = None
    if at >= begin and (wind := read_wind(lower[at])) is not None:
        start = at
        if at - 2 >= begin and word[at - 1] in _HYPHENS and (more := read_wind(lower[at - 2])) is not None:
            wind, start = (wind[0] + more[0], wind[1] + more[1]), at - 2
        return Area(start, last, *_middle(entry, wind, gazetteer))
    if at > begin and lower[at] == "the":
        at -= 1
    if at > begin and lower[at] == "of":
        return _find_of(parse, at, last, begin, entry, gazetteer)
    del end
    return None


def _find_of(parse: Parse, of: int, last: int, begin: int, entry: Entry, gazetteer: Gazetteer) -> Area | None:
    lower, word = parse.lower, parse.word
    at = of - 1
    if lower[at] in _PARTS and at > begin and (wind := read_wind(lower[at - 1])) is not None:
        return Area(at - 1, last, *_middle(entry, wind, gazetteer))
    wind = read_wind(lower[at])
    if wind is None or wind == (0, 0):
        return None
    start = at
    if at - 2 >= begin and word[at - 1] in _HYPHENS and (more := read_wind(lower[at - 2])) is not None:
        wind, start = (wind[0] + more[0], wind[1] + more[1]), at - 2
    k = start - 1
    if k >= begin and lower[k] == "the":  # "in the south of Syria" lies in it, "20 km to the south of" beside it
        k -= 1
        if k >= begin and lower[k] == "to":
            k -= 1
        elif k < begin or lower[k] not in _KM:
            return Area(start, last, *_middle(entry, wind, gazetteer))
    if k > begin and lower[k] in _KM and (number := _read_number(word[k - 1])) is not None:
        km = number * _KM[lower[k]]
        if km < 3000:
            length = (wind[0] ** 2 + wind[1] ** 2) ** 0.5
            lat = entry.lat + km * wind[0] / length / 111.2
            lon = entry.lon + km * wind[1] / length / (111.2 * max(0.1, cos(radians(entry.lat))))
            return Area(k - 1, last, round(lat, 4), round(lon, 4))
    return Area(start, last, None, None)


def _read_number(word: str) -> float | None:
    try:
        number = float(word.replace(",", ""))
    except ValueError:
        return None
    return number if 0 <= number < 1e5 else None


def _middle(entry: Entry, wind: tuple[int, int], gazetteer: Gazetteer) -> tuple[float | None, float | None]:
    """The centre of the half that lies in a direction; the place's own point where its bounds are not known."""
    box = gazetteer.extent_of(entry.id) if entry.kind in (Kind.COUNTRY, Kind.ADMIN1) else None
    if box is None:
        return (entry.lat, entry.lon) if entry.kind != Kind.COUNTRY else (None, None)
    south, west, north, east = box
    if east - west > 180:
        return None, None
    # A large land reaches far from its middle: half way to the edge.
    lat = entry.lat if not wind[0] else (entry.lat + (north if wind[0] > 0 else south)) / 2
    lon = entry.lon if not wind[1] else (entry.lon + (east if wind[1] > 0 else west)) / 2
    return round(lat, 3), round(lon, 3)


def find_border(parse: Parse, first: int, last: int, next_first: int, next_last: int) -> tuple[int, int] | None:
    """The tokens of "X-Y border" or "border between X and Y" for two places that follow each other."""
    begin, end = parse.sentences[parse.sent[first]]
    lower = parse.lower
    between = lower[last:next_first]
    if (
        next_last < end
        and lower[next_last] in ("border", "borders", "frontier", "boundary")
        and between in (["-"], ["–"], ["/"])
    ):
        return first, next_last + 1
    if between in (["and"], ["and", "the"]) and first - 2 >= begin and lower[first - 1] == "between":
        return (first - 2, next_last) if lower[first - 2] in ("border", "frontier", "boundary") else None
    return None
