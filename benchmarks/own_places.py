"""Score our own short texts of conflict reporting: python -m benchmarks.own_places gold/places/dev.toml [--show]

Counts pins that are plainly wrong (over 60 km off a town, 400 km off a region, land or water, or on words that name no
place), places found, areas kept as areas, and roles.
"""

from __future__ import annotations

import sys
import tomllib
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from reportedly.extract.parse import parse_reports
from reportedly.extract.place import extract_places, open_gazetteer
from reportedly.model import Place, Precision

CONFIDENT = 0.45


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    p1, p2 = radians(a[0]), radians(b[0])
    h = sin((p2 - p1) / 2) ** 2 + cos(p1) * cos(p2) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * 6371 * asin(min(1.0, sqrt(h)))


def score_texts(path: Path, show: bool = False) -> dict[str, Any]:
    """The counts over all texts of one file."""
    texts = tomllib.loads(path.read_text(encoding="utf-8"))["text"]
    gazetteer = open_gazetteer()
    n = dict.fromkeys(("pins", "wrong", "places", "found", "areas", "areas_right", "roles", "roles_right"), 0)
    for gold, parse in zip(texts, parse_reports(t["text"] for t in texts), strict=True):
        places, _ = extract_places(parse, gazetteer)
        notes = _score_one(gold, places, n)
        if show and notes:
            print(gold["text"], *notes, sep="\n    ")
    wrong = n["wrong"] / max(1, n["pins"])
    return {**n, "wrong_%": round(100 * wrong, 1), "found_%": round(100 * n["found"] / max(1, n["places"]), 1)}


def _score_one(gold: dict[str, Any], places: list[Place], n: dict[str, int]) -> list[str]:
    text = gold["text"]
    notes = []
    spots = [(text.index(words), len(words), lat, lon, role, words) for words, lat, lon, role in gold.get("places", ())]
    areas = [(text.index(words), len(words)) for words in gold.get("areas", ())]
    opens = [(text.index(words), len(words)) for words in gold.get("open", ())]
    n["places"] += len(spots)
    n["areas"] += len(areas)
    for start, size in areas:
        mine = [p for p in places if p.span.start < start + size and start < p.span.end]
        kept = bool(mine) and all(p.precision is Precision.AREA and p.geonames_id is None for p in mine)
        n["areas_right"] += kept
        if not kept:
            notes.append(f"area {text[start : start + size]!r}: {[(p.name, p.precision.value) for p in mine]}")
    found = set()
    for p in places:
        if p.lat is None or p.lon is None or any(p.span.start < s + k and s < p.span.end for s, k in areas):
            continue
        n["pins"] += 1
        here = [s for s in spots if p.span.start < s[0] + s[1] and s[0] < p.span.end]
        limit = 60.0 if p.precision in (Precision.CITY, Precision.POINT) else 400.0
        if p.precision in (Precision.WATER, Precision.AREA, Precision.COUNTRY):
            limit = 900.0
        right = [s for s in here if distance_km((p.lat, p.lon), (s[2], s[3])) <= limit]
        right.sort(key=lambda s: abs(s[0] - p.span.start))
        if right:
            found.add(right[0])
            n["roles"] += 1
            n["roles_right"] += p.role.value == right[0][4]
            if p.role.value != right[0][4]:
                notes.append(f"role {p.span.cut(text)!r}: {p.role.value}, not {right[0][4]}")
        elif not here and any(p.span.start < s + k and s < p.span.end for s, k in opens):
            n["pins"] -= 1
        else:
            n["wrong"] += 1
            notes.append(f"wrong {p.span.cut(text)!r}: {p.name}, {p.country} {p.lat:.2f} {p.lon:.2f} ({p.score})")
    n["found"] += len(found)
    for spot in spots:
        if spot not in found:
            near = [
                (p.name, p.precision.value, p.score)
                for p in places
                if p.span.start < spot[0] + spot[1] and spot[0] < p.span.end
            ]
            notes.append(f"missed {spot[5]!r}: {near}")
    return notes


def main(argv: list[str]) -> int:
    """Print the counts of each file."""
    for name in [a for a in argv if not a.startswith("--")]:
        print(name, score_texts(Path(name), "--show" in argv))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
