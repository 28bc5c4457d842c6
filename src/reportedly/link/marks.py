"""What a report has in common with itself in any language: its numbers, its names and its days, in order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from reportedly.lang import load_words
from reportedly.link.names import fold
from reportedly.model import Reading, Span

_TOKEN = re.compile(
    r"\d+(?:[.,’'\u202f\u00a0 ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?|[^\W\d_]+(?:['’-][^\W\d_]+)*",
)
_GROUPED = re.compile(r"\d+(?:[.,’'\u202f\u00a0 ]\d{3})+")
_BREAK = re.compile(r"[.!?:;\n“”\"«»„]")
_MOST = 400  # marks of a report that are looked at
_NEAR = 16  # characters between a number and the "million" that goes with it


@dataclass(frozen=True, slots=True)
class Mark:
    """A number, a name's word or a day (`key`, comparable), where it stands in the text, and whether it is a number."""

    key: tuple[str, str]
    span: Span

    @property
    def is_number(self) -> bool:
        """Whether it is a number."""
        return self.key[0] == "number"


def list_marks(reading: Reading) -> list[Mark]:
    """The marks of a report in its order, none twice in a row.

    Numbers are numbers however they are written ("3 000", "3.000", "three thousand"), names their words without accents
    and case; words that also stand without a capital are no names. Days are those that the reading found.
    """
    text = reading.report.text
    found = [*_list_words(text), *_list_days(reading)]
    found.sort(key=lambda m: (m.span.start, m.key))
    out: list[Mark] = []
    for mark in found:
        if not out or out[-1].key != mark.key:
            out.append(mark)
    return out[:_MOST]


def _list_days(reading: Reading) -> Iterable[Mark]:
    seen = set()
    for claim in reading.claims:
        for time in claim.times:
            if time.earliest and time.latest and time.earliest[:10] == time.latest[:10] and time.span not in seen:
                seen.add(time.span)
                yield Mark(("day", time.earliest[:10]), time.span)


def _list_words(text: str) -> list[Mark]:
    tokens = list(_TOKEN.finditer(text))
    small = {t[0].lower() for t in tokens if t[0][0].islower()}
    numbers, scales = _load_numbers()
    found: list[tuple[Mark, bool]] = []
    values: list[tuple[int, float]] = []  # index in `found` and value of the last number
    end = 0
    for token in tokens:
        word, start = token[0], token.start()
        begins = end == 0 or _BREAK.search(text, end, start) is not None
        end = token.end()
        low = word.lower()
        value = _read_number(word) if word[0].isdigit() else numbers.get(low)
        if value is not None:
            values.append((len(found), value))
            found.append((_number(value, Span(start, end)), False))
        elif low in scales and values and start - found[values[-1][0]][0].span.end < _NEAR:
            at, before = values[-1]
            values[-1] = (at, before * scales[low])
            found[at] = (_number(before * scales[low], Span(found[at][0].span.start, end)), False)
        elif word[0].isupper() and len(word) > 1 and low not in small:
            found.append((Mark(("name", fold(word)), Span(start, end)), begins))
    # A word that has a capital only where every word has one is a name no more than another.
    names = {m.key for m, begins in found if not m.is_number and not begins}
    return [m for m, _ in found if (m.is_number and m.key[1] != "1") or m.key in names]


def _number(value: float, span: Span) -> Mark:
    return Mark(("number", f"{value:g}"), span)


def _read_number(word: str) -> float:
    if _GROUPED.fullmatch(word):
        return float(re.sub(r"\D", "", word))
    return float(word.replace(",", "."))


@cache
def _load_numbers() -> tuple[dict[str, float], dict[str, float]]:
    words = load_words("numbers")
    small = {w: float(v) for w, v in words["small"].items()}
    tens = {w: float(v) for w, v in words["tens"].items()}
    both = {f"{ten}-{one}": a + b for ten, a in tens.items() for one, b in small.items() if b < 10}
    return small | tens | both, {w: float(v) for w, v in words["scales"].items()}
