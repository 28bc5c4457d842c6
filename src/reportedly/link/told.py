"""The figures that a report told before, which a bare number may go on from."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.link.answer import BEFALLEN, Answer
from reportedly.link.lists import get_list
from reportedly.model import Claim, CountedClass, Figure

Before = tuple[Claim, Figure, Answer]


@dataclass(slots=True)
class Told:
    """The figures that a bare number may go on from: the last of people, and the last of whom something befell."""

    people: Before | None = None
    befallen: Before | None = None
    by_head: dict[str, Before] = field(default_factory=dict)

    def note(self, claim: Claim, figure: Figure, answer: Answer) -> None:
        """Remember a figure and its answer."""
        if answer.group.head and not answer.is_part and answer.kind not in BEFALLEN:
            self.by_head[answer.group.head] = (claim, figure, answer)
        if answer.kind in BEFALLEN:
            self.befallen = self.people = (claim, figure, answer)
        elif answer.kind in (CountedClass.TROOPS, CountedClass.PEOPLE, CountedClass.CIVILIANS):
            self.people = (claim, figure, answer)

    def find(self, claim: Claim, text: str, *, befallen: bool) -> Before | None:
        """The last figure before a claim, near enough to go on from."""
        for before in (self.befallen, self.people) if befallen else (self.people,):
            if before and _is_near(before[0], claim, text):
                return before
        return None


def _is_near(before: Claim, claim: Claim, text: str) -> bool:
    gap = text[before.span.end : claim.span.start] if claim.span.start > before.span.end else ""
    if len(gap) > 300:
        return False
    if "\n" not in gap:
        return True
    begins = text[(gap and before.span.end + gap.rindex("\n") + 1) or claim.span.start :][:16].lower().lstrip('“"')
    return begins.startswith(get_list("bare", "going_on")) and gap.count("\n\n") < 2
