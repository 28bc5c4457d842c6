"""Areas that no gazetteer lists: "eastern Russia", "20 km south of Kherson", "the Syria-Turkey border"."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians

from reportedly.extract.parse import Parse
from reportedly.extract.place.entry import Entry, Kind
from reportedly.extract.place.gazetteer import Gazetteer
from reportedly.extract.place.shape import KM_PER_DEGREE, Box, box_around, box_beside, halve_box, measure_reach

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


# How far an area may reach that the words measure only by a town: "east of X", "the X front", "off the coast of X".
_BESIDE_KM, _FRONT_KM, _COAST_KM = 40.0, 30.0, 60.0
_SEA_MILE = 1.852
_ROUGH = 0.15  # of a distance that is told: what "20 km south" may be off


@dataclass(frozen=True, slots=True)
class Area:
    """An area around a place: the tokens that name it, its own point and bounds where they can be stated."""

    first: int
    last: int
    lat: float | None
    lon: float | None
    box: Box | None = None
    within_km: float | None = None


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
        return _halve(start, last, entry, wind, gazetteer)
    if at > begin and lower[at] == "the":
        at -= 1
    if at > begin and lower[at] == "of" and (area := _find_of(parse, at, last, begin, entry, gazetteer)):
        return area
    if front := _find_front(parse, first, last, begin, end):
        return _surround(*front, entry, _FRONT_KM, gazetteer)
    coast = _find_coast(parse, at, begin)
    if coast is not None:
        return _surround(coast, last, entry, _COAST_KM, gazetteer)
    return None


_FRONTS = frozenset(
    ("front", "frontline", "frontlines", "axis", "direction", "sector", "salient", "bridgehead", "pocket")
)
_NEAR = frozenset(("near", "around", "outside", "in", "at", "of", "by", "east", "west", "north", "south"))


def _find_front(parse: Parse, first: int, last: int, begin: int, end: int) -> tuple[int, int] | None:
    """The tokens of "the Zaporizhzhia front", "the front line near Pokrovsk", "the line of contact in X"."""
    lower = parse.lower
    if first > begin and lower[first - 1] == "the" and last < end and lower[last] in _FRONTS:
        lined = lower[last] == "front" and lower[last + 1 : last + 2] in (["line"], ["lines"])
        return first, last + 1 + lined
    if first - 2 < begin or lower[first - 1] not in _NEAR:
        return None
    at = first - 2
    if lower[at] in ("line", "lines") and at > begin and lower[at - 1] in ("front", "contact"):
        return at - 1, last
    if lower[at] == "contact" and at - 2 >= begin and lower[at - 2 : at] == ["line", "of"]:
        return at - 2, last
    return (at, last) if lower[at] in ("frontline", "frontlines") else None


def _find_coast(parse: Parse, at: int, begin: int) -> int | None:
    """Where "off the coast of", "off" begins: the sea before a place, not the place."""
    lower = parse.lower
    if lower[at] == "of" and lower[at - 1] in ("coast", "shore", "shores"):
        return next((k for k in range(at - 2, max(begin, at - 5) - 1, -1) if lower[k] == "off"), None)
    return at if at >= begin and lower[at] == "off" and parse.tag[at] == "IN" else None


def _surround(first: int, last: int, entry: Entry, km: float, gazetteer: Gazetteer) -> Area:
    """Around a town; a country or division has its own bounds, and no point that would stand for its edge."""
    if entry.kind in (Kind.COUNTRY, Kind.ADMIN1):
        box = gazetteer.extent_of(entry.id)
        return Area(first, last, None, None, box, measure_reach(box) if box else None)
    return Area(first, last, entry.lat, entry.lon, box_around(entry.lat, entry.lon, km), km)


def _find_of(parse: Parse, of: int, last: int, begin: int, entry: Entry, gazetteer: Gazetteer) -> Area | None:
    lower, word = parse.lower, parse.word
    at = of - 1
    if lower[at] in _PARTS and at > begin and (wind := read_wind(lower[at - 1])) is not None:
        return _halve(at - 1, last, entry, wind, gazetteer)
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
            return _halve(start, last, entry, wind, gazetteer)
    sea = k - 1 > begin and lower[k] in ("mile", "miles") and lower[k - 1] == "nautical"
    if sea and (number := _read_number(word[k - 2])) is not None and number * _SEA_MILE < 3000:
        return _set_off(k - 2, last, entry, wind, number * _SEA_MILE)
    if k > begin and lower[k] in _KM and (number := _read_number(word[k - 1])) is not None:
        km = number * _KM[lower[k]]
        if km < 3000:
            return _set_off(k - 1, last, entry, wind, km)
    if entry.kind in (Kind.CITY, Kind.SITE):
        box = box_beside(entry.lat, entry.lon, wind, _BESIDE_KM)
        return Area(start, last, None, None, box, measure_reach(box))
    return Area(start, last, None, None)


def _set_off(first: int, last: int, entry: Entry, wind: tuple[int, int], km: float) -> Area:
    """So far from a place in a direction."""
    length = (wind[0] ** 2 + wind[1] ** 2) ** 0.5
    lat = round(entry.lat + km * wind[0] / length / KM_PER_DEGREE, 4)
    lon = round(entry.lon + km * wind[1] / length / (KM_PER_DEGREE * max(0.1, cos(radians(entry.lat)))), 4)
    # The town itself is no point either: some kilometres from its middle to its edge.
    within = round(max(3.0, _ROUGH * km), 1)
    return Area(first, last, lat, lon, box_around(lat, lon, within), within)


def _read_number(word: str) -> float | None:
    try:
        number = float(word.replace(",", ""))
    except ValueError:
        return None
    return number if 0 <= number < 1e5 else None


def _halve(first: int, last: int, entry: Entry, wind: tuple[int, int], gazetteer: Gazetteer) -> Area:
    """The part of a land that lies in a direction; the place's own point where its bounds are not known."""
    box = gazetteer.extent_of(entry.id) if entry.kind in (Kind.COUNTRY, Kind.ADMIN1) else None
    if box is None:
        if entry.kind == Kind.COUNTRY:
            return Area(first, last, None, None)
        km = 10.0 if entry.kind == Kind.CITY else None
        return Area(first, last, entry.lat, entry.lon, box_around(entry.lat, entry.lon, km) if km else None, km)
    south, west, north, east = box
    if east - west > 180:
        return Area(first, last, None, None)
    # A large land reaches far from its middle: half way to the edge.
    lat = entry.lat if not wind[0] else (entry.lat + (north if wind[0] > 0 else south)) / 2
    lon = entry.lon if not wind[1] else (entry.lon + (east if wind[1] > 0 else west)) / 2
    part = halve_box(box, wind)
    return Area(first, last, round(lat, 3), round(lon, 3), part, measure_reach(part))


