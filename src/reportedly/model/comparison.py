"""What reports say to one question, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.origin import Counts, Origin
from reportedly.model.reference import ClaimRef
from reportedly.model.relation import Relation
from reportedly.model.slot import Slot, SlotEntry
from reportedly.model.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """The least and the most that anybody says, and who says so; None is an end that nobody bounds ("at least 300")."""

    low: float | None
    high: float | None
    lowest: tuple[ClaimRef, ...] = ()
    highest: tuple[ClaimRef, ...] = ()
    open_above: bool = False  # somebody says "at least" or "more than" at the top
    open_below: bool = False  # somebody says "up to" or "fewer than" at the bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Development:
    """What changed, and when: `after` came on the day `at` in place of `before` (None: it came up first)."""

    at: str | None
    before: ClaimRef | None
    after: ClaimRef
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A slot with its answers in time order, how they stand to each other, and what they rest on.

    `relations` are those between its own entries first, then those that lead to other slots. There is no "true"
    value here and never will be: a person decides.
    """

    story: Story | None
    slot: Slot
    entries: tuple[SlotEntry, ...]
    relations: tuple[Relation, ...]
    origins: tuple[Origin, ...]
    counts: Counts
    range: Range | None = None
    developments: tuple[Development, ...] = ()
