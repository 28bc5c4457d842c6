"""The places of many claims, each once for each role, with the claims that name them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reportedly.model import Claim, Place, PlaceRole, Reading, Status
from reportedly.show.charts.picture import tidy
from reportedly.show.geojson import list_movements
from reportedly.show.wording import cut, write_speaker


class Told(NamedTuple):
    """One claim with the reading it stands in and its number there."""

    reading: Reading
    claim: Claim
    number: int

    @property
    def address(self) -> str:
        """What `reportedly show` takes."""
        return f"{self.reading.report.id[:8]}:{self.number}"

    def say(self, longest: int = 110) -> str:
        """Who says it, and the words."""
        who = tidy(write_speaker(self.claim, self.reading), 50)
        return f"{who}: {tidy(cut(self.claim.span, self.reading.report.text), longest)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A place in one role."""

    place: Place
    role: PlaceRole
    told: list[Told] = field(default_factory=list)

    @property
    def first(self) -> Told:
        """The first claim that names it."""
        return self.told[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """From one place to another."""

    start: Place
    end: Place
    told: list[Told] = field(default_factory=list)

    @property
    def first(self) -> Told:
        """The first claim that tells of it."""
        return self.told[0]

    @property
    def is_fact(self) -> bool:
        """Whether anybody says it happened or is happening; else it is planned, foretold, possible or denied."""
        return any(told.claim.status in (Status.OCCURRED, Status.ONGOING) for told in self.told)

    @property
    def is_denied(self) -> bool:
        """Whether all who tell of it deny it."""
        return all(told.claim.status == Status.DENIED for told in self.told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stops:
    """What a map shows: places with a point, movements between them, and names that lead to no point."""

    stops: tuple[Stop, ...]
    moves: tuple[Move, ...]
    unresolved: tuple[Stop, ...]


def collect_stops(readings: Iterable[Reading]) -> Stops:
    """All places of the claims, the most told first."""
    stops: dict[tuple[object, PlaceRole], Stop] = {}
    lost: dict[str, Stop] = {}
    moves: dict[tuple[object, object], Move] = {}
    for reading in readings:
        for number, claim in enumerate(reading.claims, start=1):
            told = Told(reading, claim, number)
            for place in claim.places:
                if place.lat is None or place.lon is None:
                    _add(lost.setdefault(place.name.casefold(), Stop(place=place, role=place.role)).told, told)
                else:
                    _add(stops.setdefault((_key(place), place.role), Stop(place=place, role=place.role)).told, told)
            for start, end in list_movements(claim):
                _add(moves.setdefault((_key(start), _key(end)), Move(start=start, end=end)).told, told)
    return Stops(stops=_sort(stops.values()), moves=tuple(moves.values()), unresolved=_sort(lost.values()))


def write_told(told: Sequence[Told], most: int = 3) -> str:
    """The first few of the claims, and how many more there are.

    >>> write_told([])
    ''
    """
    more = f"  (+{len(told) - most} more)" if len(told) > most else ""
    return "  •  ".join(item.say() for item in told[:most]) + more


def _add(told: list[Told], item: Told) -> None:
    if not told or told[-1] != item:
        told.append(item)


def _key(place: Place) -> object:
    return place.geonames_id if place.geonames_id is not None else (place.lat, place.lon)


def _sort(stops: Iterable[Stop]) -> tuple[Stop, ...]:
    return tuple(sorted(stops, key=lambda stop: -len(stop.told)))