def bound_border(a: Entry, b: Entry, gazetteer: Gazetteer) -> Box | None:
    """The bounds of a border: of two countries where their towns face each other, else where two extents overlap."""
    if a.kind == b.kind == Kind.COUNTRY and (box := gazetteer.border_of(a.country, b.country)):
        south, west, north, east = box
        return round(south, 3), round(west, 3), round(north, 3), round(east, 3)
    one, two = gazetteer.extent_of(a.id), gazetteer.extent_of(b.id)
    if one is None or two is None:
        return None
    margin = 0.3  # degrees: the outermost towns do not stand on the line
    south, west = max(one[0], two[0]) - margin, max(one[1], two[1]) - margin
    north, east = min(one[2], two[2]) + margin, min(one[3], two[3]) + margin
    return (round(south, 3), round(west, 3), round(north, 3), round(east, 3)) if south < north and west < east else None


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


_WAYS = frozenset(
    (
        "road",
        "roads",
        "highway",
        "motorway",
        "route",
        "railway",
        "rail",
        "line",
        "track",
        "stretch",
        "corridor",
        "area",
        "village",
        "villages",
        "checkpoint",
    )
)


def find_way(parse: Parse, first: int, last: int, next_first: int, next_last: int) -> tuple[int, int] | None:
    """The tokens of "the road between X and Y": the stretch, neither end; "the road from X to Y" keeps both ends."""
    begin = parse.sentences[parse.sent[first]][0]
    lower = parse.lower
    if first - 2 < begin or lower[first - 2] not in _WAYS:
        return None
    joined = lower[last:next_first] == ["and"] and lower[first - 1] in ("between", "linking", "connecting")
    return (first - 2, next_last) if joined else None
