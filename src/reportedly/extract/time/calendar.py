"""Calendar arithmetic: days, weeks, months, quarters, ... as periods with a TIMEX3 value and both ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

# From fine to coarse: "a year earlier" keeps the finer grain of what it is reckoned from.
GRAINS = (
    "day",
    "weekend",
    "week",
    "fortnight",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "decade",
    "century",
    "millennium",
)
MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
DAYS_OF = {"day": 1, "week": 7, "fortnight": 14}
SEASONS = ("SP", "SU", "FA", "WI")


class Period(NamedTuple):
    """A stretch of the calendar: its unit, first and last day (both inclusive), and its TIMEX3 value.

    >>> period_of("month", date(2024, 2, 10)).last.isoformat()
    '2024-02-29'
    """

    unit: str
    first: date
    last: date
    value: str


def make_day(year: int, month: int, day: int) -> Period | None:
    """One day; None where the calendar has no such day ("30 February").

    >>> make_day(2024, 2, 30) is None
    True
    """
    try:
        return period_of("day", date(year, month, day))
    except ValueError:
        return None


def make_year(year: int) -> Period | None:
    """One year; None outside 1..9999."""
    return period_of("year", date(year, 1, 1)) if 1 <= year <= 9999 else None


def make_month(year: int, month: int) -> Period | None:
    """One month; None outside the calendar."""
    return period_of("month", date(year, month, 1)) if 1 <= year <= 9999 and 1 <= month <= 12 else None


def make_quarter(year: int, number: int) -> Period | None:
    """One quarter (1 to 4) of a year."""
    return period_of("quarter", date(year, 3 * number - 2, 1)) if 1 <= year <= 9999 and 1 <= number <= 4 else None


def make_half(year: int, number: int) -> Period | None:
    """One half (1 or 2) of a year."""
    return period_of("half", date(year, 6 * number - 5, 1)) if 1 <= year <= 9999 and 1 <= number <= 2 else None


def make_season(year: int, name: str) -> Period | None:
    """A northern, meteorological season that begins in `year`: winter runs from December into the next year."""
    if not 1 <= year <= 9998:
        return None
    month = 3 + 3 * SEASONS.index(name)
    first = date(year, month, 1)
    last = _add_months(first, 3)
    return Period("season", first, last - timedelta(1), f"{year:04d}-{name}") if last else None


def make_week(year: int, week: int) -> Period | None:
    """One ISO week; None where the year has no such week."""
    try:
        return period_of("week", date.fromisocalendar(year, week, 1))
    except ValueError:
        return None


def period_of(unit: str, day: date) -> Period:
    """The period of a unit that holds a day.

    >>> period_of("week", date(2024, 10, 18)).value, period_of("weekend", date(2024, 10, 18)).first.isoformat()
    ('2024-W42', '2024-10-19')
    """
    if unit == "day":
        return Period(unit, day, day, day.isoformat())
    if unit in ("week", "weekend", "fortnight"):
        year, week, weekday = day.isocalendar()
        first = _safe(day, 1 - weekday)
        if unit == "weekend":
            return Period(unit, _safe(first, 5), _safe(first, 6), f"{year:04d}-W{week:02d}-WE")
        return Period(unit, first, _safe(first, 6 if unit == "week" else 13), f"{year:04d}-W{week:02d}")
    if unit == "season":
        number = (day.month - 3) // 3 % 4
        year = day.year - (day.month < 3)
        return make_season(max(1, year), SEASONS[number]) or Period("day", day, day, day.isoformat())
    months = MONTHS_OF[unit]
    year = day.year
    if months <= 12:
        month = (day.month - 1) // months * months + 1
    else:
        month, year = 1, max(1, year // (months // 12) * (months // 12))
    first = date(year, month, 1)
    after = _add_months(first if year > 1 else date(1, month, 1), months)
    last = after - timedelta(1) if after else date(9999, 12, 31)
    value = {
        "month": f"{year:04d}-{month:02d}",
        "quarter": f"{year:04d}-Q{(month + 2) // 3}",
        "half": f"{year:04d}-H{1 if month < 7 else 2}",
        "year": f"{year:04d}",
        "decade": f"{day.year // 10:03d}",
        "century": f"{day.year // 100:02d}",
        "millennium": f"{day.year // 1000:01d}",
    }[unit]
    return Period(unit, first, last, value)


def shift(period: Period, unit: str, by: int) -> Period | None:
    """The period of the same kind, `by` units later (negative: earlier); None beyond the calendar.

    >>> shift(period_of("quarter", date(2024, 10, 18)), "year", -1).value
    '2023-Q4'
    """
    day = move(period.first, unit, by)
    return period_of(period.unit, day) if day else None


def move(day: date, unit: str, by: int) -> date | None:
    """A day `by` units later (negative: earlier), at a month's last day where the month is shorter.

    >>> move(date(2024, 2, 29), "year", -1).isoformat()
    '2023-02-28'
    """
    if unit in ("weekend", "season"):
        unit, by = ("week", by) if unit == "weekend" else ("quarter", by)
    if abs(by) > 400_000:
        return None
    if unit in DAYS_OF:
        try:
            return day + timedelta(by * DAYS_OF[unit])
        except OverflowError:
            return None
    return _add_months(day, by * MONTHS_OF[unit])


def third_of(period: Period, part: str) -> tuple[date, date]:
    """The early, middle or late part of a period: thirds of a month, four months of a year, some days of a week.

    >>> [d.isoformat() for d in third_of(period_of("month", date(2024, 3, 5)), "early")]
    ['2024-03-01', '2024-03-10']
    """
    first, last, unit = period.first, period.last, period.unit
    index = {"early": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}[part]
    if unit == "month":
        cuts = [first, date(first.year, first.month, 11), date(first.year, first.month, 21)]
    elif unit == "year":
        cuts = [first, date(first.year, 5, 1), date(first.year, 9, 1)]
    elif unit == "decade":
        cuts = [first, date(min(9999, first.year + 4), 1, 1), date(min(9999, first.year + 7), 1, 1)]
    elif unit == "week":
        cuts = [first, _safe(first, 2), _safe(first, 3)]
    else:
        third = (last - first).days // 3
        cuts = [first, _safe(first, third), _safe(first, 2 * third)]
    ends = [_safe(cuts[1], -1), _safe(cuts[2], -1), last]
    if ends[index] < cuts[index]:
        return first, last
    return cuts[index], ends[index]


def _safe(day: date, by: int) -> date:
    try:
        return day + timedelta(by)
    except OverflowError:
        return day


def _add_months(day: date, months: int) -> date | None:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, number))
        except ValueError:
            continue
    return None
