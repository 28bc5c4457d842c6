"""How long: a number of units, and how TIMEX3 writes it."""

from __future__ import annotations

from typing import NamedTuple

_CODES = {
    "day": "D", "week": "W", "fortnight": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "E", "century": "C", "millennium": "L", "hour": "H", "minute": "M", "second": "S",
}  # fmt: skip


_CLOCK = ("hour", "minute", "second")


def make_duration(number: float, unit: str) -> str:
    """A number of units as a TIMEX3 duration; 0 for an open number.

    >>> make_duration(2.5, "year"), make_duration(0, "week"), make_duration(90, "minute")
    ('P2Y6M', 'PXW', 'PT90M')
    """
    time = "T" if unit in _CLOCK else ""
    code = _CODES[unit]
    if not number:
        return f"P{time}X{code}"
    if unit == "fortnight":
        number *= 2
    if unit == "decade":
        number, code = number * 10, "Y"
    if unit == "century":
        number, code = number * 100, "Y"
    if unit == "millennium":
        number, code = number * 1000, "Y"
    whole = int(number)
    rest = number - whole
    if rest and unit in ("year", "decade", "hour", "minute"):
        below = {"Y": ("M", 12), "H": ("M", 60), "M": ("S", 60)}[code]
        part = round(rest * below[1])
        head = f"{whole}{code}" if whole else ""
        return f"P{time}{head}{part}{below[0]}"
    return f"P{time}{whole if not rest else round(number, 2)}{code}"


class Amount(NamedTuple):
    """How many units: `low` and `high` are 0 where the words leave it open ("several")."""

    low: float
    high: float
    unit: str

    @property
    def value(self) -> str:
        """The TIMEX3 duration."""
        return make_duration(self.low, self.unit)
