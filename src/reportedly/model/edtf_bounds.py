"""EDTF (ISO 8601-2:2019) as people write it, read back into the first and last day it may be."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime

_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}  # a winter ends in the next year
_QUARTERS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12)}
_PARTS = _SEASONS | _QUARTERS | {37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12)}
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)?")
_DATE = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?")
_WANTED = (
    "write a day (2024-05-01), a month, a year, a moment (2024-05-01T06:00) or an interval (2024-05-01/2024-05-03, "
    "../2024-05-03)"
)


def read_edtf(words: str) -> tuple[str | None, str | None]:
    """The earliest and latest day or moment (ISO 8601, both inclusive) of a time in EDTF; None is an open end.

    Days, months, years, decades (`202X`), seasons and quarters (`2024-21`, `2024-33`), days not known (`2024-05-XX`),
    moments, and intervals of them, open or not known at one end. `~`, `?` and `%` change no bound. Raises `ValueError`,
    with what to write instead, where it is none of these.

    >>> read_edtf("2024-05"), read_edtf("../2024-11-01"), read_edtf("2024-24")
    (('2024-05-01', '2024-05-31'), (None, '2024-11-01'), ('2024-12-01', '2025-02-28'))
    """
    text = words.strip()
    if text.count("/") > 1 or not text:
        raise ValueError(_WANTED)
    if "/" not in text:
        return _read_part(text)
    start, end = (part.strip() for part in text.split("/"))
    earliest = None if start in ("", "..") else _read_part(start)[0]
    latest = None if end in ("", "..") else _read_part(end)[1]
    if earliest is None and latest is None:
        raise ValueError(f"{text}: an interval needs one end at least")
    if earliest and latest and _is_after(earliest, latest):
        raise ValueError(f"{text}: it ends before it begins")
    return earliest, latest


def name_edtf(words: str) -> str:
    """The TIMEX3 value of a time in EDTF: its own name where it is one date, else its first and last day.

    >>> name_edtf("2024-33"), name_edtf("2024-05~"), name_edtf("2024-05-01/2024-05-03")
    ('2024-Q1', '2024-05', '2024-05-01/2024-05-03')
    """
    text = words.strip().rstrip("~?%")
    earliest, latest = read_edtf(words)
    part = re.fullmatch(r"(\d{4})-(\d\d)", text)
    named = {21: "SP", 22: "SU", 23: "FA", 24: "WI", 33: "Q1", 34: "Q2", 35: "Q3", 36: "Q4", 40: "H1", 41: "H2"}
    if part and int(part[2]) in named:
        return f"{part[1]}-{named[int(part[2])]}"
    if re.fullmatch(r"\d{4}(-\d\d)?(-\d\d)?", text):
        return text
    if re.fullmatch(r"\d{3}X|\d\dXX", text):
        return text.rstrip("X")
    if earliest == latest and earliest:
        return earliest
    return f"{earliest}/{latest}" if earliest and latest else str(earliest or latest)


def _read_part(text: str) -> tuple[str, str]:
    bare = text.rstrip("~?%")
    if len(text) - len(bare) > 1:
        raise ValueError(f"{text}: {_WANTED}")
    moment = _MOMENT.fullmatch(bare)
    if moment:
        try:
            datetime.fromisoformat(f"{moment[1]}T{moment[2]}{moment[3] or ''}{moment[4] or ''}")
        except ValueError:
            raise ValueError(f"{text}: there is no such moment") from None
        # Seconds are no finer than reports are: 06:00:00 is 06:00.
        seconds = "" if moment[3] in (None, ":00") else moment[3]
        same = f"{moment[1]}T{moment[2]}{seconds}{moment[4] or ''}"
        return same, same
    found = _DATE.fullmatch(bare)
    if not found:
        raise ValueError(f"{text}: {_WANTED}")
    year, month, day = found.groups()
    if "X" in year:
        if month:
            raise ValueError(f"{text}: a month of a year that is not known has no place in time")
        return f"{year.replace('X', '0')}-01-01", f"{year.replace('X', '9')}-12-31"
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise ValueError(f"{text}: a day of a month that is not known has no place in time")
        return _span(text, int(year), 1, 12)
    number = int(month)
    if number > 12:
        first, last = _PARTS.get(number, (0, 0))
        if not first or day:
            raise ValueError(f"{text}: there is no such month or part of a year")
        return _span(text, int(year), first, last)
    if day in (None, "XX"):
        return _span(text, int(year), number, number)
    try:
        one = date(int(year), number, int(day)).isoformat()
    except ValueError:
        raise ValueError(f"{text}: there is no such day") from None
    return one, one


def _span(text: str, year: int, first: int, last: int) -> tuple[str, str]:
    end, month = (year + 1, last - 12) if last > 12 else (year, last)
    try:
        begin = date(year, first, 1)
        return begin.isoformat(), f"{end:04d}-{month:02d}-{monthrange(end, month)[1]:02d}"
    except ValueError:
        raise ValueError(f"{text}: there is no such month") from None


def _is_after(one: str, other: str) -> bool:
    # Compared as far as both go: a moment of a day is not after that day.
    many = min(len(one), len(other))
    return one[:many] > other[:many]
