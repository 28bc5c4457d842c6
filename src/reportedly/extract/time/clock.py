"""Hours of the day, with their zone and the day beside them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from reportedly.extract.time import calendar as cal
from reportedly.extract.time.draft import Scene, TimeDraft, make_draft, make_unresolved
from reportedly.extract.time.fields import find_bounded_direction, find_cues
from reportedly.extract.time.tense import PAST
from reportedly.model import Anchor

_NEAR = 1200  # characters within which a day still governs the hours told after it
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$")


def read_clock(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """15:00 GMT, 3 p.m. local time, noon, midnight, 4 in the morning."""
    kinds, value = scene.lex.kinds, scene.lex.value
    kind = kinds[i]
    mark = kinds.find("G", i, j)
    zone = kinds.find("Z", i, j)
    minute: int | None = None
    if kind == "P":
        code = str(value[i])
        if ":" not in code:
            return None
        if scene.p.text[scene.lex.start[i]].isupper() and scene.tag(i + 1) == "NNP":
            return None
        if scene.word(i - 1) == "high":
            return None
        hour, minute = int(code[:2]), 0
    elif kind in "Yn":
        digits = scene.word(i)
        if len(digits) != 4 or not digits.isdigit() or int(digits[:2]) > 24 or int(digits[2:]) > 59:
            return None
        hour, minute = int(digits[:2]), int(digits[2:])
    elif kind == "C":
        text = str(value[i])
        dotted = "." in text
        pieces = text.replace(".", ":").split(":")
        hour, minute = int(pieces[0]), int(pieces[1])
        if dotted and mark < 0 and zone < 0:
            return None
        if minute > 59 or hour > 24:
            return None
        if (
            mark < 0
            and zone < 0
            and scene.kind(j) not in "DW"
            and not (
                scene.word(i - 1) in find_cues("hour")
                or _is_local(scene, j)
                or (len(pieces[0]) == 2 and len(pieces) == 2 and scene.word(i - 1) in ("on", ",", "(", "-", "–"))
            )
        ):
            return None
    else:
        number = value[i]
        hour = int(number)
        if kinds[j - 1] == "P" and "%" in kinds[i:j]:
            if hour > 12 or (kind == "d" and scene.word(i - 1) not in find_cues("hour")):
                return None
        elif mark < 0 or hour > 12:
            return None
        if scene.kind(i - 1) == "." and scene.word(i - 1) in ("$", "£", "€"):
            return None
    if kind in "Yn" or (mark >= 0 and value[mark] == "o"):
        pass
    elif mark >= 0:
        if (hour > 12 and kind != "C") or hour > 24:
            return None
        if hour <= 12:
            hour = hour % 12 + (12 if value[mark] == "p" else 0)
    elif kinds[j - 1] == "P" and kind != "P":
        code = str(value[j - 1])
        if (code in ("AF", "EV") and hour < 12) or (code == "NI" and 6 <= hour < 12):
            hour += 12
    end = j
    offset = ""
    if zone >= 0:
        offset = str(value[zone] or "")
        if (
            zone + 1 < len(kinds)
            and scene.word(zone) in ("gmt", "utc")
            and scene.p.text[scene.lex.end[zone] : scene.lex.end[zone] + 1] in ("+", "-")
        ):
            offset, end = _read_offset(scene, zone + 1, offset)
    elif _is_local(scene, j):
        end = j + 2
        if scene.word(j) in ("eastern", "central", "mountain", "pacific") and scene.word(j + 1) in (
            "standard",
            "daylight",
        ):
            end = j + 3
    shown = f"T{hour:02d}:{minute:02d}" if minute is not None else f"T{hour:02d}:00"
    if scene.day is None:
        draft = make_unresolved(i, end, f"XXXX-XX-XX{shown}{offset}", "TIME")
        draft.unit = "clock"
        return draft
    base, anchor, source = _find_base(scene, i, f"{shown[1:]}")
    draft = make_draft(scene, i, end, cal.period_of("day", base), anchor)
    draft.type, draft.unit = "TIME", "clock"
    draft.moment = f"{base.isoformat()}{shown}{offset}"
    draft.value = draft.moment if offset in ("", "Z") else f"{base.isoformat()}{shown}"  # TIMEX3 knows UTC alone
    if source:
        draft.anchor_span = scene.span(source.i, source.j)
    return draft


def _find_base(scene: Scene, i: int, shown: str) -> tuple[date, Anchor, TimeDraft | None]:
    """The day of an hour that stands without one: the narrative's, where that is near, else the report's.

    What has happened cannot lie behind the hour of publication: then it was the day before.
    """
    assert scene.day is not None
    direction = find_bounded_direction(scene, i, i)
    source = scene.find_anchor("day")
    if source and source.first and source.first == source.last and (direction != PAST or source.first <= scene.day):
        same = scene.p.sent[scene.token(source.i)] == scene.p.sent[scene.token(i)]
        if same or (direction == PAST and scene.lex.start[i] - source.end < _NEAR):
            return source.first, Anchor.NARRATIVE, source
    if direction == PAST and (shown.startswith("24") or (scene.clock and shown > scene.clock[:5])):
        return cal.move(scene.day, "day", -1) or scene.day, Anchor.PUBLISHED, None
    return scene.day, Anchor.PUBLISHED, None


def shift_moment(draft: TimeDraft, unit: str, by: float) -> str | None:
    """The moment some hours or minutes after (before) a draft's; None where it has none."""
    if draft.moment is None:
        return None
    m = _MOMENT.match(draft.moment)
    if m is None or abs(by) > 100_000:
        return None
    try:
        start = datetime.fromisoformat(m[1].replace("T24:", "T00:")) + timedelta(days="T24:" in m[1])
        moved = start + timedelta(**{f"{unit}s": by})
    except (ValueError, OverflowError):
        return None
    return f"{moved.isoformat(timespec='minutes')}{m[2] or ''}"


