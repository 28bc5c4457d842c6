"""Times so far from another: two years ago, a week later, the day before, year-earlier."""

from __future__ import annotations

from datetime import date

from reportedly.extract.time import calendar as cal
from reportedly.extract.time.amount import Amount
from reportedly.extract.time.calendar import Period
from reportedly.extract.time.clock import shift_moment
from reportedly.extract.time.counts import read_amount
from reportedly.extract.time.draft import Scene, TimeDraft, make_draft, make_unresolved
from reportedly.model import Anchor


def read_ago(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Two years ago, a week ago, months ago, a decade ago, a week ago today."""
    exact = scene.kind(j - 1) == "D" and scene.word(j - 1) == "today"
    if scene.kind(j - 1) == "D" and not exact:
        j -= 1
    amount = read_amount(scene, i, j)
    if amount is None:
        return None
    if scene.day is None:
        return make_unresolved(i, j, "PAST_REF")
    day = cal.move(scene.day, amount.unit, -int(amount.low)) if exact and amount.unit in cal.GRAINS else None
    if day:
        return make_draft(scene, i, j, cal.period_of("day", day), Anchor.PUBLISHED)
    if amount.unit == "year" and amount.low == 1 and amount.high == 1 and (source := grain_before(scene, i)):
        shifted = cal.shift(cal.period_of(source.unit, source.first or scene.day), "year", -1)
        if shifted:
            compared = make_draft(scene, i, j, shifted, Anchor.NARRATIVE)
            compared.anchor_span = scene.span(source.i, source.j)
            compared.aside = True
            return compared
    draft = _reckon(scene, i, j, amount, cal.period_of("day", scene.day), -1, Anchor.PUBLISHED)
    if draft and draft.first:
        before = scene.word(i - 1), scene.word(i - 2)
        if before[0] == "over" or before in (("than", "more"), ("least", "at")):
            draft.first = None
        elif before in (("than", "less"), ("than", "fewer")) or before[0] == "under":
            draft.last = scene.day
    return draft


def read_before_last(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """The week before last, the Tuesday before last, the week after next."""
    kind, back = scene.kind(i + 1), scene.kind(j - 2) == "b"
    if scene.word(j - 1) not in ("last", "next") or back != (scene.word(j - 1) == "last"):
        return None
    if scene.day is None:
        return make_unresolved(i, j, "XXXX-XX-XX")
    unit = "day" if kind == "W" else str(scene.lex.value[i + 1])
    if kind == "W":
        gap = (scene.day.weekday() - int(scene.lex.value[i + 1])) % 7
        day = cal.move(scene.day, "day", -(gap or 7) - 7 if back else 14 - gap)
    else:
        day = cal.move(scene.day, unit, -2 if back else 2)
    if day is None or unit not in cal.GRAINS:
        return None
    return make_draft(scene, i, j, cal.period_of(unit, day), Anchor.PUBLISHED)


def grain_before(scene: Scene, i: int) -> TimeDraft | None:
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
        else:
            draft.first = base.last
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
        told = next((d for d in scene.drafts[:-4:-1] if d.moment and not d.parts), None)
        if told and amount.low == amount.high and amount.low and word in ("earlier", "later", "before", "after"):
            sign = 1 if word in ("later", "after") else -1
            moment = shift_moment(told, amount.unit, sign * amount.low) if _ends_clause(scene, j) else None
            if moment:
                day = date.fromisoformat(moment[:10])
                draft = make_draft(scene, i, j, cal.period_of("day", day), Anchor.NARRATIVE)
                draft.type, draft.value, draft.moment = "TIME", moment, moment
                draft.anchor_span = scene.span(told.i, told.j)
                return draft
        return TimeDraft(i=i, j=j - 1, type="DURATION", value=amount.value, amount=amount)
    if word in ("before", "after") and not _ends_clause(scene, j):
        # "the day after the attack" hangs on an event, not on a time
        if kinds[i] == "U":
            return TimeDraft(i=i, j=j - 1, type="DURATION", value=amount.value, amount=amount)
        if kinds[i] == "t":
            return make_unresolved(i, j - 1, "XXXX-XX-XX") if amount.unit in ("day", "week", "month", "year") else None
        return TimeDraft(i=i, j=j - 1, type="DURATION", value=amount.value, amount=amount)
    sign = 1 if word in ("later", "after", "afterward", "afterwards") else -1
    source = (amount.unit == "year" and amount.low == 1 and grain_before(scene, i)) or scene.find_anchor(amount.unit)
    if not source or source.first is None:
        if sign < 0 and amount.unit == "year" and amount.low == 1 and scene.day:
            period = cal.shift(cal.period_of("year", scene.day), "year", -1)
            return make_draft(scene, i, j, period, Anchor.PUBLISHED) if period else None
        return make_unresolved(i, j, "XXXX-XX-XX")
    base = cal.period_of(source.grain, source.first)
    grain = source.unit if amount.unit == "year" and source.unit in ("month", "quarter", "half") else ""
    if sign > 0 and amount.unit in ("day", "week") and source.last and source.grain == "day":
        base = cal.period_of("day", source.last)
    reckoned = _reckon(scene, i, j, amount, base, sign, Anchor.NARRATIVE, grain)
    if reckoned:
        reckoned.anchor_span = scene.span(source.i, source.j)
        reckoned.aside = amount.unit == "year" and amount.low == 1 and sign < 0
    return reckoned


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
    source = grain_before(scene, i) or scene.find_anchor("year")
    tail = scene.word(j - 1)
    if tail not in ("quarter", "period", "ago", "earlier", "year"):
        j -= 1
        tail = scene.word(j - 1)
    if tail == "period" and not (source and source.unit in ("quarter", "half")):
        source = scene.find_anchor("quarter")
    if tail == "quarter" and not (source and source.unit == "quarter"):
        previous = cal.shift(cal.period_of("quarter", scene.day), "quarter", -5)
        return make_draft(scene, i, j, previous, Anchor.PUBLISHED) if previous else None
    base = cal.period_of(source.grain, source.first) if source and source.first else cal.period_of("year", scene.day)
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
    period = cal.period_of(source.grain, source.first)
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
