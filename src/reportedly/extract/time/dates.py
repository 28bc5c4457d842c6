"""Days: 18 October 2024, Oct. 18, 2024-10-18, 12/10/2024, Friday the 13th, the 15th."""

from __future__ import annotations

from datetime import date, timedelta

from reportedly.extract.time import calendar as cal
from reportedly.extract.time.draft import Scene, TimeDraft, make_draft, make_unresolved
from reportedly.extract.time.fields import find_bounded_direction, find_year, refuse
from reportedly.extract.time.months import is_month, read_month
from reportedly.extract.time.tense import FUTURE, PAST
from reportedly.lang import load_words
from reportedly.model import Anchor


def read_iso(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """2024-10-18, 2024-10-18T15:00Z, 2024-W42."""
    text = str(scene.lex.value[i])
    if len(text) == 7:
        return _read_short_range(scene, i, j, text)
    if "W" in text:
        week = cal.make_week(int(text[:4]), int(text[6:8]))
        if week and len(text) > 8:
            week = cal.period_of("day", week.first + timedelta(int(text[9]) - 1))
        return make_draft(scene, i, j, week, Anchor.ITSELF) if week else refuse(scene, i, j)
    day = cal.make_day(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if day is None:
        return refuse(scene, i, j)
    draft = make_draft(scene, i, j, day, Anchor.ITSELF)
    if len(text) > 10:
        hour, minute = int(text[11:13]), int(text[14:16])
        if hour < 24 and minute < 60:
            draft.type, draft.moment = "TIME", text.replace(" ", "T")
            draft.value = draft.moment
    return draft


def _read_short_range(scene: Scene, i: int, j: int, text: str) -> TimeDraft | None:
    """The season 2023/24, the years 2014-18; 2024-10 is a month."""
    year, second = int(text[:4]), int(text[5:])
    if second <= year % 100:
        month = cal.make_month(year, second) if text[4] == "-" else None
        return make_draft(scene, i, j, month, Anchor.ITSELF) if month else None
    first, last = cal.make_year(year), cal.make_year(year - year % 100 + second)
    if first is None or last is None:
        return None
    draft = make_draft(scene, i, j, first, Anchor.ITSELF)
    draft.value, draft.last, draft.unit = f"{first.value}/{last.value}", last.last, "range"
    return draft


def read_numeric(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """12/10/2024: two numbers below 13 leave day and month open, and it is said so."""
    text = str(scene.lex.value[i])
    sep = "/" if "/" in text else "."
    a, b, year = (int(x) for x in text.split(sep))
    digits = len(text.rsplit(sep, 1)[1])
    if digits == 2:
        if (
            sep == "."
            or scene.kind(i - 1) in "-"
            or not ((1 <= a <= 31 and 1 <= b <= 12) or (1 <= a <= 12 and b <= 31))
        ):
            return None  # a version, a share, a score: not a date
        year += 2000 if year < 70 else 1900
    readings = [(m, d) for m, d in ((b, a), (a, b)) if cal.make_day(year, m, d)]
    if sep == "." and len(readings) == 2:
        readings = readings[:1]  # points are day first everywhere
    if len(readings) == 2 and readings[0] != readings[1]:
        scene.complain(i, j, f"{text}: day or month first is not to be told; the year alone is kept")
        draft = make_unresolved(i, j, f"{year:04d}-XX-XX")
        days = sorted(date(year, m, d) for m, d in readings)
        draft.first, draft.last, draft.unit = days[0], days[1], ""
        return draft
    if not readings:
        return refuse(scene, i, j)
    day = cal.make_day(year, *readings[0])
    return make_draft(scene, i, j, day, Anchor.ITSELF) if day else None


def read_date(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """October 18, 18 October 2024, Friday the 13th, the end of ... ."""
    kinds, value = scene.lex.kinds, scene.lex.value
    month = kinds.find("M", i, j)
    number = next((k for k in range(i, j) if kinds[k] in "doO"), -1)
    if number < 0:
        return None
    if month < 0:  # Friday the 13th
        return _read_weekday_ordinal(scene, i, j, number)
    if not is_month(scene, month, True):
        return None
    after = scene.kind(number + 1)
    if number == j - 1 and kinds[number] == "d" and month < number:
        follows = scene.word(j)
        counted = after == "." and follows.isalpha() and scene.tag(j) == "NNS" and scene.word(month - 1) == "in"
        if after in "uUhHqz" or counted or follows in ("%", "percent", "per"):
            return read_month(scene, i, number)  # "in October 20 people were killed"
        if scene.kind(j) == "G":
            return read_month(scene, i, number)
    if number < month and kinds[number] == "O" and kinds[i] != "t":
        return None
    year = find_year(scene, number + 1 if number > month else month + 1, j)
    end = j
    day = int(value[number])
    named = False
    if year is None or (scene.word(j), scene.kind(j - 1)) == (",", "Y"):
        known = _find_named_year(scene, int(value[month]), day, j + (scene.word(j) == ","))
        named, year = known is not None, known if year is None else year
    if year is None:
        draft = resolve_month_day(scene, i, end, int(value[month]), day, number)
        if draft and kinds[month - 1] == "l" and draft.first and scene.day and draft.first >= scene.day:
            return resolve_month_day(scene, i, end, int(value[month]), day, number, PAST)
        return draft
    period = cal.make_day(year, int(value[month]), day)
    if period is None:
        return refuse(scene, i, end)
    draft = make_draft(scene, i, end, period, Anchor.ITSELF)
    draft.named = named
    return draft


def _find_named_year(scene: Scene, month: int, day: int, j: int) -> int | None:
    """The year of a day that is a name: "the Sept. 11 attacks"."""
    for entry in load_words("times")["named_day"]:
        known = (
            entry["month"] == month and entry["day"] == day and (scene.day is None or scene.day.year >= entry["year"])
        )
        near = scene.word(j) in entry["before"] or (scene.word(j + 1) in entry["before"] and scene.word(j).isalpha())
        if known and near:
            return int(entry["year"])
    return None


def resolve_month_day(
    scene: Scene, i: int, j: int, month: int, day: int, at: int, direction: int | None = None
) -> TimeDraft | None:
    """A day without its year: the nearest, unless the tense and half a year speak against it."""
    if day > 31 or not (cal.make_day(2024, month, day)):
        return refuse(scene, i, j)
    if scene.day is None:
        draft = make_unresolved(i, j, f"XXXX-{month:02d}-{day:02d}")
        draft.partial = (month, day)
        return draft
    year = scene.day.year
    found = [p for y in (year - 1, year, year + 1) if (p := cal.make_day(y, month, day))]
    if not found:
        return refuse(scene, i, j)
    if direction is None and scene.word(i - 1) == "since":
        direction = PAST
    if direction is None:
        nearest = min(found, key=lambda p: abs((p.first - scene.day).days))  # type: ignore[operator]
        if abs((nearest.first - scene.day).days) > 75:
            direction = find_bounded_direction(scene, i, at)
    day_of = scene.day
    if direction == PAST:
        found = [p for p in found if p.first <= day_of] or found
    elif direction == FUTURE:
        found = [p for p in found if p.first >= day_of] or found
    best = min(found, key=lambda p: abs((p.first - day_of).days))
    draft = make_draft(scene, i, j, best, Anchor.PUBLISHED)
    draft.partial = (month, day)
    return draft


def read_week_of(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """The week of 6 March."""
    if scene.lex.value[i + (scene.kind(i) == "t")] != "week":
        return None
    start = scene.lex.kinds.index("@", i) + 1
    draft = read_date(scene, start, j)
    if draft is None or draft.first is None:
        return draft
    return make_draft(scene, i, j, cal.period_of("week", draft.first), draft.anchor)


def _read_weekday_ordinal(scene: Scene, i: int, j: int, number: int) -> TimeDraft | None:
    weekday, day = int(scene.lex.value[i]), int(scene.lex.value[number])
    if scene.day is None or (scene.kind(number) == "O" and scene.tag(j) in ("NN", "NNS")):
        return None
    direction = scene.direction(i)
    found = []
    for months in range(-13, 14):
        first = cal.move(scene.day.replace(day=1), "month", months)
        period = cal.make_day(first.year, first.month, day) if first else None
        if period and period.first.weekday() == weekday and direction * (period.first - scene.day).days >= 0:
            found.append(period)
    if not found:
        return None
    now = scene.day
    return make_draft(scene, i, j, min(found, key=lambda p: abs((p.first - now).days)), Anchor.PUBLISHED)


def read_ordinal_day(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """The 15th: a day of this month, the last or the next one; only after a preposition of time."""
    if scene.word(i - 1) not in ("on", "by", "until", "till", "since", "from", "before", "after"):
        return None
    if (scene.tag(j)[:2] in ("NN", "JJ", "CD", "IN") and scene.word(j)[:1].isalpha()) or scene.word(j) in (
        "-",
        "floor",
        "century",
    ):
        return None
    day = int(scene.lex.value[j - 1])
    if scene.day is None:
        return make_unresolved(i, j, f"XXXX-XX-{day:02d}")
    months = [m for n in (-1, 0, 1) if (m := cal.move(scene.day.replace(day=1), "month", n))]
    found = [p for m in months if (p := cal.make_day(m.year, m.month, day))]
    direction = find_bounded_direction(scene, i, j - 1)
    if direction == PAST:
        found = [p for p in found if p.first <= scene.day][-1:]
    elif direction == FUTURE:
        found = [p for p in found if p.first >= scene.day][:1]
    now = scene.day
    best = min(found, key=lambda p: abs((p.first - now).days), default=None)
    return make_draft(scene, i, j, best, Anchor.PUBLISHED) if best else None
