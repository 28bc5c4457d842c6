from __future__ import annotations

from datetime import date

import pytest

from reportedly.extract.time import calendar as cal
from reportedly.extract.time.holidays import HOLIDAYS, find_easter, find_holiday


@pytest.mark.parametrize(
    ("unit", "day", "value", "first", "last"),
    [
        ("day", "2024-10-18", "2024-10-18", "2024-10-18", "2024-10-18"),
        ("week", "2024-12-30", "2025-W01", "2024-12-30", "2025-01-05"),
        ("weekend", "2024-10-14", "2024-W42-WE", "2024-10-19", "2024-10-20"),
        ("month", "2023-02-10", "2023-02", "2023-02-01", "2023-02-28"),
        ("quarter", "2024-10-18", "2024-Q4", "2024-10-01", "2024-12-31"),
        ("half", "2024-03-18", "2024-H1", "2024-01-01", "2024-06-30"),
        ("season", "2024-01-18", "2023-WI", "2023-12-01", "2024-02-29"),
        ("year", "2024-10-18", "2024", "2024-01-01", "2024-12-31"),
        ("decade", "1994-10-18", "199", "1990-01-01", "1999-12-31"),
        ("century", "1994-10-18", "19", "1900-01-01", "1999-12-31"),
    ],
)
def test_periods(unit: str, day: str, value: str, first: str, last: str) -> None:
    period = cal.period_of(unit, date.fromisoformat(day))
    assert (period.value, period.first.isoformat(), period.last.isoformat()) == (value, first, last)


@pytest.mark.parametrize("edge", [date(1, 1, 1), date(9999, 12, 31)])
@pytest.mark.parametrize("unit", cal.GRAINS)
def test_no_period_breaks_at_the_ends_of_the_calendar(edge: date, unit: str) -> None:
    period = cal.period_of(unit, edge)
    assert period.first <= period.last
    for by in (-(10**9), -1, 1, 10**9):
        cal.shift(period, unit, by)


def test_days_that_are_not() -> None:
    assert cal.make_day(2023, 2, 29) is None
    assert cal.make_day(0, 1, 1) is None
    assert cal.make_week(2023, 53) is None
    assert cal.make_quarter(2024, 5) is None


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Easter", 2025, "2025-04-20"),
        ("Good Friday", 2024, "2024-03-29"),
        ("Thanksgiving", 2024, "2024-11-28"),
        ("Memorial Day", 2024, "2024-05-27"),
        ("Black Friday", 2024, "2024-11-29"),
        ("Remembrance Sunday", 2024, "2024-11-10"),
    ],
)
def test_holidays(name: str, year: int, day: str) -> None:
    found = find_holiday(name, year)
    assert found is not None
    assert found.isoformat() == day


def test_every_holiday_has_a_day_in_every_year() -> None:
    for name in HOLIDAYS:
        for year in range(1900, 2101, 7):
            found = find_holiday(name, year)
            assert found is not None
            assert found.year == year
    assert all(find_easter(y).weekday() == 6 for y in range(1583, 2500))
