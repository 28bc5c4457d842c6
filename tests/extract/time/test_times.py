"""What single sentences come to, and that nothing odd breaks the reader."""

from __future__ import annotations

import random
from calendar import day_name, month_name
from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.growth import assert_linear

from reportedly.extract.parse import parse_report, parse_reports
from reportedly.extract.time import draft_times, extract_times
from reportedly.model import Anchor, Time, TimeRole

FRIDAY = "2024-10-18"


def read(text: str, published: str | None = FRIDAY) -> list[Time]:
    return extract_times(parse_report(text), published)[0]


CASES = [
    # name, text, words, timex, earliest, latest
    (
        "deadline",
        "They will be ready by the 1st of November.",
        "by the 1st of November",
        "2024-11-01",
        None,
        "2024-11-01",
    ),
    (
        "no later than",
        "It must be paid no later than Monday.",
        "no later than Monday",
        "2024-10-21",
        None,
        "2024-10-21",
    ),
    (
        "prior to",
        "Nothing was said prior to 5 October 2024.",
        "prior to 5 October 2024",
        "2024-10-05",
        None,
        "2024-10-04",
    ),
    (
        "possessive is no bound",
        "The dollar rose after Monday's vote.",
        "after Monday",
        "2024-10-14",
        "2024-10-14",
        "2024-10-14",
    ),
    ("since", "The port has been shut since 2 May.", "since 2 May", "2024-05-02", "2024-05-02", "2024-10-18"),
    ("rolling", "Ties grew over the past year.", "over the past year", "P1Y", "2023-10-18", "2024-10-18"),
    ("more than ago", "It began more than 20 years ago.", "more than 20 years ago", "2004", None, "2004-12-31"),
    ("hyphenated", "They agreed on a two-week truce.", "two-week", "P2W", None, None),
    ("half", "The raid lasted an hour and a half.", "an hour and a half", "PT1H30M", None, None),
    ("range of numbers", "It takes two to three weeks.", "two to three weeks", "P2W", None, None),
    ("spoken year", "He fled in nineteen ninety-six.", "in nineteen ninety-six", "1996", "1996-01-01", "1996-12-31"),
    ("short year", "The lowest level since '82 was reached.", "since '82", "1982", "1982-01-01", "2024-10-18"),
    ("decade", "In the '80s the mine closed.", "In the '80s", "198", "1980-01-01", "1989-12-31"),
    ("decade with apostrophe", "The boom of the 1980's ended.", "the 1980", "198", "1980-01-01", "1989-12-31"),
    (
        "quarter of last year",
        "Profit fell in the fourth quarter of last year.",
        "fourth quarter of last year",
        "2023-Q4",
        "2023-10-01",
        "2023-12-31",
    ),
    ("set", "They meet every Monday.", "every Monday", "XXXX-WXX-1", None, None),
    ("daily", "It sails daily.", "daily", "P1D", None, None),
    ("named day", "He was jailed over the Sept. 11 attacks.", "Sept. 11", "2001-09-11", "2001-09-11", "2001-09-11"),
    (
        "dateline",
        "KYIV, Oct 18 (Agency) - Shells fell on the port.",
        "Oct 18",
        "2024-10-18",
        "2024-10-18",
        "2024-10-18",
    ),
    (
        "military hour",
        "It was launched at 0735 GMT on Friday.",
        "0735 GMT on Friday",
        "2024-10-18T07:35Z",
        "2024-10-18T07:35Z",
        "2024-10-18T07:35Z",
    ),
    ("capitals", "TROOPS LEFT THE TOWN ON 3 OCTOBER 2024.", "3 OCTOBER 2024", "2024-10-03", "2024-10-03", "2024-10-03"),
    (
        "cross-year range",
        "The truce held from 28 December to 3 January.",
        "from 28 December to 3 January",
        "2023-12-28/2024-01-03",
        "2023-12-28",
        "2024-01-03",
    ),
    (
        "month range",
        "It rained from May to July 2014.",
        "from May to July 2014",
        "2014-05/2014-07",
        "2014-05-01",
        "2014-07-31",
    ),
    ("year to a month", "Sales in the year to September rose.", "in the year", "P1Y", "2023-10-01", "2024-09-30"),
    (
        "said that day",
        "The company said Tuesday its plants are safe.",
        "Tuesday",
        "2024-10-15",
        "2024-10-15",
        "2024-10-15",
    ),
    (
        "before an end",
        "He must go before the end of the year.",
        "before the end of the year",
        "2024",
        None,
        "2024-12-31",
    ),
    (
        "since looks back",
        "It has been shut since 20 December.",
        "since 20 December",
        "2023-12-20",
        "2023-12-20",
        "2024-10-18",
    ),
    ("no plan", "The pools drain in two days.", "in two days", "P2D", None, None),
    ("plan", "The pools will drain in two days.", "in two days", "P2D", "2024-10-20", "2024-10-20"),
    ("conditional", "It would be odd if it fell on Monday.", "on Monday", "2024-10-21", "2024-10-21", "2024-10-21"),
    ("season", "In the 2023/24 season the club won.", "2023/24", "2023/2024", "2023-01-01", "2024-12-31"),
    ("no end told", "It is closed until at least Nov. 4.", "until at least Nov. 4", "2024-11-04", None, None),
    (
        "before last",
        "He fell the Tuesday before last.",
        "the Tuesday before last",
        "2024-10-08",
        "2024-10-08",
        "2024-10-08",
    ),
    ("ago today", "A week ago today the dam burst.", "A week ago today", "2024-10-11", "2024-10-11", "2024-10-11"),
    (
        "hours of a day",
        "The power will be cut from 8 a.m. to 5 p.m. on Wednesday.",
        "from 8 a.m. to 5 p.m. on Wednesday",
        "2024-10-23T08:00/2024-10-23T17:00",
        "2024-10-23T08:00",
        "2024-10-23T17:00",
    ),
]


