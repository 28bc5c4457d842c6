"""Ranges whose ends share a month or a year: 3-5 May, between the 8th and 13th of October, May-July 2014."""

from __future__ import annotations

from reportedly.extract.time import calendar as cal
from reportedly.extract.time.dates import resolve_month_day
from reportedly.extract.time.draft import Scene, TimeDraft, make_draft, make_unresolved
from reportedly.extract.time.fields import find_year
from reportedly.model import Anchor


def read_day_range(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """May 3-5, 3 to 5 May 2024, the 8th and 13th of October, 28 February - 3 March."""
    kinds, value = scene.lex.kinds, scene.lex.value
    days = [k for k in range(i, j) if kinds[k] in "do"]
    months = [k for k in range(i, j) if kinds[k] == "M"]
    if len(days) < 2 or not months:
        return None
    days = days[:2]
    month_first = months[0] < days[0]
    link = next(k for k in range(days[0] + 1, j) if kinds[k] in ">&-")
    joined = kinds[link] != "&" or scene.word(i - 1) == "between" or scene.word(i - 2) == "between"
    if scene.word(link) in ("or", "&"):
        joined = False
    years = [k for k in range(i, j) if kinds[k] in "Yy"]
    left_month, right_month = months[0], months[-1]
    year = find_year(scene, years[-1], years[-1] + 1) if years else None
    left_year = find_year(scene, years[0], years[0] + 1) if len(years) > 1 else year
    left_end = max(days[0], left_month if month_first or len(months) > 1 else days[0]) + 1
    left_start, right_start = i, link + 1
    right = _make(scene, right_start, j, year, int(value[right_month]), int(value[days[1]]), days[1])
    if left_year is None and right and right.first:
        month, day = int(value[left_month]), int(value[days[0]])
        left_year = right.first.year - ((month, day) > (right.first.month, right.first.day))
        left = _make(scene, left_start, min(left_end, link), left_year, month, day, days[0])
        if left:
            left.anchor = right.anchor
    else:
        left = _make(
            scene, left_start, min(left_end, link), left_year, int(value[left_month]), int(value[days[0]]), days[0]
        )
    if left is None or right is None:
        return None
    if left.first and right.first and left.first > right.first:
        if year is None:
            moved = cal.make_day(right.first.year - 1, left.first.month, left.first.day)
        else:
            moved = cal.make_day(year - 1, left.first.month, left.first.day) if len(months) > 1 else None
        if moved is None:
            return None
        left.first = left.last = moved.first
        left.value = moved.value
    if left.first is None or right.last is None:
        draft = make_unresolved(i, j, f"{left.value}/{right.value}")
        draft.parts = [left, right]
        return draft
    draft = TimeDraft(
        i=i, j=j, type="DATE", value=f"{left.value}/{right.value}", unit="range", first=left.first, last=right.last,
        anchor=right.anchor, parts=[left, right],
    )  # fmt: skip
    if not joined:
        draft.unit = "list"
    return draft


def _make(scene: Scene, i: int, j: int, year: int | None, month: int, day: int, at: int) -> TimeDraft | None:
    if year is None:
        return resolve_month_day(scene, i, j, month, day, at)
    period = cal.make_day(year, month, day)
    if period is None:
        scene.complain(i, j, f"{scene.span(i, j).cut(scene.p.text)!r} is no day of the calendar")
        return None
    return make_draft(scene, i, j, period, Anchor.ITSELF)


def read_month_range(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """May-July 2014, October and November 2023."""
    kinds, value = scene.lex.kinds, scene.lex.value
    second = kinds.rindex("M", i, j)
    year = find_year(scene, second + 1, j)
    if year is None:
        return None
    a, b = int(value[i]), int(value[second])
    left = cal.make_month(year - (a > b), a)
    right = cal.make_month(year, b)
    if left is None or right is None:
        return None
    parts = [make_draft(scene, i, i + 1, left, Anchor.ITSELF), make_draft(scene, second, j, right, Anchor.ITSELF)]
    link = scene.word(i + 1)
    unit = "range" if link != "and" or scene.word(i - 1) == "between" else "list"
    return TimeDraft(
        i=i,
        j=j,
        type="DATE",
        value=f"{left.value}/{right.value}",
        unit=unit,
        first=left.first,
        last=right.last,
        parts=parts,
    )
