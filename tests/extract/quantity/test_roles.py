"""Totals, levels, parts, prices of a year, metric equivalents: sentences written from known values, demanded back."""

from __future__ import annotations

import random

import pytest

from reportedly.extract.parse import parse_report, parse_reports
from reportedly.extract.quantity import extract_figures
from reportedly.extract.quantity.convert import convert_measure
from reportedly.model import CountedClass, Figure, FigureRole


def read(text: str) -> list[Figure]:
    return extract_figures(parse_report(text))[0]


# text, then for each figure: low, role, the words that give it
ROLES = [
    (
        "Another 1,500 soldiers followed, bringing the total to 3,000.",
        [(1500, "change", None), (3000, "total", "bringing the total to")],
    ),
    (
        "Twelve more bodies were found, taking the death toll to 214.",
        [(12, "change", None), (214, "total", "taking the death toll to")],
    ),
    ("A total of 340 people were evacuated.", [(340, "total", "A total of")]),
    ("In all, 340 people were evacuated.", [(340, "total", "In all")]),
    ("Buses carried 340 people in total.", [(340, "total", "in total")]),
    ("The death toll now stands at 57.", [(57, "total", "The death toll now stands at")]),
    ("The number of wounded rose from 1,500 to 3,000.", [(1500, "before", None), (3000, "count", None)]),
    ("Some 500 migrants arrived, up from 320 a week earlier.", [(500, "count", None), (320, "before", "up from")]),
    ("Inflation slowed to 3.2% in March from 3.5% in February.", [(3.2, "count", None), (3.5, "before", "from")]),
    ("Exports were up 20 %.", [(20, "change", None)]),
    ("They sent 12,000 troops; 300 of them have arrived.", [(12000, "count", None), (300, "part", "them")]),
    (
        "Some 30,000 people, including 400 children, were displaced.",
        [(30000, "count", None), (400, "part", "Some 30,000 people")],
    ),
    ("The mine employs 900 people and lies 40 km from the town.", [(900, "count", None), (40, "count", None)]),
]


@pytest.mark.parametrize(("text", "wanted"), ROLES, ids=[text[:40] for text, _ in ROLES])
def test_roles(text: str, wanted: list[tuple[float, str, str | None]]) -> None:
    found = [(f.low, f.role.value, f.role_span.cut(text) if f.role_span else None) for f in read(text)]
    assert found == wanted


def test_a_level_knows_where_it_came_from() -> None:
    for text, base in (
        ("The number of wounded rose from 1,500 to 3,000.", "1,500"),
        ("Some 500 migrants arrived, up from 320 a week earlier.", "320"),
    ):
        bases = [f.base.cut(text) for f in read(text) if f.base]
        assert bases == [base]


@pytest.mark.parametrize(
    ("text", "kind", "group"),
    [
        ("Some 1,100 soldiers were killed or wounded.", CountedClass.CASUALTIES, CountedClass.TROOPS),
        ("Eleven civilians died.", CountedClass.KILLED, CountedClass.CIVILIANS),
        ("At least 40 farmers were arrested.", CountedClass.DETAINED, CountedClass.PEOPLE),
        ("At least 40 were arrested.", CountedClass.DETAINED, None),
        ("Nine villagers were buried under the mud.", CountedClass.PEOPLE, CountedClass.PEOPLE),  # and may live
        ("They shot down 12 drones.", CountedClass.WEAPONS, None),
    ],
)
def test_group(text: str, kind: CountedClass, group: CountedClass | None) -> None:
    (figure,) = read(text)
    assert figure.counted is not None
    assert (figure.counted.kind, figure.counted.group) == (kind, group)


@pytest.mark.parametrize(
    ("text", "unit", "year"),
    [
        ("Aid worth $2.5 billion in 2023 dollars was sent.", "USD", 2023),
        ("The plant cost £40m at 2019 prices.", "GBP", 2019),
        ("In constant 2015 dollars, output fell to $3 billion.", "USD", 2015),
        ("The bridge cost €90 million (2010 euros).", "EUR", 2010),
        ("The plant cost £40m in 2019.", "GBP", None),
    ],
)
def test_year_of_money(text: str, unit: str, year: int | None) -> None:
    (figure,) = read(text)
    assert (figure.unit, figure.year) == (unit, year)
    assert (figure.year_span.cut(text) if figure.year_span else None) == (str(year) if year else None)