@pytest.mark.parametrize(
    ("text", "words", "timex", "earliest", "latest"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_one_sentence(text: str, words: str, timex: str, earliest: str | None, latest: str | None) -> None:
    found = [t for t in read(text) if t.span[0] <= text.index(words) + len(words) - 1 and text.index(words) < t.span[1]]
    assert len(found) == 1, read(text)
    assert (found[0].value, found[0].earliest, found[0].latest) == (timex, earliest, latest)
    assert words in found[0].span.cut(text) or found[0].span.cut(text) in words


NOT_TIMES = [
    "The team may march on the capital.",
    "Theresa May led May's cabinet until her second man, April Jones, came.",
    "It cost 2,000 dollars and 2000 people came.",
    "The suspect, a 23-year-old man aged 23, fell.",
    "The prices fall and spring back.",
    "The Boeing 747 carried 12 000 boxes; the score was 3-5 and 2:1.",
    "The second man was first in the third row.",
    "Sun and sat are words, as are mar and dec.",
    "Iraq imports three-quarters of its food.",
    "The Daily Mail and the Sunday Times reported it.",
]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_no_time_is_made_up(text: str) -> None:
    assert read(text) == []


def test_the_narrative_governs_what_is_told_in_it() -> None:
    text = "The convoy was hit on 5 October. Two days earlier it had left the port."
    times = read(text)
    assert [(t.earliest, t.anchor) for t in times] == [
        ("2024-10-05", Anchor.PUBLISHED),
        ("2024-10-03", Anchor.NARRATIVE),
    ]
    assert times[1].anchor_span is not None
    assert times[1].anchor_span.cut(text) == "5 October"


def test_hours_and_minutes_are_told_in_the_day_of_the_narrative() -> None:
    text = "The ferry sank on Sunday, rescuers said. It sent a call at 8:52 p.m. and vanished six minutes later."
    assert [t.earliest for t in read(text)] == ["2024-10-13", "2024-10-13T20:52", "2024-10-13T20:58"]


def test_an_hour_told_in_two_zones_is_one_time() -> None:
    text = "The blast took place at around 8:40 a.m. (0040 GMT) at a shop."
    times = read(text)
    assert [(t.span.cut(text), t.earliest) for t in times] == [
        ("at around 8:40 a.m. (0040 GMT)", "2024-10-18T08:40"),
    ]


def test_an_hour_after_publication_was_that_of_the_day_before() -> None:
    assert read("The tower fell at 10 p.m. in the rain.", "2024-10-18T05:00:00Z")[0].earliest == "2024-10-17T22:00"


def test_weekdays_told_together_follow_each_other() -> None:
    assert [t.earliest for t in read("They met on Friday and Saturday.")] == ["2024-10-11", "2024-10-12"]
    assert [t.earliest for t in read("They will meet on Thursday and Friday.")] == ["2024-10-24", "2024-10-25"]


def test_said_times_do_not_govern_events_where_an_event_is_known() -> None:
    text = "The convoy was hit on 5 October. Officials said on Thursday. The following day the road was shut."
    assert read(text)[-1].earliest == "2024-10-06"


def test_a_time_hung_on_an_event_stays_unresolved() -> None:
    time = read("He returned the day after the attack.")[0]
    assert (time.earliest, time.latest, time.anchor) == (None, None, Anchor.UNRESOLVED)


def test_roles() -> None:
    times = read("KYIV, Oct 18 (Agency) - The minister said on Thursday that the bridge fell on Monday.")
    assert [t.role for t in times] == [TimeRole.PUBLISHED, TimeRole.SAID, TimeRole.EVENT]


def test_without_a_date_relative_times_stay_open_and_one_problem_says_so() -> None:
    parse = parse_report("They met on Friday, yesterday, last week, in June and two years ago, and on 3 May 2024.")
    times, problems = extract_times(parse, None)
    assert len(times) == 6
    assert len(problems) == 1
    assert "date" in problems[0].message
    for time in times[:-1]:
        assert (time.anchor, time.earliest, time.latest) == (Anchor.UNRESOLVED, None, None)
    assert times[-1].earliest == "2024-05-03"


def test_a_date_that_is_none_is_said_to_be_none() -> None:
    times, problems = extract_times(parse_report("They met on Friday."), "yesterday")
    assert times[0].anchor is Anchor.UNRESOLVED
    assert "yesterday" in problems[0].message


@pytest.mark.parametrize("text", ["It sank on 30 February 2024.", "It sank on 31/31/2024.", "It sank on 2024-13-40."])
def test_no_day_of_the_calendar(text: str) -> None:
    times, problems = extract_times(parse_report(text), FRIDAY)
    assert not [t for t in times if t.type == "DATE" and len(t.value) == 10]
    assert problems


def test_day_or_month_first_is_left_open() -> None:
    times, problems = extract_times(parse_report("It sank on 12/10/2024."), FRIDAY)
    assert (times[0].earliest, times[0].latest) == ("2024-10-12", "2024-12-10")
    assert times[0].anchor is Anchor.UNRESOLVED
    assert len(problems) == 1


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "2024-02-29"])
def test_the_ends_of_the_calendar(published: str) -> None:
    text = (
        "Yesterday, tomorrow, last week, next week, two centuries ago, ten years later, next winter, the past decade, "
        "on Monday, next Monday, last June, on 29 February, in the next 5000 years, in 0000, in 9999, overnight, "
        "by Christmas, at midnight on Sunday, 9999999999 years ago."
    )
    for time in read(text, published):
        assert 0 <= time.span.start < time.span.end <= len(text)