def _is_local(scene: Scene, j: int) -> bool:
    return scene.word(j) in find_cues("local") and scene.word(j + 1) in ("time", "standard", "daylight")


def _read_offset(scene: Scene, k: int, offset: str) -> tuple[str, int]:
    sign = scene.word(k)
    number = scene.lex.value[k + 1] if k + 1 < len(scene.lex.value) else None
    if sign in ("+", "-") and isinstance(number, int) and 0 <= number <= 14:
        return f"{sign}{number:02d}:00", k + 2
    return offset, k


def is_aside(scene: Scene, left: TimeDraft, right: TimeDraft) -> bool:
    """Whether an hour in brackets tells the one before it in another zone."""
    return (
        right.unit == "clock" and left.type == "TIME" and left.moment is not None and right.i == left.j + 1
        and scene.word(left.j) == "(" and scene.word(right.j) == ")"
    )  # fmt: skip


def join_clock(scene: Scene, left: TimeDraft, right: TimeDraft) -> TimeDraft | None:
    """One time of an hour and the day beside it ("15:00 GMT Saturday"); None where they are two."""
    between = scene.lex.kinds[left.j : right.i]
    words = [scene.word(k) for k in range(left.j, right.i)]
    if left.unit == "clock" and right.unit == "day":
        if between not in ("", "%", ",", ",%", "@") or "in" in words or "at" in words:
            return None
        clock, day = left, right
    elif right.unit == "clock" and left.unit == "day" and left.type == "DATE":
        if between not in ("", "%", ",", ",%", ".", ",."):
            return None
        if words and words[-1] not in ("at", "around", "about", ",", "by"):
            return None
        clock, day = right, left
    elif (
        left.type == "TIME"
        and left.unit == "day"
        and right.unit == "day"
        and right.type == "DATE"
        and between in ("@", "%")
    ):
        # "the night of 5 May"
        code = left.value.rsplit("T", 1)[-1]
        return replace(right, i=left.i, type="TIME", value=f"{right.value}T{code}")
    else:
        return None
    shown = clock.value[clock.value.index("T") :]
    exact = clock.moment[clock.moment.index("T") :] if clock.moment else shown
    if day.first is None:
        return replace(day, i=left.i, j=right.j, type="TIME", value=f"{day.value.split('T')[0]}{shown}", unit="clock")
    base = day.first
    return replace(
        day,
        i=left.i,
        j=right.j,
        type="TIME",
        unit="day",
        value=f"{base.isoformat()}{shown}",
        moment=f"{base.isoformat()}{exact}",
        earliest=None,
        latest=None,
    )


def write_moment(draft: TimeDraft) -> str | None:
    """The moment of a draft in ISO 8601; midnight at a day's end is the next day's first minute."""
    if draft.moment is None:
        return None
    if "T24:00" in draft.moment and draft.first:
        try:
            after = draft.first + timedelta(1)
        except OverflowError:
            return None
        return f"{after.isoformat()}T00:00{draft.moment.split('T24:00')[1]}"
    return draft.moment
