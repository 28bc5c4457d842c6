"""Seasons and holidays."""

from __future__ import annotations

from datetime import date

from reportedly.extract.time import calendar as cal
from reportedly.extract.time.draft import Scene, TimeDraft, make_draft, make_unresolved
from reportedly.extract.time.fields import find_cues, find_part, find_year, refuse
from reportedly.extract.time.holidays import find_days
from reportedly.extract.time.tense import FUTURE, OPEN, PAST
from reportedly.model import Anchor


def read_season(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Last summer, the winter of 2022, spring."""
    kinds = scene.lex.kinds
    at = next(k for k in range(i, j) if kinds[k] in "Ss")
    name = str(scene.lex.value[at])
    word = scene.word(at)
    if kinds[at] == "s":
        if word in ("springs", "falls") or scene.tag(at)[:1] == "V":
            return None
        draft = make_unresolved(i, j, f"XXXX-{name}", "SET")
        draft.anchor = Anchor.ITSELF
        return draft
    if scene.tag(at)[:1] == "V" and i == at:
        return None
    capital = scene.p.text[scene.lex.start[at]].isupper()
    before = scene.word(at - 1)
    year = find_year(scene, at + 1, j)
    led = (i < at and kinds[i] in "lxiTkK") or year is not None
    if capital and scene.tag(at + 1) in ("NN", "NNS") and scene.word(at + 1).islower():
        capital = scene.word(at + 1) not in find_cues("gatherings")  # "their Autumn meetings" is no name
        led = led or not capital
    if not led and word == "spring" and i == at and _is_subject(scene, at):
        led = True
    if not led:
        if word in ("fall", "spring") and before not in (
            "in",
            "this",
            "by",
            "until",
            "since",
            "through",
            "during",
            "early",
            "late",
            "mid",
            "-",
        ):
            return None
        if capital and before not in ("in", "by", "this", "last", "next", "", "the", "since", "until"):
            return None
        if kinds[i] == "t" and word in ("fall", "spring"):
            return None
    part = find_part(scene, i, at)
    if year is not None:
        period = cal.make_season(year, name)
        return make_draft(scene, i, j, period, Anchor.ITSELF, part) if period else None
    if scene.day is None:
        return make_unresolved(i, j, f"XXXX-{name}")
    current = cal.period_of("season", scene.day)
    step = [scene.day.year + k for k in (-2, -1, 0, 1)]
    found = [p for y in step if (p := cal.make_season(y, name))]
    lead = next((scene.word(k) for k in range(at - 1, i - 1, -1) if kinds[k] in "lxiT"), "")
    if lead in ("last", "past", "previous"):
        found = [p for p in found if p.last < scene.day]
        choice = found[-1] if found else None
    elif lead in ("next", "coming", "following"):
        found = [p for p in found if p.first > scene.day]
        choice = found[0] if found else None
    elif lead in ("this", "that", "same", "current"):
        choice = (
            current
            if current.value.endswith(name)
            else next((p for p in found if p.first.year == scene.day.year), None)
        )
    else:
        direction = scene.direction(at)
        if direction == PAST:
            choice = next((p for p in reversed(found) if p.first <= scene.day), None)
        elif direction == FUTURE:
            choice = next((p for p in found if p.last >= scene.day), None)
        else:
            choice = next((p for p in found if p.first.year == scene.day.year), None)
    return make_draft(scene, i, j, choice, Anchor.PUBLISHED, part) if choice else None


def _is_subject(scene: Scene, at: int) -> bool:
    """ "Spring shows signs of hope": bare, before its verb, so neither water nor metal."""
    token = scene.token(at)
    return scene.p.dep[token] == "nsubj" and not scene.p.children[token] and scene.tag(at + 1)[:1] in ("V", "M")


def read_holiday(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Christmas Eve, last Thanksgiving, Easter 2024."""
    at = next(k for k in range(i, j) if scene.kind(k) == "X")
    name = str(scene.lex.value[at])
    if (
        name in ("New Year", "New Year's")
        and scene.word(j)[:1].isalpha()
        and scene.word(j) in ("resolution", "resolutions", "honours")
    ):
        return None
    if scene.kind(at - 1) == "." and scene.tag(at - 1) == "NNP" and scene.word(at - 1).isalpha():
        return None
    year = find_year(scene, at + 1, j)
    own = year is not None
    if year is not None:
        runs = find_days(name, year)
        if not runs:
            return refuse(scene, i, j)
    elif scene.day is None:
        return make_unresolved(i, j, "XXXX-XX-XX")
    else:
        near = [run for y in (-1, 0, 1) for run in find_days(name, scene.day.year + y)]
        chosen = _choose_run(scene, at, scene.word(i) if scene.kind(i) in "lxi" else "", near)
        if chosen is None:
            return None
        runs = [chosen]
    first, last = runs[0]
    unit = "week" if scene.word(j - 1) == "week" else "weekend" if scene.word(j - 1) == "weekend" else "day"
    draft = make_draft(scene, i, j, cal.period_of(unit, first), Anchor.ITSELF if own else Anchor.PUBLISHED)
    if last != first and unit == "day":
        draft.last = last
        draft.value, draft.unit = f"{first.isoformat()}/{last.isoformat()}", "stretch"
    if scene.kind(j - 1) == "P" and len(str(scene.lex.value[j - 1])) == 2:
        draft.type, draft.value = "TIME", f"{draft.value}T{scene.lex.value[j - 1]}"
    return draft


def _choose_run(scene: Scene, at: int, lead: str, runs: list[tuple[date, date]]) -> tuple[date, date] | None:
    """Which of the years' days is meant: by "last" and "next", the nearest, or by the tense where none is near."""
    day = scene.day
    assert day is not None
    past, ahead = [r for r in runs if r[0] <= day], [r for r in runs if r[1] >= day]
    if lead in ("last", "past", "previous"):
        return next((r for r in reversed(runs) if r[1] < day), None)
    if lead in ("next", "coming"):
        return next((r for r in runs if r[0] > day), None)
    if lead == "this":
        return next((r for r in runs if r[0].year == day.year), None)
    near = min(runs, key=lambda r: abs((r[0] - day).days), default=None)
    direction = scene.direction(at) if near and abs((near[0] - day).days) > 60 else OPEN
    if direction == PAST:
        return past[-1] if past else None
    if direction == FUTURE:
        return ahead[0] if ahead else None
    return near
