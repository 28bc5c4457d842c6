"""Times that point back at one told just before: since then, until then, by that time."""

from __future__ import annotations

from reportedly.extract.time import calendar as cal
from reportedly.extract.time.draft import Scene, TimeDraft, make_draft
from reportedly.model import Anchor

_FAR = 400  # characters beyond which nobody looks back
_BOUNDS = frozenset(("by", "until", "till", "since", "before", "from"))


def read_pointing(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Then, that time, that moment: the time told last, a deadline too; nothing where none was told."""
    if scene.word(i - 1) not in _BOUNDS or (scene.kind(i) == "N" and scene.word(i) != "then"):
        return None
    if scene.word(i - 1) == "before" and scene.word(i) == "then" and scene.tag(j)[:1] == "V":
        return None
    told = next((d for d in scene.drafts[:-4:-1] if d.first and d.type in ("DATE", "TIME") and d.unit), None)
    if told is None or told.first is None or scene.lex.start[i] - told.end > _FAR:
        return None
    unit = told.unit if told.unit in cal.GRAINS else "day"
    draft = make_draft(scene, i, j, cal.period_of(unit, told.first), Anchor.NARRATIVE)
    if told.last and told.last != told.first:
        draft.first, draft.last = told.first, told.last
    if told.moment:
        draft.type, draft.value, draft.moment = told.type, told.value, told.moment
    draft.anchor_span = scene.span(told.i, told.j)
    draft.aside = True
    return draft
