"""The ledger behind a dossier as JSON inside the page, said once each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass, replace
from typing import Any

from reportedly.codec import encode_noun, encode_reading
from reportedly.model import Comparison, Span
from reportedly.show.dossier.chapter import Chapter

_SHORTEST = 12  # digits of a report's id
_ESCAPED = (
    ("<", "\\u003c"),
    (">", "\\u003e"),
    ("&", "\\u0026"),
    ("\u2028", "\\u2028"),
    ("\u2029", "\\u2029"),
)


def encode_ledger(chapters: Sequence[Chapter], version: str, made: str) -> str:
    """Everything in the dossier as JSON that may stand in a page: no `<`, `>` or `&` in it.

    Readings are whole, as `reportedly read --json` writes them. Comparisons say nothing twice: their story is the
    chapter's, reports are named by the start of their ids, and what is as usual (no figure, not inferred) is left out.
    """
    parts = []
    for chapter in chapters:
        short = shorten_ids([reading.report.id for reading in chapter.readings])
        readings = b",\n".join(encode_reading(reading) for reading in chapter.readings)
        compared = b",\n".join(encode_noun(compact_comparison(c, short)) for c in chapter.comparisons)
        story = encode_noun(chapter.story) if chapter.story else b"null"
        parts.append(b'{"story":' + story + b',"readings":[\n' + readings + b'],"comparisons":[\n' + compared + b"]}")
    head = encode_noun({"reportedly": version, "made": made})[:-1]
    whole = (head + b',"chapters":[\n' + b",\n".join(parts) + b"]}").decode()
    for sign, code in _ESCAPED:
        whole = whole.replace(sign, code)
    return whole


def shorten_ids(ids: Sequence[str]) -> dict[str, str]:
    """The shortest starts of ids, of one length, that still tell them apart.

    >>> shorten_ids(["0123456789abcdef", "0123456789abffff"])
    {'0123456789abcdef': '0123456789abc', '0123456789abffff': '0123456789abf'}
    """
    length = _SHORTEST
    while len({one[:length] for one in ids}) < len(set(ids)):
        length += 1
    return {one: one[:length] for one in ids}


def compact_comparison(comparison: Comparison, short: Mapping[str, str]) -> dict[str, Any]:
    """A comparison as data without its story and without what is as the model has it where nothing is said."""
    told: dict[str, Any] = _compact(replace(comparison, story=None), short)
    return told


def _compact(value: Any, short: Mapping[str, str]) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        told = ((field, getattr(value, field.name)) for field in fields(value))
        return {f.name: _compact(part, short) for f, part in told if f.default is MISSING or part != f.default}
    if isinstance(value, tuple) and not isinstance(value, Span):
        return [_compact(part, short) for part in value]
    return short.get(value, value) if type(value) is str else value
