"""Days and moments on a time axis: milliseconds of UTC, as Vega counts, for days without a zone as for moments."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

DAY = 86_400_000


def to_ms(moment: str, *, end: bool = False) -> int | None:
    """When a day or moment begins, or with `end` is over; None where it is no date.

    >>> to_ms("1970-01-02"), to_ms("1970-01-02", end=True), to_ms("1970-01-01T09:00:01+09:00"), to_ms("soon")
    (86400000, 172800000, 1000, None)
    """
    try:
        when = datetime.fromisoformat(moment)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    try:
        if end and "T" not in moment:
            when += timedelta(days=1)
        return round((when - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1000)
    except OverflowError:
        return None


def choose_ticks(first: float, last: float) -> dict[str, Any]:
    """The ticks of a time axis and how they are written: hours, days, months or years, by the stretch it covers."""
    stretch = last - first
    if stretch <= 2 * DAY:
        return {"format": "%-d %b %H:%M", "tickCount": 5}
    if stretch <= 16 * DAY:
        return {"format": "%-d %b", "tickCount": {"interval": "day", "step": 1 if stretch <= 8 * DAY else 2}}
    if stretch <= 120 * DAY:
        return {"format": "%-d %b", "tickCount": {"interval": "week", "step": 1 if stretch <= 60 * DAY else 2}}
    if stretch <= 300 * DAY:
        return {"format": "%b %Y", "tickCount": {"interval": "month", "step": 1}}
    return {"format": "%b %Y" if stretch <= 3000 * DAY else "%Y", "tickCount": 7}
