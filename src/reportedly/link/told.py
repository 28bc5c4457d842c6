"""The figures that a report told before, which a bare number may go on from."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.link.answer import BEFALLEN, Answer
from reportedly.link.lists import get_list
from reportedly.model import Claim, CountedClass, Figure

Before = tuple[Claim, Figure, Answer]
_PEOPLE = (CountedClass.TROOPS, CountedClass.PEOPLE, CountedClass.CIVILIANS)
_RATHER_NOT = (CountedClass.SHARE, CountedClass.DURATION, CountedClass.RATIO)  # of which no bare number goes on
_FAR = 300  # characters


@dataclass(slots=True)
class Told:
    """The figures that a bare number may go on from: the last of people, of those whom something befell, of things, of
    measures."""

    people: Before | None = None
    befallen: Before | None = None
    thing: Before | None = None
    measure: Before | None = None
    by_head: dict[str, Before] = field(default_factory=dict)
    unread: Figure | None = None  # the last that counts something of no known class

    def note(self, claim: Claim, figure: Figure, answer: Answer) -> None:
        """Remember a figure and its answer."""
        before = (claim, figure, answer)
        if answer.group.head and not answer.is_part and answer.kind not in BEFALLEN:
            self.by_head[answer.group.head] = before
        if answer.entry.unit is not None:
            if not answer.is_part and answer.kind not in _RATHER_NOT:
                self.measure = before
        elif answer.kind in BEFALLEN:
            self.befallen = self.people = before
        elif answer.kind in _PEOPLE:
            self.people = before
        elif answer.kind is not None and answer.group.head:
            self.thing = before

    def is_cut_off(self, before: Before, figure: Figure) -> bool:
        """Whether something else is counted between: a bare number then need not go on from `before`.

        "Missing: 41. The manifest has 139 names; the agency reckons with 154."
        """
        return self.unread is not None and before[1].number.end <= self.unread.number.start < figure.number.start

    def find(self, claim: Claim, text: str, *, befallen: bool) -> Before | None:
        """The last figure of people before a claim, near enough to go on from; `befallen`: of whom something befell."""
        for before in (self.befallen, self.people) if befallen else (self.people,):
            if before and _is_near(before[0], claim, text):
                return before
        return None

    def find_last(self, figure: Figure, claim: Claim, text: str) -> Before | None:
        """The last figure of any sort before another, near enough to go on from."""
        last = [b for b in (self.people, self.thing, self.measure) if b and b[1].number.end <= figure.number.start]
        found = max(last, key=lambda b: b[1].number.start, default=None)
        return found if found and _is_near(found[0], claim, text) else None

    def find_across(self, claim: Claim, text: str) -> Before | None:
        """The last figure of people, though a paragraph begins between: wires write one sentence a paragraph."""
        before = self.people
        gap = text[before[0].span.end : claim.span.start] if before else ""
        return before if before and len(gap) <= _FAR and gap.strip().count("\n\n") < 2 else None


def _is_near(before: Claim, claim: Claim, text: str) -> bool:
    gap = text[before.span.end : claim.span.start] if claim.span.start > before.span.end else ""
    if len(gap) > _FAR:
        return False
    if "\n" not in gap:
        return True
    begins = text[(gap and before.span.end + gap.rindex("\n") + 1) or claim.span.start :][:16].lower().lstrip('“"')
    return begins.startswith(get_list("bare", "going_on")) and gap.count("\n\n") < 2
