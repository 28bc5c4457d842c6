"""What a ledger can be written as."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from reportedly.errors import NotFoundError
from reportedly.model import Reading
from reportedly.show.annotation import write_annotations
from reportedly.show.csv import write_csv
from reportedly.show.geojson import write_geojson
from reportedly.show.jsonl import write_jsonl
from reportedly.show.parquet import write_parquet


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """One kind of file: `write(readings, out, raw)` writes all readings to an open binary file, one at a time.

    `raw` asks for the values as they are, where `write` would else guard the program that opens the file. `suffixes`
    are the endings of file names that ask for this kind.
    """

    name: str
    what: str
    suffixes: tuple[str, ...]
    write: Callable[[Iterable[Reading], BinaryIO, bool], None]


EXPORTERS: tuple[Exporter, ...] = (
    Exporter(
        name="jsonl",
        what="one JSON object a report, with everything that was read",
        suffixes=(".jsonl", ".ndjson", ".json"),
        write=write_jsonl,
    ),
    Exporter(name="csv", what="one row a claim, for spreadsheets", suffixes=(".csv",), write=write_csv),
    Exporter(name="geojson", what="places and movements, for maps", suffixes=(".geojson",), write=write_geojson),
    Exporter(
        name="annotations",
        what="every field as a W3C Web Annotation",
        suffixes=(".jsonld",),
        write=write_annotations,
    ),
    Exporter(
        name="parquet",
        what="one typed row a claim, for data frames",
        suffixes=(".parquet", ".pq"),
        write=write_parquet,
    ),
)


def find_exporter(name: str) -> Exporter:
    """The exporter of that name; raises `NotFoundError`.

    >>> find_exporter("csv").name
    'csv'
    """
    for exporter in EXPORTERS:
        if exporter.name == name:
            return exporter
    raise NotFoundError(f"{name}: no such export; there is: {', '.join(e.name for e in EXPORTERS)}")


def choose_exporter(name: str | None, target: str | None) -> Exporter:
    """The exporter of that name, else the one that the file's name asks for, else JSON Lines.

    >>> choose_exporter(None, "claims.csv").name, choose_exporter(None, None).name
    ('csv', 'jsonl')
    """
    if name is not None:
        return find_exporter(name)
    suffix = PurePath(target or "").suffix.lower()
    return next((e for e in EXPORTERS if suffix in e.suffixes), EXPORTERS[0])
