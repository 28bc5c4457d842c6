"""Nouns <-> JSON: the one serialiser. The shape of a reading is what `reportedly read --json` prints.

Offsets count code points of `report.text`. Keys are the nouns' field names but for three that read better in JSON:
a time's `value` is `timex` (with `edtf` beside it), a counted thing's `kind` is `class`, and an attribution has `chain`
(names, outlet first) beside `links` (the same steps with their spans). Stories, copies and comparisons have
their nouns' own shapes.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from reportedly.model import Comparison, Reading, write_edtf

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder()
# msgspec learns a type when it first meets it and keeps that with the class; two threads that meet it at once crash the
# interpreter. Here it learns them while this module is imported, which one thread does for all.
_LEARNT = (msgspec.json.Decoder(Reading), msgspec.json.Decoder(Comparison))
_Noun = TypeVar("_Noun")


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """A reading as plain dicts, lists, strings and numbers, ready for any JSON writer."""
    data: dict[str, Any] = msgspec.to_builtins(reading)
    data["report"] = {"id": reading.report.id, **data["report"]}
    for claim, noun in zip(data["claims"], reading.claims, strict=True):
        for time, told in zip(claim["times"], noun.times, strict=True):
            _rename(time, "value", "timex")
            time["edtf"] = write_edtf(told)
        for figure in claim["figures"]:
            if figure["counted"]:
                _rename(figure["counted"], "kind", "class")
        if claim["attribution"]:
            _rename(claim["attribution"], "chain", "links")
            claim["attribution"]["chain"] = [link["agent"] for link in claim["attribution"]["links"]]
    return data


def reading_from_json(data: dict[str, Any]) -> Reading:
    """The reading that `reading_to_json` gave; raises `msgspec.ValidationError` where the shape is another."""
    for claim in data["claims"]:
        for time in claim["times"]:
            _rename(time, "timex", "value")
            time.pop("edtf", None)  # it follows from the rest
        for figure in claim["figures"]:
            if figure["counted"]:
                _rename(figure["counted"], "class", "kind")
        if claim["attribution"]:
            claim["attribution"]["chain"] = claim["attribution"].pop("links")
    return msgspec.convert(data, Reading)


def encode_reading(reading: Reading) -> bytes:
    """A reading as one line of UTF-8 JSON, without the line break.

    >>> from reportedly.model import Report
    >>> encode_reading(Reading(report=Report(text="Hm.")))[:12]
    b'{"report":{"'
    """
    return _ENCODER.encode(reading_to_json(reading))


def decode_reading(line: bytes | str) -> Reading:
    """The reading that `encode_reading` wrote."""
    return reading_from_json(_DECODER.decode(line))


def encode_noun(noun: object) -> bytes:
    """A story, copy, slot, comparison or any other noun but a reading as one line of UTF-8 JSON.

    >>> from reportedly.model import Span
    >>> encode_noun(Span(2, 5))
    b'[2,5]'
    """
    return _ENCODER.encode(noun)


def decode_noun(line: bytes | str, kind: type[_Noun]) -> _Noun:
    """The noun of that kind that `encode_noun` wrote; raises `msgspec.ValidationError` where the shape is another."""
    return msgspec.json.decode(line, type=kind)


def _rename(data: dict[str, Any], old: str, new: str) -> None:
    data[new] = data.pop(old)
