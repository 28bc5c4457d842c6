"""Whether two answers are about one place."""

from __future__ import annotations

from itertools import product
from math import asin, cos, radians, sin, sqrt

from reportedly.link.answer import BEFALLEN, NEVER, Answer, are_far, are_one_statement
from reportedly.model import Place, Precision

_NEAR_KM, _FAR_KM = 60.0, 150.0
_WIDE = (Precision.COUNTRY, Precision.AREA, Precision.REGION, Precision.UNRESOLVED)


def compare_places(a: Answer, b: Answer) -> float | None:
    """Where."""
    if not a.places or not b.places:
        return None
    best = max(_compare_place(x, y) for x, y in product(a.places, b.places))
    if best > 0:
        return best
    return NEVER if best <= -1 and not are_one_statement(a, b) else -0.5


def _compare_place(x: Place, y: Place) -> float:
    if x.geonames_id is not None and x.geonames_id == y.geonames_id:
        return 1.0
    if x.name.casefold() == y.name.casefold():
        return 1.0
    if Precision.UNRESOLVED in (x.precision, y.precision):
        return 0.0
    if x.country and y.country and x.country == y.country and (x.precision in _WIDE or y.precision in _WIDE):
        return 0.5
    if x.lat is not None and x.lon is not None and y.lat is not None and y.lon is not None:
        far = measure_km(x.lat, x.lon, y.lat, y.lon)
        if far < _NEAR_KM and not (x.precision in _WIDE and y.precision in _WIDE):
            return 0.4
        if far < _FAR_KM and x.country == y.country:
            return 0.0
    if not x.country or not y.country:
        return 0.0
    return -1.0


def measure_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres between two points, by the haversine of a round earth.

    >>> round(measure_km(38.88, -7.16, 38.88, -6.97))  # Elvas, Badajoz
    16
    """
    half_lat, half_lon = radians(other_lat - lat) / 2, radians(other_lon - lon) / 2
    h = sin(half_lat) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(half_lon) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(h)))


def compare_nearby(a: Answer, b: Answer) -> float | None:
    """Where the paragraphs play, if a claim itself does not say."""
    if a.places and b.places:
        return None
    if (a.named or b.named) and a.ref.report != b.ref.report:
        return -1.6  # "the two guards who died near Sluis", of which nobody else tells
    mine, theirs = a.places or a.nearby or a.assumed, b.places or b.nearby or b.assumed
    if not mine or not theirs:
        # The dead of a whole war are not those of one village.
        told = mine or theirs
        narrow = bool(told) and all(p.precision not in _WIDE for p in told)
        return -0.6 if narrow and a.kind in BEFALLEN and are_far(a, b) else None
    best = max(_compare_place(x, y) for x, y in product(mine, theirs))
    guessed = not (a.places or a.nearby) or not (b.places or b.nearby)
    if best > 0:
        return None if guessed else best
    # Who names another place is not of those that name none, where the rest of the paragraph or story plays.
    named = [bool(x.places) or x.beside for x in (a, b)]
    if all(named) and not {x.country for x in mine} & {y.country for y in theirs}:
        return NEVER if best <= -1 else -0.2
    if best <= -1 and not {x.country for x in mine} & {y.country for y in theirs}:
        return -1.4 if guessed else -1.6  # paragraphs that play in two countries
    return (-2.4 if all(named) else -1.6 if any(named) else -0.8) if best <= -1 else -0.2
