"""From weighed mentions to places: pins, areas, what stays unresolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.extract.parse import Parse
from reportedly.extract.place.area import bound_border, find_area, find_border, find_way
from reportedly.extract.place.correct import correct_name
from reportedly.extract.place.entry import Entry, Kind
from reportedly.extract.place.gazetteer import Gazetteer
from reportedly.extract.place.recognise import recognise_names
from reportedly.extract.place.role import find_role, pass_on_roles
from reportedly.extract.place.scan import Mention, Names
from reportedly.extract.place.shape import Box, box_of, find_middle, measure_reach
from reportedly.extract.place.unknown import find_unknown
from reportedly.model import Candidate, Place, PlaceRole, Precision, Problem, Span

PRECISION = {
    Kind.COUNTRY: Precision.COUNTRY,
    Kind.ADMIN1: Precision.REGION,
    Kind.ADMIN2: Precision.DISTRICT,
    Kind.CITY: Precision.CITY,
    Kind.REGION: Precision.AREA,
    Kind.WATER: Precision.WATER,
    Kind.SITE: Precision.POINT,
}
CANDIDATES = 5
_TOWN = 10_000  # people, for a correction where the words do not say that a place is meant
_FAINTEST = 0.15  # below, an unresolved place would be noise


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceOptions:
    """How places are read.

    `bias` is the ISO code of a country that names are likelier to lie in; `pin` and `name` are the least beliefs
    (0 to 1) for a pin, and for words to count as a place at all. Without `areas`, "northern Syria" and "20 km south of
    Kherson" are read as the Syria and the Kherson in them.
    """

    bias: str | None = None
    areas: bool = True
    pin: float = 0.45
    name: float = 0.5


def extract_places(
    parse: Parse, gazetteer: Gazetteer, options: PlaceOptions | None = None
) -> tuple[list[Place], list[Problem]]:
    """The places that a report names, in order; what cannot be told apart is unresolved, with its candidates.

    Coordinates are WGS 84 degrees, scores run from 0 to 1. Demonyms ("Russian") help to resolve and make no place.
    Never raises on odd text.
    """
    options = options or PlaceOptions()
    names = recognise_names(parse, gazetteer, options.bias)
    rows = sorted(_choose(parse, gazetteer, names, options), key=lambda row: row[:2])
    spans = [(first, last) for first, last, _ in rows]
    roles = [find_role(parse, first, last) for first, last in spans]
    pass_on_roles(parse, spans, roles)
    problems = [Problem(message=warning) for warning in gazetteer.warnings]
    places = []
    told: set[str] = set()
    for (_, _, place), role in zip(rows, roles, strict=True):
        if role is not PlaceRole.AT:
            place = _with_role(place, role)
        places.append(place)
        if place.precision is Precision.UNRESOLVED and place.name not in told:
            told.add(place.name)
            problems.append(Problem(message=_explain(place), span=place.span))
    return places, problems


def find_demonyms(parse: Parse, gazetteer: Gazetteer) -> list[tuple[Span, Entry]]:
    """The words for peoples and lands as adjectives, with the country or region that each leads to."""
    from reportedly.extract.place.scan import scan_names

    found = []
    for first, last, land in scan_names(parse, gazetteer).demonyms:
        if entry := find_land(land, gazetteer):
            found.append((parse.span(first, last), entry))
    return found


def find_land(land: str, gazetteer: Gazetteer) -> Entry | None:
    """The entry of an ISO country code, or of a region by its name."""
    if len(land) != 2:
        return next(iter(gazetteer.find_name(land)), None)
    return gazetteer.lands.get(land)


def _choose(
    parse: Parse, gazetteer: Gazetteer, names: Names, options: PlaceOptions
) -> Iterator[tuple[int, int, Place]]:
    pinned = [m.belief >= options.pin for m in names.mentions]
    known = [m.entries[m.best] for m, yes in zip(names.mentions, pinned, strict=True) if yes]
    # "Russian forces took X in Donetsk region": a people is no ground for a correction where places are named.
    lands = {e.country for e in known} or {land for _, _, land in names.demonyms if len(land) == 2}
    lands.discard("")
    skip = -1
    for n, m in enumerate(names.mentions):
        if n == skip:
            continue
        if not pinned[n]:
            if m.named >= options.name and m.belief >= _FAINTEST:
                yield m.first, m.last, _unresolved(parse, m, gazetteer)
            continue
        if options.areas and n + 1 < len(names.mentions) and pinned[n + 1]:
            after = names.mentions[n + 1]
            last, next_last = _take_noun(parse, m), _take_noun(parse, after)
            if border := find_border(parse, m.first, last, after.first, next_last):
                span = parse.span(*border)
                box = bound_border(m.entries[m.best], after.entries[after.best], gazetteer)
                yield (*border, _make_area(span, parse, m, box))
                skip = n + 1
                continue
            if way := find_way(parse, m.first, last, after.first, next_last):
                ends = [(e.lat, e.lon) for e in (m.entries[m.best], after.entries[after.best])]
                yield (*way, _make_area(parse.span(*way), parse, m, box_of(ends), point=True))
                skip = n + 1
                continue
        yield _pin(parse, m, gazetteer, options.areas)
    for first, last, sure in find_unknown(parse, names, pinned):
        name = parse.span(first, last).cut(parse.text)
        fixed = correct_name(name, frozenset(lands), gazetteer, 1 if sure else _TOWN)
        if fixed and _lies_near(fixed[0], known) and _lies_inside(parse, last, fixed[0], names, pinned):
            entry, score = fixed
            yield first, last, Place(
                span=parse.span(first, last), name=gazetteer.name_of(entry.id), geonames_id=_public(entry.id),
                lat=entry.lat, lon=entry.lon, country=entry.country or None, precision=PRECISION[Kind(entry.kind)],
                corrected_from=name, score=round(score * 0.9, 3), candidates=(_candidate(entry, score, gazetteer),),
            )  # fmt: skip
        elif sure:
            yield first, last, Place(span=parse.span(first, last), name=name)


def _pin(parse: Parse, m: Mention, gazetteer: Gazetteer, areas: bool) -> tuple[int, int, Place]:
    e = m.entries[m.best]
    score = round(m.belief, 3)
    if areas and (area := find_area(parse, m.first, m.last, e, gazetteer)):
        span = parse.span(area.first, area.last)
        return area.first, area.last, Place(
            span=span, name=span.cut(parse.text), lat=area.lat, lon=area.lon, country=e.country or None,
            precision=Precision.AREA, score=score, box=area.box, within_km=area.within_km,
        )  # fmt: skip
    last = m.last
    if m.noun_after and e.kind in (Kind.ADMIN1, Kind.ADMIN2) and parse.tag[m.last] == "NN":
        last += 1  # "the Kharkiv region"
    return m.first, last, Place(
        span=parse.span(m.first, last), name=gazetteer.name_of(e.id), geonames_id=_public(e.id), lat=e.lat, lon=e.lon,
        country=e.country or None, precision=PRECISION[Kind(e.kind)], score=score,
        candidates=_candidates(m, gazetteer),
    )  # fmt: skip


_FAR_KM = 700.0


def _lies_near(entry: Entry, known: list[Entry]) -> bool:
    """Whether a place lies near one that the report names for sure; of a report that names only lands, anywhere."""
    near = [e for e in known if e.kind in (Kind.ADMIN1, Kind.ADMIN2, Kind.CITY)]
    return not near or any(measure_reach(box_of([(e.lat, e.lon), (entry.lat, entry.lon)])) * 2 <= _FAR_KM for e in near)


def _lies_inside(parse: Parse, last: int, entry: Entry, names: Names, pinned: list[bool]) -> bool:
    """Whether a place lies in the division that the words after it name: "X in Donetsk region", "X, Borno"."""
    if parse.lower[last : last + 1] not in (["in"], [","]):
        return True
    at = last + 1 + (parse.lower[last + 1 : last + 2] == ["the"])
    for m, yes in zip(names.mentions, pinned, strict=True):
        if yes and m.first == at and m.entries[m.best].kind == Kind.ADMIN1:
            return m.entries[m.best].admin1 == entry.admin1
    return True


def _take_noun(parse: Parse, m: Mention) -> int:
    """Where a mention ends with its noun: "the Kharkiv region"."""
    return m.last + (bool(m.noun_after) and m.last < len(parse) and parse.tag[m.last] == "NN")


def _make_area(span: Span, parse: Parse, m: Mention, box: Box | None, *, point: bool = False) -> Place:
    """What lies between two places; `point` where its middle may stand for it."""
    lat, lon = find_middle(box) if box and point else (None, None)
    country = m.entries[m.best].country if point else None
    return Place(
        span=span, name=span.cut(parse.text), lat=lat, lon=lon, country=country or None, precision=Precision.AREA,
        score=round(m.belief, 3), box=box, within_km=measure_reach(box) if box else None,
    )  # fmt: skip


def _unresolved(parse: Parse, m: Mention, gazetteer: Gazetteer) -> Place:
    span = parse.span(m.first, m.last)
    return Place(span=span, name=span.cut(parse.text), score=round(m.belief, 3), candidates=_candidates(m, gazetteer))


def _candidates(m: Mention, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    order = sorted(range(len(m.scores)), key=lambda k: (-m.scores[k], k))
    return tuple(
        _candidate(m.entries[k], m.scores[k], gazetteer)
        for k in order[:CANDIDATES]
        if m.entries[k].id > 0 and m.scores[k] >= 0.005
    )


def _candidate(e: Entry, score: float, gazetteer: Gazetteer) -> Candidate:
    return Candidate(
        geonames_id=e.id, name=gazetteer.name_of(e.id), lat=e.lat, lon=e.lon, country=e.country, score=round(score, 3)
    )


def _public(known: int) -> int | None:
    return known if known > 0 else None


def _with_role(place: Place, role: PlaceRole) -> Place:
    from dataclasses import replace

    return replace(place, role=role)


def _explain(place: Place) -> str:
    if not place.candidates:
        return f"no place called “{place.name}” is in the gazetteer"
    first = place.candidates[0]
    return f"“{place.name}” may be several places (likeliest: {first.name}, {first.country}); it stays unresolved"
