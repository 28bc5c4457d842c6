"""Quarters and halves of a year, as companies and ministries report them."""

from __future__ import annotations

from datetime import date

from reportedly.extract.time import calendar as cal
from reportedly.extract.time.calendar import Period
from reportedly.extract.time.draft import Scene, TimeDraft, make_draft, make_unresolved
from reportedly.extract.time.fields import find_cues, find_part, find_year
from reportedly.extract.time.tense import FUTURE
from reportedly.model import Anchor


def read_quarter(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """The third quarter, Q3 2024, last year's fourth quarter, the quarter."""
    kinds, value = scene.lex.kinds, scene.lex.value
    named = next((k for k in range(i, j) if kinds[k] == "Q"), -1)
    at = named if named >= 0 else kinds.index("q", i)
    number, half = 0, False
    if named >= 0:
        mark = scene.word(named)
        half = mark[0] == "h"
        number = int(mark.replace("q", "").replace("h", ""))
        if half and not any(kinds[k] in "Yy" for k in range(i, j)):
            return None
    else:
        for k in range(i, at):
            if kinds[k] in "oO":
                number = 4 if value[k] == "final" else int(value[k]) if int(value[k]) <= 4 else -1
        if number < 0:
            return None
        if number == 0 and (i == at or kinds[i] in "a" or scene.tag(at)[:1] == "V"):
            return None
        if (scene.word(j) in ("of", "-") and number == 0) or scene.word(at + 1) in ("final", "finals"):
            return None  # "a quarter of all", "the quarter-finals"
    ago = any(kinds[k] in "gB" and kinds[k - 1] in "-u" for k in range(i + 1, j)) or any(
        kinds[k] in "g" for k in range(at, j)
    )
    year = find_year(scene, i, at) if any(kinds[k] == "'" or kinds[k] in "Yy" for k in range(i, at)) else None
    if year is None:
        year = find_year(scene, at + 1, j) if not (ago and "g" in kinds[at:j]) else None
    own = any(kinds[k] in "Yy" for k in range(i, j))
    anchor = Anchor.ITSELF if own else Anchor.PUBLISHED
    if number and year is not None:
        made = cal.make_half(year, number) if half else cal.make_quarter(year, number)
        return make_draft(scene, i, j, made, anchor, find_part(scene, i, at)) if made else None
    if not number and year is not None and named < 0 and scene.day:
        before = before_period(scene.find_anchor("quarter"))
        known = (
            before
            if before and before.unit == "quarter"
            else cal.shift(cal.period_of("quarter", scene.day), "quarter", -1)
        )
        made = cal.make_quarter(year, int(known.value[-1])) if known else None
        draft = make_draft(scene, i, j, made, Anchor.NARRATIVE) if made else None
        if draft:
            draft.aside = year != scene.day.year
        return draft
    if scene.day is None:
        return make_unresolved(i, j, f"XXXX-Q{number}" if number else "XXXX-QX")
    current = cal.period_of("quarter", scene.day)
    if number:
        period = _nearest_quarter(scene, at, number)
    elif kinds[i] == "l" or "l" in kinds[i:at] or "R" in kinds[i:at]:
        period = cal.shift(current, "quarter", -1)
    elif "x" in kinds[i:at]:
        period = cal.shift(current, "quarter", 1)
    elif "i" in kinds[i:at]:
        period = current
    else:
        told = scene.find_anchor("quarter")
        period = before_period(told) if told and told.unit == "quarter" else None
        period = period or cal.shift(current, "quarter", -1)
    if period and ago:
        period = cal.shift(period, "year", -1)
    draft = make_draft(scene, i, j, period, anchor, find_part(scene, i, at)) if period else None
    if draft:
        draft.aside = ago
    return draft


def _nearest_quarter(scene: Scene, at: int, number: int) -> Period | None:
    """The latest quarter of that number that has begun, unless the tense looks ahead."""
    assert scene.day is not None
    year = scene.day.year
    direction = scene.direction(at)
    made = cal.make_quarter(year, number)
    if made is None:
        return None
    if direction == FUTURE:
        # figures for a quarter just over are still to come: "expects a loss for the third quarter"
        return made if (scene.day - made.last).days <= 100 else cal.make_quarter(year + 1, number)
    if (made.first - scene.day).days <= 31:
        return made
    return cal.make_quarter(year - 1, number)


def before_period(draft: TimeDraft | None) -> Period | None:
    """The period of a draft that stands for one."""
    if draft is None or draft.first is None or draft.unit not in cal.GRAINS:
        return None
    return cal.period_of(draft.unit, draft.first)


def read_half(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """The first half of 2024, the second half of the year, first-half."""
    kinds, value = scene.lex.kinds, scene.lex.value
    at = kinds.index("2", i)
    order = at - 1 if kinds[at - 1] != "-" else at - 2
    word = scene.word(order)
    number = (
        1 if word in ("first", "1st") else 2 if word in ("second", "2nd", "last", "final", "latter", "latest") else 0
    )
    if not number:
        return None
    decade = kinds.find("E", at, j)
    if decade >= 0:
        begun = int(value[decade])
        if begun < 100:
            begun += (scene.day.year if scene.day else 2000) // 100 * 100
            begun -= 100 if scene.day and begun > scene.day.year else 0
        draft = make_draft(scene, i, j, cal.period_of("decade", date(max(1, begun), 1, 1)), Anchor.ITSELF)
        if number == 1:
            draft.last = date(begun + 4, 12, 31)
        else:
            draft.first = date(begun + 5, 1, 1)
        return draft
    told = j > at + 1 or kinds[i] in "ilx"
    follows = scene.word(j)
    if not told and (kinds[at - 1] != "-" or follows not in find_cues("half")):
        return None  # football has halves too
    year = find_year(scene, i, order) if kinds[i] in "ilx" and "'" in kinds[i:order] else find_year(scene, at + 1, j)
    own = any(kinds[k] in "Yy" for k in range(i, j))
    if year is None:
        if scene.day is None:
            return make_unresolved(i, j, f"XXXX-H{number}")
        year = scene.day.year if scene.day.month > 6 or number == 2 else scene.day.year - (scene.day.month < 4)
    made = cal.make_half(year, number)
    return make_draft(scene, i, j, made, Anchor.ITSELF if own else Anchor.PUBLISHED) if made else None
