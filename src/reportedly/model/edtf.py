"""A time in EDTF, the extended dates of ISO 8601-2:2019 (levels 0 to 2), as archives and libraries exchange them."""

from __future__ import annotations

import re

from reportedly.model.time import Time

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?$")
_PART_OF_DAY = re.compile(r"(\d{4}-\d\d-\d\d)T(?:MO|MI|AF|DT|EV|NI)$")
_PART_OF_YEAR = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])$")
_PARTS_OF_YEAR = {"SP": 21, "SU": 22, "FA": 23, "WI": 24, "Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36, "H1": 40, "H2": 41}
_OPEN_DAY = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?$")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$")


def write_edtf(time: Time) -> str | None:
    """The EDTF of a time; None where EDTF has no word for it: repetitions, bare lengths, times left unresolved.

    Dates, moments and ranges are level 0; decades, centuries, seasons, open ends (`../2024-11-01`) and `~` for what
    the report calls approximate are level 1; quarters, halves and days of an unknown year are level 2. Weeks, parts
    of a month ("late May") and stretches are written as intervals of days. A part of a day becomes its day.

    >>> from reportedly.model import Span
    >>> span = Span(0, 9)
    >>> write_edtf(Time(span=span, value="2024-Q3", type="DATE", earliest="2024-07-01", latest="2024-09-30"))
    '2024-35'
    >>> write_edtf(Time(span=span, value="2024-11-01", type="DATE", latest="2024-11-01"))
    '../2024-11-01'
    """
    if time.type == "SET" or time.value == "":
        return None
    about = "~" if time.hedge else ""
    low, high = _write_end(time.earliest), _write_end(time.latest)
    if low is None and high is None:
        return _write_open(time.value)
    named = _write_named(time) if time.type != "DURATION" else None
    if named:
        return named + about
    if low is None:
        return f"../{high}{about}"
    if high is None:
        return f"{low}{about}/.."
    return f"{low}{about}" if low == high else f"{low}{about}/{high}{about}"


def _write_named(time: Time) -> str | None:
    """What the value names, where the bounds are just its own; None where the words cut or open it."""
    assert time.earliest or time.latest
    value, low, high = time.value, time.earliest, time.latest
    if not low or not high:
        return None
    part = _PART_OF_DAY.match(value)
    if part and low == high == part[1]:
        return part[1]
    if _DAY.match(value) and (low, high) == _find_ends(value):
        return value
    year = _PART_OF_YEAR.match(value)
    if year and (low, high) == _find_ends(value):
        return f"{year[1]}-{_PARTS_OF_YEAR[year[2]]}"
    if value.isdigit() and len(value) < 4:
        nines, noughts = "9" * (4 - len(value)), "0" * (4 - len(value))
        if (low, high) == (f"{value}{noughts}-01-01", f"{value}{nines}-12-31"):
            return value + "X" * (4 - len(value))
    return None


def _find_ends(value: str) -> tuple[str, str]:
    """First and last day of a year, month, day, season, quarter or half."""
    year = value[:4]
    if len(value) == 10:
        return value, value
    if len(value) == 4:
        return f"{value}-01-01", f"{value}-12-31"
    begin, end = {
        "SP": (3, 5),
        "SU": (6, 8),
        "FA": (9, 11),
        "WI": (12, 2),
        "Q1": (1, 3),
        "Q2": (4, 6),
        "Q3": (7, 9),
        "Q4": (10, 12),
        "H1": (1, 6),
        "H2": (7, 12),
    }.get(value[5:], (0, 0))
    if not begin:
        begin = end = int(value[5:])
    last = int(year) + (end < begin)
    leap = last % 4 == 0 and (last % 100 != 0 or last % 400 == 0)
    days = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[end - 1]
    return f"{year}-{begin:02d}-01", f"{last:04d}-{end:02d}-{days:02d}"


def _write_end(moment: str | None) -> str | None:
    """A day as it is; a moment with its seconds, which EDTF demands."""
    if moment is None:
        return None
    m = _MOMENT.match(moment)
    return f"{m[1]}{m[2] or ':00'}{m[3] or ''}" if m else moment


def _write_open(value: str) -> str | None:
    m = _OPEN_DAY.match(value)
    if m is None or not 1 <= int(m[1]) <= 12:
        return None
    return value if m[2] is None or 1 <= int(m[2]) <= 31 else None
