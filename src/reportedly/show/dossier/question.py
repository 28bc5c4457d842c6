"""One question of a dossier: its range, its board, its reasons, its origins, its drawings."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model import Comparison, Origin, RelationKind, SlotEntry, SlotKind
from reportedly.show.board import (
    find_standing,
    letter,
    letter_origins,
    write_answer,
    write_as_of,
    write_ends,
    write_range,
    write_speaker,
    write_standing,
)
from reportedly.show.dossier.drawing import Drawing
from reportedly.show.reasons import Reason, list_reasons

_MOST_REASONS = 8
_MOST_ORIGINS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One answer on the board."""

    number: int
    entry: SlotEntry
    when: str
    answer: str
    speaker: str
    stands: str
    is_grave: bool
    letter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A comparison as the dossier shows it; `key` names its place on the page."""

    key: str
    comparison: Comparison
    range: str
    ends: tuple[str, ...]
    lines: tuple[Line, ...]
    reasons: tuple[Reason, ...]
    more_reasons: int
    origins: tuple[tuple[str, Origin, int], ...]
    more_origins: int
    conflicts: int
    drawings: tuple[Drawing, ...] = ()

    @property
    def is_counted(self) -> bool:
        """Whether it asks for a number."""
        return self.comparison.slot.kind == SlotKind.HOW_MANY


_GRAVE = (RelationKind.CONFLICTS, RelationKind.DENIES, RelationKind.MISREPORTS)


def build_question(comparison: Comparison, key: str, drawings: tuple[Drawing, ...] = ()) -> Question:
    """What the dossier says of one comparison."""
    numbers = {entry.ref: n for n, entry in enumerate(comparison.entries, start=1)}
    letters = letter_origins(comparison.origins)
    lines = []
    for entry in comparison.entries:
        relation = find_standing(entry, comparison.relations, numbers)
        lines.append(
            Line(
                number=numbers[entry.ref],
                entry=entry,
                when=write_as_of(entry),
                answer=write_answer(entry),
                speaker=write_speaker(entry).removeprefix("- "),
                stands=write_standing(entry, relation, numbers),
                is_grave=relation is not None and relation.kind in _GRAVE and not relation.may_conflict,
                letter=letters.get(entry.ref, ""),
            )
        )
    reasons = list_reasons(comparison)
    origins = [
        (letter(n), origin, len({member.claim.report for member in origin.members}))
        for n, origin in enumerate(comparison.origins)
    ]
    inside = [r for r in comparison.relations if r.left in numbers and r.right in numbers]
    return Question(
        key=key,
        comparison=comparison,
        range=write_range(comparison),
        ends=tuple(end.replace(", - ", ", ") for end in write_ends(comparison)),
        lines=tuple(lines),
        reasons=tuple(reasons[:_MOST_REASONS]),
        more_reasons=max(len(reasons) - _MOST_REASONS, 0),
        origins=tuple(origins[:_MOST_ORIGINS]),
        more_origins=max(len(origins) - _MOST_ORIGINS, 0),
        conflicts=sum(r.kind in (RelationKind.CONFLICTS, RelationKind.DENIES) and not r.may_conflict for r in inside),
        drawings=drawings,
    )
