"""The range of a slot's answers, and what changed when."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from reportedly.model import Approximator, Development, Range, Relation, RelationKind, SlotEntry
from reportedly.model.bounds import get_number
from reportedly.reconcile.moment import get_day


def find_range(entries: Sequence[SlotEntry]) -> Range | None:
    """The least and the most that anybody says, and who; denials say no number of their own."""
    told = [e for e in entries if get_number(e) is not None and (not e.denies or e.low == e.high == 0)]
    if not told:
        return None
    low = min(e.low if e.low is not None else e.high or 0.0 for e in told)
    high = max(e.high if e.high is not None else e.low or 0.0 for e in told)
    lowest = [e for e in told if (e.low if e.low is not None else e.high) == low]
    highest = [e for e in told if (e.high if e.high is not None else e.low) == high]
    up = (Approximator.AT_LEAST, Approximator.MORE_THAN)
    down = (Approximator.UP_TO, Approximator.FEWER_THAN)
    return Range(
        low=low,
        high=high if high != inf else None,
        lowest=tuple(e.ref for e in lowest),
        highest=tuple(e.ref for e in highest),
        open_above=any(e.approximator in up or e.high is None for e in highest),
        open_below=any(e.approximator in down or e.low is None for e in lowest),
    )


def find_developments(entries: Sequence[SlotEntry], relations: Sequence[Relation]) -> tuple[Development, ...]:
    """What changed, and when: the first answer, then every one that updates or denies what stood before it."""
    by_ref = {e.ref: e for e in entries}
    order = {e.ref: n for n, e in enumerate(entries)}
    found: list[Development] = []
    told: set[object] = set()
    if entries:
        first = entries[0]
        found.append(
            Development(at=get_day(first), before=None, after=first.ref, reason=f"first told: “{first.words}”")
        )
    changes = [r for r in relations if r.kind in (RelationKind.UPDATES, RelationKind.DENIES)]
    changes = [r for r in changes if r.left in by_ref and r.right in by_ref]
    # Of all that an answer updates, what the same speaker said before, else what stood last.
    same = {r: by_ref[r.left].speaker == by_ref[r.right].speaker for r in changes}
    changes.sort(key=lambda r: (order[r.left], not same[r], -order[r.right]))
    for relation in changes:
        if relation.left in told:
            continue
        told.add(relation.left)
        after = by_ref[relation.left]
        found.append(Development(at=get_day(after), before=relation.right, after=relation.left, reason=relation.reason))
    return tuple(found)
