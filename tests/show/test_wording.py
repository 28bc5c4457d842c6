"""Figures, dates, places and speakers in a line."""

from dataclasses import replace

import pytest

from reportedly.model import (
    Anchor,
    Approximator,
    Change,
    Figure,
    Link,
    Place,
    PlaceRole,
    Precision,
    Reading,
    Report,
    Source,
    Span,
    Time,
)
from reportedly.show.wording import (
    write_certainty,
    write_dates,
    write_figure,
    write_heading,
    write_number,
    write_place,
    write_speaker,
    write_time,
)

from ..store.readings import TEXT, find, make_reading

NUMBERS = {
    0.0: "0",
    7: "7",
    1500.0: "1 500",
    1234567.0: "1 234 567",
    1e6: "1 million",
    1_200_000: "1.2 million",
    999_999: "999 999",
    5_000_000_000: "5 billion",
    2_345_000_000: "2.345 billion",
    2_345_600_000: "2 345.6 million",
    1e12: "1 000 billion",
    0.5: "0.5",
    12.25: "12.25",
    1e15: "1e+15",
    -40.0: "-40",
    float("inf"): "inf",
    1e-12: "1e-12",
    2 / 3: "0.667",
    10 / 3: "3.333",
}


@pytest.mark.parametrize("value", NUMBERS)
def test_numbers(value):
    assert write_number(value) == NUMBERS[value]


A = Approximator
FIGURES = {
    "plain": ({"low": 12000, "high": 12000}, "12 000"),
    "about": ({"low": 1500, "high": 1500, "approximator": A.ABOUT}, "~1 500"),
    "range": ({"low": 10000, "high": 12000}, "10 000-12 000"),
    "at least": ({"low": 20, "high": None, "approximator": A.AT_LEAST}, "≥20"),
    "at least, level": ({"low": 20, "high": 20, "approximator": A.AT_LEAST}, "≥20"),
    "up to": ({"low": None, "high": 30, "approximator": A.UP_TO}, "≤30"),
    "more than": ({"low": 30, "high": None, "approximator": A.MORE_THAN}, ">30"),
    "fewer than": ({"low": None, "high": 30, "approximator": A.FEWER_THAN}, "<30"),
    "dozens": ({"low": 24, "high": None}, "24+"),
    "only an upper end": ({"low": None, "high": 9}, "≤9"),
    "no ends": ({"low": None, "high": None}, "?"),
    "none": ({"low": 0, "high": 0}, "0"),
    "per cent": ({"low": 12.5, "high": 12.5, "unit": "%"}, "12.5%"),
    "money": ({"low": 3e6, "high": 3e6, "unit": "USD"}, "3 million USD"),
    "range of money": ({"low": 14e6, "high": 16e6, "unit": "USD"}, "14-16 million USD"),
    "range of two sizes": ({"low": 9e8, "high": 1e9}, "900 million-1 billion"),
    "up by": ({"low": 300, "high": 300, "change": Change.UP, "approximator": A.ABOUT}, "~+300"),
    "down by": ({"low": 20, "high": 20, "change": Change.DOWN, "unit": "%"}, "-20%"),
}


@pytest.mark.parametrize("name", FIGURES)
def test_figures(name):
    facts, line = FIGURES[name]
    assert write_figure(Figure(span=Span(0, 2), number=Span(0, 2), **facts)) == line


DATES = {
    "day": ("2024-10-18", "2024-10-18", None, "18 Oct 2024"),
    "day of this year": ("2024-10-18", "2024-10-18", 2024, "18 Oct"),
    "by": (None, "2024-11-01", None, "by 1 Nov 2024"),
    "from": ("2024-10-18", None, 2024, "from 18 Oct"),
    "days of a month": ("2024-10-08", "2024-10-13", 2024, "8-13 Oct"),
    "days of two months": ("2024-09-30", "2024-10-02", 2024, "30 Sep - 2 Oct"),
    "month": ("2024-06-01", "2024-06-30", None, "Jun 2024"),
    "February": ("2024-02-01", "2024-02-29", None, "Feb 2024"),
    "year": ("2023-01-01", "2023-12-31", None, "2023"),
    "years": ("1990-01-01", "1999-12-31", None, "1 Jan 1990 - 31 Dec 1999"),
    "hours": ("2024-10-18T09:30:00+09:00", "2024-10-18T09:30:00+09:00", 2024, "18 Oct 09:30"),
    "hours of a day": ("2024-10-18T18:00", "2024-10-18T23:59", 2024, "18 Oct"),
    "nothing": (None, None, None, ""),
    "the last day there is": ("9999-12-01", "9999-12-31", None, "1-31 Dec 9999"),
    "no date at all": ("soon", "soon", None, "soon"),
}


