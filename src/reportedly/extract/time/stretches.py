"""Stretches of the calendar named by their unit: last year, this week, the following month, the year, year-end."""

from __future__ import annotations

from datetime import date

from reportedly.extract.time import calendar as cal
from reportedly.extract.time.amount import Amount
from reportedly.extract.time.draft import Scene, TimeDraft, make_draft, make_unresolved
from reportedly.extract.time.fields import find_part
from reportedly.extract.time.tense import FUTURE, PAST
from reportedly.extract.time.weekdays import _BACK_WORDS
from reportedly.model import Anchor, TimeRole


def read_calendar(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Last year, this week, next month, that day, the following month, the year, the end of the week, year-end."""
    kinds, value = scene.lex.kinds, scene.lex.value
    if kinds[j - 1] in "Klx":
        return _read_edge(scene, i, j)
    at = j - 1
    unit = str(value[at])
    if scene.kind(j) == "-" and scene.p.text[scene.lex.end[at] : scene.lex.end[at] + 1] != " ":
        return None
    if scene.p.text[scene.lex.start[at]].isupper() and at > i:
        return None  # the programme "This Week"
    lead = next((scene.word(k) for k in range(at - 1, i - 1, -1) if kinds[k] in "lxiTR"), "")
    part = find_part(scene, i, at)
    if scene.word(i - 1) == "far" and lead in ("this", "current"):
        part = "earlier"
    if lead == "prior":
        lead = "previous"
    if unit == "century" and lead not in ("this", "last", "next", "current"):
        return None
    if not lead:
        return _read_bare(scene, i, j, unit, part)
    if (
        kinds[i] == "t"
        and lead in ("last", "next")
        and (scene.word(j) in ("of", "that", "when", "before") or scene.tag(j) in ("PRP", "DT", "WDT", "WRB"))
    ):
        return None  # "the last day I saw her", "the last week of the trial"
    definite = (kinds[i] == "t" and kinds[i + 1] in "lR") or (kinds[i] == "t" and "l" in kinds[i:at])
    if lead in ("past", "last") and unit != "weekend" and (definite or lead == "past") and not part:
        return roll(scene, i, j, Amount(1, 1, unit), -1)
    if (
        lead == "next"
        and kinds[i] == "t"
        and unit in ("year", "month", "week")
        and scene.word(i - 1) in ("over", "within", "during", "in", "for")
    ):
        return roll(scene, i, j, Amount(1, 1, unit), 1)
    by = (
        -1
        if lead in (*_BACK_WORDS, "latest", "prior")
        else 1
        if lead in ("next", "following", "coming", "upcoming", "subsequent", "forthcoming", "ensuing")
        else 0
    )
    narrative = (
        lead in ("previous", "preceding", "following", "same", "that", "subsequent", "ensuing")
        or (lead == "next" and unit == "day")
        or (lead == "next" and kinds[i] == "t" and unit in ("week", "month", "year") and scene.direction(at) == PAST)
    )
    source = scene.find_anchor(unit) if narrative else None
    if lead == "latest":
        source = None
    if source and source.first:
        base = source.last if by > 0 and source.last and unit == "day" else source.first
        anchor = Anchor.NARRATIVE
    elif narrative and lead in ("following", "same", "that", "subsequent", "next", "ensuing"):
        if lead == "that" and not _is_time_that(scene, i, j):
            return None
        return make_unresolved(i, j, "XXXX-XX-XX")
    elif scene.day:
        base, anchor = scene.day, Anchor.PUBLISHED
    else:
        return make_unresolved(i, j, _open_value(unit))
    day = cal.move(base, unit, by)
    if (unit == "weekend" and by == 0) or (unit == "weekend" and not narrative):
        day = _weekend(base, by)
    if day is None:
        return None
    draft = make_draft(scene, i, j, cal.period_of(unit if unit != "fortnight" else "week", day), anchor, part)
    if source:
        draft.anchor_span = scene.span(source.i, source.j)
    return draft


def _is_time_that(scene: Scene, i: int, j: int) -> bool:
    return scene.tag(i) in ("DT", "JJ", "IN") and scene.tag(j)[:1] != "V"


def _weekend(base: date, by: int) -> date | None:
    if by == 0:
        # on Monday and Tuesday "this weekend" may be the one just gone; the caller's tense is not asked
        return base
    return cal.move(base, "week", by)


def _open_value(unit: str) -> str:
    return {"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "year": "XXXX"}.get(unit, "XXXX-XX-XX")


def roll(scene: Scene, i: int, j: int, amount: Amount, sign: int) -> TimeDraft:
    """A stretch that ends (or begins) with publication: over the past year, the next two weeks."""
    draft = TimeDraft(i=i, j=j, type="DURATION", value=amount.value, anchor=Anchor.PUBLISHED, amount=amount)
    if scene.day is None:
        draft.anchor = Anchor.UNRESOLVED
        return draft
    unit, number = amount.unit, amount.high
    other: date | None = None
    if number:
        if unit in ("hour", "minute", "second"):
            days = number / {"hour": 24, "minute": 1440, "second": 86400}[unit]
            other = cal.move(scene.day, "day", sign * -int(-days // 1))
        else:
            other = cal.move(scene.day, unit, sign * int(number))
            if other and number != int(number) and unit in ("year", "decade"):
                other = cal.move(other, "month", round(sign * (number - int(number)) * (12 if unit == "year" else 120)))
    if sign < 0:
        draft.first, draft.last = other, scene.day
    else:
        draft.first, draft.last = scene.day, other
    return draft


def _read_bare(scene: Scene, i: int, j: int, unit: str, part: str) -> TimeDraft | None:
    """The year, the day, the weekend, the end of the month: of the narrative where it has one, else of the report."""
    if scene.kind(i) not in "tkKBA" or (unit in ("century", "decade", "millennium", "quarter") and not part):
        return None
    if (
        unit in ("day", "week", "month")
        and not part
        and (
            (scene.word(i - 1) == "of" and scene.word(i - 2) not in ("rest", "remainder", "end", "course"))
            or scene.word(i - 1) == "per"
        )
    ):
        return None
    word = scene.word(j)
    qualified = scene.tag(j)[:2] in ("NN", "JJ", "DT", "PR", "WR") and word.isalpha()
    qualified = qualified or word in ("of", "that", "when", "-", "after", "before", "’", "'")
    if qualified and not (part and word in ("'", "’", "that", "after", "before")):
        return None  # "the day the ship sank", "the year of the dragon"
    if part in ("earlier", "later") and scene.kind(i) in "BA" and scene.word(i + 1) not in ("in", "the"):
        return None
    if unit == "year" and "5" in scene.lex.kinds[i:j] and scene.day and not part and scene.direction(j - 1) == PAST:
        # what is told of an entire year early in the next is told of the last
        day = scene.day if scene.day.month > 3 else cal.move(scene.day, "year", -1)
        return make_draft(scene, i, j, cal.period_of("year", day or scene.day), Anchor.PUBLISHED)
    if unit == "year" and scene.word(j) in ("ended", "ending", "to", "through"):
        return TimeDraft(i=i, j=j, type="DURATION", value="P1Y", amount=Amount(1, 1, "year"))
    source = scene.find_anchor(unit) if unit in ("day", "year", "month") and "5" not in scene.lex.kinds[i:j] else None
    if source and source.role is TimeRole.SAID and unit != "day":
        source = None
    if unit == "day" and source is None and not part:
        return None
    if (
        source
        and source.first
        and (
            unit == "day"
            or (scene.lex.start[i] - source.end < 300 and source.unit in (unit, "month", "quarter", "day"))
        )
    ):
        base, anchor = source.first, Anchor.NARRATIVE
    elif scene.day:
        base, anchor = scene.day, Anchor.PUBLISHED
        if unit == "weekend" and scene.direction(j - 1) != FUTURE and scene.day.weekday() < 5:
            base = cal.move(scene.day, "week", -1) or scene.day
    else:
        return make_unresolved(i, j, _open_value(unit))
    draft = make_draft(scene, i, j, cal.period_of(unit, base), anchor, part)
    if source and anchor is Anchor.NARRATIVE:
        draft.anchor_span = scene.span(source.i, source.j)
    return draft


def _read_edge(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Year-end, year's end, the year previous."""
    kinds = scene.lex.kinds
    word = scene.word(j - 1)
    if kinds[j - 1] in "lx":
        unit = str(scene.lex.value[j - 2])
        source = scene.find_anchor(unit)
        base = source.first if source and source.first else scene.day
        if base is None or word not in ("previous", "before", "following", "prior", "preceding"):
            return None
        day = cal.move(base, unit, 1 if word == "following" else -1)
        return (
            make_draft(scene, i, j, cal.period_of(unit, day), Anchor.NARRATIVE if source else Anchor.PUBLISHED)
            if day
            else None
        )
    if kinds[j - 1] == "K" and (word != "end" or scene.lex.value[i] not in ("year", "month", "week")):
        return None
    unit = str(scene.lex.value[i])
    if scene.day is None:
        return make_unresolved(i, j, _open_value(unit))
    return make_draft(scene, i, j, cal.period_of(unit, scene.day), Anchor.PUBLISHED, "end")
