"""Times that name their place in the calendar: dates, months, years, quarters, seasons, holidays."""

from __future__ import annotations

from datetime import date, timedelta

from reportedly.extract.time import calendar as cal
from reportedly.extract.time.calendar import Period
from reportedly.extract.time.draft import Scene, TimeDraft, make_draft, make_unresolved
from reportedly.extract.time.holidays import find_holiday
from reportedly.extract.time.tense import FUTURE, OPEN, PAST, is_deadline
from reportedly.lang import load_words
from reportedly.model import Anchor

_MONTH_CUES = frozenset(
    "in since until till by from to through during before after of and between early late mid last next this around "
    "for every each on throughout previous past coming following - – , ( or about within beginning starting ending "
    "for at over than the".split()
)


def read_iso(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """2024-10-18, 2024-10-18T15:00Z, 2024-W42."""
    text = str(scene.lex.value[i])
    if "W" in text:
        week = cal.make_week(int(text[:4]), int(text[6:8]))
        if week and len(text) > 8:
            week = cal.period_of("day", week.first + timedelta(int(text[9]) - 1))
        return make_draft(scene, i, j, week, Anchor.ITSELF) if week else _refuse(scene, i, j)
    day = cal.make_day(int(text[:4]), int(text[5:7]), int(text[8:10]))
    if day is None:
        return _refuse(scene, i, j)
    draft = make_draft(scene, i, j, day, Anchor.ITSELF)
    if len(text) > 10:
        hour, minute = int(text[11:13]), int(text[14:16])
        if hour < 24 and minute < 60:
            draft.type, draft.moment = "TIME", text.replace(" ", "T")
            draft.value = draft.moment
    return draft


def read_numeric(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """12/10/2024: two numbers below 13 leave day and month open, and it is said so."""
    text = str(scene.lex.value[i])
    sep = "/" if "/" in text else "."
    a, b, year = (int(x) for x in text.split(sep))
    digits = len(text.rsplit(sep, 1)[1])
    if digits == 2:
        if sep == "." or scene.kind(i - 1) in "-" or not (1 <= a <= 31 and 1 <= b <= 12 or 1 <= a <= 12 and b <= 31):
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
        return _refuse(scene, i, j)
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
    if not _is_month(scene, month, True):
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
    if year is None:
        year = _find_named_year(scene, int(value[month]), day, j)
    if year is None:
        draft = resolve_month_day(scene, i, end, int(value[month]), day, number)
        if draft and kinds[month - 1] == "l" and draft.first and scene.day and draft.first >= scene.day:
            return resolve_month_day(scene, i, end, int(value[month]), day, number, PAST)
        return draft
    period = cal.make_day(year, int(value[month]), day)
    return make_draft(scene, i, end, period, Anchor.ITSELF) if period else _refuse(scene, i, end)


def _find_named_year(scene: Scene, month: int, day: int, j: int) -> int | None:
    """The year of a day that is a name: "the Sept. 11 attacks"."""
    for entry in load_words("times")["named_day"]:
        if entry["month"] == month and entry["day"] == day and (scene.day is None or scene.day.year >= entry["year"]):
            if scene.word(j) in entry["before"] or scene.word(j + 1) in entry["before"] and scene.word(j).isalpha():
                return int(entry["year"])
    return None


def resolve_month_day(
    scene: Scene, i: int, j: int, month: int, day: int, at: int, direction: int | None = None
) -> TimeDraft | None:
    """A day without its year: the nearest, unless the tense and half a year speak against it."""
    if day > 31 or not (cal.make_day(2024, month, day)):
        return _refuse(scene, i, j)
    if scene.day is None:
        draft = make_unresolved(i, j, f"XXXX-{month:02d}-{day:02d}")
        draft.partial = (month, day)
        return draft
    year = scene.day.year
    found = [p for y in (year - 1, year, year + 1) if (p := cal.make_day(y, month, day))]
    if not found:
        return _refuse(scene, i, j)
    if direction is None:
        nearest = min(found, key=lambda p: abs((p.first - scene.day).days))  # type: ignore[operator]
        if abs((nearest.first - scene.day).days) > 75:
            direction = scene.direction(at)
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


def read_month(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """June, last June, early March 2024, July last year, every May."""
    kinds, value = scene.lex.kinds, scene.lex.value
    at = kinds.find("M", i, j)
    if at < 0:
        return None
    while j > at + 1 and kinds[j - 1] in ",-@t":
        j -= 1
    if not _is_month(scene, at, j > at + 1 or i < at):
        return None
    month = int(value[at])
    if kinds[i] == "v":
        draft = make_unresolved(i, j, f"XXXX-{month:02d}", "SET")
        draft.anchor = Anchor.ITSELF
        return draft
    part = find_part(scene, i, at)
    year = find_year(scene, at + 1, j)
    before = next((scene.word(k) for k in range(at - 1, i - 1, -1) if kinds[k] in "lxiRT"), "")
    if year is not None:
        period = cal.make_month(year, month)
        own = any(kinds[k] in "Yy" for k in range(at, j))
        return make_draft(scene, i, j, period, Anchor.ITSELF if own else Anchor.PUBLISHED, part) if period else None
    if scene.day is None:
        draft = make_unresolved(i, j, f"XXXX-{month:02d}")
        draft.partial = (month, 0)
        return draft
    now = scene.day.year, scene.day.month
    if before in ("last", "past", "previous", "latest"):
        year = now[0] if month < now[1] else now[0] - 1
    elif before in ("next", "coming", "following", "upcoming", "forthcoming"):
        year = now[0] if month > now[1] else now[0] + 1
    elif before in ("this", "same", "that"):
        year = now[0]
    else:
        year = _month_year(scene, i, at, month, part)
    period = cal.make_month(year, month)
    if period is None:
        return None
    draft = make_draft(scene, i, j, period, Anchor.PUBLISHED, part)
    draft.partial = (month, 0)
    return draft


def _month_year(scene: Scene, i: int, at: int, month: int, part: str) -> int:
    assert scene.day is not None  # noqa: S101
    year, now = scene.day.year, scene.day.month
    direction = find_bounded_direction(scene, i, at)
    if direction == PAST:
        return year if month <= now else year - 1
    if direction == FUTURE:
        return year if month >= now else year + 1
    return min((year - 1, year, year + 1), key=lambda y: abs((y - year) * 12 + month - now + 0.5))


def find_bounded_direction(scene: Scene, i: int, at: int) -> int:
    """The direction of a weekday or month, by its preposition (before the hour, where one stands between) and tense."""
    k = i - 1
    while k >= 0 and i - k < 5 and scene.kind(k) in "dcCGZ":
        k -= 1
    before = scene.word(k)
    if before == "since":
        return PAST
    if before == "as" and scene.word(k - 1) in ("soon", "early"):
        return FUTURE
    direction = scene.direction(at)
    if before in ("until", "till", "by", "through") and (
        direction == OPEN or before != "by" and is_deadline(scene.p, scene.token(k))
    ):
        return FUTURE
    return direction


def _is_month(scene: Scene, at: int, modified: bool) -> bool:
    """Whether a word that can be a month is one here: not a verb, a name or a march."""
    word, lex = scene.word(at).rstrip("."), scene.lex
    ambiguous = word in load_words("times")["ambiguous"]["months"]
    following = scene.p.text[lex.end[at] : lex.end[at] + 2]
    short = word in load_words("times")["month_short"]
    before = scene.word(at - 1)
    if modified:
        return not (word in ("may", "march") and scene.tag(at) in ("MD", "VB", "VBP"))
    if word == "may" and scene.tag(at) == "MD":
        return False
    named = len(following) > 1 and following[0] == " " and following[1].isupper() and scene.kind(at + 1) == "."
    named = named and scene.tag(at + 1) in ("NNP", "NNPS")
    if named and not (before in _MONTH_CUES and before != "the" and not short and word not in ("june", "april", "may")):
        return False
    if not ambiguous:
        return True
    if (
        before in ("a", "an", "the", "its", "their", "his", "her", "this")
        and scene.tag(at + 1) in ("NN", "NNS", "JJ")
        and not short
    ):
        return scene.word(at + 1).isalpha() and not (word == "may" and before == "the")  # "a June agreement"
    if before not in _MONTH_CUES:
        return scene.kind(at + 1) == "'" and not named and word not in ("may", "june", "april", "jan")
    if word == "march" and before in ("the", "on", "for", "at", ","):
        return False
    if word in ("may", "april", "june", "jan") and before in ("the", "and", ",", "to", "of", "for", "or", "than"):
        # "Theresa and May": only beside another month
        return scene.kind(at - 2) in "MY" or before in ("of", "to", "for") and scene.tag(at) != "MD" and not named
    return not (short and before in (",", "and", "to", "the", "at", "for"))


def find_year(scene: Scene, i: int, j: int) -> int | None:
    """The year said between two words: 2024, '24, last year; None where none is."""
    kinds, value = scene.lex.kinds, scene.lex.value
    for k in range(i, j):
        kind = kinds[k]
        if kind == "Y":
            return int(value[k])
        if kind == "y":
            return _century(scene, int(value[k]))
        if kind in "lxiT" and scene.day is not None:
            word = scene.word(k)
            if word in ("last", "past", "previous"):
                return scene.day.year - 1
            if word in ("next", "coming"):
                return scene.day.year + 1
            if kind == "T" or word == "following":
                anchor = scene.find_anchor("year")
                if anchor and anchor.first:
                    return anchor.first.year + (word == "following")
            return scene.day.year
        if kind in "Uu" and scene.day is not None and value[k] == "year":
            anchor = scene.find_anchor("year")
            return anchor.first.year if anchor and anchor.first else scene.day.year
    return None


def _century(scene: Scene, short: int) -> int:
    pivot = scene.day.year if scene.day else 2030
    year = pivot // 100 * 100 + short
    return year - 100 if year > pivot + 10 else year


def find_part(scene: Scene, i: int, j: int) -> str:
    """Early, mid, late, start, middle, end, earlier or later, as the words before a period say; "" without."""
    for k in range(i, j):
        kind = scene.lex.kinds[k]
        if kind in "kKBA":
            return str(scene.lex.value[k])
    return ""


def read_year(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """2014, in the year 2000, '82, fiscal 1989, mid-2011."""
    kinds = scene.lex.kinds
    at = j - 1
    year = find_year(scene, at, j)
    if year is None or not _is_year(scene, i, at):
        return None
    if kinds[at] == "Y" and year % 10 == 0 and scene.kind(at + 1) == "'" and "t" in (scene.kind(i - 1), kinds[i]):
        # "the 1980's" is a decade, "1980's elections" is not
        return make_draft(
            scene, i, j, cal.period_of("decade", date(year, 1, 1)), Anchor.ITSELF, find_part(scene, i, at)
        )
    part = find_part(scene, i, at)
    period = cal.make_year(year)
    if period is None:
        return None
    draft = make_draft(scene, i, j, period, Anchor.ITSELF, part)
    return draft


_YEAR_CUES = frozenset(
    "in since until till by from to through during before after of and between early late mid around for than circa "
    "( – - ; / ’ ' “ ‘ the throughout for on to about spring summer autumn fall winter post pre back as".split()
)
_MONEY = frozenset(
    "$ £ € ¥ # no no. us$ usd eur flight section article highway route road room page resolution boeing kilometre".split()
)
_MEASURES = frozenset(
    "people troops soldiers men women children dollars euros pounds percent % km kilometers kilometres miles metres meters feet "
    "tonnes tons points votes seats jobs homes houses residents civilians fighters casualties deaths cases refugees migrants "
    "employees workers students members police officers vehicles tanks drones shells gmt utc hours hrs local million billion "
    "thousand kg ft mph hp mb gb megawatts barrels acres hectares square".split()
)


def _is_year(scene: Scene, i: int, at: int) -> bool:
    if i < at or scene.kind(at) == "y":
        return scene.kind(at) != "y" or scene.kind(at + 1) not in ("U", "H")
    before, after = scene.word(at - 1), scene.word(at + 1)
    if before in _MONEY or after in _MEASURES or scene.kind(at + 1) in "GZ%" and after == "%":
        return False
    text, lex = scene.p.text, scene.lex
    glued = text[lex.start[at] - 1 : lex.start[at]]
    if glued and glued in "$£€#.:@/&=_+" or glued.isalnum():
        return False
    close = text[lex.end[at] : lex.end[at] + 1]
    if close and (close.isalnum() or close in "%°/@_" and close != "/"):
        return False
    year = int(scene.lex.value[at])
    tag = scene.tag(at + 1)
    if 1800 <= year <= 2060:
        if before in _YEAR_CUES or before in ("", ","):
            return not (
                tag == "NNS"
                and scene.kind(at + 1) == "."
                and before in ("the", "about", "around", "to", "of", "than", "and", "for", "from")
                and after.isalpha()
            )
        if tag == "NNS" and after.isalpha():
            return False
        return (
            scene.kind(at + 1) in ",;'"
            or tag in ("NN", "NNP", "IN", ".", "CC", "JJ", ":", "-RRB-", "")
            or after in (")", ".", "")
        )
    return before in ("in", "since", "until", "by") and not (tag in ("NNS", "NN", "JJ") and after.isalpha())


def read_spoken(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Nineteen ninety-six, the year two thousand."""
    numbers = [int(scene.lex.value[k]) for k in range(i, j) if scene.kind(k) == "c"]
    led = scene.kind(i) == "t"
    if numbers[0] in (17, 18, 19) and len(numbers) > 1 and 10 <= numbers[1] <= 90:
        year = numbers[0] * 100 + sum(numbers[1:3])
    elif led and numbers[:2] == [2, 1000]:
        year = 2000 + sum(numbers[2:])
    elif (
        numbers[0] == 20
        and len(numbers) > 1
        and 10 <= numbers[1] <= 90
        and (led or scene.word(i - 1) in ("in", "since", "by"))
    ):
        year = 2000 + sum(numbers[1:3])
    else:
        return None
    period = cal.make_year(year)
    return make_draft(scene, i, j, period, Anchor.ITSELF) if period else None


def read_decade(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """The 1990s, the early '80s, the nineties."""
    year = int(scene.lex.value[j - 1])
    if year < 100:
        if scene.word(j - 1).isalpha():  # "in their thirties" is an age
            if scene.kind(j - 2) not in "tkK-" or scene.word(j - 2) == "":
                return None
        if year < 100:
            now = scene.day.year if scene.day else 2030
            year += now // 100 * 100
            year -= 100 if year > now else 0
    if scene.word(i - 1) in ("his", "her", "their", "my", "your", "our", "its"):
        return None
    period = cal.period_of("decade", date(max(1, year), 1, 1))
    part = find_part(scene, i, j - 1)
    if year % 100 == 0 and scene.word(j - 1)[:1].isdigit():
        part = part or ""
    return make_draft(scene, i, j, period, Anchor.ITSELF, part)


def read_century(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """The 20th century."""
    number = next(
        (int(scene.lex.value[k]) for k in range(i, j) if scene.kind(k) in "oO" and str(scene.lex.value[k]).isdigit()), 0
    )
    if not 1 <= number <= 99:
        return None
    first = date(max(1, (number - 1) * 100), 1, 1)
    return make_draft(scene, i, j, cal.period_of("century", first), Anchor.ITSELF, find_part(scene, i, j))


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
    led = i < at and kinds[i] in "lxiTkK" or year is not None
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
    if year is None:
        if scene.day is None:
            return make_unresolved(i, j, "XXXX-XX-XX")
        lead = scene.word(i) if scene.kind(i) in "lxi" else ""
        years = [scene.day.year - 1, scene.day.year, scene.day.year + 1]
        days = [d for y in years if (d := find_holiday(name, y))]
        if lead in ("last", "past", "previous"):
            days = [d for d in days if d < scene.day][-1:]
        elif lead in ("next", "coming"):
            days = [d for d in days if d > scene.day][:1]
        elif lead != "this":
            near = min(days, key=lambda d: abs((d - scene.day).days), default=None)  # type: ignore[operator]
            direction = scene.direction(at) if near and abs((near - scene.day).days) > 60 else OPEN
            if direction == PAST:
                days = [d for d in days if d <= scene.day][-1:]
            elif direction == FUTURE:
                days = [d for d in days if d >= scene.day][:1]
            else:
                days = [near] if near else []
        else:
            days = [d for d in days if d.year == scene.day.year]
        if not days:
            return None
        day: date | None = days[0]
    else:
        day = find_holiday(name, year)
    if day is None:
        return _refuse(scene, i, j)
    unit = "week" if scene.word(j - 1) == "week" else "weekend" if scene.word(j - 1) == "weekend" else "day"
    draft = make_draft(scene, i, j, cal.period_of(unit, day), Anchor.ITSELF if own else Anchor.PUBLISHED)
    if scene.kind(j - 1) == "P" and len(str(scene.lex.value[j - 1])) == 2:
        draft.type, draft.value = "TIME", f"{draft.value}T{scene.lex.value[j - 1]}"
    return draft


def _read_weekday_ordinal(scene: Scene, i: int, j: int, number: int) -> TimeDraft | None:
    weekday, day = int(scene.lex.value[i]), int(scene.lex.value[number])
    if scene.day is None or scene.kind(number) == "O" and scene.tag(j) in ("NN", "NNS"):
        return None
    direction = scene.direction(i)
    found = []
    for months in range(-13, 14):
        first = cal.move(scene.day.replace(day=1), "month", months)
        if first and (period := cal.make_day(first.year, first.month, day)) and period.first.weekday() == weekday:
            if direction * (period.first - scene.day).days >= 0:
                found.append(period)
    if not found:
        return None
    now = scene.day
    return make_draft(scene, i, j, min(found, key=lambda p: abs((p.first - now).days)), Anchor.PUBLISHED)


def read_ordinal_day(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """The 15th: a day of this month, the last or the next one; only after a preposition of time."""
    if scene.word(i - 1) not in ("on", "by", "until", "till", "since", "from", "before", "after"):
        return None
    if (
        scene.tag(j)[:2] in ("NN", "JJ", "CD", "IN")
        and scene.word(j)[:1].isalpha()
        or scene.word(j) in ("-", "floor", "century")
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


def _refuse(scene: Scene, i: int, j: int) -> None:
    words = scene.span(i, j).cut(scene.p.text)
    scene.complain(i, j, f"{words!r} is no day of the calendar")


def period_of_draft(draft: TimeDraft) -> Period | None:
    """The period a draft stands for, where it stands for one."""
    if draft.first is None or draft.last is None or draft.unit not in cal.GRAINS:
        return None
    return cal.period_of(draft.unit, draft.first)
