"""How a relation is told, in words that a person reads."""

from __future__ import annotations

from reportedly.model import Evidence, Relation, RelationKind, SlotEntry
from reportedly.model.bounds import get_number
from reportedly.reconcile.moment import count_days, get_day


def way_of(late: SlotEntry, early: SlotEntry) -> str:
    """Whether a number went up or down."""
    before, after = get_number(early) or 0.0, get_number(late) or 0.0
    return "goes up" if after > before else "goes down" if after < before else "changes"


def lapse(early: SlotEntry, late: SlotEntry) -> str:
    """How much later the second came, in days."""
    days = count_days(early, late)
    return f"{days} day{'' if days == 1 else 's'} later" if days else "later the same day"


def since(early: SlotEntry, late: SlotEntry) -> str:
    """The same, to stand before what it came after."""
    days = count_days(early, late)
    if not days:
        return "later the same day, after"
    return f"{days} day{'' if days == 1 else 's'} after"


def note_wording(a: SlotEntry, b: SlotEntry, *, events: bool) -> str:
    """What tells that two answers may not mean quite the same: other words for the event, other days."""
    notes = []
    if events and a.event and b.event and a.event != b.event:
        notes.append(f"one says “{a.event}”, the other “{b.event}”")
    if get_day(a) and get_day(b) and get_day(a) != get_day(b):
        days = abs(count_days(a, b) or 0)
        notes.append(f"they are {days} day{'' if days == 1 else 's'} apart")
    return f" ({'; '.join(notes)})" if notes else ""


def who(entry: SlotEntry) -> str:
    """Who says it, for a sentence."""
    if entry.own_voice:
        return f"{entry.outlet or entry.ref.address} itself"
    return entry.agent or "somebody unnamed"


def where(entry: SlotEntry) -> str:
    """Which outlet, or report, says it."""
    return entry.outlet or entry.ref.address


def stretch(earliest: str | None, latest: str | None) -> str:
    """A day, or a time between two, of which either may be open."""
    if earliest and latest:
        return f"{earliest} to {latest}" if earliest != latest else earliest
    return f"by {latest}" if latest else f"from {earliest}"


def make_relation(
    kind: RelationKind, left: SlotEntry, right: SlotEntry, fields: tuple[str, ...], reason: str, score: float = 1.0
) -> Relation:
    """A relation of two answers, shown by their words."""
    return Relation(
        kind=kind,
        left=left.ref,
        right=right.ref,
        fields=fields,
        reason=reason,
        evidence=(
            Evidence(report=left.ref.report, span=left.span),
            Evidence(report=right.ref.report, span=right.span),
        ),
        score=score,
    )
