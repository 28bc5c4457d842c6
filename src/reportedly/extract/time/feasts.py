"""Feasts that follow a moon or another church's reckoning, by the calendars of the `holidays` library."""

from __future__ import annotations

import warnings
from datetime import date, timedelta
from functools import cache

from reportedly.lang import load_words

Run = tuple[date, date]


def list_feasts() -> list[str]:
    """The names that are known, as reports write them."""
    return list(load_words("times")["feast"])


@cache
def find_feast(name: str, year: int) -> tuple[Run, ...]:
    """First and last day of a feast for each time it falls in a year: none or two for feasts of the Islamic year.

    The days of one country's calendar stand for all; another may begin a day sooner or later. Future days of the
    Islamic year are reckoned, not sighted.

    >>> [(a.isoformat(), b.isoformat()) for a, b in find_feast("Eid al-Adha", 2024)]
    [('2024-06-16', '2024-06-18')]
    """
    entry = load_words("times")["feast"][name]
    runs = tuple(_find_runs(entry["country"], entry["label"], year))
    if "shift" in entry:
        moved = timedelta(entry["shift"])
        runs = tuple((a + moved, a + moved) for a, _ in runs)
    if "until" in entry:
        ends = [a for y in (year, year + 1) for a, _ in find_feast(entry["until"], y)]
        runs = tuple((a, min(e for e in ends if e > a) - timedelta(1)) for a, _ in runs if any(e > a for e in ends))
    return runs


def _find_runs(country: str, label: str, year: int) -> list[Run]:
    days = [
        day
        for day, names in _load_days(country, year)
        if any(name.removesuffix(" (estimated)") == label for name in names)
    ]
    runs: list[Run] = []
    for day in days:
        if runs and day - runs[-1][1] <= timedelta(1):
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return runs


@cache
def _load_days(country: str, year: int) -> list[tuple[date, list[str]]]:
    import holidays  # a tenth of a second, and few reports name a feast

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a year outside the calendar simply has no such day
        known = holidays.country_holidays(country, years=year, language="en_US", observed=False)
    return [(day, names.split("; ")) for day, names in sorted(known.items())]