@pytest.mark.parametrize("name", DATES)
def test_dates(name):
    earliest, latest, year, line = DATES[name]
    assert write_dates(earliest, latest, year) == line


def test_times_that_are_not_known_are_quoted():
    span = find("two days earlier")
    unresolved = Time(span=span, value="XXXX", type="DATE", anchor=Anchor.UNRESOLVED)
    assert write_time(unresolved, TEXT) == "“two days earlier”"
    assert write_time(replace(unresolved, value="PRESENT_REF"), TEXT) == "now"


P = Place(span=Span(0, 3), name="Karsk", precision=Precision.CITY)
PLACES = {
    "at": (P, "Karsk"),
    "to": (replace(P, role=PlaceRole.TO), "> Karsk"),
    "from": (replace(P, role=PlaceRole.FROM), "< Karsk"),
    "area": (replace(P, precision=Precision.AREA), "Karsk (area)"),
    "unresolved": (replace(P, precision=Precision.UNRESOLVED), "Karsk?"),
    "corrected": (replace(P, corrected_from="Krask"), "Karsk [Krask]"),
}


@pytest.mark.parametrize("name", PLACES)
def test_places(name):
    place, line = PLACES[name]
    assert write_place(place) == line


def test_certainty():
    claim = make_reading().claims[0]
    values = {3.0: "+3", -3.0: "-3", 0.0: "0", 1.25: "+1.2", -0.04: "0"}
    for value, line in values.items():
        assert write_certainty(replace(claim, certainty=replace(claim.certainty, value=value))) == line


def test_speakers():
    reading = make_reading()
    lines = [write_speaker(claim, reading) for claim in reading.claims]
    assert lines == [
        "Harbour Office, citing Coast Guard, 9 Apr",
        "Ana Reyes, to the Daily Courier, in Selby",
        "Ana Reyes (“She”)",
        "own voice",
    ]


def test_speakers_who_come_through_others_jointly_or_without_a_name():
    reading = make_reading()
    claim = reading.claims[2]
    attribution = claim.attribution
    guard = Link(agent="Coast Guard", agent_id="a2", span=find("the coast guard"))
    through = replace(attribution, chain=(attribution.chain[0], guard, *attribution.chain[1:]))
    joint = replace(
        attribution,
        sources=(
            *attribution.sources,
            Source(span=find("the harbour office"), agent="Harbour Office", agent_id="a1"),
        ),
    )
    nobody = replace(attribution, sources=(), chain=attribution.chain[:1])
    lines = [write_speaker(replace(claim, attribution=a), reading) for a in (through, joint, nobody)]
    unclear = replace(attribution, sources=(replace(attribution.sources[0], agent="she", agent_id="a4"),))
    assert write_speaker(replace(claim, attribution=unclear), reading) == "she?"
    assert lines == ["Ana Reyes (“She”), via Coast Guard", "Ana Reyes (“She”) and Harbour Office", "nobody named"]


def test_headings():
    reading = make_reading()
    assert write_heading(reading) == (
        "selby.txt   Selby Post   10 Apr 2024   4 claims by 2 agents + own voice   2 figures   2 problems"
    )
    assert write_heading(Reading(report=Report(text="x", title="Hm"))) == (
        "Hm   no date   no claims   0 figures   0 problems"
    )
    one = replace(reading, claims=reading.claims[1:2], problems=reading.problems[:1])
    assert "1 claim by 1 agent   1 figure   1 problem" in write_heading(one)
