"""What a question lets happen, and which of two answers to it has the other's words or stands further off."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.lang import load_words
from reportedly.model import ClaimRef, CountedClass, Phase, SlotEntry, SlotKind
from reportedly.reconcile.moment import order_entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a question lets happen: `grows`, counts only go up; `moves`, they go either way with the days."""

    kind: SlotKind = SlotKind.HOW_MANY
    grows: bool = False
    moves: bool = False
    origin_of: dict[ClaimRef, str] = field(default_factory=dict)
    depth_of: dict[ClaimRef, int] = field(default_factory=dict)  # steps from the origin
    copied: frozenset[tuple[ClaimRef, ClaimRef]] = frozenset()  # (copy, source)
    doers: dict[frozenset[ClaimRef], bool] = field(default_factory=dict)  # pairs that name the same doer, or another
    named: dict[ClaimRef, str] = field(default_factory=dict)  # the words for who does it


def find_course(kind: CountedClass | None, phase: Phase, families: set[str]) -> tuple[bool, bool]:
    """Whether counts of a class grow, and whether they move with the days."""
    if phase is not Phase.HAPPENED:
        return False, False
    counting = load_words("slots")["counting"]
    told = kind.value if kind else ""
    grows = told in counting["grows"] or bool(families & set(counting["grown_by"]))
    return grows, told in counting["moves"] or bool(families & set(counting["moved_by"]))


def find_copy(a: SlotEntry, b: SlotEntry, asked: Asked) -> tuple[SlotEntry, SlotEntry] | None:
    """The copy first and then its source, where one of two answers has the words of the other."""
    if (a.ref, b.ref) in asked.copied:
        return a, b
    return (b, a) if (b.ref, a.ref) in asked.copied else None


def order_by_distance(a: SlotEntry, b: SlotEntry, asked: Asked) -> tuple[SlotEntry, SlotEntry]:
    """Of two answers of one origin the one further from it first."""
    far = (asked.depth_of.get(a.ref, 0), len(a.chain), order_entries(a))
    return (a, b) if far > (asked.depth_of.get(b.ref, 0), len(b.chain), order_entries(b)) else (b, a)
