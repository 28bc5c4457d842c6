"""What a preposition makes of a time: by, since, until, before, after, from ... to; and the span with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from reportedly.extract.time import calendar as cal
from reportedly.extract.time.clock import write_moment
from reportedly.extract.time.draft import Scene, TimeDraft
from reportedly.extract.time.tense import FUTURE, is_ahead
from reportedly.lang import load_words
from reportedly.model import Anchor

_CONNECTORS = frozenset(("to", "until", "till", "through", "thru", "-", "--", "–", "—", "and"))
_RANGED = ("day", "week", "month", "quarter", "season", "half", "year", "decade", "clock", "weekend")


def join_range(scene: Scene, left: TimeDraft, right: TimeDraft) -> TimeDraft | None:
    """One time of two: "from May to July", "between 2014 and 2018", "Monday-Friday"; None where they stay two."""
    if right.i - left.j not in (1, 2) or left.type not in ("DATE", "TIME") or right.type not in ("DATE", "TIME"):
        return None
    word = scene.word(left.j)
    if right.i - left.j == 2 and not (word == "up" and scene.word(left.j + 1) == "to"):
        return None
    word = scene.word(right.i - 1)
    if word not in _CONNECTORS or left.unit not in _RANGED or right.unit not in _RANGED:
        return None
    before = scene.word(left.i - 1) if left.i else ""
    if before == "the":
        before = scene.word(left.i - 2)
    if word == "and" and before != "between":
        return None
    if word == "to" and before != "from" and left.unit != right.unit:
        return None
    if word in ("-", "--", "–", "—") and left.unit != right.unit:
        return None
    if left.first is None or right.last is None:
        if left.anchor is Anchor.UNRESOLVED and right.anchor is Anchor.UNRESOLVED and left.unit == right.unit:
            return replace(left, j=right.j, value=f"{left.value}/{right.value}", parts=[left, right])
        return None
    left = _lend_year(left, right)
    if (
        left.first is None
        or right.last is None
        or (left.moment and right.moment and left.moment[:16] > right.moment[:16])
    ):
        return None
    if left.first > right.last:
        right = _move_on(left, right)
        if right.last is None or left.first > right.last:
            return None
    earliest = write_moment(left) if left.moment else None
    latest = write_moment(right) if right.moment else None
    low, high = earliest or _iso(left.first), latest or _iso(right.last)
    if low is None or high is None or low[:10] > high[:10]:
        return None
    anchor = Anchor.ITSELF if left.anchor is Anchor.ITSELF and right.anchor is Anchor.ITSELF else right.anchor
    return TimeDraft(
        i=left.i,
        j=right.j,
        type="DATE" if not (left.moment and right.moment) else "TIME",
        value=f"{left.value}/{right.value}",
        unit="range",
        first=left.first,
        last=right.last,
        anchor=anchor,
        anchor_span=right.anchor_span or left.anchor_span,
        parts=[left, right],
        earliest=earliest,
        latest=latest,
    )


def _lend_year(left: TimeDraft, right: TimeDraft) -> TimeDraft:
    """A month or day without a year takes that of the end of its range."""
    if not left.partial or not left.partial[0] or right.last is None or right.first is None:
        return left
    month, day = left.partial
    if (
        right.anchor is not Anchor.ITSELF
        and left.first
        and left.first <= right.last
        and left.first.year == right.first.year
    ):
        return left
    year = right.first.year - (
        1 if (month, day) > (right.first.month, right.first.day) and month > right.first.month else 0
    )
    period = cal.make_day(year, month, day) if day else cal.make_month(year, month)
    if period is None:
        return left
    return replace(left, first=period.first, last=period.last, value=period.value, anchor=right.anchor)


def _move_on(left: TimeDraft, right: TimeDraft) -> TimeDraft:
    """The end of a range lies after its start: the next such weekday, month or day."""
    if right.partial is None or left.first is None or right.first is None:
        return right
    month, day = right.partial
    if month == 0:
        gap = (day - left.first.weekday()) % 7
        try:
            moved = left.first + timedelta(gap)
        except OverflowError:
            return right
        return replace(right, first=moved, last=moved, value=moved.isoformat())
    year = left.first.year + (month < left.first.month)
    period = cal.make_day(year, month, day) if day else cal.make_month(year, month)
    return replace(right, first=period.first, last=period.last, value=period.value) if period else right


def widen(scene: Scene, draft: TimeDraft) -> None:
    """Set a draft's wide span and its ends, by the prepositions before it."""
    lex, words = scene.lex, load_words("times")["preposition"]
    k = draft.i
    if scene.kind(k - 1) == "t":
        k -= 1
    start, bound = draft.i, ""
    for _ in range(4):
        word = scene.word(k - 1)
        if word in _BETWEEN_WORDS and not bound and words.get(scene.word(k - 2), "") not in ("", "skip"):
            k -= 1  # "by around Friday", "since early"
            continue
        if word == "least" and scene.word(k - 2) == "at" and words.get(scene.word(k - 3), "") in ("until", "through"):
            bound, k = "open", k - 3  # "until at least Monday": no end is told
            start = k
            break
        if word == "to" and scene.word(k - 2) == "up" and scene.kind(k - 3) == "-":
            break  # "the run-up to 2016"
        limit = _read_limit(scene, k)
        if limit:
            bound, k = limit
            start = k
            break
        meaning = words.get(word, "")
        if not meaning or not _governs(scene, k - 1, word):
            break
        if meaning == "skip":
            if word == "of" and scene.word(k - 2) == "as":
                start = k = k - 2
            elif word == "up" and bound == "until":
                start = k = k - 1
            break
        if bound and not (
            word in ("starting", "beginning") or (meaning in ("from", "since", "until") and word != "to")
        ):
            break
        bound = "in" if word == "to" and scene.word(k - 2) != "up" else meaning
        k -= 1
        start = k
    draft.start, draft.end, draft.bound = lex.start[min(start, draft.i)], lex.end[draft.j - 1], bound
    if bound and bound not in ("in", "since") and _is_attributive(scene, draft):
        bound = "in"  # "after Monday's attack": the attack is Monday's, what came after is not said
        draft.bound = bound
    if bound == "through" and draft.type == "TIME" and draft.moment is None and lex.kinds[draft.i] == "t":
        draft.bound = bound = "in"  # "through the night"
    _set_ends(scene, draft, bound)


