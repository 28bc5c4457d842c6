"""What two times that stand side by side make of each other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reportedly.extract.time import calendar as cal
from reportedly.extract.time.bounds import join_range
from reportedly.extract.time.clock import join_clock, shift_moment, write_moment
from reportedly.extract.time.draft import Scene, TimeDraft
from reportedly.extract.time.tense import PAST
from reportedly.model import Anchor

_ENDS = frozenset(("to", "ended", "ending", "through"))


def join_times(scene: Scene, last: TimeDraft, draft: TimeDraft) -> TimeDraft | None:
    """One time of two, where they are one: an hour and its day, the ends of a range; None where they stay two.

    Two that stay two may still tell something of each other: "on Friday and Saturday", "the year to September". The
    first is mended in place then.
    """
    if last.j > draft.i or draft.i - last.j > 3 or ";" in scene.lex.kinds[last.j : draft.i]:
        return None
    joined = join_clock(scene, last, draft) or _move_hours(scene, last, draft) or join_range(scene, last, draft)
    if joined is None:
        _repeat_weekday(scene, last, draft)
        _order_weekdays(scene, last, draft)
        _end_stretch(scene, last, draft)
        end_hours(scene, last, draft)
    return joined


def _move_hours(scene: Scene, last: TimeDraft, draft: TimeDraft) -> TimeDraft | None:
    """A range of hours on the day told after it: "from 8 a.m. to 5 p.m. on Wednesday"."""
    hours = [part for part in last.parts if part.unit == "clock" and part.moment]
    if len(hours) != 2 or draft.unit != "day" or draft.first is None or draft.type != "DATE":
        return None
    if scene.lex.kinds[last.j : draft.i] not in ("", "%", ",", ",%"):
        return None
    first, second = (f"T{str(part.moment).split('T', 1)[1]}" for part in hours)
    end = draft.first if first <= second else cal.move(draft.first, "day", 1)
    if end is None:
        return None
    parts = [replace(part) for part in hours]
    for part, day, hour in zip(parts, (draft.first, end), (first, second), strict=True):
        part.first = part.last = day
        part.moment = f"{day.isoformat()}{hour}"
        part.value = part.moment[:16]
    return replace(
        last,
        j=draft.j,
        value=f"{parts[0].value}/{parts[1].value}",
        first=draft.first,
        last=end,
        anchor=draft.anchor,
        parts=parts,
        earliest=parts[0].moment,
        latest=parts[1].moment,
    )


def _repeat_weekday(scene: Scene, last: TimeDraft, draft: TimeDraft) -> None:
    """ "Every Tuesday and Thursday": both come again."""
    again = last.type == "SET" and last.value.startswith("XXXX-WXX-") and scene.kind(last.i) == "v"
    if again and draft.partial and draft.partial[0] == 0 and scene.word(draft.i - 1) in ("and", "or"):
        draft.type, draft.value, draft.anchor = "SET", f"XXXX-WXX-{draft.partial[1] + 1}", Anchor.ITSELF
        draft.first = draft.last = draft.partial = None


def _order_weekdays(scene: Scene, last: TimeDraft, draft: TimeDraft) -> None:
    """Weekdays told together follow each other: on a Friday, "on Friday and Saturday" in the past begins a week ago."""
    if not (last.partial and draft.partial and last.partial[0] == 0 == draft.partial[0]) or draft.i - last.j != 1:
        return
    if scene.word(last.j) not in ("and", "or", ",") or not last.first or not draft.first or not last.last:
        return
    if last.first <= draft.first or last.anchor is not draft.anchor:
        return
    if scene.direction(last.j - 1) == PAST:
        _set_day(last, cal.move(last.first, "week", -1))
    else:
        _set_day(draft, cal.move(draft.first, "week", 1))


def _set_day(draft: TimeDraft, day: date | None) -> None:
    if day is None or draft.first is None:
        return
    old, new = draft.first.isoformat(), day.isoformat()
    draft.value = draft.value.replace(old, new)
    draft.first = draft.last = day
    for name in ("earliest", "latest", "moment"):
        told = getattr(draft, name)
        if told:
            setattr(draft, name, told.replace(old, new))


def end_hours(scene: Scene, last: TimeDraft, draft: TimeDraft) -> None:
    """Hours that end with the moment after them: "in the 24 hours to 18:00 on Thursday"."""
    amount = last.amount
    if last.type != "DURATION" or amount is None or not 0 < amount.low == amount.high or not draft.moment:
        return
    if amount.unit not in ("hour", "minute") or draft.i - last.j not in (1, 2) or scene.word(last.j) not in _ENDS:
        return
    begun = shift_moment(draft, amount.unit, -amount.low)
    if begun:
        last.first, last.last, last.anchor = date.fromisoformat(begun[:10]), draft.last, draft.anchor
        last.earliest, last.latest = begun, write_moment(draft)


def _end_stretch(scene: Scene, last: TimeDraft, draft: TimeDraft) -> None:
    """A stretch that ends with the time after it: "the year to September", "three months ended June 30"."""
    if last.type != "DURATION" or last.amount is None or not last.amount.low or last.first or last.last:
        return
    if draft.i - last.j not in (1, 2) or scene.word(last.j) not in _ENDS or draft.last is None:
        return
    if draft.type != "DATE":
        return
    after = cal.move(draft.last, "day", 1)
    unit = last.amount.unit
    if after is None or unit not in ("day", "week", "month", "quarter", "year"):
        return
    first = cal.move(after, unit, -int(last.amount.low))
    if first is None:
        return
    last.first, last.last, last.anchor = first, draft.last, draft.anchor
    last.earliest, last.latest = first.isoformat(), draft.last.isoformat()
