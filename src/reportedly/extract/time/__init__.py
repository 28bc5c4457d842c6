"""Times: what they say, in TIMEX3 and as an interval, and what they were reckoned from."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from reportedly.extract.parse import Parse
from reportedly.extract.time import (
    clock,
    dates,
    distances,
    durations,
    months,
    pointing,
    quarters,
    ranges,
    repeats,
    seasons,
    stretches,
    vague,
    weekdays,
    years,
)
from reportedly.extract.time.bounds import widen
from reportedly.extract.time.clock import is_aside
from reportedly.extract.time.draft import Scene, TimeDraft
from reportedly.extract.time.joining import end_hours, join_times
from reportedly.extract.time.lexing import lex_times
from reportedly.extract.time.patterns import match_time
from reportedly.extract.time.tense import find_verb, is_speech
from reportedly.model import Anchor, Problem, Span, Time, TimeRole

_READERS: dict[str, tuple[Callable[[Scene, int, int], TimeDraft | None], ...]] = {
    "iso": (dates.read_iso,),
    "numeric": (dates.read_numeric,),
    "range_md": (ranges.read_day_range,),
    "range_dm": (ranges.read_day_range,),
    "range_m": (ranges.read_month_range,),
    "week_of": (dates.read_week_of,),
    "date": (dates.read_date,),
    "nth_of": (durations.read_nth_of,),
    "month": (months.read_month,),
    "quarter": (quarters.read_quarter,),
    "half": (quarters.read_half,),
    "season": (seasons.read_season,),
    "holiday": (seasons.read_holiday,),
    "several": (repeats.read_several,),
    "weekday": (weekdays.read_weekday,),
    "deictic": (weekdays.read_deictic,),
    "part": (weekdays.read_part,),
    "before_last": (distances.read_before_last,),
    "ago": (distances.read_ago,),
    "narrative": (distances.read_narrative,),
    "year_ago": (distances.read_year_ago,),
    "period": (distances.read_period,),
    "ordinal": (dates.read_ordinal_day,),
    "annual": (repeats.read_annual,),
    "rolling": (durations.read_rolling,),
    "calendar": (stretches.read_calendar,),
    "century": (years.read_century,),
    "first": (durations.read_first,),
    "decade": (years.read_decade,),
    "clock": (clock.read_clock,),
    "duration": (durations.read_duration,),
    "spoken": (years.read_spoken,),
    "year": (years.read_year,),
    "set": (repeats.read_set,),
    "pointing": (pointing.read_pointing,),
    "vague": (vague.read_vague,),
    "night": (weekdays.read_night,),
}
_NEAR = re.compile(
    r"\b(?:about|around|approximately|roughly|nearly|almost|circa|sometime|some(?= \w+ ago))\b", re.IGNORECASE
)
_NEAR_BEFORE = re.compile(r"\bsome ?time(?=\s$)", re.IGNORECASE)
_DATELINE = re.compile(r"[-–—:(]")
_PUBLISHED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}.*))?")


def extract_times(parse: Parse, published: str | None) -> tuple[list[Time], list[Problem]]:
    """The times of a report, in the order of its text, and what could not be worked out.

    `published` is an ISO 8601 day or moment; without it relative times stay unresolved and one problem says so.
    `Time.span` holds the preposition that bounds ("by 1 November"); spans never overlap.

    >>> from reportedly.extract.parse import parse_report
    >>> times, _ = extract_times(parse_report("They will be ready by the 1st of November."), "2024-10-18")
    >>> [(t.earliest, t.latest) for t in times]
    [(None, '2024-11-01')]
    """
    drafts, problems = draft_times(parse, published)
    return [make_time(parse.text, d) for d in drafts], problems


def draft_times(parse: Parse, published: str | None) -> tuple[list[TimeDraft], list[Problem]]:
    """The drafts behind `extract_times`: they keep the TIMEX3 core and the parts of a range."""
    if not len(parse):
        return [], []
    lex = lex_times(parse)
    day, hours = _read_published(published)
    scene = Scene(p=parse, lex=lex, day=day, clock=hours)
    at, relative_seen = 0, None
    while found := match_time(lex.kinds, at):
        name, i, j = found
        if lex.kinds[i] == "K" and scene.tag(i)[:1] == "V":
            at = i + 1  # "to end the day higher": an act, not an edge
            continue
        draft = None
        for reader in _READERS[name]:
            draft = reader(scene, i, j)
            if draft:
                break
        if draft is None:
            at = i + 1
            continue
        at = max(draft.j, i + 1)
        durations.extend_approximator(scene, draft)
        _add(scene, draft)
        if draft.anchor is Anchor.UNRESOLVED and relative_seen is None:
            relative_seen = draft
    if published is None and relative_seen:
        message = "no publication date: relative times stay unresolved; give one with --date"
        scene.problems.append(Problem(message=message, span=scene.span(relative_seen.i, relative_seen.j)))
    elif published is not None and day is None:
        scene.problems.append(Problem(message=f"the publication date {published!r} is no ISO 8601 day or moment"))
    return scene.drafts, scene.problems


def _read_published(published: str | None) -> tuple[date | None, str]:
    m = _PUBLISHED.match(published or "")
    if not m:
        return None, ""
    try:
        return date.fromisoformat(m[1]), m[2] or ""
    except ValueError:
        return None, ""


def _add(scene: Scene, draft: TimeDraft) -> None:
    """Put a draft behind those before it: joined with the last, or apart from it."""
    last = scene.drafts[-1] if scene.drafts else None
    if last and is_aside(scene, last, draft):
        last.j = draft.j + 1  # "3 p.m. (1200 GMT) on Friday": one time, said twice
        last.end = scene.lex.end[last.j - 1]
        return
    joined = join_times(scene, last, draft) if last else None
    if joined:
        scene.drafts.pop()
        draft = joined
        if scene.drafts:
            end_hours(scene, scene.drafts[-1], draft)  # the hour has its day only now
    if draft.unit == "list":
        for part in draft.parts:
            _finish(scene, part)
        scene.drafts.extend(draft.parts)
        return
    _finish(scene, draft)
    scene.drafts.append(draft)


def _finish(scene: Scene, draft: TimeDraft) -> None:
    widen(scene, draft)
    for part in (draft, *draft.parts):
        part.core = scene.span(part.i, part.j)
    if scene.drafts and draft.start < scene.drafts[-1].end:
        draft.start = max(scene.drafts[-1].end, scene.lex.start[draft.i])
    if draft.type not in ("DATE", "TIME"):
        return
    token = scene.token(draft.i)
    if _is_dateline(scene, draft, token):
        draft.role = TimeRole.PUBLISHED
    elif is_speech(scene.p, find_verb(scene.p, token)):
        draft.role = TimeRole.SAID


def _is_dateline(scene: Scene, draft: TimeDraft, token: int) -> bool:
    """ "KYIV, Oct 18 (Agency) -": the report's own day near the start of a paragraph, before any verb."""
    if scene.day is None or draft.first != scene.day or draft.unit != "day" or draft.anchor is Anchor.NARRATIVE:
        return False
    if not any(k in "Md" or k in "IJ" for k in scene.lex.kinds[draft.i : draft.j]) or draft.bound:
        return False
    p = scene.p
    first = p.paragraphs[p.para[token]][0]
    if token - first > 8 or any(p.tag[k] in ("VBD", "VBZ", "VBP", "MD") for k in range(first, token)):
        return False
    if "M" not in scene.lex.kinds[draft.i : draft.j] and "I" not in scene.lex.kinds[draft.i : draft.j]:
        return False
    return (
        token == first
        or bool(_DATELINE.search(p.text, draft.end, draft.end + 30))
        or "Y" in scene.lex.kinds[draft.i : draft.j]
    )


def make_time(text: str, draft: TimeDraft) -> Time:
    """What a draft in a text comes to."""
    near = _NEAR.search(text, draft.start, draft.end)
    before = _NEAR_BEFORE.search(text, max(0, draft.start - 10), draft.start)
    hedge = near or before
    return Time(
        span=Span(draft.start, draft.end),
        value=draft.value,
        type=draft.type,
        earliest=draft.earliest,
        latest=draft.latest,
        role=draft.role,
        anchor=draft.anchor,
        anchor_span=draft.anchor_span,
        hedge=Span(*hedge.span()) if hedge else None,
    )


__all__ = ["draft_times", "extract_times", "make_time"]
