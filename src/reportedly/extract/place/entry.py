"""One place of the gazetteer, as small as it can be."""

from __future__ import annotations

import struct
from enum import IntEnum
from typing import NamedTuple


class Kind(IntEnum):
    """What sort of place an entry is."""

    COUNTRY = 0
    ADMIN1 = 1  # state, oblast, province
    ADMIN2 = 2  # county, district
    CITY = 3
    REGION = 4  # informal or natural region
    WATER = 5
    SITE = 6  # airport, plant, building


class Flag:
    """How a name belongs to a place; bits of `Entry.flags`."""

    PRIMARY = 1  # the gazetteer's own name
    STRIPPED = 2  # of a division without its kind: "Laurel" of Laurel County
    CAPITAL = 4  # of a country
    SEAT = 8  # the largest place of its first-order division
    ALIAS = 16  # from our own table
    ALIKE = 32  # another spelling of the gazetteer's own name, not a former or foreign one


class Entry(NamedTuple):
    """A place under one of its names: degrees times 1e5, ISO country, division numbers, people.

    `id` is the GeoNames id, or negative for a place of our own table that has none.
    """

    id: int
    lat5: int
    lon5: int
    country: str
    admin1: int  # number of the first-order division over the whole gazetteer; 0 where none
    admin2: int
    kind: int
    flags: int
    population: int

    @property
    def lat(self) -> float:
        """Latitude in WGS 84 degrees."""
        return self.lat5 / 1e5

    @property
    def lon(self) -> float:
        """Longitude in WGS 84 degrees."""
        return self.lon5 / 1e5


_ROW = struct.Struct("<qii2sHHBBI")


def pack_entry(entry: Entry) -> bytes:
    """An entry as 28 bytes."""
    return _ROW.pack(*entry[:3], entry.country.encode("ascii").ljust(2, b" "), *entry[4:])


def unpack_entries(rows: bytes) -> tuple[Entry, ...]:
    """The entries of a name, as they were packed one behind the other."""
    return tuple(
        Entry(i, y, x, c.decode("ascii").strip(), a, b, k, f, p) for i, y, x, c, a, b, k, f, p in _ROW.iter_unpack(rows)
    )
