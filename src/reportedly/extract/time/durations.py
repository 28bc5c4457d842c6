"""How long: two years, the past six months, the first nine months of the year."""

from __future__ import annotations

from datetime import date

from reportedly.extract.time import calendar as cal
from reportedly.extract.time.amount import Amount, make_duration
from reportedly.extract.time.counts import read_amount
from reportedly.extract.time.draft import Scene, TimeDraft, make_draft, make_unresolved
from reportedly.extract.time.fields import find_year
from reportedly.extract.time.months import read_month
from reportedly.extract.time.stretches import roll
from reportedly.extract.time.tense import PAST
from reportedly.lang import load_words
from reportedly.model import Anchor

_BACK = frozenset(["last", "past", "previous", "preceding", "prior", "latest"])


def read_duration(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Two years, several months, a three-day, half an hour; not an age, not a rate."""
    kinds, lex = scene.lex.kinds, scene.lex
    amount = read_amount(scene, i, j)
    if amount is None:
        return None
    at = next(k for k in range(i, j) if kinds[k] in "uUqzhH")
    after, following = scene.kind(j), scene.word(j)
    if after == "9" or (after == "-" and scene.kind(j + 1) == "9") or following in ("old", "olds"):
        return None  # an age
    if scene.word(i - 1) in ("aged", "age") or (following == "of" and scene.word(j + 1) == "age"):
        return None
    glued = scene.p.text[lex.start[i] - 1 : lex.start[i]]
    if glued in ("$", "£", "€", "#") or glued.isalnum():
        return None
    if scene.word(j) == "'" and scene.kind(j + 1) == ".":
        pass
    unit = amount.unit
    if kinds[at] == "U" and not amount.low and i == at:
        return _read_plural(scene, i, j, amount)
    if i == at:
        if kinds[j - 1] == "-" and following in ("long",) and kinds[at] in "uU":  # a week-long strike
            return TimeDraft(i=i, j=j + 1, type="DURATION", value=make_duration(kinds[at] == "u", unit))
        return None
    if (unit == "second" and kinds[at] != "H") or (
        unit == "quarter" and kinds[at] == "q" and "c" not in kinds[i:at] and "d" not in kinds[i:at]
    ):
        return None
    if unit == "quarter" and (following == "of" or "-" in kinds[i:at]):
        return None  # three-quarters of it
    if after == "-" and scene.kind(j + 1) == "K":
        return None  # "in a year-end interview"
    if kinds[i] == "a" and at == i + 1 and kinds[at] in "uh":
        return _read_rate_or_one(scene, i, j, amount)
    if kinds[i] == "t" and at == i + 1:
        return None
    if unit == "day" and scene.word(i) == "one" and at == i + 1 and _is_some_day(scene, i, j):
        return TimeDraft(i=i, j=j, type="DATE", value="FUTURE_REF", anchor=Anchor.PUBLISHED, first=scene.day)
    link = kinds.find("&", i, at)
    if link > 0 and scene.word(i - 1) == "between" and scene.word(link) == "and" and amount.high > amount.low > 0:
        whole = TimeDraft(i=i, j=j, type="DURATION", value=amount.value, amount=amount)
        most = make_duration(amount.high, unit)
        whole.parts = [
            TimeDraft(i=i, j=link, type="DURATION", value=amount.value),
            TimeDraft(i=link + 1, j=j, type="DURATION", value=most),
        ]
        return whole
    return TimeDraft(i=i, j=j, type="DURATION", value=amount.value, amount=amount)


def _is_some_day(scene: Scene, i: int, j: int) -> bool:
    """ "Will one day be", "hopes he can one day return": no length."""
    return scene.tag(i - 1) == "MD" or (scene.tag(i - 1) in ("PRP", "TO") and scene.tag(j) == "VB")


def _read_rate_or_one(scene: Scene, i: int, j: int, amount: Amount) -> TimeDraft | None:
    """A year: a rate after a number ("$3 million a year"), else a length ("a year of war")."""
    before, tag = scene.word(i - 1), scene.tag(i - 1) if i else ""
    rate = (
        scene.kind(i - 1) in "uUhH"
        or before in ("once", "twice", "thrice", "times", "percent", "%")
        or (i > 0 and tag in ("NNS", "CD") and before[:1].isalnum() and scene.p.dep[scene.token(i - 1)] != "pobj")
    )
    rate = rate or before[:1].isdigit() or before in ("million", "billion", "thousand", "trillion")
    if rate and scene.word(j) not in ("ago", "earlier", "later", "before", "after"):
        return TimeDraft(i=i, j=j, type="SET", value=make_duration(1, amount.unit))
    if scene.tag(j) in ("NN",) and scene.kind(j) == "." and scene.word(j).isalpha() and amount.unit == "day":
        return None  # "a day trip"
    return TimeDraft(i=i, j=j, type="DURATION", value=amount.value, amount=amount)


def _read_plural(scene: Scene, i: int, j: int, amount: Amount) -> TimeDraft | None:
    """Years, weeks, months: an open number of them."""
    before = scene.word(i - 1)
    tag = scene.tag(i - 1) if i else ""
    if scene.kind(j) == "-" and scene.word(j + 1) == "long":
        return TimeDraft(i=i, j=j + 2, type="DURATION", value=amount.value, amount=amount)
    if before in ("these", "those") or scene.kind(j) == "9":
        return None
    if amount.unit in ("second", "quarter", "weekend"):
        return None
    if amount.unit in ("hour", "minute") and before not in (
        "for",
        "in",
        "within",
        "of",
        "several",
        "after",
        "over",
        "by",
    ):
        return None
    if tag in ("JJ", "NN", "NNP", "PRP$", "POS", "VBG") and before not in ("many",):
        return None
    return TimeDraft(i=i, j=j, type="DURATION", value=amount.value, amount=amount)


def read_rolling(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """The past two years, the next few days, recent months, the coming weeks, the weeks ahead."""
    kinds = scene.lex.kinds
    amount = read_amount(scene, i, j)
    if amount is None:
        return None
    if scene.kind(j) == "9" or (scene.kind(j) == "-" and scene.kind(j + 1) == "9"):
        return None  # "this 6-year-old"
    lead = next((scene.word(k) for k in range(i, j) if kinds[k] in "lxRi"), "")
    if kinds[j - 1] == "6":
        return roll(scene, i, j, amount, 1)
    if lead in ("this", "current") and not amount.low:
        return None
    if lead in ("recent",):
        draft = roll(scene, i, j, Amount(0, 0, amount.unit), -1)
        if amount.unit == "day":
            draft.type, draft.value = "DATE", "PAST_REF"
        return draft
    if lead in _BACK:
        if not amount.low and amount.unit in ("year", "day") and lead == "past":
            return roll(scene, i, j, amount, -1)
        if lead in ("previous", "preceding", "prior"):
            source = scene.find_anchor(amount.unit) if amount.unit in cal.GRAINS else None
            if source and source.first:
                draft = roll(scene, i, j, amount, -1)
                draft.anchor, draft.anchor_span = Anchor.NARRATIVE, scene.span(source.i, source.j)
                draft.last = source.first
                draft.first = cal.move(source.first, amount.unit, -int(amount.high)) if amount.high else None
                return draft
        return roll(scene, i, j, amount, -1)
    if lead in ("following", "subsequent", "ensuing") or (lead == "next" and scene.direction(j - 1) == PAST):
        source = scene.find_anchor(amount.unit) if amount.unit in cal.GRAINS else None
        draft = TimeDraft(i=i, j=j, type="DURATION", value=amount.value, amount=amount)
        if source and source.last:
            draft.anchor, draft.anchor_span = Anchor.NARRATIVE, scene.span(source.i, source.j)
            draft.first = source.last
            draft.last = cal.move(source.last, amount.unit, int(amount.high)) if amount.high else None
        return draft
    if lead in ("this", "current"):
        return TimeDraft(i=i, j=j, type="DURATION", value=amount.value, amount=amount)
    draft = roll(scene, i, j, amount, 1)
    if lead in ("coming", "upcoming", "forthcoming") and not amount.low and amount.unit in ("month", "quarter"):
        draft.type, draft.value = "DATE", "FUTURE_REF"
    return draft


def read_first(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """The first nine months of the year, the last two weeks of May."""
    kinds = scene.lex.kinds
    at = next((k for k in range(i, j) if kinds[k] == "U"), -1)
    if at < 0:
        return None
    core = read_amount(scene, i, at + 1)
    if core is None or not core.low:
        return None
    draft = TimeDraft(i=i, j=at + 1, type="DURATION", value=core.value, amount=core)
    year = find_year(scene, at + 1, j)
    lead = next((scene.word(k) for k in range(i, at) if kinds[k] in "Ol"), "")
    whole = cal.make_year(year) if year else None
    if whole and lead in ("first", "last", "final") and core.unit in ("month", "week", "day", "quarter"):
        count = int(core.low)
        if lead == "first":
            draft.first = whole.first
            after = cal.move(whole.first, core.unit, count)
            draft.last = cal.move(after, "day", -1) if after else None
        else:
            after = cal.move(whole.last, "day", 1)
            draft.first = cal.move(after, core.unit, -count) if after else None
            draft.last = whole.last
        draft.anchor = Anchor.ITSELF if any(kinds[k] in "Yy" for k in range(i, j)) else Anchor.PUBLISHED
    elif not lead:
        draft.j = at + 1
    return draft


def read_nth_of(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """The first week of March, the last day of the month, the second quarter of 2024."""
    kinds, value = scene.lex.kinds, scene.lex.value
    at = next(k for k in range(i, j) if kinds[k] in "uUq")
    unit = str(value[at])
    word = scene.word(at - 1)
    if unit not in ("day", "week", "weekend"):
        return None
    month = kinds.find("M", at, j)
    if month < 0:
        return None
    whole = read_month(scene, month, j)
    if whole is None or whole.first is None or whole.last is None:
        return whole and make_unresolved(i, j, whole.value)
    if unit == "day":
        number = int(value[at - 1]) if kinds[at - 1] in "oO" and str(value[at - 1]).isdigit() else 0
        day: date | None = whole.last if word in ("last", "final") else cal.move(whole.first, "day", number - 1)
    elif unit == "week":
        if word in ("last", "final"):
            day = whole.last
            if day.isoweekday() < 4:  # the week belongs to the month that holds its Thursday
                day = cal.move(day, "week", -1)
        else:
            number = int(value[at - 1]) if kinds[at - 1] in "oO" and str(value[at - 1]).isdigit() else 0
            if not 1 <= number <= 5:
                return None
            start = whole.first if whole.first.isoweekday() <= 4 else cal.move(whole.first, "week", 1)
            day = cal.move(start, "week", number - 1) if start else None
    else:
        return None
    if day is None:
        return None
    return make_draft(scene, i, j, cal.period_of(unit, day), whole.anchor)


def extend_approximator(scene: Scene, draft: TimeDraft) -> None:
    """Take "about", "more than", "at least" before an amount into its span."""
    lex = scene.lex
    if draft.type not in ("DURATION", "DATE") or draft.i == 0:
        return
    single, double = _approximators()
    k = draft.i
    first = scene.word(k - 1)
    phrase = f"{scene.word(k - 2)} {first}" if k > 1 else ""
    longer = f"{scene.word(k - 3)} {phrase}" if k > 2 else ""
    if draft.type == "DURATION" or lex.kinds[draft.j - 1] in "gB":
        if longer in double:
            draft.i = k - 3
        elif phrase in double:
            draft.i = k - 2
        elif first in single and not (first in ("over", "some", "around", "just", "only") and lex.kinds[k] in "tlx"):
            draft.i = k - 1
    elif first in ("around", "about", "circa") and draft.unit:
        draft.i = k - 1


def _approximators() -> tuple[frozenset[str], frozenset[str]]:
    phrases = load_words("times")["approximator"]["phrases"]
    return frozenset(p for p in phrases if " " not in p), frozenset(p for p in phrases if " " in p)
