"""Times reckoned from publication or from the narrative: weekdays, last year, two days ago, a week later."""

from __future__ import annotations

from datetime import date, timedelta

from reportedly.extract.time import calendar as cal
from reportedly.extract.time.amounts import Amount, read_amount
from reportedly.extract.time.calendar import Period
from reportedly.extract.time.draft import Scene, TimeDraft, make_draft, make_unresolved
from reportedly.extract.time.absolute import find_bounded_direction, find_part
from reportedly.extract.time.tense import FUTURE, PAST
from reportedly.model import Anchor, TimeRole

_PAST = ("last", "past", "previous", "preceding")


def read_weekday(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Friday, last Monday, next Tuesday, early Thursday, Saturday night, the previous Friday."""
    kinds = scene.lex.kinds
    at = kinds.index("W", i)
    if (
        scene.kind(at + 1) == "."
        and scene.tag(at + 1) in ("NNP", "NNPS")
        and scene.kind(i - 1) == "."
        and scene.tag(i - 1) == "NNP"
    ):
        return None  # "the Brisbane Sunday Mail"
    if scene.word(at + 1) in ("times", "mail", "telegraph", "mirror", "express", "herald", "islam") and _is_capital(
        scene, at + 1
    ):
        return None
    wanted = int(scene.lex.value[at])
    lead = scene.word(next((k for k in range(at - 1, i - 1, -1) if kinds[k] in "lxiT"), -1))
    definite = kinds[i] == "t"
    tail = at + 1
    part = kinds.find("P", at, j)
    code = str(scene.lex.value[part]) if part >= 0 else ""
    if scene.day is None and not (lead in ("previous", "following", "same", "that") and scene.find_anchor("day")):
        return _with_part(make_unresolved(i, j, f"XXXX-WXX-{wanted + 1}"), code)
    anchor, source = Anchor.PUBLISHED, None
    if lead in ("previous", "preceding", "following", "same", "that") and (definite or lead in ("following", "that")):
        source = scene.find_anchor("day")
    if source and source.first:
        anchor = Anchor.NARRATIVE
        day: date | None = _step(
            source.first, wanted, -1 if lead in ("previous", "preceding") else 1, lead in ("same", "that")
        )
    else:
        day = _resolve(scene, i, at, wanted, lead)
    if day is None:
        return make_unresolved(i, j, f"XXXX-WXX-{wanted + 1}")
    _ = tail
    draft = make_draft(scene, i, j, cal.period_of("day", day), anchor)
    draft.partial = (0, wanted)
    if source:
        draft.anchor_span = scene.span(source.i, source.j)
    return _with_part(draft, code)


def _is_capital(scene: Scene, k: int) -> bool:
    return scene.p.text[scene.lex.start[k]].isupper()


def _resolve(scene: Scene, i: int, at: int, wanted: int, lead: str) -> date | None:
    assert scene.day is not None  # noqa: S101
    day, today = scene.day, scene.day.weekday()
    try:
        if lead in _PAST:
            return day - timedelta((today - wanted) % 7 or 7)
        if lead == "next":
            if scene.word(at - 1) == "coming" or scene.word(at - 1) == "upcoming":
                return day + timedelta((wanted - today) % 7 or 7)
            return day + timedelta(7 - today + wanted)
        if lead in ("this", "current"):
            if scene.word(at - 1) in ("coming", "upcoming"):
                return day + timedelta((wanted - today) % 7)
            if scene.word(at - 1) == "past":
                return day - timedelta((today - wanted) % 7)
            return day + timedelta(wanted - today)
        direction = find_bounded_direction(scene, i, at)
        if direction == FUTURE:
            return day + timedelta((wanted - today) % 7)
        return day - timedelta((today - wanted) % 7)
    except OverflowError:
        return None


def _step(day: date, wanted: int, by: int, same: bool) -> date | None:
    gap = (wanted - day.weekday()) % 7 if by > 0 else (day.weekday() - wanted) % 7
    try:
        return day + timedelta(by * (gap if same else gap or 7))
    except OverflowError:
        return None


def _with_part(draft: TimeDraft, code: str) -> TimeDraft:
    if code:
        draft.type, draft.value = "TIME", f"{draft.value}T{code}"
        if ":" in code and draft.first:
            draft.moment = draft.value
            if code == "24:00":
                draft.moment = None
    return draft


def read_deictic(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Today, yesterday morning, late yesterday, tonight."""
    at = scene.lex.kinds.index("D", i)
    code = str(scene.lex.value[j - 1]) if scene.kind(j - 1) == "P" else "NI" if scene.word(at) == "tonight" else ""
    if (
        scene.word(at) == "today"
        and scene.kind(at + 1) == "'"
        and scene.word(at + 2) in ("world", "society", "youth", "standards")
    ):
        return TimeDraft(i=i, j=j, type="DATE", value="PRESENT_REF", anchor=Anchor.PUBLISHED)
    if scene.day is None:
        return _with_part(make_unresolved(i, j, "XXXX-XX-XX"), code)
    day = cal.move(scene.day, "day", int(scene.lex.value[at]))
    if day is None:
        return make_unresolved(i, j, "XXXX-XX-XX")
    return _with_part(make_draft(scene, i, j, cal.period_of("day", day), Anchor.PUBLISHED), code)


def read_part(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """This morning, last night, the next morning, that evening, mid-afternoon yesterday, overnight."""
    kinds = scene.lex.kinds
    at = next((k for k in range(i, j) if kinds[k] == "P"), -1)
    if at < 0:
        return None
    code = str(scene.lex.value[at])
    deictic = kinds.find("D", i, j)
    led = any(kinds[k] in "ilTtx" for k in range(i, at))
    if not led and deictic < 0:
        return None
    if ":" in code and kinds[i] == "t":
        return None  # "the midnight sun"
    if (
        kinds[i] == "t"
        and kinds[i:j] == "tP"
        and scene.tag(j)[:2] in ("NN", "DT", "PR", "WR")
        and scene.word(j).isalpha()
    ):
        return None  # "the night the ship sank", "the evening news"
    anchor = Anchor.PUBLISHED
    source = None
    by = 0
    lead = next((scene.word(k) for k in range(at - 1, i - 1, -1) if kinds[k] in "ilTxt"), "")
    if deictic >= 0:
        by = int(scene.lex.value[deictic])
    elif lead in ("last", "previous"):
        by = -1
    elif lead in ("next", "following"):
        by = 1
    narrative = lead in ("next", "following", "previous", "that", "same", "the")
    if narrative and deictic < 0:
        source = scene.find_anchor("day")
        anchor = Anchor.NARRATIVE if source else Anchor.PUBLISHED
        if source is None and lead in ("next", "following", "previous", "that", "same"):
            return make_unresolved(i, j, f"XXXX-XX-XXT{code}", "TIME")
    base = source.first if source and source.first else scene.day
    if base is None:
        return make_unresolved(i, j, f"XXXX-XX-XXT{code}", "TIME")
    day = cal.move(base, "day", by)
    if day is None:
        return None
    draft = make_draft(scene, i, j, cal.period_of("day", day), anchor)
    if source:
        draft.anchor_span = scene.span(source.i, source.j)
    return _with_part(draft, code)


def read_night(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Overnight: from the evening before publication to its morning."""
    if scene.day is None:
        return make_unresolved(i, j, "XXXX-XX-XXTNI", "TIME")
    if scene.direction(i) == FUTURE:
        first, last = scene.day, cal.move(scene.day, "day", 1)
    else:
        first, last = cal.move(scene.day, "day", -1), scene.day
    if first is None or last is None:
        return None
    return TimeDraft(
        i=i,
        j=j,
        type="TIME",
        value=f"{first.isoformat()}TNI",
        unit="day",
        first=first,
        last=last,
        anchor=Anchor.PUBLISHED,
    )


def read_ago(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Two years ago, a week ago, months ago, a decade ago."""
    amount = read_amount(scene, i, j)
    if amount is None:
        return None
    if scene.day is None:
        return make_unresolved(i, j, "PAST_REF")
    if amount.unit == "year" and amount.low == 1 and amount.high == 1 and (source := _grain_before(scene, i)):
        before = source and cal.period_of(source.unit, source.first or scene.day)
        shifted = cal.shift(before, "year", -1) if before else None
        if shifted:
            draft = make_draft(scene, i, j, shifted, Anchor.NARRATIVE)
            draft.anchor_span = scene.span(source.i, source.j)
            draft.aside = True
            return draft
    draft = _reckon(scene, i, j, amount, cal.period_of("day", scene.day), -1, Anchor.PUBLISHED)
    if draft and draft.first:
        before = scene.word(i - 1), scene.word(i - 2)
        if before[0] == "over" or before in (("than", "more"), ("least", "at")):
            draft.first, draft.open_first = None, True
        elif before in (("than", "less"), ("than", "fewer")) or before[0] == "under":
            draft.last = scene.day
    return draft


def _grain_before(scene: Scene, i: int) -> TimeDraft | None:
    """The quarter or half that figures "a year ago" are compared with: in the text just before."""
    if not scene.drafts:
        return None
    source = scene.drafts[-1]
    for draft in scene.drafts[:-6:-1]:
        if draft.unit in ("quarter", "half") and not draft.aside:
            source = draft
            break
    if (
        source.aside
        or source.unit not in ("quarter", "half")
        or source.first is None
        or scene.lex.start[i] - source.end > 700
    ):
        return None
    return source


def _reckon(
    scene: Scene, i: int, j: int, amount: Amount, base: Period, sign: int, anchor: Anchor, grain: str = ""
) -> TimeDraft | None:
    """A time some units before or after a period."""
    unit = amount.unit
    if unit in ("hour", "minute", "second"):
        if not amount.low:
            return make_unresolved(i, j, "PAST_REF" if sign < 0 else "FUTURE_REF")
        hours = {"hour": 1, "minute": 60, "second": 3600}[unit]
        back = int(amount.high / hours)
        first = cal.move(base.first, "day", sign * (back // 24 if back >= 24 else 0))
        if first is None:
            return None
        draft = make_draft(scene, i, j, cal.period_of("day", first), anchor)
        if back < 24 and sign < 0 and not scene.clock:
            draft.first = cal.move(first, "day", -1) if back > 3 else first
        return draft
    if not amount.low:
        draft = TimeDraft(i=i, j=j, type="DATE", value="PAST_REF" if sign < 0 else "FUTURE_REF", anchor=anchor)
        if sign < 0:
            draft.last = base.first
            draft.open_first = True
        else:
            draft.first = base.last
            draft.open_last = True
        return draft
    low, high = sign * amount.low, sign * amount.high
    if unit == "week" and max(amount.low, amount.high) <= 3 and not _is_loose(scene, i):
        target = "day"
    elif unit in ("fortnight", "weekend"):
        target = "day" if unit == "fortnight" else "weekend"
    elif unit == "decade":
        target = "year" if amount.high == 1 else "decade"
    elif unit in ("century", "millennium"):
        target = unit
    else:
        target = unit
    if grain:
        target = grain
    days = []
    for number in (low, high):
        whole = int(number)
        day = cal.move(base.first, unit, whole)
        if day and number != whole:
            finer = {"year": ("month", 12), "decade": ("year", 10), "week": ("day", 7), "month": ("day", 30)}.get(unit)
            if finer:
                day = cal.move(day, finer[0], round((number - whole) * finer[1]))
                target = "month" if unit == "year" else finer[0]
        if day is None:
            scene.complain(i, j, "reckons beyond the calendar")
            return make_unresolved(i, j, "PAST_REF" if sign < 0 else "FUTURE_REF")
        days.append(day)
    period = cal.period_of(target, days[0])
    draft = make_draft(scene, i, j, period, anchor)
    if days[0] != days[1]:
        other = cal.period_of(target, days[1])
        draft.first, draft.last = min(period.first, other.first), max(period.last, other.last)
    return draft


def _is_loose(scene: Scene, i: int) -> bool:
    return scene.word(i - 1) in (
        "about",
        "around",
        "nearly",
        "almost",
        "some",
        "roughly",
        "approximately",
        "over",
        "than",
    )


def read_narrative(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Two days earlier, a week later, the day before, a day after."""
    word = scene.word(j - 1)
    amount = read_amount(scene, i, j)
    if amount is None:
        return None
    kinds = scene.lex.kinds
    if kinds[i] == "t":
        amount = Amount(1, 1, amount.unit)
    if amount.unit in ("hour", "minute", "second"):
        return TimeDraft(i=i, j=j - 1, type="DURATION", value=amount.value, amount=tuple(amount))
    if word in ("before", "after") and not _ends_clause(scene, j):
        # "the day after the attack" hangs on an event, not on a time
        if kinds[i] == "U":
            return TimeDraft(i=i, j=j - 1, type="DURATION", value=amount.value, amount=tuple(amount))
        if kinds[i] == "t":
            return make_unresolved(i, j - 1, "XXXX-XX-XX") if amount.unit in ("day", "week", "month", "year") else None
        return TimeDraft(i=i, j=j - 1, type="DURATION", value=amount.value, amount=tuple(amount))
    sign = 1 if word in ("later", "after", "afterward", "afterwards") else -1
    source = (amount.unit == "year" and amount.low == 1 and _grain_before(scene, i)) or scene.find_anchor(amount.unit)
    if not source or source.first is None:
        if sign < 0 and amount.unit == "year" and amount.low == 1 and scene.day:
            period = cal.shift(cal.period_of("year", scene.day), "year", -1)
            return make_draft(scene, i, j, period, Anchor.PUBLISHED) if period else None
        return make_unresolved(i, j, "XXXX-XX-XX")
    base = cal.period_of(source.unit, source.first)
    grain = source.unit if amount.unit == "year" and source.unit in ("month", "quarter", "half") else ""
    if sign > 0 and amount.unit in ("day", "week") and source.last and source.unit == "day":
        base = cal.period_of("day", source.last)
    draft = _reckon(scene, i, j, amount, base, sign, Anchor.NARRATIVE, grain)
    if draft:
        draft.anchor_span = scene.span(source.i, source.j)
        draft.aside = amount.unit == "year" and amount.low == 1 and sign < 0
    return draft


def _ends_clause(scene: Scene, j: int) -> bool:
    if scene.kind(j) == ";" or scene.kind(j) == ",":
        return True
    tag = scene.tag(j)
    word = scene.word(j)
    if not word[:1].isalnum():
        return word not in ("'", "’", "“", '"', "(", "$", "£", "€")
    return tag in ("VBD", "VBZ", "VBP", "MD", "CC", "IN", "RB", "TO") and word not in ("that", "when")


def read_year_ago(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Year-ago, year-earlier: the same period a year before."""
    at = next(k for k in range(i, j) if scene.kind(k) in "u")
    i += scene.kind(i) == "a"
    if scene.lex.value[at] != "year" or scene.day is None:
        return None
    source = _grain_before(scene, i) or scene.find_anchor("year")
    tail = scene.word(j - 1)
    if tail not in ("quarter", "period", "ago", "earlier", "year"):
        j -= 1
        tail = scene.word(j - 1)
    if tail == "period" and not (source and source.unit in ("quarter", "half")):
        source = scene.find_anchor("quarter")
    if tail == "quarter" and not (source and source.unit == "quarter"):
        previous = cal.shift(cal.period_of("quarter", scene.day), "quarter", -5)
        return make_draft(scene, i, j, previous, Anchor.PUBLISHED) if previous else None
    base = cal.period_of(source.unit, source.first) if source and source.first else cal.period_of("year", scene.day)
    if base.unit in ("day", "week", "weekend"):
        base = cal.period_of("year", base.first)
    period = cal.shift(base, "year", -1)
    if period is None:
        return None
    draft = make_draft(scene, i, j, period, Anchor.NARRATIVE if source else Anchor.PUBLISHED)
    draft.aside = True
    return draft


def read_period(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """The latest period, the 1988 period: the quarter that the report speaks of."""
    source = scene.find_anchor("quarter")
    if source is None or source.first is None or source.unit not in ("quarter", "half"):
        return None
    period = cal.period_of(source.unit, source.first)
    if scene.kind(i + 1) == "Y":
        number = int(scene.lex.value[i + 1])
        moved = cal.shift(period, "year", number - period.first.year)
        if moved is None:
            return None
        period = moved
    draft = make_draft(scene, i, j, period, Anchor.NARRATIVE)
    draft.anchor_span = scene.span(source.i, source.j)
    draft.aside = scene.kind(i + 1) == "Y"
    return draft


def read_calendar(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Last year, this week, next month, that day, the following month, the year, the end of the week, year-end."""
    kinds, value = scene.lex.kinds, scene.lex.value
    if kinds[j - 1] == "!" or kinds[j - 1] == "K" or kinds[j - 1] in "lx":
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
    definite = kinds[i] == "t" and kinds[i + 1] in "lR" or kinds[i] == "t" and "l" in kinds[i:at]
    if (
        lead in ("past", "last", "latest")
        and unit != "weekend"
        and (definite or lead == "past")
        and not part
        and not _is_calendar_last(scene, i, lead)
    ):
        return _read_rolling_one(scene, i, j, unit, -1)
    if (
        lead == "next"
        and definite_next(kinds, i)
        and unit in ("year", "month", "week")
        and scene.word(i - 1) in ("over", "within", "during", "in", "for")
    ):
        return _read_rolling_one(scene, i, j, unit, 1)
    by = (
        -1
        if lead in (*_PAST, "last", "prior")
        else 1
        if lead in ("next", "following", "coming", "upcoming", "subsequent", "forthcoming", "ensuing")
        else 0
    )
    narrative = (
        lead in ("previous", "preceding", "following", "same", "that", "subsequent", "ensuing")
        or lead == "next"
        and unit == "day"
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
    if unit == "weekend" and by == 0 or unit == "weekend" and not narrative:
        day = _weekend(base, by)
    if day is None:
        return None
    draft = make_draft(scene, i, j, cal.period_of(unit if unit != "fortnight" else "week", day), anchor, part)
    if source:
        draft.anchor_span = scene.span(source.i, source.j)
    return draft


def _is_time_that(scene: Scene, i: int, j: int) -> bool:
    return scene.tag(i) in ("DT", "JJ", "IN") and scene.tag(j)[:1] != "V"


def definite_next(kinds: str, i: int) -> bool:
    """Whether "next" stands behind "the"."""
    return kinds[i] == "t"


def _is_calendar_last(scene: Scene, i: int, lead: str) -> bool:
    """ "Last year" is the calendar's; "the last year" rolls back from publication."""
    return lead == "last" and scene.kind(i) != "t"


def _weekend(base: date, by: int) -> date | None:
    if by == 0:
        # on Monday and Tuesday "this weekend" may be the one just gone; the caller's tense is not asked
        return base
    return cal.move(base, "week", by)


def _open_value(unit: str) -> str:
    return {"week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "year": "XXXX"}.get(unit, "XXXX-XX-XX")


def _read_rolling_one(scene: Scene, i: int, j: int, unit: str, sign: int) -> TimeDraft:
    amount = Amount(1, 1, unit)
    return roll(scene, i, j, amount, sign)


def roll(scene: Scene, i: int, j: int, amount: Amount, sign: int) -> TimeDraft:
    """A stretch that ends (or begins) with publication: over the past year, the next two weeks."""
    draft = TimeDraft(i=i, j=j, type="DURATION", value=amount.value, anchor=Anchor.PUBLISHED, amount=tuple(amount))
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
        draft.first, draft.last, draft.open_first = other, scene.day, other is None
    else:
        draft.first, draft.last, draft.open_last = scene.day, other, other is None
    return draft


def _read_bare(scene: Scene, i: int, j: int, unit: str, part: str) -> TimeDraft | None:
    """The year, the day, the weekend, the end of the month: of the narrative where it has one, else of the report."""
    if scene.kind(i) not in "tkKBA" or unit in ("century", "decade", "millennium", "quarter") and not part:
        return None
    if (
        unit in ("day", "week", "month")
        and not part
        and (
            scene.word(i - 1) == "of"
            and scene.word(i - 2) not in ("rest", "remainder", "end", "course")
            or scene.word(i - 1) == "per"
        )
    ):
        return None
    if (
        scene.tag(j)[:2] in ("NN", "JJ", "DT", "PR", "WR")
        and scene.word(j).isalpha()
        or scene.word(j) in ("of", "that", "when", "-", "after", "before", "’", "'")
    ):
        if not (part and scene.word(j) in ("'", "’", "that", "after", "before")):
            return None
    if part in ("earlier", "later") and scene.kind(i) in "BA" and scene.word(i + 1) not in ("in", "the"):
        return None
    if unit == "year" and scene.word(j) in ("ended", "ending", "to", "through"):
        return TimeDraft(i=i, j=j, type="DURATION", value="P1Y", amount=(1, 1, "year"))
    source = scene.find_anchor(unit) if unit in ("day", "year", "month") and "5" not in scene.lex.kinds[i:j] else None
    if source and source.role is TimeRole.SAID and unit != "day":
        source = None
    if unit == "day" and source is None and not part:
        return None
    if (
        source
        and source.first
        and (
            unit == "day" or scene.lex.start[i] - source.end < 300 and source.unit in (unit, "month", "quarter", "day")
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
    unit = "year" if kinds[j - 1] == "!" else str(scene.lex.value[i])
    if scene.day is None:
        return make_unresolved(i, j, _open_value(unit))
    return make_draft(scene, i, j, cal.period_of(unit, scene.day), Anchor.PUBLISHED, "end")