_BETWEEN_WORDS = frozenset(["about", "around", "early", "late", "sometime", "at"])


def _read_limit(scene: Scene, k: int) -> tuple[str, int] | None:
    """ "No later than Friday", "not earlier than May", "prior to Monday": the bound and where its words begin."""
    word, before = scene.word(k - 1), scene.word(k - 2)
    if word == "than" and before in ("later", "earlier") and scene.word(k - 3) in ("no", "not"):
        return ("by" if before == "later" else "from"), k - 3
    if word == "to" and before == "prior":
        return "before", k - 2
    return None


def _governs(scene: Scene, k: int, word: str) -> bool:
    """Whether the word before a time is its preposition: not a particle ("weighed in Friday"), not a stranded "to"."""
    p = scene.p
    token = scene.token(k)
    tag = p.tag[token]
    if word in ("starting", "beginning", "following"):
        return tag[:1] == "V" and (word != "following" or tag == "VBG")
    if tag == "RP" or tag[:1] == "V":
        return False
    return bool(p.children[token]) or word in (
        "since",
        "until",
        "till",
        "by",
        "before",
        "after",
        "from",
        "between",
        "of",
        "up",
    )


def _is_attributive(scene: Scene, draft: TimeDraft) -> bool:
    if scene.kind(draft.j) == "'":
        return True
    token = scene.token(draft.j - 1)
    p = scene.p
    return (
        p.dep[token] in ("poss", "compound", "nmod", "amod", "nummod")
        and p.head[token] > token
        and (p.start[p.head[token]] >= draft.end)
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _set_ends(scene: Scene, draft: TimeDraft, bound: str) -> None:
    first, last = draft.first, draft.last
    moment = write_moment(draft)
    low = draft.earliest or moment or _iso(first)
    high = draft.latest or moment or _iso(last)
    today = _iso(scene.day)
    if draft.type == "DURATION":
        low, high = _bound_duration(scene, draft, bound, low, high)
    elif draft.parts or draft.type == "SET" or (first is None and last is None and not moment):
        pass
    elif bound in ("by", "until", "through"):
        low = None
    elif bound == "open":
        low = high = None
    elif bound == "since":
        high = today if today and (low is None or low[:10] <= today) else None
    elif bound == "from":
        high = None if not _is_source(scene, draft) else high
    elif bound == "before" and "end" in [scene.word(k) for k in range(draft.i, draft.j)]:
        low = None  # before the end of the year is any day of it
    elif bound == "before":
        low, high = None, moment or (_iso(cal.move(first, "day", -1)) if first else None)
    elif bound == "after":
        low, high = moment or (_iso(cal.move(last, "day", 1)) if last else None), None
    draft.earliest, draft.latest = low, high


def _is_source(scene: Scene, draft: TimeDraft) -> bool:
    """ "From" after a noun tells where something comes from ("a report from 2019", "up from last year")."""
    if scene.direction(draft.j - 1) == FUTURE:
        return False
    k = scene.token(draft.i) - 1
    p = scene.p
    for at in range(k, max(-1, k - 3), -1):
        if p.lower[at] == "from":
            head = p.head[at]
            return p.tag[head][:1] in "NJRC" or p.lemma(head) in (
                "rise",
                "fall",
                "drop",
                "increase",
                "decline",
                "date",
                "come",
                "remain",
                "grow",
                "recover",
            )
    return False


def _bound_duration(
    scene: Scene, draft: TimeDraft, bound: str, low: str | None, high: str | None
) -> tuple[str | None, str | None]:
    """ "Within two weeks", "in three days": reckoned ahead from publication where the tense looks ahead."""
    if low or high or draft.amount is None or scene.day is None:
        return low, high
    number, most, unit = draft.amount
    word = scene.p.text[draft.start : draft.start + 7].lower()
    if word.startswith("within"):
        bound = "within"
    elif bound != "in" or not word.startswith("in "):
        return low, high
    if not number or unit in ("hour", "minute", "second") or not is_ahead(scene.p, scene.token(draft.j - 1)):
        return low, high
    near, far = cal.move(scene.day, unit, int(number)), cal.move(scene.day, unit, int(most))
    if near is None or far is None:
        return low, high
    draft.anchor = Anchor.PUBLISHED
    if bound == "within":
        return _iso(scene.day), _iso(far)
    if unit in ("day", "week", "fortnight"):
        return _iso(near), _iso(far)
    return _iso(cal.period_of(unit, near).first), _iso(cal.period_of(unit, far).last)