MONTHS = list(month_name)[1:]
DAYS = list(day_name)


def _ordinal(n: int) -> str:
    return f"{n}{'th' if 10 <= n % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


def test_written_claims() -> None:
    """Sentences written from known days give those days and their words back."""
    random_ = random.Random(6)
    texts, wanted, days = [], [], []
    for _ in range(150):
        published = date(2000, 1, 1) + timedelta(random_.randrange(12000))
        day = published - timedelta(random_.randrange(1, 60))
        ahead = published + timedelta(random_.randrange(1, 60))
        week = published - timedelta(random_.randrange(0, 7))
        soon = published + timedelta(random_.randrange(0, 7))
        month, later = MONTHS[day.month - 1], MONTHS[ahead.month - 1]
        forms = [
            (f"Rebels seized the town on {day.day} {month} {day.year}.", f"on {day.day} {month} {day.year}", day, day),
            (
                f"Rebels seized the town on {month} {day.day}, {day.year}.",
                f"on {month} {day.day}, {day.year}",
                day,
                day,
            ),
            (f"Rebels seized the town on {month} {day.day}.", f"on {month} {day.day}", day, day),
            (
                f"Rebels seized it on the {_ordinal(day.day)} of {month}.",
                f"on the {_ordinal(day.day)} of {month}",
                day,
                day,
            ),
            (f"The town was seized on {DAYS[week.weekday()]}.", f"on {DAYS[week.weekday()]}", week, week),
            (f"The council will meet on {DAYS[soon.weekday()]}.", f"on {DAYS[soon.weekday()]}", soon, soon),
            (f"The bridge will open by {ahead.day} {later}.", f"by {ahead.day} {later}", None, ahead),
            (f"The log of {day.isoformat()} was lost.", day.isoformat(), day, day),
            (f"The town fell {(published - day).days} days ago.", f"{(published - day).days} days ago", day, day),
        ]
        text, words, first, last = random_.choice(forms)
        if "1 days" in words[:6]:
            continue
        texts.append(text)
        days.append(published.isoformat())
        wanted.append((words, first and first.isoformat(), last.isoformat()))
    assert len(texts) > 120
    for text, published_on, want, parse in zip(texts, days, wanted, parse_reports(texts), strict=True):
        times, problems = extract_times(parse, published_on)
        got = [(t.span.cut(text), t.earliest, t.latest) for t in times]
        assert got == [want], f"{published_on} {text}"
        assert problems == []


