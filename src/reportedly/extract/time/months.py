"""Months: June, last June, early March 2024, July last year; and which words that can be months are."""

from __future__ import annotations

from reportedly.extract.time import calendar as cal
from reportedly.extract.time.draft import Scene, TimeDraft, make_draft, make_unresolved
from reportedly.extract.time.fields import find_bounded_direction, find_cues, find_part, find_year
from reportedly.extract.time.tense import FUTURE, PAST
from reportedly.lang import load_words
from reportedly.model import Anchor


def read_month(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """June, last June, early March 2024, July last year, every May."""
    kinds, value = scene.lex.kinds, scene.lex.value
    at = kinds.find("M", i, j)
    if at < 0:
        return None
    while j > at + 1 and kinds[j - 1] in ",-@t":
        j -= 1
    if not is_month(scene, at, j > at + 1 or i < at):
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
        year = _month_year(scene, i, at, month)
    period = cal.make_month(year, month)
    if period is None:
        return None
    draft = make_draft(scene, i, j, period, Anchor.PUBLISHED, part)
    draft.partial = (month, 0)
    return draft


def _month_year(scene: Scene, i: int, at: int, month: int) -> int:
    assert scene.day is not None
    year, now = scene.day.year, scene.day.month
    direction = find_bounded_direction(scene, i, at)
    if direction == PAST:
        return year if month <= now else year - 1
    if direction == FUTURE:
        return year if month >= now else year + 1
    return min((year - 1, year, year + 1), key=lambda y: abs((y - year) * 12 + month - now + 0.5))


def is_month(scene: Scene, at: int, modified: bool) -> bool:
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
    if named and not (
        before in find_cues("month") and before != "the" and not short and word not in ("june", "april", "may")
    ):
        return False
    if not ambiguous:
        return True
    if (
        before in ("a", "an", "the", "its", "their", "his", "her", "this")
        and scene.tag(at + 1) in ("NN", "NNS", "JJ")
        and not short
    ):
        return scene.word(at + 1).isalpha() and not (word == "may" and before == "the")  # "a June agreement"
    if before not in find_cues("month"):
        return scene.kind(at + 1) == "'" and not named and word not in ("may", "june", "april", "jan")
    if word == "march" and before in ("the", "on", "for", "at", ","):
        return False
    if word in ("may", "april", "june", "jan") and before in ("the", "and", ",", "to", "of", "for", "or", "than"):
        # "Theresa and May": only beside another month
        return scene.kind(at - 2) in "MY" or (before in ("of", "to", "for") and scene.tag(at) != "MD" and not named)
    return not (short and before in (",", "and", "to", "the", "at", "for"))
