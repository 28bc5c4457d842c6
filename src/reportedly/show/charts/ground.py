"""What lies under a map: lands cut to the frame, extents of what is no point, and the names of countries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import asin, atan2, cos, degrees, pi, radians, sin
from typing import Any, NamedTuple

from reportedly.model import Place, Precision
from reportedly.show.charts.borders import Borders, Land, Ring
from reportedly.show.charts.label import Labels
from reportedly.show.charts.projection import EARTH, Point, View, clip_ring, thin_line
from reportedly.show.charts.stops import Stops

# Kilometres: how large a thing of that kind is, roughly. A circle of it is drawn with a broken line, as no border.
EXTENTS = {Precision.DISTRICT: 25.0, Precision.REGION: 90.0, Precision.AREA: 180.0, Precision.WATER: 120.0}
_LEAST_AREA = 2600.0  # square pixels of a country that is named


class Drawn(NamedTuple):
    """A land in the frame: its rings and lines in pixels."""

    name: str
    rings: list[list[list[float]]]
    lines: list[list[list[float]]]

    @property
    def path(self) -> str:
        """As an SVG path."""
        rings = [_write_path(ring) + "Z" for ring in self.rings]
        return "".join(rings + [_write_path(line) for line in self.lines])


def draw_lands(view: View, borders: Borders) -> list[Drawn]:
    """The lands in the frame."""
    return [drawn for land in borders.lands if (drawn := draw_land(view, land))]


def draw_land(view: View, land: Land) -> Drawn | None:
    """One land in pixels; None where it lies outside the frame."""
    rings = [drawn for polygon in land.polygons for ring in polygon if len(drawn := _draw_ring(view, ring)) > 2]
    lines = []
    for line in land.lines:
        thin = thin_line([p for p in (view.project(*point) for point in line) if p])
        if len(thin) > 1 and any(_is_seen(view, *point) for point in thin):
            lines.append(thin)
    return Drawn(land.name, rings, lines) if rings or lines else None


def draw_extent(view: View, place: Place) -> Drawn | None:
    """A circle of the size that things of the place's precision have; None for points and for what has no size."""
    size = EXTENTS.get(place.precision)
    if size is None or place.lat is None or place.lon is None:
        return None
    ring = _draw_ring(view, tuple(_step(place.lon, place.lat, size, 2 * pi * i / 48) for i in range(48)))
    return Drawn(place.name, [ring], []) if len(ring) > 2 else None


def draw_areas(view: View, stops: Stops, borders: Borders) -> tuple[list[Drawn], list[Drawn]]:
    """What places are no points: countries in their borders, and circles of about the size of all other areas."""
    countries, circles = [], []
    lands = {land.code: land for land in borders.lands if land.code}
    for place in {(s.place.lat, s.place.lon): s.place for s in stops.stops}.values():
        land = lands.get(place.country or "") if place.precision == Precision.COUNTRY else None
        if land and (drawn := draw_land(view, land)):
            countries.append(drawn)
        elif circle := draw_extent(view, place):
            circles.append(circle)
    return countries, circles


def name_countries(view: View, lands: Iterable[Drawn], labels: Labels) -> list[dict[str, Any]]:
    """The names of the countries that are large enough in the frame, where no place's name stands."""
    named = []
    for land in lands:
        if not land.name or not land.rings:
            continue
        area, x, y = max((_measure(ring) for ring in land.rings), key=lambda measured: abs(measured[0]))
        if abs(area) > _LEAST_AREA and _is_seen(view, x, y, 12):
            wide = len(land.name) * 3.0
            if at := labels.place(land.name, x - wide, y, 0):
                named.append({"x": round(at[0], 1), "y": round(at[1], 1), "name": land.name})
    return named


def _draw_ring(view: View, ring: Ring) -> list[list[float]]:
    # A ring that reaches to the far side of the Earth is left open there, outside the frame.
    points = [point for point in (view.project(lon, lat) for lon, lat in ring) if point]
    return thin_line(clip_ring(points, view.width, view.height))


def _write_path(line: list[list[float]]) -> str:
    return "M" + "L".join(f"{x:g},{y:g}" for x, y in line)


def _step(lon: float, lat: float, km: float, bearing: float) -> Point:
    angle, phi = km / EARTH, radians(lat)
    to = asin(sin(phi) * cos(angle) + cos(phi) * sin(angle) * cos(bearing))
    turned = atan2(sin(bearing) * sin(angle) * cos(phi), cos(angle) - sin(phi) * sin(to))
    return lon + degrees(turned), degrees(to)


def _measure(ring: Sequence[Sequence[float]]) -> tuple[float, float, float]:
    # Area and middle of a ring of pixels.
    area = x = y = 0.0
    for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
        cross = ax * by - bx * ay
        area, x, y = area + cross / 2, x + (ax + bx) * cross, y + (ay + by) * cross
    return (area, x / (6 * area), y / (6 * area)) if area else (0.0, -1.0, -1.0)


def _is_seen(view: View, x: float, y: float, margin: float = 0.0) -> bool:
    return margin <= x <= view.width - margin and margin <= y <= view.height - margin
