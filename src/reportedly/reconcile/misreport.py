"""What a report gets wrong of the statement that it rests on."""

from __future__ import annotations

from reportedly.model import Approximator, SlotEntry
from reportedly.model.bounds import get_number, may_be_equal
from reportedly.reconcile.slips import is_slip
from reportedly.reconcile.telling import stretch, where


def find_misreport(far: SlotEntry, near: SlotEntry) -> tuple[tuple[str, ...], str] | None:
    """What `far` gets wrong of the statement that it rests on, as `near` gives it: its bound, its number, its date."""
    fields, told = [], []
    if get_number(far) == get_number(near):
        if far.approximator is not near.approximator:
            fields.append("approximator")
            if far.approximator is Approximator.NONE:
                told.append(f"drops “{near.approximator.value}”")
            elif near.approximator is Approximator.NONE:
                told.append(f"adds “{far.approximator.value}”")
            else:
                told.append(f"makes “{far.approximator.value}” of “{near.approximator.value}”")
    elif not may_be_equal(far, near) or is_slip(far, near):
        fields.append("figure")
        told.append(f"gives “{far.words}”")
    days = (far.event_earliest, far.event_latest), (near.event_earliest, near.event_latest)
    # A number that another clause takes up ("1,500 of the 6,200 went back on Thursday") has that clause's day.
    if far.event == near.event and are_apart(days[0], days[1]):
        fields.append("time")
        told.append(f"dates it {stretch(*days[0])} where its origin dates it {stretch(*days[1])}")
    if not fields:
        return None
    return tuple(fields), f"{where(far)} {' and '.join(told)}, where {where(near)} gives “{near.words}”"


def are_apart(a: tuple[str | None, str | None], b: tuple[str | None, str | None]) -> bool:
    """Whether two stretches of time (earliest, latest) cannot be one."""
    if a == b:
        return False
    if all(a) and all(b):
        return max(a[0] or "", b[0] or "") > min(a[1] or "~", b[1] or "~")
    # Two deadlines, or two beginnings: told apart by the day that both give.
    both = [(x, y) for x, y in zip(a, b, strict=True) if x and y]
    same_shape = [x is None for x in a] == [y is None for y in b]
    return same_shape and any(x != y for x, y in both)
