"""Measures in the metric unit of their kind, kept beside what the report says."""

from __future__ import annotations

from functools import cache
from math import floor, log10

from reportedly.lang import load_words
from reportedly.model import Converted

_EXTRA = 1  # digits beyond those of the original, so that "5 miles" is 8 km and "12.5 miles" 20.12 km


@cache
def _metric() -> dict[str, tuple[str, float, float]]:
    return {
        unit: (row[0], float(row[1]), float(row[2]) if len(row) > 2 else 0.0)
        for unit, row in load_words("units")["metric"].items()
    }


def convert_measure(low: float | None, high: float | None, unit: str | None) -> Converted | None:
    """Bounds in another unit as metric ones; None where the unit is metric, is money, or counts something.

    Rates keep their denominator: "ft/hour" becomes "m/hour". Rounded to one digit more than was given.

    >>> convert_measure(120, 120, "mi")
    Converted(low=193.0, high=193.0, unit='km')
    >>> convert_measure(104, 104, "°F")
    Converted(low=40.0, high=40.0, unit='°C')
    """
    if unit is None:
        return None
    name, slash, per = unit.partition("/")
    entry = _metric().get(unit) or _metric().get(name)
    if entry is None:
        return None
    target, factor, shift = entry
    whole = _metric().get(unit) is not None
    symbol = target if whole else f"{target}{slash}{per}"

    def turn(value: float | None) -> float | None:
        return None if value is None else _round_like((value - shift) * factor, value)

    return Converted(low=turn(low), high=turn(high), unit=symbol)


def _round_like(value: float, given: float) -> float:
    """A value with as many digits as the one it comes from, and one more; three at least."""
    if value == 0 or given == 0 or abs(value) == float("inf"):
        return value
    digits = len(f"{given:.15g}".replace(".", "").replace("-", "").strip("0"))
    return round(value, min(max(digits + _EXTRA, 3), 5) - 1 - floor(log10(abs(value))))
