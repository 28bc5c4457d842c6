"""Now, currently, recently, soon, the future: only on one side of publication."""

from __future__ import annotations

from reportedly.extract.time.draft import Scene, TimeDraft
from reportedly.extract.time.fields import find_cues
from reportedly.extract.time.tense import FUTURE
from reportedly.model import Anchor


def read_vague(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Now, currently, recently, soon, these days, the future: only on one side of publication."""
    kind, word = scene.kind(i), scene.word(i)
    meaning = scene.lex.value[i]
    if kind == "R":
        return _read_recent(scene, i)
    if kind == "T":
        if word != "these" or scene.lex.value[j - 1] != "day":
            return None
        return _reference(scene, i, j, 0)
    if scene.kind(j - 1) in "l3":
        if (scene.tag(j - 1) == "JJ" and scene.tag(j)[:2] in ("NN", "JJ")) or scene.word(j - 1) not in (
            "future",
            "past",
        ):
            return None  # "future payments" lie on no day
        if scene.word(j) in ("of", "'", "’") or scene.p.text[scene.lex.start[j - 1]].isupper():
            return None
        if scene.word(j - 1) == "past" and (kind != "t" or scene.word(i - 1) != "in"):
            return None
        return _reference(scene, i, j, 1 if scene.word(j - 1) == "future" else -1)
    if kind == "1":
        if (
            scene.p.text[scene.lex.start[i]].isupper()
            and scene.tag(i) == "NNP"
            and scene.kind(i - 1) == "."
            and scene.tag(i - 1) == "NNP"
        ):
            return None
        if meaning == "now":
            if scene.word(i - 1) == "by" or (scene.word(i) == "now" and scene.word(i + 1) == "-"):
                return None
            return _reference(scene, i, j, 0)
        if meaning == "soon":
            if scene.word(i - 1) in ("as", "too", "how") or scene.word(i + 1) in (
                "after",
                "before",
                "afterwards",
                "afterward",
            ):
                return None
            if word == "shortly" and scene.direction(i) != FUTURE:
                return None
            return _reference(scene, i, j, 1)
        return _reference(scene, i, j, -1)
    if kind == "i":
        if word != "current" or scene.kind(i + 1) in "uUq":
            return None
        return _reference(scene, i, j, 0)
    return None


def _read_recent(scene: Scene, i: int) -> TimeDraft | None:
    """Recent history, recent U.S. memory, recent times."""
    if scene.word(i) != "recent":
        return None
    for k in range(i + 1, i + 6):  # "U.S." is four words here
        if scene.word(k) in find_cues("recent"):
            return _reference(scene, i, k + 1, -1)
        if scene.tag(k) not in ("NNP", "JJ"):
            return None
    return None


def _reference(scene: Scene, i: int, j: int, sign: int) -> TimeDraft:
    value = {0: "PRESENT_REF", -1: "PAST_REF", 1: "FUTURE_REF"}[sign]
    draft = TimeDraft(i=i, j=j, type="DATE", value=value, anchor=Anchor.PUBLISHED)
    if scene.day is None:
        draft.anchor = Anchor.UNRESOLVED
        return draft
    draft.first = scene.day if sign >= 0 else None
    draft.last = scene.day if sign <= 0 else None
    return draft