WORDS = [
    "the",
    "a",
    "last",
    "next",
    "on",
    "in",
    "by",
    "since",
    "until",
    "between",
    "and",
    "from",
    "to",
    "of",
    "Monday",
    "Friday",
    "May",
    "March",
    "June",
    "12",
    "2024",
    "2,000",
    "15:00",
    "p.m.",
    "GMT",
    "year",
    "years",
    "ago",
    "later",
    "earlier",
    "day",
    "days",
    "week",
    "quarter",
    "third",
    "first",
    "half",
    "early",
    "end",
    "this",
    "that",
    "every",
    "daily",
    "overnight",
    "Christmas",
    "Eve",
    "1990s",
    "'80s",
    "will",
    "met",
    "said",
    ",",
    ".",
    "-",
    "(",
    ")",
    "3-5",
    "12/10/2024",
    "2024-10-18",
    "spring",
    "fall",
    "hundred",
    "twenty",
    "two",
    "few",
    "more",
    "than",
]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join),
    st.sampled_from([None, FRIDAY, "0001-01-01", "9999-12-31"]),
)
def test_spans_of_any_words(text: str, published: str | None) -> None:
    drafts, problems = draft_times(parse_report(text), published)
    end = 0
    for draft in drafts:
        assert end <= draft.start < draft.end <= len(text)
        assert draft.start <= draft.core.start < draft.core.end <= draft.end
        end = draft.end
    for time in extract_times(parse_report(text), published)[0]:
        if time.earliest and time.latest and time.anchor is not Anchor.UNRESOLVED:
            assert time.earliest[:10] <= time.latest[:10]
    assert all(p.span is None or p.span.end <= len(text) for p in problems)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    extract_times(parse_report(text), FRIDAY)


@settings(max_examples=15, deadline=None)
@given(st.sampled_from([c[1] for c in CASES]), st.sampled_from(["A plain line.", "Émile 😀 says.", "One 12 000 two."]))
def test_a_paragraph_before_shifts_the_spans(text: str, prefix: str) -> None:
    alone = read(text)
    behind = read(f"{prefix}\n\n{text}")
    by = len(prefix) + 2
    assert [(t.span.shift(by), t.value, t.earliest, t.latest) for t in alone] == [
        (t.span, t.value, t.earliest, t.latest) for t in behind
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "Monday ",
        "1,",
        "two and a ",
        "the end of the ",
        "May 3-",
        "'80s ",
        "15:00 GMT ",
        "last ",
        "11/11/11/",
        "more than ",
    ],
)
def test_time_grows_with_the_text(unit: str) -> None:
    assert_linear(lambda n: partial(extract_times, parse_report(unit * n), FRIDAY), 300, slack=0.02)
