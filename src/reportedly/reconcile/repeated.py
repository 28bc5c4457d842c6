"""Steps upstream from a number that is given without a name soon after somebody gave it first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from reportedly.model import AgentKind, ClaimRef, CountedClass, EdgeKind, SlotEntry
from reportedly.reconcile.edges import Step, make_edge
from reportedly.reconcile.ground import Ground
from reportedly.reconcile.moment import order_entries
from reportedly.reconcile.slips import are_near, is_slip

_DAY, _DAYS, _WEEK = 1, 3, 7
_NOBODY = (AgentKind.UNNAMED, AgentKind.UNRESOLVED)
_COUNTED_BY_ALL = (CountedClass.TROOPS, CountedClass.CIVILIANS)  # and those of people: who stands there may count them


def find_repeated(
    entry: SlotEntry,
    entries: Sequence[SlotEntry],
    root_of: Mapping[ClaimRef, ClaimRef],
    counted: CountedClass | None,
) -> Step | None:
    """Who first gave a number that no two come to by themselves, where it is given without a name soon after.

    What an outlet says itself of a sum, a share or a weight it has from somebody; whom it names only by what they are
    ("the company") may be who gave it the days before. People may be counted by whoever stands there, so that an outlet
    that counts them is its own origin. Only where all who gave it before rest on one origin, told by `root_of`.
    """
    unsourced = _is_unsourced(entry)
    if entry.denies or entry.low is None or not (unsourced or _is_described(entry)):
        return None
    people = counted is not None and (counted.value.startswith("people") or counted in _COUNTED_BY_ALL)
    if unsourced and (people or not _is_telling(entry.low)):
        return None
    if people and not _is_telling(entry.low):
        return None
    days = _WEEK if unsourced else _DAY if people else _DAYS
    before = [o for o in entries if _gives_first(o, entry, days=days)]
    if len({root_of[o.ref] for o in before}) != 1:
        return None
    credited = [o for o in before if not _is_unsourced(o)]
    if not credited and not unsourced:
        return None  # an outlet that has it from nobody is not who is credited
    other = min(credited or before, key=order_entries)
    told = "nobody is credited here" if unsourced else f"“{entry.agent}” is no name"
    reason = f"{other.outlet or other.ref.address} ({other.ref.address}) gives this number first, and {told}"
    return other, make_edge(EdgeKind.SAME_STATEMENT, other, reason, inferred=True)


def find_slipped(entry: SlotEntry, entries: Sequence[SlotEntry], _: Ground) -> Step | None:
    """Who gave the number of which this is one with a slip: a nought too many, two digits swapped.

    Within days, where both are of one speaker, or one of them names nobody, and no other report gives this number. Ten
    times as many may have come to be in those days: of that both must be credited.
    """
    if entry.denies or any(o.ref.report != entry.ref.report and _give_one_number(o, entry) for o in entries):
        return None
    for other in sorted((o for o in entries if is_slip(entry, o)), key=order_entries):
        if other.ref.report == entry.ref.report or other.denies:
            continue
        apart = _count_apart(other, entry)
        one_voice = entry.speaker is not None and entry.speaker == other.speaker
        if apart is None or not 0 <= apart <= _DAYS or (_is_named(entry) == _is_named(other) == 2 and not one_voice):
            continue
        if apart == 0 and order_entries(other) > order_entries(entry):
            continue
        if not are_near(entry, other) and (_is_unsourced(entry) or _is_unsourced(other)):
            continue
        where = f"{other.outlet or other.ref.address} ({other.ref.address})"
        reason = f"“{entry.words}” is “{other.words}” of {where} with a slip, and no other report at hand gives it"
        return other, make_edge(EdgeKind.SAME_STATEMENT, other, reason, inferred=True)
    return None


def _give_one_number(a: SlotEntry, b: SlotEntry) -> bool:
    return (a.low, a.high) == (b.low, b.high)


def _count_apart(other: SlotEntry, entry: SlotEntry) -> int | None:
    """The days from the report of one to that of another."""
    if not entry.published or not other.published:
        return None
    return (date.fromisoformat(entry.published[:10]) - date.fromisoformat(other.published[:10])).days


def _gives_first(other: SlotEntry, entry: SlotEntry, *, days: int) -> bool:
    if other.ref.report == entry.ref.report or other.denies or other.agent_kind is AgentKind.UNNAMED:
        return False
    if (other.low, other.high, other.approximator) != (entry.low, entry.high, entry.approximator):
        return False
    apart = _count_apart(other, entry)
    if apart is None:
        return False
    # Of one day, who names a source was not the one who repeated it.
    if apart == 0 and _is_named(entry) >= _is_named(other) and order_entries(other) > order_entries(entry):
        return False
    return 0 <= apart <= days


def _is_unsourced(entry: SlotEntry) -> bool:
    return entry.own_voice and entry.agent_kind is None


def _is_described(entry: SlotEntry) -> bool:
    """ "The company", "officials": told by what they are and not by a name."""
    return entry.agent_kind not in (None, AgentKind.OUTLET, *_NOBODY) and entry.agent == (entry.agent or "").lower()


def _is_named(entry: SlotEntry) -> int:
    return 0 if _is_unsourced(entry) else 1 if _is_described(entry) else 2


def _is_telling(number: float) -> bool:
    return len(f"{number:.10g}".replace(".", "").strip("0")) > 1
