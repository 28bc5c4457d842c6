"""What a ledger can be written as."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from reportedly.errors import NotFoundError
from reportedly.model import Reading
from reportedly.show.csv import write_csv
from reportedly.show.jsonl import write_jsonl


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """One kind of file: `write(readings, out, raw)` writes all readings to an open binary file, one at a time.

    `raw` asks for the values as they are, where `write` would else guard the program that opens the file.
    """

    name: str
    what: str
    write: Callable[[Iterable[Reading], BinaryIO, bool], None]


EXPORTERS: tuple[Exporter, ...] = (
    Exporter(name="jsonl", what="one JSON object a report, with everything that was read", write=write_jsonl),
    Exporter(name="csv", what="one row a claim, for spreadsheets", write=write_csv),
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
