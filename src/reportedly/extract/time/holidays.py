"""Days of the year that have a name."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from reportedly.extract.time.feasts import find_feast, list_feasts

# A day of the year, days from Easter Sunday, or the nth weekday of a month (-1: the last).
HOLIDAYS: dict[str, tuple[str, int, int, int]] = {
    "New Year": ("day", 1, 1, 0),
    "New Year's": ("day", 1, 1, 0),
    "New Year's Day": ("day", 1, 1, 0),
    "New Year’s Day": ("day", 1, 1, 0),
    "New Year's Eve": ("day", 12, 31, 0),
    "New Year’s Eve": ("day", 12, 31, 0),
    "Martin Luther King Day": ("nth", 1, 0, 3),
    "Groundhog Day": ("day", 2, 2, 0),
    "Valentine's Day": ("day", 2, 14, 0),
    "Valentine’s Day": ("day", 2, 14, 0),
    "International Women's Day": ("day", 3, 8, 0),
    "International Women’s Day": ("day", 3, 8, 0),
    "St. Patrick's Day": ("day", 3, 17, 0),
    "St. Patrick’s Day": ("day", 3, 17, 0),
    "St Patrick's Day": ("day", 3, 17, 0),
    "Ash Wednesday": ("easter", -46, 0, 0),
    "Palm Sunday": ("easter", -7, 0, 0),
    "Maundy Thursday": ("easter", -3, 0, 0),
    "Good Friday": ("easter", -2, 0, 0),
    "Easter": ("easter", 0, 0, 0),
    "Easter Sunday": ("easter", 0, 0, 0),
    "Easter Monday": ("easter", 1, 0, 0),
    "Ascension Day": ("easter", 39, 0, 0),
    "Pentecost": ("easter", 49, 0, 0),
    "May Day": ("day", 5, 1, 0),
    "Europe Day": ("day", 5, 9, 0),
    "Memorial Day": ("nth", 5, 0, -1),
    "Juneteenth": ("day", 6, 19, 0),
    "Canada Day": ("day", 7, 1, 0),
    "Fourth of July": ("day", 7, 4, 0),
    "July Fourth": ("day", 7, 4, 0),
    "Bastille Day": ("day", 7, 14, 0),
    "Labor Day": ("nth", 9, 0, 1),
    "Halloween": ("day", 10, 31, 0),
    "All Saints' Day": ("day", 11, 1, 0),
    "Guy Fawkes Night": ("day", 11, 5, 0),
    "Bonfire Night": ("day", 11, 5, 0),
    "Armistice Day": ("day", 11, 11, 0),
    "Remembrance Day": ("day", 11, 11, 0),
    "Remembrance Sunday": ("nth", 11, 6, 2),
    "Veterans Day": ("day", 11, 11, 0),
    "Thanksgiving": ("nth", 11, 3, 4),
    "Thanksgiving Day": ("nth", 11, 3, 4),
    "Black Friday": ("black", 0, 0, 0),
    "Christmas": ("day", 12, 25, 0),
    "Christmas Eve": ("day", 12, 24, 0),
    "Christmas Day": ("day", 12, 25, 0),
    "Boxing Day": ("day", 12, 26, 0),
    "Hogmanay": ("day", 12, 31, 0),
}


@cache
def list_holidays() -> tuple[str, ...]:
    """Every name, of a day by rule or of a feast by its calendar."""
    return (*HOLIDAYS, *list_feasts())


def find_days(name: str, year: int) -> list[tuple[date, date]]:
    """First and last day of a holiday, each time it falls in a year."""
    if name in HOLIDAYS:
        day = find_holiday(name, year)
        return [(day, day)] if day else []
    return list(find_feast(name, year)) if 1583 <= year <= 9998 else []


def find_holiday(name: str, year: int) -> date | None:
    """The day of a holiday in a year; None where the calendar ends. Easter is the western one.

    >>> find_holiday("Good Friday", 2024).isoformat(), find_holiday("Thanksgiving", 1999).isoformat()
    ('2024-03-29', '1999-11-25')
    """
    if not 1583 <= year <= 9998:
        return None
    rule, a, b, c = HOLIDAYS[name]
    if rule == "day":
        return date(year, a, b)
    if rule == "easter":
        return find_easter(year) + timedelta(a)
    if rule == "black":
        return _nth_weekday(year, 11, 3, 4) + timedelta(1)
    return _nth_weekday(year, a, b, c)


def find_easter(year: int) -> date:
    """Easter Sunday of a Gregorian year, by Butcher's rule.

    >>> find_easter(2024).isoformat()
    '2024-03-31'
    """
    golden = year % 19
    hundreds, rest = divmod(year, 100)
    leaps, left = divmod(hundreds, 4)
    moon = (19 * golden + hundreds - leaps - (hundreds - (hundreds + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * left + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return last - timedelta((last.weekday() - weekday) % 7)