@pytest.mark.parametrize(
    ("text", "low", "unit", "metric", "metric_unit"),
    [
        ("The convoy drove 30 miles.", 30, "mi", 48.3, "km"),
        ("The fire burned 12,000 acres.", 12000, "acre", 4860, "ha"),
        ("It was 104 degrees Fahrenheit.", 104, "°F", 40, "°C"),
        ("The storm brought winds of 120 mph.", 120, "mph", 193, "km/h"),
        ("They seized 55 pounds of explosives.", 55, "lb", 24.9, "kg"),
        ("The man is 6ft 4in tall.", 6 + 4 / 12, "ft", 1.9304, "m"),
        ("The lake fell by 3 feet a year.", 3, "ft/year", 0.914, "m/year"),
    ],
)
def test_metric(text: str, low: float, unit: str, metric: float, metric_unit: str) -> None:
    (figure,) = read(text)
    assert (figure.low, figure.unit) == (pytest.approx(low), unit)
    assert figure.converted is not None
    assert (figure.converted.low, figure.converted.unit) == (metric, metric_unit)


@pytest.mark.parametrize("unit", ["km", "USD", "%", "t/day", None, "x", "/day"])
def test_what_needs_no_conversion(unit: str | None) -> None:
    assert convert_measure(5, 5, unit) is None


def test_open_ends_stay_open() -> None:
    converted = convert_measure(24, None, "mi")
    assert converted is not None
    assert converted.high is None


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("There were no survivors.", "survivors"),
        ("Not a single soldier was left.", "soldier"),
        ("Not one house was left standing.", "house"),
        ("None of the hostages came home.", "hostages"),
    ],
)
def test_zero(text: str, counted: str) -> None:
    (figure,) = read(text)
    assert (figure.low, figure.high) == (0, 0)
    assert figure.counted is not None
    assert figure.counted.span.cut(text) == counted


@pytest.mark.parametrize(
    "text",
    [
        "The version 3.0 software was released.",
        "Phones with iOS 17.4 are safe.",
        "Bookmakers put the odds at 5 to 1.",
        "They won 3-1.",
        "Not one bit of it was true.",
    ],
)
def test_no_figures(text: str) -> None:
    assert not read(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Lawmakers voted 52 to 48 to pass the bill.", [52, 48]),
        ("It was adopted with 124 votes in favour, 14 against.", [124, 14]),
    ],
)
def test_votes(text: str, wanted: list[float]) -> None:
    figures = read(text)
    assert [f.low for f in figures] == wanted
    assert all(f.counted and f.counted.span.cut(text).startswith("vote") for f in figures)


def test_aircraft_are_no_people() -> None:
    (figure,) = read("The airline ordered 22 new Boeing 787 Dreamliners.")
    assert figure.counted is not None
    assert figure.counted.kind is CountedClass.VEHICLES


def test_a_year_ago_is_no_rate() -> None:
    assert [f.unit for f in read("It stood at 8.4 per cent, up from 7.9 per cent a year ago.")] == ["%", "%"]


def test_written_totals() -> None:
    rng = random.Random(6)
    things = ("soldiers", "refugees", "drones", "houses", "prisoners")
    rows = []
    for _ in range(60):
        more, total = rng.randint(2, 900), rng.randint(1000, 90000)
        thing = rng.choice(things)
        frame = rng.choice(
            (
                "Another {more:,} {thing} were counted on Friday, bringing the total to {total:,}.",
                "A further {more:,} {thing} were registered, taking the overall number to {total:,}.",
            )
        )
        rows.append((frame.format(more=more, total=total, thing=thing), more, total))
    for (text, more, total), parse in zip(rows, parse_reports(r[0] for r in rows), strict=True):
        first, second = extract_figures(parse)[0]
        assert (first.low, first.role) == (more, FigureRole.CHANGE), text
        assert (second.low, second.role) == (total, FigureRole.TOTAL), text
        assert second.counted is not None, text


@pytest.mark.parametrize(
    ("text", "low", "kind"),
    [
        ("At least 45 people have died and another 120 are in hospital.", 120, CountedClass.WOUNDED),
        ("Russia launched 81 missiles and eight drones; 34 were intercepted.", 34, CountedClass.WEAPONS),
        ("More than two dozen firefighters were treated, four for burns.", 4, CountedClass.PEOPLE),
        ("The army received 31 Abrams tanks and 14 Leopards.", 14, CountedClass.VEHICLES),
        ("They fired 1,200 rounds in 40 minutes.", 1200, CountedClass.WEAPONS),
        ("The minimum wage is 12.60 pounds an hour.", 12.6, CountedClass.MONEY),
        ("Divers brought up 12.60 pounds of amber.", 12.6, CountedClass.WEIGHT),
        ("The force was cut from 40,000 to 25,000.", 25000, CountedClass.TROOPS),
    ],
)
def test_class_of_what_is_not_named(text: str, low: float, kind: CountedClass) -> None:
    (figure,) = [f for f in read(text) if f.low == low]
    assert figure.counted is not None
    assert figure.counted.kind is kind


def test_a_change_and_the_level_reached_are_two() -> None:
    change, level = read("Oil fell $2.10 to $71.30 a barrel.")
    assert (change.low, change.role, change.unit) == (2.1, FigureRole.CHANGE, "USD")
    assert (level.low, level.role, level.unit) == (71.3, FigureRole.COUNT, "USD/bbl")
