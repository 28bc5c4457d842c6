"""The shapes of areas: boxes of degrees (south, west, north, east), and how far their point may be off."""

from __future__ import annotations

from math import cos, hypot, radians

Box = tuple[float, float, float, float]
KM_PER_DEGREE = 111.2


def halve_box(box: Box, wind: tuple[int, int]) -> Box:
    """The part of a box that lies in a direction: a half, a quarter for two, the middle for none.

    >>> halve_box((40.0, 20.0, 50.0, 30.0), (1, 0))
    (45.0, 20.0, 50.0, 30.0)
    >>> halve_box((40.0, 20.0, 50.0, 30.0), (0, 0))
    (42.5, 22.5, 47.5, 27.5)
    """
    south, west, north, east = box
    lat, lon = (south + north) / 2, (west + east) / 2
    if wind == (0, 0):
        high, wide = (north - south) / 4, (east - west) / 4
        return _round((lat - high, lon - wide, lat + high, lon + wide))
    north_side, east_side = wind
    return _round(
        (
            lat if north_side > 0 else south,
            lon if east_side > 0 else west,
            lat if north_side < 0 else north,
            lon if east_side < 0 else east,
        )
    )


def box_around(lat: float, lon: float, km: float) -> Box:
    """The box that reaches so far from a point on all sides."""
    high, wide = _degrees(lat, km)
    return _round((max(-90.0, lat - high), lon - wide, min(90.0, lat + high), lon + wide))


def box_beside(lat: float, lon: float, wind: tuple[int, int], km: float) -> Box:
    """The box that begins at a point and reaches so far in a direction, half as far to its sides."""
    high, wide = _degrees(lat, km)
    south, north = _reach(lat, wind[0], high)
    west, east = _reach(lon, wind[1], wide)
    return _round((max(-90.0, south), west, min(90.0, north), east))


def box_of(points: list[tuple[float, float]]) -> Box:
    """The box that holds some points (latitude, longitude)."""
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    return _round((min(lats), min(lons), max(lats), max(lons)))


def measure_reach(box: Box) -> float:
    """From the middle of a box to its corner, in kilometres."""
    south, west, north, east = box
    wide = (east - west) * cos(radians((south + north) / 2))
    return round(hypot(north - south, wide) / 2 * KM_PER_DEGREE, 1)


def find_middle(box: Box) -> tuple[float, float]:
    """The middle of a box."""
    return round((box[0] + box[2]) / 2, 3), round((box[1] + box[3]) / 2, 3)


def _degrees(lat: float, km: float) -> tuple[float, float]:
    high = km / KM_PER_DEGREE
    return high, high / max(0.1, cos(radians(lat)))


def _reach(at: float, side: int, far: float) -> tuple[float, float]:
    if side == 0:
        return at - far / 2, at + far / 2
    return (at, at + far) if side > 0 else (at - far, at)


def _round(box: Box) -> Box:
    south, west, north, east = box
    return round(south, 3), round(west, 3), round(north, 3), round(east, 3)
