"""The answers to one question as bars from low to high at the time they were said, and the frame they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

from reportedly.model import Approximator, ClaimRef, Comparison, SlotEntry, SlotKind, Status
from reportedly.show.charts.when import DAY, to_ms

_ABOVE = (Approximator.AT_LEAST, Approximator.MORE_THAN)
_BELOW = (Approximator.UP_TO, Approximator.FEWER_THAN)
_LOG_FROM = 40  # times the least value is the most from which the axis is logarithmic


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One answer in the plane: `at` in milliseconds, `low` and `high` on the axis, which ends are open."""

    entry: SlotEntry
    at: float
    low: float
    high: float
    open_above: bool
    open_below: bool
    origin: int

    @property
    def is_fact(self) -> bool:
        """Whether it is said to have happened or to be so; else it is planned, foretold, possible or denied."""
        return self.entry.status in (Status.OCCURRED, Status.ONGOING) and not self.entry.denies


def lay_bars(comparison: Comparison) -> tuple[list[Bar], int]:
    """The answers that have a date and a number, side by side where several have the same date; how many have none."""
    counted = comparison.slot.kind == SlotKind.HOW_MANY
    origins = number_origins(comparison)
    bars: list[Bar] = []
    for entry in comparison.entries:
        at = to_ms(find_said(entry) or "")
        low, high = (entry.low, entry.high) if counted else (entry.certainty, entry.certainty)
        if at is None or (low is None and high is None):
            continue
        bars.append(
            Bar(
                entry=entry,
                at=at,
                low=low if low is not None else (high or 0.0),
                high=high if high is not None else (low or 0.0),
                open_above=counted and (high is None or entry.approximator in _ABOVE),
                open_below=counted and (low is None or entry.approximator in _BELOW),
                origin=origins.get(entry.ref, len(comparison.origins)),
            )
        )
    bars.sort(key=lambda bar: bar.at)
    return bars, len(comparison.entries) - len(bars)


def number_origins(comparison: Comparison) -> dict[ClaimRef, int]:
    """The number of the origin behind each answer, from 0."""
    return {member.claim: number for number, origin in enumerate(comparison.origins) for member in origin.members}


def find_said(entry: SlotEntry) -> str | None:
    """When it was said: as the report tells it, else the report's own date."""
    return entry.as_of or entry.said_latest or entry.said_earliest or entry.published


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """From time (milliseconds) and value to pixels, y downwards, and back."""

    first: float
    last: float
    low: float
    high: float
    is_log: bool
    width: float
    height: float

    def x(self, at: float) -> float:
        """The pixel of a time."""
        return (at - self.first) / (self.last - self.first) * self.width

    def y(self, value: float) -> float:
        """The pixel of a value."""
        if self.is_log:
            return (1 - log10(value / self.low) / log10(self.high / self.low)) * self.height
        return (1 - (value - self.low) / (self.high - self.low)) * self.height

    def back(self, x: float, y: float) -> tuple[float, float]:
        """The time and the value of a pixel."""
        share = 1 - y / self.height
        value = self.low * (self.high / self.low) ** share if self.is_log else self.low + share * (self.high - self.low)
        return self.first + x / self.width * (self.last - self.first), value


def fit_frame(bars: Sequence[Bar], counted: bool, width: float, height: float) -> Frame:
    """The frame that holds all bars with some air; from -3 to +3 where nothing is `counted`."""
    times = [bar.at for bar in bars] or [0.0, float(DAY)]
    room = max((max(times) - min(times)) * 0.06, DAY * 0.6)
    values = [value for bar in bars for value in (bar.low, bar.high)] or [0.0, 1.0]
    least, most = min(values), max(values)
    is_log = counted and least > 0 and most / least >= _LOG_FROM
    span = (most - least) or abs(most) * 0.5 or 1.0
    if not counted:
        low, high = -3.6, 3.6
    elif is_log:
        low, high = least / 1.7, most * 1.7
    else:
        low, high = least - span * 0.22, most + span * 0.22
        low = 0.0 if least >= 0 > low else low
    first, last = min(times) - room, max(times) + room * 2
    return Frame(first=first, last=last, low=low, high=high, is_log=is_log, width=width, height=height)
