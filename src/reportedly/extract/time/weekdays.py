"""Weekdays, today and tomorrow, and the parts of a day."""

from __future__ import annotations

from datetime import date, timedelta

from reportedly.extract.time import calendar as cal
from reportedly.extract.time.draft import Scene, TimeDraft, make_draft, make_unresolved
from reportedly.extract.time.fields import find_bounded_direction, find_cues
from reportedly.extract.time.tense import FUTURE
from reportedly.model import Anchor

_BACK_WORDS = ("last", "past", "previous", "preceding")


_IN_THE = frozenset(("in", "during", "since", "by", "until", "till", "through", "throughout", "into", "over"))


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
        return with_part(make_unresolved(i, j, f"XXXX-WXX-{wanted + 1}"), code)
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
    return with_part(draft, code)


def _is_capital(scene: Scene, k: int) -> bool:
    return scene.p.text[scene.lex.start[k]].isupper()


def _resolve(scene: Scene, i: int, at: int, wanted: int, lead: str) -> date | None:
    assert scene.day is not None
    day, today = scene.day, scene.day.weekday()
    try:
        if lead in _BACK_WORDS:
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


def with_part(draft: TimeDraft, code: str) -> TimeDraft:
    """A day with the part of it that a code names (MO, AF, EV, NI, 12:00)."""
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
        return with_part(make_unresolved(i, j, "XXXX-XX-XX"), code)
    day = cal.move(scene.day, "day", int(scene.lex.value[at]))
    if day is None:
        return make_unresolved(i, j, "XXXX-XX-XX")
    return with_part(make_draft(scene, i, j, cal.period_of("day", day), Anchor.PUBLISHED), code)


def read_part(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """This morning, last night, the next morning, that evening, mid-afternoon yesterday, overnight."""
    kinds = scene.lex.kinds
    at = next((k for k in range(i, j) if kinds[k] == "P"), -1)
    if at < 0:
        return None
    code = str(scene.lex.value[at])
    deictic = kinds.find("D", i, j)
    led = any(kinds[k] in "ilTtx" for k in range(i, at))
    if not led and deictic < 0 and (kinds[i] != "k" or scene.word(i - 1) not in find_cues("part")):
        return None
    if ":" in code and kinds[i] == "t":
        return None  # "the midnight sun"
    if kinds[i:j] in ("iP", "tP") and _is_capital(scene, at):
        return None  # the programme "This Morning"
    if kinds[i:j] == "tP" and scene.word(i - 1) not in _IN_THE:
        return None  # "for the night", "of the evening"
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
    narrative = lead in ("next", "following", "previous", "that", "same", "the") or not (led or deictic >= 0)
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
    return with_part(draft, code)


def read_night(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Overnight: from the evening before publication to its morning."""
    if scene.day is None:
        return make_unresolved(i, j, "XXXX-XX-XXTNI", "TIME")
    ahead = scene.direction(i) == FUTURE
    first = scene.day if ahead else cal.move(scene.day, "day", -1)
    last = cal.move(scene.day, "day", 1) if ahead else scene.day
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
