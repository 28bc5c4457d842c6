"""Figures as intervals: what a number with its approximator may be."""

from __future__ import annotations

from math import inf

from reportedly.model.figure import Approximator
from reportedly.model.slot import SlotEntry

ABOUT = 0.10  # how far "about" reaches, as a share of the number
_ROUNDING = 0.02  # how far a round number may be rounded without a word, at most


def find_bounds(entry: SlotEntry) -> tuple[float, float]:
    """The least and the most that an entry's figure may mean.

    "At least 300" reaches up without end, "up to 300" down to nothing, "about 300" a tenth either way; a bare round
    number is taken as rounded to half of its last figure that is not nought, two hundredths at most.
    """
    low = entry.low if entry.low is not None else 0.0
    high = entry.high if entry.high is not None else inf
    match entry.approximator:
        case Approximator.AT_LEAST | Approximator.MORE_THAN:
            return low, inf
        case Approximator.UP_TO | Approximator.FEWER_THAN:
            return min(0.0, low), high
        case Approximator.ABOUT:
            return low - abs(low) * ABOUT, high + abs(high) * ABOUT if high != inf else inf
    if entry.low is not None and entry.low == entry.high:
        slack = min(_last_place(low) / 2, abs(low) * _ROUNDING)
        return low - slack, high + slack
    return low, high


def may_be_equal(a: SlotEntry, b: SlotEntry) -> bool:
    """Whether some number fits both figures.

    >>> from reportedly.model import ClaimRef, Span, Status
    >>> def entry(n, how): return SlotEntry(ref=ClaimRef(report="r", claim="c", number=1), words="", span=Span(0, 1),
    ...     status=Status.OCCURRED, certainty=3, low=n, high=n, approximator=Approximator(how))
    >>> said = entry(3200, "none")
    >>> may_be_equal(entry(3000, "at least"), said), may_be_equal(entry(3000, "none"), said)
    (True, False)
    """
    (low, high), (other_low, other_high) = find_bounds(a), find_bounds(b)
    if a.approximator is Approximator.MORE_THAN and low == other_high:
        return False
    if b.approximator is Approximator.MORE_THAN and other_low == high:
        return False
    return low <= other_high and other_low <= high


def get_number(entry: SlotEntry) -> float | None:
    """The one number that stands for a figure in a range: its middle, or the bound it has."""
    if entry.low is not None and entry.high is not None:
        return (entry.low + entry.high) / 2
    return entry.low if entry.low is not None else entry.high


def _last_place(value: float) -> float:
    if value != int(value) or value < 100:
        return 0.0
    place = 1.0
    while value % (place * 10) == 0 and place < 1e12:
        place *= 10
    return place if place > 1 else 0.0
