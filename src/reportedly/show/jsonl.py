"""One JSON object a line and report: the shape of `read --json`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from reportedly.codec import encode_reading
from reportedly.model import Reading


def write_jsonl(readings: Iterable[Reading], out: BinaryIO, raw: bool = False) -> None:  # noqa: ARG001
    """Write the readings as UTF-8 JSON lines; `raw` changes nothing, JSON is read as it is."""
    for reading in readings:
        out.write(encode_reading(reading) + b"\n")
