"""Where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.span import Span


class PlaceRole(StrEnum):
    """What the place is to the event."""

    AT = "at"
    FROM = "from"
    TO = "to"


class Precision(StrEnum):
    """How large the thing is that the point stands for."""

    POINT = "point"  # a site, a building
    CITY = "city"
    DISTRICT = "district"  # second-order division
    REGION = "region"  # first-order division
    COUNTRY = "country"
    WATER = "water"  # seas, rivers, straits
    AREA = "area"  # a directional or informal area: "eastern Russia", "the Donbas"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One place the words may mean, with its score (0 to 1, higher is likelier)."""

    geonames_id: int
    name: str
    lat: float
    lon: float
    country: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words that name a place, and what they lead to; without a `geonames_id`, `lat` and `lon` it is unresolved.

    WGS 84 degrees. `corrected_from` holds the report's spelling where it was read as another name. Demonyms make
    no Place at all. An area ("eastern Russia", "20 km south of X", "the X-Y border") has no id; `box` are its bounds
    (south, west, north, east) where they can be stated, `within_km` how far it may reach from its point or middle.
    """

    span: Span
    name: str
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    precision: Precision = Precision.UNRESOLVED
    role: PlaceRole = PlaceRole.AT
    corrected_from: str | None = None
    score: float = 0.0
    candidates: tuple[Candidate, ...] = ()
    box: tuple[float, float, float, float] | None = None
    within_km: float | None = None
