"""Times that hang on others, feasts by their own calendars, and what announcements lie ahead."""

from __future__ import annotations

import pytest

from reportedly.extract.parse import parse_report
from reportedly.extract.time import extract_times
from reportedly.extract.time.feasts import find_feast, list_feasts
from reportedly.model import Anchor

CASES = [
    # name, text, words, earliest, latest
    ("since then", "The mine shut in 2012. Since then 40 have left.", "Since then", "2012-01-01", "2024-10-18"),
    ("until then", "The truce ends on 30 November. Until then trucks may pass.", "Until then", None, "2024-11-30"),
    ("by that time", "The talks will open on Monday. By that time aid must flow.", "By that time", None, "2024-10-21"),
    (
        "after a range",
        "From 3 to 5 October it rained; the following day the dam broke.",
        "the following day",
        "2024-10-06",
        "2024-10-06",
    ),
    (
        "later than a range",
        "They fought from 3 to 5 October. Two days later it ended.",
        "Two days later",
        "2024-10-07",
        "2024-10-07",
    ),
    (
        "hours to a moment",
        "In the 24 hours to 18:00 on Thursday, 14 drones fell.",
        "In the 24 hours",
        "2024-10-16T18:00",
        "2024-10-17T18:00",
    ),
    ("will have", "By the end of November the brigade will have left.", "By the end of November", None, "2024-11-30"),
    ("timetabled", "The permit expires in 10 days.", "in 10 days", "2024-10-28", "2024-10-28"),
    (
        "hour in the morning",
        "He was shot at 4 in the morning.",
        "at 4 in the morning",
        "2024-10-18T04:00",
        "2024-10-18T04:00",
    ),
    ("mid-afternoon", "By mid-afternoon on the island, nobody had come.", "By mid-afternoon", None, "2024-10-18"),
    (
        "announced act",
        "The firm announced the closure of two mines in the fourth quarter.",
        "in the fourth quarter",
        "2024-10-01",
        "2024-12-31",
    ),
    ("year before events", "She led the 2014 protests.", "2014", "2014-01-01", "2014-12-31"),
    ("bare season", "Farmers say spring brings rain.", "spring", "2025-03-01", "2025-05-31"),
    ("capital season", "The banks held their Autumn meetings.", "Autumn", "2024-09-01", "2024-11-30"),
    (
        "recent history",
        "It was the worst flood in recent Alpine history.",
        "in recent Alpine history",
        None,
        "2024-10-18",
    ),
    ("some day", "The island will one day vanish.", "one day", "2024-10-18", None),
    ("moon feast", "The truce began on Eid al-Fitr.", "on Eid al-Fitr", "2024-04-10", "2024-04-11"),
    ("a month of fasting", "Prices rose during Ramadan.", "during Ramadan", "2024-03-12", "2024-04-09"),
    ("eastern church", "They will march on Orthodox Easter.", "on Orthodox Easter", "2025-04-20", "2025-04-20"),
    (
        "feast of a year",
        "No train has run since Lunar New Year 2023.",
        "since Lunar New Year 2023",
        "2023-01-22",
        "2024-10-18",
    ),
    ("feast ahead", "They meet again next Passover.", "next Passover", "2025-04-13", "2025-04-13"),
]


@pytest.mark.parametrize(("text", "words", "earliest", "latest"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_intervals(text: str, words: str, earliest: str | None, latest: str | None) -> None:
    times, _ = extract_times(parse_report(text), "2024-10-18")
    found = {t.span.cut(text): (t.earliest, t.latest) for t in times}
    assert found.get(words) == (earliest, latest), found


@pytest.mark.parametrize(
    "text",
    [
        "He ended the day in hospital.",
        "At the same time, prices fell.",
        "He then left the room.",
        "From that point on the map a road leads east.",
        "Of the 2000 workers, 40 were ill.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    times, _ = extract_times(parse_report(text), "2024-10-18")
    assert not times, [t.span.cut(text) for t in times]


def test_pointing_names_what_it_points_at() -> None:
    text = "The mine shut in 2012. Since then 40 have left."
    _, then = extract_times(parse_report(text), "2024-10-18")[0]
    assert then.anchor is Anchor.NARRATIVE
    assert then.anchor_span is not None
    assert then.anchor_span.cut(text) == "2012"


def test_weekdays_that_share_every_come_again() -> None:
    times, _ = extract_times(parse_report("Every Tuesday and Thursday buses leave."), "2024-10-18")
    assert [(t.value, t.earliest) for t in times] == [("XXXX-WXX-2", None), ("XXXX-WXX-4", None)]


@pytest.mark.parametrize("name", list_feasts())
def test_every_feast_has_its_day(name: str) -> None:
    runs = find_feast(name, 2024)
    assert runs
    assert all(first <= last and first.year == 2024 for first, last in runs)


def test_islamic_feasts_may_fall_twice() -> None:
    assert len(find_feast("Ramadan", 2030)) == 2
