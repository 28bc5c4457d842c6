"""Where two countries meet, from where their towns stand close together."""

from __future__ import annotations

from collections.abc import Iterable

_CELL = 0.4  # degrees: towns this near, in cells that touch, are taken to face each other
_FEWEST = 12  # towns on both sides together; fewer do not tell where a border runs


def find_borders(towns: Iterable[tuple[str, float, float]]) -> dict[str, tuple[list[float], list[float]]]:
    """For each pair of countries ("AM-AZ") the latitudes and longitudes of the towns that face the other's.

    `towns` are (ISO country, latitude, longitude). Countries whose towns stay apart have no entry.
    """
    cells: dict[tuple[int, int], dict[str, list[tuple[float, float]]]] = {}
    for country, lat, lon in towns:
        cells.setdefault((int(lat // _CELL), int(lon // _CELL)), {}).setdefault(country, []).append((lat, lon))
    found: dict[str, tuple[list[float], list[float]]] = {}
    for (row, column), here in cells.items():
        near = {c for y in (-1, 0, 1) for x in (-1, 0, 1) for c in cells.get((row + y, column + x), ())}
        for country, points in here.items():
            for other in near:
                if other != country:
                    lats, lons = found.setdefault(name_border(country, other), ([], []))
                    lats += [p[0] for p in points]
                    lons += [p[1] for p in points]
    return {name: points for name, points in found.items() if len(points[0]) >= _FEWEST}


def name_border(a: str, b: str) -> str:
    """The name under which a gazetteer keeps the bounds of a border."""
    return "-".join(sorted((a, b)))
